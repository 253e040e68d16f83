//! Gaussian processes and thin-plate splines.

use super::super::fitted::Fitted;
use super::super::kernel::{GaussianProcess, Smoother, ThinPlate};
use super::super::sample::Sample;
use super::*;

fn process(sample: &Sample) -> Smoother {
    GaussianProcess::fit(sample, None).unwrap()
}

fn plate(sample: &Sample) -> Smoother {
    ThinPlate::fit(sample).unwrap()
}

fn text(smoother: &Smoother) -> String {
    serde_json::to_string(smoother).unwrap()
}

/// Whether the model that is read from its text is the same.
fn survives_saving(smoother: &Smoother) -> bool {
    serde_json::from_str::<Smoother>(&text(smoother)).unwrap() == *smoother
}

type Family = fn(&Sample) -> Smoother;
const FAMILIES: [Family; 2] = [process, plate];

/// A smooth function of features that no polynomial is.
fn smooth(columns: &[Vec<f64>]) -> Vec<f64> {
    let value = |row: usize| {
        let sum: f64 = columns.iter().enumerate().map(|(j, column)| column[row] / (2.0 + j as f64)).sum();
        2.0 + 0.5 * columns[0][row] + (0.7 * sum).sin() + 0.3 * (columns[columns.len() - 1][row] * 0.4).tanh()
    };
    (0..columns[0].len()).map(value).collect()
}

/// Evaluates at a row of features.
fn at(features: &Features, fitted: &dyn Fitted, row: &[f64]) -> super::super::fitted::Evaluated {
    let mut coordinates = vec![0.0; features.whitening().rank()];
    features.whitening().whiten_with(|group| row[group], &mut coordinates);
    fitted.evaluate(&coordinates, &mut Vec::new())
}

fn rows_of(columns: &[Vec<f64>]) -> Vec<Vec<f64>> {
    (0..columns[0].len()).map(|row| columns.iter().map(|column| column[row]).collect()).collect()
}

#[test]
fn another_basis_and_another_scale_change_no_prediction() {
    // With gross errors among the others rows lose weight.
    for (noise, rows, gross) in [(0.1, 60, 0.0), (0.0, 60, 0.0), (0.05, 310, 0.0), (0.05, 120, 2.0)] {
        let mut stream = Stream(11);
        let columns = sample(&mut stream, rows, 3);
        let mut response: Vec<f64> = smooth(&columns).into_iter().map(|y| y + noise * stream.normal()).collect();
        response.iter_mut().step_by(25).for_each(|y| *y += gross);
        // Another basis of the groups, and a monomial of them times the scale.
        let turned: Vec<Vec<f64>> = [[1.0, 1.0, 0.0], [0.0, 1.0, -2.0], [0.0, 1.0, -1.0]]
            .iter()
            .map(|mix| (0..rows).map(|row| (0..3).map(|j| mix[j] * columns[j][row]).sum()).collect())
            .collect();
        let shift = |x: &[f64]| 1.5 * x[0] - 2.0 * x[1] + 0.5 * x[2];
        let shifted: Vec<f64> = rows_of(&columns).iter().zip(&response).map(|(x, y)| y + shift(x)).collect();
        let (one, two) = (features(columns.clone(), rows), features(turned.clone(), rows));
        for family in FAMILIES {
            let first = family(&Sample::new(&one, &response));
            let second = family(&Sample::new(&two, &shifted));
            assert_eq!((first.is_reweighted(), second.is_reweighted()), (gross > 0.0, gross > 0.0));
            for (x, t) in rows_of(&columns).iter().zip(rows_of(&turned)) {
                for reach in [0.9, 3.0] {
                    // Exact data leave no noise that steadies what is far from them.
                    let tolerance = if noise == 0.0 && reach > 1.0 { 1e-7 } else { 1e-8 };
                    let scale = |row: &[f64]| row.iter().map(|x| x * reach).collect::<Vec<f64>>();
                    let (a, b) = (at(&one, &first, &scale(x)), at(&two, &second, &scale(&t)));
                    let expected = a.value + shift(&scale(x));
                    assert_close(b.value, expected, tolerance * (1.0 + expected.abs()));
                    assert_close(b.standard_error, a.standard_error, tolerance * (1.0 + a.standard_error));
                }
            }
        }
    }
}

#[test]
fn slopes_are_the_derivatives_of_the_response_also_far_outside() {
    let mut stream = Stream(3);
    for groups in 1..4 {
        let columns = sample(&mut stream, 50, groups);
        let response = smooth(&columns);
        let features = features(columns, 50);
        for family in FAMILIES {
            let kernel = family(&Sample::new(&features, &response));
            let fitted = &kernel;
            for reach in [0.4, 1.5, 90.0, 400.0, 4e3] {
                let z: Vec<f64> = (0..groups).map(|j| reach * (1.0 - 0.7 * j as f64)).collect();
                let slopes = fitted.slopes(&z);
                let step = 1e-5 * reach;
                for (j, slope) in slopes.iter().enumerate() {
                    let value = |by: f64| {
                        let moved: Vec<f64> = (0..groups).map(|i| z[i] + if i == j { by } else { 0.0 }).collect();
                        fitted.evaluate(&moved, &mut Vec::new()).value
                    };
                    let expected = (value(step) - value(-step)) / (2.0 * step);
                    assert_close(*slope, expected, 1e-5 * (1.0 + expected.abs()));
                }
            }
        }
    }
}

#[test]
fn tails_are_straight_and_never_explode() {
    let mut stream = Stream(21);
    for groups in 1..4 {
        for noise in [0.0, 0.2] {
            let columns = sample(&mut stream, 60, groups);
            let response: Vec<f64> = smooth(&columns).into_iter().map(|y| y + noise * stream.normal()).collect();
            let features = features(columns, 60);
            for family in FAMILIES {
                let kernel = family(&Sample::new(&features, &response));
                let radius = features.domain().radius();
                for corner in 0..1_usize << groups {
                    let along = |reach: f64| {
                        let sign = |j: usize| if corner >> j & 1 == 1 { 1.0 } else { -1.0 };
                        let z: Vec<f64> = (0..groups).map(|j| reach * radius * sign(j)).collect();
                        kernel.evaluate(&z, &mut Vec::new())
                    };
                    // All slopes of the response are below 2 in z.
                    let mut worst = 0.0_f64;
                    for reach in [1.0, 2.0, 4.0, 10.0, 30.0, 1e2, 1e3, 1e6] {
                        let found = along(reach);
                        worst = worst.max(found.value.abs() / (1.0 + reach * radius));
                        assert!(found.standard_error > 0.0 && found.standard_error.is_finite());
                    }
                    assert!(worst < 10.0, "{groups} {noise} {corner} {worst}");
                    let (near, middle, far) = (along(1e4).value, along(2e4).value, along(3e4).value);
                    assert!((near - 2.0 * middle + far).abs() < 1e-6 * far.abs().max(1.0));
                    for reach in [1e80, 1e200, 1e300] {
                        assert!(!along(reach).value.is_nan() && !along(reach).standard_error.is_nan());
                    }
                }
            }
        }
    }
}

#[test]
fn exact_data_constant_data_and_repeated_rows_are_fitted() {
    let mut stream = Stream(8);
    for groups in 1..4 {
        let columns = sample(&mut stream, 40, groups);
        let repeated: Vec<Vec<f64>> = columns.iter().map(|column| [column.as_slice(), column].concat()).collect();
        let (features, repeated) = (features(columns.clone(), 40), super::features(repeated, 80));
        for family in FAMILIES {
            let response = smooth(&columns);
            let deviation = family(&Sample::new(&features, &response)).deviation();
            assert!(deviation < 0.02, "{groups} {deviation}");

            let kernel = family(&Sample::new(&features, &[3.0; 40]));
            let found = kernel.evaluate(&vec![0.7; groups], &mut Vec::new());
            assert_close(found.value, 3.0, 1e-11);
            assert!(found.standard_error < 1e-9 && kernel.deviation() < 1e-9);

            let twice = [response.as_slice(), &response].concat();
            let kernel = family(&Sample::new(&repeated, &twice));
            for (row, y) in rows_of(&columns).iter().zip(&response) {
                assert_close(at(&repeated, &kernel, row).value, *y, 0.05);
            }
        }
    }
}

#[test]
fn few_rows_and_many_directions_are_fitted_or_refused_in_words() {
    let mut stream = Stream(14);
    for groups in [1, 2, 3, 15] {
        for rows in [groups + 2, groups + 3, 40] {
            let columns = sample(&mut stream, rows, groups);
            let response = smooth(&columns);
            let features = features(columns, rows);
            for family in if groups < 4 { &FAMILIES[..] } else { &FAMILIES[..1] } {
                let kernel = family(&Sample::new(&features, &response));
                let found = kernel.evaluate(&vec![0.5; groups], &mut Vec::new());
                assert!(found.value.is_finite() && found.standard_error.is_finite(), "{groups} {rows} {found:?}");
                assert!(kernel.coefficients() < rows as f64 && kernel.deviation().is_finite());
            }
        }
    }
    let columns = sample(&mut stream, 40, 4);
    let features = features(columns.clone(), 40);
    let error = ThinPlate::fit(&Sample::new(&features, &columns[0])).unwrap_err();
    assert_eq!(error.to_string(), "a thin-plate spline is for one to three directions, and 4 vary");
    assert_eq!(error.next_step(), Some("choose a Gaussian process, or fewer groups"));
    let narrow = super::features(vec![vec![0.0, 1.0]], 2);
    let error = GaussianProcess::fit(&Sample::new(&narrow, &[0.0, 1.0]), None).unwrap_err();
    assert_eq!(
        error.to_string(),
        "2 rows are too few: a Gaussian process needs at least 3, two more than the directions in which the groups vary"
    );
    let constant = super::features(vec![vec![1.0; 5]], 5);
    let error = ThinPlate::fit(&Sample::new(&constant, &[0.0, 1.0, 0.0, 2.0, 1.0])).unwrap_err();
    assert_eq!(error.to_string(), "a thin-plate spline needs a group that varies, and none does");
}

#[test]
fn one_and_two_threads_give_the_same_bytes_and_saving_keeps_them() {
    let mut stream = Stream(2);
    for rows in [60, 310] {
        let columns = sample(&mut stream, rows, 2);
        let response: Vec<f64> = smooth(&columns).into_iter().map(|y| y + 0.1 * stream.normal()).collect();
        let features = features(columns, rows);
        for family in FAMILIES {
            let text = |threads| {
                let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
                pool.install(|| text(&family(&Sample::new(&features, &response))))
            };
            assert_eq!(text(1), text(2));
            assert!(survives_saving(&family(&Sample::new(&features, &response))));
        }
    }
}
