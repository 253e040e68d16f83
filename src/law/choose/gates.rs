//! From errors to a choice.

use super::entry::{Entry, add_shares};
use super::questions::Question;
use super::search::MOST;
use super::selections::Selection;

/// The error that nobody minds, in parts of the least on rows held out by chance (of dimension one): below it
/// two candidates answer a question alike.
const NEGLIGIBLE: f64 = 1e-3;

/// Scores that differ by less are the same (of dimension one): the rounding of exact laws makes far less.
const SAME: f64 = 1e-6;

/// Standard errors by which the best of thousands must beat the best of a few: so far out lies one of a thousand normal errors.
const BURDEN: f64 = 3.0;

/// The chosen entry and all entries in the order of their scores.
pub(super) struct Judged {
    pub(super) winner: usize,
    pub(super) order: Vec<usize>,
}

/// Scores entries: the mean over the questions of ½ ln (mean squared error), so that each question counts alike whatever the
/// size of its errors. Without questions, rows by chance are the only one.
pub(super) fn score(entries: &mut [Entry], asked: &[Question], rows: usize) {
    let plain = entries.iter().map(Entry::chance_squared_error).fold(f64::INFINITY, f64::min);
    let floor = (NEGLIGIBLE.powi(2) * plain).max(rounding(entries));
    for entry in entries {
        let (mut score, mut shares) = (0.0, vec![0.0; rows]);
        if asked.is_empty() {
            score = add_shares(&entry.by_chance, floor, 1.0, &mut shares);
        }
        let (mut rest, weight) = (&entry.asked[..], 1.0 / asked.len() as f64);
        for question in asked {
            let (folds, others) = rest.split_at(question.folds.len());
            rest = others;
            score += add_shares(folds, floor, weight, &mut shares);
        }
        (entry.score, entry.shares) = (score, shares);
    }
}

/// A mean squared error that is rounding in all entries.
fn rounding(entries: &[Entry]) -> f64 {
    entries.iter().map(|entry| entry.rounding).fold(f64::INFINITY, f64::min)
}

/// The standard error of the difference of two scores, row by row: both were asked the same.
fn standard_error(one: &[f64], other: &[f64]) -> f64 {
    let rows = one.len() as f64;
    let differences: Vec<f64> = one.iter().zip(other).map(|(a, b)| a - b).collect();
    let mean = differences.iter().sum::<f64>() / rows;
    (rows / (rows - 1.0) * differences.iter().map(|d| (d - mean).powi(2)).sum::<f64>()).sqrt()
}

/// Chooses: the selection by the questions, then the family within it by chance, each time the simplest within one standard error
/// of the best. What was searched among thousands must beat what was not, and what was searched with fewer groups, by more than that
/// to be considered.
pub(super) fn judge(
    entries: &mut [Entry],
    selections: &[Selection],
    asked: &[Question],
    rows: usize,
    varying: usize,
) -> Option<Judged> {
    score(entries, asked, rows);
    let entries = &*entries;
    let searched = |place: usize| selections[entries[place].selection].searched;
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by(|&i, &j| entries[i].score.total_cmp(&entries[j].score));
    let best_of = |count: usize| order.iter().copied().find(|&place| searched(place) == count);
    let mut best = best_of(0)?;
    let mut allowed = 0;
    for count in 1..=MOST {
        let Some(found) = best_of(count) else { continue };
        let beats = |smaller: usize| {
            let margin = standard_error(&entries[found].shares, &entries[smaller].shares);
            entries[smaller].score - entries[found].score > BURDEN * margin
        };
        if (0..count).filter_map(best_of).all(beats) {
            (best, allowed) = (found, count);
        }
    }
    let pool: Vec<usize> = order.iter().copied().filter(|&place| searched(place) <= allowed).collect();
    let within = |place: &usize| {
        entries[*place].score - entries[best].score
            <= standard_error(&entries[*place].shares, &entries[best].shares) + SAME
    };
    let first: Vec<usize> = pool.into_iter().filter(within).collect();
    let complexity = |place: usize| {
        let selection = &selections[entries[place].selection];
        // The directions of the groups, and that of the scale beside them.
        let free = (selection.searched + 1) * (varying - selection.searched.min(varying));
        let search = if selection.searched > 0 { free as f64 } else { 0.0 };
        ((10.0 * (entries[place].coefficients + search)).round(), selection.size)
    };
    let simplest = |places: &[usize]| {
        places.iter().copied().min_by(|&i, &j| {
            let (a, b) = (complexity(i), complexity(j));
            // Of scores that differ by rounding, the family that comes first.
            let score = |place: usize| (entries[place].score / SAME).round();
            a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)).then(score(i).total_cmp(&score(j))).then(i.cmp(&j))
        })
    };
    let selection = entries[simplest(&first)?].selection;
    let same: Vec<usize> = first.into_iter().filter(|&place| entries[place].selection == selection).collect();
    let floor = rounding(entries);
    let chance = |place: usize| entries[place].chance_score(floor, rows);
    let least = same.iter().copied().min_by(|&i, &j| chance(i).0.total_cmp(&chance(j).0))?;
    let (least_error, least_shares) = chance(least);
    let second: Vec<usize> = same
        .into_iter()
        .filter(|&place| {
            let (error, shares) = chance(place);
            error - least_error <= standard_error(&shares, &least_shares) + SAME
        })
        .collect();
    Some(Judged { winner: simplest(&second)?, order })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regression::ModelChoice;

    /// Of entries with errors of one size, larger in every seventh row.
    fn judged(sizes: &[(usize, f64)]) -> usize {
        let errors = |size: f64| (0..100).map(|row| if row % 7 == 0 { 2.0 * size } else { size }).collect();
        judged_by(&sizes.iter().map(|&(searched, size)| (searched, errors(size))).collect::<Vec<_>>())
    }

    /// Of entries with the errors of 100 rows.
    fn judged_by(found: &[(usize, Vec<f64>)]) -> usize {
        let rows = 100;
        let selection = |&(searched, _): &(usize, Vec<f64>)| Selection {
            groups: Vec::new(),
            scale: Vec::new(),
            rank: searched,
            searched,
            size: 1.0,
        };
        let entry = |(place, (_, errors)): (usize, &(usize, Vec<f64>))| {
            let fold = ((0..rows).collect::<Vec<_>>(), errors.clone());
            let (asked, by_chance) = (vec![fold.clone()], vec![fold]);
            let (choice, rounding) = (ModelChoice::PowerLaw, 1e-22);
            let (score, shares) = (0.0, Vec::new());
            Entry { selection: place, choice, coefficients: 2.0, rounding, asked, by_chance, score, shares }
        };
        let selections: Vec<Selection> = found.iter().map(selection).collect();
        let mut entries: Vec<Entry> = found.iter().enumerate().map(entry).collect();
        let asked = [Question { folds: vec![(0..rows).collect()] }];
        judge(&mut entries, &selections, &asked, rows, 4).unwrap().winner
    }

    #[test]
    fn searched_groups_must_beat_fewer_and_those_that_were_not_searched() {
        // Better in one row alone: within three standard errors.
        let (even, odd) = (vec![0.1; 100], [vec![0.2], vec![0.1; 99]].concat());
        assert_eq!(judged_by(&[(0, odd), (1, even)]), 0);
        // Equal shares leave a standard error of zero: what counts is who must be beaten.
        assert_eq!(judged(&[(0, 0.3), (1, 0.2)]), 1);
        assert_eq!(judged(&[(0, 0.3), (1, 0.4)]), 0);
        assert_eq!(judged(&[(0, 0.3), (1, 0.2), (2, 0.1)]), 2);
        // Two groups that beat all groups, and not the single one that does too.
        assert_eq!(judged(&[(0, 0.3), (1, 0.1), (2, 0.2)]), 1);
        // One group that fails does not stand in the way of two.
        assert_eq!(judged(&[(0, 0.3), (1, 0.4), (2, 0.1)]), 2);
        assert_eq!(judged(&[(0, 0.3), (1, 0.4), (2, 0.1), (3, 0.2)]), 2);
    }
}
