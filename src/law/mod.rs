//! Laws: scale × regressor. Fitting, prediction with units, saving.

mod choose;
mod constraint;
mod diagnostics;
mod display;
mod distances;
pub(crate) mod evaluate;
mod export;
pub(crate) mod fit;
mod null;
mod quality;
mod save;
mod sensitivity;
mod stream;
mod typed;
mod weights;

use crate::error::{Code, Error, Result};
use crate::pi::{PiBasis, PiGroup, Scale, Variable};
use crate::regression::{self, Coefficient, Fit, Loss, ModelChoice};
use crate::table::Table;
use evaluate::{Values, forms};

pub use constraint::{ConstraintTest, FreeExponent, Verdict};
pub use diagnostics::{Against, Collinearity, Combination, Diagnostics, Influence, RowDiagnostics, Trend, Untested};
pub use distances::Distances;
pub use export::{Export, Exported};
use fit::Asked;
pub use fit::{FitOptions, GroupChoice};
pub use null::NullTest;
pub use quality::{Predictions, Quality};
pub use typed::{Law, Prediction};
pub use weights::Weights;

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
    asked: Asked,
    model_name: String,
    quality: Quality,
}

impl TableLaw {
    /// The law that a fit in some groups is; `basis` has another scale where one was selected.
    fn assemble(
        basis: &PiBasis,
        groups: Vec<PiGroup>,
        scale: Scale,
        fit: Fit,
        asked: Asked,
        loss: Loss,
        cross_validation: String,
    ) -> Result<Self> {
        let basis = basis.clone().with_scale(scale.exponents())?;
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
        let Fit { model, choice, name: model_name, .. } = fit;
        Ok(Self { basis, groups, scale, model, choice, asked, model_name, quality })
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

    /// The coefficients: `constant`, or `intercept` and one exponent a group. For polynomials, splines and Gaussian processes one
    /// exponent a group, that of the power law which they are at the mean of the rows: ∂ ln target/∂ ln Π there, or the
    /// derivative of target/scale for targets that may be zero or negative.
    ///
    /// ```
    /// # use dimensionless::{FitOptions, Inputs, Table, TableLaw};
    /// # let table = Table::from_csv("area [m^2],side [m]\n1,1\n4,2\n9,3\n").unwrap();
    /// # let law = TableLaw::fit(&table.problem("area", &Inputs::all()).unwrap(), &table, &FitOptions::default()).unwrap();
    /// assert_eq!((law.coefficients()[0].name.as_str(), law.coefficients()[0].value), ("constant", 0.0));
    /// ```
    #[must_use]
    pub fn coefficients(&self) -> Vec<Coefficient> {
        self.model.coefficients()
    }

    /// The value of each group at the mean of the rows, of which the coefficients of a smooth law are; none for other laws.
    ///
    /// ```
    /// # use dimensionless::{FitOptions, Inputs, ModelChoice, Table, TableLaw};
    /// let table = Table::from_csv("y [m],a [m],b [m]\n2,1,1\n4,1,2\n7,1,4\n12,1,8\n25,1,16\n").unwrap();
    /// let options = FitOptions { model: ModelChoice::Polynomial(2), ..FitOptions::default() };
    /// let law = TableLaw::fit(&table.problem("y", &Inputs::all()).unwrap(), &table, &options).unwrap();
    /// assert_eq!(law.groups()[0].to_string(), "a/b");
    /// assert!((law.centre().unwrap()[0] - 0.25).abs() < 1e-12);
    /// assert!((law.coefficients()[0].value + 0.9).abs() < 0.1);
    /// ```
    #[must_use]
    pub fn centre(&self) -> Option<Vec<f64>> {
        let mean = self.model.domain().whitening().mean().iter().zip(self.forms());
        let of_group = |(mean, form): (&f64, _)| match form {
            crate::features::Scale::Log => mean.exp(),
            crate::features::Scale::Linear => *mean,
        };
        self.model.has_centre().then(|| mean.map(of_group).collect())
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

pub(crate) fn floats(scale: &Scale) -> Vec<f64> {
    scale.exponents().iter().map(|exponent| exponent.to_f64()).collect()
}

pub(crate) fn no_target() -> Error {
    Error::new(Code::Problem, "the problem has no target").help("name the column that the law predicts")
}
