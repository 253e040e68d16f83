//! Mistakes in the command line itself: exit code 2.

use snapbox::str;

use crate::room::Room;

#[test]
fn a_bare_call_shows_three_examples() {
    Room::new("a_bare_call_shows_three_examples")
        .run(&[])
        .code(0)
        .stdout_eq(str![[r#"
dimensionless: laws with units from data

  dimensionless demo solar_system                                   write an example CSV
  dimensionless groups "drag [N] ~ speed [m/s], diameter [m], density [kg/m^3], viscosity [Pa s]"
  dimensionless fit solar_system.csv -y period --const G -o law.json

commands: check, groups, fit, predict, discover, diagnose, export, units, demo; `dimensionless --help` explains them

"#]])
        .stderr_eq(str![]);
}

#[test]
fn an_unknown_command() {
    Room::with_data("an_unknown_command", "y [m],x [m]\n1,2\n2,3\n3,5\n")
        .run(&["fti", "data.csv"])
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error: unrecognized subcommand 'fti'

Usage: dimensionless [OPTIONS] [COMMAND]

For more information, try '--help'.

"#]]);
}

#[test]
fn a_fit_without_target() {
    Room::with_data("a_fit_without_target", "y [m],x [m]\n1,2\n2,3\n3,5\n")
        .run(&["fit", "data.csv"])
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error: the following required arguments were not provided:
  --target <COLUMN>

Usage: dimensionless fit --target <COLUMN> <DATA>

For more information, try '--help'.

"#]]);
}

#[test]
fn inputs_and_drops_exclude_each_other() {
    Room::with_data("inputs_and_drops_exclude_each_other", "y [m],x [m]\n1,2\n2,3\n3,5\n")
        .run(&["fit", "data.csv", "-y", "y", "--inputs", "x", "--drop", "x"])
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error: the argument '--inputs <COLUMNS>' cannot be used with '--drop <COLUMNS>'

Usage: dimensionless fit --target <COLUMN> --inputs <COLUMNS> <DATA>

For more information, try '--help'.

"#]]);
}

#[test]
fn an_unknown_model() {
    Room::with_data("an_unknown_model", "y [m],x [m]\n1,2\n2,3\n3,5\n")
        .run(&["fit", "data.csv", "-y", "y", "--model", "oracle"])
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[F002]: unknown model `oracle`
help: write `auto`, `constant`, `power`, `huber`, `tukey`, `poly:2`, `ridge:3`, `spline`, `smooth`, `gp`, `asymptotes` or `blend`

"#]]);
}

#[test]
fn a_degree_that_is_too_high() {
    Room::with_data("a_degree_that_is_too_high", "y [m],x [m]\n1,2\n2,3\n3,5\n")
        .run(&["fit", "data.csv", "-y", "y", "--model", "poly:12"])
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[F002]: a polynomial has a degree from 2 to 9, and 12 was asked for
help: write `poly:3`

"#]]);
}

#[test]
fn an_unknown_scheme() {
    Room::with_data("an_unknown_scheme", "y [m],x [m]\n1,2\n2,3\n3,5\n")
        .run(&["fit", "data.csv", "-y", "y", "--cv", "bootstrap"])
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[C001]: unknown scheme `bootstrap` of cross-validation
help: write `--cv loo`, `--cv kfold:5`, `--cv group:COLUMN` or, to fit, `--cv ends`

"#]]);
}

#[test]
fn an_input_named_twice() {
    Room::with_data("an_input_named_twice", "y [m],x [m]\n1,2\n2,3\n3,5\n")
        .run(&["fit", "data.csv", "-y", "y", "--inputs", "x,x"])
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[C001]: `--inputs` names `x` twice
help: name each input once

"#]]);
}

#[test]
fn a_constant_given_twice() {
    Room::with_data("a_constant_given_twice", "y [m],x [m]\n1,2\n2,3\n3,5\n")
        .run(&["fit", "data.csv", "-y", "y", "--const", "g", "--const", "c,g"])
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[C001]: the constant `g` is given twice
help: give each constant once

"#]]);
}

#[test]
fn a_decimal_comma() {
    Room::with_data("a_decimal_comma", "y [m],x [m]\n1,2\n2,3\n3,5\n")
        .run(&["fit", "data.csv", "-y", "y", "--const", "E=7,1e13 J"])
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[C001]: `1e13 J` in `--const` is no name of a constant
help: a comma separates constants: write decimals with a point

"#]]);
}

#[test]
fn a_constant_without_name() {
    Room::with_data("a_constant_without_name", "y [m],x [m]\n1,2\n2,3\n3,5\n")
        .run(&["fit", "data.csv", "-y", "y", "--const", "=3 m"])
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[C001]: `--const =3 m` has no name before `=`
help: write `--const E="7.1e13 J"`

"#]]);
}

#[test]
fn an_empty_constant() {
    Room::with_data("an_empty_constant", "y [m],x [m]\n1,2\n2,3\n3,5\n")
        .run(&["fit", "data.csv", "-y", "y", "--const", ""])
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[C001]: `--const` holds an empty name
help: write `--const c,k_B`, or `--const E="7.1e13 J"`

"#]]);
}

#[test]
fn a_unit_without_column() {
    Room::with_data("a_unit_without_column", "y [m],x [m]\n1,2\n2,3\n3,5\n")
        .run(&["fit", "data.csv", "-y", "y", "--unit", "km"])
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[C001]: `--unit km` names no column
help: write `--unit COLUMN=km`

"#]]);
}

#[test]
fn a_column_with_two_units() {
    Room::with_data("a_column_with_two_units", "y [m],x [m]\n1,2\n2,3\n3,5\n")
        .run(&["fit", "data.csv", "-y", "y", "--unit", "x=km", "--unit", "x=m"])
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[C001]: column `x` is given two units
help: write `--unit` once for each column

"#]]);
}

#[test]
fn a_definition_without_equals_sign() {
    Room::with_data("a_definition_without_equals_sign", "y [m],x [m]\n1,2\n2,3\n3,5\n")
        .run(&["fit", "data.csv", "-y", "y", "--define", "smoot"])
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[C001]: `--define smoot` has no `=`
help: write `--define "smoot=1.7018 m"`

"#]]);
}

#[test]
fn a_target_for_a_problem_that_is_written_out() {
    Room::with_data("a_target_for_a_problem_that_is_written_out", "y [m],x [m]\n1,2\n2,3\n3,5\n")
        .run(&["groups", "a [m], b [m]", "-y", "a"])
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[C001]: `-y` belongs to a data file, and a problem was written out
help: a problem says it all: `target [unit] ~ input [unit], …`

"#]]);
}

#[test]
fn an_unknown_example() {
    Room::with_data("an_unknown_example", "y [m],x [m]\n1,2\n2,3\n3,5\n")
        .run(&["demo", "pendulom"])
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[C001]: no example is called `pendulom`
help: the examples are pendulum, solar_system, trinity, enthalpy_of_vaporization

"#]]);
}

#[test]
fn a_prediction_in_two_units() {
    Room::with_law("a_prediction_in_two_units")
        .run(&["predict", "law.json", "pendulum.csv", "--unit", "ms", "--unit", "h"])
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[C001]: the prediction is given two units, `ms` and `h`
help: write `--unit COLUMN=UNIT` for the unit of a column

"#]]);
}

#[test]
fn mistakes_are_json_where_json_was_asked_for() {
    let object = Room::new("mistakes_are_json").json(&["fit"], 2);
    assert_eq!(object["command"], "fit");
    assert_eq!(object["result"], serde_json::Value::Null);
    assert_eq!(object["diagnostics"][0]["code"], "C001");
    assert_eq!(
        object["diagnostics"][0]["message"],
        "the following required arguments were not provided: --target <COLUMN> <DATA>"
    );
}

#[test]
fn help_lists_every_command() {
    Room::new("help").run(&["--help"]).code(0).stdout_eq(str![[r#"
Finds laws that cannot depend on the choice of units: exact Π groups and regression over them

Usage: dimensionless [OPTIONS] [COMMAND]

Commands:
  check     Shows the columns of a file, their units and dimensions, and what looks suspicious
  groups    Finds the Π groups of a problem and the scale of its target
  fit       Fits a law: target = scale · F(Π)
  predict   Predicts with a saved law; writes the rows as they were with the prediction behind them
  discover  Seeks the dimensional constant that the data need and the inputs lack, and inputs that do not matter
  diagnose  Says what the rows of a fit say against a saved law: trends, rows that decide much, groups that vary together
  export    Writes a saved law as code: a function in Rust or Python, a LaTeX document, an SQL expression
  units     Lists the units, explains one (`km/h`), or searches for a word
  demo      Writes an example CSV file into the current folder and names the next command

Options:
      --format <FORMAT>  What is printed to standard output: text to read, or one JSON object; `groups --explain` also as Markdown or LaTeX [default: text] [possible values: text, json, markdown, latex]
  -h, --help             Print help
  -V, --version          Print version

Exit codes: 0 done; 1 finding; 2 usage; 3 input or unit error; 4 dimensionally impossible; 5 numerical failure.

"#]]).stderr_eq("");
}
