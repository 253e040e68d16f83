//! `groups`: from a sentence or a file.

use snapbox::str;

use crate::room::{Room, run};

const DRAG: &str = "drag [N] ~ speed [m/s], diameter [m], density [kg/m^3], viscosity [Pa s]";

#[test]
fn drag_depends_on_the_reynolds_number() {
    run(&["groups", DRAG])
        .code(0)
        .stdout_eq(str![[r#"
           unit    dimension
drag       N       L M T⁻²    target
speed      m/s     L T⁻¹
diameter   m       L
density    kg/m^3  L⁻³ M
viscosity  Pa s    L⁻¹ M T⁻¹

4 inputs, rank 3: 1 Π group
  Re = density·speed·diameter/viscosity  Reynolds number  inertia / viscosity

drag = density speed² diameter² · F(Re)   (drag/scale: Newton number)

"#]])
        .stderr_eq("");
}

#[test]
fn an_input_that_cannot_matter_is_named_with_the_reason() {
    run(&["groups", "period [s] ~ length [m], mass [kg], amplitude [rad]", "--const", "g"])
        .code(0)
        .stdout_eq(str![[r#"
           unit    dimension
period     s       T          target
length     m       L
mass       kg      M
amplitude  rad     1
g          m s^-2  L T⁻²      constant 9.80665 m s^-2

4 inputs, rank 3: 1 Π group
  amplitude

period = length^(1/2) g^(-1/2) · F(amplitude)

`mass` is unused, it enters no group and not the scale: no product of powers of the other inputs has its dimension [M]

"#]])
        .stderr_eq("");
}

#[test]
fn without_a_target_all_quantities_are_inputs() {
    run(&["groups", "speed [m/s], length [m], g [m/s^2], nu [m^2/s]"])
        .code(0)
        .stdout_eq(str![[r#"
        unit   dimension
speed   m/s    L T⁻¹
length  m      L
g       m/s^2  L T⁻²
nu      m^2/s  L² T⁻¹

4 inputs, rank 2: 2 Π groups
  Re = speed·length/nu     Reynolds number  inertia / viscosity
  Fr² = speed²/(g·length)  Froude number    inertia / gravity

"#]])
        .stderr_eq("");
}

#[test]
fn repeating_variables_choose_the_groups() {
    run(&["groups", DRAG, "--repeat", "viscosity, speed, density"])
        .code(0)
        .stdout_eq(str![[r#"
           unit    dimension
drag       N       L M T⁻²    target
speed      m/s     L T⁻¹
diameter   m       L
density    kg/m^3  L⁻³ M
viscosity  Pa s    L⁻¹ M T⁻¹

4 inputs, rank 3: 1 Π group
  Re = density·speed·diameter/viscosity  Reynolds number  inertia / viscosity

drag = viscosity² density⁻¹ · F(Re)

"#]])
        .stderr_eq("");
}

#[test]
fn a_file_states_the_same_problem() {
    let room = Room::with_law("groups_of_a_file");
    room.run(&["groups", "pendulum.csv", "-y", "period", "--drop", "mass", "--const", "g"])
        .code(0)
        .stdout_eq(str![[r#"
           unit    dimension
period     s       T          target
length     cm      L
amplitude  deg     1
g          m s^-2  L T⁻²      constant 9.80665 m s^-2

3 inputs, rank 2: 1 Π group
  amplitude

period = length^(1/2) g^(-1/2) · F(amplitude)

"#]])
        .stderr_eq("");
}

#[test]
fn values_of_a_file_tell_the_signs() {
    let room =
        Room::with_data("groups_signs", "lift [N],slope [%],fill [1],area [m^2],p [Pa]\n1,-2,0,3,4\n2,3,1,4,5\n");
    room.run(&["groups", "data.csv", "-y", "lift"])
        .code(0)
        .stdout_eq(str![[r#"
       unit  dimension
lift   N     L M T⁻²    target
slope  %     1          negative values occur
fill   1     1          zero occurs
area   m^2   L²
p      Pa    L⁻¹ M T⁻²

4 inputs, rank 2: 2 Π groups
  slope
  fill

lift = area p · F(slope, fill)

"#]])
        .stderr_eq(str![[r#"
note[W036]: `slope` is negative in row 1: it enters as it is, and not as a power
help: leave that row out to fit a power of `slope`; keep that row if `slope` can be negative
note[W036]: `fill` is zero in row 1: it enters as it is, and not as a power
help: leave that row out to fit a power of `fill`; keep that row if `fill` can be zero

"#]]);
}

#[test]
fn declared_base_quantities_are_of_their_own_kind() {
    run(&["groups", "rain [mmw/d], uptake [rainwater/h]", "--base", "rainwater=mmw"])
        .code(0)
        .stdout_eq(str![[r#"
        unit         dimension
rain    mmw/d        T⁻¹ rainwater
uptake  rainwater/h  T⁻¹ rainwater

2 inputs, rank 1: 1 Π group
  rain/uptake

"#]])
        .stderr_eq("");
}

#[test]
fn rows_with_holes_can_be_left_out() {
    let room = Room::with_data("groups_holes", "y [m],a [m],b [m]\n1,2,\n2,3,4\n");
    room.run(&["groups", "data.csv", "-y", "y", "--skip-missing"])
        .code(0)
        .stdout_eq(str![[r#"
   unit  dimension
y  m     L          target
a  m     L
b  m     L

2 inputs, rank 1: 1 Π group
  a/b

y = a · F(a/b)

"#]])
        .stderr_eq(str![[r#"
note[W008]: 1 of 2 rows left out, for missing values

"#]]);
}

#[test]
fn a_file_with_brackets_in_its_name_is_a_file() {
    let room = Room::new("brackets").file("run[1].csv", "y [m],a [m]\n1,2\n");
    room.run(&["groups", "run[1].csv", "-y", "y"]).code(0).stderr_eq("");
}

#[test]
fn what_a_group_may_be_is_said_and_a_kind_decides() {
    run(&[
        "groups",
        "one [m^2/s], two [m^2/s]",
        "--kind",
        "one=kinematic viscosity",
        "--kind",
        "two=Thermal diffusivity",
    ])
    .code(0)
    .stdout_eq(str![[r#"
     unit   dimension
one  m^2/s  L² T⁻¹
two  m^2/s  L² T⁻¹

2 inputs, rank 1: 1 Π group
  Pr = one/two  Prandtl number  momentum / thermal diffusivity

"#]])
    .stderr_eq("");
    run(&["groups", "lift_or_drag [N], rho [kg/m^3], V [m/s], A [m^2]", "--kind", "lift_or_drag=force"])
        .code(0)
        .stdout_eq(str![[r#"
              unit    dimension
lift_or_drag  N       L M T⁻²
rho           kg/m^3  L⁻³ M
V             m/s     L T⁻¹
A             m^2     L²

4 inputs, rank 3: 1 Π group
  lift_or_drag/(rho·V²·A)

`lift_or_drag/(rho·V²·A)` may be the drag coefficient or lift coefficient: the names of its variables do not say
`--kind NAME=KIND` says what a quantity is

"#]])
        .stderr_eq("");
    run(&["groups", "a [m^2/s], b [m^2/s]", "--kind", "a=speed"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[U009]: `a` [L² T⁻¹] is no kind `speed`
help: kinds of this dimension: kinematic viscosity, thermal diffusivity, mass diffusivity, magnetic diffusivity, axial dispersion coefficient

"#]]);
    run(&["groups", "a [m^2/s], b [m^2/s]", "--kind", "speed"]).code(2).stdout_eq("").stderr_eq(str![[r#"
error[C001]: `--kind speed` has no `=`
help: write `--kind "a=speed of sound"`

"#]]);
}

#[test]
fn the_names_of_a_number_and_its_factor_are_told_apart_from_guesses_in_json() {
    run(&["groups", "drag [N], rho [kg/m^3], V [m/s], A [m^2]", "--format", "json"])
        .code(0)
        .stdout_eq(str![[r#"
{"schema":"dimensionless/1","command":"groups","result":{"variables":[{"name":"drag","unit":"N","dimension":{"L":"1","M":"1","T":"-2"}},{"name":"rho","unit":"kg/m^3","dimension":{"L":"-3","M":"1"}},{"name":"V","unit":"m/s","dimension":{"L":"1","T":"-1"}},{"name":"A","unit":"m^2","dimension":{"L":"2"}}],"rank":3,"groups":[{"expression":"drag/(rho·V²·A)","exponents":{"drag":"1","rho":"-1","V":"-2","A":"-1"},"name":"drag coefficient","symbol":"C_D","factor":"2"}],"target":null,"unused":[]},"diagnostics":[]}

"#]])
        .stderr_eq("");
    run(&["groups", "F [N], rho [kg/m^3], V [m/s], A [m^2]", "--format", "json"])
        .code(0)
        .stdout_eq(str![[r#"
{"schema":"dimensionless/1","command":"groups","result":{"variables":[{"name":"F","unit":"N","dimension":{"L":"1","M":"1","T":"-2"}},{"name":"rho","unit":"kg/m^3","dimension":{"L":"-3","M":"1"}},{"name":"V","unit":"m/s","dimension":{"L":"1","T":"-1"}},{"name":"A","unit":"m^2","dimension":{"L":"2"}}],"rank":3,"groups":[{"expression":"F/(rho·V²·A)","exponents":{"F":"1","rho":"-1","V":"-2","A":"-1"},"name":null,"symbol":null,"candidates":["drag coefficient","lift coefficient"]}],"target":null,"unused":[]},"diagnostics":[]}

"#]])
        .stderr_eq("");
}
