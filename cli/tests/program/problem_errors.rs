//! Messages about problems and fits.

use snapbox::str;

use crate::room::{Room, run};

#[test]
fn a_problem_without_unit() {
    Room::new("a_problem_without_unit")
        .run(&["groups", "drag [N] ~ speed, diameter [m]"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[U001]: `speed` has no unit
  |
1 | drag [N] ~ speed, diameter [m]
  |            ^^^^^ no unit
help: write `speed [m]` or whatever its unit is, `[1]` for a pure number

"#]]);
}

#[test]
fn a_problem_with_a_unit_that_is_no_unit() {
    Room::new("a_problem_with_a_unit_that_is_no_unit")
        .run(&["groups", "drag [N] ~ speed [m/s], diameter [mmm]"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[U003]: unknown unit `mmm`
  |
1 | drag [N] ~ speed [m/s], diameter [mmm]
  |                                   ^^^ no such unit
help: did you mean `mm` (millimetre)?

"#]]);
}

#[test]
fn a_problem_with_two_tildes() {
    Room::new("a_problem_with_two_tildes").run(&["groups", "a [m] ~ b [m] ~ c [m]"]).code(3).stdout_eq("").stderr_eq(
        str![[r#"
error[P001]: a problem has at most one `~`, between the target and its inputs
  |
1 | a [m] ~ b [m] ~ c [m]
  |               ^ second `~`
help: keep the one behind the target, and separate the inputs by commas

"#]],
    );
}

#[test]
fn a_problem_with_a_hole() {
    Room::new("a_problem_with_a_hole").run(&["groups", "a [m],, b [m]"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[P001]: a quantity is missing here
  |
1 | a [m],, b [m]
  |       ^ nothing here
help: write quantities as `name [unit]`, separated by commas

"#]]);
}

#[test]
fn a_problem_with_a_level() {
    Room::new("a_problem_with_a_level").run(&["groups", "level [dB(20 µPa)], b [m]"]).code(3).stdout_eq("").stderr_eq(
        str![[r#"
error[U006]: `level` is given in `dB(20 µPa)`, a logarithmic unit
  |
1 | level [dB(20 µPa)], b [m]
  |        ^^^^^^^^^^ logarithmic
help: a dimension belongs to the quantity behind the logarithm: write its unit, such as `[Pa]`

"#]],
    );
}

#[test]
fn a_problem_that_looks_like_a_file() {
    Room::new("a_problem_that_looks_like_a_file").run(&["groups", "speed m/s"]).code(3).stdout_eq("").stderr_eq(str![
        [r#"
error[T001]: cannot read `speed m/s`: No such file or directory
help: check the path; a problem instead of a file has units in brackets, such as "period [s] ~ length [m], g [m/s^2]"

"#]
    ]);
}

#[test]
fn a_problem_with_one_name_twice() {
    Room::new("a_problem_with_one_name_twice").run(&["groups", "a [m], a [s]"]).code(3).stdout_eq("").stderr_eq(str![
        [r#"
error[U009]: two quantities are called `a`
help: rename one of them: names identify quantities

"#]
    ]);
}

#[test]
fn an_unreachable_target() {
    Room::new("an_unreachable_target")
        .run(&["groups", "drag [N] ~ speed [m/s], diameter [m]"])
        .code(4)
        .stdout_eq(str![[r#"
          unit  dimension
drag      N     L M T⁻²    target
speed     m/s   L T⁻¹
diameter  m     L

2 inputs, rank 2: 0 Π groups

"#]])
        .stderr_eq(str![[r#"
error[P002]: no units-covariant map reaches `drag` [L M T⁻²] from `speed` [L T⁻¹], `diameter` [L]: nothing carries mass; doubling the kilogram changes `drag` and no input
help: add one of the constants `h`, `G`, `hbar`, `m_e`, `m_p`, `m_u`, or a mass [M], a density [L⁻³ M], a force [L M T⁻²]; `--const h` adds a constant

"#]]);
}

#[test]
fn an_unreachable_target_of_two_base_quantities() {
    Room::new("an_unreachable_target_of_two_base_quantities")
        .run(&["groups", "mass [kg] ~ flow [kg/s], length [m]"])
        .code(4)
        .stdout_eq(str![[r#"
        unit  dimension
mass    kg    M          target
flow    kg/s  M T⁻¹
length  m     L

2 inputs, rank 2: 0 Π groups

"#]])
        .stderr_eq(str![[r#"
error[P002]: no units-covariant map reaches `mass` [M] from `flow` [M T⁻¹], `length` [L]: multiplying the kilogram by λ and multiplying the second by λ changes `mass` and no input
help: add one of the constants `g`, `c`, `G`, `m_e`, `m_p`, `m_u`, or a mass [M], a time [T], a velocity [L T⁻¹]; `--const g` adds a constant

"#]]);
}

#[test]
fn repeating_variables_of_the_wrong_number() {
    Room::new("repeating_variables_of_the_wrong_number")
        .run(&["groups", "a [m], b [m^2], c [m^3]", "--repeat", "a,b"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[P003]: the repeating variables `a`, `b` are dependent, `a²/b` is of dimension one: keep one of them
help: `a` can repeat, for example

"#]]);
}

#[test]
fn repeating_variables_that_are_dependent() {
    Room::new("repeating_variables_that_are_dependent")
        .run(&["groups", "a [m], b [m], c [m/s]", "--repeat", "a,b"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[P003]: the repeating variables `a`, `b` are dependent, `a/b` is of dimension one: keep one of them
help: `a`, `c` can repeat together, for example

"#]]);
}

#[test]
fn a_repeating_variable_that_does_not_exist() {
    Room::new("a_repeating_variable_that_does_not_exist")
        .run(&["groups", "a [m], b [m]", "--repeat", "x"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[T006]: no input is called `x`
help: the inputs are `a`, `b`

"#]]);
}

#[test]
fn repeating_variables_that_miss_groups() {
    Room::new("repeating_variables_that_miss_groups")
        .run(&["groups", "a [m], b [m^2], c [m^3]", "--repeat", "c"])
        .code(0)
        .stdout_eq(str![[r#"
   unit  dimension
a  m     L
b  m^2   L²
c  m^3   L³

3 inputs, rank 1: 2 Π groups
  a³/c
  b³/c²

"#]])
        .stderr_eq(str![[r#"
note[W010]: these repeating variables do not generate all groups (index 3): some Π group with whole exponents is no product of whole powers of theirs
help: leave out `--repeat` for groups that generate all others

"#]]);
}

#[test]
fn exponents_out_of_range() {
    Room::new("exponents_out_of_range")
        .run(&["groups", "a [m^100000000000000003], b [m^99999999999999997]"])
        .code(5)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[P005]: exact integer arithmetic left its range (±2⁵⁶) in the dimensional matrix
help: use smaller exponents in the dimensions, or fewer variables

"#]]);
}

#[test]
fn signs_that_no_basis_can_have() {
    Room::with_data("signs_that_no_basis_can_have", "a [m],b [m]\n1,-2\n-2,3\n")
        .run(&["groups", "data.csv"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[P004]: `a`, `b` may be zero or negative and cannot all be kept in the numerators of Π groups
help: add a positive quantity of the same dimension, or drop one of them

"#]]);
}

#[test]
fn a_scale_of_signed_inputs() {
    Room::with_data("a_scale_of_signed_inputs", "y [m],z [m]\n1,-2\n2,3\n")
        .run(&["fit", "data.csv", "-y", "y"])
        .code(4)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[P002]: no units-covariant map reaches `y` [L] from `z` [L]: a scale is made of positive quantities, and `z` may be zero or negative; `z` is negative in row 1
help: use rows in which `z` is positive, or add the constant `a_0`, or a length [L]; `--const a_0` adds a constant

"#]]);
}

#[test]
fn an_unreachable_fit_names_constants() {
    Room::with_data("an_unreachable_fit_names_constants", "period [s],length [m]\n1,2\n2,3\n")
        .run(&["fit", "data.csv", "-y", "period"])
        .code(4)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[P002]: no units-covariant map reaches `period` [T] from `length` [L]: nothing carries time; doubling the second changes `period` and no input
help: add one of the constants `g`, `c`, or a time [T], a velocity [L T⁻¹]; `--const g` adds a constant; `dimensionless discover data.csv -y period` asks the rows which is missing

"#]]);
}

#[test]
fn too_few_rows() {
    Room::with_data("too_few_rows", "y [m],x [m]\n1,2\n")
        .run(&["fit", "data.csv", "-y", "y"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[T005]: 1 row is too few: a constant has 1 coefficient and needs at least 2 rows, because with as many coefficients as rows no residual is left for an interval
help: add rows

"#]]);
}

#[test]
fn a_group_that_overflows() {
    Room::with_data("a_group_that_overflows", "y [m],z [m],k [m]\n1,1e200,1e-200\n2,-1e200,1e-200\n3,2e200,2e-200\n")
        .run(&["fit", "data.csv", "-y", "y"])
        .code(5)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[F003]: the group `z/k` is inf in row 1, and features must be finite
help: check the quantities of that row for zeros and for values of extreme size

"#]]);
}

#[test]
fn more_folds_than_rows() {
    Room::with_data("more_folds_than_rows", "y [m],x [m]\n1,2\n2,3\n")
        .run(&["fit", "data.csv", "-y", "y", "--cv", "kfold:9"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[F002]: 9 folds need at least 9 rows, and 2 were found
help: ask for fewer folds, or leave one row out at a time

"#]]);
}

#[test]
fn a_problem_with_other_separators_says_which_ones_are_meant() {
    run(&["groups", "drag [N] = speed [m/s], length [m]"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[P001]: more than one quantity stands here
  |
1 | drag [N] = speed [m/s], length [m]
  | ^^^^^^^^^^^^^^^^^^^^^^ one quantity goes here
help: write `~` behind the target, and commas between the inputs

"#]]);
    run(&["groups", "speed [m/s] length [m]"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[P001]: more than one quantity stands here
  |
1 | speed [m/s] length [m]
  | ^^^^^^^^^^^^^^^^^^^^^^ one quantity goes here
help: separate quantities by commas

"#]]);
    run(&["groups", "speed m/s], length [m]"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[P001]: the brackets around a unit do not match
  |
1 | speed m/s], length [m]
  | ^^^^^^^^^^ one quantity goes here
help: write quantities as `name [unit]`

"#]]);
    run(&["groups", " "]).code(2).stdout_eq("").stderr_eq(str![[r#"
error[C001]: the problem is empty
help: write `target [unit] ~ input [unit], …`, or name a CSV file

"#]]);
}
