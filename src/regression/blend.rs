//! Sums of a few power laws: F = (Σᵢ (Cᵢ Π^aᵢ)^s)^(1/s), which leads from one asymptote to the next.
//!
//! With s = 1 this is a plain sum such as A/Re + B; the larger s, the sharper the crossover; with negative s the smallest term leads
//! (Churchill & Usagi 1972, AIChE Journal 18, 1121). The number of terms (two or three), their exponents and prefactors, and the
//! sharpness are fitted. For the response ln F the family is ln(Σᵢ exp(s (cᵢ + aᵢ·z)))/s in whitened coordinates: rotations of
//! z and linear functions that are added to the response change c and a only, and every tail is one of the power laws.

mod curve;
mod descent;
mod starts;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use self::curve::Curve;
use self::descent::{Descent, Points, SHARPNESS};
use super::criterion::{Criterion, DETERMINED};
use super::fitted::{Evaluated, Fitted};
use super::least_squares::{Factor, Solution, dot, length};
use super::power_law::COEFFICIENT_LEVEL;
use super::prediction::Coefficient;
use super::sample::Sample;
use super::student::two_sided_quantile;
use crate::error::{Code, Error, Result};
use crate::features::Domain;

/// The most terms: each further one has to be seen on rows of its own.
const TERMS: usize = 3;
/// The evidence for one more term, as a difference of the criterion: "very strong" of Kass & Raftery 1995, J. Am. Stat. Assoc. 90, 773.
/// A term can hide in noise in more ways than the number of its coefficients tells.
const VERY_STRONG: f64 = 10.0;
/// The most rows that the search reads; the fit itself is brought to its end on all rows.
const SEARCHED: usize = 2000;
/// Steps of the search from each start, before all but the best are given up.
const SCREENING: usize = 8;
/// How many starts are followed to the end.
const FOLLOWED: usize = 3;
/// Steps of the search to its end; tens are usual, and where more are needed the rows do not determine the terms.
const STEPS: usize = 100;

/// A power law that takes part in a blend.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Part {
    /// ln C for a response ln y: its value where all features are zero.
    pub(crate) intercept: Coefficient,
    /// The exponent of each group.
    pub(crate) slopes: Vec<Coefficient>,
}

/// A fitted blend of power laws.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Blend {
    pub(crate) curve: Curve,
    /// The power laws in the groups, by the exponent of the first group.
    pub(crate) parts: Vec<Part>,
    /// The sharpness with its interval; `None` where it was not estimated: where 1 or −1 is supported as well, and where the crossover is
    /// a kink to the rows.
    pub(crate) estimated: Option<Coefficient>,
    /// C with CᵀC = (JᵀWJ)⁻¹ for the Jacobian of the rows.
    factor: Factor,
    /// The standard deviation s of the residuals.
    deviation: f64,
    /// The number of training rows.
    rows: usize,
}

impl Blend {
    /// Fits two and three terms and keeps the best supported blend whose terms are determined.
    ///
    /// # Errors
    ///
    /// When no group varies, with too few rows, and when a single power law is supported best.
    pub(crate) fn fit(sample: &Sample) -> Result<Self> {
        let (rank, rows) = (sample.rank(), sample.rows());
        if rank == 0 {
            return Err(Error::new(Code::Setting, "a blend of power laws needs a group that varies, and none does")
                .help("choose `constant`"));
        }
        // The smallest blend with its sharpness, or the quadratic function that the search starts from.
        let coefficients = (2 * (rank + 1) + 1).max((rank + 1) * (rank + 2) / 2);
        if rows <= coefficients {
            let enough = coefficients + 1;
            let message = format!("{rows} rows are too few: a blend of power laws needs at least {enough} here");
            return Err(Error::new(Code::TooFewRows, message).help("add rows, or choose `power`"));
        }
        let (points, searched) = (Points::new(sample, rows), Points::new(sample, SEARCHED));
        let criterion = Criterion::new(sample);
        let bends = starts::bends(&searched)?;
        let mut simpler = criterion.of(points.power_law(|_| 1.0)?.squared_residuals, rank + 1);
        let mut best = None;
        for terms in 2..=TERMS {
            let mut smallest = simpler - VERY_STRONG;
            for mut found in descents(&points, &searched, &bends, terms)? {
                let score = criterion.of(found.squared_residuals, found.parameters());
                sort_terms(&mut found.curve, sample.features().domain());
                if score < smallest
                    && let Some(solution) = determined(&points, &found)?
                {
                    (smallest, simpler, best) = (score, score, Some((found, solution)));
                }
            }
        }
        let (found, solution) = best.ok_or_else(|| {
            Error::new(Code::Numerical, "the rows support one power law: they do not determine a blend of two")
                .help("choose `power`, or add rows farther out on both sides of the crossover")
        })?;
        Self::new(sample.features().domain(), &points, found, solution)
    }

    /// Fits a blend of the same form to other rows, from where this one is.
    ///
    /// # Errors
    ///
    /// When these rows do not determine it.
    pub(crate) fn refit(&self, sample: &Sample) -> Result<Self> {
        let (domain, rows) = (sample.features().domain(), sample.rows());
        let points = Points::new(sample, rows);
        let term = |part: &Part| {
            let slopes: Vec<f64> = part.slopes.iter().map(|slope| slope.value).collect();
            let at_mean = part.intercept.value + dot(&slopes, domain.whitening().mean());
            [vec![at_mean], domain.whitening().whitened_slopes(&slopes)].concat()
        };
        let terms = self.parts.iter().map(term).collect();
        let curve = Curve { sharpness: self.curve.sharpness, terms };
        let mut found = Descent::new(&points, curve, self.estimated.is_some());
        found.run(&points, STEPS)?;
        let solution = points.linearised(&found.curve, found.parameters()).solve()?;
        if solution.rank < found.parameters() || rows <= found.parameters() {
            return Err(
                Error::new(Code::Numerical, "the rows do not determine the blend of power laws").help("choose `power`")
            );
        }
        Self::new(domain, &points, found, solution)
    }

    fn new(domain: &Domain, points: &Points, found: Descent, solution: Solution) -> Result<Self> {
        let (parameters, rows) = (found.parameters(), points.rows());
        let deviation = (found.squared_residuals / (rows - parameters) as f64).sqrt();
        let covariance = points.robust(&found.curve, &solution.factor, parameters, deviation);
        let quantile = two_sided_quantile(COEFFICIENT_LEVEL, (rows - parameters) as f64)?;
        let whitening = domain.whitening();
        let width = whitening.rank() + 1;
        let part = |(position, term): (usize, &Vec<f64>)| {
            // A coefficient in the groups is a fixed combination of those in whitened coordinates.
            let coefficient = |name: &str, combination: &[f64], identifiable| {
                let mut row = vec![0.0; parameters];
                row[position * width..(position + 1) * width].copy_from_slice(combination);
                let error = covariance.spread(&row);
                Coefficient::new(name, dot(combination, term), error, quantile, identifiable)
            };
            let identifiable = |group| whitening.uncovered(group) <= super::power_law::DROPPED;
            let mut combination = vec![1.0; width];
            domain.whiten_origin(&mut combination[1..]);
            let all = (0..whitening.groups()).all(identifiable);
            let intercept = coefficient("intercept", &combination, all);
            let slopes = domain
                .ranges()
                .iter()
                .enumerate()
                .map(|(group, range)| coefficient(&range.name, &direction_of(domain, group), identifiable(group)));
            Part { slopes: slopes.collect(), intercept }
        };
        let parts = found.curve.terms.iter().enumerate().map(part).collect();
        let estimated = found.free.then(|| {
            let mut row = vec![0.0; parameters];
            row[parameters - 1] = 1.0;
            let (value, error) = (found.curve.sharpness, covariance.spread(&row));
            // The interval of ln |s|, which keeps its sign.
            let ends = [-quantile, quantile].map(|quantile| value * (quantile * error).exp());
            let (name, standard_error) = ("sharpness".into(), value.abs() * error);
            let (lower, upper) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
            Coefficient { name, value, standard_error, lower, upper, identifiable: true }
        });
        Ok(Self { curve: found.curve, parts, estimated, factor: solution.factor, deviation, rows })
    }

    /// The sharpness s, per unit of the response.
    pub(crate) fn sharpness(&self) -> f64 {
        self.curve.sharpness
    }

    /// Whether the crossover is so sharp that the rows see a kink.
    pub(crate) fn is_kink(&self) -> bool {
        self.curve.sharpness.abs() >= SHARPNESS.1
    }

    /// All coefficients: those of each power law with its number before their names, and the sharpness.
    pub(crate) fn all_coefficients(&self) -> Vec<Coefficient> {
        let named = |(number, part): (usize, &Part)| {
            let of_part =
                move |own: &Coefficient| Coefficient { name: format!("{}: {}", number + 1, own.name), ..own.clone() };
            [&part.intercept].into_iter().chain(&part.slopes).map(of_part).collect::<Vec<_>>()
        };
        let parts = self.parts.iter().enumerate().flat_map(named);
        parts.chain(self.estimated.clone()).collect()
    }

    fn parameters(&self) -> usize {
        self.curve.len() + usize::from(self.estimated.is_some())
    }
}

/// The combination of (1, z) coefficients that is the exponent of a group.
fn direction_of(domain: &Domain, group: usize) -> Vec<f64> {
    std::iter::once(0.0).chain(domain.whitening().transform().iter().map(|direction| direction[group])).collect()
}

/// Sorts terms by the exponents of the groups, so that a report does not depend on the start that won.
fn sort_terms(curve: &mut Curve, domain: &Domain) {
    let exponents =
        |term: &Vec<f64>| (0..domain.ranges().len()).map(|group| dot(&direction_of(domain, group), term)).collect();
    let mut keyed: Vec<(Vec<f64>, Vec<f64>)> = curve.terms.drain(..).map(|term| (exponents(&term), term)).collect();
    keyed.sort_by(|(a, _), (b, _)| {
        a.iter().zip(b).map(|(a, b)| a.total_cmp(b)).find(|order| order.is_ne()).unwrap_or(std::cmp::Ordering::Equal)
    });
    curve.terms = keyed.into_iter().map(|(_, term)| term).collect();
}

/// The best fit of a number of terms with a sharpness of its own, and the one with a sharpness of ±1.
fn descents(points: &Points, searched: &Points, bends: &[(f64, Vec<f64>)], terms: usize) -> Result<Vec<Descent>> {
    if points.rows() <= terms * (points.rank + 1) + 1 {
        return Ok(Vec::new());
    }
    let follow = |points: &Points, mut descent: Descent, steps| descent.run(points, steps).map(|()| descent);
    let screened = starts::starts(searched, bends, terms)?.into_par_iter();
    let screened = screened.map(|curve| follow(searched, Descent::new(searched, curve, true), SCREENING));
    let mut screened = screened.collect::<Result<Vec<_>>>()?;
    let by_residuals = |a: &Descent, b: &Descent| a.squared_residuals.total_cmp(&b.squared_residuals);
    screened.sort_by(by_residuals);
    screened.truncate(FOLLOWED);
    let followed =
        screened.into_par_iter().map(|descent| follow(searched, descent, STEPS)).collect::<Result<Vec<_>>>()?;
    let Some(found) = followed.into_iter().min_by(by_residuals) else { return Ok(Vec::new()) };
    let free = follow(points, Descent::new(points, found.curve, true), STEPS)?;
    let fixed = |size: f64| {
        let curve = Curve { sharpness: size.copysign(free.curve.sharpness), terms: free.curve.terms.clone() };
        follow(points, Descent::new(points, curve, false), STEPS)
    };
    let sum = fixed(1.0)?;
    let size = free.curve.sharpness.abs();
    Ok(if size >= SHARPNESS.1 {
        vec![sum, fixed(SHARPNESS.1)?]
    } else if size <= SHARPNESS.0 {
        vec![sum]
    } else {
        vec![sum, free]
    })
}

/// The linearised fit at the minimum, where it tells the terms apart: where their slopes differ by more than their errors, and these and the
/// sharpness are determined.
///
/// Slopes are compared as vectors in whitened coordinates, whose lengths no choice of groups changes.
fn determined(points: &Points, found: &Descent) -> Result<Option<Solution>> {
    let parameters = found.parameters();
    let solution = points.linearised(&found.curve, parameters).solve()?;
    if solution.rank < parameters || !found.ended {
        return Ok(None);
    }
    let freedom = points.rows() - parameters;
    let deviation = (found.squared_residuals / freedom as f64).sqrt();
    let half = deviation * two_sided_quantile(COEFFICIENT_LEVEL, freedom as f64)?;
    let interval = |parameter: usize| {
        let unit: Vec<f64> = (0..parameters).map(|j| f64::from(u8::from(j == parameter))).collect();
        half * solution.factor.spread(&unit)
    };
    let width = points.rank + 1;
    let terms = &found.curve.terms;
    let apart = (0..terms.len()).all(|i| {
        let error = length(&(1..width).map(|j| interval(i * width + j)).collect::<Vec<_>>());
        let distance = |other: &Vec<f64>| length(&(1..width).map(|j| terms[i][j] - other[j]).collect::<Vec<_>>());
        error <= DETERMINED && terms.iter().enumerate().all(|(k, other)| k == i || distance(other) > error)
    });
    let sharp = !found.free || interval(parameters - 1) <= DETERMINED;
    Ok((apart && sharp).then_some(solution))
}

impl Fitted for Blend {
    fn evaluate(&self, coordinates: &[f64], work: &mut Vec<f64>) -> Evaluated {
        work.clear();
        work.resize(self.parameters(), 0.0);
        let value = self.curve.differentiate(coordinates, work);
        let standard_error = self.deviation * length(&[1.0, self.factor.spread(work)]);
        // Every tail is a term of the family itself.
        Evaluated { value, standard_error, tail: 0.0 }
    }

    fn slopes(&self, coordinates: &[f64]) -> Vec<f64> {
        let mut row = vec![0.0; self.curve.len()];
        self.curve.differentiate(coordinates, &mut row);
        let width = coordinates.len() + 1;
        let share = |term: usize| row[term * width];
        let terms = || self.curve.terms.iter().enumerate();
        (1..width).map(|j| terms().map(|(i, term)| share(i) * term[j]).sum()).collect()
    }

    fn rows(&self) -> usize {
        self.rows
    }

    fn coefficients(&self) -> f64 {
        self.parameters() as f64
    }

    fn deviation(&self) -> f64 {
        self.deviation
    }

    fn is_consistent(&self, rank: usize) -> bool {
        let parameters = self.parameters();
        self.parts.len() == self.curve.terms.len()
            && self.curve.terms.len() >= 2
            && self.curve.sharpness != 0.0
            && self.curve.terms.iter().all(|term| term.len() == rank + 1)
            && self.factor.rows.len() == parameters
            && self.factor.rows.iter().all(|row| row.len() <= parameters)
    }
}
