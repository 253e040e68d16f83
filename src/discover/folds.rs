//! Which rows are held out, and the rows in that order.

use std::ops::Range;

use super::DiscoverOptions;
use crate::error::{Code, Error, Result};
use crate::law::fit::{describe, finest_labels};
use crate::pi::Problem;
use crate::regression::CrossValidation;
use crate::table::Table;

/// Rows that are compared at most: so many, evenly spaced, stand for all.
const COMPARED: usize = 1000;
/// Below so many rows nothing can be told.
const FEWEST: usize = 8;
/// An input with more levels than this is no label.
const MOST_LEVELS: usize = 50;
/// Rows that a level has on average, at least.
const ROWS_OF_A_LEVEL: usize = 4;

/// Rows fold by fold.
#[derive(Clone, Debug)]
pub(super) struct HeldOut {
    /// The rows of each fold.
    folds: Vec<Vec<usize>>,
    /// The same in words.
    pub(super) words: String,
}

impl HeldOut {
    /// By the settings; else by label, else by the levels of the input with a dimension that has the fewest, else by chance.
    ///
    /// # Errors
    ///
    /// With too few rows, and with settings that do not go with them.
    pub(super) fn new(problem: &Problem, table: &Table, options: &DiscoverOptions) -> Result<Self> {
        let rows = table.rows();
        if rows < FEWEST {
            return Err(Error::new(
                Code::TooFewRows,
                format!("{rows} rows are too few to tell which constant is missing: at least {FEWEST} are needed"),
            )
            .help("add rows in which the inputs take other values"));
        }
        let (cross_validation, of) = choose(problem, table, options);
        let words = format!("{}{of}", describe(&cross_validation));
        let folds = cross_validation.folds(rows)?.members(rows);
        let is_kept = |row: &usize| rows <= COMPARED || row * COMPARED / rows != (row + 1) * COMPARED / rows;
        let kept = folds.into_iter().map(|fold| fold.into_iter().filter(is_kept).collect::<Vec<_>>());
        Ok(Self { folds: kept.filter(|fold| !fold.is_empty()).collect(), words })
    }

    /// All rows, fold by fold.
    pub(super) fn order(&self) -> Vec<usize> {
        self.folds.concat()
    }

    /// Where each fold lies in that order.
    pub(super) fn ranges(&self) -> Vec<Range<usize>> {
        let mut start = 0;
        let range = |fold: &Vec<usize>| {
            let range = start..start + fold.len();
            start = range.end;
            range
        };
        self.folds.iter().map(range).collect()
    }
}

fn choose(problem: &Problem, table: &Table, options: &DiscoverOptions) -> (CrossValidation, String) {
    if let Some(chosen) = &options.cross_validation {
        return (chosen.clone(), String::new());
    }
    if let Some((name, labels)) = finest_labels(table) {
        return (CrossValidation::Groups(labels), format!(" of `{name}`"));
    }
    // The levels of an angle, or of another number, tell nothing of how far a law carries.
    let inputs = problem.variables().iter();
    let inputs = inputs.filter(|input| input.constant().is_none() && !input.dimension().is_one());
    let levels = inputs.filter_map(|input| {
        let levels = table.column(input.name()).ok()?.group_indices();
        let count = levels.iter().max().map_or(0, |&last| last as usize + 1);
        let is_label = (3..=MOST_LEVELS.min(table.rows() / ROWS_OF_A_LEVEL)).contains(&count);
        is_label.then_some((count, input.name(), levels))
    });
    // Of inputs with as many levels, the first.
    match levels.reduce(|best, next| if next.0 < best.0 { next } else { best }) {
        Some((_, name, levels)) => (CrossValidation::Groups(levels), format!(" of `{name}`")),
        None => (CrossValidation::for_rows(table.rows()), String::new()),
    }
}
