//! Some rows of many, drawn by chance while all pass.
//!
//! The one idea: rows are counted in stretches of 2ᴸ, and of each stretch one row is drawn: a half by chance, of it a half,
//! and so on (a stratified sample: Cochran 1977, "Sampling techniques", ch. 5). When the rows become too many, two stretches make
//! one, and one of their two rows stays. So which rows are drawn depends on the number of rows and the seed only, and
//! rows that are not drawn cost nothing.

use super::super::cross_validation::{deal, mixed};
use super::Block;

/// Rows that are drawn at most; no less than half as many, of more.
const MOST: usize = 1 << 14;

/// Rows that were drawn, in their order.
#[derive(Clone, Debug)]
pub(super) struct Drawn {
    seed: u64,
    /// L: one row of 2ᴸ is drawn.
    level: u32,
    /// The place of each row among all.
    places: Vec<usize>,
    /// The features of each group, and the response.
    columns: Vec<Vec<f64>>,
}

impl Drawn {
    /// Before the first row.
    pub(super) fn new(groups: usize, seed: u64) -> Self {
        Self { seed, level: 0, places: Vec::new(), columns: vec![Vec::new(); groups + 1] }
    }

    /// The same without rows.
    pub(super) fn emptied(&self) -> Self {
        Self { level: self.level, ..Self::new(self.columns.len() - 1, self.seed) }
    }

    /// Leaves room for so many rows in all.
    pub(super) fn prepare(&mut self, rows: usize) {
        let before = self.level;
        while rows.div_ceil(1 << self.level) > MOST {
            self.level += 1;
        }
        if self.level == before {
            return;
        }
        let is_kept = |&row: &usize| self.place(self.places[row] >> self.level) == self.places[row];
        let kept: Vec<usize> = (0..self.places.len()).filter(is_kept).collect();
        for column in &mut self.columns {
            *column = kept.iter().map(|&row| column[row]).collect();
        }
        self.places = kept.iter().map(|&row| self.places[row]).collect();
    }

    /// Draws from rows that begin at a place among all.
    pub(super) fn take(&mut self, place: usize, Block { columns, response }: &Block) {
        let stretches = place >> self.level..(place + response.len()).div_ceil(1 << self.level);
        for stretch in stretches {
            let drawn = self.place(stretch);
            // The first and the last stretch may belong to other rows as well.
            if let Some(row) = drawn.checked_sub(place).filter(|&row| row < response.len()) {
                self.places.push(drawn);
                let cells = columns.iter().chain([response]).map(|column| column[row]);
                self.columns.iter_mut().zip(cells).for_each(|(column, cell)| column.push(cell));
            }
        }
    }

    /// Takes the rows that were drawn from the next ones.
    pub(super) fn merge(&mut self, other: &Self) {
        self.places.extend_from_slice(&other.places);
        self.columns.iter_mut().zip(&other.columns).for_each(|(column, other)| column.extend_from_slice(other));
    }

    /// The place of the row that is drawn from a stretch.
    fn place(&self, stretch: usize) -> usize {
        let half = |place: usize, level: u32| {
            let chance = mixed(self.seed ^ mixed((place as u64) << 6 | u64::from(level)));
            2 * place + (chance >> 63) as usize
        };
        (1..=self.level).rev().fold(stretch, half)
    }

    /// The rows of each of so many folds: a column of features for each group, and the response as the last one.
    pub(super) fn folds(&self, count: usize) -> Vec<Vec<Vec<f64>>> {
        let mut folds = vec![vec![Vec::new(); self.columns.len()]; count];
        let mut row = 0;
        deal(self.places.iter().copied(), count, self.seed, |_, fold| {
            folds[fold].iter_mut().zip(&self.columns).for_each(|(own, column)| own.push(column[row]));
            row += 1;
        });
        folds
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is drawn from rows that come in parts that end at some places.
    fn drawn(seed: u64, ends: &[usize]) -> Drawn {
        let mut drawn = Drawn::new(1, seed);
        let mut first = 0;
        for &end in ends {
            drawn.prepare(end);
            let features: Vec<f64> = (first..end).map(|row| row as f64).collect();
            let response: Vec<f64> = (first..end).map(|row| 2.0 * row as f64).collect();
            drawn.take(first, &Block { columns: vec![features], response });
            first = end;
        }
        drawn
    }

    #[test]
    fn few_rows_are_all_drawn_and_of_more_one_a_stretch() {
        assert_eq!(drawn(0, &[MOST]).places, (0..MOST).collect::<Vec<_>>());
        let many = drawn(0, &[5 * MOST]);
        assert_eq!(many.level, 3);
        assert_eq!(many.places.len(), 5 * MOST / 8);
        many.places.iter().enumerate().for_each(|(stretch, place)| assert_eq!(place >> 3, stretch));
        let cells = |factor: f64| many.places.iter().map(|&place| factor * place as f64).collect::<Vec<_>>();
        assert_eq!(many.columns, [cells(1.0), cells(2.0)]);
    }

    #[test]
    fn the_rounds_in_which_rows_come_do_not_matter() {
        let whole = drawn(7, &[9 * MOST + 5]);
        let rounds = drawn(7, &[3, MOST + 1, MOST + 6, 4 * MOST, 9 * MOST + 5]);
        assert_eq!((whole.level, &whole.places), (rounds.level, &rounds.places));
        assert_ne!(whole.places, drawn(8, &[9 * MOST + 5]).places);
    }

    #[test]
    fn a_row_belongs_to_the_fold_that_it_was_dealt_to() {
        let drawn = drawn(3, &[3 * MOST]);
        let mut wanted = vec![Vec::new(); 10];
        deal(0..3 * MOST, 10, 3, |row, fold| {
            if drawn.places.binary_search(&row).is_ok() {
                wanted[fold].push(row as f64);
            }
        });
        drawn.folds(10).iter().zip(&wanted).for_each(|(fold, wanted)| assert_eq!(&fold[0], wanted));
    }

    #[test]
    fn each_place_in_a_stretch_is_drawn_alike() {
        let mut counts = [0; 8];
        drawn(1, &[8 * MOST]).places.iter().for_each(|place| counts[place % 8] += 1);
        // Of the mean 2048, five standard deviations.
        counts.iter().for_each(|&count: &usize| assert!(count.abs_diff(MOST / 8) < 212, "{counts:?}"));
    }
}
