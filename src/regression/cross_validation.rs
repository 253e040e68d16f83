//! Cross-validation: which rows are held out together.

use serde::{Deserialize, Serialize};

use crate::error::{Code, Error, Result};

/// Below this many rows each is left out by itself.
const LEAVE_ONE_OUT_ROWS: usize = 50;

/// Which rows are held out together, row by row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Folds {
    /// Each by itself.
    Each,
    /// Rows by chance: held-out rows lie among the others.
    Random(Vec<Vec<usize>>),
    /// Rows that belong together: held-out rows may lie far from all others.
    Blocks(Vec<Vec<usize>>),
    /// The ends of inputs, which may overlap: held-out rows lie outside the others.
    Ends(Vec<End>),
}

/// The rows at an end of an input.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct End {
    /// Its name: the low end of `speed`.
    pub(crate) name: String,
    /// In rising order.
    pub(crate) rows: Vec<usize>,
}

impl Folds {
    /// The rows of each fold.
    pub(crate) fn members(&self, rows: usize) -> Vec<Vec<usize>> {
        match self {
            Self::Each => (0..rows).map(|row| vec![row]).collect(),
            Self::Random(folds) | Self::Blocks(folds) => folds.clone(),
            Self::Ends(ends) => ends.iter().map(|end| end.rows.clone()).collect(),
        }
    }

    /// Whether held-out rows lie among the others.
    pub(crate) fn are_by_chance(&self) -> bool {
        matches!(self, Self::Each | Self::Random(_))
    }

    /// What a fit lacks that was made without one of so many folds.
    pub(crate) fn without(&self, fold: usize, count: usize) -> String {
        match self {
            Self::Ends(ends) => format!("without {}", ends[fold].name),
            _ => format!("without fold {} of {count}", fold + 1),
        }
    }
}

/// 2⁶⁴ over the golden ratio.
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// Which rows are held out together.
///
/// ```
/// use dimensionless::CrossValidation;
/// assert_eq!(CrossValidation::for_rows(20), CrossValidation::LeaveOneOut);
/// assert_eq!(CrossValidation::for_rows(1000), CrossValidation::KFold { folds: 10, seed: 0 });
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum CrossValidation {
    /// Rows are dealt to folds, each of as many rows in a row as there are folds to another one, in an order that changes at
    /// random; the result depends on the order of the rows and the seed only.
    KFold {
        /// The number of folds.
        folds: usize,
        /// The start of the shuffle.
        seed: u64,
    },
    /// Each row by itself.
    LeaveOneOut,
    /// Rows with the same label together, such as all rows of one fluid: the label of each row.
    Groups(Vec<u32>),
    /// The low end and the high end of each input with a dimension that varies, about a quarter of the rows each: how far a law
    /// carries beyond its rows. Ends may overlap, and a row in the middle of all inputs is never held out. They depend on
    /// the inputs alone, so that no choice of units, of groups or of scale changes them.
    ///
    /// ```
    /// use dimensionless::{CrossValidation, FitOptions, Inputs, Table, TableLaw};
    /// let table = Table::from_csv("area [m^2],side [m]\n2.1,1\n7.8,2\n18.5,3\n31,4\n51,5\n71.5,6\n99,7\n127,8\n")?;
    /// let options = FitOptions { cross_validation: Some(CrossValidation::Ends), ..FitOptions::default() };
    /// let law = TableLaw::fit(&table.problem("area", &Inputs::all())?, &table, &options)?;
    /// assert_eq!(law.quality().cross_validation, "cross-validation by the ends of `side`");
    /// # Ok::<(), dimensionless::Error>(())
    /// ```
    Ends,
}

impl CrossValidation {
    /// A sound choice for a number of rows: leave-one-out below 50, ten folds from there on.
    ///
    /// ```
    /// # use dimensionless::CrossValidation;
    /// assert_eq!(CrossValidation::for_rows(49), CrossValidation::LeaveOneOut);
    /// ```
    #[must_use]
    pub fn for_rows(rows: usize) -> Self {
        if rows < LEAVE_ONE_OUT_ROWS { Self::LeaveOneOut } else { Self::KFold { folds: 10, seed: 0 } }
    }

    /// The rows of each fold in rising order.
    ///
    /// # Errors
    ///
    /// With less than two folds, more folds than rows, or labels for another number of rows; and for the ends of inputs, which
    /// a law finds in its table.
    pub(crate) fn folds(&self, rows: usize) -> Result<Folds> {
        let refuse = |message: String, help: &str| Err(Error::new(Code::Setting, message).help(help));
        match self {
            Self::LeaveOneOut if rows < 2 => {
                refuse(format!("cross-validation needs at least 2 rows, and {rows} was found"), "add rows")
            }
            Self::LeaveOneOut => Ok(Folds::Each),
            Self::KFold { folds, .. } if *folds < 2 => refuse(
                format!("cross-validation needs at least 2 folds, and {folds} was asked for"),
                "ask for 5 or 10 folds",
            ),
            Self::KFold { folds, .. } if *folds > rows => refuse(
                format!("{folds} folds need at least {folds} rows, and {rows} were found"),
                "ask for fewer folds, or leave one row out at a time",
            ),
            Self::KFold { folds, seed } => {
                let mut members = vec![Vec::new(); *folds];
                deal(0..rows, *folds, *seed, |row, fold| members[fold].push(row));
                Ok(Folds::Random(members))
            }
            Self::Groups(labels) if labels.len() != rows => refuse(
                format!("there are {} labels for cross-validation and {rows} rows", labels.len()),
                "give one label for each row",
            ),
            Self::Groups(labels) => {
                let mut distinct = labels.clone();
                distinct.sort_unstable();
                distinct.dedup();
                if distinct.len() < 2 {
                    return refuse(
                        "all rows have the same label, and cross-validation needs at least 2 groups of rows".into(),
                        "choose another label, or k-fold cross-validation",
                    );
                }
                let mut members = vec![Vec::new(); distinct.len()];
                for (row, label) in labels.iter().enumerate() {
                    members[distinct.partition_point(|other| other < label)].push(row);
                }
                Ok(Folds::Blocks(members))
            }
            Self::Ends => refuse(
                "the ends of inputs overlap, and here each row is held out once".into(),
                "hold out rows by their labels, or by chance in folds",
            ),
        }
    }
}

/// Deals rows to folds of one size. Which fold a row falls to depends on its place and the seed alone, so that a file whose
/// end is not known can be dealt.
pub(super) fn deal(rows: impl IntoIterator<Item = usize>, folds: usize, seed: u64, mut take: impl FnMut(usize, usize)) {
    let (mut round, mut order) = (usize::MAX, Vec::new());
    for row in rows {
        if row / folds != round {
            round = row / folds;
            shuffle(&mut order, folds, seed ^ (round as u64).wrapping_mul(GOLDEN));
        }
        take(row, order[row % folds]);
    }
}

/// The numbers 0..count in an order that a seed fixes.
pub(crate) fn shuffled(count: usize, seed: u64) -> Vec<usize> {
    let mut order = Vec::new();
    shuffle(&mut order, count, seed);
    order
}

/// The numbers 0..count in an order that a seed fixes: Fisher and Yates' shuffle with SplitMix64 (Steele, Lea & Flood 2014,
/// OOPSLA, fig. 17). The bias of the remainder is below count/2⁶⁴.
fn shuffle(order: &mut Vec<usize>, count: usize, seed: u64) {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_add(GOLDEN);
        mixed(state)
    };
    order.clear();
    order.extend(0..count);
    for last in (1..count).rev() {
        order.swap(last, (next() % (last as u64 + 1)) as usize);
    }
}

/// A number that looks drawn by chance, another one for each state: the last step of SplitMix64.
pub(super) fn mixed(state: u64) -> u64 {
    let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]
mod tests {
    use super::*;

    #[test]
    fn folds_of_rows_are_disjoint_equal_and_complete() {
        let folds = CrossValidation::KFold { folds: 4, seed: 3 }.folds(30).unwrap();
        let Folds::Random(folds) = folds else { panic!("folds by chance") };
        let mut sizes: Vec<usize> = folds.iter().map(Vec::len).collect();
        sizes.sort_unstable();
        assert_eq!(sizes, [7, 7, 8, 8]);
        let mut all = folds.concat();
        all.sort_unstable();
        assert_eq!(all, (0..30).collect::<Vec<_>>());
    }

    #[test]
    fn the_seed_alone_decides_the_folds() {
        let folds = |seed| CrossValidation::KFold { folds: 5, seed }.folds(40).unwrap();
        assert_eq!(folds(1), folds(1));
        assert_ne!(folds(1), folds(2));
    }

    #[test]
    fn the_shuffle_follows_the_published_generator() {
        // SplitMix64 from 0 begins with 0xe220a8397b1dcdaf, and the first draw is taken modulo the count.
        assert_eq!(shuffled(1000, 0)[999], (0xe220_a839_7b1d_cdaf_u64 % 1000) as usize);
    }

    #[test]
    fn rows_with_one_label_stay_together() {
        let folds = CrossValidation::Groups(vec![7, 3, 7, 9, 3]).folds(5).unwrap();
        assert_eq!(folds, Folds::Blocks(vec![vec![1, 4], vec![0, 2], vec![3]]));
    }

    #[test]
    fn settings_that_do_not_go_with_the_rows_are_refused_in_words() {
        for (setting, rows, message) in [
            (
                CrossValidation::KFold { folds: 1, seed: 0 },
                9,
                "cross-validation needs at least 2 folds, and 1 was asked for",
            ),
            (CrossValidation::KFold { folds: 10, seed: 0 }, 9, "10 folds need at least 10 rows, and 9 were found"),
            (CrossValidation::LeaveOneOut, 1, "cross-validation needs at least 2 rows, and 1 was found"),
            (CrossValidation::Groups(vec![1, 2]), 3, "there are 2 labels for cross-validation and 3 rows"),
            (CrossValidation::Ends, 9, "the ends of inputs overlap, and here each row is held out once"),
            (
                CrossValidation::Groups(vec![4, 4]),
                2,
                "all rows have the same label, and cross-validation needs at least 2 groups of rows",
            ),
        ] {
            let error = setting.folds(rows).unwrap_err();
            assert_eq!((error.code(), error.to_string().as_str()), (Code::Setting, message));
            assert!(error.next_step().is_some());
        }
    }
}
