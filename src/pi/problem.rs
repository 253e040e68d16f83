//! A problem: input quantities, constants among them, and what is sought.

use super::basis::PiBasis;
use super::catalogue::{Tag, settle};
use super::fingerprint::fingerprint;
use super::sign::Sign;
use crate::constants::Constant;
use crate::dimension::Dimension;
use crate::error::{Code, Error, Result};
use crate::header::{self, Place};
use crate::text::nearest;
use crate::unit::{Unit, Units};

/// One quantity of a problem.
///
/// ```
/// use dimensionless::{Sign, Unit, Variable};
/// let speed = Variable::new("speed", "km/h".parse::<Unit>().unwrap()).with_sign(Sign::Nonnegative);
/// assert_eq!((speed.name(), speed.dimension().to_string().as_str()), ("speed", "L T⁻¹"));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Variable {
    name: String,
    unit: Unit,
    sign: Sign,
    constant: Option<f64>,
    /// What it was said to be; without that, its name decides.
    kind: Option<Tag>,
}

impl Variable {
    /// A quantity that varies, positive until said otherwise.
    ///
    /// ```
    /// # use dimensionless::{Unit, Variable};
    /// assert_eq!(Variable::new("ratio", Unit::one()).constant(), None);
    /// ```
    #[must_use]
    pub fn new(name: impl Into<String>, unit: Unit) -> Self {
        Self { name: name.into(), unit, sign: Sign::Positive, constant: None, kind: None }
    }

    /// A constant with its value in SI coherent units.
    ///
    /// ```
    /// # use dimensionless::{Unit, Variable};
    /// let energy = Variable::with_value("E", "J".parse::<Unit>().unwrap(), 7.1e13);
    /// assert_eq!(energy.constant(), Some(7.1e13));
    /// ```
    #[must_use]
    pub fn with_value(name: impl Into<String>, unit: Unit, value: f64) -> Self {
        Self { constant: Some(value), ..Self::new(name, unit) }
    }

    /// A constant of the table by name, such as `g` or `k_B`.
    ///
    /// # Errors
    /// A name that no constant has.
    ///
    /// ```
    /// # use dimensionless::Variable;
    /// assert_eq!(Variable::named_constant("c").unwrap().constant(), Some(299_792_458.0));
    /// ```
    pub fn named_constant(symbol: &str) -> Result<Self> {
        let constant = Constant::named(symbol)?;
        Ok(Self::with_value(symbol, Units::default().parse(constant.unit)?, constant.value))
    }

    /// The same quantity with another sign class.
    ///
    /// ```
    /// # use dimensionless::{Sign, Unit, Variable};
    /// assert_eq!(Variable::new("x", Unit::one()).with_sign(Sign::Signed).sign(), Sign::Signed);
    /// ```
    #[must_use]
    pub fn with_sign(mut self, sign: Sign) -> Self {
        self.sign = sign;
        self
    }

    /// The name.
    ///
    /// ```
    /// # use dimensionless::{Unit, Variable};
    /// assert_eq!(Variable::new("speed", Unit::one()).name(), "speed");
    /// ```
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The unit that its values were given in.
    ///
    /// ```
    /// # use dimensionless::{Unit, Variable};
    /// let speed = Variable::new("speed", "km/h".parse::<Unit>().unwrap());
    /// assert_eq!(speed.unit().to_string(), "km/h");
    /// ```
    #[must_use]
    pub fn unit(&self) -> &Unit {
        &self.unit
    }

    /// The dimension.
    ///
    /// ```
    /// # use dimensionless::{Unit, Variable};
    /// let speed = Variable::new("speed", "km/h".parse::<Unit>().unwrap());
    /// assert_eq!(speed.dimension().to_string(), "L T⁻¹");
    /// ```
    #[must_use]
    pub fn dimension(&self) -> Dimension {
        self.unit.dimension()
    }

    /// What is known of its sign.
    ///
    /// ```
    /// # use dimensionless::{Sign, Unit, Variable};
    /// assert_eq!(Variable::new("speed", Unit::one()).sign(), Sign::Positive);
    /// ```
    #[must_use]
    pub fn sign(&self) -> Sign {
        self.sign
    }

    /// The value in SI coherent units, for a constant.
    ///
    /// ```
    /// # use dimensionless::Variable;
    /// assert_eq!(Variable::named_constant("g").unwrap().constant(), Some(9.806_65));
    /// ```
    #[must_use]
    pub fn constant(&self) -> Option<f64> {
        self.constant
    }

    /// What the quantity is, as far as it was said or its name or unit says it.
    fn tag(&self) -> Tag {
        self.kind.unwrap_or_else(|| {
            Tag::new(&self.name, &self.dimension(), self.constant.is_some()).or_by_unit(&self.unit.to_string())
        })
    }

    /// Name, dimension, sign class and constant: what a law means by it.
    pub(crate) fn schema(&self) -> String {
        let sign =
            if self.sign == Sign::Positive { String::new() } else { format!(", {:?}", self.sign).to_lowercase() };
        let constant = self.constant.map_or(String::new(), |value| format!(" = {value:e}"));
        format!("`{}` [{}]{constant}{sign}", self.name, self.dimension())
    }

    /// The same in 64 bits.
    pub(crate) fn fingerprint(&self) -> u64 {
        fingerprint(&self.name, &self.dimension(), self.sign, self.constant)
    }

    /// `speed [L T⁻¹]`, for messages.
    pub(crate) fn described(&self) -> String {
        format!("`{}` [{}]", self.name, self.dimension())
    }
}

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

    /// Reads `target [unit] ~ name [unit], …`, or inputs alone without `~`.
    ///
    /// # Errors
    /// Text that does not follow this form, a quantity without a unit, and whatever is wrong with a unit.
    ///
    /// ```
    /// # use dimensionless::Problem;
    /// let problem = Problem::parse("period [s] ~ length [m], g [m/s^2]").unwrap();
    /// assert_eq!(problem.target().unwrap().name(), "period");
    /// assert!(Problem::parse("period ~ length [m]").is_err());
    /// ```
    pub fn parse(text: &str) -> Result<Self> {
        Self::parse_with(text, &Units::default())
    }

    /// Like [`Problem::parse`], with declared units and base quantities.
    ///
    /// # Errors
    /// As [`Problem::parse`].
    ///
    /// ```
    /// # use dimensionless::{Problem, Units};
    /// let mut units = Units::default();
    /// units.declare_base("rainwater").unwrap();
    /// let problem = Problem::parse_with("rain [rainwater/d], uptake [rainwater/d]", &units).unwrap();
    /// assert_eq!(problem.solve().unwrap().groups().len(), 1);
    /// ```
    pub fn parse_with(text: &str, units: &Units) -> Result<Self> {
        let place = Place { file: None, line: 1, column: 1, text };
        let (target, inputs, start) = match text.split_once('~') {
            Some((target, inputs)) => (Some(target), inputs, target.chars().count() + 1),
            None => (None, text, 0),
        };
        if inputs.contains('~') {
            let second = start + inputs.chars().take_while(|&c| c != '~').count();
            return Err(Error::new(Code::Problem, "a problem has at most one `~`, between the target and its inputs")
                .help("keep the one behind the target, and separate the inputs by commas")
                .at(place.location(second, 1, "second `~`")));
        }
        let target = target.map(|target| quantity(target, 0, &place, units)).transpose()?;
        let mut variables = Vec::new();
        let mut offset = start;
        for item in split_list(inputs) {
            if !(item.trim().is_empty() && inputs.trim().is_empty()) {
                variables.push(quantity(item, offset, &place, units)?);
            }
            offset += item.chars().count() + 1;
        }
        Self::new(variables, target)
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

/// Reads one `name [unit]` that starts `offset` characters into the line.
fn quantity(text: &str, offset: usize, place: &Place<'_>, units: &Units) -> Result<Variable> {
    let lead = text.chars().take_while(|c| c.is_whitespace()).count();
    let trimmed = text.trim();
    let header = header::split(trimmed);
    if trimmed.is_empty() {
        return Err(Error::new(Code::Problem, "a quantity is missing here")
            .help("write quantities as `name [unit]`, separated by commas")
            .at(place.location(offset, 1, "nothing here")));
    }
    if header.unit.is_none() && header.name.starts_with('[') {
        return Err(Error::new(Code::Problem, format!("the unit `{}` has no name before it", header.name))
            .help("write quantities as `name [unit]`, separated by commas")
            .at(place.location(offset + lead, trimmed.chars().count(), "no name")));
    }
    let Some((unit, at)) = header.unit else {
        return Err(Error::new(Code::UnitMissing, format!("`{}` has no unit", header.name))
            .help(format!("write `{} [m]` or whatever its unit is, `[1]` for a pure number", header.name))
            .at(place.location(offset + lead, trimmed.chars().count(), "no unit")));
    };
    let unit = place.unit(units, unit, offset + lead + at)?;
    if unit.is_logarithmic() {
        return Err(Error::new(Code::LogUnit, format!("`{}` is given in `{unit}`, a logarithmic unit", header.name))
            .help("a dimension belongs to the quantity behind the logarithm: write its unit, such as `[Pa]`")
            .at(place.location(offset + lead + at, unit.to_string().chars().count(), "logarithmic")));
    }
    Ok(Variable::new(header.name, unit))
}

/// Splits at commas outside brackets.
fn split_list(text: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0i32, 0);
    for (at, c) in text.char_indices() {
        match c {
            '[' | '(' => depth += 1,
            ']' | ')' => depth -= 1,
            ',' if depth <= 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}
