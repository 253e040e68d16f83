//! Angles by their cosine and sine, from the check of a file to the law as code.

use serde_json::json;
use snapbox::str;

use crate::room::Room;

/// Winds all around, with noise of a percent or two.
const DRIFTS: &str = "drift [m],wind [deg],time [s],speed [m/s]\n\
    9.5,10,1,4\n10.1,60,2,3\n4.3,120,3,2\n5.8,180,2.5,5\n6.2,240,4,3\n14.8,300,2,6\n33.0,350,3,5\n\
    16.9,30,2,4\n13.3,90,3,4\n4.7,150,2,4\n5.2,210,2,4.5\n13.6,270,4,4.2\n27.1,330,3,4.5\n9.2,45,1,5\n";

fn drifts(name: &str) -> Room {
    Room::with_data(name, DRIFTS)
}

#[test]
fn a_fit_says_that_an_angle_enters_by_its_cosine_and_sine_and_why() {
    let room = drifts("angle_fit");
    let fit = ["fit", "data.csv", "-y", "drift", "--model", "power"];
    room.run(&[&fit[..], &["-o", "law.json"]].concat())
        .code(0)
        .stdout_eq(str![[r#"
drift = 1.006 · exp(0.7788 · cos(wind)) · exp(0.1451 · sin(wind)) · time speed

  cos(wind)  from -1.000 to 0.9848
  sin(wind)  from -1.000 to 1.000
                  slope  std. error  95 % interval
  ln factor    0.005694     0.03389  -0.06890 to 0.08029
  cos(wind)      0.7788     0.04384  0.6823 to 0.8753
  sin(wind)      0.1451     0.04354  0.04926 to 0.2409

  power law: 3 coefficients, 14 rows
  error of ln drift: 0.1088 (leave-one-out cross-validation), 0.08340 (training)

saved: `dimensionless predict law.json NEW.csv` predicts with it

"#]])
        .stderr_eq(str![[r#"
note[W035]: `wind` enters as its cosine and sine: it spans more than half a turn
help: `--number wind` takes it as the number it is, if a full turn is not the same as none

"#]]);
    let said = room.run(&[&fit[..], &["--number", "wind"]].concat()).code(0);
    said.stderr_eq("");
    let new = "speed [m/s],time [s],wind [rad]\n4,1,0.1745329252\n4,1,6.457718232\n4,1,-6.108652382\n";
    let room = room.file("new.csv", new);
    let predicted = room.json(&["predict", "law.json", "new.csv"], 0);
    let values: Vec<f64> =
        (0..3).map(|row| predicted["result"]["predictions"][row]["prediction"].as_f64().unwrap()).collect();
    assert!((values[1] / values[0] - 1.0).abs() < 1e-8 && (values[2] / values[0] - 1.0).abs() < 1e-8, "{values:?}");
    let diagnosed = room.json(&["diagnose", "law.json", "data.csv", "--skip-missing"], 0);
    assert!(diagnosed["result"]["trends"].as_array().unwrap().iter().any(|trend| trend["variable"] == "wind"));
    let exported = room.json(&["export", "law.json", "--to", "python"], 0);
    assert_eq!(exported["result"]["inputs"][0], json!({"name": "wind", "unit": "deg"}));
}

#[test]
fn an_angle_that_is_said_to_be_one() {
    let data = "y [m],x [m],a [1]\n1,1,0.1\n2.1,2,0.4\n2.9,3,0.2\n4.2,4,0.6\n5.1,5,0.3\n";
    let room = Room::with_data("angle_said", data);
    let result = room.json(&["groups", "data.csv", "-y", "y", "--angle", "a"], 0);
    assert_eq!(
        result["result"]["variables"][1],
        json!({"name": "cos(a)", "unit": "1", "dimension": {}, "angle": "a", "sign": "signed"})
    );
    assert_eq!(result["result"]["groups"][1]["expression"], "sin(a)");
}

#[test]
fn groups_name_the_angle() {
    let room = drifts("angle_groups");
    room.run(&["groups", "data.csv", "-y", "drift"])
        .code(0)
        .stdout_eq(str![[r#"
           unit  dimension
drift      m     L          target
cos(wind)  1     1          of the angle `wind`
sin(wind)  1     1          of the angle `wind`
time       s     T
speed      m/s   L T⁻¹

4 inputs, rank 2: 2 Π groups
  cos(wind)
  sin(wind)

drift = time speed · F(cos(wind), sin(wind))

"#]])
        .stderr_eq(str![[r#"
note[W035]: `wind` enters as its cosine and sine: it spans more than half a turn
help: `--number wind` takes it as the number it is, if a full turn is not the same as none

"#]]);
}

#[test]
fn a_check_says_how_an_angle_enters() {
    drifts("angle_check").run(&["check", "data.csv"]).code(0).stderr_eq(str![[r#"
note[W035]: `wind` enters as its cosine and sine: it spans more than half a turn
 --> data.csv:1:11
  |
1 | drift [m],wind [deg],time [s],speed [m/s]
  |           ^^^^^^^^^^ an angle
help: `--number wind` takes it as the number it is, if a full turn is not the same as none

"#]]);
}

#[test]
fn a_written_problem_says_itself_what_enters() {
    let arguments = ["groups", "drift [m] ~ wind [deg], length [m]", "--angle", "wind"];
    Room::new("angle_written").run(&arguments).code(2).stderr_eq(str![[r#"
error[C001]: `--angle` belongs to a data file, and a problem was written out
help: a problem says it all: `target [unit] ~ input [unit], …`

"#]]);
}

#[test]
fn what_is_no_angle() {
    let room = drifts("angle_refused");
    let fit = |arguments: &[&str]| room.run(&[&["fit", "data.csv", "-y", "drift"], arguments].concat());
    fit(&["--angle", "speed"]).code(3).stderr_eq(str![[r#"
error[U007]: column `speed` has the dimension [L T⁻¹] where [1] is needed
 --> data.csv:1:31
  |
1 | drift [m],wind [deg],time [s],speed [m/s]
  |                               ^^^^^^^^^^^ wrong dimension
help: give it in a unit of dimension [1], such as `1`

"#]]);
    fit(&["--number", "wind", "--drop", "wind"]).code(3).stderr_eq(str![[r#"
error[T006]: column `wind` is no input, so it does not matter how it enters
 --> data.csv:1:11
  |
1 | drift [m],wind [deg],time [s],speed [m/s]
  |           ^^^^^^^^^^ no input
help: leave it out of `--angle` and `--number`

"#]]);
    fit(&["--number", "wind", "--angle", "wind"]).code(3).stderr_eq(str![[r#"
error[U009]: `wind` is said to be an angle and a number
help: keep one of them: an angle enters as its cosine and sine, a number as it is

"#]]);
}
