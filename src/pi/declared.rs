//! Groups that the user declares: `Re = density*speed*diameter/viscosity`.
//!
//! One check for rustc and for run time: every group is of dimension one and keeps quantities that may be zero in its
//! numerator; none depends on those before it; each keeps the set saturated (part of a basis of the lattice of all Π
//! groups); and together they are complete. What is wrong is said in words that name the groups.
//!
//! The groups are eliminated one at a time in coordinates of the lattice, so the pivot of a group is the index that it
//! adds: 0 for a dependent group, 1 for one that keeps the set saturated.

mod words;

use super::expression::{read, symbol};
use super::matrix::Bases;
use super::select::{kernel, orient};
use super::sign::Sign;
use crate::constants::same;
use crate::dimension::Dimension;
use crate::lattice::{Elimination, Overflow, Sparse, dot, fit, shorten_by, tri};
use crate::rational::{Rational, gcd};
use crate::refusal::Refusal;

pub(crate) use words::push_remedy;

/// What the checks read of the quantities.
#[derive(Clone, Copy)]
pub(crate) struct Quantities<'a> {
    pub(crate) names: &'a [&'a str],
    pub(crate) dimensions: &'a [Dimension],
    pub(crate) signs: &'a [Sign],
}

/// Memory for the declared groups of n quantities.
pub(crate) struct Memory<'a> {
    /// `MAX_BASES × n`.
    pub(crate) matrix: &'a mut [i64],
    /// `n × n` each.
    pub(crate) vectors: &'a mut [i64],
    pub(crate) duals: &'a mut [i64],
    /// `(n + 1) × (n + 1)` each.
    pub(crate) inner_vectors: &'a mut [i64],
    pub(crate) inner_duals: &'a mut [i64],
    /// n + 1 entries each.
    pub(crate) coordinates: &'a mut [i64],
    pub(crate) places: &'a mut [usize],
    /// n entries.
    pub(crate) exponents: &'a mut [Rational],
}

/// A group as it was declared: its symbol, empty for none, the power of it that is given, and where the product starts.
#[derive(Clone, Copy)]
pub(crate) struct Declared<'a> {
    pub(crate) symbol: &'a str,
    pub(crate) power: Rational,
    pub(crate) start: usize,
}

/// Splits `Re = a*b/c`, or `Fr² = a²/b`.
pub(crate) const fn split(text: &str) -> Option<Declared<'_>> {
    let bytes = text.as_bytes();
    let (mut at, mut quoted) = (0, false);
    while at < bytes.len() {
        if bytes[at] == b'`' {
            quoted = !quoted;
        }
        if bytes[at] == b'=' && !quoted {
            return match symbol(text.split_at(at).0) {
                Some((symbol, power)) => Some(Declared { symbol, power, start: at + 1 }),
                None => None,
            };
        }
        at += 1;
    }
    Some(Declared { symbol: "", power: Rational::ONE, start: 0 })
}

/// Checks declared groups, writes their exponents into `groups` (one row a group, `n + 1` rows of memory) and the powers
/// that make them whole into `roots`, and returns the rank.
///
/// `candidates` are the rows of a basis: what is missing is taken from them, where they keep the set saturated.
pub(crate) const fn check(
    quantities: &Quantities<'_>,
    declared: &[&str],
    candidates: &[i64],
    memory: &mut Memory<'_>,
    groups: &mut [i64],
    roots: &mut [Rational],
) -> Result<usize, Refusal> {
    let n = quantities.names.len();
    let Some(bases) = Bases::new(quantities.dimensions, None) else { return Err(words::too_many_bases()) };
    if bases.write(quantities.dimensions, None, memory.matrix).is_err() {
        return Err(words::overflow(declared.len()));
    }
    let mut outer = Elimination::new(n, memory.vectors, memory.duals);
    if kernel(memory.matrix, bases.count(), &mut outer, n).is_err() {
        return Err(words::overflow(declared.len()));
    }
    let wanted = n - outer.rank();
    let mut lattice = Lattice {
        outer: &outer,
        inner: Elimination::new(wanted, memory.inner_vectors, memory.inner_duals),
        coordinates: memory.coordinates,
        places: memory.places,
    };
    let mut i = 0;
    while i < declared.len() {
        let group = tri!(symbol_of(quantities, declared, i));
        let row = groups.split_at_mut(i * n).1.split_at_mut(n).0;
        roots[i] = tri!(whole(quantities, declared[i], &group, i, memory.exponents, row));
        tri!(words::of_dimension_one(quantities, declared, i, row));
        tri!(words::in_numerators(quantities, declared, i, row));
        let Ok(pivot) = lattice.push(row) else { return Err(words::overflow(i)) };
        if pivot == 0 {
            return Err(dependent(declared, groups, roots, i, n, memory));
        }
        if pivot > 1 {
            if lattice.root(groups, i, n, pivot).is_err() {
                return Err(words::overflow(i));
            }
            let found = groups.split_at_mut((i + 1) * n).1.split_at_mut(n).0;
            return Err(words::not_saturated(quantities, declared, i, pivot, found));
        }
        i += 1;
    }
    if i < wanted {
        let complete = lattice.complete(candidates, quantities.signs, groups, i, n).is_ok();
        let missing = groups.split_at(i * n).1.split_at((wanted - i) * n).0;
        return Err(words::incomplete(quantities, declared, wanted, if complete { missing } else { &[] }));
    }
    Ok(n - wanted)
}

/// The refusal of group `last`, which depends on those before it: their relation is the kernel of the exponents.
const fn dependent(
    declared: &[&str],
    groups: &[i64],
    roots: &[Rational],
    last: usize,
    n: usize,
    memory: &mut Memory<'_>,
) -> Refusal {
    let count = last + 1;
    let mut relations = Elimination::new(count, memory.inner_vectors, memory.inner_duals);
    let mut j = 0;
    while j < n {
        let mut i = 0;
        while i < count {
            memory.coordinates[i] = groups[i * n + j];
            i += 1;
        }
        if relations.push(memory.coordinates.split_at(count).0).is_err() {
            return words::overflow(last);
        }
        j += 1;
    }
    // The groups before the last are independent, so the kernel is one vector.
    words::dependent(declared, roots, last, relations.vector(last))
}

/// The symbol of a group, which no other group and no quantity has.
const fn symbol_of<'a>(
    quantities: &Quantities<'_>,
    declared: &[&'a str],
    place: usize,
) -> Result<Declared<'a>, Refusal> {
    let Some(found) = split(declared[place]) else { return Err(words::no_symbol(declared[place], place)) };
    let mut j = 0;
    while j < quantities.names.len() {
        if same(quantities.names[j], found.symbol) {
            return Err(words::symbol_of_quantity(found.symbol, place));
        }
        j += 1;
    }
    let mut i = 0;
    while i < place {
        if let Some(other) = split(declared[i])
            && !found.symbol.is_empty()
            && same(other.symbol, found.symbol)
        {
            return Err(words::symbol_twice(found.symbol, place));
        }
        i += 1;
    }
    Ok(found)
}

/// Reads the product of a group, and writes the smallest power of the group that has whole exponents; returns the power:
/// a whole one, or a whole multiple of the root that is given, as in `Ta^(1/2) = …`.
pub(crate) const fn whole(
    quantities: &Quantities<'_>,
    text: &str,
    group: &Declared<'_>,
    culprit: usize,
    exponents: &mut [Rational],
    row: &mut [i64],
) -> Result<Rational, Refusal> {
    let n = row.len();
    let mut j = 0;
    while j < n {
        exponents[j] = Rational::ZERO;
        j += 1;
    }
    if let Err(mistake) = read(text, group.start, quantities.names, exponents) {
        return Err(words::mistake(&mistake, text, quantities.names, culprit));
    }
    let mut root = 1i128;
    let mut j = 0;
    while j < n {
        let given = Rational::integer(group.power.numerator());
        let Some(exponent) = exponents[j].checked_div(given) else { return Err(words::overflow(culprit)) };
        exponents[j] = exponent;
        let denominator = exponent.denominator();
        root *= denominator as i128 / gcd(root as u128, denominator as u128) as i128;
        match fit(root) {
            Ok(_) => {}
            Err(_) => return Err(words::overflow(culprit)),
        }
        j += 1;
    }
    let mut j = 0;
    while j < n {
        match fit(exponents[j].numerator() as i128 * (root / exponents[j].denominator() as i128)) {
            Ok(exponent) => row[j] = exponent,
            Err(_) => return Err(words::overflow(culprit)),
        }
        j += 1;
    }
    match Rational::new(root as i64, group.power.denominator()) {
        Some(root) => Ok(root),
        None => Err(words::overflow(culprit)),
    }
}

/// The dimension of a product of powers; `None` on overflow.
pub(crate) const fn dimension(dimensions: &[Dimension], row: &[i64]) -> Option<Dimension> {
    let mut product = Dimension::ONE;
    let mut j = 0;
    while j < row.len() {
        if row[j] != 0 {
            let Some(next) = product.times_power(&dimensions[j], Rational::integer(row[j])) else { return None };
            product = next;
        }
        j += 1;
    }
    Some(product)
}

/// The first quantity that may be zero or negative and stands in a denominator.
const fn misplaced(signs: &[Sign], row: &[i64]) -> Option<usize> {
    let mut j = 0;
    while j < row.len() {
        if row[j] < 0 && !signs[j].is_positive() {
            return Some(j);
        }
        j += 1;
    }
    None
}

/// The lattice of all Π groups (`outer`), and the elimination of the declared ones in its coordinates (`inner`).
struct Lattice<'a, 'b> {
    outer: &'a Elimination<'b>,
    inner: Elimination<'a>,
    coordinates: &'a mut [i64],
    places: &'a mut [usize],
}

impl Lattice<'_, '_> {
    const fn wanted(&self, n: usize) -> usize {
        n - self.outer.rank()
    }

    /// Writes the coordinates of a group.
    const fn locate(&mut self, group: &[i64]) -> Result<(), Overflow> {
        let coordinates = self.coordinates.split_at_mut(self.wanted(group.len())).0;
        self.outer.coordinates(&Sparse::new(group, self.places), coordinates)
    }

    /// Takes one more group and returns its pivot.
    const fn push(&mut self, group: &[i64]) -> Result<i128, Overflow> {
        tri!(self.locate(group));
        let wanted = self.wanted(group.len());
        self.inner.push(self.coordinates.split_at(wanted).0)
    }

    /// Writes behind group `last`, whose pivot is the index, a group that the declared ones do not generate and that
    /// saturates them in its place: its power `index` is group `last` times whole powers of those before it.
    const fn root(&mut self, groups: &mut [i64], last: usize, n: usize, index: i128) -> Result<(), Overflow> {
        let (known, rest) = groups.split_at_mut((last + 1) * n);
        let found = rest.split_at_mut(n).0;
        found.copy_from_slice(known.split_at(last * n).1);
        let wanted = self.wanted(n);
        // Group m is 1 on basis vector m and 0 on later ones: from the last to the first, each makes one value divisible.
        let mut m = last;
        while m > 0 {
            m -= 1;
            tri!(self.locate(found));
            let value = dot(self.coordinates.split_at(wanted).0, self.inner.vector(m)) % index;
            let rest = if 2 * value > index {
                value - index
            } else if 2 * value < -index {
                value + index
            } else {
                value
            };
            let mut j = 0;
            while j < n {
                found[j] = tri!(fit(found[j] as i128 - rest * known[m * n + j] as i128));
                j += 1;
            }
        }
        let mut j = 0;
        while j < n {
            found[j] = (found[j] as i128 / index) as i64;
            j += 1;
        }
        Ok(())
    }

    /// Writes groups that complete the first `count`, behind them: candidates that keep the set saturated, then the dual
    /// vectors behind the accepted groups, shortened.
    const fn complete(
        &mut self,
        candidates: &[i64],
        signs: &[Sign],
        groups: &mut [i64],
        count: usize,
        n: usize,
    ) -> Result<(), Overflow> {
        let wanted = self.wanted(n);
        let (mut place, mut at) = (count, 0);
        while at < candidates.len() && place < wanted {
            let candidate = candidates.split_at(at).1.split_at(n).0;
            tri!(self.locate(candidate));
            let form = Sparse::new(self.coordinates.split_at(wanted).0, self.places);
            if self.inner.divisor(&form) == 1 {
                tri!(self.inner.push(self.coordinates.split_at(wanted).0));
                groups.split_at_mut(place * n).1.split_at_mut(n).0.copy_from_slice(candidate);
                place += 1;
            }
            at += n;
        }
        while place < wanted {
            let mut j = 0;
            while j < n {
                let (mut sum, mut k) = (0, 0);
                while k < wanted {
                    sum += self.inner.dual(place)[k] as i128 * self.outer.vector(self.outer.rank() + k)[j] as i128;
                    k += 1;
                }
                groups[place * n + j] = tri!(fit(sum));
                j += 1;
            }
            let mut changed = true;
            while changed {
                changed = false;
                let mut by = 0;
                while by < place {
                    changed = tri!(shorten_by(groups, n, place, by)) || changed;
                    by += 1;
                }
            }
            if !orient(groups.split_at_mut(place * n).1.split_at_mut(n).0, signs) {
                return Err(Overflow);
            }
            place += 1;
        }
        Ok(())
    }
}
