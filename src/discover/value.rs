//! The value of a missing constant, under a convention.
//!
//! No data can tell it: another value moves the group by a factor, and F takes that up. A convention says what F looks like; then the value
//! is a number that the rows determine, with the interval that leaving out rows in turn gives.

use super::search::Panel;
use super::tail;
use super::{ConstantValue, Convention, NamedValue};
use crate::constants::Constant;
use crate::error::{Code, Error, Result};
use crate::features::{Features, Scale as Form};
use crate::pi::{Problem, Variable};
use crate::regression::{CrossValidation, Family, Loss, ModelChoice, Sample, Settings, fit, two_sided_quantile};
use crate::unit::Unit;

/// The level of the interval.
const LEVEL: f64 = 0.95;

/// What the rows say where one group, or none, varies.
struct Rows {
    /// ln Π of the group that varies, with 1 for the constant.
    group: Option<Vec<f64>>,
    /// ln(target/scale), with 1 for the constant.
    response: Vec<f64>,
    /// The exponent of the constant in the group, and in the scale.
    exponents: (f64, f64),
}

/// Estimates the value of the constant behind the inputs of a trial.
///
/// # Errors
///
/// Where the convention does not fix it, or does not go with the law.
pub(super) fn estimate(
    panel: &Panel<'_>,
    constant: &Variable,
    named: &[Constant],
    convention: Convention,
) -> Result<ConstantValue> {
    let rows = Rows::new(panel, constant)?;
    let all: Vec<usize> = (0..panel.rows()).collect();
    let ln_value = rows.ln_value(&all, convention)?;
    let (lower, upper) = rows.interval(ln_value, convention)?;
    let dimension = constant.dimension();
    let mut named: Vec<NamedValue> =
        named.iter().filter_map(|named| of_named(&panel.problem, constant, named, [ln_value, lower, upper])).collect();
    // The constant whose known value is nearest; of those as near, the first of the table.
    let distance = |named: &NamedValue| ((named.value / named.constant.value).ln().abs() * 1e6).round();
    named.sort_by(|a, b| distance(a).total_cmp(&distance(b)));
    Ok(ConstantValue { convention, dimension, value: ln_value.exp(), lower: lower.exp(), upper: upper.exp(), named })
}

impl Rows {
    fn new(panel: &Panel<'_>, constant: &Variable) -> Result<Self> {
        if panel.loss != Loss::Log {
            return Err(Error::new(
                Code::Target,
                "conventions for the value are of ln target, and the target is not positive",
            )
            .help("leave out the rows where the target is zero or negative"));
        }
        let problem = panel.problem.with(constant.clone())?;
        let trial = panel.with(constant)?;
        let features = &trial.features;
        let basis = problem.solve()?;
        let place = problem.variables().len() - 1;
        let never = features.domain().never_varying();
        let varying: Vec<usize> = (0..basis.groups().len()).filter(|group| !never.contains(group)).collect();
        let of_group = match varying[..] {
            [] => 0.0,
            [group] if features.domain().ranges()[group].scale == Form::Log => {
                basis.groups()[group].exponents()[place] as f64
            }
            [_] => {
                return Err(refuse(
                    "the group that varies may be zero",
                    "a group without a logarithm has no conventional value",
                ));
            }
            _ => {
                let words = format!("{} groups vary, and a convention is about one", varying.len());
                return Err(refuse(&words, "search with data in which a single group varies"));
            }
        };
        // Where the inputs reach the target, its responses are over their scale.
        let of_scale = if panel.is_reachable() { 0.0 } else { basis.scale()?.exponents()[place].to_f64() };
        let response = panel.responses(&trial);
        let features = trial.features;
        let group = varying.first().map(|&group| (0..panel.rows()).map(|row| features.cell(group, row)).collect());
        Ok(Self { group, response, exponents: (of_group, of_scale) })
    }

    /// The logarithm of the value that some rows give, in SI coherent units.
    fn ln_value(&self, rows: &[usize], convention: Convention) -> Result<f64> {
        match convention {
            Convention::Coefficient(coefficient) => self.by_coefficient(rows, coefficient),
            Convention::MedianOne => self.by_median(rows),
            Convention::UnitTailSlope => self.by_tail(rows),
        }
    }

    fn pick(&self, rows: &[usize]) -> (Option<Vec<f64>>, Vec<f64>) {
        let pick = |column: &Vec<f64>| rows.iter().map(|&row| column[row]).collect();
        (self.group.as_ref().map(pick), pick(&self.response))
    }

    /// ln Π of the group that varies and holds the constant.
    fn own_group(&self, rows: &[usize]) -> Result<Vec<f64>> {
        let holds = self.exponents.0 != 0.0;
        self.pick(rows).0.filter(|_| holds).ok_or_else(|| {
            refuse(
                "no group that varies holds the constant, only the scale of the target does",
                "take `unit-coefficient`",
            )
        })
    }

    /// target = coefficient · scale · Πᵇ.
    fn by_coefficient(&self, rows: &[usize], coefficient: f64) -> Result<f64> {
        let (group, response) = self.pick(rows);
        let (of_group, of_scale) = self.exponents;
        let varies = group.is_some();
        let features = features(group, rows.len())?;
        let sample = Sample::new(&features, &response);
        let choice = if varies { ModelChoice::PowerLaw } else { ModelChoice::Constant };
        let family = Family::fit(&sample, choice, &settings(choice))?;
        let own = family.coefficients();
        let (intercept, slope) = match &own[..] {
            [intercept, slope] => (intercept.value, slope.value),
            [mean] => (mean.value, 0.0),
            _ => (0.0, 0.0),
        };
        let exponent = of_scale + slope * of_group;
        if exponent.abs() < 1e-6 {
            return Err(refuse("the target does not depend on the constant", "no value can be told"));
        }
        if varies {
            let auto = ModelChoice::Auto;
            let settings = Settings { cross_validation: CrossValidation::for_rows(rows.len()), ..settings(auto) };
            let found = fit(&sample, &settings)?;
            if found.choice != ModelChoice::PowerLaw {
                let words =
                    format!("the law is no power law but {}, so it has no coefficient", found.choice.phrase(Loss::Log));
                return Err(refuse(
                    &words,
                    "take `median-one`, or `unit-tail-slope` where the law ends in an exponential",
                ));
            }
        }
        // ln target − ln scale(X = 1) = ln coefficient + (exponent of X) · ln X + slope · ln Π(X = 1)
        Ok((intercept - coefficient.ln()) / exponent)
    }

    /// The median of Π over the rows is 1.
    fn by_median(&self, rows: &[usize]) -> Result<f64> {
        let mut group = self.own_group(rows)?;
        group.sort_by(f64::total_cmp);
        let middle = (group[(group.len() - 1) / 2] + group[group.len() / 2]) / 2.0;
        Ok(-middle / self.exponents.0)
    }

    /// The tail ln F = … ± Π has slope 1 in Π.
    fn by_tail(&self, rows: &[usize]) -> Result<f64> {
        let (group, (_, response)) = (self.own_group(rows)?, self.pick(rows));
        let shift = tail::shift(&group, &response)?;
        shift.map(|shift| shift / self.exponents.0).ok_or_else(|| {
            refuse(
                "the law does not end in an exponential of its group",
                "take `median-one`, or `unit-coefficient` for a power law",
            )
        })
    }

    /// The interval for the logarithm: a tenth of the rows is left out at a time, or each row below fifty (Tukey's jackknife; Efron &
    /// Tibshirani 1993, An Introduction to the Bootstrap, §11).
    fn interval(&self, ln_value: f64, convention: Convention) -> Result<(f64, f64)> {
        let count = self.response.len();
        let folds = CrossValidation::for_rows(count).folds(count)?.members(count);
        let without = |fold: &Vec<usize>| {
            let kept: Vec<usize> = (0..count).filter(|row| !fold.contains(row)).collect();
            self.ln_value(&kept, convention)
        };
        let values = folds.iter().map(without).collect::<Result<Vec<f64>>>()?;
        let groups = values.len() as f64;
        let mean = values.iter().sum::<f64>() / groups;
        let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
        let half = two_sided_quantile(LEVEL, groups - 1.0)? * (squares * (groups - 1.0) / groups).sqrt();
        Ok((ln_value - half, ln_value + half))
    }
}

fn settings(choice: ModelChoice) -> Settings<'static> {
    Settings { choice, loss: Loss::Log, cross_validation: CrossValidation::LeaveOneOut, regressor: None }
}

fn features(group: Option<Vec<f64>>, rows: usize) -> Result<Features> {
    let columns: Vec<Vec<f64>> = group.into_iter().collect();
    Features::new(vec!["Π".to_owned(); columns.len()], vec![Form::Log; columns.len()], columns, rows)
}

fn refuse(what: &str, help: &str) -> Error {
    Error::new(Code::Setting, format!("the convention fixes no value: {what}")).help(help)
}

/// The value of a named constant of the same class: a product of powers of the unknown one and of known ones.
fn of_named(problem: &Problem, constant: &Variable, named: &Constant, ln_values: [f64; 3]) -> Option<NamedValue> {
    let known = problem.variables().iter().filter(|variable| variable.constant().is_some());
    let variables: Vec<Variable> = [constant].into_iter().chain(known).cloned().collect();
    let target = Variable::new("\u{1}", Unit::coherent(&named.dimension));
    let scale = Problem::new(variables.clone(), Some(target)).ok()?.solve().ok()?.scale().ok()?;
    let power = scale.exponents()[0].to_f64();
    let rest: f64 = variables[1..]
        .iter()
        .zip(&scale.exponents()[1..])
        .map(|(variable, exponent)| exponent.to_f64() * variable.constant().map_or(0.0, f64::ln))
        .sum();
    let [value, one, other] = ln_values.map(|ln| (rest + power * ln).exp());
    (power != 0.0).then(|| NamedValue {
        constant: *named,
        product: scale.to_string(),
        value,
        lower: one.min(other),
        upper: one.max(other),
    })
}
