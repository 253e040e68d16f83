//! Names of variables as names of a programming language.

use std::collections::BTreeSet;
use std::rc::Rc;

/// Names that are taken.
pub(super) struct Names(BTreeSet<String>);

impl Names {
    /// Starts with the words of a language that are no names.
    pub(super) fn new(reserved: &str) -> Self {
        Self(reserved.split_whitespace().map(str::to_lowercase).collect())
    }

    /// A name for a text: letters, digits and underscores, another than all before, also where case does not count.
    pub(super) fn unique(&mut self, text: &str) -> Rc<str> {
        let mut name = identifier(text);
        while !self.0.insert(name.to_lowercase()) {
            name.push('_');
        }
        name.into()
    }
}

/// A text with `_` for whatever no name may contain.
fn identifier(text: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || (c.is_alphabetic() && !c.is_ascii()) { c } else { '_' };
    let name: String = text.chars().map(plain).collect();
    let name = name.trim_matches('_');
    match name.chars().next() {
        None => "x".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("x{name}"),
        Some(_) => name.to_owned(),
    }
}

/// `SPEED_TABLE` for `speed` and `table`.
pub(super) fn constant(function: &str, table: &str) -> String {
    format!("{function}_{table}").to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_words_of_the_language_and_differ() {
        let mut names = Names::new("fn type");
        for (text, name) in [
            ("speed", "speed"),
            ("speed of sound", "speed_of_sound"),
            ("fluid.density", "fluid_density"),
            ("type", "type_"),
            ("speed", "speed_"),
            ("Δp", "Δp"),
            ("k_B", "k_B"),
            ("2nd", "x2nd"),
            ("(-)", "x"),
        ] {
            assert_eq!(&*names.unique(text), name);
        }
    }
}
