//! Exact rational numbers for exponents, usable in `const`.
//!
//! One constructor normalises, so equal numbers have equal fields, and every operation is checked: a result that
//! does not fit is `None`, never a wrapped number.

use std::fmt;
use std::str::FromStr;

use crate::error::{Code, Error};

/// An exact rational number in lowest terms with a positive denominator.
///
/// ```
/// use dimensionless::Rational;
/// const HALF: Rational = Rational::new(2, 4).unwrap();
/// assert_eq!(HALF.to_string(), "1/2");
/// assert_eq!(HALF.checked_add(HALF), Some(Rational::ONE));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rational {
    numerator: i64,
    denominator: i64,
}

impl Rational {
    /// The number 0.
    pub const ZERO: Self = Self::integer(0);
    /// The number 1.
    pub const ONE: Self = Self::integer(1);

    /// Makes `numerator / denominator`; `None` when the denominator is zero or a part does not fit.
    ///
    /// ```
    /// # use dimensionless::Rational;
    /// assert_eq!(Rational::new(3, -6), Rational::new(-1, 2));
    /// assert_eq!(Rational::new(1, 0), None);
    /// ```
    #[must_use]
    pub const fn new(numerator: i64, denominator: i64) -> Option<Self> {
        Self::from_wide(numerator as i128, denominator as i128)
    }

    /// Makes a whole number.
    ///
    /// ```
    /// # use dimensionless::Rational;
    /// assert!(Rational::integer(-3).is_integer());
    /// ```
    #[must_use]
    pub const fn integer(value: i64) -> Self {
        Self { numerator: value, denominator: 1 }
    }

    /// The one place where numbers are brought to lowest terms.
    const fn from_wide(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        let divisor = gcd(numerator.unsigned_abs(), denominator.unsigned_abs()) as i128;
        let sign = if denominator < 0 { -1 } else { 1 };
        let (numerator, denominator) = (sign * (numerator / divisor), sign * (denominator / divisor));
        // `i64::MIN` is left out so that negation always fits.
        let limit = i64::MAX as i128;
        if numerator < -limit || numerator > limit || denominator > limit {
            return None;
        }
        Some(Self { numerator: numerator as i64, denominator: denominator as i64 })
    }

    /// The numerator, in lowest terms; it carries the sign.
    ///
    /// ```
    /// # use dimensionless::Rational;
    /// assert_eq!(Rational::new(-2, 4).unwrap().numerator(), -1);
    /// ```
    #[must_use]
    pub const fn numerator(self) -> i64 {
        self.numerator
    }

    /// The denominator, in lowest terms; always positive.
    ///
    /// ```
    /// # use dimensionless::Rational;
    /// assert_eq!(Rational::new(2, -4).unwrap().denominator(), 2);
    /// ```
    #[must_use]
    pub const fn denominator(self) -> i64 {
        self.denominator
    }

    /// Whether the number is 0.
    ///
    /// ```
    /// # use dimensionless::Rational;
    /// assert!(Rational::ZERO.is_zero());
    /// ```
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.numerator == 0
    }

    /// Whether the number is whole.
    ///
    /// ```
    /// # use dimensionless::Rational;
    /// assert!(!Rational::new(1, 2).unwrap().is_integer());
    /// ```
    #[must_use]
    pub const fn is_integer(self) -> bool {
        self.denominator == 1
    }

    /// The sum, or `None` on overflow.
    ///
    /// ```
    /// # use dimensionless::Rational;
    /// assert_eq!(Rational::integer(i64::MAX).checked_add(Rational::ONE), None);
    /// ```
    #[must_use]
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        let (a, b) = (self.numerator as i128, self.denominator as i128);
        let (c, d) = (other.numerator as i128, other.denominator as i128);
        // Each product is below 2¹²⁶ in size, so the sum fits.
        Self::from_wide(a * d + c * b, b * d)
    }

    /// The difference, or `None` on overflow.
    ///
    /// ```
    /// # use dimensionless::Rational;
    /// assert_eq!(Rational::ONE.checked_sub(Rational::ONE), Some(Rational::ZERO));
    /// ```
    #[must_use]
    pub const fn checked_sub(self, other: Self) -> Option<Self> {
        self.checked_add(other.negate())
    }

    /// The product, or `None` on overflow.
    ///
    /// ```
    /// # use dimensionless::Rational;
    /// let half = Rational::new(1, 2).unwrap();
    /// assert_eq!(half.checked_mul(half), Rational::new(1, 4));
    /// ```
    #[must_use]
    pub const fn checked_mul(self, other: Self) -> Option<Self> {
        Self::from_wide(
            self.numerator as i128 * other.numerator as i128,
            self.denominator as i128 * other.denominator as i128,
        )
    }

    /// The quotient, or `None` on overflow or division by zero.
    ///
    /// ```
    /// # use dimensionless::Rational;
    /// assert_eq!(Rational::ONE.checked_div(Rational::ZERO), None);
    /// ```
    #[must_use]
    pub const fn checked_div(self, other: Self) -> Option<Self> {
        Self::from_wide(
            self.numerator as i128 * other.denominator as i128,
            self.denominator as i128 * other.numerator as i128,
        )
    }

    /// The number with the other sign; it always fits.
    ///
    /// ```
    /// # use dimensionless::Rational;
    /// assert_eq!(Rational::ONE.negate(), Rational::integer(-1));
    /// ```
    #[must_use]
    pub const fn negate(self) -> Self {
        Self { numerator: -self.numerator, denominator: self.denominator }
    }

    /// Whether two numbers are equal, in `const`.
    ///
    /// ```
    /// # use dimensionless::Rational;
    /// const SAME: bool = Rational::ONE.equals(Rational::integer(1));
    /// assert!(SAME);
    /// ```
    #[must_use]
    pub const fn equals(self, other: Self) -> bool {
        self.numerator == other.numerator && self.denominator == other.denominator
    }

    /// The nearest `f64`.
    ///
    /// ```
    /// # use dimensionless::Rational;
    /// assert_eq!(Rational::new(-3, 2).unwrap().to_f64(), -1.5);
    /// ```
    #[must_use]
    pub const fn to_f64(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }
}

/// The greatest common divisor; `gcd(0, b) = b`.
pub(crate) const fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b > u64::MAX as u128 || (b != 0 && a > u64::MAX as u128) {
        (a, b) = (b, a % b);
    }
    // A division of 64 bits is several times faster.
    let (mut small, mut rest) = (a as u64, b as u64);
    if b == 0 {
        return a;
    }
    while rest != 0 {
        (small, rest) = (rest, small % rest);
    }
    small as u128
}

impl Ord for Rational {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let left = i128::from(self.numerator) * i128::from(other.denominator);
        left.cmp(&(i128::from(other.numerator) * i128::from(self.denominator)))
    }
}

impl PartialOrd for Rational {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Rational {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_integer() {
            write!(f, "{}", self.numerator)
        } else {
            write!(f, "{}/{}", self.numerator, self.denominator)
        }
    }
}

impl fmt::Debug for Rational {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Rational {
    type Err = Error;

    /// Reads `3`, `-1/2` or `0.5`; a decimal is read exactly.
    fn from_str(text: &str) -> Result<Self, Error> {
        parse(text.trim().as_bytes()).ok_or_else(|| {
            Error::new(Code::Exponent, format!("`{text}` is not an exact rational number"))
                .help("write a whole number, a fraction such as `1/2` or a decimal such as `0.5`")
        })
    }
}

/// Reads `3`, `-1/2` or `0.5`, in `const` too.
pub(crate) const fn parse(text: &[u8]) -> Option<Rational> {
    let mut slash = 0;
    while slash < text.len() && text[slash] != b'/' {
        slash += 1;
    }
    let Some((numerator, scale)) = decimal(text.split_at(slash).0) else { return None };
    if slash == text.len() {
        return Rational::new(numerator, scale);
    }
    match decimal(text.split_at(slash + 1).1) {
        Some((denominator, 1)) if scale == 1 => Rational::new(numerator, denominator),
        _ => None,
    }
}

/// A number in decimal digits without its point, and the power of ten that it is to be divided by.
const fn decimal(text: &[u8]) -> Option<(i64, i64)> {
    let signed = !text.is_empty() && (text[0] == b'-' || text[0] == b'+');
    let (mut number, mut scale, mut behind_point) = (0i64, 1i64, false);
    let first = if signed { 1 } else { 0 };
    let mut i = first;
    while i < text.len() {
        if text[i] == b'.' && !behind_point {
            behind_point = true;
        } else if text[i].is_ascii_digit() {
            let Some(tenfold) = number.checked_mul(10) else { return None };
            let Some(next) = tenfold.checked_add((text[i] - b'0') as i64) else { return None };
            number = next;
            if behind_point {
                let Some(next) = scale.checked_mul(10) else { return None };
                scale = next;
            }
        } else {
            return None;
        }
        i += 1;
    }
    if text.len() == first + behind_point as usize {
        return None;
    }
    Some((if text[0] == b'-' { -number } else { number }, scale))
}

impl serde::Serialize for Rational {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Rational {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::Rational;

    #[test]
    fn decimals_and_fractions_are_read_exactly() {
        for (text, expected) in
            [("0.5", "1/2"), ("-1/2", "-1/2"), ("3", "3"), ("-0.25", "-1/4"), (" 6/4 ", "3/2"), ("-.5", "-1/2")]
        {
            assert_eq!(text.parse::<Rational>().map(|r| r.to_string()).ok().as_deref(), Some(expected));
        }
        for text in [
            "",
            "-",
            ".",
            "1/",
            "0.5/2",
            "1..5",
            "1-5",
            "1/0",
            "x",
            "1/2/3",
            "1e3",
            "9223372036854775808",
            "-9223372036854775808",
        ] {
            assert!(text.parse::<Rational>().is_err(), "{text}");
        }
    }

    #[test]
    fn overflow_is_none() {
        let large = Rational::integer(i64::MAX);
        assert_eq!(large.checked_mul(large), None);
        assert_eq!(Rational::new(i64::MIN, 1), None);
        assert!(large > Rational::ONE && Rational::new(1, 3) < Rational::new(1, 2));
    }
}
