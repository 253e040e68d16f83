//! Messages about data that are diagnosed against a law.

use snapbox::str;

use crate::room::{Room, run};

#[test]
fn rows_with_holes_are_left_out_as_for_the_fit() {
    let room = Room::with_data("diagnose_holes", "y [m],x [m]\n1,1\n2.1,2\n,3\n4.1,4\n5.2,5\n6,6\n");
    room.run(&["fit", "data.csv", "-y", "y", "--skip-missing", "-o", "law.json"]).code(0);
    room.run(&["diagnose", "law.json", "data.csv"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[T004]: column `y` has no value in row 3
 --> data.csv:1:1
  |
1 | y [m],x [m]
  | ^^^^^ values are missing
help: fill them in, or leave those rows out with `--skip-missing`, as for the fit

"#]]);
    room.run(&["diagnose", "law.json", "data.csv", "--skip-missing"]).code(0).stderr_eq(str![[r#"
note[W008]: 1 of 6 rows left out, for missing values

"#]]);
}

#[test]
fn data_that_the_law_was_not_fitted_to() {
    let room = Room::with_law("other_data")
        .file("no_target.csv", "length [m],amplitude [deg]\n1,20\n")
        .file("few.csv", "length [m],amplitude [deg],period [s]\n1,20,2\n")
        .file("mass.csv", "length [kg],amplitude [deg],period [s]\n1,20,2\n");
    room.run(&["diagnose", "law.json", "few.csv"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[L001]: the law was not fitted to these rows: it was fitted to 25 rows, and these are 1
help: name the data that the law was fitted to, with the same units, the same weights and the same rows left out

"#]]);
    room.run(&["diagnose", "law.json", "no_target.csv"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[T006]: no column is called `period`
help: the data need the target and the inputs that the law was fitted to

"#]]);
    room.run(&["diagnose", "law.json", "mass.csv"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[U007]: column `length` has the dimension [M] where [L] is needed
 --> mass.csv:1:1
  |
1 | length [kg],amplitude [deg],period [s]
  | ^^^^^^^^^^^ wrong dimension
help: give it in a unit of dimension [L], such as `m`

"#]]);
    let row = "1,20,2\n".repeat(25);
    let room = room.file("same.csv", &format!("length [m],amplitude [deg],period [s]\n{row}"));
    room.run(&["diagnose", "law.json", "same.csv"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[L001]: the law was not fitted to these rows: the group `amplitude` has another range in these
help: name the data that the law was fitted to, with the same units, the same weights and the same rows left out

"#]]);
    room.run(&["diagnose", "pendulum.csv", "law.json"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[L002]: `pendulum.csv` is not a saved law: it is no JSON
help: the law comes first: `dimensionless diagnose law.json pendulum.csv`

"#]]);
}

#[test]
fn a_null_test_needs_shuffles() {
    Room::with_law("no_shuffles")
        .run(&["diagnose", "law.json", "pendulum.csv", "--null", "0"])
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[F002]: a null test needs at least 1 shuffle, and 0 were asked for
help: ask for 99, so that the smallest p-value is 0.01

"#]]);
    run(&["diagnose", "law.json", "data.csv", "--seed", "1"]).code(2);
}

#[test]
fn the_uncertainties_of_a_fit_belong_to_its_diagnosis() {
    let data =
        "y [m],x [m],u [cm],w [1]\n1.02,1,1,1\n2.1,2,5,2\n2.9,3,5,3\n4.1,4,5,1\n9,5,800,1\n6.1,6,10,2\n7,7,10,1\n";
    let room = Room::with_data("diagnose_uncertainties", data);
    let fit = ["fit", "data.csv", "-y", "y", "--uncertainty", "u", "--inputs", "x", "-o", "law.json"];
    room.run(&fit).code(0);
    room.run(&["diagnose", "law.json", "data.csv"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[L001]: the law was not fitted to these rows: the root mean square of its residuals was 0.0200, and here it is 0.2184 with equal weights
help: name the data that the law was fitted to, with the same units, the same weights and the same rows left out

"#]]);
    room.run(&["diagnose", "law.json", "data.csv", "--weight", "w"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[L001]: the law was not fitted to these rows: the root mean square of its residuals was 0.0200, and here it is 0.1757 with these weights
help: name the data that the law was fitted to, with the same units, the same weights and the same rows left out

"#]]);
    room.run(&["diagnose", "law.json", "data.csv", "--uncertainty", "w"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[U007]: column `w` has the dimension [1] where [L] is needed
 --> data.csv:1:20
  |
1 | y [m],x [m],u [cm],w [1]
  |                    ^^^^^ wrong dimension
help: a standard uncertainty of `y` is in a unit such as `m`; weights, of dimension one, are given with `--weight w`

"#]]);
    room.run(&["diagnose", "law.json", "data.csv", "--uncertainty", "u"])
        .code(0)
        .stdout_eq(str![[r#"
y = 1.013 · x

  constant: 1 coefficient, 7 rows, 7.0 rows a coefficient

what the residuals of ln y still depend on

               p-value  of all tests  explained  residuals
  x  input       0.970         1.000      7.9 %
  u  no input    0.952         1.000      9.9 %
  w  no input    0.127         0.381     71.2 %

rows that decide most

  row  residual  without the row  leverage  studentised  Cook's distance
    3  -0.04706         -0.05281     0.109        -3.24            0.497
    1  0.006644          0.01002     0.337         0.54            0.171
    4   0.01153          0.01474     0.218         0.71            0.155
    7  -0.01316         -0.01564     0.159        -0.67            0.092
    2   0.03563          0.03779     0.057         1.09            0.070

exponents with and without the constraint of dimensions

     constrained    free  95 % interval
  x        1.000  0.9932  0.9810 to 1.005
  1 relation imposed by dimensions: p = 0.212 (HC3), p = 0.570 (F-test)
  error of ln y on unseen rows: 0.02282 constrained, 0.02246 free
  the free prefactor would carry the unit m^0.01

"#]])
        .stderr_eq("");
}
