//! How single rows scatter, told by those that were drawn.

use super::super::calibration::Calibration;
use super::super::criterion::EXACT;
use super::super::cross_validation::deal;
use super::super::design::scatter;
use super::super::held_out::HeldOut;
use super::super::least_squares::{Factor, Solution, dot, singular_values, triangle};
use super::drawn::Drawn;
use crate::error::Result;
use crate::features::Whitening;
use rayon::prelude::*;

/// Directions in which the rows that were drawn vary less than this part of what all rows do (of dimension one): it is rounding.
const UNSEEN: f64 = 1e-6;

/// The drawn rows of a linear fit.
pub(super) struct Scatter<'a> {
    drawn: &'a Drawn,
    coefficients: usize,
    /// The terms of each row: 1, z.
    terms: Vec<f64>,
}

impl<'a> Scatter<'a> {
    /// The rows of a fit with so many coefficients, in whitened coordinates.
    pub(super) fn new(drawn: &'a Drawn, whitening: &Whitening, coefficients: usize) -> Self {
        let mut terms = vec![1.0; drawn.rows() * coefficients];
        terms.par_chunks_mut(coefficients).enumerate().for_each(|(row, terms)| {
            whitening.whiten_with(|group| drawn.row(row)[group], &mut terms[1..]);
        });
        Self { drawn, coefficients, terms }
    }

    fn terms(&self, row: usize) -> &[f64] {
        &self.terms[row * self.coefficients..][..self.coefficients]
    }

    fn response(&self, row: usize) -> f64 {
        self.drawn.row(row).last().copied().unwrap_or_default()
    }

    /// C with CᵀC the covariance of the coefficients, where the rows may scatter differently.
    ///
    /// With v = (XᵀX)^(−½) x it is (XᵀX)^(−½) W (XᵀX)^(−½), W = Σ v vᵀ e² (White 1980, Econometrica 48, 817), and all but W is known from
    /// all rows. Of W the rows that were drawn tell S^(−½) W′ S^(−½), W′ and S their sums of v vᵀ e²/(1 − h)², as in [`scatter`], and
    /// of v vᵀ. That times the mean e² of all rows over that of those drawn is a ratio estimate (Cochran 1977, ch. 6): where
    /// all rows scatter alike it has no error, where all are drawn it is HC3, and where the rows that were not drawn decide a
    /// direction, those that were stand for them. S^(−½) is the symmetric root: another choice of coordinates only rotates v. In
    /// directions in which no row that was drawn varies, the rows count as scattering alike.
    pub(super) fn covariance(&self, solution: &Solution) -> Result<Factor> {
        let (rows, coefficients) = (self.drawn.rows(), self.coefficients);
        let factor = &solution.factor;
        let directions = factor.rows.len();
        let variance = solution.squared_residuals / (solution.rows - solution.rank) as f64;
        let residual = |row| self.response(row) - dot(&solution.coefficients, self.terms(row));
        let scatter = || {
            scatter(factor, (rows, coefficients), variance.sqrt(), |row, terms| {
                terms.copy_from_slice(self.terms(row));
                residual(row)
            })
        };
        let shares = || triangle(rows, directions, |row, cells| cells.copy_from_slice(&factor.image(self.terms(row))));
        let (scatter, shares) = rayon::join(scatter, shares);
        let shares = singular_values(&shares, 0)?;
        let squares: f64 = (0..rows).map(|row| residual(row).powi(2)).sum();
        let part = rows as f64 / solution.rows as f64;
        let seen = shares.values.iter().filter(|&&value| squares > 0.0 && value > UNSEEN * part.sqrt()).count();
        let (seen, unseen) = shares.right.split_at(seen);
        let root = |i: usize, j: usize| {
            seen.iter().zip(&shares.values).map(|(direction, value)| direction[i] * direction[j] / value).sum::<f64>()
        };
        let size = (directions, coefficients);
        let ratio = if squares > 0.0 { (solution.squared_residuals * part / squares).sqrt() } else { 0.0 };
        let mut covariance = factor.combined(size, root).combined(size, |i, j| ratio * scatter.cell(i, j));
        let rest = factor.combined((unseen.len(), coefficients), |i, j| variance.sqrt() * unseen[i][j]);
        covariance.rows.extend(rest.rows);
        Ok(covariance)
    }

    /// How far the rows are from the fits without their folds.
    pub(super) fn calibration(&self, without: &[Solution], seed: u64) -> Calibration {
        let held_out = |row: usize| {
            let (place, mut own) = (self.drawn.place_of(row), 0);
            deal(place..place + 1, without.len(), seed, |_, fold| own = fold);
            HeldOut::under(&without[own], self.terms(row), self.response(row))
        };
        let rows: Vec<HeldOut> = (0..self.drawn.rows()).into_par_iter().map(held_out).collect();
        let largest = (0..rows.len()).map(|row| self.response(row).abs()).fold(0.0, f64::max);
        Calibration::of_rows(&rows, EXACT * (1.0 + largest))
    }
}
