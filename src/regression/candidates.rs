//! Which families compete, the simplest first.

use super::design::Terms;
use super::model_choice::ModelChoice;
use super::monomials::Monomials;
use super::sample::Sample;
use super::spline::{Knots, SPLINES};
use crate::error::Result;
use crate::features::Features;

/// The candidates of [`ModelChoice::Auto`], the simplest first.
const CANDIDATES: [ModelChoice; 4] =
    [ModelChoice::Constant, ModelChoice::PowerLaw, ModelChoice::Polynomial(2), ModelChoice::Polynomial(3)];

/// What competes, the simplest first; splines where one direction varies.
pub(crate) fn candidates(features: &Features, choice: ModelChoice) -> Vec<ModelChoice> {
    match choice {
        ModelChoice::Auto if features.whitening().rank() == 1 => {
            CANDIDATES.into_iter().chain(splines(features)).collect()
        }
        ModelChoice::Auto => CANDIDATES.to_vec(),
        ModelChoice::Spline(None) => {
            let splines = splines(features);
            // The smallest one says why there is none.
            if splines.is_empty() { vec![ModelChoice::Spline(Some(SPLINES[0]))] } else { splines }
        }
        choice => vec![choice],
    }
}

/// The family that is fitted when cross-validation can decide nothing.
pub(crate) fn smallest_sound(features: &Features) -> ModelChoice {
    if features.whitening().rank() == 0 { ModelChoice::Constant } else { ModelChoice::PowerLaw }
}

/// Why a family does not compete for a sample.
pub(crate) fn not_a_candidate(sample: &Sample, candidate: ModelChoice) -> Option<String> {
    match candidate {
        ModelChoice::Constant if sample.rank() > 0 => {
            Some("groups vary, and a constant over them depends on the choice of scale".into())
        }
        ModelChoice::PowerLaw | ModelChoice::Polynomial(_) if sample.rank() == 0 => Some("no group varies".into()),
        _ => None,
    }
}

/// The splines that have at least two rows for each knot, and rows between all knots.
fn splines(features: &Features) -> Vec<ModelChoice> {
    let rows = features.rows();
    let sound = |&knots: &u32| 2 * knots as usize <= rows && Knots::new(features, knots).is_ok();
    SPLINES.into_iter().filter(sound).map(|knots| ModelChoice::Spline(Some(knots))).collect()
}

/// The terms of a family that is linear in its coefficients; `None` for the others.
pub(crate) fn terms(features: &Features, candidate: ModelChoice) -> Result<Option<Box<dyn Terms>>> {
    let varying = features.whitening().rank();
    Ok(Some(match candidate {
        ModelChoice::Auto | ModelChoice::Constant => Box::new(Monomials::new(0, 0)?),
        ModelChoice::PowerLaw => Box::new(Monomials::new(varying, 1)?),
        ModelChoice::Polynomial(degree) => Box::new(Monomials::new(varying, degree)?),
        ModelChoice::Spline(knots) => Box::new(Knots::new(features, knots.unwrap_or(SPLINES[0]))?),
        ModelChoice::Robust(_)
        | ModelChoice::Ridge(_)
        | ModelChoice::GaussianProcess(_)
        | ModelChoice::Smooth
        | ModelChoice::Asymptotes
        | ModelChoice::Blend
        | ModelChoice::Own => return Ok(None),
    }))
}
