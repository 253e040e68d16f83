//! Tests of the families together.

mod asymptotes;
mod blend;
mod choice;
mod covariance;
mod gradient;
mod held_out;
mod intervals;
mod kernel;
mod robust;
mod tails;

use super::{CrossValidation, Fit, Loss, ModelChoice, Sample, Settings};
use crate::error::Result;
use crate::features::{Features, Scale};

/// A repeatable stream of numbers: a linear congruential generator (Knuth 1997, §3.3.4, MMIX).
pub(crate) struct Stream(pub(crate) u64);

impl Stream {
    /// Uniform in 0..1.
    pub(crate) fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Standard normal (Box & Muller 1958).
    pub(crate) fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.uniform()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.uniform()).cos()
    }
}

pub(crate) fn features(columns: Vec<Vec<f64>>, rows: usize) -> Features {
    let names = (1..=columns.len()).map(|i| format!("P{i}")).collect();
    Features::new(names, vec![Scale::Log; columns.len()], columns, rows).unwrap()
}

/// Correlated features of some groups.
fn sample(stream: &mut Stream, rows: usize, groups: usize) -> Vec<Vec<f64>> {
    let mut columns = vec![vec![0.0; rows]; groups];
    for row in 0..rows {
        let common = stream.normal();
        for (group, column) in columns.iter_mut().enumerate() {
            column[row] = 3.0 * group as f64 + common + (1.0 + group as f64) * stream.normal();
        }
    }
    columns
}

/// A smooth curved response with noise.
fn curved(columns: &[Vec<f64>], stream: &mut Stream, noise: f64) -> Vec<f64> {
    (0..columns[0].len())
        .map(|row| {
            let sum: f64 = columns.iter().enumerate().map(|(j, column)| column[row] * 0.3 / (1.0 + j as f64)).sum();
            1.0 - 0.5 * sum + 0.2 * sum * sum + noise * stream.normal()
        })
        .collect()
}

/// Fits a response to features.
fn fit(features: &Features, response: &[f64], settings: &Settings) -> Result<Fit> {
    super::fit(&Sample::new(features, response), settings)
}

fn settings(choice: ModelChoice, cross_validation: CrossValidation) -> Settings<'static> {
    Settings { choice, loss: Loss::Log, cross_validation, regressor: None }
}

#[track_caller]
fn fitted(columns: &[Vec<f64>], response: &[f64], choice: ModelChoice) -> Fit {
    let features = features(columns.to_vec(), response.len());
    fit(&features, response, &settings(choice, CrossValidation::for_rows(response.len()))).unwrap()
}

#[track_caller]
fn assert_close(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance, "{found} is not {expected}");
}
