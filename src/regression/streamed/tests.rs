//! Sums of rows beside the rows themselves.

#![allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]

use super::*;
use crate::features::Features;
use crate::regression::fit::{Settings, fit};
use crate::regression::prediction::{Coefficient, Prediction};
use crate::regression::sample::Sample;
use crate::regression::tests::Stream;

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

const FOLDS: CrossValidation = CrossValidation::KFold { folds: 10, seed: 0 };

fn names() -> [String; 2] {
    ["a", "b"].map(str::to_owned)
}

/// The fit of rows that come in two rounds; says also whether they were looked at twice.
fn streamed((columns, response): &(Vec<Vec<f64>>, Vec<f64>), choice: ModelChoice) -> (Fit, bool) {
    let rows = response.len();
    let groups = names().into_iter().map(|name| (name, Scale::Log)).collect();
    let mut totals = Totals::new(groups, &FOLDS).unwrap();
    let part = |rows: Range<usize>| columns.iter().map(|column| column[rows.clone()].to_vec()).collect::<Vec<_>>();
    for round in [0..rows / 2, rows / 2..rows] {
        let of_round = |rows: Range<usize>| round.start + rows.start..round.start + rows.end;
        let fill = |rows: Range<usize>, block: &mut Block| {
            *block = Block { columns: part(of_round(rows.clone())), response: response[of_round(rows)].to_vec() };
        };
        totals.absorb(round.len(), fill).unwrap();
    }
    let mut looked_twice = false;
    let reach = totals.reach(|whitening| {
        looked_twice = true;
        Ok(Reach::new(whitening, rows, part))
    });
    (totals.fit(reach.unwrap(), choice, Loss::Log).unwrap(), looked_twice)
}

/// The fit of the same rows, each of which is looked at as often as need be.
fn in_memory((columns, response): &(Vec<Vec<f64>>, Vec<f64>), choice: ModelChoice) -> Fit {
    let features = Features::new(names().to_vec(), vec![Scale::Log; 2], columns.clone(), response.len()).unwrap();
    let settings = Settings { choice, loss: Loss::Log, cross_validation: FOLDS, regressor: None };
    fit(&Sample::new(&features, response), &settings).unwrap()
}

/// Compares the fit of sums with that of rows; gives whether the rows were looked at twice.
#[track_caller]
fn same(rows: &(Vec<Vec<f64>>, Vec<f64>)) -> bool {
    let (found, looked_twice) = streamed(rows, ModelChoice::PowerLaw);
    let wanted = in_memory(rows, ModelChoice::PowerLaw);
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

/// The intercept, and the slopes of a power law.
fn coefficients(fit: &Fit) -> Vec<Coefficient> {
    fit.model.family().coefficients()
}

/// The standard errors of a fit, each over that of another one.
fn ratios(found: &Fit, wanted: &Fit) -> Vec<f64> {
    let pairs = coefficients(found).into_iter().zip(coefficients(wanted));
    pairs.map(|(found, wanted)| found.standard_error / wanted.standard_error).collect()
}

/// Groups that depend on each other a little, and a response with errors; `error` makes one from the features and a normal number.
fn noisy(seed: u64, rows: usize, error: impl Fn(&mut Stream, f64, f64) -> f64) -> (Vec<Vec<f64>>, Vec<f64>) {
    let mut stream = Stream(seed);
    let row = |_| {
        let (a, b) = (stream.normal(), stream.normal());
        let b = 3.0 + 2.0 * b + a;
        (a, (b, 1.0 + 0.3 * a - 0.7 * b + error(&mut stream, a, b)))
    };
    let (first, (second, response)) = (0..rows).map(row).unzip();
    (vec![first, second], response)
}

#[test]
fn few_rows_have_the_errors_and_intervals_that_they_have_in_memory() {
    let rows = noisy(1, 9001, |stream, a, _| 0.1 * (1.0 + a.abs()) * stream.normal());
    for choice in [ModelChoice::PowerLaw, ModelChoice::Constant] {
        let (found, wanted) = (streamed(&rows, choice).0, in_memory(&rows, choice));
        for ratio in ratios(&found, &wanted) {
            assert!((ratio - 1.0).abs() < 1e-9, "{ratio}");
        }
        let half_width = |fit: &Fit| fit.model.predict(&[0.5, 2.0], 0.95).unwrap().half_width;
        assert!((half_width(&found) / half_width(&wanted) - 1.0).abs() < 1e-9);
    }
}

/// The standard error of the slope of `a` if all rows scattered alike.
fn alike(fit: &Fit) -> f64 {
    let Family::PowerLaw(law) = fit.model.family() else { panic!("a power law was asked for") };
    let transform = fit.model.domain().whitening().transform();
    let direction: Vec<f64> = [0.0].into_iter().chain(transform.iter().map(|row| row[0])).collect();
    law.deviation * law.factor.spread(&direction)
}

#[test]
fn errors_of_rows_that_scatter_differently_are_those_that_all_rows_tell() {
    let (mut squares, mut count) = (0.0, 0.0);
    for seed in 0..6 {
        let rows = noisy(seed, 40_000, |stream, a, _| 0.1 * a.abs() * stream.normal());
        let wanted = in_memory(&rows, ModelChoice::PowerLaw);
        for ratio in ratios(&streamed(&rows, ModelChoice::PowerLaw).0, &wanted) {
            assert!((ratio - 1.0).abs() < 0.06, "{ratio}");
            squares += (ratio - 1.0).powi(2);
            count += 1.0;
        }
        // Where scatter grows with |a|, equal scatter makes the error of its exponent too small by about √3.
        assert!(alike(&wanted) / coefficients(&wanted)[1].standard_error < 0.65);
        // That of a constant depends on the mean square alone, which all rows tell.
        let constant = ratios(&streamed(&rows, ModelChoice::Constant).0, &in_memory(&rows, ModelChoice::Constant));
        assert!((constant[0] - 1.0).abs() < 1e-9, "{constant:?}");
    }
    let typical = f64::sqrt(squares / count);
    assert!(typical < 0.025, "{typical}");
}

#[test]
fn where_all_rows_scatter_alike_errors_are_those_of_equal_scatter() {
    let rows = noisy(5, 300_000, |stream, _, _| 0.1 * stream.normal().signum());
    for ratio in ratios(&streamed(&rows, ModelChoice::PowerLaw).0, &in_memory(&rows, ModelChoice::PowerLaw)) {
        assert!((ratio - 1.0).abs() < 1e-3, "{ratio}");
    }
}

#[test]
fn a_row_far_from_all_others_that_is_not_drawn_does_not_make_errors_smaller() {
    let (mut features, mut response) = noisy(3, 100_000, |stream, _, _| 0.1 * stream.normal().signum());
    // It alone has nine tenths of what the rows tell of the exponent of `a`, and it lies where the law says and scatter has it.
    let far = 50_001;
    let step = 900.0 - features[0][far];
    features[0][far] += step;
    response[far] += 0.3 * step;
    let rows = (features, response);
    let (found, _) = streamed(&rows, ModelChoice::PowerLaw);
    assert!((coefficients(&found)[1].standard_error / alike(&found) - 1.0).abs() < 0.03);
}

#[test]
fn errors_do_not_depend_on_the_choice_of_groups() {
    let (columns, response) = noisy(4, 50_000, |stream, a, b| 0.1 * (a.abs() + b.abs()) * stream.normal());
    let other: Vec<Vec<f64>> = [[2.0, 1.0], [-1.0, 3.0]]
        .iter()
        .map(|row| columns[0].iter().zip(&columns[1]).map(|(a, b)| row[0] * a + row[1] * b).collect())
        .collect();
    // Another scale adds a linear function of the features to the response.
    let shifted = response.iter().zip(&columns[1]).map(|(response, b)| response + 2.0 * b).collect();
    let (own, _) = streamed(&(columns, response), ModelChoice::PowerLaw);
    let (other, _) = streamed(&(other, shifted), ModelChoice::PowerLaw);
    let [intercept, a, b] = &coefficients(&own)[..] else { panic!("a power law of two groups") };
    let others = coefficients(&other);
    assert!((others[0].standard_error / intercept.standard_error - 1.0).abs() < 1e-8);
    // The exponents of the others times the matrix are those: a = 2 c − d.
    assert!((2.0 * others[1].value - others[2].value - a.value).abs() < 1e-8);
    assert!(b.standard_error > 0.0);
    let half_width = |fit: &Fit, features: &[f64]| fit.model.predict(features, 0.95).unwrap().half_width;
    assert!((half_width(&other, &[3.5, 7.0]) / half_width(&own, &[0.5, 2.5]) - 1.0).abs() < 1e-8);
}

#[test]
fn intervals_cover_new_rows_where_errors_have_heavy_tails() {
    // One row in a hundred errs by forty times as much as the others.
    let error = |stream: &mut Stream, a: f64, _| {
        let size = if stream.uniform() < 0.01 { 4.0 } else { 0.1 };
        size * (1.0 + 0.1 * a) * stream.normal()
    };
    let (found, _) = streamed(&noisy(6, 100_000, error), ModelChoice::PowerLaw);
    let (columns, response) = noisy(7, 20_000, error);
    let predictions = found.model.predict_rows(&columns, 20_000, 0.95).unwrap();
    let covers =
        |(prediction, response): (&Prediction, &f64)| (prediction.mean - response).abs() <= prediction.half_width;
    let covered = predictions.iter().zip(&response).filter(|&pair| covers(pair)).count() as f64 / 20_000.0;
    // Normal errors of that deviation would make intervals that cover 99 %.
    assert!((0.94..0.96).contains(&covered), "{covered}");
}

#[test]
fn a_law_without_errors_has_none() {
    let rows = noisy(8, 60_000, |_, _, _| 0.0);
    let (found, _) = streamed(&rows, ModelChoice::PowerLaw);
    assert!(coefficients(&found).iter().all(|coefficient| coefficient.standard_error < 1e-14));
    assert!(found.model.predict(&[0.5, 2.5], 0.95).unwrap().half_width < 1e-12);
}
