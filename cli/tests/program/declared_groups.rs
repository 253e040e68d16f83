//! `--group`: groups that are declared instead of found.

use snapbox::str;

use crate::room::{Room, run};

const WAVE: &str = "speed [m/s], depth [m], g [m/s^2], nu [m^2/s]";

#[test]
fn declared_groups_are_shown_with_their_symbols_and_names() {
    let groups = ["--group", "F = speed/(g depth)^(1/2)", "--group", "Re=speed*depth/nu"];
    run(&[&["groups", WAVE][..], &groups].concat())
        .code(0)
        .stdout_eq(str![[r#"
       unit   dimension
speed  m/s    L T⁻¹
depth  m      L
g      m/s^2  L T⁻²
nu     m^2/s  L² T⁻¹

4 inputs, rank 2: 2 Π groups
  F² = speed²/(g·depth)  Froude number    inertia / gravity
  Re = speed·depth/nu    Reynolds number  inertia / viscosity

"#]])
        .stderr_eq("");
}

#[test]
fn a_group_with_a_dimension_is_refused_at_its_words() {
    run(&["groups", WAVE, "--group", "F = speed^2/g"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[P006]: the group `F` has the dimension [L] instead of 1
 --> --group:1:1
  |
1 | F = speed^2/g
  | ^^^^^^^^^^^^^
help: divide it by `depth`

"#]]);
}

#[test]
fn a_mistake_in_a_product_has_a_place() {
    run(&["groups", WAVE, "--group", "F = speed^2/g dpth"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[P006]: `speed^2/g dpth` has two readings, for `/` divides by the one factor behind it
 --> --group:1:5
  |
1 | F = speed^2/g dpth
  |     ^^^^^^^^^^^^^^
help: write the divisor in parentheses, as in `a/(b c)`, or the product first, as in `a c/b`

"#]]);
    run(&["groups", WAVE, "--group", "F = speed^2/(g dpth)"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[P006]: no quantity is called `dpth`
 --> --group:1:16
  |
1 | F = speed^2/(g dpth)
  |                ^^^^
help: did you mean `depth`? The quantities are `speed`, `depth`, `g`, `nu`

"#]]);
}

#[test]
fn groups_that_are_too_few_are_completed() {
    run(&["groups", WAVE, "--group", "Re = speed*depth/nu"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[P006]: the declared groups are not complete: there are 2 independent Π groups, and 1 is declared
help: add `Π1 = speed²/(depth·g)`

"#]]);
}

#[test]
fn groups_and_repeating_variables_exclude_each_other() {
    run(&["groups", WAVE, "--group", "F = speed^2/(g depth)", "--repeat", "speed,depth"])
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[C001]: `--repeat` and `--group` both choose the groups
help: keep one of them

"#]]);
    run(&["groups", WAVE, "--group", "F = speed^2/(g depth)", "--all"]).code(2).stdout_eq("").stderr_eq(str![[r#"
error: the argument '--group <SYMBOL=PRODUCT>' cannot be used with '--all'

Usage: dimensionless groups --group <SYMBOL=PRODUCT> <PROBLEM|DATA>

For more information, try '--help'.

"#]]);
}

#[test]
fn declared_groups_are_derived_as_those_that_were_asked_for() {
    let groups = ["--group", "X = speed^3/(g nu)", "--group", "Y = speed^4 depth/(g nu^2)"];
    run(&[&["groups", WAVE, "--explain"][..], &groups].concat())
        .code(0)
        .stdout_eq(str![[r#"
...
They are the groups that were asked for. The dimensions cancel, base quantity by
base quantity (entries of the matrix times exponents):

  * X = speed³/(g·nu): L: 3 - 1 - 2 = 0; T: -3 + 2 + 1 = 0
  * Y = speed⁴·depth/(g·nu²): L: 4 + 1 - 1 - 4 = 0; T: -4 + 2 + 2 = 0
...
"#]])
        .stderr_eq("");
}

#[test]
fn a_law_is_fitted_in_declared_groups_and_keeps_them() {
    let data = "y [m],wing span [m],chord [m]\n1,2,4\n2,3,9\n4,2,5\n3,1,8\n5,2,7\n";
    let room = Room::with_data("declared_fit", data);
    let fit = ["fit", "data.csv", "-y", "y", "--model", "power", "-o", "law.json"];
    room.run(&[&fit[..], &["--group", "aspect = `wing span`/chord"]].concat())
        .code(0)
        .stdout_eq(str![[r#"
y = 0.3808 · aspect^-1.066 · wing span

  aspect = wing span/chord  from 0.1250 to 0.5000
               exponent  std. error  95 % interval
  ln factor     -0.9655       1.227  -4.871 to 2.940
  aspect         -1.066       1.053  -4.418 to 2.287

  power law: 2 coefficients, 5 rows
  error of ln y: 0.9094 (leave-one-out cross-validation), 0.5249 (training)

saved: `dimensionless predict law.json NEW.csv` predicts with it

"#]])
        .stderr_eq("");
    assert!(room.read("law.json").contains("\"aspect\""));
    room.run(&["predict", "law.json", "data.csv"]).code(0);
}
