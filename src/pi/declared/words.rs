//! What is wrong with declared groups, and what to declare instead.

use super::{Quantities, dimension, misplaced, split};
use crate::constants::same;
use crate::dimension::Dimension;
use crate::lattice::content;
use crate::pi::expression::{Mistake, describe};
use crate::pi::sign::Sign;
use crate::rational::Rational;
use crate::refusal::Refusal;
use crate::text::Text;

pub(crate) const fn overflow(culprit: usize) -> Refusal {
    Refusal::overflow(
        culprit,
        "exact integer arithmetic left its range (±2⁵⁶) in the declared groups",
        "use smaller exponents",
    )
}

pub(super) const fn too_many_bases() -> Refusal {
    Refusal::with(0, "the quantities have more than 24 base quantities", "declare fewer base quantities")
}

pub(super) const fn mistake(mistake: &Mistake, text: &str, names: &[&str], culprit: usize) -> Refusal {
    let mut refusal = Refusal::new(culprit);
    describe(mistake, text, names, &mut refusal.message, &mut refusal.help);
    refusal.span = Some((mistake.start, mistake.end));
    refusal
}

pub(super) const fn no_symbol(text: &str, culprit: usize) -> Refusal {
    let mut refusal = Refusal::new(culprit);
    refusal.message.push("`");
    refusal.message.push(text);
    refusal.message.push("` has no symbol before its `=`");
    refusal.help.push("write one made of letters, digits, `_` and `.`, as in `Re = a*b/c`");
    refusal
}

pub(super) const fn symbol_of_quantity(symbol: &str, culprit: usize) -> Refusal {
    let mut refusal = Refusal::new(culprit);
    refusal.message.push("a quantity is called `");
    refusal.message.push(symbol);
    refusal.message.push("` already");
    refusal.help.push("give the group another symbol");
    refusal
}

pub(super) const fn symbol_twice(symbol: &str, culprit: usize) -> Refusal {
    let mut refusal = Refusal::new(culprit);
    refusal.message.push("two groups have the symbol `");
    refusal.message.push(symbol);
    refusal.message.push("`");
    refusal.help.push("give one of them another symbol");
    refusal
}

/// Writes the symbol of a group, or the product where it has none.
const fn push_group(text: &mut Text, declared: &str) {
    text.push("`");
    text.push(label(declared));
    text.push("`");
}

const fn label(declared: &str) -> &str {
    match split(declared) {
        Some(found) if !found.symbol.is_empty() => found.symbol,
        _ => declared.trim_ascii(),
    }
}

/// Writes `Re = density·speed·diameter/viscosity`, or the product alone for a group without a symbol.
const fn push_definition(text: &mut Text, declared: &str, names: &[&str], row: &[i64]) {
    text.push("`");
    if let Some(found) = split(declared)
        && !found.symbol.is_empty()
    {
        text.push(found.symbol);
        text.push(" = ");
    }
    text.push_product(names, row);
    text.push("`");
}

/// Refuses a group with a dimension, and a group of which nothing is left.
pub(super) const fn of_dimension_one(
    quantities: &Quantities<'_>,
    declared: &[&str],
    place: usize,
    row: &[i64],
) -> Result<(), Refusal> {
    let Some(surplus) = dimension(quantities.dimensions, row) else { return Err(overflow(place)) };
    let mut refusal = Refusal::new(place);
    if content(row) == 0 {
        push_group(&mut refusal.message, declared[place]);
        refusal.message.push(" is 1 whatever the quantities are: everything in it cancels");
        refusal.help.push("leave it out, or correct it");
        return Err(refusal);
    }
    if surplus.is_one() {
        return Ok(());
    }
    refusal.message.push("the group ");
    push_group(&mut refusal.message, declared[place]);
    refusal.message.push(" has the dimension [");
    refusal.message.push_dimension(&surplus);
    refusal.message.push("] instead of 1");
    push_remedy(quantities, row, &surplus, &mut refusal.help);
    Err(refusal)
}

/// How many remedies are listed.
const REMEDIES: usize = 3;

/// Writes which powers of single quantities cancel the dimension of a group, and leave something of it.
pub(crate) const fn push_remedy(quantities: &Quantities<'_>, row: &[i64], surplus: &Dimension, help: &mut Text) {
    let mut count = 0;
    let mut j = 0;
    while j < quantities.names.len() && count < REMEDIES {
        let other = &quantities.dimensions[j];
        if let Some(power) = cancelling(surplus, other)
            && (quantities.signs[j].is_positive() || power.is_integer() && power.numerator() > 0)
            && !is_power_of(row, j)
        {
            let times = power.numerator() > 0;
            help.push(match (count, times) {
                (0, true) => "multiply it by `",
                (0, false) => "divide it by `",
                (_, true) => ", or multiply it by `",
                (_, false) => ", or divide it by `",
            });
            help.push(quantities.names[j]);
            help.push_exponent(if times { power } else { power.negate() });
            help.push("`");
            count += 1;
        }
        j += 1;
    }
    if count == 0 {
        help.push("let the dimensions cancel: a factor of the dimension [");
        if let Some(missing) = surplus.power(Rational::integer(-1)) {
            help.push_dimension(&missing);
        }
        help.push("] is missing");
    }
}

/// Whether a product is a power of one quantity alone.
const fn is_power_of(row: &[i64], quantity: usize) -> bool {
    let mut j = 0;
    while j < row.len() {
        if j != quantity && row[j] != 0 {
            return false;
        }
        j += 1;
    }
    true
}

/// The power of one dimension that cancels another.
const fn cancelling(surplus: &Dimension, other: &Dimension) -> Option<Rational> {
    let mut place = 0;
    while place < 7 + Dimension::MAX_DECLARED {
        if let Some(base) = other.base_at(place) {
            let Some(power) = surplus.exponent(base).negate().checked_div(other.exponent(base)) else { return None };
            return match surplus.times_power(other, power) {
                Some(product) if product.is_one() => Some(power),
                _ => None,
            };
        }
        place += 1;
    }
    None
}

/// Refuses a quantity that may be zero or negative in a denominator.
pub(super) const fn in_numerators(
    quantities: &Quantities<'_>,
    declared: &[&str],
    place: usize,
    row: &[i64],
) -> Result<(), Refusal> {
    let Some(j) = misplaced(quantities.signs, row) else { return Ok(()) };
    let mut refusal = Refusal::new(place);
    refusal.message.push("`");
    refusal.message.push(quantities.names[j]);
    refusal.message.push(match quantities.signs[j] {
        Sign::Nonnegative => "` may be zero",
        _ => "` may be zero or negative",
    });
    refusal.message.push(" and stands in the denominator of the group ");
    push_group(&mut refusal.message, declared[place]);
    let mut above = false;
    let mut k = 0;
    while k < row.len() {
        above = above || (row[k] > 0 && !quantities.signs[k].is_positive());
        k += 1;
    }
    refusal.help.push(if above {
        "keep it in the numerator: only positive quantities can be divided by"
    } else {
        "declare the inverse: only positive quantities can be divided by"
    });
    Err(refusal)
}

/// Refuses a group that depends on those before it; `relation` holds exponents of a product of all that is 1.
pub(super) const fn dependent(declared: &[&str], roots: &[Rational], place: usize, relation: &[i64]) -> Refusal {
    let mut refusal = Refusal::new(place);
    refusal.message.push("the group ");
    push_group(&mut refusal.message, declared[place]);
    refusal.message.push(" depends on the others: it is");
    let Some(own) = Rational::integer(relation[place]).checked_mul(roots[place]) else { return overflow(place) };
    let mut written = false;
    let mut i = 0;
    while i < place {
        if relation[i] != 0 {
            // A stored group is the power of the declared one that is whole.
            let Some(above) = Rational::integer(relation[i]).checked_mul(roots[i]) else { return overflow(place) };
            let Some(power) = above.checked_div(own) else { return overflow(place) };
            refusal.message.push(if written { "·`" } else { " `" });
            refusal.message.push(label(declared[i]));
            refusal.message.push("`");
            refusal.message.push_exponent(power.negate());
            written = true;
        }
        i += 1;
    }
    refusal.help.push("leave it out, or declare an independent group in its place");
    refusal
}

/// Refuses a group that makes the declared ones generate a part of the Π groups only.
pub(super) const fn not_saturated(
    quantities: &Quantities<'_>,
    declared: &[&str],
    place: usize,
    index: i128,
    found: &[i64],
) -> Refusal {
    let mut refusal = Refusal::new(place);
    refusal.message.push("the declared groups generate only a part of the Π groups (index ");
    refusal.message.push_number(index as i64);
    refusal.message.push("): `");
    refusal.message.push_product(quantities.names, found);
    refusal.message.push("` is no product of whole powers of theirs");
    if misplaced(quantities.signs, found).is_none() {
        refusal.help.push("replace ");
        push_group(&mut refusal.help, declared[place]);
        refusal.help.push(" by ");
        push_definition(&mut refusal.help, declared[place], quantities.names, found);
    } else {
        refusal.help.push("replace ");
        push_group(&mut refusal.help, declared[place]);
        refusal.help.push(" by a group that gives it");
    }
    refusal
}

/// Refuses too few groups; `missing` holds the rows of those that complete them, or nothing.
pub(super) const fn incomplete(
    quantities: &Quantities<'_>,
    declared: &[&str],
    wanted: usize,
    missing: &[i64],
) -> Refusal {
    let n = quantities.names.len();
    let mut refusal = Refusal::new(declared.len());
    refusal.message.push("the declared groups are not complete: there are ");
    refusal.message.push_number(wanted as i64);
    refusal.message.push(" independent Π groups, and ");
    refusal.message.push_number(declared.len() as i64);
    refusal.message.push(if declared.len() == 1 { " is declared" } else { " are declared" });
    if missing.is_empty() {
        refusal.help.push("declare ");
        refusal.help.push_number((wanted - declared.len()) as i64);
        refusal.help.push(" more");
        return refusal;
    }
    let mut number = 0;
    let mut i = 0;
    while i * n < missing.len() {
        number = free_number(quantities, declared, number + 1);
        refusal.help.push(if i == 0 { "add `Π" } else { " and `Π" });
        refusal.help.push_number(number);
        refusal.help.push(" = ");
        refusal.help.push_product(quantities.names, missing.split_at(i * n).1.split_at(n).0);
        refusal.help.push("`");
        i += 1;
    }
    refusal
}

/// The first number from `number` on for which neither a group nor a quantity is called `Π` with the number.
const fn free_number(quantities: &Quantities<'_>, declared: &[&str], number: i64) -> i64 {
    let mut number = number;
    loop {
        let mut text = Text::new();
        text.push("Π");
        text.push_number(number);
        let mut taken = false;
        let mut i = 0;
        while i < declared.len() {
            taken = taken || same(label(declared[i]), text.as_str());
            i += 1;
        }
        let mut j = 0;
        while j < quantities.names.len() {
            taken = taken || same(quantities.names[j], text.as_str());
            j += 1;
        }
        if !taken {
            return number;
        }
        number += 1;
    }
}
