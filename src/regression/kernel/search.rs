//! The search for the parameters of a kernel, by restricted likelihood.

use nalgebra::DMatrix;

use super::fitting::Plan;
use super::frame::Points;
use super::metric::{Bounded, Metric};
use super::minimise::{Minimum, minimise};
use super::radial::Radial;
use super::restricted_likelihood::{Hyper, Likelihood, Parameters};
use crate::regression::cross_validation::shuffled;
use crate::regression::sample::Sample;

/// Up to this many rows the first search sees all of them; above, this many of them, in an order that only their number
/// fixes, find the shape, the metric and where the search over more rows starts.
const FIRST_ROWS: usize = 300;
/// Above the limit of exact fits, the rows that length and noise are fitted to.
const SECOND_ROWS: usize = 1500;
/// The bounds of τ, the noise relative to the variance of what is no power law. Below, rounding error would decide; above, the
/// power law alone is left.
const NOISE: (f64, f64) = (1e-8, 1e4);
/// The bounds of the length, in medians of the distance of two rows: below, neighbours know nothing of each other; above, the
/// curve would be long on its way back to the power law outside the rows.
const LENGTH: (f64, f64) = (0.02, 5.0);
/// The longest length of a metric, in the same medians: that of one direction may be longer than one for all.
const LONGEST: f64 = 15.0;
/// Where searches start: length in medians of the distance of two rows, and τ.
const STARTS: [(f64, f64); 3] = [(1.0, 1e-2), (0.3, 1e-1), (2.0, 1e-5)];
/// A slope of −ln L by the logarithm of a parameter below this, for each row, counts as none (of dimension one).
const SLOPE: f64 = 1e-7;
/// The same for the cells of a metric: a turn of the coordinates shows in each, and the best ones know no turn.
const METRIC_SLOPE: f64 = 1e-9;
/// The least τ for which a metric is searched: below, rounding error would show in the metric before it does in a length.
const METRIC_NOISE: f64 = 1e-5;
/// A likelihood that is better than that of a rougher shape by less than this (of dimension one) is no reason to prefer it.
const TIE: f64 = 1e-6;

/// What was found for a shape.
struct Found {
    radial: Radial,
    metric: Metric,
    /// ln ℓ and ln τ.
    at: Vec<f64>,
    /// −ln L, and what the cells of the metric cost.
    value: f64,
}

/// The order in which rows are looked at.
pub(super) fn order_of(rows: usize) -> Vec<usize> {
    if rows > FIRST_ROWS { shuffled(rows, 0) } else { (0..rows).collect() }
}

/// The shape of the best likelihood, and its parameters.
pub(super) fn search(sample: &Sample, points: &Points, plan: &Plan, order: &[usize]) -> Option<(Radial, Hyper)> {
    let likelihood = |rows: &[usize], metric: &Metric| {
        let response = rows.iter().map(|&row| points.scales[row] * sample.response(row)).collect();
        Likelihood::new(points.some(rows).seen_in(metric.clone()), response)
    };
    let isotropic = Metric::default();
    let rows = &order[..order.len().min(FIRST_ROWS)];
    let first = likelihood(rows, &isotropic)?;
    let unit = first.median_distance()?;
    let last = match order.len() {
        _ if plan.is_rough => rows,
        ..=FIRST_ROWS => rows,
        count if count <= plan.exact_rows => order,
        count => &order[..count.min(SECOND_ROWS)],
    };
    let of_last = likelihood(last, &isotropic)?;
    if of_last.is_power_law() {
        // Nothing is left to learn a length from, and as much noise as is allowed leaves the power law alone.
        let at = Parameters { log_length: unit.ln(), log_noise: NOISE.1.ln() };
        return Some((plan.shapes[0], of_last.hyper(plan.shapes[0], at)?));
    }
    let mut best: Option<Found> = None;
    for &radial in plan.shapes {
        let starts = STARTS.iter().map(|(length, noise)| [(length * unit).ln(), noise.ln()]);
        let ends = starts.filter_map(|start| length_and_noise(&first, radial, &start, unit, LENGTH.1));
        let Some(Minimum { at, value }) =
            ends.reduce(|best, end| if end.value < best.value - TIE { end } else { best })
        else {
            continue;
        };
        let metric = || with_metric(&first, radial, &at, unit, |metric| likelihood(rows, metric));
        let stretched = if radial.has_length() && !plan.is_rough { metric() } else { None };
        let found = Found { radial, metric: isotropic.clone(), at: at.clone(), value };
        for found in [Some(found), stretched].into_iter().flatten() {
            if best.as_ref().is_none_or(|best| found.value < best.value - TIE) {
                best = Some(found);
            }
        }
    }
    let Found { radial, metric, mut at, .. } = best?;
    let of_last = if metric.is_isotropic() { of_last } else { likelihood(last, &metric)? };
    if last.len() > rows.len() {
        let longest = if metric.is_isotropic() { LENGTH.1 } else { LONGEST };
        at = length_and_noise(&of_last, radial, &at, unit, longest)?.at;
    }
    Some((radial, of_last.hyper(radial, Parameters { log_length: at[0], log_noise: at[1] })?))
}

/// The best length and noise near a start, with lengths up to so many units.
fn length_and_noise(
    likelihood: &Likelihood,
    radial: Radial,
    start: &[f64],
    unit: f64,
    longest: f64,
) -> Option<Minimum> {
    let bounds = [(LENGTH.0 * unit, longest * unit), NOISE].map(|(low, high)| (low.ln(), high.ln()));
    minimise(start, &bounds, SLOPE * likelihood.rows() as f64, |at| {
        likelihood.value(radial, Parameters { log_length: at[0], log_noise: at[1] })
    })
}

/// The best metric near a length and noise, judged by Schwarz's criterion (1978, Annals of Statistics 6, 461): ½ ln m for each number
/// more than a length, for m contrasts. `None` where directions are one, or so many that half as many numbers as contrasts
/// would not do.
fn with_metric(
    first: &Likelihood,
    radial: Radial,
    start: &[f64],
    unit: f64,
    seen_in: impl Fn(&Metric) -> Option<Likelihood>,
) -> Option<Found> {
    let dimension = first.dimension();
    let (numbers, contrasts) = (dimension * (dimension + 1) / 2, first.contrasts());
    if dimension == 1 || 2 * (numbers + 1) > contrasts {
        return None;
    }
    // T in units of 1/ℓ, as the φ of any symmetric matrix.
    let (length, cells) = (start[0].exp(), dimension * dimension);
    let steepest = length / (LENGTH.0 * unit);
    let bounded = |at: &[f64]| Bounded::new(DMatrix::from_column_slice(dimension, dimension, &at[..cells]), steepest);
    let mut bounds = vec![(f64::NEG_INFINITY, f64::INFINITY); cells];
    bounds.push((METRIC_NOISE.ln(), NOISE.1.ln()));
    // From a length at its bound no way would lead.
    let isotropic = Bounded::inverse(1.0_f64.min(0.9 * steepest), steepest);
    let mut from = (DMatrix::identity(dimension, dimension) * isotropic).as_slice().to_vec();
    from.push(start[1]);
    let found = minimise(&from, &bounds, METRIC_SLOPE * first.rows() as f64, |at| {
        let bounded = bounded(at);
        let mut value = first.value_seen(radial, &(bounded.stretch() / length), at[cells])?;
        let slope = bounded.slope(&DMatrix::from_column_slice(dimension, dimension, &value.gradient[..cells]));
        value.gradient[..cells].copy_from_slice((slope / length).as_slice());
        Some(value)
    })?;
    let stretch = bounded(&found.at).stretch() / length;
    let (metric, length) = Metric::settled(&stretch, LONGEST * unit);
    let settled = length_and_noise(&seen_in(&metric)?, radial, &[length.ln(), found.at[cells]], unit, LONGEST)?;
    let cost = 0.5 * (contrasts as f64).ln() * (numbers - 1) as f64;
    Some(Found { radial, metric, value: settled.value + cost, at: settled.at })
}
