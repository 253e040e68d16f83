//! The rows agree with each other: every symbol once, every reading of a trap a unit, every collision known.

use std::collections::BTreeSet;

use super::*;
use crate::unit::Units;
use crate::unit::prefix::PREFIXES;

#[test]
fn every_symbol_and_every_name_means_one_unit() {
    let mut seen = BTreeSet::new();
    for (symbol, entry) in TABLE.symbols() {
        assert!(seen.insert(symbol), "`{symbol}` occurs twice");
        let trapped = TABLE.trap(symbol).is_some();
        // `M` alone may be meant as mega, but `mM` is the millimolar.
        assert!(!trapped || symbol == "M", "`{symbol}` is refused by name");
        if let Some(named) = TABLE.by_name(symbol) {
            assert_eq!(named.symbol(), entry.symbol(), "the name `{symbol}`");
        }
        assert!(!entry.source().is_empty() && !entry.name().is_empty());
        assert!(entry.factor().is_normal(), "{symbol}");
    }
    assert!(TRAPS.iter().map(|trap| trap.0).collect::<BTreeSet<_>>().len() == TRAPS.len());
}

#[test]
fn every_reading_that_an_error_offers_can_be_written() {
    let units = Units::new();
    for (symbol, trap) in TRAPS {
        let readings: Vec<&str> = match trap {
            Trap::Ambiguous(readings) => readings.iter().map(|reading| reading.0).collect(),
            Trap::Misspelt(meant) => vec![meant],
            Trap::Refused(..) => vec![],
        };
        for reading in readings {
            assert!(units.parse(reading).is_ok(), "`{reading}` is offered for `{symbol}`");
        }
        assert!(units.parse(symbol).is_err() || symbol.starts_with("dB"), "`{symbol}`");
    }
}

#[test]
fn whole_symbols_that_also_read_as_a_prefix_and_a_unit_are_known() {
    let mut collisions = BTreeSet::new();
    let mut double = Vec::new();
    let mut prefixed = BTreeSet::new();
    for (symbol, entry) in TABLE.symbols().filter(|(_, entry)| entry.is_prefixable()) {
        for (prefix, _, ten) in PREFIXES {
            let text = format!("{prefix}{symbol}");
            if TABLE.by_symbol(&text).is_some() || TABLE.trap(&text).is_some() {
                collisions.insert(text);
            } else if !prefixed.insert(text.clone()) {
                double.push((text, entry.symbol(), *ten));
            }
        }
    }
    let collisions: Vec<String> = collisions.into_iter().collect();
    assert_eq!(collisions.join(" "), COLLISIONS);
    assert_eq!(double, []);
}

/// The symbol on its own wins; each was looked at.
const COLLISIONS: &str = "Gs MBTU MBtu PS RT at au ct ft hbar kWhr kg kt mu pH pt qt";

#[test]
fn the_table_is_large_and_its_fields_are_not_empty() {
    assert_eq!(TABLE.entries.len(), 369);
    assert!(FIELDS.iter().all(|(_, rows)| rows.len() > 10));
}
