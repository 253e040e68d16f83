//! What a scientist should know of the diagnostics, in words and with a next step.

use dimensionless::{Against, ConstraintTest, Diagnostics, Influence, NullTest, TableLaw, Trend, Verdict};

use super::chance;
use crate::diagnostic::Diagnostic;
use crate::outcome::Messages;
use crate::{number, selection};

/// Fewer rows a coefficient than this follow noise.
const FEW: f64 = 5.0;
/// A null test and a test of constraints decide at this chance of finding something in nothing.
const LEVEL: f64 = 0.05;
/// The fewest shuffles that can decide so: (1 + 0)/(1 + 19) is the level.
const ENOUGH: usize = 19;
/// More of the explained variance than this in shuffled targets is worth a word.
const MOSTLY: f64 = 0.5;

/// What the residuals were compared with, in a word.
pub(super) fn kind(against: Against) -> &'static str {
    match against {
        Against::Group => "group",
        Against::Input => "input",
        Against::Other => "no input",
        Against::Label => "label",
    }
}

/// Adds the findings in the order of the sections.
pub(super) fn push(
    law: &TableLaw,
    diagnostics: &Diagnostics,
    constraints: Option<&ConstraintTest>,
    null: Option<&NullTest>,
    messages: &mut Messages,
) {
    if diagnostics.rows_per_coefficient < FEW {
        let per = diagnostics.rows_per_coefficient;
        messages.push(
            *Diagnostic::warning("W021", format!("{per:.1} rows a coefficient are few: the law follows their noise"))
                .help("add rows, or fit a family with fewer coefficients"),
        );
    }
    if let Some(warning) = selection::repeated(diagnostics.duplicated_rows) {
        messages.push(*warning);
    }
    of_trends(diagnostics, messages);
    for combination in &diagnostics.collinearity.combinations {
        let index = combination.condition_index.map_or("infinite".to_owned(), number::four);
        let message = format!("{combination} vary together: condition index {index}");
        messages.push(
            *Diagnostic::warning("W026", message)
                .help("their exponents mean nothing one by one; add rows in which one of them varies alone"),
        );
    }
    of_rows(diagnostics, messages);
    if let Some(warning) = constraints.and_then(|test| of_constraints(law, test)) {
        messages.push(*warning);
    }
    if let Some(null) = null {
        of_null(null, law.quality().rows, messages);
    }
}

/// One message for the groups, or, where they have no trend, one for the inputs, the other columns and the labels each.
fn of_trends(diagnostics: &Diagnostics, messages: &mut Messages) {
    let found = |against: Against| -> Vec<&Trend> {
        diagnostics.trends.iter().filter(|trend| trend.is_found() && trend.against == against).collect()
    };
    let mut push = |code, kind: &str, trends: Vec<&Trend>, help: &str| {
        let trend = |trend: &&Trend| {
            let shape = match trend.shape.as_str() {
                "rises" | "falls" => format!("they {} with it", trend.shape.trim_end_matches('s')),
                shape => format!("they are {shape}"),
            };
            format!("`{}` ({}: {shape})", trend.variable, chance("p", trend.corrected_p_value))
        };
        if !trends.is_empty() {
            let list: Vec<String> = trends.iter().map(trend).collect();
            let message = format!("the residuals still depend on {kind}: {}", list.join(", "));
            messages.push(*Diagnostic::warning(code, message).help(help));
        }
    };
    let groups = found(Against::Group);
    if !groups.is_empty() {
        let help =
            "the family is too stiff: fit one that bends, such as `--model auto` or `poly:3`, and diagnose again";
        return push("W023", "groups", groups, help);
    }
    let help = "a quantity that joins them in a group is missing, unless a family that bends more takes the trend away; \
                `dimensionless discover` asks the rows for its dimension";
    push("W024", "inputs", found(Against::Input), help);
    push(
        "W024",
        "columns that are no inputs",
        found(Against::Other),
        "add to the inputs what is not itself a result of the experiment",
    );
    let labels = found(Against::Label);
    let help = labels.first().map(|trend| {
        format!("a quantity that differs between them is missing: add it, or judge by `--cv group:{}`", trend.variable)
    });
    push("W025", "labels", labels, &help.unwrap_or_default());
}

fn of_rows(diagnostics: &Diagnostics, messages: &mut Messages) {
    let places = |is: fn(&Influence) -> bool| -> Vec<usize> {
        let rows = diagnostics.rows.iter().enumerate();
        rows.filter(|(_, row)| row.influence.as_ref().is_some_and(is)).map(|(place, _)| place).collect()
    };
    let outliers = places(Influence::is_outlier);
    if !outliers.is_empty() {
        let verb = if outliers.len() == 1 { "does" } else { "do" };
        let message = format!("{} {verb} not fit the law, even for chance", number::rows(&outliers));
        messages.push(
            *Diagnostic::warning("W027", message)
                .help("look for a misprint or another regime; `--model huber` resists such rows"),
        );
    }
    let influential = places(Influence::is_influential);
    if !influential.is_empty() {
        let message =
            format!("without {} the law would be another one (Cook's distance above 1)", number::rows(&influential));
        messages.push(
            *Diagnostic::warning("W028", message).help("measure more rows like it, or fit without it and compare"),
        );
    }
}

fn of_constraints(law: &TableLaw, test: &ConstraintTest) -> Option<Box<Diagnostic>> {
    let target = law.target().name();
    let p = chance("p", test.p_value);
    Some(match test.verdict {
        Verdict::Supported => return None,
        Verdict::MissingQuantity => Diagnostic::warning(
            "W029",
            format!(
                "the data do not support the exponents that dimensions fix ({p}): free ones would give the prefactor of \
                 `{target}` the unit {}",
                test.prefactor_unit()
            ),
        )
        .help("a quantity with a dimension is missing, or an input or its unit is wrong"),
        Verdict::NoPowerLaw => Diagnostic::note(
            "W030",
            format!("`{target}` is no power law in the groups ({p}), and beyond a curve in them nothing is missing"),
        ),
    })
}

fn of_null(null: &NullTest, rows: usize, messages: &mut Messages) {
    if null.p_value > LEVEL && null.as_good == 0 {
        let each =
            if null.shuffles == 1 { "the one shuffle is" } else { &format!("all {} shuffles are", null.shuffles) };
        let least = chance("p", null.p_value);
        let message = format!(
            "{each} worse than the law, but too few to tell it from chance: {least} is the least they can give"
        );
        messages.push(
            *Diagnostic::note("W037", message).help(format!("shuffle {ENOUGH} times or more: `--null {ENOUGH}`")),
        );
    } else if null.p_value > LEVEL {
        let message = format!(
            "the law is no better than the same {} shuffled targets ({})",
            super::of_shuffles(null),
            chance("p", null.p_value)
        );
        let help = if null.searched && null.compared < rows {
            format!(
                "each search chose by {} of the {rows} rows; fit `--model power` and diagnose that law, to ask all rows",
                null.compared
            )
        } else {
            "these rows show no law: add rows, or other inputs".to_owned()
        };
        messages.push(*Diagnostic::warning("W031", message).help(help));
    }
    if let Some(share) = null.self_correlation.filter(|&share| share > MOSTLY) {
        let message = format!(
            "{:.0} % of the explained variance is there for shuffled targets too: from inputs that stand in the scale and in \
             the groups, or from noise",
            100.0 * share
        );
        messages.push(
            *Diagnostic::warning("W032", message)
                .help("judge by the error of unseen rows, not by a collapse of the curve"),
        );
    }
}
