//! A fitted model with its domain, and the evaluation of rows.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::calibration::Calibration;
use super::family::Family;
use super::prediction::{Coefficient, Prediction};
use crate::error::{Code, Error, Result};
use crate::features::Domain;

/// Rows that one task evaluates.
const BLOCK: usize = 1024;

/// A fitted model: all that is needed to predict, and to be saved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Model {
    domain: Domain,
    family: Family,
    calibration: Calibration,
    /// See [`exponents`](super::centre::exponents).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    centre: Vec<Coefficient>,
}

impl Model {
    pub(super) fn new(domain: Domain, family: Family, calibration: Calibration) -> Self {
        Self { domain, family, calibration, centre: Vec::new() }
    }

    /// The same with the exponents of a smooth law at the mean of its rows.
    pub(super) fn with_centre(self, centre: Vec<Coefficient>) -> Self {
        Self { centre, ..self }
    }

    /// The coefficients of the family, or the exponents at the mean of its rows.
    pub(crate) fn coefficients(&self) -> Vec<Coefficient> {
        if self.centre.is_empty() { self.family.coefficients() } else { self.centre.clone() }
    }

    /// Whether coefficients are those at the mean of the rows.
    pub(crate) fn has_centre(&self) -> bool {
        !self.centre.is_empty()
    }

    /// Says how large errors were where whole ends of the inputs were held out: intervals outside the domain widen by it.
    pub(crate) fn extrapolates_by(&mut self, error: f64) {
        self.calibration.extrapolation = error;
    }

    /// The domain of the training rows.
    pub(crate) fn domain(&self) -> &Domain {
        &self.domain
    }

    /// The fitted coefficients of the family.
    pub(crate) fn family(&self) -> &Family {
        &self.family
    }

    /// Checks the lengths of all lists of a model that was read from a file, where anything may stand.
    ///
    /// # Errors
    ///
    /// When they contradict each other.
    pub(crate) fn check(&self) -> Result<()> {
        let (fitted, groups) = (self.family.fitted(), self.domain.ranges().len());
        let named = match &self.family {
            Family::PowerLaw(law) => law.slopes.len() == groups,
            _ => true,
        };
        let consistent = fitted.is_consistent(self.domain.whitening().rank())
            && self.domain.is_consistent()
            && self.calibration.is_consistent();
        let named = named && (self.centre.is_empty() || self.centre.len() == groups);
        if named && consistent && fitted.rows() as f64 > fitted.coefficients() {
            return Ok(());
        }
        Err(Error::new(Code::Model, "the lists of the model do not have the lengths that each other imply")
            .help("save the model again from its fit"))
    }

    /// Makes what predicts many rows with intervals of one level, such as 0.95.
    ///
    /// # Errors
    ///
    /// When the level is not between 0 and 1.
    pub(crate) fn predictor(&self, level: f64) -> Result<Predictor<'_>> {
        let fitted = self.family.fitted();
        let factor = self.calibration.factor(level, fitted.rows() as f64 - fitted.coefficients())?;
        let widening = self.calibration.widening(level)?;
        Ok(Predictor {
            model: self,
            factor,
            widening,
            work: Vec::new(),
            coordinates: vec![0.0; self.domain.whitening().rank()],
        })
    }

    /// Predicts one row of features.
    ///
    /// # Errors
    ///
    /// As [`Model::predictor`] and [`Predictor::predict`].
    #[cfg(test)]
    pub(crate) fn predict(&self, features: &[f64], level: f64) -> Result<Prediction> {
        self.predictor(level)?.predict(features)
    }

    /// Predicts many rows, given as one column for each group, on all threads and in their order.
    ///
    /// # Errors
    ///
    /// As [`Model::predict`]; the message names the row, from 1.
    pub(crate) fn predict_rows(&self, columns: &[Vec<f64>], rows: usize, level: f64) -> Result<Vec<Prediction>> {
        let predictor = self.predictor(level)?;
        self.check_groups(columns.len())?;
        let mut predictions = vec![Prediction { mean: 0.0, half_width: 0.0, outside: 0.0 }; rows];
        let failures: Vec<Option<Error>> = predictions
            .par_chunks_mut(BLOCK)
            .enumerate()
            .map(|(block, chunk)| {
                let mut predictor = predictor.clone();
                let mut features = vec![0.0; columns.len()];
                for (offset, prediction) in chunk.iter_mut().enumerate() {
                    let row = block * BLOCK + offset;
                    features.iter_mut().zip(columns).for_each(|(feature, column)| *feature = column[row]);
                    match predictor.predict(&features) {
                        Ok(found) => *prediction = found,
                        Err(error) => return Some(error.context(format_args!("row {}", row + 1))),
                    }
                }
                None
            })
            .collect();
        failures.into_iter().flatten().next().map_or(Ok(predictions), Err)
    }

    fn check_groups(&self, found: usize) -> Result<()> {
        let needed = self.domain.ranges().len();
        if found == needed {
            return Ok(());
        }
        Err(Error::new(Code::Schema, format!("the model was fitted to {needed} groups, and {found} were given"))
            .help("evaluate the basis that the model was fitted with"))
    }
}

/// Predicts row after row without allocating.
#[derive(Clone, Debug)]
pub(crate) struct Predictor<'a> {
    model: &'a Model,
    /// Half the width of an interval in standard errors of a new response.
    factor: f64,
    /// What is added to it for each standard deviation beyond the training rows.
    widening: f64,
    work: Vec<f64>,
    coordinates: Vec<f64>,
}

impl Predictor<'_> {
    /// Predicts the response at features, one for each group.
    ///
    /// # Errors
    ///
    /// When the number of features is wrong, or one of them is not finite or too large to be whitened.
    pub(crate) fn predict(&mut self, features: &[f64]) -> Result<Prediction> {
        let domain = &self.model.domain;
        self.model.check_groups(features.len())?;
        domain.whitening().whiten_with(|group| features[group], &mut self.coordinates);
        if let Some(group) = features.iter().position(|feature| !feature.is_finite()) {
            let name = &domain.ranges()[group].name;
            let message = format!("the group `{name}` is {}, and features must be finite", features[group]);
            return Err(Error::new(Code::Numerical, message).help("check the quantities for zeros and extreme values"));
        }
        if !self.coordinates.iter().all(|coordinate| coordinate.is_finite()) {
            return Err(Error::new(Code::Numerical, "a group is too large to be compared with the trained domain")
                .help("check the quantities for extreme values"));
        }
        let found = self.model.family.fitted().evaluate(&self.coordinates, &mut self.work);
        // Intervals ask what no choice of groups changes, as values do.
        let beyond = domain.beyond_rows(features, &self.coordinates).max(found.tail);
        let half_width = (self.factor * found.standard_error).hypot(self.widening * beyond);
        Ok(Prediction { mean: found.value, half_width, outside: beyond.max(domain.beyond_ranges(features)) })
    }
}
