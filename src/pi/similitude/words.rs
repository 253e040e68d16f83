//! Why a similitude cannot be: conditions that clash, or leave something free.

use super::{Held, Similarity};
use crate::dimension::Dimension;
use crate::pi::declared::{Quantities, push_remedy};
use crate::pi::expression::push_known;
use crate::refusal::Refusal;
use crate::text::{Text, nearest};

pub(super) const fn overflow(culprit: usize) -> Refusal {
    Refusal::overflow(
        culprit,
        "exact integer arithmetic left its range (±2⁵⁶) in the similitude",
        "use smaller exponents in the groups that are held",
    )
}

pub(super) const fn unknown_quantity(quantities: &Quantities<'_>, name: &str, culprit: usize) -> Refusal {
    let mut refusal = Refusal::new(culprit);
    refusal.message.push("no quantity is called `");
    refusal.message.push(name);
    refusal.message.push("`");
    push_known(name, quantities.names, &mut refusal.help);
    refusal
}

pub(super) const fn unknown_group(groups: &Held<'_>, word: &str, culprit: usize) -> Refusal {
    let mut refusal = Refusal::new(culprit);
    refusal.message.push("no group and no quantity is called `");
    refusal.message.push(word);
    refusal.message.push("`");
    if let Some(place) = nearest(groups.symbols, word) {
        refusal.help.push("did you mean `");
        refusal.help.push(groups.symbols[place]);
        refusal.help.push("`?");
    } else {
        refusal.help.push("declare the group, or hold a product such as `a*b/c`");
    }
    refusal
}

pub(super) const fn of_a_dimension(
    quantities: &Quantities<'_>,
    word: &str,
    row: &[i64],
    surplus: &Dimension,
    culprit: usize,
) -> Refusal {
    let mut refusal = Refusal::new(culprit);
    refusal.message.push("`");
    refusal.message.push(word);
    refusal.message.push("` is held, and has the dimension [");
    refusal.message.push_dimension(surplus);
    refusal.message.push("] instead of 1");
    push_remedy(quantities, row, surplus, &mut refusal.help);
    refusal
}

/// Writes ``holding `Re` and `Fr` with the same `density`, `g` `` for the conditions that are made.
const fn push_conditions(
    text: &mut Text,
    quantities: &Quantities<'_>,
    similarity: &Similarity<'_>,
    held: &[bool],
    same: &[bool],
) {
    let (groups, quantities_same) = (count(held), count(same));
    if groups > 0 {
        text.push("holding ");
        push_list(text, similarity.hold, held, groups);
    }
    if quantities_same > 0 {
        text.push(if groups > 0 { " with the same " } else { "keeping the same " });
        text.push_names(quantities.names, same);
    }
}

/// Writes names as `a`, `b` and `c`.
const fn push_list(text: &mut Text, names: &[&str], marked: &[bool], count: usize) {
    let (mut written, mut i) = (0, 0);
    while i < names.len() {
        if marked[i] {
            text.push(if written == 0 {
                "`"
            } else if written + 1 == count {
                " and `"
            } else {
                ", `"
            });
            text.push(names[i]);
            text.push("`");
            written += 1;
        }
        i += 1;
    }
}

const fn count(marked: &[bool]) -> usize {
    let (mut count, mut i) = (0, 0);
    while i < marked.len() {
        count += marked[i] as usize;
        i += 1;
    }
    count
}

/// Conditions that force λ to be 1; the culprit is the last group among them, or else `by`.
pub(super) const fn clash(
    quantities: &Quantities<'_>,
    similarity: &Similarity<'_>,
    by: usize,
    made: &[bool],
) -> Refusal {
    let (held, same) = made.split_at(similarity.hold.len());
    let mut culprit = similarity.hold.len() + similarity.same.len();
    let mut k = 0;
    while k < held.len() {
        if held[k] {
            culprit = k;
        }
        k += 1;
    }
    let mut refusal = Refusal::new(culprit);
    push_conditions(&mut refusal.message, quantities, similarity, held, same);
    refusal.message.push(" forces `");
    refusal.message.push(quantities.names[by]);
    refusal.message.push("` to scale by λ⁰");
    refusal.help.push(match (count(held), count(same)) {
        (0, _) => "let it differ: it is what sets λ",
        (1, _) => "let one of these quantities differ, or do not hold the group",
        _ => "give up one: hold one group less, or let one of these quantities differ",
    });
    refusal
}

/// Conditions that leave quantities free.
pub(super) const fn free(
    quantities: &Quantities<'_>,
    similarity: &Similarity<'_>,
    same: &[bool],
    free: &[bool],
    missing: usize,
    culprit: usize,
) -> Refusal {
    let mut refusal = Refusal::new(culprit);
    let held = [true; super::MAX_LISTED];
    let all = if similarity.hold.len() < held.len() { similarity.hold.len() } else { held.len() };
    push_conditions(&mut refusal.message, quantities, similarity, held.split_at(all).0, same);
    if all == 0 && count(same) == 0 {
        refusal.message.push("a similitude without conditions");
    }
    refusal.message.push(" leaves free how ");
    let shown = if quantities.names.len() < free.len() { quantities.names.len() } else { free.len() };
    let free = free.split_at(shown).0;
    refusal.message.push_names(quantities.names.split_at(shown).0, free);
    refusal.message.push(if count(free) == 1 { " scales" } else { " scale" });
    if missing == 1 {
        refusal.help.push("hold one group more, or say that one of these is the same");
    } else {
        refusal.help.push("hold ");
        refusal.help.push_number(missing as i64);
        refusal.help.push(" groups more, or say that some of these are the same");
    }
    refusal
}
