//! `discover`: missing constants, and what is wrong on the command line.

use snapbox::str;

use crate::room::{Room, run, stdout};

#[test]
fn the_constant_of_gravitation_is_missed() {
    let convention = ["--convention", "coefficient=6.283185307"];
    run(&[&["discover", "examples/data/solar_system.csv", "-y", "period"][..], &convention].concat())
        .code(0)
        .stdout_eq(str![""])
        .stderr_eq("");
}

#[test]
fn the_result_has_classes_value_and_inputs() {
    let arguments = ["discover", "examples/data/trinity.csv", "-y", "R", "--const", "rho=1.25 kg/m^3", "--exponents", "2"];
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
    let room = Room::new("discover");
    std::fs::write(room.path("few.csv"), "y [s],a [m]\n1,1\n2,2\n").unwrap();
    std::fs::write(room.path("empty.csv"), "y [s],a [m]\n").unwrap();
    room.run(&["discover", "few.csv", "-y", "y"]).code(3).stdout_eq("").stderr_eq(str![""]);
    room.run(&["discover", "empty.csv", "-y", "y"]).code(3).stdout_eq("").stderr_eq(str![""]);
    room.run(&["discover", "few.csv", "-y", "z"]).code(3).stdout_eq("").stderr_eq(str![""]);
    room.run(&["discover", "few.csv", "-y", "y", "--convention", "golden"]).code(2).stdout_eq("").stderr_eq(str![""]);
    room.run(&["discover", "few.csv", "-y", "y", "--shuffles", "3"]).code(3).stdout_eq("").stderr_eq(str![""]);
    room.run(&["discover", "few.csv", "-y", "y", "--cv", "group:b"]).code(3).stdout_eq("").stderr_eq(str![""]);
}
