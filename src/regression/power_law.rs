//! The family of power laws: the response is linear in ln Π.
//!
//! For a response ln y this is y = C Π₁^a₁ Π₂^a₂ …; for groups of signed quantities the same arithmetic gives a linear law.

use serde::{Deserialize, Serialize};

use super::design::Design;
use super::fitted::{Evaluated, Fitted};
use super::least_squares::{Factor, Solution, dot, length};
use super::monomials::Monomials;
use super::prediction::Coefficient;
use super::sample::Sample;
use super::student::two_sided_quantile;
use crate::error::Result;
use crate::features::Domain;

/// The level of the intervals of coefficients.
pub(crate) const COEFFICIENT_LEVEL: f64 = 0.95;
/// A group counts as identifiable when no more than this part of its direction was dropped (of dimension one): the root of the
/// rounding error of a sum of squares that should be 1, and some tens of it.
pub(crate) const DROPPED: f64 = 1e-6;

/// A fitted power law, f(z) = b₀ + b·z in whitened coordinates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct PowerLaw {
    /// The value where all features are zero (all groups 1, but for those that never vary): ln of the prefactor for a response ln y.
    pub(crate) intercept: Coefficient,
    /// The slope of each group, in units of the response per unit of its feature.
    pub(crate) slopes: Vec<Coefficient>,
    /// The coefficients b₀, b in whitened coordinates.
    pub(crate) whitened: Vec<f64>,
    /// C with CᵀC = (ZᵀZ)⁻¹ for the rows (1, z).
    pub(crate) factor: Factor,
    /// The standard deviation s of the residuals, s² = Σe²/(n − rank).
    pub(crate) deviation: f64,
    /// The number of training rows.
    pub(crate) rows: usize,
}

impl PowerLaw {
    /// Fits by least squares in whitened coordinates and maps the coefficients back to the groups.
    ///
    /// When directions were dropped the slopes are those of minimum length, and the groups that the direction touches
    /// are marked as not identifiable.
    ///
    /// # Errors
    ///
    /// With no more rows than coefficients.
    pub(crate) fn fit(sample: &Sample, name: &str) -> Result<Self> {
        let monomials = Monomials::new(sample.rank(), 1)?;
        let design = Design::new(sample, &monomials);
        let solution = design.solve(name)?;
        let covariance = design.robust(&solution);
        Self::from_solution(sample.features().domain(), solution, &covariance)
    }

    /// Maps the coefficients in whitened coordinates, with the factor of their covariance, back to the groups.
    pub(crate) fn from_solution(domain: &Domain, solution: Solution, covariance: &Factor) -> Result<Self> {
        let whitening = domain.whitening();
        let freedom = solution.rows - solution.rank;
        let deviation = (solution.squared_residuals / freedom as f64).sqrt();
        let quantile = two_sided_quantile(COEFFICIENT_LEVEL, freedom as f64)?;
        // A coefficient in the groups is a fixed combination of those in whitened coordinates.
        let coefficient = |name: &str, combination: &[f64], identifiable| {
            let value = dot(combination, &solution.coefficients);
            Coefficient::new(name, value, covariance.spread(combination), quantile, identifiable)
        };
        let mut combination = vec![0.0; solution.rank];
        combination[0] = 1.0;
        domain.whiten_origin(&mut combination[1..]);
        let identifiable: Vec<bool> = (0..whitening.groups()).map(|j| whitening.uncovered(j) <= DROPPED).collect();
        let intercept = coefficient("intercept", &combination, identifiable.iter().all(|&yes| yes));
        combination[0] = 0.0;
        let slopes = domain.ranges().iter().enumerate().map(|(group, range)| {
            for (cell, direction) in combination[1..].iter_mut().zip(whitening.transform()) {
                *cell = direction[group];
            }
            coefficient(&range.name, &combination, identifiable[group])
        });
        let slopes = slopes.collect();
        let rows = solution.rows;
        Ok(Self { intercept, slopes, whitened: solution.coefficients, factor: solution.factor, deviation, rows })
    }
}

impl PowerLaw {
    /// Multiplies the standard errors of the coefficients, and with them the widths of their intervals.
    pub(crate) fn widen(&mut self, factor: f64) -> Result<()> {
        let quantile = two_sided_quantile(COEFFICIENT_LEVEL, self.rows as f64 - self.coefficients())?;
        for own in self.slopes.iter_mut().chain([&mut self.intercept]) {
            let error = factor * own.standard_error;
            *own = Coefficient::new(&own.name, own.value, error, quantile, own.identifiable);
        }
        Ok(())
    }
}

impl Fitted for PowerLaw {
    /// The standard error of a new response is s √(1 + h), h the leverage (Seber & Lee 2003, §5.3).
    fn evaluate(&self, coordinates: &[f64], work: &mut Vec<f64>) -> Evaluated {
        work.clear();
        work.push(1.0);
        work.extend_from_slice(coordinates);
        let standard_error = self.deviation * length(&[1.0, self.factor.spread(work)]);
        Evaluated { value: dot(&self.whitened, work), standard_error, tail: 0.0 }
    }

    fn slopes(&self, _: &[f64]) -> Vec<f64> {
        self.whitened[1..].to_vec()
    }

    fn rows(&self) -> usize {
        self.rows
    }

    fn coefficients(&self) -> f64 {
        self.whitened.len() as f64
    }

    fn deviation(&self) -> f64 {
        self.deviation
    }

    fn is_consistent(&self, rank: usize) -> bool {
        self.whitened.len() == rank + 1 && self.factor.rows.iter().all(|row| row.len() <= rank + 1)
    }
}
