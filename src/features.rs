//! Rows of Π groups as whitened features: all that a regressor sees.
//!
//! A feature is ln Π, or Π itself for a group of signed quantities. Which basis of groups was chosen is a convention,
//! as the units are: another basis is x → U x. Whitened fully, the features of two bases differ by a rotation only,
//! so a learner that no rotation can change does not depend on the basis.

mod domain;
mod logarithm;
mod products;
mod reach;
mod rows;
mod whitening;

use serde::{Deserialize, Serialize};

pub(crate) use domain::{Domain, EDGE, Range};
pub(crate) use logarithm::{logarithms, logarithms_less, write_logarithms};
pub(crate) use products::{Product, Program, Source, evaluate};
pub(crate) use reach::{Farthest, Reach};
pub(crate) use rows::{extremes, first_unsound};
pub(crate) use whitening::{ROUNDING, Whitening};

use crate::error::{Code, Error, Result};

/// How a group enters the features.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Scale {
    /// As ln Π, for positive groups.
    Log,
    /// As Π itself, for groups of signed quantities.
    Linear,
}

/// The features of a table: `rows × groups` numbers of dimension one, and the domain that they span.
#[derive(Clone, Debug)]
pub(crate) struct Features {
    columns: Vec<Vec<f64>>,
    /// How far each group would vary with each input by itself; none where inputs are not known.
    powers: Vec<Vec<f64>>,
    rows: usize,
    domain: Domain,
}

impl Features {
    /// Takes one column of ln Π (or Π, by its scale) for each group; there may be none, hence the number of rows.
    ///
    /// # Errors
    ///
    /// Without rows, and when a feature is not finite: the message names its row, from 1.
    pub(crate) fn new(names: Vec<String>, scales: Vec<Scale>, columns: Vec<Vec<f64>>, rows: usize) -> Result<Self> {
        Self::of_inputs(names, scales, columns, Vec::new(), rows)
    }

    /// The same, where it is known what the groups are made of: directions in which inputs vary together are dropped. `powers` has
    /// for each group of logarithms its exponent of each input, times the standard deviation of the input's logarithm.
    ///
    /// # Errors
    ///
    /// As [`Features::new`].
    pub(crate) fn of_inputs(
        names: Vec<String>,
        scales: Vec<Scale>,
        columns: Vec<Vec<f64>>,
        powers: Vec<Vec<f64>>,
        rows: usize,
    ) -> Result<Self> {
        assert!(
            names.len() == columns.len() && scales.len() == columns.len(),
            "each group has one name, one scale and one column, because one basis made them"
        );
        assert!(columns.iter().all(|column| column.len() == rows), "each column has a cell for each row of the table");
        if rows == 0 {
            return Err(Error::new(Code::TooFewRows, "the table has no rows").help("add at least two rows"));
        }
        for (name, column) in names.iter().zip(&columns) {
            refuse_not_finite(name, column, 0)?;
        }
        let domain = Domain::new(names, scales, &columns, &powers, rows)?;
        Ok(Self { columns, powers, rows, domain })
    }

    /// The number of rows.
    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    /// Some of the rows, with a domain of their own.
    ///
    /// # Errors
    ///
    /// Without rows.
    pub(crate) fn subset(&self, rows: &[usize]) -> Result<Self> {
        let columns = self.columns.iter().map(|column| rows.iter().map(|&row| column[row]).collect()).collect();
        let ranges = self.domain.ranges();
        let names = ranges.iter().map(|range| range.name.clone()).collect();
        let scales = ranges.iter().map(|range| range.scale).collect();
        Self::of_inputs(names, scales, columns, self.powers.clone(), rows.len())
    }

    /// The feature of a group in a row.
    pub(crate) fn cell(&self, group: usize, row: usize) -> f64 {
        self.columns[group][row]
    }

    /// The domain of the rows, which a fitted model keeps.
    pub(crate) fn domain(&self) -> &Domain {
        &self.domain
    }

    /// The whitening of the rows.
    pub(crate) fn whitening(&self) -> &Whitening {
        self.domain.whitening()
    }

    /// Writes the whitened coordinates of a row.
    pub(crate) fn whiten_row(&self, row: usize, coordinates: &mut [f64]) {
        self.whitening().whiten_with(|group| self.columns[group][row], coordinates);
    }
}

/// Refuses features of a group that have no place among the others; `before` rows came before these.
///
/// # Errors
///
/// A feature that is not finite: the message names its row, from 1.
pub(crate) fn refuse_not_finite(name: &str, column: &[f64], before: usize) -> Result<()> {
    match first_unsound(column, f64::is_finite) {
        None => Ok(()),
        Some(row) => {
            let (value, place) = (column[row], before + row + 1);
            let message = format!("the group `{name}` is {value} in row {place}, and features must be finite");
            Err(Error::new(Code::Numerical, message)
                .help("check the quantities of that row for zeros and for values of extreme size"))
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]
mod tests {
    use super::*;

    pub(super) fn features(columns: &[&[f64]]) -> Features {
        let names = (1..=columns.len()).map(|i| format!("P{i}")).collect();
        let scales = vec![Scale::Log; columns.len()];
        let rows = columns[0].len();
        Features::new(names, scales, columns.iter().map(|c| c.to_vec()).collect(), rows).unwrap()
    }

    #[test]
    fn a_feature_that_is_not_finite_is_named_with_its_row() {
        let columns = vec![vec![0.0, 1.0, f64::NEG_INFINITY]];
        let error = Features::new(vec!["Re".into()], vec![Scale::Log], columns, 3).unwrap_err();
        assert_eq!(error.to_string(), "the group `Re` is -inf in row 3, and features must be finite");
        assert_eq!(error.code(), Code::Numerical);
    }

    #[test]
    fn a_table_without_rows_is_refused() {
        let error = Features::new(Vec::new(), Vec::new(), Vec::new(), 0).unwrap_err();
        assert_eq!(error.code(), Code::TooFewRows);
    }

    #[test]
    fn whitened_rows_have_zero_mean_and_unit_covariance() {
        let first: Vec<f64> = (0..50).map(|i| 1e3 + f64::from(i * i % 17)).collect();
        let second: Vec<f64> = (0..50).map(|i| 3.0 * f64::from(i * i % 17) + 1e-4 * f64::from(i * 7 % 13)).collect();
        let features = features(&[&first, &second]);
        let mut rows = vec![[0.0; 2]; 50];
        rows.iter_mut().enumerate().for_each(|(i, row)| features.whiten_row(i, row));
        for i in 0..2 {
            assert!(rows.iter().map(|row| row[i]).sum::<f64>().abs() < 1e-6);
            for j in 0..2 {
                let product = rows.iter().map(|row| row[i] * row[j]).sum::<f64>() / 50.0;
                assert!((product - f64::from(u8::from(i == j))).abs() < 1e-7, "{i} {j} {product}");
            }
        }
    }

    #[test]
    fn the_domain_is_the_same_for_one_and_two_threads() {
        let rows = 50_000;
        let column = |seed: usize| (0..rows).map(|i| ((i * seed % 1009) as f64).sqrt()).collect::<Vec<_>>();
        let columns = [column(31), column(77), column(5)];
        let text = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            let borrowed: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
            pool.install(|| serde_json::to_string(features(&borrowed).domain()).unwrap())
        };
        assert_eq!(text(1), text(2));
    }
}
