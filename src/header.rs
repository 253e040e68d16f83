//! Names with units: `speed [m/s]`, `speed (m/s)`, `speed / (m/s)`, in the header of a file and in a problem's text.

use crate::error::{Error, Location, Result};
use crate::unit::{Unit, Units};

/// A name and, if one was written, the unit's text with the place of its first character.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Header<'a> {
    pub(crate) name: &'a str,
    pub(crate) unit: Option<(&'a str, usize)>,
}

/// Splits a header; the place of the unit is counted in characters from 0.
pub(crate) fn split(text: &str) -> Header<'_> {
    let whole = Header { name: text.trim(), unit: None };
    let trimmed = text.trim_end();
    let open = match trimmed.chars().last() {
        Some(']') => trimmed.find('['),
        Some(')') => opening(trimmed),
        _ => None,
    };
    let Some(open) = open else { return whole };
    // `speed / (m/s)`: the quantity calculus of ISO 80000-1.
    let name = trimmed[..open].trim();
    let name = name.strip_suffix('/').map_or(name, str::trim_end);
    if name.is_empty() {
        return whole;
    }
    let inside = &trimmed[open + 1..trimmed.len() - 1];
    let unit = inside.trim();
    let before = open + 1 + (inside.len() - inside.trim_start().len());
    Header { name, unit: Some((unit, text[..before].chars().count())) }
}

/// The bracket that the last one of the text closes.
fn opening(text: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in text.char_indices().rev() {
        match c {
            ')' => depth += 1,
            '(' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// Where a text stands in its line.
pub(crate) struct Place<'a> {
    pub(crate) file: Option<&'a str>,
    pub(crate) line: u64,
    /// The first character, from 1.
    pub(crate) column: usize,
    /// The whole line.
    pub(crate) text: &'a str,
}

impl Place<'_> {
    /// A place in this line, `offset` characters behind the start.
    pub(crate) fn location(&self, offset: usize, length: usize, label: &str) -> Location {
        Location {
            file: self.file.map(str::to_owned),
            line: self.line,
            column: self.column + offset,
            length: length.max(1),
            text: self.text.to_owned(),
            label: label.to_owned(),
        }
    }

    /// Reads a unit that stands `offset` characters behind the start; an error shows this line.
    pub(crate) fn unit(&self, units: &Units, text: &str, offset: usize) -> Result<Unit> {
        units.parse(text).map_err(|error| self.rebase(error, offset))
    }

    fn rebase(&self, error: Error, offset: usize) -> Error {
        let Some(inner) = error.location().cloned() else { return error };
        error.at(self.location(offset + inner.column - 1, inner.length, &inner.label))
    }
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn three_forms_carry_units() {
        for (text, name, unit) in [
            ("speed [m/s]", "speed", Some(("m/s", 7))),
            ("speed(m/s)", "speed", Some(("m/s", 6))),
            ("speed / (m/s)", "speed", Some(("m/s", 9))),
            ("h [W/(m^2 K)]", "h", Some(("W/(m^2 K)", 3))),
            ("h (W/(m^2 K))", "h", Some(("W/(m^2 K)", 3))),
            ("level [dB(20 µPa)]", "level", Some(("dB(20 µPa)", 7))),
            (" run ", "run", None),
            ("ratio [-]", "ratio", Some(("-", 7))),
            ("η [ 1 ]", "η", Some(("1", 4))),
            ("[m]", "[m]", None),
            ("Re_D", "Re_D", None),
            ("odd)", "odd)", None),
        ] {
            let header = split(text);
            assert_eq!((header.name, header.unit), (name, unit), "{text}");
        }
    }
}
