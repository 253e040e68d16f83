//! Regression over Π groups: every family takes [`Features`] and a response of dimension one.
//!
//! Training commutes with every passive change of description. Another choice of units does not change Π at all; another
//! basis of groups or another scale monomial changes ln Π and the response by linear maps, and each family is a space
//! of functions that such maps leave in place.
//!
//! [`Features`]: crate::features::Features

mod asymptotes;
mod blend;
mod calibration;
mod candidates;
mod centre;
mod constant;
mod criterion;
mod cross_validation;
mod design;
mod family;
mod fit;
mod fitted;
mod gradient;
mod held_out;
mod kernel;
pub(crate) mod least_squares;
mod model;
mod model_choice;
mod monomials;
mod polynomial;
mod power_law;
mod prediction;
mod projection;
mod regressor;
mod robust;
mod sample;
mod shares;
mod spline;
mod streamed;
mod student;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]
mod tests;

pub(crate) use asymptotes::{Asymptotes, Term};
pub(crate) use blend::Blend;
pub(crate) use candidates::candidates;
pub(crate) use criterion::EXACT;
pub use cross_validation::CrossValidation;
pub(crate) use cross_validation::{End, Folds, shuffled};
pub(crate) use family::Family;
pub(crate) use fit::{Fit, Settings, fit, fit_without};
pub(crate) use held_out::errors_on;
pub(crate) use kernel::{Metric, Radial, Smoother};
pub(crate) use model::Model;
pub use model_choice::{Loss, ModelChoice, Smoothness};
pub(crate) use monomials::Monomials;
pub(crate) use polynomial::Polynomial;
pub(crate) use power_law::PowerLaw;
pub use prediction::{Coefficient, Score};
pub(crate) use projection::Projection;
pub use regressor::{Learned, Regressor, TrainingRows};
pub use robust::Robust;
pub(crate) use sample::Sample;
pub(crate) use shares::{Rows, Share};
pub(crate) use spline::Spline;
pub(crate) use streamed::Totals;
pub(crate) use student::two_sided_quantile;
