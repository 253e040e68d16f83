//! The table and what users add to it.

use dimensionless::{BaseQuantity, Code, Dimension, Rational, Unit, Units};

#[track_caller]
fn message(result: Result<impl std::fmt::Debug, dimensionless::Error>) -> (Code, String) {
    let error = result.expect_err("an error");
    (error.code(), error.to_string())
}

#[test]
fn exactly_defined_units_have_the_nearest_f64() {
    let units = Units::new();
    for (symbol, factor) in [
        ("in", 0.0254),
        ("ft", 0.3048),
        ("lb", 0.45359237),
        ("lbf", 4.4482216152605),
        ("Btu", 1055.05585262),
        ("gal", 0.003785411784),
        ("eV", 1.602176634e-19),
        ("Da", 1.66053906892e-27),
        ("R_sun", 6.957e8),
        ("Jy", 1e-26),
        ("mmHg", 133.322387415),
        ("t_Planck", 5.391247e-44),
        ("kn", 1852.0 / 3600.0),
    ] {
        let entry = units.entries().find(|entry| entry.symbol() == symbol).expect("a unit of the table");
        assert_eq!(entry.factor(), factor, "{symbol}");
    }
}

#[test]
fn every_entry_reads_as_itself() {
    let units = Units::new();
    for entry in units.entries() {
        for symbol in std::iter::once(&entry.symbol()).chain(entry.aliases()).filter(|&&symbol| symbol != "M") {
            let unit = units.parse(symbol).unwrap_or_else(|error| panic!("`{symbol}`: {error}"));
            assert_eq!(unit.dimension(), entry.dimension(), "{symbol}");
            assert_eq!(unit.is_point(), entry.is_point(), "{symbol}");
            assert_eq!(unit.to_si(1.0) == entry.factor(), !entry.is_point(), "{symbol}");
        }
    }
}

#[test]
fn declared_bases_and_units_are_read_and_shown() {
    let mut units = Units::new();
    let rainwater = units.declare_base("rainwater").expect("a free name");
    units.declare_unit("mm_water", "1 rainwater").expect("a free symbol");
    units.declare_unit("inch_water", "25.4 mm_water").expect("a free symbol");
    units.declare_base("CO2").expect("digits are no exponent when the whole is known");
    let unit = units.parse("inch_water/h").expect("declared");
    assert_eq!(unit.to_si(3600.0), 25.4);
    assert_eq!(units.parse("CO2^2").expect("declared").dimension().to_string(), "CO2²");
    let dimension = Dimension::base(rainwater).with(BaseQuantity::LENGTH, Rational::integer(-2)).expect("a place");
    let coherent = Unit::coherent(&dimension);
    assert_eq!(coherent.to_string(), "rainwater m^-2");
    assert_eq!(units.parse("rainwater m^-2").expect("declared"), coherent);
    assert!("rainwater".parse::<Unit>().is_err(), "only where it was declared");
    assert_eq!(units.suggest("rainwatr").as_deref(), Some("rainwater"));
    let last = units.entries().last().expect("declared");
    assert_eq!((last.symbol(), last.source(), last.field()), ("CO2", "declared", "declared"));
}

#[test]
fn declarations_are_saved_and_read_back() {
    let mut units = Units::new();
    units.declare_base("rainwater").expect("a free name");
    units.declare_unit("mm_water", "1 rainwater").expect("a free symbol");
    let json = serde_json::to_string(&units).expect("a list");
    assert_eq!(json, r#"[{"symbol":"rainwater"},{"symbol":"mm_water","definition":"1 rainwater"}]"#);
    let again: Units = serde_json::from_str(&json).expect("the same list");
    assert_eq!(again.parse("mm_water").expect("declared"), units.parse("mm_water").expect("declared"));
    assert!(serde_json::from_str::<Units>(r#"[{"symbol":"m"}]"#).is_err());
}

#[test]
fn declaring_settles_an_ambiguous_symbol() {
    let mut units = Units::new();
    units.declare_unit("cal", "4.184 J").expect("no single reading before");
    units.declare_base("bit").expect("no reading before");
    assert_eq!(units.parse("cal/g").expect("declared").to_si(1.0), 4184.0);
    assert_eq!(units.parse("bit/s").expect("declared").dimension().to_string(), "T⁻¹ bit");
    assert!(Units::new().parse("cal").is_err(), "other tables keep their readings");
}

#[test]
fn declarations_that_would_change_a_reading_are_refused() {
    let mut units = Units::new();
    units.declare_base("CO2").expect("a free name");
    let cases = [
        (units.clone().declare_unit("m", "1 ft"), "`m` already has a reading as a unit of dimension L"),
        (units.clone().declare_unit("km", "1 ft"), "`km` already has a reading as a unit of dimension L"),
        (units.clone().declare_unit("m2", "1 ft"), "`m2` already has a reading as a unit of dimension L²"),
        (units.clone().declare_unit("CO2", "1 m"), "`CO2` already has a reading as a unit of dimension CO2"),
        (units.clone().declare_unit("CO", "1 m"), "`CO` already has a reading inside `CO2`"),
        (units.clone().declare_unit("pH", "1"), "`pH` already has a reading as something that is no ratio scale"),
        (units.clone().declare_unit("a b", "1 m"), "`a b` cannot be the symbol of a unit"),
        (units.clone().declare_unit("2m", "1 m"), "`2m` cannot be the symbol of a unit"),
        (units.clone().declare_unit("", "1 m"), "`` cannot be the symbol of a unit"),
        (units.clone().declare_base("metres").map(drop), "`metres` already has a reading as a unit of dimension L"),
        (units.clone().declare_base("CO2").map(drop), "`CO2` already has a reading as a unit of dimension CO2"),
        (units.clone().declare_base("two words").map(drop), "`two words` cannot be the name of a base quantity"),
        (units.clone().declare_base("L").map(drop), "`L` cannot be the name of a base quantity"),
    ];
    for (result, expected) in cases {
        assert_eq!(message(result), (Code::Declaration, expected.to_owned()));
    }
    let (code, text) = message(units.declare_unit("smoot", "1.7018 mm_water"));
    assert_eq!((code, text.as_str()), (Code::UnknownUnit, "the definition of `smoot`: unknown unit `mm_water`"));
    assert_eq!(message(units.declare_unit("warm", "degC")).0, Code::AffineUnit);
}

#[test]
fn coherent_units_have_the_names_people_know() {
    for (dimension, text) in [
        ("1", "1"),
        ("L M T^-2", "N"),
        ("L^-1 M T^-2", "Pa"),
        ("L^2 M T^-2", "J"),
        ("L^2 M T^-3", "W"),
        ("T I", "C"),
        ("L^2 M T^-3 I^-1", "V"),
        ("L^2 M T^-3 I^-2", "Ω"),
        ("T^-1", "s^-1"),
        ("L T^-1", "m s^-1"),
        ("L^3 M^-1 T^-2", "m^3 kg^-1 s^-2"),
        ("L^-3 M", "kg m^-3"),
        ("L^(1/2) T^-1", "m^(1/2) s^-1"),
        ("M T^-3 Theta^-1", "kg s^-3 K^-1"),
        ("J", "cd"),
    ] {
        let dimension: Dimension = dimension.parse().expect("a dimension");
        assert_eq!(Unit::coherent(&dimension).to_string(), text);
        assert_eq!(text.parse::<Unit>().expect("a unit"), Unit::coherent(&dimension));
    }
}
