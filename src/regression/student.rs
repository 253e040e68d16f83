//! The quantiles of Student's t distribution.

use statrs::distribution::{Continuous, ContinuousCDF, Normal, StudentsT};

use crate::error::{Code, Error, Result};

/// Newton steps after the inverse of the incomplete beta function, which alone keeps four digits at 10⁶ degrees of freedom; two
/// steps reach ten digits.
const POLISHING: usize = 3;

/// Above so many degrees of freedom the quantile is that of the normal distribution and the first term of its expansion (Abramowitz & Stegun
/// 1964, 26.7.5), to fourteen digits; the inverse of the incomplete beta function was seen not to end at 2 · 10⁷.
const NEARLY_NORMAL: f64 = 1e6;

/// The t with P(|T| ≤ t) = `level` for a number of degrees of freedom.
///
/// # Errors
///
/// When the level is not between 0 and 1, or so close to 1 that no finite interval has it.
pub(crate) fn two_sided_quantile(level: f64, freedom: f64) -> Result<f64> {
    let refused = || {
        Error::new(
            Code::Setting,
            format!("the level of an interval must lie between 0 and 1, and {level} was asked for"),
        )
        .help("choose a level such as 0.95")
    };
    if !(level > 0.0 && level < 1.0) {
        return Err(refused());
    }
    if freedom <= 0.0 {
        return Err(Error::new(
            Code::TooFewRows,
            "there is no interval, because there are as many coefficients as rows",
        )
        .help("add rows, or fix a model with fewer coefficients"));
    }
    if freedom >= NEARLY_NORMAL {
        let normal = Normal::standard().inverse_cdf(0.5 + 0.5 * level);
        let quantile = normal + (normal.powi(3) + normal) / (4.0 * freedom);
        return if quantile.is_finite() { Ok(quantile) } else { Err(refused()) };
    }
    let distribution = StudentsT::new(0.0, 1.0, freedom).map_err(|_| refused())?;
    let mut quantile = distribution.inverse_cdf(0.5 + 0.5 * level);
    for _ in 0..POLISHING {
        quantile -= (distribution.cdf(quantile) - (0.5 + 0.5 * level)) / distribution.pdf(quantile);
    }
    if quantile.is_finite() { Ok(quantile) } else { Err(refused()) }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]
mod tests {
    use super::*;

    #[test]
    fn quantiles_of_any_number_of_rows_end_and_join() {
        for level in [0.5, 0.95, 0.999_999] {
            let below = two_sided_quantile(level, NEARLY_NORMAL - 1.0).unwrap();
            let above = two_sided_quantile(level, NEARLY_NORMAL).unwrap();
            assert!((below / above - 1.0).abs() < 1e-9, "{below} {above}");
            assert!(two_sided_quantile(level, 2e7).unwrap() < above);
        }
    }

    #[test]
    fn quantiles_agree_with_the_printed_tables() {
        // Abramowitz & Stegun 1964, table 26.10; the last by the expansion 26.7.5 about the normal quantile.
        for (level, freedom, expected) in [
            (0.95, 1.0, 12.706_204_736),
            (0.95, 10.0, 2.228_138_852),
            (0.99, 30.0, 2.749_995_654),
            (0.95, 1000.0, 1.962_339_081),
            (0.95, 1e6, 1.959_966_357),
            (0.95, 1e12, 1.959_963_985),
        ] {
            let quantile = two_sided_quantile(level, freedom).unwrap();
            assert!((quantile - expected).abs() < 1e-8 * expected, "{freedom}: {quantile}");
        }
    }

    #[test]
    fn levels_that_are_no_probability_are_refused() {
        for level in [0.0, 1.0, -0.5, 95.0, f64::NAN] {
            assert_eq!(two_sided_quantile(level, 5.0).unwrap_err().code(), Code::Setting);
        }
    }

    #[test]
    fn without_degrees_of_freedom_there_is_no_interval() {
        let error = two_sided_quantile(0.95, 0.0).unwrap_err();
        assert_eq!(error.to_string(), "there is no interval, because there are as many coefficients as rows");
    }
}
