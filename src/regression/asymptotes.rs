//! The family with a power law at one end and another one, or an exponential, at the other: ln F on ln Π, ln(1 + Π), Π and Π/(1 + Π).
//!
//! Planck's law, Arrhenius' law and saturation have this form in one group. The exponent of Π itself is part of the family, so
//! that another scale monomial, which multiplies F by a power of Π, leads to the same predictions; and both Π and 1/Π
//! are tried, because which of them is the group is a convention. Of all sets of these terms the one that Schwarz's
//! criterion supports best is taken, and with it an integer as exponent of Π where one fits as well as any number:
//! a scale monomial changes that exponent by integers.
//!
//! The terms cross over at Π = 1: unlike the families of ln Π alone this one depends on which multiple of a group is the group.

use serde::{Deserialize, Serialize};

use super::criterion::{Criterion, DETERMINED};
use super::design::robust;
use super::fitted::{Evaluated, Fitted};
use super::least_squares::{Factor, Solution, Triangle, dot, length, triangle};
use super::power_law::COEFFICIENT_LEVEL;
use super::prediction::Coefficient;
use super::sample::Sample;
use super::student::two_sided_quantile;
use crate::error::{Code, Error, Result};
use crate::features::Scale;

/// How far outside the rows an exponential that grows goes on, at most, in units of ln Π.
const GROWTH: f64 = 1.0;

/// A function of u = ln Π, or of u = −ln Π for the inverse group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Term {
    /// 1.
    Prefactor,
    /// ln Π: the exponent at the end of small Π.
    Power,
    /// ln(1 + Π): the change of the exponent.
    Change,
    /// Π: the exponential.
    Exponential,
    /// Π/(1 + Π): the step between the two ends.
    Step,
}

/// All terms in their order, the columns of the rows that are factored.
const TERMS: [Term; 5] = [Term::Prefactor, Term::Power, Term::Change, Term::Exponential, Term::Step];
/// Those that a fit may leave out.
const OPTIONAL: [Term; 3] = [Term::Change, Term::Exponential, Term::Step];

impl Term {
    pub(crate) fn value(self, u: f64) -> f64 {
        match self {
            Term::Prefactor => 1.0,
            Term::Power => u,
            // The form that never overflows.
            Term::Change => u.max(0.0) + (-u.abs()).exp().ln_1p(),
            Term::Exponential => u.exp(),
            Term::Step => 1.0 / (1.0 + (-u).exp()),
        }
    }

    /// The derivative by u.
    pub(crate) fn slope(self, u: f64) -> f64 {
        match self {
            Term::Prefactor => 0.0,
            Term::Power => 1.0,
            Term::Change => Term::Step.value(u),
            Term::Exponential => u.exp(),
            Term::Step => Term::Step.value(u) * Term::Step.value(-u),
        }
    }

    /// The term in words of a group.
    fn text(self, group: &str) -> String {
        match self {
            Term::Prefactor => "intercept".into(),
            Term::Power => format!("ln({group})"),
            Term::Change => format!("ln(1 + {group})"),
            Term::Exponential => group.into(),
            Term::Step => format!("{group}/(1 + {group})"),
        }
    }
}

/// A fitted law between two asymptotes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Asymptotes {
    /// The map from the whitened coordinate to u.
    pub(crate) argument: Argument,
    /// The exponent of Π, where an integer was taken for it.
    pub(crate) integer: Option<f64>,
    /// The terms that are fitted; [`Term::Power`] is one of them where no integer is.
    pub(crate) terms: Vec<Term>,
    /// Their coefficients, named in words of the group or of its inverse.
    pub(crate) coefficients: Vec<Coefficient>,
    /// The u from which on the law continues as a power law; `None` where it has no exponential.
    pub(crate) end: Option<f64>,
    /// C with CᵀC = (ΦᵀWΦ)⁻¹.
    factor: Factor,
    /// The standard deviation s of the residuals.
    deviation: f64,
    /// The number of training rows.
    rows: usize,
}

/// u = origin + stretch · z, which is ln Π or −ln Π.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Argument {
    pub(crate) origin: f64,
    pub(crate) stretch: f64,
}

impl Argument {
    /// ln Π of the only group that varies, and the name of that group.
    fn new<'a>(sample: &Sample<'a>) -> Result<(Self, &'a str)> {
        let domain = sample.features().domain();
        let never = domain.never_varying();
        let mut varying = (0..domain.ranges().len()).filter(|group| !never.contains(group));
        let (Some(group), None) = (varying.next(), varying.next()) else {
            let count = domain.ranges().len() - never.len();
            let message = format!("asymptotes are for one group that varies, and here {count} vary");
            return Err(
                Error::new(Code::Setting, message).help("leave inputs out until one group varies, or choose `power`")
            );
        };
        let range = &domain.ranges()[group];
        if range.scale != Scale::Log {
            let message = format!("asymptotes need the logarithm of the group `{}`, and it can be zero", range.name);
            return Err(Error::new(Code::Setting, message).help("choose a polynomial such as `poly:2`"));
        }
        let whitening = domain.whitening();
        // A group that varies beyond rounding makes a direction, and no other group takes part in it.
        let Some(direction) = whitening.transform().first() else {
            let message = format!("the group `{}` varies by no more than rounding", range.name);
            return Err(Error::new(Code::Setting, message).help("add rows where it takes other values"));
        };
        Ok((Self { origin: whitening.mean()[group], stretch: direction[group].recip() }, &range.name))
    }

    fn inverse(self) -> Self {
        Self { origin: -self.origin, stretch: -self.stretch }
    }

    fn at(self, coordinate: f64) -> f64 {
        self.origin + self.stretch * coordinate
    }
}

/// A fit of some terms.
struct Candidate {
    argument: Argument,
    terms: Vec<Term>,
    integer: Option<f64>,
    solution: Solution,
    criterion: f64,
}

impl Asymptotes {
    /// Fits all sets of terms, for Π and for 1/Π, and keeps the best supported one whose coefficients are determined.
    ///
    /// # Errors
    ///
    /// When not exactly one group varies, with too few rows, and when a single power law is supported best.
    pub(crate) fn fit(sample: &Sample) -> Result<Self> {
        let (argument, name) = Argument::new(sample)?;
        let rows = sample.rows();
        if rows < OPTIONAL.len() + 1 {
            let message = format!(
                "{rows} rows are too few: asymptotes need at least {}, to be told from a power law",
                OPTIONAL.len() + 1
            );
            return Err(Error::new(Code::TooFewRows, message).help("add rows, or choose `power`"));
        }
        let mut best: Option<Candidate> = None;
        for argument in [argument, argument.inverse()] {
            for candidate in candidates(sample, argument)? {
                // The first of equals: the one with fewer terms, as written before its inverse.
                if best.as_ref().is_none_or(|best| candidate.criterion < best.criterion) {
                    best = Some(candidate);
                }
            }
        }
        let best = best.filter(|best| best.terms.iter().any(|term| OPTIONAL.contains(term))).ok_or_else(|| {
            let message = format!(
                "over `{name}` the rows support one power law: they determine neither a change of its exponent nor an exponential"
            );
            Error::new(Code::Numerical, message).help("choose `power`, or add rows on both sides of a value of 1")
        })?;
        best.finish(sample, argument, name)
    }

    /// Where an exponential ends: as far outside the rows as it was seen inside, from |c| Π = 1 on, and where it grows no farther than
    /// [`GROWTH`].
    fn end_of_exponential(&self, sample: &Sample) -> Option<f64> {
        let position = self.terms.iter().position(|&term| term == Term::Exponential)?;
        let coefficient = self.coefficients[position].value;
        let edge = (0..sample.rows()).fold(f64::NEG_INFINITY, |edge, row| edge.max(at_row(sample, self.argument, row)));
        let seen = (edge + coefficient.abs().ln()).max(0.0);
        Some(edge + if coefficient > 0.0 { seen.min(GROWTH) } else { seen })
    }

    /// Where an evaluation at u takes place, and how far from there a tangent leads to u.
    fn place(&self, u: f64) -> (f64, f64) {
        match self.end {
            Some(end) if u > end => (end, u - end),
            _ => (u, 0.0),
        }
    }
}

/// u in a row.
fn at_row(sample: &Sample, argument: Argument, row: usize) -> f64 {
    let mut coordinate = [0.0];
    sample.whiten_row(row, &mut coordinate);
    argument.at(coordinate[0])
}

/// The fits of all sets of terms that the rows determine, the smallest first.
fn candidates(sample: &Sample, argument: Argument) -> Result<Vec<Candidate>> {
    let rows = sample.rows();
    let coordinate = |row| at_row(sample, argument, row);
    // Where Π leaves the range of numbers there is no exponential to fit: its column is zero, and no rank is full.
    let finite = (0..rows).all(|row| coordinate(row).exp().is_finite());
    let whole = triangle(rows, TERMS.len() + 1, |row, cells| {
        let (u, root) = (coordinate(row), sample.weight(row).sqrt());
        for (cell, term) in cells.iter_mut().zip(TERMS) {
            *cell = if term == Term::Exponential && !finite { 0.0 } else { root * term.value(u) };
        }
        cells[TERMS.len()] = root * sample.response(row);
    });
    let criterion = Criterion::new(sample);
    let mut candidates = Vec::new();
    let mut sets: Vec<u32> = (0..1 << OPTIONAL.len()).collect();
    sets.sort_by_key(|set| set.count_ones());
    for set in sets {
        let chosen = OPTIONAL.into_iter().enumerate().filter(|(bit, _)| set >> bit & 1 == 1).map(|(_, term)| term);
        let mut terms = vec![Term::Prefactor];
        terms.extend(chosen);
        let mut free = terms.clone();
        free.push(Term::Power);
        let Some(estimate) = solve(&whole, &free, 0.0, rows)? else { continue };
        let integer = estimate.coefficients[free.len() - 1].round();
        if let Some(solution) = solve(&whole, &terms, integer, rows)? {
            let criterion = criterion.of(solution.squared_residuals, terms.len());
            candidates.push(Candidate { argument, terms, integer: Some(integer), solution, criterion });
        }
        let criterion = criterion.of(estimate.squared_residuals, free.len());
        candidates.push(Candidate { argument, terms: free, integer: None, solution: estimate, criterion });
    }
    Ok(candidates)
}

/// Fits some terms with a given power of Π taken out of the response; `None` where the rows do not determine them.
fn solve(whole: &Triangle, terms: &[Term], power: f64, rows: usize) -> Result<Option<Solution>> {
    if rows <= terms.len() {
        return Ok(None);
    }
    let solution = triangle(whole.columns(), terms.len() + 1, |row, cells| {
        cells.iter_mut().zip(terms).for_each(|(cell, &term)| *cell = whole.cell(row, term as usize));
        cells[terms.len()] = whole.cell(row, TERMS.len()) - power * whole.cell(row, Term::Power as usize);
    })
    .solve()?;
    let freedom = rows - terms.len();
    let half =
        two_sided_quantile(COEFFICIENT_LEVEL, freedom as f64)? * (solution.squared_residuals / freedom as f64).sqrt();
    let interval = |position| half * solution.factor.spread(&unit(position, terms.len()));
    let determined = solution.rank == terms.len() && (0..terms.len()).all(|position| interval(position) <= DETERMINED);
    Ok(determined.then_some(solution))
}

fn unit(position: usize, length: usize) -> Vec<f64> {
    (0..length).map(|i| f64::from(u8::from(i == position))).collect()
}

impl Candidate {
    fn finish(self, sample: &Sample, forward: Argument, name: &str) -> Result<Asymptotes> {
        let rows = sample.rows();
        let freedom = rows - self.terms.len();
        let deviation = (self.solution.squared_residuals / freedom as f64).sqrt();
        let quantile = two_sided_quantile(COEFFICIENT_LEVEL, freedom as f64)?;
        let group = if self.argument == forward { name.to_string() } else { format!("1/({name})") };
        let values = &self.solution.coefficients;
        let covariance = robust(&self.solution.factor, (rows, self.terms.len()), deviation, |row, cells| {
            let (u, root) = (at_row(sample, self.argument, row), sample.weight(row).sqrt());
            cells.iter_mut().zip(&self.terms).for_each(|(cell, term)| *cell = root * term.value(u));
            root * (sample.response(row) - self.integer.unwrap_or(0.0) * u) - dot(values, cells)
        });
        let coefficients = self.terms.iter().enumerate().map(|(position, term)| {
            let error = covariance.spread(&unit(position, self.terms.len()));
            Coefficient::new(&term.text(&group), values[position], error, quantile, true)
        });
        let mut law = Asymptotes {
            argument: self.argument,
            integer: self.integer,
            coefficients: coefficients.collect(),
            end: None,
            factor: self.solution.factor,
            deviation,
            rows,
            terms: self.terms,
        };
        law.end = law.end_of_exponential(sample);
        Ok(law)
    }
}

impl Fitted for Asymptotes {
    fn evaluate(&self, coordinates: &[f64], work: &mut Vec<f64>) -> Evaluated {
        let u = self.argument.at(coordinates[0]);
        let (place, beyond) = self.place(u);
        work.clear();
        work.extend(self.terms.iter().map(|term| term.value(place) + term.slope(place) * beyond));
        let fitted: f64 =
            self.coefficients.iter().zip(&*work).map(|(coefficient, cell)| coefficient.value * cell).sum();
        Evaluated {
            value: fitted + self.integer.unwrap_or(0.0) * u,
            standard_error: self.deviation * length(&[1.0, self.factor.spread(work)]),
            tail: (beyond / self.argument.stretch).abs(),
        }
    }

    fn slopes(&self, coordinates: &[f64]) -> Vec<f64> {
        let (place, _) = self.place(self.argument.at(coordinates[0]));
        let values: Vec<f64> = self.coefficients.iter().map(|coefficient| coefficient.value).collect();
        let slopes: Vec<f64> = self.terms.iter().map(|term| term.slope(place)).collect();
        vec![self.argument.stretch * (self.integer.unwrap_or(0.0) + dot(&values, &slopes))]
    }

    fn rows(&self) -> usize {
        self.rows
    }

    fn coefficients(&self) -> f64 {
        self.terms.len() as f64
    }

    fn deviation(&self) -> f64 {
        self.deviation
    }

    fn is_consistent(&self, rank: usize) -> bool {
        let count = self.terms.len();
        rank == 1
            && self.argument.stretch != 0.0
            && self.coefficients.len() == count
            && self.factor.rows.len() == count
            && self.factor.rows.iter().all(|row| row.len() <= count)
    }
}
