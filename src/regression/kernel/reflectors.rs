//! The reflections that separate what (1, z) explains from what is left.
//!
//! H = Q (R; 0) for the rows of (1, z). In coordinates turned by Qᵀ the first p carry all of H, and the others, which are
//! every contrast that no β changes, are what restricted likelihood uses (Patterson & Thompson 1971, Biometrika 58, 545).
//! The product of the reflections is kept as Q = I − Y T Yᵀ (Schreiber & Van Loan 1989, SIAM J. Sci. Stat. Comput. 10, 53).

use nalgebra::{DMatrix, DMatrixViewMut};
use rayon::prelude::*;

use super::cholesky::{BLOCK, tiles};
use crate::regression::least_squares::dot;

/// A part of H below this cannot be told from rounding (of dimension one, for columns scaled to unit length).
const RANK_TOLERANCE: f64 = 1e-10;

/// Q and R of the rows of (1, z).
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reflectors {
    /// The directions of the reflections, a column each.
    directions: DMatrix<f64>,
    /// T, upper triangular.
    mixing: DMatrix<f64>,
    /// R, upper triangular.
    upper: DMatrix<f64>,
}

impl Reflectors {
    /// Reflects the rows of (1, z), each times its scale; `None` where they do not determine all p columns.
    pub(super) fn new(points: &[f64], dimension: usize, scales: &[f64]) -> Option<Self> {
        let (rows, columns) = (scales.len(), dimension + 1);
        if rows < columns {
            return None;
        }
        let mut work = DMatrix::from_fn(rows, columns, |i, j| {
            scales[i] * if j == 0 { 1.0 } else { points[i * dimension + j - 1] }
        });
        let lengths: Vec<f64> = work.column_iter().map(|column| column.norm()).collect();
        let mut directions = DMatrix::zeros(rows, columns);
        let mut mixing = DMatrix::zeros(columns, columns);
        for pivot in 0..columns {
            let below = work.view((pivot, pivot), (rows - pivot, 1)).norm();
            if below.is_nan() || below <= RANK_TOLERANCE * lengths[pivot] {
                return None;
            }
            let head = work[(pivot, pivot)];
            // The sign that never cancels.
            let image = if head <= 0.0 { below } else { -below };
            let mut direction = work.column(pivot).into_owned();
            direction.rows_mut(0, pivot).fill(0.0);
            direction[pivot] = head - image;
            let factor = 2.0 / direction.norm_squared();
            for column in pivot..columns {
                let share = factor * direction.dot(&work.column(column));
                work.column_mut(column).axpy(-share, &direction, 1.0);
            }
            let earlier: Vec<f64> = (0..pivot).map(|j| directions.column(j).dot(&direction)).collect();
            for i in 0..pivot {
                mixing[(i, pivot)] = -factor * (i..pivot).map(|j| mixing[(i, j)] * earlier[j]).sum::<f64>();
            }
            mixing[(pivot, pivot)] = factor;
            directions.set_column(pivot, &direction);
        }
        let upper = DMatrix::from_fn(columns, columns, |i, j| if i <= j { work[(i, j)] } else { 0.0 });
        Some(Self { directions, mixing, upper })
    }

    /// The number p of columns of H.
    pub(super) fn columns(&self) -> usize {
        self.upper.nrows()
    }

    /// x → Qᵀ x, in place; `shares` is space for p numbers.
    pub(super) fn turn(&self, vector: &mut [f64], shares: &mut [f64]) {
        self.mix(vector, shares, |share, i, j| self.mixing[(j, i)] * share[j]);
    }

    /// x → Q x, in place.
    pub(super) fn turn_back(&self, vector: &mut [f64]) {
        let mut shares = vec![0.0; self.columns()];
        self.mix(vector, &mut shares, |share, i, j| self.mixing[(i, j)] * share[j]);
    }

    /// x − Y M Yᵀ x, where `term` gives M row i times the shares, term j.
    fn mix(&self, vector: &mut [f64], shares: &mut [f64], term: impl Fn(&[f64], usize, usize) -> f64) {
        let rows = self.directions.nrows();
        let column = |j: usize| &self.directions.as_slice()[j * rows..(j + 1) * rows];
        (0..self.columns()).for_each(|j| shares[j] = dot(column(j), vector));
        for i in 0..self.columns() {
            let share: f64 = (0..self.columns()).map(|j| term(shares, i, j)).sum();
            vector.iter_mut().zip(column(i)).for_each(|(cell, direction)| *cell -= share * direction);
        }
    }

    /// K → Qᵀ K Q for a symmetric K, in place.
    pub(super) fn turn_matrix(&self, matrix: &mut DMatrix<f64>) {
        self.conjugate(matrix, &self.mixing);
    }

    /// K → Q K Qᵀ for a symmetric K, in place.
    pub(super) fn turn_matrix_back(&self, matrix: &mut DMatrix<f64>) {
        self.conjugate(matrix, &self.mixing.transpose());
    }

    /// K − Y Zᵀ − Z Yᵀ with V = K Y M and Z = V − ½ Y (Mᵀ Yᵀ V).
    fn conjugate(&self, matrix: &mut DMatrix<f64>, mixing: &DMatrix<f64>) {
        let rows = matrix.nrows();
        let mixed = &self.directions * mixing;
        let mut image = DMatrix::zeros(rows, self.columns());
        for (tile, part) in tiles(rows, |start, height| matrix.rows(start, height) * &mixed).iter().enumerate() {
            image.rows_mut(tile * BLOCK, part.nrows()).copy_from(part);
        }
        let inner = mixed.transpose() * &image;
        image.gemm(-0.5, &self.directions, &inner, 1.0);
        matrix.as_mut_slice().par_chunks_mut(rows * BLOCK).enumerate().for_each(|(panel, cells)| {
            let (first, width) = (panel * BLOCK, cells.len() / rows);
            let mut target = DMatrixViewMut::from_slice(cells, rows, width);
            target.gemm(-1.0, &self.directions, &image.rows(first, width).transpose(), 1.0);
            target.gemm(-1.0, &image, &self.directions.rows(first, width).transpose(), 1.0);
        });
    }

    /// R⁻¹ x, in place.
    pub(super) fn solve(&self, vector: &mut [f64]) {
        for i in (0..self.columns()).rev() {
            let known: f64 = (i + 1..self.columns()).map(|j| self.upper[(i, j)] * vector[j]).sum();
            vector[i] = (vector[i] - known) / self.upper[(i, i)];
        }
    }

    /// R⁻ᵀ x, in place.
    pub(super) fn solve_transposed(&self, vector: &mut [f64]) {
        for i in 0..self.columns() {
            let known: f64 = (0..i).map(|j| self.upper[(j, i)] * vector[j]).sum();
            vector[i] = (vector[i] - known) / self.upper[(i, i)];
        }
    }
}
