//! The factor of many rows from their cross products, in coordinates in which those are harmless.
//!
//! The one idea: XᵀX squares the condition of X, so it loses the digits of small directions. But R₀, the factor of a sample of
//! the rows, is nearly that of all of them but for a length: the rows of W = X R₀⁻¹ have nearly independent columns, WᵀW = LLᵀ
//! is as good as its rounding, and X has the factor Lᵀ R₀. (Preconditioned Cholesky QR: Yamamoto, Nakatsukasa, Yanagisawa &
//! Fukaya 2015, Electronic Transactions on Numerical Analysis 44, 306, with a sample in the place of their first pass.)
//! Substitution in R₀ is as accurate as reflections, since its error in a cell is a rounding of a column's own size (Higham
//! 2002, theorem 8.5). It takes a sixth of their time. Rows that the sample does not stand for show in the condition of WᵀW:
//! then the rows are reflected.

use std::ops::Range;

use super::singular_values::{Decomposition, decompose};
use super::{Triangle, dot};
use crate::error::Result;

/// Rows whose coordinates are found together.
const LANES: usize = 8;
/// Columns that are multiplied with another one together.
const TILE: usize = 4;
/// Partial sums of each of these products.
const WIDTH: usize = 4;
/// The largest ‖L⁻¹‖² (Frobenius, unit diagonal of LLᵀ) of cross products that are taken: they lose so many roundings at most.
const LARGEST_CONDITION: f64 = 1e4;

/// The coordinates in which the columns of a sample of rows are orthonormal.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    columns: usize,
    /// R₀, row-major; its diagonal has no zero.
    cells: Vec<f64>,
}

impl Frame {
    /// The frame of the rows that a factor stands for. A column that never varies there keeps its length.
    pub(crate) fn new(factor: &Triangle) -> Self {
        let columns = factor.columns();
        let cell = |place: usize| match factor.cell(place / columns, place % columns) {
            cell if place.is_multiple_of(columns + 1) && !cell.recip().is_finite() => 1.0,
            cell => cell,
        };
        Self { columns, cells: (0..columns * columns).map(cell).collect() }
    }

    /// Replaces `height` rows, stored column after column, by their coordinates.
    pub(crate) fn enter(&self, block: &mut [f64], height: usize) {
        debug_assert_eq!(block.len(), self.columns * height, "a block has `height` cells in each column");
        for column in 0..self.columns {
            let (before, own) = block.split_at_mut(column * height);
            let own = &mut own[..height];
            let weight = |row: usize| self.cells[row * self.columns + column];
            let reciprocal = weight(column).recip();
            let (whole, rest) = own.as_chunks_mut::<LANES>();
            for (chunk, cells) in whole.iter_mut().enumerate() {
                let mut sums = *cells;
                for (row, earlier) in before.chunks_exact(height).enumerate() {
                    let (earlier, _) = earlier.as_chunks::<LANES>();
                    let weight = weight(row);
                    (0..LANES).for_each(|lane| sums[lane] -= weight * earlier[chunk][lane]);
                }
                *cells = sums.map(|sum| sum * reciprocal);
            }
            let first = height - rest.len();
            for (place, cell) in rest.iter_mut().enumerate() {
                let earlier = before.chunks_exact(height).enumerate();
                let sum = earlier.fold(*cell, |sum, (row, earlier)| sum - weight(row) * earlier[first + place]);
                *cell = sum * reciprocal;
            }
        }
    }

    /// The factor of the coordinates of the rows of a factor.
    pub(crate) fn coordinates(&self, factor: &Triangle) -> Triangle {
        let columns = self.columns;
        let mut block: Vec<f64> = (0..columns * columns).map(|at| factor.cell(at % columns, at / columns)).collect();
        self.enter(&mut block, columns);
        let cells = (0..columns * columns).map(|at| block[at % columns * columns + at / columns]);
        Triangle::from_cells(columns, factor.rows(), cells.collect())
    }

    /// The factor of the rows whose coordinates have these cross products; `None` where those have lost too much.
    pub(crate) fn factor(&self, products: &CrossProducts) -> Option<Triangle> {
        let (columns, lower) = (self.columns, products.cholesky()?);
        // Lᵀ R₀, both upper triangular.
        let cell = |place: usize| {
            let (row, column) = (place / columns, place % columns);
            (row..=column).map(|k| lower[k * columns + row] * self.cells[k * columns + column]).sum()
        };
        Some(Triangle::from_cells(columns, products.rows, (0..columns * columns).map(cell).collect()))
    }
}

/// The sums of the products of the columns of some rows.
#[derive(Clone, Debug)]
pub(crate) struct CrossProducts {
    columns: usize,
    rows: usize,
    /// Row-major; zero below the diagonal.
    cells: Vec<f64>,
}

impl CrossProducts {
    /// Those of no rows.
    pub(crate) fn new(columns: usize) -> Self {
        Self { columns, rows: 0, cells: vec![0.0; columns * columns] }
    }

    /// Takes in some rows of a block of `height` rows, which is stored column after column.
    pub(crate) fn absorb(&mut self, block: &[f64], height: usize, rows: Range<usize>) {
        self.rows += rows.len();
        let column = |place: usize| &block[place * height..][rows.clone()];
        for left in 0..self.columns {
            let own = &mut self.cells[left * self.columns..][..self.columns];
            let mut right = left;
            while right < self.columns {
                let places = right..self.columns.min(right + TILE);
                let cells = &mut own[places.clone()];
                match places.len() {
                    1 => add(cells, dots(column(left), [column(right)])),
                    2 => add(cells, dots(column(left), [0, 1].map(|next| column(right + next)))),
                    3 => add(cells, dots(column(left), [0, 1, 2].map(|next| column(right + next)))),
                    _ => add(cells, dots(column(left), [0, 1, 2, 3].map(|next| column(right + next)))),
                }
                right = places.end;
            }
        }
    }

    /// Takes in the rows that others stand for.
    pub(crate) fn merge(&mut self, other: &Self) {
        self.rows += other.rows;
        self.cells.iter_mut().zip(&other.cells).for_each(|(cell, other)| *cell += other);
    }

    /// The eigenvalues of these products, the largest first, as `values`, and their vectors as `right`.
    ///
    /// # Errors
    ///
    /// When a product is not finite.
    pub(crate) fn axes(&self) -> Result<Decomposition> {
        let cell = |i: usize, j: usize| self.cells[i.min(j) * self.columns + i.max(j)];
        decompose((0..self.columns).map(|j| (0..self.columns).map(|i| cell(i, j)).collect()).collect())
    }

    /// L with LLᵀ these products, row-major, unless they are too close to dependent columns. A column of zeros stays one.
    fn cholesky(&self) -> Option<Vec<f64>> {
        let size = self.columns;
        let lengths: Vec<f64> = (0..size).map(|place| self.cells[place * (size + 1)].sqrt()).collect();
        let scales: Vec<f64> = lengths.iter().map(|&length| if length > 0.0 { length } else { 1.0 }).collect();
        // L and its inverse, of products with a diagonal of ones.
        let (mut lower, mut inverse) = (vec![0.0; size * size], vec![0.0; size * size]);
        let mut condition = 0.0;
        for row in 0..size {
            let (done, own) = lower.split_at_mut(row * size);
            for column in 0..row {
                let product = self.cells[column * size + row] / (scales[column] * scales[row]);
                let earlier = &done[column * size..][..=column];
                own[column] = (product - dot(&earlier[..column], &own[..column])) / earlier[column];
            }
            let pivot = (1.0 - dot(&own[..row], &own[..row])).sqrt();
            own[row] = pivot;
            for column in 0..row {
                let share: f64 = (column..row).map(|k| own[k] * inverse[k * size + column]).sum();
                inverse[row * size + column] = -share / pivot;
            }
            inverse[row * (size + 1)] = pivot.recip();
            condition += inverse[row * size..][..size].iter().map(|cell| cell * cell).sum::<f64>();
        }
        let is_sound = condition <= LARGEST_CONDITION && lengths.iter().all(|length| length.is_finite());
        is_sound.then(|| {
            lower
                .chunks_exact_mut(size)
                .zip(&lengths)
                .for_each(|(row, length)| row.iter_mut().for_each(|cell| *cell *= length));
            lower
        })
    }
}

fn add<const COUNT: usize>(cells: &mut [f64], products: [f64; COUNT]) {
    cells.iter_mut().zip(products).for_each(|(cell, product)| *cell += product);
}

/// The inner products of a column with some others, in partial sums that the compiler can keep in registers.
fn dots<const COUNT: usize>(left: &[f64], right: [&[f64]; COUNT]) -> [f64; COUNT] {
    let mut sums = [[0.0; WIDTH]; COUNT];
    let (whole, rest) = left.as_chunks::<WIDTH>();
    let chunks = right.map(|column| &column.as_chunks::<WIDTH>().0[..whole.len()]);
    for (chunk, cells) in whole.iter().enumerate() {
        for (sums, column) in sums.iter_mut().zip(chunks) {
            (0..WIDTH).for_each(|lane| sums[lane] += cells[lane] * column[chunk][lane]);
        }
    }
    let mut products = sums.map(|sums| sums.iter().sum::<f64>());
    for (product, column) in products.iter_mut().zip(right) {
        let others = &column[left.len() - rest.len()..];
        *product += rest.iter().zip(others).map(|(left, right)| left * right).sum::<f64>();
    }
    products
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn columns(rows: &[Vec<f64>]) -> Vec<f64> {
        (0..rows[0].len()).flat_map(|column| rows.iter().map(move |row| row[column])).collect()
    }

    fn reflected(rows: &[Vec<f64>]) -> Triangle {
        let mut factor = Triangle::new(rows[0].len());
        factor.absorb(&mut columns(rows), rows.len());
        factor
    }

    /// The factor of rows in the frame of some of them.
    fn framed(rows: &[Vec<f64>], sample: &[Vec<f64>]) -> Option<Triangle> {
        let frame = Frame::new(&reflected(sample));
        let mut block = columns(rows);
        frame.enter(&mut block, rows.len());
        let (mut products, mut others) = (CrossProducts::new(rows[0].len()), CrossProducts::new(rows[0].len()));
        let cut = rows.len() / 3;
        products.absorb(&block, rows.len(), 0..cut);
        others.absorb(&block, rows.len(), cut..rows.len());
        products.merge(&others);
        frame.factor(&products)
    }

    /// Numbers from −0.5 to 0.5 without a pattern that matters.
    fn number(place: usize) -> f64 {
        (place as f64 * 0.754_877_666_246_692_7).fract() - 0.5
    }

    proptest! {
        #[test]
        fn cross_products_give_the_factor_of_reflections(
            cells in prop::collection::vec(-1e3..1e3_f64, 60..400), width in 2..7_usize, share in 1..3_usize,
        ) {
            let rows: Vec<Vec<f64>> = cells.chunks_exact(width).map(<[f64]>::to_vec).collect();
            let sample: Vec<Vec<f64>> = rows.iter().step_by(share).cloned().collect();
            let wanted = reflected(&rows);
            let Some(found) = framed(&rows, &sample) else { return Err(TestCaseError::reject("an unlike sample")) };
            prop_assert_eq!(found.rows(), rows.len());
            for place in 0..width * width {
                let (row, column) = (place / width, place % width);
                let length = (0..=column).map(|row| wanted.cell(row, column).powi(2)).sum::<f64>().sqrt();
                // The signs of the rows of a factor are free.
                let difference = found.cell(row, column).abs() - wanted.cell(row, column).abs();
                prop_assert!(difference.abs() <= 1e-12 * length, "{difference}");
            }
        }
    }

    #[test]
    fn at_condition_1e8_no_digit_is_lost_that_reflections_keep() {
        let row = |i: usize| {
            let (x, step) = (number(i), 1e-8 * number(7 * i + 3));
            let next = x + step;
            vec![1.0, x, next, 2.0 + 3.0 * x - next + 1e-3 * number(13 * i + 5)]
        };
        let rows: Vec<Vec<f64>> = (0..4000).map(row).collect();
        let sample: Vec<Vec<f64>> = rows.iter().step_by(9).cloned().collect();
        let wanted = reflected(&rows).solve().unwrap();
        let found = framed(&rows, &sample).unwrap().solve().unwrap();
        assert_eq!((found.rank, wanted.rank), (3, 3));
        for (found, wanted) in found.coefficients.iter().zip(&wanted.coefficients) {
            assert!((found / wanted - 1.0).abs() < 1e-6, "{found} is not {wanted}");
        }
        assert!((found.squared_residuals / wanted.squared_residuals - 1.0).abs() < 1e-10);
        // In the columns as they are the products have lost the second direction.
        let mut plain = CrossProducts::new(4);
        plain.absorb(&columns(&rows), rows.len(), 0..rows.len());
        assert!(plain.cholesky().is_none());
    }

    #[test]
    fn rows_that_the_sample_does_not_stand_for_are_refused() {
        let rows: Vec<Vec<f64>> = (0..1000).map(|i| vec![1.0, number(i), number(i) + 1e-7 * number(5 * i)]).collect();
        let unlike: Vec<Vec<f64>> = (0..100).map(|i| vec![1.0, number(3 * i), number(11 * i + 1)]).collect();
        assert!(framed(&rows, &unlike).is_none());
        assert!(framed(&rows, &rows[..100]).is_some());
        let infinite = vec![vec![1.0, 1e300], vec![1.0, -1e300]];
        assert!(framed(&infinite, &unlike.iter().map(|row| row[..2].to_vec()).collect::<Vec<_>>()).is_none());
    }

    #[test]
    fn a_column_of_zeros_stays_one_and_may_begin_to_vary() {
        let still: Vec<Vec<f64>> = (0..50).map(|i| vec![1.0, 0.0, number(i)]).collect();
        let factor = framed(&still, &still).unwrap();
        assert_eq!((factor.cell(0, 1), factor.cell(1, 1), factor.cell(1, 2)), (0.0, 0.0, 0.0));
        let later: Vec<Vec<f64>> = (0..500).map(|i| vec![1.0, 40.0 * number(7 * i), number(i)]).collect();
        let (found, wanted) = (framed(&later, &still).unwrap(), reflected(&later));
        for place in 0..9 {
            let difference = found.cell(place / 3, place % 3).abs() - wanted.cell(place / 3, place % 3).abs();
            assert!(difference.abs() < 1e-10, "{difference}");
        }
    }
}
