//! Many rows: a smoother that is exact at some points, the knots, and linear between what it knows there.
//!
//! Rows are regressed on (1, z, v), v the whitened covariances of a row with the knots past the power law ([`Frame::turn`]), with
//! v a priori of unit variance: the projected process of Seeger, Williams & Lawrence 2003 (AISTATS 9; Rasmussen & Williams
//! 2006, §8.3.4), whose posterior is the variational one of Titsias 2009 (AISTATS 12) at these parameters and, for thin plates, the
//! knot-based regression spline of Wood 2003 (J. R. Statist. Soc. B 65, 95). Time: rows × knots². The variance that
//! knots leave unexplained is added to the standard error.

use nalgebra::DMatrix;
use rayon::prelude::*;

use super::frame::{Frame, Points};
use super::held_out::HeldOut;
use super::radial::Radial;
use super::restricted_likelihood::Hyper;
use super::smoother::{Saved, Smoother};
use crate::error::Result;
use crate::regression::least_squares::{Factor, dot, map_rows};
use crate::regression::sample::Sample;

/// Rows that are multiplied at once.
const BLOCK: usize = 512;
/// Tasks at most, so that the memory for their matrices does not grow with the rows.
const TASKS: usize = 16;
/// The noise is never below this part of the sum of squares of all columns (of dimension one): the normal equations
/// resolve no less.
const RESOLVED: f64 = 1e-13;

/// Fits to all rows of a sample; `None` where they do not determine the power law.
pub(super) fn fit(sample: &Sample, knots: &Points, radius: f64, radial: Radial, hyper: Hyper) -> Option<Smoother> {
    let Hyper { length, noise, signal, metric } = hyper;
    let knots = &knots.clone().seen_in(metric.clone());
    // So little that n rows could not see it either.
    let ridge = noise / sample.rows() as f64;
    let frame = Frame::new(knots, radial, length, ridge)?;
    let rows: Vec<usize> = (0..sample.rows()).collect();
    let first = frame.explained();
    let mut smoother = Smoother {
        saved: Saved {
            radial,
            length,
            metric,
            noise,
            signal,
            linear: vec![0.0; first],
            points: (0..knots.len()).map(|knot| knots.point(knot).to_vec()).collect(),
            scales: knots.scales.clone(),
            weights: vec![0.0; knots.len()],
            ridge,
            factor: None,
            radius,
            rows: rows.len(),
            coefficients: 0.0,
            deviation: 0.0,
            trust: Vec::new(),
        },
        frame,
        points: knots.clone(),
    };
    let normal = normal_equations(&smoother, sample, &rows);
    let noise = noise.max(RESOLVED * normal.trace());
    smoother.saved.noise = noise;
    let (solution, factor) = solve(&normal, first, noise)?;
    let (weights, shift) = smoother.frame.coefficients(&vec![0.0; first], &solution[first..]);
    let penalised = factor.rows.iter().map(|row| row.iter().skip(first).map(|cell| cell * cell).sum::<f64>());
    smoother.saved.coefficients = knots.len() as f64 - noise * penalised.sum::<f64>();
    smoother.saved.linear = solution.iter().zip(shift).map(|(coefficient, shift)| coefficient + shift).collect();
    smoother.saved.weights = weights;
    smoother.saved.factor = Some(factor);
    let squares = map_rows(
        rows.len(),
        || (Vec::new(), vec![0.0; knots.dimension]),
        |(work, point), row| {
            sample.whiten_row(row, point);
            sample.weight(row) * (sample.response(row) - smoother.evaluate(point, work).value).powi(2)
        },
    );
    let freedom = rows.len() as f64 - smoother.saved.coefficients;
    smoother.saved.deviation = (squares.iter().sum::<f64>() / freedom).sqrt();
    Some(smoother)
}

/// Writes (1, z, v) of a row at the head of `work`, and gives the variance that the knots leave unexplained.
fn fill(smoother: &Smoother, sample: &Sample, row: usize, point: &mut [f64], work: &mut [f64]) -> f64 {
    let Saved { radial, length, .. } = smoother.saved;
    sample.whiten_row(row, point);
    smoother.points.covariances(radial, length, point, work);
    let left = smoother.frame.turn(point, radial.value(0.0, length), work);
    work[0] = 1.0;
    work[1..=point.len()].copy_from_slice(point);
    left
}

/// BᵀWB for the columns B = (1, z, v, y) of some rows, W their weights.
fn normal_equations(smoother: &Smoother, sample: &Sample, rows: &[usize]) -> DMatrix<f64> {
    let (knots, dimension) = (smoother.points.len(), smoother.points.dimension);
    let run = BLOCK.max(rows.len().div_ceil(TASKS));
    let parts: Vec<DMatrix<f64>> = rows
        .par_chunks(run)
        .map(|rows| {
            let mut sum = DMatrix::zeros(knots + 1, knots + 1);
            let (mut point, mut work) = (vec![0.0; dimension], vec![0.0; knots + smoother.frame.space()]);
            for rows in rows.chunks(BLOCK) {
                // A row of B is a column here.
                let mut block = DMatrix::zeros(knots + 1, rows.len());
                for (&row, mut cells) in rows.iter().zip(block.column_iter_mut()) {
                    fill(smoother, sample, row, &mut point, &mut work);
                    cells.rows_mut(0, knots).copy_from_slice(&work[..knots]);
                    cells[knots] = sample.response(row);
                    cells *= sample.weight(row).sqrt();
                }
                sum.gemm(1.0, &block, &block.transpose(), 1.0);
            }
            sum
        })
        .collect();
    parts.into_iter().fold(DMatrix::zeros(knots + 1, knots + 1), |sum, part| sum + part)
}

/// The coefficients of (1, z, v) with the noise as penalty of v, and C with CᵀC = (BᵀWB + λ(0, I))⁻¹; `None` where the rows do
/// not determine them.
fn solve(normal: &DMatrix<f64>, first: usize, noise: f64) -> Option<(Vec<f64>, Factor)> {
    let columns = normal.nrows() - 1;
    let mut matrix = normal.view((0, 0), (columns, columns)).into_owned();
    (first..columns).for_each(|i| matrix[(i, i)] += noise);
    let lower = matrix.cholesky()?.unpack();
    let inverse = lower.solve_lower_triangular(&DMatrix::identity(columns, columns))?;
    let rows: Vec<Vec<f64>> = (0..columns).map(|i| (0..=i).map(|j| inverse[(i, j)]).collect()).collect();
    let image = &inverse * normal.view((0, columns), (columns, 1));
    let solution = (inverse.transpose() * image).as_slice().to_vec();
    Some((solution, Factor { rows }))
}

/// The weight of each response in something that is linear in the coefficients of (1, z, v), with these shares.
pub(super) fn weights(smoother: &Smoother, sample: &Sample, shares: &[f64]) -> Vec<f64> {
    let trusted;
    let sample = match &smoother.saved.trust[..] {
        [] => sample,
        trust => {
            trusted = sample.trusting(trust);
            &trusted
        }
    };
    let factor = smoother.saved.factor.iter().flat_map(|factor| &factor.rows);
    let mut solved = vec![0.0; shares.len()];
    for own in factor {
        let share = dot(own, &shares[..own.len()]);
        solved.iter_mut().zip(own).for_each(|(cell, own)| *cell += share * own);
    }
    let (knots, dimension) = (smoother.points.len(), smoother.points.dimension);
    let scratch = || (vec![0.0; dimension], vec![0.0; knots + smoother.frame.space()]);
    let weight = |(point, work): &mut (Vec<f64>, Vec<f64>), row: usize| {
        fill(smoother, sample, row, point, work);
        sample.weight(row) * dot(&solved, &work[..knots])
    };
    map_rows(sample.rows(), scratch, weight)
}

/// The errors of the rows of each fold, or of each row, under the fit to the others at the same parameters.
///
/// A row by itself in closed form, e/(1 − h) with the leverage h (Allen 1974, Technometrics 16, 125); folds by taking their
/// part out of the normal equations.
///
/// # Errors
///
/// When the rows outside a fold do not determine the coefficients.
pub(super) fn held_out(
    smoother: &Smoother,
    sample: &Sample,
    folds: Option<&[Vec<usize>]>,
) -> Result<Vec<Vec<HeldOut>>> {
    let Saved { noise, signal, .. } = smoother.saved;
    let first = smoother.frame.explained();
    let (knots, dimension) = (smoother.points.len(), smoother.points.dimension);
    let all: Vec<usize> = (0..sample.rows()).collect();
    let trusted;
    let (asked, sample) = match &smoother.saved.trust[..] {
        [] => (sample, sample),
        trust => {
            trusted = sample.trusting(trust);
            (sample, &trusted)
        }
    };
    let normal = normal_equations(smoother, sample, &all);
    let whole = [all];
    let mut found = Vec::new();
    for (fold, rows) in folds.unwrap_or(&whole).iter().enumerate() {
        let rest = if folds.is_some() { &normal - normal_equations(smoother, sample, rows) } else { normal.clone() };
        let (solution, factor) = solve(&rest, first, noise).ok_or_else(|| super::held_out::undetermined(fold))?;
        let errors: Vec<HeldOut> = rows
            .par_iter()
            .with_min_len(BLOCK)
            .map_init(
                || (vec![0.0; dimension], vec![0.0; knots + smoother.frame.space()]),
                |(point, work), &row| {
                    let left = fill(smoother, sample, row, point, work);
                    let residual = sample.response(row) - dot(&solution, &work[..knots]);
                    let (spread, own) = (factor.spread(&work[..knots]).powi(2), 1.0 / sample.weight(row));
                    // What the row itself adds to the fit goes again.
                    let free = if folds.is_none() { 1.0 - spread / own } else { 1.0 };
                    let variance = if folds.is_none() { own / free } else { own + spread };
                    // A row that lost weight is asked for with the noise of its kind.
                    let variance = variance + (asked.weight(row).recip() - own);
                    HeldOut { residual: residual / free, standard_error: (signal * (noise * variance + left)).sqrt() }
                },
            )
            .collect();
        found.push(errors);
    }
    Ok(found)
}
