//! A fitted model with its domain, and the evaluation of rows.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::constant::Constant;
use super::design::Terms;
use super::monomials::Monomials;
use super::polynomial::{Polynomial, Workspace};
use super::power_law::PowerLaw;
use super::prediction::Prediction;
use super::spline::Spline;
use super::student::two_sided_quantile;
use crate::error::{Code, Error, Result};
use crate::features::Domain;

/// Rows that one task evaluates.
const BLOCK: usize = 1024;

/// A fitted model: all that is needed to predict, and to be saved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Model {
    domain: Domain,
    family: Family,
}

/// The families.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub(crate) enum Family {
    /// The mean.
    Constant(Constant),
    /// Linear in ln Π.
    PowerLaw(PowerLaw),
    /// A polynomial with a power law as tail.
    Polynomial(Polynomial),
    /// A natural cubic spline, which is its own tail.
    Spline(Spline),
}

impl Model {
    pub(super) fn new(domain: Domain, family: Family) -> Self {
        Self { domain, family }
    }

    /// The domain of the training rows.
    pub(crate) fn domain(&self) -> &Domain {
        &self.domain
    }

    /// The fitted coefficients of the family.
    pub(crate) fn family(&self) -> &Family {
        &self.family
    }

    /// The number of fitted coefficients.
    pub(crate) fn rank(&self) -> usize {
        match &self.family {
            Family::Constant(_) => 1,
            Family::PowerLaw(law) => law.whitened.len(),
            Family::Polynomial(polynomial) => polynomial.coefficients.len(),
            Family::Spline(spline) => spline.coefficients.len(),
        }
    }

    /// The number of training rows.
    pub(crate) fn rows(&self) -> usize {
        match &self.family {
            Family::Constant(constant) => constant.rows,
            Family::PowerLaw(law) => law.rows,
            Family::Polynomial(polynomial) => polynomial.rows,
            Family::Spline(spline) => spline.rows,
        }
    }

    /// Checks the lengths of all lists of a model that was read from a file, where anything may stand.
    ///
    /// # Errors
    ///
    /// When they contradict each other.
    pub(crate) fn check(&self) -> Result<()> {
        let rank = self.domain.whitening().rank();
        let is_power_law = |law: &PowerLaw| {
            law.whitened.len() == rank + 1
                && law.slopes.len() == self.domain.ranges().len()
                && law.factor.rows.iter().all(|row| row.len() <= rank + 1)
        };
        let consistent = match &self.family {
            Family::Constant(_) => true,
            Family::Spline(spline) => rank == 1 && spline.is_consistent(),
            Family::PowerLaw(law) => is_power_law(law),
            Family::Polynomial(polynomial) => Monomials::new(rank, polynomial.degree).is_ok_and(|monomials| {
                polynomial.coefficients.len() == monomials.len()
                    && polynomial.factor.rows.iter().all(|row| row.len() <= monomials.len())
                    && is_power_law(&polynomial.tail)
            }),
        };
        if consistent && self.domain.is_consistent() && self.rows() > self.rank() {
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
        let rank = self.domain.whitening().rank();
        let (freedom, degree) = match &self.family {
            Family::Constant(constant) => (constant.freedom(), 1),
            Family::PowerLaw(law) => (law.freedom(), 1),
            Family::Polynomial(polynomial) => (polynomial.freedom(), polynomial.degree),
            Family::Spline(spline) => (spline.freedom(), 1),
        };
        let monomials = Monomials::new(rank, degree)?;
        let (mut work, coordinates) = (Workspace::new(&monomials), vec![0.0; rank]);
        if let Family::Spline(spline) = &self.family {
            work.row.resize(spline.knots.len(), 0.0);
        }
        Ok(Predictor { model: self, quantile: two_sided_quantile(level, freedom)?, monomials, work, coordinates })
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
    quantile: f64,
    monomials: Monomials,
    work: Workspace,
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
        self.monomials.coordinates(&mut self.work.row).copy_from_slice(&self.coordinates);
        let outside = domain.outside_whitened(features, &self.coordinates);
        let (mean, standard_error, tail) = match &self.model.family {
            Family::Constant(constant) => (constant.value.value, constant.standard_error(), 0.0),
            Family::PowerLaw(law) => {
                self.monomials.fill(&mut self.work.row);
                (law.value(&self.work.row), law.standard_error(&self.work.row), 0.0)
            }
            Family::Spline(spline) => {
                spline.knots.fill(&mut self.work.row);
                (spline.value(&self.work.row), spline.standard_error(&self.work.row), 0.0)
            }
            Family::Polynomial(polynomial) => {
                let found = polynomial.evaluate(&self.monomials, &mut self.work, domain.radius());
                (found.value, found.standard_error, found.tail)
            }
        };
        Ok(Prediction { mean, half_width: self.quantile * standard_error, outside: outside.max(tail) })
    }
}
