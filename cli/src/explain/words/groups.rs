//! The groups, verified, and whether they generate all others.

use dimensionless::{PiGroup, Rational, RepeatingChoice, Sign, Variable};

use super::{LISTED, Words};
use crate::explain::document::{Block, Line};

impl Words<'_> {
    pub(super) fn groups(&self) -> Vec<Block> {
        let groups = self.basis.groups();
        let mut blocks = vec![Block::Heading(Line::new("The Π groups"))];
        if groups.is_empty() {
            blocks.push(Block::Paragraph(Line::new(
                "There is none: no product of powers of the inputs is of dimension one, but for the number 1.",
            )));
            return blocks;
        }
        let reason = match self.explanation.choice {
            _ if self.explanation.pivots.is_empty() => "Every input is one by itself.",
            RepeatingChoice::First if self.is_chosen() => {
                "Familiar numbers come first, then quotients of one dimension, then what is simplest."
            }
            RepeatingChoice::First => "They are the groups that were asked for.",
            _ => "Each relates one of the other variables to the repeating ones, with whole exponents.",
        };
        let cancelled = if self.explanation.pivots.is_empty() {
            ""
        } else {
            " The dimensions cancel, base quantity by base quantity (entries of the matrix times exponents):"
        };
        blocks.push(Block::Paragraph(Line::new(reason).words(cancelled)));
        blocks.push(Block::Items(groups.iter().map(|group| self.verified(group)).collect()));
        let signed: Vec<&str> =
            self.inputs().iter().filter(|input| input.sign() != Sign::Positive).map(Variable::name).collect();
        if !signed.is_empty() {
            let verb = if signed.len() == 1 { "stands" } else { "stand" };
            blocks.push(Block::Paragraph(
                Line::default()
                    .names(signed)
                    .words(format!(" may be zero or negative, so {verb} in numerators only, and in no scale.")),
            ));
        }
        blocks
    }

    fn verified(&self, group: &PiGroup) -> Line {
        let mut line = match group.symbol() {
            Some(_) => Line::default().label(group).words(" = ").group(group),
            None => Line::default().group(group),
        };
        if let Some(name) = group.name() {
            line = line.words(format!(" ({name})"));
        }
        let mut any = false;
        for (row, base) in self.explanation.bases.iter().enumerate() {
            let terms = group.exponents().iter().zip(&self.explanation.matrix[row]);
            let terms: Vec<Rational> = terms
                .filter_map(|(&exponent, &entry)| entry.checked_mul(Rational::integer(exponent)))
                .filter(|term| !term.is_zero())
                .collect();
            if !terms.is_empty() {
                line = line.words(if any { "; " } else { ": " }).base(base).words(": ").balance(terms);
                any = true;
            }
        }
        if any { line } else { line.words(": of dimension one by itself") }
    }

    pub(super) fn index(&self) -> Vec<Block> {
        let clearing = &self.explanation.clearing;
        if self.basis.groups().is_empty() {
            return Vec::new();
        }
        let mut blocks = vec![Block::Heading(Line::new("Do they generate all groups?"))];
        if self.explanation.pivots.is_empty() {
            blocks.push(Block::Paragraph(Line::new(
                "Yes: every input is a group by itself, and every group is a product of whole powers of them (index 1).",
            )));
            return blocks;
        }
        let quotient = clearing.minor.unsigned_abs() / clearing.divisor.unsigned_abs();
        let many = "more than 2⁶³".to_owned();
        let product = clearing.own.iter().try_fold(1i64, |product, &own| product.checked_mul(own));
        let product = product.map_or_else(|| many.clone(), |product| product.to_string());
        let factors: Vec<String> = clearing.own.iter().map(ToString::to_string).collect();
        let own = match factors.len() {
            count if count > 1 && count <= 2 * LISTED => format!("{} = {product}", factors.join(" · ")),
            _ => product,
        };
        let numbers = Line::new(
            "Where the elimination leaves fractions, a group is raised to the power that makes its exponents whole, and \
             with the fractions groups can be lost. The determinants tell: the one of the repeating columns, ",
        )
        .then(self.names(&self.explanation.pivots))
        .words(format!(
            ", is {} (in the first independent rows, made whole), and {} is the greatest common divisor \
             of all determinants of this size. In groups that generate all others, the exponents of the other variables \
             therefore have a determinant of {} / {} = {quotient} in size. In the groups of these repeating variables they \
             have {own}. The index is the one over the other, {}.",
            clearing.minor,
            clearing.divisor,
            clearing.minor.unsigned_abs(),
            clearing.divisor,
            clearing.index.map_or(many, |index| index.to_string()),
        ));
        blocks.push(Block::Paragraph(numbers));
        let verdict = match (self.basis.index(), self.explanation.choice) {
            (1, RepeatingChoice::First) => {
                "The groups shown are another choice, of index 1: every Π group with whole exponents is a product of whole \
                 powers of them."
                    .to_owned()
            }
            (1, ..) => {
                "Nothing was lost: every Π group with whole exponents is a product of whole powers of the groups shown."
                    .to_owned()
            }
            (index, ..) => format!(
                "Groups were lost: of the Π groups with whole exponents, one in {index} is a product of whole powers of the \
                 groups shown; the others need roots."
            ),
        };
        blocks.push(Block::Paragraph(Line::new(verdict)));
        blocks
    }
}
