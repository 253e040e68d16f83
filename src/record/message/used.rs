//! Quantities that no law can depend on.

use crate::pi::FixedScale;
use crate::record::{Record, is_complete, is_used};
use crate::text::Text;

/// [`check_used`] for the quantities from `start` to `end`.
#[track_caller]
pub const fn check_used_between<R: Record>(scales: &[Option<FixedScale>], start: usize, end: usize) {
    let mut quantity = start;
    while quantity < end {
        check_used::<R>(scales, quantity);
        quantity += 1;
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
        text.push_described(field.name, &field.dimension);
        text.push(" enters no Π group and no scale: no field can cancel its dimension, so no law can depend on it. Drop it, or add a quantity that shares its dimension");
    } else {
        text.push("the field ");
        text.push_described(field.name, &field.dimension);
        text.push(" enters no Π group and no scale: no other field can cancel its dimension, so no law can depend on it. Remove it, add a quantity that shares its dimension, or keep it with `#[record(allow_unused)]`");
    }
    panic!("{}", text.as_str())
}
