//! The singular values of a small square matrix, by one-sided Jacobi rotations.
//!
//! Rotations turn the columns until they are orthogonal; their lengths are then the singular values (Hestenes 1958, J. SIAM 6,
//! 51; Golub & Van Loan 2013, §8.6.3). The method is slower than bidiagonalisation and finds small singular values to more
//! digits (Demmel & Veselić 1992, SIAM J. Matrix Anal. 13, 1204), and here it is the small ones that decide what is
//! identifiable. On 5 × 5 matrices with repeated and zero columns, nalgebra 0.35's bidiagonal
//! method was seen to recompose a matrix of size 54 with an error of 4.5; the property test below asks for 10⁻¹³.

use super::{Triangle, dot, length};
use crate::error::{Code, Error, Result};

/// Sweeps over all pairs of columns; ten are rare.
const SWEEPS: usize = 100;

/// The parts of M = Σ valueₖ · leftₖ · rightₖᵀ, the largest value first; `left` is zero where the value is.
pub(crate) struct Decomposition {
    pub(crate) left: Vec<Vec<f64>>,
    pub(crate) values: Vec<f64>,
    pub(crate) right: Vec<Vec<f64>>,
}

/// Decomposes the block of a factor from row and column `first` on.
pub(crate) fn singular_values(triangle: &Triangle, first: usize) -> Result<Decomposition> {
    let size = triangle.columns() - first;
    decompose((0..size).map(|j| (0..size).map(|i| triangle.cell(first + i, first + j)).collect()).collect())
}

/// Decomposes a square matrix that is given by its columns.
///
/// # Errors
///
/// When a cell is not finite, or the rotations do not end.
pub(super) fn decompose(mut columns: Vec<Vec<f64>>) -> Result<Decomposition> {
    let size = columns.len();
    let largest = columns.iter().flatten().fold(0.0, |largest: f64, cell| largest.max(cell.abs()));
    let unit = |i: usize| (0..size).map(|j| f64::from(u8::from(i == j))).collect::<Vec<f64>>();
    let mut right: Vec<Vec<f64>> = (0..size).map(unit).collect();
    let scale = if largest > 0.0 { largest } else { 1.0 };
    columns.iter_mut().flatten().for_each(|cell| *cell /= scale);
    if columns.iter().flatten().any(|cell| !cell.is_finite()) || !orthogonalise(&mut columns, &mut right) {
        return Err(Error::new(Code::Numerical, "the singular values of the design could not be computed")
            .help("check the features for values of extreme size"));
    }
    let lengths: Vec<f64> = columns.iter().map(|column| length(column)).collect();
    let mut order: Vec<usize> = (0..size).collect();
    order.sort_by(|&a, &b| lengths[b].total_cmp(&lengths[a]));
    let direction = |&k: &usize| {
        let divisor = if lengths[k] > 0.0 { lengths[k] } else { 1.0 };
        columns[k].iter().map(|cell| cell / divisor).collect()
    };
    Ok(Decomposition {
        left: order.iter().map(direction).collect(),
        values: order.iter().map(|&k| lengths[k] * scale).collect(),
        right: order.iter().map(|&k| right[k].clone()).collect(),
    })
}

/// Rotates pairs of columns until all are orthogonal to rounding; false when that does not end.
fn orthogonalise(columns: &mut [Vec<f64>], right: &mut [Vec<f64>]) -> bool {
    let size = columns.len();
    // Cosines below this are the rounding error of an inner product (of dimension one).
    let cosine = f64::EPSILON * size as f64;
    // A column below this square is rounding error itself: it may keep any angle.
    let noise = columns.iter().map(|column| dot(column, column)).sum::<f64>() * cosine.powi(2);
    for _ in 0..SWEEPS {
        let mut rotated = false;
        for second in 1..size {
            for first in 0..second {
                let (one, two) = (dot(&columns[first], &columns[first]), dot(&columns[second], &columns[second]));
                let product = dot(&columns[first], &columns[second]);
                if product.abs() <= cosine * (one * two).sqrt() || one.min(two) <= noise {
                    continue;
                }
                rotated = true;
                let zeta = (two - one) / (2.0 * product);
                let tangent = zeta.signum() / (zeta.abs() + (1.0 + zeta * zeta).sqrt());
                let cosine = 1.0 / (1.0 + tangent * tangent).sqrt();
                rotate(columns, first, second, cosine, cosine * tangent);
                rotate(right, first, second, cosine, cosine * tangent);
            }
        }
        if !rotated {
            return true;
        }
    }
    false
}

fn rotate(columns: &mut [Vec<f64>], first: usize, second: usize, cosine: f64, sine: f64) {
    let (head, tail) = columns.split_at_mut(second);
    for (a, b) in head[first].iter_mut().zip(tail[0].iter_mut()) {
        (*a, *b) = (cosine * *a - sine * *b, sine * *a + cosine * *b);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn graded_values_are_found_to_full_relative_precision() {
        // Kahan's triangle of size 2 with columns of lengths 1 and 1e-9: determinant 1e-9 · sin.
        let parts = decompose(vec![vec![1.0, 0.0], vec![0.6e-9, 0.8e-9]]).unwrap();
        assert!((parts.values[0] * parts.values[1] / 0.8e-9 - 1.0).abs() < 1e-14);
    }

    #[test]
    fn cells_that_are_not_finite_are_an_error() {
        assert_eq!(decompose(vec![vec![f64::INFINITY]]).err().map(|error| error.code()), Some(Code::Numerical));
        assert_eq!(decompose(vec![vec![f64::NAN]]).err().map(|error| error.code()), Some(Code::Numerical));
    }

    #[test]
    fn a_matrix_without_columns_has_no_values() {
        assert!(decompose(Vec::new()).unwrap().values.is_empty());
    }

    proptest! {
        #[test]
        fn the_parts_recompose_matrices_of_any_rank(
            cells in prop::collection::vec(-10.0..10.0_f64, 25), repeated in 0..5_usize, zeros in 0..5_usize, exponent in -18..1_i32,
        ) {
            let mut columns: Vec<Vec<f64>> = cells.chunks(5).map(<[f64]>::to_vec).collect();
            columns[..zeros].iter_mut().for_each(|column| column.fill(0.0));
            for j in 0..repeated {
                let last = columns[4].clone();
                columns[j].iter_mut().zip(last).for_each(|(a, b)| *a = *a * 10_f64.powi(exponent) + (1.0 + j as f64) * b);
            }
            let parts = decompose(columns.clone()).unwrap();
            for (j, column) in columns.iter().enumerate() {
                for (i, cell) in column.iter().enumerate() {
                    let sum: f64 = (0..5).map(|k| parts.values[k] * parts.left[k][i] * parts.right[k][j]).sum();
                    prop_assert!((sum - cell).abs() < 1e-13 * (1.0 + parts.values[0]));
                    let product = dot(&parts.right[i], &parts.right[j]);
                    prop_assert!((product - f64::from(u8::from(i == j))).abs() < 1e-13);
                    if i < j && parts.values[j] > 1e-12 * parts.values[0] {
                        prop_assert!(dot(&parts.left[i], &parts.left[j]).abs() < 1e-13);
                    }
                }
            }
            prop_assert!(parts.values.windows(2).all(|pair| pair[0] >= pair[1]));
        }
    }
}
