//! From columns in SI coherent units to ln Π and ln scale, block by block.

use rayon::prelude::*;

use crate::error::{Code, Error, Result};
use crate::features::Scale as Form;
use crate::pi::{PiBasis, Problem, Scale, Sign};
use crate::table::{Table, wrong_dimension};

/// Rows that one task computes.
const BLOCK: usize = 4096;

/// Where the values of an input come from.
enum Source<'a> {
    Column(&'a [f64]),
    Constant(f64),
}

/// The values of a problem's inputs, in their order, in SI coherent units.
pub(super) struct Values<'a> {
    sources: Vec<Source<'a>>,
    rows: usize,
}

impl<'a> Values<'a> {
    /// Finds the inputs of a problem in a table, by name and dimension.
    pub(super) fn new(problem: &Problem, table: &'a Table) -> Result<Self> {
        Self::find(problem, table, |_| true)
    }

    /// The same for a fitted law: inputs that enter no group and not the scale need no column.
    pub(super) fn used(basis: &PiBasis, scale: &Scale, table: &'a Table) -> Result<Self> {
        let in_groups = |place| basis.groups().iter().any(|group| group.exponents()[place] != 0);
        Self::find(basis.problem(), table, |place| in_groups(place) || !scale.exponents()[place].is_zero())
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
            let column = table.column(variable.name())?;
            let (unit, values) = column.quantity()?;
            if unit.dimension() != variable.dimension() {
                return Err(wrong_dimension(column, unit.dimension(), variable.dimension()));
            }
            if variable.sign() != Sign::Signed {
                let least = if variable.sign() == Sign::Positive { f64::MIN_POSITIVE } else { 0.0 };
                if let Some(row) = values.iter().position(|&value| value < least) {
                    let class = if variable.sign() == Sign::Positive { "positive" } else { "positive or zero" };
                    return Err(column
                        .error(
                            Code::Cell,
                            format!(
                                "`{}` is {} in row {}, and this law takes {class} values of it only",
                                variable.name(),
                                unit.from_si(values[row]),
                                row + 1
                            ),
                            "values of this sign were not trained",
                        )
                        .help("leave that row out, or fit on data that has such values"));
                }
            }
            sources.push(Source::Column(values));
        }
        Ok(Self { sources, rows: table.rows() })
    }

    /// The number of rows.
    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// Σ exponent · ln x for each row: the logarithm of a product of powers of positive inputs.
    pub(super) fn logarithms(&self, exponents: &[f64]) -> Vec<f64> {
        self.fold(exponents, 0.0, |sum, value, exponent| sum + exponent * value.ln())
    }

    /// The product of whole powers for each row.
    pub(super) fn products(&self, exponents: &[f64]) -> Vec<f64> {
        self.fold(exponents, 1.0, |product, value, exponent| product * value.powi(exponent as i32))
    }

    fn fold(&self, exponents: &[f64], start: f64, step: impl Fn(f64, f64, f64) -> f64 + Sync) -> Vec<f64> {
        let mut out = vec![start; self.rows];
        out.par_chunks_mut(BLOCK).enumerate().for_each(|(block, cells)| {
            let first = block * BLOCK;
            for (source, &exponent) in self.sources.iter().zip(exponents).filter(|(_, exponent)| **exponent != 0.0) {
                match source {
                    Source::Column(values) => {
                        for (cell, &value) in cells.iter_mut().zip(&values[first..]) {
                            *cell = step(*cell, value, exponent);
                        }
                    }
                    Source::Constant(value) => cells.iter_mut().for_each(|cell| *cell = step(*cell, *value, exponent)),
                }
            }
        });
        out
    }

    /// One column a group: ln Π, or Π where a quantity may be zero or negative.
    pub(super) fn features(&self, basis: &PiBasis) -> Vec<Vec<f64>> {
        let columns = basis.groups().iter().zip(forms(basis)).map(|(group, form)| {
            let exponents: Vec<f64> = group.exponents().iter().map(|&exponent| exponent as f64).collect();
            match form {
                Form::Log => self.logarithms(&exponents),
                Form::Linear => self.products(&exponents),
            }
        });
        columns.collect()
    }
}

/// How each group enters: as its logarithm, unless it contains a quantity that may be zero or negative.
pub(super) fn forms(basis: &PiBasis) -> Vec<Form> {
    let variables = basis.problem().variables();
    let positive = |group: &crate::pi::PiGroup| {
        let used = variables.iter().zip(group.exponents()).filter(|(_, exponent)| **exponent != 0);
        used.into_iter().all(|(variable, _)| variable.sign() == Sign::Positive)
    };
    basis.groups().iter().map(|group| if positive(group) { Form::Log } else { Form::Linear }).collect()
}

/// Refuses targets that have no logarithm.
pub(super) fn refuse_targets(name: &str, values: &[f64]) -> Result<()> {
    match values.iter().position(|&value| value <= 0.0) {
        None => Ok(()),
        Some(row) => Err(Error::new(
            Code::Target,
            format!("`{name}` is not positive in row {}, and a logarithmic loss needs positive targets", row + 1),
        )
        .help("leave the loss to the data, which then is the squared error of target/scale")),
    }
}
