//! The slopes of a smoother at the mean of its rows, as what they are: linear in the responses, and in the function that is sought.

use nalgebra::DMatrix;

use super::low_rank;
use super::smoother::{Saved, Smoother};
use crate::regression::least_squares::{dot, length};
use crate::regression::sample::Sample;

/// What decides the slopes at the mean of the rows, one for each whitened coordinate.
pub(crate) struct Slopes {
    /// The weight of each response in each slope.
    pub(crate) weights: Vec<Vec<f64>>,
    /// C with CᵀC the covariance of what smoothing takes from the slopes: what a random function of this covariance has there
    /// beyond what its values at the rows tell (Wahba 1983, J. R. Statist. Soc. B 45, 133). Without rows for thin plates, whose
    /// random functions have no slopes.
    pub(crate) smoothed: Vec<Vec<f64>>,
}

impl Slopes {
    pub(crate) fn new(smoother: &Smoother, sample: &Sample) -> Self {
        let Smoother { saved: Saved { noise, signal, factor, .. }, frame, points } = smoother;
        let (dimension, explained) = (points.dimension, frame.explained());
        // The covariances of each slope with the points, and its image of (1, z), as the frame projects them.
        let projected: Vec<(Vec<f64>, Vec<f64>)> = (0..dimension)
            .map(|coordinate| {
                let mut covariances = smoother.slopes_of_covariances(&vec![0.0; dimension], coordinate);
                let mut plane = vec![0.0; explained];
                plane[1 + coordinate] = 1.0;
                frame.project(&mut covariances, &mut plane, &mut vec![0.0; explained]);
                (covariances, plane)
            })
            .collect();
        let shares = |coordinate: usize| {
            let mut row = projected[coordinate].0.clone();
            row[..explained].fill(0.0);
            row[1 + coordinate] = 1.0;
            row
        };
        let weights: Vec<Vec<f64>> = (0..dimension)
            .map(|coordinate| {
                if factor.is_some() {
                    return low_rank::weights(smoother, sample, &shares(coordinate));
                }
                let (mut covariances, plane) = projected[coordinate].clone();
                frame.weights(&mut covariances, &plane);
                covariances.iter().zip(&points.scales).map(|(weight, scale)| weight * scale).collect()
            })
            .collect();
        let Some(peak) = smoother.covariance_of_slopes() else { return Self { weights, smoothed: Vec::new() } };
        // All that is not known of the slopes, less what the noise of the responses makes of it.
        let images: Vec<Vec<f64>> = match factor {
            Some(factor) => (0..dimension).map(|coordinate| factor.image(&shares(coordinate))).collect(),
            None => vec![Vec::new(); dimension],
        };
        let of_noise = |i: usize, j: usize| -> f64 {
            let rows = weights[i].iter().zip(&weights[j]).enumerate();
            rows.map(|(row, (a, b))| a * b / smoother.trusted_weight(sample, row)).sum()
        };
        let unknown = DMatrix::from_fn(dimension, dimension, |i, j| {
            let left = frame.left(&projected[i], &projected[j], peak[(i, j)]);
            signal * (left + noise * (dot(&images[i], &images[j]) - of_noise(i, j)))
        });
        let axes = unknown.symmetric_eigen();
        let row = |k: usize| {
            let size = axes.eigenvalues[k].max(0.0).sqrt();
            axes.eigenvectors.column(k).iter().map(|cell| size * cell).collect::<Vec<f64>>()
        };
        let smoothed = (0..dimension).map(row).filter(|row| length(row) > 0.0).collect();
        Self { weights, smoothed }
    }
}
