//! Linear least squares over many rows and few columns, without the normal equations of the columns as they are.
//!
//! The one idea: rows are read in blocks, each block is folded into a small triangular factor by Householder
//! reflections, and the factors are merged in a fixed order (TSQR; Demmel, Grigori, Hoemmen & Langou 2012, SIAM J.
//! Sci. Comput. 34, A206). Everything that a fit needs follows from that factor, which is as small as the
//! number of columns squared. Blocks and merges depend on the number of rows only, so the result has the same bits
//! for every number of threads. Of very many rows, cross products give the same factor in less time: see [`Frame`].

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]
mod certified;
mod frame;
mod singular_values;
mod solution;
mod triangle;

use rayon::prelude::*;

pub(crate) use frame::{CrossProducts, Frame};
pub(crate) use singular_values::singular_values;
pub(crate) use solution::{Factor, Solution};
pub(crate) use triangle::Triangle;

/// Rows that are reflected at once: a block of ten columns stays in the second-level cache.
const BLOCK: usize = 1024;
/// Rows that one task reads, at least: enough work to be worth a task.
const RUN: usize = 16 * BLOCK;
/// Tasks at most, so that the memory for their factors does not grow with the rows.
const TASKS: usize = 64;

/// The triangular factor of `rows` rows with `columns` columns, which `row(index, cells)` writes.
///
/// Time: 2 · rows · columns² operations. Memory: at most [`TASKS`] factors and a block for each thread.
pub(crate) fn triangle(rows: usize, columns: usize, row: impl Fn(usize, &mut [f64]) + Sync) -> Triangle {
    let run = RUN.max(rows.div_ceil(TASKS));
    let parts: Vec<Triangle> = (0..rows.div_ceil(run))
        .into_par_iter()
        .map(|part| {
            let last = rows.min((part + 1) * run);
            let mut triangle = Triangle::new(columns);
            let mut block = vec![0.0; columns * BLOCK.min(last - part * run)];
            let mut cells = vec![0.0; columns];
            for first in (part * run..last).step_by(BLOCK) {
                let height = BLOCK.min(last - first);
                for offset in 0..height {
                    row(first + offset, &mut cells);
                    for (column, &cell) in cells.iter().enumerate() {
                        block[column * height + offset] = cell;
                    }
                }
                triangle.absorb(&mut block[..columns * height], height);
            }
            triangle
        })
        .collect();
    let mut whole = Triangle::new(columns);
    for part in &parts {
        whole.merge(part);
    }
    whole
}

/// A number for each row, in the order of the rows; `start` makes what a task needs to compute them.
pub(crate) fn map_rows<T>(
    rows: usize,
    start: impl Fn() -> T + Sync,
    value: impl Fn(&mut T, usize) -> f64 + Sync,
) -> Vec<f64> {
    let mut values = vec![0.0; rows];
    values.par_chunks_mut(BLOCK).enumerate().for_each(|(block, chunk)| {
        let mut scratch = start();
        for (offset, cell) in chunk.iter_mut().enumerate() {
            *cell = value(&mut scratch, block * BLOCK + offset);
        }
    });
    values
}

/// The inner product of two columns of one length, in eight partial sums that the compiler can keep in registers.
pub(crate) fn dot(left: &[f64], right: &[f64]) -> f64 {
    let mut sums = [0.0; 8];
    let (left_chunks, right_chunks) = (left.chunks_exact(8), right.chunks_exact(8));
    let rest: f64 = left_chunks.remainder().iter().zip(right_chunks.remainder()).map(|(a, b)| a * b).sum();
    for (a, b) in left_chunks.zip(right_chunks) {
        for lane in 0..8 {
            sums[lane] += a[lane] * b[lane];
        }
    }
    sums.iter().sum::<f64>() + rest
}

/// The Euclidean length of a vector, also where its square leaves the range of numbers.
pub(crate) fn length(vector: &[f64]) -> f64 {
    let squares = dot(vector, vector);
    if squares.is_finite() && (squares > f64::MIN_POSITIVE || squares == 0.0) {
        return squares.sqrt();
    }
    let largest = vector.iter().fold(0.0, |largest: f64, cell| largest.max(cell.abs()));
    if largest == 0.0 || largest == f64::INFINITY {
        return largest;
    }
    largest * vector.iter().map(|cell| (cell / largest).powi(2)).sum::<f64>().sqrt()
}
