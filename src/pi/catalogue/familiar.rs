//! The named numbers that can be made of a problem's variables, in the order in which people look for them.

use super::numbers::{FAMILIAR, NUMBERS};
use super::{Form, Level, NamedNumber, Tag, recognise};
use crate::constants::same;
use crate::pi::sign::Sign;

/// Where the familiar forms stand in the table.
static PLACES: [(u8, u8); FAMILIAR.len()] = places();

const fn places() -> [(u8, u8); FAMILIAR.len()] {
    let mut places = [(0, 0); FAMILIAR.len()];
    let mut entry = 0;
    while entry < FAMILIAR.len() {
        let (mut i, mut found) = (0, false);
        while i < NUMBERS.len() {
            let mut k = 0;
            while k < NUMBERS[i].len() {
                if same(NUMBERS[i][k].symbol, FAMILIAR[entry].0) {
                    assert!(FAMILIAR[entry].1 < NUMBERS[i][k].forms.len(), "a familiar number has this form");
                    (places[entry], found) = ((i as u8, k as u8), true);
                }
                k += 1;
            }
            i += 1;
        }
        assert!(found, "a familiar number stands in the table");
        entry += 1;
    }
    places
}

/// The dimensions that a familiar form needs, a bit each.
static NEEDED: [u128; FAMILIAR.len()] = {
    let (mut needed, mut entry) = ([0; FAMILIAR.len()], 0);
    while entry < FAMILIAR.len() {
        let roles = NUMBERS[PLACES[entry].0 as usize][PLACES[entry].1 as usize].forms[FAMILIAR[entry].1].roles;
        let mut i = 0;
        while i < roles.len() {
            needed[entry] |= Tag::of(roles[i].0).bit();
            i += 1;
        }
        entry += 1;
    }
    needed
};

/// The dimensions that the variables have, a bit each.
pub(crate) const fn dimensions(tags: &[Tag]) -> u128 {
    let (mut bits, mut i) = (0, 0);
    while i < tags.len() {
        bits |= tags[i].bit();
        i += 1;
    }
    bits
}

/// How many familiar forms there are.
pub(crate) const COUNT: usize = FAMILIAR.len();

/// Whether two familiar forms are forms of one number.
pub(crate) const fn same_number(a: usize, b: usize) -> bool {
    PLACES[a].0 == PLACES[b].0 && PLACES[a].1 == PLACES[b].1
}

/// Writes the group that is a familiar number of positive variables; `false` when there is none, or when their names
/// leave it in doubt. `there` are the [`dimensions`] of the variables; of those that fit a role alike the
/// first is taken.
pub(crate) const fn familiar(entry: usize, there: u128, tags: &[Tag], signs: &[Sign], group: &mut [i64]) -> bool {
    if NEEDED[entry] & !there != 0 {
        return false;
    }
    let number = &NUMBERS[PLACES[entry].0 as usize][PLACES[entry].1 as usize];
    number.forms[FAMILIAR[entry].1].fill(tags, signs, None, group) && is_certainly(number, tags, group)
}

/// The numbers that targets are made dimensionless by, in the order in which they are tried.
const OF_TARGETS: &[&str] = &["Nu", "Sh", "K_T", "K_Q", "N_p", "phi_f", "psi", "Ne", "Eu", "C_f", "St", "Ki", "Fo"];

/// Writes the exponents that make a target, the last of the tags, one of the numbers of targets, without its own; returns
/// the target's exponent, or 0 when there is no such number of positive variables, or names leave it in doubt.
pub(crate) const fn familiar_scale(tags: &[Tag], signs: &[Sign], group: &mut [i64]) -> i64 {
    let target = tags.len() - 1;
    let mut entry = 0;
    while entry < OF_TARGETS.len() {
        let (mut i, mut k) = (0, 0);
        while i < NUMBERS.len() {
            let number = &NUMBERS[i][k];
            if same(number.symbol, OF_TARGETS[entry])
                && number.forms[0].fill(tags, signs, Some(target), group)
                && is_certainly(number, tags, group)
            {
                return group[target];
            }
            k += 1;
            if k == NUMBERS[i].len() {
                (i, k) = (i + 1, 0);
            }
        }
        entry += 1;
    }
    0
}

const fn is_certainly(number: &NamedNumber, tags: &[Tag], group: &[i64]) -> bool {
    match recognise(tags, group).certain() {
        Some(found) => same(found.number.symbol, number.symbol),
        None => false,
    }
}

impl Form {
    /// Fills the roles with positive variables, one of them with the target where there is one: its first role that fits.
    const fn fill(&self, tags: &[Tag], signs: &[Sign], target: Option<usize>, group: &mut [i64]) -> bool {
        let mut j = 0;
        while j < group.len() {
            group[j] = 0;
            j += 1;
        }
        let mut i = 0;
        let mut waiting = target.is_some();
        while i < self.roles.len() {
            let (kind, exponent) = self.roles[i];
            if waiting
                && let Some(target) = target
                && tags[target].is_assured(kind, true)
            {
                (group[target], waiting) = (exponent, false);
                i += 1;
                continue;
            }
            let mut best: Option<(usize, Level)> = None;
            let mut j = 0;
            while j < signs.len() {
                if group[j] == 0
                    && signs[j].is_positive()
                    && let Some(level) = tags[j].level(kind)
                    && !matches!(level, Level::Excluded)
                {
                    best = match best {
                        Some((_, found)) if found as u8 >= level as u8 => best,
                        _ => Some((j, level)),
                    };
                }
                j += 1;
            }
            let Some((j, _)) = best else { return false };
            group[j] = exponent;
            i += 1;
        }
        !waiting
    }
}
