//! `predict`: rows as they were, predictions in any unit, rows outside the trained domain.

use snapbox::str;

use crate::room::{Room, stdout};

/// A row inside the trained domain, and one with a wider swing.
const NEW: &str = "name,length [ft],amplitude [deg]\n\"b, c\",3.280,20\nwide,1.0,90\n";

/// The cells of one column of a CSV without quotes.
fn column(csv: &str, place: usize) -> Vec<f64> {
    csv.lines()
        .skip(1)
        .map(|line| line.split(',').nth(place).and_then(|cell| cell.parse().ok()).unwrap_or(f64::NAN))
        .collect()
}

#[test]
fn rows_stay_as_they_were_and_get_four_columns() {
    Room::with_law("rows_stay")
        .file("new.csv", NEW)
        .run(&["predict", "law.json", "new.csv"])
        .code(0)
        .stdout_eq(str![[r#"
name,length [ft],amplitude [deg],prediction [s],lower [s],upper [s],outside
"b, c",3.280,20,2.0215426322214123,2.0213900187003433,2.0216952572646947,0
wide,1.0,90,1.3046092149061639,1.3044716739547866,1.304746770359591,0.11911326774572888

"#]])
        .stderr_eq(str![[r#"
warning[W009]: 1 of 2 rows is outside the trained domain: row 2
help: the column `outside` says how far; `--outside nan` withholds those predictions

"#]]);
}

#[test]
fn rows_outside_can_be_withheld() {
    let room = Room::with_law("rows_withheld").file("new.csv", NEW);
    room.run(&["predict", "law.json", "new.csv", "--outside", "nan"])
        .code(0)
        .stdout_eq(str![[r#"
name,length [ft],amplitude [deg],prediction [s],lower [s],upper [s],outside
"b, c",3.280,20,2.0215426322214123,2.0213900187003433,2.0216952572646947,0
wide,1.0,90,NaN,NaN,NaN,0.11911326774572888

"#]])
        .stderr_eq(str![[r#"
note[W009]: 1 of 2 rows is outside the trained domain: row 2; they are NaN

"#]]);
}

#[test]
fn rows_with_holes_get_empty_cells() {
    let room = Room::with_law("rows_holes").file("new.csv", "length [m],amplitude [deg]\n,20\n1,20\n");
    room.run(&["predict", "law.json", "new.csv", "--skip-missing"])
        .code(0)
        .stdout_eq(str![[r#"
length [m],amplitude [deg],prediction [s],lower [s],upper [s],outside
,20,,,,
1,20,2.021801439370369,2.021648806311018,2.0219540839534087,0

"#]])
        .stderr_eq("");
}

#[test]
fn the_separator_of_the_file_is_kept() {
    let room = Room::with_law("separator").file("new.csv", "name;length [m];amplitude [deg]\n\"a;b\";1;20\n");
    room.run(&["predict", "law.json", "new.csv"])
        .code(0)
        .stdout_eq(str![[r#"
name;length [m];amplitude [deg];prediction [s];lower [s];upper [s];outside
"a;b";1;20;2.021801439370369;2.021648806311018;2.0219540839534087;0

"#]])
        .stderr_eq("");
}

#[test]
fn a_law_needs_no_column_that_it_cannot_depend_on() {
    let room = Room::with_law("no_mass").file("new.csv", "length [m],amplitude [deg]\n1,20\n");
    room.run(&["predict", "law.json", "new.csv"]).code(0);
}

#[test]
fn other_units_give_the_same_prediction() {
    let room = Room::with_law("other_units")
        .file("si.csv", "length [m],amplitude [rad]\n0.3048,0.5\n1.2192,1.0\n")
        .file("feet.csv", "length [ft],amplitude [mrad]\n1,500\n4,1000\n")
        .file("bare.csv", "length,amplitude\n1,500\n4,1000\n");
    let si = stdout(&room.run(&["predict", "law.json", "si.csv"]).code(0));
    let feet = stdout(&room.run(&["predict", "law.json", "feet.csv", "--unit", "ms"]).code(0));
    let units = ["--unit", "length=ft", "--unit", "amplitude=mrad", "--unit", "min"];
    let bare = stdout(&room.run(&[&["predict", "law.json", "bare.csv"][..], &units].concat()).code(0));
    assert!(feet.starts_with("length [ft],amplitude [mrad],prediction [ms],lower [ms],upper [ms],outside\n"));
    assert!(bare.starts_with("length,amplitude,prediction [min],lower [min],upper [min],outside\n"));
    for place in 2..5 {
        for (row, seconds) in column(&si, place).into_iter().enumerate() {
            assert!((column(&feet, place)[row] / 1e3 / seconds - 1.0).abs() < 1e-12);
            assert!((column(&bare, place)[row] * 60.0 / seconds - 1.0).abs() < 1e-12);
        }
    }
}

#[test]
fn the_fit_predicts_its_own_rows() {
    let room = Room::with_law("own_rows");
    let csv = stdout(&room.run(&["predict", "law.json", "pendulum.csv"]).code(0).stderr_eq(""));
    let (measured, predicted) = (column(&csv, 3), column(&csv, 4));
    assert_eq!(measured.len(), 25);
    for (measured, predicted) in measured.into_iter().zip(predicted) {
        assert!((predicted / measured - 1.0).abs() < 5e-3);
    }
}

#[test]
fn a_wider_interval_is_wider() {
    let room = Room::with_law("wider").file("new.csv", "length [m],amplitude [deg]\n1,20\n");
    let upper =
        |level| column(&stdout(&room.run(&["predict", "law.json", "new.csv", "--interval", level]).code(0)), 4)[0];
    assert!(upper("0.99") > upper("0.95") && upper("0.95") > upper("0.5"));
}

#[test]
fn predictions_go_to_a_file() {
    let room = Room::with_law("to_a_file").file("new.csv", "length [m],amplitude [deg]\n1,20\n");
    let printed = stdout(&room.run(&["predict", "law.json", "new.csv"]).code(0));
    room.run(&["predict", "law.json", "new.csv", "-o", "out.csv"]).code(0).stdout_eq("wrote 1 row to out.csv\n");
    assert_eq!(room.read("out.csv"), printed);
}

#[test]
fn a_target_in_decibels_is_predicted_in_decibels_and_in_watts() {
    let room = Room::with_data(
        "decibels",
        "level [dBm],area [m^2],I [W/m^2]\n10,1,0.01\n13.01,2,0.01\n20,1,0.1\n23.01,2,0.1\n",
    );
    room.run(&["fit", "data.csv", "-y", "level", "-o", "law.json"]).code(0);
    let level = stdout(&room.run(&["predict", "law.json", "data.csv"]).code(0));
    let watts = stdout(&room.run(&["predict", "law.json", "data.csv", "--unit", "mW"]).code(0));
    assert!(level.starts_with("level [dBm],area [m^2],I [W/m^2],prediction [dBm],"));
    assert!((column(&level, 3)[0] - 10.0).abs() < 1e-3 && (column(&watts, 3)[0] - 10.0).abs() < 1e-2);
}

#[test]
fn a_law_of_a_declared_base_quantity_is_read_back() {
    let room = Room::with_data("declared_base", "yield [mmw/d],rain [mmw/h]\n24,1\n49,2\n71,3\n");
    let base = ["--base", "rainwater=mmw"];
    room.run(&[&["fit", "data.csv", "-y", "yield", "-o", "law.json"][..], &base].concat()).code(0);
    let csv = stdout(&room.run(&[&["predict", "law.json", "data.csv", "--unit", "mmw/d"][..], &base].concat()).code(0));
    assert!((column(&csv, 2)[0] / 24.0 - 1.0).abs() < 0.02);
}
