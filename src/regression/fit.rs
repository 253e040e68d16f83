//! Fitting a family, or the simplest that cross-validation supports.

use super::calibration::Calibration;
use super::candidates::{candidates, not_a_candidate, smallest_sound, terms};
use super::centre::exponents;
use super::criterion::EXACT;
use super::cross_validation::{CrossValidation, Folds};
use super::design::Design;
use super::family::Family;
use super::fitted::Fitted;
use super::held_out::{Assessment, HeldOut, linear_rows, refitted_rows, summary};
use super::kernel::Smoother;
use super::least_squares::{dot, length};
use super::model::Model;
use super::model_choice::{Loss, ModelChoice};
use super::prediction::Score;
use super::regressor::Regressor;
use super::sample::Sample;
use crate::error::{Code, Error, Result};
use crate::features::first_unsound;

/// What to fit, and how to compare.
#[derive(Clone)]
pub(crate) struct Settings<'a> {
    /// The family.
    pub(crate) choice: ModelChoice,
    /// What the response is; it changes names only.
    pub(crate) loss: Loss,
    /// Which rows are held out together.
    pub(crate) cross_validation: CrossValidation,
    /// The learner of [`ModelChoice::Own`].
    pub(crate) regressor: Option<&'a dyn Regressor>,
}

impl Settings<'_> {
    /// The name of a candidate in reports.
    fn name(&self, candidate: ModelChoice) -> String {
        match self.regressor.filter(|_| candidate == ModelChoice::Own) {
            Some(regressor) => regressor.name(),
            None => candidate.name(self.loss),
        }
    }
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
    /// The number of fitted coefficients, or the effective degrees of freedom of a smoother.
    pub(crate) coefficients: f64,
}

/// Fits the response of a sample.
///
/// [`ModelChoice::Auto`] takes the simplest candidate whose squared error in cross-validation lies within one standard error
/// of the smallest (Breiman, Friedman, Olshen & Stone 1984, §3.4.3; Hastie, Tibshirani & Friedman 2009, §7.10). A
/// constant competes only when no group varies: over groups that vary, it would depend on the scale monomial. Where no
/// candidate can be held out the power law is fitted, without a cross-validated error; the leaderboard says why.
///
/// # Errors
///
/// When a response is not finite, the settings do not go with the rows, or there are no more rows than coefficients.
pub(crate) fn fit(sample: &Sample, settings: &Settings) -> Result<Fit> {
    fit_without(sample, settings, || settings.cross_validation.folds(sample.rows()))
}

/// The same where rows are held out that the settings do not tell.
///
/// # Errors
///
/// As [`fit`].
pub(crate) fn fit_without(sample: &Sample, settings: &Settings, folds: impl FnOnce() -> Result<Folds>) -> Result<Fit> {
    let rows = sample.rows();
    refuse_responses(sample.responses(), 0)?;
    let choice = settings.choice.check()?;
    // The rows come first: with too few of them, no choice of folds would help.
    let candidates = candidates(sample.features(), choice);
    let simplest = if choice == ModelChoice::Auto { smallest_sound(sample.features()) } else { candidates[0] };
    if let Some(required) = terms(sample.features(), simplest)?
        && rows <= required.len()
    {
        Design::new(sample, &*required).solve(&simplest.phrase(settings.loss))?;
    }
    let folds = folds()?;
    let exact = sample.rounding();
    let assess = |&candidate: &ModelChoice| {
        let reason = if choice == ModelChoice::Auto { not_a_candidate(sample, candidate) } else { None };
        assess(sample, candidate, settings, &folds, reason)
    };
    let mut assessed = candidates.iter().map(assess).collect::<Result<Vec<_>>>()?;
    let winner = simplest_within_one_standard_error(&assessed, exact);
    let choice = winner.map_or(simplest, |winner| candidates[winner]);
    let (family, held_out) = match winner {
        Some(winner) => finish(sample, choice, settings, &folds, &mut assessed[winner])?,
        None => (Family::fit(sample, choice, settings)?, Vec::new()),
    };
    let calibration = Calibration::of_rows(&held_out, exact);
    let centre = exponents(sample, &family)?;
    let model = Model::new(sample.features().domain().clone(), family, calibration).with_centre(centre);
    let squared_error = winner.and_then(|winner| assessed[winner].score.squared_error);
    let fitted = model.family().fitted();
    let freedom = rows as f64 - fitted.coefficients();
    Ok(Fit {
        choice,
        name: settings.name(choice),
        cv_rmse: squared_error.map(f64::sqrt),
        train_rmse: match choice {
            // The deviation of a robust fit is that of usual rows.
            ModelChoice::Robust(_) => training_error(sample, fitted),
            _ if model.family().smoother().is_some_and(Smoother::is_reweighted) => training_error(sample, fitted),
            _ => fitted.deviation() * (freedom / rows as f64).sqrt(),
        },
        cv_r2: squared_error.zip(variance(sample.responses())).map(|(error, variance)| 1.0 - error / variance),
        rows,
        coefficients: fitted.coefficients(),
        model,
        leaderboard: assessed.into_iter().map(|assessed| assessed.score).collect(),
    })
}

/// Refuses responses that are not finite; `before` rows came before these.
pub(super) fn refuse_responses(response: &[f64], before: usize) -> Result<()> {
    let Some(row) = first_unsound(response, f64::is_finite) else { return Ok(()) };
    let message = format!("the response is {} in row {}, and it must be finite", response[row], before + row + 1);
    Err(Error::new(Code::Numerical, message).help("check the target of that row"))
}

/// A candidate with its score, and what was already computed to find it.
struct Assessed {
    score: Score,
    /// The fit to all rows, and the rows that it was held out from.
    kept: Option<(Family, Vec<HeldOut>)>,
}

fn assess(
    sample: &Sample,
    candidate: ModelChoice,
    settings: &Settings,
    folds: &Folds,
    reason: Option<String>,
) -> Result<Assessed> {
    let refused = |parameters, reason| {
        let model = settings.name(candidate);
        let score = Score { model, parameters, reason: Some(reason), ..Score::default() };
        Ok(Assessed { score, kept: None })
    };
    let terms = match terms(sample.features(), candidate) {
        Ok(terms) => terms,
        Err(error) => return refused(0.0, error.to_string()),
    };
    if let Some(reason) = reason {
        return refused(terms.map_or(0.0, |terms| terms.len() as f64), reason);
    }
    let (parameters, kept, assessment) = match terms.filter(|_| folds.are_by_chance()) {
        Some(terms) => {
            let design = Design::new(sample, &*terms);
            let parameters = terms.len() as f64;
            let whole = match design.solve(&candidate.phrase(settings.loss)) {
                Ok(solution) => solution,
                Err(error) => return refused(parameters, error.to_string()),
            };
            (parameters, None, Assessment::linear(&design, folds, &whole)?)
        }
        None => {
            let family = match Family::fit(sample, candidate, settings) {
                Ok(family) => family,
                Err(error) => return refused(0.0, error.to_string()),
            };
            let parameters = family.fitted().coefficients();
            match refitted_rows(sample, &family, folds, |train| family.refit(train, candidate, settings)) {
                Ok(rows) => {
                    let assessment = Assessment::of_folds(&rows);
                    (parameters, Some((family, rows.concat())), assessment)
                }
                Err(reason) => (parameters, None, Assessment::Ineligible(reason)),
            }
        }
    };
    match assessment {
        Assessment::Ineligible(reason) => refused(parameters, reason),
        Assessment::Scored(folds) => {
            let (squared_error, standard_error) = summary(&folds);
            // One fold does not tell how much errors vary between folds.
            let (squared_error, standard_error) =
                (Some(squared_error), Some(standard_error).filter(|_| folds.len() > 1));
            let model = settings.name(candidate);
            Ok(Assessed { score: Score { model, parameters, squared_error, standard_error, ..Score::default() }, kept })
        }
    }
}

/// The fit of the chosen candidate to all rows, and its errors on rows that it has not seen.
fn finish(
    sample: &Sample,
    choice: ModelChoice,
    settings: &Settings,
    folds: &Folds,
    assessed: &mut Assessed,
) -> Result<(Family, Vec<HeldOut>)> {
    if let Some(kept) = assessed.kept.take() {
        return Ok(kept);
    }
    let family = Family::fit(sample, choice, settings)?;
    let Some(terms) = terms(sample.features(), choice)? else { return Ok((family, Vec::new())) };
    let design = Design::new(sample, &*terms);
    let whole = design.solve(&choice.phrase(settings.loss))?;
    Ok((family, linear_rows(&design, folds, &whole)?.unwrap_or_default()))
}

/// The position of the first score within one standard error of the smallest.
fn simplest_within_one_standard_error(assessed: &[Assessed], exact: f64) -> Option<usize> {
    let errors = || {
        let scores = assessed.iter().enumerate();
        scores.filter_map(|(position, assessed)| Some((position, assessed.score.squared_error?)))
    };
    let (best, smallest) = errors().min_by(|(_, a), (_, b)| a.total_cmp(b))?;
    let limit = exact.powi(2).max(smallest + assessed[best].score.standard_error.unwrap_or(0.0));
    errors().find(|&(_, error)| error <= limit).map(|(position, _)| position)
}

/// The root mean squared residual of the rows, by their weights.
fn training_error(sample: &Sample, fitted: &dyn Fitted) -> f64 {
    let (mut z, mut work) = (vec![0.0; sample.rank()], Vec::new());
    let square = |row| {
        sample.whiten_row(row, &mut z);
        sample.weight(row) * (sample.response(row) - fitted.evaluate(&z, &mut work).value).powi(2)
    };
    ((0..sample.rows()).map(square).sum::<f64>() / sample.rows() as f64).sqrt()
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
