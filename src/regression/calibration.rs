//! Intervals that hold because rows that the fit had not seen were as far away as they say.
//!
//! The score of a row is |y − ŷ|/σ, where ŷ and the standard error σ of a new response come from a fit without the row's fold.
//! If rows are exchangeable, the score of a new row exceeds the ⌈level · (n + 1)⌉-th smallest of them with probability 1 − level, up to what
//! leaving out one fold changes in the fit: the cross-validated form of conformal prediction (Vovk 2015, Annals of
//! Mathematics and Artificial Intelligence 74, 9; Barber, Candès, Ramdas & Tibshirani 2021, Annals of Statistics 49, 486),
//! with studentised residuals, so that intervals widen where a fit knows less. No shape of the errors is assumed.

use serde::{Deserialize, Serialize};

use super::held_out::HeldOut;
use super::student::two_sided_quantile;
use crate::error::Result;

/// More order statistics than this are not kept: between them the scores of so many rows hardly differ.
const KEPT: usize = 2000;

/// How far rows were from fits that had not seen them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Calibration {
    /// The number of rows that were held out.
    rows: usize,
    /// Their scores in rising order, or so many of them, evenly spaced by rank, the largest last.
    scores: Vec<f64>,
    /// The root mean squared error where whole ends of the inputs were held out, in units of the response; 0 where none were.
    #[serde(default)]
    pub(crate) extrapolation: f64,
}

impl Calibration {
    /// From rows under fits without them; standard errors count as no less than that of an exact fit.
    pub(crate) fn of_rows(held_out: &[HeldOut], exact: f64) -> Self {
        Self::new(held_out.iter().map(|row| row.error.abs() / row.standard_error.max(exact)).collect())
    }

    /// Sorts the scores of all rows; those that are not finite say that nothing bounds the error.
    fn new(mut scores: Vec<f64>) -> Self {
        scores.sort_unstable_by(f64::total_cmp);
        let rows = scores.len();
        if rows > KEPT {
            // The ranks rows/KEPT, 2 rows/KEPT, … rows, rounded up: never a smaller score than that of the rank.
            scores = (1..=KEPT).map(|part| scores[(part * rows).div_ceil(KEPT) - 1]).collect();
        }
        Self { rows, scores, extrapolation: 0.0 }
    }

    /// Half the width of the interval of a level, in standard errors of a new response.
    ///
    /// Where the rows are too few for the level (less than 19 for 0.95), or none could be held out, Student's t with the
    /// degrees of freedom of the residuals takes the place.
    ///
    /// # Errors
    ///
    /// When the level is not between 0 and 1.
    pub(crate) fn factor(&self, level: f64, freedom: f64) -> Result<f64> {
        let student = two_sided_quantile(level, freedom)?;
        let rank = (level * (self.rows + 1) as f64).ceil() as usize;
        if rank > self.rows {
            return Ok(student);
        }
        let place = (rank * self.scores.len()).div_ceil(self.rows.max(1)).max(1);
        Ok(self.scores.get(place - 1).copied().unwrap_or(student))
    }

    /// Half the width that the error at held-out ends adds to an interval for each standard deviation outside the domain: normal
    /// errors of that size.
    ///
    /// # Errors
    ///
    /// When the level is not between 0 and 1.
    pub(crate) fn widening(&self, level: f64) -> Result<f64> {
        Ok(self.extrapolation * two_sided_quantile(level, f64::INFINITY)?)
    }

    /// Whether the scores are as many as their rows allow, sorted and no less than zero.
    pub(crate) fn is_consistent(&self) -> bool {
        self.scores.len() == self.rows.min(KEPT)
            && self.scores.iter().all(|&score| score >= 0.0)
            && self.scores.windows(2).all(|pair| pair[0] <= pair[1])
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]
mod tests {
    use super::*;

    #[test]
    fn the_factor_is_the_order_statistic_of_one_row_more() {
        let calibration = Calibration::new((1..=99).rev().map(f64::from).collect());
        assert_eq!(calibration.factor(0.95, 90.0).unwrap(), 95.0);
        assert_eq!(calibration.factor(0.5, 90.0).unwrap(), 50.0);
        assert_eq!(calibration.factor(0.99, 90.0).unwrap(), 99.0);
    }

    #[test]
    fn few_rows_fall_back_to_students_t() {
        let calibration = Calibration::new(vec![0.5, 1.0, 7.0]);
        let student = two_sided_quantile(0.95, 1.0).unwrap();
        assert_eq!(calibration.factor(0.95, 1.0).unwrap(), student);
        assert_eq!(Calibration::default().factor(0.95, 1.0).unwrap(), student);
    }

    #[test]
    fn many_scores_are_thinned_upwards() {
        let calibration = Calibration::new((1..=100_000).map(f64::from).collect());
        assert!(calibration.is_consistent());
        let factor = calibration.factor(0.95, 1e5).unwrap();
        assert!((95_001.0..=95_051.0).contains(&factor), "{factor}");
    }
}
