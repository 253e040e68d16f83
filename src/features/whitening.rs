//! The affine map to coordinates with unit covariance, and which directions of the features vary at all.

use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::regression::least_squares::{Triangle, length, singular_values, triangle};

/// Directions that vary less than this part of the widest are dropped (of dimension one): what remains of them is
/// the rounding error of the features, or a dependence between groups that no fit can resolve.
const RELATIVE_TOLERANCE: f64 = 1e-10;
/// The error of a feature from evaluating a group in floating point, for each unit of its size (of dimension one): some
/// thousand roundings.
pub(crate) const ROUNDING: f64 = 1e-12;

/// The map x → z = T (x − mean) under which the training rows have zero mean and unit covariance (1/n).
///
/// From the singular values of the triangular factor of the centred rows: Kessy, Lewin & Strimmer 2018, The American
/// Statistician 72, 309 (whitening by the principal components).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Whitening {
    /// The mean of each group's feature.
    mean: Vec<f64>,
    /// The rows of T, one for each kept direction: a unit vector in the space of the features, divided by the standard
    /// deviation of the rows along it.
    transform: Vec<Vec<f64>>,
    /// The standard deviation (1/n) along each kept direction, the widest first, in units of the features.
    deviations: Vec<f64>,
    /// The singular values of the centred rows, dropped directions included, in units of the features times √n.
    singular_values: Vec<f64>,
}

impl Whitening {
    /// Whitens columns of finite features; also gives the standard deviation of each column.
    pub(crate) fn new(columns: &[Vec<f64>], rows: usize) -> Result<(Self, Vec<f64>)> {
        let groups = columns.len();
        // Seen from the first row, a feature that never varies is exactly zero.
        let origin: Vec<f64> = columns.iter().map(|column| column[0]).collect();
        let factor = triangle(rows, 1 + groups, |row, cells| {
            cells[0] = 1.0;
            for (group, cell) in cells[1..].iter_mut().enumerate() {
                *cell = columns[group][row] - origin[group];
            }
        });
        Self::from_factor(&factor, &origin)
    }

    /// Whitens rows by the factor of their columns 1, x − origin.
    pub(crate) fn from_factor(factor: &Triangle, origin: &[f64]) -> Result<(Self, Vec<f64>)> {
        let groups = origin.len();
        // With ones as first column, the first row of the factor is √n · (1, mean) and the rest that of the centred rows.
        let mean: Vec<f64> = (0..groups).map(|j| origin[j] + factor.cell(0, j + 1) / factor.cell(0, 0)).collect();
        let root = (factor.rows() as f64).sqrt();
        let column_length = |j: usize| length(&(1..=j).map(|i| factor.cell(i, j)).collect::<Vec<_>>());
        let spread = (1..=groups).map(|j| column_length(j) / root).collect();
        let parts = singular_values(factor, 1)?;
        let floor = ROUNDING * root * (1.0 + length(&mean));
        let tolerance = parts.values.first().map_or(floor, |largest| floor.max(RELATIVE_TOLERANCE * largest));
        let kept = parts.values.iter().take_while(|&&value| value > tolerance).count();
        let deviations: Vec<f64> = parts.values[..kept].iter().map(|value| value / root).collect();
        let row = |(direction, deviation): (&Vec<f64>, &f64)| direction.iter().map(|cell| cell / deviation).collect();
        let transform = parts.right.iter().zip(&deviations).map(row).collect();
        Ok((Self { mean, transform, deviations, singular_values: parts.values }, spread))
    }

    /// How many directions vary: the number of whitened coordinates.
    pub(crate) fn rank(&self) -> usize {
        self.transform.len()
    }

    /// The number of groups.
    pub(crate) fn groups(&self) -> usize {
        self.mean.len()
    }

    /// The mean of each group's feature over the training rows.
    pub(crate) fn mean(&self) -> &[f64] {
        &self.mean
    }

    /// The rows of T.
    pub(crate) fn transform(&self) -> &[Vec<f64>] {
        &self.transform
    }

    /// The standard deviation along each kept direction, the widest first.
    pub(crate) fn deviations(&self) -> &[f64] {
        &self.deviations
    }

    /// The smallest standard deviation along a kept direction.
    pub(crate) fn narrowest(&self) -> Option<f64> {
        self.deviations.last().copied()
    }

    /// Writes the coordinates of a row whose features `feature(group)` gives.
    pub(crate) fn whiten_with(&self, feature: impl Fn(usize) -> f64, coordinates: &mut [f64]) {
        for (coordinate, direction) in coordinates.iter_mut().zip(&self.transform) {
            let shares = direction.iter().zip(&self.mean).enumerate();
            *coordinate = shares.map(|(group, (cell, mean))| cell * (feature(group) - mean)).sum();
        }
    }

    /// What of x − mean no kept direction explains, for one group, given the coordinates of x.
    pub(crate) fn unexplained(&self, group: usize, feature: f64, coordinates: &[f64]) -> f64 {
        self.unexplained_by(group, feature, coordinates.iter().copied())
    }

    /// As [`Whitening::unexplained`], for coordinates that stand apart.
    pub(super) fn unexplained_by(&self, group: usize, feature: f64, coordinates: impl Iterator<Item = f64>) -> f64 {
        let directions = self.transform.iter().zip(&self.deviations).zip(coordinates);
        let explained: f64 = directions.map(|((row, deviation), z)| row[group] * deviation.powi(2) * z).sum();
        feature - self.mean[group] - explained
    }

    /// The coordinates of a block of rows, a column for each, from one column of features a group.
    pub(crate) fn whiten_block(&self, columns: &[&[f64]], rows: usize) -> Vec<Vec<f64>> {
        let coordinate = |direction: &Vec<f64>| {
            let mut cells = vec![0.0; rows];
            for ((column, weight), mean) in columns.iter().zip(direction).zip(&self.mean) {
                cells.iter_mut().zip(*column).for_each(|(cell, feature)| *cell += weight * (feature - mean));
            }
            cells
        };
        self.transform.iter().map(coordinate).collect()
    }

    /// The part of a group's own direction that no kept direction covers, between 0 and 1 (of dimension one).
    pub(crate) fn uncovered(&self, group: usize) -> f64 {
        let directions = self.transform.iter().zip(&self.deviations);
        let covered: f64 = directions.map(|(row, deviation)| (row[group] * deviation).powi(2)).sum();
        (1.0 - covered).max(0.0).sqrt()
    }

    /// The slopes in whitened coordinates of a function that has these slopes in the features.
    pub(crate) fn whitened_slopes(&self, slopes: &[f64]) -> Vec<f64> {
        let share = |(row, deviation): (&Vec<f64>, &f64)| {
            row.iter().zip(slopes).map(|(cell, slope)| cell * slope).sum::<f64>() * deviation.powi(2)
        };
        self.transform.iter().zip(&self.deviations).map(share).collect()
    }

    /// Whether the lists have the lengths that each other imply, as they do unless a saved model was edited.
    pub(crate) fn is_consistent(&self) -> bool {
        self.transform.iter().all(|row| row.len() == self.groups())
            && self.deviations.len() == self.rank()
            && self.rank() <= self.groups()
    }
}
