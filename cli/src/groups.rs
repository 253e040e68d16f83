//! `groups`: the Π groups of a problem and the scale of its target.

mod all;

use std::path::Path;

use dimensionless::{PiBasis, Problem, Sign, Table, Variable};
use serde_json::json;

use crate::arguments::{Format, GroupsArguments};
use crate::diagnostic::{Diagnostic, Result, unreachable};
use crate::input::Input;
use crate::outcome::{Messages, Outcome};
use crate::{constants, explain, json, number, render, selection};

pub(crate) fn run(arguments: &GroupsArguments, format: Format, messages: &mut Messages) -> Result<Outcome> {
    if arguments.subject.trim().is_empty() {
        return Err(Diagnostic::usage("the problem is empty")
            .help("write `target [unit] ~ input [unit], …`, or name a CSV file"));
    }
    let is_text = arguments.subject.contains(['[', '~']) && !Path::new(&arguments.subject).exists();
    let (problem, table) = if is_text { (stated(arguments)?, None) } else { of_file(arguments, messages)? };
    let problem = selection::kinds(problem, &arguments.declared)?;
    if arguments.all {
        return all::run(arguments, &problem, table.as_ref(), messages);
    }
    let names: Vec<&str> = arguments.repeat.iter().map(|name| name.trim()).collect();
    if !names.is_empty() && !arguments.declared.groups.is_empty() {
        return Err(Diagnostic::usage("`--repeat` and `--group` both choose the groups").help("keep one of them"));
    }
    let basis = match names.as_slice() {
        [] => selection::basis(&problem, &arguments.declared)?,
        names => PiBasis::with_repeating(&problem, names)?,
    };
    let mut result = json::basis(&basis)?;
    if !names.is_empty() {
        result["index"] = json!(basis.index());
    }
    if basis.index() > 1 {
        messages.push(*Diagnostic::note(
            "W010",
            format!(
                "these repeating variables do not generate all groups (index {}): some Π group with whole exponents \
                 is no product of whole powers of theirs",
                basis.index()
            ),
        )
        .help("leave out `--repeat` for groups that generate all others"));
    }
    report_signs(&basis, table.as_ref(), messages)?;
    let text = if arguments.explain {
        let (text, explanation) = explain::derivation(&basis, format)?;
        result["explanation"] = explanation;
        text
    } else {
        text(&basis)
    };
    Ok(Outcome { text, result })
}

/// Says that the target is out of reach, or which inputs enter otherwise than as powers.
fn report_signs(basis: &PiBasis, table: Option<&Table>, messages: &mut Messages) -> Result<()> {
    let error = basis.problem().target().and_then(|_| basis.scale().err());
    match (error, table) {
        (Some(error), Some(table)) => messages.push(*selection::out_of_reach(error, basis, table)?),
        (Some(error), None) => messages.push(*unreachable(error)),
        (None, Some(table)) => {
            selection::not_positive(basis, table).into_iter().for_each(|note| messages.push(note));
        }
        (None, None) => {}
    }
    Ok(())
}

/// A problem in words: `drag [N] ~ speed [m/s], …`.
fn stated(arguments: &GroupsArguments) -> Result<Problem> {
    let options = &arguments.selection;
    for (given, option) in [
        (arguments.target.is_some(), "-y"),
        (!options.inputs.is_empty(), "--inputs"),
        (!options.drop.is_empty(), "--drop"),
        (!options.unit.is_empty(), "--unit"),
        (!options.angle.is_empty(), "--angle"),
        (!options.number.is_empty(), "--number"),
        (options.skip_missing, "--skip-missing"),
    ] {
        if given {
            return Err(Diagnostic::usage(format!("`{option}` belongs to a data file, and a problem was written out"))
                .help("a problem says it all: `target [unit] ~ input [unit], …`"));
        }
    }
    let units = selection::units(&options.declarations)?;
    let mut problem = Problem::parse_with(&arguments.subject, &units)?;
    for constant in constants::parse(&options.constants, &units)? {
        problem = problem.with(constant)?;
    }
    Ok(problem)
}

fn of_file(arguments: &GroupsArguments, messages: &mut Messages) -> Result<(Problem, Option<Table>)> {
    let units = selection::units(&arguments.selection.declarations)?;
    let options = selection::read_options(&arguments.selection.unit, &units)?;
    let (inputs, _) = selection::inputs(&arguments.selection, &units)?;
    let input = Input::open(&arguments.subject).map_err(|error| match error.help.as_deref() {
        Some("check the path") => error.help(
            "check the path; a problem instead of a file has units in brackets, such as \"period [s] ~ length [m], g [m/s^2]\"",
        ),
        _ => error,
    })?;
    let table = input.table(&arguments.subject, options)?;
    let target = arguments.target.as_deref();
    let table = selection::complete(table, target, &arguments.selection, messages)?;
    let problem = match target {
        Some(target) => table.problem(target, &inputs)?,
        None => table.problem_without_target(&inputs)?,
    };
    selection::angles(&problem, &table).into_iter().for_each(|note| messages.push(note));
    Ok((problem, Some(table)))
}

/// The table of the target and the inputs.
fn variables(problem: &Problem) -> String {
    let target = problem.target().map(|target| row(target, "target".to_owned()));
    let inputs = problem.variables().iter().map(|variable| row(variable, role(variable)));
    render::table(&["", "unit", "dimension", ""], target.into_iter().chain(inputs).collect(), &[])
}

/// The groups with symbols, names and meanings.
fn group_rows(basis: &PiBasis) -> Vec<Vec<String>> {
    let rows = basis.groups().iter().map(|group| {
        let symbol = group.symbol().map_or(String::new(), |symbol| format!("{symbol} = "));
        vec![
            format!("{symbol}{group}"),
            group.name().unwrap_or_default().to_owned(),
            match group.factor() {
                Some(factor) => format!("{} (usual factor {factor})", group.meaning().unwrap_or_default()),
                None => group.meaning().unwrap_or_default().to_owned(),
            },
        ]
    });
    rows.collect()
}

/// So many possible names of a group are listed; more say nothing.
const CANDIDATES: usize = 4;

/// What groups without a name may be.
fn doubts(basis: &PiBasis) -> String {
    let sentences = basis.groups().iter().filter(|group| group.name().is_none()).filter_map(|group| {
        let names: Vec<&str> = group.candidates().collect();
        let (last, others) = names.split_last()?;
        let listed = if others.is_empty() { (*last).to_owned() } else { format!("{} or {last}", others.join(", ")) };
        let sentence = format!("`{group}` may be the {listed}: the names of its variables do not say\n");
        (names.len() <= CANDIDATES).then_some(sentence)
    });
    let sentences: String = sentences.collect();
    if sentences.is_empty() { sentences } else { sentences + "`--kind NAME=KIND` says what a quantity is\n" }
}

fn text(basis: &PiBasis) -> String {
    let problem = basis.problem();
    let mut text = variables(problem);
    let groups = basis.groups();
    let inputs = number::count(problem.variables().len(), "input");
    text += &format!("\n{inputs}, rank {}: {}\n", basis.rank(), number::count(groups.len(), "Π group"));
    if !groups.is_empty() {
        text += &render::indented(&render::table(&[], group_rows(basis), &[]));
    }
    let doubts = doubts(basis);
    if !doubts.is_empty() {
        text += &format!("\n{doubts}");
    }
    if let (Some(target), Ok(scale)) = (problem.target(), basis.scale()) {
        let labels: Vec<String> = groups.iter().map(json::label).collect();
        let function = if labels.is_empty() { "constant".to_owned() } else { format!("F({})", labels.join(", ")) };
        let scale_text = scale.to_string();
        let law = if scale_text == "1" { function } else { format!("{scale_text} · {function}") };
        let name = scale.name().map_or(String::new(), |name| format!("   ({}/scale: {name})", target.name()));
        text += &format!("\n{} = {law}{name}\n", target.name());
    }
    let unused = unused(basis);
    if !unused.is_empty() && (problem.target().is_none() || basis.scale().is_ok()) {
        text += &format!("\n{unused}");
    }
    text
}

/// Why inputs are unused; of an unreachable target the error says what is missing.
fn unused(basis: &PiBasis) -> String {
    let place = if basis.problem().target().is_some() { "no group and not the scale" } else { "no group" };
    let sentences = basis.unused().into_iter().map(|variable| {
        format!(
            "`{}` is unused, it enters {place}: no product of powers of the other inputs has its dimension [{}]\n",
            variable.name(),
            variable.dimension()
        )
    });
    sentences.collect()
}

fn row(variable: &Variable, role: String) -> Vec<String> {
    vec![variable.name().to_owned(), variable.unit().to_string(), variable.dimension().to_string(), role]
}

fn role(variable: &Variable) -> String {
    if variable.measured() != variable {
        return format!("of the angle `{}`", variable.measured().name());
    }
    match (variable.constant(), variable.sign()) {
        (Some(value), _) => format!("constant {} {}", number::short(variable.unit().from_si(value)), variable.unit()),
        (None, Sign::Positive) => String::new(),
        (None, Sign::Nonnegative) => "zero occurs".to_owned(),
        (None, Sign::Signed) => "negative values occur".to_owned(),
    }
}
