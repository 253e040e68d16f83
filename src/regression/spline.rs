//! A natural cubic spline, for laws in which one direction of the groups varies.
//!
//! Between knots the curve is a cubic, beyond the outer ones a straight line: a power law with the slope that the curve
//! has at the edge of the data. The space of these curves does not change when the coordinate is reflected, and it
//! contains the straight lines, so the fit depends neither on the basis of groups nor on the scale monomial.
//!
//! Source: Hastie, Tibshirani & Friedman, *The Elements of Statistical Learning* (2009), §5.2.1, equations 5.4 and 5.5.

use serde::{Deserialize, Serialize};

use super::design::{Design, Terms};
use super::fitted::{Evaluated, Fitted};
use super::gradient::slopes_of;
use super::least_squares::{Factor, dot, length};
use super::sample::Sample;
use crate::error::{Code, Error, Result};
use crate::features::Features;

/// The fewest knots that make more than a straight line, and the most before a fit says more about rows than about laws.
pub(crate) const KNOTS: std::ops::RangeInclusive<u32> = 3..=64;

/// The numbers of knots that are tried without a number: about √2 times the one before.
pub(crate) const SPLINES: [u32; 8] = [4, 6, 8, 11, 16, 23, 32, 45];

/// The functions 1, z and one more for each inner knot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Knots(Vec<f64>);

impl Knots {
    /// Puts knots at equally spaced quantiles of the whitened coordinate, the outer ones at its ends.
    ///
    /// # Errors
    ///
    /// When not exactly one direction varies, or the coordinate has too few different values.
    pub(crate) fn new(features: &Features, count: u32) -> Result<Self> {
        let varying = features.whitening().rank();
        if varying != 1 {
            return Err(Error::new(
                Code::Setting,
                format!("a spline is for one direction in which groups vary, and here {varying} vary"),
            )
            .help("choose `power` or a polynomial such as `poly:2`"));
        }
        let mut coordinate = [0.0];
        let mut values: Vec<f64> = (0..features.rows())
            .map(|row| {
                features.whiten_row(row, &mut coordinate);
                coordinate[0]
            })
            .collect();
        values.sort_by(f64::total_cmp);
        let last = (values.len() - 1) as f64;
        let knots: Vec<f64> = (0..count)
            .map(|i| {
                // The linear interpolation between neighbours is the same seen from the other end.
                let place = f64::from(i) / f64::from(count - 1) * last;
                let (below, above) = (place.floor() as usize, place.ceil() as usize);
                values[below] + (place - place.floor()) * (values[above] - values[below])
            })
            .collect();
        // Closer knots than this part of the range would make cubes that rounding cannot tell apart.
        let closest = 1e-3 / f64::from(count) * (knots[knots.len() - 1] - knots[0]);
        if knots.windows(2).any(|pair| pair[1] - pair[0] <= closest) {
            return Err(Error::new(
                Code::Setting,
                format!("the rows lie at too few different values of the groups for {count} knots"),
            )
            .help("ask for fewer knots, such as `spline:4`"));
        }
        Ok(Self(knots))
    }

    /// The knots, in rising order.
    pub(crate) fn places(&self) -> &[f64] {
        &self.0
    }

    /// d_k(z) of the source.
    fn bend(&self, knot: usize, z: f64) -> f64 {
        let (own, last) = (self.0[knot], self.0[self.0.len() - 1]);
        ((z - own).max(0.0).powi(3) - (z - last).max(0.0).powi(3)) / (last - own)
    }

    /// The derivative of [`Knots::bend`] by z.
    fn slope_of_bend(&self, knot: usize, z: f64) -> f64 {
        let (own, last) = (self.0[knot], self.0[self.0.len() - 1]);
        3.0 * ((z - own).max(0.0).powi(2) - (z - last).max(0.0).powi(2)) / (last - own)
    }
}

impl Terms for Knots {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn coordinates<'a>(&self, row: &'a mut [f64]) -> &'a mut [f64] {
        &mut row[1..2]
    }

    fn fill(&self, row: &mut [f64]) {
        row[0] = 1.0;
        let z = row[1];
        let common = self.bend(self.0.len() - 2, z);
        for (knot, cell) in row[2..].iter_mut().enumerate() {
            *cell = self.bend(knot, z) - common;
        }
    }

    fn differentiate(&self, row: &[f64], _: usize, cells: &mut [f64]) {
        (cells[0], cells[1]) = (0.0, 1.0);
        let z = row[1];
        let common = self.slope_of_bend(self.0.len() - 2, z);
        for (knot, cell) in cells[2..].iter_mut().enumerate() {
            *cell = self.slope_of_bend(knot, z) - common;
        }
    }
}

/// A fitted spline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Spline {
    pub(crate) knots: Knots,
    /// The coefficients of the terms.
    pub(crate) coefficients: Vec<f64>,
    /// C with CᵀC = (ΦᵀΦ)⁻¹.
    pub(crate) factor: Factor,
    /// The standard deviation s of the residuals, s² = Σe²/(n − rank).
    pub(crate) deviation: f64,
    /// The number of training rows.
    pub(crate) rows: usize,
}

impl Spline {
    /// Fits by least squares.
    ///
    /// # Errors
    ///
    /// As [`Knots::new`], with no more rows than coefficients, and when the rows do not determine them all.
    pub(crate) fn fit(sample: &Sample, knots: u32, name: &str) -> Result<Self> {
        let knots = Knots::new(sample.features(), knots)?;
        let solution = Design::new(sample, &knots).solve(name)?;
        Ok(Self {
            deviation: (solution.squared_residuals / (solution.rows - solution.rank) as f64).sqrt(),
            rows: solution.rows,
            coefficients: solution.coefficients,
            factor: solution.factor,
            knots,
        })
    }

    fn fill(&self, coordinates: &[f64], work: &mut Vec<f64>) {
        work.clear();
        work.resize(self.knots.len(), 0.0);
        self.knots.coordinates(work).copy_from_slice(coordinates);
        self.knots.fill(work);
    }
}

impl Fitted for Spline {
    /// The standard error of a new response is s √(1 + h), h the leverage, which grows along the tails.
    fn evaluate(&self, coordinates: &[f64], work: &mut Vec<f64>) -> Evaluated {
        self.fill(coordinates, work);
        let standard_error = self.deviation * length(&[1.0, self.factor.spread(work)]);
        Evaluated { value: dot(&self.coefficients, work), standard_error, tail: 0.0 }
    }

    fn slopes(&self, coordinates: &[f64]) -> Vec<f64> {
        let mut row = Vec::new();
        self.fill(coordinates, &mut row);
        slopes_of(&self.knots, &self.coefficients, &row, coordinates.len())
    }

    fn rows(&self) -> usize {
        self.rows
    }

    fn coefficients(&self) -> f64 {
        self.coefficients.len() as f64
    }

    fn deviation(&self) -> f64 {
        self.deviation
    }

    fn is_consistent(&self, rank: usize) -> bool {
        let count = self.knots.len();
        rank == 1
            && count >= *KNOTS.start() as usize
            && self.coefficients.len() == count
            && self.factor.rows.iter().all(|row| row.len() <= count)
            && self.knots.0.windows(2).all(|pair| pair[0] < pair[1])
    }
}
