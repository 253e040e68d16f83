//! A derivation as paragraphs, lists and matrices whose parts say what they are, so that each format can write them its way.

use dimensionless::__private::latex::SUPERSCRIPTS;
use dimensionless::{Dimension, PiGroup, Rational, Scale};

/// A part of a document.
pub(super) enum Block {
    Heading(Line),
    Paragraph(Line),
    Items(Vec<Line>),
    Matrix(Matrix),
}

/// A matrix with names.
#[derive(Clone)]
pub(super) struct Matrix {
    pub(super) columns: Vec<String>,
    /// The base quantities of the rows.
    pub(super) rows: Vec<String>,
    pub(super) entries: Vec<Vec<Rational>>,
    /// Whether the last column stands apart, as the target's.
    pub(super) has_target: bool,
}

/// How many characters a line of text has.
pub(super) const WIDTH: usize = 80;

impl Matrix {
    /// Whether it is shown with one line a quantity, because it would be too wide otherwise.
    pub(super) fn is_turned(&self) -> bool {
        let widths = self.columns.iter().map(|name| name.chars().count().max(4) + 2);
        let labels = self.rows.iter().map(|name| name.chars().count()).max().unwrap_or(0);
        labels + widths.sum::<usize>() + 2 * usize::from(self.has_target) + 2 > WIDTH
    }
}

/// A product of powers: names with exponents.
pub(super) type Powers = Vec<(String, Rational)>;

/// A part of a sentence.
#[derive(Clone)]
pub(super) enum Span {
    Words(String),
    /// The name of a variable.
    Name(String),
    /// A base quantity.
    Base(String),
    /// A product of powers, as a quotient.
    Quotient(Powers),
    /// A product of powers, side by side.
    Product(Powers),
    /// A dimension, as powers of base quantities.
    Dimension(Powers),
    Number(Rational),
    /// A sum of numbers that is zero.
    Balance(Vec<Rational>),
    /// The symbol of a named number.
    Symbol(String),
}

/// A sentence or more.
#[derive(Clone, Default)]
pub(super) struct Line(pub(super) Vec<Span>);

impl Line {
    pub(super) fn new(words: impl Into<String>) -> Self {
        Self::default().words(words)
    }

    pub(super) fn words(mut self, words: impl Into<String>) -> Self {
        self.0.push(Span::Words(words.into()));
        self
    }

    pub(super) fn name(mut self, name: &str) -> Self {
        self.0.push(Span::Name(name.to_owned()));
        self
    }

    pub(super) fn base(mut self, base: impl ToString) -> Self {
        self.0.push(Span::Base(base.to_string()));
        self
    }

    pub(super) fn number(mut self, number: Rational) -> Self {
        self.0.push(Span::Number(number));
        self
    }

    pub(super) fn dimension(mut self, dimension: &Dimension) -> Self {
        let powers = dimension.iter().map(|(base, exponent)| (base.to_string(), exponent));
        self.0.push(Span::Dimension(powers.collect()));
        self
    }

    /// A group as a quotient, without its symbol.
    pub(super) fn group(mut self, group: &PiGroup) -> Self {
        let powers = group.factors().map(|(name, exponent)| (name.to_owned(), Rational::integer(exponent)));
        self.0.push(Span::Quotient(powers.collect()));
        self
    }

    /// A group by its symbol, or as a quotient where it has none.
    pub(super) fn label(mut self, group: &PiGroup) -> Self {
        match group.symbol() {
            Some(symbol) => {
                self.0.push(Span::Symbol(symbol));
                self
            }
            None => self.group(group),
        }
    }

    pub(super) fn scale(mut self, scale: &Scale) -> Self {
        self.0.push(Span::Product(scale.factors().map(|(name, exponent)| (name.to_owned(), exponent)).collect()));
        self
    }

    pub(super) fn product(mut self, powers: Powers) -> Self {
        self.0.push(Span::Product(powers));
        self
    }

    pub(super) fn powers_of_bases(mut self, powers: Powers) -> Self {
        self.0.push(Span::Dimension(powers));
        self
    }

    pub(super) fn balance(mut self, terms: Vec<Rational>) -> Self {
        self.0.push(Span::Balance(terms));
        self
    }

    /// Names with commas.
    pub(super) fn names<'a>(self, names: impl IntoIterator<Item = &'a str>) -> Self {
        names.into_iter().enumerate().fold(
            self,
            |line, (place, name)| {
                if place == 0 { line.name(name) } else { line.words(", ").name(name) }
            },
        )
    }

    pub(super) fn then(mut self, other: Line) -> Self {
        self.0.extend(other.0);
        self
    }
}

/// `speed²`, `length^(1/2)`.
fn power((name, exponent): &(String, Rational)) -> String {
    if *exponent == Rational::ONE {
        return name.clone();
    }
    if !exponent.is_integer() {
        return format!("{name}^({exponent})");
    }
    let raised = |c: char| SUPERSCRIPTS.iter().find(|pair| pair.0 == c).map_or(c, |pair| pair.1);
    name.chars().chain(exponent.to_string().chars().map(raised)).collect()
}

/// A span as plain characters, without marks around it.
pub(super) fn characters(span: &Span) -> String {
    match span {
        Span::Words(text) | Span::Name(text) | Span::Base(text) | Span::Symbol(text) => text.clone(),
        Span::Number(number) => number.to_string(),
        Span::Product(powers) | Span::Dimension(powers) => {
            if powers.is_empty() {
                return "1".to_owned();
            }
            powers.iter().map(power).collect::<Vec<_>>().join(" ")
        }
        Span::Quotient(powers) => {
            let (up, down) = sides(powers);
            let join = |side: &[(String, Rational)]| side.iter().map(power).collect::<Vec<_>>().join("·");
            let up = if up.is_empty() { "1".to_owned() } else { join(&up) };
            match down.as_slice() {
                [] => up,
                [one] => format!("{up}/{}", power(one)),
                _ => format!("{up}/({})", join(&down)),
            }
        }
        Span::Balance(terms) => {
            let sum: String = terms.iter().enumerate().map(|(place, term)| term_of(place, *term)).collect();
            format!("{sum} = 0")
        }
    }
}

/// A term of a sum with its sign.
fn term_of(place: usize, term: Rational) -> String {
    let size = term.to_string();
    match size.strip_prefix('-') {
        Some(size) if place > 0 => format!(" - {size}"),
        _ if place > 0 => format!(" + {size}"),
        _ => size,
    }
}

/// The factors above and below the bar, with positive exponents.
pub(super) fn sides(powers: &[(String, Rational)]) -> (Powers, Powers) {
    let (up, down): (Vec<_>, Vec<_>) = powers.iter().cloned().partition(|(_, exponent)| *exponent > Rational::ZERO);
    let positive = |(name, exponent)| (name, Rational::ZERO.checked_sub(exponent).unwrap_or(exponent));
    (up, down.into_iter().map(positive).collect())
}
