//! `check`: the table of columns and what is suspicious.

use serde_json::json;
use snapbox::str;

use crate::room::{Room, run};

const SUSPICIOUS: &str = "\
run,y [m],T [degC],level [dBm],z [m],k [m],q [s],big [m]
a,1,20,3,0,5,,1
a,2,30,4,-1,5,2,2
b,3,40,5,2,5,3,3e6
b,4,3,2,2,5,6,2
";

#[test]
fn clean_data_give_a_table_and_no_message() {
    run(&["check", "examples/data/solar_system.csv"])
        .code(0)
        .stdout_eq(str![[r#"
5 columns, 28 rows

column           unit  dimension        min         max  missing  distinct
primary          -     labels             -           -        0         7
body             -     labels             -           -        0        28
primary_mass     kg    M          6.4171e23  1.98841e30        0         7
semi_major_axis  km    L               9376   4.51495e9        0        28
period           d     T            0.31891       60189        0        28

"#]])
        .stderr_eq("");
}

#[test]
fn suspicious_values_are_warnings_with_carets() {
    Room::with_data("suspicious_values", SUSPICIOUS)
        .run(&["check", "data.csv"])
        .code(0)
        .stdout_eq(str![[r#"
8 columns, 4 rows

column  unit  dimension  min  max  missing  distinct
run     -     labels       -    -        0         2
y       m     L            1    4        0         4
T       degC  Θ            3   40        0         4
level   dBm   L² M T⁻³     2    5        0         4
z       m     L           -1    2        0         3
k       m     L            5    5        0         1
q       s     T            2    6        1         3
big     m     L            1  3e6        0         3

"#]])
        .stderr_eq(str![[r#"
note[W005]: `T` is a scale in degC: values are converted to K
 --> data.csv:1:11
  |
1 | run,y [m],T [degC],level [dBm],z [m],k [m],q [s],big [m]
  |           ^^^^^^^^ from absolute zero
help: a difference of temperatures is written `delta_degC` or `K`
note[W006]: `level` is logarithmic: it can be a target and no input
 --> data.csv:1:20
  |
1 | run,y [m],T [degC],level [dBm],z [m],k [m],q [s],big [m]
  |                    ^^^^^^^^^^^ logarithmic
warning[W001]: `z` is zero or negative in rows 1, 2
 --> data.csv:1:32
  |
1 | run,y [m],T [degC],level [dBm],z [m],k [m],q [s],big [m]
  |                                ^^^^^ not always positive
help: logarithms and roots need positive values: as an input it enters groups as a numerator only, and the scale not at all
warning[W002]: `k` has the same value in every row
 --> data.csv:1:38
  |
1 | run,y [m],T [degC],level [dBm],z [m],k [m],q [s],big [m]
  |                                      ^^^^^ never varies
help: no law can learn what varying it does; a constant of nature is better given with `--const`
warning[W003]: column `q` has no value in row 1
 --> data.csv:1:44
  |
1 | run,y [m],T [degC],level [dBm],z [m],k [m],q [s],big [m]
  |                                            ^^^^^ values are missing
help: fill them in; `fit` leaves those rows out with `--skip-missing`, and the column with `--drop q`
warning[W004]: `big` in row 3 is 1.5e6 times as large as the next value
 --> data.csv:1:50
  |
1 | run,y [m],T [degC],level [dBm],z [m],k [m],q [s],big [m]
  |                                                  ^^^^^^^ one value stands apart
help: look for a slip in the unit or the decimal point

"#]]);
}

#[test]
fn numbers_without_unit_are_an_error_beside_the_table() {
    let room = Room::with_data("check_without_unit", "speed [m/s],count\n1,2\n2,3\n");
    room.run(&["check", "data.csv"]).code(3).stdout_eq(str![[r#"
2 columns, 2 rows

column  unit  dimension  min  max  missing  distinct
speed   m/s   L T⁻¹        1    2        0         2
count   -     unknown      2    3        0         2

"#]]).stderr_eq(str![[r#"
error[U001]: column `count` holds numbers and has no unit
 --> data.csv:1:13
  |
1 | speed [m/s],count
  |             ^^^^^ no unit
help: write `count [m]` in the header or pass `--unit count=m`, with its real unit (`1` for a pure number); `--drop count` leaves it out

"#]]);
}

#[test]
fn a_unit_of_the_command_line_wins_over_the_header() {
    let room = Room::with_data("check_unit", "speed [m/s],count\n36,2\n72,3\n");
    room.run(&["check", "data.csv", "--unit", "speed=km/h", "--unit", "count=1"])
        .code(0)
        .stdout_eq(str![[r#"
2 columns, 2 rows

column  unit  dimension  min  max  missing  distinct
speed   km/h  L T⁻¹       36   72        0         2
count   1     1            2    3        0         2

"#]])
        .stderr_eq("");
}

#[test]
fn a_companion_file_gives_units() {
    let room = Room::with_data("check_companion", "speed\n36\n72\n").file("data.units.toml", "speed = \"km/h\"\n");
    room.run(&["check", "data.csv"])
        .code(0)
        .stdout_eq(str![[r#"
1 column, 2 rows

column  unit  dimension  min  max  missing  distinct
speed   km/h  L T⁻¹       36   72        0         2

"#]])
        .stderr_eq("");
}

#[test]
fn a_file_without_rows_is_an_error() {
    Room::with_data("check_no_rows", "speed [m/s]\n").run(&["check", "data.csv"]).code(3).stderr_eq(str![[r#"
error[T005]: `data.csv` has a header and no rows
help: add rows of data

"#]]);
}

#[test]
fn json_holds_the_columns_and_the_messages() {
    let object = Room::with_data("check_json", SUSPICIOUS).json(&["check", "data.csv"], 0);
    assert_eq!(object["result"]["rows"], 4);
    assert_eq!(
        object["result"]["columns"][2],
        json!({"name": "T", "unit": "degC", "dimension": {"Theta": "1"}, "kind": "number", "min": 3.0, "max": 40.0,
            "missing": 0, "distinct": 4})
    );
    assert_eq!(
        object["result"]["columns"][0],
        json!({"name": "run", "unit": null, "dimension": null, "kind": "label", "min": null, "max": null, "missing": 0,
            "distinct": 2})
    );
    let diagnostics = object["diagnostics"].as_array().expect("diagnostics are a list");
    let codes: Vec<_> = diagnostics.iter().map(|entry| (entry["code"].as_str(), entry["severity"].as_str())).collect();
    assert_eq!(
        codes,
        [
            (Some("W005"), Some("note")),
            (Some("W006"), Some("note")),
            (Some("W001"), Some("warning")),
            (Some("W002"), Some("warning")),
            (Some("W003"), Some("warning")),
            (Some("W004"), Some("warning")),
        ]
    );
    assert_eq!((&diagnostics[0]["line"], &diagnostics[0]["column"]), (&json!(1), &json!(11)));
    assert_eq!(diagnostics[0]["file"], "data.csv");
}
