//! Messages that rustc shows, assembled in `const` from the names of fields and types.

mod kinds;
mod stated;

use super::{Field, Record, is_complete, is_used};
use crate::constants::Constant;
use crate::dimension::{BaseQuantity, Dimension, SI_SYMBOLS};
use crate::pi::{FixedScale, witness};
use crate::rational::Rational;

pub use kinds::check_kinds;
pub use stated::check_stated;

/// A text that is built byte by byte in `const`; what does not fit ends in an ellipsis.
struct Text {
    bytes: [u8; Text::CAPACITY],
    length: usize,
}

impl Text {
    const CAPACITY: usize = 4096;

    const fn new() -> Self {
        Self { bytes: [0; Self::CAPACITY], length: 0 }
    }

    const fn push(&mut self, text: &str) {
        let text = text.as_bytes();
        // Three bytes are kept for the ellipsis.
        if self.length + text.len() + 3 > Self::CAPACITY {
            return;
        }
        let mut i = 0;
        while i < text.len() {
            self.bytes[self.length] = text[i];
            self.length += 1;
            i += 1;
        }
    }

    const fn push_number(&mut self, number: i64) {
        const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
        if number < 0 {
            self.push("-");
        }
        let size = number.unsigned_abs();
        let mut unit = 1;
        while size / unit >= 10 {
            unit *= 10;
        }
        while unit > 0 {
            self.push(DIGITS[(size / unit % 10) as usize]);
            unit /= 10;
        }
    }

    /// Writes an exponent as [`Dimension`]'s `Display` does.
    const fn push_exponent(&mut self, exponent: Rational) {
        const SUPERSCRIPTS: [&str; 10] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];
        let number = exponent.numerator();
        if !exponent.is_integer() {
            self.push("^(");
            self.push_number(number);
            self.push("/");
            self.push_number(exponent.denominator());
            self.push(")");
        } else if number != 1 {
            if number < 0 {
                self.push("⁻");
            }
            let size = number.unsigned_abs();
            let mut unit = 1;
            while size / unit >= 10 {
                unit *= 10;
            }
            while unit > 0 {
                self.push(SUPERSCRIPTS[(size / unit % 10) as usize]);
                unit /= 10;
            }
        }
    }

    const fn push_dimension(&mut self, dimension: &Dimension) {
        let mut written = false;
        let mut i = 0;
        while i < 7 + Dimension::MAX_DECLARED {
            let base = if i < 7 { Some(BaseQuantity::SI[i]) } else { dimension.declared_at(i - 7) };
            if let Some(base) = base {
                let exponent = dimension.exponent(base);
                if !exponent.is_zero() {
                    if written {
                        self.push(" ");
                    }
                    self.push(if i < 7 { SI_SYMBOLS[i] } else { base.key() });
                    self.push_exponent(exponent);
                    written = true;
                }
            }
            i += 1;
        }
        if !written {
            self.push("1");
        }
    }

    const fn push_field(&mut self, field: &Field) {
        self.push("`");
        self.push(field.name);
        self.push("` [");
        self.push_dimension(&field.dimension);
        self.push("]");
    }

    const fn as_str(&self) -> &str {
        match std::str::from_utf8(self.bytes.split_at(self.length).0) {
            Ok(text) => text,
            Err(_) => panic!("the text is made of whole strings"),
        }
    }
}

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
        text.push_field(&fields[j]);
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
const fn push_reason(text: &mut Text, fields: &[Field], witness: &crate::pi::Witness) {
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

/// Fails the build when a quantity enters no Π group and no scale of the targets, and is not kept all the same.
///
/// Says nothing when a target is out of reach, or a constant unknown: that is the error to mend first.
#[track_caller]
pub const fn check_used<R: Record>(scales: &[Option<FixedScale>], quantity: usize) {
    let mut k = 0;
    while k < scales.len() {
        if scales[k].is_none() {
            return;
        }
        k += 1;
    }
    let kept = quantity < R::KEPT.len() && R::KEPT[quantity];
    if kept || !is_complete(R::FIELDS) || is_used(&R::BASIS, scales, quantity) {
        return;
    }
    let field = &R::FIELDS[quantity];
    let mut text = Text::new();
    if field.constant.is_some() {
        text.push("the constant ");
        text.push_field(field);
        text.push(" enters no Π group and no scale: no field can cancel its dimension, so no law can depend on it. Drop it, or add a quantity that shares its dimension");
    } else {
        text.push("the field ");
        text.push_field(field);
        text.push(" enters no Π group and no scale: no other field can cancel its dimension, so no law can depend on it. Remove it, add a quantity that shares its dimension, or keep it with `#[record(allow_unused)]`");
    }
    panic!("{}", text.as_str())
}

/// Fails the build: there is no such constant.
#[track_caller]
pub(super) const fn unknown_constant(symbol: &str) -> ! {
    let mut text = Text::new();
    text.push("no constant is called `");
    text.push(symbol);
    text.push("`. The constants known by name are ");
    let all = Constant::all();
    let mut i = 0;
    while i < all.len() {
        if i > 0 {
            text.push(", ");
        }
        text.push("`");
        text.push(all[i].symbol);
        text.push("`");
        i += 1;
    }
    text.push("; any other is a field of the record");
    panic!("{}", text.as_str())
}

/// Fails the build: a constant, asked for by another spelling, has the name of a field.
#[track_caller]
pub(super) const fn constant_and_field(symbol: &str) -> ! {
    let mut text = Text::new();
    text.push("`");
    text.push(symbol);
    text.push("` is both a constant and a field: a quantity has one name, so rename the field or drop the constant");
    panic!("{}", text.as_str())
}

/// Fails the build: two spellings of one constant.
#[track_caller]
pub(super) const fn constant_twice(first: &str, second: &str) -> ! {
    let mut text = Text::new();
    text.push("`");
    text.push(first);
    text.push("` and `");
    text.push(second);
    text.push("` are the same constant: keep one");
    panic!("{}", text.as_str())
}
