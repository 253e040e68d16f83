//! Records inside records: their fields stand among the outer ones under dotted names, their constants behind them, once.

use super::{Field, Kind};
use crate::constants::same;
use crate::dimension::Dimension;
use crate::pi::{MAX_FIELDS, Sign};

/// A field of the struct, as the derive sees it.
#[derive(Clone, Copy)]
pub enum Part {
    /// A quantity, and whether it may be useless.
    Quantity(&'static Field, bool),
    /// A record.
    Record {
        /// The name of the field.
        name: &'static str,
        /// Its `FIELDS`.
        fields: &'static [Field],
        /// Its `KEPT`.
        kept: &'static [bool],
        /// Whether all of it may be useless.
        all_kept: bool,
    },
}

/// The place for a field that is written later.
const NO_FIELD: Field =
    Field { name: "", dimension: Dimension::ONE, sign: Sign::Positive, kind: Kind::Plain, constant: None };

impl Part {
    /// How many quantities that are no constants there are.
    const fn count(&self) -> usize {
        match self {
            Self::Quantity(..) => 1,
            Self::Record { fields, .. } => {
                let (mut count, mut j) = (0, 0);
                while j < fields.len() {
                    count += fields[j].constant.is_none() as usize;
                    j += 1;
                }
                count
            }
        }
    }
}

/// Where each part starts among the quantities, and where the constants start.
#[must_use]
pub const fn starts<const PARTS: usize, const STARTS: usize>(parts: &[Part; PARTS]) -> [usize; STARTS] {
    let mut starts = [0; STARTS];
    let mut i = 0;
    while i < PARTS {
        starts[i + 1] = starts[i] + parts[i].count();
        i += 1;
    }
    starts
}

/// How many bytes the dotted names have.
#[must_use]
pub const fn length_of_names(parts: &[Part]) -> usize {
    let (mut length, mut i) = (0, 0);
    while i < parts.len() {
        if let Part::Record { name, fields, .. } = &parts[i] {
            let mut j = 0;
            while j < fields.len() {
                length += if fields[j].constant.is_none() { name.len() + 1 + fields[j].name.len() } else { 0 };
                j += 1;
            }
        }
        i += 1;
    }
    length
}

/// The dotted names, one behind the other.
#[must_use]
pub const fn dotted_names<const LENGTH: usize>(parts: &[Part]) -> [u8; LENGTH] {
    let mut bytes = [0; LENGTH];
    let (mut at, mut i) = (0, 0);
    while i < parts.len() {
        if let Part::Record { name, fields, .. } = &parts[i] {
            let mut j = 0;
            while j < fields.len() {
                if fields[j].constant.is_none() {
                    let mut piece = 0;
                    while piece < 3 {
                        let text = [name, ".", fields[j].name][piece].as_bytes();
                        bytes.split_at_mut(at).1.split_at_mut(text.len()).0.copy_from_slice(text);
                        at += text.len();
                        piece += 1;
                    }
                }
                j += 1;
            }
        }
        i += 1;
    }
    bytes
}

/// How many quantities there are, constants included.
#[must_use]
#[track_caller]
pub const fn count(parts: &[Part], constants: &[Field]) -> usize {
    let mut all = [(NO_FIELD, false); MAX_FIELDS];
    flatten_into(parts, constants, &[], false, &mut all)
}

/// The quantities: those of the parts in their order, the record's own constants, and those of its parts that are not
/// among them; each with whether it may be useless.
#[must_use]
#[track_caller]
pub const fn flatten<const N: usize>(
    parts: &[Part],
    constants: &[Field],
    names: &'static [u8],
    all_kept: bool,
) -> ([Field; N], [bool; N]) {
    let mut all = [(NO_FIELD, false); MAX_FIELDS];
    flatten_into(parts, constants, names, all_kept, &mut all);
    let (mut fields, mut kept) = ([NO_FIELD; N], [false; N]);
    let mut j = 0;
    while j < N {
        (fields[j], kept[j]) = all[j];
        j += 1;
    }
    (fields, kept)
}

/// Writes the quantities and returns how many there are; without `names` those of inner records stay without names.
#[track_caller]
const fn flatten_into(
    parts: &[Part],
    constants: &[Field],
    names: &'static [u8],
    all_kept: bool,
    all: &mut [(Field, bool)],
) -> usize {
    let (mut count, mut at) = (0, 0);
    let mut i = 0;
    while i < parts.len() {
        match &parts[i] {
            Part::Quantity(field, kept) => count = push(all, count, **field, *kept || all_kept),
            Part::Record { name, fields, kept, all_kept: all_inner } => {
                let mut j = 0;
                while j < fields.len() {
                    if fields[j].constant.is_none() {
                        let end = at + name.len() + 1 + fields[j].name.len();
                        let dotted = if names.is_empty() { "" } else { piece(names, at, end) };
                        at = end;
                        let kept = all_kept || *all_inner || (j < kept.len() && kept[j]);
                        count = push(all, count, Field { name: dotted, ..fields[j] }, kept);
                    }
                    j += 1;
                }
            }
        }
        i += 1;
    }
    let first = count;
    let mut j = 0;
    while j < constants.len() {
        count = push(all, count, constants[j], all_kept);
        j += 1;
    }
    let mut i = 0;
    while i < parts.len() {
        if let Part::Record { fields, kept, all_kept: all_inner, .. } = &parts[i] {
            let mut j = 0;
            while j < fields.len() {
                let kept = all_kept || *all_inner || (j < kept.len() && kept[j]);
                if fields[j].constant.is_some() && !has(all, first, count, fields[j].name) {
                    count = push(all, count, fields[j], kept);
                }
                j += 1;
            }
        }
        i += 1;
    }
    count
}

#[track_caller]
const fn push(all: &mut [(Field, bool)], count: usize, field: Field, kept: bool) -> usize {
    if count == all.len() {
        panic!("a record has more than 48 quantities, constants included")
    }
    all[count] = (field, kept);
    count + 1
}

const fn has(all: &[(Field, bool)], start: usize, end: usize, name: &str) -> bool {
    let mut j = start;
    while j < end {
        if same(all[j].0.name, name) {
            return true;
        }
        j += 1;
    }
    false
}

const fn piece(names: &'static [u8], start: usize, end: usize) -> &'static str {
    match std::str::from_utf8(names.split_at(end).0.split_at(start).1) {
        Ok(name) => name,
        Err(_) => panic!("names are whole strings"),
    }
}

/// Fails the build when a constant of an inner record has the name of a field of the outer one.
#[track_caller]
pub const fn check_nested(inner: &[Field], fields: &[&str]) {
    let mut j = 0;
    while j < inner.len() {
        let mut i = 0;
        while i < fields.len() && inner[j].constant.is_some() {
            if same(fields[i], inner[j].name) {
                super::message::constant_and_field(inner[j].name)
            }
            i += 1;
        }
        j += 1;
    }
}

/// Writes the values of the constants, which stand behind the fields.
pub fn write_constants(fields: &[Field], values: &mut [f64]) {
    for (field, value) in fields.iter().zip(values) {
        if let Some(constant) = field.constant {
            *value = constant;
        }
    }
}
