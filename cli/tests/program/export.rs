//! `export`: code in four languages, and what is refused.

use snapbox::str;

use crate::room::{Room, stdout};

/// A room with a law of one constant, in hours and kilometres.
fn room(name: &str) -> Room {
    let room = Room::new(name).file("walk.csv", "time [h],way [km],speed [m/s]\n1,3.6,1\n2,14.4,2\n3,32.5,3\n");
    room.run(&["fit", "walk.csv", "-y", "time", "-o", "law.json"]).code(0);
    room
}

#[test]
fn a_law_becomes_a_function_in_rust() {
    room("export_rust").run(&["export", "law.json", "--to", "rust", "--name", "walking time"]).code(0).stdout_eq(str![
        [r#"
/// `time` in `h`: time = 0.9990 · way speed⁻¹
///
/// Fitted to 3 rows: constant.
///
/// - `way` in `km`, positive
/// - `speed` in `m/s`, positive
///
/// NaN where the law refuses a row; `walking_time_outside` says how far a row is outside the trained domain.
#[must_use]
#[allow(non_snake_case, clippy::all, clippy::pedantic)]
pub fn walking_time(way: f64, speed: f64) -> f64 {
    let way_si: f64 = way * 1000.0; // m
    if !(way_si >= f64::MIN_POSITIVE && way_si.is_finite()) {
        return f64::NAN;
    }
    if !(speed >= f64::MIN_POSITIVE && speed.is_finite()) {
        return f64::NAN;
    }
    let ln_way: f64 = way_si.ln();
    let ln_speed: f64 = speed.ln();
    (-0.0010272221791360892 + (ln_way - ln_speed)).exp() / 3600.0
}

/// How far a row is outside the trained domain of `walking_time`; 0 inside.
#[must_use]
#[allow(non_snake_case, clippy::all, clippy::pedantic)]
pub fn walking_time_outside(way: f64, speed: f64) -> f64 {
    let way_si: f64 = way * 1000.0; // m
    if !(way_si >= f64::MIN_POSITIVE && way_si.is_finite()) {
        return f64::NAN;
    }
    if !(speed >= f64::MIN_POSITIVE && speed.is_finite()) {
        return f64::NAN;
    }
    0.0
}

"#]
    ]);
}

#[test]
fn a_law_becomes_a_function_in_python() {
    room("export_python").run(&["export", "law.json", "--to", "python"]).code(0).stdout_eq(str![[r#"
import numpy as np


def time(way, speed):
    """`time` in `h`: time = 0.9990 · way speed⁻¹

    Fitted to 3 rows: constant.

    - `way` in `km`, positive
    - `speed` in `m/s`, positive

    NaN where the law refuses a row; `time_outside` says how far a row is outside the trained domain.
    """
    with np.errstate(all="ignore"):
        valid = True
        way = np.asarray(way, dtype=float)
        speed = np.asarray(speed, dtype=float)
        way_si = way * 1000.0  # m
        valid = valid & (way_si >= 2.2250738585072014e-308) & np.isfinite(way_si)
        valid = valid & (speed >= 2.2250738585072014e-308) & np.isfinite(speed)
        ln_way = np.log(way_si)
        ln_speed = np.log(speed)
        return np.where(valid, np.exp(-0.0010272221791360892 + (ln_way - ln_speed)) / 3600.0, np.nan)[()]


def time_outside(way, speed):
    """How far a row is outside the trained domain of `time`; 0 inside.
    """
    with np.errstate(all="ignore"):
        valid = True
        way = np.asarray(way, dtype=float)
        speed = np.asarray(speed, dtype=float)
        way_si = way * 1000.0  # m
        valid = valid & (way_si >= 2.2250738585072014e-308) & np.isfinite(way_si)
        valid = valid & (speed >= 2.2250738585072014e-308) & np.isfinite(speed)
        return np.where(valid, 0.0, np.nan)[()]

"#]]);
}

#[test]
fn a_law_becomes_a_document() {
    room("export_latex").run(&["export", "law.json", "--to", "latex"]).code(0).stdout_eq(str![[r#"
/documentclass{article}
/usepackage[utf8]{inputenc}
/usepackage{amsmath}
/usepackage[margin=25mm]{geometry}
/setlength{/parindent}{0pt}
/allowdisplaybreaks
/begin{document}

/begin{align*}
/mathrm{time} &= /mathrm{way}/,{/mathrm{speed}}^{-1}/,0.998973
/end{align*}

Fitted to 3 rows: constant. Numbers have six digits; quantities enter in coherent units of the SI.

/begin{tabular}{llll}
symbol & quantity & unit & value // /hline
$/mathrm{time}$ & time & s &  //
$/mathrm{way}$ & way & m &  //
$/mathrm{speed}$ & speed & m s/textasciicircum{}-1 &  //
/end{tabular}

/end{document}

"#]]);
}

#[test]
fn a_law_becomes_an_expression() {
    room("export_sql").run(&["export", "law.json", "--to", "sql"]).code(0).stdout_eq(str![[r#"
-- `time` in `h`: time = 0.9990 · way speed⁻¹
--
-- Fitted to 3 rows: constant.
--
-- - `way` in `km`, positive
-- - `speed` in `m/s`, positive
--
-- NULL where the law refuses a row
CASE WHEN way > 0 AND speed > 0 THEN EXP(-1.0272221791360892E-3 + (LN(way * 1E3) - LN(speed))) / 3.6E3 END

"#]]);
}

#[test]
fn code_goes_to_a_file() {
    let room = room("export_file");
    let written = room.run(&["export", "law.json", "--to", "rust", "--typed", "-o", "time.rs"]).code(0);
    assert_eq!(stdout(&written), "wrote `time` to time.rs\n");
    let head = "pub fn time(way: uom::si::f64::Length, speed: uom::si::f64::Velocity) -> uom::si::f64::Time {";
    assert!(room.read("time.rs").contains(head));
}

#[test]
fn the_result_has_units_beside_the_code() {
    let room = room("export_json");
    let object = room.json(&["export", "law.json", "--to", "sql"], 0);
    let result = &object["result"];
    assert_eq!(
        (&object["command"], &result["language"], &result["name"]),
        (&"export".into(), &"sql".into(), &"time".into())
    );
    assert_eq!(result["inputs"], serde_json::json!([{"name": "way", "unit": "km"}, {"name": "speed", "unit": "m/s"}]));
    assert_eq!(result["output"], serde_json::json!({"name": "time", "unit": "h"}));
    assert_eq!(result["code"], stdout(&room.run(&["export", "law.json", "--to", "sql"])));
    let typed = room.json(&["export", "law.json", "--to", "rust", "--typed"], 0);
    assert_eq!(typed["result"]["inputs"][0], serde_json::json!({"name": "way", "unit": "m"}));
}

#[test]
fn types_are_for_rust() {
    room("export_typed").run(&["export", "law.json", "--to", "python", "--typed"]).code(2).stdout_eq("").stderr_eq(
        str![[r#"
error[C001]: `--typed` belongs to `--to rust`, and `--to python` was asked for
help: leave `--typed` out: the code takes plain numbers in the units of the law

"#]],
    );
}

#[test]
fn names_are_for_functions() {
    room("export_name").run(&["export", "law.json", "--to", "sql", "--name", "f"]).code(2).stdout_eq("").stderr_eq(
        str![[r#"
error[C001]: `--name` names a function, and `--to sql` writes none
help: leave `--name` out, or choose `--to rust` or `--to python`

"#]],
    );
}

#[test]
fn another_language() {
    room("export_language").run(&["export", "law.json", "--to", "fortran"]).code(2).stdout_eq("").stderr_eq(str![[
        r#"
error: invalid value 'fortran' for '--to <LANGUAGE>'
  [possible values: rust, python, latex, sql]

For more information, try '--help'.

"#
    ]]);
}

#[test]
fn what_is_no_law() {
    room("export_no_law").run(&["export", "walk.csv", "--to", "sql"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[L002]: `walk.csv` is not a saved law: it is no JSON
help: save a law with `dimensionless fit DATA -y TARGET -o law.json`, and name it first

"#]]);
}

#[test]
fn code_over_the_law() {
    room("export_over").run(&["export", "law.json", "--to", "sql", "-o", "law.json"]).code(3).stdout_eq("").stderr_eq(
        str![[r#"
error[T001]: the output `law.json` is the law that is read
help: choose another name with `-o`

"#]],
    );
}

#[test]
fn code_that_cannot_be_written() {
    room("export_folder")
        .run(&["export", "law.json", "--to", "sql", "-o", "no/law.sql"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[T001]: cannot write `no/law.sql`: No such file or directory
help: check the folder

"#]]);
}
