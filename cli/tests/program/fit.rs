//! `fit`: the examples of the README, and what options do.

use snapbox::str;

use crate::room::{Room, run, stdout};

#[test]
fn kepler_third_law_is_found() {
    let output = run(&["fit", "examples/data/solar_system.csv", "-y", "period", "--const", "G"]).code(0);
    assert!(stdout(&output).contains("semi_major_axis^(3/2) G^(-1/2) primary_mass^(-1/2)"));
    output
        .stdout_eq(str![[r#"
period = 6.278 · semi_major_axis^(3/2) G^(-1/2) primary_mass^(-1/2)

  zero Π groups: the dimensions fix the law up to one constant
  constant 6.278 (95 % interval 6.274 to 6.283)

  constant: 1 coefficient, 28 rows
  error of ln period: 0.001746 (leave-one-label-out cross-validation, 7 labels of `primary`), 0.001683 (training)

"#]])
        .stderr_eq(str![""]);
}

#[test]
fn the_blast_wave_has_its_exponents() {
    let constants = ["--const", "E=7.1e13 J", "--const", "rho=1.25 kg/m^3"];
    run(&[&["fit", "examples/data/trinity.csv", "-y", "R"][..], &constants].concat())
        .code(0)
        .stdout_eq(str![[r#"
R = 1.025 · t^(2/5) E^(1/5) rho^(-1/5)

  zero Π groups: the dimensions fix the law up to one constant
  constant 1.025 (95 % interval 0.9992 to 1.051)

  constant: 1 coefficient, 25 rows
  error of ln R: 0.06132 (leave-one-out cross-validation), 0.05886 (training)

"#]])
        .stderr_eq("");
}

#[test]
fn the_enthalpy_of_vaporization_is_nearly_a_power_law() {
    let inputs = ["--inputs", "Tb,Tc,Pc", "--const", "R", "--const", "P0=101325 Pa", "--cv", "kfold:5"];
    run(&[&["fit", "examples/data/enthalpy_of_vaporization.csv", "-y", "Hvap"][..], &inputs].concat())
        .code(0)
        .stdout_eq(str![[r#"
Hvap = R Tb · F(Tb/Tc, Pc/P0)

  Tb/Tc  from 0.5860 to 0.8023
  Pc/P0  from 10.56 to 79.78
  at the mean of the rows, Tb/Tc = 0.6682, Pc/P0 = 36.64:
               exponent  std. error  95 % interval
  Tb/Tc           2.495      0.1548  2.190 to 2.800
  Pc/P0          0.3648     0.02364  0.3182 to 0.4113

  ridge polynomial of degree 2: 5.6 coefficients, 265 rows
  error of ln Hvap: 0.04944 (5-fold cross-validation, seed 0), 0.04848 (training)

  model                         of            coefficients  error of unseen rows  at the ends
  ridge polynomial of degree 2  Tb/Tc, Pc/P0           5.6               0.04977      0.05174  chosen
  power law                     Tb/Tc, Pc/P0             3               0.05165      0.05390
  ridge polynomial of degree 3  Tb/Tc, Pc/P0           7.7               0.05055      0.05524
  Gaussian process              Tb/Tc, Pc/P0         140.8               0.05506      0.05965
  thin-plate spline             Tb/Tc, Pc/P0         155.4               0.06532      0.08960
  thin-plate spline             Pc/P0                    5               0.08686       0.1059
  constant                                               1               0.09060       0.1063
  ridge polynomial of degree 2  Pc/P0                  2.9               0.08696       0.1072
  power law                     Tb/Tc                    2               0.08533       0.1101
  power law                     Pc/P0                    2               0.08992       0.1094

"#]])
        .stderr_eq("");
}

#[test]
fn constants_in_one_list_are_those_given_one_by_one() {
    let room = Room::with_law("constants_in_one_list");
    let fit = |constants: &[&str]| {
        let arguments = [&["fit", "pendulum.csv", "-y", "period", "--model", "power"], constants].concat();
        stdout(&room.run(&arguments).code(0))
    };
    let one = fit(&["--const", "g,T=20 degC"]);
    assert_eq!(one, fit(&["--const", "g", "--const", "T=293.15 K"]));
    assert!(one.contains("`T` enters no group"));
}

#[test]
fn a_label_holds_out_its_rows_together() {
    let arguments = ["fit", "examples/data/solar_system.csv", "-y", "period", "--const", "G", "--cv", "group:primary"];
    let output = run(&arguments).code(0).stderr_eq("");
    assert!(stdout(&output).contains("leave-one-label-out cross-validation, 7 labels"));
}

#[test]
fn the_seed_changes_the_folds_and_nothing_else() {
    let file = "examples/data/enthalpy_of_vaporization.csv";
    let fit = |more: &[&str]| {
        let arguments = ["fit", file, "-y", "Hvap", "--inputs", "Tb,Tc,Pc", "--const", "R", "--const", "P0=1 atm"];
        stdout(&run(&[&arguments, more].concat()).code(0))
    };
    assert!(fit(&["--seed", "7"]).contains("10-fold cross-validation, seed 7"));
    assert!(fit(&["--cv", "kfold:4", "--seed", "7"]).contains("4-fold cross-validation, seed 7"));
    assert_eq!(fit(&[]), fit(&["--cv", "kfold:10", "--seed", "0"]), "the same input gives the same bytes");
}

#[test]
fn signed_targets_are_fitted_over_the_scale() {
    let room = Room::with_data("signed_targets", "y [m],a [m],b [m]\n-1,1,2\n1,2,3\n2,3,3\n-3,1,5\n0,2,4\n2,4,5\n");
    room.run(&["fit", "data.csv", "-y", "y", "--model", "power"])
        .code(0)
        .stdout_eq(str![[r#"
y = a · F(a/b)

  a/b  from 0.2000 to 1.000
                  slope  std. error  95 % interval
  intercept       1.067      0.3806  0.009995 to 2.123
  ln(a/b)         2.410      0.6812  0.5184 to 4.301

  linear: 2 coefficients, 6 rows
  error of y/scale: 0.6358 (leave-one-out cross-validation), 0.3843 (training)

"#]])
        .stderr_eq("");
}

#[test]
fn rows_with_holes_are_left_out_on_demand() {
    let data = "y [m],x [m],unused [kg]\n1,1,\n4,2,\n,3,\n8,\n";
    let room = Room::with_data("fit_holes", &data.replace("8,\n", "8,,\n"));
    room.run(&["fit", "data.csv", "-y", "y", "--drop", "unused", "--skip-missing"])
        .code(0)
        .stdout_eq(str![[r#"
y = 1.414 · x

  zero Π groups: the dimensions fix the law up to one constant
  constant 1.414 (95 % interval 0.002792 to 716.4)

  constant: 1 coefficient, 2 rows
  error of ln y: 0.6931 (leave-one-out cross-validation), 0.3466 (training)

"#]])
        .stderr_eq(str![[r#"
note[W008]: 2 of 4 rows left out, for missing values

"#]]);
}

#[test]
fn a_saved_law_names_the_next_command() {
    let room = Room::with_law("saved_law");
    let output = room.run(&["fit", "pendulum.csv", "-y", "period", "--const", "g", "-o", "two.json"]).code(0);
    assert!(stdout(&output).ends_with("\nsaved: `dimensionless predict two.json NEW.csv` predicts with it\n"));
    assert_eq!(room.read("law.json"), room.read("two.json"));
}

#[test]
fn declared_units_are_read_in_headers_and_constants() {
    let room = Room::with_data("declared_units", "y [smoot],x [m]\n1,2\n2,3.9\n3,6.1\n");
    let arguments = ["fit", "data.csv", "-y", "y", "--define", "smoot=1.7018 m", "--const", "L=2 smoot"];
    assert!(stdout(&room.run(&arguments).code(0)).starts_with("y = "));
}
