//! Buckingham's Π, exactly: problem → basis → scale, and why not.

mod all;
mod basis;
mod catalogue;
mod explain;
mod fingerprint;
mod fixed;
mod group;
mod impossible;
mod matrix;
mod problem;
mod scale;
mod select;
mod sign;

pub use all::{BasesCount, RepeatingBases};
pub use basis::PiBasis;
pub use explain::{Clearing, Explanation, PivotStep, RepeatingChoice, RowOperation};
pub(crate) use fingerprint::fingerprint;
pub use fixed::{FixedBasis, FixedScale, MAX_FIELDS, reach, solve};
pub(crate) use fixed::{Witness, witness};
pub use group::{PiGroup, Scale};
pub use problem::{Problem, Variable};
pub use sign::Sign;
