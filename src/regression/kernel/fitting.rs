//! Fitting: the parameters of the kernel are searched for, then the smoother is solved for.

use super::frame::{Frame, Points, projection};
use super::low_rank;
use super::radial::Radial;
use super::restricted_likelihood::Hyper;
use super::search::{order_of, search};
use super::smoother::{Saved, Smoother};
use super::trust;
use crate::error::{Code, Error, Result};
use crate::regression::least_squares::{dot, length};
use crate::regression::sample::Sample;

/// What a family asks of the engine.
#[derive(Clone, Copy)]
pub(super) struct Plan<'a> {
    /// The name in messages, with its article.
    pub(super) name: &'a str,
    /// The kernels to choose from by likelihood, the roughest first.
    pub(super) shapes: &'a [Radial],
    /// Up to this many rows each row is a point of the kernel.
    pub(super) exact_rows: usize,
    /// The number of points above.
    pub(super) knots: usize,
    /// Whether the parameters of the first search are good enough.
    pub(super) is_rough: bool,
}

/// Fits a plan to a sample; where residuals have heavy tails, rows far from the law of the others lose weight.
///
/// # Errors
///
/// When no direction varies, there are not at least two rows more than directions, or rows and weights are too far
/// apart in size for the fit.
pub(super) fn fit(sample: &Sample, plan: &Plan) -> Result<Smoother> {
    let (rows, dimension) = (sample.rows(), sample.rank());
    if dimension == 0 {
        let message = format!("{} needs a group that varies, and none does", plan.name);
        return Err(Error::new(Code::Setting, message).help("choose `constant`"));
    }
    if rows < dimension + 2 {
        let needed = dimension + 2;
        let message = format!("{rows} rows are too few: {} needs at least {needed},", plan.name);
        let reason = "two more than the directions in which the groups vary";
        return Err(Error::new(Code::TooFewRows, format!("{message} {reason}")).help("add rows"));
    }
    let smoother = once(sample, plan, None).map(|plain| trust::refit(sample, plan, plain));
    smoother.ok_or_else(|| {
        let message = format!("the rows do not determine {}, or their weights differ too much", plan.name);
        Error::new(Code::Numerical, message).help("fix `power`, or check groups and weights for extreme values")
    })
}

/// Fits with the weights as they are, at parameters that are known or searched for; `None` where rows and weights do not
/// determine the smoother.
pub(super) fn once(sample: &Sample, plan: &Plan, known: Option<(Radial, Hyper)>) -> Option<Smoother> {
    let rows = sample.rows();
    let points = points_of(sample);
    let order = order_of(rows);
    let (radial, hyper) = match known {
        Some(known) => known,
        None => search(sample, &points, plan, &order)?,
    };
    if rows <= plan.exact_rows {
        let response = sample.responses().iter().zip(&points.scales).map(|(y, scale)| y * scale).collect();
        return exact(points, response, radial, hyper);
    }
    let knots = points.some(&order[..plan.knots]).unweighted();
    low_rank::fit(sample, &knots, farthest(&points), radial, hyper)
}

/// The points of a sample with the roots of its weights.
pub(super) fn points_of(sample: &Sample) -> Points {
    let (rows, dimension) = (sample.rows(), sample.rank());
    let mut coordinates = vec![0.0; rows * dimension];
    for (row, cells) in coordinates.chunks_exact_mut(dimension).enumerate() {
        sample.whiten_row(row, cells);
    }
    Points::new(dimension, coordinates, (0..rows).map(|row| sample.weight(row).sqrt()).collect())
}

/// The smoother with each row as a point of the kernel, for responses times the scales of the points.
pub(super) fn exact(points: Points, mut response: Vec<f64>, radial: Radial, hyper: Hyper) -> Option<Smoother> {
    let Hyper { length, noise, signal, metric } = hyper;
    let points = points.seen_in(metric.clone());
    let frame = Frame::new(&points, radial, length, noise)?;
    frame.whiten(&mut response);
    let (turned, contrasts) = response.split_at(frame.explained());
    let (weights, linear) = frame.coefficients(turned, contrasts);
    // The residuals are λ α, and λ tr P degrees of freedom are left for them.
    let freedom = noise * projection(&points, radial, length, noise)?.trace();
    let saved = Saved {
        radial,
        length,
        metric,
        noise,
        signal,
        linear,
        points: (0..points.len()).map(|row| points.point(row).to_vec()).collect(),
        scales: points.scales.clone(),
        ridge: noise,
        factor: None,
        radius: farthest(&points),
        rows: points.len(),
        coefficients: points.len() as f64 - freedom,
        deviation: noise * (dot(&weights, &weights) / freedom).sqrt(),
        trust: Vec::new(),
        weights,
    };
    Some(Smoother { saved, frame, points })
}

/// The distance of the farthest point from the mean of the rows.
fn farthest(points: &Points) -> f64 {
    (0..points.len()).map(|index| length(points.point(index))).fold(0.0, f64::max)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]
mod tests {
    use nalgebra::{DMatrix, DVector};

    use super::super::metric::Metric;
    use super::*;
    use crate::features::{Features, Scale};

    /// Uneven rows in two directions, with a smooth response.
    fn table(rows: usize) -> (Features, Vec<f64>) {
        let wave = |step: f64| (0..rows).map(|i| (step * i as f64).sin() + (0.1 * step * i as f64).cos()).collect();
        let columns: Vec<Vec<f64>> = vec![wave(1.7), wave(0.9)];
        let response = (0..rows).map(|i| (2.0 * columns[0][i]).cos() + columns[1][i]).collect();
        let names = vec!["P1".to_string(), "P2".to_string()];
        (Features::new(names, vec![Scale::Log; 2], columns, rows).unwrap(), response)
    }

    /// The mean and variance of universal kriging by dense inverses (Rasmussen & Williams 2006, equations 2.41 and 2.42).
    #[test]
    fn mean_and_variance_agree_with_the_textbook_formulas() {
        let rows = 30;
        let (features, response) = table(rows);
        let weights: Vec<f64> = (0..rows).map(|i| 1.0 + (i % 3) as f64).collect();
        let sample = Sample::new(&features, &response).weighted(&weights).unwrap();
        let points = points_of(&sample);
        let hyper = Hyper { length: 0.8, noise: 0.05, signal: 1.7, metric: Metric::default() };
        let fitted = |response: &[f64]| {
            let scaled = response.iter().zip(&points.scales).map(|(y, scale)| y * scale).collect();
            exact(points.clone(), scaled, Radial::Matern5, hyper.clone()).unwrap()
        };
        let smoother = fitted(&response);

        let kernel =
            |one: &[f64], two: &[f64]| Radial::Matern5.value(super::super::radial::distance(one, two), hyper.length);
        let covariance = DMatrix::from_fn(rows, rows, |i, j| {
            let noise = if i == j { hyper.noise / sample.weight(i) } else { 0.0 };
            kernel(points.point(i), points.point(j)) + noise
        });
        let inverse = covariance.try_inverse().unwrap();
        let design = DMatrix::from_fn(rows, 3, |i, j| if j == 0 { 1.0 } else { points.point(i)[j - 1] });
        let y = DVector::from_column_slice(&response);
        let inner = (design.transpose() * &inverse * &design).try_inverse().unwrap();
        let linear = &inner * design.transpose() * &inverse * &y;
        let mut work = Vec::new();
        for new in [[0.3, -0.7], [2.0, 1.0], [8.0, -8.0]] {
            let k = DVector::from_fn(rows, |i, _| kernel(points.point(i), &new));
            let h = DVector::from_vec(vec![1.0, new[0], new[1]]);
            let mean = h.dot(&linear) + k.dot(&(&inverse * (&y - &design * &linear)));
            let rest = &h - design.transpose() * &inverse * &k;
            let variance = 1.0 - k.dot(&(&inverse * &k)) + rest.dot(&(&inner * &rest));
            let found = smoother.evaluate(&new, &mut work);
            assert!((found.value - mean).abs() < 1e-10 * (1.0 + mean.abs()));
            let expected = (hyper.signal * (hyper.noise + variance)).sqrt();
            assert!((found.standard_error - expected).abs() < 1e-10 * expected, "{found:?} {expected}");
        }
        // The trace of the smoother, by its columns.
        let trace: f64 = (0..rows)
            .map(|row| {
                let mut unit = vec![0.0; rows];
                unit[row] = 1.0;
                fitted(&unit).evaluate(points.point(row), &mut work).value
            })
            .sum();
        assert!((smoother.saved.coefficients - trace).abs() < 1e-9, "{trace}");
        let squares = (0..rows).map(|row| {
            sample.weight(row) * (response[row] - smoother.evaluate(points.point(row), &mut work).value).powi(2)
        });
        let deviation = (squares.sum::<f64>() / (rows as f64 - trace)).sqrt();
        assert!((smoother.saved.deviation - deviation).abs() < 1e-9 * deviation);
    }

    #[test]
    fn some_points_of_the_kernel_do_as_well_as_all_rows_where_the_law_is_smooth() {
        let (features, truth) = table(420);
        let noise = |i: usize| 0.1 * ((37 * i % 101) as f64 / 50.0 - 1.0);
        let response: Vec<f64> = truth.iter().enumerate().map(|(i, y)| y + noise(i)).collect();
        let sample = Sample::new(&features, &response);
        for radial in [Radial::Matern5, Radial::Plate] {
            let shapes = [radial];
            let plan =
                |exact_rows| Plan { name: "a smoother", shapes: &shapes, exact_rows, knots: 140, is_rough: false };
            let (exact, sparse) = (fit(&sample, &plan(420)).unwrap(), fit(&sample, &plan(419)).unwrap());
            assert!(exact.saved.factor.is_none() && sparse.saved.factor.is_some());
            let points = points_of(&sample);
            let rmse = |smoother: &Smoother| {
                let error = |row: usize| smoother.evaluate(points.point(row), &mut Vec::new()).value - truth[row];
                ((0..420).map(|row| error(row).powi(2)).sum::<f64>() / 420.0).sqrt()
            };
            assert!(rmse(&sparse) < 1.5 * rmse(&exact) && rmse(&exact) < 0.05, "{} {}", rmse(&sparse), rmse(&exact));
            assert!((sparse.saved.deviation / exact.saved.deviation - 1.0).abs() < 0.25);
            let text = |threads| {
                let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
                pool.install(|| serde_json::to_string(&fit(&sample, &plan(419)).unwrap()).unwrap())
            };
            assert_eq!(text(1), text(2));
            assert_eq!(serde_json::from_str::<Smoother>(&text(2)).unwrap(), sparse);
        }
    }

    #[test]
    fn a_row_of_weight_two_is_the_row_twice() {
        let (features, response) = table(40);
        let weights: Vec<f64> = (0..40).map(|row| if row < 15 { 2.0 } else { 1.0 }).collect();
        let sample = Sample::new(&features, &response).weighted(&weights).unwrap();
        let weighted = points_of(&sample);
        // Weights have a mean of one; the noise of a row that counts once is this much less.
        let noise = 0.05 / sample.weight(39);
        let twice: Vec<usize> = (0..40).chain(0..15).collect();
        let single = weighted.some(&twice).unweighted();
        let hyper = |noise| Hyper { length: 0.8, noise, signal: 1.0, metric: Metric::default() };
        let responses = |points: &Points, rows: &[usize]| {
            rows.iter().zip(&points.scales).map(|(&row, scale)| scale * response[row]).collect::<Vec<f64>>()
        };
        let all: Vec<usize> = (0..40).collect();
        for radial in [Radial::Matern3, Radial::Plate] {
            let one = exact(weighted.clone(), responses(&weighted, &all), radial, hyper(0.05)).unwrap();
            let two = exact(single.clone(), responses(&single, &twice), radial, hyper(noise)).unwrap();
            for new in [[0.1, 0.4], [3.0, -2.0]] {
                let values = [&one, &two].map(|smoother| smoother.evaluate(&new, &mut Vec::new()).value);
                assert!((values[0] - values[1]).abs() < 1e-10, "{values:?}");
            }
        }
    }
}
