//! Laws that cannot depend on the choice of units.

// The derive's output names this crate by its own name.
extern crate self as dimensionless;

mod constants;
mod dimension;
mod error;
mod features;
mod lattice;
mod pi;
mod quantity;
mod rational;
mod record;
mod regression;
mod unit;

pub use constants::Constant;
pub use dimension::{BaseQuantity, Dimension};
pub use dimensionless_derive::Record;
pub use error::{Code, Error, Location, Result};
pub use pi::Sign;
pub use quantity::Quantity;
pub use rational::Rational;
pub use record::{Field, Record};

/// What the derive's output calls; no part of the public interface.
#[doc(hidden)]
pub mod __private {
    pub use crate::pi::{FixedBasis, FixedScale, MAX_FIELDS, reach, solve};
    pub use crate::record::{Product, check_constant, check_target, check_used, constant, exponent, exponents, groups};
}
