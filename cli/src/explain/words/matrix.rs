//! The matrix, its rank, and what its rows have in common.

use dimensionless::{Rational, Variable};

use super::Words;
use crate::explain::document::{Block, Line};
use crate::number::count;

impl Words<'_> {
    pub(super) fn matrix(&self) -> Vec<Block> {
        let mut blocks = vec![Block::Heading(Line::new("The dimensional matrix"))];
        if self.inputs().is_empty() {
            blocks.push(Block::Paragraph(Line::new("There are no inputs, so there is nothing to make a group of.")));
            return blocks;
        }
        if self.explanation.bases.is_empty() {
            blocks.push(Block::Paragraph(Line::new(
                "All quantities are of dimension one: no base quantity occurs, and the matrix has no rows.",
            )));
            return blocks;
        }
        let target = match self.basis.problem().target() {
            Some(target) => {
                Line::new(" Behind the inputs, the column of ").name(target.name()).words(" is the one to be made.")
            }
            None => Line::default(),
        };
        let shown = self.shown(&self.explanation.matrix);
        let turned = match &shown {
            Block::Matrix(matrix) if matrix.is_turned() => {
                " It is shown turned here: one line a quantity, one column a base quantity."
            }
            _ => "",
        };
        let constants: Vec<&str> =
            self.inputs().iter().filter(|input| input.constant().is_some()).map(Variable::name).collect();
        let constants = match constants.as_slice() {
            [] => Line::default(),
            [name] => Line::new(" ").name(name).words(" is a constant: it carries its dimension like any other input."),
            names => Line::new(" ")
                .names(names.iter().copied())
                .words(" are constants: they carry their dimensions like any other input."),
        };
        blocks.push(Block::Paragraph(
            Line::new(
                "One row for each base quantity, one column for each quantity: an entry is the exponent of the base \
                 quantity in the dimension of the quantity.",
            )
            .words(turned)
            .then(target)
            .then(constants),
        ));
        blocks.push(shown);
        blocks
    }

    pub(super) fn rank(&self) -> Vec<Block> {
        let (n, rank) = (self.inputs().len(), self.basis.rank());
        let mut blocks = vec![
            Block::Heading(Line::new("Rank and number of groups")),
            Block::Paragraph(Line::new(match (n, rank) {
                (_, 0) => format!(
                    "The rank of the matrix is 0: no input has a dimension to cancel. That leaves {n} - 0 = {}.",
                    count(n, "independent Π group"),
                ),
                _ => format!(
                    "The rank of the matrix is {rank}: {}. The exponents of a product of dimension one solve one equation \
                     for each row, of which {rank} {}, so {} leave {n} - {rank} = {}.",
                    match rank {
                        _ if rank == self.explanation.bases.len() => "its rows are independent".to_owned(),
                        1 => "the rows are multiples of one".to_owned(),
                        _ => format!("{rank} of its rows are independent"),
                    },
                    if rank == 1 { "counts" } else { "count" },
                    count(n, "input"),
                    count(n - rank, "independent Π group"),
                ),
            })),
        ];
        let items: Vec<Line> = self.explanation.relations.iter().map(|relation| self.relation(relation)).collect();
        let carriers = (0..n).filter_map(|column| {
            let alone = self.explanation.sole_carriers.iter().filter(|carrier| carrier.1 == column);
            let bases = alone.enumerate().fold(Line::default(), |line, (place, &(row, _))| {
                if place == 0 { line } else { line.words(" and ") }.base(self.explanation.bases[row])
            });
            (!bases.0.is_empty()).then(|| {
                Line::default()
                    .name(self.name(column))
                    .words(" alone carries ")
                    .then(bases)
                    .words(": no other input can cancel that, so no group contains this variable.")
            })
        });
        let items: Vec<Line> = items.into_iter().chain(carriers).collect();
        if !items.is_empty() {
            blocks.push(Block::Items(items));
        }
        blocks
    }

    /// What a row that vanishes says about the base quantities.
    fn relation(&self, relation: &[Rational]) -> Line {
        let bases = &self.explanation.bases;
        let places: Vec<usize> = (0..relation.len()).filter(|&row| !relation[row].is_zero()).collect();
        match places.as_slice() {
            [row] => Line::new("No input carries ").base(bases[*row]).words(": its row is zero and takes no rank."),
            [first, second] => {
                // y₁ A₁ + y₂ A₂ = 0: where the one has exponent 1, the other has −y₁/y₂.
                let ratio = Rational::ZERO.checked_sub(relation[*first]).and_then(|y| y.checked_div(relation[*second]));
                let ratio = ratio.unwrap_or(Rational::ZERO);
                let whole = [ratio.denominator(), ratio.numerator()].map(Rational::integer);
                let powers = [*first, *second].iter().map(|&row| bases[row].to_string()).zip(whole).collect();
                Line::new("The inputs carry ")
                    .base(bases[*first])
                    .words(" and ")
                    .base(bases[*second])
                    .words(" only together, as powers of ")
                    .powers_of_bases(powers)
                    .words(": two rows count as one.")
            }
            _ => {
                let mut line = Line::new("The rows are dependent: ");
                for (place, &row) in places.iter().enumerate() {
                    line = if place == 0 { line } else { line.words(" + ") };
                    line = line.number(relation[row]).words(" × row ").base(bases[row]);
                }
                line.words(" is zero for all inputs, so the rank is one less than the number of rows suggests.")
            }
        }
    }
}
