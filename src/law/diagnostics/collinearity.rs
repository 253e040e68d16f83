//! Which groups vary together, so that the rows cannot tell their effects apart.
//!
//! Condition indices of the centred ln Π of unit length, and what the group loses by the company of the others (Belsley, Kuh
//! & Welsch 1980, "Regression diagnostics", §3.2; centred, for a factor in a group is a convention).

use serde::Serialize;

use super::span::standardised;
use crate::error::Result;
use crate::regression::least_squares::{singular_values, triangle};

/// A condition index above this is worth a word (Belsley, Kuh & Welsch 1980, §3.2: from 10 weak, from 30 strong).
const STRONG: f64 = 30.0;
/// A group belongs to a combination with at least this part of its largest weight (of dimension one).
const TAKES_PART: f64 = 0.25;
/// Singular values below this part of the largest are rounding error: the groups depend on each other (of dimension one).
const ROUNDING: f64 = 1e-10;

/// How far groups vary together.
///
/// ```
/// use dimensionless::{FitOptions, Inputs, Table, TableLaw};
/// let table = Table::from_csv("y [m],a [m],b [m],c [m]\n1,1,10,10.1\n2,1,20,20\n3,1,40,40.5\n4,1,80,79\n5,1,160,161\n")?;
/// let law = TableLaw::fit(&table.problem("y", &Inputs::all())?, &table, &FitOptions::default())?;
/// let found = law.diagnose(&table, None)?.collinearity;
/// assert_eq!(found.combinations.len(), 1);
/// assert!(found.variance_inflation.iter().all(|(_, factor)| factor.unwrap() > 1e3));
/// # Ok::<(), dimensionless::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Collinearity {
    /// For each group that varies, by how much its company widens the variance of its exponent, 1/(1 − R²); `None` where
    /// the others fix it.
    pub variance_inflation: Vec<(String, Option<f64>)>,
    /// The largest singular value over each, in rising order; `None` where groups depend on each other.
    pub condition_indices: Vec<Option<f64>>,
    /// The combinations that hardly vary: condition indices above 30.
    pub combinations: Vec<Combination>,
}

/// A combination of groups that hardly varies.
///
/// ```
/// use dimensionless::Combination;
/// let pair = Combination { condition_index: Some(80.0), weights: vec![("Re".into(), 0.7), ("Fr".into(), -0.7)] };
/// assert_eq!(pair.to_string(), "Re and Fr");
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Combination {
    /// How many times less it varies than the widest one; `None` where it does not vary at all.
    pub condition_index: Option<f64>,
    /// The groups that take part, with their weights in standard deviations.
    pub weights: Vec<(String, f64)>,
}

impl std::fmt::Display for Combination {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names: Vec<&str> = self.weights.iter().map(|(name, _)| name.as_str()).collect();
        match names.split_last() {
            Some((last, [])) => f.write_str(last),
            Some((last, others)) => write!(f, "{} and {last}", others.join(", ")),
            None => Ok(()),
        }
    }
}

impl Collinearity {
    /// Compares groups that have names and a column of features each.
    pub(super) fn new(groups: &[(String, &[f64])]) -> Result<Self> {
        let varying: Vec<(&String, Vec<f64>)> =
            groups.iter().filter_map(|(name, feature)| Some((name, standardised(feature)?))).collect();
        let Some(rows) = varying.first().map(|(_, column)| column.len()) else { return Ok(Self::default()) };
        let factor = triangle(rows, varying.len(), |row, cells| {
            cells.iter_mut().zip(&varying).for_each(|(cell, (_, column))| *cell = column[row] / (rows as f64).sqrt());
        });
        let parts = singular_values(&factor, 0)?;
        let largest = parts.values[0];
        let index = |value: &f64| (*value > ROUNDING * largest).then(|| largest / value);
        let condition_indices: Vec<Option<f64>> = parts.values.iter().map(index).collect();
        let inflation = |group: usize| -> Option<f64> {
            let shares = parts.values.iter().zip(&parts.right).zip(&condition_indices);
            shares
                .map(|((value, direction), index)| match index {
                    Some(_) => Some((direction[group] / value).powi(2)),
                    None => (direction[group].abs() < ROUNDING.sqrt()).then_some(0.0),
                })
                .sum()
        };
        let is_strong = |index: &Option<f64>| index.is_none_or(|index| index > STRONG);
        let combinations = condition_indices.iter().zip(&parts.right).filter(|(index, _)| is_strong(index));
        let combinations = combinations.map(|(&condition_index, direction)| {
            // The sign of a direction is a convention: the largest weight counts as positive.
            let leading =
                direction.iter().fold(0.0_f64, |best, &cell| if cell.abs() > best.abs() { cell } else { best });
            let weights =
                varying.iter().zip(direction).map(|((name, _), cell)| ((*name).clone(), cell * leading.signum()));
            let takes_part = |(_, weight): &(String, f64)| weight.abs() >= TAKES_PART * leading.abs();
            Combination { condition_index, weights: weights.filter(takes_part).collect() }
        });
        Ok(Self {
            variance_inflation: varying
                .iter()
                .enumerate()
                .map(|(i, (name, _))| ((*name).clone(), inflation(i)))
                .collect(),
            combinations: combinations.collect(),
            condition_indices,
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]
mod tests {
    use super::*;

    fn collinearity(columns: &[&[f64]]) -> Collinearity {
        let groups: Vec<(String, &[f64])> =
            columns.iter().enumerate().map(|(i, &column)| (format!("P{i}"), column)).collect();
        Collinearity::new(&groups).unwrap()
    }

    #[test]
    fn two_groups_of_one_correlation_have_the_closed_form() {
        // Correlation r: singular values √(1 ± r), inflation 1/(1 − r²).
        let found = collinearity(&[&[1.0, 1.0, -1.0, -1.0, 0.0], &[1.0, -1.0, 1.0, -1.0, 0.0]]);
        assert!(found.variance_inflation.iter().all(|(_, factor)| (factor.unwrap() - 1.0).abs() < 1e-12));
        let (a, b) = ([1.0, -1.0, 0.5, -0.5], [1.0, -1.0, 0.4, -0.4]);
        let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
        let r = product(&a, &b) / (product(&a, &a) * product(&b, &b)).sqrt();
        let found = collinearity(&[&a, &b]);
        let index = ((1.0 + r) / (1.0 - r)).sqrt();
        assert!((found.condition_indices[1].unwrap() / index - 1.0).abs() < 1e-9);
        assert!((found.variance_inflation[0].1.unwrap() * (1.0 - r * r) - 1.0).abs() < 1e-9);
        assert_eq!(found.combinations.len(), usize::from(index > STRONG));
    }

    #[test]
    fn dependent_groups_are_named_and_a_third_is_not_blamed() {
        let (a, c) = ([1.0, 2.0, 3.0, 4.0, 5.0, 6.0], [1.0, -1.0, 1.0, 1.0, -1.0, 1.0]);
        let b = a.map(|cell| 3.0 - 2.0 * cell);
        let found = collinearity(&[&a, &c, &b]);
        assert_eq!(found.combinations.len(), 1);
        assert_eq!(
            (found.combinations[0].to_string().as_str(), found.combinations[0].condition_index),
            ("P0 and P2", None)
        );
        assert_eq!((found.variance_inflation[0].1, found.variance_inflation[2].1), (None, None));
        assert!(found.variance_inflation[1].1.is_some());
    }

    #[test]
    fn groups_that_never_vary_are_not_compared() {
        assert_eq!(collinearity(&[&[2.0, 2.0, 2.0]]), Collinearity::default());
        assert_eq!(collinearity(&[]), Collinearity::default());
    }
}
