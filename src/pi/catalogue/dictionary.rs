//! What a variable is by its name: the kinds of quantity that the name allows.
//!
//! A name is looked up among the names of its dimension: as it stands, then (if it is one word) without regard to ASCII
//! case, then by the longest word of the dictionary that it contains (`pipe_diameter`), then by what stands before a `_` or a digit
//! (`U_inf`). A symbol that several kinds share, such as λ, leaves all of them open.

use super::kinds::{FAMILIES, Kind};
use crate::dimension::Dimension;

/// The kinds of one dimension.
pub(super) struct Family {
    /// See [`Dimension::key`].
    pub(super) key: u64,
    pub(super) kinds: &'static [KindEntry],
}

/// One kind with the names of its variables.
pub(super) struct KindEntry {
    pub(super) kind: Kind,
    pub(super) text: &'static str,
    pub(super) relation: Relation,
    pub(super) names: &'static [&'static str],
}

/// How a kind stands to the others of its dimension.
#[derive(Clone, Copy)]
pub(super) enum Relation {
    /// What a quantity of this dimension is when nothing else is said.
    Usual,
    /// Needs its name.
    Special,
    /// A special case of another kind.
    Within(Kind),
    /// A special case that comes first where the other kind is asked for, as a diameter does among lengths.
    Leading(Kind),
}

/// Units that only one kind of quantity is given in.
const UNITS: &[(&[&str], Kind)] = &[
    (&["rpm", "rev/min", "rev/s", "r/min"], Kind::RotationRate),
    (&["Hz", "kHz", "MHz", "GHz"], Kind::Frequency),
    (&["rad/s", "deg/s"], Kind::AngularVelocity),
    (&["St", "cSt"], Kind::KinematicViscosity),
    (&["darcy", "mdarcy"], Kind::Permeability),
    (&["delta_degC", "delta_degF", "Δ°C", "Δ°F"], Kind::TemperatureDifference),
    (&["degC", "°C", "degF", "°F"], Kind::AbsoluteTemperature),
];

/// What is known of a variable: the kinds of its dimension that its name allows, none for a name that says nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Tag {
    /// The place in `FAMILIES`; [`Tag::NOWHERE`] for a dimension that no named number knows.
    pub(super) family: u8,
    /// One bit a kind of the family.
    pub(super) kinds: u32,
}

/// How well a variable fits a role.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Level {
    /// Its name says that it is something else.
    Excluded = 0,
    /// Its name leaves it open.
    Open = 1,
    /// Its name says so.
    Named = 2,
    /// Its name says so, and that it comes first.
    Leading = 3,
}

/// What the table says of one kind.
#[derive(Clone, Copy)]
struct Place {
    family: u8,
    /// The kind's own bit.
    own: u32,
    /// The kind itself and its special cases.
    exact: u32,
    /// The special cases that come first.
    leading: u32,
    /// Broader kinds, and other special cases of those.
    near: u32,
    /// Whether a variable whose name says nothing is of this kind, or of the kind that it is within.
    usual: bool,
    within_usual: bool,
}

const COUNT: usize = {
    assert!(FAMILIES.len() <= 128, "families are bits of a u128");
    let (mut count, mut i) = (0, 0);
    while i < FAMILIES.len() {
        assert!(FAMILIES[i].kinds.len() <= 32, "the kinds of a family are bits of a u32");
        count += FAMILIES[i].kinds.len();
        i += 1;
    }
    count
};

/// One entry a kind, in the order of the enumeration.
static PLACES: [Place; COUNT] = places();

const fn places() -> [Place; COUNT] {
    let mut places =
        [Place { family: 0, own: 0, exact: 0, leading: 0, near: 0, usual: false, within_usual: false }; COUNT];
    let mut i = 0;
    while i < FAMILIES.len() {
        let kinds = FAMILIES[i].kinds;
        let mut a = 0;
        while a < kinds.len() {
            let place = &mut places[kinds[a].kind as usize];
            place.family = i as u8;
            place.own = 1 << a;
            place.usual = matches!(kinds[a].relation, Relation::Usual);
            let root = root(kinds, a);
            place.within_usual = matches!(kinds[root].relation, Relation::Usual);
            let mut b = 0;
            while b < kinds.len() {
                let within = match parent(kinds, b) {
                    Some(parent) => parent == a,
                    None => false,
                };
                if b == a || within {
                    place.exact |= 1 << b;
                    if within && matches!(kinds[b].relation, Relation::Leading(_)) {
                        place.leading |= 1 << b;
                    }
                } else if self::root(kinds, b) == root {
                    place.near |= 1 << b;
                }
                b += 1;
            }
            a += 1;
        }
        i += 1;
    }
    places
}

/// The place of the kind that a kind is within.
const fn parent(kinds: &[KindEntry], place: usize) -> Option<usize> {
    let (Relation::Within(parent) | Relation::Leading(parent)) = kinds[place].relation else { return None };
    let mut i = 0;
    while i < kinds.len() {
        if kinds[i].kind as u8 == parent as u8 {
            return Some(i);
        }
        i += 1;
    }
    panic!("a kind is within one of its own dimension")
}

const fn root(kinds: &[KindEntry], place: usize) -> usize {
    match parent(kinds, place) {
        Some(parent) => parent,
        None => place,
    }
}

/// The key of a dimension with exponents `exponents / denominator`; see [`Dimension::key`].
pub(super) const fn key(exponents: [i64; 7], denominator: i64) -> u64 {
    let (mut key, mut i) = (0, 0);
    while i < 7 {
        key = (key << 8) | (exponents[i] * 6 / denominator + 128) as u64;
        i += 1;
    }
    key
}

impl Tag {
    const NOWHERE: u8 = u8::MAX;
    /// Of a dimension that no named number knows.
    pub(crate) const NONE: Self = Self { family: Self::NOWHERE, kinds: 0 };

    /// Looks a name up; a constant is what its symbol stands for (`c` is the speed of light, not that of sound).
    pub(crate) const fn new(name: &str, dimension: &Dimension, constant: bool) -> Self {
        let family = family(dimension);
        if family == Self::NOWHERE {
            return Self::NONE;
        }
        if constant && family == PLACES[Kind::SpeedOfLight as usize].family {
            return Self::of(Kind::SpeedOfLight);
        }
        Self { family, kinds: kinds_of(name.as_bytes(), FAMILIES[family as usize].kinds) }
    }

    /// A variable that is said to be of a kind, by its text or by a name that only its variables have; the kinds of the
    /// dimension for one that is not among them.
    pub(crate) fn said(kind: &str, dimension: &Dimension) -> Result<Self, Vec<&'static str>> {
        let place = family(dimension);
        let kinds = FAMILIES.get(place as usize).map_or(&[][..], |family| family.kinds);
        let kind = kind.trim().as_bytes();
        let found = kinds.iter().find(|entry| is(kind, entry.text.replace(' ', "_").as_bytes(), false));
        let by_name = named(kind, kinds, false);
        match found {
            Some(entry) => Ok(Self::of(entry.kind)),
            None if by_name.count_ones() == 1 => Ok(Self { family: place, kinds: by_name }),
            None => Err(kinds.iter().map(|entry| entry.text).collect()),
        }
    }

    /// What the unit says, where the name says nothing or leaves it open.
    pub(crate) fn or_by_unit(self, unit: &str) -> Self {
        let mut units = UNITS.iter().filter(|(units, _)| units.contains(&unit));
        let found = units.find(|(_, kind)| PLACES[*kind as usize].family == self.family);
        match found {
            Some((_, kind)) if self.kinds == 0 || self.kinds & PLACES[*kind as usize].own != 0 => Self::of(*kind),
            _ => self,
        }
    }

    /// A variable that is of a kind for certain.
    pub(crate) const fn of(kind: Kind) -> Self {
        let place = &PLACES[kind as usize];
        Self { family: place.family, kinds: place.own }
    }

    /// Whether the name allows exactly these two kinds.
    pub(super) const fn is_either(self, a: Kind, b: Kind) -> bool {
        let (a, b) = (&PLACES[a as usize], &PLACES[b as usize]);
        self.family == a.family && self.kinds == a.own | b.own
    }

    /// One bit for the dimension, none for one that no named number knows.
    pub(super) const fn bit(self) -> u128 {
        if self.is_nowhere() { 0 } else { 1 << self.family }
    }

    /// Whether no named number knows the dimension.
    pub(super) const fn is_nowhere(self) -> bool {
        self.family == Self::NOWHERE
    }

    /// How well the variable fits a role; `None` when the dimension is another.
    pub(super) const fn level(self, kind: Kind) -> Option<Level> {
        let place = &PLACES[kind as usize];
        if place.family != self.family {
            return None;
        }
        Some(if self.kinds == 0 {
            Level::Open
        } else if self.kinds & !place.leading == 0 {
            Level::Leading
        } else if self.kinds & !place.exact == 0 {
            Level::Named
        } else if self.kinds & (place.exact | place.near) != 0 {
            Level::Open
        } else {
            Level::Excluded
        })
    }

    /// Whether a role may be filled without doubt: the name says so, or it says nothing and the kind is the usual one.
    ///
    /// Where no other number has these dimensions, it is enough that the name is not too narrow or too broad by far.
    pub(super) const fn is_assured(self, kind: Kind, alone: bool) -> bool {
        let place = &PLACES[kind as usize];
        match self.level(kind) {
            Some(Level::Named | Level::Leading) => true,
            Some(Level::Open) if self.kinds == 0 => place.usual || (alone && place.within_usual),
            Some(Level::Open) => alone,
            _ => false,
        }
    }
}

/// The family of a dimension.
const fn family(dimension: &Dimension) -> u8 {
    let Some(key) = dimension.key() else { return Tag::NOWHERE };
    let mut i = 0;
    while i < FAMILIES.len() {
        if FAMILIES[i].key == key {
            return i as u8;
        }
        i += 1;
    }
    Tag::NOWHERE
}

/// The kinds that a name allows.
const fn kinds_of(name: &[u8], kinds: &[KindEntry]) -> u32 {
    let name = last_part(name);
    let head = head(name);
    let found = named(name, kinds, true);
    if found != 0 {
        return found;
    }
    // With a subscript the case of a symbol matters: V_A is no v_A.
    if head.len() == name.len() {
        let found = named(name, kinds, false);
        if found != 0 {
            return found;
        }
    }
    let found = containing(name, kinds);
    if found != 0 || head.len() == name.len() {
        return found;
    }
    match named(head, kinds, true) {
        0 => named(head, kinds, false),
        found => found,
    }
}

/// The kinds that have exactly this name.
const fn named(name: &[u8], kinds: &[KindEntry], exact_case: bool) -> u32 {
    let (mut found, mut i) = (0, 0);
    while i < kinds.len() {
        let mut j = 0;
        while j < kinds[i].names.len() {
            let other = kinds[i].names[j].as_bytes();
            // What must fail is not begun, for rustc takes each step slowly.
            if other.len() == name.len()
                && (name.is_empty() || name[0].eq_ignore_ascii_case(&other[0]))
                && is(name, other, exact_case)
            {
                found |= 1 << i;
            }
            j += 1;
        }
        i += 1;
    }
    found
}

/// Words shorter than this are symbols: a name that contains one says nothing.
const WORD: usize = 4;

/// The kinds with the longest word that the name contains.
const fn containing(name: &[u8], kinds: &[KindEntry]) -> u32 {
    let (mut found, mut longest, mut i) = (0, WORD - 1, 0);
    while i < kinds.len() {
        let mut j = 0;
        while j < kinds[i].names.len() {
            let word = kinds[i].names[j].as_bytes();
            if word.len() >= WORD && word.len() >= longest && word[0].is_ascii_alphabetic() && contains(name, word) {
                if word.len() > longest {
                    (longest, found) = (word.len(), 0);
                }
                found |= 1 << i;
            }
            j += 1;
        }
        i += 1;
    }
    found
}

/// Whether a name contains a word.
const fn contains(name: &[u8], word: &[u8]) -> bool {
    let mut start = 0;
    while start + word.len() <= name.len() {
        if name[start].eq_ignore_ascii_case(&word[0]) && is(name.split_at(start).1.split_at(word.len()).0, word, false)
        {
            return true;
        }
        start += 1;
    }
    false
}

/// Whether two names are the same; a space and a hyphen count as `_`.
const fn is(a: &[u8], b: &[u8], exact_case: bool) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        let letter = if matches!(a[i], b' ' | b'-') { b'_' } else { a[i] };
        if letter != b[i] && (exact_case || !letter.eq_ignore_ascii_case(&b[i])) {
            return false;
        }
        i += 1;
    }
    true
}

/// What stands behind the last dot: `speed` of `inlet.speed`.
const fn last_part(name: &[u8]) -> &[u8] {
    let mut i = name.len();
    while i > 0 && name[i - 1] != b'.' {
        i -= 1;
    }
    name.split_at(i).1
}

/// What stands before the first `_` or digit.
const fn head(name: &[u8]) -> &[u8] {
    let mut i = 0;
    while i < name.len() && name[i] != b'_' && name[i] != b' ' && !name[i].is_ascii_digit() {
        i += 1;
    }
    name.split_at(i).0
}

/// The keys of the dimensions, in the order of the families.
#[cfg(test)]
pub(super) const FAMILY_KEYS: [u64; FAMILIES.len()] = {
    let (mut keys, mut i) = ([0; FAMILIES.len()], 0);
    while i < keys.len() {
        keys[i] = FAMILIES[i].key;
        i += 1;
    }
    keys
};
