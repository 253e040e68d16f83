//! The rows of a linear fit: monomials of the whitened features, and the response.

use super::least_squares::{Solution, Triangle, map_rows, triangle};
use crate::error::{Code, Error, Result};
use crate::features::Features;

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

/// Features, a response and the terms that are fitted to it.
#[derive(Clone, Copy)]
pub(crate) struct Design<'a> {
    features: &'a Features,
    response: &'a [f64],
    terms: &'a dyn Terms,
}

impl<'a> Design<'a> {
    pub(crate) fn new(features: &'a Features, response: &'a [f64], terms: &'a dyn Terms) -> Self {
        Self { features, response, terms }
    }

    /// The number of rows.
    pub(crate) fn rows(&self) -> usize {
        self.features.rows()
    }

    /// The number of coefficients.
    pub(crate) fn coefficients(&self) -> usize {
        self.terms.len()
    }

    /// The response of a row.
    pub(crate) fn response(&self, row: usize) -> f64 {
        self.response[row]
    }

    /// Writes the terms of a row.
    pub(crate) fn fill(&self, row: usize, cells: &mut [f64]) {
        self.features.whiten_row(row, self.terms.coordinates(cells));
        self.terms.fill(cells);
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
        let mut centre = scratch();
        self.terms.fill(&mut centre);
        of_rows.into_iter().fold(solution.factor.spread(&centre), f64::max).powi(2)
    }
}

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
        .help("add rows, or fix a model with fewer coefficients"));
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
