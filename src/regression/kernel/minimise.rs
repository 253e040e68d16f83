//! The minimum of a smooth function of a few numbers within bounds.

use crate::regression::least_squares::{dot, length};

/// The most evaluations of one search.
const EVALUATIONS: usize = 100;
/// The longest step: a factor e² of a length or variance.
const LONGEST: f64 = 2.0;
/// A decrease below this part of what the slope promises is not taken (Armijo 1966).
const DECREASE: f64 = 1e-4;
/// A decrease below this part of 1 + the value (of dimension one) is rounding error.
const RESOLVED: f64 = 1e-8;

/// A function value with its gradient.
#[derive(Clone, Debug)]
pub(super) struct Value {
    pub(super) value: f64,
    pub(super) gradient: Vec<f64>,
}

/// The lowest point found.
#[derive(Clone, Debug)]
pub(super) struct Minimum {
    pub(super) at: Vec<f64>,
    pub(super) value: f64,
}

/// Minimises from a start by the BFGS method with projection on the bounds (Nocedal & Wright 2006, §6.1 and §16.7).
///
/// A number at its bound that would leave it stays there. Ends when the free slope is not above `tolerance`, or no step
/// lowers the function. `None` where the function has no value at the start; elsewhere that shortens the step. Where nothing is
/// at a bound, a turn of the numbers turns all steps with it: only lengths and inner products decide.
pub(super) fn minimise(
    start: &[f64],
    bounds: &[(f64, f64)],
    tolerance: f64,
    mut function: impl FnMut(&[f64]) -> Option<Value>,
) -> Option<Minimum> {
    let clamp = |at: f64, bounds: (f64, f64)| at.clamp(bounds.0, bounds.1);
    let mut at: Vec<f64> = start.iter().zip(bounds).map(|(&at, &bounds)| clamp(at, bounds)).collect();
    let mut here = function(&at)?;
    let mut evaluations = 1;
    let mut curvature = Curvature(None);
    let mut before = Vec::new();
    'search: loop {
        let is_free = |i: usize| {
            let slope: f64 = here.gradient[i];
            !(at[i] <= bounds[i].0 && slope > 0.0 || at[i] >= bounds[i].1 && slope < 0.0)
        };
        let free: Vec<bool> = (0..at.len()).map(is_free).collect();
        if free != before {
            // What was learnt with other numbers at their bounds misleads.
            curvature = Curvature(None);
            before.clone_from(&free);
        }
        let only_free = |vector: &[f64]| -> Vec<f64> {
            vector.iter().zip(&free).map(|(&cell, &free)| if free { cell } else { 0.0 }).collect()
        };
        let slope = only_free(&here.gradient);
        let steepest = length(&slope);
        if steepest <= tolerance {
            break;
        }
        // The first step is one unit down the slope, and so is any that a stale curvature would turn uphill.
        let newton = curvature.solve(&slope).map(|step| only_free(&step)).filter(|step| dot(step, &slope) < 0.0);
        let direction = newton.unwrap_or_else(|| slope.iter().map(|slope| -slope / steepest).collect());
        let mut part = (LONGEST / length(&direction)).min(1.0);
        loop {
            if evaluations == EVALUATIONS {
                break 'search;
            }
            let moved = at.iter().zip(&direction).zip(bounds);
            let next: Vec<f64> = moved.map(|((at, step), &bounds)| clamp(at + part * step, bounds)).collect();
            let step: Vec<f64> = next.iter().zip(&at).map(|(next, at)| next - at).collect();
            if length(&step) <= f64::EPSILON * (1.0 + length(&at)) {
                break 'search;
            }
            let promised = dot(&step, &here.gradient);
            let is_resolved = promised.abs() > RESOLVED * (1.0 + here.value.abs());
            evaluations += 1;
            let is_better = |found: &Value| {
                if is_resolved {
                    return found.value <= here.value + DECREASE * promised && promised < 0.0;
                }
                // The slope still tells what the value does not.
                dot(&found.gradient, &step).abs() <= 0.9 * promised.abs()
            };
            match function(&next).filter(is_better) {
                Some(found) => {
                    let change: Vec<f64> =
                        found.gradient.iter().zip(&here.gradient).map(|(new, old)| new - old).collect();
                    curvature.update(&step, &change);
                    (at, here) = (next, found);
                    break;
                }
                None if !is_resolved => {
                    break 'search;
                }
                None => part *= 0.3,
            }
        }
    }
    Some(Minimum { at, value: here.value })
}

/// The inverse H of the second derivatives, row after row; none yet.
struct Curvature(Option<Vec<Vec<f64>>>);

impl Curvature {
    /// −H times a slope.
    fn solve(&self, slope: &[f64]) -> Option<Vec<f64>> {
        self.0.as_ref().map(|rows| rows.iter().map(|row| -dot(row, slope)).collect())
    }

    /// After a step s that changed the gradient by y: (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ, ρ = 1/(s·y).
    fn update(&mut self, s: &[f64], y: &[f64]) {
        let product = dot(s, y);
        if product <= 0.0 {
            return;
        }
        let count = s.len();
        let first = product / dot(y, y);
        let rows = self.0.get_or_insert_with(|| {
            (0..count).map(|i| (0..count).map(|j| if i == j { first } else { 0.0 }).collect()).collect()
        });
        let image: Vec<f64> = rows.iter().map(|row| dot(row, y)).collect();
        let stretch = (1.0 + dot(y, &image) / product) / product;
        for (i, row) in rows.iter_mut().enumerate() {
            for (j, cell) in row.iter_mut().enumerate() {
                *cell += stretch * s[i] * s[j] - (s[i] * image[j] + image[i] * s[j]) / product;
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]
mod tests {
    use super::*;

    const WIDE: [(f64, f64); 2] = [(-10.0, 10.0); 2];
    const OPEN: [(f64, f64); 3] = [(f64::NEG_INFINITY, f64::INFINITY); 3];

    /// Rosenbrock 1960, Computer Journal 3, 175.
    fn valley(at: &[f64]) -> Option<Value> {
        let [x, y] = at else { return None };
        let off = y - x * x;
        let gradient = vec![-400.0 * x * off - 2.0 * (1.0 - x), 200.0 * off];
        Some(Value { value: 100.0 * off * off + (1.0 - x) * (1.0 - x), gradient })
    }

    #[test]
    fn a_bent_valley_is_followed_to_its_end() {
        let found = minimise(&[-1.2, 1.0], &WIDE, 1e-8, valley).unwrap();
        assert!((found.at[0] - 1.0).abs() < 1e-5 && (found.at[1] - 1.0).abs() < 1e-5, "{found:?}");
    }

    #[test]
    fn a_minimum_outside_is_found_on_the_bound() {
        // On x = 0.5 the valley is lowest at y = 0.25.
        let found = minimise(&[-1.2, 1.0], &[(-10.0, 0.5), (-10.0, 10.0)], 1e-8, valley).unwrap();
        assert!(found.at[0] == 0.5 && (found.at[1] - 0.25).abs() < 1e-5, "{found:?}");
    }

    #[test]
    fn where_the_function_ends_the_search_turns_back() {
        let edge = |at: &[f64]| {
            let (x, y) = (at[0], at[1]);
            (x > 0.0).then(|| Value { value: x - x.ln() + y * y, gradient: vec![1.0 - 1.0 / x, 2.0 * y] })
        };
        let found = minimise(&[5.0, 3.0], &WIDE, 1e-9, edge).unwrap();
        assert!((found.at[0] - 1.0).abs() < 1e-5 && found.at[1].abs() < 1e-5, "{found:?}");
        assert!(minimise(&[-1.0, 0.0], &WIDE, 1e-9, edge).is_none());
    }

    #[test]
    fn a_turn_of_the_numbers_turns_the_way() {
        // A quarter turn of the first two, and a mirror, change no bit of a length.
        let bowl = |x: &[f64]| {
            let value = (x[0] - 1.0).powi(4) + 3.0 * x[1] * x[1] + (x[0] + x[1] - x[2]).powi(2);
            let along = 2.0 * (x[0] + x[1] - x[2]);
            let gradient = vec![4.0 * (x[0] - 1.0).powi(3) + along, 6.0 * x[1] + along, -along];
            Some(Value { value, gradient })
        };
        let turned = |x: &[f64]| {
            let found = bowl(&[x[1], -x[0], x[2]])?;
            let [a, b, c] = found.gradient[..] else { return None };
            Some(Value { gradient: vec![-b, a, c], ..found })
        };
        let one = minimise(&[3.0, -2.0, 0.5], &OPEN, 1e-9, bowl).unwrap();
        let two = minimise(&[2.0, 3.0, 0.5], &OPEN, 1e-9, turned).unwrap();
        for (one, two) in one.at.iter().zip([two.at[1], -two.at[0], two.at[2]]) {
            assert!((one - two).abs() < 1e-9, "{one} {two}");
        }
        assert!(one.value < 1e-9);
    }
}
