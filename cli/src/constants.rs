//! Constants of the command line: `c,k_B,h` by name, `E="7.1e13 J"` by value.

use dimensionless::{Code, Constant, Location, Units, Variable};

use crate::diagnostic::{Diagnostic, Result};

/// Reads all `--const` arguments, in their order.
pub(crate) fn parse(arguments: &[String], units: &Units) -> Result<Vec<Variable>> {
    let mut constants: Vec<Variable> = Vec::new();
    for argument in arguments {
        refuse_decimal_comma(argument)?;
        let mut offset = 0;
        for item in argument.split(',') {
            let constant = one(argument, item, offset, units)?;
            if constants.iter().any(|other| other.name() == constant.name()) {
                return Err(Diagnostic::usage(format!("the constant `{}` is given twice", constant.name()))
                    .help("give each constant once"));
            }
            constants.push(constant);
            offset += item.chars().count() + 1;
        }
    }
    Ok(constants)
}

/// `E=7,1e13 J`: the comma ends a constant, and what follows it is a number.
fn refuse_decimal_comma(argument: &str) -> Result<()> {
    let rest = argument.split(',').skip(1).find(|item| item.starts_with(|c: char| c.is_ascii_digit()));
    match rest {
        None => Ok(()),
        Some(rest) => Err(Diagnostic::usage(format!("`{}` in `--const` is no name of a constant", rest.trim()))
            .help("a comma separates constants: write decimals with a point")),
    }
}

fn one(argument: &str, item: &str, offset: usize, units: &Units) -> Result<Variable> {
    let Some((name, value)) = item.split_once('=') else {
        let name = item.trim();
        if name.is_empty() {
            return Err(Diagnostic::usage("`--const` holds an empty name")
                .help("write `--const c,k_B`, or `--const E=\"7.1e13 J\"`"));
        }
        return Ok(Variable::named_constant(name)?);
    };
    let name = name.trim();
    if name.is_empty() {
        return Err(Diagnostic::usage(format!("`--const {argument}` has no name before `=`"))
            .help("write `--const E=\"7.1e13 J\"`"));
    }
    let start = item.chars().count() - value.chars().count();
    let (number, unit, before) = split(value);
    let place = |from: usize, length: usize, label: &str| Location {
        file: Some("--const".to_owned()),
        line: 1,
        column: offset + start + from + 1,
        length: length.max(1),
        text: argument.to_owned(),
        label: label.to_owned(),
    };
    let Some(number) = number.filter(|number| number.is_finite()) else {
        let lead = value.chars().take_while(|c| c.is_whitespace()).count();
        return Err(Diagnostic::error(Code::Setting, format!("the constant `{name}` has no number before its unit"))
            .help(format!("write the value and its unit, as `--const {name}=\"1.25 kg/m^3\"`"))
            .at(Some(place(lead, value.trim().chars().count(), "not a number and a unit"))));
    };
    if unit.is_empty() {
        let known = Constant::find(name)
            .map_or(String::new(), |known| format!("; `--const {name}` alone is the {}", known.name));
        let number = value.trim();
        return Err(Diagnostic::error(Code::UnitMissing, format!("the constant `{name}` has no unit"))
            .help(format!(
                "write the unit behind the number, `--const {name}=\"{number} [1]\"` for a pure number{known}"
            ))
            .at(Some(place(0, value.chars().count(), "no unit"))));
    }
    let unit = units.parse(unit).map_err(|error| {
        Box::<Diagnostic>::from(error).context(format_args!("unit of the constant `{name}`")).inside(
            "--const",
            argument,
            offset + start + before,
        )
    })?;
    if unit.is_logarithmic() {
        return Err(Diagnostic::error(
            Code::LogUnit,
            format!("the constant `{name}` is given in `{unit}`, a logarithmic unit"),
        )
        .help("give the quantity behind the logarithm"));
    }
    let si = unit.to_si(number);
    if si <= 0.0 {
        return Err(Diagnostic::error(
            Code::Setting,
            format!("the constant `{name}` is {}, and constants of a law are positive", value.trim()),
        )
        .help("give its magnitude, or put it into a column")
        .at(Some(place(0, value.chars().count(), "not positive"))));
    }
    Ok(Variable::with_value(name, unit, si))
}

/// A number, the unit behind it, and the characters before the unit.
fn split(value: &str) -> (Option<f64>, &str, usize) {
    let trimmed = value.trim_start();
    // The longest beginning that is a number: `5eV` is 5 eV, `5e3 V` is 5000 V.
    let end = (1..=trimmed.len().min(40)).rev().find(|&end| {
        let bytes = trimmed.get(..end).map(str::as_bytes);
        let numeric = |bytes: &[u8]| bytes.iter().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(byte));
        bytes.is_some_and(numeric) && trimmed[..end].parse::<f64>().is_ok()
    });
    let end = end.unwrap_or(0);
    let number = trimmed[..end].parse().ok();
    let unit = trimmed[end..].trim_start();
    let before = value[..value.len() - unit.len()].chars().count();
    (number, unit.trim_end(), before)
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn a_value_is_a_number_and_a_unit() {
        for (text, number, unit) in [
            ("7.1e13 J", Some(7.1e13), "J"),
            ("5eV", Some(5.0), "eV"),
            ("1.25kg/m^3", Some(1.25), "kg/m^3"),
            ("-20 degC", Some(-20.0), "degC"),
            (" 1.4", Some(1.4), ""),
            ("1e19 m^-3", Some(1e19), "m^-3"),
            ("J", None, "J"),
            ("", None, ""),
        ] {
            let (found, rest, before) = split(text);
            assert_eq!((found, rest), (number, unit), "{text}");
            assert_eq!(text.chars().skip(before).collect::<String>().trim_end(), unit);
        }
    }
}
