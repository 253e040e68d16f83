//! Expressions as text, in the order of operations that all languages share.

use super::tree::{Condition, Expression, Function, Operation, Table};

/// What an operand may be without brackets.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    Sum,
    Product,
    Atom,
}

/// How a language writes what is no sum and no product.
pub(super) trait Language {
    fn number(&self, value: f64) -> String;

    fn name(&self, name: &str) -> String {
        name.to_owned()
    }

    fn operation(&self, operation: Operation) -> &'static str {
        match operation {
            Operation::Add => " + ",
            Operation::Subtract => " - ",
            Operation::Multiply => " * ",
            Operation::Divide => " / ",
        }
    }

    fn brackets(&self, text: &str) -> String {
        format!("({text})")
    }

    fn call(&self, function: Function, argument: &Expression) -> String;

    fn power(&self, base: &Expression, exponent: i32) -> String;

    fn maximum(&self, left: &Expression, right: &Expression) -> String;

    fn choice(&self, condition: &Condition, then: &Expression, otherwise: &Expression) -> String;

    fn total(&self, table: &Table, term: &Expression) -> String;

    /// An expression, with brackets where the level asks for them.
    fn at(&self, expression: &Expression, level: Level) -> String {
        let (text, own) = match expression {
            Expression::Number(value) => (self.number(*value), if *value < 0.0 { Level::Product } else { Level::Atom }),
            Expression::Name(name) => (self.name(name), Level::Atom),
            Expression::Binary(Operation::Multiply, left, right) if **left == Expression::Number(-1.0) => {
                (format!("-{}", self.at(right, Level::Atom)), Level::Product)
            }
            Expression::Binary(operation, left, right) => {
                let (own, last) = match operation {
                    Operation::Add => (Level::Sum, Level::Sum),
                    Operation::Subtract => (Level::Sum, Level::Product),
                    Operation::Multiply | Operation::Divide => (Level::Product, Level::Atom),
                };
                // A sum in a sum is not taken apart: the order of additions stays that of the law.
                let last = if matches!(**right, Expression::Binary(..)) { last.max(Level::Product) } else { last };
                (self.at(left, own) + self.operation(*operation) + &self.at(right, last), own)
            }
            Expression::Call(function, argument) => (self.call(*function, argument), Level::Atom),
            Expression::Power(base, exponent) => (self.power(base, *exponent), Level::Atom),
            Expression::Maximum(left, right) => (self.maximum(left, right), Level::Atom),
            Expression::Choice(condition, then, otherwise) => (self.choice(condition, then, otherwise), Level::Sum),
            Expression::Total(table, term) => (self.total(table, term), Level::Atom),
        };
        if own < level { self.brackets(&text) } else { text }
    }

    fn text(&self, expression: &Expression) -> String {
        self.at(expression, Level::Sum)
    }

    /// A sum with one term a line where one line would be long; `indent` stands before each further line.
    fn lines(&self, expression: &Expression, indent: &str) -> String {
        let text = self.text(expression);
        if text.chars().count() <= 90 { text } else { self.broken(expression, indent) }
    }

    /// All terms of a sum on lines of their own.
    fn broken(&self, expression: &Expression, indent: &str) -> String {
        match expression {
            Expression::Binary(operation @ (Operation::Add | Operation::Subtract), left, right) => {
                let last = if matches!(**right, Expression::Binary(..)) { Level::Product } else { Level::Sum };
                let sign = self.operation(*operation).trim_start();
                format!("{}\n{indent}{sign}{}", self.broken(left, indent), self.at(right, last))
            }
            _ => self.at(expression, Level::Sum),
        }
    }
}

/// `0.5`, `1e-7`: the shortest text of exactly this number, as Rust and Python write it.
pub(super) fn shortest(value: f64) -> String {
    format!("{value:?}")
}
