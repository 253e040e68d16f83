//! Dimensions as text: `L² M T⁻³`, and back.

use std::fmt;
use std::str::FromStr;

use super::{BaseQuantity, Dimension, overflow};
use crate::constants::same;
use crate::error::{Code, Error, Result};
use crate::rational::{self, Rational};

/// Writes an exponent behind a symbol: nothing for 1, superscripts for whole numbers, `^(1/2)` for fractions.
pub(crate) fn write_exponent(f: &mut impl fmt::Write, exponent: Rational) -> fmt::Result {
    if exponent == Rational::ONE {
        return Ok(());
    }
    if !exponent.is_integer() {
        return write!(f, "^({exponent})");
    }
    exponent.to_string().chars().try_for_each(|c| f.write_char(superscript(c)))
}

/// The minus and the digits as superscripts.
pub const SUPERSCRIPTS: [(char, char); 11] = [
    ('-', '⁻'),
    ('0', '⁰'),
    ('1', '¹'),
    ('2', '²'),
    ('3', '³'),
    ('4', '⁴'),
    ('5', '⁵'),
    ('6', '⁶'),
    ('7', '⁷'),
    ('8', '⁸'),
    ('9', '⁹'),
];

fn superscript(plain: char) -> char {
    SUPERSCRIPTS.iter().find(|pair| pair.0 == plain).map_or(plain, |pair| pair.1)
}

impl fmt::Display for Dimension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_one() {
            return f.write_str("1");
        }
        for (i, (base, exponent)) in self.iter().enumerate() {
            if i > 0 {
                f.write_str(" ")?;
            }
            write!(f, "{base}")?;
            write_exponent(f, exponent)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Dimension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Dimension({self})")
    }
}

impl FromStr for Dimension {
    type Err = Error;

    /// Reads what `Display` writes, and `L^2 M T^-3`; names beyond the SI's symbols are declared base quantities.
    fn from_str(text: &str) -> Result<Self> {
        Self::parse(text).map_err(|mistake| match mistake {
            Mistake::Empty => {
                Error::new(Code::Declaration, "an empty dimension").help("write `1` for the dimension of a pure number")
            }
            Mistake::Factor(factor) => {
                Error::new(Code::Declaration, format!("`{factor}` is not a power of a base quantity"))
                    .help("write base quantities with exponents, such as `L^2 M T^-3` or `L² M T⁻³`")
            }
            Mistake::Overflow => overflow(),
        })
    }
}

/// What is wrong with the text of a dimension.
pub(crate) enum Mistake<'a> {
    Empty,
    /// This is not a power of a base quantity.
    Factor(&'a str),
    Overflow,
}

impl Dimension {
    /// Reads the text of a dimension, in `const` too: factors with spaces between them.
    pub(crate) const fn parse(text: &str) -> Result<Self, Mistake<'_>> {
        let mut dimension = Self::ONE;
        let mut rest = text.trim_ascii();
        if rest.is_empty() {
            return Err(Mistake::Empty);
        }
        if same(rest, "1") {
            return Ok(dimension);
        }
        while !rest.is_empty() {
            let mut end = 0;
            while end < rest.len() && !rest.as_bytes()[end].is_ascii_whitespace() {
                end += 1;
            }
            let (factor, behind) = rest.split_at(end);
            rest = behind.trim_ascii_start();
            let Some((base, exponent)) = parse_factor(factor) else { return Err(Mistake::Factor(factor)) };
            let Some(next) = dimension.times_power(&Self::base(base), exponent) else { return Err(Mistake::Overflow) };
            dimension = next;
        }
        Ok(dimension)
    }
}

/// A base quantity with its exponent behind `^`, in superscripts, or not written because it is 1.
const fn parse_factor(factor: &str) -> Option<(BaseQuantity, Rational)> {
    let bytes = factor.as_bytes();
    let mut end = 0;
    while end < bytes.len() && bytes[end] != b'^' && superscript_at(bytes, end).is_none() {
        end += 1;
    }
    let Some((name, exponent)) = factor.split_at_checked(end) else { return None };
    let Some(base) = BaseQuantity::from_key(name) else { return None };
    let exponent = exponent.as_bytes();
    if exponent.is_empty() {
        return Some((base, Rational::ONE));
    }
    if exponent[0] != b'^' {
        return match superscripts(exponent) {
            Some(exponent) => Some((base, exponent)),
            None => None,
        };
    }
    let mut inner = exponent.split_at(1).1;
    while let [b'(', within @ ..] = inner {
        inner = within;
    }
    while let [within @ .., b')'] = inner {
        inner = within;
    }
    match rational::parse(inner) {
        Some(exponent) => Some((base, exponent)),
        None => None,
    }
}

/// The plain character of the superscript that begins at a byte, and how many bytes it has.
const fn superscript_at(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    let mut i = 0;
    while i < SUPERSCRIPTS.len() {
        let (plain, superscript) = SUPERSCRIPTS[i];
        let mut buffer = [0; 4];
        let encoded = superscript.encode_utf8(&mut buffer).as_bytes();
        let mut same = at + encoded.len() <= bytes.len();
        let mut k = 0;
        while same && k < encoded.len() {
            same = bytes[at + k] == encoded[k];
            k += 1;
        }
        if same {
            return Some((plain as u8, encoded.len()));
        }
        i += 1;
    }
    None
}

/// A whole number in superscripts.
const fn superscripts(bytes: &[u8]) -> Option<Rational> {
    let mut plain = [0; 24];
    let (mut at, mut length) = (0, 0);
    while at < bytes.len() && length < plain.len() {
        let Some((digit, step)) = superscript_at(bytes, at) else { return None };
        plain[length] = digit;
        length += 1;
        at += step;
    }
    if at < bytes.len() {
        return None;
    }
    rational::parse(plain.split_at(length).0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_read_back() {
        for text in ["1", "L² M T⁻³", "L^(1/2) T⁻¹", "L Θ⁻¹ bits money⁻²", "M T^(-3/2)"] {
            assert_eq!(text.parse::<Dimension>().map(|d| d.to_string()).ok().as_deref(), Some(text));
        }
        assert_eq!("Theta^4".parse::<Dimension>().ok(), Some(Dimension::si([0, 0, 0, 0, 4, 0, 0])));
        for text in ["", "L^x", "2", "L^1/0", "é"] {
            assert!(text.parse::<Dimension>().is_err(), "{text}");
        }
    }

    #[test]
    fn declared_base_quantities_stay_sorted_and_cancel() {
        let dimension: Dimension = "zeta alpha^2 L".parse().expect("a dimension");
        assert_eq!(dimension.to_string(), "L alpha² zeta");
        let inverse = dimension.power(Rational::integer(-1)).expect("small exponents");
        assert!(dimension.product(&inverse).expect("small exponents").is_one());
        let nine = "a b c d e f g h i";
        assert!(nine.parse::<Dimension>().is_err(), "eight places only");
    }
}
