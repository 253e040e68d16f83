//! Predictions outside the trained domain.

use super::*;

#[test]
fn a_polynomial_far_outside_grows_no_faster_than_its_power_law() {
    for groups in 1..4 {
        let mut stream = Stream(groups as u64);
        let columns = sample(&mut stream, 80, groups);
        let response = curved(&columns, &mut stream, 0.1);
        for degree in [2, 3] {
            let fit = fitted(&columns, &response, ModelChoice::Polynomial(degree));
            let law = fitted(&columns, &response, ModelChoice::PowerLaw);
            let largest = response.iter().fold(0.0, |a: f64, b| a.max(b.abs()));
            for corner in 0..1_usize << groups {
                let signs = (0..groups).map(|j| if corner >> j & 1 == 1 { 1.0 } else { -1.0 });
                let point: Vec<f64> = signs.map(|sign| 50.0 * sign).collect();
                let (found, straight) =
                    (fit.model.predict(&point, 0.9).unwrap(), law.model.predict(&point, 0.9).unwrap());
                assert!(found.outside > 0.0 && found.half_width.is_finite());
                assert!((found.mean - straight.mean).abs() < 5.0 * (1.0 + largest), "{found:?} {straight:?}");
                assert!(found.half_width > fit.model.predict(&[0.0; 3][..groups], 0.9).unwrap().half_width);
            }
        }
    }
}

#[test]
fn a_prediction_is_continuous_where_the_tail_begins() {
    let mut stream = Stream(2);
    let columns = sample(&mut stream, 60, 2);
    let response = curved(&columns, &mut stream, 0.1);
    let model = fitted(&columns, &response, ModelChoice::Polynomial(3)).model;
    let mut predictor = model.predictor(0.9).unwrap();
    let mut previous = predictor.predict(&[0.0, 3.0]).unwrap();
    let (mut on_polynomial, mut on_tail) = (0, 0);
    for step in 1..40_000 {
        let reach = f64::from(step) * 5e-4;
        let next = predictor.predict(&[reach, 3.0 - 0.5 * reach]).unwrap();
        assert!((next.mean - previous.mean).abs() < 5e-2 && (next.half_width - previous.half_width).abs() < 5e-2);
        if next.outside > 0.0 {
            on_tail += 1
        } else {
            on_polynomial += 1
        }
        previous = next;
    }
    assert!(on_polynomial > 500 && on_tail > 500);
}

#[test]
fn the_tail_has_the_slope_of_the_power_law() {
    let mut stream = Stream(2);
    let columns = sample(&mut stream, 60, 1);
    let response = curved(&columns, &mut stream, 0.1);
    let model = fitted(&columns, &response, ModelChoice::Polynomial(2)).model;
    let law = fitted(&columns, &response, ModelChoice::PowerLaw).model;
    let slope = |model: &super::super::Model| {
        let mean = |x: f64| model.predict(&[x], 0.9).unwrap().mean;
        (mean(60.0) - mean(40.0)) / 20.0
    };
    assert_close(slope(&model), slope(&law), 1e-9);
}

#[test]
fn no_training_row_is_outside() {
    let mut stream = Stream(8);
    let columns = sample(&mut stream, 100, 3);
    let response = curved(&columns, &mut stream, 0.1);
    for choice in [ModelChoice::Constant, ModelChoice::PowerLaw, ModelChoice::Polynomial(3)] {
        let predictions = fitted(&columns, &response, choice).model.predict_rows(&columns, 100, 0.9).unwrap();
        assert!(predictions.iter().all(|prediction| prediction.outside == 0.0));
    }
}

#[test]
fn rows_of_extreme_size_give_numbers_or_an_error() {
    let mut stream = Stream(4);
    let columns = sample(&mut stream, 100, 2);
    let response = curved(&columns, &mut stream, 0.1);
    for choice in [ModelChoice::Constant, ModelChoice::PowerLaw, ModelChoice::Polynomial(3)] {
        let model = fitted(&columns, &response, choice).model;
        for size in [1e3, 1e80, 1e200, -1e300] {
            let found = model.predict(&[size, 1.0], 0.9).unwrap();
            assert!(!found.mean.is_nan() && !found.half_width.is_nan() && found.outside > 100.0, "{found:?}");
        }
        let error = model.predict(&[f64::NAN, 0.0], 0.9).unwrap_err();
        assert_eq!(error.to_string(), "the group `P1` is NaN, and features must be finite");
    }
}

#[test]
fn a_batch_names_the_row_that_fails() {
    let model = fitted(&[vec![0.0, 1.0, 2.0, 4.0]], &[1.0, 2.0, 3.5, 4.0], ModelChoice::PowerLaw).model;
    let error = model.predict_rows(&[vec![0.0, f64::INFINITY]], 2, 0.9).unwrap_err();
    assert_eq!(error.to_string(), "row 2: the group `P1` is inf, and features must be finite");
    assert_eq!(model.predict_rows(&[], 2, 0.9).unwrap_err().code(), crate::Code::Schema);
}
