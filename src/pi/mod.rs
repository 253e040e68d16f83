//! Buckingham's Π, exactly: problem → basis → scale, and why not.

mod catalogue;
mod fixed;
mod matrix;
mod scale;
mod select;
mod sign;

pub use fixed::{FixedBasis, FixedScale, MAX_FIELDS, reach, solve};
pub(crate) use fixed::{Witness, witness};
pub use sign::Sign;
