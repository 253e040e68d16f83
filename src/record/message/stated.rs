//! A stated dimension that is not that of the type within.

use crate::dimension::{BaseQuantity, Dimension, Mistake};
use crate::record::stated::{Refinement, refined};
use crate::text::Text;

/// Fails the build unless a stated dimension can be read, its declared base quantities are explained, and what it counts
/// as in the SI is the dimension of the type within.
#[track_caller]
pub const fn check_stated(text: &str, bases: &[Refinement], within: &Dimension) {
    let stated = read(text);
    let mut collapsed = Dimension::ONE;
    let mut i = 0;
    while i < 7 + Dimension::MAX_DECLARED {
        let base = if i < 7 { Some(BaseQuantity::SI[i]) } else { stated.declared_at(i - 7) };
        if let Some(base) = base {
            let own = if i < 7 { Dimension::base(base) } else { counts_as(&base, bases) };
            collapsed = match collapsed.times_power(&own, stated.exponent(base)) {
                Some(next) => next,
                None => overflow(text),
            };
        }
        i += 1;
    }
    if !collapsed.equals(within) {
        disagreement(&stated, &collapsed, within)
    }
}

#[track_caller]
const fn read(text: &str) -> Dimension {
    let factor = match Dimension::parse(text) {
        Ok(dimension) => return dimension,
        Err(Mistake::Overflow) => overflow(text),
        Err(Mistake::Empty) => "",
        Err(Mistake::Factor(factor)) => factor,
    };
    let mut message = Text::new();
    message.push("`");
    message.push(factor);
    message.push("` is not a power of a base quantity. Write base quantities with exponents, such as `L_x T^-1`, or `1` for a pure number");
    panic!("{}", message.as_str())
}

/// The dimension of the SI that a declared base quantity counts as.
#[track_caller]
const fn counts_as(base: &BaseQuantity, bases: &[Refinement]) -> Dimension {
    let mut message = Text::new();
    let Some(text) = refined(base, bases) else {
        message.push("`");
        message.push(base.key());
        message.push("` is no base quantity of the SI. Say what it counts as there: `base(");
        message.push(base.key());
        message.push(" = \"L\")` for a kind of length, `\"1\"` for a pure number");
        panic!("{}", message.as_str())
    };
    let dimension = read(text);
    if dimension.declared_at(0).is_some() {
        message.push("`");
        message.push(base.key());
        message.push("` counts as `");
        message.push(text);
        message.push("`, which is no dimension of the SI. Write it over L, M, T, I, Θ, N and J");
        panic!("{}", message.as_str())
    }
    dimension
}

#[track_caller]
const fn disagreement(stated: &Dimension, collapsed: &Dimension, within: &Dimension) -> ! {
    let mut message = Text::new();
    message.push("the stated dimension [");
    message.push_dimension(stated);
    message.push("] counts as [");
    message.push_dimension(collapsed);
    message.push("] in the SI, and the type within is of dimension [");
    message.push_dimension(within);
    message.push("]. State a dimension that refines it");
    panic!("{}", message.as_str())
}

#[track_caller]
const fn overflow(text: &str) -> ! {
    let mut message = Text::new();
    message.push("an exponent of `");
    message.push(text);
    message.push("` does not fit a 64-bit rational number, or more than eight base quantities are declared. Use smaller exponents");
    panic!("{}", message.as_str())
}
