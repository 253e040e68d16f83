//! Bases of problems in which variables may be zero or negative, where the simplest groups do not suffice.
//!
//! A basis that has such variables in numerators only exists if and only if some Π group has all of them there (those that
//! enter groups at all): with that group in the basis, enough multiples of it lift all others. Every group with these
//! signs is a product of circuits with these signs (the conformal decomposition; R. T. Rockafellar, "The elementary vectors
//! of a subspace of R^N", 1969), so the circuits tell whether there is one.

use super::choice::Choice;
use super::{Circuits, Failure, Given, Repeated, fit, orient, tri};
use crate::lattice::content;

/// How many columns are eliminated in the search for circuits.
const BUDGET: usize = 50_000;

/// Starts over with one group that has all variables which may be zero or negative in its numerator.
pub(super) const fn start(
    given: &Given<'_>,
    choice: &mut Choice<'_, '_>,
    candidate: &mut [i64],
    sum: &mut [i64],
) -> Result<(), Failure> {
    let n = given.signs.len();
    let sum = sum.split_at_mut(n).0;
    let mut i = 0;
    while i < n {
        sum[i] = 0;
        i += 1;
    }
    let mut budget = BUDGET;
    let mut circuits = Circuits::new(given.matrix, given.rank, n, None);
    let mut size = 1;
    while size <= given.rank + 1 && !lifts(given, choice, sum) {
        circuits.start(size, &Repeated::NONE);
        while circuits.next(candidate, &mut budget) {
            if orient(candidate, given.signs) && is_new(given, candidate, sum) {
                let mut i = 0;
                while i < n {
                    sum[i] = match fit(sum[i] as i128 + candidate[i] as i128) {
                        Ok(value) => value,
                        Err(_) => return Err(Failure::Overflow),
                    };
                    i += 1;
                }
            }
        }
        size += 1;
    }
    if !lifts(given, choice, sum) {
        return Err(Failure::Sign);
    }
    let common = content(sum);
    let mut i = 0;
    while i < n {
        sum[i] /= common;
        i += 1;
    }
    choice.restart();
    tri!(choice.accept_one(sum));
    Ok(())
}

/// Whether a circuit has a variable in its numerator that may be zero or negative and that the sum lacks.
const fn is_new(given: &Given<'_>, circuit: &[i64], sum: &[i64]) -> bool {
    let mut i = 0;
    while i < circuit.len() {
        if !given.signs[i].is_positive() && circuit[i] > 0 && sum[i] == 0 {
            return true;
        }
        i += 1;
    }
    false
}

/// Whether the sum has all variables in its numerator that may be zero or negative and that enter groups at all.
const fn lifts(given: &Given<'_>, choice: &Choice<'_, '_>, sum: &[i64]) -> bool {
    let mut i = 0;
    while i < sum.len() {
        if !given.signs[i].is_positive() && sum[i] == 0 {
            let mut k = given.rank;
            while k < sum.len() {
                if choice.outer.vector(k)[i] != 0 {
                    return false;
                }
                k += 1;
            }
        }
        i += 1;
    }
    true
}

/// Puts the group that lifts the others, the first one, behind them.
pub(super) const fn last(choice: &mut Choice<'_, '_>, n: usize) {
    let mut place = n;
    while place < choice.coordinates.len() * n {
        let earlier = choice.groups[place - n];
        choice.groups[place - n] = choice.groups[place];
        choice.groups[place] = earlier;
        place += 1;
    }
}
