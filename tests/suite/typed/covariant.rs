//! `assert_covariant`: what it lets pass, what it catches, and what it then prints.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dimensionless::{Constant, FitOptions, Law, Quantity, Record, assert_covariant, records, rescalings};
use proptest::prelude::*;
use uom::si::f64::{Force, Length, MassDensity, ThermodynamicTemperature, Time, Velocity, Volume};
use uom::si::thermodynamic_temperature::degree_celsius;
use uom::si::{force::newton, length::inch, velocity::kilometer_per_hour};

use super::{Flow, Wave, drag, fitted_wave_law, flow, flows, si, wave, wave_speed};

/// What a panic says.
pub(super) fn message(of: impl FnOnce()) -> String {
    let payload = catch_unwind(AssertUnwindSafe(of)).expect_err("an assertion fails");
    let text = payload.downcast_ref::<String>().cloned();
    text.or_else(|| payload.downcast_ref::<&str>().map(|text| (*text).to_owned())).expect("a panic with a text")
}

#[test]
fn covariant_functions_pass_and_fitted_laws_are_covariant() {
    assert_covariant(&flow(1), drag);
    assert_covariant(&wave(1), wave_speed);
    let (flows, drags) = flows(60);
    let law = Law::<Flow, Force>::fit(&flows, &drags, &FitOptions::default()).unwrap();
    assert_covariant(&flows[0], |flow| law.predict(flow).unwrap().value);
    assert_covariant(&flows[0], |flow| law.predict(flow).unwrap().interval.1);
    let law = fitted_wave_law();
    assert_covariant(&wave(2), |wave| law.predict(wave).unwrap().value);
}

/// Air that blows at a sail.
#[derive(Clone, Debug, Record)]
struct Wind {
    #[record(skip)]
    _sail: &'static str,
    speed: Velocity,
    height: Length,
    density: MassDensity,
}

fn wind() -> Wind {
    Wind { _sail: "jib", speed: si(10.0), height: si(2.0), density: si(1.25) }
}

#[test]
fn a_unit_that_hides_in_a_function_is_caught_with_the_smallest_case() {
    let hidden =
        |wind: &Wind| Force::new::<newton>(0.5 * wind.speed.get::<kilometer_per_hour>().powi(2) * wind.height.value);
    assert_eq!(
        message(|| assert_covariant(&wind(), hidden)),
        "the function depends on the choice of units\n  \
           at speed [L T⁻¹] = 10, height [L] = 2, density [L⁻³ M] = 1.25\n  \
           expressed in units with M × 2\n  \
           expected [L M T⁻²] 2592, found 1296\n\
         help: make every number with a unit in it a field or a constant of the record"
    );
}

#[test]
fn a_threshold_with_a_unit_is_caught_though_most_cases_agree() {
    // Above a certain height another formula holds: a length is built in.
    let bent = |wind: &Wind| -> Force {
        let factor = if wind.height > Length::new::<inch>(1000.0) { 0.7 } else { 0.6 };
        factor * wind.density * wind.speed * wind.speed * wind.height * wind.height
    };
    let message = message(|| assert_covariant(&wind(), bent));
    assert!(message.contains("expressed in units with L × "), "{message}");
}

#[derive(Clone, Debug, Record)]
struct Balloon {
    volume: Volume,
    temperature: ThermodynamicTemperature,
}

#[test]
fn a_point_on_a_celsius_scale_is_caught() {
    let balloon = Balloon { volume: si(2.0), temperature: si(300.0) };
    let lift = |balloon: &Balloon| -> Volume { balloon.volume * balloon.temperature.get::<degree_celsius>() };
    assert_eq!(
        message(|| assert_covariant(&balloon, lift)).lines().nth(2),
        Some("  expressed in units with Θ × 0.5"),
        "half as many kelvins are not half as many degrees Celsius"
    );
}

/// A pendulum on Earth, whose gravity a function may know.
#[derive(Clone, Debug, Record)]
#[record(constants(g))]
struct Pendulum {
    length: Length,
}

#[test]
fn constants_of_the_record_may_be_built_in_and_others_may_not() {
    let pendulum = Pendulum { length: si(0.994) };
    let g = Constant::find("g").unwrap().value;
    assert_covariant(&pendulum, |pendulum| Time::from_si(std::f64::consts::TAU * (pendulum.length.to_si() / g).sqrt()));
    let message =
        message(|| assert_covariant(&pendulum, |pendulum| Time::from_si(2.0 * pendulum.length.to_si().sqrt() + 1.0)));
    assert!(message.contains("at length [L] = 0.994\n"), "constants are no fields: {message}");
}

#[test]
fn a_function_without_finite_values_is_no_passed_test() {
    let message = message(|| assert_covariant(&wind(), |_| Force::from_si(f64::NAN)));
    assert!(message.starts_with("the function gives no finite number at most records"), "{message}");
}

proptest! {
    #[test]
    fn records_keep_to_their_signs_and_changes_of_units_to_their_dimensions(
        wave in records(&wave(1)), change in rescalings::<Wave, Force>(),
    ) {
        prop_assert!(wave.depth > si(0.0) && wave.wind > si(0.0) && wave.rise >= si(0.0) && wave.place == "south");
        let mut changed = wave.clone();
        change.apply(&mut changed);
        prop_assert_eq!(changed.steepness, wave.steepness);
        // g keeps its value, so an acceleration made of others keeps its number too.
        let acceleration = |wave: &Wave| wave.wind.to_si().powi(2) / wave.depth.to_si();
        prop_assert!((acceleration(&changed) / acceleration(&wave) - 1.0).abs() < 1e-12);
        prop_assert!((changed.groups()[0] - wave.groups()[0]).abs() <= 1e-12 * wave.groups()[0].abs());
    }

    #[test]
    fn without_constants_numbers_change_by_whole_powers_of_two(change in rescalings::<Flow, Force>()) {
        let factor = change.factor(&Force::DIMENSION);
        prop_assert_eq!(factor.log2().fract(), 0.0);
    }
}
