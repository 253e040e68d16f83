//! What a family is fitted to: rows of whitened features, their response and their weights.

use super::criterion::EXACT;
use crate::error::{Code, Error, Result};
use crate::features::Features;

/// Rows of [`Features`] with a response of dimension one and, where rows are not of one precision, weights.
///
/// A weight w says that the variance of the response in its row is σ²/w. Weights are scaled to a mean of 1, so that σ
/// is that of a typical row and no result depends on their common factor.
#[derive(Clone, Debug)]
pub(crate) struct Sample<'a> {
    features: &'a Features,
    response: &'a [f64],
    weights: Option<Vec<f64>>,
}

impl<'a> Sample<'a> {
    /// Rows that all weigh the same.
    pub(crate) fn new(features: &'a Features, response: &'a [f64]) -> Self {
        assert_eq!(response.len(), features.rows(), "the response has a number for each row of the features");
        Self { features, response, weights: None }
    }

    /// The same rows with weights, of dimension one.
    ///
    /// # Errors
    ///
    /// A weight that is not a positive finite number: the message names its row, from 1.
    pub(crate) fn weighted(self, weights: &[f64]) -> Result<Self> {
        assert_eq!(weights.len(), self.rows(), "there is a weight for each row of the features");
        if let Some(row) = weights.iter().position(|&weight| !(weight > 0.0 && weight.is_finite())) {
            return Err(Error::new(
                Code::Cell,
                format!("the weight of row {} is {}, and weights must be positive", row + 1, weights[row]),
            )
            .help("leave rows out that shall not count"));
        }
        let mean = weights.iter().sum::<f64>() / weights.len() as f64;
        let weights = Some(weights.iter().map(|weight| weight / mean).collect());
        Ok(Self { weights, ..self })
    }

    /// The same rows with their weights times factors. Weights are not scaled anew: a factor of 1 leaves a row as precise as it was.
    pub(crate) fn trusting(&self, factors: &[f64]) -> Self {
        let weights = factors.iter().enumerate().map(|(row, factor)| self.weight(row) * factor).collect();
        Self { weights: Some(weights), ..self.clone() }
    }

    /// The features.
    pub(crate) fn features(&self) -> &'a Features {
        self.features
    }

    /// The number of rows.
    pub(crate) fn rows(&self) -> usize {
        self.features.rows()
    }

    /// An error of the response that is rounding, see [`EXACT`].
    pub(crate) fn rounding(&self) -> f64 {
        EXACT * (1.0 + self.response.iter().fold(0.0, |largest: f64, value| largest.max(value.abs())))
    }

    /// The number of whitened coordinates: of directions in which the rows vary.
    pub(crate) fn rank(&self) -> usize {
        self.features.whitening().rank()
    }

    /// The responses.
    pub(crate) fn responses(&self) -> &'a [f64] {
        self.response
    }

    /// The response of a row.
    pub(crate) fn response(&self, row: usize) -> f64 {
        self.response[row]
    }

    /// The weight of a row; 1 without weights.
    pub(crate) fn weight(&self, row: usize) -> f64 {
        self.weights.as_ref().map_or(1.0, |weights| weights[row])
    }

    /// Whether rows weigh differently.
    pub(crate) fn is_weighted(&self) -> bool {
        self.weights.is_some()
    }

    /// Writes the whitened coordinates of a row.
    pub(crate) fn whiten_row(&self, row: usize, coordinates: &mut [f64]) {
        self.features.whiten_row(row, coordinates);
    }
}

/// Some rows of a sample, as a sample of their own.
#[derive(Clone, Debug)]
pub(crate) struct Subset {
    features: Features,
    response: Vec<f64>,
    weights: Option<Vec<f64>>,
}

impl Subset {
    /// Takes rows, in the order given.
    ///
    /// # Errors
    ///
    /// Without rows.
    pub(crate) fn new(sample: &Sample, rows: &[usize]) -> Result<Self> {
        Ok(Self {
            features: sample.features.subset(rows)?,
            response: rows.iter().map(|&row| sample.response[row]).collect(),
            // Not scaled anew: a weight means the same precision in the part as in the whole.
            weights: sample.weights.as_ref().map(|weights| rows.iter().map(|&row| weights[row]).collect()),
        })
    }

    /// The rows as a sample.
    pub(crate) fn sample(&self) -> Sample<'_> {
        Sample { features: &self.features, response: &self.response, weights: self.weights.clone() }
    }
}
