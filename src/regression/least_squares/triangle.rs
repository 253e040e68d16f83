//! The triangular factor of a block of rows, which can absorb more rows and other factors.

use super::{Factor, dot};

/// A square (of the cells) whose inverse leaves the range of numbers: where columns outnumber rows, what is left of the rows
/// shrinks by a rounding error with each column.
const VANISHED: f64 = 1e-290;

/// The upper triangular factor R of rows `[design | response]`: RᵀR equals the sum of the outer products of the rows.
///
/// The last column plays the response when the factor is solved.
#[derive(Clone, Debug)]
pub(crate) struct Triangle {
    columns: usize,
    rows: usize,
    /// Row-major, `columns × columns`; zero below the diagonal.
    cells: Vec<f64>,
}

impl Triangle {
    /// The factor of no rows.
    pub(crate) fn new(columns: usize) -> Self {
        Self { columns, rows: 0, cells: vec![0.0; columns * columns] }
    }

    /// A factor that is known.
    pub(super) fn from_cells(columns: usize, rows: usize, cells: Vec<f64>) -> Self {
        Self { columns, rows, cells }
    }

    /// The number of columns, response included.
    pub(crate) fn columns(&self) -> usize {
        self.columns
    }

    /// How many rows were absorbed.
    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    /// The entry in a row and column of the factor.
    pub(crate) fn cell(&self, row: usize, column: usize) -> f64 {
        self.cells[row * self.columns + column]
    }

    /// Takes in `height` rows, stored column after column; the block is overwritten.
    ///
    /// Householder reflections of the stack of R and the block (Golub & Van Loan 2013, §5.1.3 and §5.2.2). Below its
    /// diagonal R is zero, so the reflector of column j touches row j of R and the block only.
    pub(crate) fn absorb(&mut self, block: &mut [f64], height: usize) {
        self.rows += height;
        self.reflect(block, height);
    }

    fn reflect(&mut self, block: &mut [f64], height: usize) {
        debug_assert_eq!(block.len(), self.columns * height, "a block has `height` cells in each column");
        for pivot in 0..self.columns {
            let (done, rest) = block.split_at_mut((pivot + 1) * height);
            let reflector = &done[pivot * height..];
            let below = dot(reflector, reflector);
            if below < VANISHED {
                continue;
            }
            let diagonal = self.cell(pivot, pivot);
            let norm = (diagonal * diagonal + below).sqrt();
            // The sign that never cancels.
            let image = if diagonal <= 0.0 { norm } else { -norm };
            let head = diagonal - image;
            let factor = 2.0 / (head * head + below);
            let row = &mut self.cells[pivot * self.columns..(pivot + 1) * self.columns];
            row[pivot] = image;
            for (cell, column) in row[pivot + 1..].iter_mut().zip(rest.chunks_exact_mut(height)) {
                let share = factor * (head * *cell + dot(reflector, column));
                *cell -= share * head;
                for (target, source) in column.iter_mut().zip(reflector) {
                    *target -= share * source;
                }
            }
        }
    }

    /// Takes in the rows that another factor with the same columns stands for.
    pub(crate) fn merge(&mut self, other: &Triangle) {
        debug_assert_eq!(self.columns, other.columns, "factors of one table have the same columns");
        let columns = self.columns;
        let mut block = vec![0.0; columns * columns];
        for row in 0..columns {
            for column in row..columns {
                block[column * columns + row] = other.cell(row, column);
            }
        }
        self.reflect(&mut block, columns);
        self.rows += other.rows;
    }

    /// The same rows and one more for each column of the design, which holds `weight(column)` there and zeros else: the squares of
    /// the coefficients are penalised by the squares of the weights.
    pub(crate) fn with_penalty(&self, weight: impl Fn(usize) -> f64) -> Self {
        let (mut penalised, design) = (self.clone(), self.columns - 1);
        let mut block = vec![0.0; self.columns * design];
        (0..design).for_each(|column| block[column * design + column] = weight(column));
        penalised.reflect(&mut block, design);
        penalised
    }

    /// The trace of the smoother X (XᵀX + P)⁻¹ Xᵀ of the absorbed rows X, given C with CᵀC = (XᵀX + P)⁻¹: ‖R Cᵀ‖².
    pub(crate) fn trace(&self, factor: &Factor) -> f64 {
        let design = self.columns - 1;
        let share = |row: usize, own: &[f64]| {
            let cells = &self.cells[row * self.columns..row * self.columns + design.min(own.len())];
            cells.get(row..).map_or(0.0, |cells| dot(cells, &own[row..]).powi(2))
        };
        factor.rows.iter().map(|own| (0..design).map(|row| share(row, own)).sum::<f64>()).sum()
    }

    /// The factor of the first columns alone.
    pub(crate) fn leading(&self, columns: usize) -> Triangle {
        let cells = self.cells.chunks_exact(self.columns).take(columns).flat_map(|row| &row[..columns]);
        Self { columns, rows: self.rows, cells: cells.copied().collect() }
    }

    /// The factor of the same rows under a linear map, which `map` writes for one row: no row needs to be seen again.
    pub(crate) fn map(&self, columns: usize, map: impl Fn(&[f64], &mut [f64])) -> Triangle {
        let mut mapped = Triangle::new(columns);
        let mut block = vec![0.0; columns * self.columns];
        let mut cells = vec![0.0; columns];
        for (place, row) in self.cells.chunks_exact(self.columns).enumerate() {
            map(row, &mut cells);
            cells.iter().enumerate().for_each(|(column, cell)| block[column * self.columns + place] = *cell);
        }
        mapped.reflect(&mut block, self.columns);
        mapped.rows = self.rows;
        mapped
    }

    /// The sum of squared residuals of the absorbed rows under given coefficients: ‖R · (β; −1)‖².
    pub(crate) fn squared_error(&self, coefficients: &[f64]) -> f64 {
        let design = self.columns - 1;
        (0..self.columns)
            .map(|row| {
                let cells = &self.cells[row * self.columns..(row + 1) * self.columns];
                let fitted = if row < design { dot(&cells[row..design], &coefficients[row..]) } else { 0.0 };
                (fitted - cells[design]).powi(2)
            })
            .sum()
    }

    /// Whether every entry is a finite number.
    pub(crate) fn is_finite(&self) -> bool {
        self.cells.iter().all(|cell| cell.is_finite())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn factor(rows: &[Vec<f64>]) -> Triangle {
        let mut triangle = Triangle::new(rows[0].len());
        let mut block: Vec<f64> = (0..rows[0].len()).flat_map(|j| rows.iter().map(move |row| row[j])).collect();
        triangle.absorb(&mut block, rows.len());
        triangle
    }

    /// RᵀR, which does not depend on the signs of the rows of R.
    fn gram(triangle: &Triangle) -> Vec<f64> {
        let columns = triangle.columns();
        let entry = |i, j| (0..columns).map(|k| triangle.cell(k, i) * triangle.cell(k, j)).sum();
        (0..columns * columns).map(|cell| entry(cell / columns, cell % columns)).collect()
    }

    #[test]
    fn many_more_columns_than_rows_leave_finite_cells() {
        let cell = |i: usize, j: usize| ((1 + i * 37 + j * j * 11) as f64).sin();
        let rows: Vec<Vec<f64>> = (0..6).map(|i| (0..150).map(|j| cell(i, j)).collect()).collect();
        let triangle = factor(&rows);
        assert!(triangle.is_finite() && triangle.with_penalty(|_| 1e-3).is_finite());
    }

    proptest! {
        #[test]
        fn merged_parts_equal_the_whole(
            rows in prop::collection::vec(prop::collection::vec(-1e3..1e3_f64, 4), 2..40),
            cut in 0.0..1.0_f64,
        ) {
            let cut = 1 + ((rows.len() - 2) as f64 * cut) as usize;
            let whole = factor(&rows);
            let mut merged = factor(&rows[..cut]);
            merged.merge(&factor(&rows[cut..]));
            prop_assert_eq!(merged.rows(), rows.len());
            let direct: Vec<f64> = (0..16).map(|cell| rows.iter().map(|row| row[cell / 4] * row[cell % 4]).sum()).collect();
            let scale = direct.iter().fold(1.0, |a: f64, b| a.max(b.abs()));
            for ((a, b), c) in gram(&whole).into_iter().zip(gram(&merged)).zip(direct) {
                prop_assert!((a - b).abs() < 1e-12 * scale && (a - c).abs() < 1e-12 * scale);
            }
        }

        #[test]
        fn a_map_of_the_factor_is_the_factor_of_the_mapped_rows(
            rows in prop::collection::vec(prop::collection::vec(-10.0..10.0_f64, 3), 1..30),
            weights in prop::collection::vec(-2.0..2.0_f64, 6),
        ) {
            let map = |row: &[f64], cells: &mut [f64]| {
                cells.iter_mut().zip(weights.chunks_exact(3)).for_each(|(cell, weights)| *cell = dot(row, weights));
            };
            let mapped: Vec<Vec<f64>> = rows
                .iter()
                .map(|row| {
                    let mut cells = vec![0.0; 2];
                    map(row, &mut cells);
                    cells
                })
                .collect();
            let found = factor(&rows).map(2, map);
            prop_assert_eq!(found.rows(), rows.len());
            for (a, b) in gram(&found).into_iter().zip(gram(&factor(&mapped))) {
                prop_assert!((a - b).abs() < 1e-10, "{a} {b}");
            }
            let first: Vec<Vec<f64>> = rows.iter().map(|row| row[..2].to_vec()).collect();
            for (a, b) in gram(&factor(&rows).leading(2)).into_iter().zip(gram(&factor(&first))) {
                prop_assert!((a - b).abs() < 1e-11, "{a} {b}");
            }
        }

        #[test]
        fn the_squared_error_equals_the_sum_over_the_rows(
            rows in prop::collection::vec(prop::collection::vec(-10.0..10.0_f64, 3), 1..30),
            slope in -2.0..2.0_f64,
        ) {
            let beta = [slope, 1.0 - slope];
            let direct: f64 = rows.iter().map(|row| (row[0] * beta[0] + row[1] * beta[1] - row[2]).powi(2)).sum();
            prop_assert!((factor(&rows).squared_error(&beta) - direct).abs() <= 1e-11 * (1.0 + direct));
        }
    }
}
