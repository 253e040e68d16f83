//! The errors of rows that the fit has not seen, from one factorisation.
//!
//! With P as in [`frame::projection`](super::frame::projection) and α = P y, the rows of a fold have the errors
//! P_FF⁻¹ α_F under the fit to all others, with the covariance s² P_FF⁻¹ (Dubrule 1983, Mathematical Geology 15, 687; Rasmussen &
//! Williams 2006, §5.4.2, for a single row and a known mean). Length, noise and signal stay those of all rows.

use nalgebra::{DMatrix, DVector};
use rayon::prelude::*;

use super::frame::projection;
use super::low_rank;
use super::smoother::{Saved, Smoother};
use crate::error::{Code, Error, Result};
use crate::regression::sample::Sample;

/// A row of P below this part of the largest (of dimension one) is rounding error: the row alone determines a coefficient.
const DETERMINED: f64 = 1e-12;

/// The error of a row under a fit that has not seen it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct HeldOut {
    /// The response less what the others predict, in units of the response.
    pub(crate) residual: f64,
    /// The standard error of that difference.
    pub(crate) standard_error: f64,
}

/// Holds out each row by itself, of the sample that the smoother was fitted to.
///
/// # Errors
///
/// When the rows but one do not determine the power law, or a fit to many rows its coefficients.
pub(super) fn one_by_one(smoother: &Smoother, sample: &Sample) -> Result<Vec<HeldOut>> {
    if smoother.saved.factor.is_some() {
        return Ok(low_rank::held_out(smoother, sample, None)?.into_iter().flatten().collect());
    }
    let single: Vec<Vec<usize>> = (0..sample.rows()).map(|row| vec![row]).collect();
    Ok(fold_by_fold(smoother, sample, &single)?.into_iter().flatten().collect())
}

/// Holds out each fold, which may overlap, of the sample that the smoother was fitted to.
///
/// # Errors
///
/// When the rows outside a fold do not determine the power law, or a fit to many rows its coefficients.
pub(super) fn fold_by_fold(smoother: &Smoother, sample: &Sample, folds: &[Vec<usize>]) -> Result<Vec<Vec<HeldOut>>> {
    let Saved { radial, length, noise, signal, ref weights, ref factor, .. } = smoother.saved;
    assert_eq!(sample.rows(), smoother.saved.rows, "rows are held out of the sample that was fitted");
    if factor.is_some() {
        return low_rank::held_out(smoother, sample, Some(folds));
    }
    // It was positive when the smoother was fitted.
    let projection = projection(&smoother.points, radial, length, noise).ok_or_else(|| undetermined(0))?;
    let floor = DETERMINED * projection.diagonal().amax();
    let errors: Vec<Option<Vec<HeldOut>>> = folds
        .par_iter()
        .map(|rows| {
            let block = DMatrix::from_fn(rows.len(), rows.len(), |i, j| projection[(rows[i], rows[j])]);
            let factor = block.cholesky()?;
            if (0..rows.len()).any(|i| factor.l_dirty()[(i, i)].powi(2) <= floor) {
                return None;
            }
            let residuals = factor.solve(&DVector::from_iterator(rows.len(), rows.iter().map(|&row| weights[row])));
            let variances = factor.inverse().diagonal();
            let error = |(i, &row): (usize, &usize)| {
                let scale = smoother.points.scales[row];
                // A row that lost weight is asked for with the noise of its kind.
                let variance = variances[i] / scale.powi(2) + noise * (sample.weight(row).recip() - scale.powi(-2));
                HeldOut { residual: residuals[i] / scale, standard_error: (signal * variance).sqrt() }
            };
            Some(rows.iter().enumerate().map(error).collect())
        })
        .collect();
    errors.into_iter().enumerate().map(|(fold, errors)| errors.ok_or_else(|| undetermined(fold))).collect()
}

/// The refusal of a fold.
pub(super) fn undetermined(fold: usize) -> Error {
    Error::new(Code::Numerical, format!("without fold {} the rows do not determine the power law", fold + 1))
        .help("hold out fewer rows together")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]
mod tests {
    use super::super::fitting::{exact, points_of};
    use super::super::metric::Metric;
    use super::super::radial::Radial;
    use super::super::restricted_likelihood::Hyper;
    use super::*;
    use crate::features::{Features, Scale};

    const ROWS: usize = 40;

    /// Row by row, as the folds tell.
    fn held_out(smoother: &Smoother, sample: &Sample, folds: Option<&[Vec<usize>]>) -> Result<Vec<HeldOut>> {
        let Some(folds) = folds else { return one_by_one(smoother, sample) };
        let mut found = vec![HeldOut { residual: 0.0, standard_error: 0.0 }; sample.rows()];
        for (fold, errors) in folds.iter().zip(fold_by_fold(smoother, sample, folds)?) {
            fold.iter().zip(errors).for_each(|(&row, error)| found[row] = error);
        }
        Ok(found)
    }

    fn wave(step: f64, bend: f64) -> Vec<f64> {
        (0..ROWS).map(|i| (step * i as f64).sin() + bend * (0.37 * i as f64).cos()).collect()
    }

    fn features() -> Features {
        let names = vec!["P1".to_string(), "P2".to_string()];
        Features::new(names, vec![Scale::Log; 2], vec![wave(1.7, 0.2), wave(0.9, 1.1)], ROWS).unwrap()
    }

    #[test]
    fn errors_are_those_of_fits_without_the_rows() {
        let (features, response) = (features(), wave(2.3, 0.9));
        let weights: Vec<f64> = (0..ROWS).map(|i| 1.0 + (i % 3) as f64).collect();
        let sample = Sample::new(&features, &response).weighted(&weights).unwrap();
        let points = points_of(&sample);
        let hyper = Hyper { length: 0.9, noise: 0.03, signal: 1.3, metric: Metric::default() };
        let fold = |step| (0..step).map(|first| (first..ROWS).step_by(step).collect()).collect::<Vec<Vec<usize>>>();
        for radial in [Radial::Matern3, Radial::Plate] {
            let fit = |rows: &[usize]| {
                let scaled = rows.iter().map(|&row| points.scales[row] * response[row]).collect();
                exact(points.some(rows), scaled, radial, hyper.clone()).unwrap()
            };
            let whole = fit(&(0..ROWS).collect::<Vec<_>>());
            for folds in [None, Some(fold(5)), Some(fold(2))] {
                let found = held_out(&whole, &sample, folds.as_deref()).unwrap();
                for members in folds.unwrap_or_else(|| fold(ROWS)) {
                    let others: Vec<usize> = (0..ROWS).filter(|row| !members.contains(row)).collect();
                    let others = fit(&others);
                    for row in members {
                        let expected = others.evaluate(points.point(row), &mut Vec::new());
                        let residual = response[row] - expected.value;
                        assert!((found[row].residual - residual).abs() < 1e-8 * (1.0 + residual.abs()));
                        // The row's own noise is that of its weight.
                        let own = hyper.signal * hyper.noise * (1.0 / sample.weight(row) - 1.0);
                        let variance = expected.standard_error.powi(2) + own;
                        assert!((found[row].standard_error - variance.sqrt()).abs() < 1e-8 * variance.sqrt());
                    }
                }
            }
        }
    }

    #[test]
    fn many_rows_left_out_one_by_one_have_the_errors_of_folds_of_one() {
        let (features, response) = (features(), wave(2.3, 0.9));
        let sample = Sample::new(&features, &response);
        let points = points_of(&sample);
        let hyper = Hyper { length: 0.9, noise: 0.03, signal: 1.3, metric: Metric::default() };
        let knots = points.some(&(0..12).collect::<Vec<_>>());
        let fit = low_rank::fit(&sample, &knots, 3.0, Radial::Matern5, hyper).unwrap();
        let single: Vec<Vec<usize>> = (0..ROWS).map(|row| vec![row]).collect();
        let (closed, folds) = (held_out(&fit, &sample, None).unwrap(), held_out(&fit, &sample, Some(&single)).unwrap());
        for (one, two) in closed.iter().zip(&folds) {
            assert!((one.residual - two.residual).abs() < 1e-9 * (1.0 + one.residual.abs()), "{one:?} {two:?}");
            assert!((one.standard_error - two.standard_error).abs() < 1e-9 * one.standard_error, "{one:?} {two:?}");
        }
    }

    #[test]
    fn a_fold_without_which_no_power_law_is_left_is_refused() {
        let (features, response) = (features(), wave(2.3, 0.9));
        let sample = Sample::new(&features, &response);
        let hyper = Hyper { length: 0.9, noise: 0.03, signal: 1.3, metric: Metric::default() };
        let fit = exact(points_of(&sample), response.clone(), Radial::Matern5, hyper).unwrap();
        let error = held_out(&fit, &sample, Some(&[vec![0, 1], (2..ROWS).collect()])).unwrap_err();
        assert_eq!(error.to_string(), "without fold 2 the rows do not determine the power law");
        assert_eq!(error.next_step(), Some("hold out fewer rows together"));
    }
}
