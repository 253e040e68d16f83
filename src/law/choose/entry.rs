//! A candidate and how it answered.

use crate::regression::{ModelChoice, Score, Settings};

/// The rows of a fold and their errors.
pub(super) type Fold = (Vec<usize>, Vec<f64>);

/// A selection of groups in a family, with its errors on rows that it had not seen, in units of the response.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// The place of the selection.
    pub(super) selection: usize,
    pub(super) choice: ModelChoice,
    /// The effective number of coefficients.
    pub(super) coefficients: f64,
    /// A mean squared error that is rounding, in squared units of the response.
    pub(super) rounding: f64,
    /// Fold by fold, question after question.
    pub(super) asked: Vec<Fold>,
    /// Folds by chance.
    pub(super) by_chance: Vec<Fold>,
    /// The mean over the questions of ½ ln (mean squared error).
    pub(super) score: f64,
    /// What each row has in the score.
    pub(super) shares: Vec<f64>,
}

impl Entry {
    /// The mean squared error of rows that were held out by chance.
    pub(super) fn chance_squared_error(&self) -> f64 {
        mean_square(&self.by_chance).0
    }

    /// ½ ln of that, and what each row has in it; below the floor errors are alike.
    pub(super) fn chance_score(&self, floor: f64, rows: usize) -> (f64, Vec<f64>) {
        let mut shares = vec![0.0; rows];
        (add_shares(&self.by_chance, floor, 1.0, &mut shares), shares)
    }

    /// The root mean squared error of all questions, pooled; `None` when nothing was asked.
    pub(super) fn asked_error(&self) -> Option<f64> {
        (!self.asked.is_empty()).then(|| mean_square(&self.asked).0.sqrt())
    }

    /// A line of the leaderboard.
    pub(super) fn score(&self, groups: &[String], settings: &Settings) -> Score {
        let squared_error = self.chance_squared_error();
        let folds = self.by_chance.iter().map(|(_, errors)| mean_square_of(errors));
        let count = self.by_chance.len() as f64;
        let spread = folds.map(|fold| (fold - squared_error).powi(2)).sum::<f64>();
        Score {
            model: self.choice.name(settings.loss),
            groups: Some(groups.join(", ")),
            parameters: self.coefficients,
            squared_error: Some(squared_error),
            standard_error: Some((spread / (count * (count - 1.0))).sqrt()),
            extrapolation: self.asked_error(),
            reason: None,
        }
    }
}

fn mean_square_of(errors: &[f64]) -> f64 {
    errors.iter().map(|error| error.powi(2)).sum::<f64>() / errors.len().max(1) as f64
}

/// The mean square of the errors of some folds, and their number.
pub(super) fn mean_square(folds: &[Fold]) -> (f64, f64) {
    let (sum, count) = folds.iter().fold((0.0, 0.0), |(sum, count), (_, errors)| {
        (sum + errors.iter().map(|error| error.powi(2)).sum::<f64>(), count + errors.len() as f64)
    });
    (sum / f64::max(count, 1.0), count)
}

/// Adds what each row has in weight · ½ ln (mean square + floor), to first order; gives the whole.
pub(super) fn add_shares(folds: &[Fold], floor: f64, weight: f64, shares: &mut [f64]) -> f64 {
    let (mean, count) = mean_square(folds);
    let mean = (mean + floor).max(f64::MIN_POSITIVE);
    for (rows, errors) in folds {
        for (&row, error) in rows.iter().zip(errors) {
            shares[row] += weight * 0.5 * error.powi(2) / (count * mean);
        }
    }
    weight * 0.5 * mean.ln()
}
