//! The scale of the target, or why there is none, and what is left unused.

use dimensionless::{Dimension, Rational, Sign, Variable};

use super::Words;
use crate::explain::document::{Block, Line};

impl Words<'_> {
    pub(super) fn scale(&self) -> Vec<Block> {
        let Some(target) = self.basis.problem().target() else { return Vec::new() };
        let n = self.inputs().len();
        let Ok(scale) = self.basis.scale() else { return self.unreachable(target) };
        let mut blocks = vec![
            Block::Heading(Line::new("The scale of ").name(target.name())),
            Block::Paragraph(
                Line::new(
                    "A product of powers of the inputs with the target's dimension has exponents that solve the linear \
                     system: dimensional matrix times exponents = column of ",
                )
                .name(target.name())
                .words("."),
            ),
        ];
        let mut items = Vec::new();
        if !self.explanation.steps.is_empty() {
            items.push(Line::new("With the pivots alone, the last column reads ").then(self.reading(n, target.name())));
        }
        items.push(Line::new("The solution chosen: ").name(target.name()).words(" ~ ").scale(&scale));
        let sum = |row: usize| {
            let terms = scale.exponents().iter().zip(&self.explanation.matrix[row]);
            let terms = terms.filter_map(|(&exponent, &entry)| entry.checked_mul(exponent));
            terms.filter(|term| !term.is_zero()).collect::<Vec<_>>()
        };
        let mut check = Line::new("Check: ");
        let mut any = false;
        for (row, base) in self.explanation.bases.iter().enumerate() {
            let mut terms = sum(row);
            if let Some(minus) = Rational::ZERO.checked_sub(self.explanation.matrix[row][n])
                && !minus.is_zero()
            {
                terms.push(minus);
            }
            if !terms.is_empty() {
                check = check.words(if any { "; " } else { "" }).base(base).words(": ").balance(terms);
                any = true;
            }
        }
        if any {
            items.push(check.words(" (the target's exponent last)"));
        }
        blocks.push(Block::Items(items));
        let fixed = if self.basis.repeating().is_some() {
            "Only repeating variables are used, since they were named."
        } else if self.basis.groups().is_empty() {
            "It is the only one: the inputs are independent."
        } else {
            "Any solution times any product of the groups is one as well. Of those that are made of positive inputs, this has \
             whole exponents, or else the smallest common denominator; then what makes the target a familiar number, then \
             the fewest viscosities, the fewest variables and smallest exponents, the earliest inputs."
        };
        blocks.push(Block::Paragraph(Line::new(fixed)));
        let mut law = Line::new("So the law is ").name(target.name()).words(" = ");
        let is_one = scale.factors().next().is_none();
        if !is_one {
            law = law.scale(&scale).words(" · ");
        }
        law = match self.basis.groups() {
            [] => law.words(if is_one { "constant" } else { "a constant" }),
            groups => {
                let list = groups.iter().enumerate().fold(Line::new("F("), |line, (place, group)| {
                    if place == 0 { line } else { line.words(", ") }.label(group)
                });
                law.then(list).words(")")
            }
        };
        blocks.push(Block::Paragraph(law.words(".")));
        blocks
    }

    fn unreachable(&self, target: &Variable) -> Vec<Block> {
        let mut blocks = vec![Block::Heading(Line::new("Why ").name(target.name()).words(" is out of reach"))];
        let Some(certificate) = &self.explanation.certificate else {
            let signed = self.inputs().iter().filter(|input| input.sign() != Sign::Positive).map(Variable::name);
            blocks.push(Block::Paragraph(
                Line::new("The dimensions allow a scale, but a scale is made of positive quantities, and ")
                    .names(signed)
                    .words(" may be zero or negative."),
            ));
            return blocks;
        };
        let rows = self.explanation.bases.iter().zip(certificate).filter(|(_, exponent)| !exponent.is_zero());
        let rows: Vec<_> = rows.collect();
        let n = self.inputs().len();
        let value = certificate.iter().enumerate().try_fold(Rational::ZERO, |sum, (row, &exponent)| {
            sum.checked_add(exponent.checked_mul(self.explanation.matrix[row][n])?)
        });
        let mut combination = Line::default();
        let mut change = Line::default();
        for (place, (base, exponent)) in rows.iter().enumerate() {
            if place > 0 {
                (combination, change) = (combination.words(" + "), change.words(", "));
            }
            let times = if **exponent == Rational::ONE {
                Line::default()
            } else {
                Line::default().number(**exponent).words(" × ")
            };
            combination = combination.then(times).words("row ").base(base);
            change =
                change.words("the base unit of ").base(base).words(" by ").product(vec![("λ".to_owned(), **exponent)]);
        }
        let value = value.unwrap_or(Rational::ZERO);
        let start = if rows.len() == 1 { "Take " } else { "Add up rows of the matrix: " };
        blocks.push(Block::Paragraph(
            Line::new(start)
                .then(combination)
                .words(". Every input has the entry 0 there, and ")
                .name(target.name())
                .words(" has ")
                .number(value)
                .words(". Of exponents that make the target the linear system would say 0 = ")
                .number(value)
                .words(": there are none."),
        ));
        blocks.push(Block::Paragraph(
            Line::new("As a change of base units: divide ")
                .then(change)
                .words(". No input changes its number, and the number of ")
                .name(target.name())
                .words(" is multiplied by ")
                .product(vec![("λ".to_owned(), value)])
                .words(", whatever λ is. No law of these inputs alone can follow that: an input is missing."),
        ));
        blocks
    }

    pub(super) fn unused(&self) -> Vec<Block> {
        let unused = self.basis.unused();
        let reachable = self.basis.problem().target().is_none() || self.basis.scale().is_ok();
        if unused.is_empty() || !reachable {
            return Vec::new();
        }
        let place = if self.basis.problem().target().is_some() { "no group and not the scale" } else { "no group" };
        let item = |variable: &&Variable| {
            let dimension: Dimension = variable.dimension();
            Line::default()
                .name(variable.name())
                .words(format!(" enters {place}: no product of powers of the other inputs has its dimension "))
                .dimension(&dimension)
                .words(".")
        };
        vec![Block::Heading(Line::new("Unused inputs")), Block::Items(unused.iter().map(item).collect())]
    }
}
