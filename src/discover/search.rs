//! Scores: how well laws with one more constant predict rows that they have not seen.

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

use nalgebra::DMatrix;
use rayon::prelude::*;

use super::Progress;
use super::folds::HeldOut;
use crate::error::{Code, Error, Result};
use crate::features::{Features, Scale as Form};
use crate::law::evaluate::{Values, forms, responses};
use crate::law::floats;
use crate::pi::{PiGroup, Problem, Sign, Variable};
use crate::regression::{
    CrossValidation, EXACT, Loss, ModelChoice, Projection, Sample, Settings, candidates, errors_on, shuffled,
};

/// Trials whose smoothers are fitted: the best by their linear families.
const SMOOTHED: usize = 12;
/// The most directions in which a thin-plate spline is fitted.
const MOST_DIRECTIONS: usize = 3;
/// Values that differ by less, in parts of the largest, are one (of dimension one).
const SAME: f64 = 1e-9;

/// Rows in the order of their folds.
pub(super) struct Panel<'a> {
    pub(super) problem: Problem,
    pub(super) values: Values<'a>,
    pub(super) folds: Vec<Range<usize>>,
    pub(super) loss: Loss,
    /// The responses over the scale of the problem; ln target where no scale is there.
    base: Vec<f64>,
    /// The logarithm of the scale, where the inputs reach the target.
    ln_scale: Option<Vec<f64>>,
}

/// What families see of the inputs, with a constant more or without.
pub(super) struct Trial {
    pub(super) features: Features,
    /// What is taken from the responses: the logarithm of the scale, where the constant is part of it.
    offset: Option<Vec<f64>>,
}

/// The error of unseen rows.
#[derive(Clone, Debug)]
pub(super) struct Unseen {
    /// In squared units of the response.
    pub(super) mean_square: f64,
    /// The sum of squares of each fold.
    pub(super) folds: Vec<f64>,
    pub(super) model: ModelChoice,
}

/// How laws with each of some constants do, the best of the families of each.
pub(super) struct Scores {
    /// `None` where a constant makes no difference that these rows could show.
    pub(super) classes: Vec<Option<Unseen>>,
    /// The law without a further constant, where there is one.
    pub(super) without: Option<Unseen>,
    pub(super) p_value: f64,
}

impl<'a> Panel<'a> {
    /// Takes rows in the order of `held_out`; `values` and `observed` are those of all rows, in SI coherent units.
    ///
    /// # Errors
    ///
    /// A target that is not positive and out of reach: its scale is not known, so errors would not compare.
    pub(super) fn new(
        problem: &Problem,
        values: Values<'a>,
        observed: &[f64],
        loss: Loss,
        held_out: &HeldOut,
    ) -> Result<Self> {
        let ln_scale = match problem.solve()?.scale() {
            Ok(scale) => Some(values.logarithms(&floats(&scale))),
            Err(error) if error.is_impossible() => None,
            Err(error) => return Err(error),
        };
        if ln_scale.is_none() && loss == Loss::Scaled {
            let name = problem.target().map_or("", Variable::name);
            return Err(Error::new(
                Code::Target,
                format!("`{name}` is out of reach and not positive in all rows: errors of different constants would not compare"),
            )
            .help("leave out the rows where it is zero or negative, or add a constant that reaches it"));
        }
        let base = match &ln_scale {
            Some(ln_scale) => responses(loss, observed, ln_scale),
            None => observed.iter().map(|value| value.ln()).collect(),
        };
        Ok(Self { problem: problem.clone(), values, folds: held_out.ranges(), loss, base, ln_scale })
    }

    /// The same rows with a constant added to the problem: 1 stands for its value.
    ///
    /// # Errors
    ///
    /// When the problem cannot be solved.
    pub(super) fn with_constant(&self, constant: &Variable) -> Result<Self> {
        let problem = self.problem.with(constant.clone())?;
        let values = self.values.and_constant(1.0);
        let (base, ln_scale) = match &self.ln_scale {
            Some(ln_scale) => (self.base.clone(), ln_scale.clone()),
            None => {
                let ln_scale = values.logarithms(&floats(&problem.solve()?.scale()?));
                (self.base.iter().zip(&ln_scale).map(|(base, ln_scale)| base - ln_scale).collect(), ln_scale)
            }
        };
        Ok(Self { problem, values, folds: self.folds.clone(), loss: self.loss, base, ln_scale: Some(ln_scale) })
    }

    /// Whether the inputs reach the target.
    pub(super) fn is_reachable(&self) -> bool {
        self.ln_scale.is_some()
    }

    /// Whether an input has several values.
    pub(super) fn varies(&self, place: usize) -> bool {
        let Some(column) = self.values.column(place) else { return false };
        let (low, high) = column
            .iter()
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), &cell| (low.min(cell), high.max(cell)));
        high - low > SAME * high.abs().max(low.abs())
    }

    /// The groups of the inputs that vary, as products.
    pub(super) fn varying_groups(&self) -> Result<Vec<String>> {
        let (basis, trial) = (self.problem.solve()?, self.as_it_is()?);
        let never = trial.features.domain().never_varying();
        let groups = basis.groups().iter().enumerate().filter(|(place, _)| !never.contains(place));
        Ok(groups.map(|(_, group)| group.to_string()).collect())
    }

    pub(super) fn rows(&self) -> usize {
        self.base.len()
    }

    /// The problem with one constant more, of unknown value: 1 stands for it.
    pub(super) fn with(&self, constant: &Variable) -> Result<Trial> {
        let problem = self.problem.with(constant.clone())?;
        self.trial(&problem, &self.values.and_constant(1.0))
    }

    /// The problem as it is.
    pub(super) fn as_it_is(&self) -> Result<Trial> {
        self.trial(&self.problem, &self.values)
    }

    fn trial(&self, problem: &Problem, values: &Values<'_>) -> Result<Trial> {
        let basis = problem.solve()?;
        let offset = match self.ln_scale {
            Some(_) => None,
            None => Some(values.logarithms(&floats(&basis.scale()?))),
        };
        let forms = forms(problem, basis.groups());
        let columns = values.features(basis.groups(), &forms);
        let names = basis.groups().iter().map(PiGroup::label).collect();
        Ok(Trial { features: Features::new(names, forms, columns, self.rows())?, offset })
    }

    /// The error of unseen rows without an input, over a scale of the others; `None` where no family can be held out.
    ///
    /// # Errors
    ///
    /// Where the others do not reach the target.
    pub(super) fn without(&self, places: &[usize], rest: &Problem) -> Result<Option<Unseen>> {
        let values = self.values.without(places);
        let mut trial = self.trial(rest, &values)?;
        let own = values.logarithms(&floats(&rest.solve()?.scale()?));
        trial.offset =
            self.ln_scale.as_ref().map(|whole| own.iter().zip(whole).map(|(own, whole)| own - whole).collect());
        Ok(self.unseen(&trial))
    }

    /// The responses of a trial.
    pub(super) fn responses(&self, trial: &Trial) -> Vec<f64> {
        self.moved(trial, DMatrix::from_column_slice(self.rows(), 1, &self.base)).as_slice().to_vec()
    }

    fn moved(&self, trial: &Trial, mut targets: DMatrix<f64>) -> DMatrix<f64> {
        if let Some(offset) = &trial.offset {
            targets.column_iter_mut().for_each(|mut column| {
                column.iter_mut().zip(offset).for_each(|(cell, offset)| *cell -= offset);
            });
        }
        targets
    }

    /// Mean squared errors below this are rounding error.
    fn exact(&self) -> f64 {
        let largest = self.base.iter().fold(0.0, |largest: f64, value| largest.max(value.abs()));
        (EXACT * (1.0 + largest)).powi(2)
    }

    /// The least error of the linear families for each column of targets, with the folds of the first column.
    fn linear(&self, trial: &Trial, targets: &DMatrix<f64>) -> Option<(Vec<f64>, Unseen)> {
        let responses = self.moved(trial, targets.clone());
        let mut best: Option<(Vec<f64>, Unseen)> = None;
        for model in families(&trial.features) {
            let Some(projection) = Projection::new(&trial.features, model, &self.folds) else { continue };
            let sums = projection.squared_errors(&responses);
            let means: Vec<f64> = sums.column_iter().map(|column| self.mean(&column.iter().copied())).collect();
            let own = Unseen { mean_square: means[0], folds: sums.column(0).iter().copied().collect(), model };
            best = Some(match best {
                None => (means, own),
                Some((least, before)) => {
                    let least = least.into_iter().zip(means).map(|(a, b)| a.min(b)).collect();
                    (least, if own.mean_square < before.mean_square { own } else { before })
                }
            });
        }
        best
    }

    fn mean(&self, sums: &(impl Iterator<Item = f64> + Clone)) -> f64 {
        (sums.clone().sum::<f64>() / self.rows() as f64).max(self.exact())
    }

    /// The least error of the linear families and of smoothers.
    pub(super) fn unseen(&self, trial: &Trial) -> Option<Unseen> {
        let targets = DMatrix::from_column_slice(self.rows(), 1, &self.base);
        let linear = self.linear(trial, &targets).map(|(_, own)| own);
        self.smoothed(trial, linear)
    }

    /// The better of what is known and smoothers.
    fn smoothed(&self, trial: &Trial, known: Option<Unseen>) -> Option<Unseen> {
        let response = self.responses(trial);
        let sample = Sample::new(&trial.features, &response);
        let lists: Vec<Vec<usize>> = self.folds.iter().map(|fold| fold.clone().collect()).collect();
        let smoothers: &[ModelChoice] = match trial.features.whitening().rank() {
            0 => &[],
            1..=MOST_DIRECTIONS => &[ModelChoice::Smooth],
            _ => &[ModelChoice::GaussianProcess(None)],
        };
        let found = smoothers.iter().filter_map(|&model| {
            let settings = Settings {
                choice: model,
                loss: self.loss,
                cross_validation: CrossValidation::LeaveOneOut,
                regressor: None,
            };
            let (_, errors) = errors_on(&sample, model, &settings, &lists)?;
            let folds: Vec<f64> = errors.iter().map(|fold| fold.iter().map(|error| error * error).sum()).collect();
            Some(Unseen { mean_square: self.mean(&folds.iter().copied()), folds, model })
        });
        found.chain(known).min_by(|a, b| a.mean_square.total_cmp(&b.mean_square))
    }

    /// Scores each constant, and the best of them against shuffled rows.
    ///
    /// What is shuffled are the residuals of the law without a further constant (Freedman & Lane 1983, Journal of Business & Economic
    /// Statistics 1, 292), so a law that is complete has the same null; or the targets, where no law is there without one. The search is
    /// repeated for each shuffle, with the linear families.
    ///
    /// # Errors
    ///
    /// When a problem cannot be solved.
    pub(super) fn search(
        &self,
        constants: &[Variable],
        (shuffles, seed): (usize, u64),
        progress: &Progress,
    ) -> Result<Scores> {
        let plain = if self.is_reachable() { Some(self.as_it_is()?) } else { None };
        let rank = plain.as_ref().map(|trial| trial.features.whitening().rank());
        let targets = self.shuffled_targets(plain.as_ref(), shuffles, seed);
        let without = plain.as_ref().and_then(|trial| self.linear(trial, &targets));
        let done = AtomicUsize::new(0);
        let score = |constant: &Variable| {
            // A constant that only a signed quantity could go with makes no group and no scale.
            let trial = self.with(constant).ok();
            let trial = trial.filter(|trial| rank.is_none_or(|rank| trial.features.whitening().rank() > rank));
            let found = trial.and_then(|trial| self.linear(&trial, &targets));
            progress(done.fetch_add(1, Ordering::Relaxed) + 1, constants.len());
            found
        };
        let mut scored: Vec<Option<(Vec<f64>, Unseen)>> = constants.par_iter().map(score).collect();
        let ratio = |column: usize| {
            let best = scored.iter().flatten().map(|(means, _)| means[column]).fold(f64::INFINITY, f64::min);
            best / without.as_ref().map_or(1.0, |(means, _)| means[column])
        };
        let own = ratio(0);
        let as_good = (1..=shuffles).filter(|&column| ratio(column) <= own).count();
        let p_value = (1 + as_good) as f64 / (1 + shuffles) as f64;
        let error = |place: usize| scored[place].as_ref().map_or(f64::INFINITY, |(_, own)| own.mean_square);
        let mut order: Vec<usize> = (0..scored.len()).filter(|&place| scored[place].is_some()).collect();
        order.sort_by(|&a, &b| error(a).total_cmp(&error(b)));
        order.truncate(SMOOTHED);
        let smoothed = |&place: &usize| {
            let (_, own) = scored[place].as_ref()?;
            self.smoothed(&self.with(&constants[place]).ok()?, Some(own.clone()))
        };
        let smoothed: Vec<Option<Unseen>> = order.par_iter().map(smoothed).collect();
        for (place, found) in order.into_iter().zip(smoothed) {
            if let (Some((_, own)), Some(found)) = (&mut scored[place], found) {
                *own = found;
            }
        }
        let without = match (&plain, without) {
            (Some(trial), Some((_, own))) => self.smoothed(trial, Some(own)),
            _ => None,
        };
        Ok(Scores { classes: scored.into_iter().map(|found| found.map(|(_, own)| own)).collect(), without, p_value })
    }

    /// The error of a power law in the inputs themselves, whose exponents no dimension holds; `None` where a target or an input that
    /// varies may be zero. It is no law, but what dimensions should not cost.
    ///
    /// # Errors
    ///
    /// As [`Features::new`].
    pub(super) fn free_power_law(&self) -> Result<Option<Unseen>> {
        let variables = self.problem.variables().iter().enumerate();
        let varying: Vec<_> = variables.filter(|(place, _)| self.varies(*place)).collect();
        if self.loss != Loss::Log || varying.iter().any(|(_, variable)| variable.sign() != Sign::Positive) {
            return Ok(None);
        }
        let columns: Vec<Vec<f64>> = varying
            .iter()
            .map(|(place, _)| self.values.column(*place).unwrap_or_default().iter().map(|value| value.ln()).collect())
            .collect();
        let names = varying.iter().map(|(_, variable)| variable.name().to_owned()).collect();
        let features = Features::new(names, vec![Form::Log; columns.len()], columns, self.rows())?;
        let Some(projection) = Projection::new(&features, ModelChoice::PowerLaw, &self.folds) else { return Ok(None) };
        let mut targets = DMatrix::from_column_slice(self.rows(), 1, &self.base);
        if let Some(ln_scale) = &self.ln_scale {
            targets.iter_mut().zip(ln_scale).for_each(|(cell, ln_scale)| *cell += ln_scale);
        }
        let folds: Vec<f64> = projection.squared_errors(&targets).iter().copied().collect();
        Ok(Some(Unseen { mean_square: self.mean(&folds.iter().copied()), folds, model: ModelChoice::PowerLaw }))
    }

    /// The targets, and behind them shuffled ones, a column each.
    fn shuffled_targets(&self, plain: Option<&Trial>, shuffles: usize, seed: u64) -> DMatrix<f64> {
        let rows = self.rows();
        let base = DMatrix::from_column_slice(rows, 1, &self.base);
        let fitted = plain.and_then(|trial| {
            let (_, own) = self.linear(trial, &base)?;
            Some(Projection::new(&trial.features, own.model, &self.folds)?.fitted(&base))
        });
        let fitted = fitted.unwrap_or_else(|| DMatrix::zeros(rows, 1));
        let orders: Vec<Vec<usize>> =
            (0..shuffles).map(|shuffle| shuffled(rows, seed.wrapping_add(shuffle as u64))).collect();
        DMatrix::from_fn(rows, shuffles + 1, |row, column| match column {
            0 => base[row],
            _ => {
                let from = orders[column - 1][row];
                fitted[row] + base[from] - fitted[from]
            }
        })
    }
}

/// The families that are linear in their coefficients and have them determined twice over.
fn families(features: &Features) -> Vec<ModelChoice> {
    let varies = features.whitening().rank() > 0;
    candidates(features, ModelChoice::Auto)
        .into_iter()
        .filter(|choice| varies != (*choice == ModelChoice::Constant))
        .collect()
}

impl Unseen {
    /// The root mean squared error.
    pub(super) fn root(&self) -> f64 {
        self.mean_square.sqrt()
    }

    /// The standard error of the mean square less that of another, fold by fold.
    pub(super) fn standard_error_of_difference(&self, other: &Self, sizes: &[Range<usize>]) -> f64 {
        let rows: usize = sizes.iter().map(Range::len).sum();
        let (rows, count) = (rows as f64, sizes.len() as f64);
        let difference = self.mean_square - other.mean_square;
        let folds = self.folds.iter().zip(&other.folds).zip(sizes);
        let spread: f64 =
            folds.map(|((own, other), size)| ((own - other - size.len() as f64 * difference) / rows).powi(2)).sum();
        (spread * count / (count - 1.0)).sqrt()
    }
}
