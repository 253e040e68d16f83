//! The experiments of the literature on units covariance; the examples that print them run here.
//!
//! B: Villar, Hogg, Yao, Kevrekidis, Schölkopf, TMLR 2024 (arXiv 2301.13724), black-body radiation.
//! R: Villar, Yao, Hogg, Blum-Smith, Dumitrascu, JMLR 24 (2023) (arXiv 2204.00887), arid vegetation.

#[path = "../../examples/black_body.rs"]
#[allow(dead_code, reason = "`main` and the printing belong to the example")]
mod black_body;
#[path = "../../examples/pendulum.rs"]
#[allow(dead_code, reason = "`main` belongs to the example")]
mod pendulum;
#[path = "../../examples/vegetation.rs"]
#[allow(dead_code, reason = "`main` and the printing belong to the example")]
mod vegetation;

use black_body::{B1, B2, B3, B3_BLIND, Setting, experiment, median_error, missing};
use dimensionless::{Dimension, Need};
use pendulum::explain;

#[test]
fn b1_without_h_there_is_one_constant_and_the_error_is_six() {
    let outcome = experiment(0, &B1).unwrap();
    assert!(outcome.law.basis().groups().is_empty());
    assert_eq!(outcome.law.scale().to_string(), "c k_B temperature wavelength⁻⁴");
    assert!(outcome.law.to_string().contains("zero Π groups: the dimensions fix the law up to one constant"));
    let error = median_error(&B1).unwrap();
    assert!((error - 6.36).abs() <= 0.04, "{error}");
}

#[test]
fn b2_with_h_the_law_is_found_near_the_noise() {
    let outcome = experiment(0, &B2).unwrap();
    assert_eq!(outcome.law.basis().groups().len(), 1);
    let exponents: Vec<(&str, i64)> = outcome.law.basis().groups()[0].factors().collect();
    assert_eq!(exponents, [("wavelength", 1), ("temperature", 1), ("c", -1), ("k_B", 1), ("h", -1)]);
    assert!(outcome.outside > 0, "20000 and 60000 K reach beyond the trained group at short and long waves");
    let error = median_error(&B2).unwrap();
    assert!(error <= 0.13, "{error}");
}

#[test]
fn b2_predictions_do_not_depend_on_the_units_of_the_data() {
    let one = experiment(3, &B2).unwrap();
    let other = experiment(3, &Setting { other_units: true, ..B2 }).unwrap();
    for (one, other) in one.predictions.iter().zip(&other.predictions) {
        assert!((one / other - 1.0).abs() < 1e-10, "{one} and {other}");
    }
}

#[test]
fn b3_rows_of_one_temperature_are_enough_for_asymptotes_and_a_blind_family_says_that_it_is_outside() {
    let error = median_error(&B3).unwrap();
    assert!(error <= 0.15, "{error}");
    let blind = experiment(0, &B3_BLIND).unwrap();
    assert!(blind.error > 3.0 * error, "{}", blind.error);
    // Rows at 20000 and 60000 K reach beyond the group at 3000 K.
    assert!(blind.outside >= 20, "{}", blind.outside);
}

#[test]
fn b4_the_missing_constant_is_a_class_with_h_in_it() {
    for seed in 0..5 {
        let found = missing(seed).unwrap();
        assert!(found.is_discovery, "{found}");
        assert!(found.margin.unwrap() >= 4.0, "{found}");
        let best = &found.classes[0];
        assert_eq!((best.simplest, best.members_in_box), (Dimension::si([1, 0, 0, 0, 1, 0, 0]), 60));
        let named: Vec<&str> = best.named.iter().map(|constant| constant.symbol).collect();
        assert_eq!(named, ["h", "sigma_SB", "hbar", "c_2"]);
        assert!(found.cross_validation.ends_with("5 labels of `temperature`"));
        let value = found.value.as_ref().unwrap();
        let h = &value.named[0];
        assert_eq!(h.constant.symbol, "h");
        assert!((h.value / h.constant.value - 1.0).abs() < 0.01, "{found}");
        assert!(h.lower < h.constant.value && h.constant.value < h.upper, "{found}");
        assert!(found.inputs.iter().all(|input| input.need == Need::Matters));
        assert!(found.to_string().contains("its value: another one multiplies the group by a factor"));
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

#[test]
fn r1_fifty_runs_emulate_the_vegetation_within_a_percent() {
    assert_eq!(vegetation::emulate(0).unwrap().law.basis().groups().len(), 3);
    let (error, _) = vegetation::medians(15).unwrap();
    assert!(error[0] <= 0.01, "{error:?}");
}

#[test]
fn r2_other_units_change_nothing_for_groups_and_ruin_a_law_of_numbers() {
    for seed in 0..5 {
        let found = vegetation::emulate(seed).unwrap();
        let [here, there] = found.error;
        assert!((here - there).abs() <= 1e-9, "{here} {there}");
        assert!(found.raw_error[1] > 100.0 * there, "{:?} {there}", found.raw_error);
    }
}
