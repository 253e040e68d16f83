//! `units`: the table of units, one unit explained, or a search.

use dimensionless::{Code, Unit, UnitEntry, Units};
use serde_json::{Value, json};

use crate::arguments::UnitsArguments;
use crate::diagnostic::{Diagnostic, Result};
use crate::outcome::Outcome;
use crate::{json, number, render, selection};

pub(crate) fn run(arguments: &UnitsArguments) -> Result<Outcome> {
    let units = selection::units(&arguments.declarations)?;
    let Some(text) = arguments.text.as_deref() else {
        return Ok(list(&units.entries().collect::<Vec<_>>()));
    };
    match units.parse(text) {
        Ok(unit) => Ok(explain(&units, &unit)),
        Err(error) => {
            let word = text.trim().to_lowercase();
            let found: Vec<&UnitEntry> = units.entries().filter(|entry| matches(entry, &word)).collect();
            // A text with two readings, or one that is refused for a reason, is no word to search for.
            let is_word = matches!(error.code(), Code::UnknownUnit | Code::UnitSyntax) && !word.is_empty();
            if found.is_empty() || !is_word {
                return Err(Box::<Diagnostic>::from(error));
            }
            Ok(list(&found))
        }
    }
}

/// Whether a word is in the symbols, the name or the field of a unit.
fn matches(entry: &UnitEntry, word: &str) -> bool {
    let texts = [entry.symbol(), entry.name(), entry.field()];
    texts.iter().chain(entry.aliases()).any(|text| text.to_lowercase().contains(word))
}

fn list(entries: &[&UnitEntry]) -> Outcome {
    let mut fields: Vec<&str> = Vec::new();
    for entry in entries {
        if !fields.contains(&entry.field()) {
            fields.push(entry.field());
        }
    }
    let rows = |field: &str| {
        let entries = entries.iter().filter(|entry| entry.field() == field);
        let row = |entry: &&UnitEntry| {
            let symbols = [&[entry.symbol()], entry.aliases()].concat().join(", ");
            vec![symbols, entry.name().to_owned(), entry.dimension().to_string(), number::exact(entry.factor())]
        };
        entries.map(row).collect::<Vec<_>>()
    };
    let sections: Vec<String> = fields
        .iter()
        .map(|field| {
            format!(
                "{field}\n{}",
                render::indented(&render::table(&["symbol", "name", "dimension", "in SI units"], rows(field), &[]))
            )
        })
        .collect();
    let units: Vec<Value> = entries.iter().map(|entry| described(entry)).collect();
    Outcome { text: sections.join("\n"), result: json!({"units": units}) }
}

fn described(entry: &UnitEntry) -> Value {
    json!({
        "symbol": entry.symbol(),
        "aliases": entry.aliases(),
        "name": entry.name(),
        "dimension": json::dimension(&entry.dimension()),
        "factor": entry.factor(),
        "definition": entry.definition(),
        "field": entry.field(),
        "note": entry.note(),
        "source": entry.source(),
    })
}

fn explain(units: &Units, unit: &Unit) -> Outcome {
    let symbol = unit.symbol();
    let entry = units
        .entries()
        .find(|entry| entry.symbol() == symbol || entry.aliases().contains(&symbol) || entry.name() == symbol);
    let (dimension, coherent) = (unit.dimension(), Unit::coherent(&unit.dimension()));
    let name = entry.map_or(String::new(), |entry| format!(": {}", entry.name()));
    let mut text = format!("{symbol}{name}\n  dimension  {dimension}\n");
    let mut line = |what: &str, value: &str| text += &format!("  {what:9}  {value}\n");
    let equation = |value: f64, shown: &str| format!("{shown} = {} {coherent}", number::exact(unit.to_si(value)));
    let kind = if unit.is_point() {
        line("scale", &format!("{}, {}", equation(0.0, &format!("0 {symbol}")), equation(1.0, &format!("1 {symbol}"))));
        line("rule", "a point on a scale: no product or power of it is a unit; differences are in K");
        "point"
    } else if unit.is_logarithmic() {
        line(
            "level",
            &format!("{}, {}", equation(0.0, &format!("0 {symbol}")), equation(20.0, &format!("20 {symbol}"))),
        );
        line("rule", "logarithmic: accepted for a target, refused for an input");
        "level"
    } else {
        let shown =
            if symbol.starts_with(|c: char| c.is_ascii_digit()) { symbol.to_owned() } else { format!("1 {symbol}") };
        line("value", &equation(1.0, &shown));
        "ratio"
    };
    if let Some(entry) = entry {
        if entry.definition() != entry.symbol() {
            line("defined", entry.definition());
        }
        if !entry.aliases().is_empty() {
            line(
                "also",
                &[&[entry.symbol()], entry.aliases()]
                    .concat()
                    .into_iter()
                    .filter(|&other| other != symbol)
                    .collect::<Vec<_>>()
                    .join(", "),
            );
        }
        line("source", entry.source());
        if let Some(note) = entry.note() {
            line("note", note);
        }
    }
    let result = json!({
        "unit": symbol,
        "dimension": json::dimension(&dimension),
        "kind": kind,
        "canonical": coherent.to_string(),
        "factor": if kind == "ratio" { json!(unit.to_si(1.0)) } else { Value::Null },
        "zero": unit.to_si(0.0),
        "entry": entry.map(described),
    });
    Outcome { text, result }
}
