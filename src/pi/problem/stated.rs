//! A problem in words: `drag [N] ~ speed [m/s], …`.

use super::{Problem, Variable};
use crate::error::{Code, Error, Result};
use crate::header::{self, Place};
use crate::unit::Units;

impl Problem {
    /// Reads `target [unit] ~ name [unit], …`, or inputs alone without `~`.
    ///
    /// # Errors
    /// Text that does not follow this form, a quantity without a unit, and whatever is wrong with a unit.
    ///
    /// ```
    /// # use dimensionless::Problem;
    /// let problem = Problem::parse("period [s] ~ length [m], g [m/s^2]").unwrap();
    /// assert_eq!(problem.target().unwrap().name(), "period");
    /// assert!(Problem::parse("period ~ length [m]").is_err());
    /// ```
    pub fn parse(text: &str) -> Result<Self> {
        Self::parse_with(text, &Units::default())
    }

    /// Like [`Problem::parse`], with declared units and base quantities.
    ///
    /// # Errors
    /// As [`Problem::parse`].
    ///
    /// ```
    /// # use dimensionless::{Problem, Units};
    /// let mut units = Units::default();
    /// units.declare_base("rainwater").unwrap();
    /// let problem = Problem::parse_with("rain [rainwater/d], uptake [rainwater/d]", &units).unwrap();
    /// assert_eq!(problem.solve().unwrap().groups().len(), 1);
    /// ```
    pub fn parse_with(text: &str, units: &Units) -> Result<Self> {
        let place = Place { file: None, line: 1, column: 1, text };
        let (target, inputs, start) = match text.split_once('~') {
            Some((target, inputs)) => (Some(target), inputs, target.chars().count() + 1),
            None => (None, text, 0),
        };
        if inputs.contains('~') {
            let second = start + inputs.chars().take_while(|&c| c != '~').count();
            return Err(Error::new(Code::Problem, "a problem has at most one `~`, between the target and its inputs")
                .help("keep the one behind the target, and separate the inputs by commas")
                .at(place.location(second, 1, "second `~`")));
        }
        let target = target.map(|target| quantity(target, 0, &place, units)).transpose()?;
        let mut variables = Vec::new();
        let mut offset = start;
        for item in split_list(inputs) {
            if !(item.trim().is_empty() && inputs.trim().is_empty()) {
                variables.push(quantity(item, offset, &place, units)?);
            }
            offset += item.chars().count() + 1;
        }
        Self::new(variables, target)
    }
}

/// Refuses an item that is more or less than one quantity.
fn check_brackets(item: &str, offset: usize, place: &Place<'_>) -> Result<()> {
    let count = |bracket| item.chars().filter(|&c| c == bracket).count();
    let (opened, closed) = (count('['), count(']'));
    let (message, help) = match item.find(['=', ';']).map(|at| item.as_bytes()[at]) {
        _ if opened != closed => ("the brackets around a unit do not match", "write quantities as `name [unit]`"),
        _ if opened < 2 => return Ok(()),
        Some(b'=') => {
            ("more than one quantity stands here", "write `~` behind the target, and commas between the inputs")
        }
        _ => ("more than one quantity stands here", "separate quantities by commas"),
    };
    let width = item.chars().count();
    Err(Error::new(Code::Problem, message).help(help).at(place.location(offset, width, "one quantity goes here")))
}

/// Reads one `name [unit]` that starts `offset` characters into the line.
fn quantity(text: &str, offset: usize, place: &Place<'_>, units: &Units) -> Result<Variable> {
    let lead = text.chars().take_while(|c| c.is_whitespace()).count();
    let trimmed = text.trim();
    check_brackets(trimmed, offset + lead, place)?;
    let header = header::split(trimmed);
    if trimmed.is_empty() {
        return Err(Error::new(Code::Problem, "a quantity is missing here")
            .help("write quantities as `name [unit]`, separated by commas")
            .at(place.location(offset, 1, "nothing here")));
    }
    if header.unit.is_none() && header.name.starts_with('[') {
        return Err(Error::new(Code::Problem, format!("the unit `{}` has no name before it", header.name))
            .help("write quantities as `name [unit]`, separated by commas")
            .at(place.location(offset + lead, trimmed.chars().count(), "no name")));
    }
    let Some((unit, at)) = header.unit else {
        return Err(Error::new(Code::UnitMissing, format!("`{}` has no unit", header.name))
            .help(format!("write `{} [m]` or whatever its unit is, `[1]` for a pure number", header.name))
            .at(place.location(offset + lead, trimmed.chars().count(), "no unit")));
    };
    let unit = place.unit(units, unit, offset + lead + at)?;
    if unit.is_logarithmic() {
        return Err(Error::new(Code::LogUnit, format!("`{}` is given in `{unit}`, a logarithmic unit", header.name))
            .help("a dimension belongs to the quantity behind the logarithm: write its unit, such as `[Pa]`")
            .at(place.location(offset + lead + at, unit.to_string().chars().count(), "logarithmic")));
    }
    Ok(Variable::new(header.name, unit))
}

/// Splits at commas outside brackets.
fn split_list(text: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0i32, 0);
    for (at, c) in text.char_indices() {
        match c {
            '[' | '(' => depth += 1,
            ']' | ')' => depth -= 1,
            ',' if depth <= 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}
