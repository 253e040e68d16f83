//! A law as lines of a function: units, logarithms, groups, coordinates, family, scale, unit.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::families::{Formula, Place, formula};
use super::names::Names;
use super::tree::{Condition, Expression, Function, Statement, Table, combination, length, name, number, product, sum};
use crate::error::Result;
use crate::features::{Domain, EDGE, ROUNDING, Range, Scale as Form};
use crate::law::display::four_digits;
use crate::law::{TableLaw, floats};
use crate::pi::{PiGroup, Sign, Variable};
use crate::regression::Loss;
use crate::unit::{Scale, Unit};

/// How a program is put together.
#[derive(Clone, Copy)]
pub(super) struct Style {
    /// Words that are no names.
    pub(super) reserved: &'static str,
    /// Whether arguments and result are in SI coherent units, else in those of the law.
    pub(super) coherent: bool,
    /// Whether the law goes on outside of its domain.
    pub(super) continued: bool,
}

/// Halvings of the way that a search goes: more than a double has bits.
pub(super) const HALVINGS: u32 = 64;

/// A law as a function.
pub(super) struct Program<'a> {
    pub(super) law: &'a TableLaw,
    pub(super) style: Style,
    pub(super) function: Rc<str>,
    pub(super) outside_function: Rc<str>,
    /// The names of the arguments.
    pub(super) inputs: Vec<(Rc<str>, &'a Variable)>,
    pub(super) statements: Vec<Statement>,
    pub(super) value: Expression,
    /// How far a row is outside the trained domain.
    pub(super) outside: Expression,
    /// Where the value holds, unless it is continued.
    pub(super) within: Option<Condition>,
}

impl<'a> Program<'a> {
    /// Puts a law together.
    ///
    /// # Errors
    ///
    /// For families that cannot be exported.
    pub(super) fn new(law: &'a TableLaw, function: Option<&str>, style: Style) -> Result<Self> {
        let mut names = Names::new(style.reserved);
        let function = names.unique(function.unwrap_or(law.target().name()));
        let outside_function = names.unique(&format!("{function}_outside"));
        let inputs: Vec<_> = law.inputs().into_iter().map(|input| (names.unique(input.name()), input)).collect();
        let mut statements = Vec::new();
        let values = values(law, &inputs, style, &mut names, &mut statements);
        let logarithms = logarithms(law, &values, &mut names, &mut statements);
        let features = features(law, &values, &logarithms, &mut names, &mut statements);
        let coordinates = coordinates(law.model.domain(), &features, &mut names, &mut statements);
        let place = Place { features: &features, coordinates: &coordinates, continued: style.continued };
        let Formula { statements: own, value, tail, within } = formula(law.model.family(), &place, &mut names)?;
        statements.extend(own);
        let value = if matches!(value, Expression::Number(_)) {
            value
        } else {
            let response = names.unique("response");
            statements.push(Statement::Let(response.clone(), value, String::new()));
            name(&response)
        };
        let scale = combination(&floats(&law.scale), &logarithms);
        let value = match law.quality.loss {
            Loss::Log => (value + scale).call(Function::Exp),
            Loss::Scaled if scale == number(0.0) => value,
            Loss::Scaled => value * scale.call(Function::Exp),
        };
        let value = if style.coherent { value } else { from_si(value, law.target().unit()) };
        let outside = outside(law.model.domain(), &features, &coordinates, tail, &mut names, &mut statements);
        Ok(Self { law, style, function, outside_function, inputs, statements, value, outside, within })
    }

    /// The statements that some results need.
    pub(super) fn needed(&self, results: &[&Expression]) -> Vec<&Statement> {
        needed(&self.statements, results)
    }

    /// The tables of all statements and results, each once.
    pub(super) fn tables(&self) -> Vec<Rc<Table>> {
        let mut tables: Vec<Rc<Table>> = Vec::new();
        let mut add = |table: &Rc<Table>| {
            if !tables.contains(table) {
                tables.push(table.clone());
            }
        };
        self.statements.iter().for_each(|statement| statement.each(&mut |part| part.each_table(&mut add)));
        self.value.each_table(&mut add);
        tables
    }

    /// What the function is, line by line.
    pub(super) fn description(&self) -> Vec<String> {
        let (law, target) = (self.law, self.law.target());
        let mut lines =
            vec![format!("`{}` in `{}`: {}", target.name(), self.unit(target), law.formula()), String::new()];
        let rows = law.quality.rows;
        lines.push(format!("Fitted to {rows} rows: {}.", law.model_name));
        for (group, (low, high)) in law.groups.iter().zip(law.domain()) {
            let symbol = group.symbol().map_or(String::new(), |symbol| format!("{symbol} = "));
            lines.push(format!("Trained on {symbol}{group} from {} to {}.", four_digits(low), four_digits(high)));
        }
        lines.push(String::new());
        for (name, input) in &self.inputs {
            let sign = match input.sign() {
                Sign::Positive => "positive",
                Sign::Nonnegative => "positive or zero",
                Sign::Signed => "of any sign",
            };
            let own = if **name == *input.name() { String::new() } else { format!(" (`{}`)", input.name()) };
            lines.push(format!("- `{name}`{own} in `{}`, {sign}", self.unit(input)));
        }
        lines.iter().map(|line| line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()).collect()
    }

    fn unit(&self, variable: &Variable) -> String {
        if self.style.coherent {
            Unit::coherent(&variable.dimension()).to_string()
        } else {
            variable.unit().to_string()
        }
    }
}

/// The statements that some results need, in order; what refuses rows is always needed.
pub(super) fn needed<'s>(statements: &'s [Statement], results: &[&Expression]) -> Vec<&'s Statement> {
    let mut names: BTreeSet<Rc<str>> = BTreeSet::new();
    let mut add = |part: &Expression| part.each_name(&mut |name| names.extend([name.clone()]));
    results.iter().for_each(|result| add(result));
    let mut kept = Vec::new();
    for statement in statements.iter().rev() {
        if statement.made().is_none_or(|made| names.contains(made)) {
            statement.each(&mut |part| part.each_name(&mut |name| names.extend([name.clone()])));
            kept.push(statement);
        }
    }
    kept.reverse();
    kept
}

/// The value of each variable of the problem in SI coherent units; 1 for those that the law does not use.
fn values(
    law: &TableLaw,
    inputs: &[(Rc<str>, &Variable)],
    style: Style,
    names: &mut Names,
    statements: &mut Vec<Statement>,
) -> Vec<Expression> {
    // An angle is converted once for its cosine and its sine.
    let mut converted: BTreeMap<Rc<str>, Rc<str>> = BTreeMap::new();
    let value = |(place, variable): (usize, &Variable)| {
        if let Some(value) = variable.constant() {
            let own = names.unique(variable.name());
            let unit = Unit::coherent(&variable.dimension());
            statements.push(Statement::Let(own.clone(), number(value), unit.to_string()));
            return name(&own);
        }
        let measured = variable.measured();
        let Some((input, _)) = inputs.iter().find(|(_, input)| law.uses(place) && *input == measured) else {
            return number(1.0);
        };
        let mut own = input.clone();
        if let Some(known) = converted.get(input) {
            own = known.clone();
        } else {
            let value = if style.coherent { name(input) } else { to_si(name(input), measured.unit()) };
            if value != name(input) {
                own = names.unique(&format!("{input}_si"));
                let unit = Unit::coherent(&measured.dimension());
                statements.push(Statement::Let(own.clone(), value, unit.to_string()));
            }
            statements.push(Statement::Require(own.clone(), measured.sign()));
            converted.insert(input.clone(), own.clone());
        }
        if variable.part().is_some() {
            let angle = name(&own);
            own = names.unique(variable.name());
            statements.push(Statement::Let(own.clone(), angle.part(variable.part()), String::new()));
            if variable.sign() != Sign::Signed {
                statements.push(Statement::Require(own.clone(), variable.sign()));
            }
        }
        name(&own)
    };
    law.basis.problem().variables().iter().enumerate().map(value).collect()
}

fn to_si(value: Expression, unit: &Unit) -> Expression {
    let (scale, multiplier, divisor) = unit.conversion();
    let ratio = match scale {
        Scale::Ratio => value,
        Scale::Point { origin } => value + number(origin),
        Scale::Level { decibels } => (value * number(std::f64::consts::LN_10 / decibels)).call(Function::Exp),
    };
    ratio * number(multiplier) / number(divisor)
}

fn from_si(value: Expression, unit: &Unit) -> Expression {
    let (scale, multiplier, divisor) = unit.conversion();
    let ratio = value * number(divisor) / number(multiplier);
    match scale {
        Scale::Ratio => ratio,
        Scale::Point { origin } => ratio - number(origin),
        Scale::Level { decibels } => ratio.call(Function::Ln) * number(decibels / std::f64::consts::LN_10),
    }
}

/// ln x for each variable that is always positive.
fn logarithms(
    law: &TableLaw,
    values: &[Expression],
    names: &mut Names,
    statements: &mut Vec<Statement>,
) -> Vec<Expression> {
    let variables = law.basis.problem().variables().iter().zip(values);
    let logarithm = |(variable, value): (&Variable, &Expression)| match value {
        Expression::Name(_) if variable.sign() == Sign::Positive => {
            let own = names.unique(&format!("ln_{}", variable.name()));
            statements.push(Statement::Let(own.clone(), value.clone().call(Function::Ln), String::new()));
            name(&own)
        }
        _ => number(0.0),
    };
    variables.map(logarithm).collect()
}

/// ln Π, or Π itself, for each group.
fn features(
    law: &TableLaw,
    values: &[Expression],
    logarithms: &[Expression],
    names: &mut Names,
    statements: &mut Vec<Statement>,
) -> Vec<Expression> {
    let groups = law.groups.iter().zip(law.forms()).enumerate();
    let feature = |(place, (group, form)): (usize, (&PiGroup, Form))| {
        let exponents: Vec<f64> = group.exponents().iter().map(|&exponent| exponent as f64).collect();
        let symbol = group.symbol().unwrap_or_else(|| format!("group{}", place + 1));
        let (own, value) = match form {
            Form::Log => (names.unique(&format!("ln_{symbol}")), combination(&exponents, logarithms)),
            Form::Linear => (names.unique(&symbol), quotient(group.exponents(), values)),
        };
        statements.push(Statement::Let(own.clone(), value, group.to_string()));
        if form == Form::Linear {
            statements.push(Statement::Require(own.clone(), Sign::Signed));
        }
        name(&own)
    };
    groups.map(feature).collect()
}

/// The product of whole powers.
pub(super) fn quotient(exponents: &[i64], values: &[Expression]) -> Expression {
    let side = |sign: i64| {
        let powers = exponents.iter().zip(values).filter(|(exponent, _)| **exponent * sign > 0);
        product(powers.map(|(exponent, value)| value.clone().power((exponent * sign) as i32)))
    };
    side(1) / side(-1)
}

/// The whitened coordinates z = T (x − mean).
pub(super) fn coordinates(
    domain: &Domain,
    features: &[Expression],
    names: &mut Names,
    statements: &mut Vec<Statement>,
) -> Vec<Expression> {
    let whitening = domain.whitening();
    let centred = features.iter().zip(whitening.mean()).map(|(feature, mean)| feature.clone() - number(*mean));
    let centred: Vec<Expression> = centred.collect();
    let coordinate = |(place, direction): (usize, &Vec<f64>)| {
        let own = names.unique(&format!("z{}", place + 1));
        let words = if place == 0 { "standard deviations from the mean of the rows" } else { "" };
        statements.push(Statement::Let(own.clone(), combination(direction, &centred), words.to_owned()));
        name(&own)
    };
    whitening.transform().iter().enumerate().map(coordinate).collect()
}

/// The number of the column `outside` of a prediction: see [`Domain::beyond_rows`] and [`Domain::beyond_ranges`].
fn outside(
    domain: &Domain,
    features: &[Expression],
    coordinates: &[Expression],
    tail: Expression,
    names: &mut Names,
    statements: &mut Vec<Statement>,
) -> Expression {
    let whitening = domain.whitening();
    let mut add = |word: &str, value: Expression| {
        let own = names.unique(word);
        statements.push(Statement::Let(own.clone(), value, String::new()));
        name(&own)
    };
    let none = || number(0.0);
    let mean = crate::regression::least_squares::length(whitening.mean());
    let size = add("size", number(1.0 + mean) + length(features));
    let mut outside = none();
    if let Some(narrowest) = whitening.narrowest() {
        let excess = add("excess", length(coordinates) - number(domain.radius()));
        let slack = number(EDGE * (1.0 + domain.radius())) + number(ROUNDING / narrowest) * size.clone();
        outside = add("outside0", Expression::choice(Condition::new(excess.clone(), slack), none(), excess));
    }
    let varying = |(range, _): &(&Range, &Expression)| !range.never_varies();
    for (place, (range, feature)) in (1..).zip(domain.ranges().iter().zip(features).filter(varying)) {
        let excess = (number(range.minimum) - feature.clone()).maximum(feature.clone() - number(range.maximum));
        let excess = add(&format!("excess{place}"), excess);
        let slack =
            number(EDGE * range.deviation + ROUNDING) + number(ROUNDING) * feature.clone().call(Function::Absolute);
        let beyond = excess.clone() / number(range.deviation);
        let beyond = Expression::choice(Condition::new(excess, slack), none(), beyond);
        outside = outside.maximum(add(&format!("outside{place}"), beyond));
    }
    if whitening.rank() < whitening.groups() {
        let rest = |(group, feature): (usize, &Expression)| {
            let shares: Vec<f64> = whitening.changes().iter().map(|change| change[group]).collect();
            feature.clone() - number(whitening.mean()[group]) - combination(&shares, coordinates)
        };
        let rests = features.iter().enumerate().map(rest);
        let untrained = add("untrained", sum(rests.map(|rest| rest.power(2))).call(Function::SquareRoot));
        let slack = number(2.0 * domain.thickness()) + number(EDGE) * size;
        outside = outside.maximum(Expression::choice(Condition::new(untrained.clone(), slack), none(), untrained));
    }
    if tail == none() { outside } else { outside.maximum(tail) }
}
