//! Laws that cannot depend on the choice of units.

mod dimension;
mod error;
mod features;
mod rational;
mod regression;
mod unit;

pub use dimension::{BaseQuantity, Dimension};
pub use error::{Code, Error, Location, Result};
pub use rational::Rational;
pub use regression::{Coefficient, CrossValidation, Loss, ModelChoice, Prediction, Score};
