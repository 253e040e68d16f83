//! How far rows lie from their mean.

use rayon::prelude::*;

use super::Whitening;
use crate::regression::least_squares::length;

/// Rows that are looked at together.
const BLOCK: usize = 512;

/// How far rows lie from their mean: see [`Domain`](super::Domain).
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Reach {
    pub(super) radius: f64,
    pub(super) thickness: f64,
}

impl Reach {
    /// The reach of rows, given by one column a group.
    pub(crate) fn new(whitening: &Whitening, columns: &[Vec<f64>], rows: usize) -> Self {
        let blocks = (0..rows.div_ceil(BLOCK)).into_par_iter().with_min_len(16).map(|block| {
            let rows = block * BLOCK..rows.min((block + 1) * BLOCK);
            let parts: Vec<&[f64]> = columns.iter().map(|column| &column[rows.clone()]).collect();
            let coordinates = whitening.whiten_block(&parts, rows.len());
            let radius = longest(&coordinates, rows.len());
            // Where all directions are kept, nothing but rounding leaves them.
            if coordinates.len() == columns.len() {
                return Self { radius, thickness: 0.0 };
            }
            let rests = parts.iter().enumerate().map(|(group, part)| {
                let rest = |row: usize| {
                    let z = coordinates.iter().map(|cells| cells[row]);
                    whitening.unexplained_by(group, part[row], z)
                };
                (0..rows.len()).map(rest).collect()
            });
            Self { radius, thickness: longest(&rests.collect::<Vec<_>>(), rows.len()) }
        });
        blocks.reduce(Self::default, Self::joined)
    }

    /// The reach that the range of a single group tells; none where there are several, or one that never varies.
    pub(crate) fn of_range(whitening: &Whitening, ranges: &[(f64, f64)]) -> Option<Self> {
        let &[(minimum, maximum)] = ranges else { return None };
        if whitening.rank() != 1 {
            return None;
        }
        let coordinates = whitening.whiten_block(&[&[minimum, maximum]], 2);
        Some(Self { radius: longest(&coordinates, 2), thickness: 0.0 })
    }

    /// The reach of the rows of two tables.
    pub(crate) fn joined(self, other: Self) -> Self {
        Self { radius: self.radius.max(other.radius), thickness: self.thickness.max(other.thickness) }
    }
}

/// The length of the longest of some vectors, given by one column a component.
fn longest(columns: &[Vec<f64>], rows: usize) -> f64 {
    let mut squares = vec![0.0; rows];
    for column in columns {
        squares.iter_mut().zip(column).for_each(|(square, cell)| *square += cell * cell);
    }
    let largest = squares.into_iter().fold(0.0, |largest, square| if square > largest { square } else { largest });
    if largest.is_finite() {
        return largest.sqrt();
    }
    let vector = |row: usize| columns.iter().map(|column| column[row]).collect::<Vec<_>>();
    (0..rows).map(|row| length(&vector(row))).fold(0.0, f64::max)
}
