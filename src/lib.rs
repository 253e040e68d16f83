//! Laws that cannot depend on the choice of units.

// The derive's output names this crate by its own name.
extern crate self as dimensionless;

mod constants;
mod dimension;
mod error;
mod features;
mod header;
mod lattice;
mod law;
mod pi;
mod quantity;
mod rational;
mod record;
mod regression;
mod table;
mod unit;

pub use constants::Constant;
pub use dimension::{BaseQuantity, Dimension};
pub use error::{Code, Error, Location, Result};
pub use law::{FitOptions, Law, Prediction, Predictions, Quality, TableLaw};
pub use pi::{PiBasis, PiGroup, Problem, Scale, Sign, Variable};
pub use quantity::Quantity;
pub use rational::Rational;
pub use record::{Field, Record};
pub use regression::{Coefficient, CrossValidation, Loss, ModelChoice, Score};
pub use table::{Column, Inputs, ReadOptions, Table};
pub use unit::{Unit, UnitEntry, Units};

/// What the derive's output calls; no part of the public interface.
#[doc(hidden)]
pub mod __private {
    pub use crate::pi::{FixedBasis, FixedScale, MAX_FIELDS, reach, solve};
    pub use crate::record::{check_target, check_unused, evaluate, exponents};
}
