//! `groups --all`: every basis of the method of repeating variables.

use snapbox::str;

use crate::room::{Room, run};

#[test]
fn all_bases_are_counted_and_the_best_listed() {
    run(&["groups", "area [m^2], volume [m^3], width [m], height [m]", "--all", "--limit", "3"])
        .code(0)
        .stdout_eq(str![[r#"
        unit  dimension
area    m^2   L²
volume  m^3   L³
width   m     L
height  m     L

4 inputs, rank 1: 4 sets of 1 variable, 4 independent; 4 different bases, 2 of index 1

1. repeating width
  area/width²
  volume/width³
  height/width

2. repeating height
  area/height²
  volume/height³
  width/height

3. repeating area   (index 4)
  volume²/area³
  width²/area
  height²/area

"#]])
        .stderr_eq("");
}

#[test]
fn bases_that_miss_groups_show_their_index() {
    run(&["groups", "area [m^2], volume [m^3], fifth [m^5]", "--all"])
        .code(0)
        .stdout_eq(str![[r#"
        unit  dimension
area    m^2   L²
volume  m^3   L³
fifth   m^5   L⁵

3 inputs, rank 1: 3 sets of 1 variable, 3 independent; 3 different bases, 0 of index 1

1. repeating area   (index 2)
  volume²/area³
  fifth²/area⁵

2. repeating volume   (index 3)
  area³/volume²
  fifth³/volume⁵

3. repeating fifth   (index 5)
  area⁵/fifth²
  volume⁵/fifth³

"#]])
        .stderr_eq("");
}

#[test]
fn sets_with_the_same_groups_count_once() {
    run(&["groups", "period [s] ~ length [m], g [m/s^2], angle [rad]", "--all"])
        .code(0)
        .stdout_eq(str![[r#"
        unit   dimension
period  s      T          target
length  m      L
g       m/s^2  L T⁻²
angle   rad    1

3 inputs, rank 2: 3 sets of 2 variables, 1 independent; 1 basis, 1 of index 1

1. repeating length, g
  angle

"#]])
        .stderr_eq("");
}

#[test]
fn no_dimensions_leave_nothing_to_repeat() {
    run(&["groups", "angle [rad], slope [1]", "--all"])
        .code(0)
        .stdout_eq(str![[r#"
       unit  dimension
angle  rad   1
slope  1     1

2 inputs, rank 0: 1 set of 0 variables, 1 independent; 1 basis, 1 of index 1

1. nothing repeats
  angle
  slope

"#]])
        .stderr_eq("");
}

#[test]
fn signed_variables_in_denominators_are_refused_and_counted() {
    let room = Room::with_data("all_signed", "rise [m],drop [m],width [m]\n-1,2,3\n2,-3,4\n");
    room.run(&["groups", "data.csv", "--all"])
        .code(0)
        .stdout_eq(str![[r#"
       unit  dimension
rise   m     L          negative values occur
drop   m     L          negative values occur
width  m     L

3 inputs, rank 1: 3 sets of 1 variable, 3 independent; 3 different bases, 1 of index 1
2 of the bases refused: a variable that may be zero or negative stands in a denominator

1. repeating width
  rise/width
  drop/width

"#]])
        .stderr_eq(str![[r#"
note[W036]: `rise` is negative in row 1: it enters as it is, and not as a power
help: leave that row out to fit a power of `rise`; keep that row if `rise` can be negative
note[W036]: `drop` is negative in row 2: it enters as it is, and not as a power
help: leave that row out to fit a power of `drop`; keep that row if `drop` can be negative

"#]]);
}

#[test]
fn a_limit_on_the_sets_says_how_many_were_examined() {
    run(&["groups", "a [m], b [m], c [m^2], d [s], e [s]", "--all", "--limit", "1", "--examine", "4"])
        .code(0)
        .stdout_eq(str![[r#"
   unit  dimension
a  m     L
b  m     L
c  m^2   L²
d  s     T
e  s     T

5 inputs, rank 2: 10 sets of 2 variables, 2 of the 4 examined independent; 1 basis, 1 of index 1

1. repeating a, d
  b/a
  c/a²
  e/d

"#]])
        .stderr_eq(str![[r#"
note[W020]: stopped after 4 of 10 sets of variables
help: `--examine N` looks at N of them; the best bases may be among the others

"#]]);
}

#[test]
fn an_unreachable_target_is_still_an_error() {
    run(&["groups", "y [kg] ~ a [m], b [m]", "--all"]).code(4).stdout_eq(str![[r#"
   unit  dimension
y  kg    M          target
a  m     L
b  m     L

2 inputs, rank 1: 2 sets of 1 variable, 2 independent; 1 basis, 1 of index 1

1. repeating a
  b/a

"#]]).stderr_eq(str![[r#"
error[P002]: no units-covariant map reaches `y` [M] from `a` [L], `b` [L]: nothing carries mass; doubling the kilogram changes `y` and no input
help: add one of the constants `m_e`, `m_p`, `m_u`, or a mass [M], a density [L⁻³ M]; `--const m_e` adds a constant

"#]]);
}

#[test]
fn all_bases_as_json() {
    let room = Room::new("all_json");
    let object = room.json(&["groups", "a [m^2], b [m^3], c [1]", "--all"], 0);
    let result = &object["result"];
    let count = serde_json::json!(
        {"sets": 3, "examined": 3, "independent": 2, "distinct": 1, "refused": 0, "index_one": 1}
    );
    assert_eq!(result["count"], count);
    assert_eq!(result["rank"], 1);
    let basis = &result["bases"][0];
    assert_eq!((&basis["repeating"], &basis["index"]), (&serde_json::json!(["a"]), &serde_json::json!(1)));
    assert_eq!(basis["groups"][0]["expression"], "b²/a³");
    assert_eq!(result["bases"].as_array().map(Vec::len), Some(1));
}

#[test]
fn settings_of_all_need_it() {
    run(&["groups", "a [m], b [m]", "--limit", "3"]).code(2).stdout_eq("").stderr_eq(str![[r#"
error: the following required arguments were not provided:
  --all

Usage: dimensionless groups --all --limit <N> <PROBLEM|DATA>

For more information, try '--help'.

"#]]);
    run(&["groups", "a [m], b [m]", "--all", "--repeat", "a"]).code(2).stdout_eq("").stderr_eq(str![[r#"
error: the argument '--all' cannot be used with '--repeat <NAMES>'

Usage: dimensionless groups --all <PROBLEM|DATA>

For more information, try '--help'.

"#]]);
}
