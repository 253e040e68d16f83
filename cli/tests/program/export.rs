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
    room("export_rust")
        .run(&["export", "law.json", "--to", "rust", "--name", "walking time"])
        .code(0)
        .stdout_eq(str![]);
}

#[test]
fn a_law_becomes_a_function_in_python() {
    room("export_python").run(&["export", "law.json", "--to", "python"]).code(0).stdout_eq(str![]);
}

#[test]
fn a_law_becomes_a_document() {
    room("export_latex").run(&["export", "law.json", "--to", "latex"]).code(0).stdout_eq(str![]);
}

#[test]
fn a_law_becomes_an_expression() {
    room("export_sql").run(&["export", "law.json", "--to", "sql"]).code(0).stdout_eq(str![]);
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
    room("export_typed")
        .run(&["export", "law.json", "--to", "python", "--typed"])
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![]);
}

#[test]
fn names_are_for_functions() {
    room("export_name")
        .run(&["export", "law.json", "--to", "sql", "--name", "f"])
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![]);
}

#[test]
fn another_language() {
    room("export_language").run(&["export", "law.json", "--to", "fortran"]).code(2).stdout_eq("").stderr_eq(str![]);
}

#[test]
fn what_is_no_law() {
    room("export_no_law").run(&["export", "walk.csv", "--to", "sql"]).code(3).stdout_eq("").stderr_eq(str![]);
}

#[test]
fn code_over_the_law() {
    room("export_over")
        .run(&["export", "law.json", "--to", "sql", "-o", "law.json"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![]);
}

#[test]
fn code_that_cannot_be_written() {
    room("export_folder")
        .run(&["export", "law.json", "--to", "sql", "-o", "no/law.sql"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![]);
}
