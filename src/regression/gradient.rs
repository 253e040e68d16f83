//! The derivative of a fitted response by the features: exact, by the chain rule through the whitening.

use super::design::Terms;
use super::least_squares::dot;
use super::model::Model;
use crate::error::Result;

/// A response and its derivative by each feature.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Gradient {
    /// The response, in its own units.
    pub(crate) mean: f64,
    /// In units of the response per unit of the feature, one for each group.
    pub(crate) slopes: Vec<f64>,
}

/// The derivative of coefficients · terms by each coordinate, at a filled row.
pub(super) fn slopes_of(terms: &dyn Terms, coefficients: &[f64], row: &[f64], coordinates: usize) -> Vec<f64> {
    let mut cells = vec![0.0; row.len()];
    let slope = |coordinate| {
        terms.differentiate(row, coordinate, &mut cells);
        dot(coefficients, &cells)
    };
    (0..coordinates).map(slope).collect()
}

impl Model {
    /// The response at features, one for each group, and its derivative by each of them.
    ///
    /// Where the training rows span no direction the model does not depend on it, so the derivative along it is zero.
    ///
    /// # Errors
    ///
    /// As a prediction.
    pub(crate) fn gradient(&self, features: &[f64]) -> Result<Gradient> {
        let mean = self.predictor(LEVEL)?.predict(features)?.mean;
        let whitening = self.domain().whitening();
        let mut z = vec![0.0; whitening.rank()];
        whitening.whiten_with(|group| features[group], &mut z);
        let whitened = self.family().fitted().slopes(&z);
        let slope =
            |group: usize| whitening.transform().iter().zip(&whitened).map(|(row, slope)| row[group] * slope).sum();
        Ok(Gradient { mean, slopes: (0..features.len()).map(slope).collect() })
    }
}

/// Any level does: the interval is not used.
const LEVEL: f64 = 0.95;
