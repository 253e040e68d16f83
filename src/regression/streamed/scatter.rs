//! How single rows scatter, told by those that were drawn.

use rayon::prelude::*;

use super::super::calibration::Calibration;
use super::super::criterion::EXACT;
use super::super::design::scatter;
use super::super::held_out::HeldOut;
use super::super::least_squares::{CrossProducts, Factor, Solution};
use super::drawn::Drawn;
use crate::error::Result;
use crate::features::Whitening;

/// Directions in which the rows that were drawn hold less than this part of what all rows do (of dimension one) are not seen by them:
/// it is the rounding of cross products.
const UNSEEN: f64 = 1e-12;

/// The drawn rows of a linear fit, fold by fold.
pub(super) struct Scatter(Vec<Fold>);

/// The columns of some rows.
struct Fold {
    /// The terms 1, z.
    terms: Vec<Vec<f64>>,
    response: Vec<f64>,
}

impl Fold {
    /// The columns times weights, added up.
    fn sum(&self, weights: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; self.response.len()];
        for (column, weight) in self.terms.iter().zip(weights) {
            sums.iter_mut().zip(column).for_each(|(sum, cell)| *sum += weight * cell);
        }
        sums
    }

    /// The residuals of a fit, and the leverage of each row.
    fn under(&self, solution: &Solution) -> Under {
        let mut residuals = self.sum(&solution.coefficients);
        residuals.iter_mut().zip(&self.response).for_each(|(cell, response)| *cell = response - *cell);
        let mut leverages = vec![0.0; residuals.len()];
        let mut images = Vec::with_capacity(residuals.len() * solution.factor.rows.len());
        for row in &solution.factor.rows {
            let image = self.sum(row);
            leverages.iter_mut().zip(&image).for_each(|(leverage, cell)| *leverage += cell * cell);
            images.extend(image);
        }
        Under { residuals, images, leverages }
    }
}

/// Rows under a fit.
struct Under {
    residuals: Vec<f64>,
    /// C x, column after column, where CᵀC = (XᵀX)⁻¹.
    images: Vec<f64>,
    leverages: Vec<f64>,
}

impl Scatter {
    /// The rows of a fit to so many folds with so many coefficients, in whitened coordinates.
    pub(super) fn new(drawn: &Drawn, whitening: &Whitening, folds: usize, coefficients: usize) -> Self {
        let fold = |mut columns: Vec<Vec<f64>>| {
            let response = columns.pop().unwrap_or_default();
            let features: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
            let mut terms = vec![vec![1.0; response.len()]];
            terms.extend(whitening.whiten_block(&features, response.len()));
            terms.truncate(coefficients);
            Fold { terms, response }
        };
        Self(drawn.folds(folds).into_par_iter().map(fold).collect())
    }

    /// C with CᵀC the covariance of the coefficients, where the rows may scatter differently.
    ///
    /// With v = (XᵀX)^(−½) x it is (XᵀX)^(−½) W (XᵀX)^(−½), W = Σ v vᵀ e² (White 1980, Econometrica 48, 817), and all but W is
    /// known from all rows. Of W the rows that were drawn tell S^(−½) W′ S^(−½), where W′ = Σ v vᵀ e²/(1 − h)² and S = Σ v vᵀ are
    /// their sums; that times the mean e² of all rows over theirs is a ratio estimate (Cochran 1977, ch. 6). Where all rows are
    /// drawn it is HC3, and where all scatter alike it has no error. Where rows that were not drawn decide a direction, the
    /// others stand for them; where none that was drawn varies, the rows count as scattering alike. S^(−½) is the
    /// symmetric root: another choice of coordinates rotates v, and nothing else.
    pub(super) fn covariance(&self, solution: &Solution) -> Result<Factor> {
        let factor = &solution.factor;
        let size = (factor.rows.len(), solution.coefficients.len());
        let freedom = (solution.rows - solution.rank) as f64;
        let deviation = (solution.squared_residuals / freedom).sqrt();
        if deviation == 0.0 {
            return Ok(factor.combined(size, |_, _| 0.0));
        }
        let products = |fold: &Fold| {
            let (height, mut under) = (fold.response.len(), fold.under(solution));
            let (mut shares, mut scatters) = (CrossProducts::new(size.0), CrossProducts::new(size.0));
            shares.absorb(&under.images, height, 0..height);
            // In standard deviations of all rows, whose squares no unit takes out of range.
            let squares: f64 = under.residuals.iter().map(|residual| (residual / deviation).powi(2)).sum();
            let rows = under.residuals.iter_mut().zip(&under.leverages);
            rows.for_each(|(residual, &leverage)| *residual = scatter(*residual / deviation, leverage, 1.0));
            for column in under.images.chunks_exact_mut(height.max(1)) {
                column.iter_mut().zip(&under.residuals).for_each(|(cell, scatter)| *cell *= scatter);
            }
            scatters.absorb(&under.images, height, 0..height);
            (shares, scatters, squares)
        };
        let (mut shares, mut scatters, mut squares) = (CrossProducts::new(size.0), CrossProducts::new(size.0), 0.0);
        for (own, of_fold, sum) in self.0.par_iter().map(products).collect::<Vec<_>>() {
            shares.merge(&own);
            scatters.merge(&of_fold);
            squares += sum;
        }
        let rows: usize = self.0.iter().map(|fold| fold.response.len()).sum();
        let part = rows as f64 / solution.rows as f64;
        let (shares, scatters) = (shares.axes()?, scatters.axes()?);
        let seen = shares.values.iter().filter(|&&value| squares > 0.0 && value > UNSEEN * part).count();
        let (seen, unseen) = shares.right.split_at(seen);
        let root = |i: usize, j: usize| {
            let axes = seen.iter().zip(&shares.values);
            axes.map(|(axis, value)| axis[i] * axis[j] / value.sqrt()).sum()
        };
        let ratio = if squares > 0.0 { freedom * part / squares } else { 0.0 };
        let scatter = |i: usize, j: usize| deviation * (ratio * scatters.values[i]).sqrt() * scatters.right[i][j];
        let mut covariance = factor.combined(size, root).combined(size, scatter);
        covariance.rows.extend(factor.combined((unseen.len(), size.1), |i, j| deviation * unseen[i][j]).rows);
        Ok(covariance)
    }

    /// How far the rows are from the fits without their folds.
    pub(super) fn calibration(&self, without: &[Solution]) -> Calibration {
        let held_out = |(fold, solution): (&Fold, &Solution)| {
            let under = fold.under(solution);
            let rows = under.residuals.iter().zip(&under.leverages);
            rows.map(|(&error, &leverage)| HeldOut::under(solution, error, leverage)).collect::<Vec<_>>()
        };
        let rows: Vec<HeldOut> =
            self.0.par_iter().zip(without).map(held_out).collect::<Vec<_>>().into_iter().flatten().collect();
        let responses = self.0.iter().flat_map(|fold| &fold.response);
        let largest = responses.fold(0.0, |largest: f64, response| largest.max(response.abs()));
        Calibration::of_rows(&rows, EXACT * (1.0 + largest))
    }
}
