//! The unit that someone probably meant.

use super::entry::UnitEntry;
use super::factor::Factor;
use super::prefix::PREFIXES;
use super::resolve::{Reading, Scope, describe};

/// The known symbol nearest to an unknown one, and what it means.
///
/// First the same letters with other capitals (`kpa`), then one edit away, and two for six letters or more; among
/// equals the longest common beginning, then the shorter symbol, then the commoner prefix.
pub(super) fn nearest<'a>(scope: &Scope<'a>, symbol: &str) -> Option<(String, Reading<'a>)> {
    let length = symbol.chars().count();
    let allowed = allowed(length);
    if length > 40 {
        return None;
    }
    let mut best: Option<(Rank, String, Reading<'a>)> = None;
    let mut consider = |candidate: String, reading: Reading<'a>, order: usize| {
        if candidate.chars().count().abs_diff(length) > allowed || scope.is_trap(&candidate) {
            return;
        }
        let folded = distance(&candidate.to_lowercase(), &symbol.to_lowercase());
        let common = candidate.chars().zip(symbol.chars()).take_while(|(a, b)| a == b).count();
        let rank = (folded, distance(&candidate, symbol), length - common, candidate.chars().count(), order);
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

/// How many edits a text of this length may be away from what was meant.
fn allowed(length: usize) -> usize {
    [0, 0, 0, 1, 1, 1].get(length).copied().unwrap_or(2)
}

/// The name nearest to one that is not known, by the same rule; the first of equals.
pub(crate) fn nearest_name<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let ranked = known.iter().map(|&other| (distance(&other.to_lowercase(), &name.to_lowercase()), other));
    ranked
        .filter(|(edits, _)| *edits <= allowed(name.chars().count()))
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, other)| other)
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

/// The number of insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for i in 0..a.len() {
        let mut next = vec![i + 1];
        for j in 0..b.len() {
            let substituted = row[j] + usize::from(a[i] != b[j]);
            let mut least = substituted.min(row[j + 1] + 1).min(next[j] + 1);
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                least = least.min(before[j - 1] + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest_name};

    #[test]
    fn the_nearest_name_is_close_or_nothing() {
        let known = ["speed", "Diameter", "L"];
        for (name, meant) in
            [("sped", Some("speed")), ("diameters", Some("Diameter")), ("l", Some("L")), ("x", None), ("mass", None)]
        {
            assert_eq!(nearest_name(name, &known), meant, "{name}");
        }
    }

    #[test]
    fn edits_are_counted_and_a_swap_is_one() {
        for (a, b, edits) in
            [("", "abc", 3), ("kPa", "kPa", 0), ("mHz", "zHm", 2), ("ab", "ba", 1), ("metr", "metre", 1)]
        {
            assert_eq!(distance(a, b), edits, "{a} {b}");
            assert_eq!(distance(b, a), edits, "{b} {a}");
        }
    }
}
