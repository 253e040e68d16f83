//! A blend of power laws as a function of whitened coordinates, and its derivatives.

use serde::{Deserialize, Serialize};

use crate::regression::least_squares::dot;

/// f(z) = ln(Σᵢ exp(s tᵢ))/s with tᵢ = cᵢ + aᵢ·z.
///
/// Its parameters in their order: c and a of each term and, where the sharpness is estimated, ln |s| last.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Curve {
    /// The sharpness s: positive where the largest term leads, negative where the smallest does; per unit of the response.
    pub(crate) sharpness: f64,
    /// (c, a) of each term, in units of the response.
    pub(crate) terms: Vec<Vec<f64>>,
}

impl Curve {
    /// How many parameters the terms have.
    pub(super) fn len(&self) -> usize {
        self.terms.iter().map(Vec::len).sum()
    }

    /// Writes the derivative by each parameter, that by ln |s| where the row has a place for it, and gives the value.
    ///
    /// The derivative by (cᵢ, aᵢ) is pᵢ (1, z) with the shares pᵢ ∝ exp(s tᵢ), that by ln |s| is −H/s with their entropy
    /// H = −Σ pᵢ ln pᵢ. A linear function of z that is added to all terms changes neither.
    pub(super) fn differentiate(&self, z: &[f64], row: &mut [f64]) -> f64 {
        let width = z.len() + 1;
        let mut leading = f64::NEG_INFINITY;
        for (cells, term) in row.chunks_exact_mut(width).zip(&self.terms) {
            cells[0] = term[0] + dot(&term[1..], z);
            leading = leading.max(cells[0] * self.sharpness.signum());
        }
        leading *= self.sharpness.signum();
        let (mut sum, mut moment) = (0.0, 0.0);
        for cells in row.chunks_exact_mut(width).take(self.terms.len()) {
            let behind = self.sharpness * (cells[0] - leading);
            cells[0] = behind.exp();
            sum += cells[0];
            // A term that is infinitely far behind has no share.
            moment += if cells[0] > 0.0 { cells[0] * behind } else { 0.0 };
        }
        for cells in row.chunks_exact_mut(width).take(self.terms.len()) {
            cells[0] /= sum;
            let share = cells[0];
            cells[1..].iter_mut().zip(z).for_each(|(cell, coordinate)| *cell = share * coordinate);
        }
        if let Some(cell) = row.get_mut(self.len()) {
            *cell = -(sum.ln() - moment / sum) / self.sharpness;
        }
        leading + sum.ln() / self.sharpness
    }

    /// The curve after a step of its parameters, ln |s| kept within the limits.
    pub(super) fn step(&self, step: &[f64], limits: (f64, f64)) -> Self {
        let mut next = self.clone();
        next.terms.iter_mut().flatten().zip(step).for_each(|(cell, change)| *cell += change);
        if let Some(change) = step.get(self.len()) {
            let size = (self.sharpness.abs() * change.exp()).clamp(limits.0, limits.1);
            next.sharpness = size.copysign(self.sharpness);
        }
        next
    }
}
