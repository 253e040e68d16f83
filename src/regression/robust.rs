//! Power laws that a few wrong rows cannot pull away: M-estimation by iteratively reweighted least squares.
//!
//! Source: Huber & Ronchetti, *Robust Statistics* (2009), §7.6 to 7.8; Maronna, Martin & Yohai, *Robust Statistics*
//! (2006), §4.4. Residuals are measured by their median size, which no minority of rows can change much.

use serde::{Deserialize, Serialize};

use super::fitted::Fitted;
use super::power_law::PowerLaw;
use super::sample::Sample;
use crate::error::{Code, Error, Result};

/// The median of |N(0,1)|, by which the median size of residuals estimates their standard deviation.
const MEDIAN_OF_NORMAL: f64 = 0.674_489_750_196_081_7;
/// Steps at most; with Huber's weights the sum of losses falls in each.
const STEPS: usize = 200;
/// The iteration ends when no fitted value moved by more than this part of the scale of the residuals (of dimension one).
const SETTLED: f64 = 1e-9;
/// Standard errors by which the kurtosis of errors must exceed that of normal ones.
const SIGNIFICANT: f64 = 4.0;
/// The part of the variance of least squares below which Huber's estimate is worth it (of dimension one).
const WORTH: f64 = 0.5;

/// How much a row counts whose residual is large.
///
/// The tuning constants give an efficiency of 95 % where errors are normal (Holland & Welsch 1977, Communications in Statistics
/// A6, 813).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Robust {
    /// Beyond 1.345 standard deviations a row counts by its sign only.
    Huber,
    /// Beyond 4.685 standard deviations a row counts nothing.
    Tukey,
}

impl Robust {
    /// The name in reports.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Huber => "Huber",
            Self::Tukey => "Tukey",
        }
    }

    /// The weight of a residual r, in standard deviations: ψ(r)/r.
    fn weight(self, residual: f64) -> f64 {
        match self {
            Self::Huber => (1.345 / residual.abs()).min(1.0),
            Self::Tukey => (1.0 - (residual / 4.685).powi(2)).max(0.0).powi(2),
        }
    }

    /// ψ′(r).
    fn slope(self, residual: f64) -> f64 {
        let square = (residual / 4.685).powi(2);
        match self {
            Self::Huber => f64::from(u8::from(residual.abs() <= 1.345)),
            Self::Tukey if square >= 1.0 => 0.0,
            Self::Tukey => (1.0 - square) * (1.0 - 5.0 * square),
        }
    }
}

/// Fits a power law; Tukey's estimate starts from Huber's, whose minimum is unique.
///
/// # Errors
///
/// As [`PowerLaw::fit`], and when more than half of the rows leave no residual, so that nothing says what is large.
pub(crate) fn fit(sample: &Sample, kind: Robust, name: &str) -> Result<PowerLaw> {
    let start = PowerLaw::fit(sample, name)?;
    if start.deviation() == 0.0 {
        return Ok(start);
    }
    let huber = reweighted(sample, Robust::Huber, start, name)?;
    if kind == Robust::Huber { Ok(huber) } else { reweighted(sample, kind, huber, name) }
}

/// Whether errors, in their standard errors, have such heavy tails that Huber's estimate is worth it. Both must hold:
///
/// - the tails are no chance: the kurtosis exceeds that of normal errors, 3, by more than four of its standard errors √(24/n) (Fisher
///   1930, Proc. R. Soc. A 130, 16). It is n at most, so that few rows never tell;
/// - they matter: Huber's estimate is as precise as least squares would be with twice the rows or more, by its asymptotic
///   variance s² E ψ²/(E ψ′)² (Huber & Ronchetti 2009, §7.6).
pub(super) fn has_heavy_tails(errors: &[f64]) -> bool {
    let rows = errors.len() as f64;
    let scale = scale(errors, 0);
    let mean = |value: &dyn Fn(f64) -> f64| errors.iter().map(|error| value(*error)).sum::<f64>() / rows;
    let square = mean(&|error| error.powi(2));
    let kurtosis = mean(&|error| error.powi(4)) / square.powi(2);
    let kind = Robust::Huber;
    let influence = mean(&|error| (error * kind.weight(error / scale)).powi(2));
    let variance = influence / mean(&|error| kind.slope(error / scale)).powi(2);
    scale > 0.0 && kurtosis > 3.0 + SIGNIFICANT * (24.0 / rows).sqrt() && variance < WORTH * square
}

/// The part of its weight that each row keeps, by its error in standard errors: Huber's weights; `None` where more than half of the
/// rows have no error, so that none counts as usual.
pub(super) fn trust(errors: &[f64]) -> Option<Vec<f64>> {
    let scale = scale(errors, 0);
    (scale > 0.0).then(|| errors.iter().map(|error| Robust::Huber.weight(error / scale)).collect())
}

fn reweighted(sample: &Sample, kind: Robust, mut law: PowerLaw, name: &str) -> Result<PowerLaw> {
    let mut residuals = residuals(sample, &law);
    for _ in 0..STEPS {
        let scale = scale(&residuals, law.whitened.len());
        if scale == 0.0 {
            return Err(Error::new(
                Code::Numerical,
                format!("more than half of the rows lie exactly on {name}, so that no residual counts as usual"),
            )
            .help("fit `power`, and look at the other rows"));
        }
        // A row beyond Tukey's bound keeps a weight that no sum can see.
        let weight = |(row, residual): (usize, &f64)| sample.weight(row) * kind.weight(residual / scale).max(1e-12);
        let weights: Vec<f64> = residuals.iter().enumerate().map(weight).collect();
        law = PowerLaw::fit(&sample.clone().weighted(&weights)?, name)?;
        let next = self::residuals(sample, &law);
        let moved = next.iter().zip(&residuals).map(|(new, old)| (new - old).abs()).fold(0.0, f64::max);
        residuals = next;
        if moved <= SETTLED * scale {
            break;
        }
    }
    let scale = scale(&residuals, law.whitened.len());
    // The weighted fit takes ψ(r)/r for ψ′(r) in the error of its coefficients: their means set it right.
    let mean =
        |value: &dyn Fn(f64) -> f64| residuals.iter().map(|r| value(r / scale)).sum::<f64>() / residuals.len() as f64;
    let correction = mean(&|r| kind.weight(r)) / mean(&|r| kind.slope(r)).max(f64::MIN_POSITIVE);
    law.deviation = scale;
    law.widen(correction)?;
    Ok(law)
}

/// Residuals times the roots of their weights.
fn residuals(sample: &Sample, law: &PowerLaw) -> Vec<f64> {
    let (mut z, mut work) = (vec![0.0; sample.rank()], Vec::new());
    let residual = |row| {
        sample.whiten_row(row, &mut z);
        (sample.response(row) - law.evaluate(&z, &mut work).value) * sample.weight(row).sqrt()
    };
    (0..sample.rows()).map(residual).collect()
}

/// The standard deviation by the median size of the residuals: of those beyond as many as the fit could make zero.
fn scale(residuals: &[f64], coefficients: usize) -> f64 {
    let mut sizes: Vec<f64> = residuals.iter().map(|residual| residual.abs()).collect();
    sizes.sort_by(f64::total_cmp);
    let sizes = &sizes[coefficients.min(sizes.len() - 1)..];
    let middle = sizes.len() / 2;
    let median = if sizes.len() % 2 == 1 { sizes[middle] } else { 0.5 * (sizes[middle - 1] + sizes[middle]) };
    median / MEDIAN_OF_NORMAL
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]
mod tests {
    use super::super::tests::Stream;
    use super::*;

    #[test]
    fn normal_errors_have_no_heavy_tails_and_gross_ones_have() {
        for rows in [3, 5, 10, 20, 50, 100, 1000] {
            let (mut normal, mut gross) = (0, 0);
            for seed in 0..200 {
                let mut stream = Stream(seed);
                let mut errors: Vec<f64> = (0..rows).map(|_| stream.normal()).collect();
                normal += usize::from(has_heavy_tails(&errors));
                // One row in twenty, and at least one, is off by ten standard errors or so.
                errors.iter_mut().step_by(20).for_each(|error| *error *= 15.0);
                gross += usize::from(has_heavy_tails(&errors));
            }
            assert!(normal <= 4, "{normal} of 200 sets of {rows}");
            assert!(gross >= 100 || rows < 50, "{gross} of 200 sets of {rows}");
        }
    }

    #[test]
    fn where_most_rows_have_no_error_none_counts_as_usual() {
        assert!(!has_heavy_tails(&[0.0; 60]) && trust(&[0.0; 60]).is_none());
        let mut errors = [0.0; 60];
        errors[7] = 3.0;
        assert!(!has_heavy_tails(&errors) && trust(&errors).is_none());
        assert_eq!(trust(&[1.0, -1.0, 1.0, 4.0, -1.0]).unwrap()[..3], [1.0; 3]);
    }
}
