//! Sums of rows beside the rows themselves.

#![allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]

use super::*;
use crate::features::Features;
use crate::regression::fit::{Settings, fit};
use crate::regression::sample::Sample;

const ROWS: usize = 40_000;

/// Two groups and a response; `shape` says where a row lies.
fn columns(shape: impl Fn(f64, f64) -> [f64; 2]) -> (Vec<Vec<f64>>, Vec<f64>) {
    let wave = |row: usize, factor: f64| (row as f64 * factor).fract() - 0.5;
    let rows = (0..ROWS).map(|row| shape(wave(row, 0.618_033_988_75), wave(row, 0.754_877_666_25)));
    let (first, second): (Vec<f64>, Vec<f64>) = rows.map(|[first, second]| (first, second)).unzip();
    let response = (0..ROWS).map(|row| 1.0 + 0.3 * first[row] - 0.7 * second[row] + 0.1 * wave(row, 0.569_840_290_99));
    let response = response.collect();
    (vec![first, second], response)
}

/// Compares the fit of sums with that of rows; gives whether the rows were looked at twice.
#[track_caller]
fn same((columns, response): &(Vec<Vec<f64>>, Vec<f64>)) -> bool {
    let cross_validation = CrossValidation::KFold { folds: 10, seed: 0 };
    let names = ["a", "b"].map(str::to_owned);
    let groups = names.iter().map(|name| (name.clone(), Scale::Log)).collect();
    let mut totals = Totals::new(groups, &cross_validation).unwrap();
    let part = |rows: Range<usize>| columns.iter().map(|column| column[rows.clone()].to_vec()).collect::<Vec<_>>();
    // A round of half of the rows, and another one.
    for first in [0, ROWS / 2] {
        let of_round = |rows: Range<usize>| first + rows.start..first + rows.end;
        totals.absorb(ROWS / 2, |rows| (part(of_round(rows.clone())), response[of_round(rows)].to_vec())).unwrap();
    }
    let mut looked_twice = false;
    let reach = totals.reach(|whitening| {
        looked_twice = true;
        Ok(Reach::new(whitening, ROWS, part))
    });
    let found = totals.fit(reach.unwrap(), ModelChoice::PowerLaw, Loss::Log).unwrap();

    let features = Features::new(names.to_vec(), vec![Scale::Log; 2], columns.clone(), ROWS).unwrap();
    let choice = ModelChoice::PowerLaw;
    let settings = Settings { choice, loss: Loss::Log, cross_validation, regressor: None };
    let wanted = fit(&Sample::new(&features, response), &settings).unwrap();
    // A distance along a direction that hardly varies has the roundings of the features, enlarged by as much: 10⁶ at most here.
    let close = |found: f64, wanted: f64| assert!((found / wanted - 1.0).abs() < 1e-8, "{found} is not {wanted}");
    close(found.train_rmse, wanted.train_rmse);
    close(found.cv_rmse.unwrap(), wanted.cv_rmse.unwrap());
    let (domain, own) = (found.model.domain(), wanted.model.domain());
    close(domain.radius(), own.radius());
    for (range, own) in domain.ranges().iter().zip(own.ranges()) {
        assert_eq!((range.minimum, range.maximum), (own.minimum, own.maximum));
        close(range.deviation, own.deviation);
    }
    looked_twice
}

#[test]
fn rows_alike_are_seen_once() {
    assert!(!same(&columns(|a, b| [a, b])));
    assert!(!same(&columns(|a, b| [5.0 + a, 3.0 * a + 1e-6 * b])));
}

#[test]
fn rows_that_drift_away_are_seen_twice() {
    let (mut features, response) = columns(|a, b| [a, a + 1e-7 * b]);
    // Later rows leave the line of the first ones by a million times their distance from it.
    features[1][ROWS / 2..].iter_mut().enumerate().for_each(|(row, cell)| *cell += 0.1 * (row as f64).sin());
    assert!(same(&(features, response)));
}

#[test]
fn rows_that_come_to_lie_on_a_line_are_fitted_as_well() {
    let (mut features, response) = columns(|a, b| [a, b]);
    let (first, second) = features.split_at_mut(1);
    let later = second[0][ROWS / 2..].iter_mut().zip(&first[0][ROWS / 2..]);
    later.for_each(|(second, first)| *second = first + 1e-7 * *second);
    same(&(features, response));
}

#[test]
fn equal_groups_are_seen_twice() {
    let (mut features, response) = columns(|a, b| [a, b]);
    features[1] = features[0].clone();
    assert!(same(&(features, response)));
}
