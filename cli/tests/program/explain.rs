//! `groups --explain`: the derivation to read.

use snapbox::str;

use crate::room::{Room, run, stdout};

const PENDULUM: &str = "period [s] ~ length [m], g_0 [m/s^2], θ_max [rad]";

#[test]
fn a_derivation_to_read() {
    run(&["groups", PENDULUM, "--explain"])
        .code(0)
        .stdout_eq(str![[r#"
The dimensional matrix
----------------------

One row for each base quantity, one column for each quantity: an entry is the
exponent of the base quantity in the dimension of the quantity. Behind the
inputs, the column of `period` is the one to be made.

     length  g_0  θ_max |  period
  L       1    1      0 |       0
  T       0   -2      0 |       1

Rank and number of groups
-------------------------

The rank of the matrix is 2: its rows are independent. The exponents of a
product of dimension one solve one equation for each row, of which 2 count, so 3
inputs leave 3 - 2 = 1 independent Π group.

  * `g_0` alone carries T: no other input can cancel that, so no group contains
    this variable.

Repeating variables
-------------------

The groups below generate all others; familiar numbers come first, then
quotients of one dimension, then what is simplest. They are the groups of the
repeating variables `length`, `g_0`: the only other variable is `θ_max`. In the
order of the inputs they are the first independent ones.

Elimination, step by step
-------------------------

Each pivot is made 1 and the rest of its column 0. Operations on rows do not
change which products of powers are of dimension one.

Step 1, `length`, pivot in row L: nothing is left to do.

Step 2, `g_0`, pivot in row T: divide row T by -2, add -1 × row T to row L.

     length  g_0  θ_max |  period
  L       1    0      0 |     1/2
  T       0    1      0 |    -1/2

The column of every other input now holds the powers of the pivots that have its
dimension:

  * [θ_max] = [1]

The Π groups
------------

Each relates one of the other variables to the repeating ones, with whole
exponents. The dimensions cancel, base quantity by base quantity (entries of the
matrix times exponents):

  * θ_max: of dimension one by itself

Do they generate all groups?
----------------------------

Where the elimination leaves fractions, a group is raised to the power that
makes its exponents whole, and with the fractions groups can be lost. The
determinants tell: the one of the repeating columns, `length`, `g_0`, is -2 (in
the first independent rows, made whole), and 2 is the greatest common divisor of
all determinants of this size. In groups that generate all others, the exponents
of the other variables therefore have a determinant of 2 / 2 = 1 in size. In the
groups of these repeating variables they have 1. The index is the one over the
other, 1.

Nothing was lost: every Π group with whole exponents is a product of whole
powers of the groups shown.

The scale of `period`
---------------------

A product of powers of the inputs with the target's dimension has exponents that
solve the linear system: dimensional matrix times exponents = column of
`period`.

  * With the pivots alone, the last column reads [period] = [length^(1/2)
    g_0^(-1/2)]
  * The solution chosen: `period` ~ length^(1/2) g_0^(-1/2)
  * Check: L: 1/2 - 1/2 = 0; T: 1 - 1 = 0 (the target's exponent last)

Any solution times any product of the groups is one as well. Of those that are
made of positive inputs, this has whole exponents, or else the smallest common
denominator; then what makes the target a familiar number, then the fewest
viscosities, the fewest variables and smallest exponents, the earliest inputs.

So the law is `period` = length^(1/2) g_0^(-1/2) · F(θ_max).

"#]])
        .stderr_eq("");
}

#[test]
fn an_unreachable_target_is_derived_as_a_contradiction() {
    run(&["groups", "mass [kg] ~ flow [kg/s], length [m]", "--explain"]).code(4).stdout_eq(str![[r#"
The dimensional matrix
----------------------

One row for each base quantity, one column for each quantity: an entry is the
exponent of the base quantity in the dimension of the quantity. Behind the
inputs, the column of `mass` is the one to be made.

     flow  length |  mass
  L     0       1 |     0
  M     1       0 |     1
  T    -1       0 |     0

Rank and number of groups
-------------------------

The rank of the matrix is 2: 2 of its rows are independent. The exponents of a
product of dimension one solve one equation for each row, of which 2 count, so 2
inputs leave 2 - 2 = 0 independent Π groups.

  * The inputs carry M and T only together, as powers of M T⁻¹: two rows count
    as one.
  * `flow` alone carries M and T: no other input can cancel that, so no group
    contains this variable.
  * `length` alone carries L: no other input can cancel that, so no group
    contains this variable.

Repeating variables
-------------------

All inputs repeat, `flow`, `length`: no group is left.

Elimination, step by step
-------------------------

Each pivot is made 1 and the rest of its column 0. Operations on rows do not
change which products of powers are of dimension one.

Step 1, `flow`, pivot in row M: add row M to row T.

     flow  length |  mass
  L     0       1 |     0
  M     1       0 |     1
  T     0       0 |     1

Step 2, `length`, pivot in row L: nothing is left to do.

The Π groups
------------

There is none: no product of powers of the inputs is of dimension one, but for
the number 1.

Why `mass` is out of reach
--------------------------

Add up rows of the matrix: row M + row T. Every input has the entry 0 there, and
`mass` has 1. Of exponents that make the target the linear system would say 0 =
1: there are none.

As a change of base units: divide the base unit of M by λ, the base unit of T by
λ. No input changes its number, and the number of `mass` is multiplied by λ,
whatever λ is. No law of these inputs alone can follow that: an input is
missing.

"#]]).stderr_eq(str![[r#"
error[P002]: no units-covariant map reaches `mass` [M] from `flow` [M T⁻¹], `length` [L]: multiplying the kilogram by λ and multiplying the second by λ changes `mass` and no input
help: add one of the constants `g`, `c`, `G`, `m_e`, `m_p`, `m_u`, or a mass [M], a time [T], a velocity [L T⁻¹]; `--const g` adds a constant

"#]]);
}

#[test]
fn bases_that_no_set_gives_are_said_to_be_such() {
    run(&["groups", "area [m^2], volume [m^3], fifth [m^5]", "--explain"])
        .code(0)
        .stdout_eq(str![[r#"
The dimensional matrix
----------------------

One row for each base quantity, one column for each quantity: an entry is the
exponent of the base quantity in the dimension of the quantity.

     area  volume  fifth
  L     2       3      5

Rank and number of groups
-------------------------

The rank of the matrix is 1: its rows are independent. The exponents of a
product of dimension one solve one equation for each row, of which 1 counts, so
3 inputs leave 3 - 1 = 2 independent Π groups.

Repeating variables
-------------------

No single set of repeating variables gives the groups below: area³/volume² has
no variable of its own. area·volume/fifth is given by no set at all: fewer of
its variables make a group already. The elimination takes its pivots in the
first independent columns, `area`.

Elimination, step by step
-------------------------

Each pivot is made 1 and the rest of its column 0. Operations on rows do not
change which products of powers are of dimension one.

Step 1, `area`, pivot in row L: divide row L by 2.

     area  volume  fifth
  L     1     3/2    5/2

The column of every other input now holds the powers of the pivots that have its
dimension:

  * [volume] = [area^(3/2)]
  * [fifth] = [area^(5/2)]

The Π groups
------------

Familiar numbers come first, then quotients of one dimension, then what is
simplest. The dimensions cancel, base quantity by base quantity (entries of the
matrix times exponents):

  * area³/volume²: L: 6 - 6 = 0
  * area·volume/fifth: L: 2 + 3 - 5 = 0

Do they generate all groups?
----------------------------

Where the elimination leaves fractions, a group is raised to the power that
makes its exponents whole, and with the fractions groups can be lost. The
determinants tell: the one of the repeating columns, `area`, is 2 (in the first
independent rows, made whole), and 1 is the greatest common divisor of all
determinants of this size. In groups that generate all others, the exponents of
the other variables therefore have a determinant of 2 / 1 = 2 in size. In the
groups of these repeating variables they have 2 · 2 = 4. The index is the one
over the other, 2.

The groups shown are another choice, of index 1: every Π group with whole
exponents is a product of whole powers of them.

"#]])
        .stderr_eq("");
}

#[test]
fn named_repeating_variables_take_the_pivots_and_lost_groups_are_counted() {
    run(&["groups", "a [m], b [m^2], c [m^3]", "--repeat", "c", "--explain"])
        .code(0)
        .stdout_eq(str![[r#"
The dimensional matrix
----------------------

One row for each base quantity, one column for each quantity: an entry is the
exponent of the base quantity in the dimension of the quantity.

     a  b  c
  L  1  2  3

Rank and number of groups
-------------------------

The rank of the matrix is 1: its rows are independent. The exponents of a
product of dimension one solve one equation for each row, of which 1 counts, so
3 inputs leave 3 - 1 = 2 independent Π groups.

Repeating variables
-------------------

`c` repeats: it was named as repeating, and the elimination below finds a pivot
in its column, so it has a dimension.

Elimination, step by step
-------------------------

Each pivot is made 1 and the rest of its column 0. Operations on rows do not
change which products of powers are of dimension one.

Step 1, `c`, pivot in row L: divide row L by 3.

       a    b  c
  L  1/3  2/3  1

The column of every other input now holds the powers of the pivots that have its
dimension:

  * [a] = [c^(1/3)]
  * [b] = [c^(2/3)]

The Π groups
------------

Each relates one of the other variables to the repeating ones, with whole
exponents. The dimensions cancel, base quantity by base quantity (entries of the
matrix times exponents):

  * a³/c: L: 3 - 3 = 0
  * b³/c²: L: 6 - 6 = 0

Do they generate all groups?
----------------------------

Where the elimination leaves fractions, a group is raised to the power that
makes its exponents whole, and with the fractions groups can be lost. The
determinants tell: the one of the repeating columns, `c`, is 3 (in the first
independent rows, made whole), and 1 is the greatest common divisor of all
determinants of this size. In groups that generate all others, the exponents of
the other variables therefore have a determinant of 3 / 1 = 3 in size. In the
groups of these repeating variables they have 3 · 3 = 9. The index is the one
over the other, 3.

Groups were lost: of the Π groups with whole exponents, one in 3 is a product of
whole powers of the groups shown; the others need roots.

"#]])
        .stderr_eq(str![[r#"
note[W010]: these repeating variables do not generate all groups (index 3): some Π group with whole exponents is no product of whole powers of theirs
help: leave out `--repeat` for groups that generate all others

"#]]);
}

#[test]
fn base_quantities_that_occur_together_and_constants_are_explained() {
    run(&["groups", "stiffness [N/m], tension [mmw N/m]", "--base", "rain_water=mmw", "--const", "R", "--explain"])
        .code(0)
        .stdout_eq(str![[r#"
The dimensional matrix
----------------------

One row for each base quantity, one column for each quantity: an entry is the
exponent of the base quantity in the dimension of the quantity. `R` is a
constant: it carries its dimension like any other input.

              stiffness  tension   R
  L                   0        0   2
  M                   1        1   1
  T                  -2       -2  -2
  Θ                   0        0  -1
  N                   0        0  -1
  rain_water          0        1   0

Rank and number of groups
-------------------------

The rank of the matrix is 3: 3 of its rows are independent. The exponents of a
product of dimension one solve one equation for each row, of which 3 count, so 3
inputs leave 3 - 3 = 0 independent Π groups.

  * The inputs carry L and Θ only together, as powers of L² Θ⁻¹: two rows count
    as one.
  * The inputs carry M and T only together, as powers of M T⁻²: two rows count
    as one.
  * The inputs carry Θ and N only together, as powers of Θ N: two rows count as
    one.
  * `tension` alone carries rain_water: no other input can cancel that, so no
    group contains this variable.
  * `R` alone carries L and Θ and N: no other input can cancel that, so no group
    contains this variable.

Repeating variables
-------------------

All inputs repeat, `stiffness`, `tension`, `R`: no group is left.

Elimination, step by step
-------------------------

Each pivot is made 1 and the rest of its column 0. Operations on rows do not
change which products of powers are of dimension one.

Step 1, `stiffness`, pivot in row M: add 2 × row M to row T.

              stiffness  tension   R
  L                   0        0   2
  M                   1        1   1
  T                   0        0   0
  Θ                   0        0  -1
  N                   0        0  -1
  rain_water          0        1   0

Step 2, `tension`, pivot in row rain_water: add -1 × row rain_water to row M.

              stiffness  tension   R
  L                   0        0   2
  M                   1        0   1
  T                   0        0   0
  Θ                   0        0  -1
  N                   0        0  -1
  rain_water          0        1   0

Step 3, `R`, pivot in row Θ: divide row Θ by -1, add -2 × row Θ to row L, add -1
× row Θ to row M, add row Θ to row N.

              stiffness  tension  R
  L                   0        0  0
  M                   1        0  0
  T                   0        0  0
  Θ                   0        0  1
  N                   0        0  0
  rain_water          0        1  0

The Π groups
------------

There is none: no product of powers of the inputs is of dimension one, but for
the number 1.

Unused inputs
-------------

  * `stiffness` enters no group: no product of powers of the other inputs has
    its dimension M T⁻².
  * `tension` enters no group: no product of powers of the other inputs has its
    dimension M T⁻² rain_water.
  * `R` enters no group: no product of powers of the other inputs has its
    dimension L² M T⁻² Θ⁻¹ N⁻¹.

"#]])
        .stderr_eq("");
}

#[test]
fn without_inputs_or_dimensions_there_is_little_to_derive() {
    run(&["groups", "y [1] ~ ", "--explain"])
        .code(0)
        .stdout_eq(str![[r#"
The dimensional matrix
----------------------

There are no inputs, so there is nothing to make a group of.

Rank and number of groups
-------------------------

The rank of the matrix is 0: no input has a dimension to cancel. That leaves 0 -
0 = 0 independent Π groups.

The Π groups
------------

There is none: no product of powers of the inputs is of dimension one, but for
the number 1.

The scale of `y`
----------------

A product of powers of the inputs with the target's dimension has exponents that
solve the linear system: dimensional matrix times exponents = column of `y`.

  * The solution chosen: `y` ~ 1

It is the only one: the inputs are independent.

So the law is `y` = constant.

"#]])
        .stderr_eq("");
    run(&["groups", "angle [rad], slope [1]", "--explain"])
        .code(0)
        .stdout_eq(str![[r#"
The dimensional matrix
----------------------

All quantities are of dimension one: no base quantity occurs, and the matrix has
no rows.

Rank and number of groups
-------------------------

The rank of the matrix is 0: no input has a dimension to cancel. That leaves 2 -
0 = 2 independent Π groups.

The Π groups
------------

Every input is one by itself.

  * angle: of dimension one by itself
  * slope: of dimension one by itself

Do they generate all groups?
----------------------------

Yes: every input is a group by itself, and every group is a product of whole
powers of them (index 1).

"#]])
        .stderr_eq("");
}

#[test]
fn signed_variables_are_explained() {
    let room = Room::with_data("explain_signed", "y [m],rise [m],width [m]\n1,-1,2\n2,2,3\n");
    let output = room.run(&["groups", "data.csv", "-y", "y", "--explain"]).code(0);
    let text = stdout(&output);
    assert!(text.contains("`rise` may be zero or negative, so stands in numerators only, and in no scale."), "{text}");
}

#[test]
fn forty_variables_are_turned_and_stay_within_eighty_columns() {
    let units = ["m/s", "m", "kg/m^3", "Pa s", "N/m", "W/(m K)", "J/(kg K)", "A", "mol/m^3", "lm"];
    let items: Vec<String> = (0..40).map(|i| format!("long_name_{i} [{}]", units[i % units.len()])).collect();
    let problem = format!("target [N] ~ {}", items.join(", "));
    let text = stdout(&run(&["groups", &problem, "--explain"]).code(0));
    assert!(text.contains("one line a quantity"));
    let widest = text.lines().map(|line| line.chars().count()).max();
    assert!(widest <= Some(80), "{widest:?}");
    // The shown matrix has one line a quantity: the name, then seven numbers.
    let line = text.lines().find(|line| line.starts_with("  long_name_3 ")).expect("the quantity has a line");
    assert_eq!(line.split_whitespace().collect::<Vec<_>>(), ["long_name_3", "-1", "1", "-1", "0", "0", "0", "0"]);
}
