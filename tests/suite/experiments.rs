//! The experiments of the literature on units covariance; the examples that print them run here.
//!
//! B: Villar, Hogg, Yao, Kevrekidis, Schölkopf, TMLR 2024 (arXiv 2301.13724), black-body radiation.

#[path = "../../examples/black_body.rs"]
#[allow(dead_code, reason = "`main` and the printing belong to the example")]
mod black_body;
#[path = "../../examples/pendulum.rs"]
#[allow(dead_code, reason = "`main` belongs to the example")]
mod pendulum;

use black_body::{experiment, median_error};
use pendulum::explain;

#[test]
fn b1_without_h_there_is_one_constant_and_the_error_is_six() {
    let outcome = experiment(0, &["c", "k_B"], false).unwrap();
    assert!(outcome.law.basis().groups().is_empty());
    assert_eq!(outcome.law.scale().to_string(), "c k_B temperature wavelength⁻⁴");
    assert!(outcome.law.to_string().contains("zero Π groups: the dimensions fix the law up to one constant"));
    let error = median_error(&["c", "k_B"]).unwrap();
    assert!((error - 6.36).abs() <= 0.04, "{error}");
}

#[test]
fn b2_with_h_the_law_is_found_near_the_noise() {
    let outcome = experiment(0, &["c", "k_B", "h"], false).unwrap();
    assert_eq!(outcome.law.basis().groups().len(), 1);
    let exponents: Vec<(&str, i64)> = outcome.law.basis().groups()[0].factors().collect();
    assert_eq!(exponents, [("wavelength", 1), ("temperature", 1), ("c", -1), ("k_B", 1), ("h", -1)]);
    assert!(outcome.outside > 0, "20000 and 60000 K reach beyond the trained group at short and long waves");
    let error = median_error(&["c", "k_B", "h"]).unwrap();
    assert!(error <= 0.13, "{error}");
}

#[test]
fn b2_predictions_do_not_depend_on_the_units_of_the_data() {
    let one = experiment(3, &["c", "k_B", "h"], false).unwrap();
    let other = experiment(3, &["c", "k_B", "h"], true).unwrap();
    for (one, other) in one.predictions.iter().zip(&other.predictions) {
        assert!((one / other - 1.0).abs() < 1e-10, "{one} and {other}");
    }
}

#[test]
fn p1_the_period_has_rational_exponents() {
    assert_eq!(
        explain("period [s] ~ l [m], g [m/s^2]").unwrap(),
        "period [s] ~ l [m], g [m/s^2]\n  period = l^(1/2) g^(-1/2) · constant\n"
    );
}

#[test]
fn p2_the_mass_enters_nothing_and_the_angle_is_the_group() {
    assert_eq!(
        explain("period [s] ~ l [m], g [m/s^2], mass [kg], angle [rad]").unwrap(),
        "period [s] ~ l [m], g [m/s^2], mass [kg], angle [rad]\n  period = l^(1/2) g^(-1/2) · F(angle)\n  \
         `mass` enters no group and no scale: no law can depend on it\n"
    );
}

#[test]
fn p3_a_period_from_length_and_mass_is_refused_with_what_repairs_it() {
    assert_eq!(
        explain("period [s] ~ l [m], mass [kg]").unwrap(),
        "period [s] ~ l [m], mass [kg]\n  no units-covariant map reaches `period` [T] from `l` [L], `mass` [M]: nothing \
         carries time; doubling the second changes `period` and no input\n  add one of the constants `g`, `c`, `h`, `G`, `hbar`, or a time [T], a velocity [L T⁻¹], a force [L M T⁻²]\n"
    );
}
