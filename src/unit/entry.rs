//! One unit of the table.

use std::borrow::Cow;

use super::factor::Factor;
use crate::dimension::Dimension;

/// One unit of the table: symbol, other spellings, name, definition, source.
///
/// ```
/// use dimensionless::Units;
/// let units = Units::new();
/// let inch = units.entries().find(|entry| entry.symbol() == "in").unwrap();
/// assert_eq!((inch.name(), inch.definition(), inch.factor()), ("inch", "0.0254 m", 0.0254));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct UnitEntry {
    pub(super) symbol: Cow<'static, str>,
    pub(super) aliases: &'static [&'static str],
    pub(super) name: Cow<'static, str>,
    pub(super) definition: Cow<'static, str>,
    pub(super) dimension: Dimension,
    pub(super) factor: Factor,
    /// Where the scale has its zero, in the unit itself: 273.15 for °C.
    pub(super) origin: Option<f64>,
    pub(super) prefixed: bool,
    pub(super) is_angle: bool,
    pub(super) note: Option<&'static str>,
    pub(super) source: &'static str,
    pub(super) field: &'static str,
}

/// The `source` of what the user declared.
pub(super) const DECLARED: &str = "declared";

impl UnitEntry {
    /// The symbol.
    ///
    /// ```
    /// # use dimensionless::Units;
    /// assert_eq!(Units::new().entries().next().unwrap().symbol(), "m");
    /// ```
    #[must_use]
    pub fn symbol(&self) -> &str {
        &self.symbol
    }

    /// Other symbols for the same unit.
    ///
    /// ```
    /// # use dimensionless::Units;
    /// # let units = Units::new();
    /// let litre = units.entries().find(|entry| entry.symbol() == "L").unwrap();
    /// assert!(litre.aliases().contains(&"l"));
    /// ```
    #[must_use]
    pub fn aliases(&self) -> &[&str] {
        self.aliases
    }

    /// The name in English.
    ///
    /// ```
    /// # use dimensionless::Units;
    /// assert_eq!(Units::new().entries().next().unwrap().name(), "metre");
    /// ```
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The unit in terms of other units; of the unit of a base quantity, its own symbol.
    ///
    /// ```
    /// # use dimensionless::Units;
    /// # let units = Units::new();
    /// let knot = units.entries().find(|entry| entry.symbol() == "kn").unwrap();
    /// assert_eq!(knot.definition(), "1 nmi h^-1");
    /// ```
    #[must_use]
    pub fn definition(&self) -> &str {
        &self.definition
    }

    /// The dimension.
    ///
    /// ```
    /// # use dimensionless::Units;
    /// assert_eq!(Units::new().entries().next().unwrap().dimension().to_string(), "L");
    /// ```
    #[must_use]
    pub fn dimension(&self) -> Dimension {
        self.dimension
    }

    /// The size in the coherent unit of the SI, the nearest `f64`; of a temperature scale, the size of one degree in kelvins.
    ///
    /// ```
    /// # use dimensionless::Units;
    /// # let units = Units::new();
    /// assert_eq!(units.entries().find(|entry| entry.symbol() == "degF").unwrap().factor(), 5.0 / 9.0);
    /// ```
    #[must_use]
    pub fn factor(&self) -> f64 {
        // `Table::add` and `Units::declare` let no unit in whose factor leaves the range.
        self.factor.to_pair().map_or(f64::NAN, |(multiplier, divisor)| multiplier / divisor)
    }

    /// Whether the scale has an origin of its own, as °C and °F do.
    ///
    /// ```
    /// # use dimensionless::Units;
    /// assert_eq!(Units::new().entries().filter(|entry| entry.is_point()).count(), 2);
    /// ```
    #[must_use]
    pub fn is_point(&self) -> bool {
        self.origin.is_some()
    }

    /// Whether the prefixes of the SI go with the symbol.
    ///
    /// ```
    /// # use dimensionless::Units;
    /// # let units = Units::new();
    /// assert!(!units.entries().find(|entry| entry.symbol() == "min").unwrap().is_prefixable());
    /// ```
    #[must_use]
    pub fn is_prefixable(&self) -> bool {
        self.prefixed
    }

    /// A word of caution, for symbols that are often taken for another unit.
    ///
    /// ```
    /// # use dimensionless::Units;
    /// # let units = Units::new();
    /// let coulomb = units.entries().find(|entry| entry.symbol() == "C").unwrap();
    /// assert_eq!(coulomb.note(), Some("coulomb; a temperature in degrees Celsius is `degC`"));
    /// ```
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        self.note
    }

    /// Where the definition stands.
    ///
    /// ```
    /// # use dimensionless::Units;
    /// assert_eq!(Units::new().entries().next().unwrap().source(), "SI brochure 9, table 2");
    /// ```
    #[must_use]
    pub fn source(&self) -> &str {
        self.source
    }

    /// The part of the table that the unit belongs to.
    ///
    /// ```
    /// # use dimensionless::Units;
    /// assert_eq!(Units::new().entries().next().unwrap().field(), "SI");
    /// ```
    #[must_use]
    pub fn field(&self) -> &str {
        self.field
    }
}
