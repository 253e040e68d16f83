//! What is wrong with a product, and what to write instead.

use super::{Kind, Mistake};
use crate::text::{Text, nearest};

/// Writes the message and the next step for a mistake in a text over quantities with `names`.
pub(crate) const fn describe(mistake: &Mistake, text: &str, names: &[&str], message: &mut Text, help: &mut Text) {
    let words = slice(text, mistake.start, mistake.end);
    let quoted = match mistake.kind {
        Kind::UnknownName | Kind::Number | Kind::Fraction | Kind::TwoReadings | Kind::Sum => true,
        Kind::NothingBefore | Kind::NothingBehind | Kind::Exponent | Kind::SecondExponent | Kind::Character => true,
        Kind::Unclosed | Kind::Unopened | Kind::Empty | Kind::TooDeep | Kind::Overflow => false,
    };
    if let Kind::UnknownName = mistake.kind {
        message.push("no quantity is called ");
    } else if let Kind::Exponent = mistake.kind {
        message.push("no exact rational exponent in ");
    }
    if quoted {
        message.push("`");
        message.push(words);
        message.push("`");
    }
    let (rule, step) = match mistake.kind {
        Kind::Empty => ("nothing stands where a product of quantities is needed", "write a product such as `a*b/c`"),
        Kind::UnknownName => ("", ""),
        Kind::Number => (
            " is a number, and a constant factor changes no basis",
            "leave it out: a group stands for all its multiples",
        ),
        Kind::Fraction => (" has two readings", "put the exponent in parentheses, as in `a^(1/2)`"),
        Kind::TwoReadings => (
            " has two readings, for `/` divides by the one factor behind it",
            "write the divisor in parentheses, as in `a/(b c)`, or the product first, as in `a c/b`",
        ),
        Kind::Sum => (" does not join quantities in a product of powers", "join them with `*`, `/` or a space"),
        Kind::NothingBefore => {
            (" has nothing before it", "write `1/a` for a reciprocal, and a quantity before a power")
        }
        Kind::NothingBehind => (" has nothing behind it", "write a quantity behind it"),
        Kind::Unclosed => ("a parenthesis or a backquote is never closed", "close it"),
        Kind::Unopened => ("a `)` without a `(`", "remove it, or open it with `(`"),
        Kind::TooDeep => ("more than 15 parentheses stand inside each other", "simplify the product"),
        Kind::Exponent => ("", "write an exponent such as `^2`, `^-1`, `^(1/2)` or `²`"),
        Kind::SecondExponent => (" is a second exponent", "write one exponent, as in `a^4`"),
        Kind::Overflow => ("an exponent of the product does not fit a 64-bit rational number", "use smaller exponents"),
        Kind::Character => (
            " has no meaning in a product",
            "write names that have other characters than letters, digits, `_` and `.` in backquotes",
        ),
    };
    message.push(rule);
    help.push(step);
    if let Kind::UnknownName = mistake.kind {
        push_known(words, names, help);
    }
}

/// Writes which names there are, the nearest first.
pub(crate) const fn push_known(word: &str, names: &[&str], help: &mut Text) {
    if let Some(place) = nearest(names, word) {
        help.push("did you mean `");
        help.push(names[place]);
        help.push("`? The quantities are ");
    } else {
        help.push("the quantities are ");
    }
    if names.is_empty() {
        help.push("none");
    }
    let mut j = 0;
    while j < names.len() {
        help.push(if j > 0 { ", `" } else { "`" });
        help.push(names[j]);
        help.push("`");
        j += 1;
    }
}

/// The bytes from `start` to `end`, which are whole characters.
pub(crate) const fn slice(text: &str, start: usize, end: usize) -> &str {
    text.split_at(end).0.split_at(start).1
}
