//! The power law that a smooth law is near the mean of its rows.
//!
//! A polynomial, a spline and a kernel have coefficients of their own, in whitened coordinates, which mean nothing to a reader. What
//! they say of each group is the derivative of the response by its feature, at the mean of the rows: the exponent that a
//! power law would have there. It is a fixed linear combination of the responses, so it has a standard error like those of
//! exponents: HC3, from the error of each row under the fit without it (MacKinnon & White 1985). A Gaussian process also says
//! how much of a slope its smoothing may have taken.

use super::design::{Design, Terms};
use super::family::Family;
use super::kernel::{Slopes, Smoother};
use super::least_squares::{Factor, dot, triangle};
use super::power_law::{COEFFICIENT_LEVEL, DROPPED};
use super::prediction::Coefficient;
use super::sample::Sample;
use super::student::two_sided_quantile;
use crate::error::Result;

/// The exponent of each group at the mean of the rows; none for families whose coefficients mean something by themselves.
///
/// # Errors
///
/// When the distribution of the errors cannot be evaluated.
pub(crate) fn exponents(sample: &Sample, family: &Family) -> Result<Vec<Coefficient>> {
    let fitted = family.fitted();
    let covariance = match family {
        Family::Polynomial(law) => of_design(sample, &law.monomials, &law.coefficients, &law.factor, law.deviation),
        Family::Spline(law) => of_design(sample, &law.knots, &law.coefficients, &law.factor, law.deviation),
        Family::GaussianProcess(smoother) | Family::ThinPlate(smoother) => match of_smoother(sample, smoother) {
            Some(covariance) => covariance,
            None => return Ok(Vec::new()),
        },
        _ => return Ok(Vec::new()),
    };
    // Errors of rows that a smoother had not seen are honest even where it passes through all others: what they lost is a power law.
    let coefficients = match family.smoother() {
        Some(_) => 1.0 + sample.rank() as f64,
        None => fitted.coefficients(),
    };
    let domain = sample.features().domain();
    let whitening = domain.whitening();
    let slopes = fitted.slopes(&vec![0.0; whitening.rank()]);
    let quantile = two_sided_quantile(COEFFICIENT_LEVEL, fitted.rows() as f64 - coefficients)?;
    let exponent = |(group, range): (usize, &crate::features::Range)| {
        let combination: Vec<f64> = whitening.transform().iter().map(|direction| direction[group]).collect();
        let identifiable = whitening.uncovered(group) <= DROPPED;
        let error = covariance.spread(&combination);
        Coefficient::new(&range.name, dot(&combination, &slopes), error, quantile, identifiable)
    };
    Ok(domain.ranges().iter().enumerate().map(exponent).collect())
}

/// C with CᵀC the covariance of the slopes by the whitened coordinates, of a fit that is linear in terms.
fn of_design(sample: &Sample, terms: &dyn Terms, coefficients: &[f64], factor: &Factor, deviation: f64) -> Factor {
    let covariance = Design::new(sample, terms).scattered(coefficients, factor, deviation);
    let mut row = vec![0.0; terms.len()];
    terms.fill(&mut row);
    let directions = sample.rank();
    let slopes: Vec<Vec<f64>> = (0..directions)
        .map(|coordinate| {
            let mut cells = vec![0.0; terms.len()];
            terms.differentiate(&row, coordinate, &mut cells);
            cells
        })
        .collect();
    let cell = |own: &[f64], slopes: &[f64]| dot(own, &slopes[..own.len()]);
    Factor { rows: covariance.rows.iter().map(|own| slopes.iter().map(|slopes| cell(own, slopes)).collect()).collect() }
}

/// The same of a smoother: each slope is Σ weight · response, and what smoothing takes from it. `None` where a row alone determines a
/// slope, so that nothing tells its error.
fn of_smoother(sample: &Sample, smoother: &Smoother) -> Option<Factor> {
    let errors = smoother.one_by_one(sample).ok()?;
    let Slopes { weights, smoothed } = Slopes::new(smoother, sample);
    let meat = triangle(sample.rows(), weights.len(), |row, cells| {
        // The errors are times the root of the weight, so that rows of all weights compare.
        let error = errors[row].error / sample.weight(row).sqrt();
        cells.iter_mut().zip(&weights).for_each(|(cell, weights)| *cell = weights[row] * error);
    });
    let row = |i: usize| (0..meat.columns()).map(|j| meat.cell(i, j)).collect();
    Some(Factor { rows: (0..meat.columns()).map(row).chain(smoothed).collect() })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]
mod tests {
    use rayon::prelude::*;

    use super::super::cross_validation::CrossValidation;
    use super::super::fit::Settings;
    use super::super::model_choice::{Loss, ModelChoice};
    use super::super::tests::{Stream, features};
    use super::*;

    const SMOOTH: [ModelChoice; 4] =
        [ModelChoice::Polynomial(3), ModelChoice::Ridge(3), ModelChoice::Smooth, ModelChoice::GaussianProcess(None)];

    fn found(columns: &[Vec<f64>], response: &[f64], weights: Option<&[f64]>, choice: ModelChoice) -> Vec<Coefficient> {
        let features = features(columns.to_vec(), response.len());
        let mut sample = Sample::new(&features, response);
        if let Some(weights) = weights {
            sample = sample.weighted(weights).unwrap();
        }
        let cross_validation = CrossValidation::LeaveOneOut;
        let settings = Settings { choice, loss: Loss::Log, cross_validation, regressor: None };
        exponents(&sample, &Family::fit(&sample, choice, &settings).unwrap()).unwrap()
    }

    /// Rows of a curved law whose scatter grows with the first column, and the slopes at their mean.
    fn rows(seed: u64, count: usize, columns: usize) -> (Vec<Vec<f64>>, Vec<f64>, Vec<f64>) {
        let mut stream = Stream(seed);
        let cells: Vec<Vec<f64>> = (0..columns).map(|_| (0..count).map(|_| stream.normal()).collect()).collect();
        let law = |row: usize| {
            let x = |column: usize| cells[column][row];
            1.0 + 0.5 * x(0) - 0.3 * x(columns - 1) + 0.2 * (0.7 * x(0)).sin() + 0.05 * x(columns - 1).powi(2)
        };
        let response: Vec<f64> =
            (0..count).map(|row| law(row) + 0.05 * cells[0][row].exp().min(3.0) * stream.normal()).collect();
        let mean = |column: &Vec<f64>| column.iter().sum::<f64>() / count as f64;
        let last = columns - 1;
        let mut slopes = vec![0.0; columns];
        slopes[0] += 0.5 + 0.14 * (0.7 * mean(&cells[0])).cos();
        slopes[last] += -0.3 + 0.1 * mean(&cells[last]);
        (cells, response, slopes)
    }

    #[test]
    fn intervals_hold_the_slopes_at_the_mean_of_the_rows() {
        for choice in SMOOTH {
            let of_seed = |seed| {
                let (columns, response, slopes) = rows(seed, 50, 2);
                let found = found(&columns, &response, None, choice);
                let held = found.iter().zip(slopes).filter(|(own, slope)| own.lower <= *slope && *slope <= own.upper);
                held.count()
            };
            let inside: usize = (0..60).into_par_iter().map(of_seed).sum();
            println!("{choice}: {inside} of 120");
            // 95 % of 120 is 114; three standard deviations below lies 107.
            assert!(inside >= 107, "{choice}: {inside} of 120");
        }
    }

    #[test]
    fn weights_of_a_smoother_give_its_slopes_and_follow_the_responses() {
        // Below and above the limit of exact kernels; a response that all rows share adds nothing, a slope its own.
        for (count, choice) in
            [(60, ModelChoice::GaussianProcess(None)), (60, ModelChoice::Smooth), (1600, ModelChoice::Smooth)]
        {
            let (columns, response, _) = rows(3, count, 2);
            let features = features(columns, count);
            let sample = Sample::new(&features, &response);
            let cross_validation = CrossValidation::LeaveOneOut;
            let settings = Settings { choice, loss: Loss::Log, cross_validation, regressor: None };
            let family = Family::fit(&sample, choice, &settings).unwrap();
            let smoother = family.smoother().unwrap();
            let slopes = family.fitted().slopes(&[0.0, 0.0]);
            for (weights, slope) in Slopes::new(smoother, &sample).weights.iter().zip(slopes) {
                assert!((dot(weights, &response) - slope).abs() < 1e-8 * (1.0 + slope.abs()), "{choice} {slope}");
                assert!(weights.iter().sum::<f64>().abs() < 1e-8, "{choice}");
            }
        }
    }

    #[test]
    fn smoothers_that_pass_through_all_rows_have_intervals_or_no_exponents() {
        // A response without errors, and rows one of which alone varies in the second column.
        for count in [4, 5, 6, 8, 12, 40] {
            let wave = |step: f64| (0..count).map(|i| (step * i as f64).sin()).collect::<Vec<f64>>();
            let alone: Vec<f64> = (0..count).map(|i| f64::from(u8::from(i == 0))).collect();
            for second in [wave(2.3), alone] {
                let columns = vec![wave(1.7), second];
                let response: Vec<f64> =
                    (0..count).map(|row| (3.0 * columns[0][row]).exp() + columns[1][row]).collect();
                for choice in [ModelChoice::Smooth, ModelChoice::GaussianProcess(None)] {
                    for own in found(&columns, &response, None, choice) {
                        assert!((own.upper - own.lower).abs() < 1e4, "{count} rows, {choice}: {own:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_power_law_has_the_exponents_and_errors_of_its_own_family() {
        // A cubic without curvature: its linear part is that of the power law where the rows are symmetric.
        let (columns, response, _) = rows(5, 200, 1);
        let straight: Vec<f64> =
            columns[0].iter().zip(&response).map(|(x, y)| 2.0 - 0.25 * x + 0.01 * y.sin()).collect();
        let weights: Vec<f64> = (0..200).map(|row| 1.0 + (row % 3) as f64).collect();
        for choice in SMOOTH {
            let own = &found(&columns, &straight, Some(&weights), choice)[0];
            assert!(
                (own.value + 0.25).abs() < 0.01 && own.standard_error > 0.0 && own.standard_error < 0.01,
                "{own:?}"
            );
            assert!(own.identifiable);
        }
    }
}
