//! The rows of a linear fit: monomials of the whitened features, and the response.

use super::least_squares::{Factor, Solution, Triangle, dot, map_rows, triangle};
use super::monomials::MAX_COEFFICIENTS;
use super::sample::Sample;
use crate::error::{Code, Error, Result};

/// Functions of the whitened coordinates, the columns of a design.
pub(crate) trait Terms: Sync {
    /// How many there are.
    fn len(&self) -> usize;

    /// The part of a row that takes the coordinates.
    fn coordinates<'a>(&self, row: &'a mut [f64]) -> &'a mut [f64];

    /// Fills a row whose coordinates are in place.
    fn fill(&self, row: &mut [f64]);

    /// Writes the derivative of each term by one coordinate, at a filled row.
    fn differentiate(&self, row: &[f64], coordinate: usize, cells: &mut [f64]);
}

/// A sample and the terms that are fitted to it.
#[derive(Clone, Copy)]
pub(crate) struct Design<'a> {
    sample: &'a Sample<'a>,
    terms: &'a dyn Terms,
}

impl<'a> Design<'a> {
    pub(crate) fn new(sample: &'a Sample<'a>, terms: &'a dyn Terms) -> Self {
        Self { sample, terms }
    }

    /// The number of rows.
    pub(crate) fn rows(&self) -> usize {
        self.sample.rows()
    }

    /// The number of coefficients.
    pub(crate) fn coefficients(&self) -> usize {
        self.terms.len()
    }

    /// The response of a row, times the root of its weight.
    pub(crate) fn response(&self, row: usize) -> f64 {
        self.sample.response(row) * self.sample.weight(row).sqrt()
    }

    /// Writes the terms of a row, times the root of its weight: errors of such rows have one variance.
    pub(crate) fn fill(&self, row: usize, cells: &mut [f64]) {
        self.fill_unweighted(row, cells);
        if self.sample.is_weighted() {
            let root = self.sample.weight(row).sqrt();
            cells.iter_mut().for_each(|cell| *cell *= root);
        }
    }

    /// Writes the terms of a row.
    pub(crate) fn fill_unweighted(&self, row: usize, cells: &mut [f64]) {
        self.sample.whiten_row(row, self.terms.coordinates(cells));
        self.terms.fill(cells);
    }

    /// The weight of a row.
    pub(crate) fn weight(&self, row: usize) -> f64 {
        self.sample.weight(row)
    }

    /// The factor of all rows.
    pub(crate) fn triangle(&self) -> Triangle {
        triangle(self.rows(), self.coefficients() + 1, |row, cells| self.fill_with_response(row, cells))
    }

    /// The factor of some rows.
    pub(crate) fn triangle_of(&self, rows: &[usize]) -> Triangle {
        triangle(rows.len(), self.coefficients() + 1, |index, cells| self.fill_with_response(rows[index], cells))
    }

    fn fill_with_response(&self, row: usize, cells: &mut [f64]) {
        let (terms, response) = cells.split_at_mut(self.coefficients());
        self.fill(row, terms);
        response[0] = self.response(row);
    }

    /// The least-squares fit to all rows, with at least one degree of freedom left for its error.
    ///
    /// # Errors
    ///
    /// When there are no more rows than coefficients, or the rows do not determine all coefficients.
    pub(crate) fn solve(&self, name: &str) -> Result<Solution> {
        solve(self.rows(), self.coefficients(), name, || self.triangle())
    }

    /// The largest leverage of a row, and never less than that of the mean of the rows (of dimension one).
    pub(crate) fn largest_leverage(&self, solution: &Solution) -> f64 {
        let scratch = || vec![0.0; self.coefficients()];
        let of_rows = map_rows(self.rows(), scratch, |cells, row| {
            self.fill(row, cells);
            solution.factor.spread(cells)
        });
        let of_rows = of_rows.into_iter().enumerate();
        let of_rows = of_rows.map(|(row, spread)| spread / self.sample.weight(row).sqrt());
        let mut centre = scratch();
        self.terms.fill(&mut centre);
        of_rows.fold(solution.factor.spread(&centre), f64::max).powi(2)
    }

    /// C with CᵀC the covariance of the coefficients, where the rows may scatter differently: HC3.
    ///
    /// (XᵀX)⁻¹ (Σ xᵢ xᵢᵀ eᵢ²/(1 − hᵢ)²) (XᵀX)⁻¹, in one more pass over the rows: MacKinnon & White 1985, Journal of
    /// Econometrics 29, 305; Long & Ervin 2000, The American Statistician 54, 217. A row that decides a coefficient alone
    /// has no residual to tell its scatter by: it counts with the standard deviation of all.
    pub(crate) fn robust(&self, solution: &Solution) -> Factor {
        let deviation = (solution.squared_residuals / (solution.rows - solution.rank).max(1) as f64).sqrt();
        self.scattered(&solution.coefficients, &solution.factor, deviation)
    }

    /// The same for known coefficients, C with CᵀC = (XᵀX)⁻¹, or the like with a penalty, and the deviation of all rows.
    pub(crate) fn scattered(&self, coefficients: &[f64], factor: &Factor, deviation: f64) -> Factor {
        robust(factor, (self.rows(), self.coefficients()), deviation, |row, terms| {
            self.fill(row, terms);
            self.response(row) - dot(coefficients, terms)
        })
    }
}

/// What [`Design::robust`] says, of any least-squares fit of rows × coefficients: `fill` writes the derivatives of a fitted value by
/// the coefficients, and gives the residual, both times the root of the weight.
///
/// For a fit that is not linear in its coefficients this is the sandwich of its Jacobian at the optimum (White 1980, International
/// Economic Review 21, 149), with the leverages of that Jacobian.
pub(crate) fn robust(
    factor: &Factor,
    (rows, coefficients): (usize, usize),
    deviation: f64,
    fill: impl Fn(usize, &mut [f64]) -> f64 + Sync,
) -> Factor {
    let meat = triangle(rows, factor.rows.len(), |row, cells| {
        let mut space = [0.0; MAX_COEFFICIENTS];
        let terms = &mut space[..coefficients];
        let residual = fill(row, terms);
        for (cell, own) in cells.iter_mut().zip(&factor.rows) {
            *cell = dot(own, &terms[..own.len()]);
        }
        let scatter = scatter(residual, dot(cells, cells), deviation);
        cells.iter_mut().for_each(|cell| *cell *= scatter);
    });
    factor.combined((meat.columns(), coefficients), |i, j| meat.cell(i, j))
}

/// How much a row scatters by its residual and its leverage, e/(1 − h): see [`Design::robust`].
pub(crate) fn scatter(residual: f64, leverage: f64, deviation: f64) -> f64 {
    let free = 1.0 - leverage;
    if free > FREE_LEVERAGE { residual / free } else { deviation }
}

/// A row with a leverage closer to 1 than this (of dimension one) decides a coefficient alone: its closed-form error
/// would be rounding error divided by rounding error.
pub(crate) const FREE_LEVERAGE: f64 = 1e-9;

/// The least-squares fit to the rows of a factor, with at least one degree of freedom left for its error.
///
/// # Errors
///
/// When there are no more rows than coefficients, or the rows do not determine all coefficients.
pub(crate) fn solve(
    rows: usize,
    coefficients: usize,
    name: &str,
    factor: impl FnOnce() -> Triangle,
) -> Result<Solution> {
    let enough = coefficients + 1;
    if rows < enough {
        let words = if coefficients == 1 { "1 coefficient" } else { &format!("{coefficients} coefficients") };
        let message = format!("{rows} {} too few: {name} has {words} and needs at least {enough} rows,", are(rows));
        return Err(Error::new(
            Code::TooFewRows,
            format!("{message} because with as many coefficients as rows no residual is left for an interval"),
        )
        .help(if coefficients == 1 { "add rows" } else { "add rows, or fix a model with fewer coefficients" }));
    }
    let solution = factor().solve()?;
    if solution.rank < coefficients {
        return Err(Error::new(
            Code::Numerical,
            format!("the rows determine only {} of the {coefficients} coefficients of {name}", solution.rank),
        )
        .help("fix a model of lower degree, or add rows where the groups take other values"));
    }
    Ok(solution)
}

fn are(rows: usize) -> &'static str {
    if rows == 1 { "row is" } else { "rows are" }
}
