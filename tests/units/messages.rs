//! Every message, its label, its place and its next step, as users read them: `messages.tsv`, a line a case.

use dimensionless::{Code, Unit, Units};

#[test]
fn every_refusal_says_what_where_and_what_next() {
    let mut codes = std::collections::BTreeSet::new();
    for line in include_str!("messages.tsv").lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let &[code, text, columns, message, label, help] = fields.as_slice() else { panic!("six fields: {line}") };
        let error = text.parse::<Unit>().expect_err(text);
        let place = error.location().expect("a place");
        let found = [error.code().as_str(), &error.to_string(), &place.label, error.next_step().unwrap_or_default()]
            .map(str::to_owned);
        assert_eq!(found, [code, message, label, help], "`{text}`");
        assert_eq!(format!("{}+{}", place.column, place.length), columns, "`{text}`");
        assert_eq!((place.line, place.text.as_str(), &place.file), (1, text, &None));
        codes.insert(code);
    }
    assert_eq!(codes.into_iter().collect::<Vec<_>>().join(" "), "U001 U002 U003 U004 U005 U006 U008");
}

#[test]
fn a_string_that_is_too_long_or_too_deep_is_refused() {
    let long = "m ".repeat(200).parse::<Unit>().expect_err("too long");
    assert_eq!((long.code(), long.to_string().as_str()), (Code::UnitSyntax, "a unit of more than 256 characters"));
    assert_eq!(long.next_step(), Some("declare a unit for a part of it"));
    for opening in ["(", "√", "sqrt("] {
        let deep = opening.repeat(40).parse::<Unit>().expect_err("too deep");
        assert_eq!(
            (deep.code(), deep.to_string().as_str()),
            (Code::UnitSyntax, "more than 32 parentheses inside each other")
        );
        assert_eq!(deep.next_step(), Some("simplify the unit"));
    }
}

#[test]
fn places_count_characters_not_bytes() {
    let error = "µΩ·µPa·foo".parse::<Unit>().expect_err("unknown");
    assert_eq!(error.location().map(|place| (place.column, place.length)), Some((8, 3)));
    let error = " [ kg/foo ]".parse::<Unit>().expect_err("unknown");
    assert_eq!(error.location().map(|place| (place.column, place.length)), Some((7, 3)));
}

#[test]
fn suggestions_are_near_and_readable() {
    let units = Units::new();
    for (typed, meant) in [
        ("kpa", Some("kPa")),
        ("PSI", Some("psi")),
        ("mhz", Some("mHz")),
        ("furlongg", Some("furlong")),
        ("metr", Some("metre")),
        ("secnd", Some("second")),
        ("gallns", Some("gallons")),
        ("x", None),
        ("temperature", None),
    ] {
        assert_eq!(units.suggest(typed).as_deref(), meant, "{typed}");
    }
}
