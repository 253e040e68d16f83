//! The choice of the Π basis that people expect to see, out of all bases of the kernel lattice.
//!
//! This is hard code: after a change, check that `index = 1` holds in the property tests and that the table of textbook
//! problems still shows the same groups.
//!
//! Candidates are the circuits of the dimensional matrix, smallest support first, and then short combinations of
//! LLL-reduced kernel vectors, none with a larger exponent than those vectors need (or than 4, which is still read
//! easily). They are taken greedily in order of simplicity, and a candidate is accepted if and only if the accepted set
//! stays *primitive*: part of a basis of the lattice of all Π groups. Any primitive set extends to a basis, so the choice
//! always completes, and what it completes to is saturated.

mod shortlist;

use super::catalogue::{FAMILIAR, Tag, dimensions, familiar, recognise, same_number};
use super::sign::Sign;
use crate::lattice::{Circuits, Elimination, Overflow, Repeated, Sparse, fit, lll, row, tri};
use shortlist::Shortlist;

pub(crate) use shortlist::{SHORTLIST, complexity, precedes};

/// Why there is no basis to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// Integers left the checked range.
    Overflow,
    /// Signed or zero-touching variables cannot all be kept in numerators.
    Sign,
    /// No product of powers has the dimension that is wanted.
    Unreachable,
}

/// What a display basis is like.
pub(crate) struct Selected {
    /// The rank of the matrix.
    pub(crate) rank: usize,
    /// The index of the lattice that the groups span: the product of the pivots with which they were eliminated.
    pub(crate) index: i64,
}

/// How many columns the search for circuits eliminates in all before LLL has to do. 20 variables of rank 4 need fewer.
const CIRCUIT_BUDGET: usize = 2_000;

/// Memory for a problem of n variables.
pub(crate) struct Memory<'a> {
    /// Kernel vectors and their duals, `n × n` each; they hold the elimination afterwards.
    pub(crate) vectors: &'a mut [i64],
    pub(crate) duals: &'a mut [i64],
    /// The elimination of accepted groups in kernel coordinates, `n × n` each.
    pub(crate) inner_vectors: &'a mut [i64],
    pub(crate) inner_duals: &'a mut [i64],
    /// Gram numbers of LLL, `n × n`.
    pub(crate) lambda: &'a mut [i128],
    /// One candidate, and its coordinates in the kernel, `n` each.
    pub(crate) candidate: &'a mut [i64],
    pub(crate) coordinates: &'a mut [i64],
    /// n entries.
    pub(crate) places: &'a mut [usize],
}

/// Gives a group its sign: variables that may be zero or negative in numerators, else the first variable positive.
/// `false` when the group cannot have it.
pub(crate) const fn orient(group: &mut [i64], signs: &[Sign]) -> bool {
    let (mut up, mut down, mut first) = (false, false, 0);
    let mut i = 0;
    while i < group.len() {
        if !signs[i].is_positive() && group[i] != 0 {
            if group[i] > 0 {
                up = true;
            } else {
                down = true;
            }
        }
        if first == 0 {
            first = group[i];
        }
        i += 1;
    }
    if up && down {
        return false;
    }
    if down || (!up && first < 0) {
        let mut i = 0;
        while i < group.len() {
            group[i] = -group[i];
            i += 1;
        }
    }
    true
}

/// Eliminates the rows of an integer matrix and moves the independent ones to its front; the kernel comes out short.
pub(crate) const fn kernel(
    matrix: &mut [i64],
    rows: usize,
    elimination: &mut Elimination<'_>,
    columns: usize,
) -> Result<(), Overflow> {
    let mut i = 0;
    while i < rows {
        let place = elimination.rank();
        if tri!(elimination.push(row(matrix, columns, i))) != 0 {
            let mut j = 0;
            while j < columns {
                matrix[place * columns + j] = matrix[i * columns + j];
                j += 1;
            }
            tri!(elimination.shorten());
        }
        i += 1;
    }
    Ok(())
}

/// Writes the display basis of the kernel of `matrix` (`rows × n`, changed: independent rows first) into `groups`
/// (`n × n`, one group a row); there are n − rank groups.
pub(crate) const fn select(
    matrix: &mut [i64],
    rows: usize,
    signs: &[Sign],
    tags: &[Tag],
    memory: &mut Memory<'_>,
    shortlist: &mut [i64],
    groups: &mut [i64],
) -> Result<Selected, Failure> {
    let n = signs.len();
    let mut outer = Elimination::new(n, memory.vectors, memory.duals);
    if kernel(matrix, rows, &mut outer, n).is_err() || lll(&mut outer, memory.lambda).is_err() {
        return Err(Failure::Overflow);
    }
    let rank = outer.rank();
    let wanted = n - rank;
    let mut choice = Choice {
        outer: &outer,
        inner: Elimination::new(wanted, memory.inner_vectors, memory.inner_duals),
        coordinates: memory.coordinates.split_at_mut(wanted).0,
        places: memory.places,
        groups,
        written: 0,
        index: 1,
    };
    let mut budget = CIRCUIT_BUDGET;
    let repeated = repeated(matrix, rank, signs);
    let needed = enough(&outer, signs);
    let allowed = if needed > EASY { needed } else { EASY };
    // The quotients of variables with one dimension span the same lattice whichever of them is the divisor: they are
    // taken first, so that no number of several variables takes their place, and written behind the familiar numbers.
    tri!(choice.take_quotients(matrix, rank, signs, memory.candidate));
    tri!(choice.accept_familiar(tags, signs, memory.candidate));
    choice.write_quotients(matrix, rank, signs);
    let mut circuits = Circuits::new(matrix, rank, n, None);
    let mut size = 1;
    while size <= rank + 1 && choice.inner.rank() < wanted {
        // The quotients of variables with one dimension are of size 2, and accepted by then.
        circuits.start(size, if size > 2 { &repeated } else { &Repeated::NONE });
        let mut list = Shortlist::new(signs, shortlist);
        while circuits.next(memory.candidate, &mut budget) {
            if largest(memory.candidate) <= allowed && orient(memory.candidate, signs) {
                list.insert(memory.candidate);
            }
        }
        tri!(choice.accept(&list, tags, needed));
        size += 1;
    }
    if choice.inner.rank() < wanted {
        let mut list = Shortlist::new(signs, shortlist);
        combinations(&outer, signs, needed, memory.candidate, &mut list);
        tri!(choice.accept(&list, tags, needed));
    }
    if choice.inner.rank() < wanted {
        let found = choice.written;
        tri!(choice.complete(signs));
        if largest(choice.groups.split_at(wanted * n).0.split_at(found * n).1) > needed {
            tri!(choice.take_reduced(signs, memory.candidate));
        }
    }
    match fit(choice.index) {
        Ok(index) => Ok(Selected { rank, index }),
        Err(_) => Err(Failure::Overflow),
    }
}

/// Exponents of named numbers up to this are read easily, as in g L³ ρ²/μ² and g μ⁴/(ρ σ³).
const EASY: i64 = 4;

/// The largest exponent that a group without a familiar name may have: what the reduced basis needs. Where signs are
/// restricted the reduced basis may not be one that is allowed, so there is no bound.
const fn enough(outer: &Elimination<'_>, signs: &[Sign]) -> i64 {
    let mut enough = 1;
    let mut i = 0;
    while i < signs.len() {
        if !signs[i].is_positive() {
            return i64::MAX;
        }
        let size = largest(outer.vector(i));
        if i >= outer.rank() && size > enough {
            enough = size;
        }
        i += 1;
    }
    enough
}

/// The largest exponent in size.
const fn largest(exponents: &[i64]) -> i64 {
    let (mut largest, mut i) = (0, 0);
    while i < exponents.len() {
        let size = if exponents[i] < 0 { -exponents[i] } else { exponents[i] };
        if size > largest {
            largest = size;
        }
        i += 1;
    }
    largest
}

/// The variables that are positive and have the dimension of an earlier one. With the quotient of the two in the set, a
/// circuit through the later one lies in the span of the set and the circuit through the earlier one, which is simpler.
const fn repeated(matrix: &[i64], rank: usize, signs: &[Sign]) -> Repeated {
    let mut repeated = Repeated::new(matrix, rank, signs.len());
    let mut all_positive = true;
    let mut j = 0;
    while j < signs.len() {
        all_positive = all_positive && signs[j].is_positive();
        j += 1;
    }
    // Which quotients can be accepted depends on the signs: then every variable counts.
    if !all_positive {
        repeated = Repeated::NONE;
    }
    repeated
}

/// Lists the kernel vectors, and the sums and differences of two.
const fn combinations(
    outer: &Elimination<'_>,
    signs: &[Sign],
    needed: i64,
    candidate: &mut [i64],
    list: &mut Shortlist<'_>,
) {
    let n = signs.len();
    let mut i = outer.rank();
    while i < n {
        let mut j = i;
        while j < n {
            let mut factor = -1;
            while factor <= 1 {
                // The vector itself once, where i = j.
                if (i == j) == (factor == 0) {
                    let mut k = 0;
                    while k < n {
                        candidate[k] = outer.vector(i)[k] + factor * outer.vector(j)[k];
                        k += 1;
                    }
                    if largest(candidate) <= needed && orient(candidate, signs) {
                        list.insert(candidate);
                    }
                }
                factor += 1;
            }
            j += 1;
        }
        i += 1;
    }
}

/// The groups accepted so far, and the elimination of their coordinates that shows whether they stay primitive.
struct Choice<'a, 'b> {
    outer: &'a Elimination<'b>,
    inner: Elimination<'a>,
    coordinates: &'a mut [i64],
    places: &'a mut [usize],
    groups: &'a mut [i64],
    /// How many rows of `groups` are written.
    written: usize,
    /// The product of the pivots of `inner`.
    index: i128,
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

impl Choice<'_, '_> {
    /// Eliminates the quotients of each positive variable by the first one of its dimension, and the pure numbers.
    const fn take_quotients(
        &mut self,
        matrix: &[i64],
        rank: usize,
        signs: &[Sign],
        group: &mut [i64],
    ) -> Result<(), Failure> {
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
    const fn write_quotients(&mut self, matrix: &[i64], rank: usize, signs: &[Sign]) {
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
                let alike = match twin(matrix, rank, signs, variable) {
                    Some(twin) => twin == first,
                    None => variable == first,
                };
                if alike {
                    return variable;
                }
            }
            place += 1;
        }
        first
    }

    /// Accepts the familiar numbers that the variables make, as long as the set stays primitive; each number once.
    const fn accept_familiar(&mut self, tags: &[Tag], signs: &[Sign], group: &mut [i64]) -> Result<(), Failure> {
        let there = dimensions(tags);
        let mut accepted = [false; FAMILIAR];
        let mut entry = 0;
        while entry < FAMILIAR && self.inner.rank() < self.coordinates.len() {
            if familiar(entry, there, tags, signs, group) && largest(group) <= EASY {
                let (mut again, mut i) = (false, 0);
                while i < entry {
                    again = again || (accepted[i] && same_number(i, entry));
                    i += 1;
                }
                accepted[entry] = !again && tri!(self.accept_one(group));
            }
            entry += 1;
        }
        Ok(())
    }

    /// Accepts a group if that keeps the set primitive.
    const fn accept_one(&mut self, group: &[i64]) -> Result<bool, Failure> {
        if self.outer.coordinates(&Sparse::new(group, self.places), self.coordinates).is_err() {
            return Err(Failure::Overflow);
        }
        if self.inner.divisor(&Sparse::new(self.coordinates, self.places)) != 1 {
            return Ok(false);
        }
        let place = self.written * group.len();
        self.groups.split_at_mut(place).1.split_at_mut(group.len()).0.copy_from_slice(group);
        self.written += 1;
        tri!(self.eliminate());
        Ok(true)
    }

    /// Eliminates the group whose coordinates are at hand.
    const fn eliminate(&mut self) -> Result<(), Failure> {
        match self.inner.push(self.coordinates) {
            Ok(pivot) => match fit(self.index * pivot) {
                Ok(index) => self.index = index as i128,
                Err(_) => return Err(Failure::Overflow),
            },
            Err(_) => return Err(Failure::Overflow),
        }
        Ok(())
    }

    /// Eliminates the rows of `groups` from one on.
    const fn eliminate_from(&mut self, first: usize) -> Result<(), Failure> {
        let n = self.outer.size();
        let mut i = first;
        while i < self.coordinates.len() {
            if self.outer.coordinates(&Sparse::new(row(self.groups, n, i), self.places), self.coordinates).is_err() {
                return Err(Failure::Overflow);
            }
            tri!(self.eliminate());
            i += 1;
        }
        Ok(())
    }

    /// Takes the reduced kernel vectors themselves, where all of them can have the signs that are asked for.
    const fn take_reduced(&mut self, signs: &[Sign], candidate: &mut [i64]) -> Result<(), Failure> {
        let n = signs.len();
        let mut pass = 0;
        while pass < 2 {
            let mut i = self.outer.rank();
            while i < n {
                candidate.copy_from_slice(self.outer.vector(i));
                if !orient(candidate, signs) {
                    return Ok(());
                }
                // The first pass only asks whether all can.
                if pass == 1 {
                    let place = (i - self.outer.rank()) * n;
                    self.groups.split_at_mut(place).1.split_at_mut(n).0.copy_from_slice(candidate);
                }
                i += 1;
            }
            pass += 1;
        }
        self.inner.restart();
        self.index = 1;
        self.eliminate_from(0)
    }

    /// Accepts what keeps the set primitive, in the order of the list, until the basis is complete.
    ///
    /// Only named numbers may have larger exponents than are needed.
    const fn accept(&mut self, list: &Shortlist<'_>, tags: &[Tag], needed: i64) -> Result<(), Failure> {
        let mut place = 0;
        while place < list.count && self.inner.rank() < self.coordinates.len() {
            let group = list.get(place);
            if largest(group) <= needed || recognise(tags, group).certain().is_some() {
                tri!(self.accept_one(group));
            }
            place += 1;
        }
        Ok(())
    }

    /// Completes a primitive set: the dual vectors behind the accepted ones complete it, shortened by the accepted groups.
    const fn complete(&mut self, signs: &[Sign]) -> Result<(), Failure> {
        let n = signs.len();
        let mut place = self.inner.rank();
        while place < self.coordinates.len() {
            let mut i = 0;
            while i < n {
                let mut sum = 0;
                let mut j = 0;
                while j < self.coordinates.len() {
                    sum += self.inner.dual(place)[j] as i128 * self.outer.vector(self.outer.rank() + j)[i] as i128;
                    j += 1;
                }
                match fit(sum) {
                    Ok(value) => self.groups[place * n + i] = value,
                    Err(_) => return Err(Failure::Overflow),
                }
                i += 1;
            }
            if shorten_row(self.groups, n, place).is_err() {
                return Err(Failure::Overflow);
            }
            if !orient(self.groups.split_at_mut(place * n).1.split_at_mut(n).0, signs) {
                return Err(Failure::Sign);
            }
            place += 1;
        }
        self.eliminate_from(self.inner.rank())
    }
}

/// Subtracts multiples of earlier rows from one row while that makes it shorter.
const fn shorten_row(groups: &mut [i64], n: usize, place: usize) -> Result<(), Overflow> {
    let mut changed = true;
    while changed {
        changed = false;
        let mut j = 0;
        while j < place {
            changed = tri!(crate::lattice::shorten_by(groups, n, place, j)) || changed;
            j += 1;
        }
    }
    Ok(())
}
