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

    #[track_caller]
    fn close(found: f64, expected: f64, relative: f64) {
        assert!((found - expected).abs() <= relative * expected.abs(), "{found} is not {expected}");
    }

    /// NIST Statistical Reference Datasets, linear regression, Longley (1967).
    #[test]
    fn longley_has_its_certified_values() {
        const ROWS: [[f64; 7]; 16] = [
            [83.0, 234289.0, 2356.0, 1590.0, 107608.0, 1947.0, 60323.0],
            [88.5, 259426.0, 2325.0, 1456.0, 108632.0, 1948.0, 61122.0],
            [88.2, 258054.0, 3682.0, 1616.0, 109773.0, 1949.0, 60171.0],
            [89.5, 284599.0, 3351.0, 1650.0, 110929.0, 1950.0, 61187.0],
            [96.2, 328975.0, 2099.0, 3099.0, 112075.0, 1951.0, 63221.0],
            [98.1, 346999.0, 1932.0, 3594.0, 113270.0, 1952.0, 63639.0],
            [99.0, 365385.0, 1870.0, 3547.0, 115094.0, 1953.0, 64989.0],
            [100.0, 363112.0, 3578.0, 3350.0, 116219.0, 1954.0, 63761.0],
            [101.2, 397469.0, 2904.0, 3048.0, 117388.0, 1955.0, 66019.0],
            [104.6, 419180.0, 2822.0, 2857.0, 118734.0, 1956.0, 67857.0],
            [108.4, 442769.0, 2936.0, 2798.0, 120445.0, 1957.0, 68169.0],
            [110.8, 444546.0, 4681.0, 2637.0, 121950.0, 1958.0, 66513.0],
            [112.6, 482704.0, 3813.0, 2552.0, 123366.0, 1959.0, 68655.0],
            [114.2, 502601.0, 3931.0, 2514.0, 125368.0, 1960.0, 69564.0],
            [115.7, 518173.0, 4806.0, 2572.0, 127852.0, 1961.0, 69331.0],
            [116.9, 554894.0, 4007.0, 2827.0, 130081.0, 1962.0, 70551.0],
        ];
        const CERTIFIED: [(f64, f64); 7] = [
            (-3482258.63459582, 890420.383607373),
            (15.0618722713733, 84.9149257747669),
            (-0.358191792925910e-1, 0.334910077722432e-1),
            (-2.02022980381683, 0.488399681651699),
            (-1.03322686717359, 0.214274163161675),
            (-0.511041056535807e-1, 0.226073200069370),
            (1829.15146461355, 455.478499142212),
        ];
        let solution = triangle(16, 8, |i, row| {
            row[0] = 1.0;
            row[1..].copy_from_slice(&ROWS[i]);
        })
        .solve()
        .unwrap();
        assert_eq!((solution.rank, solution.rows), (7, 16));
        close(solution.squared_residuals, 836424.055505915, 1e-10);
        let deviation = (solution.squared_residuals / 9.0).sqrt();
        close(deviation, 304.854073561965, 1e-11);
        for (j, (coefficient, error)) in CERTIFIED.into_iter().enumerate() {
            close(solution.coefficients[j], coefficient, 1e-9);
            let unit: Vec<f64> = (0..7).map(|i| f64::from(u8::from(i == j))).collect();
            close(deviation * solution.factor.spread(&unit), error, 1e-9);
        }
    }

    /// NIST Statistical Reference Datasets, linear regression, Wampler1 and Wampler2.
    #[test]
    fn wampler_polynomials_have_their_certified_coefficients() {
        for base in [1.0, 0.1_f64] {
            let solution = triangle(21, 7, |x, row| {
                (0..6).for_each(|power| row[power as usize] = (x as f64).powi(power));
                row[6] = (0..6).map(|power| (base * x as f64).powi(power)).sum();
            })
            .solve()
            .unwrap();
            assert_eq!(solution.rank, 6);
            for (power, coefficient) in solution.coefficients.iter().enumerate() {
                close(*coefficient, base.powi(power as i32), 1e-9);
            }
        }
    }

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
