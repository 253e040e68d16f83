//! The JSON of results and messages: exponents are strings, base quantities have plain keys.

use dimensionless::{Dimension, PiBasis, PiGroup, Scale, Sign, Variable};
use serde_json::{Map, Value, json};

use crate::diagnostic::{Diagnostic, Result};

/// The name of the format.
pub(crate) const SCHEMA: &str = "dimensionless/1";

/// `{"L":"1","T":"-1"}`.
pub(crate) fn dimension(dimension: &Dimension) -> Value {
    let pairs = dimension.iter().map(|(base, exponent)| (base.key().to_owned(), json!(exponent.to_string())));
    Value::Object(pairs.collect())
}

pub(crate) fn diagnostic(diagnostic: &Diagnostic) -> Value {
    let place = diagnostic.location.as_ref();
    json!({
        "code": diagnostic.code,
        "severity": diagnostic.severity.as_str(),
        "message": diagnostic.message,
        "file": place.and_then(|place| place.file.clone()),
        "line": place.map(|place| place.line),
        "column": place.map(|place| place.column),
        "help": diagnostic.help,
    })
}

pub(crate) fn group(group: &PiGroup) -> Value {
    let exponents: Map<String, Value> =
        group.factors().map(|(name, exponent)| (name.to_owned(), json!(exponent.to_string()))).collect();
    let mut value = json!({
        "expression": group.to_string(),
        "exponents": exponents,
        "name": group.name(),
        "symbol": group.symbol(),
    });
    if let Some(factor) = group.factor() {
        value["factor"] = json!(factor);
    }
    let candidates: Vec<&str> = group.candidates().collect();
    if !candidates.is_empty() {
        value[if group.name().is_some() { "also" } else { "candidates" }] = json!(candidates);
    }
    value
}

pub(crate) fn scale(scale: &Scale) -> Value {
    Value::Object(scale.factors().map(|(name, exponent)| (name.to_owned(), json!(exponent.to_string()))).collect())
}

/// The result of `groups`, and of whatever stops at an unreachable target.
pub(crate) fn basis(basis: &PiBasis) -> Result<Value> {
    let variable = |variable: &Variable| {
        let mut value = json!({
            "name": variable.name(),
            "unit": variable.unit().to_string(),
            "dimension": dimension(&variable.dimension()),
        });
        if variable.measured() != variable {
            value["angle"] = json!(variable.measured().name());
        }
        if let Some(constant) = variable.constant() {
            value["constant"] = json!(variable.unit().from_si(constant));
        }
        match variable.sign() {
            Sign::Positive => {}
            Sign::Nonnegative => value["sign"] = json!("nonnegative"),
            Sign::Signed => value["sign"] = json!("signed"),
        }
        value
    };
    let target = match basis.problem().target() {
        None => Value::Null,
        Some(target) => match basis.scale() {
            Ok(found) => json!({"name": target.name(), "reachable": true, "scale": scale(&found)}),
            Err(error) if error.is_impossible() => {
                let certificate = basis.certificate()?.map(|pairs| {
                    let pairs =
                        pairs.iter().map(|(base, exponent)| (base.key().to_owned(), json!(exponent.to_string())));
                    Value::Object(pairs.collect())
                });
                json!({"name": target.name(), "reachable": false, "scale": null, "certificate": certificate})
            }
            Err(error) => return Err(error.into()),
        },
    };
    Ok(json!({
        "variables": basis.problem().variables().iter().map(variable).collect::<Vec<_>>(),
        "rank": basis.rank(),
        "groups": basis.groups().iter().map(group).collect::<Vec<_>>(),
        "target": target,
        "unused": basis.unused().iter().map(|variable| variable.name()).collect::<Vec<_>>(),
    }))
}

/// The symbol of a group, or the product itself where it has none.
pub(crate) fn label(group: &PiGroup) -> String {
    group.symbol().unwrap_or_else(|| group.to_string())
}
