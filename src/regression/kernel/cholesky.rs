//! The triangular factor and the inverse of a large symmetric positive matrix, in blocks on both cores.
//!
//! Nearly all operations are products of blocks, which run at the speed of the processor (Golub & Van Loan 2013, §4.2.9).
//! Blocks have a fixed size and each is written by one task, so the result has the same bits for every number of threads.

use nalgebra::{DMatrix, DMatrixViewMut, DVector};
use rayon::prelude::*;

/// Columns of a block: large enough for fast products, small enough for both cores to have some.
pub(super) const BLOCK: usize = 128;

/// L with L Lᵀ = S.
#[derive(Clone, Debug)]
pub(super) struct Cholesky {
    /// Lower triangular; what stands above the diagonal means nothing.
    lower: DMatrix<f64>,
    /// The inverses of the diagonal blocks.
    inverses: Vec<DMatrix<f64>>,
}

impl Cholesky {
    /// Factors a matrix whose lower triangle is given; `None` where it is not positive.
    pub(super) fn new(mut matrix: DMatrix<f64>) -> Option<Self> {
        let size = matrix.nrows();
        let mut inverses = Vec::with_capacity(size.div_ceil(BLOCK));
        for first in (0..size).step_by(BLOCK) {
            let width = BLOCK.min(size - first);
            let next = first + width;
            let corner = matrix.view((first, first), (width, width)).into_owned().cholesky()?.unpack();
            if corner.iter().any(|cell| !cell.is_finite()) {
                return None;
            }
            let inverse = corner.solve_lower_triangular(&DMatrix::identity(width, width))?;
            matrix.view_mut((first, first), (width, width)).copy_from(&corner);
            let transposed = inverse.transpose();
            let below =
                tiles(size - next, |start, height| matrix.view((next + start, first), (height, width)) * &transposed);
            inverses.push(inverse);
            let mut column = DMatrix::zeros(size - next, width);
            for (tile, rows) in below.iter().enumerate() {
                column.rows_mut(tile * BLOCK, rows.nrows()).copy_from(rows);
            }
            matrix.view_mut((next, first), (size - next, width)).copy_from(&column);
            let rest = &mut matrix.as_mut_slice()[next * size..];
            rest.par_chunks_mut(size * BLOCK).enumerate().for_each(|(panel, cells)| {
                let (start, width) = (panel * BLOCK, cells.len() / size);
                let mut target = DMatrixViewMut::from_slice(cells, size, width);
                let across = column.rows(start, width).transpose();
                let below = column.rows(start, column.nrows() - start);
                target.rows_mut(next + start, below.nrows()).gemm(-1.0, &below, &across, 1.0);
            });
        }
        Some(Self { lower: matrix, inverses })
    }

    fn size(&self) -> usize {
        self.lower.nrows()
    }

    /// ln det S.
    pub(super) fn log_determinant(&self) -> f64 {
        2.0 * (0..self.size()).map(|i| self.lower[(i, i)].ln()).sum::<f64>()
    }

    /// S⁻¹ x.
    pub(super) fn solve(&self, right: &[f64]) -> DVector<f64> {
        let mut x = DVector::from_column_slice(right);
        // The diagonal of a factor is positive, so these can divide.
        self.lower.solve_lower_triangular_unchecked_mut(&mut x);
        self.lower.tr_solve_lower_triangular_unchecked_mut(&mut x);
        x
    }

    /// L, row after row without what stands right of the diagonal.
    pub(super) fn packed(&self) -> Vec<f64> {
        (0..self.size()).flat_map(|i| (0..=i).map(move |j| self.lower[(i, j)])).collect()
    }

    /// S⁻¹ = WᵀW with W = L⁻¹, in size³ operations together with the factor.
    pub(super) fn inverse(&self) -> DMatrix<f64> {
        let size = self.size();
        // The block columns of W, from their diagonal block down.
        let panels: Vec<DMatrix<f64>> = (0..self.inverses.len())
            .into_par_iter()
            .map(|panel| {
                let first = panel * BLOCK;
                let width = BLOCK.min(size - first);
                let mut column = DMatrix::identity(size - first, width);
                for (block, inverse) in self.inverses.iter().enumerate().skip(panel) {
                    let (start, height) = (block * BLOCK, inverse.nrows());
                    let solved = inverse * column.rows(start - first, height);
                    column.rows_mut(start - first, height).copy_from(&solved);
                    let below = self.lower.view((start + height, start), (size - start - height, height));
                    column.rows_mut(start - first + height, size - start - height).gemm(-1.0, &below, &solved, 1.0);
                }
                column
            })
            .collect();
        let mut transposed = DMatrix::zeros(size, size);
        transposed.as_mut_slice().par_chunks_mut(size * BLOCK).enumerate().for_each(|(block, cells)| {
            // Column block `block` of Wᵀ is row block `block` of W.
            let (start, height) = (block * BLOCK, cells.len() / size);
            let mut target = DMatrixViewMut::from_slice(cells, size, height);
            for (panel, column) in panels.iter().enumerate().take(block + 1) {
                let part = column.rows(start - panel * BLOCK, height);
                part.transpose_to(&mut target.rows_mut(panel * BLOCK, column.ncols()));
            }
        });
        let mut inverse = DMatrix::zeros(size, size);
        inverse.as_mut_slice().par_chunks_mut(size * BLOCK).zip(&panels).enumerate().for_each(
            |(panel, (cells, column))| {
                let (first, width) = (panel * BLOCK, column.ncols());
                let mut target = DMatrixViewMut::from_slice(cells, size, width);
                let left = transposed.view((0, first), (first + width, size - first));
                target.rows_mut(0, first + width).gemm(1.0, &left, column, 0.0);
            },
        );
        inverse.fill_lower_triangle_with_upper_triangle();
        inverse
    }
}

/// Computes block after block of some rows, on all threads and in their order.
pub(super) fn tiles(rows: usize, tile: impl Fn(usize, usize) -> DMatrix<f64> + Sync) -> Vec<DMatrix<f64>> {
    let starts = (0..rows.div_ceil(BLOCK)).into_par_iter();
    starts.map(|block| tile(block * BLOCK, BLOCK.min(rows - block * BLOCK))).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]
mod tests {
    use super::*;

    fn positive(size: usize) -> DMatrix<f64> {
        let near = |i: usize, j: usize| (-0.1 * (i as f64 - j as f64).abs()).exp();
        DMatrix::from_fn(size, size, |i, j| near(i, j) + f64::from(u8::from(i == j)) * (1.0 + (i % 7) as f64))
    }

    #[test]
    fn the_inverse_solves_for_sizes_around_the_blocks() {
        for size in [1, 2, 127, 128, 129, 256, 300] {
            let matrix = positive(size);
            let factor = Cholesky::new(matrix.clone()).unwrap();
            let product = &matrix * factor.inverse();
            assert!((product - DMatrix::identity(size, size)).amax() < 1e-12, "{size}");
            let right: Vec<f64> = (0..size).map(|i| (i % 5) as f64).collect();
            let back = &matrix * factor.solve(&right);
            assert!(back.iter().zip(&right).all(|(a, b)| (a - b).abs() < 1e-11));
            let oracle = 2.0 * matrix.cholesky().unwrap().l().diagonal().map(f64::ln).sum();
            assert!((factor.log_determinant() - oracle).abs() < 1e-10 * (1.0 + oracle.abs()));
        }
    }

    #[test]
    fn a_matrix_that_is_not_positive_has_no_factor() {
        let mut matrix = positive(200);
        matrix[(150, 150)] = -1.0;
        assert!(Cholesky::new(matrix).is_none());
    }

    #[test]
    fn one_and_two_threads_give_the_same_bits() {
        let inverse = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| Cholesky::new(positive(400)).unwrap().inverse())
        };
        assert_eq!(inverse(1), inverse(2));
    }
}
