//! A block of rows, dealt to the folds of a cross-validation.

use std::ops::Range;

use super::super::cross_validation::deal;
use super::Block;

/// The columns 1, x − origin, response of some rows, one after the other, fold by fold.
pub(super) struct Dealt<'a> {
    origin: &'a [f64],
    seed: u64,
    members: Vec<Vec<usize>>,
    /// The rows in the order in which they stand.
    pub(super) order: Vec<usize>,
    /// Where the rows of each fold stand.
    pub(super) folds: Vec<Range<usize>>,
    pub(super) cells: Vec<f64>,
}

impl<'a> Dealt<'a> {
    /// No rows.
    pub(super) fn new(origin: &'a [f64], folds: usize, seed: u64) -> Self {
        let members = vec![Vec::new(); folds];
        Self { origin, seed, members, order: Vec::new(), folds: Vec::new(), cells: Vec::new() }
    }

    /// Puts rows in the place of those before; the first has a place among all.
    pub(super) fn deal(&mut self, Block { columns, response }: &Block, place: usize) {
        self.members.iter_mut().for_each(Vec::clear);
        let rows = place..place + response.len();
        deal(rows, self.members.len(), self.seed, |row, fold| self.members[fold].push(row - place));
        self.order.clear();
        self.folds.clear();
        for members in &self.members {
            self.folds.push(self.order.len()..self.order.len() + members.len());
            self.order.extend_from_slice(members);
        }
        self.cells.clear();
        self.cells.resize(response.len(), 1.0);
        for (column, origin) in columns.iter().zip(self.origin) {
            self.cells.extend(self.order.iter().map(|&row| column[row] - origin));
        }
        self.cells.extend(self.order.iter().map(|&row| response[row]));
    }

    /// The number of rows.
    pub(super) fn height(&self) -> usize {
        self.order.len()
    }

    /// The columns of one fold.
    pub(super) fn fold(&self, fold: usize) -> Vec<f64> {
        self.cells.chunks_exact(self.height()).flat_map(|column| &column[self.folds[fold].clone()]).copied().collect()
    }

    /// Σ x² over the columns but the first and the last one, for each row.
    pub(super) fn squares(&self) -> Vec<f64> {
        let mut squares = vec![0.0; self.height()];
        for column in self.cells.chunks_exact(self.height()).skip(1).take(self.origin.len()) {
            squares.iter_mut().zip(column).for_each(|(square, cell)| *square += cell * cell);
        }
        squares
    }
}
