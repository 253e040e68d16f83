//! What candidates are asked: rows that are held out together.

use super::super::evaluate::Values;
use crate::pi::{Problem, Sign};
use crate::regression::End;

/// The part of the rows that lies at one end of an input.
const END: f64 = 0.25;
/// An end with more than this part of the rows is no end.
const LARGEST_END: f64 = 0.5;
/// Values of an input that differ by less, in ln or in parts of its largest value, are one level (of dimension one).
const LEVEL: f64 = 1e-9;
/// The number of folds by chance.
const FOLDS: usize = 10;

/// Rows that are held out, fold by fold; their errors are pooled.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Question {
    pub(super) folds: Vec<Vec<usize>>,
}

/// An input that varies.
#[derive(Clone, Debug)]
pub(super) struct Input {
    /// Its place in the problem.
    pub(super) place: usize,
    /// Its logarithm in each row, or itself where it may be zero or negative, in SI coherent units.
    pub(super) values: Vec<f64>,
    /// The level of each row, from 0, in rising order.
    levels: Vec<usize>,
    /// Whether it has a dimension.
    has_dimension: bool,
}

/// The inputs that vary over the rows.
pub(super) fn inputs(problem: &Problem, values: &Values) -> Vec<Input> {
    let input = |places: Vec<usize>| {
        let place = places[0];
        let variable = &problem.variables()[place];
        let is_positive = variable.sign() == Sign::Positive;
        let mut column = values.column(place)?.to_vec();
        if is_positive {
            column.iter_mut().for_each(|value| *value = value.ln());
        } else if places.len() > 1 {
            // An angle: full turns tell nothing.
            column.iter_mut().for_each(|value| *value = value.rem_euclid(std::f64::consts::TAU));
        }
        let levels = levels(&column, is_positive);
        let varies = levels.iter().any(|&level| level > 0);
        let has_dimension = !variable.dimension().is_one();
        varies.then_some(Input { place, values: column, levels, has_dimension })
    };
    problem.wholes().into_iter().filter_map(input).collect()
}

/// The level of each value: values that are the same up to rounding have the same.
fn levels(column: &[f64], is_logarithm: bool) -> Vec<usize> {
    let largest = column.iter().fold(0.0, |largest: f64, value| largest.max(value.abs()));
    let step = if is_logarithm { LEVEL } else { LEVEL * largest };
    let mut order: Vec<usize> = (0..column.len()).collect();
    order.sort_by(|&i, &j| column[i].total_cmp(&column[j]));
    let (mut levels, mut level) = (vec![0; column.len()], 0);
    for pair in order.windows(2) {
        level += usize::from(column[pair[1]] - column[pair[0]] > step);
        levels[pair[1]] = level;
    }
    levels
}

/// For each input with a dimension, its low end and its high end: the whole levels whose number of rows is nearest a quarter of all.
///
/// Inputs of dimension one, angles among them, have no scale beyond which one extrapolates.
pub(super) fn ends(inputs: &[Input]) -> Vec<Question> {
    let mut found: Vec<Vec<usize>> = Vec::new();
    let mut questions = Vec::new();
    for input in inputs.iter().filter(|input| input.has_dimension) {
        let folds: Vec<Vec<usize>> = input.ends(&mut found).into_iter().map(|(_, rows)| rows).collect();
        if !folds.is_empty() {
            questions.push(Question { folds });
        }
    }
    questions
}

/// The ends of all inputs with a dimension that vary, and their names.
pub(in crate::law) fn named_ends(problem: &Problem, values: &Values) -> (Vec<End>, Vec<String>) {
    let (mut found, mut ends, mut names) = (Vec::new(), Vec::new(), Vec::new());
    for input in inputs(problem, values).into_iter().filter(|input| input.has_dimension) {
        let name = problem.variables()[input.place].name();
        let end = |(end, rows)| End { name: format!("the {end} end of `{name}`"), rows };
        ends.extend(input.ends(&mut found).into_iter().map(end));
        names.push(format!("`{name}`"));
    }
    (ends, names)
}

impl Input {
    /// The rows at its low end and at its high end, without ends that were found before.
    fn ends(&self, found: &mut Vec<Vec<usize>>) -> Vec<(&'static str, Vec<usize>)> {
        let rows = self.levels.len();
        let highest = self.levels.iter().copied().max().unwrap_or(0);
        let mut counts = vec![0; highest + 1];
        self.levels.iter().for_each(|&level| counts[level] += 1);
        let mut ends = Vec::new();
        for (name, is_high) in [("low", false), ("high", true)] {
            let counted: Vec<usize> = if is_high { counts.iter().rev().copied().collect() } else { counts.clone() };
            let Some((depth, size)) = end(&counted, rows) else { continue };
            let is_in = |level: usize| if is_high { level + depth >= highest } else { level <= depth };
            let fold: Vec<usize> = (0..rows).filter(|&row| is_in(self.levels[row])).collect();
            // Inputs that rise and fall together have the same ends.
            if size as f64 <= LARGEST_END * rows as f64 && !found.contains(&fold) {
                found.push(fold.clone());
                ends.push((name, fold));
            }
        }
        ends
    }
}

/// The number of levels after the first, and of rows in all of them, that come nearest to an end's part.
fn end(counts: &[usize], rows: usize) -> Option<(usize, usize)> {
    let sums = counts.iter().scan(0, |sum, count| {
        *sum += count;
        Some(*sum)
    });
    let distance = |size: usize| (size as f64 - END * rows as f64).abs();
    sums.enumerate().min_by(|(_, a), (_, b)| distance(*a).total_cmp(&distance(*b)))
}

/// Each label by itself; none where all rows share one, or each has its own.
pub(super) fn labels(labels: &[u32]) -> Option<Question> {
    let mut distinct = labels.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    let of_label = |label: &u32| (0..labels.len()).filter(|&row| labels[row] == *label).collect();
    (distinct.len() > 1 && distinct.len() < labels.len())
        .then(|| Question { folds: distinct.iter().map(of_label).collect() })
}

/// Rows by chance; where many rows share all inputs but one, such sweeps stay together, for neighbours in a sweep tell on each
/// other.
pub(super) fn by_chance(inputs: &[Input], rows: usize) -> Vec<Vec<usize>> {
    let sweeps = inputs.iter().map(|swept| {
        let mut seen: Vec<Vec<usize>> = Vec::new();
        let of_row = |row: usize| {
            let others = inputs.iter().filter(|input| input.place != swept.place);
            let setting: Vec<usize> = others.map(|input| input.levels[row]).collect();
            seen.iter().position(|other| *other == setting).unwrap_or_else(|| {
                seen.push(setting);
                seen.len() - 1
            })
        };
        let of_rows: Vec<usize> = (0..rows).map(of_row).collect();
        (seen.len(), of_rows)
    });
    let several = (inputs.len() > 1).then(|| sweeps.min_by_key(|(count, _)| *count)).flatten();
    let units = match several {
        Some((count, of_rows)) if (5..=rows / 3).contains(&count) => of_rows,
        _ => (0..rows).collect(),
    };
    let count = FOLDS.min(1 + units.iter().copied().max().unwrap_or(0));
    let mut folds = vec![Vec::new(); count];
    units.iter().enumerate().for_each(|(row, unit)| folds[unit % count].push(row));
    folds
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(place: usize, values: &[f64]) -> Input {
        let levels = levels(values, true);
        Input { place, values: values.to_vec(), levels, has_dimension: true }
    }

    #[test]
    fn ends_are_whole_levels_next_to_a_quarter_of_the_rows() {
        let column: Vec<f64> = [0.0, 0.0, 1.0, 1.0, 1.0, 2.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0].into();
        let questions = ends(&[input(0, &column)]);
        // Three rows are a quarter; the two of the lowest level are nearer than five. The highest level has half of all.
        assert_eq!(questions, [Question { folds: vec![vec![0, 1], (6..12).collect()] }]);
        // An input that falls where another rises has the same ends, and asks nothing new.
        let falling: Vec<f64> = column.iter().map(|value| -value).collect();
        assert_eq!(ends(&[input(0, &column), input(1, &falling)]).len(), 1);
    }

    #[test]
    fn sweeps_stay_together() {
        let setting: Vec<f64> = (0..36).map(|row| f64::from(row / 6)).collect();
        let swept: Vec<f64> = (0..36).map(|row| f64::from(row % 6) + 0.01 * f64::from(row)).collect();
        let folds = by_chance(&[input(0, &setting), input(1, &swept)], 36);
        assert_eq!(folds.len(), 6);
        assert_eq!(folds[2], [12, 13, 14, 15, 16, 17]);
        assert_eq!(by_chance(&[input(1, &swept)], 36).len(), 10);
    }

    #[test]
    fn labels_of_all_rows_or_of_one_ask_nothing() {
        assert_eq!(labels(&[1, 1, 1]), None);
        assert_eq!(labels(&[1, 2, 3]), None);
        assert_eq!(labels(&[5, 2, 5]), Some(Question { folds: vec![vec![1], vec![0, 2]] }));
    }
}
