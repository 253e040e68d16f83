//! Laws as JSON: everything that a prediction needs, and a fingerprint that says what it belongs to.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::fit::Asked;
use super::{Quality, TableLaw};
use crate::dimension::Dimension;
use crate::error::{Code, Error, Result};
use crate::pi::{Part, PiBasis, PiGroup, Problem, Sign, Variable};
use crate::rational::Rational;
use crate::regression::{Model, ModelChoice};
use crate::unit::Unit;

/// The format's name; it changes when older readers could misread a file.
const FORMAT: &str = "dimensionless/law/1";

#[derive(Serialize, Deserialize)]
struct Saved {
    format: String,
    formula: String,
    /// [`Problem::fingerprint`].
    fingerprint: String,
    target: SavedVariable,
    inputs: Vec<SavedVariable>,
    groups: Vec<Vec<i64>>,
    /// Of the groups; none for those that have no symbol.
    #[serde(default)]
    symbols: Vec<Option<String>>,
    /// The combinations of the groups that were selected; none where all groups were taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    selected: Option<Vec<Vec<i64>>>,
    scale: Vec<Rational>,
    choice: ModelChoice,
    asked: Asked,
    model_name: String,
    quality: Quality,
    model: Model,
}

#[derive(Serialize, Deserialize)]
struct SavedVariable {
    name: String,
    unit: String,
    dimension: Dimension,
    sign: Sign,
    /// Of an angle with this name and unit, its cosine or its sine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    part: Option<Part>,
    /// In SI coherent units.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    constant: Option<f64>,
}

impl SavedVariable {
    fn new(variable: &Variable) -> Self {
        let measured = variable.measured();
        Self {
            name: measured.name().to_owned(),
            unit: measured.unit().to_string(),
            dimension: measured.dimension(),
            sign: variable.sign(),
            part: variable.part(),
            constant: variable.constant(),
        }
    }

    /// A unit that was declared by the user when the law was fitted is not known here: then the coherent unit stands for it.
    fn restore(&self) -> Variable {
        let unit = self.unit.parse::<Unit>().ok().filter(|unit| unit.dimension() == self.dimension);
        let unit = unit.unwrap_or_else(|| Unit::coherent(&self.dimension));
        let variable = match self.constant {
            Some(value) => Variable::with_value(self.name.as_str(), unit, value),
            None => Variable::new(self.name.as_str(), unit),
        };
        match self.part {
            Some(part) => variable.part_of(part),
            None => variable,
        }
        .with_sign(self.sign)
    }
}

impl TableLaw {
    /// The law as JSON text.
    ///
    /// # Errors
    /// A law with a learner of one's own, which lives in the program that fitted it.
    ///
    /// ```
    /// # use dimensionless::{FitOptions, Inputs, Table, TableLaw};
    /// let table = Table::from_csv("area [m^2],side [cm]\n2,100\n8,200\n18,300\n").unwrap();
    /// let law = TableLaw::fit(&table.problem("area", &Inputs::all()).unwrap(), &table, &FitOptions::default()).unwrap();
    /// assert_eq!(TableLaw::from_json(&law.to_json().unwrap()).unwrap(), law);
    /// ```
    pub fn to_json(&self) -> Result<String> {
        let problem = self.basis.problem();
        let saved = Saved {
            format: FORMAT.to_owned(),
            formula: self.formula(),
            fingerprint: problem.fingerprint(),
            target: SavedVariable::new(self.target()),
            inputs: problem.variables().iter().map(SavedVariable::new).collect(),
            groups: self.basis.exponents(),
            symbols: self.basis.groups().iter().map(PiGroup::symbol).collect(),
            selected: (self.groups != self.basis.groups())
                .then(|| self.groups.iter().map(|group| group.exponents().to_vec()).collect()),
            scale: self.scale.exponents().to_vec(),
            choice: self.choice,
            asked: self.asked,
            model_name: self.model_name.clone(),
            quality: self.quality.clone(),
            model: self.model.clone(),
        };
        serde_json::to_string_pretty(&saved).map_err(|_| {
            Error::new(Code::Model, format!("a law with `{}` cannot be saved", self.model_name))
                .help("fit it again where it is needed, or save a law of a family of this library")
        })
    }

    /// Reads a law from JSON text.
    ///
    /// # Errors
    /// Text that is no law, or a law that was changed by hand so that its parts contradict each other.
    ///
    /// ```
    /// # use dimensionless::{Code, TableLaw};
    /// assert_eq!(TableLaw::from_json("{}").unwrap_err().code(), Code::Model);
    /// ```
    pub fn from_json(text: &str) -> Result<Self> {
        let broken = |what: String| {
            Error::new(Code::Model, format!("this is not a saved law: {what}"))
                .help("save a law with `dimensionless fit DATA -y TARGET -o law.json`")
        };
        let saved: Saved = serde_json::from_str(text).map_err(|error| broken(error.to_string()))?;
        if saved.format != FORMAT {
            return Err(broken(format!("its format is `{}`, and this version reads `{FORMAT}`", saved.format)));
        }
        let inputs = saved.inputs.iter().map(SavedVariable::restore).collect();
        let problem = Problem::new(inputs, Some(saved.target.restore()))?;
        if problem.fingerprint() != saved.fingerprint {
            return Err(Error::new(
                Code::Model,
                "the quantities of this saved law were changed after it was fitted: its fingerprint does not match",
            )
            .help("fit the law again"));
        }
        let basis =
            PiBasis::with_groups(&problem, &saved.groups)?.with_symbols(&saved.symbols).with_scale(&saved.scale)?;
        let scale = basis.scale()?;
        saved.model.check()?;
        let groups = match saved.selected {
            None => basis.groups().to_vec(),
            Some(selected) => {
                selected.into_iter().map(|exponents| basis.product(exponents)).collect::<Result<Vec<_>>>()?
            }
        };
        if saved.model.domain().ranges().len() != groups.len() {
            return Err(broken("its model has another number of groups".to_owned()));
        }
        Ok(Self {
            basis,
            groups,
            scale,
            model: saved.model,
            choice: saved.choice,
            asked: saved.asked,
            model_name: saved.model_name,
            quality: saved.quality,
        })
    }

    /// Writes the law to a JSON file.
    ///
    /// # Errors
    /// A path that cannot be written.
    ///
    /// ```
    /// # use dimensionless::{FitOptions, Inputs, Table, TableLaw};
    /// # let table = Table::from_csv("area [m^2],side [cm]\n2,100\n8,200\n18,300\n").unwrap();
    /// # let law = TableLaw::fit(&table.problem("area", &Inputs::all()).unwrap(), &table, &FitOptions::default()).unwrap();
    /// assert!(law.save("no/such/folder/law.json").is_err());
    /// ```
    pub fn save(&self, path: impl AsRef<Path>) -> Result<()> {
        let path = path.as_ref();
        std::fs::write(path, self.to_json()? + "\n").map_err(|error| {
            Error::new(Code::File, format!("cannot write `{}`: {error}", path.display())).help("check the folder")
        })
    }

    /// Reads a law from a JSON file.
    ///
    /// # Errors
    /// A file that cannot be read, and those of [`TableLaw::from_json`].
    ///
    /// ```
    /// # use dimensionless::{Code, TableLaw};
    /// assert_eq!(TableLaw::load("no/such/law.json").unwrap_err().code(), Code::File);
    /// ```
    pub fn load(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let text = std::fs::read_to_string(path).map_err(|error| {
            Error::new(Code::File, format!("cannot read `{}`: {error}", path.display())).help("check the path")
        })?;
        Self::from_json(&text).map_err(|error| error.context(path.display()))
    }
}
