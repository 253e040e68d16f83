//! Targets out of reach.

use crate::dimension::{BaseQuantity, Dimension, SI_SYMBOLS};
use crate::pi::{FixedScale, Witness, witness};
use crate::rational::Rational;
use crate::record::{Field, is_complete};
use crate::text::Text;

/// Fails the build: no product of powers of the fields has the target's dimension.
#[track_caller]
pub(crate) const fn unreachable(fields: &[Field], name: &str, target: &Dimension) -> ! {
    let mut text = Text::new();
    text.push("no units-covariant map reaches ");
    text.push(name);
    text.push(" [");
    text.push_dimension(target);
    text.push("] from ");
    let mut j = 0;
    while j < fields.len() {
        if j > 0 {
            text.push(", ");
        }
        text.push_described(fields[j].name, &fields[j].dimension);
        j += 1;
    }
    if fields.is_empty() {
        text.push("no fields");
    }
    match witness(fields, target) {
        Some(witness) => push_reason(&mut text, fields, &witness),
        None => text.push(": only signed or zero-touching fields carry its dimension, and a scale is made of positive quantities. Add a positive quantity of that dimension"),
    }
    panic!("{}", text.as_str())
}

/// Says what is missing, from the change of base units that no field notices.
const fn push_reason(text: &mut Text, fields: &[Field], witness: &Witness) {
    let mut count = 0;
    let mut only = 0;
    let mut i = 0;
    while i < witness.bases.count() {
        if witness.exponents[i] != 0 {
            count += 1;
            only = i;
        }
        i += 1;
    }
    if count == 1 {
        let base = witness.bases.get(only);
        let mut carried = false;
        let mut j = 0;
        while j < fields.len() {
            carried = carried || !fields[j].dimension.exponent(base).is_zero();
            j += 1;
        }
        text.push(if carried { ": they cannot make " } else { ": nothing carries " });
        text.push(base.noun());
        text.push(". Add a quantity whose dimension contains ");
        text.push(symbol(&base));
        return;
    }
    text.push(": multiplying the units of ");
    let mut first = true;
    let mut i = 0;
    while i < witness.bases.count() {
        if witness.exponents[i] != 0 {
            if !first {
                text.push(", ");
            }
            first = false;
            text.push(symbol(&witness.bases.get(i)));
            text.push(" by λ");
            text.push_exponent(Rational::integer(witness.exponents[i]));
        }
        i += 1;
    }
    text.push(" changes the target and no field. Add a quantity that this changes too");
}

const fn symbol(base: &BaseQuantity) -> &str {
    let mut i = 0;
    while i < 7 {
        if BaseQuantity::SI[i].equals(base) {
            return SI_SYMBOLS[i];
        }
        i += 1;
    }
    base.key()
}

/// Fails the build when a record cannot reach a target; `name` is the target's type as it was written.
#[track_caller]
pub const fn check_target(fields: &[Field], name: &str, target: &Dimension, scale: &Option<FixedScale>) {
    if scale.is_none() && is_complete(fields) {
        unreachable(fields, name, target)
    }
}
