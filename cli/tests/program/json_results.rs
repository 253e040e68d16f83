//! `--format json`: keys and nesting as the contract has them.

use serde_json::{Value, json};

use crate::room::{Room, json, run};

const DRAG: &str = "drag [N] ~ speed [m/s], diameter [m], density [kg/m^3], viscosity [Pa s]";

#[test]
fn groups_are_as_in_the_contract() {
    let object = json(run(&["groups", DRAG, "--format", "json"]).code(0));
    assert_eq!(
        object,
        json!({
            "schema": "dimensionless/1",
            "command": "groups",
            "result": {
                "variables": [
                    {"name": "speed", "unit": "m/s", "dimension": {"L": "1", "T": "-1"}},
                    {"name": "diameter", "unit": "m", "dimension": {"L": "1"}},
                    {"name": "density", "unit": "kg/m^3", "dimension": {"L": "-3", "M": "1"}},
                    {"name": "viscosity", "unit": "Pa s", "dimension": {"L": "-1", "M": "1", "T": "-1"}},
                ],
                "rank": 3,
                "groups": [{
                    "expression": "density·speed·diameter/viscosity",
                    "exponents": {"density": "1", "speed": "1", "diameter": "1", "viscosity": "-1"},
                    "name": "Reynolds number",
                    "symbol": "Re",
                }],
                "target": {
                    "name": "drag", "reachable": true, "scale": {"density": "1", "speed": "2", "diameter": "2"},
                },
                "unused": [],
            },
            "diagnostics": [],
        })
    );
}

#[test]
fn fractions_are_texts_and_keys_are_plain() {
    let text = "period [s] ~ length [m], mass [kg], temperature [K], rain [mmw]";
    let object = json(run(&["groups", text, "--const", "g", "--base", "water=mmw", "--format", "json"]).code(0));
    assert_eq!(object["result"]["target"]["scale"], json!({"length": "1/2", "g": "-1/2"}));
    assert_eq!(object["result"]["unused"], json!(["mass", "temperature", "rain"]));
    assert_eq!(object["result"]["variables"][2]["dimension"], json!({"Theta": "1"}));
    assert_eq!(object["result"]["variables"][3]["dimension"], json!({"water": "1"}));
}

#[test]
fn unnamed_groups_and_no_target_are_null() {
    let object = json(run(&["groups", "a [m], b [m]", "--format", "json"]).code(0));
    assert_eq!(object["result"]["target"], Value::Null);
    assert_eq!(
        (&object["result"]["groups"][0]["name"], &object["result"]["groups"][0]["symbol"]),
        (&Value::Null, &Value::Null)
    );
    let named = json(run(&["groups", "speed [m/s], length [m], g [m/s^2]", "--format", "json"]).code(0));
    assert_eq!(named["result"]["groups"][0]["symbol"], "Fr²");
    assert!(named["result"].get("index").is_none());
}

#[test]
fn repeating_variables_have_an_index() {
    let arguments = ["groups", "a [m], b [m^2], c [m^3]", "--repeat", "c", "--format", "json"];
    let object = json(run(&arguments).code(0));
    assert_eq!((&object["result"]["index"], &object["diagnostics"][0]["code"]), (&json!(3), &json!("W010")));
}

#[test]
fn an_unreachable_target_has_a_certificate() {
    let object = json(run(&["groups", "drag [N] ~ speed [m/s], diameter [m]", "--format", "json"]).code(4));
    assert_eq!(
        object["result"]["target"],
        json!({"name": "drag", "reachable": false, "scale": null, "certificate": {"M": "1"}})
    );
    assert_eq!(
        (&object["diagnostics"][0]["code"], &object["diagnostics"][0]["severity"]),
        (&json!("P002"), &json!("error"))
    );
    let fitted = Room::with_data("certificate", "drag [N],speed [m/s],diameter [m]\n1,2,3\n2,3,4\n");
    assert_eq!(fitted.json(&["fit", "data.csv", "-y", "drag"], 4)["result"]["target"], object["result"]["target"]);
}

#[test]
fn a_fit_is_as_in_the_contract() {
    let room = Room::with_law("fit_json");
    let object = room.json(&["fit", "pendulum.csv", "-y", "period", "--const", "g", "--model", "power"], 0);
    let result = &object["result"];
    let keys: Vec<&str> = result.as_object().expect("a result is an object").keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        [
            "model",
            "formula",
            "groups",
            "scale",
            "n",
            "error",
            "leaderboard",
            "domain",
            "coefficients",
            "coefficients_at",
            "constants",
            "unused",
            "never_varying",
            "cross_validation",
            "file",
        ]
    );
    assert_eq!(result["model"], "power law");
    assert_eq!(result["formula"], "period = 6.772 · amplitude^0.03916 · length^(1/2) g^(-1/2)");
    assert_eq!(result["scale"], json!({"length": "1/2", "g": "-1/2"}));
    assert_eq!((&result["n"], &result["unused"]), (&json!(25), &json!(["mass"])));
    let keys: Vec<&str> =
        result["error"].as_object().expect("errors are an object").keys().map(String::as_str).collect();
    assert_eq!(keys, ["cv_rmse_ln", "train_rmse_ln", "cv_r2"]);
    assert_eq!(result["constants"], json!([{"name": "g", "value": 9.80665, "unit": "m s^-2"}]));
    assert!(result["domain"]["amplitude"][1].as_f64().is_some_and(|high| (high - 80_f64.to_radians()).abs() < 1e-12));
    assert_eq!(result["coefficients"][1]["name"], "amplitude");
    assert!(result["coefficients"][1]["lower"].as_f64() < result["coefficients"][1]["upper"].as_f64());
    assert_eq!(result["leaderboard"][0]["model"], "power law");
    assert_eq!(result["leaderboard"][0]["cv_rmse_ln"], result["error"]["cv_rmse_ln"]);
}

#[test]
fn signed_targets_have_errors_over_the_scale() {
    let room = Room::with_data("signed_json", "y [m],a [m],b [m]\n-1,1,2\n1,2,3\n2,3,3\n-3,1,5\n0,2,4\n2,4,5\n");
    let object = room.json(&["fit", "data.csv", "-y", "y", "--model", "power"], 0);
    assert!(object["result"]["error"]["cv_rmse_scaled"].is_number());
    assert!(object["result"]["leaderboard"][0]["cv_rmse_scaled"].is_number());
}

#[test]
fn predictions_are_rows() {
    let room = Room::with_law("predict_json").file("new.csv", "length [m],amplitude [deg]\n1,20\n,20\n");
    let arguments = ["predict", "law.json", "new.csv", "--skip-missing", "--unit", "ms"];
    let result = room.json(&arguments, 0)["result"].clone();
    assert_eq!((&result["target"], &result["unit"], &result["rows"]), (&json!("period"), &json!("ms"), &json!(2)));
    assert!(result["predictions"][0]["prediction"].as_f64().is_some_and(|period| (2000.0..2050.0).contains(&period)));
    assert_eq!(result["predictions"][1], Value::Null);
}

#[test]
fn an_error_is_a_diagnostic_with_its_place() {
    let object = Room::with_data("error_json", "µ [m],speed [m/ss]\n1,2\n").json(&["check", "data.csv"], 3);
    assert_eq!(
        object,
        json!({
            "schema": "dimensionless/1",
            "command": "check",
            "result": null,
            "diagnostics": [{
                "code": "U003",
                "severity": "error",
                "message": "unknown unit `ss` in column `speed`",
                "file": "data.csv",
                "line": 1,
                "column": 16,
                "help": object["diagnostics"][0]["help"],
            }],
        })
    );
}
