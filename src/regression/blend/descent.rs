//! Least squares for a blend: the method of Levenberg (1944, Quarterly of Applied Mathematics 2, 164).
//!
//! All steps are damped by one number for all parameters. Marquardt's damping, a number for each parameter, would depend
//! on the axes of the whitened coordinates and so on the choice of groups.

use super::curve::Curve;
use crate::error::Result;
use crate::regression::least_squares::{Triangle, length, triangle};
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
pub(super) struct Points<'a> {
    pub(super) rank: usize,
    coordinates: Vec<f64>,
    responses: &'a [f64],
    roots: Vec<f64>,
    /// 1 + the size of the largest response.
    size: f64,
}

impl<'a> Points<'a> {
    pub(super) fn new(sample: &Sample<'a>) -> Self {
        let (rank, rows) = (sample.rank(), sample.rows());
        let mut coordinates = vec![0.0; rank * rows];
        if rank > 0 {
            coordinates.chunks_exact_mut(rank).enumerate().for_each(|(row, cells)| sample.whiten_row(row, cells));
        }
        let size = sample.responses().iter().fold(1.0, |size: f64, value| size.max(1.0 + value.abs()));
        let roots = (0..rows).map(|row| sample.weight(row).sqrt()).collect();
        Self { rank, coordinates, responses: sample.responses(), roots, size }
    }

    pub(super) fn rows(&self) -> usize {
        self.responses.len()
    }

    pub(super) fn coordinates(&self, row: usize) -> &[f64] {
        &self.coordinates[row * self.rank..(row + 1) * self.rank]
    }

    /// The factor of rows of terms and the response, each row multiplied by the root of its weight and of a further one.
    pub(super) fn triangle(
        &self,
        columns: usize,
        further: impl Fn(&[f64]) -> f64 + Sync,
        fill: impl Fn(&[f64], &mut [f64]) + Sync,
    ) -> Triangle {
        triangle(self.rows(), columns + 1, |row, cells| {
            let z = self.coordinates(row);
            fill(z, &mut cells[..columns]);
            cells[columns] = self.responses[row];
            let root = self.roots[row] * further(z).sqrt();
            cells.iter_mut().for_each(|cell| *cell *= root);
        })
    }

    /// The factor of the Jacobian of a curve and its residuals.
    pub(super) fn linearised(&self, curve: &Curve, parameters: usize) -> Triangle {
        triangle(self.rows(), parameters + 1, |row, cells| {
            let value = curve.differentiate(self.coordinates(row), &mut cells[..parameters]);
            cells[parameters] = self.responses[row] - value;
            cells.iter_mut().for_each(|cell| *cell *= self.roots[row]);
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
