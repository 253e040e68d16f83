//! Some rows of many, drawn by chance while all pass.
//!
//! The one idea: rows are counted in stretches of 2ᴸ, and of each stretch one row is drawn: a half by chance, of it a half,
//! and so on (a stratified sample: Cochran 1977, "Sampling techniques", ch. 5). When the rows become too many, two stretches make
//! one, and one of their two rows stays. So which rows are drawn depends on the number of rows and the seed only, and
//! rows that are not drawn cost nothing.

use super::super::cross_validation::mixed;

/// Rows that are drawn at most; no less than half as many, of more.
const MOST: usize = 1 << 14;

/// Rows that were drawn, in their order.
#[derive(Clone, Debug)]
pub(super) struct Drawn {
    groups: usize,
    seed: u64,
    /// L: one row of 2ᴸ is drawn.
    level: u32,
    /// The place of each row among all.
    places: Vec<usize>,
    /// The features and the response of each row.
    cells: Vec<f64>,
}

impl Drawn {
    /// Before the first row.
    pub(super) fn new(groups: usize, seed: u64) -> Self {
        Self { groups, seed, level: 0, places: Vec::new(), cells: Vec::new() }
    }

    /// The same without rows.
    pub(super) fn emptied(&self) -> Self {
        Self { level: self.level, ..Self::new(self.groups, self.seed) }
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
        let width = self.groups + 1;
        let kept: Vec<usize> = (0..self.places.len())
            .filter(|&row| self.place(self.places[row] >> self.level) == self.places[row])
            .collect();
        self.cells = kept.iter().flat_map(|row| &self.cells[row * width..][..width]).copied().collect();
        self.places = kept.into_iter().map(|row| self.places[row]).collect();
    }

    /// Draws from rows that begin at a place among all.
    pub(super) fn take(&mut self, place: usize, features: &[Vec<f64>], response: &[f64]) {
        let stretches = place >> self.level..(place + response.len()).div_ceil(1 << self.level);
        for stretch in stretches {
            let drawn = self.place(stretch);
            // The first and the last stretch may belong to other rows as well.
            if let Some(row) = drawn.checked_sub(place).filter(|&row| row < response.len()) {
                self.places.push(drawn);
                self.cells.extend(features.iter().map(|column| column[row]));
                self.cells.push(response[row]);
            }
        }
    }

    /// Takes the rows that were drawn from the next ones.
    pub(super) fn merge(&mut self, other: &Self) {
        self.places.extend_from_slice(&other.places);
        self.cells.extend_from_slice(&other.cells);
    }

    /// The place of the row that is drawn from a stretch.
    fn place(&self, stretch: usize) -> usize {
        let half = |place: usize, level: u32| {
            let chance = mixed(self.seed ^ mixed((place as u64) << 6 | u64::from(level)));
            2 * place + (chance >> 63) as usize
        };
        (1..=self.level).rev().fold(stretch, half)
    }

    /// How many rows were drawn.
    pub(super) fn rows(&self) -> usize {
        self.places.len()
    }

    /// The place of a row among all.
    pub(super) fn place_of(&self, row: usize) -> usize {
        self.places[row]
    }

    /// The features of a row, and its response as the last one.
    pub(super) fn row(&self, row: usize) -> &[f64] {
        let width = self.groups + 1;
        &self.cells[row * width..][..width]
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::*;

    /// What is drawn from rows that come in parts that end at some places.
    fn drawn(seed: u64, ends: &[usize]) -> Drawn {
        let mut drawn = Drawn::new(1, seed);
        let mut first = 0;
        for &end in ends {
            drawn.prepare(end);
            let cells = |range: Range<usize>| range.map(|row| row as f64).collect::<Vec<_>>();
            drawn.take(first, &[cells(first..end)], &cells(2 * first..first + end));
            first = end;
        }
        drawn
    }

    #[test]
    fn few_rows_are_all_drawn_and_of_more_one_a_stretch() {
        assert_eq!(drawn(0, &[MOST]).places, (0..MOST).collect::<Vec<_>>());
        let many = drawn(0, &[5 * MOST]);
        assert_eq!(many.level, 3);
        assert_eq!(many.rows(), 5 * MOST / 8);
        many.places.iter().enumerate().for_each(|(stretch, place)| assert_eq!(place >> 3, stretch));
        assert_eq!(many.row(100)[0], many.place_of(100) as f64);
    }

    #[test]
    fn the_rounds_in_which_rows_come_do_not_matter() {
        let whole = drawn(7, &[9 * MOST + 5]);
        let rounds = drawn(7, &[3, MOST + 1, MOST + 6, 4 * MOST, 9 * MOST + 5]);
        assert_eq!((whole.level, &whole.places), (rounds.level, &rounds.places));
        assert_ne!(whole.places, drawn(8, &[9 * MOST + 5]).places);
    }

    #[test]
    fn each_place_in_a_stretch_is_drawn_alike() {
        let mut counts = [0; 8];
        drawn(1, &[8 * MOST]).places.iter().for_each(|place| counts[place % 8] += 1);
        // Of the mean 2048, five standard deviations.
        counts.iter().for_each(|&count: &usize| assert!(count.abs_diff(MOST / 8) < 212, "{counts:?}"));
    }
}
