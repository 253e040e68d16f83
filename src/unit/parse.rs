//! The grammar of unit strings: products, quotients, powers, roots, parentheses, numbers.
//!
//! `/` divides by the one factor behind it. A product behind a quotient (`kg/m s`) has two readings that both occur in
//! practice, so it is refused with both.

use super::entry::UnitEntry;
use super::factor::Factor;
use super::lexer::{Kind, Source, Token};
use super::readings::{self, Quotient};
use super::resolve::{Scope, label};
use crate::dimension::Dimension;
use crate::error::{Code, Error, Result};
use crate::rational::Rational;

/// Longer strings are no units.
const LONGEST: usize = 256;
/// Deeper parentheses are no units.
const DEEPEST: usize = 32;

/// What an expression means.
#[derive(Clone, Debug)]
pub(super) struct Value {
    pub(super) dimension: Dimension,
    pub(super) factor: Factor,
    pub(super) point: Option<Point>,
    /// Whether it is a plane angle: its unit, or a number of them.
    pub(super) is_angle: bool,
}

/// A unit whose scale has its own origin, which may only stand alone.
#[derive(Clone, Debug)]
pub(super) struct Point {
    pub(super) origin: f64,
    symbol: String,
    start: usize,
    end: usize,
}

/// One factor of a product, and what the next one must know of it.
struct Part {
    value: Value,
    start: usize,
    end: usize,
    is_number: bool,
    bare_power: bool,
}

/// Reads a definition, which must be a ratio scale whose factor is in range.
pub(super) fn definition(scope: Scope<'_>, text: &str) -> Result<Value> {
    let source = Source::new(text);
    let value = ratio(scope, &source, 0, source.chars.len())?;
    in_range(&source, value.factor)?;
    Ok(value)
}

/// Reads an expression that must be a ratio scale.
pub(super) fn ratio(scope: Scope<'_>, source: &Source<'_>, start: usize, end: usize) -> Result<Value> {
    let value = expression(scope, source, start, end)?;
    value.point.as_ref().map_or(Ok(()), |point| Err(affine(source, point)))?;
    Ok(value)
}

/// Multiplier and divisor of a factor that `f64` can hold.
pub(super) fn in_range(source: &Source<'_>, factor: Factor) -> Result<(f64, f64)> {
    factor.to_pair().ok_or_else(|| out_of_range(source))
}

fn out_of_range(source: &Source<'_>) -> Error {
    Error::new(Code::UnitSyntax, "the factor of the unit does not fit a 64-bit floating-point number")
        .help("use smaller exponents or other prefixes")
        .at(source.place(0, source.chars.len(), "too large or too small"))
}

/// Reads the characters from `start` to `end` as one expression.
pub(super) fn expression(scope: Scope<'_>, source: &Source<'_>, start: usize, end: usize) -> Result<Value> {
    if end - start > LONGEST {
        return Err(Error::new(Code::UnitSyntax, format!("a unit of more than {LONGEST} characters"))
            .help("declare a unit for a part of it")
            .at(source.place(start, end, "")));
    }
    let tokens = source.tokens(start, end)?;
    let mut parser = Parser { scope, source, tokens: &tokens, position: 0, depth: 0, end };
    if tokens.is_empty() {
        return Err(parser.syntax("an empty unit", start, start, "write `1` for a quantity of dimension one"));
    }
    let value = parser.product()?;
    match parser.peek() {
        None => Ok(value),
        Some(token) => {
            let help = "remove it, or open it with `(`";
            Err(parser.syntax("a `)` without a `(`", token.start, token.end, help))
        }
    }
}

/// The error for °C or °F as a factor.
fn affine(source: &Source<'_>, point: &Point) -> Error {
    let step = if point.origin == 273.15 { "`K` or `delta_degC`" } else { "`degR` or `delta_degF`" };
    Error::new(
        Code::AffineUnit,
        format!("`{}` is a scale with an origin of its own and cannot be a factor of a unit", point.symbol),
    )
    .help(format!("write {step}: in a product only differences of temperature have a meaning"))
    .at(source.place(point.start, point.end, "not a ratio scale"))
}

struct Parser<'a> {
    scope: Scope<'a>,
    source: &'a Source<'a>,
    tokens: &'a [Token],
    position: usize,
    depth: usize,
    end: usize,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<&'a Token> {
        self.tokens.get(self.position)
    }

    fn syntax(&self, message: impl Into<String>, start: usize, end: usize, help: impl Into<String>) -> Error {
        Error::new(Code::UnitSyntax, message).help(help).at(self.source.place(start, end, ""))
    }

    /// Factors until the end or a closing parenthesis, which stays.
    fn product(&mut self) -> Result<Value> {
        let first = self.factor()?;
        let start = first.start;
        let (mut value, mut before) = (first.value.clone(), first);
        let mut divisor: Option<(usize, usize)> = None;
        while let Some(token) = self.peek().filter(|token| token.kind != Kind::Close) {
            let (divide, explicit) = match token.kind {
                Kind::Slash => (true, true),
                Kind::Times | Kind::Cross => (false, true),
                _ => (false, false),
            };
            let operator = self.position;
            self.position += usize::from(explicit);
            let next = self.factor()?;
            if token.kind == Kind::Cross && !(before.is_number && next.is_number) {
                let help = "join units with a space or `·`";
                return Err(self.syntax("`×` stands between numbers only", token.start, token.end, help));
            }
            if let (Some((slash, from)), false) = (divisor, divide) {
                let places = Quotient { start, slash, divisor: from, divisor_end: before.end, operator };
                return Err(readings::quotient(self.source, self.tokens, self.end, &places));
            }
            if next.is_number && !divide && !before.is_number {
                let help = "put the number first, or write a power with `^`";
                return Err(self.syntax("a number behind a unit", next.start, next.end, help));
            }
            if next.is_number && divide && before.bare_power {
                return Err(readings::fraction_of_exponent(self.source, before.start, before.end, next.end));
            }
            if divide {
                if self.source.chars[next.start..next.end] == ['m', 'K'] {
                    return Err(readings::metre_kelvin(self.source, token.start, next.end));
                }
                divisor = Some((token.start, next.start));
            }
            let is_angle = before.is_number && !divide && next.value.is_angle;
            value = Value { is_angle, ..self.combine(&value, &next.value, if divide { -1 } else { 1 })? };
            before = next;
        }
        Ok(value)
    }

    fn combine(&self, value: &Value, other: &Value, power: i64) -> Result<Value> {
        if let Some(point) = value.point.as_ref().or(other.point.as_ref()) {
            return Err(affine(self.source, point));
        }
        let other = self.power(other, Rational::integer(power))?;
        let dimension = value.dimension.product(&other.dimension).ok_or_else(|| self.exponents())?;
        let factor = value.factor.product(other.factor).ok_or_else(|| out_of_range(self.source))?;
        Ok(Value { dimension, factor, point: None, is_angle: false })
    }

    fn power(&self, value: &Value, exponent: Rational) -> Result<Value> {
        if let Some(point) = &value.point {
            return Err(affine(self.source, point));
        }
        let dimension = value.dimension.power(exponent).ok_or_else(|| self.exponents())?;
        let factor = value.factor.power(exponent).ok_or_else(|| out_of_range(self.source))?;
        Ok(Value { dimension, factor, point: None, is_angle: value.is_angle && exponent == Rational::ONE })
    }

    fn exponents(&self) -> Error {
        Error::new(Code::Exponent, "an exponent of the unit does not fit a 64-bit rational number")
            .help("use smaller exponents")
            .at(self.source.place(0, self.source.chars.len(), ""))
    }

    /// A number, a symbol, a root or something in parentheses, and its exponent.
    fn factor(&mut self) -> Result<Part> {
        let Some(token) = self.peek() else {
            let (start, help) = (self.end.saturating_sub(1), "write a unit behind it");
            return Err(self.syntax("the unit ends too early", start, self.end, help));
        };
        self.position += 1;
        let number = |factor| Value { dimension: Dimension::ONE, factor, point: None, is_angle: false };
        let (value, digits) = match &token.kind {
            Kind::Number(factor) => (number(*factor), None),
            Kind::Symbol(symbol) => self.symbol(token, symbol)?,
            Kind::Root => {
                self.descend(token)?;
                let inner = self.factor()?.value;
                self.depth -= 1;
                let half = Rational::new(1, 2).unwrap_or(Rational::ONE);
                (self.power(&inner, half)?, None)
            }
            Kind::Open => (self.group(token)?, None),
            _ => {
                let written = self.source.slice(token.start, token.end);
                let help =
                    if token.kind == Kind::Slash { "write `1/s` for a reciprocal" } else { "write a unit before it" };
                return Err(self.syntax(format!("`{written}` without a unit before it"), token.start, token.end, help));
            }
        };
        let mut end = self.tokens[self.position - 1].end;
        let (mut value, mut bare_power) = (value, digits.is_some());
        if let Some(exponent) = digits {
            value = self.power(&value, exponent)?;
        }
        let mut taken = digits.is_some();
        while let Some(Token { kind: Kind::Power { exponent, bare }, start, end: to }) = self.peek() {
            if taken {
                let help = "write one exponent, such as `m^2`";
                return Err(self.syntax("two exponents in a row", *start, *to, help));
            }
            value = self.power(&value, *exponent)?;
            (bare_power, taken, end) = (*bare, true, *to);
            self.position += 1;
        }
        let is_number = matches!(token.kind, Kind::Number(_));
        Ok(Part { value, start: token.start, end, is_number, bare_power: bare_power && !is_number })
    }

    fn descend(&mut self, token: &Token) -> Result<()> {
        self.depth += 1;
        if self.depth > DEEPEST {
            let (message, help) = (format!("more than {DEEPEST} parentheses inside each other"), "simplify the unit");
            return Err(self.syntax(message, token.start, token.end, help));
        }
        Ok(())
    }

    fn group(&mut self, open: &Token) -> Result<Value> {
        self.descend(open)?;
        let value = self.product()?;
        if self.peek().is_none() {
            return Err(self.syntax("a `(` that is never closed", open.start, open.end, "close it with `)`"));
        }
        self.position += 1;
        self.depth -= 1;
        Ok(value)
    }

    /// A symbol, or a symbol with an exponent in digits: the whole goes before the split.
    ///
    /// Some pairs of symbols are refused, such as `deg C` and `ft lb`; `lb ft^-3` is not one of them.
    fn symbol(&self, token: &Token, symbol: &str) -> Result<(Value, Option<Rational>)> {
        let has_power = matches!(self.tokens.get(self.position + 1), Some(Token { kind: Kind::Power { .. }, .. }));
        if let Some(Token { kind: Kind::Symbol(second), end, .. }) = self.peek().filter(|_| !has_power) {
            let pair = format!("{symbol} {second}");
            if let Some(trap) = self.scope.table.trap(&pair).filter(|_| self.scope.declared(symbol).is_none()) {
                let error = self.scope.refuse(&pair, trap);
                let place = self.source.place(token.start, *end, label(&error));
                return Err(error.at(place));
            }
        }
        let stem = symbol.trim_end_matches(|c: char| c.is_ascii_digit());
        let (found, exponent, end) = match self.scope.resolve(symbol) {
            Err(error) if error.code() == Code::UnknownUnit && stem != symbol && !self.scope.is_trap(symbol) => {
                let end = token.start + stem.chars().count();
                let exponent: Rational = symbol[stem.len()..].parse().map_err(|_| self.exponents())?;
                (self.scope.resolve(stem), Some(exponent), end)
            }
            found => (found, None, token.end),
        };
        let reading = found.map_err(|error| {
            let place = self.source.place(token.start, end, label(&error));
            error.at(place)
        })?;
        let factor =
            reading.entry.factor.product(Factor::power_of_ten(reading.ten)).ok_or_else(|| out_of_range(self.source))?;
        let (start, symbol) = (token.start, self.source.slice(token.start, end));
        let point = reading.entry.origin.map(|origin| Point { origin, symbol, start, end });
        let UnitEntry { dimension, is_angle, .. } = *reading.entry;
        Ok((Value { dimension, factor, point, is_angle }, exponent))
    }
}
