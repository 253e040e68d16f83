//! Named numbers: the data table, and the recognition of Π groups in it.
//!
//! A group matches a form of a number when its variables can be put into the form's roles, dimension by dimension and
//! exponent by exponent, up to inversion, a power and a constant factor. Dimensions alone cannot tell a Mach number from
//! any other ratio of speeds: the names of the variables decide ([`Tag`]). Where they do not, the group stays without
//! a name, and what it may be is listed.
//!
//! Source of the definitions: the usual textbook forms; e.g. Kuneš, *Dimensionless Physical Quantities in Science and
//! Engineering* (2012), and Catchpole and Fulford, Ind. Eng. Chem. 58 (1966) 46.

mod context;
mod dictionary;
mod familiar;
mod kinds;
mod numbers;

use crate::constants::same;
use crate::dimension::Dimension;
use crate::rational::Rational;
use dictionary::Level;
use kinds::Kind;
use numbers::NUMBERS;

pub(crate) use context::settle;
pub(crate) use dictionary::Tag;
pub(crate) use familiar::{COUNT as FAMILIAR, dimensions, familiar, familiar_scale, same_number};

/// A named number.
pub(crate) struct NamedNumber {
    pub(crate) symbol: &'static str,
    pub(crate) name: &'static str,
    pub(crate) aliases: &'static [&'static str],
    /// What the product of powers is multiplied by in the usual definition; a form may have a factor of its own.
    factor: &'static str,
    /// What it compares.
    pub(crate) meaning: &'static str,
    forms: &'static [Form],
}

/// One way to write a number: a power of it is the product of the roles with whole exponents that have no common divisor.
struct Form {
    power: Rational,
    factor: Option<&'static str>,
    roles: &'static [(Kind, i64)],
}

/// No form has more roles than this.
const MAX_ROLES: usize = 8;

/// No group matches more numbers than this by its dimensions.
const MAX_HITS: usize = 16;

/// A number that a group matches, with its variables in the order of the roles.
#[derive(Clone, Copy)]
pub(crate) struct Recognised {
    pub(crate) number: &'static NamedNumber,
    /// Which power of the number the group is, negative for its inverse.
    pub(crate) power: Rational,
    /// What the product of powers is multiplied by in the usual definition.
    pub(crate) factor: &'static str,
    order: [u16; MAX_ROLES],
    count: u8,
    /// Where the form stands in the table.
    place: u16,
    /// How many roles the names confirm, twice.
    score: u8,
    /// Whether no name excludes it, and whether the names leave no doubt.
    possible: bool,
    certain: bool,
}

impl Recognised {
    /// The variables in the order of the definition.
    pub(crate) fn order(&self) -> impl Iterator<Item = usize> {
        self.order.into_iter().take(self.count as usize).map(usize::from)
    }
}

/// All numbers that a group matches.
pub(crate) struct Recognition {
    hits: [Option<Recognised>; MAX_HITS],
    count: usize,
}

impl Recognition {
    /// No number.
    pub(crate) const NONE: Self = Self { hits: [None; MAX_HITS], count: 0 };

    /// What the group is without doubt.
    pub(crate) const fn certain(&self) -> Option<Recognised> {
        let (mut best, mut i) = (None, 0);
        while i < self.count {
            if let Some(hit) = self.hits[i]
                && hit.certain
            {
                best = match best {
                    Some(Recognised { score, .. }) if score >= hit.score => best,
                    _ => Some(hit),
                };
            }
            i += 1;
        }
        best
    }

    /// The other numbers that the group is as well, or, without a certain one, those that it may be.
    pub(crate) fn others(&self) -> impl Iterator<Item = Recognised> {
        let certain = self.certain();
        self.hits.iter().flatten().copied().filter(move |hit| match &certain {
            Some(certain) => hit.certain && hit.number.name != certain.number.name,
            None => hit.possible,
        })
    }
}

/// One variable of a group.
#[derive(Clone, Copy)]
struct Term {
    place: u16,
    exponent: i64,
    tag: Tag,
}

/// A form by the fingerprint of its dimensions and exponents, so that a group is compared with a few forms only.
#[derive(Clone, Copy)]
struct Entry {
    fingerprint: u64,
    number: &'static NamedNumber,
    form: &'static Form,
    /// The place of the next entry whose fingerprint ends alike, [`FORMS`] behind the last.
    next: usize,
}

/// All forms in the order of the table, and the first entry for each end of a fingerprint.
struct Entries {
    list: [Entry; FORMS],
    heads: [usize; Self::HEADS],
}

impl Entries {
    const HEADS: usize = 256;

    /// Where the entries stand that may have a fingerprint.
    const fn head(fingerprint: u64) -> usize {
        fingerprint as usize % Self::HEADS
    }
}

const FORMS: usize = {
    let (mut count, mut i) = (0, 0);
    while i < NUMBERS.len() {
        let mut k = 0;
        while k < NUMBERS[i].len() {
            count += NUMBERS[i][k].forms.len();
            k += 1;
        }
        i += 1;
    }
    count
};

static ENTRIES: Entries = {
    let first = &NUMBERS[0][0];
    let empty = Entry { fingerprint: 0, number: first, form: &first.forms[0], next: FORMS };
    let mut entries = Entries { list: [empty; FORMS], heads: [FORMS; Entries::HEADS] };
    let (mut count, mut i) = (0, 0);
    while i < NUMBERS.len() {
        let mut k = 0;
        while k < NUMBERS[i].len() {
            let number = &NUMBERS[i][k];
            let mut f = 0;
            while f < number.forms.len() {
                let form = &number.forms[f];
                let (mut fingerprint, mut j) = (0, 0);
                while j < form.roles.len() {
                    fingerprint = mix(fingerprint, Tag::of(form.roles[j].0), form.roles[j].1);
                    j += 1;
                }
                let head = Entries::head(fingerprint);
                entries.list[count] = Entry { fingerprint, number, form, next: entries.heads[head] };
                entries.heads[head] = count;
                count += 1;
                f += 1;
            }
            k += 1;
        }
        i += 1;
    }
    entries
};

/// Adds one power of a quantity to a fingerprint; the order does not matter.
const fn mix(fingerprint: u64, tag: Tag, exponent: i64) -> u64 {
    // Any odd factor with well mixed bits serves: this one is 2⁶⁴ over the golden ratio.
    let key = (((tag.family as u64) << 32) + (exponent + (1 << 20)) as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    fingerprint.wrapping_add((key ^ (key >> 29)).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

/// Larger exponents occur in no form.
const LARGEST: i64 = 64;

/// Finds the named numbers that a group of whole exponents is.
pub(crate) const fn recognise(tags: &[Tag], exponents: &[i64]) -> Recognition {
    let mut found = Recognition::NONE;
    let mut terms = [Term { place: 0, exponent: 0, tag: Tag::NONE }; MAX_ROLES];
    let (mut up, mut down) = (0, 0);
    let (mut used, mut j) = (0, 0);
    while j < exponents.len() {
        if exponents[j] != 0 {
            if used == MAX_ROLES
                || j > u16::MAX as usize
                || tags[j].is_nowhere()
                || exponents[j] > LARGEST
                || exponents[j] < -LARGEST
            {
                return found;
            }
            terms[used] = Term { place: j as u16, exponent: exponents[j], tag: tags[j] };
            (up, down) = (mix(up, tags[j], exponents[j]), mix(down, tags[j], -exponents[j]));
            used += 1;
        }
        j += 1;
    }
    let terms = terms.split_at(used).0;
    let mut sign = 1;
    while sign >= -1 {
        let fingerprint = if sign > 0 { up } else { down };
        let mut i = ENTRIES.heads[Entries::head(fingerprint)];
        while i < FORMS {
            let entry = &ENTRIES.list[i];
            if entry.fingerprint == fingerprint {
                found.add(entry.form.cast(entry.number, terms, sign, false), i);
            }
            i = entry.next;
        }
        sign -= 2;
    }
    // Where no other number has these dimensions, less is asked of the names.
    if found.count == 1
        && let Some(hit) = &mut found.hits[0]
        && !hit.certain
    {
        let (mut form, sign) = (0, hit.power.numerator().signum());
        while form < hit.number.forms.len() && !hit.certain {
            hit.certain = match hit.number.forms[form].cast(hit.number, terms, sign, true) {
                Some(hit) => hit.certain,
                None => false,
            };
            form += 1;
        }
    }
    found
}

impl Recognition {
    /// Takes a match of the form at a place; of two forms of one number, or two signs, the one with which the names agree
    /// better. The order of the hits is that of the table.
    const fn add(&mut self, hit: Option<Recognised>, place: usize) {
        let Some(mut hit) = hit else { return };
        hit.place = place as u16;
        let mut i = 0;
        while i < self.count {
            if let Some(other) = &mut self.hits[i]
                && same(other.number.symbol, hit.number.symbol)
            {
                if hit.rank() > other.rank() {
                    hit.place = other.place;
                    *other = hit;
                }
                return;
            }
            i += 1;
        }
        if self.count == MAX_HITS {
            return;
        }
        let mut i = self.count;
        while i > 0
            && let Some(before) = self.hits[i - 1]
            && before.place > hit.place
        {
            self.hits[i] = self.hits[i - 1];
            i -= 1;
        }
        self.hits[i] = Some(hit);
        self.count += 1;
    }
}

impl Recognised {
    /// How well the names agree.
    const fn rank(&self) -> u16 {
        self.score as u16 + if self.possible { 100 } else { 0 } + if self.certain { 200 } else { 0 }
    }
}

impl Form {
    /// Puts the variables of a group into the roles, each into the one that its name fits best; `None` when the
    /// dimensions or the exponents are others.
    const fn cast(&self, number: &'static NamedNumber, terms: &[Term], sign: i64, alone: bool) -> Option<Recognised> {
        if self.roles.len() != terms.len() {
            return None;
        }
        let mut hit = Recognised {
            number,
            power: if sign < 0 { self.power.negate() } else { self.power },
            factor: match self.factor {
                Some(factor) => factor,
                None => number.factor,
            },
            order: [0; MAX_ROLES],
            count: terms.len() as u8,
            place: 0,
            score: 0,
            possible: true,
            certain: true,
        };
        let mut taken = [false; MAX_ROLES];
        let mut i = 0;
        while i < terms.len() {
            let (kind, exponent) = self.roles[i];
            let mut best: Option<(usize, Level)> = None;
            let mut j = 0;
            while j < terms.len() {
                if !taken[j]
                    && terms[j].exponent == sign * exponent
                    && let Some(level) = terms[j].tag.level(kind)
                {
                    best = match best {
                        Some((_, found)) if found as u8 >= level as u8 => best,
                        _ => Some((j, level)),
                    };
                }
                j += 1;
            }
            let Some((j, level)) = best else { return None };
            taken[j] = true;
            hit.order[i] = terms[j].place;
            hit.score += if matches!(level, Level::Leading) { Level::Named } else { level } as u8;
            hit.possible = hit.possible && !matches!(level, Level::Excluded);
            hit.certain = hit.certain && terms[j].tag.is_assured(kind, alone);
            i += 1;
        }
        Some(hit)
    }
}

/// Whether a quantity carries momentum diffusion by its dimension: such quantities come last in a scale.
pub(crate) const fn is_viscosity(dimension: &Dimension) -> bool {
    const VISCOSITY: Dimension = Dimension::si([-1, 1, -1, 0, 0, 0, 0]);
    const DIFFUSIVITY: Dimension = Dimension::si([2, 0, -1, 0, 0, 0, 0]);
    dimension.equals(&VISCOSITY) || dimension.equals(&DIFFUSIVITY)
}

#[cfg(test)]
mod tests;
