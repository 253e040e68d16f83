//! The families, and what all of them share.

use serde::{Deserialize, Serialize};

use super::asymptotes::Asymptotes;
use super::blend::Blend;
use super::constant::Constant;
use super::fit::Settings;
use super::fitted::Fitted;
use super::kernel::{GaussianProcess, Smoother, ThinPlate};
use super::model_choice::ModelChoice;
use super::polynomial::Polynomial;
use super::power_law::PowerLaw;
use super::prediction::Coefficient;
use super::regressor::Own;
use super::robust;
use super::sample::Sample;
use super::spline::{SPLINES, Spline};
use crate::error::{Code, Error, Result};

/// A fitted family.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Family {
    /// The mean.
    Constant(Constant),
    /// Linear in ln Π.
    PowerLaw(PowerLaw),
    /// A polynomial with a power law as tail.
    Polynomial(Polynomial),
    /// A natural cubic spline, which is its own tail.
    Spline(Spline),
    /// A power law at one end, an exponential or another power law at the other.
    Asymptotes(Asymptotes),
    /// Any smooth law, with a power law as mean.
    GaussianProcess(Smoother),
    /// A thin-plate smoothing spline over a power law.
    ThinPlate(Smoother),
    /// A few power laws that take turns.
    Blend(Blend),
    /// A learner of the user's, which no file can hold.
    #[serde(skip)]
    Own(Own),
}

impl Family {
    /// Fits the family of a choice.
    ///
    /// # Errors
    ///
    /// With too few rows for it, and where the family is not made for the directions in which the rows vary.
    pub(crate) fn fit(sample: &Sample, choice: ModelChoice, settings: &Settings) -> Result<Self> {
        let name = choice.phrase(settings.loss);
        Ok(match choice {
            ModelChoice::Own => match settings.regressor {
                Some(regressor) => Self::Own(Own::fit(sample, regressor)?),
                None => {
                    return Err(Error::new(Code::Setting, "a learner of one's own was asked for, and none was given")
                        .help("fit with `TableLaw::fit_with` or `Law::fit_with`"));
                }
            },
            ModelChoice::Auto | ModelChoice::Constant => Self::Constant(Constant::fit(sample)?),
            ModelChoice::PowerLaw => Self::PowerLaw(PowerLaw::fit(sample, &name)?),
            ModelChoice::GaussianProcess(smoothness) => {
                Self::GaussianProcess(GaussianProcess::fit(sample, smoothness)?)
            }
            ModelChoice::Smooth => Self::ThinPlate(ThinPlate::fit(sample)?),
            ModelChoice::Asymptotes => Self::Asymptotes(Asymptotes::fit(sample)?),
            ModelChoice::Blend => Self::Blend(Blend::fit(sample)?),
            ModelChoice::Robust(kind) => Self::PowerLaw(robust::fit(sample, kind, &name)?),
            ModelChoice::Ridge(degree) => Self::Polynomial(Polynomial::fit_ridge(sample, degree, &name)?),
            ModelChoice::Polynomial(degree) => Self::Polynomial(Polynomial::fit(sample, degree, &name)?),
            ModelChoice::Spline(knots) => Self::Spline(Spline::fit(sample, knots.unwrap_or(SPLINES[0]), &name)?),
        })
    }

    /// As [`Family::fit`], but for smoothers the parameters come from few rows: for a first look at many candidates.
    ///
    /// # Errors
    ///
    /// As [`Family::fit`].
    pub(crate) fn fit_roughly(sample: &Sample, choice: ModelChoice, settings: &Settings) -> Result<Self> {
        Ok(match choice {
            ModelChoice::GaussianProcess(smoothness) => {
                Self::GaussianProcess(GaussianProcess::fit_roughly(sample, smoothness)?)
            }
            ModelChoice::Smooth => Self::ThinPlate(ThinPlate::fit_roughly(sample)?),
            _ => Self::fit(sample, choice, settings)?,
        })
    }

    /// Fits the same to other rows: a search is not done again, but goes on from what it found.
    ///
    /// # Errors
    ///
    /// As [`Family::fit`].
    pub(crate) fn refit(&self, sample: &Sample, choice: ModelChoice, settings: &Settings) -> Result<Self> {
        match self {
            Self::Blend(blend) => Ok(Self::Blend(blend.refit(sample)?)),
            _ => Self::fit(sample, choice, settings),
        }
    }

    /// What tells of held-out rows without another fit.
    pub(crate) fn smoother(&self) -> Option<&Smoother> {
        match self {
            Self::GaussianProcess(smoother) | Self::ThinPlate(smoother) => Some(smoother),
            _ => None,
        }
    }

    /// What is common to all families.
    pub(crate) fn fitted(&self) -> &dyn Fitted {
        match self {
            Self::Constant(constant) => constant,
            Self::PowerLaw(law) => law,
            Self::Polynomial(polynomial) => polynomial,
            Self::Spline(spline) => spline,
            Self::GaussianProcess(smoother) | Self::ThinPlate(smoother) => smoother,
            Self::Asymptotes(asymptotes) => asymptotes,
            Self::Blend(blend) => blend,
            Self::Own(own) => own,
        }
    }

    /// The coefficients that mean something by themselves: none where they belong to whitened coordinates.
    pub(crate) fn coefficients(&self) -> Vec<Coefficient> {
        match self {
            Self::Constant(constant) => vec![constant.value.clone()],
            Self::PowerLaw(law) => [law.intercept.clone()].into_iter().chain(law.slopes.clone()).collect(),
            Self::Asymptotes(asymptotes) => asymptotes.coefficients.clone(),
            Self::Blend(blend) => blend.all_coefficients(),
            Self::Polynomial(_) | Self::Spline(_) | Self::GaussianProcess(_) | Self::ThinPlate(_) | Self::Own(_) => {
                Vec::new()
            }
        }
    }
}
