//! The affine map to coordinates with unit covariance, and which directions of the features vary at all.

use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::regression::least_squares::{Triangle, dot, length, singular_values, triangle};

/// Directions that vary less than this part of the widest are dropped (of dimension one): what remains of them is
/// the rounding error of the features.
const RELATIVE_TOLERANCE: f64 = 1e-10;
/// What of a group's own direction may belong to a dropped one that is not quite constant, and its slope still be told (of
/// dimension one): an exponent of 1 there would be worth this much here.
const SHARED: f64 = 1e-2;
/// Directions that vary less than this part of what they would if all inputs varied by themselves are dropped too (of dimension
/// one): there inputs rise and fall together but for the last digits that were written, or for less than a measurement tells.
pub(super) const TOGETHER: f64 = 1e-3;
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
    /// The rows of T, one for each kept direction: what of it a unit of each feature is, in standard deviations (1/n).
    transform: Vec<Vec<f64>>,
    /// One for each kept direction: by how much each feature changes, in the rows, with a standard deviation along it.
    changes: Vec<Vec<f64>>,
    /// Unit vectors in the space of the features: the directions that were dropped because inputs vary together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    together: Vec<Vec<f64>>,
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
        let directions = || parts.right.iter().zip(parts.values[..kept].iter().map(|value| value / root));
        let by = |direction: &[f64], deviation: f64| direction.iter().map(|cell| cell / deviation).collect::<Vec<_>>();
        let transform = directions().map(|(direction, deviation)| by(direction, deviation)).collect();
        let changes = directions().map(|(direction, deviation)| by(direction, deviation.recip())).collect();
        Ok((Self { mean, transform, changes, together: Vec::new() }, spread))
    }

    /// Drops directions in which inputs vary together: see [`TOGETHER`].
    ///
    /// `powers` has a row for each group: its exponent of each input, times the standard deviation of the input's logarithm; none for
    /// a group that enters as it is, which counts as an input of this `spread`. The length of a combination of these rows is how
    /// far that monomial would vary if all inputs varied by themselves. Neither a choice of groups nor of units changes it;
    /// where rows do not tell monomials apart, the one that varies least counts.
    pub(crate) fn without_together(self, powers: &[Vec<f64>], spread: &[f64]) -> Result<Self> {
        if powers.is_empty() || self.rank() == 0 {
            return Ok(self);
        }
        let places = powers.iter().map(Vec::len).max().unwrap_or(0);
        let inputs = places + powers.len();
        let image = |direction: &[f64]| -> Vec<f64> {
            let mut image = vec![0.0; inputs];
            for (group, (share, row)) in direction.iter().zip(powers).enumerate() {
                if row.is_empty() {
                    image[places + group] += share * spread[group];
                }
                image.iter_mut().zip(row).for_each(|(cell, power)| *cell += share * power);
            }
            image
        };
        // What never varies may be added to any direction.
        let never = self.never_varying().iter().map(|direction| image(direction)).collect::<Vec<_>>();
        let columns: Vec<Vec<f64>> =
            never.iter().cloned().chain(self.transform.iter().map(|direction| image(direction))).collect();
        let factor = triangle(inputs, columns.len(), |input, cells| {
            cells.iter_mut().zip(&columns).for_each(|(cell, column)| *cell = column[input]);
        });
        let parts = singular_values(&factor, never.len())?;
        let dropped = parts.values.iter().take_while(|&&value| value * TOGETHER > 1.0).count();
        if dropped == 0 {
            return Ok(self);
        }
        let mixed = |rows: &[Vec<f64>], mix: &[f64]| -> Vec<f64> {
            (0..self.groups()).map(|group| rows.iter().zip(mix).map(|(row, share)| row[group] * share).sum()).collect()
        };
        let unit = |direction: Vec<f64>| -> Vec<f64> {
            let size = length(&direction);
            direction.into_iter().map(|cell| cell / size).collect()
        };
        let (out, kept) = parts.right.split_at(dropped);
        Ok(Self {
            transform: kept.iter().map(|mix| mixed(&self.transform, mix)).collect(),
            changes: kept.iter().map(|mix| mixed(&self.changes, mix)).collect(),
            together: out.iter().map(|mix| unit(mixed(&self.transform, mix))).collect(),
            mean: self.mean,
        })
    }

    /// Orthogonal unit vectors: combinations of groups that are the same in all rows.
    fn never_varying(&self) -> Vec<Vec<f64>> {
        let groups = self.groups();
        let own = |group: usize| (0..groups).map(|i| f64::from(u8::from(i == group))).collect();
        let varying = self.transform.iter().chain(&self.together).cloned();
        let (first, mut axes) = (self.rank() + self.together.len(), Vec::<Vec<f64>>::new());
        for (place, mut rest) in varying.chain((0..groups).map(own)).enumerate() {
            let before = length(&rest);
            // Twice is enough (Kahan & Parlett, in Parlett 1998, §6.9).
            for _ in 0..2 {
                for axis in &axes {
                    let share = dot(axis, &rest);
                    rest.iter_mut().zip(axis).for_each(|(cell, axis)| *cell -= share * axis);
                }
            }
            let size = length(&rest);
            // One of the groups' own directions has at least 1/√groups across those that are found, as long as one is missing.
            if place < first || (axes.len() < groups && size > before / (2.0 * groups as f64)) {
                axes.push(rest.into_iter().map(|cell| cell / size).collect());
            }
        }
        axes.split_off(first)
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

    /// For each kept direction, by how much each feature changes with a standard deviation along it.
    pub(crate) fn changes(&self) -> &[Vec<f64>] {
        &self.changes
    }

    /// The smallest standard deviation along a kept direction, in units of the features.
    pub(crate) fn narrowest(&self) -> Option<f64> {
        self.changes.iter().map(|change| length(change)).min_by(f64::total_cmp)
    }

    /// Whether a direction that was dropped because inputs vary together holds a part of a group's own.
    pub(crate) fn is_tied(&self, group: usize) -> bool {
        self.together.iter().any(|direction| direction[group].abs() > SHARED)
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
        let explained: f64 = self.changes.iter().zip(coordinates).map(|(change, z)| change[group] * z).sum();
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

    /// The part of a group's own direction that dropped directions hold, between 0 and 1 (of dimension one).
    pub(crate) fn uncovered(&self, group: usize) -> f64 {
        let all = self.rank() + self.together.len() == self.groups();
        let never = if all { Vec::new() } else { self.never_varying() };
        let together = self.together.iter().filter(|_| self.is_tied(group));
        never.iter().chain(together).fold(0.0, |most, direction| most.max(direction[group].abs()))
    }

    /// The slopes in whitened coordinates of a function that has these slopes in the features.
    pub(crate) fn whitened_slopes(&self, slopes: &[f64]) -> Vec<f64> {
        self.changes.iter().map(|change| dot(change, slopes)).collect()
    }

    /// Whether the lists have the lengths that each other imply, as they do unless a saved model was edited.
    pub(crate) fn is_consistent(&self) -> bool {
        let rows = self.transform.iter().chain(&self.changes).chain(&self.together);
        rows.into_iter().all(|row| row.len() == self.groups())
            && self.changes.len() == self.rank()
            && self.rank() + self.together.len() <= self.groups()
    }
}
