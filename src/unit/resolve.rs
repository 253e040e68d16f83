//! From a symbol to a unit: declared units, then traps, then the table, then names, then prefixes.
//!
//! A whole symbol goes before a prefix and the rest, so `min` is the minute and `Pa` the pascal; a symbol with two
//! readings that people really use is refused, never guessed.

use super::entry::UnitEntry;
use super::prefix::PREFIXES;
use super::suggest;
use super::table::Table;
use super::table::traps::Trap;
use crate::error::{Code, Error};

/// The units that a string is read with.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    pub(super) table: &'a Table,
    pub(super) declared: &'a [UnitEntry],
}

/// A unit and the power of ten before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading<'a> {
    pub(super) entry: &'a UnitEntry,
    pub(super) ten: i32,
}

impl<'a> Scope<'a> {
    /// What a symbol means, or an error that has no place yet.
    pub(super) fn resolve(&self, symbol: &str) -> Result<Reading<'a>, Error> {
        if let Some(entry) = self.declared(symbol) {
            return Ok(Reading { entry, ten: 0 });
        }
        if let Some(trap) = self.table.trap(symbol) {
            return Err(self.refuse(symbol, trap));
        }
        if let Some(entry) = self.table.by_symbol(symbol).or_else(|| self.table.by_name(symbol)) {
            return Ok(Reading { entry, ten: 0 });
        }
        let readings = self.prefixed(symbol);
        match readings.as_slice() {
            [] => Err(self.trap_behind_prefix(symbol).unwrap_or_else(|| self.unknown(symbol))),
            [reading] => Ok(*reading),
            _ => {
                let names = readings.iter().map(|reading| (reading.entry.symbol().to_owned(), describe(*reading)));
                Err(ambiguous(symbol, &names.collect::<Vec<_>>()))
            }
        }
    }

    /// Whether the symbol is refused by name.
    pub(super) fn is_trap(&self, symbol: &str) -> bool {
        self.declared(symbol).is_none() && self.table.trap(symbol).is_some()
    }

    /// The unit that the user declared under this symbol.
    pub(super) fn declared(&self, symbol: &str) -> Option<&'a UnitEntry> {
        self.declared.iter().find(|entry| entry.symbol() == symbol)
    }

    /// All readings as a prefix and a unit: symbol with symbol (`kPa`), name with name (`kilopascal`).
    fn prefixed(&self, symbol: &str) -> Vec<Reading<'a>> {
        let mut readings: Vec<Reading<'a>> = Vec::new();
        let lower = if symbol.len() >= 4 { symbol.to_lowercase() } else { symbol.to_owned() };
        for &(prefix, name, ten) in PREFIXES {
            let by_symbol = symbol.strip_prefix(prefix).and_then(|rest| self.table.by_symbol(rest));
            let by_name = lower.strip_prefix(name).and_then(|rest| self.table.by_name(rest));
            for entry in by_symbol.into_iter().chain(by_name).filter(|entry| entry.prefixed) {
                if !readings.iter().any(|reading| reading.ten == ten && reading.entry.symbol == entry.symbol) {
                    readings.push(Reading { entry, ten });
                }
            }
        }
        readings
    }

    /// `kcal` is as ambiguous as `cal`: the same readings, each with the prefix.
    fn trap_behind_prefix(&self, symbol: &str) -> Option<Error> {
        PREFIXES.iter().find_map(|&(prefix, name, _)| match self.table.trap(symbol.strip_prefix(prefix)?)? {
            Trap::Ambiguous(readings) => {
                let prefixed = |&(reading, words): &(&str, &str)| {
                    let reading = format!("{prefix}{reading}");
                    self.resolve(&reading).is_ok().then(|| (reading, format!("{name}{words}")))
                };
                readings.iter().map(prefixed).collect::<Option<Vec<_>>>().map(|readings| ambiguous(symbol, &readings))
            }
            refused @ Trap::Refused(..) => Some(self.refuse(symbol, refused)),
            Trap::Misspelt(_) => None,
        })
    }

    /// The error for a symbol, or a pair of symbols, that is not read.
    pub(super) fn refuse(&self, symbol: &str, trap: Trap) -> Error {
        match trap {
            Trap::Ambiguous(readings) => {
                let owned = readings.iter().map(|&(reading, words)| (reading.to_owned(), words.to_owned()));
                ambiguous(symbol, &owned.collect::<Vec<_>>())
            }
            Trap::Misspelt(meant) => Error::new(Code::UnknownUnit, format!("unknown unit `{symbol}`"))
                .help(suggest::did_you_mean(meant, self.resolve(meant).ok())),
            Trap::Refused(code, why, help) => {
                Error::new(code, format!("`{symbol}` is not read as a unit: {why}")).help(help)
            }
        }
    }

    fn unknown(&self, symbol: &str) -> Error {
        let error = Error::new(Code::UnknownUnit, format!("unknown unit `{symbol}`"));
        if let Some((meant, reading)) = suggest::nearest(self, symbol) {
            return error.help(suggest::did_you_mean(&meant, Some(reading)));
        }
        match self.split(symbol) {
            Some(product) => error.help(format!("did you mean the product `{product}`?")),
            None => error.help("`dimensionless units` lists every unit; others can be declared"),
        }
    }

    /// Two units written without a space between.
    fn split(&self, symbol: &str) -> Option<String> {
        let cuts = symbol.char_indices().skip(1).map(|(cut, _)| symbol.split_at(cut));
        let is_ratio = |entry: Option<&UnitEntry>| entry.is_some_and(|entry| !entry.is_point());
        let readable = |part: &str| {
            let known = is_ratio(self.table.by_symbol(part)) || !self.prefixed(part).is_empty();
            known && self.table.trap(part).is_none()
        };
        cuts.into_iter().find(|(first, second)| readable(first) && readable(second)).map(|(a, b)| format!("{a} {b}"))
    }
}

/// A few words to stand beside a symbol that is not read.
pub(super) fn label(error: &Error) -> &'static str {
    match error.code() {
        Code::AmbiguousUnit => "which one?",
        Code::AffineUnit => "not a ratio scale",
        Code::LogUnit => "a logarithm",
        _ => "no such unit",
    }
}

/// The name of a reading: `centipoise`.
pub(super) fn describe(reading: Reading<'_>) -> String {
    let prefix = PREFIXES.iter().find(|prefix| prefix.2 == reading.ten).map_or("", |prefix| prefix.1);
    format!("{prefix}{}", reading.entry.name())
}

/// The error for several readings, each a text to write and its name.
pub(super) fn ambiguous(text: &str, readings: &[(String, String)]) -> Error {
    let named = readings.iter().map(|(reading, words)| match words.as_str() {
        "" => format!("`{reading}`"),
        words => format!("`{reading}` ({words})"),
    });
    let count = match readings.len() {
        2 => "two".to_owned(),
        3 => "three".to_owned(),
        4 => "four".to_owned(),
        more => more.to_string(),
    };
    let choices = readings.iter().map(|(reading, _)| format!("`{reading}`"));
    Error::new(Code::AmbiguousUnit, format!("`{text}` has {count} readings: {}", list(named.collect(), "and")))
        .help(format!("write {}", list(choices.collect(), "or")))
}

fn list(mut items: Vec<String>, word: &str) -> String {
    match items.pop() {
        Some(last) if !items.is_empty() => format!("{} {word} {last}", items.join(", ")),
        last => last.unwrap_or_default(),
    }
}
