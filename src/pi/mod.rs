//! Buckingham's Π, exactly: problem → basis → scale, and why not.

mod basis;
mod catalogue;
mod declared;
mod expression;
mod fixed;
mod group;
mod impossible;
mod matrix;
mod problem;
mod scale;
mod select;
mod sign;

pub use basis::PiBasis;
pub(crate) use expression::is_plain;
pub use fixed::{FixedBasis, FixedScale, MAX_FIELDS, reach, solve};
pub(crate) use fixed::{Witness, witness};
pub use group::{PiGroup, Scale};
pub use problem::{Problem, Variable};
pub use sign::Sign;
