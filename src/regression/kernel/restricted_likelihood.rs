//! The restricted likelihood of a length and a noise, with its gradient.
//!
//! −ln L = ½ ln det S + ½ m ln(y₂ᵀS⁻¹y₂) for the m contrasts y₂, which no β changes (Patterson & Thompson 1971, Biometrika
//! 58, 545; Harville 1974, Biometrika 61, 383), with the variance of the signal at its best value y₂ᵀS⁻¹y₂/m.
//! S = C/c + τ I: C the covariance of the contrasts, c the mean of its eigenvalues. So τ is the noise relative to the
//! part of the signal that is no power law, whatever the length, and its lower bound bounds the condition of S.
//!
//! Hard: after a change check the gradient against differences (`tests.rs`).

use nalgebra::DMatrix;
use rayon::prelude::*;

use super::cholesky::{BLOCK, Cholesky};
use super::frame::{Points, contrasts};
use super::minimise::Value;
use super::radial::Radial;
use super::reflectors::Reflectors;
use crate::regression::least_squares::dot;

/// A response below this part of 1 or the largest (of dimension one) is rounding error.
const ROUNDING: f64 = 1e-12;
/// Many times the rounding error of the eigenvalues of a covariance for each row, relative to its largest cell (of dimension
/// one): so much noise is in S whatever τ.
const NUGGET: f64 = 1e-14;

/// What the likelihood is a function of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Parameters {
    /// ln ℓ, in units of the whitened coordinates.
    pub(super) log_length: f64,
    /// ln τ.
    pub(super) log_noise: f64,
}

/// The parameters of a fit in the units of its kernel.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hyper {
    /// ℓ, in units of the whitened coordinates.
    pub(super) length: f64,
    /// The variance of the noise at weight 1, relative to that of the signal: τ c.
    pub(super) noise: f64,
    /// The variance of the signal where the kernel is 1, in squared units of the response.
    pub(super) signal: f64,
}

/// Points with the contrasts of their responses.
pub(super) struct Likelihood {
    points: Points,
    distances: DMatrix<f64>,
    reflectors: Reflectors,
    /// y₂.
    response: Vec<f64>,
    /// The variance of rounding error, which no signal is below.
    rounding: f64,
}

impl Likelihood {
    /// Takes responses, each times its scale; `None` where the points do not determine β.
    pub(super) fn new(points: Points, mut response: Vec<f64>) -> Option<Self> {
        let reflectors = Reflectors::new(&points.coordinates, points.dimension, &points.scales)?;
        let largest = response.iter().fold(1.0, |largest: f64, y| largest.max(y.abs()));
        let rounding = (ROUNDING * largest).powi(2);
        reflectors.turn(&mut response, &mut vec![0.0; reflectors.columns()]);
        let response = response.split_off(reflectors.columns());
        let unscaled = Points { scales: vec![1.0; points.len()], ..points.clone() };
        Some(Self { distances: unscaled.matrix(|r| r), points, reflectors, response, rounding })
    }

    /// The number of points.
    pub(super) fn rows(&self) -> usize {
        self.points.len()
    }

    /// The median distance of two different points; `None` where all coincide.
    pub(super) fn median_distance(&self) -> Option<f64> {
        let size = self.points.len();
        let pairs = (1..size).flat_map(|j| (0..j).map(move |i| (i, j)));
        let mut distances: Vec<f64> = pairs.map(|pair| self.distances[pair]).filter(|&r| r > 0.0).collect();
        let middle = distances.len() / 2;
        (!distances.is_empty()).then(|| *distances.select_nth_unstable_by(middle, f64::total_cmp).1)
    }

    /// Whether a power law leaves nothing but rounding error.
    pub(super) fn is_power_law(&self) -> bool {
        dot(&self.response, &self.response) <= self.rounding * self.response.len() as f64
    }

    /// The parameters in the units of the kernel.
    pub(super) fn hyper(&self, radial: Radial, at: Parameters) -> Option<Hyper> {
        let length = at.log_length.exp();
        let turned = self.covariance(radial, length);
        let noise = at.log_noise.exp() * self.mean_of(&turned);
        let factor = Cholesky::new(contrasts(&turned, self.reflectors.columns(), 1.0, noise))?;
        let square = dot(factor.solve(&self.response).as_slice(), &self.response);
        Some(Hyper { length, noise: noise + self.nugget(radial), signal: square / self.response.len() as f64 })
    }

    /// −ln L up to a constant, and its gradient by ln ℓ and ln τ; `None` where S is not positive.
    pub(super) fn value(&self, radial: Radial, at: Parameters) -> Option<Value> {
        let (length, noise) = (at.log_length.exp(), at.log_noise.exp());
        let (first, count) = (self.reflectors.columns(), self.response.len() as f64);
        let turned = self.covariance(radial, length);
        let mean = self.mean_of(&turned);
        if mean.is_nan() || mean <= 0.0 {
            return None;
        }
        let factor = Cholesky::new(contrasts(&turned, first, 1.0 / mean, noise))?;
        let solved = factor.solve(&self.response);
        let square = dot(solved.as_slice(), &self.response);
        let signal = square / count + self.rounding;
        let inverse = factor.inverse();
        let trace = inverse.trace();
        let solved_square = dot(solved.as_slice(), solved.as_slice());
        let by_noise = 0.5 * noise * (trace - solved_square / signal);
        let by_length = if radial.has_length() {
            let slope = self.turned(|r| radial.slope_of_length(r, length));
            let sum = sum_over_columns(count as usize, |j| {
                let start = (first + j) * self.points.len();
                let column = &slope.as_slice()[start + first..start + self.points.len()];
                dot(column, inverse.column(j).as_slice()) - solved[j] / signal * dot(column, solved.as_slice())
            });
            // C/c = S − τ I shrinks as c grows.
            let stretched = count - noise * trace - (square - noise * solved_square) / signal;
            0.5 * (sum - stretched * self.mean_of(&slope)) / mean
        } else {
            0.0
        };
        let value = 0.5 * factor.log_determinant() + 0.5 * count * signal.ln();
        let finite = value.is_finite() && by_length.is_finite() && by_noise.is_finite();
        finite.then_some(Value { value, gradient: [by_length, by_noise] })
    }

    /// The mean of the diagonal cells of the contrasts.
    fn mean_of(&self, turned: &DMatrix<f64>) -> f64 {
        let diagonal = (self.reflectors.columns()..self.points.len()).map(|i| turned[(i, i)]);
        diagonal.sum::<f64>() / self.response.len() as f64
    }

    /// The covariance of the points with the nugget, turned.
    fn covariance(&self, radial: Radial, length: f64) -> DMatrix<f64> {
        let mut turned = self.turned(|r| radial.value(r, length));
        let nugget = self.nugget(radial);
        (0..self.points.len()).for_each(|i| turned[(i, i)] += nugget);
        turned
    }

    /// The noise that rounding makes: the same for all lengths, at which the largest cell is that of distance 0.
    fn nugget(&self, radial: Radial) -> f64 {
        let farthest = if radial.has_length() { 0.0 } else { self.distances.amax() };
        let largest = radial.value(farthest, 1.0).abs().max(radial.value(0.0, 1.0));
        let weight = self.points.scales.iter().fold(0.0, |largest: f64, scale| largest.max(scale * scale));
        NUGGET * self.points.len() as f64 * weight * largest
    }

    /// A matrix over the points from the distance of each pair, turned.
    fn turned(&self, value: impl Fn(f64) -> f64 + Sync) -> DMatrix<f64> {
        let size = self.points.len();
        let mut matrix = DMatrix::zeros(size, size);
        let columns = matrix.as_mut_slice().par_chunks_mut(size).zip(self.distances.as_slice().par_chunks(size));
        columns.enumerate().for_each(|(j, (column, distances))| {
            for ((cell, &r), scale) in column.iter_mut().zip(distances).zip(&self.points.scales) {
                *cell = scale * self.points.scales[j] * value(r);
            }
        });
        self.reflectors.turn_matrix(&mut matrix);
        matrix
    }
}

/// A sum over columns, block after block.
fn sum_over_columns(columns: usize, value: impl Fn(usize) -> f64 + Sync) -> f64 {
    let blocks = (0..columns.div_ceil(BLOCK)).into_par_iter();
    let sums = blocks.map(|block| (block * BLOCK..columns.min((block + 1) * BLOCK)).map(&value).sum());
    sums.collect::<Vec<f64>>().into_iter().sum()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]
mod tests {
    use super::*;

    const SHAPES: [Radial; 4] = [Radial::Matern3, Radial::Matern5, Radial::Gaussian, Radial::Plate];

    /// Uneven points in two directions, of uneven weight.
    fn points(count: usize) -> Points {
        let wave = |i: usize, step: f64| (step * i as f64).sin() + 0.3 * (7.1 * step * i as f64).cos();
        Points {
            dimension: 2,
            coordinates: (0..count).flat_map(|i| [wave(i, 1.3), wave(i, 2.9)]).collect(),
            scales: (0..count).map(|i| 1.0 + 0.1 * (i % 4) as f64).collect(),
        }
    }

    fn response(points: &Points) -> Vec<f64> {
        let value = |i: usize| (2.0 * points.point(i)[0]).sin() + points.point(i)[1].powi(2) + 0.1 * (i as f64).cos();
        (0..points.len()).map(|i| points.scales[i] * value(i)).collect()
    }

    #[test]
    fn the_gradient_agrees_with_differences() {
        let points = points(150);
        let likelihood = Likelihood::new(points.clone(), response(&points)).unwrap();
        for radial in SHAPES {
            for (log_length, log_noise) in [(0.0, -3.0), (-1.2, 0.5), (0.7, -6.0)] {
                let value = |length: f64, noise: f64| {
                    let at = Parameters { log_length: log_length + length, log_noise: log_noise + noise };
                    likelihood.value(radial, at).unwrap()
                };
                let (step, found) = (1e-4, value(0.0, 0.0).gradient);
                let by_length = (value(step, 0.0).value - value(-step, 0.0).value) / (2.0 * step);
                let by_noise = (value(0.0, step).value - value(0.0, -step).value) / (2.0 * step);
                for (found, expected) in found.into_iter().zip([by_length, by_noise]) {
                    assert!((found - expected).abs() < 1e-5 * (1.0 + expected.abs()), "{radial:?} {found} {expected}");
                }
            }
        }
    }

    /// The textbook form ½ ln det K + ½ ln det HᵀK⁻¹H + ½ m ln(yᵀPy), which differs by a constant from that of contrasts.
    #[test]
    fn the_value_agrees_with_the_textbook_form() {
        let points = points(40);
        let likelihood = Likelihood::new(points.clone(), response(&points)).unwrap();
        let textbook = |at: Parameters| {
            let (length, y) = (at.log_length.exp(), nalgebra::DVector::from_vec(response(&points)));
            let turned = likelihood.covariance(Radial::Matern5, length);
            let mut matrix = points.matrix(|r| Radial::Matern5.value(r, length)) / likelihood.mean_of(&turned);
            (0..40).for_each(|i| matrix[(i, i)] += at.log_noise.exp());
            let design =
                DMatrix::from_fn(40, 3, |i, j| points.scales[i] * if j == 0 { 1.0 } else { points.point(i)[j - 1] });
            let inverse = matrix.clone().try_inverse().unwrap();
            let inner = design.transpose() * &inverse * &design;
            let projection =
                &inverse - &inverse * &design * inner.clone().try_inverse().unwrap() * design.transpose() * &inverse;
            let square = (y.transpose() * projection * &y)[(0, 0)];
            0.5 * matrix.determinant().ln() + 0.5 * inner.determinant().ln() + 0.5 * 37.0 * (square / 37.0).ln()
        };
        let one = Parameters { log_length: 0.1, log_noise: -2.0 };
        let two = Parameters { log_length: -0.6, log_noise: 0.5 };
        let value = |at| likelihood.value(Radial::Matern5, at).unwrap().value;
        let (found, expected) = (value(one) - value(two), textbook(one) - textbook(two));
        assert!((found - expected).abs() < 1e-9, "{found} {expected}");
    }

    #[test]
    fn a_power_law_leaves_no_signal() {
        let points = points(30);
        let linear =
            (0..30).map(|i| points.scales[i] * (1e3 - 4.0 * points.point(i)[0] + points.point(i)[1])).collect();
        assert!(Likelihood::new(points.clone(), linear).unwrap().is_power_law());
        assert!(!Likelihood::new(points.clone(), response(&points)).unwrap().is_power_law());
    }
}
