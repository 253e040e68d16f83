//! The upper tail of Fisher's F distribution.

use statrs::distribution::{ChiSquared, ContinuousCDF, FisherSnedecor};

/// From so many degrees of freedom of the denominator on, its scatter is left out: the continued fraction of the incomplete beta
/// function converges in some √freedom steps, and the χ² distribution then errs by less than one part in a hundred of a small tail.
const MANY: f64 = 1e4;

/// P(F ≥ ratio) for a ratio of mean squares with `freedoms` (numerator, denominator); 1 for a ratio that is no number.
pub(crate) fn upper_tail(ratio: f64, freedoms: (usize, usize)) -> f64 {
    let (numerator, denominator) = (freedoms.0 as f64, freedoms.1 as f64);
    if ratio.is_nan() || ratio <= 0.0 {
        return 1.0;
    }
    if ratio == f64::INFINITY {
        return 0.0;
    }
    let tail = if denominator > MANY {
        ChiSquared::new(numerator).map(|distribution| distribution.sf(ratio * numerator)).ok()
    } else {
        FisherSnedecor::new(numerator, denominator).map(|distribution| distribution.sf(ratio)).ok()
    };
    tail.map_or(1.0, |tail| tail.clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_agree_with_the_printed_tables() {
        // Abramowitz & Stegun 1964, table 26.9: F at the upper 5 % and 1 %.
        for (ratio, freedoms, tail) in
            [(4.964_6, (1, 10), 0.05), (3.098_4, (3, 20), 0.05), (10.044, (1, 10), 0.01), (2.372, (4, 1_000_000), 0.05)]
        {
            let found = upper_tail(ratio, freedoms);
            assert!((found / tail - 1.0).abs() < 1e-3, "{freedoms:?}: {found}");
        }
        // With two degrees of freedom in the numerator, (1 + 2F/d)^(−d/2).
        assert!((upper_tail(7.0, (2, 8)) / 2.75_f64.powi(-4) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn both_ways_agree_where_they_meet() {
        for ratio in [0.5, 2.0, 6.0] {
            let (below, above) = (upper_tail(ratio, (3, 10_000)), upper_tail(ratio, (3, 10_001)));
            assert!((below / above - 1.0).abs() < 1e-2, "{ratio}: {below} {above}");
        }
    }

    #[test]
    fn ratios_without_a_scatter_are_certain() {
        assert_eq!((upper_tail(f64::INFINITY, (1, 5)), upper_tail(f64::NAN, (1, 5))), (0.0, 1.0));
    }
}
