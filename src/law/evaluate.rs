//! From columns in SI coherent units to ln Π and ln scale, block by block.

use rayon::prelude::*;

use super::display::plain;
use crate::error::{Code, Error, Result};
use crate::features::{Product, Program, Scale as Form, Source, evaluate, extremes, first_unsound, logarithms_less};
use crate::pi::{PiBasis, PiGroup, Problem, Scale, Sign, Variable};
use crate::regression::Loss;
use crate::table::{Table, wrong_dimension};

/// Rows that are taken together.
const BLOCK: usize = 1 << 12;
/// The most rows that tell how far inputs vary.
const LOOKED_AT: usize = 256;

/// The values of a problem's inputs, in their order, in SI coherent units.
pub(crate) struct Values<'a> {
    sources: Vec<Source<'a>>,
    rows: usize,
}

impl<'a> Values<'a> {
    /// Finds the inputs of a problem in a table, by name and dimension.
    pub(crate) fn new(problem: &Problem, table: &'a Table) -> Result<Self> {
        Self::find(problem, table, |_| true)
    }

    /// The same for a fitted law: inputs that enter no group and not the scale need no column.
    pub(crate) fn used(problem: &Problem, groups: &[PiGroup], scale: &Scale, table: &'a Table) -> Result<Self> {
        let in_groups = |place| groups.iter().any(|group: &PiGroup| group.exponents()[place] != 0);
        Self::find(problem, table, |place| in_groups(place) || !scale.exponents()[place].is_zero())
    }

    fn find(problem: &Problem, table: &'a Table, is_used: impl Fn(usize) -> bool) -> Result<Self> {
        let mut sources = Vec::with_capacity(problem.variables().len());
        for (place, variable) in problem.variables().iter().enumerate() {
            if !is_used(place) {
                // Its exponents are zero: any number does.
                sources.push(Source::Constant(1.0));
                continue;
            }
            if let Some(value) = variable.constant() {
                sources.push(Source::Constant(value));
                continue;
            }
            let measured = variable.measured();
            let column = table.column(measured.name())?;
            let (unit, values) = column.quantity()?;
            if unit.dimension() != measured.dimension() {
                return Err(wrong_dimension(column, unit.dimension(), measured.dimension()));
            }
            if variable.sign() != Sign::Signed {
                let least = if variable.sign() == Sign::Positive { f64::MIN_POSITIVE } else { 0.0 };
                let part = variable.part();
                let is_sound = |value| part.map_or(value, |part| part.of(value)) >= least;
                let may_be_unsound = part.is_some() || column.least() < least;
                if may_be_unsound && let Some(row) = first_unsound(values, is_sound) {
                    let value = part.map_or(values[row], |part| part.of(values[row]));
                    let shown = part.map_or(unit.from_si(value), |_| value);
                    let found = format!("`{}` is {} in row {}", variable.name(), plain(shown), table.first_row() + row);
                    if value > 0.0 {
                        let message = format!(
                            "{found}, and numbers below {:.1e} in SI units have too few digits for a law",
                            f64::MIN_POSITIVE
                        );
                        return Err(column
                            .error(Code::Cell, message, "a value is too small")
                            .help("check its unit, or leave that row out"));
                    }
                    let class = if variable.sign() == Sign::Positive { "positive" } else { "positive or zero" };
                    return Err(column
                        .error(
                            Code::Cell,
                            format!("{found}, and this law takes {class} values of it only"),
                            "values of this sign were not trained",
                        )
                        .help("leave that row out, or fit on data that has such values"));
                }
            }
            sources.push(match variable.part() {
                Some(part) => Source::Angle(part, values),
                None => Source::Column(values),
            });
        }
        Ok(Self { sources, rows: table.rows() })
    }

    /// What was measured of an input that is no constant: of a cosine or a sine, the angle.
    pub(crate) fn column(&self, place: usize) -> Option<&[f64]> {
        match self.sources[place] {
            Source::Column(values) | Source::Angle(_, values) => Some(values),
            Source::Constant(_) => None,
        }
    }

    /// Some rows of each column.
    pub(crate) fn gather(&self, rows: &[usize]) -> Vec<Vec<f64>> {
        let of_source = |source: &Source| match source {
            Source::Column(values) | Source::Angle(_, values) => rows.iter().map(|&row| values[row]).collect(),
            Source::Constant(_) => Vec::new(),
        };
        self.sources.iter().map(of_source).collect()
    }

    /// The same inputs with other columns, as [`Values::gather`] gives them.
    pub(crate) fn with_columns<'b>(&self, columns: &'b [Vec<f64>], rows: usize) -> Values<'b> {
        let sources = self.sources.iter().zip(columns).map(|(source, column)| match source {
            Source::Column(_) => Source::Column(column),
            Source::Angle(part, _) => Source::Angle(*part, column),
            Source::Constant(value) => Source::Constant(*value),
        });
        Values { sources: sources.collect(), rows }
    }

    /// The same inputs with one constant more, behind the others.
    pub(crate) fn and_constant(&self, value: f64) -> Self {
        let sources = self.sources.iter().copied().chain([Source::Constant(value)]);
        Self { sources: sources.collect(), rows: self.rows }
    }

    /// The same inputs without some of them.
    pub(crate) fn without(&self, places: &[usize]) -> Self {
        let rest = self.sources.iter().enumerate().filter(|(place, _)| !places.contains(place));
        Self { sources: rest.map(|(_, source)| *source).collect(), rows: self.rows }
    }

    /// The same inputs over some of the rows.
    pub(crate) fn part(&self, rows: std::ops::Range<usize>) -> Self {
        let source = |source: &Source<'a>| match source {
            Source::Column(values) => Source::Column(&values[rows.clone()]),
            Source::Angle(part, values) => Source::Angle(*part, &values[rows.clone()]),
            Source::Constant(value) => Source::Constant(*value),
        };
        Self { sources: self.sources.iter().map(source).collect(), rows: rows.len() }
    }

    /// The number of rows.
    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    /// Σ exponent · ln x for each row: the logarithm of a product of powers of positive inputs.
    pub(crate) fn logarithms(&self, exponents: &[f64]) -> Vec<f64> {
        self.product(exponents, Form::Log)
    }

    /// The product of whole powers for each row.
    pub(crate) fn products(&self, exponents: &[f64]) -> Vec<f64> {
        self.product(exponents, Form::Linear)
    }

    fn product(&self, exponents: &[f64], scale: Form) -> Vec<f64> {
        let product = Product { exponents: exponents.to_vec(), scale };
        evaluate(&self.sources, self.rows, &[product]).swap_remove(0)
    }

    /// How far each group would vary with each input by itself: its exponent times the standard deviation of the input's logarithm, in some
    /// of the rows. Nothing for groups that enter as they are.
    pub(crate) fn powers(&self, groups: &[PiGroup], forms: &[Form]) -> Vec<Vec<f64>> {
        let count = self.rows.min(LOOKED_AT);
        let spread = |source: &Source| {
            let Source::Column(values) = source else { return 0.0 };
            let cell = |i: usize| values[i * self.rows / count].abs().max(f64::MIN_POSITIVE).ln();
            let cells: Vec<f64> = (0..count).map(cell).collect();
            let mean = cells.iter().sum::<f64>() / count as f64;
            (cells.iter().map(|cell| (cell - mean).powi(2)).sum::<f64>() / count as f64).sqrt()
        };
        let spreads: Vec<f64> = self.sources.iter().map(spread).collect();
        let of_group = |(group, form): (&PiGroup, &Form)| match form {
            Form::Log => group.exponents().iter().zip(&spreads).map(|(&exponent, s)| exponent as f64 * s).collect(),
            Form::Linear => Vec::new(),
        };
        groups.iter().zip(forms).map(of_group).collect()
    }

    /// One column a group: ln Π, or Π where a quantity may be zero or negative.
    pub(crate) fn features(&self, groups: &[PiGroup], forms: &[Form]) -> Vec<Vec<f64>> {
        evaluate(&self.sources, self.rows, &of_groups(groups, forms))
    }

    /// The same products, and others, compiled for rows here and there.
    pub(crate) fn program<'b>(&'b self, products: &'b [Product]) -> Program<'b> {
        Program::new(&self.sources, products)
    }
}

/// The products that [`Values::features`] gives.
pub(crate) fn of_groups(groups: &[PiGroup], forms: &[Form]) -> Vec<Product> {
    let of_group = |(group, &scale): (&PiGroup, &Form)| Product {
        exponents: group.exponents().iter().map(|&exponent| exponent as f64).collect(),
        scale,
    };
    groups.iter().zip(forms).map(of_group).collect()
}

impl PiBasis {
    /// Evaluates the groups over a table: a column for each group, of dimension one, a number for each row.
    ///
    /// # Errors
    /// Columns that are missing or of another dimension, missing values, and values of a sign that the problem excludes.
    ///
    /// ```
    /// # use dimensionless::{Inputs, Table};
    /// let table = Table::from_csv("speed [km/h],length [m],g [m/s^2]\n36,2,10\n72,5,10\n").unwrap();
    /// let basis = table.problem_without_target(&Inputs::all()).unwrap().solve().unwrap();
    /// assert_eq!(basis.groups()[0].to_string(), "speed²/(g·length)");
    /// assert_eq!(basis.evaluate(&table).unwrap(), [[5.0, 8.0]]);
    /// ```
    pub fn evaluate(&self, table: &Table) -> Result<Vec<Vec<f64>>> {
        Ok(Values::new(self.problem(), table)?.features(self.groups(), &vec![Form::Linear; self.groups().len()]))
    }
}

/// How each group enters: as its logarithm, unless it contains a quantity that may be zero or negative.
pub(crate) fn forms(problem: &Problem, groups: &[PiGroup]) -> Vec<Form> {
    let variables = problem.variables();
    let positive = |group: &PiGroup| {
        let used = variables.iter().zip(group.exponents()).filter(|(_, exponent)| **exponent != 0);
        used.into_iter().all(|(variable, _)| variable.sign() == Sign::Positive)
    };
    groups.iter().map(|group| if positive(group) { Form::Log } else { Form::Linear }).collect()
}

/// The values of a target in a table, by name and dimension.
pub(crate) fn observed<'a>(target: &Variable, table: &'a Table) -> Result<&'a [f64]> {
    let column = table.column(target.name())?;
    let (unit, values) = column.quantity()?;
    if unit.dimension() != target.dimension() {
        return Err(wrong_dimension(column, unit.dimension(), target.dimension()));
    }
    Ok(values)
}

/// Refuses targets that have no logarithm.
pub(crate) fn refuse_targets(name: &str, values: &[f64], first_row: usize) -> Result<()> {
    match first_unsound(values, |value| value > 0.0) {
        None => Ok(()),
        Some(row) => Err(Error::new(
            Code::Target,
            format!(
                "`{name}` is not positive in row {}, and a logarithmic loss needs positive targets",
                first_row + row
            ),
        )
        .help("leave the loss to the data, which then is the squared error of target/scale")),
    }
}

/// What is fitted for targets with the logarithms of their scale.
pub(crate) fn responses(loss: Loss, observed: &[f64], ln_scale: &[f64]) -> Vec<f64> {
    let mut cells = ln_scale.to_vec();
    let blocks = cells.par_chunks_mut(BLOCK).zip(observed.par_chunks(BLOCK));
    blocks.for_each(|(cells, observed)| respond(loss, observed, cells));
    cells
}

/// The same of a few rows, in the place of the logarithms of their scale.
pub(crate) fn respond(loss: Loss, observed: &[f64], cells: &mut [f64]) {
    match loss {
        Loss::Log if extremes(observed, |value| value).0 >= f64::MIN_POSITIVE => logarithms_less(cells, observed),
        Loss::Log => cells.iter_mut().zip(observed).for_each(|(cell, value)| *cell = value.ln() - *cell),
        Loss::Scaled => cells.iter_mut().zip(observed).for_each(|(cell, value)| *cell = value / cell.exp()),
    }
}
