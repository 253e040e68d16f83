//! The factor of a unit, kept exact for as long as 128 bits hold it.
//!
//! A factor is `numerator / denominator · 10^ten · π^pi · rest`, where `rest` is 1 unless a root or an overflow forced a
//! rounding. Only at the end it becomes two `f64`, a multiplier and a divisor, so that a unit such as km/h, whose
//! factor no `f64` can hold, still converts with one rounding.

use std::f64::consts::PI;

use crate::rational::{Rational, gcd};

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Factor {
    numerator: u128,
    denominator: u128,
    ten: i32,
    pi: i32,
    rest: f64,
}

/// Powers of ten beyond this size cannot end as a finite `f64`; the bound keeps `i32` arithmetic safe.
const LARGEST_TEN: i32 = 100_000;

impl Factor {
    pub(super) const ONE: Self = Self { numerator: 1, denominator: 1, ten: 0, pi: 0, rest: 1.0 };
    pub(super) const PI: Self = Self { pi: 1, ..Self::ONE };

    /// 10^`ten`, the factor of a prefix.
    pub(super) const fn power_of_ten(ten: i32) -> Self {
        Self { ten, ..Self::ONE }
    }

    /// Reads a plain decimal such as `1.7018` or `1e-3` exactly; `None` when it is not one or does not fit.
    pub(super) fn from_decimal(text: &str) -> Option<Self> {
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = format!("{whole}{fraction}");
        let ten = exponent.parse::<i32>().ok()?.checked_sub(i32::try_from(fraction.len()).ok()?)?;
        match digits.parse::<u128>() {
            Ok(numerator) => Self { numerator, ten, ..Self::ONE }.normal(),
            Err(_) => Self { rest: text.parse().ok()?, ..Self::ONE }.normal(),
        }
    }

    /// Lowest terms, with tens split off; `None` for zero and for powers of ten out of all range.
    fn normal(mut self) -> Option<Self> {
        if self.numerator == 0 || self.denominator == 0 || !(self.rest.is_finite() && self.rest > 0.0) {
            return None;
        }
        let divisor = gcd(self.numerator, self.denominator);
        self.numerator /= divisor;
        self.denominator /= divisor;
        while self.numerator.is_multiple_of(10) {
            self.numerator /= 10;
            self.ten = self.ten.checked_add(1)?;
        }
        while self.denominator.is_multiple_of(10) {
            self.denominator /= 10;
            self.ten = self.ten.checked_sub(1)?;
        }
        // 10/25 is 2/5: positive powers of ten meet the denominator too.
        for (prime, other) in [(5, 2), (2, 5)] {
            while self.ten > 0 && self.denominator.is_multiple_of(prime) {
                let Some(numerator) = self.numerator.checked_mul(other) else { break };
                (self.numerator, self.denominator, self.ten) = (numerator, self.denominator / prime, self.ten - 1);
            }
        }
        (self.ten.abs() <= LARGEST_TEN && self.pi.abs() <= LARGEST_TEN).then_some(self)
    }

    /// The product; integers that leave 128 bits move to the rounded part.
    pub(super) fn product(self, other: Self) -> Option<Self> {
        let mut rest = self.rest * other.rest;
        let mut multiply = |a: u128, b: u128, sign: i32| {
            a.checked_mul(b).unwrap_or_else(|| {
                rest *= (a as f64 * b as f64).powi(sign);
                1
            })
        };
        // Crosswise reduction first: it keeps most products inside 128 bits.
        let (first, second) = (gcd(self.numerator, other.denominator), gcd(other.numerator, self.denominator));
        let numerator = multiply(self.numerator / first, other.numerator / second, 1);
        let denominator = multiply(self.denominator / second, other.denominator / first, -1);
        let (ten, pi) = (self.ten.checked_add(other.ten)?, self.pi.checked_add(other.pi)?);
        Self { numerator, denominator, ten, pi, rest }.normal()
    }

    fn inverse(self) -> Self {
        Self {
            numerator: self.denominator,
            denominator: self.numerator,
            ten: -self.ten,
            pi: -self.pi,
            rest: self.rest.recip(),
        }
    }

    /// A rational power; exact when it can be, for instance √(100) or (1/8)^(1/3).
    pub(super) fn power(self, exponent: Rational) -> Option<Self> {
        if self == Self::ONE {
            return Some(self);
        }
        let base = if exponent < Rational::ZERO { self.inverse() } else { self };
        let times = i32::try_from(exponent.numerator().unsigned_abs()).ok()?;
        let root = i32::try_from(exponent.denominator()).ok()?;
        let mut rest = base.rest.powi(times).powf(f64::from(root).recip());
        let mut raise = |value: u128, sign: i32| {
            let exact =
                value.checked_pow(times.unsigned_abs()).and_then(|power| exact_root(power, root.unsigned_abs()));
            exact.unwrap_or_else(|| {
                rest *= (value as f64).powf(f64::from(sign * times) / f64::from(root));
                1
            })
        };
        let (numerator, denominator) = (raise(base.numerator, 1), raise(base.denominator, -1));
        let (ten, pi) = (base.ten.checked_mul(times)?, base.pi.checked_mul(times)?);
        rest *= 10_f64.powf(f64::from(ten % root) / f64::from(root)) * PI.powf(f64::from(pi % root) / f64::from(root));
        Self { numerator, denominator, ten: ten / root, pi: pi / root, rest }.normal()
    }

    /// Multiplier and divisor, each the nearest `f64`, exact where one is; `None` when the factor leaves the range.
    pub(super) fn to_pair(self) -> Option<(f64, f64)> {
        let Self { numerator, denominator, ten, .. } = self;
        let decimal = |digits: u128, ten: i32| format!("{digits}e{ten}").parse::<f64>().ok();
        let (multiplier, divisor) = if ten >= 0 {
            (decimal(numerator, ten)?, denominator as f64)
        } else {
            let large = 10_u128.checked_pow(ten.unsigned_abs()).and_then(|power| power.checked_mul(denominator));
            match large.filter(|&large| is_exact(large) && is_exact(numerator)) {
                Some(large) => (numerator as f64, large as f64),
                None if denominator == 1 => (decimal(numerator, ten)?, 1.0),
                None => (numerator as f64, decimal(denominator, -ten)?),
            }
        };
        let multiplier = multiplier * PI.powi(self.pi) * self.rest;
        let usable = [multiplier, divisor, multiplier / divisor, divisor / multiplier];
        usable.iter().all(|number| number.is_normal()).then_some((multiplier, divisor))
    }
}

/// Whether an `f64` holds the integer.
fn is_exact(value: u128) -> bool {
    value.trailing_zeros() + 53 >= u128::BITS - value.leading_zeros()
}

/// The integer whose `root`-th power is `value`, if there is one.
fn exact_root(value: u128, root: u32) -> Option<u128> {
    if root == 1 {
        return Some(value);
    }
    let near = (value as f64).powf(f64::from(root).recip()).round() as u128;
    let candidates = near.saturating_sub(1)..=near.saturating_add(1);
    candidates.into_iter().find(|candidate| candidate.checked_pow(root) == Some(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Factor {
        Factor::from_decimal(text).expect("a decimal")
    }

    fn rational(numerator: i64, denominator: i64) -> Rational {
        Rational::new(numerator, denominator).expect("not zero")
    }

    #[test]
    fn decimals_are_read_exactly_and_become_the_nearest_f64() {
        for (text, pair) in [
            ("0.0254", (127.0, 5000.0)),
            ("1.98841e30", (1.98841e30, 1.0)),
            ("1e-24", (1e-24, 1.0)),
            ("1e-22", (1.0, 1e22)),
            ("4.4482216152605", (8896443230521.0, 2e12)),
            ("1.66053906892e-27", (1.66053906892e-27, 1.0)),
            ("123456789012345678901234567890123456789012", (1.2345678901234568e41, 1.0)),
        ] {
            let (multiplier, divisor) = decimal(text).to_pair().expect("in range");
            assert_eq!(multiplier / divisor, pair.0 / pair.1, "{text}");
            assert_eq!(multiplier / divisor, text.parse::<f64>().expect("a number"), "{text}");
        }
        for text in ["", "x", "0", "1e", "1e999999", "-1", "1.2.3", "0e5"] {
            assert_eq!(Factor::from_decimal(text), None, "{text}");
        }
    }

    #[test]
    fn roots_are_exact_where_they_can_be() {
        assert_eq!(decimal("100").power(rational(1, 2)), Some(decimal("10")));
        assert_eq!(decimal("0.125").power(rational(-2, 3)), Some(decimal("4")));
        let rounded = decimal("2").power(rational(1, 2)).and_then(Factor::to_pair);
        assert_eq!(rounded, Some((2_f64.sqrt(), 1.0)));
        let milli = Factor::power_of_ten(-3).power(rational(1, 2)).and_then(Factor::to_pair).expect("in range");
        assert!((milli.0 / milli.1 / 1e-3_f64.sqrt() - 1.0).abs() < 1e-15);
    }

    #[test]
    fn factors_outside_the_range_of_f64_are_none() {
        assert_eq!(Factor::power_of_ten(400).to_pair(), None);
        assert_eq!(Factor::power_of_ten(-310).to_pair(), None);
        assert_eq!(Factor::power_of_ten(30).power(Rational::integer(i64::MAX)), None);
        assert_eq!(Factor::power_of_ten(30).power(Rational::integer(1_000_000)), None);
        let large = decimal("340282366920938463463374607431768211455");
        let square = large.product(large).and_then(Factor::to_pair).expect("in range");
        assert!((square.0 / square.1 / 1.157920892373162e77 - 1.0).abs() < 1e-15);
    }
}
