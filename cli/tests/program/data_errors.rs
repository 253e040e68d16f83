//! Messages about files, headers, cells and columns.

use snapbox::str;

use crate::room::Room;

#[test]
fn a_file_that_is_not_there() {
    Room::new("a_file_that_is_not_there").run(&["check", "data.csv"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[T001]: cannot read `data.csv`: No such file or directory
help: check the path

"#]]);
}

#[test]
fn a_folder_is_no_file() {
    Room::new("a_folder_is_no_file").run(&["check", "."]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[T001]: `.` is a folder
help: name a CSV file in it

"#]]);
}

#[test]
fn an_empty_file() {
    Room::with_data("an_empty_file", "").run(&["check", "data.csv"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[T005]: `data.csv` is empty
help: the first line is a header with units, such as `speed [m/s],drag [N]`

"#]]);
}

#[test]
fn a_file_without_rows() {
    Room::with_data("a_file_without_rows", "speed [m/s]\n")
        .run(&["fit", "data.csv", "-y", "speed"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[T005]: the table has a header and no rows
help: add rows of data

"#]]);
}

#[test]
fn a_cell_that_is_no_number() {
    Room::with_data("a_cell_that_is_no_number", "speed [m/s],length [m]\n1,2\n\"3\",fast\n")
        .run(&["check", "data.csv"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[T003]: `fast` in column `length` is not a finite number
 --> data.csv:3:5
  |
3 | "3",fast
  |     ^^^^ not a finite number
help: correct the cell, or leave it empty for a missing value

"#]]);
}

#[test]
fn a_cell_that_is_infinite() {
    Room::with_data("a_cell_that_is_infinite", "speed [m/s]\n1\ninf\n")
        .run(&["check", "data.csv"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[T003]: `inf` in column `speed` is not a finite number
 --> data.csv:3:1
  |
3 | inf
  | ^^^ not a finite number
help: correct the cell, or leave it empty for a missing value

"#]]);
}

#[test]
fn a_line_that_is_too_short() {
    Room::with_data("a_line_that_is_too_short", "speed [m/s],length [m]\n1,2\n3\n")
        .run(&["check", "data.csv"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[T002]: line 3 has 1 field where the header has 2
 --> data.csv:3:1
  |
3 | 3
  | ^ this line
help: give every line one field a column; quote fields that contain the separator

"#]]);
}

#[test]
fn two_columns_of_one_name() {
    Room::with_data("two_columns_of_one_name", "a [m],a [s]\n1,2\n")
        .run(&["check", "data.csv"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[U009]: two columns are called `a`
 --> data.csv:1:7
  |
1 | a [m],a [s]
  |       ^^^^^ second one
help: rename one of them

"#]]);
}

#[test]
fn a_column_without_name() {
    Room::with_data("a_column_without_name", "a [m],\n1,2\n")
        .run(&["check", "data.csv"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[T002]: a column has no name
 --> data.csv:1:6
  |
1 | a [m],
  |      ^ no name
help: give every column a name and a unit, as `speed [m/s]`

"#]]);
}

#[test]
fn missing_values() {
    Room::with_data("missing_values", "y [m],x [m]\n1,2\n2,\n3,NA\n4,5\n")
        .run(&["fit", "data.csv", "-y", "y"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[T004]: column `x` has no value in 2 rows (2, 3)
 --> data.csv:1:7
  |
1 | y [m],x [m]
  |       ^^^^^ values are missing
help: fill them in, leave those rows out with `--skip-missing`, or the column with `--drop x`

"#]]);
}

#[test]
fn a_target_that_does_not_exist() {
    Room::with_data("a_target_that_does_not_exist", "drag [N],speed [m/s]\n1,2\n")
        .run(&["fit", "data.csv", "-y", "drga"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[T006]: no column is called `drga`
help: did you mean `drag`?

"#]]);
}

#[test]
fn an_input_that_does_not_exist() {
    Room::with_data("an_input_that_does_not_exist", "drag [N],speed [m/s]\n1,2\n")
        .run(&["fit", "data.csv", "-y", "drag", "--inputs", "mass"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[T006]: no column is called `mass`
help: the columns are `drag`, `speed`

"#]]);
}

#[test]
fn a_target_that_is_text() {
    Room::with_data("a_target_that_is_text", "y,x [m]\na,2\n")
        .run(&["fit", "data.csv", "-y", "y"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[T006]: column `y` holds text, not numbers
 --> data.csv:1:1
  |
1 | y,x [m]
  | ^ labels
help: name columns of numbers; labels serve for `--cv group:y`

"#]]);
}

#[test]
fn a_target_among_the_inputs() {
    Room::with_data("a_target_among_the_inputs", "y [m],x [m]\n1,2\n")
        .run(&["fit", "data.csv", "-y", "y", "--inputs", "x,y"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[T006]: column `y` is the target and an input
 --> data.csv:1:1
  |
1 | y [m],x [m]
  | ^^^^^ the target
help: leave it out of the inputs

"#]]);
}

#[test]
fn a_label_to_hold_out_by_that_does_not_exist() {
    Room::with_data("a_label_to_hold_out_by_that_does_not_exist", "y [m],x [m]\n1,2\n2,3\n")
        .run(&["fit", "data.csv", "-y", "y", "--cv", "group:run"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[T006]: no column is called `run`
help: the columns are `y`, `x`

"#]]);
}

#[test]
fn a_law_is_no_data() {
    Room::new("a_law_is_no_data")
        .file("law.json", "{\"format\": 1}")
        .run(&["fit", "law.json", "-y", "y"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[T002]: `law.json` is JSON, and data are CSV
help: a saved law comes first in `dimensionless predict law.json NEW`

"#]]);
}

#[test]
fn a_law_that_cannot_be_written() {
    Room::with_data("a_law_that_cannot_be_written", "y [m],x [m]\n1,2\n2,3\n3,5\n")
        .run(&["fit", "data.csv", "-y", "y", "-o", "no/law.json"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[T001]: cannot write `no/law.json`: No such file or directory
help: check the folder

"#]]);
}

#[test]
fn a_law_over_the_data() {
    Room::with_data("a_law_over_the_data", "y [m],x [m]\n1,2\n2,3\n3,5\n")
        .run(&["fit", "data.csv", "-y", "y", "-o", "data.csv"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[T001]: the output `data.csv` is the file that is read
help: choose another name with `-o`

"#]]);
}
