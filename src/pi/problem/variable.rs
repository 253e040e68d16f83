//! One quantity of a problem.

use super::Part;
use crate::constants::Constant;
use crate::dimension::Dimension;
use crate::error::Result;
use crate::pi::catalogue::Tag;
use crate::pi::fingerprint::fingerprint;
use crate::pi::sign::Sign;
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
    pub(super) name: String,
    pub(super) unit: Unit,
    pub(super) sign: Sign,
    pub(super) constant: Option<f64>,
    /// What it was said to be; without that, its name decides.
    pub(super) kind: Option<Tag>,
    /// The angle whose cosine or sine it is.
    pub(super) angle: Option<Box<(Part, Variable)>>,
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
        Self { name: name.into(), unit, sign: Sign::Positive, constant: None, kind: None, angle: None }
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
    pub(super) fn tag(&self) -> Tag {
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
