//! `check`: what a file holds, and what is suspicious in it.

use dimensionless::{Code, Column, Inputs, Table};
use serde_json::{Value, json};

use crate::arguments::CheckArguments;
use crate::diagnostic::{Diagnostic, Result, Severity};
use crate::input::Input;
use crate::outcome::{Messages, Outcome};
use crate::{json, number, render, selection};

pub(crate) fn run(arguments: &CheckArguments, messages: &mut Messages) -> Result<Outcome> {
    let units = selection::units(&arguments.declarations)?;
    let options = selection::read_options(&arguments.unit, &units)?;
    let table = Input::open(&arguments.data)?.table(&arguments.data, options)?;
    if table.rows() == 0 {
        messages.push(
            *Diagnostic::error(Code::TooFewRows, format!("`{}` has a header and no rows", arguments.data))
                .help("add rows of data"),
        );
    }
    for column in table.columns() {
        findings(&table, column).into_iter().for_each(|finding| messages.push(finding));
    }
    let columns: Vec<Value> = table.columns().iter().map(entry).collect();
    let size = format!("{}, {}", number::count(table.columns().len(), "column"), number::count(table.rows(), "row"));
    let rows = table.columns().iter().map(row).collect();
    let header = ["column", "unit", "dimension", "min", "max", "missing", "distinct"];
    let text = format!("{size}\n\n{}", render::table(&header, rows, &[3, 4, 5, 6]));
    Ok(Outcome { text, result: json!({"rows": table.rows(), "columns": columns}) })
}

/// The smallest and the largest value, in the unit of the file; none for labels and where all are missing.
fn range(column: &Column) -> Option<(f64, f64)> {
    let present = || column.numbers().into_iter().flatten().copied().filter(|value| !value.is_nan());
    let (low, high) = (present().reduce(f64::min)?, present().reduce(f64::max)?);
    Some(match column.unit() {
        Some(unit) => (unit.from_si(low), unit.from_si(high)),
        None => (low, high),
    })
}

fn distinct(column: &Column) -> usize {
    match column.labels() {
        Some(labels) => labels.len(),
        None => {
            let mut bits: Vec<u64> = column
                .numbers()
                .into_iter()
                .flatten()
                .filter(|value| !value.is_nan())
                .map(|value| value.to_bits())
                .collect();
            bits.sort_unstable();
            bits.dedup();
            bits.len()
        }
    }
}

fn row(column: &Column) -> Vec<String> {
    let (low, high) =
        range(column).map_or(("-".to_owned(), "-".to_owned()), |(low, high)| (number::short(low), number::short(high)));
    let dimension = match (column.unit(), column.labels()) {
        (Some(unit), _) => unit.dimension().to_string(),
        (None, Some(_)) => "labels".to_owned(),
        (None, None) => "unknown".to_owned(),
    };
    vec![
        column.name().to_owned(),
        column.unit().map_or("-".to_owned(), ToString::to_string),
        dimension,
        low,
        high,
        column.missing().len().to_string(),
        distinct(column).to_string(),
    ]
}

fn entry(column: &Column) -> Value {
    let range = range(column);
    json!({
        "name": column.name(),
        "unit": column.unit().map(ToString::to_string),
        "dimension": column.unit().map(|unit| json::dimension(&unit.dimension())),
        "kind": if column.labels().is_some() { "label" } else { "number" },
        "min": range.map(|range| range.0),
        "max": range.map(|range| range.1),
        "missing": column.missing().len(),
        "distinct": distinct(column),
    })
}

/// What is wrong with a column, and what may be.
fn findings(table: &Table, column: &Column) -> Vec<Diagnostic> {
    let (name, Some(values)) = (column.name(), column.numbers()) else { return Vec::new() };
    let place = |label: &str| {
        column.header().map(|header| dimensionless::Location { label: label.to_owned(), ..header.clone() })
    };
    let mut findings = Vec::new();
    // The library's own words for a column that cannot be an input.
    if let Err(error) = table.problem_without_target(&Inputs::only(&[name])) {
        let mut finding = Box::<Diagnostic>::from(error.clone());
        match error.code() {
            Code::UnitMissing => return vec![*finding],
            Code::Missing => {
                finding.severity = Severity::Warning;
                finding.code = "W003";
                findings.push(*finding.help(format!(
                    "fill them in; `fit` leaves those rows out with `--skip-missing`, and the column with `--drop {name}`"
                )));
            }
            Code::LogUnit => {
                findings.push(
                    *Diagnostic::note("W006", format!("`{name}` is logarithmic: it can be a target and no input"))
                        .at(place("logarithmic")),
                );
            }
            _ => {}
        }
    }
    if let Some(unit) = column.unit().filter(|unit| unit.is_point()) {
        findings.push(
            *Diagnostic::note("W005", format!("`{name}` is a scale in {unit}: values are converted to K"))
                .help("a difference of temperatures is written `delta_degC` or `K`")
                .at(place("from absolute zero")),
        );
    }
    let present: Vec<(usize, f64)> = values.iter().copied().enumerate().filter(|(_, value)| !value.is_nan()).collect();
    let nonpositive: Vec<usize> = present.iter().filter(|(_, value)| *value <= 0.0).map(|(row, _)| *row).collect();
    if let Some(why) = column.why_cosine_and_sine() {
        findings.push(*selection::angle(name, why).at(place("an angle")));
    } else if !nonpositive.is_empty() && !column.unit().is_some_and(|unit| unit.is_logarithmic()) {
        let below = nonpositive.iter().any(|&row| values[row] < 0.0);
        let what = if below { "zero or negative" } else { "zero" };
        findings.push(
            *Diagnostic::warning("W001", format!("`{name}` is {what} in {}", number::rows(&nonpositive)))
                .help("logarithms and roots need positive values: as an input it enters groups as a numerator only, and the scale not at all")
                .at(place("not always positive")),
        );
    }
    if present.len() > 1 && present.iter().all(|(_, value)| *value == present[0].1) {
        findings.push(
            *Diagnostic::warning("W002", format!("`{name}` has the same value in every row"))
                .help("no law can learn what varying it does; a constant of nature is better given with `--const`")
                .at(place("never varies")),
        );
    } else if let Some((row, factor)) = outlier(&present).filter(|_| column.why_cosine_and_sine().is_none()) {
        findings.push(
            *Diagnostic::warning(
                "W004",
                format!("`{name}` in row {} is {} times as large as the next value", row + 1, number::short(factor)),
            )
            .help("look for a slip in the unit or the decimal point")
            .at(place("one value stands apart")),
        );
    }
    findings
}

/// A single largest or smallest magnitude that is over a thousand times its neighbour, as slips of a unit are.
///
/// Physical data span decades, so the distance from the median says nothing; a gap with one value behind it does.
fn outlier(present: &[(usize, f64)]) -> Option<(usize, f64)> {
    const GAP: f64 = 1e3 * (1.0 - 1e-9);
    let mut sizes: Vec<(f64, usize)> =
        present.iter().map(|&(row, value)| (value.abs(), row)).filter(|&(size, _)| size > 0.0).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let [first, second, .., before, last] = sizes.as_slice() else { return None };
    if last.0 / before.0 >= GAP {
        return Some((last.1, last.0 / before.0));
    }
    (second.0 / first.0 >= GAP).then(|| (first.1, first.0 / second.0))
}
