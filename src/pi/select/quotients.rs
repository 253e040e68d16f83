//! Quotients of variables of one dimension, and pure numbers: the simplest groups of all.

use super::choice::Choice;
use super::{Failure, Given, orient, tri};
use crate::lattice::Sparse;
use crate::pi::sign::Sign;

impl Choice<'_, '_> {
    /// Eliminates the quotients of each positive variable by the first one of its dimension, and the pure numbers.
    pub(super) const fn take_quotients(&mut self, given: &Given<'_>, group: &mut [i64]) -> Result<(), Failure> {
        let (matrix, rank, signs) = (given.matrix, given.rank, given.signs);
        let mut j = 0;
        while j < signs.len() {
            if let Some(first) = twin(matrix, rank, signs, j) {
                let mut i = 0;
                while i < group.len() {
                    group[i] = 0;
                    i += 1;
                }
                group[first] = -1;
                group[j] = 1;
                if self.outer.coordinates(&Sparse::new(group, self.places), self.coordinates).is_err() {
                    return Err(Failure::Overflow);
                }
                tri!(self.eliminate());
            }
            j += 1;
        }
        Ok(())
    }

    /// Writes the pure numbers and, for each dimension, the quotients with the variable that the groups before use, or
    /// the first.
    pub(super) const fn write_quotients(&mut self, given: &Given<'_>) {
        let (matrix, rank, signs) = (given.matrix, given.rank, given.signs);
        let n = signs.len();
        let before = self.written;
        let mut j = 0;
        while j < n {
            if let Some(first) = twin(matrix, rank, signs, j) {
                let divisor = self.divisor(matrix, rank, signs, first, before);
                let mut i = 0;
                while i < n {
                    self.groups[self.written * n + i] = 0;
                    i += 1;
                }
                // The divisor's own quotient is that of the first variable.
                self.groups[self.written * n + if j == divisor { first } else { j }] = 1;
                if first != j {
                    self.groups[self.written * n + divisor] = -1;
                }
                orient(self.groups.split_at_mut(self.written * n).1.split_at_mut(n).0, signs);
                self.written += 1;
            }
            j += 1;
        }
    }

    /// The variable with the dimension of `first` that one of the first groups uses; `first` where none does.
    const fn divisor(&self, matrix: &[i64], rank: usize, signs: &[Sign], first: usize, groups: usize) -> usize {
        let n = signs.len();
        let mut place = 0;
        while place < groups * n {
            let variable = place % n;
            if self.groups[place] != 0 {
                let mut i = 0;
                while i < rank && matrix[i * n + variable] == matrix[i * n + first] {
                    i += 1;
                }
                let alike = signs[variable].is_positive() && i == rank;
                if alike {
                    return variable;
                }
            }
            place += 1;
        }
        first
    }
}

/// The first variable before a positive one that is positive like it and has the same dimension; for a pure number the
/// variable itself.
const fn twin(matrix: &[i64], rank: usize, signs: &[Sign], variable: usize) -> Option<usize> {
    if !signs[variable].is_positive() {
        return None;
    }
    let n = signs.len();
    let mut i = 0;
    while i < rank && matrix[i * n + variable] == 0 {
        i += 1;
    }
    if i == rank {
        return Some(variable);
    }
    let mut other = 0;
    while other < variable {
        let mut i = 0;
        while i < rank && matrix[i * n + variable] == matrix[i * n + other] {
            i += 1;
        }
        if i == rank && signs[other].is_positive() {
            return Some(other);
        }
        other += 1;
    }
    None
}
