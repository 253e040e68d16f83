//! Power laws and constants of more rows than memory holds.
//!
//! The one idea: the triangular factor of the columns 1, x − x₀, response, one for each fold of the cross-validation, is all
//! that such a fit asks of its rows. The whitening, the design in whitened coordinates, the solution and the held-out
//! errors follow from those small factors by linear maps. Only how far the rows of several groups lie from their mean needs
//! the mean first, hence a second look at them. Standard errors assume that all rows scatter alike, and intervals that they do so
//! normally: what the single rows say of that needs more looks at them.

use std::ops::Range;

use rayon::prelude::*;

use super::calibration::Calibration;
use super::constant::Constant;
use super::cross_validation::{CrossValidation, deal};
use super::design::solve;
use super::family::Family;
use super::fit::{Fit, is_rounding, refuse_responses};
use super::held_out::{Assessment, factors_scored, summary};
use super::least_squares::Triangle;
use super::model::Model;
use super::model_choice::{Loss, ModelChoice};
use super::power_law::PowerLaw;
use super::prediction::Score;
use crate::error::{Code, Error, Result};
use crate::features::{Domain, Range as GroupRange, Reach, Scale, Whitening, refuse_not_finite};

/// Rows that are computed together.
const BLOCK: usize = 1 << 12;
/// Rows that one task folds into factors.
const RUN: usize = 4 * BLOCK;

/// What is kept of the rows that were seen.
pub(crate) struct Totals {
    /// Name and scale of each group.
    groups: Vec<(String, Scale)>,
    folds: usize,
    seed: u64,
    rows: usize,
    /// The features of the first row: seen from there, one that never varies is exactly zero.
    origin: Vec<f64>,
    summary: Summary,
}

/// What is kept of some rows: a factor for each fold, the smallest and the largest feature of each group.
#[derive(Clone)]
struct Summary {
    factors: Vec<Triangle>,
    ranges: Vec<(f64, f64)>,
}

impl Summary {
    fn new(groups: usize, folds: usize) -> Self {
        Self {
            factors: vec![Triangle::new(groups + 2); folds],
            ranges: vec![(f64::INFINITY, f64::NEG_INFINITY); groups],
        }
    }

    fn merge(&mut self, other: &Self) {
        self.factors.iter_mut().zip(&other.factors).for_each(|(factor, other)| factor.merge(other));
        for (range, other) in self.ranges.iter_mut().zip(&other.ranges) {
            *range = (range.0.min(other.0), range.1.max(other.1));
        }
    }
}

impl Totals {
    /// Before the first row.
    ///
    /// # Errors
    ///
    /// A way to hold rows out that needs to see them all at once.
    pub(crate) fn new(groups: Vec<(String, Scale)>, cross_validation: &CrossValidation) -> Result<Self> {
        let &CrossValidation::KFold { folds, seed } = cross_validation else {
            return Err(Error::new(Code::Setting, "rows that are read in rounds can be held out in folds only")
                .help("ask for ten folds, or read the whole table"));
        };
        let summary = Summary::new(groups.len(), folds);
        Ok(Self { groups, folds, seed, rows: 0, origin: Vec::new(), summary })
    }

    /// Takes in the next rows. `block` gives one column of features a group, and the response, for some of them, counted
    /// from 0; it is asked for few at a time, so that they stay in the cache.
    ///
    /// # Errors
    ///
    /// A feature or a response that is not finite: the message names its row, from 1.
    pub(crate) fn absorb(
        &mut self,
        rows: usize,
        block: impl Fn(Range<usize>) -> (Vec<Vec<f64>>, Vec<f64>) + Sync,
    ) -> Result<()> {
        if rows == 0 {
            return Ok(());
        }
        if self.rows == 0 {
            self.origin = block(0..1).0.iter().map(|column| column[0]).collect();
        }
        let runs: Vec<Result<Summary>> = (0..rows.div_ceil(RUN))
            .into_par_iter()
            .map(|run| {
                let mut summary = Summary::new(self.groups.len(), self.folds);
                let last = rows.min((run + 1) * RUN);
                for first in (run * RUN..last).step_by(BLOCK) {
                    let rows = first..last.min(first + BLOCK);
                    let (features, response) = block(rows.clone());
                    self.add(&mut summary, &features, &response, self.rows + rows.start)?;
                }
                Ok(summary)
            })
            .collect();
        for run in runs {
            self.summary.merge(&run?);
        }
        self.rows += rows;
        Ok(())
    }

    /// Adds a block of rows whose first has a place among all.
    fn add(&self, summary: &mut Summary, features: &[Vec<f64>], response: &[f64], place: usize) -> Result<()> {
        for ((name, _), column) in self.groups.iter().zip(features) {
            refuse_not_finite(name, column, place)?;
        }
        refuse_responses(response, place)?;
        let mut members = vec![Vec::with_capacity(response.len() / self.folds + 2); self.folds];
        deal(place..place + response.len(), self.folds, self.seed, |row, fold| members[fold].push(row - place));
        let mut block = Vec::with_capacity((features.len() + 2) * (response.len() / self.folds + 2));
        for (factor, members) in summary.factors.iter_mut().zip(members) {
            block.clear();
            block.resize(members.len(), 1.0);
            for (column, origin) in features.iter().zip(&self.origin) {
                block.extend(members.iter().map(|&row| column[row] - origin));
            }
            block.extend(members.iter().map(|&row| response[row]));
            factor.absorb(&mut block, members.len());
        }
        for (range, column) in summary.ranges.iter_mut().zip(features) {
            *range = column.iter().fold(*range, |range: (f64, f64), &cell| {
                (if cell < range.0 { cell } else { range.0 }, if cell > range.1 { cell } else { range.1 })
            });
        }
        Ok(())
    }

    /// How far the rows lie from their mean. Where a range does not tell, a second look at all of them does.
    ///
    /// # Errors
    ///
    /// Without rows, and when the singular values cannot be computed.
    pub(crate) fn reach(&self, second_look: impl FnOnce(&Whitening) -> Result<Reach>) -> Result<Reach> {
        let (whitening, _) = self.whitening()?;
        Reach::of_range(&whitening, &self.summary.ranges).map_or_else(|| second_look(&whitening), Ok)
    }

    fn whitening(&self) -> Result<(Whitening, Vec<f64>)> {
        if self.rows == 0 {
            return Err(Error::new(Code::TooFewRows, "the table has no rows").help("add at least two rows"));
        }
        Whitening::from_factor(&self.whole().leading(1 + self.groups.len()), &self.origin)
    }

    fn whole(&self) -> Triangle {
        let mut whole = self.summary.factors[0].clone();
        self.summary.factors[1..].iter().for_each(|factor| whole.merge(factor));
        whole
    }

    /// Fits the family, a power law or a constant.
    ///
    /// # Errors
    ///
    /// Another family, and no more rows than coefficients.
    pub(crate) fn fit(&self, reach: Reach, choice: ModelChoice, loss: Loss) -> Result<Fit> {
        let (whitening, deviations) = self.whitening()?;
        let varying = if choice == ModelChoice::PowerLaw { whitening.rank() } else { 0 };
        // (1, x − x₀, response) → (1, z, response).
        let shift: Vec<f64> = whitening.mean().iter().zip(&self.origin).map(|(mean, origin)| mean - origin).collect();
        let design = |factor: &Triangle| {
            factor.map(varying + 2, |row, cells| {
                cells[0] = row[0];
                for (cell, direction) in cells[1..=varying].iter_mut().zip(whitening.transform()) {
                    let shares = direction.iter().zip(&row[1..]).zip(&shift);
                    *cell = shares.map(|((weight, feature), shift)| weight * (feature - shift * row[0])).sum();
                }
                cells[varying + 1] = row[self.groups.len() + 1];
            })
        };
        let whole = design(&self.whole());
        let solution = solve(self.rows, varying + 1, &choice.phrase(loss), || whole.clone())?;
        // As many rows as folds tell whether that many can be held out.
        let dealt = CrossValidation::KFold { folds: self.folds, seed: self.seed };
        dealt.folds(self.rows.min(self.folds))?;
        let factors: Vec<Triangle> = self.summary.factors.iter().map(design).collect();
        let (squared_error, standard_error, reason) = match factors_scored(&factors)? {
            Assessment::Scored(folds) => {
                let (squared_error, standard_error) = summary(&folds);
                (Some(squared_error), Some(standard_error), None)
            }
            Assessment::Ineligible(reason) => (None, None, Some(reason)),
        };
        let rows = self.rows as f64;
        let train_rmse = (solution.squared_residuals / rows).sqrt();
        // The first column is that of ones: what the rest of the last one holds is the response less its mean.
        let of_response = |row: usize| whole.cell(row, varying + 1).powi(2);
        let variance = (1..varying + 2).map(of_response).sum::<f64>() / rows;
        let size = (variance + of_response(0) / rows).sqrt();
        let ranges = self.groups.iter().zip(&self.summary.ranges).zip(deviations);
        let ranges = ranges.map(|(((name, scale), &(minimum, maximum)), deviation)| GroupRange {
            name: name.clone(),
            scale: *scale,
            minimum,
            maximum,
            deviation,
        });
        let domain = Domain::from_parts(whitening, ranges.collect(), reach);
        let family = match choice {
            ModelChoice::PowerLaw => Family::PowerLaw(PowerLaw::from_solution(&domain, solution, None)?),
            _ => Family::Constant(Constant::from_solution(&solution, None)?),
        };
        let name = choice.name(loss);
        let score = Score {
            model: name.clone(),
            parameters: (varying + 1) as f64,
            squared_error,
            standard_error,
            reason,
            ..Score::default()
        };
        Ok(Fit {
            model: Model::new(domain, family, Calibration::default()),
            choice,
            name,
            leaderboard: vec![score],
            cv_rmse: squared_error.map(f64::sqrt),
            train_rmse,
            cv_r2: squared_error.filter(|_| !is_rounding(variance, size)).map(|error| 1.0 - error / variance),
            rows: self.rows,
            coefficients: (varying + 1) as f64,
        })
    }
}
