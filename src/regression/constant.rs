//! The family of one constant: the mean of the response.

use serde::{Deserialize, Serialize};

use super::design::Design;
use super::fitted::{Evaluated, Fitted};
use super::least_squares::{Factor, Solution};
use super::monomials::Monomials;
use super::power_law::COEFFICIENT_LEVEL;
use super::prediction::Coefficient;
use super::sample::Sample;
use super::student::two_sided_quantile;
use crate::error::Result;

/// A fitted constant.
///
/// A law without groups is one: y = x^v · C. Over groups that vary it depends on which scale was chosen, so it is used
/// there on demand only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Constant {
    /// The constant, with its standard error (HC3) and its 95 % interval, in units of the response.
    pub(crate) value: Coefficient,
    /// The standard deviation s of the response, s² = Σ(y − ȳ)²/(n − 1).
    pub(crate) deviation: f64,
    /// The number of training rows.
    pub(crate) rows: usize,
}

impl Constant {
    /// Fits the mean.
    ///
    /// # Errors
    ///
    /// With less than two rows.
    pub(crate) fn fit(sample: &Sample) -> Result<Self> {
        let monomials = Monomials::new(0, 0)?;
        let design = Design::new(sample, &monomials);
        let solution = design.solve("a constant")?;
        Self::from_solution(&solution, &design.robust(&solution))
    }

    /// The constant that was solved for, with the factor of its variance.
    pub(crate) fn from_solution(solution: &Solution, covariance: &Factor) -> Result<Self> {
        let rows = solution.rows;
        let deviation = (solution.squared_residuals / (rows - 1) as f64).sqrt();
        let quantile = two_sided_quantile(COEFFICIENT_LEVEL, (rows - 1) as f64)?;
        let value = Coefficient::new("constant", solution.coefficients[0], covariance.spread(&[1.0]), quantile, true);
        Ok(Self { value, deviation, rows })
    }
}

impl Fitted for Constant {
    /// The standard error of a new response is s √(1 + 1/n).
    fn evaluate(&self, _: &[f64], _: &mut Vec<f64>) -> Evaluated {
        let standard_error = self.deviation * (1.0 + 1.0 / self.rows as f64).sqrt();
        Evaluated { value: self.value.value, standard_error, tail: 0.0 }
    }

    fn slopes(&self, coordinates: &[f64]) -> Vec<f64> {
        vec![0.0; coordinates.len()]
    }

    fn rows(&self) -> usize {
        self.rows
    }

    fn coefficients(&self) -> f64 {
        1.0
    }

    fn deviation(&self) -> f64 {
        self.deviation
    }

    fn is_consistent(&self, _: usize) -> bool {
        true
    }
}
