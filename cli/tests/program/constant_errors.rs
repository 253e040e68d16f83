//! Messages about constants of the command line.

use snapbox::str;

use crate::room::Room;

#[test]
fn an_unknown_constant() {
    Room::with_data("an_unknown_constant", "y [m],x [m]\n1,2\n")
        .run(&["fit", "data.csv", "-y", "y", "--const", "warp"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[T007]: no constant is called `warp`
help: the constants known by name are g, c, h, k_B, G, R, e, eps_0, mu_0, sigma_SB, hbar, N_A, F, m_e, m_p, m_u, a_0, c_2; any other needs a value with a unit, such as `warp="1.25 kg/m^3"`

"#]]);
}

#[test]
fn a_constant_without_unit() {
    Room::with_data("a_constant_without_unit", "y [m],x [m]\n1,2\n")
        .run(&["fit", "data.csv", "-y", "y", "--const", "c,g=9.81"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[U001]: the constant `g` has no unit
 --> --const:1:5
  |
1 | c,g=9.81
  |     ^^^^ no unit
help: write the unit behind the number, `--const g="9.81 [1]"` for a pure number; `--const g` alone is the standard acceleration of free fall

"#]]);
}

#[test]
fn a_constant_with_an_unknown_unit() {
    Room::with_data("a_constant_with_an_unknown_unit", "y [m],x [m]\n1,2\n")
        .run(&["fit", "data.csv", "-y", "y", "--const", "E=7.1e13 Jx"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[U003]: unit of the constant `E`: unknown unit `Jx`
 --> --const:1:10
  |
1 | E=7.1e13 Jx
  |          ^^ no such unit
help: `dimensionless units` lists every unit; others can be declared

"#]]);
}

#[test]
fn a_constant_without_number() {
    Room::with_data("a_constant_without_number", "y [m],x [m]\n1,2\n")
        .run(&["fit", "data.csv", "-y", "y", "--const", "E= J"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[F002]: the constant `E` has no number before its unit
 --> --const:1:4
  |
1 | E= J
  |    ^ not a number and a unit
help: write the value and its unit, as `--const E="1.25 kg/m^3"`

"#]]);
}

#[test]
fn a_constant_below_zero() {
    Room::with_data("a_constant_below_zero", "y [m],x [m]\n1,2\n")
        .run(&["fit", "data.csv", "-y", "y", "--const", "T=-300 degC"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[F002]: the constant `T` is -300 degC, and constants of a law are positive
 --> --const:1:3
  |
1 | T=-300 degC
  |   ^^^^^^^^^ not positive
help: give its magnitude, or put it into a column

"#]]);
}

#[test]
fn a_constant_in_decibels() {
    Room::with_data("a_constant_in_decibels", "y [m],x [m]\n1,2\n")
        .run(&["fit", "data.csv", "-y", "y", "--const", "P=3 dBm"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[U006]: the constant `P` is given in `dBm`, a logarithmic unit
help: give the quantity behind the logarithm

"#]]);
}

#[test]
fn a_constant_with_the_name_of_a_column() {
    Room::with_data("a_constant_with_the_name_of_a_column", "y [m],x [m]\n1,2\n")
        .run(&["fit", "data.csv", "-y", "y", "--const", "x=3 m"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[U009]: the constant `x` has the name of a column
 --> data.csv:1:7
  |
1 | y [m],x [m]
  |       ^^^^^ this column
help: leave the constant out to use the column, or leave the column out with `--drop x`

"#]]);
}
