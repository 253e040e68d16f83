//! Where the training rows lie, and how far outside of it a new row is.

use serde::{Deserialize, Serialize};

use super::whitening::{ROUNDING, TOGETHER};
use super::{Reach, Scale, Whitening};
use crate::error::Result;
use crate::regression::least_squares::length;

/// How far past an edge of the domain a row may be and still count as inside, in standard deviations: the edge
/// itself is a training row that was rounded.
pub(crate) const EDGE: f64 = 1e-9;

/// The trained domain of the features.
///
/// The ellipsoid of the farthest training row (Mahalanobis distance) does not depend on the choice of groups. The range of
/// each group does: it is what a reader can check.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Domain {
    whitening: Whitening,
    ranges: Vec<Range>,
    /// The largest Mahalanobis distance of a training row from the mean, in standard deviations.
    radius: f64,
    /// How far the training rows leave the kept directions, in units of the features.
    thickness: f64,
}

/// What the training rows say of one group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Range {
    /// The text of the group.
    pub(crate) name: String,
    /// Whether the feature is ln Π or Π.
    pub(crate) scale: Scale,
    /// The smallest feature.
    pub(crate) minimum: f64,
    /// The largest feature.
    pub(crate) maximum: f64,
    /// The standard deviation (1/n) of the feature.
    pub(crate) deviation: f64,
    /// Whether it varies by next to nothing of what it would if its inputs did not vary together.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) is_tied: bool,
}

impl Range {
    /// `powers` as in [`Whitening::without_together`], of this group.
    pub(crate) fn new(
        (name, scale): (String, Scale),
        (minimum, maximum): (f64, f64),
        deviation: f64,
        powers: Option<&Vec<f64>>,
    ) -> Self {
        let is_tied = powers.is_some_and(|powers| deviation < TOGETHER * length(powers));
        Self { name, scale, minimum, maximum, deviation, is_tied }
    }

    /// Whether all rows have the same feature, up to rounding or to the last digits of inputs that vary together.
    pub(crate) fn never_varies(&self) -> bool {
        self.is_tied || self.maximum - self.minimum <= ROUNDING * (1.0 + self.minimum.abs().max(self.maximum.abs()))
    }

    /// How far a feature is outside the range, in standard deviations; 0 for a group that never varies.
    pub(crate) fn outside(&self, feature: f64) -> f64 {
        let excess = (self.minimum - feature).max(feature - self.maximum);
        if self.never_varies() || excess <= EDGE * self.deviation + ROUNDING * (1.0 + feature.abs()) {
            return 0.0;
        }
        excess / self.deviation
    }
}

impl Domain {
    /// `powers` as in [`Whitening::without_together`].
    pub(super) fn new(
        names: Vec<String>,
        scales: Vec<Scale>,
        columns: &[Vec<f64>],
        powers: &[Vec<f64>],
        rows: usize,
    ) -> Result<Self> {
        let (whitening, deviations) = Whitening::new(columns, rows)?;
        let whitening = whitening.without_together(powers, &deviations)?;
        let ends = |column: &Vec<f64>| {
            let (low, high) = (column.iter().copied().fold(f64::INFINITY, f64::min), column.iter().copied());
            (low, high.fold(f64::NEG_INFINITY, f64::max))
        };
        let ranges = names.into_iter().zip(scales).zip(columns.iter().zip(deviations)).enumerate();
        let range =
            |(group, (named, (column, deviation)))| Range::new(named, ends(column), deviation, powers.get(group));
        let ranges = ranges.map(range).collect();
        let reach =
            Reach::new(&whitening, rows, |part| columns.iter().map(|column| column[part.clone()].to_vec()).collect());
        Ok(Self::from_parts(whitening, ranges, reach))
    }

    /// The domain of rows that were seen elsewhere.
    pub(crate) fn from_parts(whitening: Whitening, ranges: Vec<Range>, Reach { radius, thickness }: Reach) -> Self {
        Self { whitening, ranges, radius, thickness }
    }

    /// The whitening of the training rows.
    pub(crate) fn whitening(&self) -> &Whitening {
        &self.whitening
    }

    /// The range of each group.
    pub(crate) fn ranges(&self) -> &[Range] {
        &self.ranges
    }

    /// The largest Mahalanobis distance of a training row from their mean, in standard deviations.
    pub(crate) fn radius(&self) -> f64 {
        self.radius
    }

    /// How far the training rows leave the kept directions, in units of the features.
    pub(crate) fn thickness(&self) -> f64 {
        self.thickness
    }

    /// Writes the coordinates of the point where all features are zero, those that never vary at their mean: what a prefactor is of.
    pub(crate) fn whiten_origin(&self, coordinates: &mut [f64]) {
        let mean = self.whitening.mean();
        self.whitening
            .whiten_with(|group| if self.ranges[group].never_varies() { mean[group] } else { 0.0 }, coordinates);
    }

    /// The positions of the groups that never vary in training: nothing can be learned about them.
    pub(crate) fn never_varying(&self) -> Vec<usize> {
        (0..self.ranges.len()).filter(|&group| self.ranges[group].never_varies()).collect()
    }

    /// How far a row is outside the domain (of dimension one); 0 inside: beyond the rows, or beyond the range of a group.
    #[cfg(test)]
    pub(crate) fn outside(&self, features: &[f64]) -> f64 {
        let mut coordinates = vec![0.0; self.whitening.rank()];
        self.whitening.whiten_with(|group| features[group], &mut coordinates);
        self.beyond_rows(features, &coordinates).max(self.beyond_ranges(features))
    }

    /// How far a row is beyond the range of a group, in standard deviations; 0 inside. Another choice of groups has other ranges.
    pub(crate) fn beyond_ranges(&self, features: &[f64]) -> f64 {
        self.ranges.iter().zip(features).map(|(range, &feature)| range.outside(feature)).fold(0.0, f64::max)
    }

    /// How far a row with known whitened coordinates is beyond the training rows (of dimension one); 0 inside. No choice of groups changes it
    /// for rows that vary as the training rows do.
    ///
    /// The larger of two: standard deviations beyond the farthest training row in Mahalanobis distance, or beyond the range where
    /// the rows vary in one direction; and the length, in units of the features, of a step in a direction in which the training rows
    /// never vary.
    pub(crate) fn beyond_rows(&self, features: &[f64], coordinates: &[f64]) -> f64 {
        let size = 1.0 + length(features) + length(self.whitening.mean());
        let rounding = self.whitening.narrowest().map_or(0.0, |deviation| ROUNDING * size / deviation);
        let excess = length(coordinates) - self.radius;
        let mut beyond: f64 = if excess <= EDGE * (1.0 + self.radius) + rounding { 0.0 } else { excess };
        if coordinates.len() == 1 {
            beyond = beyond.max(self.beyond_ranges(features));
        }
        let unexplained = features.iter().enumerate();
        let untrained = unexplained.fold(0.0_f64, |untrained, (group, &feature)| {
            untrained.hypot(self.whitening.unexplained(group, feature, coordinates))
        });
        // Twice the thickness: the training rows themselves must be inside after another rounding.
        if untrained <= 2.0 * self.thickness + EDGE * size { beyond } else { beyond.max(untrained) }
    }

    /// Whether the lists have the lengths that each other imply, as they do unless a saved model was edited.
    pub(crate) fn is_consistent(&self) -> bool {
        self.whitening.is_consistent() && self.ranges.len() == self.whitening.groups()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]
mod tests {
    use super::super::tests::features;
    use crate::features::Features;

    #[test]
    fn every_training_row_is_inside() {
        let first: Vec<f64> = (0..40).map(|i| f64::from(i * i % 23)).collect();
        let second: Vec<f64> = first.iter().enumerate().map(|(i, x)| 500.0 + x + 1e-7 * (i % 5) as f64).collect();
        let features = features(&[&first, &second, &first]);
        assert_eq!(features.whitening().rank(), 2);
        for i in 0..40 {
            assert_eq!(features.domain().outside(&[first[i], second[i], first[i]]), 0.0);
        }
    }

    #[test]
    fn a_row_beyond_a_range_is_outside_by_standard_deviations() {
        let features = features(&[&[-1.0, 1.0, -1.0, 1.0]]);
        assert_eq!(features.domain().outside(&[1.0 + 1e-12]), 0.0);
        assert!((features.domain().outside(&[3.5]) - 2.5).abs() < 1e-12);
        assert!((features.domain().outside(&[-3.0]) - 2.0).abs() < 1e-12);
    }

    #[test]
    fn a_row_off_the_ellipsoid_is_outside_though_each_range_holds() {
        let along: Vec<f64> = (0..11).map(f64::from).collect();
        let near: Vec<f64> = (0..11).map(|i| f64::from(i) + f64::from(i * i % 3) * 0.01).collect();
        assert!(features(&[&along, &near]).domain().outside(&[1.0, 9.0]) > 100.0);
    }

    #[test]
    fn a_group_that_never_varied_is_reported_and_a_change_of_it_is_outside() {
        let features = features(&[&[0.0, 1.0, 2.0], &[7.0, 7.0, 7.0]]);
        assert_eq!(features.domain().never_varying(), [1]);
        assert_eq!(features.domain().outside(&[1.0, 7.0]), 0.0);
        assert!((features.domain().outside(&[1.0, 7.25]) - 0.25).abs() < 1e-12);
    }

    #[test]
    fn a_step_off_the_line_of_two_equal_groups_is_outside_by_its_length() {
        let column = [0.0, 1.0, 2.0, 5.0];
        let features = features(&[&column, &column]);
        assert_eq!(features.domain().outside(&[1.5, 1.5]), 0.0);
        let outside = features.domain().outside(&[1.5 + 0.3, 1.5 - 0.3]);
        assert!((outside - 0.3 * 2_f64.sqrt()).abs() < 1e-12, "{outside}");
    }

    #[test]
    fn without_groups_nothing_is_outside() {
        let features = Features::new(Vec::new(), Vec::new(), Vec::new(), 4).unwrap();
        assert_eq!((features.domain().outside(&[]), features.whitening().groups()), (0.0, 0));
    }

    #[test]
    fn one_row_spans_one_point() {
        let features = features(&[&[3.0]]);
        assert_eq!((features.whitening().rank(), features.rows()), (0, 1));
        assert_eq!(features.domain().outside(&[3.0]), 0.0);
        assert_eq!(features.domain().outside(&[4.0]), 1.0);
    }

    #[test]
    fn rows_of_extreme_size_are_outside_and_never_not_a_number() {
        let features = features(&[&[0.0, 1.0, 2.0], &[1.0, 5.0, 3.0]]);
        assert!(features.domain().outside(&[1e300, -1e300]) > 1e100);
        assert!(!features.domain().outside(&[f64::MAX, f64::MAX]).is_nan());
    }
}
