//! Fitting a law to a table: settings, the choice that they leave to the data, and the fit.

use serde::{Deserialize, Serialize};

use super::choose::{COMPARED, Choice, Data, choose, named_ends};
use super::evaluate::{Values, forms, observed, refuse_targets, responses};
use super::stream::Linear;
use super::{TableLaw, Weights, floats, no_target};
use crate::error::{Code, Error, Result};
use crate::features::{Features, first_unsound};
use crate::pi::{PiBasis, PiGroup, Problem, Scale};
use crate::regression::{self, CrossValidation, End, Fit, Folds, Loss, ModelChoice, Regressor, Sample, Settings};
use crate::table::{Column, Table};

/// How a law is fitted.
///
/// ```
/// use dimensionless::{FitOptions, ModelChoice};
/// let options = FitOptions { model: ModelChoice::PowerLaw, ..FitOptions::default() };
/// assert_eq!(options.loss, None);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FitOptions {
    /// The family, or the choice of one by cross-validation: the default.
    pub model: ModelChoice,
    /// Which rows are held out together; by default the rows of each label where the table has a column of labels that rows share (the one with the most labels),
    /// else each row by itself below 50 rows, and ten folds from there on. [`CrossValidation::Ends`] asks how far a law carries.
    pub cross_validation: Option<CrossValidation>,
    /// What is minimised; by default the squared error of ln(target/scale) for positive targets, else of target/scale.
    pub loss: Option<Loss>,
    /// How precisely each row was measured; by default all alike.
    pub weights: Option<Weights>,
    /// Which groups an automatic model may depend on.
    pub groups: GroupChoice,
}

/// Which groups an automatic model may depend on.
///
/// ```
/// use dimensionless::GroupChoice;
/// assert_eq!(GroupChoice::default(), GroupChoice::Select);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupChoice {
    /// Those that the rows support: without inputs that do not matter, or one to three combinations of them. They are chosen by
    /// holding out the ends of the inputs, and labels where rows have them. Laws of records take all groups: those are what their
    /// type says.
    #[default]
    Select,
    /// All groups of the basis.
    All,
}

/// What a fit was asked for, and what it could choose: a search can be repeated from it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Asked {
    pub(super) model: ModelChoice,
    pub(super) groups: GroupChoice,
}

impl TableLaw {
    /// Fits a law for a problem to a table that has a column for each input and for the target.
    ///
    /// # Errors
    /// A problem without target, an unreachable target, columns that are missing or of another dimension, too few
    /// rows, and settings that do not go with the rows.
    ///
    /// ```
    /// # use dimensionless::{FitOptions, Inputs, Table, TableLaw};
    /// let table = Table::from_csv("period [s],mass [kg]\n1,1\n2,2\n").unwrap();
    /// let problem = table.problem("period", &Inputs::all()).unwrap();
    /// assert!(TableLaw::fit(&problem, &table, &FitOptions::default()).unwrap_err().is_impossible());
    /// ```
    pub fn fit(problem: &Problem, table: &Table, options: &FitOptions) -> Result<Self> {
        Self::fit_basis(&problem.solve()?, table, options)
    }

    /// Fits a law in the groups and the scale of a given basis.
    ///
    /// # Errors
    /// As [`TableLaw::fit`].
    ///
    /// ```
    /// # use dimensionless::{FitOptions, Inputs, PiBasis, Table, TableLaw};
    /// let table = Table::from_csv("y [m],a [m],b [m]\n1,2,3\n2,3,9\n4,2,5\n3,1,8\n").unwrap();
    /// let problem = table.problem("y", &Inputs::all()).unwrap();
    /// let basis = PiBasis::with_groups(&problem, &[vec![-1, 1]]).unwrap();
    /// let law = TableLaw::fit_basis(&basis, &table, &FitOptions::default()).unwrap();
    /// assert_eq!(law.basis().groups()[0].to_string(), "b/a");
    /// ```
    pub fn fit_basis(basis: &PiBasis, table: &Table, options: &FitOptions) -> Result<Self> {
        Self::fit_any(basis, table, None, options)
    }

    /// Fits a law with a learner of one's own over the groups of a basis; [`FitOptions::model`] has no say.
    ///
    /// The law predicts, with intervals, like any other; it cannot be saved.
    ///
    /// # Errors
    /// As [`TableLaw::fit`], and what the learner refuses.
    ///
    /// ```
    /// use dimensionless::{FitOptions, Inputs, Learned, Table, TableLaw, TrainingRows};
    /// // Nothing is left to learn: a power law.
    /// let nothing = |_: &TrainingRows| -> Result<Learned, Box<dyn std::error::Error + Send + Sync>> {
    ///     Ok(Box::new(|_| 0.0))
    /// };
    /// let table = Table::from_csv("y [m],a [m],b [m]\n1,2,3\n2,3,9\n4,2,5\n3,1,8\n").unwrap();
    /// let basis = table.problem("y", &Inputs::all()).unwrap().solve().unwrap();
    /// let law = TableLaw::fit_with(&basis, &table, &nothing, &FitOptions::default()).unwrap();
    /// assert_eq!(law.model_name(), "own regressor");
    /// assert!(law.save("law.json").is_err());
    /// ```
    pub fn fit_with(basis: &PiBasis, table: &Table, regressor: &dyn Regressor, options: &FitOptions) -> Result<Self> {
        let options = FitOptions { model: ModelChoice::Own, ..options.clone() };
        Self::fit_any(basis, table, Some(regressor), &options)
    }

    fn fit_any(
        basis: &PiBasis,
        table: &Table,
        regressor: Option<&dyn Regressor>,
        options: &FitOptions,
    ) -> Result<Self> {
        let target = basis.problem().target().ok_or_else(no_target)?;
        let observed = observed(target, table)?;
        let values = Values::new(basis.problem(), table)?;
        Self::fit_targets(basis, (table, &values), observed, regressor, options, COMPARED)
    }

    /// Fits a law to the inputs of a table and to targets that need not be those of its rows; a choice is made by no more than
    /// `compared` rows.
    pub(super) fn fit_targets(
        basis: &PiBasis,
        (table, values): (&Table, &Values),
        observed: &[f64],
        regressor: Option<&dyn Regressor>,
        options: &FitOptions,
        compared: usize,
    ) -> Result<Self> {
        let scale = basis.scale()?;
        let target = basis.problem().target().ok_or_else(no_target)?;
        let positive = first_unsound(observed, |value| value > 0.0).is_none();
        let loss = options.loss.unwrap_or(if positive { Loss::Log } else { Loss::Scaled });
        if loss == Loss::Log && !positive {
            refuse_targets(target.name(), observed, table.first_row())?;
        }
        let ln_scale = || values.logarithms(&floats(&scale));
        let weights = options.weights.as_ref().map(|weights| weights.of_responses(loss, observed, &ln_scale()));
        let weights = weights.transpose()?;
        let (held_out, words) = held_out(options, table);
        let (ends, words) = match &held_out {
            CrossValidation::Ends => ends(basis.problem(), values)?,
            _ => (Vec::new(), words),
        };
        let words = Words { words, is_default: options.cross_validation.is_none() };
        let settings = Settings { choice: options.model, loss, cross_validation: held_out, regressor };
        let rows = Rows { basis, values, observed, weights: weights.as_deref(), ends, compared };
        let asked = Asked { model: options.model, groups: options.groups };
        let chosen = match options.model {
            ModelChoice::Auto => rows.choose(&scale, table, options, &settings)?,
            _ => None,
        };
        let Some(Choice { groups, scale, model, extrapolation, leaderboard }) = chosen else {
            let (fit, words) = rows.fit_held_out(basis.groups(), &scale, settings, words)?;
            return Self::assemble(basis, basis.groups().to_vec(), scale, fit, asked, loss, words);
        };
        let settings = Settings { choice: model, ..settings };
        let (mut fit, words) = rows.fit_held_out(&groups, &scale, settings, words)?;
        fit.leaderboard = leaderboard;
        fit.model.extrapolates_by(extrapolation.unwrap_or(0.0));
        Self::assemble(basis, groups, scale, fit, asked, loss, words)
    }
}

/// How rows are held out, in words.
struct Words {
    words: String,
    /// Whether nobody asked for it.
    is_default: bool,
}

/// What a law is fitted to.
struct Rows<'a> {
    basis: &'a PiBasis,
    values: &'a Values<'a>,
    /// In SI coherent units.
    observed: &'a [f64],
    weights: Option<&'a [f64]>,
    /// The ends of inputs, where those are held out.
    ends: Vec<End>,
    /// More rows than this are not compared for a choice.
    compared: usize,
}

impl Rows<'_> {
    /// Groups, scale and family, where the rows tell.
    fn choose(
        &self,
        scale: &Scale,
        table: &Table,
        options: &FitOptions,
        settings: &Settings,
    ) -> Result<Option<Choice>> {
        let finest = finest_labels(table);
        let labels = match &settings.cross_validation {
            CrossValidation::Groups(labels) => Some(&labels[..]),
            _ => finest.as_ref().map(|(_, labels)| &labels[..]),
        };
        let Self { basis, values, observed, weights, compared, .. } = *self;
        let selects = options.groups == GroupChoice::Select;
        let loss = settings.loss;
        choose(&Data { basis, scale, values, observed, weights, loss, labels, selects, compared }, settings)
    }

    /// The same as [`Rows::fit`], with what was held out in words. Labels that nobody asked for need not be left out: where a law
    /// needs each of them, rows by chance tell its error.
    fn fit_held_out(
        &self,
        groups: &[PiGroup],
        scale: &Scale,
        settings: Settings,
        Words { words, is_default }: Words,
    ) -> Result<(Fit, String)> {
        let fit = self.fit(groups, scale, &settings)?;
        if fit.cv_rmse.is_some() {
            return Ok((fit, words));
        }
        if is_default && matches!(settings.cross_validation, CrossValidation::Groups(_)) {
            let by_chance = CrossValidation::for_rows(self.values.rows());
            let words = format!("{}, since the law needs each of its labels", describe(&by_chance));
            return Ok((self.fit(groups, scale, &Settings { cross_validation: by_chance, ..settings })?, words));
        }
        let own = fit.leaderboard.iter().find(|score| score.model == fit.name);
        let reason = own.and_then(|score| score.reason.as_ref());
        let words = reason.map_or(words.clone(), |reason| format!("{words}: {reason}"));
        Ok((fit, words))
    }

    /// A fit in some groups, of the family that the settings name.
    fn fit(&self, groups: &[PiGroup], scale: &Scale, settings: &Settings) -> Result<Fit> {
        let Self { basis, values, observed, weights, .. } = *self;
        let (loss, choice, held_out) = (settings.loss, settings.choice, &settings.cross_validation);
        let many = values.rows() >= MANY && matches!(held_out, CrossValidation::KFold { .. });
        if is_linear(choice) && many && groups == basis.groups() && weights.is_none() {
            return Linear { basis, scale, loss, choice, held_out }.fit(|_, take| take(values, observed));
        }
        let response = responses(loss, observed, &values.logarithms(&floats(scale)));
        let names: Vec<String> = groups.iter().map(PiGroup::label).collect();
        let forms = forms(basis.problem(), groups);
        let columns = values.features(groups, &forms);
        let powers = values.powers(groups, &forms);
        let features = Features::of_inputs(names, forms, columns, powers, values.rows())?;
        let sample = Sample::new(&features, &response);
        let sample = match weights {
            Some(weights) => sample.weighted(weights)?,
            None => sample,
        };
        match settings.cross_validation {
            CrossValidation::Ends => regression::fit_without(&sample, settings, || Ok(Folds::Ends(self.ends.clone()))),
            _ => regression::fit(&sample, settings),
        }
    }
}

/// The ends of inputs that are held out, also in words.
///
/// # Errors
///
/// Where no input with a dimension varies.
fn ends(problem: &Problem, values: &Values) -> Result<(Vec<End>, String)> {
    let (ends, names) = named_ends(problem, values);
    if ends.is_empty() {
        let message = "the ends of inputs cannot be held out: no input with a dimension varies";
        return Err(Error::new(Code::Setting, message).help("hold out rows by chance, or add rows in which one varies"));
    }
    Ok((ends, format!("{} {}", describe(&CrossValidation::Ends), names.join(", "))))
}

/// Which rows are held out together, also in words.
fn held_out(options: &FitOptions, table: &Table) -> (CrossValidation, String) {
    if let Some(held_out) = &options.cross_validation {
        let mut words = describe(held_out);
        if let CrossValidation::Groups(labels) = held_out
            && let Some(column) = table.columns().iter().find(|column| column.is_grouped_as(labels))
        {
            words += &format!(" of `{}`", column.name());
        }
        return (held_out.clone(), words);
    }
    if let Some((name, labels)) = finest_labels(table) {
        let held_out = CrossValidation::Groups(labels);
        let words = format!("{} of `{name}`", describe(&held_out));
        return (held_out, words);
    }
    let held_out = CrossValidation::for_rows(table.rows());
    let words = describe(&held_out);
    (held_out, words)
}

/// From so many rows on the sums of squares and products alone decide a linear family: see [`Totals`].
const MANY: usize = 100_000;

/// The column of labels that rows share, with the label of each row: of several columns, the one with the most labels, the smallest
/// units that were measured by themselves.
pub(crate) fn finest_labels(table: &Table) -> Option<(&str, Vec<u32>)> {
    let count = |column: &Column| column.labels().map_or(0, <[String]>::len);
    let is_grouping = |column: &&Column| (2..table.rows()).contains(&count(column));
    // Of columns with as many labels, the first.
    let finest = table.columns().iter().rev().filter(is_grouping).max_by_key(|column| count(column))?;
    Some((finest.name(), finest.group_indices()))
}

/// Whether a family follows from the sums of squares and products of the rows.
pub(super) fn is_linear(model: ModelChoice) -> bool {
    matches!(model, ModelChoice::PowerLaw | ModelChoice::Constant)
}

/// A way to hold rows out, in words.
pub(crate) fn describe(cross_validation: &CrossValidation) -> String {
    match cross_validation {
        CrossValidation::KFold { folds, seed } => format!("{folds}-fold cross-validation, seed {seed}"),
        CrossValidation::LeaveOneOut => "leave-one-out cross-validation".to_owned(),
        CrossValidation::Ends => "cross-validation by the ends of".to_owned(),
        CrossValidation::Groups(labels) => {
            let mut distinct = labels.clone();
            distinct.sort_unstable();
            distinct.dedup();
            format!("leave-one-label-out cross-validation, {} labels", distinct.len())
        }
    }
}
