//! Laws with a power law at one end and an exponential or another power law at the other.

use super::super::asymptotes::{Asymptotes, Term};
use super::super::fitted::Fitted;
use super::super::sample::Sample;
use super::*;
use crate::error::Code;

/// h c/(λ k T) and ln(B λ⁴/(T c k)) of Planck's law with 10 % noise, the protocol of Villar et al. 2024, §5.
fn spectra(temperatures: &[f64], stream: &mut Stream) -> (Vec<f64>, Vec<f64>) {
    const H: f64 = 6.626_070_15e-34;
    const C: f64 = 299_792_458.0;
    const K: f64 = 1.380_649e-23;
    let (mut groups, mut responses) = (Vec::new(), Vec::new());
    for temperature in temperatures {
        for i in 0..40 {
            let wavelength = 10_f64.powf(-8.0 + 0.1 * f64::from(i));
            let group = H * C / (wavelength * K * temperature);
            let radiance = 2.0 * H * C * C / wavelength.powi(5) / group.exp_m1() * (1.0 + 0.1 * stream.normal());
            if radiance > 1e6 {
                groups.push(group.ln());
                responses.push((radiance * wavelength.powi(4) / (temperature * C * K)).ln());
            }
        }
    }
    (groups, responses)
}

#[track_caller]
fn fit_rows(x: &[f64], response: &[f64]) -> (Asymptotes, Features) {
    let features = features(vec![x.to_vec()], x.len());
    let law = Asymptotes::fit(&Sample::new(&features, response)).unwrap();
    (law, features)
}

fn predict(law: &Asymptotes, features: &Features, x: f64) -> super::super::fitted::Evaluated {
    let mut coordinate = [0.0];
    features.whitening().whiten_with(|_| x, &mut coordinate);
    law.evaluate(&coordinate, &mut Vec::new())
}

fn median_error(train: &[f64]) -> f64 {
    let mut errors: Vec<f64> = (0..41)
        .map(|seed| {
            let mut stream = Stream(seed);
            let (x, response) = spectra(train, &mut stream);
            let (law, features) = fit_rows(&x, &response);
            let (tested, truth) = spectra(&[6e3, 2e4, 6e4], &mut stream);
            let squares = tested.iter().zip(&truth).map(|(x, y)| (predict(&law, &features, *x).value - y).powi(2));
            (squares.sum::<f64>() / truth.len() as f64).sqrt()
        })
        .collect();
    errors.sort_by(f64::total_cmp);
    errors[20]
}

#[test]
fn plancks_law_is_found_down_to_the_noise() {
    let error = median_error(&[300.0, 1e3, 3e3, 1e4, 3e4]);
    assert!(error <= 0.105, "{error}");
}

#[test]
fn plancks_law_holds_outside_the_one_temperature_that_was_seen() {
    let error = median_error(&[3e3]);
    assert!(error <= 0.15, "{error}");
}

#[test]
fn another_scale_or_the_inverse_group_changes_no_prediction() {
    for seed in 0..10 {
        let (x, response) = spectra(&[3e3], &mut Stream(seed));
        let (law, first) = fit_rows(&x, &response);
        for (sign, shift) in [(1.0, 3.0), (1.0, -4.0), (-1.0, 0.0), (-1.0, 2.0)] {
            let other_x: Vec<f64> = x.iter().map(|x| sign * x).collect();
            let shifted: Vec<f64> = response.iter().zip(&x).map(|(y, x)| y + shift * x).collect();
            let (other, second) = fit_rows(&other_x, &shifted);
            for x in [-80.0, -8.0, -1.0, 0.0, 1.0, 3.0, 5.0, 8.0, 80.0] {
                let (one, two) = (predict(&law, &first, x), predict(&other, &second, sign * x));
                assert_close(two.value, one.value + shift * x, 1e-8 * (1.0 + one.value.abs() + (shift * x).abs()));
                assert_close(two.standard_error, one.standard_error, 1e-8 * one.standard_error);
                assert_close(two.tail, one.tail, 1e-8 * (1.0 + one.tail));
            }
        }
    }
}

/// 60 rows over Π from 0.01 to 100 with 5 % noise.
fn measured(law: impl Fn(f64) -> f64) -> (Vec<f64>, Vec<f64>) {
    let mut stream = Stream(7);
    let x: Vec<f64> = (0..60).map(|i| 10_f64.powf(-2.0 + 4.0 * f64::from(i) / 59.0).ln()).collect();
    let response = x.iter().map(|x| law(*x) + 0.05 * stream.normal()).collect();
    (x, response)
}

#[test]
fn saturation_has_its_two_exponents() {
    let (x, response) = measured(|x| x - x.exp().ln_1p());
    let (law, features) = fit_rows(&x, &response);
    assert!(!law.terms.contains(&Term::Exponential), "{law:?}");
    let slope = |x: f64| (predict(&law, &features, x + 1.0).value - predict(&law, &features, x).value).round();
    assert_eq!((slope(-30.0), slope(30.0)), (1.0, 0.0));
    assert_eq!(predict(&law, &features, 300.0).tail, 0.0);
    assert!((predict(&law, &features, 20.0).value).abs() < 0.5);
}

#[test]
fn arrhenius_law_has_one_coefficient_beside_its_prefactor() {
    for sign in [1.0, -1.0] {
        let (x, response) = measured(|x| 2.0 - (sign * x).exp());
        let (law, _) = fit_rows(&x, &response);
        assert_eq!((law.terms.as_slice(), law.integer), ([Term::Prefactor, Term::Exponential].as_slice(), Some(0.0)));
        let names: Vec<&str> = law.coefficients.iter().map(|coefficient| coefficient.name.as_str()).collect();
        assert_eq!(names, ["intercept", if sign > 0.0 { "P1" } else { "1/(P1)" }]);
        for (coefficient, truth) in law.coefficients.iter().zip([2.0, -1.0]) {
            assert!(coefficient.lower < truth && truth < coefficient.upper, "{coefficient:?}");
        }
    }
}

#[test]
fn an_exponential_ends_in_a_power_law_without_a_kink() {
    for sign in [-0.05, 0.05] {
        let (x, response) = measured(|x| sign * x.exp());
        let (law, features) = fit_rows(&x, &response);
        let edge = x[59];
        // It reaches 5 at the edge, and was seen from 1 on: ln 5, or 1 where it grows.
        let end = edge + if sign < 0.0 { 5_f64.ln() } else { 1.0 };
        assert_eq!(predict(&law, &features, end - 0.1).tail, 0.0);
        assert!(predict(&law, &features, end + 0.1).tail > 0.0);
        let step = |x: f64| predict(&law, &features, x + 1e-4).value - predict(&law, &features, x - 1e-4).value;
        assert_close(step(end - 0.01), step(end + 0.01), 0.1 * step(end).abs());
        assert_close(step(end + 1.0), step(end + 50.0), 1e-6 * step(end).abs());
        for x in [-1e300, -1e5, 1e5, 1e300] {
            let found = predict(&law, &features, x);
            assert!(found.value.is_finite() && !found.standard_error.is_nan() && found.tail.is_finite(), "{found:?}");
        }
    }
}

#[test]
fn slopes_are_the_derivative_everywhere() {
    let (x, response) = spectra(&[3e3], &mut Stream(1));
    let (law, _) = fit_rows(&x, &response);
    for z in [-8.0, -1.0, 0.0, 1.0, 1.4, 3.0, 9.0] {
        let at = |z: f64| law.evaluate(&[z], &mut Vec::new()).value;
        let difference = (at(z + 1e-5) - at(z - 1e-5)) / 2e-5;
        assert_close(law.slopes(&[z])[0], difference, 1e-6 * (1.0 + difference.abs()));
    }
}

#[test]
fn weights_count_as_repeated_rows() {
    let (x, response) = measured(|x| x - x.exp().ln_1p());
    let weights: Vec<f64> = (0..60).map(|i| 1.0 + f64::from(i % 2)).collect();
    let features_of = |x: &[f64]| features(vec![x.to_vec()], x.len());
    let single = features_of(&x);
    let weighted = Asymptotes::fit(&Sample::new(&single, &response).weighted(&weights).unwrap()).unwrap();
    let twice = |cells: &[f64]| {
        let cells = cells.iter().enumerate();
        cells.flat_map(|(i, cell)| std::iter::repeat_n(*cell, 1 + i % 2)).collect::<Vec<f64>>()
    };
    let (repeated, many) = fit_rows(&twice(&x), &twice(&response));
    assert_eq!(weighted.terms, repeated.terms);
    for x in [-6.0, 0.0, 6.0] {
        assert_close(predict(&weighted, &single, x).value, predict(&repeated, &many, x).value, 1e-9);
    }
}

#[test]
fn a_single_power_law_is_not_made_into_asymptotes() {
    let (x, response) = measured(|x| 1.0 - 0.25 * x);
    let features = features(vec![x], 60);
    let error = Asymptotes::fit(&Sample::new(&features, &response)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "over `P1` the rows support one power law: they determine neither a change of its exponent nor an exponential"
    );
    assert_eq!(error.next_step(), Some("choose `power`, or add rows on both sides of a value of 1"));
}

#[test]
fn rows_that_asymptotes_are_not_for_are_refused() {
    let refused =
        |features: &Features, response: &[f64]| Asymptotes::fit(&Sample::new(features, response)).unwrap_err();
    let columns = sample(&mut Stream(1), 9, 2);
    let two = refused(&features(columns.clone(), 9), &[1.0; 9]);
    assert_eq!(two.to_string(), "asymptotes are for one group that varies, and here 2 vary");
    let few = refused(&features(vec![vec![0.0, 1.0, 2.0]], 3), &[1.0, 2.0, 4.0]);
    assert_eq!(few.to_string(), "3 rows are too few: asymptotes need at least 4, to be told from a power law");
    assert_eq!(few.code(), Code::TooFewRows);
    let signed = Features::new(vec!["M".into()], vec![Scale::Linear], vec![columns[0].clone()], 9).unwrap();
    assert_eq!(
        refused(&signed, &[1.0; 9]).to_string(),
        "asymptotes need the logarithm of the group `M`, and it can be zero"
    );
    let never = refused(&features(vec![vec![2.0; 9]], 9), &[1.0; 9]);
    assert_eq!(never.to_string(), "asymptotes are for one group that varies, and here 0 vary");
}

#[test]
fn a_constant_group_beside_the_one_that_varies_is_no_obstacle() {
    let (x, response) = measured(|x| x - x.exp().ln_1p());
    let (alone, first) = fit_rows(&x, &response);
    let second = features(vec![vec![4.0; 60], x.clone()], 60);
    let beside = Asymptotes::fit(&Sample::new(&second, &response)).unwrap();
    let mut coordinate = [0.0];
    second.whitening().whiten_with(|group| [4.0, 9.0][group], &mut coordinate);
    let found = beside.evaluate(&coordinate, &mut Vec::new()).value;
    assert_close(found, predict(&alone, &first, 9.0).value, 1e-9);
}

#[test]
fn a_saved_law_is_read_back_and_an_edited_one_is_recognised() {
    let (x, response) = spectra(&[3e3], &mut Stream(3));
    let (law, _) = fit_rows(&x, &response);
    let mut read: Asymptotes = serde_json::from_str(&serde_json::to_string(&law).unwrap()).unwrap();
    assert_eq!(read, law);
    assert!(read.is_consistent(1) && !read.is_consistent(2));
    read.coefficients.pop();
    assert!(!read.is_consistent(1));
}
