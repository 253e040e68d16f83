//! The solver in `const`: arrays of a fixed capacity, so that rustc evaluates the Π basis of a record.
//!
//! The steps are those of the run-time [`PiBasis`](super::PiBasis), through the same functions, so the doors agree.

use super::catalogue::{Tag, familiar_scale, is_viscosity, recognise, settle};
use super::declared::{self, Quantities, check, split};
use super::matrix::{Bases, MAX_BASES};
use super::scale::{ScaleMemory, certificate, scale};
use super::select::{Failure, Memory, SHORTLIST, Selected, select};
use super::sign::Sign;
use super::similitude::{self, Held, Similarity};
use crate::dimension::Dimension;
use crate::lattice::tri;
use crate::rational::Rational;
use crate::record::Field;
use crate::refusal::Refusal;

/// How many quantities one record can have, constants included.
pub const MAX_FIELDS: usize = 48;

/// Problems with more variables keep the simplest scale.
const MAX_SCALE: usize = 64;

const SQUARE: usize = MAX_FIELDS * MAX_FIELDS;

/// For one group more than there can be independent ones.
const LARGER: usize = (MAX_FIELDS + 1) * (MAX_FIELDS + 1);

/// The Π groups of a record.
#[derive(Clone, Copy)]
pub struct FixedBasis {
    /// How many quantities there are.
    pub count: usize,
    /// The rank of the dimensional matrix; there are `count − rank` groups.
    pub rank: usize,
    /// Exponents, `count` a group.
    pub groups: [i64; SQUARE],
}

impl FixedBasis {
    /// The exponents of each group.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &[i64]> {
        self.groups.chunks(self.count.max(1)).take(self.count - self.rank)
    }
}

/// The scale of a target: exponents are `numerators[j] / denominator`.
#[derive(Clone, Copy)]
pub struct FixedScale {
    /// Numerators of the exponents, one a quantity.
    pub numerators: [i64; MAX_FIELDS],
    /// Their common denominator.
    pub denominator: i64,
}

const TOO_MANY_FIELDS: &str = "a record has more than 48 quantities, constants included";
const TOO_MANY_BASES: &str = "a record has more than 24 base quantities";
const OVERFLOW: &str =
    "exact integer arithmetic left its range (±2⁵⁶) in the dimensional matrix of this record: use smaller exponents";
const SIGN: &str = "signed or zero-touching fields cannot all be kept in the numerators of Π groups: make one of them \
                    positive, or add a positive quantity of the same dimension";

/// The columns of a record, split by what the solver reads.
struct Columns {
    names: [&'static str; MAX_FIELDS],
    dimensions: [Dimension; MAX_FIELDS],
    signs: [Sign; MAX_FIELDS],
    tags: [Tag; MAX_FIELDS + 1],
}

impl Columns {
    #[track_caller]
    const fn new(fields: &[Field]) -> Self {
        if fields.len() > MAX_FIELDS {
            panic!("{}", TOO_MANY_FIELDS)
        }
        let mut columns = Self {
            names: [""; MAX_FIELDS],
            dimensions: [Dimension::ONE; MAX_FIELDS],
            signs: [Sign::Positive; MAX_FIELDS],
            tags: [Tag::NONE; MAX_FIELDS + 1],
        };
        let mut j = 0;
        while j < fields.len() {
            columns.names[j] = fields[j].name;
            columns.dimensions[j] = fields[j].dimension;
            columns.signs[j] = fields[j].sign;
            columns.tags[j] = Tag::new(fields[j].name, &fields[j].dimension, fields[j].constant.is_some());
            j += 1;
        }
        settle(columns.tags.split_at_mut(fields.len()).0);
        columns
    }

    const fn quantities(&self, count: usize) -> Quantities<'_> {
        Quantities {
            names: self.names.split_at(count).0,
            dimensions: self.dimensions.split_at(count).0,
            signs: self.signs.split_at(count).0,
        }
    }
}

#[track_caller]
const fn bases(dimensions: &[Dimension], target: Option<&Dimension>) -> Bases {
    match Bases::new(dimensions, target) {
        Some(bases) => bases,
        None => panic!("{}", TOO_MANY_BASES),
    }
}

/// Solves for the Π groups; fails the build when that is impossible.
#[track_caller]
pub const fn solve(fields: &[Field]) -> FixedBasis {
    let n = fields.len();
    let columns = Columns::new(fields);
    let (dimensions, signs, tags) =
        (columns.dimensions.split_at(n).0, columns.signs.split_at(n).0, columns.tags.split_at(n).0);
    let bases = bases(dimensions, None);
    let mut matrix = [0; MAX_FIELDS * MAX_BASES];
    if bases.write(dimensions, None, &mut matrix).is_err() {
        panic!("{}", OVERFLOW)
    }
    let (mut vectors, mut duals) = ([0; SQUARE], [0; SQUARE]);
    let (mut inner_vectors, mut inner_duals) = ([0; SQUARE], [0; SQUARE]);
    let mut lambda = [0; SQUARE];
    let (mut candidate, mut coordinates, mut places) = ([0; MAX_FIELDS], [0; MAX_FIELDS], [0; MAX_FIELDS]);
    let mut shortlist = [0; SHORTLIST * MAX_FIELDS];
    let mut groups = [0; SQUARE];
    let mut memory = Memory {
        vectors: &mut vectors,
        duals: &mut duals,
        inner_vectors: &mut inner_vectors,
        inner_duals: &mut inner_duals,
        lambda: &mut lambda,
        candidate: candidate.split_at_mut(n).0,
        coordinates: &mut coordinates,
        places: &mut places,
    };
    let Selected { rank, .. } =
        match select(&mut matrix, bases.count(), signs, tags, &mut memory, &mut shortlist, &mut groups) {
            Ok(selected) => selected,
            Err(Failure::Sign) => panic!("{}", SIGN),
            Err(_) => panic!("{}", OVERFLOW),
        };
    let mut i = 0;
    while i < n - rank {
        turn(tags, signs, groups.split_at_mut(i * n).1.split_at_mut(n).0);
        i += 1;
    }
    FixedBasis { count: n, rank, groups }
}

/// Checks declared groups and makes the basis of them, in their order.
#[allow(clippy::result_large_err, reason = "in `const` nothing can be boxed: a refusal holds its words in place")]
#[track_caller]
pub(crate) const fn declared_basis(fields: &[Field], declared: &[&str]) -> Result<FixedBasis, Refusal> {
    match declare_with(fields, declared, &[]) {
        // What is missing is best taken from the basis that would be shown.
        Err(refusal) if refusal.culprit == declared.len() => {
            let shown = solve(fields);
            declare_with(fields, declared, shown.groups.split_at((shown.count - shown.rank) * shown.count).0)
        }
        checked => checked,
    }
}

#[allow(clippy::result_large_err, reason = "in `const` nothing can be boxed: a refusal holds its words in place")]
const fn declare_with(fields: &[Field], declared: &[&str], shown: &[i64]) -> Result<FixedBasis, Refusal> {
    let n = fields.len();
    let columns = Columns::new(fields);
    let quantities = columns.quantities(n);
    let mut matrix = [0; MAX_FIELDS * MAX_BASES];
    let (mut vectors, mut duals) = ([0; SQUARE], [0; SQUARE]);
    let (mut inner_vectors, mut inner_duals) = ([0; LARGER], [0; LARGER]);
    let (mut coordinates, mut places) = ([0; MAX_FIELDS + 1], [0; MAX_FIELDS + 1]);
    let mut exponents = [Rational::ZERO; MAX_FIELDS];
    let mut memory = declared::Memory {
        matrix: &mut matrix,
        vectors: &mut vectors,
        duals: &mut duals,
        inner_vectors: &mut inner_vectors,
        inner_duals: &mut inner_duals,
        coordinates: &mut coordinates,
        places: &mut places,
        exponents: &mut exponents,
    };
    let (mut rows, mut roots) = ([0; LARGER], [Rational::ONE; MAX_FIELDS + 1]);
    let rank = tri!(check(&quantities, declared, shown, &mut memory, &mut rows, &mut roots));
    let mut groups = [0; SQUARE];
    groups.split_at_mut(n * (n - rank)).0.copy_from_slice(rows.split_at(n * (n - rank)).0);
    Ok(FixedBasis { count: n, rank, groups })
}

/// The declared basis; the one that is found where the declared one is refused, which is reported by itself.
#[track_caller]
pub const fn declared_or_solved(fields: &[Field], declared: &Result<FixedBasis, Refusal>) -> FixedBasis {
    match declared {
        Ok(basis) => *basis,
        Err(_) => solve(fields),
    }
}

/// Solves for the exponents of a similitude; groups are held by their declared symbols.
#[allow(clippy::result_large_err, reason = "in `const` nothing can be boxed: a refusal holds its words in place")]
#[track_caller]
pub(crate) const fn similar_exponents(
    fields: &[Field],
    declared: &[&str],
    basis: &FixedBasis,
    similarity: &Similarity<'_>,
) -> Result<[Rational; MAX_FIELDS], Refusal> {
    let n = fields.len();
    let columns = Columns::new(fields);
    let quantities = columns.quantities(n);
    let (mut constants, mut symbols) = ([false; MAX_FIELDS], [""; MAX_FIELDS]);
    let mut j = 0;
    while j < n {
        constants[j] = fields[j].constant.is_some();
        j += 1;
    }
    let mut k = 0;
    while k < declared.len() {
        if let Some(found) = split(declared[k]) {
            symbols[k] = found.symbol;
        }
        k += 1;
    }
    if similarity.hold.len() > MAX_FIELDS {
        panic!("a similitude holds at most 48 groups")
    }
    let groups = Held { symbols: symbols.split_at(declared.len()).0, rows: &basis.groups };
    let (mut vectors, mut duals, mut held) = ([0; SQUARE], [0; SQUARE], [0; SQUARE]);
    let (mut made, mut form) = ([false; 2 * MAX_FIELDS], [0; MAX_FIELDS]);
    let mut exponents = [Rational::ZERO; MAX_FIELDS];
    let mut memory = similitude::Memory {
        vectors: &mut vectors,
        duals: &mut duals,
        held: &mut held,
        made: &mut made,
        form: form.split_at_mut(n).0,
        exponents: &mut exponents,
    };
    tri!(similitude::exponents(&quantities, &constants, &groups, similarity, &mut memory));
    Ok(exponents)
}

/// Gives a group the sign of the named number that it is, if that keeps variables which may be zero in the numerator.
pub(super) const fn turn(tags: &[Tag], signs: &[Sign], group: &mut [i64]) {
    let Some(found) = recognise(tags, group).certain() else { return };
    if found.power.numerator() > 0 {
        return;
    }
    let mut i = 0;
    while i < group.len() {
        if !signs[i].is_positive() && group[i] != 0 {
            return;
        }
        i += 1;
    }
    let mut i = 0;
    while i < group.len() {
        group[i] = -group[i];
        i += 1;
    }
}

/// Puts the scale that makes the target, the last of the tags, a number with a name in the place of one with the same
/// denominator.
pub(super) const fn prefer(tags: &[Tag], signs: &[Sign], denominator: i64, scale: &mut [i64]) {
    let mut group = [0; MAX_SCALE];
    if tags.len() > MAX_SCALE {
        return;
    }
    let own = familiar_scale(tags, signs, group.split_at_mut(tags.len()).0);
    if own.abs() != denominator {
        return;
    }
    let mut j = 0;
    while j < scale.len() {
        scale[j] = -own.signum() * group[j];
        j += 1;
    }
}

/// Solves for the scale of a target; `None` when no product of powers of positive quantities has its dimension.
#[track_caller]
pub const fn reach(fields: &[Field], target: &Dimension) -> Option<FixedScale> {
    let n = fields.len();
    let columns = Columns::new(fields);
    let (dimensions, signs) = (columns.dimensions.split_at(n).0, columns.signs.split_at(n).0);
    let bases = bases(dimensions, Some(target));
    let mut matrix = [0; MAX_FIELDS * MAX_BASES];
    let Ok(rows) = bases.write(dimensions, Some(target), &mut matrix) else { panic!("{}", OVERFLOW) };
    let mut avoided = [false; MAX_FIELDS];
    let mut j = 0;
    while j < n {
        avoided[j] = is_viscosity(&dimensions[j]);
        j += 1;
    }
    leave_out(&mut matrix, bases.count(), signs);
    let (mut vectors, mut duals) = ([0; SQUARE], [0; SQUARE]);
    let (mut circuit, mut numerators) = ([0; MAX_FIELDS], [0; MAX_FIELDS]);
    let mut memory = ScaleMemory { vectors: &mut vectors, duals: &mut duals, circuit: circuit.split_at_mut(n).0 };
    let mut tags = columns.tags;
    tags[n] = Tag::new("target", target, false);
    let (tags, numbered) = (tags.split_at(n + 1).0, numerators.split_at_mut(n).0);
    match scale(&matrix, &rows, &avoided, &mut memory, numbered) {
        Ok(denominator) => {
            prefer(tags, signs, denominator, numbered);
            Some(FixedScale { numerators, denominator })
        }
        Err(Failure::Unreachable) => None,
        Err(_) => panic!("{}", OVERFLOW),
    }
}

/// The change of base units that changes a target and no field; `None` when the fields reach the target's dimension.
#[track_caller]
pub(crate) const fn witness(fields: &[Field], target: &Dimension) -> Option<Witness> {
    let n = fields.len();
    let columns = Columns::new(fields);
    let dimensions = columns.dimensions.split_at(n).0;
    let bases = bases(dimensions, Some(target));
    let mut matrix = [0; MAX_FIELDS * MAX_BASES];
    let Ok(rows) = bases.write(dimensions, Some(target), &mut matrix) else { panic!("{}", OVERFLOW) };
    match certificate(&matrix, n, &rows) {
        Ok(Some(exponents)) => Some(Witness { bases, exponents }),
        Ok(None) => None,
        Err(_) => panic!("{}", OVERFLOW),
    }
}

/// A change of base units that changes the target and no input.
pub(crate) struct Witness {
    pub(crate) bases: Bases,
    pub(crate) exponents: [i64; MAX_BASES],
}

/// Zeroes the columns of variables that may be zero or negative: a scale is made of positive quantities.
pub(super) const fn leave_out(matrix: &mut [i64], rows: usize, signs: &[Sign]) {
    let mut i = 0;
    while i < rows * signs.len() {
        if !signs[i % signs.len()].is_positive() {
            matrix[i] = 0;
        }
        i += 1;
    }
}
