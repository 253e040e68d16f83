//! How differently a response bends in different directions.
//!
//! A kernel takes distances between x = T z, with T symmetric and its largest eigenvalue one: the length of the kernel is that in
//! the direction in which the response bends most, and a direction whose eigenvalue is zero is one in which it does not bend.
//! All cells of T are searched for (Vivarelli & Williams 1999, NIPS 11, 613; Rasmussen & Williams 2006, §5.1), so that
//! a turn of z turns T, and no more; one length for each group would be a choice of basis.

use nalgebra::{DMatrix, DVector, Dyn, SymmetricEigen};
use serde::{Deserialize, Serialize};

use crate::regression::least_squares::dot;

/// The rows of T; none where it is the identity.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Metric(Vec<Vec<f64>>);

impl Metric {
    /// Distances as `stretch`, which is made symmetric, gives them.
    pub(super) fn new(stretch: &DMatrix<f64>) -> Self {
        let cell = |i: usize, j: usize| 0.5 * (stretch[(i, j)] + stretch[(j, i)]);
        Self((0..stretch.nrows()).map(|i| (0..stretch.nrows()).map(|j| cell(i, j)).collect()).collect())
    }

    /// A metric whose lengths are at most `longest`, or without end, and the length in its shortest direction. A direction
    /// of more than twice `longest` is one in which nothing bends.
    pub(super) fn settled(stretch: &DMatrix<f64>, longest: f64) -> (Self, f64) {
        let axes = stretch.clone().symmetric_eigen();
        let most = axes.eigenvalues.amax().max(longest.recip());
        let settle = |value: f64| match value.abs() * longest {
            steepness if steepness < 0.5 => 0.0,
            steepness => steepness.max(1.0) / longest,
        };
        let values: DVector<f64> = axes.eigenvalues.map(|value| settle(value) / most);
        let stretch = &axes.eigenvectors * DMatrix::from_diagonal(&values) * axes.eigenvectors.transpose();
        (Self::new(&stretch), most.recip())
    }

    /// Whether all directions are alike.
    pub(crate) fn is_isotropic(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it is one of so many directions.
    pub(super) fn is_consistent(&self, dimension: usize) -> bool {
        let is_row = |row: &Vec<f64>| row.len() == dimension && row.iter().all(|cell| cell.is_finite());
        self.is_isotropic() || self.0.len() == dimension && self.0.iter().all(is_row)
    }

    /// The rows of T; none where it is the identity.
    pub(crate) fn rows(&self) -> &[Vec<f64>] {
        &self.0
    }

    /// Writes T z.
    pub(super) fn stretch(&self, z: &[f64], x: &mut [f64]) {
        x.copy_from_slice(z);
        x.iter_mut().zip(&self.0).for_each(|(x, row)| *x = dot(row, z));
    }

    /// T z.
    pub(crate) fn stretched(&self, z: &[f64]) -> Vec<f64> {
        let mut x = z.to_vec();
        self.stretch(z, &mut x);
        x
    }
}

/// A symmetric matrix A of any size, for a stretch whose eigenvalues are bounded: T = b φ(A/b), φ(a) = a/√(1 + a²).
///
/// Small eigenvalues are those of A, so that nothing hinders one on its way to zero; a sign has no meaning.
pub(super) struct Bounded {
    axes: SymmetricEigen<f64, Dyn>,
    bound: f64,
}

impl Bounded {
    pub(super) fn new(matrix: DMatrix<f64>, bound: f64) -> Self {
        Self { axes: (matrix / bound).symmetric_eigen(), bound }
    }

    /// The a of a stretch b φ(a/b) in all directions.
    pub(super) fn inverse(stretch: f64, bound: f64) -> f64 {
        stretch / (1.0 - (stretch / bound).powi(2)).sqrt()
    }

    /// T.
    pub(super) fn stretch(&self) -> DMatrix<f64> {
        let axes = &self.axes.eigenvectors;
        let values = self.axes.eigenvalues.map(|a| self.bound * a / a.hypot(1.0));
        axes * DMatrix::from_diagonal(&values) * axes.transpose()
    }

    /// The gradient by A from that by T (Daleckii & Krein; Higham 2008, Functions of Matrices, theorem 3.11).
    pub(super) fn slope(&self, by_stretch: &DMatrix<f64>) -> DMatrix<f64> {
        let (axes, values) = (&self.axes.eigenvectors, &self.axes.eigenvalues);
        let mut inner = axes.transpose() * by_stretch * axes;
        for (i, j) in (0..values.len()).flat_map(|i| (0..values.len()).map(move |j| (i, j))) {
            inner[(i, j)] *= quotient(values[i], values[j]);
        }
        axes * inner * axes.transpose()
    }
}

/// (φ(a) − φ(b))/(a − b), and φ′(a) where they are one.
fn quotient(a: f64, b: f64) -> f64 {
    let (u, v) = (a.hypot(1.0), b.hypot(1.0));
    match a * b {
        product if product > 0.0 => (a + b) / ((a * v + b * u) * u * v),
        _ if a == b => 1.0,
        _ => (a / u - b / v) / (a - b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lengths_settle_and_longer_ones_are_without_end() {
        // Lengths 2, 12 and 300 in turned directions.
        let turn = nalgebra::Rotation3::from_euler_angles(0.3, -1.1, 2.0);
        let axes = DMatrix::from_fn(3, 3, |i, j| turn.matrix()[(i, j)]);
        let of =
            |values: [f64; 3]| &axes * DMatrix::from_diagonal(&DVector::from_row_slice(&values)) * axes.transpose();
        let (metric, length) = Metric::settled(&of([1.0 / 12.0, -0.5, 1.0 / 300.0]), 10.0);
        assert!((length - 2.0).abs() < 1e-12, "{length}");
        let wanted = of([0.2, 1.0, 0.0]);
        for (i, row) in metric.rows().iter().enumerate() {
            (0..3).for_each(|j| assert!((row[j] - wanted[(i, j)]).abs() < 1e-12, "{metric:?}"));
        }
        let x = metric.stretched(&[1.0, 0.0, 2.0]);
        (0..3).for_each(|i| assert!((x[i] - wanted[(i, 0)] - 2.0 * wanted[(i, 2)]).abs() < 1e-12));
        assert!(metric.is_consistent(3) && !metric.is_consistent(2));
    }

    #[test]
    fn without_rows_distances_are_those_of_the_coordinates() {
        let metric = Metric::default();
        assert!(metric.is_isotropic() && metric.is_consistent(4));
        assert_eq!(metric.stretched(&[1.0, -2.0]), [1.0, -2.0]);
    }

    #[test]
    fn the_slope_of_a_bounded_stretch_agrees_with_differences() {
        let at = DMatrix::from_row_slice(3, 3, &[0.3, -1.0, 0.2, -1.0, 0.5, 0.7, 0.2, 0.7, -2.0]);
        let weights = DMatrix::from_row_slice(3, 3, &[1.0, 0.4, -0.3, 0.4, 2.0, 0.6, -0.3, 0.6, -1.5]);
        for (at, bound) in [(at.clone(), 0.7), (at, 20.0), (DMatrix::zeros(3, 3), 0.7), (DMatrix::identity(3, 3), 0.7)]
        {
            let slope = Bounded::new(at.clone(), bound).slope(&weights);
            for (i, j) in [(0, 0), (0, 1), (1, 2), (2, 2)] {
                let value = |by: f64| {
                    let mut moved = at.clone();
                    moved[(i, j)] += by;
                    moved[(j, i)] = moved[(i, j)];
                    Bounded::new(moved, bound).stretch().dot(&weights)
                };
                let expected = (value(1e-5) - value(-1e-5)) / 2e-5;
                let cells = if i == j { 1.0 } else { 2.0 };
                assert!((cells * slope[(i, j)] - expected).abs() < 1e-8, "{} {expected}", cells * slope[(i, j)]);
            }
            let stretch = Bounded::new(at * 1e9, bound).stretch();
            assert!(stretch.symmetric_eigenvalues().amax() <= bound * (1.0 + 1e-14));
        }
        let stretch = Bounded::new(DMatrix::identity(2, 2) * Bounded::inverse(0.6, 0.7), 0.7).stretch();
        assert!((stretch[(0, 0)] - 0.6).abs() < 1e-15, "{stretch}");
    }
}
