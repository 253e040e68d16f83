//! What a triangular factor says: coefficients, rank, residual and the factor of the covariance.

use nalgebra::{DMatrix, DVector};
use serde::{Deserialize, Serialize};

use super::singular_values::{Decomposition, decompose};
use super::{Triangle, dot, length};
use crate::error::{Code, Error, Result};

/// Singular values below this part of the largest count as zero (of dimension one, after every column was scaled to
/// unit length): some thousand times the rounding error of the reflections, so that noise is never inverted.
const RANK_TOLERANCE: f64 = 1e-12;

/// The least-squares solution of a [`Triangle`].
#[derive(Clone, Debug)]
pub(crate) struct Solution {
    /// One for each column of the design; of minimum length in scaled columns when the rank is not full.
    pub(crate) coefficients: Vec<f64>,
    /// How many coefficients the rows determine.
    pub(crate) rank: usize,
    /// The sum of squared residuals, in squared units of the response.
    pub(crate) squared_residuals: f64,
    /// The number of rows.
    pub(crate) rows: usize,
    /// C with CᵀC = (XᵀX)⁻¹.
    pub(crate) factor: Factor,
}

/// The rows of a matrix C with CᵀC = (XᵀX)⁻¹, the covariance of the coefficients at unit variance of the response.
///
/// Trailing zeros of a row are not stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Factor {
    pub(crate) rows: Vec<Vec<f64>>,
}

impl Factor {
    /// ‖C φ‖: the standard error of φ · coefficients at unit variance; its square is the leverage of φ.
    pub(crate) fn spread(&self, row: &[f64]) -> f64 {
        let squares: f64 = self.rows.iter().map(|cells| dot(cells, &row[..cells.len()]).powi(2)).sum();
        if squares.is_finite() { squares.sqrt() } else { length(&self.image(row)) }
    }

    /// C φ.
    pub(crate) fn image(&self, row: &[f64]) -> Vec<f64> {
        self.rows.iter().map(|cells| dot(cells, &row[..cells.len()])).collect()
    }

    /// Cᵀ x, of so many columns: of x = C φ it makes (XᵀX)⁻¹φ.
    pub(crate) fn transposed_image(&self, image: &[f64], columns: usize) -> Vec<f64> {
        let mut found = vec![0.0; columns];
        for (cells, share) in self.rows.iter().zip(image) {
            found.iter_mut().zip(cells).for_each(|(sum, cell)| *sum += share * cell);
        }
        found
    }

    /// M C, for a matrix M of so many rows, whose cell in a row and column `share` gives; C has so many columns.
    pub(crate) fn combined(&self, (rows, columns): (usize, usize), share: impl Fn(usize, usize) -> f64) -> Self {
        let row = |i: usize| {
            let mut combined = vec![0.0; columns];
            for (j, own) in self.rows.iter().enumerate() {
                let share = share(i, j);
                combined.iter_mut().zip(own).for_each(|(cell, own)| *cell += share * own);
            }
            combined
        };
        Self { rows: (0..rows).map(row).collect() }
    }
}

impl Triangle {
    /// Solves for the last column.
    ///
    /// Columns are scaled to unit length. While the condition number (Frobenius) shows full rank the triangle is
    /// solved by substitution; otherwise the singular values decide (Golub & Van Loan 2013, §5.5).
    ///
    /// # Errors
    ///
    /// When the factor holds numbers that are not finite, or the singular value decomposition does not converge.
    pub(crate) fn solve(&self) -> Result<Solution> {
        if !self.is_finite() {
            return Err(Error::new(Code::Numerical, "the design of the fit left the range of numbers")
                .help("check the features for values of extreme size"));
        }
        let design = self.columns() - 1;
        // Upper triangular, with columns of unit length.
        let mut scaled = DMatrix::from_fn(design, design, |i, j| if i <= j { self.cell(i, j) } else { 0.0 });
        let lengths: Vec<f64> = scaled.column_iter().map(|column| length(column.as_slice())).collect();
        let scales: Vec<f64> = lengths.into_iter().map(|s| if s > 0.0 { s } else { 1.0 }).collect();
        scaled.column_iter_mut().zip(&scales).for_each(|(mut column, scale)| column /= *scale);
        let response = DVector::from_fn(design, |i, _| self.cell(i, design));
        let mut solution = Solution {
            coefficients: vec![0.0; design],
            rank: design,
            squared_residuals: self.cell(design, design).powi(2),
            rows: self.rows(),
            factor: Factor { rows: Vec::new() },
        };
        let inverse = scaled.solve_upper_triangular(&DMatrix::identity(design, design));
        let condition = |inverse: &DMatrix<f64>| (design as f64).sqrt() * length(inverse.as_slice());
        if let Some(inverse) = inverse.filter(|inverse| condition(inverse) < RANK_TOLERANCE.recip())
            && let Some(coefficients) = scaled.solve_upper_triangular(&response)
        {
            let unscale = |cells: &[f64]| cells.iter().zip(&scales).map(|(cell, scale)| cell / scale).collect();
            solution.coefficients = unscale(coefficients.as_slice());
            solution.factor.rows = (0..design).map(|j| unscale(&inverse.column(j).as_slice()[..=j])).collect();
            return Ok(solution);
        }
        let columns = scaled.column_iter().map(|column| column.as_slice().to_vec()).collect();
        let Decomposition { left, values, right } = decompose(columns)?;
        solution.rank = values.iter().filter(|&&value| value > RANK_TOLERANCE * values[0]).count();
        let mut rest = response.as_slice().to_vec();
        for k in 0..solution.rank {
            let share = dot(&left[k], &rest);
            for i in 0..design {
                rest[i] -= share * left[k][i];
                solution.coefficients[i] += share / values[k] * right[k][i] / scales[i];
            }
            let row = right[k].iter().zip(&scales).map(|(cell, scale)| cell / values[k] / scale).collect();
            solution.factor.rows.push(row);
        }
        solution.squared_residuals += dot(&rest, &rest);
        Ok(solution)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]
mod tests {
    use super::super::triangle;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_repeated_column_gives_the_shortest_solution_and_its_rank() {
        let solution = triangle(5, 4, |i, row| {
            row.copy_from_slice(&[1.0, i as f64, i as f64, 3.0 + 4.0 * i as f64]);
        })
        .solve()
        .unwrap();
        assert_eq!(solution.rank, 2);
        assert!((solution.coefficients[0] - 3.0).abs() < 1e-12);
        assert!((solution.coefficients[1] - 2.0).abs() < 1e-12 && (solution.coefficients[2] - 2.0).abs() < 1e-12);
        assert!(solution.squared_residuals < 1e-24);
    }

    #[test]
    fn fewer_rows_than_columns_have_the_rank_of_the_rows() {
        let solution = triangle(1, 3, |_, row| row.copy_from_slice(&[1.0, 1.0, 6.0])).solve().unwrap();
        assert_eq!(solution.rank, 1);
        assert!((solution.coefficients[0] - 3.0).abs() < 1e-12 && (solution.coefficients[1] - 3.0).abs() < 1e-12);
    }

    #[test]
    fn numbers_out_of_range_are_an_error() {
        let error = triangle(3, 2, |i, row| row.copy_from_slice(&[1e300 * i as f64, 1.0])).solve().unwrap_err();
        assert_eq!(error.code(), Code::Numerical);
    }

    proptest! {
        #[test]
        fn residuals_are_orthogonal_to_the_design(
            rows in prop::collection::vec(prop::collection::vec(-5.0..5.0_f64, 4), 4..60),
        ) {
            let solution = triangle(rows.len(), 4, |i, row| row.copy_from_slice(&rows[i])).solve().unwrap();
            for j in 0..3 {
                let product: f64 = rows
                    .iter()
                    .map(|row| row[j] * (row[3] - dot(&row[..3], &solution.coefficients)))
                    .sum();
                prop_assert!(product.abs() < 1e-7, "{product}");
            }
        }
    }
}
