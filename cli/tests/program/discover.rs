//! `discover`: missing constants, and what is wrong on the command line.

use snapbox::str;

use crate::room::{Room, run, stdout};

#[test]
fn the_constant_of_gravitation_is_missed() {
    let convention = ["--convention", "coefficient=6.283185307"];
    run(&[&["discover", "examples/data/solar_system.csv", "-y", "period"][..], &convention].concat())
        .code(0)
        .stdout_eq(str![[r#"
a constant is missing: [L³ M⁻¹ T⁻²]; known by name: G

  leave-one-label-out cross-validation, 7 labels of `primary`
  without a further constant the target is out of reach
  error with [L³ M⁻¹ T⁻²]: 0.001746 (constant)
  margin to the next best: a factor of 585.6 (1.5 is asked of a discovery)
  chance of so good a fit where none is missing: p = 0.010 (0.05)
  searched: exponents of L, M, T up to ±3, 342 dimensions
    294 in 129 classes that the rows could tell apart
    0 that products of known constants have, which make no group that varies
    48 that do not reach the target

  simplest                named  members in the box  error of unseen rows
  L³ M⁻¹ T⁻²              G                       2              0.001746
  L T⁻¹       a velocity  c                       6                 1.023
  L⁻² M T                                         2                 1.023
  L⁻² T³                                          2                 1.274
  L⁻³ M T³                                        2                 1.377
  L⁻¹ M⁻¹ T³                                      2                  1.51
  … 123 more

what these rows cannot tell:
  its dimension beyond n [L³ M⁻¹ T⁻²], n ≠ 0:
    all of these make the same of what varies (primary_mass, semi_major_axis)
  its value: another one multiplies the scale of the target by a factor, which the fitted law takes up

value by the convention coefficient=6.283185307, 95 % interval:
  X = 6.685e-11 m^3 kg^-1 s^-2 (6.676e-11 to 6.694e-11)
  G = X = 6.685e-11 m^3 kg^-1 s^-2 (6.676e-11 to 6.694e-11), 1.002 of the known value

the inputs, with that constant:
  primary_mass     needed: nothing else reaches the target
  semi_major_axis  needed: nothing else reaches the target

"#]])
        .stderr_eq("");
}

#[test]
fn the_result_has_classes_value_and_inputs() {
    let arguments =
        ["discover", "examples/data/trinity.csv", "-y", "R", "--const", "rho=1.25 kg/m^3", "--exponents", "2"];
    let output = run(&[&arguments[..], &["--convention", "unit-coefficient", "--format", "json"]].concat()).code(0);
    let object: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    let result = &object["result"];
    let keys: Vec<&str> = result.as_object().unwrap().keys().map(String::as_str).collect();
    for key in ["classes", "margin", "known", "value", "discovery", "p_value", "inputs", "without", "searched"] {
        assert!(keys.contains(&key), "{key}");
    }
    assert_eq!(result["discovery"], true);
    assert_eq!(result["known"], serde_json::json!(["rho"]));
    let best = &result["classes"][0];
    assert_eq!(best["simplest"], serde_json::json!({"L": "2", "M": "1", "T": "-2"}));
    let errors: Vec<f64> =
        result["classes"].as_array().unwrap().iter().map(|class| class["cv_rmse_ln"].as_f64().unwrap()).collect();
    assert!(errors.is_sorted() && errors.len() > 5);
    let value = &result["value"];
    assert_eq!((&value["constant"], &value["convention"]), (&"X".into(), &"unit-coefficient".into()));
    let numbers = ["lower", "value", "upper"].map(|key| value[key].as_f64().unwrap());
    assert!(numbers.is_sorted(), "{numbers:?}");
}

#[test]
fn a_convention_that_does_not_go_with_the_law_is_a_result_and_no_error() {
    let arguments = ["discover", "examples/data/solar_system.csv", "-y", "period", "--convention", "unit-tail-slope"];
    let output = run(&arguments).code(0);
    assert!(stdout(&output).contains("no value: the convention fixes no value"), "{}", stdout(&output));
}

#[test]
fn what_is_wrong_is_said() {
    let room = Room::new("discover").file("few.csv", "y [s],a [m]\n1,1\n2,2\n").file("empty.csv", "y [s],a [m]\n");
    room.run(&["discover", "few.csv", "-y", "y"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[T005]: 2 rows are too few to tell which constant is missing: at least 8 are needed
help: add rows in which the inputs take other values

"#]]);
    room.run(&["discover", "empty.csv", "-y", "y"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[T005]: the table has a header and no rows
help: add rows of data

"#]]);
    room.run(&["discover", "few.csv", "-y", "z"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[T006]: no column is called `z`
help: the columns are `y`, `a`

"#]]);
    room.run(&["discover", "few.csv", "-y", "y", "--convention", "golden"]).code(2).stdout_eq("").stderr_eq(str![[
        r#"
error[F002]: unknown convention `golden`
help: write `unit-tail-slope`, `unit-coefficient`, `coefficient=6.2832` or `median-one`

"#
    ]]);
    room.run(&["discover", "few.csv", "-y", "y", "--shuffles", "3"]).code(2).stdout_eq("").stderr_eq(str![[r#"
error[F002]: 3 shuffles cannot show a chance below 0.05: at least 19 are needed
help: leave the default of 99

"#]]);
    room.run(&["discover", "few.csv", "-y", "y", "--cv", "ends"]).code(2).stdout_eq("").stderr_eq(str![[r#"
error[C001]: `--cv ends` holds out some rows several times, and a constant is sought with each row held out once
help: write `--cv group:COLUMN` or `--cv kfold:5`

"#]]);
    room.run(&["discover", "few.csv", "-y", "y", "--cv", "group:b"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[T006]: no column is called `b`
help: the columns are `y`, `a`

"#]]);
}
