//! Properties: printing then reading is the identity, conversion there and back too, and nothing panics.

use dimensionless::{Unit, Units};
use proptest::prelude::*;

fn symbol() -> impl Strategy<Value = String> {
    let units = Units::new();
    let plain: Vec<String> =
        units.entries().filter(|entry| !entry.is_point()).map(|entry| entry.symbol().to_owned()).collect();
    let prefixed: Vec<String> = units
        .entries()
        .filter(|entry| entry.is_prefixable())
        .flat_map(|entry| ["k", "m", "µ", "da", "G"].map(|prefix| format!("{prefix}{}", entry.symbol())))
        .filter(|text| units.parse(text).is_ok())
        .collect();
    prop_oneof![proptest::sample::select(plain), proptest::sample::select(prefixed)]
}

fn exponent() -> impl Strategy<Value = String> {
    let texts = ["", "^2", "^-1", "²", "⁻³", "^(1/2)", "**3", "^0.5", "^(-2/3)", "^1"];
    proptest::sample::select(texts.to_vec()).prop_map(str::to_owned)
}

fn product() -> impl Strategy<Value = String> {
    let factor = (symbol(), exponent()).prop_map(|(symbol, exponent)| format!("{symbol}{exponent}"));
    let joined = prop::collection::vec((factor, proptest::sample::select(vec![" ", "·", " * ", "  "])), 1..4).prop_map(
        |factors| {
            factors.iter().enumerate().fold(String::new(), |text, (i, (factor, join))| match i {
                0 => factor.clone(),
                _ => format!("{text}{join}{factor}"),
            })
        },
    );
    (joined, proptest::option::of(symbol()), proptest::option::of(1_u32..1000)).prop_map(
        |(product, divisor, number)| {
            let number = number.map_or(String::new(), |number| format!("{number} "));
            let divisor = divisor.map_or(String::new(), |divisor| format!("/{divisor}"));
            format!("{number}{product}{divisor}")
        },
    )
}

proptest! {
    #[test]
    fn reading_what_was_printed_gives_the_same_unit(text in product()) {
        // Products of extreme units may leave the range of numbers, and pairs such as `deg C` are refused.
        if let Ok(unit) = text.parse::<Unit>() {
            let printed = unit.to_string();
            let again: Unit = printed.parse().map_err(|error| TestCaseError::fail(format!("`{printed}`: {error}")))?;
            prop_assert_eq!(&again, &unit);
            let json = serde_json::to_string(&unit).expect("a string");
            prop_assert_eq!(serde_json::from_str::<Unit>(&json).expect("the same string"), unit);
        } else {
            let code = text.parse::<Unit>().map_err(|error| error.code().as_str());
            prop_assert!(matches!(code, Err("U002" | "U004")), "`{}`: {:?}", text, code);
        }
    }

    #[test]
    fn the_coherent_unit_has_factor_one_and_the_same_dimension(text in product()) {
        if let Ok(unit) = text.parse::<Unit>() {
            let coherent = Unit::coherent(&unit.dimension());
            let read: Unit = coherent.to_string().parse().expect("a coherent unit");
            prop_assert_eq!(&read, &coherent);
            prop_assert_eq!(read.to_si(1.0), 1.0);
            prop_assert_eq!(read.dimension(), unit.dimension());
        }
    }

    #[test]
    fn conversion_there_and_back_is_the_identity(text in product(), value in -1e6..1e6_f64) {
        if let Ok(unit) = text.parse::<Unit>() {
            let back = unit.from_si(unit.to_si(value));
            prop_assert!((back - value).abs() <= 1e-15 * value.abs(), "`{}`: {} became {}", text, value, back);
        }
    }

    #[test]
    fn points_and_levels_come_back_too(value in -100.0..200.0_f64) {
        for text in ["degC", "degF", "dBm", "dB(20 µPa)", "dB re 1 V"] {
            let unit: Unit = text.parse().expect("a unit");
            prop_assert!((unit.from_si(unit.to_si(value)) - value).abs() < 1e-12, "`{}`", text);
        }
    }

    #[test]
    fn no_string_panics_and_every_error_has_a_place_inside(text in "[a-zA-Z0-9µΩ°²⁻ ()*/^.×·√\\[\\]-]{0,40}|\\PC{0,30}|(m|/|\\^|\\(|\\)|2|-| |s){0,24}") {
        if let Err(error) = text.parse::<Unit>() {
            let place = error.location().expect("a place");
            prop_assert!(place.column >= 1 && place.length >= 1);
            prop_assert!(place.column - 1 + place.length <= text.chars().count().max(1), "`{}`: {:?}", text, place);
            prop_assert!(error.next_step().is_some(), "`{}`: {}", text, error);
        }
    }
}
