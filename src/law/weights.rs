//! How much rows count.

use super::display::plain;
use crate::error::{Code, Error, Result};
use crate::pi::Variable;
use crate::regression::Loss;
use crate::table::{Table, wrong_dimension};

/// How precisely each row was measured.
///
/// ```
/// use dimensionless::{FitOptions, Inputs, ModelChoice, Table, TableLaw, Weights};
/// let table = Table::from_csv("y [m],x [m],u [cm]\n1.0,1,1\n2.1,2,5\n2.9,3,5\n9.0,4,800\n").unwrap();
/// let problem = table.problem("y", &Inputs::all_but(&["u"])).unwrap();
/// let weights = Some(Weights::from_uncertainties(&table, "u", problem.target().unwrap()).unwrap());
/// let law = TableLaw::fit(&problem, &table, &FitOptions { weights, ..FitOptions::default() }).unwrap();
/// assert!(law.formula().starts_with("y = 0.99"), "the row that is uncertain hardly counts: {law}");
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Weights {
    /// A weight for each row, of dimension one: the variance of ln target (or of target/scale) is proportional to its inverse.
    Relative(Vec<f64>),
    /// The standard uncertainty of the target in each row, in SI coherent units of the target.
    Uncertainties(Vec<f64>),
}

impl Weights {
    /// Reads weights of dimension one from a column.
    ///
    /// # Errors
    /// A column that is missing or has a dimension.
    ///
    /// ```
    /// # use dimensionless::{Table, Weights};
    /// let table = Table::from_csv("w [1],u [m]\n1,2\n4,3\n").unwrap();
    /// assert_eq!(Weights::from_column(&table, "w").unwrap(), Weights::Relative(vec![1.0, 4.0]));
    /// assert!(Weights::from_column(&table, "u").unwrap_err().next_step().unwrap().contains("uncertainty"));
    /// ```
    pub fn from_column(table: &Table, column: &str) -> Result<Self> {
        let column = table.column(column)?;
        let (unit, values) = column.quantity()?;
        if unit.dimension().is_one() {
            return Ok(Self::Relative(values.to_vec()));
        }
        Err(wrong_dimension(column, unit.dimension(), crate::Dimension::ONE)
            .help("weights are of dimension one; a standard uncertainty, in the unit of the target, is given as such"))
    }

    /// Reads the standard uncertainties of a target from a column of its dimension.
    ///
    /// # Errors
    /// A column that is missing or of another dimension than the target.
    ///
    /// ```
    /// # use dimensionless::{Inputs, Table, Weights};
    /// let table = Table::from_csv("y [m],x [m],u [cm]\n1,1,5\n2,2,1\n").unwrap();
    /// let problem = table.problem("y", &Inputs::only(&["x"])).unwrap();
    /// let weights = Weights::from_uncertainties(&table, "u", problem.target().unwrap()).unwrap();
    /// assert_eq!(weights, Weights::Uncertainties(vec![0.05, 0.01]));
    /// ```
    pub fn from_uncertainties(table: &Table, column: &str, target: &Variable) -> Result<Self> {
        let column = table.column(column)?;
        let (unit, values) = column.quantity()?;
        if unit.dimension() == target.dimension() {
            return Ok(Self::Uncertainties(values.to_vec()));
        }
        Err(wrong_dimension(column, unit.dimension(), target.dimension())
            .help(format!("a standard uncertainty of `{}` has its dimension; weights have none", target.name())))
    }

    /// The weights of the same rows in another order, or of some of them.
    pub(super) fn of_rows(&self, rows: &[usize]) -> Self {
        let pick = |given: &[f64]| rows.iter().map(|&row| given[row]).collect();
        match self {
            Self::Relative(given) => Self::Relative(pick(given)),
            Self::Uncertainties(given) => Self::Uncertainties(pick(given)),
        }
    }

    /// The weights of the responses, with a mean of 1; all 1 where none are given.
    pub(super) fn shares(weights: Option<&Self>, loss: Loss, observed: &[f64], ln_scale: &[f64]) -> Result<Vec<f64>> {
        let Some(weights) = weights else { return Ok(vec![1.0; observed.len()]) };
        let weights = weights.of_responses(loss, observed, ln_scale)?;
        let mean = weights.iter().sum::<f64>() / weights.len() as f64;
        Ok(weights.into_iter().map(|weight| weight / mean).collect())
    }

    /// The weights of the responses: u(ln y) = u/y, and u(y/scale) = u/scale.
    pub(super) fn of_responses(&self, loss: Loss, observed: &[f64], ln_scale: &[f64]) -> Result<Vec<f64>> {
        let (Self::Relative(given) | Self::Uncertainties(given)) = self;
        if given.len() != observed.len() {
            let message = format!("there are {} weights and {} rows", given.len(), observed.len());
            return Err(Error::new(Code::Setting, message).help("give one weight for each row"));
        }
        let uncertain = |((u, y), ln_scale): ((&f64, &f64), &f64)| match loss {
            Loss::Log => (y / u).powi(2),
            Loss::Scaled => (ln_scale.exp() / u).powi(2),
        };
        let (word, weights): (_, Vec<f64>) = match self {
            Self::Relative(weights) => ("weight", weights.clone()),
            Self::Uncertainties(given) => {
                ("uncertainty", given.iter().zip(observed).zip(ln_scale).map(uncertain).collect())
            }
        };
        match given.iter().position(|&given| !(given > 0.0 && given.is_finite())) {
            None => Ok(weights),
            Some(row) => Err(Error::new(
                Code::Cell,
                format!("the {word} of row {} is {}, and it must be positive", row + 1, plain(given[row])),
            )
            .help("leave rows out that shall not count")),
        }
    }
}
