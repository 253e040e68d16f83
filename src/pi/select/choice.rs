//! The groups that were accepted, which stay primitive, and how they are completed to a basis.

use super::shortlist::Shortlist;
use super::{EASY, Failure, Given, largest, orient, tri};
use crate::lattice::{Elimination, Overflow, Sparse, fit, row};
use crate::pi::catalogue::{FAMILIAR, Tag, dimensions, familiar, recognise, same_number};
use crate::pi::sign::Sign;

/// The groups accepted so far, and the elimination of their coordinates that shows whether they stay primitive.
pub(super) struct Choice<'a, 'b> {
    pub(super) outer: &'a Elimination<'b>,
    pub(super) inner: Elimination<'a>,
    pub(super) coordinates: &'a mut [i64],
    pub(super) places: &'a mut [usize],
    pub(super) groups: &'a mut [i64],
    /// How many rows of `groups` are written.
    pub(super) written: usize,
    /// The product of the pivots of `inner`.
    pub(super) index: i128,
}

impl Choice<'_, '_> {
    /// Forgets all groups.
    pub(super) const fn restart(&mut self) {
        self.inner.restart();
        (self.written, self.index) = (0, 1);
    }

    /// Accepts the familiar numbers that the variables make, as long as the set stays primitive; each number once.
    pub(super) const fn accept_familiar(&mut self, given: &Given<'_>, group: &mut [i64]) -> Result<(), Failure> {
        let (tags, signs) = (given.tags, given.signs);
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
    pub(super) const fn accept_one(&mut self, group: &[i64]) -> Result<bool, Failure> {
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
    pub(super) const fn eliminate(&mut self) -> Result<(), Failure> {
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
    pub(super) const fn take_reduced(&mut self, signs: &[Sign], candidate: &mut [i64]) -> Result<(), Failure> {
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
    pub(super) const fn accept(&mut self, list: &Shortlist<'_>, tags: &[Tag], needed: i64) -> Result<(), Failure> {
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
    pub(super) const fn complete(&mut self, signs: &[Sign]) -> Result<(), Failure> {
        let n = signs.len();
        let mut place = self.inner.rank();
        while place < self.coordinates.len() {
            let dual = self.inner.dual(place);
            let mut i = 0;
            while i < n {
                self.groups[place * n + i] = 0;
                i += 1;
            }
            let mut j = 0;
            while j < self.coordinates.len() {
                if dual[j] != 0 {
                    let vector = self.outer.vector(self.outer.rank() + j);
                    let mut i = 0;
                    while i < n {
                        let sum = self.groups[place * n + i] as i128 + dual[j] as i128 * vector[i] as i128;
                        match fit(sum) {
                            Ok(value) => self.groups[place * n + i] = value,
                            Err(_) => return Err(Failure::Overflow),
                        }
                        i += 1;
                    }
                }
                j += 1;
            }
            if shorten_row(self.groups, n, place).is_err() {
                return Err(Failure::Overflow);
            }
            let row = self.groups.split_at_mut(place * n);
            if !orient(row.1.split_at_mut(n).0, signs) && !tri!(raise(row.0, row.1.split_at_mut(n).0, signs)) {
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

/// Adds multiples of earlier groups to one until no variable that may be zero or negative is in its denominator; `false`
/// when there is no group for that. The earlier groups have such variables in their numerators only.
const fn raise(groups: &[i64], group: &mut [i64], signs: &[Sign]) -> Result<bool, Failure> {
    let n = signs.len();
    // Of the two signs the one that needs less.
    let (mut below, mut i) = (0i128, 0);
    while i < n {
        if !signs[i].is_positive() {
            below += group[i] as i128;
        }
        i += 1;
    }
    let mut i = 0;
    while i < n && below < 0 {
        group[i] = -group[i];
        i += 1;
    }
    let mut i = 0;
    while i < n {
        if !signs[i].is_positive() && group[i] < 0 {
            let mut place = 0;
            while place < groups.len() && groups[place + i] <= 0 {
                place += n;
            }
            if place >= groups.len() {
                return Ok(false);
            }
            let times = (-group[i] as i128 + groups[place + i] as i128 - 1) / groups[place + i] as i128;
            let mut j = 0;
            while j < n {
                group[j] = match fit(group[j] as i128 + times * groups[place + j] as i128) {
                    Ok(value) => value,
                    Err(_) => return Err(Failure::Overflow),
                };
                j += 1;
            }
        }
        i += 1;
    }
    Ok(true)
}
