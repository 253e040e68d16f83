//! Decimal numbers, read as the standard library reads them and faster.
//!
//! The one idea: a number of up to fifteen or so digits and a small power of ten are both exact in floating point, so one
//! multiplication or division rounds once and to the nearest (Clinger 1990, PLDI, §3). All else is left to the library.

/// The powers of ten that are exact.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
];
/// Whole numbers up to here are exact.
const EXACT: u64 = 1 << 53;
/// Digits that 64 bits always hold.
const DIGITS: usize = 19;

/// Reads the number at a place; also gives the place behind it. `None` for what is no plain number, or not exact in one
/// operation.
#[inline]
pub(super) fn scan(bytes: &[u8], start: usize) -> Option<(f64, usize)> {
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(b'\n');
    let mut at = start;
    let is_negative = byte(at) == b'-';
    if is_negative || byte(at) == b'+' {
        at += 1;
    }
    let mut whole = 0_u64;
    let first = at;
    while byte(at).is_ascii_digit() {
        whole = whole.wrapping_mul(10).wrapping_add(u64::from(byte(at) - b'0'));
        at += 1;
    }
    let mut digits = at - first;
    let mut exponent = 0_i64;
    if byte(at) == b'.' {
        at += 1;
        let first = at;
        while byte(at).is_ascii_digit() {
            whole = whole.wrapping_mul(10).wrapping_add(u64::from(byte(at) - b'0'));
            at += 1;
        }
        digits += at - first;
        exponent -= (at - first) as i64;
    }
    if digits == 0 || digits > DIGITS || whole > EXACT {
        return None;
    }
    if byte(at) | 0x20 == b'e' {
        at += 1;
        let is_negative = byte(at) == b'-';
        if is_negative || byte(at) == b'+' {
            at += 1;
        }
        let first = at;
        let mut power = 0_i64;
        while byte(at).is_ascii_digit() && at < first + 4 {
            power = power * 10 + i64::from(byte(at) - b'0');
            at += 1;
        }
        if at == first || byte(at).is_ascii_digit() {
            return None;
        }
        exponent += if is_negative { -power } else { power };
    }
    let scale = *POWERS.get(usize::try_from(exponent.unsigned_abs()).ok()?)?;
    let size = if exponent < 0 { whole as f64 / scale } else { whole as f64 * scale };
    Some((if is_negative { -size } else { size }, at))
}

/// Reads a cell without blanks around it; `None` for what is no finite number.
pub(super) fn finite(cell: &[u8]) -> Option<f64> {
    if let Some((number, end)) = scan(cell, 0)
        && end == cell.len()
    {
        return Some(number);
    }
    std::str::from_utf8(cell).ok()?.parse().ok().filter(|number: &f64| number.is_finite())
}

/// Whether a cell says that a value is missing.
pub(super) fn is_missing(cell: &[u8]) -> bool {
    matches!(cell, b"" | b"NA" | b"N/A" | b"n/a" | b"-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_plain_number_is_left() {
        for text in ["", "-", ".", "e5", "1e", "1e+", "nan", "inf", "1_000", "0x10", "1e99999"] {
            assert!(scan(text.as_bytes(), 0).is_none_or(|(_, end)| end < text.len()), "{text}");
        }
        assert_eq!((finite(b"inf"), finite(b"1e999"), finite(b""), finite(b"1 2")), (None, None, None, None));
        assert_eq!((finite(b"-0").map(f64::to_bits), finite(b".5")), (Some((-0.0_f64).to_bits()), Some(0.5)));
    }

    proptest! {
        #[test]
        fn every_number_has_the_bits_of_the_library(text in "[+-]?[0-9]{0,20}(\\.[0-9]{0,20})?([eE][+-]?[0-9]{1,3})?") {
            let wanted = text.parse::<f64>().ok().filter(|number| number.is_finite());
            prop_assert_eq!(finite(text.as_bytes()).map(f64::to_bits), wanted.map(f64::to_bits));
        }

        #[test]
        fn printed_numbers_come_back(bits: u64) {
            let number = f64::from_bits(bits);
            prop_assume!(number.is_finite());
            prop_assert_eq!(finite(format!("{number:e}").as_bytes()).map(f64::to_bits), Some(bits));
            let short: f64 = format!("{number:.5e}").parse().unwrap_or(0.0);
            prop_assert_eq!(finite(format!("{number:.5e}").as_bytes()), Some(short));
        }
    }
}
