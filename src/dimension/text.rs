//! Dimensions as text: `L² M T⁻³`, and back.

use std::fmt;
use std::str::FromStr;

use super::{BaseQuantity, Dimension, overflow};
use crate::error::{Code, Error, Result};
use crate::rational::Rational;

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

const SUPERSCRIPTS: [(char, char); 11] = [
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
    ('-', '⁻'),
];

fn superscript(plain: char) -> char {
    SUPERSCRIPTS.iter().find(|pair| pair.0 == plain).map_or(plain, |pair| pair.1)
}

/// The plain character that a superscript stands for.
pub(crate) fn plain(superscript: char) -> Option<char> {
    SUPERSCRIPTS.iter().find(|pair| pair.1 == superscript).map(|pair| pair.0)
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
        let text = text.trim();
        if text == "1" {
            return Ok(Self::ONE);
        }
        let mut dimension = Self::ONE;
        for factor in text.split_whitespace() {
            let (base, exponent) = parse_factor(factor).ok_or_else(|| {
                Error::new(Code::Declaration, format!("`{factor}` is not a power of a base quantity"))
                    .help("write base quantities with exponents, such as `L^2 M T^-3` or `L² M T⁻³`")
            })?;
            dimension = dimension.times_power(&Self::base(base), exponent).ok_or_else(overflow)?;
        }
        if text.is_empty() {
            return Err(Error::new(Code::Declaration, "an empty dimension")
                .help("write `1` for the dimension of a pure number"));
        }
        Ok(dimension)
    }
}

fn parse_factor(factor: &str) -> Option<(BaseQuantity, Rational)> {
    let end = factor.find(|c: char| c == '^' || plain(c).is_some()).unwrap_or(factor.len());
    let (name, exponent) = factor.split_at(end);
    let exponent = match exponent.strip_prefix('^') {
        Some(fraction) => fraction.trim_start_matches('(').trim_end_matches(')').parse().ok()?,
        None if exponent.is_empty() => Rational::ONE,
        None => exponent.chars().map(plain).collect::<Option<String>>()?.parse().ok()?,
    };
    Some((BaseQuantity::from_key(name)?, exponent))
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
