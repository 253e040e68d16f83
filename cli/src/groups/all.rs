//! `groups --all`: every basis that the method of repeating variables gives, best first, and how many there are.

use std::io::IsTerminal;

use dimensionless::{BasesCount, PiBasis, Problem, RepeatingBases, Table};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::{Value, json};

use super::{group_rows, variables};
use crate::arguments::GroupsArguments;
use crate::diagnostic::{Diagnostic, Result};
use crate::outcome::{Messages, Outcome};
use crate::{json, number, render};

/// How many sets are looked at between two looks at the clock.
const PORTION: u64 = 20_000;

pub(super) fn run(
    arguments: &GroupsArguments,
    problem: &Problem,
    table: Option<&Table>,
    messages: &mut Messages,
) -> Result<Outcome> {
    let mut bases = problem.repeating_bases(arguments.limit)?;
    let is_complete = examine(&mut bases, arguments.examine)?;
    let count = bases.count();
    if !is_complete {
        messages.push(
            *Diagnostic::note("W020", format!("stopped after {} of {} sets of variables", count.examined, count.sets))
                .help("`--examine N` looks at N of them; the best bases may be among the others"),
        );
    }
    let (best, solved) = (bases.best()?, problem.solve()?);
    let mut result = json::basis(&solved)?;
    result["bases"] = best.iter().map(basis).collect();
    result["count"] = json!({
        "sets": count.sets,
        "examined": count.examined,
        "independent": count.independent,
        "distinct": count.distinct,
        "refused": count.refused,
        "index_one": count.index_one,
    });
    super::report_signs(&solved, table, messages)?;
    Ok(Outcome { text: text(&solved, &best, count), result })
}

/// Looks at the sets, with a bar on a terminal; whether that were all.
fn examine(bases: &mut RepeatingBases<'_>, most: u64) -> Result<bool> {
    let total = most.min(bases.count().sets);
    // Drawn at most five times a second.
    let target = if std::io::stderr().is_terminal() {
        ProgressDrawTarget::stderr_with_hz(5)
    } else {
        ProgressDrawTarget::hidden()
    };
    let bar = ProgressBar::with_draw_target(Some(total), target);
    if let Ok(style) = ProgressStyle::with_template("examining {pos}/{len} sets {bar:30} {eta} left") {
        bar.set_style(style);
    }
    let mut more = true;
    while more && bases.count().examined < most {
        more = bases.examine(PORTION.min(most - bases.count().examined))?;
        bar.set_position(bases.count().examined);
    }
    bar.finish_and_clear();
    Ok(!more)
}

fn basis(basis: &PiBasis) -> Value {
    json!({
        "repeating": names(basis),
        "index": basis.index(),
        "groups": basis.groups().iter().map(json::group).collect::<Vec<_>>(),
    })
}

fn names(basis: &PiBasis) -> Vec<&str> {
    basis.repeating().unwrap_or_default().into_iter().map(|variable| variable.name()).collect()
}

fn text(solved: &PiBasis, best: &[PiBasis], count: BasesCount) -> String {
    let mut text = variables(solved.problem());
    let (inputs, rank) = (number::count(solved.problem().variables().len(), "input"), solved.rank());
    let seen = if count.examined < count.sets { format!(" of the {} examined", count.examined) } else { String::new() };
    text += &format!(
        "\n{inputs}, rank {rank}: {} of {}, {}{seen} independent; {}, {} of index 1\n",
        number::count(count.sets, "set"),
        number::count(rank, "variable"),
        count.independent,
        if count.distinct == 1 { "1 basis".to_owned() } else { format!("{} different bases", count.distinct) },
        count.index_one,
    );
    if count.refused > 0 {
        text += &format!(
            "{} of the bases refused: a variable that may be zero or negative stands in a denominator\n",
            count.refused
        );
    }
    for (place, basis) in best.iter().enumerate() {
        let repeating = match names(basis).as_slice() {
            [] => "nothing repeats".to_owned(),
            names => format!("repeating {}", names.join(", ")),
        };
        let index = if basis.index() == 1 { String::new() } else { format!("   (index {})", basis.index()) };
        text += &format!("\n{}. {repeating}{index}\n", place + 1);
        if !basis.groups().is_empty() {
            text += &render::indented(&render::table(&[], group_rows(basis), &[]));
        }
    }
    text
}
