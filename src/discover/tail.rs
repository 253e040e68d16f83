//! The slope of an exponential tail.

use crate::error::Result;
use crate::regression::least_squares::{Solution, triangle};

/// The Π from which on a row counts to the tail (of dimension one): there exp(−Π) is below a percent of 1.
const TAIL: f64 = 5.0;
/// How sharply rows begin to count there.
const SHARPNESS: f64 = 8.0;
/// Rows that a tail needs, by their weights.
const FEWEST: f64 = 5.0;
/// Standard errors by which the slope of a tail differs from zero.
const CLEAR: f64 = 10.0;
/// The largest standard error of an exponent of which one can say that it is whole (of dimension one).
const WHOLE: f64 = 0.25;
/// Rounds until the slope is 1.
const ROUNDS: usize = 200;
/// ln of the slope at which it counts as 1 (of dimension one).
const CLOSE: f64 = 1e-10;

/// The shift of u = ln Π for which ln F = a + b u ± Π in the tail; `None` where F has no such tail.
///
/// Both ends are looked at, Π and 1/Π large. Rows begin to count at Π = 5, so the shift is found in rounds. The exponent b is
/// whole where the rows say so: a scale monomial changes it by whole numbers.
pub(super) fn shift(u: &[f64], response: &[f64]) -> Result<Option<f64>> {
    let mut best: Option<(f64, f64)> = None;
    for sign in [1.0, -1.0] {
        let along: Vec<f64> = u.iter().map(|cell| sign * cell).collect();
        let mut sorted = along.clone();
        sorted.sort_by(f64::total_cmp);
        // From rows of which half count, or else the last few.
        for start in [sorted[sorted.len() / 2], sorted[sorted.len() - 1 - sorted.len() / 8]] {
            let found = settle(&along, response, TAIL.ln() - start)?;
            if let Some((shift, clarity)) = found
                && best.is_none_or(|(_, other)| clarity > other)
            {
                best = Some((sign * shift, clarity));
            }
        }
    }
    Ok(best.map(|(shift, _)| shift))
}

/// Where the rounds end, and the slope there in standard errors.
fn settle(u: &[f64], response: &[f64], mut shift: f64) -> Result<Option<(f64, f64)>> {
    for _ in 0..ROUNDS {
        let Some((slope, clarity)) = slope(u, response, shift)? else { return Ok(None) };
        shift += slope.abs().ln();
        if slope.abs().ln().abs() < CLOSE {
            return Ok((clarity >= CLEAR).then_some((shift, clarity)));
        }
    }
    Ok(None)
}

/// The slope of the tail in Π, and the same in standard errors.
fn slope(u: &[f64], response: &[f64], shift: f64) -> Result<Option<(f64, f64)>> {
    let at = |row: usize| u[row] + shift;
    let weight = |row: usize| (1.0 + (SHARPNESS * (TAIL.ln() - at(row))).exp()).recip();
    let count: f64 = (0..u.len()).map(weight).sum();
    let finite = (0..u.len()).all(|row| at(row).exp().is_finite());
    if count < FEWEST || !finite {
        return Ok(None);
    }
    let fit = |exponent: Option<f64>| -> Result<Option<(Solution, f64)>> {
        let terms = if exponent.is_some() { 2 } else { 3 };
        let solution = triangle(u.len(), terms + 1, |row, cells| {
            let (u, root) = (at(row), weight(row).sqrt());
            (cells[0], cells[1]) = (root, root * u.exp());
            if exponent.is_none() {
                cells[2] = root * u;
            }
            cells[terms] = root * (response[row] - exponent.unwrap_or(0.0) * u);
        })
        .solve()?;
        let freedom = count - terms as f64;
        let deviation = (solution.squared_residuals / freedom).sqrt();
        Ok((solution.rank == terms && freedom > 0.0).then_some((solution, deviation)))
    };
    let Some((free, deviation)) = fit(None)? else { return Ok(None) };
    let (exponent, error) = (free.coefficients[2], deviation * free.factor.spread(&[0.0, 0.0, 1.0]));
    let is_whole = error < WHOLE && (exponent - exponent.round()).abs() <= 2.0 * error;
    let kept = if is_whole { fit(Some(exponent.round()))? } else { None };
    let (solution, deviation) = kept.unwrap_or((free, deviation));
    let direction: Vec<f64> = (0..solution.coefficients.len()).map(|i| f64::from(u8::from(i == 1))).collect();
    let (slope, error) = (solution.coefficients[1], deviation * solution.factor.spread(&direction));
    Ok((slope != 0.0 && slope.is_finite()).then_some((slope, slope.abs() / error.max(f64::MIN_POSITIVE))))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]
mod tests {
    use super::*;

    #[test]
    fn an_exponential_is_found_at_either_end_and_a_power_law_has_none() {
        let u: Vec<f64> = (0..60).map(|i| -6.0 + 0.15 * f64::from(i)).collect();
        for sign in [1.0, -1.0] {
            // F = Π² exp(−7 Π) (1 + exp(−3 Π)).
            let of = |u: f64| 2.0 * sign * u - 7.0 * (sign * u).exp() + (-3.0 * (sign * u).exp()).exp().ln_1p();
            let response: Vec<f64> = u.iter().map(|&u| of(u)).collect();
            let found = shift(&u, &response).unwrap().unwrap();
            assert!((found - sign * 7.0_f64.ln()).abs() < 1e-2, "{sign} {found}");
        }
        let power: Vec<f64> = u.iter().map(|u| 0.5 * u + 1e-3 * (37.0 * u).sin()).collect();
        assert_eq!(shift(&u, &power).unwrap(), None);
    }
}
