//! Settings of a fit that do not go with the data, and what to write instead.

use snapbox::str;

use crate::room::Room;

const SPEEDS: &str = "run,a [m],b [m],t [s],y [m/s]\nu,1,3,0.5,2.8\nv,2,1,1,1.6\nu,3,4,2,1.64\nv,4,2,3,1.1\nu,5,7,4,1.4\n\
    v,6,1,5,0.71\nu,7,9,6,1.26\nv,8,4,7,0.92\nu,9,3,8,0.82\n";

fn speeds(name: &str) -> Room {
    Room::with_data(name, SPEEDS)
}

fn refused(name: &str, arguments: &[&str]) -> snapbox::cmd::OutputAssert {
    speeds(name).run(&[&["fit", "data.csv", "-y", "y"], arguments].concat()).stdout_eq("")
}

#[test]
fn held_out_labels_name_their_column() {
    let room = speeds("labels_named");
    let words = |arguments: &[&str]| {
        let fit = ["fit", "data.csv", "-y", "y", "--model", "power"];
        room.json(&[&fit, arguments].concat(), 0)["result"]["cross_validation"].clone()
    };
    assert_eq!(words(&["--cv", "group:run"]), "leave-one-label-out cross-validation, 2 labels of `run`");
    assert_eq!(words(&["--cv", "group:run"]), words(&[]));
    // Rows that share no label are any column's.
    assert_eq!(words(&["--cv", "group:t"]), "leave-one-label-out cross-validation, 9 labels");
}

#[test]
fn ends_of_inputs_are_held_out() {
    let data = "y [m^2],a [m]\n2.1,1\n7.8,2\n18.5,3\n31,4\n51,5\n71.5,6\n99,7\n127,8\n";
    let fit = ["fit", "data.csv", "-y", "y", "--model", "constant", "--cv", "ends"];
    Room::with_data("ends_held_out", data).run(&fit).code(0).stderr_eq("").stdout_eq(str![[r#"
y = 2.009 · a²

  zero Π groups: the dimensions fix the law up to one constant
  constant 2.009 (95 % interval 1.960 to 2.058)

  constant: 1 coefficient, 8 rows
  error of ln y: 0.02802 (cross-validation by the ends of `a`), 0.02559 (training)

"#]]);
}

#[test]
fn ends_of_inputs_that_do_not_vary() {
    let data = "y [m],a [m],angle [1]\n1,1,0.1\n2.1,1,0.2\n3,1,0.3\n4,1,0.4\n";
    let fit = ["fit", "data.csv", "-y", "y", "--model", "power", "--cv", "ends"];
    Room::with_data("no_ends", data).run(&fit).code(3).stdout_eq("").stderr_eq(str![[r#"
error[F002]: the ends of inputs cannot be held out: no input with a dimension varies
help: hold out rows by chance, or add rows in which one varies

"#]]);
}

#[test]
fn labels_of_the_target() {
    refused("labels_of_the_target", &["--cv", "group:y"]).code(2).stderr_eq(str![[r#"
error[C001]: `--cv group:y` holds out rows by the target, which new rows do not have
help: choose a column of labels, such as the run or the fluid

"#]]);
}

#[test]
fn labels_of_no_column() {
    refused("labels_of_no_column", &["--cv", "group:"]).code(2).stderr_eq(str![[r#"
error[C001]: `--cv group:` names no column
help: write `--cv group:COLUMN`, with a column of labels such as the run

"#]]);
}

#[test]
fn one_fold() {
    refused("one_fold", &["--cv", "kfold:1"]).code(2).stderr_eq(str![[r#"
error[C001]: cross-validation needs at least 2 folds, and 1 was asked for
help: write `--cv kfold:5` or `--cv kfold:10`

"#]]);
}

#[test]
fn smoothness_of_a_process_that_is_unknown() {
    refused("smoothness_unknown", &["--model", "gp:3"]).code(2).stderr_eq(str![[r#"
error[F002]: unknown model `gp:3`
help: write `gp:1.5`, `gp:2.5` or `gp:inf`, or `gp`, and the likelihood decides how smooth it is

"#]]);
}

#[test]
fn a_penalty_of_too_high_a_degree() {
    refused("ridge_degree", &["--model", "ridge:12"]).code(2).stderr_eq(str![[r#"
error[F002]: a polynomial has a degree from 2 to 9, and 12 was asked for
help: write `ridge:3`

"#]]);
}

#[test]
fn a_polynomial_of_an_angle() {
    let mut data = String::from("T [s],L [m],angle [deg]\n");
    for (row, angle) in [10, 60, 120, 180, 240, 300, 350, 30, 90, 150].into_iter().enumerate() {
        data += &format!("{},{},{angle}\n", 2.0 + 0.1 * (row as f64), 1 + row % 3);
    }
    let room = Room::with_data("polynomial_of_an_angle", &data);
    let output = room.run(&["fit", "data.csv", "-y", "T", "--const", "g", "--model", "poly:2"]).code(5);
    output.stderr_eq(str![[r#"
error[F003]: the rows determine only 5 of the 6 coefficients of a polynomial of degree 2
help: the squares of a cosine and a sine add up to 1: `--model ridge:2` can fit them

"#]]);
}

#[test]
fn a_family_of_no_groups_is_a_constant() {
    let room = speeds("no_groups");
    for model in ["poly:3", "ridge:3"] {
        let fit = room.run(&["fit", "data.csv", "-y", "y", "--inputs", "a,t", "--model", model]).code(0);
        let text = crate::room::stdout(&fit);
        assert!(text.starts_with("y = 0.9091 · a t⁻¹\n"), "{text}");
        assert!(text.contains("polynomial of degree 3: 1 coefficient, 9 rows\n"), "{text}");
    }
}

#[test]
fn one_line_of_the_leaderboard_is_chosen() {
    let mut data = String::from("a [m],b [m],t [s],y [m/s]\n");
    for row in 0..20_u32 {
        let (a, b, t) = (1.0 + f64::from(row * 7 % 20), 1.0 + f64::from(row * 3 % 20), 1.0 + f64::from(row * 11 % 20));
        data += &format!("{a},{b},{t},{}\n", 2.0 * a / t * (1.0 + 0.01 * f64::from(row * 13 % 7)));
    }
    let fit = Room::with_data("chosen_once", &data).run(&["fit", "data.csv", "-y", "y"]).code(0);
    let text = crate::room::stdout(&fit);
    assert!(text.starts_with("y = 2.06"), "{text}");
    let constants: Vec<&str> = text.lines().filter(|line| line.starts_with("  constant    ")).collect();
    assert_eq!((constants.len(), text.matches("chosen").count()), (2, 1), "{text}");
    assert!(constants.iter().any(|line| line.ends_with("chosen")), "{text}");
}

#[test]
fn cells_that_other_programs_write_for_nothing() {
    let data = "y [m],x [m]\n1,1\n4,NaN\n3,null\n5,?\n7,#N/A\n6,NULL\n8,8.1\n9,9.3\n";
    let room = Room::with_data("missing_words", data);
    let fit = ["fit", "data.csv", "-y", "y", "--model", "constant"];
    room.run(&[&fit[..], &["--skip-missing"]].concat()).code(0).stderr_eq(str![[r#"
note[W008]: 5 of 8 rows left out, for missing values

"#]]);
    room.run(&["fit", "data.csv", "-y", "x", "--model", "constant"]).code(3).stderr_eq(str![[r#"
error[T004]: column `x` has no value in 5 rows (2, 3, 4, 5, 6)
 --> data.csv:1:7
  |
1 | y [m],x [m]
  |       ^^^^^ values are missing
help: fill them in, or leave those rows out with `--skip-missing`

"#]]);
}
