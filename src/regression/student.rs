//! The quantiles of Student's t distribution.

use statrs::distribution::{Continuous, ContinuousCDF, Normal, StudentsT};

use crate::error::{Code, Error, Result};

/// Newton steps after the inverse of the incomplete beta function, which alone keeps four digits at 10⁶ degrees of freedom; two
/// steps reach ten digits.
const POLISHING: usize = 3;
/// From here on the quantile is expanded about that of the normal distribution: the inverse of the incomplete beta function
/// was seen not to end at 2 · 10⁷ degrees of freedom.
const NEARLY_NORMAL: usize = 1_000_000;

/// The t with P(|T| ≤ t) = `level` for a number of degrees of freedom.
///
/// # Errors
///
/// When the level is not between 0 and 1, or so close to 1 that no finite interval has it.
pub(crate) fn two_sided_quantile(level: f64, freedom: usize) -> Result<f64> {
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
    if freedom == 0 {
        return Err(Error::new(
            Code::TooFewRows,
            "there is no interval, because there are as many coefficients as rows",
        )
        .help("add rows, or fix a model with fewer coefficients"));
    }
    if freedom >= NEARLY_NORMAL {
        // Abramowitz & Stegun 1964, 26.7.5; the next term is below 10⁻¹⁶.
        let z = Normal::standard().inverse_cdf(0.5 + 0.5 * level);
        let n = freedom as f64;
        let quantile =
            z + (z.powi(3) + z) / (4.0 * n) + (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / (96.0 * n * n);
        return if quantile.is_finite() { Ok(quantile) } else { Err(refused()) };
    }
    let distribution = StudentsT::new(0.0, 1.0, freedom as f64).map_err(|_| refused())?;
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
            let below = two_sided_quantile(level, NEARLY_NORMAL - 1).unwrap();
            let above = two_sided_quantile(level, NEARLY_NORMAL).unwrap();
            assert!((below / above - 1.0).abs() < 1e-9, "{below} {above}");
            assert!(two_sided_quantile(level, 20_000_000).unwrap() < above);
        }
    }

    #[test]
    fn quantiles_agree_with_the_printed_tables() {
        // Abramowitz & Stegun 1964, table 26.10; the last by the expansion 26.7.5 about the normal quantile.
        for (level, freedom, expected) in [
            (0.95, 1, 12.706_204_736),
            (0.95, 10, 2.228_138_852),
            (0.99, 30, 2.749_995_654),
            (0.95, 1000, 1.962_339_081),
            (0.95, 1_000_000, 1.959_966_357),
        ] {
            let quantile = two_sided_quantile(level, freedom).unwrap();
            assert!((quantile - expected).abs() < 1e-8 * expected, "{freedom}: {quantile}");
        }
    }

    #[test]
    fn levels_that_are_no_probability_are_refused() {
        for level in [0.0, 1.0, -0.5, 95.0, f64::NAN] {
            assert_eq!(two_sided_quantile(level, 5).unwrap_err().code(), Code::Setting);
        }
    }

    #[test]
    fn without_degrees_of_freedom_there_is_no_interval() {
        let error = two_sided_quantile(0.95, 0).unwrap_err();
        assert_eq!(error.to_string(), "there is no interval, because there are as many coefficients as rows");
    }
}
