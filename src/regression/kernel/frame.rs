//! A kernel at fixed points: the covariances of a new point with them, seen past the power law.
//!
//! Universal kriging (Matheron 1969; Rasmussen & Williams 2006, §2.7) in turned coordinates. With QᵀKQ = (A Bᵀ; B S), LLᵀ = S,
//! the covariances k of a new point turned into (k₁, k₂) and g = R⁻ᵀh, the part of the new value that neither β nor
//! the values at the points explain has the variance k(0) − 2 g·k₁ + gᵀA g − v·v, with v = L⁻¹(k₂ − B g).

use nalgebra::DMatrix;
use rayon::prelude::*;

use super::cholesky::{BLOCK, Cholesky};
use super::metric::Metric;
use super::radial::{Radial, distance};
use super::reflectors::Reflectors;
use crate::regression::least_squares::dot;

/// Points in whitened coordinates, one after the other, with the square root of the weight of each.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Points {
    /// The number of coordinates of a point.
    pub(super) dimension: usize,
    /// All coordinates.
    pub(super) coordinates: Vec<f64>,
    /// √w of each point.
    pub(super) scales: Vec<f64>,
    pub(super) metric: Metric,
    /// All coordinates as the metric stretches them: what distances are taken between.
    stretched: Vec<f64>,
}

impl Points {
    /// Points whose distances are those of their coordinates.
    pub(super) fn new(dimension: usize, coordinates: Vec<f64>, scales: Vec<f64>) -> Self {
        Self { dimension, stretched: coordinates.clone(), coordinates, scales, metric: Metric::default() }
    }

    /// The same points with the distances of a metric.
    pub(super) fn seen_in(self, metric: Metric) -> Self {
        let stretched =
            self.coordinates.chunks_exact(self.dimension).flat_map(|point| metric.stretched(point)).collect();
        Self { metric, stretched, ..self }
    }

    /// The number of points.
    pub(super) fn len(&self) -> usize {
        self.scales.len()
    }

    /// The coordinates of a point, in which the power law is linear.
    pub(super) fn point(&self, index: usize) -> &[f64] {
        &self.coordinates[index * self.dimension..(index + 1) * self.dimension]
    }

    /// The coordinates of a point as the metric stretches them.
    pub(super) fn stretched(&self, index: usize) -> &[f64] {
        &self.stretched[index * self.dimension..(index + 1) * self.dimension]
    }

    /// Some of the points, in an order.
    pub(super) fn some(&self, indices: &[usize]) -> Self {
        let coordinates = indices.iter().flat_map(|&index| self.point(index)).copied().collect();
        let scales = indices.iter().map(|&index| self.scales[index]).collect();
        Self::new(self.dimension, coordinates, scales).seen_in(self.metric.clone())
    }

    /// The same points, each of weight 1.
    pub(super) fn unweighted(self) -> Self {
        Self { scales: vec![1.0; self.len()], ..self }
    }

    /// The distance of each pair.
    pub(super) fn distances(&self) -> DMatrix<f64> {
        self.clone().unweighted().matrix(|r| r)
    }

    /// A symmetric matrix over the points from the distance of each pair, times both scales.
    pub(super) fn matrix(&self, value: impl Fn(f64) -> f64 + Sync) -> DMatrix<f64> {
        let size = self.len();
        let mut matrix = DMatrix::zeros(size, size);
        matrix.as_mut_slice().par_chunks_mut(size).enumerate().for_each(|(j, column)| {
            for (i, cell) in column.iter_mut().enumerate() {
                let scale = self.scales[i] * self.scales[j];
                *cell = scale * value(distance(self.stretched(i), self.stretched(j)));
            }
        });
        matrix
    }

    /// Writes the covariance of each point, times its scale, with a new point to the head of `work`, which has room for the
    /// coordinates of a point behind.
    pub(super) fn covariances(&self, radial: Radial, length: f64, new: &[f64], work: &mut [f64]) {
        let (cells, space) = work.split_at_mut(self.len());
        let new_stretched = &mut space[..self.dimension];
        self.metric.stretch(new, new_stretched);
        let points = self.scales.iter().zip(self.stretched.chunks_exact(self.dimension));
        for (cell, (scale, point)) in cells.iter_mut().zip(points) {
            *cell = scale * radial.value(distance(point, new_stretched), length);
        }
    }
}

/// The factors of the covariance of points.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Frame {
    reflectors: Reflectors,
    /// A.
    explained: DMatrix<f64>,
    /// L⁻¹ B, column after column.
    cross: DMatrix<f64>,
    /// L, row after row up to the diagonal.
    lower: Vec<f64>,
}

impl Frame {
    /// Factors the covariances of points, with `ridge` on the diagonal; `None` where they are not positive.
    pub(super) fn new(points: &Points, radial: Radial, length: f64, ridge: f64) -> Option<Self> {
        let reflectors = Reflectors::new(&points.coordinates, points.dimension, &points.scales)?;
        let mut matrix = points.matrix(|r| radial.value(r, length));
        reflectors.turn_matrix(&mut matrix);
        for i in 0..points.len() {
            matrix[(i, i)] += ridge;
        }
        let (first, rest) = (reflectors.columns(), points.len() - reflectors.columns());
        let lower = Cholesky::new(matrix.view((first, first), (rest, rest)).into_owned())?.packed();
        let explained = matrix.view((0, 0), (first, first)).into_owned();
        let mut frame = Self { reflectors, explained, cross: DMatrix::zeros(rest, 0), lower };
        let mut cross = matrix.view((first, 0), (rest, first)).into_owned();
        cross.as_mut_slice().par_chunks_mut(rest.max(1)).for_each(|column| frame.substitute(column));
        frame.cross = cross;
        Some(frame)
    }

    /// The number p of columns of (1, z).
    pub(super) fn explained(&self) -> usize {
        self.reflectors.columns()
    }

    /// The number of contrasts: points less p.
    pub(super) fn contrasts(&self) -> usize {
        self.cross.nrows()
    }

    /// How much space [`Frame::turn`] needs behind the covariances.
    pub(super) fn space(&self) -> usize {
        2 * self.explained()
    }

    /// From the covariances of a point with all points, which stand at the head of `work`, makes v behind its first p cells; gives
    /// the variance that is left, for a kernel of the value `peak` at distance 0.
    pub(super) fn turn(&self, new: &[f64], peak: f64, work: &mut [f64]) -> f64 {
        let (cells, rest) = work.split_at_mut(self.explained() + self.contrasts());
        let (plane, shares) = rest.split_at_mut(self.explained());
        plane[0] = 1.0;
        plane[1..].copy_from_slice(new);
        self.project(cells, plane, shares);
        let (head, contrasts) = cells.split_at(plane.len());
        let mut variance = peak - dot(contrasts, contrasts);
        for (i, (share, covariance)) in plane.iter().zip(head).enumerate() {
            let image: f64 = plane.iter().enumerate().map(|(j, other)| self.explained[(i, j)] * other).sum();
            variance += share * (image - 2.0 * *covariance);
        }
        variance.max(0.0)
    }

    /// From the covariances with all points of something linear in a function, and its image of (1, z), makes g = R⁻ᵀ h in place of
    /// the latter and v behind the first p cells of the former; `shares` is space for p numbers.
    pub(super) fn project(&self, covariances: &mut [f64], plane: &mut [f64], shares: &mut [f64]) {
        self.reflectors.turn(covariances, shares);
        self.reflectors.solve_transposed(plane);
        let contrasts = &mut covariances[self.explained()..];
        self.substitute(contrasts);
        let rows = contrasts.len();
        for (share, column) in plane.iter().zip(self.cross.as_slice().chunks_exact(rows.max(1))) {
            contrasts.iter_mut().zip(column).for_each(|(cell, cross)| *cell -= share * cross);
        }
    }

    /// The covariance that is left of two linear things, each as [`Frame::project`] makes it, of this covariance before.
    pub(super) fn left(&self, one: &(Vec<f64>, Vec<f64>), two: &(Vec<f64>, Vec<f64>), before: f64) -> f64 {
        let first = self.explained();
        let known = dot(&one.0[first..], &two.0[first..]);
        let mut left = before - known - dot(&one.1, &two.0[..first]) - dot(&two.1, &one.0[..first]);
        for (i, share) in one.1.iter().enumerate() {
            left += share * two.1.iter().enumerate().map(|(j, other)| self.explained[(i, j)] * other).sum::<f64>();
        }
        left
    }

    /// The weight of each scaled response in something linear in the fit, from what [`Frame::project`] makes: Q (g; L⁻ᵀ v).
    pub(super) fn weights(&self, covariances: &mut [f64], plane: &[f64]) {
        self.substitute_back(&mut covariances[plane.len()..]);
        covariances[..plane.len()].copy_from_slice(plane);
        self.reflectors.turn_back(covariances);
    }

    /// The weights α of the covariances and β for turned responses y₁ and w = L⁻¹ y₂: f = h·β + k·α.
    pub(super) fn coefficients(&self, turned: &[f64], contrasts: &[f64]) -> (Vec<f64>, Vec<f64>) {
        let first = self.explained();
        let mut weights = vec![0.0; first + contrasts.len()];
        weights[first..].copy_from_slice(contrasts);
        self.substitute_back(&mut weights[first..]);
        self.reflectors.turn_back(&mut weights);
        let mut linear: Vec<f64> =
            turned.iter().enumerate().map(|(j, y)| y - dot(self.cross.column(j).as_slice(), contrasts)).collect();
        self.reflectors.solve(&mut linear);
        (weights, linear)
    }

    /// y → (y₁, L⁻¹ y₂), in place.
    pub(super) fn whiten(&self, response: &mut [f64]) {
        self.reflectors.turn(response, &mut vec![0.0; self.explained()]);
        self.substitute(&mut response[self.explained()..]);
    }

    /// x → L⁻¹ x, in place.
    fn substitute(&self, vector: &mut [f64]) {
        let mut start = 0;
        for i in 0..vector.len() {
            let (known, rest) = vector.split_at_mut(i);
            let row = &self.lower[start..start + i];
            rest[0] = (rest[0] - dot(row, known)) / self.lower[start + i];
            start += i + 1;
        }
    }

    /// x → L⁻ᵀ x, in place.
    fn substitute_back(&self, vector: &mut [f64]) {
        let mut end = self.lower.len();
        for i in (0..vector.len()).rev() {
            let row = &self.lower[end - i - 1..end];
            let (known, rest) = vector.split_at_mut(i);
            rest[0] /= row[i];
            known.iter_mut().zip(row).for_each(|(cell, factor)| *cell -= rest[0] * factor);
            end -= i + 1;
        }
    }
}

/// P with e = λ P y the residuals of a fit at the ratio λ of noise to signal: Q (0 0; 0 S⁻¹) Qᵀ, for scaled points.
pub(super) fn projection(points: &Points, radial: Radial, length: f64, ridge: f64) -> Option<DMatrix<f64>> {
    let reflectors = Reflectors::new(&points.coordinates, points.dimension, &points.scales)?;
    let mut matrix = points.matrix(|r| radial.value(r, length));
    reflectors.turn_matrix(&mut matrix);
    let factor = Cholesky::new(contrasts(&matrix, reflectors.columns(), 1.0, ridge))?;
    Some(expand(&reflectors, &factor.inverse()))
}

/// The block of the contrasts, times a factor and with a ridge.
pub(super) fn contrasts(turned: &DMatrix<f64>, first: usize, factor: f64, ridge: f64) -> DMatrix<f64> {
    let rest = turned.nrows() - first;
    let mut block = turned.view((first, first), (rest, rest)) * factor;
    for i in 0..rest {
        block[(i, i)] += ridge;
    }
    block
}

/// Q (0 0; 0 X) Qᵀ.
pub(super) fn expand(reflectors: &Reflectors, block: &DMatrix<f64>) -> DMatrix<f64> {
    let first = reflectors.columns();
    let size = first + block.nrows();
    let mut matrix = DMatrix::zeros(size, size);
    matrix.as_mut_slice().par_chunks_mut(size * BLOCK).enumerate().for_each(|(panel, cells)| {
        for (column, cells) in cells.chunks_exact_mut(size).enumerate() {
            if let Some(inner) = (panel * BLOCK + column).checked_sub(first) {
                cells[first..].copy_from_slice(block.column(inner).as_slice());
            }
        }
    });
    reflectors.turn_matrix_back(&mut matrix);
    matrix
}
