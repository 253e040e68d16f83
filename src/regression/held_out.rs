//! Errors on rows that a fit has not seen.
//!
//! Where rows are held out by chance, linear fits need no second pass over the rows. The factor of the training rows of
//! a fold is the merge of the factors of the other folds, from the left and from the right, so k folds cost 3k merges;
//! and a single row is left out in closed form, e/(1 − h) (Allen 1974, Technometrics 16, 125, PRESS). What is scored
//! there is the polynomial without its tail, for rows held out by chance lie among the others. Families that are not
//! linear in their coefficients are fitted once for each fold; and so are all where rows that belong together are held
//! out, tails included, for such rows may lie anywhere.

use rayon::prelude::*;

use super::cross_validation::Folds;
use super::design::{Design, FREE_LEVERAGE};
use super::family::Family;
use super::fit::Settings;
use super::least_squares::{Solution, Triangle, dot, map_rows};
use super::model_choice::ModelChoice;
use super::sample::{Sample, Subset};
use crate::error::Result;

/// What cross-validation says of a candidate.
#[derive(Clone, Debug)]
pub(crate) enum Assessment {
    /// The sum of squared errors and the number of rows of each fold; squared errors are weighted as the rows are.
    Scored(Vec<(f64, usize)>),
    /// Why the candidate cannot be assessed.
    Ineligible(String),
}

/// A row under a fit that had not seen it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct HeldOut {
    /// The response minus its prediction, times the root of the row's weight.
    pub(crate) error: f64,
    /// The standard error of a new response of weight 1 there.
    pub(crate) standard_error: f64,
}

impl HeldOut {
    /// A row with this error and leverage under a linear fit without it.
    pub(crate) fn under(solution: &Solution, error: f64, leverage: f64) -> Self {
        let freedom = solution.rows - solution.rank;
        let variance = if freedom == 0 { f64::INFINITY } else { solution.squared_residuals / freedom as f64 };
        Self { error, standard_error: (variance * (1.0 + leverage)).sqrt() }
    }
}

/// Rows without a fit: why.
pub(crate) type Unfit = String;

impl Assessment {
    /// Holds out each fold of a linear fit; `whole` is the solution for all rows.
    pub(crate) fn linear(design: &Design, folds: &Folds, whole: &Solution) -> Result<Self> {
        match folds {
            Folds::Each => Ok(match leave_one_out(design, whole) {
                Ok(rows) => Self::Scored(rows.iter().map(|row| (row.error.powi(2), 1)).collect()),
                Err(reason) => Self::Ineligible(reason),
            }),
            _ => {
                let factors = factors(design, &folds.members(design.rows()));
                Ok(match leave_folds_out(&factors)? {
                    Ok(solutions) => Self::Scored(scored(&factors, &solutions)),
                    Err(reason) => Self::Ineligible(reason),
                })
            }
        }
    }

    /// Sums up the rows of each fold.
    pub(crate) fn of_folds(folds: &[Vec<HeldOut>]) -> Self {
        let sum = |rows: &Vec<HeldOut>| rows.iter().map(|row| row.error.powi(2)).sum();
        Self::Scored(folds.iter().map(|rows| (sum(rows), rows.len())).collect())
    }
}

/// Each row under a linear fit without its fold.
pub(crate) fn linear_rows(design: &Design, folds: &Folds, whole: &Solution) -> Result<Result<Vec<HeldOut>, Unfit>> {
    if let Folds::Each = folds {
        return Ok(leave_one_out(design, whole));
    }
    let folds = folds.members(design.rows());
    let solutions = match leave_folds_out(&factors(design, &folds))? {
        Ok(solutions) => solutions,
        Err(reason) => return Ok(Err(reason)),
    };
    let mut rows = vec![HeldOut { error: 0.0, standard_error: 0.0 }; design.rows()];
    for (fold, solution) in folds.iter().zip(&solutions) {
        let start = || vec![0.0; design.coefficients()];
        let found = |cells: &mut Vec<f64>, index: usize| {
            design.fill(fold[index], cells);
            design.response(fold[index]) - dot(&solution.coefficients, cells)
        };
        let errors = map_rows(fold.len(), start, found);
        let spreads = map_rows(fold.len(), start, |cells, index| {
            design.fill_unweighted(fold[index], cells);
            solution.factor.spread(cells)
        });
        for ((&row, error), spread) in fold.iter().zip(errors).zip(spreads) {
            rows[row] = HeldOut::under(solution, error, spread.powi(2));
        }
    }
    Ok(Ok(rows))
}

fn leave_one_out(design: &Design, whole: &Solution) -> Result<Vec<HeldOut>, Unfit> {
    let scratch = || vec![0.0; design.coefficients()];
    // One number for a row: the leverage, and then the residual.
    let leverages = map_rows(design.rows(), scratch, |cells, row| {
        design.fill(row, cells);
        whole.factor.spread(cells).powi(2)
    });
    if let Some(row) = leverages.iter().position(|leverage| 1.0 - leverage <= FREE_LEVERAGE) {
        return Err(format!("row {} alone determines a coefficient", row + 1));
    }
    let residuals = map_rows(design.rows(), scratch, |cells, row| {
        design.fill(row, cells);
        design.response(row) - dot(&whole.coefficients, cells)
    });
    let freedom = (whole.rows - whole.rank) as f64 - 1.0;
    let held_out = |(row, (residual, leverage)): (usize, (f64, f64))| {
        let (free, weight) = (1.0 - leverage, design.weight(row));
        // Without the row the sum of squares falls by e²/(1 − h) (Cook & Weisberg 1982, §2.2.2).
        let squares = (whole.squared_residuals - residual.powi(2) / free).max(0.0);
        let spread = leverage / weight / free;
        let standard_error = if freedom > 0.0 { (squares / freedom * (1.0 + spread)).sqrt() } else { f64::INFINITY };
        HeldOut { error: residual / free, standard_error }
    };
    Ok(residuals.into_iter().zip(leverages).enumerate().map(held_out).collect())
}

fn factors(design: &Design, folds: &[Vec<usize>]) -> Vec<Triangle> {
    folds.par_iter().map(|rows| design.triangle_of(rows)).collect()
}

/// The sum of squared errors and the number of rows of each fold, under the solution without it.
pub(crate) fn scored(factors: &[Triangle], solutions: &[Solution]) -> Vec<(f64, usize)> {
    let score =
        |(factor, solution): (&Triangle, &Solution)| (factor.squared_error(&solution.coefficients), factor.rows());
    factors.iter().zip(solutions).map(score).collect()
}

/// The solution without each fold, of which only the factors are known.
pub(crate) fn leave_folds_out(factors: &[Triangle]) -> Result<Result<Vec<Solution>, Unfit>> {
    let coefficients = factors[0].columns() - 1;
    // `after[f]` is the merge of all folds behind f.
    let mut after = vec![Triangle::new(coefficients + 1)];
    for factor in factors[1..].iter().rev() {
        let mut merged = after[after.len() - 1].clone();
        merged.merge(factor);
        after.push(merged);
    }
    after.reverse();
    let mut before = Triangle::new(coefficients + 1);
    let mut solutions = Vec::with_capacity(factors.len());
    for (fold, (factor, mut train)) in factors.iter().zip(after).enumerate() {
        train.merge(&before);
        before.merge(factor);
        let solution = train.solve()?;
        if solution.rank < coefficients {
            return Ok(Err(format!(
                "without fold {} of {} the rows determine only {} of the {} coefficients",
                fold + 1,
                factors.len(),
                solution.rank,
                coefficients
            )));
        }
        solutions.push(solution);
    }
    Ok(Ok(solutions))
}

/// The effective coefficients of a fit to all rows, and the errors of each fold, which may overlap, under fits without it: residuals
/// times the roots of their weights. `None` where the family cannot be fitted to all rows, or not without one of the folds.
pub(crate) fn errors_on(
    sample: &Sample,
    choice: ModelChoice,
    settings: &Settings,
    folds: &[Vec<usize>],
) -> Option<(f64, Vec<Vec<f64>>)> {
    let whole = Family::fit_roughly(sample, choice, settings).ok()?;
    let coefficients = whole.fitted().coefficients();
    if let Some(smoother) = whole.smoother() {
        let found = smoother.fold_by_fold(sample, folds).ok()?;
        let errors: Vec<Vec<f64>> =
            found.into_iter().map(|rows| rows.into_iter().map(|row| row.error).collect()).collect();
        return errors.iter().flatten().all(|error| error.is_finite()).then_some((coefficients, errors));
    }
    let errors = |fold: &Vec<usize>| {
        let held_out = without(sample, fold, false, |train| whole.refit(train, choice, settings)).ok()?;
        held_out.iter().all(|row| row.error.is_finite()).then(|| held_out.iter().map(|row| row.error).collect())
    };
    let errors: Option<Vec<Vec<f64>>> = folds.par_iter().map(errors).collect();
    Some((coefficients, errors?))
}

/// The rows of a fold under a fit without them.
fn without(
    sample: &Sample,
    fold: &[usize],
    by_chance: bool,
    fit: impl Fn(&Sample) -> Result<Family>,
) -> Result<Vec<HeldOut>, Unfit> {
    let mut is_held_out = vec![false; sample.rows()];
    fold.iter().for_each(|&row| is_held_out[row] = true);
    let kept: Vec<usize> = (0..sample.rows()).filter(|&row| !is_held_out[row]).collect();
    let subset = Subset::new(sample, &kept).map_err(|error| error.to_string())?;
    let train = subset.sample();
    if train.rank() < sample.rank() {
        return Err(flat(train.rank(), sample.rank()));
    }
    let family = fit(&train).map_err(|error| error.to_string())?;
    let (fitted, mut z, mut work) = (family.fitted(), vec![0.0; train.rank()], Vec::new());
    let row = |&row: &usize| {
        train.features().whitening().whiten_with(|group| sample.features().cell(group, row), &mut z);
        let found = if by_chance { fitted.evaluate_within(&z, &mut work) } else { fitted.evaluate(&z, &mut work) };
        let error = (sample.response(row) - found.value) * sample.weight(row).sqrt();
        HeldOut { error, standard_error: found.standard_error }
    };
    Ok(fold.iter().map(row).collect())
}

/// The rows of each fold under a family that was fitted anew without it; smoothers keep their parameters, and need no other fit.
pub(crate) fn refitted_rows(
    sample: &Sample,
    whole: &Family,
    folds: &Folds,
    fit: impl Fn(&Sample) -> Result<Family> + Sync,
) -> Result<Vec<Vec<HeldOut>>, Unfit> {
    let members = folds.members(sample.rows());
    if let Some(smoother) = whole.smoother() {
        let found = match folds {
            Folds::Each => smoother.one_by_one(sample).map(|rows| rows.into_iter().map(|row| vec![row]).collect()),
            _ => smoother.fold_by_fold(sample, &members),
        };
        return found.map_err(|error| too_flat(sample, folds, &members).unwrap_or_else(|| error.to_string()));
    }
    let of_fold = |(place, fold): (usize, &Vec<usize>)| {
        without(sample, fold, folds.are_by_chance(), &fit)
            .map_err(|reason| format!("{}: {reason}", folds.without(place, members.len())))
    };
    members.par_iter().enumerate().map(of_fold).collect()
}

/// Which end of an input a smoother needs, as the rows without it vary in fewer directions.
fn too_flat(sample: &Sample, folds: &Folds, members: &[Vec<usize>]) -> Option<Unfit> {
    let is_flat = |fold: &Vec<usize>| {
        let kept: Vec<usize> = (0..sample.rows()).filter(|row| fold.binary_search(row).is_err()).collect();
        let subset = Subset::new(sample, &kept).ok()?;
        let rank = subset.sample().rank();
        (rank < sample.rank()).then_some(rank)
    };
    let Folds::Ends(_) = folds else { return None };
    let (fold, rank) = members.iter().enumerate().find_map(|(place, fold)| Some((place, is_flat(fold)?)))?;
    Some(format!("{}: {}", folds.without(fold, members.len()), flat(rank, sample.rank())))
}

fn flat(rank: usize, of: usize) -> Unfit {
    format!("the rows vary in only {rank} of {of} directions")
}

/// The mean squared error and its standard error, from the sum of squares and the number of rows of each fold.
///
/// The latter is that of a ratio: √(k/(k−1) · Σ (n_f/n)² (mse_f − mse)²) (Cochran 1977, §2.11 and §6.3), which for
/// folds of one size is the usual deviation of the fold means over √k (Hastie, Tibshirani & Friedman 2009, §7.10).
pub(crate) fn summary(folds: &[(f64, usize)]) -> (f64, f64) {
    let (sum, rows) = folds.iter().fold((0.0, 0), |(sum, rows), (error, size)| (sum + error, rows + size));
    let (rows, count) = (rows as f64, folds.len() as f64);
    let squared_error = sum / rows;
    let spread: f64 = folds.iter().map(|(error, size)| ((error - *size as f64 * squared_error) / rows).powi(2)).sum();
    (squared_error, (spread * count / (count - 1.0)).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_of_one_size_have_the_standard_error_of_their_means() {
        // Means 1, 3, 5: deviation 2, over √3.
        let (squared_error, standard_error) = summary(&[(2.0, 2), (6.0, 2), (10.0, 2)]);
        assert!((squared_error - 3.0).abs() < 1e-15 && (standard_error - 2.0 / 3_f64.sqrt()).abs() < 1e-15);
    }
}
