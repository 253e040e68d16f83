//! Weights, penalties and estimates that wrong rows cannot pull away.

use super::super::Robust;
use super::*;

fn line(columns: &[Vec<f64>], row: usize) -> f64 {
    1.0 + 0.5 * columns[0][row] - 2.0 * columns[1][row]
}

#[test]
fn wrong_rows_do_not_move_a_robust_power_law() {
    let mut stream = Stream(3);
    let columns = sample(&mut stream, 120, 2);
    let noisy: Vec<f64> = (0..120).map(|i| line(&columns, i) + 0.05 * stream.normal()).collect();
    // One row in six is off by a factor of e³ or so.
    let wrong: Vec<f64> = noisy.iter().enumerate().map(|(i, y)| if i % 6 == 0 { y + 3.0 } else { *y }).collect();
    let slope = |response: &[f64], choice| {
        let fit = fitted(&columns, response, choice);
        let coefficients = fit.model.family().coefficients();
        assert!(coefficients[1].lower < coefficients[1].value);
        (coefficients[0].value, coefficients[1].value, coefficients[2].value)
    };
    let pulled = slope(&wrong, ModelChoice::PowerLaw);
    assert!((pulled.0 - 1.0).abs() > 0.2, "{pulled:?}");
    for kind in [Robust::Huber, Robust::Tukey] {
        let found = slope(&wrong, ModelChoice::Robust(kind));
        let bias = if kind == Robust::Huber { 0.05 } else { 0.03 };
        assert_close(found.0, 1.0, bias);
        assert_close(found.1, 0.5, bias);
        assert_close(found.2, -2.0, bias);
        // Without wrong rows the estimates are as good as least squares.
        let (robust, least_squares) = (slope(&noisy, ModelChoice::Robust(kind)), slope(&noisy, ModelChoice::PowerLaw));
        assert_close(robust.1, least_squares.1, 0.005);
    }
}

#[test]
fn one_wrong_row_among_exact_ones_is_passed_by() {
    let column: Vec<f64> = (0..12).map(f64::from).collect();
    let mut response: Vec<f64> = column.iter().map(|x| 2.0 * x).collect();
    response[5] = 40.0;
    let features = features(vec![column], 12);
    let huber = settings(ModelChoice::Robust(Robust::Huber), CrossValidation::LeaveOneOut);
    let found = fit(&features, &response, &huber).unwrap().model.predict(&[5.0], 0.9).unwrap();
    assert_close(found.mean, 10.0, 1e-9);
}

#[test]
fn a_ridge_polynomial_does_not_depend_on_the_basis_and_fits_where_a_polynomial_cannot() {
    let mut stream = Stream(5);
    let columns = sample(&mut stream, 30, 3);
    let response = curved(&columns, &mut stream, 0.02);
    // 35 coefficients for 30 rows.
    let ridge = fitted(&columns, &response, ModelChoice::Ridge(4));
    assert!(ridge.coefficients > 4.0 && ridge.coefficients < 30.0, "{}", ridge.coefficients);
    let error = |choice| fitted(&columns, &response, choice).cv_rmse.unwrap();
    assert!(ridge.cv_rmse.unwrap() < 0.8 * error(ModelChoice::PowerLaw));
    assert!(error(ModelChoice::Ridge(2)) < 1.1 * error(ModelChoice::Polynomial(2)));
    // x₁ + x₂, x₂, x₃ − 2x₁, and another scale: y + x₂ − x₃.
    let other = vec![
        columns[0].iter().zip(&columns[1]).map(|(a, b)| a + b).collect(),
        columns[1].clone(),
        columns[2].iter().zip(&columns[0]).map(|(c, a)| c - 2.0 * a).collect(),
    ];
    let shifted: Vec<f64> = (0..30).map(|i| response[i] + columns[1][i] - columns[2][i]).collect();
    let again = fitted(&other, &shifted, ModelChoice::Ridge(4));
    for (a, b, c) in [(0.1, 2.5, 7.0), (1.0, 3.0, 5.0), (20.0, -9.0, 3.0)] {
        let one = ridge.model.predict(&[a, b, c], 0.9).unwrap();
        let two = again.model.predict(&[a + b, b, c - 2.0 * a], 0.9).unwrap();
        assert_close(one.mean, two.mean - b + c, 1e-8 * (1.0 + one.mean.abs()));
        assert_close(one.half_width, two.half_width, 1e-8 * (1.0 + one.half_width.abs()));
    }
}

#[test]
fn a_row_of_weight_two_is_the_row_twice() {
    let mut stream = Stream(8);
    let columns = sample(&mut stream, 40, 2);
    let response = curved(&columns, &mut stream, 0.1);
    let weights: Vec<f64> = (0..40).map(|i| if i % 3 == 0 { 2.0 } else { 1.0 }).collect();
    let twice: Vec<usize> = (0..40).chain((0..40).step_by(3)).collect();
    let repeated: Vec<Vec<f64>> = columns.iter().map(|c| twice.iter().map(|&i| c[i]).collect()).collect();
    let again: Vec<f64> = twice.iter().map(|&i| response[i]).collect();
    let features = features(columns, 40);
    let weighted = Sample::new(&features, &response).weighted(&weights).unwrap();
    let settings = settings(ModelChoice::PowerLaw, CrossValidation::LeaveOneOut);
    let one = super::super::fit(&weighted, &settings).unwrap();
    let two = fitted(&repeated, &again, ModelChoice::PowerLaw);
    for point in [[0.0, 3.0], [1.0, 2.0], [-2.0, 9.0]] {
        let predict = |fit: &Fit| fit.model.predict(&point, 0.9).unwrap().mean;
        assert_close(predict(&one), predict(&two), 1e-11);
    }
    let error = Sample::new(&features, &response).weighted(&[-1.0; 40]).unwrap_err();
    assert_eq!(error.to_string(), "the weight of row 1 is -1, and weights must be positive");
}
