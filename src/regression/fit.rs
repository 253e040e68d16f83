//! Fitting a family, or the simplest that cross-validation supports.

use super::constant::Constant;
use super::cross_validation::{Assessment, CrossValidation, assess};
use super::design::{Design, Terms};
use super::least_squares::{dot, length};
use super::model::{Family, Model};
use super::model_choice::{Loss, ModelChoice};
use super::monomials::Monomials;
use super::polynomial::Polynomial;
use super::power_law::PowerLaw;
use super::prediction::Score;
use super::spline::{Knots, Spline};
use crate::error::{Code, Error, Result};
use crate::features::{Features, first_unsound};

/// The candidates of [`ModelChoice::Auto`], the simplest first.
const CANDIDATES: [ModelChoice; 4] =
    [ModelChoice::Constant, ModelChoice::PowerLaw, ModelChoice::Polynomial(2), ModelChoice::Polynomial(3)];
/// The numbers of knots of [`ModelChoice::Spline`] without a number: about √2 times the one before.
const SPLINES: [u32; 8] = [4, 6, 8, 11, 16, 23, 32, 45];
/// An error below this part of 1 + the largest response (of dimension one) is rounding error: two such fits are both
/// exact, and the simpler one is right.
const EXACT: f64 = 1e-11;

/// What to fit, and how to compare.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// The family.
    pub(crate) choice: ModelChoice,
    /// What the response is; it changes names only.
    pub(crate) loss: Loss,
    /// Which rows are held out together.
    pub(crate) cross_validation: CrossValidation,
}

/// A fitted model and how it was chosen. All errors are in units of the response.
#[derive(Clone, Debug)]
pub(crate) struct Fit {
    /// The model.
    pub(crate) model: Model,
    /// The family that was fitted, never `Auto`.
    pub(crate) choice: ModelChoice,
    /// Its name in reports.
    pub(crate) name: String,
    /// All candidates, the simplest first.
    pub(crate) leaderboard: Vec<Score>,
    /// The root mean squared error of unseen rows; `None` when cross-validation was not possible, see the leaderboard.
    pub(crate) cv_rmse: Option<f64>,
    /// The root mean squared residual of the training rows.
    pub(crate) train_rmse: f64,
    /// 1 − (squared error of unseen rows)/(variance of the response); `None` for a constant response. Unlike the errors it
    /// depends on which scale was chosen for the target.
    pub(crate) cv_r2: Option<f64>,
    /// The number of rows.
    pub(crate) rows: usize,
    /// The number of fitted coefficients.
    pub(crate) rank: usize,
}

/// Fits a response of dimension one, one number for each row of the features.
///
/// [`ModelChoice::Auto`] takes the simplest candidate whose squared error in cross-validation lies within one standard error
/// of the smallest (Breiman, Friedman, Olshen & Stone 1984, §3.4.3; Hastie, Tibshirani & Friedman 2009, §7.10). A
/// constant competes only when no group varies: over groups that vary, it would depend on the scale monomial. Where no
/// candidate can be held out the power law is fitted, without a cross-validated error; the leaderboard says why.
///
/// # Errors
///
/// When a response is not finite, the settings do not go with the rows, or there are no more rows than coefficients.
pub(crate) fn fit(features: &Features, response: &[f64], settings: &Settings) -> Result<Fit> {
    let rows = features.rows();
    assert_eq!(response.len(), rows, "the response has a number for each row of the features");
    refuse_responses(response, 0)?;
    let choice = settings.choice.check()?;
    // The rows come first: with too few of them, no choice of folds would help.
    let candidates = candidates(features, choice);
    let simplest = if choice == ModelChoice::Auto { smallest_sound(features) } else { candidates[0] };
    let required = terms(features, simplest)?;
    if rows <= required.len() {
        Design::new(features, response, &*required).solve(&phrase(simplest, settings.loss))?;
    }
    let folds = settings.cross_validation.folds(rows)?;
    let score = |&candidate: &ModelChoice| {
        let reason = if choice == ModelChoice::Auto { not_a_candidate(features, candidate) } else { None };
        score(features, response, candidate, settings.loss, folds.as_deref(), reason)
    };
    let leaderboard = candidates.iter().map(score).collect::<Result<Vec<_>>>()?;
    let winner = simplest_within_one_standard_error(&leaderboard, response);
    let choice = winner.map_or(simplest, |winner| candidates[winner]);
    let model = Model::new(features.domain().clone(), family(features, response, choice, settings.loss)?);
    let squared_error = winner.and_then(|winner| leaderboard[winner].squared_error);
    let freedom = (rows - model.rank()) as f64;
    let deviation = match model.family() {
        Family::Constant(constant) => constant.deviation,
        Family::PowerLaw(law) => law.deviation,
        Family::Polynomial(polynomial) => polynomial.deviation,
        Family::Spline(spline) => spline.deviation,
    };
    Ok(Fit {
        choice,
        name: choice.name(settings.loss),
        cv_rmse: squared_error.map(f64::sqrt),
        train_rmse: deviation * (freedom / rows as f64).sqrt(),
        cv_r2: squared_error.zip(variance(response)).map(|(error, variance)| 1.0 - error / variance),
        rows,
        rank: model.rank(),
        model,
        leaderboard,
    })
}

/// Refuses responses that are not finite; `before` rows came before these.
pub(super) fn refuse_responses(response: &[f64], before: usize) -> Result<()> {
    let Some(row) = first_unsound(response, f64::is_finite) else { return Ok(()) };
    let message = format!("the response is {} in row {}, and it must be finite", response[row], before + row + 1);
    Err(Error::new(Code::Numerical, message).help("check the target of that row"))
}

/// The family that is fitted when cross-validation can decide nothing.
fn smallest_sound(features: &Features) -> ModelChoice {
    if features.whitening().rank() == 0 { ModelChoice::Constant } else { ModelChoice::PowerLaw }
}

fn not_a_candidate(features: &Features, candidate: ModelChoice) -> Option<String> {
    let varying = features.whitening().rank();
    match candidate {
        ModelChoice::Constant if varying > 0 => {
            Some("groups vary, and a constant over them depends on the choice of scale".into())
        }
        ModelChoice::PowerLaw | ModelChoice::Polynomial(_) if varying == 0 => Some("no group varies".into()),
        _ => None,
    }
}

/// What competes, the simplest first; splines where one direction varies.
fn candidates(features: &Features, choice: ModelChoice) -> Vec<ModelChoice> {
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

/// The splines that have at least two rows for each knot, and rows between all knots.
fn splines(features: &Features) -> Vec<ModelChoice> {
    let rows = features.rows();
    let sound = |&knots: &u32| 2 * knots as usize <= rows && Knots::new(features, knots).is_ok();
    SPLINES.into_iter().filter(sound).map(|knots| ModelChoice::Spline(Some(knots))).collect()
}

fn terms(features: &Features, candidate: ModelChoice) -> Result<Box<dyn Terms>> {
    let varying = features.whitening().rank();
    Ok(match candidate {
        ModelChoice::Auto | ModelChoice::Constant => Box::new(Monomials::new(0, 0)?),
        ModelChoice::PowerLaw => Box::new(Monomials::new(varying, 1)?),
        ModelChoice::Polynomial(degree) => Box::new(Monomials::new(varying, degree)?),
        ModelChoice::Spline(knots) => Box::new(Knots::new(features, knots.unwrap_or(SPLINES[0]))?),
    })
}

pub(super) fn phrase(candidate: ModelChoice, loss: Loss) -> String {
    match (candidate, loss) {
        (ModelChoice::PowerLaw, Loss::Scaled) => "a linear law".into(),
        _ => format!("a {}", candidate.name(loss)),
    }
}

fn family(features: &Features, response: &[f64], choice: ModelChoice, loss: Loss) -> Result<Family> {
    let name = phrase(choice, loss);
    Ok(match choice {
        ModelChoice::Auto | ModelChoice::Constant => Family::Constant(Constant::fit(features, response)?),
        ModelChoice::PowerLaw => Family::PowerLaw(PowerLaw::fit(features, response, &name)?),
        ModelChoice::Polynomial(degree) => Family::Polynomial(Polynomial::fit(features, response, degree, &name)?),
        ModelChoice::Spline(knots) => {
            Family::Spline(Spline::fit(features, response, knots.unwrap_or(SPLINES[0]), &name)?)
        }
    })
}

fn score(
    features: &Features,
    response: &[f64],
    candidate: ModelChoice,
    loss: Loss,
    folds: Option<&[Vec<usize>]>,
    reason: Option<String>,
) -> Result<Score> {
    let refused = |parameters, reason| {
        let model = candidate.name(loss);
        Ok(Score { model, parameters, squared_error: None, standard_error: None, reason: Some(reason) })
    };
    let terms = match terms(features, candidate) {
        Ok(terms) => terms,
        Err(error) => return refused(0, error.to_string()),
    };
    let parameters = terms.len();
    if let Some(reason) = reason {
        return refused(parameters, reason);
    }
    let design = Design::new(features, response, &*terms);
    let whole = match design.solve(&phrase(candidate, loss)) {
        Ok(solution) => solution,
        Err(error) => return refused(parameters, error.to_string()),
    };
    match assess(&design, folds, &whole)? {
        Assessment::Ineligible(reason) => refused(parameters, reason),
        Assessment::Scored { squared_error, standard_error } => Ok(Score {
            model: candidate.name(loss),
            parameters,
            squared_error: Some(squared_error),
            standard_error: Some(standard_error),
            reason: None,
        }),
    }
}

/// The position of the first score within one standard error of the smallest.
fn simplest_within_one_standard_error(scores: &[Score], response: &[f64]) -> Option<usize> {
    let errors = || scores.iter().enumerate().filter_map(|(position, score)| Some((position, score.squared_error?)));
    let (best, smallest) = errors().min_by(|(_, a), (_, b)| a.total_cmp(b))?;
    let largest = response.iter().fold(0.0, |largest: f64, value| largest.max(value.abs()));
    let exact = (EXACT * (1.0 + largest)).powi(2);
    let limit = exact.max(smallest + scores[best].standard_error.unwrap_or(0.0));
    errors().find(|&(_, error)| error <= limit).map(|(position, _)| position)
}

/// The variance (1/n) of the response; `None` when it is rounding error.
fn variance(response: &[f64]) -> Option<f64> {
    let rows = response.len() as f64;
    let mean = response.iter().sum::<f64>() / rows;
    let centred: Vec<f64> = response.iter().map(|value| value - mean).collect();
    let variance = dot(&centred, &centred) / rows;
    (!is_rounding(variance, length(response) / rows.sqrt())).then_some(variance)
}

/// Whether a variance is the rounding error of responses of a size, the root of their mean square.
pub(super) fn is_rounding(variance: f64, size: f64) -> bool {
    variance <= (EXACT * (1.0 + size)).powi(2)
}
