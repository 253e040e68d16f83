//! The walk over all independent sets of as many columns as the rank, each with the relations of the other columns to it.
//!
//! This is hard code: after a change, check that the property tests against brute force still hold.
//!
//! The one idea: a set is built up column by column in lexicographic order, and every prefix keeps its *tableau*, the matrix
//! `D · A_B⁻¹ A` with D the determinant of the chosen part. One more column costs one exchange step, shared by all sets that
//! begin alike. Every entry of a tableau is a minor of the matrix, so all divisions are exact and the numbers cannot grow
//! beyond Hadamard's bound.
//!
//! Source: J. Edmonds, "Systems of distinct representatives and linear algebra", J. Res. NBS 71B (1967), integer pivoting.

use crate::lattice::{Elimination, Overflow, fit};
use crate::pi::select::kernel;

/// What a step of the walk came upon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::pi) enum Step {
    /// An independent set, whose tableau can be read now.
    Set,
    /// A prefix that is dependent, and with it this many sets.
    Dependent(u64),
    /// There are no more sets.
    End,
}

/// The walk, with one tableau for each length of a prefix.
pub(in crate::pi) struct Walk {
    rank: usize,
    columns: usize,
    /// How many of the first columns belong to every set.
    floor: usize,
    /// The greatest common divisor of all minors of the size of the rank.
    divisor: i64,
    /// `rank + 1` matrices of `rank × columns`.
    tableaus: Vec<i64>,
    /// The determinant of each prefix.
    determinants: Vec<i64>,
    /// The columns of the prefix, and the row of the tableau that each one took.
    chosen: Vec<usize>,
    rows: Vec<usize>,
    cursor: usize,
    started: bool,
}

impl Walk {
    /// A walk over the columns of a `rows × columns` matrix; the first `floor` columns have to be independent, and every
    /// set contains them.
    pub(in crate::pi) fn new(matrix: &[i64], rows: usize, columns: usize, floor: usize) -> Result<Self, Overflow> {
        let mut matrix = matrix.to_vec();
        let (mut vectors, mut duals) = (vec![0; columns * columns], vec![0; columns * columns]);
        let mut elimination = Elimination::new(columns, &mut vectors, &mut duals);
        kernel(&mut matrix, rows, &mut elimination, columns)?;
        let rank = elimination.rank();
        matrix.truncate(rank * columns);
        // A second elimination, of the independent rows alone: the product of its pivots divides every minor.
        let (mut vectors, mut duals) = (vec![0; columns * columns], vec![0; columns * columns]);
        let mut elimination = Elimination::new(columns, &mut vectors, &mut duals);
        let mut divisor = 1i64;
        for row in matrix.chunks(columns.max(1)) {
            divisor = fit(i128::from(divisor) * elimination.push(row)?)?;
            elimination.shorten()?;
        }
        let mut tableaus = vec![0; (rank + 1) * rank * columns];
        tableaus[..rank * columns].copy_from_slice(&matrix);
        let mut walk = Self {
            rank,
            columns,
            floor,
            divisor,
            tableaus,
            determinants: vec![1; rank + 1],
            chosen: Vec::with_capacity(rank),
            rows: Vec::with_capacity(rank),
            cursor: 0,
            started: false,
        };
        for column in 0..floor {
            walk.exchange(column)?;
        }
        Ok(walk)
    }

    /// The rank of the matrix: how many columns a set has.
    pub(in crate::pi) const fn rank(&self) -> usize {
        self.rank
    }

    /// Goes to the next set, or to the next prefix that no set can have.
    pub(in crate::pi) fn next(&mut self) -> Result<Step, Overflow> {
        if self.chosen.len() == self.rank {
            // A complete set was reported, unless the walk begins with one.
            let first = !std::mem::replace(&mut self.started, true);
            if first {
                return Ok(Step::Set);
            }
            if !self.back() {
                return Ok(Step::End);
            }
        }
        self.started = true;
        loop {
            let missing = self.rank - self.chosen.len();
            if self.columns - self.cursor < missing {
                if !self.back() {
                    return Ok(Step::End);
                }
                continue;
            }
            let column = self.cursor;
            if !self.exchange(column)? {
                self.cursor += 1;
                let completions = binomial(self.columns - column - 1, missing - 1).unwrap_or(u64::MAX);
                return Ok(Step::Dependent(completions));
            }
            if self.chosen.len() == self.rank {
                return Ok(Step::Set);
            }
        }
    }

    /// Gives up the last column of the prefix; `false` when only the columns of every set are left.
    fn back(&mut self) -> bool {
        if self.chosen.len() <= self.floor {
            return false;
        }
        self.rows.pop();
        self.cursor = self.chosen.pop().map_or(self.columns, |column| column + 1);
        true
    }

    /// Adds a column to the prefix by one exchange step; `false` if it depends on the prefix.
    fn exchange(&mut self, column: usize) -> Result<bool, Overflow> {
        let (level, n) = (self.chosen.len(), self.columns);
        let size = self.rank * n;
        let (before, after) = self.tableaus[level * size..(level + 2) * size].split_at_mut(size);
        let free = (0..self.rank).filter(|row| !self.rows.contains(row));
        let Some(row) = free.into_iter().find(|row| before[row * n + column] != 0) else { return Ok(false) };
        let (old, new) = (self.determinants[level], before[row * n + column]);
        let divisor = ExactDivisor::new(old);
        let pivot_row = &before[row * n..(row + 1) * n];
        for i in 0..self.rank {
            let (source, target) = (&before[i * n..(i + 1) * n], &mut after[i * n..(i + 1) * n]);
            let factor = source[column];
            if i == row || (factor == 0 && new == old) {
                target.copy_from_slice(source);
                continue;
            }
            for ((target, &entry), &pivot) in target.iter_mut().zip(source).zip(pivot_row) {
                let short = new.checked_mul(entry).zip(factor.checked_mul(pivot)).and_then(|(a, b)| a.checked_sub(b));
                let quotient = match short {
                    Some(value) => i128::from(divisor.divide(value)),
                    None => {
                        (i128::from(new) * i128::from(entry) - i128::from(factor) * i128::from(pivot)) / i128::from(old)
                    }
                };
                *target = fit(quotient)?;
            }
        }
        self.determinants[level + 1] = new;
        self.chosen.push(column);
        self.rows.push(row);
        self.cursor = column + 1;
        Ok(true)
    }

    /// The columns of the set.
    pub(in crate::pi) fn set(&self) -> &[usize] {
        &self.chosen
    }

    /// The minor of the set: the determinant of its columns.
    pub(in crate::pi) fn minor(&self) -> i64 {
        self.determinants[self.rank]
    }

    /// The greatest common divisor of the minors of all sets.
    pub(in crate::pi) const fn divisor(&self) -> i64 {
        self.divisor
    }

    /// The row of the tableau that belongs to the place-th column of the set: its exponents in `minor · A_B⁻¹ A`.
    pub(in crate::pi) fn row(&self, place: usize) -> &[i64] {
        let start = (self.rank * self.rank + self.rows[place]) * self.columns;
        &self.tableaus[start..start + self.columns]
    }

    /// The exponent that a column outside the set has in its own group, when the others have content 1 with it.
    pub(in crate::pi) fn own(&self, column: usize) -> i64 {
        let minor = self.minor().unsigned_abs();
        let mut divisor = minor;
        for place in 0..self.rank {
            if divisor == 1 {
                break;
            }
            divisor = gcd(self.row(place)[column].unsigned_abs(), divisor);
        }
        // The minor is within ±2⁵⁶.
        (minor / divisor) as i64
    }

    /// Writes the group of a column outside the set: its own exponent is positive.
    pub(in crate::pi) fn circuit(&self, column: usize, circuit: &mut [i64]) {
        let (own, minor) = (self.own(column), self.minor());
        let divisor = minor / own;
        circuit.fill(0);
        circuit[column] = own;
        for (place, &chosen) in self.chosen.iter().enumerate() {
            circuit[chosen] = -self.row(place)[column] / divisor;
        }
    }

    /// Whether the set's groups generate all groups, from the columns outside the set: whether the index is 1.
    pub(in crate::pi) fn generates(&self, others: &[usize]) -> bool {
        let mut rest = self.quotient();
        for &column in others {
            let own = self.own(column).unsigned_abs();
            // Most sets that do not generate all groups end here after a few columns.
            if rest < own {
                return false;
            }
            rest /= own;
        }
        rest == 1
    }

    /// By how much the minor of the set is larger than it has to be: |minor| / divisor.
    fn quotient(&self) -> u64 {
        self.minor().unsigned_abs() / self.divisor.unsigned_abs()
    }

    /// The index of the lattice of the set's groups in the lattice of all, from the groups' own exponents:
    /// ∏ own / (|minor| / divisor). `None` when it does not fit.
    ///
    /// Projected onto the columns outside the set, the groups span the lattice ∏ own · Zⁿ⁻ʳ, and all groups one of index
    /// |minor| / divisor (complementary minors of a primitive lattice and its orthogonal one are equal in size).
    pub(in crate::pi) fn index(&self, own: impl Iterator<Item = i64>) -> Option<i64> {
        let mut rest = self.quotient();
        let mut index = 1i64;
        for own in own {
            let common = gcd(own.unsigned_abs(), rest);
            rest /= common;
            index = index.checked_mul(own / common as i64)?;
        }
        Some(index)
    }
}

/// A divisor of numbers that are multiples of it: its power of two, and the inverse of the rest modulo 2⁶⁴.
///
/// Source: T. Granlund, P. L. Montgomery, "Division by invariant integers using multiplication" (PLDI 1994), §9.
struct ExactDivisor {
    shift: u32,
    inverse: i64,
}

impl ExactDivisor {
    const fn new(divisor: i64) -> Self {
        let shift = divisor.trailing_zeros();
        let odd = divisor >> shift;
        // Correct to 3 bits at first, as odd² = 1 modulo 8; each step of Newton's method doubles them.
        let (mut inverse, mut bits) = (odd, 3);
        while bits < 64 {
            inverse = inverse.wrapping_mul(2i64.wrapping_sub(odd.wrapping_mul(inverse)));
            bits *= 2;
        }
        Self { shift, inverse }
    }

    /// The quotient, for a multiple of the divisor.
    const fn divide(&self, multiple: i64) -> i64 {
        (multiple >> self.shift).wrapping_mul(self.inverse)
    }
}

/// The greatest common divisor by halving; `b` is not zero.
const fn gcd(mut a: u64, mut b: u64) -> u64 {
    if a == 0 {
        return b;
    }
    let twos = (a | b).trailing_zeros();
    a >>= a.trailing_zeros();
    b >>= b.trailing_zeros();
    // Written without branches: which number is larger is as good as random.
    while a != b {
        let difference = a.abs_diff(b);
        (a, b) = (difference >> difference.trailing_zeros(), if a < b { a } else { b });
    }
    a << twos
}

/// C(n, k); `None` when it does not fit.
pub(in crate::pi) fn binomial(n: usize, k: usize) -> Option<u64> {
    let mut value = 1u128;
    for i in 0..k.min(n.checked_sub(k)?) {
        value = value * (n - i) as u128 / (i as u128 + 1);
        if value > u128::from(u64::MAX) {
            return None;
        }
    }
    u64::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binomials_are_exact_or_nothing() {
        assert_eq!(
            [binomial(5, 2), binomial(5, 0), binomial(0, 0), binomial(2, 3)],
            [Some(10), Some(1), Some(1), None]
        );
        assert_eq!(binomial(40, 10), Some(847_660_528));
        assert_eq!((binomial(67, 33), binomial(68, 34)), (Some(14_226_520_737_620_288_370), None));
    }

    #[test]
    fn exact_divisions_and_common_divisors_are_those_of_the_ordinary_operations() {
        for divisor in [1i64, -1, 2, 3, -12, 40, 7_919 << 20, -(1 << 55), (1 << 55) - 1] {
            let exact = ExactDivisor::new(divisor);
            for quotient in [0, 1, -1, 5, -96, 127] {
                assert_eq!(exact.divide(divisor * quotient), quotient, "{divisor}");
            }
        }
        for a in 0..40 {
            for b in 1..40 {
                assert_eq!(u128::from(gcd(a, b)), crate::rational::gcd(u128::from(a), u128::from(b)), "{a} {b}");
            }
        }
    }

    #[test]
    fn every_set_is_met_once_or_lies_behind_a_dependent_prefix() {
        // Two equal columns, and a zero column.
        let matrix = [1, 1, 2, 0, 0, 0, 1, 0];
        let mut walk = Walk::new(&matrix, 2, 4, 0).expect("small entries");
        let (mut sets, mut dependent) = (Vec::new(), 0);
        loop {
            match walk.next().expect("small entries") {
                Step::Set => sets.push((walk.set().to_vec(), walk.minor())),
                Step::Dependent(count) => dependent += count,
                Step::End => break,
            }
        }
        assert_eq!(sets, [(vec![0, 2], 1), (vec![1, 2], 1)]);
        assert_eq!((dependent, binomial(4, 2)), (4, Some(6)));
    }

    #[test]
    fn a_matrix_of_rank_zero_has_the_empty_set() {
        let mut walk = Walk::new(&[0, 0], 1, 2, 0).expect("small entries");
        assert_eq!((walk.next(), walk.minor(), walk.next()), (Ok(Step::Set), 1, Ok(Step::End)));
    }
}
