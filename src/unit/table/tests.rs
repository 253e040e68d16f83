//! The rows agree with each other: every symbol once, every definition readable, every reading of a trap a unit.

use super::*;
use crate::unit::Units;
