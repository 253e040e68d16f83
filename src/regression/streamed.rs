//! Power laws and constants of more rows than memory holds.
//!
//! The one idea: the triangular factor of the columns 1, x − x₀, response, one for each fold of the cross-validation, is all
//! that such a fit asks of its rows. The whitening, the design in whitened coordinates, the solution and the held-out
//! errors follow from those small factors by linear maps. How far the rows of several groups lie from their mean needs that
//! mean first: the rows that are far from the mean of a sample are kept, and only where the rest may be farther are
//! all rows looked at again. How differently rows scatter, and how far they are from fits that have not seen them, some thousand
//! of them tell that are drawn while all pass: standard errors and intervals come from those, as those of few rows from all.

mod dealt;
mod drawn;
mod scatter;

use std::ops::Range;

use rayon::prelude::*;

use super::calibration::Calibration;
use super::constant::Constant;
use super::cross_validation::CrossValidation;
use super::design::{Terms, solve};
use super::family::Family;
use super::fit::{Fit, is_rounding, refuse_responses};
use super::held_out::{leave_folds_out, scored, summary};
use super::least_squares::{CrossProducts, Frame, Triangle, length, singular_values};
use super::model::Model;
use super::model_choice::{Loss, ModelChoice};
use super::monomials::Monomials;
use super::power_law::PowerLaw;
use super::prediction::Score;
use crate::error::{Code, Error, Result};
use crate::features::{Domain, Farthest, Range as GroupRange, Reach, Scale, Whitening, extremes, refuse_not_finite};
use dealt::Dealt;
use drawn::Drawn;
use scatter::Scatter;

/// Rows that are computed together: their columns stay in the second-level cache.
const BLOCK: usize = 1 << 11;
/// Rows that one task folds into sums, at least.
const RUN: usize = 8 * BLOCK;
/// Tasks at most, so that the memory for their sums does not grow with the rows.
const TASKS: usize = 256;
/// The first look is at so many parts of the rows, each of so many.
const PARTS: usize = 64;
const PART: usize = 256;
/// The share of rows that are kept since they may be the farthest, about.
const FAR: f64 = 0.01;
/// What rounding may add to a distance, relatively.
const MARGIN: f64 = 1e-6;

/// Some rows that are computed together.
#[derive(Debug, Default)]
pub(crate) struct Block {
    /// The features, a column for each group.
    pub(crate) columns: Vec<Vec<f64>>,
    pub(crate) response: Vec<f64>,
}

/// What is kept of the rows that were seen.
pub(crate) struct Totals {
    /// Name and scale of each group.
    groups: Vec<(String, Scale)>,
    /// How far each group would vary with each input by itself, in the first rows.
    powers: Option<Vec<Vec<f64>>>,
    seed: u64,
    rows: usize,
    start: Option<Start>,
    /// One for each fold.
    factors: Vec<Triangle>,
    /// The smallest and the largest feature of each group.
    ranges: Vec<(f64, f64)>,
    farthest: Farthest,
    drawn: Drawn,
}

/// What the rows are seen from.
struct Start {
    /// The features of the first row: seen from there, one that never varies is exactly zero.
    origin: Vec<f64>,
    frame: Frame,
}

/// What is kept of some rows: cross products for each fold, and else as [`Totals`].
struct Summary {
    products: Vec<CrossProducts>,
    ranges: Vec<(f64, f64)>,
    farthest: Farthest,
    drawn: Drawn,
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
        let factors = vec![Triangle::new(groups.len() + 2); folds];
        let ranges = vec![(f64::INFINITY, f64::NEG_INFINITY); groups.len()];
        let farthest = Farthest::new(groups.len(), f64::INFINITY);
        let drawn = Drawn::new(groups.len(), seed);
        Ok(Self { groups, powers: None, seed, rows: 0, start: None, factors, ranges, farthest, drawn })
    }

    /// Before the first rows: what [`Features::of_inputs`](crate::features::Features::of_inputs) asks of them.
    pub(crate) fn look_at_powers(&mut self, powers: impl FnOnce() -> Vec<Vec<f64>>) {
        self.powers.get_or_insert_with(powers);
    }

    /// Takes in the next rows. `block` writes one column of features a group, and the response, for some of them, counted
    /// from 0; it is asked for few at a time, so that they stay in the cache.
    ///
    /// # Errors
    ///
    /// A feature or a response that is not finite: the message names its row, from 1.
    pub(crate) fn absorb(&mut self, rows: usize, block: impl Fn(Range<usize>, &mut Block) + Sync) -> Result<()> {
        if rows == 0 {
            return Ok(());
        }
        let start = match self.start.take() {
            Some(start) => start,
            None => self.look(rows, &block),
        };
        self.drawn.prepare(self.rows + rows);
        let length = RUN.max(rows.div_ceil(TASKS));
        let runs: Vec<_> = (0..rows).step_by(length).map(|first| first..rows.min(first + length)).collect();
        let summaries: Vec<Result<Summary>> =
            runs.par_iter().map(|run| self.summary(&start, run.clone(), &block)).collect();
        let mut products = vec![CrossProducts::new(self.groups.len() + 2); self.factors.len()];
        for summary in summaries {
            let summary = summary?;
            products.iter_mut().zip(&summary.products).for_each(|(products, other)| products.merge(other));
            for (range, other) in self.ranges.iter_mut().zip(summary.ranges) {
                *range = joined(*range, other);
            }
            self.farthest.merge(&summary.farthest);
            self.drawn.merge(&summary.drawn);
        }
        let factors: Option<Vec<Triangle>> = products.iter().map(|products| start.frame.factor(products)).collect();
        let factors = factors
            .map(|factors| vec![factors])
            .unwrap_or_else(|| runs.par_iter().map(|run| self.reflected(&start.origin, run.clone(), &block)).collect());
        for factors in factors {
            self.factors.iter_mut().zip(&factors).for_each(|(factor, other)| factor.merge(other));
        }
        self.rows += rows;
        self.start = Some(start);
        Ok(())
    }

    /// Looks at rows here and there: their factor is the frame of all, and tells which rows are far.
    fn look(&mut self, rows: usize, block: &(impl Fn(Range<usize>, &mut Block) + Sync)) -> Start {
        let of_rows = |rows| {
            let mut own = Block::default();
            block(rows, &mut own);
            own
        };
        let origin: Vec<f64> = of_rows(0..1).columns.iter().map(|column| column[0]).collect();
        let step = PART.max(rows.div_ceil(PARTS));
        let parts: Vec<Dealt> = (0..rows.div_ceil(step))
            .into_par_iter()
            .map(|part| {
                let mut dealt = Dealt::new(&origin, 1, self.seed);
                dealt.deal(&of_rows(part * step..rows.min(part * step + PART)), 0);
                dealt
            })
            .collect();
        let mut factor = Triangle::new(origin.len() + 2);
        parts.iter().for_each(|part| factor.absorb(&mut part.cells.clone(), part.height()));
        let frame = Frame::new(&factor);
        let mut squares: Vec<f64> = parts
            .into_iter()
            .flat_map(|mut part| {
                let height = part.height();
                frame.enter(&mut part.cells, height);
                part.squares()
            })
            .collect();
        let least = ((1.0 - FAR) * squares.len() as f64) as usize;
        let (_, &mut least, _) = squares.select_nth_unstable_by(least, f64::total_cmp);
        self.farthest = Farthest::new(origin.len(), least);
        Start { origin, frame }
    }

    fn summary(&self, start: &Start, run: Range<usize>, block: &impl Fn(Range<usize>, &mut Block)) -> Result<Summary> {
        let mut products = vec![CrossProducts::new(self.groups.len() + 2); self.factors.len()];
        let mut ranges = vec![(f64::INFINITY, f64::NEG_INFINITY); self.groups.len()];
        let (mut farthest, mut drawn) = (self.farthest.emptied(), self.drawn.emptied());
        let mut dealt = Dealt::new(&start.origin, self.factors.len(), self.seed);
        let mut own = Block::default();
        for rows in blocks(run) {
            let place = self.rows + rows.start;
            block(rows, &mut own);
            for (((name, _), column), range) in self.groups.iter().zip(&own.columns).zip(&mut ranges) {
                refuse_not_finite(name, column, place)?;
                *range = joined(*range, extremes(column, |cell| cell));
            }
            refuse_responses(&own.response, place)?;
            drawn.take(place, &own);
            dealt.deal(&own, place);
            let height = dealt.height();
            start.frame.enter(&mut dealt.cells, height);
            for (products, fold) in products.iter_mut().zip(&dealt.folds) {
                products.absorb(&dealt.cells, height, fold.clone());
            }
            // How far a single group reaches, its range tells.
            if own.columns.len() > 1 {
                farthest.take(&dealt.squares(), &dealt.order, &own.columns);
            }
        }
        Ok(Summary { products, ranges, farthest, drawn })
    }

    /// A factor for each fold of rows that the frame does not suit.
    fn reflected(&self, origin: &[f64], run: Range<usize>, block: &impl Fn(Range<usize>, &mut Block)) -> Vec<Triangle> {
        let mut factors = vec![Triangle::new(self.groups.len() + 2); self.factors.len()];
        let mut dealt = Dealt::new(origin, factors.len(), self.seed);
        let mut own = Block::default();
        for rows in blocks(run) {
            block(rows.clone(), &mut own);
            dealt.deal(&own, self.rows + rows.start);
            for (fold, factor) in factors.iter_mut().enumerate() {
                factor.absorb(&mut dealt.fold(fold), dealt.folds[fold].len());
            }
        }
        factors
    }

    /// How far the rows lie from their mean. Where neither a range nor the farthest rows tell, a second look at all rows does.
    ///
    /// # Errors
    ///
    /// Without rows, and when the singular values cannot be computed.
    pub(crate) fn reach(&self, second_look: impl FnOnce(&Whitening) -> Result<Reach>) -> Result<Reach> {
        let (whitening, _) = self.whitening()?;
        if let Some(reach) = Reach::of_range(&whitening, &self.ranges) {
            return Ok(reach);
        }
        if let Some(start) = self.start.as_ref().filter(|_| whitening.rank() == self.groups.len())
            && let Some(reach) = self.farthest.reach(&whitening, self.distance(start)?)
        {
            return Ok(reach);
        }
        second_look(&whitening)
    }

    /// The largest distance from the mean, in standard deviations, of rows up to a length in the frame.
    ///
    /// With w = R₀⁻ᵀ (x − origin) and R = Lᵀ R₀ the factor of all centred rows, the distance is √n ‖L⁻¹ (w − mean of w)‖.
    fn distance(&self, start: &Start) -> Result<impl Fn(f64) -> f64 + use<>> {
        let inner = start.frame.coordinates(&self.whole()).leading(1 + self.groups.len());
        let least = singular_values(&inner, 1)?.values.last().copied().unwrap_or(1.0);
        let root = (self.rows as f64).sqrt();
        let mean = length(&(1..inner.columns()).map(|column| inner.cell(0, column) / root).collect::<Vec<_>>());
        Ok(move |length: f64| (1.0 + MARGIN) * root * (length + mean) / least)
    }

    fn whitening(&self) -> Result<(Whitening, Vec<f64>)> {
        if self.rows == 0 {
            return Err(Error::new(Code::TooFewRows, "the table has no rows").help("add at least two rows"));
        }
        let (whitening, spread) = Whitening::from_factor(&self.whole().leading(1 + self.groups.len()), self.origin())?;
        let whitening = whitening.without_together(self.powers.as_deref().unwrap_or(&[]), &spread)?;
        Ok((whitening, spread))
    }

    fn origin(&self) -> &[f64] {
        self.start.as_ref().map_or(&[], |start| &start.origin)
    }

    fn whole(&self) -> Triangle {
        let mut whole = self.factors[0].clone();
        self.factors[1..].iter().for_each(|factor| whole.merge(factor));
        whole
    }

    /// Fits the family, a power law or a constant.
    ///
    /// # Errors
    ///
    /// Another family, no more rows than coefficients, and more coefficients than a fit may have.
    pub(crate) fn fit(&self, reach: Reach, choice: ModelChoice, loss: Loss) -> Result<Fit> {
        let (whitening, deviations) = self.whitening()?;
        let varying = if choice == ModelChoice::PowerLaw { whitening.rank() } else { 0 };
        let coefficients = Monomials::new(varying, 1)?.len();
        // (1, x − x₀, response) → (1, z, response).
        let shift: Vec<f64> = whitening.mean().iter().zip(self.origin()).map(|(mean, origin)| mean - origin).collect();
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
        let solution = solve(self.rows, coefficients, &choice.phrase(loss), || whole.clone())?;
        // As many rows as folds tell whether that many can be held out.
        let dealt = CrossValidation::KFold { folds: self.factors.len(), seed: self.seed };
        dealt.folds(self.rows.min(self.factors.len()))?;
        let factors: Vec<Triangle> = self.factors.iter().map(design).collect();
        let scatter = Scatter::new(&self.drawn, &whitening, self.factors.len(), coefficients);
        let parameters = coefficients as f64;
        let mut score = Score { model: choice.name(loss), parameters, ..Score::default() };
        let calibration = match leave_folds_out(&factors)? {
            Ok(without) => {
                let (squared_error, standard_error) = summary(&scored(&factors, &without));
                (score.squared_error, score.standard_error) = (Some(squared_error), Some(standard_error));
                scatter.calibration(&without)
            }
            Err(reason) => {
                score.reason = Some(reason);
                Calibration::default()
            }
        };
        let covariance = scatter.covariance(&solution)?;
        let rows = self.rows as f64;
        let train_rmse = (solution.squared_residuals / rows).sqrt();
        // The first column is that of ones: what the rest of the last one holds is the response less its mean.
        let of_response = |row: usize| whole.cell(row, varying + 1).powi(2);
        let variance = (1..varying + 2).map(of_response).sum::<f64>() / rows;
        let size = (variance + of_response(0) / rows).sqrt();
        let powers = |group| self.powers.as_ref().and_then(|powers| powers.get(group));
        let ranges = self.groups.iter().zip(&self.ranges).zip(deviations).enumerate();
        let ranges = ranges
            .map(|(group, ((named, &ends), deviation))| GroupRange::new(named.clone(), ends, deviation, powers(group)));
        let domain = Domain::from_parts(whitening, ranges.collect(), reach);
        let family = match choice {
            ModelChoice::PowerLaw => Family::PowerLaw(PowerLaw::from_solution(&domain, solution, &covariance)?),
            _ => Family::Constant(Constant::from_solution(&solution, &covariance)?),
        };
        Ok(Fit {
            model: Model::new(domain, family, calibration),
            choice,
            name: score.model.clone(),
            cv_rmse: score.cv_rmse(),
            train_rmse,
            cv_r2: score.squared_error.filter(|_| !is_rounding(variance, size)).map(|error| 1.0 - error / variance),
            leaderboard: vec![score],
            rows: self.rows,
            coefficients: parameters,
        })
    }
}

fn blocks(run: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let last = run.end;
    run.step_by(BLOCK).map(move |first| first..last.min(first + BLOCK))
}

/// The range of the numbers of two ranges.
fn joined(one: (f64, f64), other: (f64, f64)) -> (f64, f64) {
    (one.0.min(other.0), one.1.max(other.1))
}

#[cfg(test)]
mod tests;
