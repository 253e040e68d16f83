//! Why variables cannot repeat, and which could instead.

use snapbox::str;

use crate::room::{Room, run};

const FLOW: &str = "speed [m/s], depth [m], time [s], rate [1/s], angle [rad], mass [kg]";

#[test]
fn two_of_one_dimension() {
    run(&["groups", FLOW, "--repeat", "time,rate,mass"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[P003]: the repeating variables `time`, `rate`, `mass` are dependent, `time·rate` is of dimension one: keep one of them
help: `time`, `mass`, `speed` can repeat together, for example

"#]]);
}

#[test]
fn three_in_one_relation() {
    run(&["groups", FLOW, "--repeat", "depth,speed,time"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[P003]: the repeating variables `depth`, `speed`, `time` are dependent, `depth/(speed·time)` is of dimension one: keep 2 of the 3
help: `depth`, `speed`, `mass` can repeat together, for example

"#]]);
}

#[test]
fn a_quantity_of_dimension_one() {
    run(&["groups", FLOW, "--repeat", "angle,depth,time"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[P003]: `angle` is of dimension one: it cancels no dimension, so it cannot repeat
help: `depth`, `time`, `mass` can repeat together, for example

"#]]);
}

#[test]
fn one_name_twice() {
    run(&["groups", FLOW, "--repeat", "time,depth,time"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[P003]: the repeating variable `time` is named twice
help: `time`, `depth`, `mass` can repeat together, for example

"#]]);
}

#[test]
fn too_few() {
    run(&["groups", FLOW, "--repeat", "rate"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[P003]: 1 repeating variable was given (`rate`), but the dimensional matrix has rank 3
help: `rate`, `speed`, `mass` can repeat together, for example

"#]]);
}

#[test]
fn a_name_with_a_slip() {
    run(&["groups", FLOW, "--repeat", "depth,tmie,mass"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[T006]: no input is called `tmie`
help: did you mean `time`?

"#]]);
}

#[test]
fn a_set_of_index_one_is_suggested() {
    // `volume` and `width` are independent of time both, but `volume` alone generates less.
    run(&["groups", "volume [m^3], area [m^2], width [m], time [s]", "--repeat", "time"])
        .code(3)
        .stdout_eq("")
        .stderr_eq(str![[r#"
error[P003]: 1 repeating variable was given (`time`), but the dimensional matrix has rank 2
help: `time`, `width` can repeat together, for example

"#]]);
}

#[test]
fn nothing_to_repeat() {
    run(&["groups", "angle [rad], slope [1]", "--repeat", "angle"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[P003]: `angle` is of dimension one: it cancels no dimension, so it cannot repeat
help: name none: all inputs are of dimension one, and each is a group

"#]]);
}

#[test]
fn a_signed_variable_in_a_denominator() {
    let room = Room::with_data("repeat_signed", "rise [m],drop [m],width [m]\n-1,2,3\n2,-3,4\n");
    room.run(&["groups", "data.csv", "--repeat", "rise"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[P004]: `rise`, `drop` may be zero or negative and cannot all be kept in the numerator of `drop/rise`, which the repeating variables `rise` give
help: `width` can repeat, for example

"#]]);
}
