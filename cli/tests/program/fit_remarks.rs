//! What a fit says of data that hide something, and of weights and labels that do not serve.

use snapbox::str;

use crate::room::Room;

/// Squares with columns that could be taken for weights, and labels.
const SQUARES: &str = "area [m^2],side [m],bare,age [s],share [1],none [1],lab\n\
    1.1,1,1,1,1,0,a\n3.9,2,1,1,2,1,a\n9.2,3,1,1,3,1,a\n15.8,4,1,1,1,1,a\n25.4,5,1,1,1,1,a\n";

fn squares(name: &str, arguments: &[&str]) -> snapbox::cmd::OutputAssert {
    let fit = ["fit", "data.csv", "-y", "area", "--inputs", "side"];
    Room::with_data(name, SQUARES).run(&[&fit, arguments].concat()).stdout_eq("")
}

#[test]
fn a_target_that_never_varies() {
    let data = "y [m],x [m]\n2,1\n2,2\n2,3\n2,4\n";
    let fit = ["fit", "data.csv", "-y", "y"];
    Room::with_data("target_never_varies", data).run(&fit).code(0).stderr_eq(str![[r#"
warning[W033]: `y` is the same in all rows: they cannot show what it depends on
help: add rows in which it varies, or name another target with `-y`

"#]]);
}

#[test]
fn a_few_targets_that_have_no_logarithm() {
    let data = "y [m],x [m]\n2,1\n4.1,2\n0,3\n7.8,4\n10.2,5\n";
    let fit = ["fit", "data.csv", "-y", "y"];
    Room::with_data("target_without_logarithm", data).run(&fit).code(0).stderr_eq(str![[r#"
note[W034]: `y` is not positive in row 3: the law is one of y/scale, and not of its logarithm
help: if these are misprints, correct them or leave the rows out, and fit again

"#]]);
}

#[test]
fn a_target_of_both_signs_is_no_misprint() {
    let data = "y [m],x [m]\n2,1\n-4.1,2\n0,3\n7.8,4\n-10.2,5\n";
    let fit = ["fit", "data.csv", "-y", "y"];
    Room::with_data("target_of_both_signs", data).run(&fit).code(0).stderr_eq("");
}

#[test]
fn rows_that_are_repeated() {
    let data = "y [m],x [m]\n2,1\n4.1,2\n2,1\n7.8,4\n2,1\n";
    let fit = ["fit", "data.csv", "-y", "y"];
    Room::with_data("rows_repeated", data).run(&fit).code(0).stderr_eq(str![[r#"
warning[W022]: 2 rows repeat an earlier one: errors of unseen rows look too small
help: keep them only if they were measured anew

"#]]);
}

#[test]
fn weights_without_unit() {
    squares("weights_without_unit", &["--weight", "bare"]).code(3).stderr_eq(str![[r#"
error[U001]: column `bare` holds numbers and has no unit
 --> data.csv:1:21
  |
1 | area [m^2],side [m],bare,age [s],share [1],none [1],lab
  |                     ^^^^ no unit
help: weights are of dimension one, as `bare [1]`; a standard uncertainty is given with `--uncertainty bare`

"#]]);
}

#[test]
fn weights_with_a_dimension() {
    squares("weights_with_a_dimension", &["--weight", "age"]).code(3).stderr_eq(str![[r#"
error[U007]: column `age` has the dimension [T] where [1] is needed
 --> data.csv:1:26
  |
1 | area [m^2],side [m],bare,age [s],share [1],none [1],lab
  |                          ^^^^^^^ wrong dimension
help: weights are of dimension one, as `age [1]`; a standard uncertainty is given with `--uncertainty age`

"#]]);
}

#[test]
fn uncertainties_of_another_dimension() {
    squares("uncertainties_of_another_dimension", &["--uncertainty", "share"]).code(3).stderr_eq(str![[r#"
error[U007]: column `share` has the dimension [1] where [L²] is needed
 --> data.csv:1:34
  |
1 | area [m^2],side [m],bare,age [s],share [1],none [1],lab
  |                                  ^^^^^^^^^ wrong dimension
help: a standard uncertainty of `area` is in a unit such as `m^2`; weights, of dimension one, are given with `--weight share`

"#]]);
}

#[test]
fn a_weight_of_zero() {
    squares("weight_of_zero", &["--weight", "none"]).code(3).stderr_eq(str![[r#"
error[T003]: the weight of row 1 is 0, and it must be positive
help: leave rows out that shall not count

"#]]);
}

#[test]
fn labels_as_weights() {
    squares("labels_as_weights", &["--weight", "lab"]).code(3).stderr_eq(str![[r#"
error[T006]: column `lab` holds text, not numbers
 --> data.csv:1:53
  |
1 | area [m^2],side [m],bare,age [s],share [1],none [1],lab
  |                                                     ^^^ labels
help: name columns of numbers; labels serve for `--cv group:lab`

"#]]);
}

#[test]
fn a_label_with_one_level() {
    squares("label_with_one_level", &["--cv", "group:lab"]).code(3).stderr_eq(str![[r#"
error[F002]: all rows have one label in column `lab`, and each label is held out by itself
help: choose a column with more labels, or `--cv kfold:5`

"#]]);
}

#[test]
fn fewer_rows_than_coefficients() {
    let room = Room::with_data("fewer_rows", "y [m],x [m],b [m]\n2,1,3\n3,2,7\n4,3,5\n");
    room.run(&["fit", "data.csv", "-y", "y", "--model", "poly:2"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[T005]: 3 rows are too few: a polynomial of degree 2 has 3 coefficients and needs at least 4 rows, because with as many coefficients as rows no residual is left for an interval
help: add rows, or fit fewer coefficients with `--model power`

"#]]);
    let room = Room::with_data("two_rows", "y [m],x [m],b [m]\n2,1,3\n3,2,7\n");
    room.run(&["fit", "data.csv", "-y", "y", "--model", "power"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[T005]: 2 rows are too few: a power law has 2 coefficients and needs at least 3 rows, because with as many coefficients as rows no residual is left for an interval
help: add rows, or fit one coefficient with `--model constant`

"#]]);
    let room = Room::with_data("one_row", "y [m],x [m]\n2,1\n");
    room.run(&["fit", "data.csv", "-y", "y"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[T005]: 1 row is too few: a constant has 1 coefficient and needs at least 2 rows, because with as many coefficients as rows no residual is left for an interval
help: add rows

"#]]);
}

#[test]
fn a_family_of_one_group_for_two() {
    let data = "y [m],x [m],b [m],c [m]\n2,1,3,4\n3,2,6.6,1\n5,3,8,4\n7,4,13,1\n8,5,14,6\n9.1,6,19,3\n";
    let room = Room::with_data("one_group_for_two", data);
    for (model, message) in [
        (
            "asymptotes",
            str![[r#"
error[F002]: asymptotes are for one group that varies, and here 2 vary
help: leave inputs out until one group varies, or choose `power`

"#]],
        ),
        (
            "spline",
            str![[r#"
error[F002]: a spline is for one direction in which groups vary, and here 2 vary
help: choose `power` or a polynomial such as `poly:2`

"#]],
        ),
    ] {
        room.run(&["fit", "data.csv", "-y", "y", "--model", model]).code(3).stdout_eq("").stderr_eq(message);
    }
}
