//! Dimensions that a type states itself, over base quantities of its own that refine the SI's.

use crate::constants::same;
use crate::dimension::{BaseQuantity, Dimension};

/// A declared base quantity by name, and the text of the dimension that it counts as in the SI.
pub(super) type Refinement<'a> = (&'a str, &'a str);

/// The stated dimension; that of the type within while [`check_stated`](super::check_stated) has something to mend.
#[must_use]
pub const fn stated(text: &str, within: &Dimension) -> Dimension {
    match Dimension::parse(text) {
        Ok(dimension) => dimension,
        Err(_) => *within,
    }
}

/// What a declared base quantity counts as.
pub(super) const fn refined<'a>(base: &BaseQuantity, bases: &[Refinement<'a>]) -> Option<&'a str> {
    let mut i = 0;
    while i < bases.len() {
        if same(base.key(), bases[i].0) {
            return Some(bases[i].1);
        }
        i += 1;
    }
    None
}
