//! The choice of the Π basis that people expect to see, out of all bases of the kernel lattice.
//!
//! This is hard code: after a change, check that `index = 1` holds in the property tests and that the table of textbook
//! problems still shows the same groups.
//!
//! First come the familiar numbers that the variables make (Re, Fr, We, Pr, …), each once, then the quotients of variables
//! of one dimension, then the circuits of the dimensional matrix, smallest support first, then short combinations of
//! LLL-reduced kernel vectors; without a name none with a larger exponent than those vectors need. A candidate is accepted
//! if and only if the accepted set stays *primitive*: part of a basis of the lattice of all Π groups. Any primitive set
//! extends to a basis, so the choice always completes, and what it completes to is saturated.
//!
//! Ties: fewer variables, smaller Σ|exponent|, smaller largest exponent, earlier variables, larger exponents of those.

mod choice;
mod quotients;
mod shortlist;
mod signed;

use super::catalogue::Tag;
use super::sign::Sign;
use crate::lattice::{Circuits, Elimination, Overflow, Repeated, fit, lll, row, tri};
use choice::Choice;
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

/// How many columns the search for circuits eliminates in all before LLL has to do: rustc takes each step slowly.
const CIRCUIT_BUDGET: usize = 150;

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
        if group[i] != 0 && !signs[i].is_positive() {
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
            // LLL comes later; in between, only what grows is kept short.
            if elimination.is_long() {
                tri!(elimination.shorten());
            }
        }
        i += 1;
    }
    Ok(())
}

/// What a basis is sought for.
struct Given<'a> {
    /// The independent rows of the dimensional matrix.
    matrix: &'a [i64],
    rank: usize,
    signs: &'a [Sign],
    tags: &'a [Tag],
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
    let given = Given { matrix, rank, signs, tags };
    let needed = enough(&outer, n);
    let mut choice = Choice {
        outer: &outer,
        inner: Elimination::new(wanted, memory.inner_vectors, memory.inner_duals),
        coordinates: memory.coordinates.split_at_mut(wanted).0,
        places: memory.places,
        groups,
        written: 0,
        index: 1,
    };
    // The quotients of variables with one dimension span the same lattice whichever of them is the divisor: they are
    // taken first, so that no number of several variables takes their place, and written behind the familiar numbers.
    tri!(choice.take_quotients(&given, memory.candidate));
    tri!(choice.accept_familiar(&given, memory.candidate));
    choice.write_quotients(&given);
    match fill(&given, needed, memory.candidate, shortlist, &mut choice) {
        Err(Failure::Sign) => {
            tri!(signed::start(&given, &mut choice, memory.candidate, shortlist));
            tri!(fill(&given, i64::MAX, memory.candidate, shortlist, &mut choice));
            signed::last(&mut choice, n);
        }
        result => tri!(result),
    }
    match fit(choice.index) {
        Ok(index) => Ok(Selected { rank, index }),
        Err(_) => Err(Failure::Overflow),
    }
}

/// With more groups than this, sums and differences of kernel vectors are too many to be listed by rustc.
const MOST_PAIRED: usize = 12;

/// Completes the groups that were accepted by the simplest ones there are, without familiar names none with a larger
/// exponent than is needed.
const fn fill(
    given: &Given<'_>,
    needed: i64,
    candidate: &mut [i64],
    shortlist: &mut [i64],
    choice: &mut Choice<'_, '_>,
) -> Result<(), Failure> {
    let (n, rank, signs) = (given.signs.len(), given.rank, given.signs);
    let wanted = n - rank;
    let allowed = if needed > EASY { needed } else { EASY };
    let mut budget = CIRCUIT_BUDGET;
    let repeated = repeated(given.matrix, rank, signs);
    let mut circuits = Circuits::new(given.matrix, rank, n, None);
    let mut size = 1;
    while size <= rank + 1 && choice.inner.rank() < wanted {
        // The quotients of variables with one dimension are of size 2, and accepted by then.
        circuits.start(size, if size > 2 { &repeated } else { &Repeated::NONE });
        let mut list = Shortlist::new(signs, shortlist);
        while circuits.next(candidate, &mut budget) {
            if largest(candidate) <= allowed && orient(candidate, signs) {
                list.insert(candidate);
            }
        }
        tri!(choice.accept(&list, given.tags, needed));
        size += 1;
    }
    let mut pairs = false;
    while choice.inner.rank() < wanted {
        let mut list = Shortlist::new(signs, shortlist);
        combinations(choice.outer, signs, needed, pairs, candidate, &mut list);
        tri!(choice.accept(&list, given.tags, needed));
        if pairs || wanted > MOST_PAIRED {
            break;
        }
        pairs = true;
    }
    if choice.inner.rank() < wanted {
        let found = choice.written;
        tri!(choice.complete(signs));
        if largest(choice.groups.split_at(wanted * n).0.split_at(found * n).1) > needed {
            tri!(choice.take_reduced(signs, candidate));
        }
    }
    Ok(())
}

/// Exponents of named numbers up to this are read easily, as in g L³ ρ²/μ² and g μ⁴/(ρ σ³).
const EASY: i64 = 4;

/// The largest exponent that a group without a familiar name may have: what the reduced basis needs.
const fn enough(outer: &Elimination<'_>, columns: usize) -> i64 {
    let mut enough = 1;
    let mut i = 0;
    while i < columns {
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

/// Lists the kernel vectors, or the sums and differences of two.
const fn combinations(
    outer: &Elimination<'_>,
    signs: &[Sign],
    needed: i64,
    pairs: bool,
    candidate: &mut [i64],
    list: &mut Shortlist<'_>,
) {
    let n = signs.len();
    let mut i = outer.rank();
    while i < n {
        let a = outer.vector(i);
        // A vector with itself and the factor 0 is the vector.
        let (mut j, end) = if pairs { (i + 1, n) } else { (i, i + 1) };
        while j < end {
            let b = outer.vector(j);
            let mut factor = if pairs { -1 } else { 0 };
            while factor <= 1 {
                let mut k = 0;
                while k < n {
                    candidate[k] = a[k] + factor * b[k];
                    k += 1;
                }
                if largest(candidate) <= needed && orient(candidate, signs) {
                    list.insert(candidate);
                }
                factor += 2;
            }
            j += 1;
        }
        i += 1;
    }
}
