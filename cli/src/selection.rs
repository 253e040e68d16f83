//! From options to the library's settings: declared units, units of columns, inputs.

use std::collections::BTreeMap;

use dimensionless::{Code, Error, Inputs, PiBasis, Problem, ReadOptions, Table, Units, Variable, Weights};

use crate::arguments::{Declarations, Declared, Precision, Selection};
use crate::diagnostic::{Diagnostic, Result, unreachable};
use crate::outcome::Messages;
use crate::{constants, number};

/// The built-in units and what the command line declares.
pub(crate) fn units(declarations: &Declarations) -> Result<Units> {
    let mut units = Units::new();
    for argument in &declarations.base {
        let (name, symbol) = match argument.split_once('=') {
            Some((name, symbol)) => (name.trim(), Some(symbol.trim())),
            None => (argument.trim(), None),
        };
        units.declare_base(name)?;
        if let Some(symbol) = symbol {
            units.declare_unit(symbol, &format!("1 {name}"))?;
        }
    }
    for argument in &declarations.define {
        let Some((symbol, definition)) = argument.split_once('=') else {
            return Err(Diagnostic::usage(format!("`--define {argument}` has no `=`"))
                .help("write `--define \"smoot=1.7018 m\"`"));
        };
        let offset = argument.chars().count() - definition.chars().count();
        units
            .declare_unit(symbol.trim(), definition)
            .map_err(|error| Box::<Diagnostic>::from(error).inside("--define", argument, offset))?;
    }
    Ok(units)
}

/// `COLUMN=UNIT` arguments as settings of a reader; a unit alone is refused.
pub(crate) fn read_options(arguments: &[String], units: &Units) -> Result<ReadOptions> {
    let mut pairs = BTreeMap::new();
    for argument in arguments {
        let Some((column, unit)) = argument.split_once('=') else {
            return Err(Diagnostic::usage(format!("`--unit {argument}` names no column"))
                .help(format!("write `--unit COLUMN={argument}`")));
        };
        // The error of a unit shows where it stands in the argument.
        units.parse(unit).map_err(|error| {
            let offset = argument.chars().count() - unit.chars().count();
            Box::<Diagnostic>::from(error)
                .context(format_args!("unit of column `{}`", column.trim()))
                .inside("--unit", argument, offset)
        })?;
        if pairs.insert(column.trim().to_owned(), unit).is_some() {
            return Err(Diagnostic::usage(format!("column `{}` is given two units", column.trim()))
                .help("write `--unit` once for each column"));
        }
    }
    let options = ReadOptions::default().units(units.clone());
    Ok(pairs.into_iter().fold(options, |options, (column, unit)| options.unit(&column, unit)))
}

/// The inputs of a table, with the constants.
pub(crate) fn inputs(selection: &Selection, units: &Units) -> Result<(Inputs, Vec<Variable>)> {
    let constants = constants::parse(&selection.constants, units)?;
    let trimmed = |names: &[String]| names.iter().map(|name| name.trim().to_owned()).collect::<Vec<_>>();
    let (chosen, dropped) = (trimmed(&selection.inputs), trimmed(&selection.drop));
    let names = |names: &[String]| -> Vec<String> { names.to_vec() };
    let as_text =
        |names: &[String], make: fn(&[&str]) -> Inputs| make(&names.iter().map(String::as_str).collect::<Vec<_>>());
    for (place, name) in names(&chosen).iter().enumerate() {
        if chosen[..place].contains(name) {
            return Err(Diagnostic::usage(format!("`--inputs` names `{name}` twice")).help("name each input once"));
        }
    }
    let inputs =
        if selection.inputs.is_empty() { as_text(&dropped, Inputs::all_but) } else { as_text(&chosen, Inputs::only) };
    let inputs = trimmed(&selection.angle).iter().fold(inputs, |inputs, name| inputs.angle(name));
    let inputs = trimmed(&selection.number).iter().fold(inputs, |inputs, name| inputs.number(name));
    Ok((constants.iter().cloned().fold(inputs, Inputs::constant), constants))
}

/// With `--skip-missing`, the table without the rows in which the target or an input has no value.
pub(crate) fn complete(
    table: Table,
    target: Option<&str>,
    selection: &Selection,
    messages: &mut Messages,
) -> Result<Table> {
    if !selection.skip_missing {
        return Ok(table);
    }
    let is_named = |names: &[String], name: &str| names.iter().any(|other| other.trim() == name);
    let is_used = |name: &str| {
        target == Some(name)
            || if selection.inputs.is_empty() {
                !is_named(&selection.drop, name)
            } else {
                is_named(&selection.inputs, name)
            }
    };
    let names: Vec<&str> = table.columns().iter().map(|column| column.name()).filter(|name| is_used(name)).collect();
    let (complete, left_out) = table.without_missing(&names)?;
    if left_out > 0 {
        messages.push(*self::left_out(left_out, table.rows()));
    }
    Ok(complete)
}

/// Reads the column of `--weight`, or that of `--uncertainty` of a target.
pub(crate) fn weights(precision: &Precision, table: &Table, target: Option<&Variable>) -> Result<Option<Weights>> {
    match (&precision.weight, &precision.uncertainty, target) {
        (Some(column), ..) => {
            let help = format!(
                "weights are of dimension one, as `{column} [1]`; a standard uncertainty is given with \
                 `--uncertainty {column}`"
            );
            Weights::from_column(table, column).map(Some).map_err(|error| of_precision(error, help))
        }
        (None, Some(column), Some(target)) => {
            let help = format!(
                "a standard uncertainty of `{}` is in a unit such as `{}`; weights, of dimension one, are given with \
                 `--weight {column}`",
                target.name(),
                target.unit()
            );
            Weights::from_uncertainties(table, column, target).map(Some).map_err(|error| of_precision(error, help))
        }
        _ => Ok(None),
    }
}

/// An error of a column of weights, with its next step where the unit is wrong.
fn of_precision(error: Error, help: String) -> Box<Diagnostic> {
    let is_of_unit = matches!(error.code(), Code::UnitMissing | Code::UnitDimension);
    let error = Box::<Diagnostic>::from(error);
    if is_of_unit { error.help(help) } else { error }
}

/// What to say of rows that stand in the data more than once.
pub(crate) fn repeated(rows: usize) -> Option<Box<Diagnostic>> {
    let rows = match rows {
        0 => return None,
        1 => "1 row repeats".to_owned(),
        count => format!("{count} rows repeat"),
    };
    let warning = Diagnostic::warning("W022", format!("{rows} an earlier one: errors of unseen rows look too small"));
    Some(warning.help("keep them only if they were measured anew"))
}

/// What to say of angles that enter by their cosine and sine without having been asked to.
pub(crate) fn angles(problem: &Problem, table: &Table) -> Vec<Diagnostic> {
    // What is measured and is no variable is an angle.
    let is_angle = |input: &&Variable| problem.variables().iter().all(|variable| variable != *input);
    let note = |input: &Variable| {
        let why = table.column(input.name()).ok()?.why_cosine_and_sine()?;
        Some(*angle(input.name(), why))
    };
    problem.measured().into_iter().filter(is_angle).filter_map(note).collect()
}

/// The same of one column.
pub(crate) fn angle(name: &str, why: &str) -> Box<Diagnostic> {
    Diagnostic::note("W035", format!("`{name}` enters as its cosine and sine: {why}"))
        .help(format!("`--number {name}` takes it as the number it is, if a full turn is not the same as none"))
}

/// What to say of inputs that enter as they are, for some of their values have no logarithm: one such row is enough.
///
/// Of an angle its own note says how it enters, a constant is as it was given, and what is unused does not enter.
pub(crate) fn not_positive(basis: &PiBasis, table: &Table) -> Vec<Diagnostic> {
    let unused = basis.unused();
    let is_meant = |input: &&Variable| {
        let is_measured = input.constant().is_none() && input.measured() == *input;
        is_measured && !input.unit().is_angle() && !unused.contains(input)
    };
    let note = |input: &Variable| {
        let name = input.name();
        let Signs { what, rows } = Signs::of(name, table)?;
        let that = if rows.len() == 1 { "that row" } else { "those rows" };
        let help = match what {
            _ if rows.len() < table.rows() => {
                format!("leave {that} out to fit a power of `{name}`; keep {that} if `{name}` can be {what}")
            }
            "negative" => format!("give `{name}` the other sign to fit a power of it"),
            _ => format!("`--drop {name}` leaves it out"),
        };
        let message = format!("`{name}` is {what} in {}: it enters as it is, and not as a power", number::rows(&rows));
        Some(*Diagnostic::note("W036", message).help(help))
    };
    basis.problem().variables().iter().filter(is_meant).filter_map(note).collect()
}

/// The rows in which a column is not positive.
struct Signs {
    what: &'static str,
    rows: Vec<usize>,
}

impl Signs {
    /// None where the column is positive in all rows.
    fn of(name: &str, table: &Table) -> Option<Self> {
        let values = table.column(name).ok()?.numbers()?;
        let rows: Vec<usize> = (0..values.len()).filter(|&row| values[row] <= 0.0).collect();
        let what = match rows.iter().filter(|&&row| values[row] == 0.0).count() {
            0 => "negative",
            zeros if zeros == rows.len() => "zero",
            _ => "zero or negative",
        };
        (!rows.is_empty()).then_some(Self { what, rows })
    }
}

/// The error for a target that inputs do not reach, with the rows by which their signs stand in the way.
pub(crate) fn out_of_reach(error: Error, basis: &PiBasis, table: &Table) -> Result<Box<Diagnostic>> {
    let mut error = unreachable(error);
    for input in basis.barred_by_sign()? {
        if let Some(Signs { what, rows }) = Signs::of(input.name(), table) {
            error.message += &format!("; `{}` is {what} in {}", input.name(), number::rows(&rows));
        }
    }
    Ok(error)
}

/// What to say of rows that were left out.
pub(crate) fn left_out(rows: usize, of: usize) -> Box<Diagnostic> {
    Diagnostic::note("W008", format!("{rows} of {} left out, for missing values", number::count(of, "row")))
}

/// The problem with what was said of its quantities.
pub(crate) fn kinds(problem: Problem, declared: &Declared) -> Result<Problem> {
    declared.kinds.iter().try_fold(problem, |problem, argument| {
        let Some((name, kind)) = argument.split_once('=') else {
            return Err(Diagnostic::usage(format!("`--kind {argument}` has no `=`"))
                .help("write `--kind \"a=speed of sound\"`"));
        };
        Ok(problem.with_kind(name.trim(), kind)?)
    })
}

/// The basis of the declared groups; without any, the one that is found.
pub(crate) fn basis(problem: &Problem, declared: &Declared) -> Result<PiBasis> {
    if declared.groups.is_empty() {
        return Ok(problem.solve()?);
    }
    let groups: Vec<&str> = declared.groups.iter().map(String::as_str).collect();
    PiBasis::with_declared(problem, &groups).map_err(|error| {
        let error = Box::<Diagnostic>::from(error);
        match error.location.as_ref().map(|place| place.text.clone()) {
            Some(text) => error.inside("--group", &text, 0),
            None => error,
        }
    })
}
