//! Functions of a distance.

use serde::{Deserialize, Serialize};

/// Beyond this many lengths a correlation is below the smallest number (of dimension one).
const UNDERFLOW: f64 = 700.0;

/// A covariance that depends on the distance r of two points only, up to a factor.
///
/// The first three are correlations with a length ℓ (Rasmussen & Williams 2006, §4.2.1). The thin plates are positive
/// on vectors orthogonal to (1, z) (Wahba 1990, §2.4; Green & Silverman 1994, §7.9) and have no length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Radial {
    /// (1 + a) e⁻ᵃ with a = √3 r/ℓ: Matérn 3/2.
    Matern3,
    /// (1 + a + a²/3) e⁻ᵃ with a = √5 r/ℓ: Matérn 5/2.
    Matern5,
    /// e^(−a²/2) with a = r/ℓ.
    Gaussian,
    /// r³: the thin plate in one direction, which is the natural cubic smoothing spline.
    Cubic,
    /// r² ln r: the thin plate in two directions.
    Plate,
    /// −r: the thin plate in three directions.
    Distance,
}

impl Radial {
    /// Whether the function has a length to be fitted.
    pub(super) fn has_length(self) -> bool {
        matches!(self, Self::Matern3 | Self::Matern5 | Self::Gaussian)
    }

    /// The value at a distance.
    pub(super) fn value(self, r: f64, length: f64) -> f64 {
        match self {
            Self::Matern3 => {
                let a = 3_f64.sqrt() * r / length;
                if a > UNDERFLOW { 0.0 } else { (1.0 + a) * (-a).exp() }
            }
            Self::Matern5 => {
                let a = 5_f64.sqrt() * r / length;
                if a > UNDERFLOW { 0.0 } else { (1.0 + a + a * a / 3.0) * (-a).exp() }
            }
            Self::Gaussian => (-0.5 * (r / length).powi(2)).exp(),
            Self::Cubic => r.powi(3),
            Self::Plate if r == 0.0 => 0.0,
            Self::Plate => r * r * r.ln(),
            Self::Distance => -r,
        }
    }

    /// The derivative by r, divided by r: the gradient at z seen from p is this times z − p.
    pub(super) fn slope(self, r: f64, length: f64) -> f64 {
        match self {
            Self::Matern3 => -3.0 / length.powi(2) * (-3_f64.sqrt() * r / length).exp(),
            Self::Matern5 => {
                let a = 5_f64.sqrt() * r / length;
                if a > UNDERFLOW { 0.0 } else { -5.0 / 3.0 / length.powi(2) * (1.0 + a) * (-a).exp() }
            }
            Self::Gaussian => -self.value(r, length) / length.powi(2),
            Self::Cubic => 3.0 * r,
            // At the point itself z − p is zero.
            Self::Plate | Self::Distance if r == 0.0 => 0.0,
            Self::Plate => 2.0 * r.ln() + 1.0,
            Self::Distance => -1.0 / r,
        }
    }

    /// The derivative of [`Radial::slope`] by r, divided by r, for r > 0.
    pub(super) fn curvature(self, r: f64, length: f64) -> f64 {
        match self {
            Self::Matern3 => 27_f64.sqrt() / length.powi(3) / r * (-3_f64.sqrt() * r / length).exp(),
            Self::Matern5 => 25.0 / 3.0 / length.powi(4) * (-5_f64.sqrt() * r / length).exp(),
            Self::Gaussian => self.value(r, length) / length.powi(4),
            Self::Cubic => 3.0 / r,
            Self::Plate => 2.0 / (r * r),
            Self::Distance => r.powi(-3),
        }
    }

    /// The derivative by ln ℓ; 0 without a length.
    pub(super) fn slope_of_length(self, r: f64, length: f64) -> f64 {
        if self.has_length() { -r * r * self.slope(r, length) } else { 0.0 }
    }
}

/// The distance of two points, finite for all finite points whose squares are.
pub(super) fn distance(one: &[f64], two: &[f64]) -> f64 {
    one.iter().zip(two).map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Radial; 6] =
        [Radial::Matern3, Radial::Matern5, Radial::Gaussian, Radial::Cubic, Radial::Plate, Radial::Distance];

    #[test]
    fn derivatives_agree_with_differences() {
        for radial in ALL {
            for r in [0.3, 1.0, 2.7] {
                let step = 1e-6;
                let by_r = (radial.value(r + step, 0.8) - radial.value(r - step, 0.8)) / (2.0 * step);
                assert!((by_r - r * radial.slope(r, 0.8)).abs() < 1e-8 * (1.0 + by_r.abs()), "{radial:?} {r}");
                let bend = (radial.slope(r + step, 0.8) - radial.slope(r - step, 0.8)) / (2.0 * step);
                assert!((bend - r * radial.curvature(r, 0.8)).abs() < 1e-7 * (1.0 + bend.abs()), "{radial:?} {r}");
                let at = |log: f64| radial.value(r, log.exp());
                let by_length = (at(0.8_f64.ln() + step) - at(0.8_f64.ln() - step)) / (2.0 * step);
                assert!((by_length - radial.slope_of_length(r, 0.8)).abs() < 1e-8, "{radial:?} {r}");
            }
        }
    }

    #[test]
    fn no_distance_gives_a_value_that_is_not_a_number() {
        for radial in ALL {
            for r in [0.0, 1e-300, 1e5, 1e100] {
                assert!(radial.value(r, 1.0).is_finite() && radial.slope(r, 1.0).is_finite(), "{radial:?} {r}");
            }
        }
    }
}
