//! Cross-validation: which rows are held out together, and the squared error of the rows held out.
//!
//! Linear fits need no second pass over the rows. The factor of the training rows of a fold is the merge of the factors
//! of the other folds, from the left and from the right, so k folds cost 3k merges; and a single row is left out in closed
//! form, e/(1 − h) (Allen 1974, Technometrics 16, 125, PRESS). What is scored is the polynomial itself,
//! without its tail: a candidate that needs its tail to survive a held-out group is not preferred.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::design::Design;
use super::least_squares::{Solution, Triangle, dot, map_rows};
use crate::error::{Code, Error, Result};

/// Below this many rows each is left out by itself.
const LEAVE_ONE_OUT_ROWS: usize = 50;
/// A row with a leverage closer to 1 than this (of dimension one) decides a coefficient alone: its closed-form error
/// would be rounding error divided by rounding error.
const FREE_LEVERAGE: f64 = 1e-9;

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
    /// Rows are shuffled and dealt to folds; the result depends on the order of the rows and the seed only.
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

    /// The rows of each fold in rising order; `None` when each row is one.
    ///
    /// # Errors
    ///
    /// With less than two folds, more folds than rows, or labels for another number of rows.
    pub(crate) fn folds(&self, rows: usize) -> Result<Option<Vec<Vec<usize>>>> {
        let refuse = |message: String, help: &str| Err(Error::new(Code::Setting, message).help(help));
        match self {
            Self::LeaveOneOut if rows < 2 => {
                refuse(format!("cross-validation needs at least 2 rows, and {rows} was found"), "add rows")
            }
            Self::LeaveOneOut => Ok(None),
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
                for (position, row) in shuffled(rows, *seed).into_iter().enumerate() {
                    members[position % folds].push(row);
                }
                members.iter_mut().for_each(|fold| fold.sort_unstable());
                Ok(Some(members))
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
                Ok(Some(members))
            }
        }
    }
}

/// The numbers 0..count in an order that a seed fixes: Fisher and Yates' shuffle with SplitMix64 (Steele, Lea & Flood 2014,
/// OOPSLA, fig. 17). The bias of the remainder is below count/2⁶⁴.
pub(super) fn shuffled(count: usize, seed: u64) -> Vec<usize> {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    };
    let mut order: Vec<usize> = (0..count).collect();
    for last in (1..count).rev() {
        order.swap(last, (next() % (last as u64 + 1)) as usize);
    }
    order
}

/// The error of a candidate on rows that it has not seen.
#[derive(Clone, Debug)]
pub(crate) enum Assessment {
    /// The mean over all rows, in squared units of the response, and its standard error over the folds.
    Scored { squared_error: f64, standard_error: f64 },
    /// Why the candidate cannot be assessed.
    Ineligible(String),
}

/// Holds out each fold, or each row when there are none; `whole` is the solution for all rows.
pub(crate) fn assess(design: &Design, folds: Option<&[Vec<usize>]>, whole: &Solution) -> Result<Assessment> {
    match folds {
        None => Ok(leave_one_out(design, whole)),
        Some(folds) => leave_folds_out(design, folds),
    }
}

fn leave_one_out(design: &Design, whole: &Solution) -> Assessment {
    let scratch = || vec![0.0; design.coefficients()];
    let errors = map_rows(design.rows(), scratch, |cells, row| {
        design.fill(row, cells);
        let free = 1.0 - whole.factor.spread(cells).powi(2);
        let residual = design.response(row) - dot(&whole.coefficients, cells);
        if free > FREE_LEVERAGE { (residual / free).powi(2) } else { f64::NAN }
    });
    if let Some(row) = errors.iter().position(|error| error.is_nan()) {
        return Assessment::Ineligible(format!("row {} alone determines a coefficient", row + 1));
    }
    summary(errors.into_iter().map(|error| (error, 1)))
}

fn leave_folds_out(design: &Design, folds: &[Vec<usize>]) -> Result<Assessment> {
    let factors: Vec<Triangle> = folds.par_iter().map(|rows| design.triangle_of(rows)).collect();
    // `after[f]` is the merge of all folds behind f.
    let mut after = vec![Triangle::new(design.coefficients() + 1)];
    for factor in factors[1..].iter().rev() {
        let mut merged = after[after.len() - 1].clone();
        merged.merge(factor);
        after.push(merged);
    }
    after.reverse();
    let mut before = Triangle::new(design.coefficients() + 1);
    let mut errors = Vec::with_capacity(folds.len());
    for (fold, (factor, mut train)) in factors.iter().zip(after).enumerate() {
        train.merge(&before);
        before.merge(factor);
        let solution = train.solve()?;
        if solution.rank < design.coefficients() {
            return Ok(Assessment::Ineligible(format!(
                "without fold {} of {} the rows determine only {} of the {} coefficients",
                fold + 1,
                folds.len(),
                solution.rank,
                design.coefficients()
            )));
        }
        errors.push((factor.squared_error(&solution.coefficients), factor.rows()));
    }
    Ok(summary(errors.into_iter()))
}

/// The mean squared error from the sum of squares and the number of rows of each fold.
///
/// Its standard error is that of a ratio: √(k/(k−1) · Σ (n_f/n)² (mse_f − mse)²) (Cochran 1977, §2.11 and §6.3), which for
/// folds of one size is the usual deviation of the fold means over √k (Hastie, Tibshirani & Friedman 2009, §7.10).
fn summary(folds: impl Iterator<Item = (f64, usize)> + Clone) -> Assessment {
    let (sum, rows, count) =
        folds.clone().fold((0.0, 0, 0), |(sum, rows, count), (error, size)| (sum + error, rows + size, count + 1));
    let (rows, count) = (rows as f64, f64::from(count));
    let squared_error = sum / rows;
    let spread: f64 = folds.map(|(error, size)| ((error - size as f64 * squared_error) / rows).powi(2)).sum();
    Assessment::Scored { squared_error, standard_error: (spread * count / (count - 1.0)).sqrt() }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]
mod tests {
    use super::*;

    #[test]
    fn folds_of_rows_are_disjoint_equal_and_complete() {
        let folds = CrossValidation::KFold { folds: 4, seed: 3 }.folds(30).unwrap().unwrap();
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
        assert_eq!(folds, Some(vec![vec![1, 4], vec![0, 2], vec![3]]));
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

    #[test]
    fn folds_of_one_size_have_the_standard_error_of_their_means() {
        let Assessment::Scored { squared_error, standard_error } = summary([(2.0, 2), (6.0, 2), (10.0, 2)].into_iter())
        else {
            panic!("three folds can be scored");
        };
        // Means 1, 3, 5: deviation 2, over √3.
        assert!((squared_error - 3.0).abs() < 1e-15 && (standard_error - 2.0 / 3_f64.sqrt()).abs() < 1e-15);
    }
}
