//! Numbers as text.

use std::fmt;

/// Six significant digits at most, in plain notation where that is short.
pub(crate) fn short(value: f64) -> String {
    digits(value, 6, true)
}

/// Four significant digits, as the library shows a law.
pub(crate) fn four(value: f64) -> String {
    digits(value, 4, false)
}

fn digits(value: f64, digits: usize, trim: bool) -> String {
    if value == 0.0 || !value.is_finite() {
        return value.to_string();
    }
    let mantissa = |text: String| -> String {
        if trim && text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
    };
    // Rounding comes first: 0.99999 is shown as 1.000.
    let text = format!("{value:.*e}", digits - 1);
    let magnitude = text.split_once('e').and_then(|(_, exponent)| exponent.parse::<i32>().ok()).unwrap_or(0);
    if (-4..6).contains(&magnitude) {
        let decimals = usize::try_from(digits as i32 - 1 - magnitude).unwrap_or(0);
        return mantissa(format!("{value:.decimals$}"));
    }
    match text.split_once('e') {
        Some((number, exponent)) => format!("{}e{exponent}", mantissa(number.to_owned())),
        None => text,
    }
}

/// All digits that are needed to read the same number again.
pub(crate) fn exact(value: f64) -> String {
    let size = value.abs();
    if size != 0.0 && size.is_finite() && !(1e-4..1e16).contains(&size) {
        format!("{value:e}")
    } else {
        value.to_string()
    }
}

/// `1 row`, `2 rows`.
pub(crate) fn count<N: fmt::Display + From<u8> + PartialEq>(number: N, noun: &str) -> String {
    if number == N::from(1) { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// `row 3`, or `rows 3, 5, 9, …`: rows from 0 are shown from 1.
pub(crate) fn rows(rows: &[usize]) -> String {
    let shown: Vec<String> = rows.iter().take(5).map(|row| (row + 1).to_string()).collect();
    let more = if rows.len() > 5 { ", …" } else { "" };
    let noun = if rows.len() == 1 { "row" } else { "rows" };
    format!("{noun} {}{more}", shown.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_exact_ones_read_back() {
        for (value, text) in
            [(36.0, "36"), (0.1, "0.1"), (1.98841e30, "1.98841e30"), (1234.5678, "1234.57"), (1e6, "1e6")]
        {
            assert_eq!(short(value), text);
        }
        assert_eq!((four(1.0), four(0.999_999)), ("1.000".to_owned(), "1.000".to_owned()));
        for value in [0.1 + 0.2, 1e-7, 6.02e23, f64::MIN_POSITIVE, -3.0] {
            assert_eq!(exact(value).parse(), Ok(value));
        }
    }
}
