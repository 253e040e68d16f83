//! Buckingham's Π, exactly: problem → basis → scale, and why not.

mod all;
mod basis;
mod catalogue;
#[allow(clippy::result_large_err, reason = "in `const` nothing can be boxed: a refusal holds its words in place")]
mod declared;
mod explain;
pub(crate) mod expression;
mod fingerprint;
mod fixed;
mod group;
mod impossible;
mod matrix;
mod problem;
mod scale;
mod select;
mod sign;
#[allow(clippy::result_large_err, reason = "in `const` nothing can be boxed: a refusal holds its words in place")]
mod similitude;

pub use all::{BasesCount, RepeatingBases};
pub use basis::PiBasis;
pub use explain::{Clearing, Explanation, PivotStep, RepeatingChoice, RowOperation};
pub(crate) use expression::is_plain;
pub(crate) use fingerprint::fingerprint;
pub use fixed::{FixedBasis, FixedScale, MAX_FIELDS, declared_or_solved, reach, solve};
pub(crate) use fixed::{Witness, declared_basis, similar_exponents, witness};
pub use group::{PiGroup, Scale};
pub(crate) use impossible::name_of;
pub(crate) use matrix::Bases;
pub(crate) use problem::Part;
pub use problem::{Problem, Variable};
pub use sign::Sign;
pub use similitude::{Similar, Similarity, Similitude, similitude};
