//! How far rows lie from their mean.

use std::ops::Range;

use rayon::prelude::*;

use super::Whitening;
use crate::regression::least_squares::length;

/// Rows that are looked at together.
const BLOCK: usize = 512;
/// Rows whose features are computed together.
const PART: usize = 8 * BLOCK;
/// Features of the rows that are kept as the farthest, about.
const KEPT: usize = 1 << 18;

/// How far rows lie from their mean: see [`Domain`](super::Domain).
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Reach {
    pub(super) radius: f64,
    pub(super) thickness: f64,
}

impl Reach {
    /// The reach of rows; `part` gives one column of features a group for some of them.
    pub(crate) fn new(whitening: &Whitening, rows: usize, part: impl Fn(Range<usize>) -> Vec<Vec<f64>> + Sync) -> Self {
        let parts = (0..rows.div_ceil(PART)).into_par_iter().map(|place| {
            let rows = place * PART..rows.min((place + 1) * PART);
            Self::of_part(whitening, &part(rows.clone()), rows.len())
        });
        parts.reduce(Self::default, Self::joined)
    }

    fn of_part(whitening: &Whitening, columns: &[Vec<f64>], rows: usize) -> Self {
        let mut reach = Self::default();
        for first in (0..rows).step_by(BLOCK) {
            let rows = first..rows.min(first + BLOCK);
            let parts: Vec<&[f64]> = columns.iter().map(|column| &column[rows.clone()]).collect();
            let coordinates = whitening.whiten_block(&parts, rows.len());
            let mut block = Self { radius: longest(&coordinates, rows.len()), thickness: 0.0 };
            // Where all directions are kept, nothing but rounding leaves them.
            if coordinates.len() < columns.len() {
                let rests = parts.iter().enumerate().map(|(group, part)| {
                    let rest = |row: usize| {
                        let z = coordinates.iter().map(|cells| cells[row]);
                        whitening.unexplained_by(group, part[row], z)
                    };
                    (0..rows.len()).map(rest).collect()
                });
                block.thickness = longest(&rests.collect::<Vec<_>>(), rows.len());
            }
            reach = reach.joined(block);
        }
        reach
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

/// The rows that may be the farthest from the mean, kept while that mean is not known: the longest ones in some other frame.
/// Where the rows that were let go cannot be farther, no row needs to be seen again.
#[derive(Clone, Debug)]
pub(crate) struct Farthest {
    groups: usize,
    /// The squared length of the longest row that may have been let go.
    least: f64,
    /// The squared lengths of the rows that are kept, and their features, row by row.
    squares: Vec<f64>,
    features: Vec<f64>,
}

impl Farthest {
    /// Keeps rows whose squared length is no less than this.
    pub(crate) fn new(groups: usize, least: f64) -> Self {
        Self { groups, least, squares: Vec::new(), features: Vec::new() }
    }

    /// The same without rows.
    pub(crate) fn emptied(&self) -> Self {
        Self::new(self.groups, self.least)
    }

    /// Looks at rows: the squared length of each, and its place in the columns of features.
    pub(crate) fn take(&mut self, squares: &[f64], places: &[usize], columns: &[Vec<f64>]) {
        for (&square, &place) in squares.iter().zip(places) {
            if square >= self.least || square.is_nan() {
                self.squares.push(square);
                self.features.extend(columns.iter().map(|column| column[place]));
            }
        }
        self.let_go();
    }

    /// Takes the rows that another one kept.
    pub(crate) fn merge(&mut self, other: &Self) {
        self.least = self.least.max(other.least);
        self.squares.extend_from_slice(&other.squares);
        self.features.extend_from_slice(&other.features);
        self.let_go();
    }

    /// Keeps the longest rows only, where there are too many.
    fn let_go(&mut self) {
        let most = KEPT / self.groups.max(1);
        if self.squares.len() < 2 * most {
            return;
        }
        let (_, &mut least, _) = self.squares.clone().select_nth_unstable_by(most, |a, b| b.total_cmp(a));
        let kept: Vec<usize> =
            (0..self.squares.len()).filter(|&row| self.squares[row].total_cmp(&least).is_gt()).collect();
        self.features =
            kept.iter().flat_map(|row| &self.features[row * self.groups..][..self.groups]).copied().collect();
        self.squares = kept.iter().map(|&row| self.squares[row]).collect();
        self.least = least;
    }

    /// The reach of all rows, given the largest distance of rows up to a length. `None` where rows that were let go may be farther.
    pub(crate) fn reach(&self, whitening: &Whitening, distance: impl Fn(f64) -> f64) -> Option<Reach> {
        let part = |rows: Range<usize>| {
            let column = |group| rows.clone().map(|row| self.features[row * self.groups + group]).collect();
            (0..self.groups).map(column).collect()
        };
        let reach = Reach::new(whitening, self.squares.len(), part);
        (distance(self.least.sqrt()) <= reach.radius).then_some(reach)
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

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]
mod tests {
    use super::super::tests::features;
    use super::*;

    #[test]
    fn the_farthest_rows_tell_the_reach_of_all_where_the_rest_is_near() {
        let column = |factor: f64| (0..3000).map(|i| (f64::from(i) * factor).fract() - 0.5).collect::<Vec<_>>();
        let columns = [column(0.618_033_988_7), column(0.754_877_666_2)];
        let features = features(&[&columns[0], &columns[1]]);
        let squares: Vec<f64> = columns[0].iter().zip(&columns[1]).map(|(a, b)| a * a + b * b).collect();
        let whole =
            Reach::new(features.whitening(), 3000, |rows| columns.iter().map(|c| c[rows.clone()].to_vec()).collect());
        let places: Vec<usize> = (0..3000).collect();
        let mut farthest = Farthest::new(2, 0.4);
        farthest.take(&squares[..1000], &places[..1000], &columns);
        let mut others = farthest.emptied();
        others.take(&squares[1000..], &places[1000..], &columns);
        farthest.merge(&others);
        assert!(farthest.squares.len() < 300);
        // Lengths here are distances over √12, nearly.
        let found = farthest.reach(features.whitening(), |length| 12_f64.sqrt() * length + 0.1).unwrap();
        assert_eq!(found.radius, whole.radius);
        assert!(farthest.reach(features.whitening(), |length| 4.0 * length).is_none());
    }

    #[test]
    fn of_too_many_rows_the_longest_are_kept() {
        let squares: Vec<f64> = (0..2 * KEPT).map(|i| (i * 7919 % (2 * KEPT)) as f64).collect();
        let columns = [squares.clone()];
        let places: Vec<usize> = (0..squares.len()).collect();
        let mut farthest = Farthest::new(1, 0.0);
        farthest.take(&squares, &places, &columns);
        assert_eq!((farthest.squares.len(), farthest.features.len(), farthest.least), (KEPT, KEPT, KEPT as f64 - 1.0));
        assert!(farthest.squares.iter().all(|square| *square >= KEPT as f64));
    }
}
