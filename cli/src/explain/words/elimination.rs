//! Which variables repeat, and the elimination with pivots in their columns.

use dimensionless::{Rational, RepeatingChoice, RowOperation};

use super::Words;
use crate::explain::document::{Block, Line};

/// Matrices of at most this many entries are shown after each step of the elimination.
const SMALL: usize = 60;

impl Words<'_> {
    pub(super) fn repeating(&self) -> Vec<Block> {
        let pivots = self.names(&self.explanation.pivots);
        if self.explanation.pivots.is_empty() {
            return Vec::new();
        }
        let is_first = self.explanation.pivots.windows(2).all(|pair| pair[0] < pair[1]);
        let plural = self.explanation.pivots.len() > 1;
        let line = match self.explanation.choice {
            RepeatingChoice::Given => Line::default().then(pivots).words(format!(
                " {}: {} named as repeating, and the elimination below finds a pivot in {}, so {}.",
                if plural { "repeat" } else { "repeats" },
                if plural { "they were" } else { "it was" },
                if plural { "each of their columns" } else { "its column" },
                if plural { "they are independent" } else { "it has a dimension" },
            )),
            RepeatingChoice::Found if self.basis.groups().is_empty() => {
                Line::new("All inputs repeat, ").then(pivots).words(": no group is left.")
            }
            RepeatingChoice::Found => {
                let chosen = if self.is_chosen() {
                    "The groups below generate all others; familiar numbers come first, then quotients of one dimension, then \
                     what is simplest. They"
                } else {
                    "The groups below"
                };
                let noun = if plural { "variables" } else { "variable" };
                let line = Line::new(format!("{chosen} are the groups of the repeating {noun} "));
                let others = self.others();
                match others.as_slice() {
                    [_] => {
                        line.then(pivots).words(": the only other variable is ").then(self.names(&others)).words(".")
                    }
                    _ => line
                        .then(pivots)
                        .words(": each of the other variables, ")
                        .then(self.names(&others))
                        .words(", stands in one group only."),
                }
            }
            RepeatingChoice::First => {
                let groups = &self.explanation.without_own_variable;
                let shown = self.labels(groups);
                let not_circuits = &self.explanation.not_circuits;
                let circuits = match not_circuits.as_slice() {
                    [] => Line::new(
                        "Each group by itself relates as few variables as possible (a circuit), so that some set gives it; \
                         no set gives all of them. ",
                    ),
                    [_] => self
                        .labels(not_circuits)
                        .words(" is given by no set at all: fewer of its variables make a group already. "),
                    _ => self
                        .labels(not_circuits)
                        .words(" are given by no set at all: fewer of their variables make a group already. "),
                };
                Line::new("No single set of repeating variables gives the groups below: ")
                    .then(shown)
                    .words(if groups.len() == 1 { " has no variable" } else { " have no variables" })
                    .words(if groups.len() == 1 { " of its own. " } else { " of their own. " })
                    .then(circuits)
                    .words("The elimination takes its pivots in the first independent columns, ")
                    .then(pivots)
                    .words(".")
            }
        };
        let is_first = is_first && self.explanation.choice == RepeatingChoice::Found && self.is_greedy();
        let order = match plural {
            _ if !is_first || self.basis.groups().is_empty() => "",
            true => " In the order of the inputs they are the first independent ones.",
            false => " It is the first input that has a dimension.",
        };
        vec![Block::Heading(Line::new("Repeating variables")), Block::Paragraph(line.words(order))]
    }

    /// Whether every column that is no pivot depends on pivots before it.
    fn is_greedy(&self) -> bool {
        let Some(last) = self.explanation.steps.last() else { return false };
        self.others().iter().all(|&column| {
            self.explanation.steps.iter().all(|step| step.column < column || last.matrix[step.row][column].is_zero())
        })
    }

    pub(super) fn elimination(&self) -> Vec<Block> {
        let Some(last) = self.explanation.steps.last() else { return Vec::new() };
        let row = |row: usize| Line::new("row ").base(self.explanation.bases[row]);
        let mut blocks = vec![
            Block::Heading(Line::new("Elimination, step by step")),
            Block::Paragraph(Line::new(
                "Each pivot is made 1 and the rest of its column 0. Operations on rows do not change which products of \
                 powers are of dimension one.",
            )),
        ];
        let is_small = last.matrix.len() * self.columns().len() <= SMALL;
        let mut steps = Vec::new();
        for (place, step) in self.explanation.steps.iter().enumerate() {
            let mut line = Line::new(format!("Step {}, ", place + 1))
                .name(self.name(step.column))
                .words(", pivot in ")
                .then(row(step.row))
                .words(": ");
            for (place, operation) in step.operations.iter().enumerate() {
                line = if place == 0 { line } else { line.words(", ") };
                line = match *operation {
                    RowOperation::Divide { row: changed, divisor } => {
                        line.words("divide ").then(row(changed)).words(" by ").number(divisor)
                    }
                    RowOperation::Add { row: changed, factor, source } => {
                        let times = if factor == Rational::ONE {
                            Line::default()
                        } else {
                            Line::default().number(factor).words(" × ")
                        };
                        line.words("add ").then(times).then(row(source)).words(" to ").then(row(changed))
                    }
                };
            }
            line = line.words(if step.operations.is_empty() { "nothing is left to do." } else { "." });
            if is_small {
                blocks.push(Block::Paragraph(line));
                if !step.operations.is_empty() {
                    blocks.push(self.shown(&step.matrix));
                }
            } else {
                steps.push(line);
            }
        }
        if !is_small {
            blocks.push(Block::Items(steps));
            blocks.push(Block::Paragraph(Line::new("At the end the matrix is")));
            blocks.push(self.shown(&last.matrix));
        }
        let readings: Vec<Line> = self.others().iter().map(|&column| self.reading(column, self.name(column))).collect();
        if !readings.is_empty() {
            blocks.push(Block::Paragraph(Line::new(
                "The column of every other input now holds the powers of the pivots that have its dimension:",
            )));
            blocks.push(Block::Items(readings));
        }
        blocks
    }

    /// `[viscosity] = [density speed diameter]`.
    pub(super) fn reading(&self, column: usize, name: &str) -> Line {
        let entries = self.explanation.steps.iter().map(|step| {
            let last = self.explanation.steps.last().map_or(Rational::ZERO, |last| last.matrix[step.row][column]);
            (self.name(step.column).to_owned(), last)
        });
        let powers: Vec<_> = entries.filter(|(_, exponent)| !exponent.is_zero()).collect();
        let own = vec![(name.to_owned(), Rational::ONE)];
        Line::new("[").product(own).words("] = [").product(powers).words("]")
    }
}
