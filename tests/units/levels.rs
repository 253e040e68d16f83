//! Temperature scales and levels: conversion, and where they are refused.

use dimensionless::{Code, Unit};

#[track_caller]
fn unit(text: &str) -> Unit {
    text.parse().unwrap_or_else(|error| panic!("`{text}`: {error}"))
}

#[test]
fn temperature_scales_add_their_origin() {
    for (text, value, kelvins) in
        [("degC", 20.0, 293.15), ("°C", -273.15, 0.0), ("℃", 0.0, 273.15), ("degF", 32.0, 273.15), ("℉", 212.0, 373.15)]
    {
        assert!(unit(text).is_point() && !unit(text).is_logarithmic());
        assert!((unit(text).to_si(value) - kelvins).abs() < 1e-12, "{text}");
        assert!((unit(text).from_si(kelvins) - value).abs() < 1e-12, "{text}");
    }
    for text in ["K", "degR", "delta_degC", "Δ°C", "delta_degF"] {
        assert!(!unit(text).is_point(), "{text}");
        assert_eq!(unit(text).to_si(0.0), 0.0, "{text}");
    }
}

#[test]
fn levels_give_the_underlying_quantity() {
    for (text, value, si, dimension) in [
        ("dB(20 µPa)", 94.0, 20e-6 * 10_f64.powf(4.7), "L⁻¹ M T⁻²"),
        ("dB(20uPa)", 0.0, 20e-6, "L⁻¹ M T⁻²"),
        ("dB re 20 uPa", 20.0, 200e-6, "L⁻¹ M T⁻²"),
        ("dB (re 1 µPa)", 20.0, 1e-5, "L⁻¹ M T⁻²"),
        ("dBSPL", 20.0, 200e-6, "L⁻¹ M T⁻²"),
        ("dBm", 30.0, 1.0, "L² M T⁻³"),
        ("dBW", -10.0, 0.1, "L² M T⁻³"),
        ("dBV", 20.0, 10.0, "L² M T⁻³ I⁻¹"),
        ("dBuV", 120.0, 1.0, "L² M T⁻³ I⁻¹"),
        ("dB(1 pW)", 120.0, 1.0, "L² M T⁻³"),
        ("dB(1 pW/m^2)", 120.0, 1.0, "M T⁻³"),
        ("dB(1 nm/s)", 60.0, 1e-6, "L T⁻¹"),
        ("dB re 1 µPa^2/Hz", 120.0, 1.0, "L⁻² M² T⁻³"),
    ] {
        let unit = unit(text);
        assert!(unit.is_logarithmic() && !unit.is_point(), "{text}");
        assert!((unit.to_si(value) / si - 1.0).abs() < 1e-12, "{text}: {}", unit.to_si(value));
        assert!((unit.from_si(si) - value).abs() < 1e-9, "{text}");
        assert_eq!(unit.dimension().to_string(), dimension, "{text}");
        assert_eq!(unit.to_string(), text);
    }
}

#[test]
fn a_level_of_zero_or_less_is_no_number() {
    assert_eq!(unit("dBm").from_si(0.0), f64::NEG_INFINITY);
    assert!(unit("dBm").from_si(-1.0).is_nan());
}

#[test]
fn scales_that_are_no_ratios_are_refused_inside_products() {
    for (text, code) in [
        ("W/m2/degC", Code::AffineUnit),
        ("degC/min", Code::AffineUnit),
        ("degF^2", Code::AffineUnit),
        ("√degC", Code::AffineUnit),
        ("2 degC", Code::AffineUnit),
        ("psig", Code::AffineUnit),
        ("dB", Code::LogUnit),
        ("dBA", Code::LogUnit),
        ("pH", Code::LogUnit),
        ("Np/m", Code::LogUnit),
        ("dBm/Hz", Code::LogUnit),
        ("dB(1 mol)", Code::LogUnit),
        ("dB(degC)", Code::AffineUnit),
    ] {
        assert_eq!(text.parse::<Unit>().map_err(|error| error.code()), Err(code), "{text}");
    }
}
