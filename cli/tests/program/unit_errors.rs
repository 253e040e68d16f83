//! Messages about units, each with its caret.

use snapbox::str;

use crate::room::Room;

#[test]
fn a_typo_names_the_unit_that_was_meant() {
    Room::with_data(
        "a_typo_names_the_unit_that_was_meant",
        "run,density [kg/m3],speed [m/s],diameter [mm],viscosity [cPs],drag [N]\na,1,1,1,1,1\n",
    )
    .run(&["check", "data.csv"])
    .code(3)
    .stdout_eq("")
    .stderr_eq(str![[r#"
error[U003]: unknown unit `cPs` in column `viscosity`
 --> data.csv:1:58
  |
1 | run,density [kg/m3],speed [m/s],diameter [mm],viscosity [cPs],drag [N]
  |                                                          ^^^ no such unit
help: did you mean `cP` (centipoise, 1e-3 Pa·s)?

"#]]);
}

#[test]
fn a_caret_counts_characters_and_not_bytes() {
    Room::with_data("a_caret_counts_characters_and_not_bytes", "größe [µm],µx (kmm)\n1,2\n")
        .run(&["check", "data.csv"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[U003]: unknown unit `kmm` in column `µx`
 --> data.csv:1:16
  |
1 | größe [µm],µx (kmm)
  |                ^^^ no such unit
help: did you mean `km` (kilometre)?

"#]]);
}

#[test]
fn a_byte_order_mark_is_no_character() {
    Room::with_data("a_byte_order_mark_is_no_character", "﻿speed [m/ss]\n1\n")
        .run(&["check", "data.csv"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[U003]: unknown unit `ss` in column `speed`
 --> data.csv:1:10
  |
1 | speed [m/ss]
  |          ^^ no such unit
help: did you mean the product `s s`?

"#]]);
}

#[test]
fn a_quoted_header_keeps_its_place() {
    Room::with_data("a_quoted_header_keeps_its_place", "\"speed, mean [m/s]\",length [furlongg]\n1,2\n")
        .run(&["check", "data.csv"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[U003]: unknown unit `furlongg` in column `length`
 --> data.csv:1:29
  |
1 | "speed, mean [m/s]",length [furlongg]
  |                             ^^^^^^^^ no such unit
help: did you mean `furlong` (201.168 m)?

"#]]);
}

#[test]
fn a_unit_with_two_readings_lists_both() {
    Room::with_data("a_unit_with_two_readings_lists_both", "heat [J/kg K]\n1\n")
        .run(&["check", "data.csv"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[U004]: column `heat`: `J/kg K` has two readings: `(J/kg) K` and `J/(kg K)`
 --> data.csv:1:8
  |
1 | heat [J/kg K]
  |        ^^^^^ how far does `/` reach?
help: write `(J/kg) K` or `J/(kg K)`

"#]]);
}

#[test]
fn a_unit_without_exponent() {
    Room::with_data("a_unit_without_exponent", "a [m^]\n1\n")
        .run(&["check", "data.csv"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[U008]: column `a`: an exponent is missing
 --> data.csv:1:5
  |
1 | a [m^]
  |     ^
help: write an exponent such as `^2`, `^-1`, `^(1/2)` or `^0.5`

"#]]);
}

#[test]
fn a_unit_with_a_bracket_too_many() {
    Room::with_data("a_unit_with_a_bracket_too_many", "a [(m/s]\n1\n")
        .run(&["check", "data.csv"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[U002]: column `a`: a `(` that is never closed
 --> data.csv:1:4
  |
1 | a [(m/s]
  |    ^
help: close it with `)`

"#]]);
}

#[test]
fn a_scale_with_an_origin_is_no_factor() {
    Room::with_data("a_scale_with_an_origin_is_no_factor", "a [degC/m]\n1\n")
        .run(&["check", "data.csv"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[U005]: column `a`: `degC` is a scale with an origin of its own and cannot be a factor of a unit
 --> data.csv:1:4
  |
1 | a [degC/m]
  |    ^^^^ not a ratio scale
help: write `K` or `delta_degC`: in a product only differences of temperature have a meaning

"#]]);
}

#[test]
fn a_level_without_reference() {
    Room::with_data("a_level_without_reference", "level [dB]\n1\n")
        .run(&["check", "data.csv"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[U006]: column `level`: `dB` is not read as a unit: a level is a logarithm of a ratio, and its reference is not stated
 --> data.csv:1:8
  |
1 | level [dB]
  |        ^^ a logarithm
help: name the reference, such as `dB(20 µPa)` or `dB(1 mW)`, or convert to the ratio itself and write `1`

"#]]);
}

#[test]
fn an_exponent_that_is_no_number() {
    Room::with_data("an_exponent_that_is_no_number", "a [m^(1/0)]\n1\n")
        .run(&["check", "data.csv"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[U008]: column `a`: `(1/0)` is not an exact rational exponent
 --> data.csv:1:5
  |
1 | a [m^(1/0)]
  |     ^^^^^^
help: write an exponent such as `^2`, `^-1`, `^(1/2)` or `^0.5`

"#]]);
}

#[test]
fn a_numeric_column_without_unit() {
    Room::with_data("a_numeric_column_without_unit", "speed [m/s],count\n1,2\n")
        .run(&["fit", "data.csv", "-y", "speed"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[U001]: column `count` holds numbers and has no unit
 --> data.csv:1:13
  |
1 | speed [m/s],count
  |             ^^^^^ no unit
help: write `count [m]` in the header or pass `--unit count=m`, with its real unit (`1` for a pure number); `--drop count` leaves it out

"#]]);
}

#[test]
fn a_logarithmic_input() {
    Room::with_data("a_logarithmic_input", "y [m],level [dBm]\n1,2\n2,3\n")
        .run(&["fit", "data.csv", "-y", "y"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[U006]: input `level` is given in `dBm`, a logarithmic unit
 --> data.csv:1:7
  |
1 | y [m],level [dBm]
  |       ^^^^^^^^^^^ logarithmic
help: convert it to the quantity behind the logarithm, such as `Pa`, or leave it out with `--drop level`

"#]]);
}

#[test]
fn a_unit_on_the_command_line() {
    Room::with_data("a_unit_on_the_command_line", "speed\n1\n")
        .run(&["check", "data.csv", "--unit", "speed=kmm/h"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[U003]: unit of column `speed`: unknown unit `kmm`
 --> --unit:1:7
  |
1 | speed=kmm/h
  |       ^^^ no such unit
help: did you mean `km` (kilometre)?

"#]]);
}

#[test]
fn a_unit_for_a_column_that_does_not_exist() {
    Room::with_data("a_unit_for_a_column_that_does_not_exist", "speed [m/s]\n1\n")
        .run(&["check", "data.csv", "--unit", "sped=m/s"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[T006]: --unit gives a unit to `sped`, and no column is called that
help: did you mean `speed`?

"#]]);
}

#[test]
fn a_declared_unit_that_cannot_be_read() {
    Room::with_data("a_declared_unit_that_cannot_be_read", "speed [m/s]\n1\n")
        .run(&["check", "data.csv", "--define", "smoot=1.7018 mx"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[U003]: the definition of `smoot`: unknown unit `mx`
 --> --define:1:14
  |
1 | smoot=1.7018 mx
  |              ^^ no such unit
help: did you mean `Mx` (maxwell, 1e-8 Wb)?

"#]]);
}

#[test]
fn a_symbol_that_is_taken() {
    Room::with_data("a_symbol_that_is_taken", "speed [m/s]\n1\n")
        .run(&["check", "data.csv", "--define", "kPa=3 m"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[U009]: `kPa` already has a reading as a unit of dimension L⁻¹ M T⁻²
help: choose another symbol, such as the full word

"#]]);
}

#[test]
fn a_base_quantity_of_the_si_cannot_be_declared() {
    Room::with_data("a_base_quantity_of_the_si_cannot_be_declared", "speed [m/s]\n1\n")
        .run(&["check", "data.csv", "--base", "L"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[U009]: `L` cannot be the name of a base quantity
help: take an ASCII letter and then letters, digits or `_`, 24 characters at most, and none of L, M, T, I, N, J, Theta

"#]]);
}

#[test]
fn a_companion_file_and_a_header_that_disagree() {
    Room::with_data("a_companion_file_and_a_header_that_disagree", "speed [m/s]\n1\n")
        .file("data.units.toml", "speed = \"km/h\"\n")
        .run(&["check", "data.csv"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[T002]: column `speed` has the unit `m/s` in the header and `km/h` in the companion file
 --> data.csv:1:1
  |
1 | speed [m/s]
  | ^^^^^^^^^^^
help: remove one of them, or decide with `--unit`

"#]]);
}

#[test]
fn a_companion_file_that_is_no_list_of_units() {
    Room::with_data("a_companion_file_that_is_no_list_of_units", "speed\n1\n")
        .file("data.units.toml", "speed: m/s\n")
        .run(&["check", "data.csv"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[T002]: `data.units.toml` is not a list of units: key with no value, expected `=`
help: write one line a column: `speed = "m/s"`

"#]]);
}
