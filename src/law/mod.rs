//! Laws: scale × regressor. Fitting, prediction with units, saving.

mod choose;
mod constraint;
mod diagnostics;
mod display;
mod evaluate;
mod export;
mod null;
mod quality;
mod save;
mod sensitivity;
mod stream;
mod typed;
mod weights;

use crate::error::{Code, Error, Result};
use crate::features::{Features, first_unsound};
use crate::pi::{PiBasis, PiGroup, Problem, Scale, Variable};
use crate::regression::{self, Coefficient, CrossValidation, Fit, Loss, ModelChoice, Regressor, Sample, Settings};
use crate::table::{Column, Table};
use choose::{Choice, Data, choose};
use evaluate::{Values, forms, observed, refuse_targets, responses};
use stream::Linear;

pub use constraint::{ConstraintTest, FreeExponent, Verdict};
pub use diagnostics::{Against, Collinearity, Combination, Diagnostics, Influence, RowDiagnostics, Trend, Untested};
pub use export::{Export, Exported};
pub use null::NullTest;
pub use quality::{Predictions, Quality};
pub use typed::{Law, Prediction};
pub use weights::Weights;

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
    /// else each row by itself below 50 rows, and ten folds from there on.
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum GroupChoice {
    /// Those that the rows support: without inputs that do not matter, or a single combination of them. They are chosen by
    /// holding out the ends of the inputs, and labels where rows have them. Laws of records take all groups: those are what their
    /// type says.
    #[default]
    Select,
    /// All groups of the basis.
    All,
}

/// A law fitted to a table: target = scale · F(Π), with units on both sides.
///
/// ```
/// use dimensionless::{FitOptions, Inputs, Table, TableLaw, Variable};
/// let table = Table::from_csv("fall [s],height [cm]\n0.4515,100\n0.6386,200\n0.7821,300\n").unwrap();
/// let inputs = Inputs::all().constant(Variable::named_constant("g").unwrap());
/// let law = TableLaw::fit(&table.problem("fall", &inputs).unwrap(), &table, &FitOptions::default()).unwrap();
/// assert!(law.to_string().starts_with("fall = 1.414 · height^(1/2) g^(-1/2)"));
///
/// let feet = Table::from_csv("height [ft]\n3.28084\n").unwrap();
/// let fall = law.predict(&feet, 0.95).unwrap();
/// assert!((fall.values[0] - 0.4515).abs() < 1e-3);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct TableLaw {
    basis: PiBasis,
    /// Those of the basis, or the few combinations of them that were selected.
    groups: Vec<PiGroup>,
    scale: Scale,
    model: regression::Model,
    choice: ModelChoice,
    model_name: String,
    quality: Quality,
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
        let scale = basis.scale()?;
        let target = basis.problem().target().ok_or_else(no_target)?;
        let observed = observed(target, table)?;
        let values = Values::new(basis.problem(), table)?;
        let positive = first_unsound(observed, |value| value > 0.0).is_none();
        let loss = options.loss.unwrap_or(if positive { Loss::Log } else { Loss::Scaled });
        if loss == Loss::Log {
            refuse_targets(target.name(), observed, table.first_row())?;
        }
        let ln_scale = values.logarithms(&floats(&scale));
        let weights = options.weights.as_ref().map(|weights| weights.of_responses(loss, observed, &ln_scale));
        let weights = weights.transpose()?;
        let labels = finest_labels(table);
        let (held_out, words) = match (&options.cross_validation, &labels) {
            (Some(held_out), _) => (held_out.clone(), describe(held_out)),
            (None, Some((name, labels))) => {
                let held_out = CrossValidation::Groups(labels.clone());
                let words = format!("{} of `{name}`", describe(&held_out));
                (held_out, words)
            }
            (None, None) => {
                let held_out = CrossValidation::for_rows(values.rows());
                let words = describe(&held_out);
                (held_out, words)
            }
        };
        let settings = Settings { choice: options.model, loss, cross_validation: held_out, regressor };
        let mut chosen = None;
        if options.model == ModelChoice::Auto {
            let labels = match &settings.cross_validation {
                CrossValidation::Groups(labels) => Some(&labels[..]),
                _ => labels.as_ref().map(|(_, labels)| &labels[..]),
            };
            let selects = options.groups == GroupChoice::Select;
            let weights = weights.as_deref();
            chosen = choose(
                &Data { basis, scale: &scale, values: &values, observed, weights, loss, labels, selects },
                &settings,
            )?;
        }
        let (groups, scale, settings, leaderboard, extrapolation) = match chosen {
            Some(Choice { groups, scale, model, extrapolation, leaderboard }) => {
                (groups, scale, Settings { choice: model, ..settings }, Some(leaderboard), extrapolation)
            }
            None => (basis.groups().to_vec(), scale, settings, None, None),
        };
        let many = values.rows() >= MANY && matches!(settings.cross_validation, CrossValidation::KFold { .. });
        let all = groups == basis.groups();
        let mut fit = if is_linear(settings.choice) && many && all && weights.is_none() {
            let held_out = &settings.cross_validation;
            Linear { basis, scale: &scale, loss, choice: settings.choice, held_out }
                .fit(|_, take| take(&values, observed))?
        } else {
            let response = responses(loss, observed, &values.logarithms(&floats(&scale)));
            let names: Vec<String> = groups.iter().map(PiGroup::label).collect();
            let forms = forms(basis.problem(), &groups);
            let columns = values.features(&groups, &forms);
            let features = Features::new(names, forms, columns, values.rows())?;
            let sample = Sample::new(&features, &response);
            let sample = match &weights {
                Some(weights) => sample.weighted(weights)?,
                None => sample,
            };
            regression::fit(&sample, &settings)?
        };
        if let Some(leaderboard) = leaderboard {
            fit.leaderboard = leaderboard;
        }
        fit.model.extrapolates_by(extrapolation.unwrap_or(0.0));
        let basis = basis.clone().with_scale(scale.exponents())?;
        Ok(Self::assemble(basis, groups, scale, fit, loss, words))
    }

    fn assemble(
        basis: PiBasis,
        groups: Vec<PiGroup>,
        scale: Scale,
        fit: Fit,
        loss: Loss,
        cross_validation: String,
    ) -> Self {
        let quality = Quality {
            rows: fit.rows,
            coefficients: fit.coefficients,
            cv_rmse: fit.cv_rmse,
            train_rmse: fit.train_rmse,
            cv_r2: fit.cv_r2,
            loss,
            cross_validation,
            leaderboard: fit.leaderboard,
        };
        Self { basis, groups, scale, model: fit.model, choice: fit.choice, model_name: fit.name, quality }
    }

    /// Predicts the target for every row of a table, with intervals of a level such as 0.95.
    ///
    /// The table needs the inputs that the law depends on, by name, in any unit of their dimension; constants come from
    /// the law.
    ///
    /// # Errors
    /// Inputs that are missing or of another dimension, values of a sign that was not trained, and a level outside 0 to 1.
    ///
    /// ```
    /// # use dimensionless::{FitOptions, Inputs, Table, TableLaw};
    /// # let table = Table::from_csv("area [m^2],side [m]\n1.1,1\n3.9,2\n9.1,3\n").unwrap();
    /// # let law = TableLaw::fit(&table.problem("area", &Inputs::all()).unwrap(), &table, &FitOptions::default()).unwrap();
    /// let wrong = Table::from_csv("side [kg]\n1\n").unwrap();
    /// assert!(law.predict(&wrong, 0.95).unwrap_err().to_string().contains("dimension [M] where [L] is needed"));
    /// ```
    pub fn predict(&self, table: &Table, level: f64) -> Result<Predictions> {
        let (features, ln_scale) = self.features(table)?;
        let rows = self.predict_rows(&features, ln_scale, level)?;
        let mut predictions = Predictions {
            values: Vec::with_capacity(rows.len()),
            lower: Vec::with_capacity(rows.len()),
            upper: Vec::with_capacity(rows.len()),
            outside: Vec::with_capacity(rows.len()),
        };
        for row in rows {
            predictions.values.push(row.value);
            predictions.lower.push(row.interval.0);
            predictions.upper.push(row.interval.1);
            predictions.outside.push(row.outside);
        }
        Ok(predictions)
    }

    /// The features, one column a group, and the logarithm of the scale, for each row of a table.
    fn features(&self, table: &Table) -> Result<(Vec<Vec<f64>>, Vec<f64>)> {
        let values = Values::used(self.basis.problem(), &self.groups, &self.scale, table)?;
        Ok((values.features(&self.groups, &self.forms()), values.logarithms(&floats(&self.scale))))
    }

    /// Predicts row by row, in SI coherent units.
    fn predict_rows(
        &self,
        features: &[Vec<f64>],
        ln_scale: Vec<f64>,
        level: f64,
    ) -> Result<impl ExactSizeIterator<Item = Prediction<f64>> + use<>> {
        let rows = self.model.predict_rows(features, ln_scale.len(), level)?;
        let loss = self.quality.loss;
        Ok(rows.into_iter().zip(ln_scale).map(move |(row, ln_scale)| {
            let value = |response: f64| match loss {
                Loss::Log => (response + ln_scale).exp(),
                Loss::Scaled => response * ln_scale.exp(),
            };
            let interval = (value(row.mean - row.half_width), value(row.mean + row.half_width));
            Prediction { value: value(row.mean), interval, outside: row.outside }
        }))
    }

    /// The basis.
    ///
    /// ```
    /// # use dimensionless::{FitOptions, Inputs, ModelChoice, Table, TableLaw};
    /// # let table = Table::from_csv("y [m],a [m],b [m]\n1,2,4\n2,3,9\n4,2,5\n3,1,8\n").unwrap();
    /// # let options = FitOptions { model: ModelChoice::PowerLaw, ..FitOptions::default() };
    /// # let law = TableLaw::fit(&table.problem("y", &Inputs::all()).unwrap(), &table, &options).unwrap();
    /// assert_eq!(law.basis().groups()[0].to_string(), "a/b");
    /// ```
    #[must_use]
    pub fn basis(&self) -> &PiBasis {
        &self.basis
    }

    /// The groups that the law depends on: those of the basis, or the few combinations of them that were selected.
    ///
    /// ```
    /// # use dimensionless::{FitOptions, Inputs, ModelChoice, Table, TableLaw};
    /// # let table = Table::from_csv("y [m],a [m],b [m]\n1,2,4\n2,3,9\n4,2,5\n3,1,8\n").unwrap();
    /// # let options = FitOptions { model: ModelChoice::PowerLaw, ..FitOptions::default() };
    /// # let law = TableLaw::fit(&table.problem("y", &Inputs::all()).unwrap(), &table, &options).unwrap();
    /// assert_eq!(law.groups(), law.basis().groups());
    /// ```
    #[must_use]
    pub fn groups(&self) -> &[PiGroup] {
        &self.groups
    }

    /// How each group enters the model.
    pub(crate) fn forms(&self) -> Vec<crate::features::Scale> {
        forms(self.basis.problem(), &self.groups)
    }

    /// The scale of the target.
    ///
    /// ```
    /// # use dimensionless::{FitOptions, Inputs, Table, TableLaw};
    /// # let table = Table::from_csv("area [m^2],side [m]\n1,1\n4,2\n9,3\n").unwrap();
    /// # let law = TableLaw::fit(&table.problem("area", &Inputs::all()).unwrap(), &table, &FitOptions::default()).unwrap();
    /// assert_eq!(law.scale().to_string(), "side²");
    /// ```
    #[must_use]
    pub fn scale(&self) -> &Scale {
        &self.scale
    }

    /// What is predicted.
    ///
    /// ```
    /// # use dimensionless::{FitOptions, Inputs, Table, TableLaw};
    /// # let table = Table::from_csv("area [m^2],side [m]\n1,1\n4,2\n9,3\n").unwrap();
    /// # let law = TableLaw::fit(&table.problem("area", &Inputs::all()).unwrap(), &table, &FitOptions::default()).unwrap();
    /// assert_eq!(law.target().name(), "area");
    /// ```
    #[must_use]
    pub fn target(&self) -> &Variable {
        self.basis.problem().target().expect("a law has a target: `fit` and `load` refuse problems without one")
    }

    /// The family that was fitted.
    ///
    /// ```
    /// # use dimensionless::{FitOptions, Inputs, ModelChoice, Table, TableLaw};
    /// # let table = Table::from_csv("area [m^2],side [m]\n1,1\n4,2\n9,3\n").unwrap();
    /// # let law = TableLaw::fit(&table.problem("area", &Inputs::all()).unwrap(), &table, &FitOptions::default()).unwrap();
    /// assert_eq!(law.model(), ModelChoice::Constant);
    /// ```
    #[must_use]
    pub fn model(&self) -> ModelChoice {
        self.choice
    }

    /// The name of the family: `power law`.
    ///
    /// ```
    /// # use dimensionless::{FitOptions, Inputs, ModelChoice, Table, TableLaw};
    /// # let table = Table::from_csv("y [m],a [m],b [m]\n1,2,4\n2,3,9\n4,2,5\n3,1,8\n").unwrap();
    /// # let options = FitOptions { model: ModelChoice::PowerLaw, ..FitOptions::default() };
    /// # let law = TableLaw::fit(&table.problem("y", &Inputs::all()).unwrap(), &table, &options).unwrap();
    /// assert_eq!(law.model_name(), "power law");
    /// ```
    #[must_use]
    pub fn model_name(&self) -> &str {
        &self.model_name
    }

    /// How good the fit is.
    ///
    /// ```
    /// # use dimensionless::{FitOptions, Inputs, Table, TableLaw};
    /// # let table = Table::from_csv("area [m^2],side [m]\n1,1\n4,2\n9,3\n").unwrap();
    /// # let law = TableLaw::fit(&table.problem("area", &Inputs::all()).unwrap(), &table, &FitOptions::default()).unwrap();
    /// assert_eq!((law.quality().rows, law.quality().coefficients), (3, 1.0));
    /// ```
    #[must_use]
    pub fn quality(&self) -> &Quality {
        &self.quality
    }

    /// The coefficients: `constant`, or `intercept` and one exponent a group; none for polynomials and
    /// splines, whose coefficients belong to whitened coordinates.
    ///
    /// ```
    /// # use dimensionless::{FitOptions, Inputs, Table, TableLaw};
    /// # let table = Table::from_csv("area [m^2],side [m]\n1,1\n4,2\n9,3\n").unwrap();
    /// # let law = TableLaw::fit(&table.problem("area", &Inputs::all()).unwrap(), &table, &FitOptions::default()).unwrap();
    /// assert_eq!((law.coefficients()[0].name.as_str(), law.coefficients()[0].value), ("constant", 0.0));
    /// ```
    #[must_use]
    pub fn coefficients(&self) -> Vec<Coefficient> {
        self.model.family().coefficients()
    }

    /// The smallest and the largest trained value of each group (of Π itself, of dimension one).
    ///
    /// ```
    /// # use dimensionless::{FitOptions, Inputs, Table, TableLaw};
    /// let table = Table::from_csv("y [m],a [m],b [m]\n1,2,4\n2,3,9\n4,2,5\n3,1,8\n").unwrap();
    /// let law = TableLaw::fit(&table.problem("y", &Inputs::all()).unwrap(), &table, &FitOptions::default()).unwrap();
    /// assert!((law.domain()[0].0 - 0.125).abs() < 1e-12);
    /// ```
    #[must_use]
    pub fn domain(&self) -> Vec<(f64, f64)> {
        let ranges = self.model.domain().ranges().iter().zip(self.forms());
        ranges
            .map(|(range, form)| match form {
                crate::features::Scale::Log => (range.minimum.exp(), range.maximum.exp()),
                crate::features::Scale::Linear => (range.minimum, range.maximum),
            })
            .collect()
    }

    /// The places of groups that never varied in training: the law knows nothing of how the target depends on them.
    ///
    /// ```
    /// # use dimensionless::{FitOptions, Inputs, Table, TableLaw};
    /// let table = Table::from_csv("y [m],a [m],b [m]\n1,2,4\n2,3,6\n4,2,4\n3,1,2\n").unwrap();
    /// let law = TableLaw::fit(&table.problem("y", &Inputs::all()).unwrap(), &table, &FitOptions::default()).unwrap();
    /// assert_eq!(law.never_varying(), [0]);
    /// ```
    #[must_use]
    pub fn never_varying(&self) -> Vec<usize> {
        self.model.domain().never_varying()
    }
}

fn floats(scale: &Scale) -> Vec<f64> {
    scale.exponents().iter().map(|exponent| exponent.to_f64()).collect()
}

/// From so many rows on the sums of squares and products alone decide a linear family: see [`Totals`].
const MANY: usize = 100_000;

/// The column of labels that rows share, with the label of each row: of several columns, the one with the most labels, the smallest
/// units that were measured by themselves.
fn finest_labels(table: &Table) -> Option<(&str, Vec<u32>)> {
    let count = |column: &Column| column.labels().map_or(0, <[String]>::len);
    let is_grouping = |column: &&Column| (2..table.rows()).contains(&count(column));
    // Of columns with as many labels, the first.
    let finest = table.columns().iter().rev().filter(is_grouping).max_by_key(|column| count(column))?;
    Some((finest.name(), finest.group_indices()))
}

/// Whether a family follows from the sums of squares and products of the rows.
fn is_linear(model: ModelChoice) -> bool {
    matches!(model, ModelChoice::PowerLaw | ModelChoice::Constant)
}

fn no_target() -> Error {
    Error::new(Code::Problem, "the problem has no target").help("name the column that the law predicts")
}

fn describe(cross_validation: &CrossValidation) -> String {
    match cross_validation {
        CrossValidation::KFold { folds, seed } => format!("{folds}-fold cross-validation, seed {seed}"),
        CrossValidation::LeaveOneOut => "leave-one-out cross-validation".to_owned(),
        CrossValidation::Groups(labels) => {
            let mut distinct = labels.clone();
            distinct.sort_unstable();
            distinct.dedup();
            format!("leave-one-label-out cross-validation, {} labels", distinct.len())
        }
    }
}
