//! A problem: input quantities, constants among them, and what is sought.

mod angle;
mod stated;
mod variable;

use super::basis::PiBasis;
use super::catalogue::{Tag, settle};
use super::sign::Sign;
use crate::error::{Code, Error, Result};
use crate::text::nearest;
use crate::unit::Unit;

pub(crate) use angle::Part;
pub use variable::Variable;

/// Input quantities and, unless only groups are wanted, a target.
///
/// ```
/// use dimensionless::Problem;
/// let problem = Problem::parse("drag [N] ~ speed [m/s], diameter [m], density [kg/m^3], viscosity [Pa s]").unwrap();
/// let basis = problem.solve().unwrap();
/// assert_eq!(basis.groups()[0].to_string(), "density·speed·diameter/viscosity");
/// assert_eq!(basis.scale().unwrap().to_string(), "density speed² diameter²");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    variables: Vec<Variable>,
    target: Option<Variable>,
}

impl Problem {
    /// Puts a problem together; the order of the variables decides between equally simple bases.
    ///
    /// # Errors
    /// Two quantities of the same name, or an empty name.
    ///
    /// ```
    /// # use dimensionless::{Problem, Unit, Variable};
    /// let length = Variable::new("length", "m".parse::<Unit>().unwrap());
    /// let problem = Problem::new(vec![length, Variable::named_constant("g").unwrap()], None).unwrap();
    /// assert_eq!(problem.variables().len(), 2);
    /// ```
    pub fn new(variables: Vec<Variable>, target: Option<Variable>) -> Result<Self> {
        let all: Vec<&Variable> = variables.iter().chain(&target).collect();
        for (i, variable) in all.iter().enumerate() {
            if variable.name.trim().is_empty() {
                return Err(Error::new(Code::Declaration, "a quantity has an empty name").help("give it a name"));
            }
            if all[..i].iter().any(|other| other.name == variable.name) {
                return Err(Error::new(Code::Declaration, format!("two quantities are called `{}`", variable.name))
                    .help("rename one of them: names identify quantities"));
            }
        }
        Ok(Self { variables, target })
    }

    /// The inputs, constants among them, in order.
    ///
    /// ```
    /// # use dimensionless::Problem;
    /// let problem = Problem::parse("period [s] ~ length [m], g [m/s^2]").unwrap();
    /// assert_eq!(problem.variables().iter().map(|input| input.name()).collect::<Vec<_>>(), ["length", "g"]);
    /// ```
    #[must_use]
    pub fn variables(&self) -> &[Variable] {
        &self.variables
    }

    /// What is sought.
    ///
    /// ```
    /// # use dimensionless::Problem;
    /// assert_eq!(Problem::parse("period [s] ~ length [m]").unwrap().target().unwrap().name(), "period");
    /// assert!(Problem::parse("length [m], width [m]").unwrap().target().is_none());
    /// ```
    #[must_use]
    pub fn target(&self) -> Option<&Variable> {
        self.target.as_ref()
    }

    /// The same problem with one input more, behind the others.
    ///
    /// # Errors
    /// A name that is in the problem already.
    ///
    /// ```
    /// # use dimensionless::{Problem, Variable};
    /// let problem = Problem::parse("period [s] ~ length [m]").unwrap();
    /// assert!(problem.solve().unwrap().scale().is_err());
    /// let repaired = problem.with(Variable::named_constant("g").unwrap()).unwrap();
    /// assert_eq!(repaired.solve().unwrap().scale().unwrap().to_string(), "length^(1/2) g^(-1/2)");
    /// ```
    pub fn with(&self, variable: Variable) -> Result<Self> {
        let mut variables = self.variables.clone();
        variables.push(variable);
        Self::new(variables, self.target.clone())
    }

    /// The same problem with another sign class of one input.
    ///
    /// # Errors
    /// A name that no input has.
    ///
    /// ```
    /// # use dimensionless::{Problem, Sign};
    /// let problem = Problem::parse("angle [rad], length [m], height [m]").unwrap();
    /// let basis = problem.with_sign("height", Sign::Signed).unwrap().solve().unwrap();
    /// assert!(basis.groups().iter().any(|group| group.to_string() == "height/length"));
    /// ```
    pub fn with_sign(&self, name: &str, sign: Sign) -> Result<Self> {
        let place = self.place(name)?;
        let mut variables = self.variables.clone();
        variables[place].sign = sign;
        Self::new(variables, self.target.clone())
    }

    /// The same problem with one quantity, an input or the target, said to be of a kind: the names of Π groups depend on
    /// it where dimensions do not decide. Without this the name of the quantity says what it is (`c` a speed of sound).
    ///
    /// # Errors
    /// A name that no quantity has, and a kind that is not known for its dimension: the message lists those that are.
    ///
    /// ```
    /// # use dimensionless::Problem;
    /// let problem = Problem::parse("a [m^2/s], b [m^2/s]").unwrap();
    /// let problem = problem.with_kind("a", "kinematic viscosity").unwrap().with_kind("b", "thermal diffusivity").unwrap();
    /// assert_eq!(problem.solve().unwrap().groups()[0].name(), Some("Prandtl number"));
    /// ```
    pub fn with_kind(&self, name: &str, kind: &str) -> Result<Self> {
        let mut problem = self.clone();
        let variable = match &mut problem.target {
            Some(target) if target.name == name => target,
            _ => {
                let place = self.place(name)?;
                &mut problem.variables[place]
            }
        };
        let tag = Tag::said(kind, &variable.dimension()).map_err(|known| {
            let help = match known.as_slice() {
                [] => "leave it out: no named number is made of quantities of this dimension".to_owned(),
                known => format!("kinds of this dimension: {}", known.join(", ")),
            };
            Error::new(Code::Declaration, format!("{} is no kind `{kind}`", variable.described())).help(help)
        })?;
        variable.kind = Some(tag);
        Ok(problem)
    }

    /// Finds the Π groups.
    ///
    /// # Errors
    /// Exponents that leave the exact range, and signed variables that cannot all stay in numerators.
    ///
    /// ```
    /// # use dimensionless::Problem;
    /// assert!(Problem::parse("length [m], mass [kg]").unwrap().solve().unwrap().groups().is_empty());
    /// ```
    pub fn solve(&self) -> Result<PiBasis> {
        PiBasis::new(self.clone())
    }

    /// The place of an input.
    pub(crate) fn place(&self, name: &str) -> Result<usize> {
        self.variables.iter().position(|variable| variable.name == name).ok_or_else(|| {
            let known: Vec<&str> = self.variables.iter().map(Variable::name).collect();
            let error = Error::new(Code::Column, format!("no input is called `{name}`"));
            match nearest(&known, name) {
                Some(place) => error.help(format!("did you mean `{}`?", known[place])),
                None => error.help(format!("the inputs are `{}`", known.join("`, `"))),
            }
        })
    }

    /// What the names of the inputs say they are.
    pub(crate) fn tags(&self) -> Vec<Tag> {
        let mut tags = self.tags_with_target();
        tags.truncate(self.variables.len());
        tags
    }

    /// What the names of the inputs and, behind them, of the target say they are.
    pub(crate) fn tags_with_target(&self) -> Vec<Tag> {
        let mut tags: Vec<Tag> = self.variables.iter().chain(&self.target).map(Variable::tag).collect();
        settle(&mut tags);
        tags
    }

    /// Identifies what a law of this problem means: names, dimensions, signs and constants of all quantities, but neither
    /// the units of the data nor the order of the inputs.
    ///
    /// Sixteen hexadecimal digits for the inputs, the same as [`Record::FINGERPRINT`](trait@crate::Record) for a record of
    /// these quantities, and behind a hyphen sixteen for the target.
    ///
    /// ```
    /// # use dimensionless::Problem;
    /// let one = Problem::parse("period [s] ~ length [m], g [m/s^2]").unwrap();
    /// let other = Problem::parse("period [d] ~ g [ft/s^2], length [km]").unwrap();
    /// assert_eq!(one.fingerprint(), other.fingerprint());
    /// ```
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let inputs = self.inputs_fingerprint();
        let target = self.target.iter().map(|target| format!("-{:016x}", target.fingerprint())).collect::<String>();
        format!("{inputs:016x}{target}")
    }

    /// The fingerprint of the inputs alone: that of a record.
    pub(crate) fn inputs_fingerprint(&self) -> u64 {
        self.variables.iter().map(Variable::fingerprint).fold(0, u64::wrapping_add)
    }
}
