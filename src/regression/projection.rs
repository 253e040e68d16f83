//! One linear family over the same rows for many responses: factored once, held out fold by fold in closed form.
//!
//! With Q an orthonormal basis of the columns, r the residuals of all rows and g the rows of a fold, the errors of the fold under a
//! fit without it are r_g + Q_g (1 − Q_gᵀ Q_g)⁻¹ Q_gᵀ r_g: Allen's leave-one-out formula for several rows (Cook & Weisberg 1982,
//! Residuals and Influence in Regression, §3.6). The knots of a spline stay those of all rows.

use std::ops::Range;

use nalgebra::DMatrix;

use super::candidates::terms;
use super::design::{Design, FREE_LEVERAGE};
use super::model_choice::{Loss, ModelChoice};
use super::sample::Sample;
use crate::features::Features;

/// The column space of a family over some rows.
pub(crate) struct Projection {
    /// Orthonormal columns.
    basis: DMatrix<f64>,
    /// The rows of each fold, and (1 − Q_gᵀ Q_g)⁻¹.
    folds: Vec<(Range<usize>, DMatrix<f64>)>,
}

impl Projection {
    /// The projection of a family that is linear in its coefficients. `None` where the rows do not determine them, all rows or those
    /// outside some fold.
    pub(crate) fn new(features: &Features, choice: ModelChoice, folds: &[Range<usize>]) -> Option<Self> {
        let terms = terms(features, choice).ok()??;
        let nothing = vec![0.0; features.rows()];
        let sample = Sample::new(features, &nothing);
        let design = Design::new(&sample, &*terms);
        let solution = design.solve(&choice.phrase(Loss::Log)).ok()?;
        let mut basis = DMatrix::zeros(design.rows(), solution.factor.rows.len());
        let mut cells = vec![0.0; design.coefficients()];
        for row in 0..design.rows() {
            design.fill(row, &mut cells);
            basis.row_mut(row).iter_mut().zip(solution.factor.image(&cells)).for_each(|(cell, own)| *cell = own);
        }
        let fold = |rows: &Range<usize>| {
            let part = basis.rows(rows.start, rows.len());
            let rest = DMatrix::identity(basis.ncols(), basis.ncols()) - part.tr_mul(&part);
            let factor = rest.cholesky()?;
            let least = factor.l_dirty().diagonal().iter().fold(f64::INFINITY, |least, pivot| least.min(pivot * pivot));
            (least > FREE_LEVERAGE).then(|| (rows.clone(), factor.inverse()))
        };
        let folds = folds.iter().map(fold).collect::<Option<_>>()?;
        Some(Self { basis, folds })
    }

    /// The fits to some responses, a column each.
    pub(crate) fn fitted(&self, responses: &DMatrix<f64>) -> DMatrix<f64> {
        &self.basis * self.basis.tr_mul(responses)
    }

    /// The sum of squared errors of each fold, a row, for each response, a column.
    pub(crate) fn squared_errors(&self, responses: &DMatrix<f64>) -> DMatrix<f64> {
        let residuals = responses - self.fitted(responses);
        let mut sums = DMatrix::zeros(self.folds.len(), responses.ncols());
        for (place, (rows, inverse)) in self.folds.iter().enumerate() {
            let part = residuals.rows(rows.start, rows.len());
            let moved = self.basis.rows(rows.start, rows.len()).tr_mul(&part);
            let solved = inverse * &moved;
            for column in 0..responses.ncols() {
                // |r + Q t|² with (1 − QᵀQ) t = Qᵀr.
                let (moved, solved) = (moved.column(column), solved.column(column));
                let sum = part.column(column).norm_squared() + moved.dot(&solved) + solved.norm_squared();
                sums[(place, column)] = sum.max(0.0);
            }
        }
        sums
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]
mod tests {
    use super::*;
    use crate::features::Scale;
    use crate::regression::{CrossValidation, Settings, errors_on};

    #[test]
    fn folds_have_the_errors_of_fits_without_them() {
        let rows = 30;
        let column = |seed: usize| (0..rows).map(|i| ((i * seed + i * i) % 31) as f64 / 7.0).collect::<Vec<f64>>();
        let features =
            Features::new(vec!["a".into(), "b".into()], vec![Scale::Log; 2], vec![column(5), column(11)], rows)
                .unwrap();
        let response: Vec<f64> = column(3).iter().map(|cell| cell.sin()).collect();
        let folds = [0..9, 9..14, 14..30];
        let projection = Projection::new(&features, ModelChoice::PowerLaw, &folds).unwrap();
        let sums = projection.squared_errors(&DMatrix::from_vec(rows, 1, response.clone()));
        let settings = Settings {
            choice: ModelChoice::PowerLaw,
            loss: Loss::Log,
            cross_validation: CrossValidation::LeaveOneOut,
            regressor: None,
        };
        let lists: Vec<Vec<usize>> = folds.iter().map(|fold| fold.clone().collect()).collect();
        let (_, errors) =
            errors_on(&Sample::new(&features, &response), ModelChoice::PowerLaw, &settings, &lists).unwrap();
        for (sum, errors) in sums.iter().zip(errors) {
            let own = errors.iter().map(|error| error * error).sum::<f64>();
            assert!((sum / own - 1.0).abs() < 1e-9, "{sum} {own}");
        }
    }
}
