//! A fitted kernel over a power law, and its evaluation.

use nalgebra::DMatrix;
use serde::{Deserialize, Serialize};

use super::frame::{Frame, Points};
use super::metric::Metric;
use super::radial::{Radial, distance};
use super::restricted_likelihood::Hyper;
use crate::error::{Code, Error, Result};
use crate::regression::fitted::Evaluated;
use crate::regression::least_squares::{Factor, dot, length};
use crate::regression::sample::Sample;

/// Beyond this many times 1 + the distance of the farthest row the response is continued as a straight line: what is no power law
/// has died out, or has a slope that changes no more.
const FAR: f64 = 30.0;

/// f(z) = β₀ + β·z + Σ αᵢ √wᵢ k(‖T (z − pᵢ)‖), with what its standard error needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Saved", into = "Saved")]
pub(crate) struct Smoother {
    pub(crate) saved: Saved,
    /// Rebuilt from the rest when a model is read: it has as many cells as half the square of the points.
    pub(super) frame: Frame,
    /// The points p with the roots of their weights.
    pub(super) points: Points,
}

/// The numbers that a smoother is saved as.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Saved {
    pub(crate) radial: Radial,
    /// ℓ, in units of the whitened coordinates, in the direction of the largest eigenvalue of T.
    pub(crate) length: f64,
    /// T.
    #[serde(default, skip_serializing_if = "Metric::is_isotropic")]
    pub(crate) metric: Metric,
    /// The variance of the noise at weight 1, relative to that of the signal where the kernel is 1.
    pub(super) noise: f64,
    /// The variance of the signal where the kernel is 1, in squared units of the response.
    pub(super) signal: f64,
    /// β.
    pub(crate) linear: Vec<f64>,
    /// The points p.
    pub(crate) points: Vec<Vec<f64>>,
    /// √w of each point.
    pub(crate) scales: Vec<f64>,
    /// α.
    pub(crate) weights: Vec<f64>,
    /// What is added to the variance at each point: the noise where points are rows, else far less than it.
    pub(super) ridge: f64,
    /// Where points are not rows, C with CᵀC the covariance of the coefficients over the variance of the signal.
    pub(super) factor: Option<Factor>,
    /// The distance of the farthest row from the mean of the rows.
    pub(super) radius: f64,
    pub(super) rows: usize,
    pub(super) coefficients: f64,
    pub(super) deviation: f64,
    /// The part of its weight that each row kept; empty where all kept all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) trust: Vec<f64>,
}

impl Saved {
    /// What was searched for.
    pub(super) fn hyper(&self) -> Hyper {
        Hyper { length: self.length, noise: self.noise, signal: self.signal, metric: self.metric.clone() }
    }
}

impl From<Smoother> for Saved {
    fn from(smoother: Smoother) -> Self {
        smoother.saved
    }
}

impl TryFrom<Saved> for Smoother {
    type Error = Error;

    fn try_from(saved: Saved) -> Result<Self> {
        let refused = || {
            Error::new(Code::Model, "the lists of the model do not have the lengths that each other imply")
                .help("save the model again from its fit")
        };
        let (dimension, count) = (saved.linear.len().saturating_sub(1), saved.points.len());
        let columns = count + dimension;
        if dimension == 0
            || saved.points.iter().any(|point| point.len() != dimension)
            || !saved.metric.is_consistent(dimension)
            || saved.scales.len() != count
            || saved.weights.len() != count
            || !(saved.trust.is_empty() || saved.trust.len() == saved.rows)
            || saved.factor.iter().flat_map(|factor| &factor.rows).any(|row| row.len() > columns)
        {
            return Err(refused());
        }
        Self::new(saved).ok_or_else(refused)
    }
}

impl Smoother {
    /// Rebuilds from its numbers; `None` where the covariance of the points is not positive.
    pub(super) fn new(saved: Saved) -> Option<Self> {
        let dimension = saved.linear.len() - 1;
        let points = Points::new(dimension, saved.points.concat(), saved.scales.clone()).seen_in(saved.metric.clone());
        let frame = Frame::new(&points, saved.radial, saved.length, saved.ridge)?;
        Some(Self { saved, frame, points })
    }

    /// Whether rows far from the law of the others lost weight.
    pub(crate) fn is_reweighted(&self) -> bool {
        !self.saved.trust.is_empty()
    }

    /// How far from the mean of the rows the straight line begins.
    pub(crate) fn far(&self) -> f64 {
        FAR * (1.0 + self.saved.radius)
    }

    /// As [`Fitted::evaluate`](crate::regression::fitted::Fitted::evaluate).
    pub(super) fn evaluate(&self, coordinates: &[f64], work: &mut Vec<f64>) -> Evaluated {
        let far = self.far();
        let reach = length(coordinates);
        if reach <= far {
            return self.evaluate_near(coordinates, work);
        }
        let edge: Vec<f64> = coordinates.iter().map(|z| z * (far / reach)).collect();
        let found = self.evaluate_near(&edge, work);
        // z − z₀ is this many times z₀.
        let beyond = reach / far - 1.0;
        Evaluated {
            value: found.value + beyond * dot(&self.slopes_near(&edge), &edge),
            standard_error: found.standard_error * (reach / far),
            tail: reach - far,
        }
    }

    fn evaluate_near(&self, coordinates: &[f64], work: &mut Vec<f64>) -> Evaluated {
        let Saved { radial, length, noise, signal, linear, weights, factor, .. } = &self.saved;
        let count = weights.len();
        work.resize(count + self.frame.space(), 0.0);
        self.points.covariances(*radial, *length, coordinates, work);
        let value = linear[0] + dot(&linear[1..], coordinates) + dot(weights, &work[..count]);
        let mut variance = noise + self.frame.turn(coordinates, radial.value(0.0, *length), work);
        if let Some(factor) = factor {
            // The row (1, z, v).
            work[0] = 1.0;
            work[1..linear.len()].copy_from_slice(coordinates);
            variance += noise * factor.spread(&work[..count]).powi(2);
        }
        Evaluated { value, standard_error: (signal * variance).sqrt(), tail: 0.0 }
    }

    /// As [`Fitted::slopes`](crate::regression::fitted::Fitted::slopes).
    ///
    /// Beyond [`FAR`] f(z) = f(z₀) + ∇f(z₀)·(z − z₀) with z₀ = t z, so that ∇f = ∇f(z₀) + (1 − t) (I − uuᵀ) ∇²f(z₀) z₀,
    /// u the direction of z.
    pub(super) fn slopes(&self, coordinates: &[f64]) -> Vec<f64> {
        let reach = length(coordinates);
        let part = self.far() / reach;
        if part >= 1.0 {
            return self.slopes_near(coordinates);
        }
        let edge: Vec<f64> = coordinates.iter().map(|z| z * part).collect();
        let mut slopes = self.slopes_near(&edge);
        let mut bend = self.bend_near(&edge);
        let along = dot(&bend, &edge) / dot(&edge, &edge);
        bend.iter_mut().zip(&edge).for_each(|(bend, z)| *bend -= along * z);
        slopes.iter_mut().zip(&bend).for_each(|(slope, bend)| *slope += (1.0 - part) * bend);
        slopes
    }

    fn slopes_near(&self, coordinates: &[f64]) -> Vec<f64> {
        let Saved { radial, length, linear, weights, .. } = &self.saved;
        let x = self.saved.metric.stretched(coordinates);
        let mut slopes = vec![0.0; x.len()];
        for (index, (weight, scale)) in weights.iter().zip(&self.points.scales).enumerate() {
            let point = self.points.stretched(index);
            let steepness = weight * scale * radial.slope(distance(&x, point), *length);
            slopes.iter_mut().zip(x.iter().zip(point)).for_each(|(s, (x, p))| *s += steepness * (x - p));
        }
        // A slope by x is T times one by z.
        let mut slopes = self.saved.metric.stretched(&slopes);
        slopes.iter_mut().zip(&linear[1..]).for_each(|(slope, linear)| *slope += linear);
        slopes
    }

    /// The derivative by one coordinate of the covariance of a place with each point, times its scale.
    pub(super) fn slopes_of_covariances(&self, coordinates: &[f64], coordinate: usize) -> Vec<f64> {
        let Saved { radial, length, metric, .. } = &self.saved;
        let x = metric.stretched(coordinates);
        let mut along = vec![0.0; coordinates.len()];
        along[coordinate] = 1.0;
        let along = metric.stretched(&along);
        let slope = |(index, scale): (usize, &f64)| {
            let point = self.points.stretched(index);
            let step: f64 = x.iter().zip(point).zip(&along).map(|((x, p), along)| (x - p) * along).sum();
            scale * radial.slope(distance(&x, point), *length) * step
        };
        self.points.scales.iter().enumerate().map(slope).collect()
    }

    /// The covariance of the slopes of the random function by two coordinates at one place, relative to the variance of the signal;
    /// `None` where it has no slopes.
    pub(super) fn covariance_of_slopes(&self) -> Option<DMatrix<f64>> {
        let Saved { radial, length, metric, .. } = &self.saved;
        let dimension = self.points.dimension;
        let along = |coordinate: usize| {
            let mut unit = vec![0.0; dimension];
            unit[coordinate] = 1.0;
            metric.stretched(&unit)
        };
        let steepness = -radial.slope(0.0, *length);
        let cell = |i: usize, j: usize| steepness * dot(&along(i), &along(j));
        radial.has_length().then(|| DMatrix::from_fn(dimension, dimension, cell))
    }

    /// The weight of a row, less where it lost some.
    pub(super) fn trusted_weight(&self, sample: &Sample, row: usize) -> f64 {
        sample.weight(row) * self.saved.trust.get(row).unwrap_or(&1.0)
    }

    /// ∇²f(z) z.
    fn bend_near(&self, coordinates: &[f64]) -> Vec<f64> {
        let Saved { radial, length, weights, .. } = &self.saved;
        let x = self.saved.metric.stretched(coordinates);
        let mut bend = vec![0.0; x.len()];
        for (index, (weight, scale)) in weights.iter().zip(&self.points.scales).enumerate() {
            let point = self.points.stretched(index);
            let r = distance(&x, point);
            let along: f64 = x.iter().zip(point).map(|(x, p)| x * (x - p)).sum();
            let (steepness, curvature) = (radial.slope(r, *length), radial.curvature(r, *length));
            bend.iter_mut().zip(x.iter().zip(point)).for_each(|(cell, (x, p))| {
                *cell += weight * scale * (steepness * x + curvature * along * (x - p));
            });
        }
        self.saved.metric.stretched(&bend)
    }
}
