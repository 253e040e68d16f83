//! `units`: the list, one unit, a word.

use serde_json::json;
use snapbox::str;

use crate::room::{Room, run, stdout};

#[test]
fn one_unit_is_explained() {
    run(&["units", "km/h"])
        .code(0)
        .stdout_eq(str![[r#"
km/h
  dimension  L T⁻¹
  value      1 km/h = 0.2777777777777778 m s^-1

"#]])
        .stderr_eq("");
    run(&["units", "psi"])
        .code(0)
        .stdout_eq(str![[r#"
psi: pound-force per square inch
  dimension  L⁻¹ M T⁻²
  value      1 psi = 6894.757293168362 Pa
  defined    1 lbf in^-2
  also       psia, psid
  source     NIST SP 811 B.8

"#]])
        .stderr_eq("");
}

#[test]
fn a_point_scale_and_a_level_are_explained() {
    run(&["units", "degF"])
        .code(0)
        .stdout_eq(str![[r#"
degF: degree Fahrenheit
  dimension  Θ
  scale      0 degF = 255.3722222222222 K, 1 degF = 255.92777777777778 K
  rule       a point on a scale: no product or power of it is a unit; differences are in K
  defined    (5/9) K
  also       °F, ℉, deg_F, degreeF, fahrenheit, Fahrenheit
  source     NIST SP 811 B.8

"#]])
        .stderr_eq("");
    run(&["units", "dB(20 µPa)"])
        .code(0)
        .stdout_eq(str![[r#"
dB(20 µPa)
  dimension  L⁻¹ M T⁻²
  level      0 dB(20 µPa) = 2e-5 Pa, 20 dB(20 µPa) = 0.0002 Pa
  rule       logarithmic: accepted for a target, refused for an input

"#]])
        .stderr_eq("");
}

#[test]
fn a_word_searches_names() {
    run(&["units", "troy"])
        .code(0)
        .stdout_eq(str![[r#"
mass and temperature
  symbol              name          dimension  in SI units
  oz_t, ozt, troy_oz  ounce (troy)  M          0.0311034768
  lb_t                pound (troy)  M          0.3732417216

"#]])
        .stderr_eq("");
}

#[test]
fn what_is_neither_unit_nor_word_is_an_error() {
    run(&["units", "xyzzy"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[U003]: unknown unit `xyzzy`
  |
1 | xyzzy
  | ^^^^^ no such unit
help: `dimensionless units` lists every unit; others can be declared

"#]]);
    run(&["units", ""]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[U002]: an empty unit
  |
1 |
  | ^
help: write `1` for a quantity of dimension one

"#]]);
}

#[test]
fn the_list_has_every_unit_under_its_field() {
    let list = stdout(&run(&["units"]).code(0));
    assert!(list.starts_with("SI\n  symbol"));
    for text in ["\nastronomy\n", "M_sun", "mmHg", "degF"] {
        assert!(list.contains(text), "{text}");
    }
}

#[test]
fn declared_units_are_listed() {
    let output = run(&["units", "smoot", "--define", "smoot=1.7018 m"]).code(0);
    assert!(stdout(&output).contains("1 smoot = 1.7018 m"));
}

#[test]
fn json_explains_and_lists() {
    let room = Room::new("units_json");
    let object = room.json(&["units", "km/h"], 0);
    assert_eq!(
        object["result"],
        json!({"unit": "km/h", "dimension": {"L": "1", "T": "-1"}, "kind": "ratio", "canonical": "m s^-1",
            "factor": 1.0 / 3.6, "zero": 0.0, "entry": null})
    );
    assert_eq!(room.json(&["units", "degC"], 0)["result"]["zero"], 273.15);
    let units = room.json(&["units"], 0)["result"]["units"].as_array().map_or(0, Vec::len);
    assert!(units > 280);
}

#[test]
fn a_text_with_two_readings_is_no_search() {
    run(&["units", "ton"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[U004]: `ton` has four readings: `t` (tonne), `ton_US` (short ton), `ton_UK` (long ton) and `TR` (ton of refrigeration)
  |
1 | ton
  | ^^^ which one?
help: write `t`, `ton_US`, `ton_UK` or `TR`

"#]]);
}
