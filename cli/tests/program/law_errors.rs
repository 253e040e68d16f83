//! Messages about saved laws and what they are asked to predict.

use snapbox::str;

use crate::room::Room;

#[test]
fn csv_is_no_law() {
    Room::with_law("csv_is_no_law").run(&["predict", "pendulum.csv", "pendulum.csv"]).code(3).stdout_eq("").stderr_eq(
        str![[r#"
error[L002]: `pendulum.csv` is not a saved law: it is no JSON
help: save a law with `dimensionless fit DATA -y TARGET -o law.json`, and name it first

"#]],
    );
}

#[test]
fn law_and_data_the_other_way_round() {
    Room::with_law("law_and_data_the_other_way_round")
        .run(&["predict", "pendulum.csv", "law.json"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[L002]: `pendulum.csv` is not a saved law: it is no JSON
help: the law comes first: `dimensionless predict law.json pendulum.csv`

"#]]);
}

#[test]
fn data_that_are_a_law() {
    Room::with_law("data_that_are_a_law").run(&["predict", "law.json", "law.json"]).code(3).stdout_eq("").stderr_eq(
        str![[r#"
error[T002]: `law.json` is JSON, and data are CSV
help: a saved law comes first in `dimensionless predict law.json NEW`

"#]],
    );
}

#[test]
fn json_that_is_no_law() {
    Room::with_law("json_that_is_no_law")
        .file("other.json", "{\"a\": 1}")
        .run(&["predict", "other.json", "pendulum.csv"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[L002]: other.json: this is not a saved law: missing field `format` at line 1 column 8
help: save a law with `dimensionless fit DATA -y TARGET -o law.json`

"#]]);
}

#[test]
fn a_law_that_is_not_there() {
    Room::with_law("a_law_that_is_not_there")
        .run(&["predict", "no.json", "pendulum.csv"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[T001]: cannot read `no.json`: No such file or directory
help: name a law that was saved with `dimensionless fit DATA -y TARGET -o law.json`

"#]]);
}

#[test]
fn new_data_of_another_dimension() {
    Room::with_law("new_data_of_another_dimension")
        .file("new.csv", "run,length [kg],amplitude [deg]\na,1,20\n")
        .run(&["predict", "law.json", "new.csv"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[U007]: column `length` has the dimension [M] where [L] is needed
 --> new.csv:1:5
  |
1 | run,length [kg],amplitude [deg]
  |     ^^^^^^^^^^^ wrong dimension
help: give it in a unit of dimension [L], such as `m`

"#]]);
}

#[test]
fn new_data_without_an_input() {
    Room::with_law("new_data_without_an_input")
        .file("new.csv", "width [m],amplitude [deg]\n1,20\n")
        .run(&["predict", "law.json", "new.csv"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[T006]: no column is called `length`
help: rename the column or add it; the law takes `length` [L], `amplitude` [1]

"#]]);
}

#[test]
fn new_data_with_a_typo_in_a_name() {
    Room::with_law("new_data_with_a_typo_in_a_name")
        .file("new.csv", "lenght [m],amplitude [deg]\n1,20\n")
        .run(&["predict", "law.json", "new.csv"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[T006]: no column is called `length`
help: rename `lenght`, if that is it; the law takes `length` [L], `amplitude` [1]

"#]]);
}

#[test]
fn new_data_without_unit() {
    Room::with_law("new_data_without_unit")
        .file("new.csv", "length,amplitude [deg]\n1,20\n")
        .run(&["predict", "law.json", "new.csv"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[U001]: column `length` holds numbers and has no unit
 --> new.csv:1:1
  |
1 | length,amplitude [deg]
  | ^^^^^^ no unit
help: write `length [m]` in the header or pass `--unit length=m`, with its real unit (`1` for a pure number)

"#]]);
}

#[test]
fn new_data_with_holes() {
    Room::with_law("new_data_with_holes")
        .file("new.csv", "length [m],amplitude [deg]\n,20\n")
        .run(&["predict", "law.json", "new.csv"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[T004]: column `length` has no value in row 1
 --> new.csv:1:1
  |
1 | length [m],amplitude [deg]
  | ^^^^^^^^^^ values are missing
help: fill them in, or leave those rows without prediction with `--skip-missing`

"#]]);
}

#[test]
fn new_data_of_an_untrained_sign() {
    Room::with_law("new_data_of_an_untrained_sign")
        .file("new.csv", "length [m],amplitude [deg]\n1,20\n-1,20\n")
        .run(&["predict", "law.json", "new.csv"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[T003]: `length` is -1 in row 2, and this law takes positive values of it only
 --> new.csv:1:1
  |
1 | length [m],amplitude [deg]
  | ^^^^^^^^^^ values of this sign were not trained
help: leave that row out, or fit on data that has such values

"#]]);
}

#[test]
fn new_data_with_a_column_called_prediction() {
    Room::with_law("new_data_with_a_column_called_prediction")
        .file("new.csv", "length [m],amplitude [deg],prediction [s]\n1,20,3\n")
        .run(&["predict", "law.json", "new.csv"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[T006]: the data have a column `prediction`, which `predict` writes
 --> new.csv:1:28
  |
1 | length [m],amplitude [deg],prediction [s]
  |                            ^^^^^^^^^^^^^^
help: rename or remove it

"#]]);
}

#[test]
fn a_prediction_in_a_unit_of_another_dimension() {
    Room::with_law("a_prediction_in_a_unit_of_another_dimension")
        .run(&["predict", "law.json", "pendulum.csv", "--unit", "lbf"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[U007]: `lbf` has the dimension [L M T⁻²], and `period` has [T]
help: choose a unit such as `s`, or write `--unit COLUMN=lbf` for a column

"#]]);
}

#[test]
fn a_prediction_in_an_unknown_unit() {
    Room::with_law("a_prediction_in_an_unknown_unit")
        .run(&["predict", "law.json", "pendulum.csv", "--unit", "secs2"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[U007]: `secs2` has the dimension [T²], and `period` has [T]
help: choose a unit such as `s`, or write `--unit COLUMN=secs2` for a column

"#]]);
}

#[test]
fn an_interval_in_percent() {
    Room::with_law("an_interval_in_percent")
        .run(&["predict", "law.json", "pendulum.csv", "--interval", "95"])
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[F002]: the level of an interval must lie between 0 and 1, and 95 was asked for
help: choose a level such as 0.95

"#]]);
}

#[test]
fn rows_outside_made_an_error() {
    Room::with_law("rows_outside_made_an_error")
        .file("new.csv", "length [m],amplitude [deg]\n1,20\n1,120\n")
        .run(&["predict", "law.json", "new.csv", "--outside", "error"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[L003]: 1 of 2 rows is outside the trained domain: row 2
help: leave those rows out, or predict with `--outside warn` or `--outside nan`

"#]]);
}

#[test]
fn predictions_over_the_data() {
    Room::with_law("predictions_over_the_data")
        .run(&["predict", "law.json", "pendulum.csv", "-o", "./pendulum.csv"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[T001]: the output `./pendulum.csv` is the file that is read
help: choose another name with `-o`

"#]]);
}

#[test]
fn predictions_that_cannot_be_written() {
    Room::with_law("predictions_that_cannot_be_written")
        .run(&["predict", "law.json", "pendulum.csv", "-o", "no/out.csv"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[T001]: cannot write `no/out.csv`: No such file or directory
help: check the folder

"#]]);
}

#[test]
fn new_data_that_are_too_small() {
    Room::with_law("new_data_that_are_too_small")
        .file("new.csv", "length [m],amplitude [deg]\n1,20\n5e-309,20\n")
        .run(&["predict", "law.json", "new.csv"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[T003]: `length` is 5e-309 in row 2, and numbers below 2.2e-308 in SI units have too few digits for a law
 --> new.csv:1:1
  |
1 | length [m],amplitude [deg]
  | ^^^^^^^^^^ a value is too small
help: check its unit, or leave that row out

"#]]);
}
