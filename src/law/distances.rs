//! How far rows lie from those of the fit, measure by measure.

use super::TableLaw;
use crate::error::Result;
use crate::regression::least_squares::length;
use crate::table::Table;

/// How far the rows of a table lie from those of a fit; all of dimension one.
///
/// [`Predictions::outside`](crate::Predictions::outside) is the larger of what both measures say is beyond the trained rows.
///
/// ```
/// # use dimensionless::{FitOptions, Inputs, Table, TableLaw};
/// let table = Table::from_csv("y [m],a [m],b [m]\n1,2,4\n2,3,9\n4,2,5\n3,1,8\n").unwrap();
/// let law = TableLaw::fit(&table.problem("y", &Inputs::all()).unwrap(), &table, &FitOptions::default()).unwrap();
/// let distances = law.distances(&Table::from_csv("a [m],b [m]\n2,4\n9,2\n").unwrap()).unwrap();
/// assert!(distances.mahalanobis[0] <= distances.farthest);
/// assert!(distances.mahalanobis[1] > distances.farthest && distances.groups[0][1] > 1.0);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Distances {
    /// The Mahalanobis distance of each row from the mean of the rows of the fit, in their standard deviations: another choice of
    /// groups does not change it.
    pub mahalanobis: Vec<f64>,
    /// The largest such distance of a row of the fit.
    pub farthest: f64,
    /// For each group of the law, how far each row is beyond the range of the group in the fit, in its standard deviations; 0 within
    /// it, and for groups that never varied.
    pub groups: Vec<Vec<f64>>,
}

impl TableLaw {
    /// How far each row of a table lies from the rows of the fit: as a whole, and group by group.
    ///
    /// # Errors
    /// As [`TableLaw::predict`].
    ///
    /// ```
    /// # use dimensionless::{FitOptions, Inputs, Table, TableLaw};
    /// let table = Table::from_csv("y [m],a [m],b [m]\n1,2,4\n2,3,9\n4,2,5\n3,1,8\n").unwrap();
    /// let law = TableLaw::fit(&table.problem("y", &Inputs::all()).unwrap(), &table, &FitOptions::default()).unwrap();
    /// let distances = law.distances(&table).unwrap();
    /// assert_eq!(distances.groups, [[0.0; 4]]);
    /// assert!(distances.mahalanobis.iter().all(|distance| *distance <= distances.farthest + 1e-9));
    /// ```
    pub fn distances(&self, table: &Table) -> Result<Distances> {
        let (features, ln_scale) = self.features(table)?;
        let domain = self.model.domain();
        let mut coordinates = vec![0.0; domain.whitening().rank()];
        let of_row = |row: usize| {
            domain.whitening().whiten_with(|group| features[group][row], &mut coordinates);
            length(&coordinates)
        };
        let of_group = |(range, column): (&crate::features::Range, &Vec<f64>)| {
            column.iter().map(|&feature| range.outside(feature)).collect()
        };
        Ok(Distances {
            mahalanobis: (0..ln_scale.len()).map(of_row).collect(),
            farthest: domain.radius(),
            groups: domain.ranges().iter().zip(&features).map(of_group).collect(),
        })
    }
}
