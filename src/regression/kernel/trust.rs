//! Rows far from the law of all others lose weight: Huber's estimate, where the residuals have heavy tails.
//!
//! Each row is measured by its error under the fit without it, over the standard error of that: a row that pulls the fit
//! towards itself cannot hide, and a row far from all others is not blamed for what nobody could know. Only distances
//! and such errors decide, so that neither the basis nor the scale does.

use super::fitting::{Plan, once};
use super::held_out::one_by_one;
use super::smoother::{Saved, Smoother};
use crate::regression::robust;
use crate::regression::sample::Sample;

/// How often rows are weighed anew. Length, noise and signal are searched for in the first round and, with the weights that came out, in
/// the last.
const ROUNDS: usize = 5;

/// Fits anew with less weight for rows far from the others, where their errors have heavy tails; else gives the plain fit back.
///
/// A smoother with more than half as many coefficients as rows follows rows one by one: its errors say how rough the law is
/// between rows, and nothing of the rows.
pub(super) fn refit(sample: &Sample, plan: &Plan, plain: Smoother) -> Smoother {
    let is_exact = plain.saved.deviation <= sample.rounding();
    if is_exact || 2.0 * plain.saved.coefficients > plain.saved.rows as f64 {
        return plain;
    }
    let first = scores(&plain, sample).filter(|scores| robust::has_heavy_tails(scores));
    first.and_then(|first| reweighted(sample, plan, first)).unwrap_or(plain)
}

/// `None` where less weight for some rows leaves too little to fit.
fn reweighted(sample: &Sample, plan: &Plan, mut scores: Vec<f64>) -> Option<Smoother> {
    let (mut known, mut round) = (None, 1);
    loop {
        let trust = robust::trust(&scores)?;
        let fitted = once(&sample.trusting(&trust), plan, known.take_if(|_| round < ROUNDS))?;
        known = Some((fitted.saved.radial, fitted.saved.hyper()));
        let smoother = Smoother { saved: Saved { trust, ..fitted.saved }, ..fitted };
        if round == ROUNDS {
            return Some(smoother);
        }
        scores = self::scores(&smoother, sample)?;
        round += 1;
    }
}

/// The error of each row under the fit without it, in standard errors.
fn scores(smoother: &Smoother, sample: &Sample) -> Option<Vec<f64>> {
    let rows = one_by_one(smoother, sample).ok()?;
    let scores: Vec<f64> = rows.iter().map(|row| row.residual / row.standard_error).collect();
    scores.iter().all(|score| score.is_finite()).then_some(scores)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]
mod tests {
    use super::super::fitting::{exact, fit, points_of};
    use super::super::held_out::{HeldOut, fold_by_fold};
    use super::super::radial::Radial;
    use super::*;
    use crate::features::{Features, Scale};
    use crate::regression::tests::Stream;

    const PLANS: [Plan; 2] = [
        Plan { name: "a process", shapes: &[Radial::Matern5], exact_rows: 1000, knots: 50, is_rough: false },
        Plan { name: "a plate", shapes: &[Radial::Plate], exact_rows: 1000, knots: 50, is_rough: false },
    ];

    /// Rows in two directions, their bent law, and responses that err by 0.03, some by about 0.5.
    fn table(seed: u64, rows: usize, wrong: f64) -> (Features, Vec<f64>, Vec<f64>) {
        let mut stream = Stream(seed);
        let columns: Vec<Vec<f64>> = (0..2).map(|_| (0..rows).map(|_| stream.normal()).collect()).collect();
        let law = |row: usize| 1.0 - 0.5 * columns[0][row] + 0.3 * (columns[0][row] + columns[1][row]).sin();
        let truth: Vec<f64> = (0..rows).map(law).collect();
        let mut error = || if stream.uniform() < wrong { 0.5 * stream.normal() } else { 0.03 * stream.normal() };
        let response = truth.iter().map(|y| y + error()).collect();
        let names = vec!["P1".to_string(), "P2".to_string()];
        (Features::new(names, vec![Scale::Log; 2], columns, rows).unwrap(), truth, response)
    }

    fn rmse(smoother: &Smoother, sample: &Sample, truth: &[f64]) -> f64 {
        let mut z = vec![0.0; sample.rank()];
        let error = |(row, truth): (usize, &f64)| {
            sample.whiten_row(row, &mut z);
            (smoother.evaluate(&z, &mut Vec::new()).value - truth).powi(2)
        };
        (truth.iter().enumerate().map(error).sum::<f64>() / truth.len() as f64).sqrt()
    }

    #[test]
    fn gross_errors_move_the_law_half_as_much() {
        for plan in PLANS {
            let (mut plain, mut robust) = (0.0, 0.0);
            for seed in 0..6 {
                let (features, truth, response) = table(seed, 150, 0.05);
                let sample = Sample::new(&features, &response);
                plain += rmse(&once(&sample, &plan, None).unwrap(), &sample, &truth) / 6.0;
                robust += rmse(&fit(&sample, &plan).unwrap(), &sample, &truth) / 6.0;
            }
            println!("{}: {plain:.4} by least squares, {robust:.4} with less weight for far rows", plan.name);
            assert!(robust < 0.6 * plain, "{}: {robust} {plain}", plan.name);
        }
    }

    #[test]
    fn normal_errors_leave_the_plain_fit_to_the_last_byte() {
        for plan in PLANS {
            for rows in [12, 40] {
                let same = (0..40).filter(|&seed| {
                    let (features, _, response) = table(seed + 50, rows, 0.0);
                    let sample = Sample::new(&features, &response);
                    fit(&sample, &plan).unwrap() == once(&sample, &plan, None).unwrap()
                });
                let same = same.count();
                assert!(same >= 38, "{} {rows}: {same} of 40", plan.name);
            }
        }
    }

    #[test]
    fn exact_and_constant_responses_and_few_rows_are_left_alone() {
        for plan in PLANS {
            for rows in [4, 5, 6, 60] {
                let (features, truth, _) = table(3, rows, 0.0);
                let mut one_off = vec![2.0; rows];
                one_off[rows / 2] = 3.0;
                for response in [vec![2.0; rows], truth, one_off] {
                    let sample = Sample::new(&features, &response);
                    let smoother = fit(&sample, &plan).unwrap();
                    let found = smoother.evaluate(&[0.3, -0.2], &mut Vec::new());
                    assert!(found.value.is_finite() && found.standard_error.is_finite(), "{rows} {found:?}");
                    assert!(smoother.saved.deviation.is_finite());
                }
            }
        }
    }

    #[test]
    fn rows_that_lost_weight_are_held_out_as_others_with_the_noise_of_a_usual_row() {
        let (features, _, response) = table(1, 120, 0.08);
        let weights: Vec<f64> = (0..120).map(|row| 1.0 + (row % 3) as f64).collect();
        let sample = Sample::new(&features, &response).weighted(&weights).unwrap();
        for plan in PLANS {
            for exact_rows in [1000, 100] {
                let smoother = fit(&sample, &Plan { exact_rows, ..plan }).unwrap();
                assert!(smoother.is_reweighted() && smoother.saved.trust.iter().any(|&trust| trust < 0.3));
                assert_eq!(smoother.saved.factor.is_some(), exact_rows < 120);
                let single: Vec<Vec<usize>> = (0..120).map(|row| vec![row]).collect();
                let closed = one_by_one(&smoother, &sample).unwrap();
                let folds: Vec<HeldOut> = fold_by_fold(&smoother, &sample, &single).unwrap().concat();
                for (one, two) in closed.iter().zip(&folds) {
                    assert!((one.residual - two.residual).abs() < 1e-8 * (1.0 + one.residual.abs()), "{one:?} {two:?}");
                    assert!((one.standard_error - two.standard_error).abs() < 1e-8 * one.standard_error);
                }
                if exact_rows < 120 {
                    continue;
                }
                let Saved { radial, noise, signal, ref trust, .. } = smoother.saved;
                let points = points_of(&sample.trusting(trust));
                for (row, found) in closed.iter().enumerate().filter(|(row, _)| trust[*row] < 0.5) {
                    let rest: Vec<usize> = (0..120).filter(|&other| other != row).collect();
                    let scaled = rest.iter().map(|&other| points.scales[other] * response[other]).collect();
                    let without = exact(points.some(&rest), scaled, radial, smoother.saved.hyper()).unwrap();
                    let expected = without.evaluate(points.point(row), &mut Vec::new());
                    assert!((found.residual - (response[row] - expected.value)).abs() < 1e-8);
                    let own = signal * noise * (sample.weight(row).recip() - 1.0);
                    let standard_error = (expected.standard_error.powi(2) + own).sqrt();
                    assert!((found.standard_error - standard_error).abs() < 1e-8 * standard_error);
                }
            }
        }
    }

    #[test]
    fn the_same_bytes_come_from_one_and_two_threads_and_survive_saving() {
        let (features, _, response) = table(1, 100, 0.08);
        let sample = Sample::new(&features, &response);
        for plan in PLANS {
            let text = |threads| {
                let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
                pool.install(|| serde_json::to_string(&fit(&sample, &plan).unwrap()).unwrap())
            };
            let smoother = fit(&sample, &plan).unwrap();
            assert!(smoother.is_reweighted());
            assert_eq!(text(1), text(2));
            assert_eq!(serde_json::from_str::<Smoother>(&text(1)).unwrap(), smoother);
        }
    }
}
