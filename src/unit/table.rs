//! The built-in units: rows of data by field, read once into entries with dimensions and exact factors.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use self::traps::{TRAPS, Trap};
use super::entry::UnitEntry;
use super::factor::Factor;
use super::parse;
use super::resolve::Scope;
use crate::dimension::{BaseQuantity, Dimension};

mod astronomy;
mod atomic;
mod cgs;
mod customary;
mod engineering;
mod si;
pub(super) mod traps;

/// One line of data: what a unit is called, what it is, and who says so.
struct Row {
    symbol: &'static str,
    aliases: &'static [&'static str],
    name: &'static str,
    definition: &'static str,
    base: Option<BaseQuantity>,
    origin: Option<f64>,
    prefixed: bool,
    is_angle: bool,
    note: Option<&'static str>,
    source: &'static str,
}

/// A unit defined by an expression in units of earlier rows.
const fn unit(symbol: &'static str, name: &'static str, definition: &'static str, source: &'static str) -> Row {
    let (base, origin, note) = (None, None, None);
    Row { symbol, aliases: &[], name, definition, base, origin, prefixed: false, is_angle: false, note, source }
}

/// The coherent unit of a base quantity.
const fn base(symbol: &'static str, name: &'static str, base: BaseQuantity, source: &'static str) -> Row {
    Row { base: Some(base), ..unit(symbol, name, symbol, source) }
}

impl Row {
    /// Other spellings.
    const fn also(self, aliases: &'static [&'static str]) -> Self {
        Self { aliases, ..self }
    }

    /// The prefixes of the SI go with the symbol.
    const fn prefixed(self) -> Self {
        Self { prefixed: true, ..self }
    }

    /// It measures plane angles.
    const fn angle(self) -> Self {
        Self { is_angle: true, ..self }
    }

    /// The scale starts where the absolute scale, in the same unit, reads `origin`.
    const fn point(self, origin: f64) -> Self {
        Self { origin: Some(origin), ..self }
    }

    /// A word of caution.
    const fn note(self, note: &'static str) -> Self {
        Self { note: Some(note), ..self }
    }
}

/// The fields, in an order in which every definition uses earlier units only.
const FIELDS: &[(&str, &[Row])] = &[
    ("SI", si::SI),
    ("accepted with the SI", si::ACCEPTED),
    ("CGS and other metric", cgs::CGS),
    ("length and area", customary::LENGTH),
    ("volume", customary::VOLUME),
    ("mass and temperature", customary::MASS),
    ("force and pressure", engineering::FORCE),
    ("energy and power", engineering::ENERGY),
    ("speed, flow and rotation", engineering::MOTION),
    ("materials and transport", engineering::MATERIALS),
    ("astronomy", astronomy::ASTRONOMY),
    ("atomic and natural", atomic::ATOMIC),
];

/// The built-in units with their indices; built at first use.
pub(super) static TABLE: LazyLock<Table> = LazyLock::new(Table::built_in);

#[derive(Default)]
pub(super) struct Table {
    pub(super) entries: Vec<UnitEntry>,
    symbols: BTreeMap<&'static str, usize>,
    names: BTreeMap<String, usize>,
    traps: BTreeMap<&'static str, Trap>,
}

impl Table {
    fn built_in() -> Self {
        let mut table = Self { traps: TRAPS.iter().copied().collect(), ..Self::default() };
        for &(field, rows) in FIELDS {
            for row in rows {
                table.add(field, row);
            }
        }
        table
    }

    fn add(&mut self, field: &'static str, row: &Row) {
        let (dimension, factor) = match row.base {
            Some(base) => (Dimension::base(base), Factor::ONE),
            None => match parse::definition(Scope { table: self, declared: &[] }, row.definition) {
                Ok(value) => (value.dimension, value.factor),
                Err(error) => panic!("the row of `{}` is not right, which the tests exclude: {error}", row.symbol),
            },
        };
        let index = self.entries.len();
        for symbol in std::iter::once(&row.symbol).chain(row.aliases) {
            self.symbols.insert(symbol, index);
        }
        for name in spellings(row.name) {
            self.names.entry(name).or_insert(index);
        }
        self.entries.push(UnitEntry {
            symbol: Cow::Borrowed(row.symbol),
            aliases: row.aliases,
            name: Cow::Borrowed(row.name),
            definition: Cow::Borrowed(row.definition),
            dimension,
            factor,
            origin: row.origin,
            prefixed: row.prefixed,
            is_angle: row.is_angle,
            note: row.note,
            source: row.source,
            field,
        });
    }

    /// The unit with exactly this symbol or alias.
    pub(super) fn by_symbol(&self, symbol: &str) -> Option<&UnitEntry> {
        self.symbols.get(symbol).map(|&index| &self.entries[index])
    }

    /// The unit with this name in English, singular or plural; capitals do not matter from four letters on.
    pub(super) fn by_name(&self, name: &str) -> Option<&UnitEntry> {
        let index = match self.names.get(name) {
            None if name.len() >= 4 => self.names.get(&name.to_lowercase()),
            exact => exact,
        };
        index.map(|&index| &self.entries[index])
    }

    /// Why a symbol is not read.
    pub(super) fn trap(&self, symbol: &str) -> Option<Trap> {
        self.traps.get(symbol).copied()
    }

    /// Every name with its unit.
    pub(super) fn names(&self) -> impl Iterator<Item = (&str, &UnitEntry)> {
        self.names.iter().map(|(name, &index)| (name.as_str(), &self.entries[index]))
    }

    /// Every symbol and alias with its unit.
    pub(super) fn symbols(&self) -> impl Iterator<Item = (&str, &UnitEntry)> {
        self.entries.iter().flat_map(|entry| {
            std::iter::once(entry.symbol()).chain(entry.aliases.iter().copied()).map(move |symbol| (symbol, entry))
        })
    }
}

/// A name of one word, in British and American spelling, singular and plural.
fn spellings(name: &str) -> Vec<String> {
    if name.contains(|c: char| !c.is_ascii_lowercase()) {
        return Vec::new();
    }
    let american = name.replace("metre", "meter").replace("litre", "liter");
    [name, &american].iter().flat_map(|name| [(*name).to_owned(), format!("{name}s")]).collect()
}

#[cfg(test)]
mod tests;
