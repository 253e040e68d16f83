//! `export`: a saved law as code that stands alone.

use dimensionless::{Code, Export, Unit, Variable};
use serde_json::{Value, json};

use crate::arguments::{ExportArguments, Language};
use crate::diagnostic::{Diagnostic, Result, reason};
use crate::outcome::Outcome;
use crate::predict::load;

pub(crate) fn run(arguments: &ExportArguments) -> Result<Outcome> {
    let (language, export) = match arguments.to {
        Language::Rust => ("rust", Export::Rust { typed: arguments.typed }),
        Language::Python => ("python", Export::Python),
        Language::Latex => ("latex", Export::Latex),
        Language::Sql => ("sql", Export::Sql),
    };
    if arguments.typed && arguments.to != Language::Rust {
        return Err(Diagnostic::usage(format!(
            "`--typed` belongs to `--to rust`, and `--to {language}` was asked for"
        ))
        .help("leave `--typed` out: the code takes plain numbers in the units of the law"));
    }
    if arguments.name.is_some() && !matches!(arguments.to, Language::Rust | Language::Python) {
        return Err(Diagnostic::usage(format!("`--name` names a function, and `--to {language}` writes none"))
            .help("leave `--name` out, or choose `--to rust` or `--to python`"));
    }
    let law = load("export", &arguments.law, None)?;
    let exported = law.export(export, arguments.name.as_deref())?;
    let coherent = arguments.typed || arguments.to == Language::Latex;
    let quantity = |variable: &Variable| -> Value {
        let unit = if coherent { Unit::coherent(&variable.dimension()) } else { variable.unit().clone() };
        json!({"name": variable.name(), "unit": unit.to_string()})
    };
    let mut result = json!({
        "language": language,
        "name": exported.name,
        "code": exported.code,
        "inputs": law.inputs().into_iter().map(quantity).collect::<Vec<_>>(),
        "output": quantity(law.target()),
        "file": arguments.output,
    });
    let Some(output) = &arguments.output else {
        return Ok(Outcome { text: exported.code, result });
    };
    if *output == arguments.law {
        return Err(Diagnostic::error(Code::File, format!("the output `{output}` is the law that is read"))
            .help("choose another name with `-o`"));
    }
    std::fs::write(output, &exported.code).map_err(|error| {
        Diagnostic::error(Code::File, format!("cannot write `{output}`: {}", reason(&error))).help("check the folder")
    })?;
    result["code"] = Value::Null;
    Ok(Outcome { text: format!("wrote `{}` to {output}\n", exported.name), result })
}
