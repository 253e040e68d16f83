//! Radial kernels over an unpenalised power law: the Gaussian process and the thin-plate spline.
//!
//! Both are one model, y = h(z)·β + f(z) + ε with h(z) = (1, z): β is free, f is random with a covariance that depends on
//! distances alone, ε has the variance σ²/w. What h explains is first taken out by reflections (see
//! [`reflectors`]), so neither the likelihood nor the residuals know of β: another scale monomial, which adds b·z to the
//! response, changes β by b and nothing else. Another basis of groups turns z, and distances stay.

mod cholesky;
mod fitting;
mod frame;
mod gaussian_process;
mod held_out;
mod low_rank;
mod metric;
mod minimise;
mod radial;
mod reflectors;
mod restricted_likelihood;
mod search;
mod shares;
mod slopes;
mod smoother;
mod thin_plate;
mod trust;

pub(crate) use gaussian_process::GaussianProcess;
pub(crate) use metric::Metric;
pub(crate) use radial::Radial;
pub(crate) use slopes::Slopes;
pub(crate) use smoother::Smoother;
pub(crate) use thin_plate::ThinPlate;

use super::fitted::{Evaluated, Fitted};
use super::held_out::HeldOut;
use super::sample::Sample;
use crate::error::Result;

impl Smoother {
    /// Each row under a fit without it, at the length, noise and signal of all rows.
    ///
    /// # Errors
    ///
    /// When the rows but one do not determine the power law.
    pub(crate) fn one_by_one(&self, sample: &Sample) -> Result<Vec<HeldOut>> {
        let rows = held_out::one_by_one(self, sample)?;
        Ok(rows.into_iter().enumerate().map(|(row, found)| weighted(found, sample.weight(row))).collect())
    }

    /// The rows of each fold under a fit without them, at the length, noise and signal of all rows; folds may overlap.
    ///
    /// # Errors
    ///
    /// When the rows outside a fold do not determine the power law.
    pub(crate) fn fold_by_fold(&self, sample: &Sample, folds: &[Vec<usize>]) -> Result<Vec<Vec<HeldOut>>> {
        let found = held_out::fold_by_fold(self, sample, folds)?.into_iter().zip(folds);
        let of_fold = |(errors, fold): (Vec<held_out::HeldOut>, &Vec<usize>)| {
            errors.into_iter().zip(fold).map(|(found, &row)| weighted(found, sample.weight(row))).collect()
        };
        Ok(found.map(of_fold).collect())
    }
}

/// Both times the root of the weight, so that rows of all weights compare.
fn weighted(found: held_out::HeldOut, weight: f64) -> HeldOut {
    let root = weight.sqrt();
    HeldOut { error: found.residual * root, standard_error: found.standard_error * root }
}

impl Fitted for Smoother {
    fn evaluate(&self, coordinates: &[f64], work: &mut Vec<f64>) -> Evaluated {
        Smoother::evaluate(self, coordinates, work)
    }

    fn slopes(&self, coordinates: &[f64]) -> Vec<f64> {
        Smoother::slopes(self, coordinates)
    }

    fn rows(&self) -> usize {
        self.saved.rows
    }

    fn coefficients(&self) -> f64 {
        self.saved.coefficients
    }

    fn deviation(&self) -> f64 {
        self.saved.deviation
    }

    fn is_consistent(&self, rank: usize) -> bool {
        self.points.dimension == rank
    }
}
