//! Least squares for a blend: the method of Levenberg (1944, Quarterly of Applied Mathematics 2, 164).
//!
//! All steps are damped by one number for all parameters. Marquardt's damping, a number for each parameter, would depend
//! on the axes of the whitened coordinates and so on the choice of groups.

use super::curve::Curve;
use crate::error::Result;
use crate::regression::design::robust;
use crate::regression::least_squares::{Factor, Solution, Triangle, length, triangle};
use crate::regression::sample::Sample;

/// |s| between these (per unit of the response): a softer blend never comes close to its terms, a sharper one is a kink.
pub(super) const SHARPNESS: (f64, f64) = (0.05, 50.0);
/// The damping of the first step, and the one at which steps are too short to matter, both as parts of the mean
/// square of a column of the Jacobian.
const DAMPING: (f64, f64) = (1e-2, 1e9);
/// What a step that succeeds divides the damping by, and one that fails multiplies it by.
const FACTOR: f64 = 8.0;
/// A longer step of ln |s| is refused: the curve is far from linear in it.
const LONGEST: f64 = 1.5;
/// A step ends the search when it changes the curve by less than this part of the residuals (of dimension one), or of
/// 1 + the largest response where the residuals are rounding error.
const CONVERGED: (f64, f64) = (1e-10, 1e-15);
/// Near the minimum the sum of squares is flat to rounding, and steps that raise it by this part are still right.
const FLAT: f64 = 1e-12;

/// Rows in whitened coordinates, ready to be read many times.
pub(super) struct Points {
    pub(super) rank: usize,
    coordinates: Vec<f64>,
    responses: Vec<f64>,
    /// The roots of the weights.
    roots: Vec<f64>,
    /// 1 + the size of the largest response.
    size: f64,
}

impl Points {
    /// Takes every row, or every second, third … row where that leaves no more than `most`.
    pub(super) fn new(sample: &Sample, most: usize) -> Self {
        let rank = sample.rank();
        let taken: Vec<usize> = (0..sample.rows()).step_by(sample.rows().div_ceil(most).max(1)).collect();
        let mut coordinates = vec![0.0; rank * taken.len()];
        if rank > 0 {
            let cells = coordinates.chunks_exact_mut(rank).zip(&taken);
            cells.for_each(|(cells, &row)| sample.whiten_row(row, cells));
        }
        let responses: Vec<f64> = taken.iter().map(|&row| sample.response(row)).collect();
        let size = 1.0 + responses.iter().fold(0.0, |size: f64, value| size.max(value.abs()));
        let roots = taken.iter().map(|&row| sample.weight(row).sqrt()).collect();
        Self { rank, coordinates, responses, roots, size }
    }

    pub(super) fn rows(&self) -> usize {
        self.responses.len()
    }

    pub(super) fn coordinates(&self, row: usize) -> &[f64] {
        &self.coordinates[row * self.rank..(row + 1) * self.rank]
    }

    /// The factor of rows of terms and the response, each row counted by its weight and a share.
    pub(super) fn triangle(
        &self,
        columns: usize,
        share: impl Fn(&[f64]) -> f64 + Sync,
        fill: impl Fn(&[f64], &mut [f64]) + Sync,
    ) -> Triangle {
        triangle(self.rows(), columns + 1, |row, cells| {
            let z = self.coordinates(row);
            fill(z, &mut cells[..columns]);
            cells[columns] = self.responses[row];
            let root = self.roots[row] * share(z).sqrt();
            cells.iter_mut().for_each(|cell| *cell *= root);
        })
    }

    /// The power law of the rows, as (c, a), each row counted by a share.
    pub(super) fn power_law(&self, share: impl Fn(&[f64]) -> f64 + Sync) -> Result<Solution> {
        let fill = |z: &[f64], cells: &mut [f64]| {
            cells[0] = 1.0;
            cells[1..].copy_from_slice(z);
        };
        self.triangle(self.rank + 1, share, fill).solve()
    }

    /// The factor of the Jacobian of a curve and its residuals.
    pub(super) fn linearised(&self, curve: &Curve, parameters: usize) -> Triangle {
        triangle(self.rows(), parameters + 1, |row, cells| {
            let value = curve.differentiate(self.coordinates(row), &mut cells[..parameters]);
            cells[parameters] = self.responses[row] - value;
            cells.iter_mut().for_each(|cell| *cell *= self.roots[row]);
        })
    }

    /// The factor of the covariance of the parameters of a curve, where rows may scatter differently.
    pub(super) fn robust(&self, curve: &Curve, factor: &Factor, parameters: usize, deviation: f64) -> Factor {
        robust(factor, (self.rows(), parameters), deviation, |row, cells| {
            let residual = self.responses[row] - curve.differentiate(self.coordinates(row), cells);
            cells.iter_mut().for_each(|cell| *cell *= self.roots[row]);
            self.roots[row] * residual
        })
    }

    fn squared_residuals(&self, curve: &Curve) -> f64 {
        let mut row = vec![0.0; curve.len()];
        let square = |(i, root): (usize, &f64)| {
            (root * (self.responses[i] - curve.differentiate(self.coordinates(i), &mut row))).powi(2)
        };
        self.roots.iter().enumerate().map(square).sum()
    }
}

/// A curve on its way to the least sum of squares.
#[derive(Clone, Debug)]
pub(super) struct Descent {
    pub(super) curve: Curve,
    /// Whether the sharpness is a parameter.
    pub(super) free: bool,
    pub(super) squared_residuals: f64,
    /// Whether the search came to its end: no step leads farther down.
    pub(super) ended: bool,
    damping: f64,
}

impl Descent {
    pub(super) fn new(points: &Points, curve: Curve, free: bool) -> Self {
        let squared_residuals = points.squared_residuals(&curve);
        Self { curve, free, squared_residuals, ended: false, damping: DAMPING.0 }
    }

    /// The number of parameters.
    pub(super) fn parameters(&self) -> usize {
        self.curve.len() + usize::from(self.free)
    }

    /// Takes up to `steps` steps down.
    pub(super) fn run(&mut self, points: &Points, steps: usize) -> Result<()> {
        let parameters = self.parameters();
        for _ in 0..steps {
            let factor = points.linearised(&self.curve, parameters);
            let squares: f64 = (0..parameters).map(|j| (0..=j).map(|i| factor.cell(i, j).powi(2)).sum::<f64>()).sum();
            let mean_square = squares / parameters as f64;
            loop {
                let step = damped(&factor, self.damping * mean_square)?;
                let next = self.curve.step(&step, SHARPNESS);
                let bold = self.free && step[parameters - 1].abs() > LONGEST;
                let squared_residuals = points.squared_residuals(&next);
                if !bold && squared_residuals <= self.squared_residuals * (1.0 + FLAT) {
                    let image = (0..parameters).map(|i| (i..parameters).map(|j| factor.cell(i, j) * step[j]).sum());
                    let change = length(&image.collect::<Vec<f64>>());
                    (self.curve, self.squared_residuals) = (next, squared_residuals);
                    self.damping /= FACTOR;
                    let rounding = CONVERGED.1 * points.size * (points.rows() as f64).sqrt();
                    if change <= (CONVERGED.0 * squared_residuals.sqrt()).max(rounding) {
                        self.ended = true;
                        return Ok(());
                    }
                    break;
                }
                self.damping *= FACTOR;
                if self.damping > DAMPING.1 {
                    self.ended = true;
                    return Ok(());
                }
            }
        }
        Ok(())
    }
}

/// The step that minimises ‖J δ − r‖² + damping ‖δ‖², from the factor of (J, r).
fn damped(factor: &Triangle, damping: f64) -> Result<Vec<f64>> {
    let parameters = factor.columns() - 1;
    let root = damping.sqrt();
    let stacked = triangle(2 * parameters, parameters + 1, |row, cells| {
        for (column, cell) in cells.iter_mut().enumerate() {
            *cell = match row.checked_sub(parameters) {
                None => factor.cell(row, column),
                Some(diagonal) if diagonal == column => root,
                Some(_) => 0.0,
            };
        }
    });
    Ok(stacked.solve()?.coefficients)
}
