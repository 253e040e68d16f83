//! Formulas without a language: what a family says once and every language prints.

use std::ops::{Add, Div, Mul, Neg, Sub};
use std::rc::Rc;

use crate::pi::{Part, Sign};

/// A number for each row.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expression {
    Number(f64),
    Name(Rc<str>),
    Binary(Operation, Box<Self>, Box<Self>),
    Call(Function, Box<Self>),
    /// A whole power.
    Power(Box<Self>, i32),
    Maximum(Box<Self>, Box<Self>),
    /// The first where the condition holds, else the second.
    Choice(Box<Condition>, Box<Self>, Box<Self>),
    /// The sum over the rows of a table of a term in the names of its columns.
    Total(Rc<Table>, Box<Self>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operation {
    Add,
    Subtract,
    Multiply,
    Divide,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Function {
    Ln,
    Exp,
    SquareRoot,
    Absolute,
    Cosine,
    Sine,
}

/// All comparisons hold: each left side is no larger than its right side.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Condition(pub(super) Vec<(Expression, Expression)>);

/// Numbers of the fit.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Table {
    pub(super) name: String,
    pub(super) columns: Vec<Rc<str>>,
    pub(super) rows: Vec<Vec<f64>>,
}

/// One line of a function.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Statement {
    /// A name for a number, with words that explain it.
    Let(Rc<str>, Expression, String),
    /// A finite number of a sign, or nothing is predicted.
    Require(Rc<str>, Sign),
    /// The largest part of the way from 0 to a limit at which a condition holds, which holds at 0.
    Search { name: Rc<str>, part: Rc<str>, limit: Expression, within: Condition },
}

pub(super) fn number(value: f64) -> Expression {
    Expression::Number(value)
}

pub(super) fn name(name: &Rc<str>) -> Expression {
    Expression::Name(name.clone())
}

/// 1 for no factors.
pub(super) fn product(factors: impl IntoIterator<Item = Expression>) -> Expression {
    factors.into_iter().fold(number(1.0), |product, factor| product * factor)
}

/// 0 for no terms.
pub(super) fn sum(terms: impl IntoIterator<Item = Expression>) -> Expression {
    terms.into_iter().fold(number(0.0), |sum, term| sum + term)
}

/// A number, and the sum of numbers times expressions.
pub(super) fn affine<'a>(
    constant: f64,
    numbers: impl IntoIterator<Item = &'a f64>,
    expressions: impl IntoIterator<Item = &'a Expression>,
) -> Expression {
    let terms = numbers.into_iter().zip(expressions).map(|(value, expression)| number(*value) * expression.clone());
    terms.fold(number(constant), |sum, term| sum + term)
}

/// The sum of numbers times expressions.
pub(super) fn combination<'a>(
    numbers: impl IntoIterator<Item = &'a f64>,
    expressions: impl IntoIterator<Item = &'a Expression>,
) -> Expression {
    affine(0.0, numbers, expressions)
}

/// The Euclidean length.
pub(super) fn length(vector: &[Expression]) -> Expression {
    match vector {
        [] => number(0.0),
        [one] => one.clone().call(Function::Absolute),
        _ => sum(vector.iter().map(|cell| cell.clone().power(2))).call(Function::SquareRoot),
    }
}

impl Expression {
    pub(super) fn call(self, function: Function) -> Self {
        Self::Call(function, Box::new(self))
    }

    /// The cosine or the sine of an angle; anything else as it is.
    pub(super) fn part(self, part: Option<Part>) -> Self {
        match part {
            None => self,
            Some(Part::Cosine) => self.call(Function::Cosine),
            Some(Part::Sine) => self.call(Function::Sine),
        }
    }

    pub(super) fn power(self, exponent: i32) -> Self {
        match exponent {
            0 => number(1.0),
            1 => self,
            _ => Self::Power(Box::new(self), exponent),
        }
    }

    pub(super) fn maximum(self, other: Self) -> Self {
        Self::Maximum(Box::new(self), Box::new(other))
    }

    pub(super) fn choice(condition: Condition, then: Self, otherwise: Self) -> Self {
        Self::Choice(Box::new(condition), Box::new(then), Box::new(otherwise))
    }

    fn binary(self, operation: Operation, other: Self) -> Self {
        Self::Binary(operation, Box::new(self), Box::new(other))
    }

    /// The expression with others in the places of names.
    pub(super) fn replace(&self, with: &dyn Fn(&str) -> Option<Self>) -> Self {
        let inner = |inner: &Self| Box::new(inner.replace(with));
        match self {
            Self::Number(_) => self.clone(),
            Self::Name(own) => with(own).unwrap_or_else(|| self.clone()),
            Self::Binary(operation, left, right) => Self::Binary(*operation, inner(left), inner(right)),
            Self::Call(function, argument) => Self::Call(*function, inner(argument)),
            Self::Power(base, exponent) => Self::Power(inner(base), *exponent),
            Self::Maximum(left, right) => Self::Maximum(inner(left), inner(right)),
            Self::Choice(condition, then, otherwise) => {
                Self::Choice(Box::new(condition.replace(with)), inner(then), inner(otherwise))
            }
            Self::Total(table, term) => Self::Total(table.clone(), inner(term)),
        }
    }

    /// Calls for each name in it.
    pub(super) fn each_name(&self, call: &mut dyn FnMut(&Rc<str>)) {
        match self {
            Self::Number(_) => {}
            Self::Name(own) => call(own),
            Self::Binary(_, left, right) | Self::Maximum(left, right) => {
                left.each_name(call);
                right.each_name(call);
            }
            Self::Call(_, inner) | Self::Power(inner, _) | Self::Total(_, inner) => inner.each_name(call),
            Self::Choice(condition, then, otherwise) => {
                condition.each(&mut |side| side.each_name(call));
                then.each_name(call);
                otherwise.each_name(call);
            }
        }
    }

    /// Calls for each table in it.
    pub(super) fn each_table(&self, call: &mut dyn FnMut(&Rc<Table>)) {
        match self {
            Self::Number(_) | Self::Name(_) => {}
            Self::Binary(_, left, right) | Self::Maximum(left, right) => {
                left.each_table(call);
                right.each_table(call);
            }
            Self::Call(_, inner) | Self::Power(inner, _) => inner.each_table(call),
            Self::Total(table, term) => {
                call(table);
                term.each_table(call);
            }
            Self::Choice(condition, then, otherwise) => {
                condition.each(&mut |side| side.each_table(call));
                then.each_table(call);
                otherwise.each_table(call);
            }
        }
    }
}

impl Condition {
    pub(super) fn new(least: Expression, greatest: Expression) -> Self {
        Self(vec![(least, greatest)])
    }

    pub(super) fn replace(&self, with: &dyn Fn(&str) -> Option<Expression>) -> Self {
        Self(self.0.iter().map(|(left, right)| (left.replace(with), right.replace(with))).collect())
    }

    pub(super) fn each(&self, call: &mut dyn FnMut(&Expression)) {
        for (left, right) in &self.0 {
            call(left);
            call(right);
        }
    }
}

impl Statement {
    /// The name that it makes, if it makes one.
    pub(super) fn made(&self) -> Option<&Rc<str>> {
        match self {
            Self::Let(name, ..) | Self::Search { name, .. } => Some(name),
            Self::Require(..) => None,
        }
    }

    /// Calls for each expression in it.
    pub(super) fn each(&self, call: &mut dyn FnMut(&Expression)) {
        match self {
            Self::Let(_, value, _) => call(value),
            Self::Require(own, _) => call(&name(own)),
            Self::Search { limit, within, .. } => {
                call(limit);
                within.each(call);
            }
        }
    }
}

impl Add for Expression {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        match (&self, &other) {
            (Self::Number(a), Self::Number(b)) => number(a + b),
            (Self::Number(0.0), _) => other,
            (_, Self::Number(0.0)) => self,
            (_, Self::Number(b)) if *b < 0.0 => self.binary(Operation::Subtract, number(-b)),
            (_, Self::Binary(Operation::Multiply, factor, rest)) => match **factor {
                Self::Number(b) if b < 0.0 => self - number(-b) * (**rest).clone(),
                _ => self.binary(Operation::Add, other),
            },
            _ => self.binary(Operation::Add, other),
        }
    }
}

impl Sub for Expression {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        match (&self, &other) {
            (Self::Number(a), Self::Number(b)) => number(a - b),
            (_, Self::Number(0.0)) => self,
            (_, Self::Number(b)) if *b < 0.0 => self + number(-b),
            _ => self.binary(Operation::Subtract, other),
        }
    }
}

impl Mul for Expression {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        match (&self, &other) {
            (Self::Number(a), Self::Number(b)) => number(a * b),
            (Self::Number(1.0), _) => other,
            (_, Self::Number(1.0)) => self,
            (Self::Number(0.0), _) | (_, Self::Number(0.0)) => number(0.0),
            _ => self.binary(Operation::Multiply, other),
        }
    }
}

impl Div for Expression {
    type Output = Self;

    fn div(self, other: Self) -> Self {
        match &other {
            Self::Number(1.0) => self,
            _ => self.binary(Operation::Divide, other),
        }
    }
}

impl Neg for Expression {
    type Output = Self;

    fn neg(self) -> Self {
        number(-1.0) * self
    }
}
