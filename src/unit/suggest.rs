//! The unit that someone probably meant.

use super::entry::UnitEntry;
use super::factor::Factor;
use super::prefix::PREFIXES;
use super::resolve::{Reading, Scope, describe};
use crate::text::distance;

/// The known symbol nearest to an unknown one, and what it means.
///
/// First the same letters with other capitals (`kpa`), then one edit away, and two for six letters or more; among
/// equals the longest common beginning, then the shorter symbol, then the commoner prefix.
pub(super) fn nearest<'a>(scope: &Scope<'a>, symbol: &str) -> Option<(String, Reading<'a>)> {
    let length = symbol.chars().count();
    let allowed = [0, 0, 0, 1, 1, 1].get(length).copied().unwrap_or(2);
    if length > 40 {
        return None;
    }
    let mut best: Option<(Rank, String, Reading<'a>)> = None;
    let mut consider = |candidate: String, reading: Reading<'a>, order: usize| {
        if candidate.chars().count().abs_diff(length) > allowed || scope.is_trap(&candidate) {
            return;
        }
        let folded = distance(&candidate.to_lowercase(), &symbol.to_lowercase());
        let (Some(folded), Some(edits)) = (folded, distance(&candidate, symbol)) else { return };
        let common = candidate.chars().zip(symbol.chars()).take_while(|(a, b)| a == b).count();
        let rank = (folded, edits, length - common, candidate.chars().count(), order);
        // Behind an edit, rare prefixes and other initials are noise.
        let plausible = folded == 0 || (common > 0 && order <= COMMON_PREFIXES);
        if plausible && folded <= allowed && best.as_ref().is_none_or(|(first, ..)| rank < *first) {
            // A prefixed form may spell a whole symbol, which is another candidate.
            if reading.ten == 0 || scope.table.by_symbol(&candidate).is_none() {
                best = Some((rank, candidate, reading));
            }
        }
    };
    for entry in scope.declared {
        consider(entry.symbol().to_owned(), Reading { entry, ten: 0 }, 0);
    }
    for (known, entry) in scope.table.symbols() {
        consider(known.to_owned(), Reading { entry, ten: 0 }, 0);
    }
    for (name, entry) in scope.table.names() {
        consider(name.to_owned(), Reading { entry, ten: 0 }, 0);
    }
    let prefixable = |known: &(&str, &UnitEntry)| known.1.prefixed && !known.1.aliases().contains(&known.0);
    for (known, entry) in scope.table.symbols().filter(prefixable) {
        for (order, &(prefix, _, ten)) in PREFIXES.iter().enumerate() {
            consider(format!("{prefix}{known}"), Reading { entry, ten }, order + 1);
        }
    }
    best.map(|(_, candidate, reading)| (candidate, reading))
}

/// How many of the prefixes are met every day.
const COMMON_PREFIXES: usize = 8;

/// Distance in capitals ignored, distance, characters behind the common beginning, length, order.
type Rank = (usize, usize, usize, usize, usize);

/// The help that names a unit: ``did you mean `cP` (centipoise, 1e-3 Pa·s)?``
pub(super) fn did_you_mean(symbol: &str, reading: Option<Reading<'_>>) -> String {
    let Some(reading) = reading else { return format!("did you mean `{symbol}`?") };
    let mut about = vec![describe(reading)];
    about.retain(|name| name != symbol);
    about.extend(size(reading));
    match about.is_empty() {
        true => format!("did you mean `{symbol}`?"),
        false => format!("did you mean `{symbol}` ({})?", about.join(", ")),
    }
}

/// The size of a unit in the units of its definition: `1e-3 Pa·s`.
fn size(reading: Reading<'_>) -> Option<String> {
    let entry = reading.entry;
    if entry.is_point() || entry.definition() == entry.symbol() {
        return None;
    }
    let factor = entry.factor.product(Factor::power_of_ten(reading.ten))?;
    let (multiplier, divisor) = factor.to_pair()?;
    let rest = entry.definition().split_once(' ').map_or("", |(_, rest)| rest);
    // The units of the definition are shown when they are coherent, so that the number belongs to them.
    let coherent = rest.split(' ').all(|word| COHERENT.contains(&word.split('^').next().unwrap_or_default()));
    let unit = if coherent { rest.replace(' ', "·") } else { super::coherent(&entry.dimension()).replace(' ', "·") };
    let number = number(multiplier / divisor);
    if entry.factor == Factor::ONE {
        // The unit is coherent itself: `kPa` is 1000 Pa.
        return (reading.ten != 0).then(|| format!("{number} {}", entry.symbol()));
    }
    Some(if unit == "1" || unit.is_empty() { number } else { format!("{number} {unit}") })
}

const COHERENT: &[&str] = &["", "m", "kg", "s", "A", "K", "mol", "cd", "N", "Pa", "J", "W", "C", "V", "T", "Wb", "S"];

/// A number at its shortest, with an exponent where that reads better.
fn number(value: f64) -> String {
    if (0.01..1e6).contains(&value) { value.to_string() } else { format!("{value:e}") }
}
