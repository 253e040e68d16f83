//! An orthonormal basis of columns, grown column by column: what one set of columns says beyond another.

use crate::regression::least_squares::{dot, length};

/// A column that is shorter than this part of itself beyond the others adds nothing (of dimension one): what is left of it is
/// rounding error, or too little to be told from it.
const ADDS: f64 = 1e-7;
/// A column varies when its range is wider than this part of its size (of dimension one), some thousand roundings.
const ROUNDING: f64 = 1e-12;

/// Orthonormal columns, the constant first: times the roots of the weights of the rows, as all other columns have to be.
#[derive(Clone, Debug)]
pub(crate) struct Span {
    columns: Vec<Vec<f64>>,
}

impl Span {
    /// The span of the constant in rows that count alike.
    #[cfg(test)]
    pub(crate) fn constant(rows: usize) -> Self {
        Self::weighted(&vec![1.0; rows])
    }

    /// The span of the constant in rows with roots of weights.
    pub(crate) fn weighted(roots: &[f64]) -> Self {
        let length = length(roots);
        Self { columns: vec![roots.iter().map(|root| root / length).collect()] }
    }

    /// The roots of the weights of the rows, up to a common factor.
    pub(crate) fn roots(&self) -> &[f64] {
        &self.columns[0]
    }

    /// The number of columns.
    pub(crate) fn rank(&self) -> usize {
        self.columns.len()
    }

    /// The columns.
    pub(crate) fn columns(&self) -> &[Vec<f64>] {
        &self.columns
    }

    /// Takes in columns; those that add nothing are left out.
    pub(crate) fn absorb<'a>(&mut self, columns: impl IntoIterator<Item = &'a Vec<f64>>) {
        for column in columns {
            let rest = self.beyond(column);
            let left = length(&rest);
            if left > ADDS * length(column) {
                self.columns.push(rest.into_iter().map(|cell| cell / left).collect());
            }
        }
    }

    /// The orthonormal columns that others add to this span.
    pub(crate) fn added(&self, columns: &[Vec<f64>]) -> Vec<Vec<f64>> {
        let mut whole = self.clone();
        whole.absorb(columns);
        whole.columns.split_off(self.rank())
    }

    /// What the span leaves of a column.
    pub(crate) fn beyond(&self, column: &[f64]) -> Vec<f64> {
        let mut rest = column.to_vec();
        // Once more takes away what rounding has left: "twice is enough" (Parlett 1998, §6.9).
        for _ in 0..2 {
            for own in &self.columns {
                let share = dot(own, &rest);
                rest.iter_mut().zip(own).for_each(|(cell, own)| *cell -= share * own);
            }
        }
        rest
    }

    /// The squared length of a column within the span.
    pub(crate) fn explained(&self, column: &[f64]) -> f64 {
        explained(&self.columns, column)
    }
}

/// The squared length of a column within orthonormal ones.
pub(crate) fn explained(orthonormal: &[Vec<f64>], column: &[f64]) -> f64 {
    orthonormal.iter().map(|own| dot(own, column).powi(2)).sum()
}

/// The column with mean 0 and variance 1 (1/n); `None` for one that never varies.
pub(crate) fn standardised(column: &[f64]) -> Option<Vec<f64>> {
    let (low, high) =
        column.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), &cell| (low.min(cell), high.max(cell)));
    if high - low <= ROUNDING * (1.0 + low.abs().max(high.abs())) {
        return None;
    }
    let rows = column.len() as f64;
    // Seen from one of them, cells of one size lose no digits.
    let mean = low + column.iter().map(|cell| cell - low).sum::<f64>() / rows;
    let centred: Vec<f64> = column.iter().map(|cell| cell - mean).collect();
    let deviation = length(&centred) / rows.sqrt();
    Some(centred.into_iter().map(|cell| cell / deviation).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_leaves_nothing_of_its_own_columns_and_all_of_others() {
        let line: Vec<f64> = (0..9).map(f64::from).collect();
        let square: Vec<f64> = line.iter().map(|x| x * x).collect();
        let mut span = Span::constant(9);
        span.absorb([&line]);
        assert_eq!(span.rank(), 2);
        let sum: Vec<f64> = line.iter().map(|x| 3.0 - 2.0 * x).collect();
        assert!(span.added(std::slice::from_ref(&sum)).is_empty() && length(&span.beyond(&sum)) < 1e-13);
        // The square beyond the line is (x − 4)² − 20/3: the sum of its squares is 308 on nine points.
        assert!((dot(&span.beyond(&square), &span.beyond(&square)) - 308.0).abs() < 1e-10);
        assert!((span.explained(&square) - (dot(&square, &square) - 308.0)).abs() < 1e-9);
        assert_eq!(span.added(&[sum, square]).len(), 1);
    }

    #[test]
    fn a_column_that_never_varies_has_no_standard_form() {
        assert_eq!(standardised(&[1e9, 1e9 + 1e-6]), None);
        assert_eq!(standardised(&[1e9 - 1.0, 1e9 + 1.0]), Some(vec![-1.0, 1.0]));
    }
}
