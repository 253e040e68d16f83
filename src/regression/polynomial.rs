//! The family of polynomials of a total degree in ln Π, which continue as a power law outside the trained domain.
//!
//! A polynomial explodes where it has seen no rows. Its leverage h(z) = φ(z)ᵀ(ΦᵀΦ)⁻¹φ(z) says where that is: beyond the
//! largest leverage of a training row the fit extrapolates (Cook 1977, Technometrics 19, 15; Montgomery, Peck &
//! Vining 2012, §3.8, "hidden extrapolation"). There the polynomial is left at the last point z₀ on the way from the
//! mean of the rows, and continues with the slopes of the power law. No piece depends on the choice of groups.

use serde::{Deserialize, Serialize};

use super::design::{Design, Terms};
use super::gradient::slopes_of;
use super::least_squares::{Factor, dot, length};
use super::monomials::Monomials;
use super::power_law::PowerLaw;
use crate::error::Result;
use crate::features::Features;

/// How far above the largest leverage of a training row a row still counts as inside (relative, of dimension one): the
/// rounding error of the leverage of the farthest training row itself.
const LEVERAGE_SLACK: f64 = 1e-9;
/// The search for z₀ starts no farther out than this many times the farthest training row: a degree of 9 then
/// stays far inside the range of numbers.
const FAR: f64 = 1e3;
/// Halvings of the way from the mean to a row: more than a double has bits, even from [`FAR`] out.
const HALVINGS: u32 = 64;

/// A fitted polynomial.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Polynomial {
    /// The total degree.
    pub(crate) degree: u32,
    /// The coefficients of the monomials in whitened coordinates.
    pub(crate) coefficients: Vec<f64>,
    /// C with CᵀC = (ΦᵀΦ)⁻¹.
    pub(crate) factor: Factor,
    /// The largest leverage that counts as inside.
    pub(crate) largest_leverage: f64,
    /// The standard deviation s of the residuals, s² = Σe²/(n − rank).
    pub(crate) deviation: f64,
    /// The number of training rows.
    pub(crate) rows: usize,
    /// The power law that continues it.
    pub(crate) tail: PowerLaw,
}

/// The value and error of a polynomial at a point.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Evaluated {
    pub(crate) value: f64,
    /// The standard error of a new response.
    pub(crate) standard_error: f64,
    /// How far the point lies out on the tail, ‖z − z₀‖; 0 on the polynomial.
    pub(crate) tail: f64,
}

/// What an evaluation needs to write on: one for each thread, not one for each row.
#[derive(Clone, Debug)]
pub(crate) struct Workspace {
    /// The monomials of a row; the coordinates stand in their place before the evaluation.
    pub(crate) row: Vec<f64>,
    /// The share of each degree in C φ(z), degree after degree for each row of C.
    shares: Vec<f64>,
}

impl Workspace {
    pub(crate) fn new(monomials: &Monomials) -> Self {
        let (coefficients, degrees) = (monomials.len(), monomials.degree() as usize + 1);
        Self { row: vec![0.0; coefficients], shares: Vec::with_capacity(coefficients * degrees) }
    }
}

impl Polynomial {
    /// Fits by least squares in whitened coordinates.
    ///
    /// # Errors
    ///
    /// With no more rows than coefficients, or rows that do not determine them all.
    pub(crate) fn fit(features: &Features, response: &[f64], degree: u32, name: &str) -> Result<Self> {
        let rank = features.whitening().rank();
        let monomials = Monomials::new(rank, degree)?;
        let design = Design::new(features, response, &monomials);
        let solution = design.solve(name)?;
        Ok(Self {
            degree,
            largest_leverage: design.largest_leverage(&solution) * (1.0 + LEVERAGE_SLACK),
            deviation: (solution.squared_residuals / (solution.rows - solution.rank) as f64).sqrt(),
            rows: solution.rows,
            coefficients: solution.coefficients,
            factor: solution.factor,
            tail: PowerLaw::fit(features, response, "the tail of a polynomial")?,
        })
    }

    /// The degrees of freedom of the residuals.
    pub(crate) fn freedom(&self) -> usize {
        self.rows - self.coefficients.len()
    }

    /// Evaluates at the coordinates that stand in the row of the workspace; `radius` is the length of the farthest
    /// training row.
    ///
    /// On the polynomial the variance of a new response is s²(1 + h(z)); on the tail it is
    /// s²(1 + h(z₀)) + s_lin² ‖z − z₀‖², s_lin the standard deviation of the residuals of the power law: a step out
    /// by one standard deviation of the rows may cost as much as the whole curvature is worth.
    pub(crate) fn evaluate(&self, monomials: &Monomials, work: &mut Workspace, radius: f64) -> Evaluated {
        let distance = length(monomials.coordinates(&mut work.row));
        let shrink = (FAR * (1.0 + radius) / distance).min(1.0);
        scale(monomials.coordinates(&mut work.row), shrink);
        monomials.fill(&mut work.row);
        let spread = self.factor.spread(&work.row);
        if shrink == 1.0 && spread.powi(2) <= self.largest_leverage {
            let standard_error = self.deviation * length(&[1.0, spread]);
            return Evaluated { value: dot(&self.coefficients, &work.row), standard_error, tail: 0.0 };
        }
        let part = self.part_inside(monomials, work);
        let slopes = &self.tail.whitened[1..];
        let whole = dot(slopes, monomials.coordinates(&mut work.row)) / shrink;
        scale(monomials.coordinates(&mut work.row), part);
        monomials.fill(&mut work.row);
        let rest = 1.0 - shrink * part;
        let near = self.deviation * length(&[1.0, self.factor.spread(&work.row)]);
        Evaluated {
            value: dot(&self.coefficients, &work.row) + rest * whole,
            standard_error: length(&[near, self.tail.deviation * rest * distance]),
            tail: rest * distance,
        }
    }

    /// The derivative by each coordinate, at the coordinates z.
    ///
    /// On the tail f(z) = P(z₀) + b·(z − z₀), where z₀ = t z and h(z₀) stays the same, so that
    /// ∇f = t ∇P + (1 − t) b + ((∇P − b)·z) ∇t with ∇t = −t ∇h/(∇h·z), all of P and h at z₀.
    pub(crate) fn slopes(&self, monomials: &Monomials, z: &[f64], radius: f64) -> Vec<f64> {
        let mut work = Workspace::new(monomials);
        monomials.coordinates(&mut work.row).copy_from_slice(z);
        let found = self.evaluate(monomials, &mut work, radius);
        // The row is that of z₀ now, or of z itself.
        let inner = slopes_of(monomials, &self.coefficients, &work.row, z.len());
        if found.tail == 0.0 {
            return inner;
        }
        let part = length(monomials.coordinates(&mut work.row)) / length(z);
        let image = self.factor.image(&work.row);
        // ∇h up to a factor of two, which cancels.
        let mut cells = vec![0.0; work.row.len()];
        let steepest: Vec<f64> = (0..z.len())
            .map(|coordinate| {
                monomials.differentiate(&work.row, coordinate, &mut cells);
                dot(&image, &self.factor.image(&cells))
            })
            .collect();
        let outer = &self.tail.whitened[1..];
        let along = (dot(&inner, z) - dot(outer, z)) / dot(&steepest, z);
        let slope = |((inner, outer), steepest): ((&f64, &f64), &f64)| {
            part * inner + (1.0 - part) * outer - part * along * steepest
        };
        inner.iter().zip(outer).zip(&steepest).map(slope).collect()
    }

    /// A t with h(t z) at the largest leverage: the largest, where leverage grows along the way, as it does outside the rows.
    ///
    /// Along the way C φ(t z) = Σ tᵏ C φₖ(z), φₖ the monomials of degree k, so a halving costs one sum of vectors.
    fn part_inside(&self, monomials: &Monomials, work: &mut Workspace) -> f64 {
        let degrees = self.degree as usize + 1;
        work.shares.clear();
        for cells in &self.factor.rows {
            work.shares.extend((0..=self.degree).map(|degree| {
                let part = monomials.of_degree(degree);
                let end = part.end.min(cells.len()).max(part.start);
                dot(cells.get(part.start..end).unwrap_or(&[]), &work.row[part.start..end])
            }));
        }
        let leverage = |part: f64| -> f64 {
            let image = |shares: &[f64]| shares.iter().rev().fold(0.0, |sum, share| sum * part + share);
            work.shares.chunks_exact(degrees).map(|shares| image(shares).powi(2)).sum()
        };
        let (mut inside, mut outside) = (0.0, 1.0);
        for _ in 0..HALVINGS {
            let middle = 0.5 * (inside + outside);
            if leverage(middle) <= self.largest_leverage { inside = middle } else { outside = middle }
        }
        inside
    }
}

fn scale(vector: &mut [f64], factor: f64) {
    vector.iter_mut().for_each(|cell| *cell *= factor);
}
