//! Units as text: the edge of the system.
//!
//! A unit string becomes a dimension, a factor to the coherent unit of the SI and the text itself. Reading is exact:
//! factors are rational numbers (and powers of π) until the end, and a string with two readings is an error.

use std::fmt;
use std::str::FromStr;

use crate::dimension::Dimension;
use crate::error::{Error, Result};
use crate::rational::Rational;

mod entry;
mod factor;
mod level;
mod lexer;
mod parse;
mod prefix;
mod readings;
mod resolve;
mod suggest;
mod table;
mod units;

pub use entry::UnitEntry;
pub use units::Units;

/// A unit: its dimension, its factor to the coherent unit of the SI, and the text that names it.
///
/// Most units are factors. A temperature scale such as °C is a point scale, with an origin of its own; a level such as
/// `dB(20 µPa)` is logarithmic. Two units are equal when they are written alike and mean the same.
///
/// ```
/// use dimensionless::Unit;
/// let speed: Unit = "km/h".parse().unwrap();
/// assert_eq!(speed.to_si(36.0), 10.0);
/// assert_eq!(speed.dimension().to_string(), "L T⁻¹");
/// assert_eq!(speed.to_string(), "km/h");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    dimension: Dimension,
    /// The factor is `multiplier / divisor`; two numbers, so that km/h rounds once.
    multiplier: f64,
    divisor: f64,
    scale: Scale,
    is_angle: bool,
    text: String,
}

/// How a number in a unit belongs to the quantity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Scale {
    /// x · factor
    Ratio,
    /// (x + origin) · factor
    Point { origin: f64 },
    /// factor · 10^(x / decibels)
    Level { decibels: f64 },
}

impl Unit {
    /// The unit of a pure number.
    ///
    /// ```
    /// # use dimensionless::Unit;
    /// assert_eq!(Unit::one().to_string(), "1");
    /// assert!(Unit::one().dimension().is_one());
    /// ```
    #[must_use]
    pub fn one() -> Self {
        let (dimension, scale) = (Dimension::ONE, Scale::Ratio);
        Self { dimension, multiplier: 1.0, divisor: 1.0, scale, is_angle: false, text: "1".to_owned() }
    }

    /// The coherent unit of a dimension: a named unit of the SI such as N, Pa, J or V, else a product of base units.
    ///
    /// A declared base quantity appears under its name, so the text can be read back by [`Units`] that declare it.
    ///
    /// ```
    /// # use dimensionless::{Dimension, Unit};
    /// assert_eq!(Unit::coherent(&Dimension::si([1, 1, -2, 0, 0, 0, 0])).to_string(), "N");
    /// assert_eq!(Unit::coherent(&Dimension::si([-1, 1, -1, 0, 0, 0, 0])).to_string(), "kg m^-1 s^-1");
    /// ```
    #[must_use]
    pub fn coherent(dimension: &Dimension) -> Self {
        Self { dimension: *dimension, text: coherent(dimension), ..Self::one() }
    }

    /// The dimension of the quantity; for a level, of its reference.
    ///
    /// ```
    /// # use dimensionless::Unit;
    /// assert_eq!("psi".parse::<Unit>().unwrap().dimension().to_string(), "L⁻¹ M T⁻²");
    /// ```
    #[must_use]
    pub fn dimension(&self) -> Dimension {
        self.dimension
    }

    /// Converts a number in this unit to the coherent unit of the SI.
    ///
    /// A point scale adds its origin, and a level L becomes reference · 10^(L/k), k being 10 or 20.
    ///
    /// ```
    /// # use dimensionless::Unit;
    /// assert_eq!("degF".parse::<Unit>().unwrap().to_si(32.0), 273.15);
    /// assert_eq!("dBm".parse::<Unit>().unwrap().to_si(30.0), 1.0);
    /// ```
    #[must_use]
    pub fn to_si(&self, value: f64) -> f64 {
        match self.scale {
            Scale::Ratio => value * self.multiplier / self.divisor,
            Scale::Point { origin } => (value + origin) * self.multiplier / self.divisor,
            Scale::Level { decibels } => 10_f64.powf(value / decibels) * self.multiplier / self.divisor,
        }
    }

    /// Converts a number in the coherent unit of the SI to this unit; for a level of zero or less, −∞ or NaN.
    ///
    /// ```
    /// # use dimensionless::Unit;
    /// assert_eq!("km/h".parse::<Unit>().unwrap().from_si(10.0), 36.0);
    /// assert_eq!("dB(20 µPa)".parse::<Unit>().unwrap().from_si(2e-5), 0.0);
    /// ```
    #[must_use]
    #[allow(clippy::wrong_self_convention, reason = "the pair of `to_si`: the unit converts, it is not converted")]
    pub fn from_si(&self, value: f64) -> f64 {
        let ratio = value * self.divisor / self.multiplier;
        match self.scale {
            Scale::Ratio => ratio,
            Scale::Point { origin } => ratio - origin,
            Scale::Level { decibels } => decibels * ratio.log10(),
        }
    }

    /// The scale, and the factor as a multiplier and a divisor.
    pub(crate) fn conversion(&self) -> (Scale, f64, f64) {
        (self.scale, self.multiplier, self.divisor)
    }

    /// Whether the unit is a scale with an origin of its own: °C or °F.
    ///
    /// ```
    /// # use dimensionless::Unit;
    /// assert!("degC".parse::<Unit>().unwrap().is_point());
    /// assert!(!"delta_degC".parse::<Unit>().unwrap().is_point());
    /// ```
    #[must_use]
    pub fn is_point(&self) -> bool {
        matches!(self.scale, Scale::Point { .. })
    }

    /// Whether numbers in the unit are logarithms: `dB(20 µPa)`, `dBm`.
    ///
    /// ```
    /// # use dimensionless::Unit;
    /// assert!("dB re 1 V".parse::<Unit>().unwrap().is_logarithmic());
    /// ```
    #[must_use]
    pub fn is_logarithmic(&self) -> bool {
        matches!(self.scale, Scale::Level { .. })
    }

    /// Whether the unit measures plane angles: rad, °, a turn, or a part of one; nothing that is made of them.
    ///
    /// ```
    /// # use dimensionless::Unit;
    /// assert!("mrad".parse::<Unit>().unwrap().is_angle());
    /// assert!(!"rpm".parse::<Unit>().unwrap().is_angle());
    /// ```
    #[must_use]
    pub fn is_angle(&self) -> bool {
        self.is_angle
    }

    /// The text of the unit, as it was written, with single spaces.
    ///
    /// ```
    /// # use dimensionless::Unit;
    /// assert_eq!(" kg  m^-3 ".parse::<Unit>().unwrap().symbol(), "kg m^-3");
    /// ```
    #[must_use]
    pub fn symbol(&self) -> &str {
        &self.text
    }
}

/// The derived units that a coherent unit is shown as, by the exponents of L, M, T, I.
const NAMED: &[(&str, [i64; 4])] = &[
    ("N", [1, 1, -2, 0]),
    ("Pa", [-1, 1, -2, 0]),
    ("J", [2, 1, -2, 0]),
    ("W", [2, 1, -3, 0]),
    ("C", [0, 0, 1, 1]),
    ("V", [2, 1, -3, -1]),
    ("F", [-2, -1, 4, 2]),
    ("Ω", [2, 1, -3, -2]),
    ("S", [-2, -1, 3, 2]),
    ("Wb", [2, 1, -2, -1]),
    ("T", [0, 1, -2, -1]),
    ("H", [2, 1, -2, -2]),
];

/// The text of the coherent unit: a named unit, or base units with positive exponents first, mass before length.
fn coherent(dimension: &Dimension) -> String {
    let named = NAMED.iter().find(|(_, [l, m, t, i])| *dimension == Dimension::si([*l, *m, *t, *i, 0, 0, 0]));
    if let Some((symbol, _)) = named {
        return (*symbol).to_owned();
    }
    let mut factors: Vec<_> = dimension.iter().collect();
    factors.sort_by_key(|(base, exponent)| (*exponent < Rational::ZERO, *base != crate::BaseQuantity::MASS));
    let words = factors.iter().map(|(base, exponent)| match *exponent {
        Rational::ONE => base.unit_symbol().to_owned(),
        exponent if exponent.is_integer() => format!("{}^{exponent}", base.unit_symbol()),
        exponent => format!("{}^({exponent})", base.unit_symbol()),
    });
    let text = words.collect::<Vec<_>>().join(" ");
    if text.is_empty() { "1".to_owned() } else { text }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl FromStr for Unit {
    type Err = Error;

    /// Reads a unit with the built-in table; declared units are read with [`Units::parse`].
    fn from_str(text: &str) -> Result<Self> {
        Units::new().parse(text)
    }
}

/// Serialized as its text.
impl serde::Serialize for Unit {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

/// Read with the built-in table; a text with declared units is read with [`Units::parse`].
impl<'de> serde::Deserialize<'de> for Unit {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
