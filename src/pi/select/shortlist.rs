//! The simplest candidates for Π groups, in order, and what simple means.

use crate::lattice::row;
use crate::pi::sign::Sign;

/// How many candidates of one search are kept; the simplest ones stay.
pub(crate) const SHORTLIST: usize = 192;

/// The simplest candidates of one search, in order; those of positive variables only come first, so that as few groups
/// as possible are signed.
pub(super) struct Shortlist<'a> {
    signs: &'a [Sign],
    pub(super) size: usize,
    /// `SHORTLIST × size`.
    rows: &'a mut [i64],
    keys: [i128; SHORTLIST],
    order: [usize; SHORTLIST],
    pub(super) count: usize,
}

impl<'a> Shortlist<'a> {
    pub(super) const fn new(signs: &'a [Sign], rows: &'a mut [i64]) -> Self {
        Self { signs, size: signs.len(), rows, keys: [0; SHORTLIST], order: [0; SHORTLIST], count: 0 }
    }

    pub(super) const fn get(&self, place: usize) -> &[i64] {
        row(self.rows, self.size, self.order[place])
    }

    /// Puts a candidate in its place; when the list is full the least simple one goes.
    pub(super) const fn insert(&mut self, candidate: &[i64]) {
        let mut key = complexity(candidate);
        let mut i = 0;
        while i < self.size {
            if candidate[i] != 0 && !self.signs[i].is_positive() {
                // Above all that `complexity` counts.
                key += 1 << 110;
            }
            i += 1;
        }
        let mut place = self.count;
        while place > 0 {
            let other = self.order[place - 1];
            if self.keys[other] < key
                || (self.keys[other] == key && !precedes(candidate, row(self.rows, self.size, other)))
            {
                break;
            }
            place -= 1;
        }
        if place == SHORTLIST {
            return;
        }
        let slot = if self.count < SHORTLIST { self.count } else { self.order[SHORTLIST - 1] };
        if self.count < SHORTLIST {
            self.count += 1;
        }
        let mut i = self.count - 1;
        while i > place {
            self.order[i] = self.order[i - 1];
            i -= 1;
        }
        self.order[place] = slot;
        self.keys[slot] = key;
        let mut i = 0;
        while i < self.size {
            self.rows[slot * self.size + i] = candidate[i];
            i += 1;
        }
    }
}

/// Variables used, then Σ|exponent|, then the largest exponent: smaller is simpler.
pub(crate) const fn complexity(exponents: &[i64]) -> i128 {
    let (mut used, mut sum, mut largest) = (0i128, 0i128, 0);
    let mut i = 0;
    while i < exponents.len() {
        if exponents[i] != 0 {
            let size = if exponents[i] < 0 { -exponents[i] } else { exponents[i] };
            used += 1;
            sum += size as i128;
            if size > largest {
                largest = size;
            }
        }
        i += 1;
    }
    let largest = largest as i128;
    // 50 bits a key: exponents above 10¹⁵ count as equally absurd.
    let top = (1 << 50) - 1;
    (used << 100) + (if sum < top { sum } else { top } << 50) + if largest < top { largest } else { top }
}

/// Whether, at equal complexity, `a` comes first: the earlier variables decide, by being used, then by a larger exponent.
pub(crate) const fn precedes(a: &[i64], b: &[i64]) -> bool {
    let mut i = 0;
    while i < a.len() {
        if (a[i] == 0) != (b[i] == 0) {
            return b[i] == 0;
        }
        i += 1;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return a[i] > b[i];
        }
        i += 1;
    }
    false
}
