//! Constants that are unknown, or are not the only ones of their name.

use crate::constants::Constant;
use crate::text::Text;

/// Fails the build: there is no such constant.
#[track_caller]
pub(in crate::record) const fn unknown_constant(symbol: &str) -> ! {
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
pub(in crate::record) const fn constant_and_field(symbol: &str) -> ! {
    let mut text = Text::new();
    text.push("`");
    text.push(symbol);
    text.push("` is both a constant and a field: a quantity has one name, so rename the field or drop the constant");
    panic!("{}", text.as_str())
}

/// Fails the build: two spellings of one constant.
#[track_caller]
pub(in crate::record) const fn constant_twice(first: &str, second: &str) -> ! {
    let mut text = Text::new();
    text.push("`");
    text.push(first);
    text.push("` and `");
    text.push(second);
    text.push("` are the same constant: keep one");
    panic!("{}", text.as_str())
}
