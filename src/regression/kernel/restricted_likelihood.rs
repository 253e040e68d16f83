//! The restricted likelihood of a length and a noise, with its gradient.
//!
//! −ln L = ½ ln det S + ½ m ln(y₂ᵀS⁻¹y₂) for the m contrasts y₂, which no β changes (Patterson & Thompson 1971, Biometrika
//! 58, 545; Harville 1974, Biometrika 61, 383), with the variance of the signal at its best value y₂ᵀS⁻¹y₂/m.
//! S = C/c + τ I: C the covariance of the contrasts, c the mean of its eigenvalues. So τ is the noise relative to the
//! part of the signal that is no power law, whatever the length, and its lower bound bounds the condition of S.
//!
//! Hard: after a change check the gradient against differences (`tests.rs`).

use nalgebra::{DMatrix, DVector};
use rayon::prelude::*;

use super::cholesky::{BLOCK, Cholesky};
use super::frame::{Points, contrasts, expand};
use super::metric::Metric;
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
#[derive(Clone, Debug)]
pub(super) struct Hyper {
    /// ℓ, in units of the whitened coordinates as the metric stretches them.
    pub(super) length: f64,
    /// The variance of the noise at weight 1, relative to that of the signal: τ c.
    pub(super) noise: f64,
    /// The variance of the signal where the kernel is 1, in squared units of the response.
    pub(super) signal: f64,
    pub(super) metric: Metric,
}

/// A likelihood with what its derivatives need.
struct Solved {
    value: f64,
    /// The derivative by ln τ.
    by_noise: f64,
    /// c.
    mean: f64,
    /// S⁻¹.
    inverse: DMatrix<f64>,
    /// S⁻¹ y₂.
    solved: DVector<f64>,
    signal: f64,
    /// −2 times the derivative by ln c.
    stretched: f64,
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
        Some(Self { distances: points.distances(), points, reflectors, response, rounding })
    }

    /// The number of points.
    pub(super) fn rows(&self) -> usize {
        self.points.len()
    }

    /// The number of coordinates of a point.
    pub(super) fn dimension(&self) -> usize {
        self.points.dimension
    }

    /// The number m of contrasts.
    pub(super) fn contrasts(&self) -> usize {
        self.response.len()
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
        let signal = square / self.response.len() as f64;
        Some(Hyper { length, noise: noise + self.nugget(radial), signal, metric: self.points.metric.clone() })
    }

    /// −ln L up to a constant, and its gradient by ln ℓ and ln τ; `None` where S is not positive.
    pub(super) fn value(&self, radial: Radial, at: Parameters) -> Option<Value> {
        let (length, noise) = (at.log_length.exp(), at.log_noise.exp());
        let first = self.reflectors.columns();
        let Solved { value, by_noise, mean, inverse, solved, signal, stretched } =
            self.solved(&self.covariance(radial, length), noise)?;
        let by_length = if radial.has_length() {
            let slope = self.turned(&self.distances, |r| radial.slope_of_length(r, length));
            let sum = sum_over_columns(self.response.len(), |j| {
                let start = (first + j) * self.points.len();
                let column = &slope.as_slice()[start + first..start + self.points.len()];
                dot(column, inverse.column(j).as_slice()) - solved[j] / signal * dot(column, solved.as_slice())
            });
            0.5 * (sum - stretched * self.mean_of(&slope)) / mean
        } else {
            0.0
        };
        by_length.is_finite().then(|| Value { value, gradient: vec![by_length, by_noise] })
    }

    /// The same for points z, seen as T z by a kernel of length 1: the gradient by all cells of the symmetric T, and by ln τ.
    pub(super) fn value_seen(&self, radial: Radial, stretch: &DMatrix<f64>, log_noise: f64) -> Option<Value> {
        let (size, count) = (self.points.len(), self.response.len() as f64);
        let distances = self.points.clone().seen_in(Metric::new(stretch)).distances();
        let covariance = self.covariance_of(&distances, radial, 1.0);
        let Solved { value, by_noise, mean, inverse, solved, signal, stretched } =
            self.solved(&covariance, log_noise.exp())?;
        // The gradient by the covariances of the contrasts, then of the points, then by half their squared distances.
        let mut block = inverse - &solved * solved.transpose() / signal;
        (0..block.nrows()).for_each(|i| block[(i, i)] -= stretched / count);
        let mut shares = expand(&self.reflectors, &(block * (0.5 / mean)));
        for (place, (share, &r)) in shares.as_mut_slice().iter_mut().zip(distances.as_slice()).enumerate() {
            *share *= self.points.scales[place / size] * self.points.scales[place % size] * radial.slope(r, 1.0);
        }
        // A squared distance is (z − p)ᵀ T² (z − p): Σ share (z − p)(z − p)ᵀ = 2 Zᵀ (D − shares) Z, D the sums of the shares.
        let z = DMatrix::from_row_slice(size, self.points.dimension, &self.points.coordinates);
        let image = &shares * &z;
        let sums = shares.column_sum();
        let by_square = z.transpose() * (DMatrix::from_fn(size, z.ncols(), |i, j| sums[i] * z[(i, j)]) - image);
        let half = by_square * stretch;
        let by_stretch = &half + half.transpose();
        let gradient: Vec<f64> = by_stretch.as_slice().iter().copied().chain([by_noise]).collect();
        gradient.iter().all(|slope| slope.is_finite()).then_some(Value { value, gradient })
    }

    /// −ln L with what its derivatives need, for turned covariances with the nugget.
    fn solved(&self, turned: &DMatrix<f64>, noise: f64) -> Option<Solved> {
        let (first, count) = (self.reflectors.columns(), self.response.len() as f64);
        let mean = self.mean_of(turned);
        if mean.is_nan() || mean <= 0.0 {
            return None;
        }
        let factor = Cholesky::new(contrasts(turned, first, 1.0 / mean, noise))?;
        let solved = factor.solve(&self.response);
        let square = dot(solved.as_slice(), &self.response);
        let signal = square / count + self.rounding;
        let inverse = factor.inverse();
        let (trace, solved_square) = (inverse.trace(), dot(solved.as_slice(), solved.as_slice()));
        let value = 0.5 * factor.log_determinant() + 0.5 * count * signal.ln();
        let by_noise = 0.5 * noise * (trace - solved_square / signal);
        // C/c = S − τ I shrinks as c grows.
        let stretched = count - noise * trace - (square - noise * solved_square) / signal;
        let is_finite = value.is_finite() && by_noise.is_finite();
        is_finite.then_some(Solved { value, by_noise, mean, inverse, solved, signal, stretched })
    }

    /// The mean of the diagonal cells of the contrasts.
    fn mean_of(&self, turned: &DMatrix<f64>) -> f64 {
        let diagonal = (self.reflectors.columns()..self.points.len()).map(|i| turned[(i, i)]);
        diagonal.sum::<f64>() / self.response.len() as f64
    }

    /// The covariance of the points with the nugget, turned.
    fn covariance(&self, radial: Radial, length: f64) -> DMatrix<f64> {
        self.covariance_of(&self.distances, radial, length)
    }

    fn covariance_of(&self, distances: &DMatrix<f64>, radial: Radial, length: f64) -> DMatrix<f64> {
        let mut turned = self.turned(distances, |r| radial.value(r, length));
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
    fn turned(&self, distances: &DMatrix<f64>, value: impl Fn(f64) -> f64 + Sync) -> DMatrix<f64> {
        let size = self.points.len();
        let mut matrix = DMatrix::zeros(size, size);
        let columns = matrix.as_mut_slice().par_chunks_mut(size).zip(distances.as_slice().par_chunks(size));
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
        let coordinates = (0..count).flat_map(|i| [wave(i, 1.3), wave(i, 2.9)]).collect();
        Points::new(2, coordinates, (0..count).map(|i| 1.0 + 0.1 * (i % 4) as f64).collect())
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

    #[test]
    fn the_gradient_by_the_metric_agrees_with_differences_and_with_that_by_the_length() {
        let points = points(80);
        let likelihood = Likelihood::new(points.clone(), response(&points)).unwrap();
        for radial in [Radial::Matern3, Radial::Matern5, Radial::Gaussian] {
            let stretch = DMatrix::from_row_slice(2, 2, &[1.3, -0.4, -0.4, 0.7]);
            let value = |stretch: &DMatrix<f64>, log_noise| likelihood.value_seen(radial, stretch, log_noise).unwrap();
            let (step, found) = (1e-4, value(&stretch, -3.0));
            for (i, j) in [(0, 0), (0, 1), (1, 1)] {
                let moved = |by: f64| {
                    let mut moved = stretch.clone();
                    moved[(i, j)] += by;
                    moved[(j, i)] = moved[(i, j)];
                    value(&moved, -3.0).value
                };
                let expected = (moved(step) - moved(-step)) / (2.0 * step);
                let cells = if i == j { 1.0 } else { 2.0 };
                let slope = cells * found.gradient[2 * i + j];
                assert!((slope - expected).abs() < 1e-5 * (1.0 + expected.abs()), "{radial:?} {slope} {expected}");
            }
            let by_noise = (value(&stretch, -3.0 + step).value - value(&stretch, -3.0 - step).value) / (2.0 * step);
            assert!((found.gradient[4] - by_noise).abs() < 1e-5 * (1.0 + by_noise.abs()));
            let isotropic = value(&DMatrix::identity(2, 2).scale(0.8), -3.0);
            let wanted = likelihood.value(radial, Parameters { log_length: -0.8_f64.ln(), log_noise: -3.0 }).unwrap();
            assert!((isotropic.value - wanted.value).abs() < 1e-9);
            let by_length = -0.8 * (isotropic.gradient[0] + isotropic.gradient[3]);
            assert!((by_length - wanted.gradient[0]).abs() < 1e-8 * (1.0 + by_length.abs()));
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
