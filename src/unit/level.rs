//! Logarithmic units: a level in decibels over a stated reference, `dB(20 µPa)` or `dBm`.
//!
//! L = k log₁₀(x / reference) with k = 20 for root-power quantities (pressure, voltage) and k = 10 for power
//! quantities (ISO 80000-1, annex C). Which of the two is meant follows from the dimension, by a short list.

use super::lexer::Source;
use super::parse;
use super::resolve::Scope;
use super::{Scale, Unit};
use crate::dimension::Dimension;
use crate::error::{Code, Error, Result};

/// Levels with a name: the reference, and decibels per factor of ten.
const NAMED: &[(&str, &str, f64)] = &[
    ("dBm", "1 mW", 10.0),
    ("dBW", "1 W", 10.0),
    ("dBV", "1 V", 20.0),
    ("dBmV", "1 mV", 20.0),
    ("dBµV", "1 µV", 20.0),
    ("dBuV", "1 µV", 20.0),
    ("dBSPL", "20 µPa", 20.0),
    ("dB SPL", "20 µPa", 20.0),
    ("dBsm", "1 m^2", 10.0),
    ("dBZ", "1 mm^6 m^-3", 10.0),
];

/// Exponents of L, M, T, I of root-power quantities: their squares are proportional to a power.
const ROOT_POWER: &[[i64; 4]] = &[
    [-1, 1, -2, 0], // pressure
    [2, 1, -3, -1], // electric potential
    [0, 0, 0, 1],   // electric current
    [1, 0, 0, 0],   // displacement
    [1, 0, -1, 0],  // velocity
    [1, 0, -2, 0],  // acceleration
    [1, 1, -2, 0],  // force
    [1, 1, -3, -1], // electric field strength
    [-1, 0, 0, 1],  // magnetic field strength
    [0, 1, -2, -1], // magnetic flux density
];

/// The same of power quantities.
const POWER: &[[i64; 4]] = &[
    [2, 1, -3, 0],  // power
    [2, 1, -2, 0],  // energy, spectral density of power
    [0, 1, -3, 0],  // intensity
    [-3, 0, 0, 0],  // number density
    [2, 0, 0, 0],   // scattering cross section
    [-2, 2, -4, 0], // square of a pressure
    [-2, 2, -3, 0], // its spectral density
    [4, 2, -6, -2], // square of a voltage
    [4, 2, -5, -2], // its spectral density
];

/// Reads the string as a level; `None` when it is none.
pub(super) fn parse(scope: Scope<'_>, source: &Source<'_>, start: usize, end: usize) -> Option<Result<Unit>> {
    let text = source.slice(start, end);
    if let Some(&(_, reference, decibels)) = NAMED.iter().find(|level| level.0 == text) {
        let reference = parse::definition(scope, reference);
        return Some(reference.and_then(|value| of_reference(source, &value, decibels, text)));
    }
    let (from, to) = reference(source, start, end)?;
    Some(level(scope, source, (from, to), text))
}

fn level(scope: Scope<'_>, source: &Source<'_>, (from, to): (usize, usize), text: String) -> Result<Unit> {
    let value = parse::ratio(scope, source, from, to)?;
    let dimension = value.dimension;
    let is_in = |list: &[[i64; 4]]| list.iter().any(|&[l, m, t, i]| dimension == Dimension::si([l, m, t, i, 0, 0, 0]));
    let decibels = match (is_in(ROOT_POWER), is_in(POWER)) {
        (true, _) => 20.0,
        (_, true) => 10.0,
        _ => {
            let message =
                format!("whether a level of dimension {dimension} counts 10 or 20 dB per factor of ten is not known");
            return Err(Error::new(Code::LogUnit, message)
                .help("convert the values to the underlying quantity")
                .at(source.place(from, to, "neither a power nor a root-power quantity")));
        }
    };
    of_reference(source, &value, decibels, text)
}

fn of_reference(source: &Source<'_>, value: &parse::Value, decibels: f64, text: String) -> Result<Unit> {
    let (multiplier, divisor) = parse::in_range(source, value.factor)?;
    let scale = Scale::Level { decibels };
    Ok(Unit { dimension: value.dimension, multiplier, divisor, scale, is_angle: false, text })
}

/// Where the reference stands in `dB(20 µPa)`, `dB (re 20 µPa)` or `dB re 20 µPa`.
fn reference(source: &Source<'_>, start: usize, end: usize) -> Option<(usize, usize)> {
    let chars = &source.chars;
    let skip = |mut at: usize| {
        while at < end && chars[at].is_whitespace() {
            at += 1;
        }
        at
    };
    let is_at = |at: usize, word: &str| at <= end && chars[at..end].iter().copied().take(word.len()).eq(word.chars());
    if !is_at(start, "dB") {
        return None;
    }
    let after = skip(start + 2);
    let (mut from, to) =
        if is_at(after, "(") && chars[end - 1] == ')' { (skip(after + 1), end - 1) } else { (after, end) };
    let named = is_at(from, "re") && chars.get(from + 2).is_some_and(|c| c.is_whitespace() || *c == ':' || *c == '.');
    if named {
        from = skip(from + 3);
    }
    let is_reference = (named || to < end) && from < to;
    // `dB(A)` and `dB(C)` are weightings, not references.
    let weighting = from + 1 == to && ['A', 'B', 'C', 'Z'].contains(&chars[from]) && !named;
    (is_reference && !weighting).then_some((from, to))
}
