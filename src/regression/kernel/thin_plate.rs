//! Thin-plate smoothing splines in one to three directions.
//!
//! The function that balances the squared residuals with its bending energy ∫ Σ (∂²f/∂zᵢ∂zⱼ)² (Duchon 1977; Wahba 1990, §2.4); in
//! one direction the natural cubic smoothing spline. Bending does not see a turn of z, nor a linear function added to f,
//! and the energy of more than three directions is finite for spikes, which is why there are no more. Tails are straight up
//! to a logarithm.
//!
//! The smoothing comes from restricted likelihood, as the ratio of noise to signal of the random function of which this spline is the
//! best prediction (Wahba 1985, Annals of Statistics 13, 1378): it has fewer false minima than cross-validation and
//! undersmooths less often (Reiss & Ogden 2009, J. R. Statist. Soc. B 71, 505).

use super::fitting::{Plan, fit};
use super::radial::Radial;
use super::smoother::Smoother;
use crate::error::{Code, Error, Result};
use crate::regression::sample::Sample;

/// How a thin-plate spline is fitted.
pub(crate) struct ThinPlate;

impl ThinPlate {
    /// Fits by restricted likelihood. Time: rows³ for each of some twenty likelihoods up to 1,500 rows; above, all rows are
    /// fitted to 300 points of the kernel.
    ///
    /// # Errors
    ///
    /// When no or more than three directions vary, there are not two rows more than directions, or rows and weights are
    /// too far apart in size.
    pub(crate) fn fit(sample: &Sample) -> Result<Smoother> {
        Self::fit_as(sample, false)
    }

    /// The same with parameters of three hundred rows, for a first look at many candidates.
    ///
    /// # Errors
    ///
    /// As [`ThinPlate::fit`].
    pub(crate) fn fit_roughly(sample: &Sample) -> Result<Smoother> {
        Self::fit_as(sample, true)
    }

    fn fit_as(sample: &Sample, is_rough: bool) -> Result<Smoother> {
        let shape = match sample.rank() {
            0 | 1 => Radial::Cubic,
            2 => Radial::Plate,
            3 => Radial::Distance,
            rank => {
                let message = format!("a thin-plate spline is for one to three directions, and {rank} vary");
                return Err(Error::new(Code::Setting, message).help("choose a Gaussian process, or fewer groups"));
            }
        };
        fit(sample, &Plan { name: "a thin-plate spline", shapes: &[shape], exact_rows: 1500, knots: 300, is_rough })
    }
}
