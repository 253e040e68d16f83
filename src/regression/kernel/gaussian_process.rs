//! Gaussian processes: any smooth law, with a power law as mean.
//!
//! The mean is linear in the whitened coordinates z with a flat prior (universal kriging), the deviation from it has a
//! covariance of Matérn's family, whose smoothness, length and noise are those of the best restricted likelihood (Rasmussen &
//! Williams 2006, §2.7, §4.2 and §5.4). Where the rows say that the response bends more in some directions than in others,
//! distances are taken as its whole metric says (see [`metric`](super::metric)). A rotation of z, which is another basis of
//! groups, changes no distance, or turns the metric; a linear function of z added to the response, which is another scale,
//! is taken up by the mean. Far from all rows the
//! deviation dies out and the power law is left: this family is its own tail.

use super::fitting::{Plan, fit};
use super::radial::Radial;
use super::smoother::Smoother;
use crate::error::Result;
use crate::regression::Smoothness;
use crate::regression::sample::Sample;

/// What is fitted: shapes from rough to smooth, exact up to 3,000 rows.
const PLAN: Plan = Plan {
    name: "a Gaussian process",
    shapes: &[Radial::Matern3, Radial::Matern5, Radial::Gaussian],
    exact_rows: 3000,
    knots: 300,
    is_rough: false,
};

/// The kernels of a smoothness; without one, those that the likelihood decides between.
fn shapes(smoothness: Option<Smoothness>) -> &'static [Radial] {
    match smoothness {
        None => PLAN.shapes,
        Some(Smoothness::Once) => &[Radial::Matern3],
        Some(Smoothness::Twice) => &[Radial::Matern5],
        Some(Smoothness::Always) => &[Radial::Gaussian],
    }
}

/// How a Gaussian process is fitted.
pub(crate) struct GaussianProcess;

impl GaussianProcess {
    /// Fits by restricted likelihood. Time: rows³ for each of some twenty likelihoods up to 3,000 rows; above, length and noise are
    /// fitted to 1,500 rows, and all rows to 300 points of the kernel.
    ///
    /// # Errors
    ///
    /// When no group varies, there are not two rows more than directions in which groups vary, or rows and weights are too
    /// far apart in size.
    pub(crate) fn fit(sample: &Sample, smoothness: Option<Smoothness>) -> Result<Smoother> {
        fit(sample, &Plan { shapes: shapes(smoothness), ..PLAN })
    }

    /// The same with parameters of three hundred rows, for a first look at many candidates.
    ///
    /// # Errors
    ///
    /// As [`GaussianProcess::fit`].
    pub(crate) fn fit_roughly(sample: &Sample, smoothness: Option<Smoothness>) -> Result<Smoother> {
        fit(sample, &Plan { shapes: shapes(smoothness), is_rough: true, ..PLAN })
    }
}
