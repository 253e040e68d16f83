//! A unit string as tokens, each with its place in characters.

use super::factor::Factor;
use crate::error::{Code, Error, Location, Result};
use crate::rational::Rational;

/// A unit string: what the user wrote, and the same characters with look-alikes replaced.
pub(super) struct Source<'a> {
    text: &'a str,
    pub(super) chars: Vec<char>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    Number(Factor),
    Symbol(String),
    /// An exponent; `bare` when a fraction behind it could belong to it, as in `m^1/2`.
    Power {
        exponent: Rational,
        bare: bool,
    },
    Times,
    /// `×`, which stands between numbers only.
    Cross,
    Slash,
    Open,
    Close,
    Root,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

const SUPERSCRIPTS: [char; 11] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁻'];
/// Characters that are no letters and yet parts of symbols.
const SIGNS: [char; 11] = ['℃', '℉', '_', '%', '‰', '°', '′', '″', '☉', '⊙', '⊕'];

impl<'a> Source<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, chars: text.chars().map(canonical).collect() }
    }

    /// The characters from `start` to `end`, with single spaces.
    pub(super) fn slice(&self, start: usize, end: usize) -> String {
        let text: String = self.chars[start..end].iter().collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The place of the characters from `start` to `end`.
    pub(super) fn place(&self, start: usize, end: usize, label: &str) -> Location {
        let text = self.text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
        let length = end.saturating_sub(start).max(1);
        Location {
            file: None,
            line: 1,
            column: start.min(self.chars.len().saturating_sub(1)) + 1,
            length,
            text,
            label: label.to_owned(),
        }
    }

    fn syntax(&self, message: impl Into<String>, start: usize, end: usize, help: impl Into<String>) -> Error {
        Error::new(Code::UnitSyntax, message).help(help).at(self.place(start, end, ""))
    }

    /// The tokens of the characters from `start` to `end`.
    pub(super) fn tokens(&self, start: usize, end: usize) -> Result<Vec<Token>> {
        let mut lexer = Lexer { source: self, position: start, end, tokens: Vec::new() };
        while lexer.position < end {
            lexer.token()?;
        }
        Ok(lexer.tokens)
    }
}

/// One spelling for characters that look alike or mean the same; one character stays one character.
fn canonical(c: char) -> char {
    match c {
        '\u{03BC}' => '\u{00B5}',
        '\u{2126}' => 'Ω',
        '\u{212B}' => 'Å',
        '\u{212A}' => 'K',
        'º' => '°',
        '−' => '-',
        '⋅' | '∙' | '•' => '·',
        '∕' => '/',
        other => other,
    }
}

pub(super) fn starts_symbol(c: char) -> bool {
    c.is_alphabetic() || SIGNS.contains(&c)
}

struct Lexer<'a> {
    source: &'a Source<'a>,
    position: usize,
    end: usize,
    tokens: Vec<Token>,
}

impl Lexer<'_> {
    fn peek(&self, ahead: usize) -> Option<char> {
        let index = self.position + ahead;
        if index < self.end { Some(self.source.chars[index]) } else { None }
    }

    fn is_digit(&self, ahead: usize) -> bool {
        self.peek(ahead).is_some_and(|c| c.is_ascii_digit())
    }

    /// The token right before this character, without a space between.
    fn adjacent(&self) -> Option<&Kind> {
        self.tokens.last().filter(|token| token.end == self.position).map(|token| &token.kind)
    }

    fn push(&mut self, kind: Kind, length: usize) {
        let start = self.position;
        self.position += length;
        self.tokens.push(Token { kind, start, end: self.position });
    }

    fn run(&self, from: usize, belongs: impl Fn(char) -> bool) -> usize {
        (from..).take_while(|&ahead| self.peek(ahead).is_some_and(&belongs)).count()
    }

    fn token(&mut self) -> Result<()> {
        let Some(c) = self.peek(0) else { return Ok(()) };
        let digit_follows = self.is_digit(1);
        match c {
            _ if c.is_whitespace() => self.position += 1,
            '0'..='9' => self.number()?,
            '.' if digit_follows => self.number()?,
            '.' if self.peek(1).is_some_and(starts_symbol) && !self.tokens.is_empty() => self.push(Kind::Times, 1),
            '*' if self.peek(1) == Some('*') => self.exponent(2)?,
            '^' => self.exponent(1)?,
            '-' | '+' if digit_follows && matches!(self.adjacent(), Some(Kind::Symbol(_))) => self.exponent(0)?,
            '-' | '+' => return Err(self.hyphen()),
            '*' | '·' => self.push(Kind::Times, 1),
            '×' => self.push(Kind::Cross, 1),
            '/' => self.push(Kind::Slash, 1),
            '(' => self.push(Kind::Open, 1),
            ')' => self.push(Kind::Close, 1),
            '√' => self.push(Kind::Root, 1),
            'π' => self.push(Kind::Number(Factor::PI), 1),
            _ if SUPERSCRIPTS.contains(&c) => self.superscripts()?,
            _ if starts_symbol(c) => self.symbol(),
            _ => {
                let help = match c {
                    '#' | '$' | '€' | '£' | '¥' => {
                        "write `1` for a count, or declare a base quantity with a name in letters"
                    }
                    _ => "write a unit such as `kg m^-3`, `km/h` or `J/(kg K)`",
                };
                let shown = if c.is_control() { c.escape_debug().to_string() } else { c.to_string() };
                let (start, message) = (self.position, format!("unexpected `{shown}` in a unit"));
                return Err(self.source.syntax(message, start, start + 1, help));
            }
        }
        Ok(())
    }

    fn symbol(&mut self) {
        let length = self.run(0, |c| (starts_symbol(c) && c != 'π') || c.is_ascii_digit());
        let symbol = self.source.slice(self.position, self.position + length);
        let is_root = symbol == "sqrt" && self.peek(length) == Some('(');
        self.push(if is_root { Kind::Root } else { Kind::Symbol(symbol) }, length);
    }

    fn number(&mut self) -> Result<()> {
        let mut length = self.run(0, |c| c.is_ascii_digit());
        if self.peek(length) == Some('.') && self.is_digit(length + 1) {
            length += 1 + self.run(length + 1, |c| c.is_ascii_digit());
        }
        if matches!(self.peek(length), Some('e' | 'E')) {
            let sign = usize::from(matches!(self.peek(length + 1), Some('+' | '-')));
            let digits = self.run(length + 1 + sign, |c| c.is_ascii_digit());
            length += if digits > 0 { 1 + sign + digits } else { 0 };
        }
        let (start, end) = (self.position, self.position + length);
        let factor = Factor::from_decimal(&self.source.slice(start, end)).ok_or_else(|| {
            let help = "write a positive number such as `1e19`";
            self.source.syntax("a factor of zero or outside the range of numbers", start, end, help)
        })?;
        self.push(Kind::Number(factor), length);
        Ok(())
    }

    /// An exponent behind `skip` characters of `^` or `**`: a number, or anything rational in parentheses.
    fn exponent(&mut self, skip: usize) -> Result<()> {
        let spaces = if skip == 0 { 0 } else { self.run(skip, char::is_whitespace) };
        let from = skip + spaces;
        let in_parentheses = self.peek(from) == Some('(');
        let length = if in_parentheses {
            2 + self.run(from + 1, |c| c != ')')
        } else {
            let sign = usize::from(matches!(self.peek(from), Some('+' | '-')));
            let whole = sign + self.run(from + sign, |c| c.is_ascii_digit());
            let point = self.peek(from + whole) == Some('.') && self.is_digit(from + whole + 1);
            whole + if point { 1 + self.run(from + whole + 1, |c| c.is_ascii_digit()) } else { 0 }
        };
        let (start, end) = (self.position + from, (self.position + from + length).min(self.end));
        let text: String = self.source.slice(start, end).replace(' ', "");
        let inner = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(&text);
        let exponent = inner.parse().ok().filter(|_| length > 0 && in_parentheses == text.starts_with('('));
        let Some(exponent) = exponent.filter(|_| !in_parentheses || text.ends_with(')')) else {
            let message = match text.is_empty() {
                true => "an exponent is missing".to_owned(),
                false => format!("`{text}` is not an exact rational exponent"),
            };
            let help = "write an exponent such as `^2`, `^-1`, `^(1/2)` or `^0.5`";
            let place = self.source.place(self.position, end.max(self.position + 1), "");
            return Err(Error::new(Code::Exponent, message).help(help).at(place));
        };
        self.push(Kind::Power { exponent, bare: !in_parentheses }, end - self.position);
        Ok(())
    }

    fn superscripts(&mut self) -> Result<()> {
        let length = self.run(0, |c| SUPERSCRIPTS.contains(&c));
        let (start, end) = (self.position, self.position + length);
        let places = self.source.chars[start..end].iter().map(|c| SUPERSCRIPTS.iter().position(|s| s == c));
        let plain: String =
            places.map(|place| place.filter(|&p| p < 10).map_or("-".to_owned(), |p| p.to_string())).collect();
        let exponent = plain.parse().map_err(|_| {
            let message = format!("`{}` is not an exact rational exponent", self.source.slice(start, end));
            let help = "write an exponent such as `²`, `⁻¹` or `^(1/2)`";
            Error::new(Code::Exponent, message).help(help).at(self.source.place(start, end, ""))
        })?;
        self.push(Kind::Power { exponent, bare: false }, length);
        Ok(())
    }

    fn hyphen(&self) -> Error {
        let start = self.position;
        if self.is_digit(1) {
            let help = "write a positive number, and a power as `m^-3`";
            return self.source.syntax("a number with a sign", start, start + 1, help);
        }
        let help = "write a product with a space or `·`, such as `ft lbf`, and a negative exponent as `s^-1`";
        self.source.syntax("`-` does not join units", start, start + 1, help)
    }
}
