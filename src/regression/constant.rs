//! The family of one constant: the mean of the response.

use serde::{Deserialize, Serialize};

use super::design::Design;
use super::least_squares::Solution;
use super::monomials::Monomials;
use super::power_law::COEFFICIENT_LEVEL;
use super::prediction::Coefficient;
use super::student::two_sided_quantile;
use crate::error::Result;
use crate::features::Features;

/// A fitted constant.
///
/// A law without groups is one: y = x^v · C. Over groups that vary it depends on which scale was chosen, so it is used
/// there on demand only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Constant {
    /// The constant, with its standard error s/√n and its 95 % interval, in units of the response.
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
    pub(crate) fn fit(features: &Features, response: &[f64]) -> Result<Self> {
        let monomials = Monomials::new(0, 0)?;
        Self::from_solution(&Design::new(features, response, &monomials).solve("a constant")?)
    }

    /// The constant that was solved for.
    pub(crate) fn from_solution(solution: &Solution) -> Result<Self> {
        let rows = solution.rows;
        let deviation = (solution.squared_residuals / (rows - 1) as f64).sqrt();
        let quantile = two_sided_quantile(COEFFICIENT_LEVEL, rows - 1)?;
        let error = deviation / (rows as f64).sqrt();
        let value = Coefficient::new("constant", solution.coefficients[0], error, quantile, true);
        Ok(Self { value, deviation, rows })
    }

    /// The degrees of freedom of the residuals.
    pub(crate) fn freedom(&self) -> usize {
        self.rows - 1
    }

    /// The standard error of a new response: s √(1 + 1/n).
    pub(crate) fn standard_error(&self) -> f64 {
        self.deviation * (1.0 + 1.0 / self.rows as f64).sqrt()
    }
}
