//! What a fit says of inputs and targets that are zero or negative in some rows.

use snapbox::str;

use crate::room::Room;

/// Speeds a/t (a/b)^-0.3 with noise of some percent; the cells in braces are put in.
fn speeds(name: &str, b: &str, t: &str, y: &str) -> Room {
    let data = format!(
        "a [m],b [m],t [s],y [m/s]\n1,3,0.5,2.8\n2,1,1,1.6\n3,{b},2,1.2\n4,2,{t},1.1\n5,7,4,1.4\n6,1,5,0.71\n\
         7,9,6,{y}\n8,4,7,0.92\n9,3,8,0.82\n"
    );
    Room::with_data(name, &data)
}

#[test]
fn an_input_that_is_zero_in_one_row() {
    let room = speeds("input_zero", "0", "3", "1.26");
    let note = str![[r#"
note[W036]: `b` is zero in row 3: it enters as it is, and not as a power
help: leave that row out to fit a power of `b`; keep that row if `b` can be zero

"#]];
    let fit = room.run(&["fit", "data.csv", "-y", "y", "--model", "power"]).code(0);
    fit.stderr_eq(note.clone());
    room.run(&["groups", "data.csv", "-y", "y"]).code(0).stderr_eq(note.clone());
    room.run(&["groups", "data.csv", "--all"]).code(0).stderr_eq(note);
    let value = room.json(&["fit", "data.csv", "-y", "y", "--model", "power"], 0);
    assert_eq!(value["diagnostics"][0]["code"], "W036");
    assert_eq!(value["diagnostics"][0]["severity"], "note");
}

#[test]
fn inputs_that_are_negative_in_rows() {
    let data = "y [m],a [m],b [m],c [m],d [m]\n1,1,-2,0,-1\n2,3,3,-1,-2\n4,4,-5,2,-3\n5,5.5,1,3,-2.5\n6,7,2,4,-1\n8,8,3,2,-2\n9,9,1,1,-4\n";
    let room = Room::with_data("inputs_negative", data);
    room.run(&["fit", "data.csv", "-y", "y", "--model", "power"]).code(0).stderr_eq(str![[r#"
note[W036]: `b` is negative in rows 1, 3: it enters as it is, and not as a power
help: leave those rows out to fit a power of `b`; keep those rows if `b` can be negative
note[W036]: `c` is zero or negative in rows 1, 2: it enters as it is, and not as a power
help: leave those rows out to fit a power of `c`; keep those rows if `c` can be zero or negative
note[W036]: `d` is negative in rows 1, 2, 3, 4, 5, …: it enters as it is, and not as a power
help: give `d` the other sign to fit a power of it

"#]]);
    // What is unused does not enter, and of an angle its own note speaks.
    let data = "y [m],a [m],mass [kg],wind [deg]\n1,1,0,-2\n2,3,3,4\n4,4,5,5\n5,5,1,8\n7,6,2,9\n";
    let room = Room::with_data("inputs_negative_unused", data);
    room.run(&["groups", "data.csv", "-y", "y", "--number", "wind"]).code(0).stderr_eq("");
}

#[test]
fn an_input_whose_sign_keeps_the_target_out_of_reach() {
    let room = speeds("input_bars", "3", "0", "1.26");
    let arguments = ["data.csv", "-y", "y"];
    for command in ["fit", "groups"] {
        room.run(&[&[command], &arguments[..]].concat()).code(4).stderr_eq(str![[r#"
error[P002]: no units-covariant map reaches `y` [L T⁻¹] from `a` [L], `b` [L], `t` [T]: a scale is made of positive quantities, and `t` may be zero or negative; `t` is zero in row 4
help: use rows in which `t` is positive, or add one of the constants `g`, `c`, or a time [T], a velocity [L T⁻¹]; `--const g` adds a constant

"#]]);
    }
}

#[test]
fn a_loss_that_is_asked_for() {
    let room = speeds("loss_asked", "3", "3", "0");
    let fit = |loss: &str| room.run(&["fit", "data.csv", "-y", "y", "--model", "power", "--loss", loss]);
    fit("log").code(3).stdout_eq("").stderr_eq(str![[r#"
error[F001]: `y` is not positive in row 7, and a logarithmic loss needs positive targets
help: leave those rows out, or write `--loss scaled`: then errors of target/scale count

"#]]);
    // Who asks for it need not be told that the target has no logarithm.
    fit("scaled").code(0).stderr_eq("");
    let room = speeds("loss_of_positive", "3", "3", "1.26");
    let error = |loss: &[&str]| {
        let value = room.json(&[&["fit", "data.csv", "-y", "y", "--model", "power"], loss].concat(), 0);
        value["result"]["error"].clone()
    };
    assert_eq!(error(&[]), error(&["--loss", "log"]));
    assert!(error(&["--loss", "scaled"])["cv_rmse_scaled"].is_number());
}

#[test]
fn a_slope_of_a_logarithm_says_so() {
    let room = speeds("slope_of_logarithm", "3", "3", "1.26");
    room.run(&["fit", "data.csv", "-y", "y", "--model", "power", "--loss", "scaled"]).code(0).stdout_eq(str![[r#"
y = a t⁻¹ · F(a/b)

  a/b  from 0.3333 to 6.000
                  slope  std. error  95 % interval
  intercept       1.003     0.05010  0.8846 to 1.122
  ln(a/b)       -0.2671     0.05700  -0.4019 to -0.1323

  linear: 2 coefficients, 9 rows
  error of y/scale: 0.1104 (leave-one-out cross-validation), 0.08041 (training)

"#]]);
}
