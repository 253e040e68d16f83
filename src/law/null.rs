//! Whether a law is better than the same fit to nothing: targets that were shuffled among the rows.
//!
//! The shuffled targets are quantities: each is divided by the scale of the row that it comes to. So what a fit gains merely
//! because inputs stand both in the scale and in the groups (Pearson 1897, Proceedings of the Royal Society 60, 489, "spurious
//! correlation"; Kenney 1982, Water Resources Research 18, 1041) is in the null as well, and is told apart from a law.

use rayon::prelude::*;
use serde::Serialize;

use super::TableLaw;
use super::diagnostics::Trained;
use super::evaluate::{forms, observed, responses};
use crate::error::{Code, Error, Result};
use crate::features::Features;
use crate::pi::PiGroup;
use crate::regression::{self, CrossValidation, ModelChoice, Sample, Settings, shuffled};
use crate::table::Table;

/// A law against fits to shuffled targets; errors are of ln target, or of target/scale.
///
/// ```
/// use dimensionless::{FitOptions, Inputs, Table, TableLaw, Variable};
/// let table = Table::read("examples/data/solar_system.csv")?;
/// let inputs = Inputs::all().constant(Variable::named_constant("G")?);
/// let law = TableLaw::fit(&table.problem("period", &inputs)?, &table, &FitOptions::default())?;
/// assert_eq!(law.null_test(&table, 99, 0)?.p_value, 0.01);
/// # Ok::<(), dimensionless::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NullTest {
    /// How often the targets were shuffled.
    pub shuffles: usize,
    /// Where the shuffles start.
    pub seed: u64,
    /// The error of unseen rows of the law.
    pub cv_rmse: f64,
    /// The same of each fit to shuffled targets, in rising order.
    pub null_cv_rmse: Vec<f64>,
    /// (1 + fits to shuffled targets that are as good)/(1 + shuffles).
    pub p_value: f64,
    /// The part of the variance of the response that the law explains, R² of its own rows; `None` where no group or no
    /// response varies.
    pub explained: Option<f64>,
    /// The mean of the same over the shuffles.
    pub null_explained: Option<f64>,
    /// The part of R² that shuffled targets reach too: self-correlation, and coefficients that follow noise; never above 1.
    pub self_correlation: Option<f64>,
}

/// How good one fit is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Refitted {
    /// The error of unseen rows.
    pub(super) cv_rmse: f64,
    /// R² of the rows of the fit.
    pub(super) explained: Option<f64>,
}

impl NullTest {
    /// Compares a fit to observed targets with fits to the same targets in another order of the rows.
    ///
    /// # Errors
    ///
    /// Without shuffles, and those of the fits.
    pub(super) fn new(
        observed: &[f64],
        (shuffles, seed): (usize, u64),
        refit: impl Fn(&[f64]) -> Result<Refitted> + Sync,
    ) -> Result<Self> {
        if shuffles == 0 {
            return Err(Error::new(Code::Setting, "a null test needs at least 1 shuffle, and 0 were asked for")
                .help("ask for 99, so that the smallest p-value is 0.01"));
        }
        let own = refit(observed)?;
        let null: Vec<Refitted> = (0..shuffles)
            .into_par_iter()
            .map(|shuffle| {
                let order = shuffled(observed.len(), seed.wrapping_add(shuffle as u64));
                let permuted: Vec<f64> = order.into_iter().map(|row| observed[row]).collect();
                refit(&permuted).map_err(|error| error.context(format_args!("targets shuffled for the null test")))
            })
            .collect::<Result<_>>()?;
        let as_good = null.iter().filter(|null| null.cv_rmse <= own.cv_rmse).count();
        let explained: Option<Vec<f64>> = null.iter().map(|null| null.explained).collect();
        let null_explained = explained.map(|all| all.iter().sum::<f64>() / shuffles as f64);
        let mut null_cv_rmse: Vec<f64> = null.iter().map(|null| null.cv_rmse).collect();
        null_cv_rmse.sort_by(f64::total_cmp);
        let share = |(own, null): (f64, f64)| (own > 0.0).then(|| (null / own).clamp(0.0, 1.0));
        Ok(Self {
            shuffles,
            seed,
            cv_rmse: own.cv_rmse,
            null_cv_rmse,
            p_value: (1 + as_good) as f64 / (1 + shuffles) as f64,
            explained: own.explained,
            null_explained,
            self_correlation: own.explained.zip(null_explained).and_then(share),
        })
    }
}

impl TableLaw {
    /// Fits the law's family in the law's groups to targets that were shuffled among the rows, and compares.
    ///
    /// The groups and the family are those of the law: that they were chosen, too, is not repeated. Rows are held out as
    /// [`CrossValidation::for_rows`] says. The result depends on the order of the rows and the seed only.
    ///
    /// # Errors
    /// As [`TableLaw::diagnose`]; a learner of one's own, which no law holds the means to fit again; rows that cannot be held
    /// out; and no shuffles.
    ///
    /// ```
    /// # use dimensionless::{FitOptions, Inputs, ModelChoice, Table, TableLaw};
    /// let table = Table::from_csv("y [m],a [m],b [m]\n5,2,4\n5,3,9\n4,2,5\n6,1,8\n5,7,9\n4,3,2\n6,4,4\n5,9,5\n")?;
    /// let options = FitOptions { model: ModelChoice::PowerLaw, ..FitOptions::default() };
    /// let law = TableLaw::fit(&table.problem("y", &Inputs::all())?, &table, &options)?;
    /// // y has nothing to do with a and b, and yet ln(y/a) follows ln(a/b).
    /// let test = law.null_test(&table, 99, 0)?;
    /// assert!(test.p_value > 0.2 && test.explained.unwrap() > 0.2 && test.self_correlation.unwrap() > 0.8);
    /// # Ok::<(), dimensionless::Error>(())
    /// ```
    pub fn null_test(&self, table: &Table, shuffles: usize, seed: u64) -> Result<NullTest> {
        if self.choice == ModelChoice::Own {
            return Err(Error::new(Code::Setting, "a learner of one's own cannot be fitted again from its law")
                .help("fit one of the families of the program to the same table"));
        }
        let Trained { features, ln_scale, .. } = Trained::new(self, table)?;
        let names = self.groups.iter().map(PiGroup::label).collect();
        let features = Features::new(names, forms(self.basis.problem(), &self.groups), features, table.rows())?;
        let loss = self.quality.loss;
        let cross_validation = CrossValidation::for_rows(table.rows());
        let settings = Settings { choice: self.choice, loss, cross_validation, regressor: None };
        // Families that look for a shape refuse targets that have none: their simplest case is the power law.
        let simplest = Settings { choice: ModelChoice::PowerLaw, ..settings.clone() };
        let looks_for_a_shape = matches!(self.choice, ModelChoice::Asymptotes | ModelChoice::Blend);
        NullTest::new(observed(self.target(), table)?, (shuffles, seed), |targets| {
            let responses = responses(loss, targets, &ln_scale);
            let sample = Sample::new(&features, &responses);
            let fit = match regression::fit(&sample, &settings) {
                Ok(fit) if fit.cv_rmse.is_some() || !looks_for_a_shape => fit,
                Err(error) if !looks_for_a_shape => return Err(error),
                _ => regression::fit(&sample, &simplest)?,
            };
            let cv_rmse = fit.cv_rmse.ok_or_else(|| {
                let reason = fit.leaderboard.iter().find_map(|score| score.reason.clone()).unwrap_or_default();
                Error::new(Code::Setting, format!("no rows could be held out: {reason}"))
                    .help("add rows, or fit a family with fewer coefficients")
            })?;
            let mean = responses.iter().sum::<f64>() / responses.len() as f64;
            let variance = responses.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / responses.len() as f64;
            // Where no group varies a fit explains none of the variance about its mean.
            let explains = features.whitening().rank() > 0 && fit.cv_r2.is_some();
            let explained = explains.then(|| 1.0 - fit.train_rmse.powi(2) / variance);
            Ok(Refitted { cv_rmse, explained })
        })
    }
}
