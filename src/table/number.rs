//! Decimal numbers, read as the standard library reads them and faster.
//!
//! Two ideas: a number of up to fifteen or so digits and a small power of ten are both exact in floating point, so one
//! multiplication or division rounds once and to the nearest (Clinger 1990, PLDI, §3); and eight digits are one word, whose
//! value three multiplications find (Lemire 2018, "Quickly parsing eight digits"). Numbers that end within sixteen bytes are
//! read without a branch that their lengths decide, for such branches are guessed wrongly. All else is left to the library.

/// The powers of ten that are exact.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
];
/// Whole numbers up to here are exact.
const EXACT: u64 = 1 << 53;
/// Digits that 64 bits always hold.
const DIGITS: usize = 19;
/// The powers of ten up to there.
const TENS: [u64; DIGITS + 1] = {
    let mut powers = [1; DIGITS + 1];
    let mut place = 1;
    while place <= DIGITS {
        powers[place] = 10 * powers[place - 1];
        place += 1;
    }
    powers
};

/// Reads the number at a place; also gives the place behind it. `None` for what is no plain number, or not exact in one
/// operation.
#[inline]
pub(super) fn scan(bytes: &[u8], start: usize) -> Option<(f64, usize)> {
    let sign = bytes.get(start).copied().unwrap_or(b'\n');
    let is_negative = sign == b'-';
    let first = start + usize::from(is_negative || sign == b'+');
    let (whole, behind, mut at) = short(bytes, first).or_else(|| long(bytes, first))?;
    let signed = |size: f64| if is_negative { -size } else { size };
    if byte(bytes, at) | 0x20 != b'e' {
        return Some((signed(whole as f64 / POWERS.get(behind)?), at));
    }
    let sign = byte(bytes, at + 1);
    let first = at + 1 + usize::from(sign == b'-' || sign == b'+');
    let mut power = 0_i64;
    at = first;
    while byte(bytes, at).is_ascii_digit() && at < first + 4 {
        power = power * 10 + i64::from(byte(bytes, at) - b'0');
        at += 1;
    }
    if at == first || byte(bytes, at).is_ascii_digit() {
        return None;
    }
    let exponent = if sign == b'-' { -power } else { power } - behind as i64;
    let scale = *POWERS.get(usize::try_from(exponent.unsigned_abs()).ok()?)?;
    Some((signed(if exponent < 0 { whole as f64 / scale } else { whole as f64 * scale }), at))
}

#[inline]
fn byte(bytes: &[u8], at: usize) -> u8 {
    bytes.get(at).copied().unwrap_or(b'\n')
}

/// The digits of a number as a whole number, how many of them are behind the point, and the place behind: for numbers that end
/// within sixteen bytes, and some of the bytes behind them.
#[inline]
fn short(bytes: &[u8], start: usize) -> Option<(u64, usize, usize)> {
    let window = bytes.get(start..)?.first_chunk::<WINDOW>()?;
    let values = u128::from_le_bytes(*window) ^ repeated(b'0');
    // A byte is no digit where its value is ten or more.
    let others = (((values & repeated(0x7f)) + repeated(0x76)) | values) & repeated(0x80);
    let point = others.trailing_zeros() as usize / 8;
    if *window.get(point)? != b'.' {
        return (point > 0).then(|| (joined(values, point), 0, start + point));
    }
    let end = (others & (others - 1)).trailing_zeros() as usize / 8;
    if end == 1 || end == WINDOW {
        return None;
    }
    // The digits behind the point move to its place.
    let before = (1 << (8 * point)) - 1;
    let digits = (values & before) | ((values >> 8) & !before);
    Some((joined(digits, end - 1), end - point - 1, start + end))
}

/// Bytes that are looked at together.
const WINDOW: usize = 16;

const fn repeated(byte: u8) -> u128 {
    u128::from_le_bytes([byte; WINDOW])
}

/// The value of digits of which the first byte has the first: they are moved to the end, behind zeros, and joined by eights.
#[inline]
fn joined(digits: u128, count: usize) -> u64 {
    let moved = digits << (8 * (WINDOW - count));
    eight(moved as u64) * 100_000_000 + eight((moved >> 64) as u64)
}

/// The value of eight digits, by twos, fours and eights.
#[inline]
fn eight(ones: u64) -> u64 {
    let twos = (ones.wrapping_mul(10) + (ones >> 8)) & 0x00ff_00ff_00ff_00ff;
    let fours = (twos.wrapping_mul(100) + (twos >> 16)) & 0x0000_ffff_0000_ffff;
    (fours.wrapping_mul(10_000) + (fours >> 32)) & 0xffff_ffff
}

/// The same for numbers of any length.
fn long(bytes: &[u8], start: usize) -> Option<(u64, usize, usize)> {
    let (mut whole, mut count) = digits(bytes, start)?;
    let mut at = start + count;
    let mut behind = 0;
    if byte(bytes, at) == b'.' {
        let (part, more) = digits(bytes, at + 1)?;
        at += 1 + more;
        (count, behind) = (count + more, more);
        if count > DIGITS {
            return None;
        }
        whole = whole * TENS[behind] + part;
    }
    (count > 0 && whole <= EXACT).then_some((whole, behind, at))
}

/// The value and the number of the digits at a place; `None` for more than 64 bits always hold.
#[inline]
fn digits(bytes: &[u8], start: usize) -> Option<(u64, usize)> {
    let (mut value, mut count) = (0, 0);
    loop {
        let (part, digits) = up_to_eight(word(bytes, start + count));
        count += digits;
        if count > DIGITS {
            return None;
        }
        value = value * TENS[digits] + part;
        if digits < 8 {
            return Some((value, count));
        }
    }
}

/// Eight bytes as a word, the first one lowest; zeros behind the end.
#[inline]
fn word(bytes: &[u8], start: usize) -> u64 {
    let rest = bytes.get(start..).unwrap_or(&[]);
    if let Some(eight) = rest.first_chunk::<8>() {
        return u64::from_le_bytes(*eight);
    }
    rest.iter().rev().fold(0, |word, &byte| (word << 8) | u64::from(byte))
}

/// The value and the number of the digits that a word of eight bytes begins with.
///
/// Hard to see: in `values` each digit is its value; adding 0x76 carries any other byte to its highest bit, and a carry
/// beyond it touches later bytes only. After a change, run the property tests.
#[inline]
fn up_to_eight(word: u64) -> (u64, usize) {
    let values = word ^ 0x3030_3030_3030_3030;
    let others = (values.wrapping_add(0x7676_7676_7676_7676) | values) & 0x8080_8080_8080_8080;
    let digits = others.trailing_zeros() as usize / 8;
    if digits == 0 {
        return (0, 0);
    }
    (eight(values << (64 - 8 * digits)), digits)
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

/// What stands for a missing value in files of other programs, in any case of letters.
const MISSING: [&[u8]; 7] = [b"NA", b"N/A", b"NaN", b"null", b"none", b"#N/A", b"#NA"];

/// Whether a cell says that a value is missing.
pub(super) fn is_missing(cell: &[u8]) -> bool {
    match cell {
        b"" | b"-" | b"?" => true,
        // Most cells are numbers, and what follows begins with none of their signs.
        [b'N' | b'n' | b'#', ..] => MISSING.iter().any(|word| cell.eq_ignore_ascii_case(word)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cells_of_missing_values() {
        for text in ["", "-", "?", "NA", "N/A", "n/a", "NaN", "nan", "null", "NULL", "None", "#N/A"] {
            assert!(is_missing(text.as_bytes()), "{text}");
        }
        for text in ["0", "-1", "inf", "nano", "no", "#", "--", "??"] {
            assert!(!is_missing(text.as_bytes()), "{text}");
        }
    }

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
