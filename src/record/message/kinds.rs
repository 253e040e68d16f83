//! Two kinds of one dimension in one record.

use crate::record::{Field, Kind};
use crate::text::Text;

/// Fails the build when one of the quantities of a field, or a target, has the dimension of one of the others and is of
/// another kind, unless the record mixes them; a record inside has done this among its own.
///
/// Quantities of dimension one are groups by themselves: a ratio and an angle never meet in one.
#[track_caller]
pub const fn check_kinds(others: &[Field], quantities: &[Field], mixes: &[Kind]) {
    let mut j = 0;
    while j < quantities.len() {
        check_kind(others, &quantities[j], mixes);
        j += 1;
    }
}

#[track_caller]
const fn check_kind(others: &[Field], quantity: &Field, mixes: &[Kind]) {
    let mut i = 0;
    while i < others.len() {
        let (other, kind) = (&others[i], quantity.kind);
        if !other.kind.equals(kind) && other.dimension.equals(&quantity.dimension) && !quantity.dimension.is_one() {
            let marked = if kind.equals(Kind::Plain) { other.kind } else { kind };
            let mut meant = false;
            let mut k = 0;
            while k < mixes.len() {
                meant = meant || mixes[k].equals(marked);
                k += 1;
            }
            if !meant {
                if kind.equals(Kind::Plain) { mixed(other, quantity, marked) } else { mixed(quantity, other, marked) }
            }
        }
        i += 1;
    }
}

/// Fails the build; `marked` is the quantity whose kind matters.
#[track_caller]
const fn mixed(marked: &Field, plain: &Field, kind: Kind) -> ! {
    let mut text = Text::new();
    text.push_described(marked.name, &marked.dimension);
    text.push(match kind {
        Kind::AbsoluteTemperature => " is a temperature above absolute zero and ",
        _ => " counts radians and ",
    });
    text.push_described(plain.name, &plain.dimension);
    text.push(match kind {
        Kind::AbsoluteTemperature => {
            " an interval between two temperatures: their quotient is a Π group only where absolute zero matters, as in a gas. Say so with `#[record(mixes(temperature))]` on the struct, or measure both as intervals from one reference"
        }
        _ => {
            " does not: their quotient hides a factor such as 2π. Say with `#[record(mixes(angle))]` on the struct that an angle counts as a pure number, or give it a base quantity of its own with `#[derive(Quantity)]`"
        }
    });
    panic!("{}", text.as_str())
}
