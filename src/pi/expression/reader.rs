//! Characters, names, factors and exponents of a product.

use super::{Kind, Mistake, mistake};
use crate::constants::same;
use crate::rational::Rational;

/// One factor of a product.
pub(super) struct Factor {
    pub(super) base: Base,
    pub(super) power: Rational,
    /// Where its exponent ends.
    pub(super) end: usize,
    /// Where an exponent without parentheses starts.
    pub(super) bare: Option<usize>,
}

#[derive(Clone, Copy)]
pub(super) enum Base {
    One,
    Name(usize),
    /// A parenthesis; inside it the text goes on here.
    Open(usize),
}

pub(super) struct Reader<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
}

impl Reader<'_> {
    /// The byte some bytes ahead; 0 behind the end.
    pub(super) const fn byte(&self, ahead: usize) -> u8 {
        if self.at + ahead < self.bytes.len() { self.bytes[self.at + ahead] } else { 0 }
    }

    /// The character here; `\0` at the end.
    pub(super) const fn peek(&self) -> char {
        decode(self.bytes, self.at).0
    }

    pub(super) const fn advance(&mut self) {
        self.at += decode(self.bytes, self.at).1;
    }

    pub(super) const fn skip_spaces(&mut self) {
        while matches!(self.peek(), ' ' | '\t' | '\n' | '\r' | '\u{a0}' | '\u{2009}' | '\u{202f}') {
            self.advance();
        }
    }

    /// The end of the name that starts at `from`; `from` where none starts.
    pub(super) const fn name_end(&self, from: usize) -> usize {
        let mut end = from;
        loop {
            let (c, length) = decode(self.bytes, end);
            let next = decode(self.bytes, end + length).0;
            let belongs = starts_name(c)
                || (end > from && c.is_ascii_digit())
                || (end > from && c == '.' && (starts_name(next) || next.is_ascii_digit()));
            if !belongs {
                return end;
            }
            end += length;
        }
    }

    /// Where the digits that start at `from` end, with a decimal point among them.
    pub(super) const fn digits_end(&self, from: usize) -> usize {
        let mut end = from;
        while matches!(decode(self.bytes, end).0, '0'..='9' | '.') {
            end += 1;
        }
        end
    }

    /// Where the factors end that stand here without a sum or a parenthesis that closes an outer one.
    pub(super) const fn end_of_run(&self) -> usize {
        let (mut end, mut depth) = (self.at, 0usize);
        while end < self.bytes.len() {
            match self.bytes[end] {
                b'(' => depth += 1,
                b')' if depth == 0 => return end,
                b')' => depth -= 1,
                _ => {}
            }
            end += 1;
        }
        end
    }

    /// Reads a factor and its exponent; inside parentheses the reader goes on from their start.
    pub(super) const fn factor(&mut self, names: &[&str]) -> Result<Factor, Mistake> {
        let at = self.at;
        let mut power = Rational::ONE;
        let mut name_end = self.name_end(at);
        let is_word = same_bytes(self.bytes, at, name_end, "sqrt");
        if self.peek() == '√' || is_word {
            let before = self.at;
            self.at = if is_word { name_end } else { at + '√'.len_utf8() };
            self.skip_spaces();
            if is_word && self.peek() != '(' {
                self.at = before;
            } else {
                power = match Rational::new(1, 2) {
                    Some(half) => half,
                    None => Rational::ONE,
                };
                name_end = self.name_end(self.at);
            }
        }
        let start = self.at;
        let base = match self.peek() {
            '(' => {
                let Some(close) = closing(self.bytes, start) else {
                    return mistake(Kind::Unclosed, start, start + 1);
                };
                self.at = close + 1;
                Base::Open(start + 1)
            }
            '`' => {
                let mut end = start + 1;
                while end < self.bytes.len() && self.bytes[end] != b'`' {
                    end += 1;
                }
                if end == self.bytes.len() {
                    return mistake(Kind::Unclosed, start, start + 1);
                }
                self.at = end + 1;
                match find(names, self.bytes, start + 1, end) {
                    Some(place) => Base::Name(place),
                    None => return mistake(Kind::UnknownName, start + 1, end),
                }
            }
            '0'..='9' => {
                let end = self.digits_end(start);
                if !same_bytes(self.bytes, start, end, "1") {
                    return mistake(Kind::Number, start, end);
                }
                self.at = end;
                Base::One
            }
            _ if name_end > start => {
                self.at = name_end;
                match find(names, self.bytes, start, name_end) {
                    Some(place) => Base::Name(place),
                    None if same_bytes(self.bytes, start, name_end, "π")
                        || same_bytes(self.bytes, start, name_end, "pi") =>
                    {
                        return mistake(Kind::Number, start, name_end);
                    }
                    None => return mistake(Kind::UnknownName, start, name_end),
                }
            }
            '\0' => return mistake(Kind::NothingBehind, at, start),
            c => return mistake(Kind::Character, start, start + c.len_utf8()),
        };
        let from = self.at;
        let (exponent, bare) = match self.exponent() {
            Ok(exponent) => exponent,
            Err(mistake) => return Err(mistake),
        };
        let Some(power) = power.checked_mul(exponent) else { return mistake(Kind::Overflow, from, self.at) };
        Ok(Factor { base, power, end: self.at, bare: if bare { Some(from) } else { None } })
    }

    /// Reads the exponent behind a factor, 1 if there is none, and whether it is a number without parentheses.
    pub(super) const fn exponent(&mut self) -> Result<(Rational, bool), Mistake> {
        let start = self.at;
        let mut digits = Digits::new();
        while let Some(digit) = superscript(self.peek()) {
            if !digits.push(digit) {
                return mistake(Kind::Exponent, start, self.at);
            }
            self.advance();
        }
        if self.at > start {
            return match digits.value() {
                Some(exponent) => Ok((exponent, false)),
                None => mistake(Kind::Exponent, start, self.at),
            };
        }
        self.skip_spaces();
        if self.byte(0) == b'^' {
            self.at += 1;
        } else if self.byte(0) == b'*' && self.byte(1) == b'*' {
            self.at += 2;
        } else {
            self.at = start;
            return Ok((Rational::ONE, false));
        }
        self.skip_spaces();
        let from = self.at;
        let parenthesis = self.byte(0) == b'(';
        self.at += parenthesis as usize;
        let mut exponent = self.number();
        if parenthesis {
            self.skip_spaces();
            if self.byte(0) == b'/' {
                self.at += 1;
                exponent = match (exponent, self.number()) {
                    (Some(above), Some(below)) => above.checked_div(below),
                    _ => None,
                };
                self.skip_spaces();
            }
            if self.byte(0) != b')' {
                exponent = None;
            }
        }
        match exponent {
            Some(exponent) => {
                self.at += parenthesis as usize;
                Ok((exponent, !parenthesis))
            }
            None => {
                let closed = closing(self.bytes, from);
                let end = match closed {
                    Some(close) if parenthesis => close + 1,
                    _ => self.name_end(self.digits_end(from)),
                };
                mistake(Kind::Exponent, start, if end > from { end } else { from })
            }
        }
    }

    /// Reads a decimal number with a sign.
    const fn number(&mut self) -> Option<Rational> {
        let mut digits = Digits::new();
        self.skip_spaces();
        match self.peek() {
            '-' | '−' => {
                digits.push('-');
                self.advance();
            }
            '+' => self.advance(),
            _ => {}
        }
        while matches!(self.byte(0), b'0'..=b'9' | b'.') {
            if !digits.push(self.byte(0) as char) {
                return None;
            }
            self.at += 1;
        }
        digits.value()
    }
}

/// A decimal number in the making.
struct Digits {
    negative: bool,
    value: i64,
    /// The power of ten to divide by, once there was a point.
    divisor: Option<i64>,
    count: usize,
}

impl Digits {
    const fn new() -> Self {
        Self { negative: false, value: 0, divisor: None, count: 0 }
    }

    /// Takes one more character; `false` when it cannot stand here or the number gets too large.
    const fn push(&mut self, c: char) -> bool {
        match c {
            '-' if self.count == 0 && !self.negative => self.negative = true,
            '.' if self.divisor.is_none() && self.count > 0 => self.divisor = Some(1),
            '0'..='9' => {
                let Some(value) = self.value.checked_mul(10) else { return false };
                let Some(value) = value.checked_add(c as i64 - '0' as i64) else { return false };
                self.value = value;
                self.count += 1;
                if let Some(divisor) = self.divisor {
                    let Some(divisor) = divisor.checked_mul(10) else { return false };
                    self.divisor = Some(divisor);
                }
            }
            _ => return false,
        }
        true
    }

    const fn value(&self) -> Option<Rational> {
        if self.count == 0 {
            return None;
        }
        let divisor = match self.divisor {
            Some(divisor) => divisor,
            None => 1,
        };
        Rational::new(if self.negative { -self.value } else { self.value }, divisor)
    }
}

/// The plain character of a superscript.
pub(crate) const fn superscript(c: char) -> Option<char> {
    Some(match c {
        '⁰' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴' => '4',
        '⁵' => '5',
        '⁶' => '6',
        '⁷' => '7',
        '⁸' => '8',
        '⁹' => '9',
        '⁻' => '-',
        _ => return None,
    })
}

/// Whether a name can begin with a character: a letter, or whatever is not ASCII and means nothing else.
const fn starts_name(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic() || c == '_';
    }
    superscript(c).is_none()
        && !matches!(c, '·' | '⋅' | '∙' | '•' | '×' | '∕' | '÷' | '−' | '–' | '√' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

/// The character at a place and its length; `\0` of length 0 behind the end.
const fn decode(bytes: &[u8], at: usize) -> (char, usize) {
    if at >= bytes.len() {
        return ('\0', 0);
    }
    let first = bytes[at] as u32;
    let length = match first {
        0..0x80 => 1,
        0x80..0xE0 => 2,
        0xE0..0xF0 => 3,
        _ => 4,
    };
    let mut code = if length == 1 { first } else { first & (0x7F >> length) };
    let mut i = 1;
    while i < length && at + i < bytes.len() {
        code = code << 6 | (bytes[at + i] & 0x3F) as u32;
        i += 1;
    }
    match char::from_u32(code) {
        Some(c) => (c, length),
        None => (char::REPLACEMENT_CHARACTER, length),
    }
}

/// The place of the `)` that belongs to the `(` at a place.
const fn closing(bytes: &[u8], open: usize) -> Option<usize> {
    let (mut depth, mut quoted, mut at) = (0usize, false, open);
    while at < bytes.len() {
        match bytes[at] {
            b'`' => quoted = !quoted,
            b'(' if !quoted => depth += 1,
            b')' if !quoted => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

const fn same_bytes(bytes: &[u8], start: usize, end: usize, word: &str) -> bool {
    match std::str::from_utf8(bytes.split_at(end).0.split_at(start).1) {
        Ok(text) => same(text, word),
        Err(_) => false,
    }
}

const fn find(names: &[&str], bytes: &[u8], start: usize, end: usize) -> Option<usize> {
    let mut place = 0;
    while place < names.len() {
        if same_bytes(bytes, start, end, names[place]) {
            return Some(place);
        }
        place += 1;
    }
    None
}
