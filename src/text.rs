//! Text in `const`: messages that rustc shows, assembled from names, and the name that someone probably meant.

use crate::dimension::{Dimension, SI_SYMBOLS};
use crate::pi::is_plain;
use crate::rational::Rational;

/// A text that is built byte by byte in `const`; one that does not fit ends in an ellipsis.
#[derive(Clone, Copy)]
pub(crate) struct Text {
    bytes: [u8; Text::CAPACITY],
    length: usize,
    /// Something did not fit: nothing comes behind the ellipsis.
    full: bool,
}

impl Text {
    const CAPACITY: usize = 4096;

    pub(crate) const fn new() -> Self {
        Self { bytes: [0; Self::CAPACITY], length: 0, full: false }
    }

    pub(crate) const fn push(&mut self, text: &str) {
        const ELLIPSIS: &str = "…";
        let fits = self.length + text.len() + ELLIPSIS.len() <= Self::CAPACITY;
        if self.full {
            return;
        }
        self.full = !fits;
        let text = if fits { text } else { ELLIPSIS }.as_bytes();
        let mut i = 0;
        while i < text.len() {
            self.bytes[self.length] = text[i];
            self.length += 1;
            i += 1;
        }
    }

    /// Writes a text with a capital as its first letter.
    pub(crate) const fn push_sentence(&mut self, text: &str) {
        let start = self.length;
        self.push(text);
        if start < self.length {
            self.bytes[start] = self.bytes[start].to_ascii_uppercase();
        }
    }

    /// Writes a product of powers as a group is shown, so that it can be read back: `speed²/(g·length)`.
    pub(crate) const fn push_product(&mut self, names: &[&str], exponents: &[i64]) {
        let mut below = 0;
        let mut above = 0;
        let mut j = 0;
        while j < exponents.len() {
            above += (exponents[j] > 0) as usize;
            below += (exponents[j] < 0) as usize;
            j += 1;
        }
        if above == 0 {
            self.push("1");
        }
        self.push_side(names, exponents, 1);
        if below > 0 {
            self.push(if below > 1 { "/(" } else { "/" });
            self.push_side(names, exponents, -1);
            self.push(if below > 1 { ")" } else { "" });
        }
    }

    /// Writes the factors whose exponents have one sign.
    const fn push_side(&mut self, names: &[&str], exponents: &[i64], sign: i64) {
        let mut first = true;
        let mut j = 0;
        while j < exponents.len() {
            if exponents[j].signum() == sign {
                self.push(if first { "" } else { "·" });
                first = false;
                let quote = if is_plain(names[j]) { "" } else { "`" };
                self.push(quote);
                self.push(names[j]);
                self.push(quote);
                self.push_exponent(Rational::integer(sign * exponents[j]));
            }
            j += 1;
        }
    }

    /// Writes names in a row, each in backquotes: those with a mark.
    pub(crate) const fn push_names(&mut self, names: &[&str], marked: &[bool]) {
        let mut first = true;
        let mut j = 0;
        while j < names.len() {
            if marked[j] {
                self.push(if first { "`" } else { ", `" });
                self.push(names[j]);
                self.push("`");
                first = false;
            }
            j += 1;
        }
    }

    pub(crate) const fn push_number(&mut self, number: i64) {
        const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
        if number < 0 {
            self.push("-");
        }
        let size = number.unsigned_abs();
        let mut unit = 1;
        while size / unit >= 10 {
            unit *= 10;
        }
        while unit > 0 {
            self.push(DIGITS[(size / unit % 10) as usize]);
            unit /= 10;
        }
    }

    /// Writes an exponent as [`Dimension`]'s `Display` does.
    pub(crate) const fn push_exponent(&mut self, exponent: Rational) {
        const SUPERSCRIPTS: [&str; 10] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];
        let number = exponent.numerator();
        if !exponent.is_integer() {
            self.push("^(");
            self.push_number(number);
            self.push("/");
            self.push_number(exponent.denominator());
            self.push(")");
        } else if number != 1 {
            if number < 0 {
                self.push("⁻");
            }
            let size = number.unsigned_abs();
            let mut unit = 1;
            while size / unit >= 10 {
                unit *= 10;
            }
            while unit > 0 {
                self.push(SUPERSCRIPTS[(size / unit % 10) as usize]);
                unit /= 10;
            }
        }
    }

    pub(crate) const fn push_dimension(&mut self, dimension: &Dimension) {
        let mut written = false;
        let mut i = 0;
        while i < 7 + Dimension::MAX_DECLARED {
            if let Some(base) = dimension.base_at(i) {
                self.push(if written { " " } else { "" });
                self.push(if i < 7 { SI_SYMBOLS[i] } else { base.key() });
                self.push_exponent(dimension.exponent(base));
                written = true;
            }
            i += 1;
        }
        if !written {
            self.push("1");
        }
    }

    /// Writes a name with its dimension: `speed [L T⁻¹]`.
    pub(crate) const fn push_described(&mut self, name: &str, dimension: &Dimension) {
        self.push("`");
        self.push(name);
        self.push("` [");
        self.push_dimension(dimension);
        self.push("]");
    }

    pub(crate) const fn as_str(&self) -> &str {
        match std::str::from_utf8(self.bytes.split_at(self.length).0) {
            Ok(text) => text,
            Err(_) => panic!("the text is made of whole strings"),
        }
    }
}

/// Longer words are not compared.
const LONGEST: usize = 64;

/// The number of insertions, deletions, substitutions and swaps of neighbours (optimal string alignment); `None` for
/// words of more than 64 characters.
pub(crate) const fn distance(a: &str, b: &str) -> Option<usize> {
    let (Some(a), Some(b)) = (Word::new(a), Word::new(b)) else { return None };
    let mut before = [0; LONGEST + 1];
    let mut row = [0; LONGEST + 1];
    let mut j = 0;
    while j <= b.length {
        row[j] = j;
        j += 1;
    }
    let mut i = 0;
    while i < a.length {
        let mut next = [i + 1; LONGEST + 1];
        let mut j = 0;
        while j < b.length {
            let (x, y) = (a.letters[i], b.letters[j]);
            let mut least = smaller(row[j] + (x != y) as usize, smaller(row[j + 1], next[j]) + 1);
            if i > 0 && j > 0 && x == b.letters[j - 1] && a.letters[i - 1] == y {
                least = smaller(least, before[j - 1] + 1);
            }
            next[j + 1] = least;
            j += 1;
        }
        (before, row) = (row, next);
        i += 1;
    }
    Some(row[b.length])
}

/// The place of the name that is nearest to a word, if one is near: a third of the letters may differ.
pub(crate) const fn nearest(names: &[&str], word: &str) -> Option<usize> {
    let mut best = None;
    let mut least = usize::MAX;
    let mut i = 0;
    while i < names.len() {
        let edits = if names[i].eq_ignore_ascii_case(word) { Some(0) } else { distance(names[i], word) };
        if let Some(edits) = edits
            && edits < least
            && 3 * edits <= word.len()
        {
            (best, least) = (Some(i), edits);
        }
        i += 1;
    }
    best
}

const fn smaller(a: usize, b: usize) -> usize {
    if a < b { a } else { b }
}

/// The characters of a word.
struct Word {
    /// The bytes of each character, as one number.
    letters: [u32; LONGEST],
    length: usize,
}

impl Word {
    const fn new(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let mut word = Self { letters: [0; LONGEST], length: 0 };
        let mut i = 0;
        while i < bytes.len() {
            // Bytes 0b10xxxxxx continue a character.
            if bytes[i] & 0xC0 == 0x80 && word.length > 0 {
                word.letters[word.length - 1] = word.letters[word.length - 1] << 8 | bytes[i] as u32;
            } else if word.length == LONGEST {
                return None;
            } else {
                word.letters[word.length] = bytes[i] as u32;
                word.length += 1;
            }
            i += 1;
        }
        Some(word)
    }
}

#[cfg(test)]
mod tests {
    use super::{Text, distance, nearest};

    #[test]
    fn edits_are_counted_and_a_swap_is_one() {
        for (a, b, edits) in [
            ("", "abc", 3),
            ("kPa", "kPa", 0),
            ("mHz", "zHm", 2),
            ("ab", "ba", 1),
            ("metr", "metre", 1),
            ("µm", "um", 1),
        ] {
            assert_eq!(distance(a, b), Some(edits), "{a} {b}");
            assert_eq!(distance(b, a), Some(edits), "{b} {a}");
        }
        assert_eq!(distance(&"a".repeat(65), "a"), None);
    }

    #[test]
    fn a_name_is_suggested_when_it_is_near() {
        let names = ["speed", "Diameter", "L"];
        for (word, place) in [
            ("sped", Some(0)),
            ("diameters", Some(1)),
            ("l", Some(2)),
            ("x", None),
            ("mass", None),
            ("viscosity", None),
        ] {
            assert_eq!(nearest(&names, word), place, "{word}");
        }
    }

    #[test]
    fn a_text_that_does_not_fit_ends_in_an_ellipsis() {
        let mut text = Text::new();
        (0..600).for_each(|_| text.push("seven, "));
        text.push("x");
        assert!(text.as_str().ends_with("seven, …") && text.as_str().len() <= 4096);
    }
}
