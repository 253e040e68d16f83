//! The minimum of a smooth function of one or two numbers within bounds.

/// The most evaluations of one search.
const EVALUATIONS: usize = 60;
/// The longest step in one number: a factor e² of a length or variance.
const LONGEST: f64 = 2.0;
/// A decrease below this part of what the slope promises is not taken (Armijo 1966).
const DECREASE: f64 = 1e-4;
/// A decrease below this part of 1 + the value (of dimension one) is rounding error.
const RESOLVED: f64 = 1e-12;

/// A function value with its gradient.
#[derive(Clone, Copy, Debug)]
pub(super) struct Value {
    pub(super) value: f64,
    pub(super) gradient: [f64; 2],
}

/// The lowest point found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Minimum {
    pub(super) at: [f64; 2],
    pub(super) value: f64,
}

/// Minimises from a start by the BFGS method with projection on the bounds (Nocedal & Wright 2006, §6.1 and §16.7).
///
/// A number at its bound that would leave it stays there. Ends when no free slope is above `tolerance`, or no step
/// lowers the function. `None` where the function has no value at the start; elsewhere that shortens the step.
pub(super) fn minimise(
    start: [f64; 2],
    bounds: [(f64, f64); 2],
    tolerance: f64,
    mut function: impl FnMut([f64; 2]) -> Option<Value>,
) -> Option<Minimum> {
    let clamp = |at: [f64; 2]| [0, 1].map(|i| at[i].clamp(bounds[i].0, bounds[i].1));
    let mut at = clamp(start);
    let mut here = function(at)?;
    let mut evaluations = 1;
    // The inverse of the curvature; none yet.
    let mut inverse: Option<[[f64; 2]; 2]> = None;
    'search: loop {
        let outward = |i: usize| {
            let slope: f64 = here.gradient[i];
            (at[i] <= bounds[i].0 && slope > 0.0) || (at[i] >= bounds[i].1 && slope < 0.0)
        };
        let free = [!outward(0), !outward(1)];
        let slope = [0, 1].map(|i| if free[i] { here.gradient[i] } else { 0.0 });
        let steepest = slope[0].abs().max(slope[1].abs());
        if steepest <= tolerance {
            break;
        }
        // The first step is one unit down the slope, and so is any that a stale curvature would turn uphill.
        let down = slope.map(|s| -s / steepest);
        let newton =
            inverse.map(|h| [0, 1].map(|i| if free[i] { -h[i][0] * slope[0] - h[i][1] * slope[1] } else { 0.0 }));
        let product = |a: [f64; 2], b: [f64; 2]| a[0] * b[0] + a[1] * b[1];
        let direction = newton.filter(|step| product(*step, slope) < 0.0).unwrap_or(down);
        let mut part = (LONGEST / direction[0].abs().max(direction[1].abs())).min(1.0);
        loop {
            if evaluations == EVALUATIONS {
                break 'search;
            }
            let next = clamp([at[0] + part * direction[0], at[1] + part * direction[1]]);
            let step = [next[0] - at[0], next[1] - at[1]];
            if step[0].abs().max(step[1].abs()) <= f64::EPSILON * (1.0 + at[0].abs() + at[1].abs()) {
                break 'search;
            }
            let promised = product(step, here.gradient);
            if promised.abs() <= RESOLVED * (1.0 + here.value.abs()) {
                break 'search;
            }
            evaluations += 1;
            match function(next).filter(|found| found.value <= here.value + DECREASE * promised && promised < 0.0) {
                Some(found) => {
                    let change = [0, 1].map(|i| found.gradient[i] - here.gradient[i]);
                    inverse = updated(inverse, step, change);
                    (at, here) = (next, found);
                    break;
                }
                None => part *= 0.3,
            }
        }
    }
    Some(Minimum { at, value: here.value })
}

/// The inverse curvature after a step s that changed the gradient by y: (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ, ρ = 1/(s·y).
fn updated(inverse: Option<[[f64; 2]; 2]>, s: [f64; 2], y: [f64; 2]) -> Option<[[f64; 2]; 2]> {
    let product = s[0] * y[0] + s[1] * y[1];
    if product <= 0.0 {
        return inverse;
    }
    let size = y[0] * y[0] + y[1] * y[1];
    let h = inverse.unwrap_or([[product / size, 0.0], [0.0, product / size]]);
    let image = [0, 1].map(|i| h[i][0] * y[0] + h[i][1] * y[1]);
    let stretch = (1.0 + (y[0] * image[0] + y[1] * image[1]) / product) / product;
    let cell = |i: usize, j: usize| h[i][j] - (s[i] * image[j] + image[i] * s[j]) / product + stretch * s[i] * s[j];
    Some([[cell(0, 0), cell(0, 1)], [cell(1, 0), cell(1, 1)]])
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]
mod tests {
    use super::*;

    const WIDE: [(f64, f64); 2] = [(-10.0, 10.0); 2];

    /// Rosenbrock 1960, Computer Journal 3, 175.
    fn valley([x, y]: [f64; 2]) -> Option<Value> {
        let off = y - x * x;
        let gradient = [-400.0 * x * off - 2.0 * (1.0 - x), 200.0 * off];
        Some(Value { value: 100.0 * off * off + (1.0 - x) * (1.0 - x), gradient })
    }

    #[test]
    fn a_bent_valley_is_followed_to_its_end() {
        let found = minimise([-1.2, 1.0], WIDE, 1e-8, valley).unwrap();
        assert!((found.at[0] - 1.0).abs() < 1e-5 && (found.at[1] - 1.0).abs() < 1e-5, "{found:?}");
    }

    #[test]
    fn a_minimum_outside_is_found_on_the_bound() {
        // On x = 0.5 the valley is lowest at y = 0.25.
        let found = minimise([-1.2, 1.0], [(-10.0, 0.5), (-10.0, 10.0)], 1e-8, valley).unwrap();
        assert!(found.at[0] == 0.5 && (found.at[1] - 0.25).abs() < 1e-5, "{found:?}");
    }

    #[test]
    fn where_the_function_ends_the_search_turns_back() {
        let edge = |[x, y]: [f64; 2]| {
            (x > 0.0).then(|| Value { value: x - x.ln() + y * y, gradient: [1.0 - 1.0 / x, 2.0 * y] })
        };
        let found = minimise([5.0, 3.0], WIDE, 1e-9, edge).unwrap();
        assert!((found.at[0] - 1.0).abs() < 1e-5 && found.at[1].abs() < 1e-5, "{found:?}");
        assert!(minimise([-1.0, 0.0], WIDE, 1e-9, edge).is_none());
    }
}
