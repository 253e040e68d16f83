//! The family of polynomials of a total degree in ln Π, which continue as a power law outside the trained domain.
//!
//! A polynomial explodes where it has seen no rows. Its leverage h(z) = φ(z)ᵀ(ΦᵀΦ)⁻¹φ(z) says where that is: beyond the
//! largest leverage of a training row the fit extrapolates (Cook 1977, Technometrics 19, 15; Montgomery, Peck &
//! Vining 2012, §3.8, "hidden extrapolation"). There the polynomial is left at the last point z₀ on the way from the
//! mean of the rows, and continues with the slopes of the power law. No piece depends on the choice of groups.

use serde::{Deserialize, Serialize};

use super::design::{Design, Terms};
use super::fitted::{Evaluated, Fitted};
use super::gradient::slopes_of;
use super::least_squares::{Factor, Solution, dot, length};
use super::monomials::Monomials;
use super::power_law::PowerLaw;
use super::sample::Sample;
use crate::error::{Code, Error, Result};

/// How far above the largest leverage of a training row a row still counts as inside (relative, of dimension one): the
/// rounding error of the leverage of the farthest training row itself.
const LEVERAGE_SLACK: f64 = 1e-9;
/// The search for z₀ starts no farther out than this many times the farthest training row: a degree of 9 then
/// stays far inside the range of numbers.
const FAR: f64 = 1e3;
/// Halvings of the way from the mean to a row: more than a double has bits, even from [`FAR`] out.
const HALVINGS: u32 = 64;

/// The leverage up to which a row counts as inside, from the largest leverage h of a training row.
///
/// Seen from a fit without it that row has the leverage h/(1 − h), and there the polynomial was tested; but at 1 the error of its
/// mean is already as large as the scatter of a row.
fn inside(largest: f64) -> f64 {
    let unseen = if largest < 0.5 { largest / (1.0 - largest) } else { 1.0 };
    largest.max(unseen) * (1.0 + LEVERAGE_SLACK)
}

/// Twice the decimal logarithms of the penalties that are tried, for each row: from none to a straight law.
const PENALTIES: std::ops::RangeInclusive<i32> = -20..=8;

/// A fitted polynomial.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Polynomial {
    /// The terms: all monomials of a total degree.
    pub(crate) monomials: Monomials,
    /// The coefficients of the monomials in whitened coordinates.
    pub(crate) coefficients: Vec<f64>,
    /// The trace of the smoother: the number of coefficients, without a penalty.
    pub(crate) effective: f64,
    /// C with CᵀC = (ΦᵀΦ)⁻¹, the penalty added to ΦᵀΦ where there is one.
    pub(crate) factor: Factor,
    /// The largest leverage that counts as inside.
    pub(crate) largest_leverage: f64,
    /// The length of the farthest training row in whitened coordinates.
    pub(crate) radius: f64,
    /// The standard deviation s of the residuals, s² = Σe²/(n − effective).
    pub(crate) deviation: f64,
    /// The number of training rows.
    pub(crate) rows: usize,
    /// The power law that continues it.
    pub(crate) tail: PowerLaw,
}

impl Polynomial {
    /// Fits by least squares in whitened coordinates.
    ///
    /// # Errors
    ///
    /// With no more rows than coefficients, or rows that do not determine them all.
    pub(crate) fn fit(sample: &Sample, degree: u32, name: &str) -> Result<Self> {
        let monomials = Monomials::new(sample.rank(), degree)?;
        let solution = Design::new(sample, &monomials).solve(name)?;
        let effective = solution.coefficients.len() as f64;
        Self::new(sample, monomials, solution, effective)
    }

    /// Fits with the squares of all coefficients from the second degree on penalised, in Bombieri's norm: no rotation of
    /// the coordinates, and so no choice of groups, changes it. The mean (1, z) is free.
    ///
    /// The penalty minimises the generalised cross-validation n Σe²/(n − 1.4 tr)² (Golub, Heath & Wahba 1979, Technometrics 21,
    /// 215; the factor against under-smoothing: Gu & Wang 2003, Annals of Statistics 31, 1359).
    ///
    /// # Errors
    ///
    /// With no more rows than the mean has coefficients.
    pub(crate) fn fit_ridge(sample: &Sample, degree: u32, name: &str) -> Result<Self> {
        let monomials = Monomials::new(sample.rank(), degree)?;
        // The mean is not penalised: it needs its rows.
        Design::new(sample, &Monomials::new(sample.rank(), 1)?).solve(name)?;
        let free = monomials.of_degree(1).end;
        let roots: Vec<f64> = monomials.multiplicities().iter().map(|count| count.sqrt().recip()).collect();
        let triangle = Design::new(sample, &monomials).triangle();
        let rows = sample.rows() as f64;
        let (mut best, mut straight): (Option<(f64, Solution, f64)>, _) = (None, None);
        for exponent in PENALTIES {
            let penalty = (10_f64.powf(0.5 * f64::from(exponent)) * rows).sqrt();
            let solution =
                triangle.with_penalty(|place| if place < free { 0.0 } else { penalty * roots[place] }).solve()?;
            if solution.rank < monomials.len() {
                continue;
            }
            let effective = triangle.trace(&solution.factor);
            let squared_residuals = triangle.squared_error(&solution.coefficients);
            let left = rows - 1.4 * effective;
            let score = rows * squared_residuals / left.powi(2);
            let solution = Solution { squared_residuals, rows: sample.rows(), ..solution };
            if left > 0.0 && best.as_ref().is_none_or(|(least, ..)| score < *least) {
                best = Some((score, solution.clone(), effective));
            }
            straight = Some((score, solution, effective));
        }
        // With so few rows that no penalty leaves any, the largest: a power law.
        let Some((_, solution, effective)) = best.or(straight) else {
            return Err(Error::new(Code::TooFewRows, format!("the rows are too few for {name}"))
                .help("add rows, or fit a power law"));
        };
        Self::new(sample, monomials, solution, effective)
    }

    fn new(sample: &Sample, monomials: Monomials, solution: Solution, effective: f64) -> Result<Self> {
        let design = Design::new(sample, &monomials);
        Ok(Self {
            largest_leverage: inside(design.largest_leverage(&solution)),
            radius: sample.features().domain().radius(),
            deviation: (solution.squared_residuals / (solution.rows as f64 - effective)).sqrt(),
            rows: solution.rows,
            effective,
            coefficients: solution.coefficients,
            factor: solution.factor,
            tail: PowerLaw::fit(sample, "the tail of a polynomial")?,
            monomials,
        })
    }

    /// Evaluates at coordinates, and leaves the monomials of z₀, or of the point itself, at the head of `work`.
    ///
    /// On the polynomial the variance of a new response is s²(1 + h(z)); on the tail it is
    /// s²(1 + h(z₀)) + s_lin² ‖z − z₀‖², s_lin the standard deviation of the residuals of the power law: a step out
    /// by one standard deviation of the rows may cost as much as the whole curvature is worth.
    fn locate(&self, coordinates: &[f64], work: &mut Vec<f64>) -> Evaluated {
        let (monomials, count) = (&self.monomials, self.monomials.len());
        let distance = length(coordinates);
        let shrink = (self.farthest() / distance).min(1.0);
        work.clear();
        work.resize(count + self.factor.rows.len() * self.degrees(), 0.0);
        let (row, shares) = work.split_at_mut(count);
        let place = |row: &mut [f64], part: f64| {
            let cells = monomials.coordinates(row).iter_mut().zip(coordinates);
            cells.for_each(|(cell, z)| *cell = z * part);
            monomials.fill(row);
        };
        place(row, shrink);
        let spread = self.factor.spread(row);
        if shrink == 1.0 && spread.powi(2) <= self.largest_leverage {
            let standard_error = self.deviation * length(&[1.0, spread]);
            return Evaluated { value: dot(&self.coefficients, row), standard_error, tail: 0.0 };
        }
        let part = shrink * self.part_inside(row, shares);
        place(row, part);
        let rest = 1.0 - part;
        let whole = dot(&self.tail.whitened[1..], coordinates);
        let near = self.deviation * length(&[1.0, self.factor.spread(row)]);
        Evaluated {
            value: dot(&self.coefficients, row) + rest * whole,
            standard_error: length(&[near, self.tail.deviation * rest * distance]),
            tail: rest * distance,
        }
    }

    /// Where the search for z₀ starts at the farthest, in standard deviations from the mean.
    pub(crate) fn farthest(&self) -> f64 {
        FAR * (1.0 + self.radius)
    }

    /// One more than the total degree.
    fn degrees(&self) -> usize {
        self.monomials.degree() as usize + 1
    }

    /// A t with h(t z) at the largest leverage: the largest, where leverage grows along the way, as it does outside the rows.
    ///
    /// Along the way C φ(t z) = Σ tᵏ C φₖ(z), φₖ the monomials of degree k, so a halving costs one sum of vectors.
    fn part_inside(&self, row: &[f64], shares: &mut [f64]) -> f64 {
        let degrees = self.degrees();
        for (cells, shares) in self.factor.rows.iter().zip(shares.chunks_exact_mut(degrees)) {
            for (degree, share) in (0..).zip(shares) {
                let part = self.monomials.of_degree(degree);
                let end = part.end.min(cells.len()).max(part.start);
                *share = dot(cells.get(part.start..end).unwrap_or(&[]), &row[part.start..end]);
            }
        }
        let leverage = |part: f64| -> f64 {
            let image = |shares: &[f64]| shares.iter().rev().fold(0.0, |sum, share| sum * part + share);
            shares.chunks_exact(degrees).map(|shares| image(shares).powi(2)).sum()
        };
        let (mut inside, mut outside) = (0.0, 1.0);
        for _ in 0..HALVINGS {
            let middle = 0.5 * (inside + outside);
            if leverage(middle) <= self.largest_leverage { inside = middle } else { outside = middle }
        }
        inside
    }
}

impl Fitted for Polynomial {
    fn evaluate(&self, coordinates: &[f64], work: &mut Vec<f64>) -> Evaluated {
        self.locate(coordinates, work)
    }

    fn evaluate_within(&self, coordinates: &[f64], work: &mut Vec<f64>) -> Evaluated {
        work.clear();
        work.resize(self.monomials.len(), 0.0);
        self.monomials.coordinates(work).copy_from_slice(coordinates);
        self.monomials.fill(work);
        let standard_error = self.deviation * length(&[1.0, self.factor.spread(work)]);
        Evaluated { value: dot(&self.coefficients, work), standard_error, tail: 0.0 }
    }

    /// On the tail f(z) = P(z₀) + b·(z − z₀), where z₀ = t z and h(z₀) stays the same, so that
    /// ∇f = t ∇P + (1 − t) b + ((∇P − b)·z) ∇t with ∇t = −t ∇h/(∇h·z), all of P and h at z₀.
    fn slopes(&self, z: &[f64]) -> Vec<f64> {
        let mut work = Vec::new();
        let found = self.locate(z, &mut work);
        let row = &mut work[..self.monomials.len()];
        let inner = slopes_of(&self.monomials, &self.coefficients, row, z.len());
        if found.tail == 0.0 {
            return inner;
        }
        let part = length(self.monomials.coordinates(row)) / length(z);
        let image = self.factor.image(row);
        // ∇h up to a factor of two, which cancels.
        let mut cells = vec![0.0; row.len()];
        let steepest: Vec<f64> = (0..z.len())
            .map(|coordinate| {
                self.monomials.differentiate(row, coordinate, &mut cells);
                dot(&image, &self.factor.image(&cells))
            })
            .collect();
        let outer = &self.tail.whitened[1..];
        let along = (dot(&inner, z) - dot(outer, z)) / dot(&steepest, z);
        let slope = |((inner, outer), steepest): ((&f64, &f64), &f64)| {
            part * inner + (1.0 - part) * outer - part * along * steepest
        };
        inner.iter().zip(outer).zip(&steepest).map(slope).collect()
    }

    fn rows(&self) -> usize {
        self.rows
    }

    fn coefficients(&self) -> f64 {
        self.effective
    }

    fn deviation(&self) -> f64 {
        self.deviation
    }

    fn is_consistent(&self, rank: usize) -> bool {
        let count = self.monomials.len();
        self.monomials.variables() == rank
            && self.coefficients.len() == count
            && self.factor.rows.iter().all(|row| row.len() <= count)
            && self.tail.is_consistent(rank)
    }
}
