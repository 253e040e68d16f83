//! What the residuals of a fitted law say of it: trends, rows that decide much, groups that vary together.
//!
//! Everything is data, of dimension one, for a report to show. The parts: [`trend`] tests what residuals still depend on,
//! [`influence`] asks what single rows decide, [`collinearity`] what the rows cannot tell apart.

mod collinearity;
pub(super) mod fisher;
mod influence;
pub(super) mod span;
mod trend;

use serde::Serialize;

use super::evaluate::{Values, observed, responses};
use super::{TableLaw, Weights, floats};
use crate::error::{Code, Error, Result};
use crate::features::first_unsound;
use crate::regression::least_squares::length;
use crate::regression::{Loss, ModelChoice, Rows, Share};
use crate::table::{Column, Table};
use span::{Span, standardised};
use trend::{Candidate, Cells};

pub use collinearity::{Collinearity, Combination};
pub use influence::{Influence, RowDiagnostics};
pub use trend::{Against, Trend, Untested};

/// Residuals below this part of 1 + the largest response (of dimension one) are rounding error: nothing can be read from them.
const EXACT: f64 = 1e-11;
/// How far two values of one number may differ, for having been summed in another order (of dimension one).
const SAME: f64 = 1e-6;

/// What the rows of a fit say of the law, all of dimension one.
///
/// ```
/// use dimensionless::{FitOptions, Inputs, Table, TableLaw, Variable};
/// let table = Table::read("examples/data/trinity.csv")?;
/// let unit = |text: &str| text.parse::<dimensionless::Unit>();
/// let inputs = Inputs::all()
///     .constant(Variable::with_value("E", unit("J")?, 7.1e13))
///     .constant(Variable::with_value("rho", unit("kg/m^3")?, 1.25));
/// let law = TableLaw::fit(&table.problem("R", &inputs)?, &table, &FitOptions::default())?;
/// let diagnostics = law.diagnose(&table, None)?;
/// assert_eq!((diagnostics.rows.len(), diagnostics.coefficients), (25, 1.0));
/// assert!(diagnostics.trends[0].variable == "t" && diagnostics.trends[0].is_found());
/// # Ok::<(), dimensionless::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Diagnostics {
    /// What the residuals are of: ln target, or target/scale.
    pub loss: Loss,
    /// The number of coefficients, or the effective degrees of freedom of a smoother.
    pub coefficients: f64,
    /// The number of rows over that of coefficients.
    pub rows_per_coefficient: f64,
    /// How many rows repeat an earlier one in the target and in every input of the law.
    pub duplicated_rows: usize,
    /// What residuals still depend on: groups, quantities of the table, labels. Empty where the law is exact.
    pub trends: Vec<Trend>,
    /// What they could not be compared with.
    pub untested: Vec<Untested>,
    /// Which groups vary together.
    pub collinearity: Collinearity,
    /// Row by row, in the order of the table.
    pub rows: Vec<RowDiagnostics>,
}

impl TableLaw {
    /// Says what the residuals of a law still depend on, which rows decide it, and what the rows cannot tell apart.
    ///
    /// The table is the one that the law was fitted to, with the weights of that fit. Its columns that are no inputs are compared
    /// with the residuals too.
    ///
    /// # Errors
    /// Columns that are missing or of another dimension, and a table or weights that the law was not fitted to.
    ///
    /// ```
    /// # use dimensionless::{Code, FitOptions, Inputs, Table, TableLaw};
    /// let table = Table::from_csv("area [m^2],side [m]\n1.1,1\n3.9,2\n9.1,3\n")?;
    /// let law = TableLaw::fit(&table.problem("area", &Inputs::all())?, &table, &FitOptions::default())?;
    /// assert_eq!(law.diagnose(&table, None)?.rows_per_coefficient, 3.0);
    /// let other = Table::from_csv("area [m^2],side [m]\n1.1,1\n3.9,2\n")?;
    /// assert_eq!(law.diagnose(&other, None).unwrap_err().code(), Code::Schema);
    /// # Ok::<(), dimensionless::Error>(())
    /// ```
    pub fn diagnose(&self, table: &Table, weights: Option<&Weights>) -> Result<Diagnostics> {
        let trained = Trained::new(self, table, weights)?;
        let base = trained.base();
        let exact = trained.is_exact();
        let (trends, untested) = if exact {
            (Vec::new(), Vec::new())
        } else {
            trend::trends(&trained.weighted(&trained.residuals), &base, self.candidates(&trained, table))
        };
        let groups: Vec<(String, &[f64])> =
            self.groups.iter().map(|group| group.label()).zip(trained.features.iter().map(Vec::as_slice)).collect();
        let coefficients = self.quality.coefficients;
        Ok(Diagnostics {
            loss: self.quality.loss,
            coefficients,
            rows_per_coefficient: trained.rows() as f64 / coefficients,
            duplicated_rows: self.duplicated_rows(table),
            trends,
            untested,
            collinearity: Collinearity::new(&groups)?,
            rows: influence::rows(&trained),
        })
    }

    /// Whether the fitted family is linear in coefficients that least squares found.
    fn is_linear(&self) -> bool {
        use ModelChoice::{Constant, Polynomial, PowerLaw, Ridge, Spline};
        matches!(self.choice, Constant | PowerLaw | Polynomial(_) | Ridge(_) | Spline(_))
    }

    /// What residuals are compared with: the groups, then the columns of the table in their order.
    fn candidates<'a>(&self, trained: &'a Trained, table: &'a Table) -> Vec<Candidate<'a>> {
        let groups = self.groups.iter().zip(&trained.features).map(|(group, feature)| Candidate {
            variable: group.label(),
            against: Against::Group,
            cells: Cells::Linear(feature),
        });
        let inputs = self.basis.problem().measured();
        let columns = table.columns().iter().filter(|column| column.name() != self.target().name());
        let columns = columns.map(|column| {
            let is_input = inputs.iter().any(|input| input.name() == column.name());
            let against = match column.labels() {
                Some(_) => Against::Label,
                None if is_input => Against::Input,
                None => Against::Other,
            };
            Candidate { variable: column.name().to_owned(), against, cells: cells(column) }
        });
        groups.chain(columns).collect()
    }

    /// How many rows of a table repeat an earlier one in the target and in every input.
    ///
    /// ```
    /// # use dimensionless::{FitOptions, Inputs, Table, TableLaw};
    /// let table = Table::from_csv("area [m^2],side [m]\n1.1,1\n3.9,2\n1.1,1\n")?;
    /// let law = TableLaw::fit(&table.problem("area", &Inputs::all())?, &table, &FitOptions::default())?;
    /// assert_eq!(law.duplicated_rows(&table), 1);
    /// # Ok::<(), dimensionless::Error>(())
    /// ```
    #[must_use]
    pub fn duplicated_rows(&self, table: &Table) -> usize {
        let inputs = self.basis.problem().measured();
        let is_used = |column: &&Column| {
            column.name() == self.target().name() || inputs.iter().any(|input| input.name() == column.name())
        };
        let columns: Vec<&[f64]> = table.columns().iter().filter(is_used).filter_map(Column::numbers).collect();
        let bits = |row: usize| columns.iter().map(move |column| column[row].to_bits()).collect::<Vec<u64>>();
        let mut rows: Vec<Vec<u64>> = (0..table.rows()).map(bits).collect();
        rows.sort_unstable();
        rows.windows(2).filter(|pair| pair[0] == pair[1]).count()
    }
}

fn cells(column: &Column) -> Cells<'_> {
    match (column.numbers(), column.labels()) {
        (Some(_), _) if !column.missing().is_empty() => Cells::Incomplete,
        (Some(values), _) if first_unsound(values, |value| value > 0.0).is_none() => Cells::Logarithm(values),
        (Some(values), _) => Cells::Linear(values),
        (None, labels) => Cells::Labels(column.group_indices(), labels.unwrap_or_default()),
    }
}

/// A law over the rows that it was fitted to.
pub(super) struct Trained<'a> {
    pub(super) law: &'a TableLaw,
    /// A column a group.
    pub(super) features: Vec<Vec<f64>>,
    /// ln(target/scale), or target/scale.
    pub(super) responses: Vec<f64>,
    /// The responses minus what the law says.
    pub(super) residuals: Vec<f64>,
    /// The roots of the weights, whose mean is 1.
    roots: Vec<f64>,
    /// The standard error of a new response of weight 1 in each row.
    standard_errors: Vec<f64>,
}

impl<'a> Trained<'a> {
    /// Evaluates a law on its own rows.
    ///
    /// # Errors
    ///
    /// As [`TableLaw::diagnose`].
    pub(super) fn new(law: &'a TableLaw, table: &Table, weights: Option<&Weights>) -> Result<Self> {
        let (loss, rows) = (law.quality.loss, table.rows());
        let values = Values::used(law.basis.problem(), &law.groups, &law.scale, table)?;
        let observed = observed(law.target(), table)?;
        if rows != law.quality.rows {
            return Err(other_rows(&format!("it was fitted to {} rows, and these are {rows}", law.quality.rows)));
        }
        if loss == Loss::Log {
            super::evaluate::refuse_targets(law.target().name(), observed, table.first_row())?;
        }
        let features = values.features(&law.groups, &law.forms());
        for (range, feature) in law.model.domain().ranges().iter().zip(&features) {
            let (low, high) = feature
                .iter()
                .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), &cell| (low.min(cell), high.max(cell)));
            let differs = |one: f64, other: f64| (one - other).abs() > SAME * (1.0 + other.abs());
            if differs(low, range.minimum) || differs(high, range.maximum) {
                return Err(other_rows(&format!("the group `{}` has another range in these", range.name)));
            }
        }
        let ln_scale = values.logarithms(&floats(&law.scale));
        let responses = responses(loss, observed, &ln_scale);
        let fitted = law.model.family().fitted();
        let whitening = law.model.domain().whitening();
        let (mut z, mut work) = (vec![0.0; whitening.rank()], Vec::new());
        let found: Vec<_> = (0..rows)
            .map(|row| {
                whitening.whiten_with(|group| features[group][row], &mut z);
                fitted.evaluate_within(&z, &mut work)
            })
            .collect();
        let residuals: Vec<f64> =
            responses.iter().zip(&found).map(|(response, found)| response - found.value).collect();
        let standard_errors = found.iter().map(|found| found.standard_error).collect();
        let shares = Weights::shares(weights, loss, observed, &ln_scale)?;
        let roots = shares.into_iter().map(f64::sqrt).collect();
        let trained = Self { law, features, responses, residuals, roots, standard_errors };
        let (own, then) = (trained.root_mean_square(), law.quality.train_rmse);
        if law.is_linear() && (own - then).abs() > SAME * then + EXACT * trained.size() {
            // The weights of the rows of a fit are not part of its law.
            let which = if weights.is_some() { "these" } else { "equal" };
            return Err(other_rows(&format!(
                "the root mean square of its residuals was {then:.4}, and here it is {own:.4} with {which} weights"
            )));
        }
        Ok(trained)
    }

    pub(super) fn rows(&self) -> usize {
        self.responses.len()
    }

    /// What is linear in the groups: every family leaves it free, so its residuals have no trend there.
    pub(super) fn base(&self) -> Span {
        let mut base = Span::weighted(&self.roots);
        let standard = self.features.iter().filter_map(|feature| standardised(feature));
        base.absorb(&standard.map(|feature| self.weighted(&feature)).collect::<Vec<_>>());
        base
    }

    /// A column times the roots of the weights: rows of one precision.
    fn weighted(&self, column: &[f64]) -> Vec<f64> {
        times(column, &self.roots)
    }

    fn root_mean_square(&self) -> f64 {
        length(&self.weighted(&self.residuals)) / (self.rows() as f64).sqrt()
    }

    fn size(&self) -> f64 {
        1.0 + self.responses.iter().fold(0.0_f64, |size, response| size.max(response.abs()))
    }

    /// Whether all residuals are rounding error.
    pub(super) fn is_exact(&self) -> bool {
        self.root_mean_square() <= EXACT * self.size()
    }

    /// What each row has in the fitted values; `None` where they are not linear in the responses, and for an exact fit.
    fn shares(&self) -> Option<Vec<Share>> {
        let family = self.law.model.family();
        let weights: Vec<f64> = self.roots.iter().map(|root| root.powi(2)).collect();
        if self.is_exact() {
            return None;
        }
        if matches!(self.law.choice, ModelChoice::Ridge(_)) || family.smoother().is_some() {
            let whitening = self.law.model.domain().whitening();
            let point = |row: usize| {
                let mut point = vec![0.0; whitening.rank()];
                whitening.whiten_with(|group| self.features[group][row], &mut point);
                point
            };
            let coordinates: Vec<Vec<f64>> = (0..self.rows()).map(point).collect();
            let rows = Rows { coordinates: &coordinates, weights: &weights, residuals: &self.residuals };
            return family.shares(&rows);
        }
        let (variance, _) = self.scatter();
        // A new response of weight 1 has the variance s² (1 + h/w).
        let leverage = |standard_error: f64, weight: f64| weight * (standard_error.powi(2) / variance - 1.0);
        let shares = self.standard_errors.iter().zip(&weights);
        let shares = shares.map(|(error, &weight)| Share::of_projection(leverage(*error, weight), weight));
        self.law.is_linear().then(|| shares.collect())
    }

    /// The residual variance and the number of coefficients.
    fn scatter(&self) -> (f64, f64) {
        let fitted = self.law.model.family().fitted();
        (fitted.deviation().powi(2), fitted.coefficients())
    }
}

/// Row by row, the product of two columns.
pub(super) fn times(one: &[f64], other: &[f64]) -> Vec<f64> {
    one.iter().zip(other).map(|(a, b)| a * b).collect()
}

fn other_rows(what: &str) -> Error {
    Error::new(Code::Schema, format!("the law was not fitted to these rows: {what}")).help(
        "name the data that the law was fitted to, with the same units, the same weights and the same rows left out",
    )
}
