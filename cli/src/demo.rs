//! `demo`: example data, and what to do with them.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};

use dimensionless::Code;
use serde_json::json;

use crate::arguments::DemoArguments;
use crate::diagnostic::{Diagnostic, Result, reason};
use crate::outcome::Outcome;
use crate::render;

/// One example.
struct Demo {
    name: &'static str,
    about: &'static str,
    csv: &'static str,
    /// The arguments behind `dimensionless fit NAME.csv`.
    fit: &'static str,
}

const DEMOS: [Demo; 4] = [
    Demo {
        name: "pendulum",
        about: "periods of pendulums, with a mass that cannot matter (computed)",
        csv: include_str!("../data/pendulum.csv"),
        fit: "-y period --const g",
    },
    Demo {
        name: "solar_system",
        about: "planets and moons: Kepler's third law",
        csv: include_str!("../../examples/data/solar_system.csv"),
        fit: "-y period --const G",
    },
    Demo {
        name: "trinity",
        about: "radius of the Trinity fireball: Taylor's blast wave",
        csv: include_str!("../../examples/data/trinity.csv"),
        fit: "-y R --const E=\"7.1e13 J\" --const rho=\"1.25 kg/m^3\"",
    },
    Demo {
        name: "enthalpy_of_vaporization",
        about: "265 liquids at their boiling points",
        csv: include_str!("../../examples/data/enthalpy_of_vaporization.csv"),
        fit: "-y Hvap --inputs Tb,Tc,Pc --const R --const P0=\"101325 Pa\" --cv kfold:5",
    },
];

pub(crate) fn run(arguments: &DemoArguments) -> Result<Outcome> {
    let Some(name) = arguments.name.as_deref() else { return Ok(list()) };
    let Some(demo) = DEMOS.iter().find(|demo| demo.name == name.trim_end_matches(".csv")) else {
        let names: Vec<&str> = DEMOS.iter().map(|demo| demo.name).collect();
        return Err(Diagnostic::usage(format!("no example is called `{name}`"))
            .help(format!("the examples are {}", names.join(", "))));
    };
    let file = format!("{}.csv", demo.name);
    // `create_new` leaves no moment between looking and writing.
    let written = OpenOptions::new().write(true).create_new(true).open(&file);
    written.and_then(|mut out| out.write_all(demo.csv.as_bytes())).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => {
            Diagnostic::error(Code::File, format!("`{file}` is there already and stays as it is"))
                .help(format!("use it, or remove it: `dimensionless fit {file} {}`", demo.fit))
        }
        _ => Diagnostic::error(Code::File, format!("cannot write `{file}`: {}", reason(&error)))
            .help("change to a folder that can be written"),
    })?;
    let next = format!("dimensionless fit {file} {}", demo.fit);
    let text = format!("wrote {file}: {}\nnext: {next}\n", demo.about);
    Ok(Outcome { text, result: json!({"file": file, "about": demo.about, "next": next}) })
}

fn list() -> Outcome {
    let rows = DEMOS.iter().map(|demo| vec![demo.name.to_owned(), demo.about.to_owned()]);
    let text = render::table(&[], rows.collect(), &[]) + "\nnext: dimensionless demo pendulum\n";
    let demos: Vec<_> = DEMOS.iter().map(|demo| json!({"name": demo.name, "about": demo.about})).collect();
    Outcome { text, result: json!({"demos": demos}) }
}
