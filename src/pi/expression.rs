//! Products of powers in words: `density*speed*diameter/viscosity`, `U²/(g·L)`, `U/(g L)^(1/2)`.
//!
//! One reader for rustc and for run time. The grammar is that of unit strings: products by space, `*`, `·`; `/` divides
//! by the one factor behind it, so `a/b c` has two readings and is refused; powers by `^`, `**` or superscripts, with
//! exact rational exponents; `sqrt(…)` and `√`. A name that is not made of letters, digits, `_` and `.` alone stands in
//! backquotes. The only number is a `1` to divide.

mod reader;
mod words;

use crate::rational::Rational;
use reader::{Base, Reader};

pub(crate) use reader::superscript;
pub(crate) use words::{describe, push_known};

/// What is wrong with a product, and which bytes of the text show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mistake {
    pub(crate) kind: Kind,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// The kinds of mistakes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Empty,
    UnknownName,
    /// A constant factor.
    Number,
    /// `a^1/2`.
    Fraction,
    /// `a/b c`.
    TwoReadings,
    /// `+` or `-`.
    Sum,
    NothingBefore,
    NothingBehind,
    Unclosed,
    Unopened,
    TooDeep,
    Exponent,
    SecondExponent,
    Overflow,
    Character,
}

/// Deeper parentheses are no product that anyone reads.
const DEEPEST: usize = 16;

/// A product inside parentheses, or the whole text.
#[derive(Clone, Copy)]
struct Level {
    /// The power of the whole.
    power: Rational,
    /// Where `(` stands, or the first factor of the whole.
    open: usize,
    /// Where the exponent behind `)` ends.
    end: usize,
    /// The operator that waits for its factor: its place, and −1 for a `/`.
    operator: Option<(usize, i64)>,
    /// Nothing was read yet.
    is_empty: bool,
    /// Where the `/` of a divisor stands that was read.
    slash: Option<usize>,
    /// The last factor has an exponent without parentheses, which a fraction could belong to.
    bare: Option<usize>,
}

impl Level {
    const fn new(power: Rational, open: usize, end: usize) -> Self {
        Self { power, open, end, operator: None, is_empty: true, slash: None, bare: None }
    }
}

/// Adds the exponents of a product to `exponents`, one for each of `names`; the text is read from byte `start` on.
pub(crate) const fn read(text: &str, start: usize, names: &[&str], exponents: &mut [Rational]) -> Result<(), Mistake> {
    let mut reader = Reader { bytes: text.as_bytes(), at: start };
    let mut levels = [Level::new(Rational::ONE, start, start); DEEPEST];
    let mut depth = 0;
    loop {
        reader.skip_spaces();
        let level = &mut levels[depth];
        let at = reader.at;
        let waits = level.is_empty || level.operator.is_some();
        let c = reader.peek();
        if let ('\0' | ')', Some((place, _))) = (c, level.operator) {
            return mistake(Kind::NothingBehind, place, place + 1);
        }
        match c {
            '\0' if level.is_empty && depth == 0 => return mistake(Kind::Empty, start, text.len()),
            ')' if level.is_empty && depth > 0 => return mistake(Kind::Empty, level.open, at + 1),
            '\0' if depth > 0 => return mistake(Kind::Unclosed, level.open, level.open + 1),
            '\0' => return Ok(()),
            ')' if depth == 0 => return mistake(Kind::Unopened, at, at + 1),
            ')' => {
                reader.at = level.end;
                depth -= 1;
            }
            '*' | '·' | '⋅' | '∙' | '•' | '×' | '/' | '∕' | '÷' if waits => {
                reader.advance();
                return mistake(Kind::NothingBefore, at, reader.at);
            }
            _ if c == '^' || superscript(c).is_some() => {
                reader.advance();
                return mistake(if waits { Kind::NothingBefore } else { Kind::SecondExponent }, at, reader.at);
            }
            '*' if reader.byte(1) == b'*' => return mistake(Kind::SecondExponent, at, at + 2),
            '*' | '·' | '⋅' | '∙' | '•' | '×' => {
                reader.advance();
                level.operator = Some((at, 1));
            }
            '/' | '∕' | '÷' => {
                reader.advance();
                level.operator = Some((at, -1));
            }
            '+' | '-' | '−' | '–' | '=' => return mistake(Kind::Sum, at, at + c.len_utf8()),
            _ => {
                let (place, sign) = match level.operator {
                    Some(operator) => operator,
                    None => (at, 1),
                };
                if let (Some(_), 1) = (level.slash, sign) {
                    return mistake(Kind::TwoReadings, level.open, reader.end_of_run());
                }
                if let (Some(from), -1, b'0'..=b'9') = (level.bare, sign, reader.byte(0)) {
                    return mistake(Kind::Fraction, from, reader.digits_end(at));
                }
                if sign < 0 {
                    level.slash = Some(place);
                }
                if level.is_empty && depth == 0 {
                    level.open = at;
                }
                (level.operator, level.is_empty, level.bare) = (None, false, None);
                let Some(power) = level.power.checked_mul(Rational::integer(sign)) else {
                    return mistake(Kind::Overflow, at, at + 1);
                };
                let factor = match reader.factor(names) {
                    Ok(factor) => factor,
                    Err(mistake) => return Err(mistake),
                };
                let Some(power) = power.checked_mul(factor.power) else {
                    return mistake(Kind::Overflow, at, factor.end);
                };
                level.bare = factor.bare;
                match factor.base {
                    Base::One => reader.at = factor.end,
                    Base::Name(place) => {
                        let Some(sum) = exponents[place].checked_add(power) else {
                            return mistake(Kind::Overflow, at, factor.end);
                        };
                        exponents[place] = sum;
                        reader.at = factor.end;
                    }
                    Base::Open(inside) => {
                        depth += 1;
                        if depth == DEEPEST {
                            return mistake(Kind::TooDeep, inside - 1, inside);
                        }
                        levels[depth] = Level::new(power, inside - 1, factor.end);
                        reader.at = inside;
                    }
                }
            }
        }
    }
}

const fn mistake<T>(kind: Kind, start: usize, end: usize) -> Result<T, Mistake> {
    Err(Mistake { kind, start, end })
}

/// Reads a symbol with its power, `Fr` or `Fr²`.
pub(crate) const fn symbol(text: &str) -> Option<(&str, Rational)> {
    let text = text.trim_ascii();
    let mut reader = Reader { bytes: text.as_bytes(), at: 0 };
    let end = reader.name_end(0);
    reader.at = end;
    match reader.exponent() {
        Ok((power, _)) if end > 0 && reader.at == text.len() && !power.is_zero() => Some((text.split_at(end).0, power)),
        _ => None,
    }
}

/// Whether a name needs no backquotes.
pub(crate) const fn is_plain(name: &str) -> bool {
    let reader = Reader { bytes: name.as_bytes(), at: 0 };
    !name.is_empty() && reader.name_end(0) == name.len()
}

#[cfg(test)]
mod tests;
