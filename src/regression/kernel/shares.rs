//! What each row has in a smoother, see [`crate::regression::shares`].
//!
//! Where points are rows, S = 1 − λP with P as in [`frame::projection`](super::frame::projection), and e = λα. Where they are not, rows
//! are regressed on b = (1, z, v) with the penalty λ of v, and S = B A⁻¹ Bᵀ, so that (S²)ᵢᵢ = Sᵢᵢ − λ‖the part of A⁻¹bᵢ at v‖².

use nalgebra::DVector;
use rayon::prelude::*;

use super::frame::projection;
use super::smoother::{Saved, Smoother};
use crate::regression::least_squares::{Factor, dot};
use crate::regression::shares::{Rows, Share};

/// Rows between two sums.
const BLOCK: usize = 512;

impl Smoother {
    /// The share of each row; `None` for other rows than those of the fit, and where rounding leaves no fit.
    pub(crate) fn shares(&self, rows: &Rows) -> Option<Vec<Share>> {
        let Saved { trust, factor, .. } = &self.saved;
        let kept = |row: usize| trust.get(row).copied().unwrap_or(1.0);
        let weights: Vec<f64> = rows.weights.iter().enumerate().map(|(row, weight)| weight * kept(row)).collect();
        if weights.len() != self.saved.rows {
            return None;
        }
        match factor {
            Some(factor) => Some(self.of_knots(factor, rows, &weights)),
            None => self.of_rows(&weights),
        }
    }

    fn of_rows(&self, weights: &[f64]) -> Option<Vec<Share>> {
        let Saved { radial, length, noise, weights: ref scaled, .. } = self.saved;
        let projection = projection(&self.points, radial, length, noise)?;
        let residuals = DVector::from_column_slice(scaled) * noise;
        let smoothed = &residuals - &projection * &residuals * noise;
        let share = |(row, &weight): (usize, &f64)| {
            let left = noise * projection[(row, row)];
            let square = noise.powi(2) * projection.column(row).norm_squared();
            Share { leverage: 1.0 - left, square: 1.0 - 2.0 * left + square, smoothed: smoothed[row], weight }
        };
        Some(weights.iter().enumerate().map(share).collect())
    }

    fn of_knots(&self, factor: &Factor, rows: &Rows, weights: &[f64]) -> Vec<Share> {
        let Saved { radial, length, noise, .. } = self.saved;
        let (knots, first) = (self.points.len(), self.frame.explained());
        let space = || vec![0.0; knots + self.frame.space()];
        let fill = |row: usize, work: &mut [f64]| {
            let point = &rows.coordinates[row];
            self.points.covariances(radial, length, point, work);
            self.frame.turn(point, radial.value(0.0, length), work);
            work[0] = 1.0;
            work[1..=point.len()].copy_from_slice(point);
            let root = weights[row].sqrt();
            work[..knots].iter_mut().for_each(|cell| *cell *= root);
        };
        let all: Vec<usize> = (0..weights.len()).collect();
        let part = |rows_of_part: &[usize]| {
            let (mut work, mut sum) = (space(), vec![0.0; knots]);
            for &row in rows_of_part {
                fill(row, &mut work);
                let residual = weights[row].sqrt() * rows.residuals[row];
                sum.iter_mut().zip(&work).for_each(|(sum, cell)| *sum += cell * residual);
            }
            sum
        };
        // Summed in the order of the rows, whatever the number of threads.
        let parts: Vec<Vec<f64>> = all.par_chunks(BLOCK).map(part).collect();
        let image: Vec<f64> = (0..knots).map(|column| parts.iter().map(|part| part[column]).sum()).collect();
        let share = |work: &mut Vec<f64>, &row: &usize| {
            fill(row, work);
            let own = factor.image(&work[..knots]);
            let solved = factor.transposed_image(&own, knots);
            let leverage = dot(&own, &own);
            let square = leverage - noise * dot(&solved[first..], &solved[first..]);
            Share { leverage, square, smoothed: dot(&solved, &image), weight: weights[row] }
        };
        all.par_iter().with_min_len(BLOCK).map_init(space, share).collect()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]
mod tests {
    use super::super::fitting::{exact, points_of};
    use super::super::low_rank;
    use super::super::metric::Metric;
    use super::super::radial::Radial;
    use super::super::restricted_likelihood::Hyper;
    use super::*;
    use crate::features::{Features, Scale};
    use crate::regression::sample::Sample;

    const ROWS: usize = 36;

    fn wave(step: f64, bend: f64) -> Vec<f64> {
        (0..ROWS).map(|i| (step * i as f64).sin() + bend * (0.37 * i as f64).cos()).collect()
    }

    /// S column by column, by fits to responses of which all but one are zero.
    #[test]
    fn shares_are_those_of_the_smoother_matrix() {
        let names = vec!["P1".to_string(), "P2".to_string()];
        let features = Features::new(names, vec![Scale::Log; 2], vec![wave(1.7, 0.2), wave(0.9, 1.1)], ROWS).unwrap();
        let response = wave(2.3, 0.9);
        let weights: Vec<f64> = (0..ROWS).map(|i| 1.0 + (i % 3) as f64).collect();
        let sample = Sample::new(&features, &response).weighted(&weights).unwrap();
        let points = points_of(&sample);
        let weights: Vec<f64> = (0..ROWS).map(|row| sample.weight(row)).collect();
        let hyper = || Hyper { length: 0.9, noise: 0.03, signal: 1.3, metric: Metric::default() };
        let coordinates: Vec<Vec<f64>> = (0..ROWS).map(|row| points.point(row).to_vec()).collect();
        for (radial, has_knots) in [(Radial::Matern3, false), (Radial::Plate, false), (Radial::Matern5, true)] {
            let fit = |response: &[f64]| {
                if has_knots {
                    let sample = Sample::new(&features, response).weighted(&weights).unwrap();
                    let knots = points.some(&(0..12).collect::<Vec<_>>());
                    return low_rank::fit(&sample, &knots, 3.0, radial, hyper()).unwrap();
                }
                let scaled = response.iter().zip(&points.scales).map(|(y, scale)| y * scale).collect();
                exact(points.clone(), scaled, radial, hyper()).unwrap()
            };
            let fitted = |response: &[f64]| -> Vec<f64> {
                let smoother = fit(response);
                coordinates.iter().map(|point| smoother.evaluate(point, &mut Vec::new()).value).collect()
            };
            let root: Vec<f64> = weights.iter().map(|weight| weight.sqrt()).collect();
            let column = |row: usize| -> Vec<f64> {
                let unit: Vec<f64> = (0..ROWS).map(|other| f64::from(other == row) / root[row]).collect();
                fitted(&unit).iter().zip(&root).map(|(value, root)| value * root).collect()
            };
            let whole = fit(&response);
            let residuals: Vec<f64> = response.iter().zip(fitted(&response)).map(|(y, f)| y - f).collect();
            let scaled: Vec<f64> = residuals.iter().zip(&root).map(|(e, root)| e * root).collect();
            let rows = Rows { coordinates: &coordinates, weights: &weights, residuals: &residuals };
            let shares = whole.shares(&rows).unwrap();
            for (row, share) in shares.iter().enumerate() {
                let column = column(row);
                let found = [share.leverage, share.square, share.smoothed];
                let expected = [column[row], dot(&column, &column), dot(&column, &scaled)];
                for (found, expected) in found.iter().zip(expected) {
                    assert!((found - expected).abs() < 1e-8, "{radial:?}, row {row}: {found} {expected}");
                }
            }
            let trace: f64 = shares.iter().map(|share| share.leverage).sum();
            assert!((trace - whole.saved.coefficients).abs() < 1e-8);
            assert_eq!(whole.shares(&Rows { weights: &weights[1..], ..rows }), None);
        }
    }
}
