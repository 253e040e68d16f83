//! The table that unit strings are read with: the built-in units and what the user declared.

use std::borrow::Cow;
use std::sync::Arc;

use super::entry::{DECLARED, UnitEntry};
use super::factor::Factor;
use super::lexer::{Source, starts_symbol};
use super::resolve::{Scope, label};
use super::table::TABLE;
use super::{Scale, Unit, level, parse, suggest};
use crate::dimension::{BaseQuantity, Dimension};
use crate::error::{Code, Error, Result};

/// The table that unit strings are read with: more than 350 built-in units, and declared ones.
///
/// A clone shares the table until one of the two declares something.
///
/// ```
/// use dimensionless::Units;
/// let mut units = Units::new();
/// units.declare_base("rainwater").unwrap();
/// units.declare_unit("mm_water", "1 rainwater").unwrap();
/// assert_eq!(units.parse("mm_water/h").unwrap().dimension().to_string(), "T⁻¹ rainwater");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Units {
    declared: Arc<Vec<UnitEntry>>,
}

impl Units {
    /// The built-in units.
    ///
    /// ```
    /// # use dimensionless::Units;
    /// assert!(Units::new().entries().count() > 280);
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn scope(&self) -> Scope<'_> {
        Scope { table: &TABLE, declared: &self.declared }
    }

    /// Reads a unit such as `kg m^-3`, `km/h`, `J/(kg K)`, `1e19 m^-3`, `V/√Hz`, `degC` or `dB(20 µPa)`.
    ///
    /// `1`, `-`, `[-]` and `[]` are of dimension one.
    ///
    /// # Errors
    ///
    /// `U002` for what does not follow the grammar, `U003` for an unknown symbol, `U004` for a string with two
    /// readings, `U005` for a temperature scale inside a product, `U006` for a level without a reference and `U008` for an
    /// exponent that is no rational number. The location counts characters of `text`.
    ///
    /// # Examples
    ///
    /// ```
    /// # use dimensionless::{Code, Units};
    /// let units = Units::new();
    /// assert_eq!(units.parse("km/h").unwrap().to_si(36.0), 10.0);
    /// let error = units.parse("J/kg K").unwrap_err();
    /// assert_eq!(error.code(), Code::AmbiguousUnit);
    /// assert_eq!(error.next_step(), Some("write `(J/kg) K` or `J/(kg K)`"));
    /// ```
    pub fn parse(&self, text: &str) -> Result<Unit> {
        let source = Source::new(text);
        let (start, end) = inside_brackets(&source);
        let written = source.slice(start, end);
        let bracketed = end - start + 2 <= source.chars.len() && source.chars[..start].contains(&'[');
        if ["1", "-", "–", "—"].contains(&written.as_str()) || (bracketed && written.is_empty()) {
            return Ok(Unit::one());
        }
        let scope = self.scope();
        if let Some(level) = level::parse(scope, &source, start, end) {
            return level;
        }
        if let Some(trap) = scope.table.trap(&written).filter(|_| scope.is_trap(&written)) {
            let error = scope.refuse(&written, trap);
            let place = source.place(start, end, label(&error));
            return Err(error.at(place));
        }
        let value = parse::expression(scope, &source, start, end)?;
        let (multiplier, divisor) = parse::in_range(&source, value.factor)?;
        let scale = value.point.map_or(Scale::Ratio, |point| Scale::Point { origin: point.origin });
        let parse::Value { dimension, is_angle, .. } = value;
        Ok(Unit { dimension, multiplier, divisor, scale, is_angle, text: written })
    }

    /// Declares a base quantity beyond the SI; its name is the symbol of its coherent unit.
    ///
    /// # Errors
    ///
    /// `U009` when the name is not an ASCII letter followed by letters, digits or `_`, or already has a reading.
    ///
    /// # Examples
    ///
    /// ```
    /// # use dimensionless::Units;
    /// let mut units = Units::new();
    /// assert_eq!(units.declare_base("individuals").unwrap().key(), "individuals");
    /// assert!(units.declare_base("metre").is_err());
    /// ```
    pub fn declare_base(&mut self, name: &str) -> Result<BaseQuantity> {
        let base = BaseQuantity::declare(name).ok_or_else(|| {
            Error::new(Code::Declaration, format!("`{name}` cannot be the name of a base quantity")).help(
                "take an ASCII letter and then letters, digits or `_`, 24 characters at most, and none of L, M, T, I, N, J, Theta",
            )
        })?;
        let value =
            parse::Value { dimension: Dimension::base(base), factor: Factor::ONE, point: None, is_angle: false };
        self.declare(name, Cow::Owned(name.to_owned()), &value)?;
        Ok(base)
    }

    /// Declares a unit as an expression in known ones.
    ///
    /// A symbol that the built-in table refuses as ambiguous may be declared: that settles it.
    ///
    /// # Errors
    ///
    /// `U009` when the symbol is no symbol or already has a reading, and the errors of [`Units::parse`] for the definition.
    ///
    /// # Examples
    ///
    /// ```
    /// # use dimensionless::Units;
    /// let mut units = Units::new();
    /// units.declare_unit("smoot", "1.7018 m").unwrap();
    /// assert_eq!(units.parse("smoot").unwrap().to_si(364.4), 364.4 * 17018.0 / 10000.0);
    /// assert!(units.declare_unit("kPa", "1 Pa").is_err());
    /// ```
    pub fn declare_unit(&mut self, symbol: &str, definition: &str) -> Result<()> {
        let value = parse::definition(self.scope(), definition)
            .map_err(|error| error.context(format_args!("the definition of `{symbol}`")))?;
        self.declare(symbol, Cow::Owned(definition.trim().to_owned()), &value)
    }

    fn declare(&mut self, symbol: &str, definition: Cow<'static, str>, value: &parse::Value) -> Result<()> {
        let is_symbol = symbol.starts_with(starts_symbol)
            && symbol.chars().all(|c| starts_symbol(c) || c.is_ascii_digit())
            && symbol.chars().eq(Source::new(symbol).chars);
        if !is_symbol || symbol.contains('π') || symbol == "sqrt" {
            return Err(Error::new(Code::Declaration, format!("`{symbol}` cannot be the symbol of a unit"))
                .help("take a letter and then letters, digits or `_`"));
        }
        let taken = match self.parse(symbol) {
            Ok(unit) => Some(format!("as a unit of dimension {}", unit.dimension())),
            // Ambiguous symbols, and units outside the system, may be given the meaning that the user wants.
            Err(error) if matches!(error.code(), Code::UnknownUnit | Code::AmbiguousUnit) => None,
            Err(_) => Some("as something that is no ratio scale".to_owned()),
        };
        let is_power = |entry: &UnitEntry| {
            entry.symbol().strip_prefix(symbol).is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit()))
        };
        let taken = taken.or_else(|| {
            self.declared.iter().find(|entry| is_power(entry)).map(|entry| format!("inside `{}`", entry.symbol()))
        });
        if let Some(reading) = taken {
            return Err(Error::new(Code::Declaration, format!("`{symbol}` already has a reading {reading}"))
                .help("choose another symbol, such as the full word"));
        }
        let entry = UnitEntry {
            symbol: Cow::Owned(symbol.to_owned()),
            aliases: &[],
            name: Cow::Owned(symbol.to_owned()),
            definition,
            dimension: value.dimension,
            factor: value.factor,
            origin: None,
            prefixed: false,
            is_angle: value.is_angle,
            note: None,
            source: DECLARED,
            field: DECLARED,
        };
        Arc::make_mut(&mut self.declared).push(entry);
        Ok(())
    }

    /// Every unit: the built-in ones by field, then what was declared, in that order.
    ///
    /// ```
    /// # use dimensionless::Units;
    /// let units = Units::new();
    /// let pascal = units.entries().find(|entry| entry.symbol() == "Pa").unwrap();
    /// assert_eq!((pascal.name(), pascal.field()), ("pascal", "SI"));
    /// ```
    pub fn entries(&self) -> impl Iterator<Item = &UnitEntry> {
        TABLE.entries.iter().chain(self.declared.iter())
    }

    /// The known symbol nearest to an unknown one.
    ///
    /// ```
    /// # use dimensionless::Units;
    /// assert_eq!(Units::new().suggest("kpa").as_deref(), Some("kPa"));
    /// assert_eq!(Units::new().suggest("xyzzy"), None);
    /// ```
    #[must_use]
    pub fn suggest(&self, symbol: &str) -> Option<String> {
        suggest::nearest(&self.scope(), symbol).map(|(nearest, _)| nearest)
    }
}

/// One declaration as it is saved: without a definition it is a base quantity.
#[derive(serde::Serialize, serde::Deserialize)]
struct Declaration {
    symbol: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    definition: Option<String>,
}

/// Serialized as the list of declarations, in their order.
impl serde::Serialize for Units {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.declared.iter().map(|entry| Declaration {
            symbol: entry.symbol().to_owned(),
            definition: (entry.definition() != entry.symbol()).then(|| entry.definition().to_owned()),
        }))
    }
}

impl<'de> serde::Deserialize<'de> for Units {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut units = Self::new();
        for Declaration { symbol, definition } in Vec::<Declaration>::deserialize(deserializer)? {
            match definition {
                Some(definition) => units.declare_unit(&symbol, &definition),
                None => units.declare_base(&symbol).map(drop),
            }
            .map_err(serde::de::Error::custom)?;
        }
        Ok(units)
    }
}

/// The characters that matter: without surrounding space and one pair of square brackets.
fn inside_brackets(source: &Source<'_>) -> (usize, usize) {
    let chars = &source.chars;
    let trim = |mut start: usize, mut end: usize| {
        while start < end && chars[start].is_whitespace() {
            start += 1;
        }
        while start < end && chars[end - 1].is_whitespace() {
            end -= 1;
        }
        (start, end)
    };
    let (start, end) = trim(0, chars.len());
    if end - start >= 2 && chars[start] == '[' && chars[end - 1] == ']' {
        trim(start + 1, end - 1)
    } else {
        (start, end)
    }
}
