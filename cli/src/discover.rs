//! `discover`: the constant that is missing, and the inputs that do not matter.

use std::io::{self, IsTerminal, Write};

use dimensionless::{
    Code, ConstantClass, ConstantValue, Convention, DiscoverOptions, Discovery, InputUse, Loss, Unit,
    discover_with_progress,
};
use serde_json::{Map, Value, json};

use crate::arguments::DiscoverArguments;
use crate::diagnostic::{Diagnostic, Result};
use crate::fit::cross_validation;
use crate::input::Input;
use crate::outcome::{Messages, Outcome};
use crate::{json, selection};

/// Classes between two words about progress.
const STEP: usize = 50;

pub(crate) fn run(arguments: &DiscoverArguments, messages: &mut Messages) -> Result<Outcome> {
    if arguments.cv.as_deref() == Some("ends") {
        let message =
            "`--cv ends` holds out some rows several times, and a constant is sought with each row held out once";
        return Err(Diagnostic::usage(message).help("write `--cv group:COLUMN` or `--cv kfold:5`"));
    }
    let convention = arguments.convention.as_deref().map(str::parse::<Convention>).transpose();
    let convention = convention.map_err(|error| Box::<Diagnostic>::from(error).of_the_command_line())?;
    let units = selection::units(&arguments.selection.declarations)?;
    let options = selection::read_options(&arguments.selection.unit, &units)?;
    let (inputs, _) = selection::inputs(&arguments.selection, &units)?;
    let table = Input::open(&arguments.data)?.table(&arguments.data, options)?;
    let table = selection::complete(table, Some(&arguments.target), &arguments.selection, messages)?;
    let problem = table.problem(&arguments.target, &inputs)?;
    selection::angles(&problem, &table).into_iter().for_each(|note| messages.push(note));
    let options = DiscoverOptions {
        exponents: arguments.exponents,
        denominator: arguments.fractions,
        cross_validation: cross_validation(
            arguments.cv.as_deref(),
            arguments.seed.filter(|_| arguments.cv.is_some()),
            &table,
            &arguments.target,
        )?,
        constants: arguments.count,
        shuffles: arguments.shuffles,
        seed: arguments.seed.unwrap_or(0),
        convention,
    };
    let found = discover_with_progress(&problem, &table, &options, &progress);
    finish_progress();
    let found = found.map_err(|error| {
        let is_setting = error.code() == Code::Setting;
        let error = Box::<Diagnostic>::from(error);
        if is_setting { error.of_the_command_line() } else { error }
    })?;
    Ok(Outcome { text: found.to_string(), result: result(&found) })
}

/// Says how far the search is, where somebody looks.
fn progress(done: usize, all: usize) {
    let mut out = io::stderr();
    if out.is_terminal() && (done.is_multiple_of(STEP) || done == all) {
        // Nothing is left to say where standard error is closed.
        let _ = write!(out, "\r{done} of {all} classes");
    }
}

fn finish_progress() {
    let mut out = io::stderr();
    if out.is_terminal() {
        let _ = write!(out, "\r{:40}\r", "");
    }
}

fn result(found: &Discovery) -> Value {
    let error = match found.loss {
        Loss::Log => "cv_rmse_ln",
        Loss::Scaled => "cv_rmse_scaled",
    };
    let searched = &found.searched;
    json!({
        "classes": found.classes.iter().map(|own| class(own, error)).collect::<Vec<_>>(),
        "without": {error: found.without},
        "margin": found.margin,
        "free_power_law": {error: found.free},
        "falls_short": found.falls_short,
        "p_value": found.p_value,
        "discovery": found.is_discovery,
        "reachable": found.is_reachable,
        "known": found.known,
        "varying": found.varying,
        "never_varying": found.never_varying,
        "groups": found.varying_groups,
        "cross_validation": found.cross_validation,
        "n": found.rows.0,
        "n_compared": found.rows.1,
        "searched": {
            "bases": searched.bases,
            "exponents": searched.exponents,
            "denominator": searched.denominator,
            "in_classes": searched.in_classes,
            "known": searched.known,
            "idle": searched.idle,
            "not_judged": searched.not_judged,
        },
        "value": found.value.as_ref().map(value),
        "no_value": found.no_value,
        "inputs": found.inputs.iter().map(|own| input(own, error)).collect::<Vec<_>>(),
        "second": found.second.as_deref().map(result),
    })
}

fn class(class: &ConstantClass, error: &str) -> Value {
    let mut object = Map::new();
    object.insert("simplest".into(), json::dimension(&class.simplest));
    object.insert("name".into(), json!(class.name));
    object.insert("named".into(), class.named.iter().map(|constant| json!(constant.symbol)).collect());
    object.insert("members_in_box".into(), json!(class.members_in_box));
    object.insert(error.into(), json!(class.cv_rmse));
    object.insert("model".into(), json!(class.model));
    Value::Object(object)
}

/// The value of the constant known by name that is nearest, or of the unknown one; all of them behind it.
fn value(value: &ConstantValue) -> Value {
    let convention = value.convention.to_string();
    let unknown = json!({
        "constant": "X",
        "dimension": json::dimension(&value.dimension),
        "unit": Unit::coherent(&value.dimension).to_string(),
        "value": value.value,
        "lower": value.lower,
        "upper": value.upper,
    });
    let named = value.named.iter().map(|own| {
        json!({
            "constant": own.constant.symbol,
            "dimension": json::dimension(&own.constant.dimension),
            "unit": own.constant.unit,
            "value": own.value,
            "lower": own.lower,
            "upper": own.upper,
            "product": own.product,
            "known_value": own.constant.value,
        })
    });
    let all: Vec<Value> = named.chain([unknown]).collect();
    let mut first = all[0].clone();
    first["convention"] = json!(convention);
    first["members"] = json!(all);
    first
}

fn input(input: &InputUse, error: &str) -> Value {
    json!({"name": input.name, "need": input.need, error: input.cv_rmse})
}
