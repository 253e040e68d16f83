//! The derivative of every family against differences of its values, inside the training rows and on the tails.

use super::{Stream, curved, fitted, sample};
use crate::regression::ModelChoice;

/// The relative step of a central difference that balances its two errors: about the cube root of the rounding unit.
const STEP: f64 = 1e-5;

#[test]
fn the_gradient_is_the_limit_of_differences() {
    let mut stream = Stream(7);
    let cases = [
        (ModelChoice::Constant, 2),
        (ModelChoice::PowerLaw, 3),
        (ModelChoice::Polynomial(2), 1),
        (ModelChoice::Polynomial(2), 3),
        (ModelChoice::Polynomial(3), 2),
        (ModelChoice::Polynomial(4), 2),
        (ModelChoice::Spline(Some(6)), 1),
    ];
    for (choice, groups) in cases {
        let columns = sample(&mut stream, 120, groups);
        let response = curved(&columns, &mut stream, 0.05);
        let model = fitted(&columns, &response, choice).model;
        let mut tails = 0;
        for case in 0..40 {
            // From the middle of the rows to far outside.
            let reach = 0.2 * f64::from(case);
            let point: Vec<f64> = (0..groups).map(|group| 3.0 * group as f64 + reach * stream.normal()).collect();
            let found = model.gradient(&point).unwrap();
            let value = |moved: &[f64]| model.predict(moved, 0.95).unwrap().mean;
            assert_eq!(found.mean, value(&point));
            tails += usize::from(model.predict(&point, 0.95).unwrap().outside > 0.0);
            for group in 0..groups {
                let (mut left, mut right) = (point.clone(), point.clone());
                left[group] -= STEP;
                right[group] += STEP;
                let difference = (value(&right) - value(&left)) / (2.0 * STEP);
                let close = 1e-5 * (1.0 + difference.abs() + found.mean.abs());
                let slope = found.slopes[group];
                assert!((slope - difference).abs() < close, "{choice:?} {point:?}: {slope} is not {difference}");
            }
        }
        assert!(tails > 5, "{choice:?}: some points lie outside");
    }
}
