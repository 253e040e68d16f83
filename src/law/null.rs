//! Whether a law is better than the same fit to nothing: targets that were shuffled among the rows.
//!
//! The shuffled targets are quantities: each is divided by the scale of the row that it comes to. So what a fit gains merely
//! because inputs stand both in the scale and in the groups (Pearson 1897, Proceedings of the Royal Society 60, 489, "spurious
//! correlation"; Kenney 1982, Water Resources Research 18, 1041) is in the null as well, and is told apart from a law.

use rayon::prelude::*;
use serde::Serialize;

use super::diagnostics::Trained;
use super::diagnostics::span::standardised;
use super::evaluate::{Values, forms, observed, responses};
use super::{FitOptions, GroupChoice, TableLaw, Weights, floats};
use crate::error::{Code, Error, Result};
use crate::pi::PiBasis;
use crate::regression::least_squares::dot;
use crate::regression::{CrossValidation, ModelChoice, shuffled};
use crate::table::Table;

/// Rows by which a repeated search chooses: in so many it takes a second or two.
const COMPARED: usize = 50;
/// Rows that a repeated search then fits.
const MOST_ROWS: usize = 300;
/// The most shuffles for which a search is repeated, by the number of inputs that vary: with each, more groups have to be searched.
const MOST_SHUFFLES: [(usize, usize); 3] = [(3, 99), (5, 39), (usize::MAX, 19)];
/// Shuffles that are as good as the law, after which no more are made: p is then known to a third of itself.
const ENOUGH: usize = 10;
/// An R² below this (of dimension one) is the rounding error of a constant.
const ROUNDING: f64 = 1e-12;
/// Shuffles that are made before the next look at how many are as good.
const ROUND: usize = 10;

/// A law against fits to shuffled targets; errors are of ln target, or of target/scale.
///
/// ```
/// use dimensionless::{FitOptions, Inputs, Table, TableLaw, Variable};
/// let table = Table::read("examples/data/solar_system.csv")?;
/// let inputs = Inputs::all().constant(Variable::named_constant("G")?);
/// let law = TableLaw::fit(&table.problem("period", &inputs)?, &table, &FitOptions::default())?;
/// assert_eq!(law.null_test(&table, None, 99, 0)?.p_value, 0.01);
/// # Ok::<(), dimensionless::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NullTest {
    /// How often the targets were shuffled.
    ///
    /// These are less than asked for once ten are as good as the law, and where each repeats a long search: at most 99
    /// with up to three inputs, 39 with up to five, and 19 with more.
    pub shuffles: usize,
    /// How many shuffles were asked for.
    pub asked: usize,
    /// Where the shuffles start.
    pub seed: u64,
    /// Whether groups and family were chosen anew for each shuffle, as they were for the law.
    pub searched: bool,
    /// The number of rows: all or, where a search is repeated, 300 of them, evenly spaced.
    pub rows: usize,
    /// By how many of them, evenly spaced, groups and family were chosen where a search is repeated: at most 50.
    pub compared: usize,
    /// The error of unseen rows of the law, or of the one that the search finds in these rows.
    pub cv_rmse: f64,
    /// The same of each fit to shuffled targets, in rising order.
    pub null_cv_rmse: Vec<f64>,
    /// How many of them are as good as the law.
    pub as_good: usize,
    /// (1 + shuffles that are as good)/(1 + shuffles); 10/shuffles where the tenth that is as good ended the test (Besag & Clifford
    /// 1991, Biometrika 78, 301).
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
struct Refitted {
    /// The error of unseen rows.
    cv_rmse: f64,
    /// R² of the rows of the fit.
    explained: Option<f64>,
}

impl NullTest {
    /// Compares a search on the targets as they are with the same search on them in other orders of the rows.
    ///
    /// The shuffles come in rounds, whose results count in the order of the shuffles: so threads decide nothing.
    fn new(search: &Search, asked: usize, seed: u64) -> Result<Self> {
        let rows = search.observed.len();
        let own = search.again(&(0..rows).collect::<Vec<_>>())?;
        let most = search.most_shuffles().min(asked);
        let mut null: Vec<Refitted> = Vec::new();
        let mut as_good = 0;
        while null.len() < most && as_good < ENOUGH {
            let round: Vec<Refitted> = (null.len()..most.min(null.len() + ROUND))
                .into_par_iter()
                .map(|shuffle| {
                    let refitted = search.again(&shuffled(rows, seed.wrapping_add(shuffle as u64)));
                    refitted.map_err(|error| error.context(format_args!("targets shuffled for the null test")))
                })
                .collect::<Result<_>>()?;
            for refitted in round {
                if as_good < ENOUGH {
                    as_good += usize::from(refitted.cv_rmse <= own.cv_rmse);
                    null.push(refitted);
                }
            }
        }
        let shuffles = null.len();
        let p_value = if as_good == ENOUGH {
            ENOUGH as f64 / shuffles as f64
        } else {
            (1 + as_good) as f64 / (1 + shuffles) as f64
        };
        let explained: Option<Vec<f64>> = null.iter().map(|null| null.explained).collect();
        let null_explained = explained.map(|all| all.iter().sum::<f64>() / shuffles as f64);
        let mut null_cv_rmse: Vec<f64> = null.iter().map(|null| null.cv_rmse).collect();
        null_cv_rmse.sort_by(f64::total_cmp);
        let share = |(own, null): (f64, f64)| (own > ROUNDING).then(|| (null / own).clamp(0.0, 1.0));
        Ok(Self {
            shuffles,
            asked,
            seed,
            searched: search.is_long(),
            rows,
            compared: rows.min(COMPARED),
            cv_rmse: own.cv_rmse,
            null_cv_rmse,
            as_good,
            p_value,
            explained: own.explained,
            null_explained,
            self_correlation: own.explained.zip(null_explained).and_then(share),
        })
    }

    /// Whether so many shuffles were as good that more would not have told more.
    ///
    /// ```
    /// # use dimensionless::{FitOptions, Inputs, Table, TableLaw};
    /// # let table = Table::from_csv("y [m],a [m]\n5,2\n5,3\n4,2\n6,1\n5,7\n4,3\n6,4\n5,9\n")?;
    /// let law = TableLaw::fit(&table.problem("y", &Inputs::all())?, &table, &FitOptions::default())?;
    /// let test = law.null_test(&table, None, 99, 0)?;
    /// assert!(test.is_settled() && test.shuffles < 99 && test.p_value == 10.0 / test.shuffles as f64);
    /// # Ok::<(), dimensionless::Error>(())
    /// ```
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.as_good == ENOUGH
    }
}

impl TableLaw {
    /// Repeats the search for the law on targets that were shuffled among the rows, and compares.
    ///
    /// What a fit was left to choose is chosen anew for each shuffle: groups and family of an automatic law, or the family alone
    /// in all groups. A law of a named family is fitted again in its groups. Rows are held out as a fit does by
    /// default. The result depends on the order of the rows and the seed only.
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
    /// let test = law.null_test(&table, None, 99, 0)?;
    /// assert!(test.p_value > 0.2 && test.explained.unwrap() > 0.2 && test.self_correlation.unwrap() > 0.8);
    /// # Ok::<(), dimensionless::Error>(())
    /// ```
    pub fn null_test(&self, table: &Table, weights: Option<&Weights>, shuffles: usize, seed: u64) -> Result<NullTest> {
        if self.asked.model == ModelChoice::Own {
            return Err(Error::new(Code::Setting, "a learner of one's own cannot be fitted again from its law")
                .help("fit one of the families of the program to the same table"));
        }
        if shuffles == 0 {
            return Err(Error::new(Code::Setting, "a null test needs at least 1 shuffle, and 0 were asked for")
                .help("ask for 99, so that the smallest p-value is 0.01"));
        }
        Trained::new(self, table, weights)?;
        let rows = table.rows();
        if self.asked.model != ModelChoice::Auto || rows <= MOST_ROWS {
            return NullTest::new(&Search::new(self, table, weights.cloned())?, shuffles, seed);
        }
        let kept: Vec<usize> = (0..MOST_ROWS).map(|i| i * rows / MOST_ROWS).collect();
        let mut keep = vec![false; rows];
        kept.iter().for_each(|&row| keep[row] = true);
        let weights = weights.map(|weights| weights.of_rows(&kept));
        NullTest::new(&Search::new(self, &table.select(&keep), weights)?, shuffles, seed)
    }
}

/// How a law was found, to be repeated.
struct Search<'a> {
    basis: PiBasis,
    table: &'a Table,
    values: Values<'a>,
    observed: &'a [f64],
    options: FitOptions,
    /// How many inputs vary.
    inputs: usize,
    /// Whether a group of the basis varies.
    varies: bool,
}

impl<'a> Search<'a> {
    fn new(law: &'a TableLaw, table: &'a Table, weights: Option<Weights>) -> Result<Self> {
        let problem = law.basis.problem();
        // A scale that was selected came from the targets as they are: the search starts from that of the problem.
        let basis = match law.asked.groups {
            GroupChoice::Select => law.basis.clone().with_scale(problem.solve()?.scale()?.exponents())?,
            GroupChoice::All => law.basis.clone(),
        };
        let values = Values::new(problem, table)?;
        let columns = values.features(basis.groups(), &forms(problem, basis.groups()));
        let options = FitOptions {
            model: law.asked.model,
            groups: law.asked.groups,
            loss: Some(law.quality.loss),
            weights,
            ..FitOptions::default()
        };
        let varies = |column: &[f64]| standardised(column).is_some();
        let inputs = (0..problem.variables().len()).filter(|&place| values.column(place).is_some_and(varies)).count();
        let varies = columns.iter().any(|column| varies(column));
        let observed = observed(law.target(), table)?;
        let mut search = Self { basis, table, values, observed, options, inputs, varies };
        // Labels may hold a whole direction: then no law can be held out by them, and rows by chance have to do.
        let order: Vec<usize> = (0..table.rows()).collect();
        if !search.fit(&order, search.options.model).is_ok_and(|law| law.quality.cv_rmse.is_some()) {
            search.options.cross_validation = Some(CrossValidation::for_rows(table.rows()));
        }
        Ok(search)
    }

    /// Whether groups or families are searched each time.
    fn is_long(&self) -> bool {
        self.options.model == ModelChoice::Auto
    }

    fn most_shuffles(&self) -> usize {
        let most = MOST_SHUFFLES.into_iter().find(|&(inputs, _)| self.inputs <= inputs);
        most.filter(|_| self.is_long()).map_or(usize::MAX, |(_, shuffles)| shuffles)
    }

    fn fit(&self, order: &[usize], model: ModelChoice) -> Result<TableLaw> {
        let targets: Vec<f64> = order.iter().map(|&row| self.observed[row]).collect();
        // A target keeps its weight: both come from one measurement.
        let weights = self.options.weights.as_ref().map(|weights| weights.of_rows(order));
        let options = FitOptions { model, weights, ..self.options.clone() };
        TableLaw::fit_targets(&self.basis, (self.table, &self.values), &targets, None, &options, COMPARED)
    }

    /// The search with the targets of the rows in another order.
    fn again(&self, order: &[usize]) -> Result<Refitted> {
        // Families that look for a shape refuse targets that have none: their simplest case is the power law.
        let looks_for_a_shape =
            matches!(self.options.model, ModelChoice::Auto | ModelChoice::Asymptotes | ModelChoice::Blend);
        let law = match self.fit(order, self.options.model) {
            Ok(law) if law.quality.cv_rmse.is_some() || !looks_for_a_shape => law,
            Err(error) if !looks_for_a_shape => return Err(error),
            _ => self.fit(order, ModelChoice::PowerLaw)?,
        };
        let cv_rmse = law.quality.cv_rmse.ok_or_else(|| {
            let reason = law.quality.leaderboard.iter().find_map(|score| score.reason.clone()).unwrap_or_default();
            Error::new(Code::Setting, format!("no rows could be held out: {reason}"))
                .help("add rows, or fit a family with fewer coefficients")
        })?;
        let ln_scale = self.values.logarithms(&floats(&law.scale));
        let targets: Vec<f64> = order.iter().map(|&row| self.observed[row]).collect();
        let (loss, rows) = (law.quality.loss, targets.len() as f64);
        let responses = responses(loss, &targets, &ln_scale);
        let weights = self.options.weights.as_ref().map(|weights| weights.of_rows(order));
        let shares = Weights::shares(weights.as_ref(), loss, &targets, &ln_scale)?;
        let mean = dot(&shares, &responses) / rows;
        let squares = responses.iter().zip(&shares).map(|(value, share)| share * (value - mean).powi(2));
        let variance = squares.sum::<f64>() / rows;
        let explains = self.varies && law.quality.cv_r2.is_some();
        Ok(Refitted {
            cv_rmse,
            explained: explains.then(|| (1.0 - law.quality.train_rmse.powi(2) / variance).max(0.0)),
        })
    }
}
