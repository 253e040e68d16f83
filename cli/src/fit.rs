//! `fit`: a law from a table, judged on rows that it has not seen.

mod large;
mod settings;

use dimensionless::{Code, Error, FitOptions, GroupChoice, Loss, ModelChoice, PiBasis, Score, Table, TableLaw, Unit};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

pub(crate) use self::settings::cross_validation;
use self::settings::{loss, weights};
use crate::arguments::FitArguments;
use crate::diagnostic::{Diagnostic, Result};
use crate::input::Input;
use crate::outcome::{Messages, Outcome};
use crate::{json, number, render, selection};

/// Targets without logarithm may be misprints where they are no more than one in so many.
const FEW: usize = 4;

pub(crate) fn run(arguments: &FitArguments, messages: &mut Messages) -> Result<Outcome> {
    let model = arguments.model.parse::<ModelChoice>();
    let model = model.map_err(|error| Box::<Diagnostic>::from(error).of_the_command_line())?;
    let units = selection::units(&arguments.selection.declarations)?;
    let options = selection::read_options(&arguments.selection.unit, &units)?;
    let (inputs, _) = selection::inputs(&arguments.selection, &units)?;
    let input = Input::open(&arguments.data)?;
    if let Some(output) = &arguments.output {
        input.refuse_as_output(output)?;
    }
    if let Some(law) = large::law(arguments, &input, &options, &inputs, large::LARGE) {
        return finish(&law, arguments);
    }
    let table = input.table(&arguments.data, options)?;
    let table = selection::complete(table, Some(&arguments.target), &arguments.selection, messages)?;
    let weights = weights(arguments, &table)?;
    let inputs = [&arguments.precision.weight, &arguments.precision.uncertainty]
        .into_iter()
        .flatten()
        .fold(inputs, |inputs, column| inputs.without(column));
    let problem = selection::kinds(table.problem(&arguments.target, &inputs)?, &arguments.declared)?;
    let basis = selection::basis(&problem, &arguments.declared)?;
    if let Err(error) = basis.scale() {
        let mut error = selection::out_of_reach(error, &basis, &table)?;
        // Where signs stand in the way, nothing is missing.
        if basis.barred_by_sign()?.is_empty() {
            let help = error.help.clone().unwrap_or_default();
            let (data, target) = (&arguments.data, &arguments.target);
            error = error
                .help(format!("{help}; `dimensionless discover {data} -y {target}` asks the rows which is missing"));
        }
        messages.push(*error);
        return Ok(Outcome { text: String::new(), result: json::basis(&basis)? });
    }
    let cross_validation = cross_validation(arguments.cv.as_deref(), arguments.seed, &table, &arguments.target)?;
    let declared = !arguments.declared.groups.is_empty() || arguments.all_groups;
    let groups = if declared { GroupChoice::All } else { GroupChoice::Select };
    let options = FitOptions { model, cross_validation, loss: loss(arguments), weights, groups };
    let law = TableLaw::fit_basis(&basis, &table, &options).map_err(|error| explain(error, &basis, &table, model))?;
    let outcome = finish(&law, arguments)?;
    selection::angles(&problem, &table).into_iter().for_each(|note| messages.push(note));
    selection::not_positive(&basis, &table).into_iter().for_each(|note| messages.push(note));
    remark(&law, &table, arguments.loss.is_some(), messages);
    Ok(outcome)
}

/// Saves the law where that is asked for, and shows it.
fn finish(law: &TableLaw, arguments: &FitArguments) -> Result<Outcome> {
    let output = arguments.output.as_deref();
    if let Some(output) = output {
        law.save(output)?;
    }
    Ok(Outcome { text: text(law, output), result: result(law, output) })
}

/// The next step after an error of the fit, where rows and groups tell one that goes.
fn explain(error: Error, basis: &PiBasis, table: &Table, model: ModelChoice) -> Box<Diagnostic> {
    let code = error.code();
    let error = Box::<Diagnostic>::from(error);
    let (rows, problem) = (table.rows(), basis.problem());
    // A constant has one coefficient, a power law one for each group besides, and one row more is left for the error.
    let power = basis.groups().len() + 2;
    let has_angle = problem.variables().iter().any(|variable| variable.measured() != variable);
    match (code, model) {
        (Code::TooFewRows, _) if rows >= power && model != ModelChoice::PowerLaw => {
            error.help("add rows, or fit fewer coefficients with `--model power`")
        }
        (Code::TooFewRows, _) if rows >= 2 && model != ModelChoice::Constant => {
            error.help("add rows, or fit one coefficient with `--model constant`")
        }
        (Code::Numerical, ModelChoice::Polynomial(degree)) if has_angle => {
            error.help(format!("the squares of a cosine and a sine add up to 1: `--model ridge:{degree}` can fit them"))
        }
        (Code::Target, _) => {
            error.help("leave those rows out, or write `--loss scaled`: then errors of target/scale count")
        }
        _ => error,
    }
}

/// Says what the rows may hide: a target that never varies, a few that have no logarithm, rows that are repeated.
fn remark(law: &TableLaw, table: &Table, is_asked: bool, messages: &mut Messages) {
    let name = law.target().name();
    let values = table.column(name).ok().and_then(|column| column.numbers()).unwrap_or_default();
    if values.iter().all(|value| *value == values[0]) {
        messages.push(
            *Diagnostic::warning(
                "W033",
                format!("`{name}` is the same in all rows: they cannot show what it depends on"),
            )
            .help("add rows in which it varies, or name another target with `-y`"),
        );
    }
    let refused: Vec<usize> = (0..values.len()).filter(|&row| values[row] <= 0.0).collect();
    if !is_asked && (1..=values.len() / FEW).contains(&refused.len()) {
        let message = format!(
            "`{name}` is not positive in {}: the law is one of {name}/scale, and not of its logarithm",
            number::rows(&refused)
        );
        messages.push(
            *Diagnostic::note("W034", message)
                .help("if these are misprints, correct them or leave the rows out, and fit again"),
        );
    }
    if let Some(warning) = selection::repeated(law.duplicated_rows(table)) {
        messages.push(*warning);
    }
}

fn text(law: &TableLaw, output: Option<&str>) -> String {
    let mut text = format!("{law}\n");
    let quality = law.quality();
    if quality.leaderboard.iter().filter(|score| score.squared_error.is_some()).count() > 1 {
        let differ = quality.leaderboard.iter().any(|score| score.groups.is_some());
        let own: Vec<String> = law.groups().iter().map(json::label).collect();
        let chosen_place = chosen(law, &own.join(", "));
        let rows = quality.leaderboard.iter().enumerate().map(|(place, score)| {
            let chosen = if chosen_place == Some(place) { "chosen" } else { "" };
            let mut row = vec![
                score.model.clone(),
                ((10.0 * score.parameters).round() / 10.0).to_string(),
                score.cv_rmse().map_or("-".to_owned(), number::four),
            ];
            if differ {
                row.insert(1, score.groups.clone().unwrap_or_default());
                row.push(score.extrapolation.map_or("-".to_owned(), number::four));
            }
            row.push(score.reason.clone().unwrap_or_else(|| chosen.to_owned()));
            row
        });
        let table = if differ {
            let head = ["model", "of", "coefficients", "error of unseen rows", "at the ends", ""];
            render::table(&head, rows.collect(), &[2, 3, 4])
        } else {
            render::table(&["model", "coefficients", "error of unseen rows", ""], rows.collect(), &[1, 2])
        };
        text += "\n";
        text += &render::indented(&table);
    }
    if let Some(output) = output {
        text += &format!("\nsaved: `dimensionless predict {output} NEW.csv` predicts with it\n");
    }
    text
}

/// The line of the leaderboard that became the law. Constants that differ in their scale have one name and no groups: then the error
/// of unseen rows tells, which comes from other rows where not all were compared, and so is the nearest.
fn chosen(law: &TableLaw, own: &str) -> Option<usize> {
    let quality = law.quality();
    let distance = |score: &Score| match (score.cv_rmse(), quality.cv_rmse) {
        (Some(error), Some(of_law)) => (error - of_law).abs(),
        _ => f64::INFINITY,
    };
    let is_own =
        |score: &Score| score.model == law.model_name() && score.groups.as_ref().is_none_or(|groups| groups == own);
    let lines = quality.leaderboard.iter().enumerate().filter(|(_, score)| is_own(score));
    lines.min_by(|(_, a), (_, b)| distance(a).total_cmp(&distance(b))).map(|(place, _)| place)
}

fn result(law: &TableLaw, output: Option<&str>) -> Value {
    let (basis, quality) = (law.basis(), law.quality());
    let suffix = match quality.loss {
        Loss::Log => "ln",
        Loss::Scaled => "scaled",
    };
    let (cv, train) = (format!("cv_rmse_{suffix}"), format!("train_rmse_{suffix}"));
    let labels: Vec<String> = law.groups().iter().map(json::label).collect();
    let leaderboard = quality.leaderboard.iter().map(|score| {
        let mut entry = Map::new();
        entry.insert("model".to_owned(), json!(score.model));
        entry.insert(cv.clone(), json!(score.cv_rmse()));
        entry.insert("coefficients".to_owned(), json!(score.parameters));
        entry.insert("groups".to_owned(), json!(score.groups));
        entry.insert("extrapolation_rmse".to_owned(), json!(score.extrapolation));
        entry.insert("reason".to_owned(), json!(score.reason));
        Value::Object(entry)
    });
    let mut error = Map::new();
    error.insert(cv.clone(), json!(quality.cv_rmse));
    error.insert(train, json!(quality.train_rmse));
    error.insert("cv_r2".to_owned(), json!(quality.cv_r2));
    let domain = labels.iter().cloned().zip(law.domain()).map(|(label, (low, high))| (label, json!([low, high])));
    let coefficients = law.coefficients().into_iter().map(|coefficient| {
        json!({
            "name": coefficient.name,
            "value": coefficient.value,
            "standard_error": coefficient.standard_error,
            "lower": coefficient.lower,
            "upper": coefficient.upper,
            "identifiable": coefficient.identifiable,
        })
    });
    let constants = basis.problem().variables().iter().filter_map(|variable| {
        let unit = Unit::coherent(&variable.dimension()).to_string();
        variable.constant().map(|value| json!({"name": variable.name(), "value": value, "unit": unit}))
    });
    json!({
        "model": law.model_name(),
        "formula": law.formula(),
        "groups": law.groups().iter().map(json::group).collect::<Vec<_>>(),
        "scale": json::scale(law.scale()),
        "n": quality.rows,
        "error": error,
        "leaderboard": leaderboard.collect::<Vec<_>>(),
        "domain": domain.collect::<Map<_, _>>(),
        "coefficients": coefficients.collect::<Vec<_>>(),
        "coefficients_at": law.centre().map(|centre| labels.iter().cloned().zip(centre).collect::<BTreeMap<_, _>>()),
        "constants": constants.collect::<Vec<_>>(),
        "unused": basis.unused().iter().map(|variable| variable.name()).collect::<Vec<_>>(),
        "never_varying": law.never_varying().iter().map(|&place| labels[place].clone()).collect::<Vec<_>>(),
        "cross_validation": quality.cross_validation,
        "file": output,
    })
}
