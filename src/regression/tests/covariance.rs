//! Another basis of groups and another scale monomial change no prediction.

use proptest::prelude::*;

use super::*;

/// A unimodular matrix from elementary row operations, with entries of at most 5.
fn unimodular(stream: &mut Stream, size: usize) -> Vec<Vec<f64>> {
    let unit = |i| (0..size).map(|j| f64::from(u8::from(i == j))).collect::<Vec<_>>();
    let mut matrix: Vec<Vec<f64>> = (0..size).map(unit).collect();
    for _ in 0..12 {
        let (i, j) = ((stream.uniform() * size as f64) as usize, (stream.uniform() * size as f64) as usize);
        if i == j {
            matrix[i].iter_mut().for_each(|cell| *cell = -*cell);
            continue;
        }
        let factor = (stream.uniform() * 3.0).floor() - 1.0;
        let sum: Vec<f64> = matrix[i].iter().zip(&matrix[j]).map(|(a, b)| a + factor * b).collect();
        if sum.iter().all(|cell| cell.abs() <= 5.0) {
            matrix[i] = sum;
        }
    }
    matrix
}

fn map(matrix: &[Vec<f64>], row: &[f64]) -> Vec<f64> {
    matrix.iter().map(|cells| cells.iter().zip(row).map(|(a, b)| a * b).sum()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn predictions_and_intervals_do_not_depend_on_the_basis_or_the_scale(seed in any::<u64>(), groups in 1..4_usize) {
        let mut stream = Stream(seed);
        let rows = 40;
        let columns = sample(&mut stream, rows, groups);
        let response = curved(&columns, &mut stream, 0.1);
        let matrix = unimodular(&mut stream, groups);
        let scale: Vec<f64> = (0..groups).map(|_| (stream.uniform() * 7.0).floor() - 3.0).collect();
        let shift = |row: &[f64]| row.iter().zip(&scale).map(|(a, b)| a * b).sum::<f64>();
        let row = |row: usize| columns.iter().map(|column| column[row]).collect::<Vec<_>>();
        let mut other = vec![Vec::new(); groups];
        let mut other_response = Vec::new();
        for (i, value) in response.iter().enumerate() {
            map(&matrix, &row(i)).into_iter().enumerate().for_each(|(j, cell)| other[j].push(cell));
            other_response.push(value + shift(&row(i)));
        }
        for choice in [ModelChoice::Auto, ModelChoice::PowerLaw, ModelChoice::Polynomial(2), ModelChoice::Polynomial(3)] {
            let (one, two) = (fitted(&columns, &response, choice), fitted(&other, &other_response, choice));
            prop_assert_eq!(one.choice, two.choice);
            let error = one.cv_rmse.unwrap();
            prop_assert!((error - two.cv_rmse.unwrap()).abs() < 1e-9 * (1.0 + error));
            for reach in [0.5, 3.0, 30.0] {
                let point: Vec<f64> = (0..groups).map(|j| columns[j][0] + reach * stream.normal()).collect();
                let first = one.model.predict(&point, 0.9).unwrap();
                let second = two.model.predict(&map(&matrix, &point), 0.9).unwrap();
                let size = 1.0 + first.mean.abs() + shift(&point).abs();
                prop_assert!((first.mean + shift(&point) - second.mean).abs() < 1e-9 * size, "{first:?} {second:?}");
                prop_assert!((first.half_width - second.half_width).abs() < 1e-9 * (1.0 + first.half_width));
            }
        }
    }
}

#[test]
fn a_repeated_group_changes_no_prediction() {
    let mut stream = Stream(5);
    let columns = sample(&mut stream, 60, 2);
    let response = curved(&columns, &mut stream, 0.1);
    let repeated = [columns[0].clone(), columns[1].clone(), columns[0].clone()];
    for choice in [ModelChoice::PowerLaw, ModelChoice::Polynomial(2), ModelChoice::Polynomial(3)] {
        let (one, two) = (fitted(&columns, &response, choice), fitted(&repeated, &response, choice));
        assert_eq!(one.coefficients, two.coefficients);
        for reach in [0.1, 4.0, 50.0] {
            let first = one.model.predict(&[reach, 3.0 - reach], 0.95).unwrap();
            let second = two.model.predict(&[reach, 3.0 - reach, reach], 0.95).unwrap();
            assert_close(second.mean, first.mean, 1e-9 * (1.0 + first.mean.abs()));
            assert_close(second.half_width, first.half_width, 1e-9 * (1.0 + first.half_width));
        }
    }
}

#[test]
fn a_fit_has_the_same_bytes_for_one_and_two_threads() {
    let mut stream = Stream(11);
    let columns = sample(&mut stream, 20_000, 2);
    let response = curved(&columns, &mut stream, 0.1);
    let bytes = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            let fit = fitted(&columns, &response, ModelChoice::Polynomial(2));
            let predictions = fit.model.predict_rows(&columns, 5000, 0.9).unwrap();
            serde_json::to_string(&(&fit.model, &fit.leaderboard, predictions)).unwrap()
        })
    };
    let single = bytes(1);
    assert_eq!(single, bytes(2));
    assert_eq!(single, bytes(3));
}

#[test]
fn a_saved_model_is_read_back_bit_for_bit() {
    let mut stream = Stream(3);
    let columns = sample(&mut stream, 60, 2);
    let response = curved(&columns, &mut stream, 0.1);
    for choice in [ModelChoice::Constant, ModelChoice::PowerLaw, ModelChoice::Polynomial(3)] {
        let model = fitted(&columns, &response, choice).model;
        let read: super::super::Model = serde_json::from_str(&serde_json::to_string(&model).unwrap()).unwrap();
        assert_eq!(read, model);
        assert!(read.check().is_ok());
        assert_eq!(read.predict(&[9.0, -7.0], 0.9), model.predict(&[9.0, -7.0], 0.9));
    }
}

#[test]
fn an_edited_model_is_refused_before_it_is_used() {
    let mut stream = Stream(3);
    let columns = sample(&mut stream, 60, 2);
    let response = curved(&columns, &mut stream, 0.1);
    let model = fitted(&columns, &response, ModelChoice::Polynomial(2)).model;
    let text = serde_json::to_string(&model).unwrap().replace("\"degree\":2", "\"degree\":3");
    let edited: super::super::Model = serde_json::from_str(&text).unwrap();
    assert_eq!(edited.check().unwrap_err().code(), crate::Code::Model);
}
