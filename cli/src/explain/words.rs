//! The derivation in the words of a textbook.

mod elimination;
mod groups;
mod matrix;
mod scale;

use dimensionless::{Explanation, PiBasis, Rational, Variable};

use super::document::{Block, Line, Matrix};

/// How many groups are listed in a sentence.
const LISTED: usize = 4;

pub(super) fn document(basis: &PiBasis, explanation: &Explanation) -> Vec<Block> {
    let words = Words { basis, explanation };
    let mut blocks = words.matrix();
    blocks.extend(words.rank());
    blocks.extend(words.repeating());
    blocks.extend(words.elimination());
    blocks.extend(words.groups());
    blocks.extend(words.index());
    blocks.extend(words.scale());
    blocks.extend(words.unused());
    blocks
}

struct Words<'a> {
    basis: &'a PiBasis,
    explanation: &'a Explanation,
}

impl Words<'_> {
    fn inputs(&self) -> &[Variable] {
        self.basis.problem().variables()
    }

    fn name(&self, place: usize) -> &str {
        self.inputs()[place].name()
    }

    fn names(&self, places: &[usize]) -> Line {
        Line::default().names(places.iter().map(|&place| self.name(place)))
    }

    fn others(&self) -> Vec<usize> {
        (0..self.inputs().len()).filter(|place| !self.explanation.pivots.contains(place)).collect()
    }

    /// The name of a column, the target's among them.
    fn columns(&self) -> Vec<String> {
        self.inputs().iter().chain(self.basis.problem().target()).map(|variable| variable.name().to_owned()).collect()
    }

    fn shown(&self, entries: &[Vec<Rational>]) -> Block {
        Block::Matrix(Matrix {
            columns: self.columns(),
            rows: self.explanation.bases.iter().map(ToString::to_string).collect(),
            entries: entries.to_vec(),
            has_target: self.basis.problem().target().is_some(),
        })
    }

    /// Whether these are the groups that the solver takes by itself.
    fn is_chosen(&self) -> bool {
        self.basis.problem().solve().is_ok_and(|solved| solved.groups() == self.basis.groups())
    }

    fn labels(&self, groups: &[usize]) -> Line {
        let shown = groups.iter().take(LISTED).enumerate().fold(Line::default(), |line, (place, &group)| {
            if place == 0 { line } else { line.words(", ") }.label(&self.basis.groups()[group])
        });
        match groups.len().saturating_sub(LISTED) {
            0 => shown,
            more => shown.words(format!(" and {more} more")),
        }
    }
}
