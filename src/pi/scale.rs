//! The scale of a target: a product of powers of the inputs that has the target's dimension, or the proof that none exists.

use super::matrix::{MAX_BASES, Rows};
use super::select::{Failure, complexity, precedes};
use crate::lattice::{Circuits, Elimination, Overflow, Repeated, content, dot, fit, nearest, row, tri};
use crate::rational::gcd;

/// How many columns the search for the simplest scale eliminates before the first one found has to do.
const SCALE_BUDGET: usize = 250;

/// Memory for a scale over n variables.
pub(crate) struct ScaleMemory<'a> {
    /// `n × n` each.
    pub(crate) vectors: &'a mut [i64],
    pub(crate) duals: &'a mut [i64],
    /// n entries.
    pub(crate) circuit: &'a mut [i64],
}

/// Finds v with A v = d for A the integer `matrix` and d the target of `rows`: the exponents are `scale / denominator`.
///
/// Whole exponents come first, else the smallest common denominator. Among those the fewest `avoided` variables decide
/// (viscosities: the conventional scales are inertial), then simplicity, then the order of the variables. Columns of
/// variables that may not take part have been set to zero.
pub(crate) const fn scale(
    matrix: &[i64],
    rows: &Rows,
    avoided: &[bool],
    memory: &mut ScaleMemory<'_>,
    scale: &mut [i64],
) -> Result<i64, Failure> {
    let n = scale.len();
    let mut elimination = Elimination::new(n, memory.vectors, memory.duals);
    let denominator = tri!(particular(matrix, rows, &mut elimination, scale));
    // Any solution with this denominator is right; a circuit through the target is a simplest one.
    let mut best = None;
    let mut budget = SCALE_BUDGET;
    // Of variables with one dimension the first is preferred anyway.
    let repeated = Repeated::new(matrix, rows.count, n);
    let mut circuits = Circuits::new(matrix, rows.count, n, Some(rows.target.split_at(rows.count).0));
    let mut size = 1;
    while size <= elimination.rank() + 1 {
        circuits.start(size, &repeated);
        while circuits.next(memory.circuit, &mut budget) {
            let target = circuits.target_entry();
            if target.abs() != denominator {
                continue;
            }
            if target > 0 {
                let mut i = 0;
                while i < n {
                    memory.circuit[i] = -memory.circuit[i];
                    i += 1;
                }
            }
            let key = (count(memory.circuit, avoided), complexity(memory.circuit));
            let better = match best {
                None => true,
                Some((avoids, complexity)) => {
                    let tie = key.0 == avoids && key.1 == complexity;
                    key.0 < avoids
                        || (key.0 == avoids && key.1 < complexity)
                        || (tie && precedes(memory.circuit, scale))
                }
            };
            if better {
                best = Some(key);
                scale.copy_from_slice(memory.circuit);
            }
        }
        // Larger circuits use more variables: only one with fewer avoided variables could still be preferred.
        if let Some((0, _)) = best {
            break;
        }
        size += 1;
    }
    Ok(denominator)
}

/// The number of variables of a product that are in a set.
const fn count(exponents: &[i64], set: &[bool]) -> usize {
    let mut count = 0;
    let mut i = 0;
    while i < exponents.len() {
        if exponents[i] != 0 && set[i] {
            count += 1;
        }
        i += 1;
    }
    count
}

/// One solution of A v = d, from the triangular form; the pivots are part of a unimodular matrix, so its common denominator is the smallest.
const fn particular(
    matrix: &[i64],
    rows: &Rows,
    elimination: &mut Elimination<'_>,
    scale: &mut [i64],
) -> Result<i64, Failure> {
    let n = scale.len();
    let mut denominator = 1i128;
    let mut i = 0;
    while i < n {
        scale[i] = 0;
        i += 1;
    }
    let mut k = 0;
    while k < rows.count {
        let form = row(matrix, n, k);
        let Ok(pivot) = elimination.push(form) else { return Err(Failure::Overflow) };
        let rest = denominator * rows.target[k] as i128 - dot(form, scale);
        if rest != 0 && pivot == 0 {
            return Err(Failure::Unreachable);
        }
        if rest != 0 {
            let vector = elimination.vector(elimination.rank() - 1);
            let factor = pivot / gcd(pivot.unsigned_abs(), rest.unsigned_abs()) as i128;
            let step = rest / (pivot / factor);
            denominator *= factor;
            if let (Err(_), _) | (_, Err(_)) = (fit(denominator), fit(step)) {
                return Err(Failure::Overflow);
            }
            let mut i = 0;
            while i < n {
                match fit(scale[i] as i128 * factor + step * vector[i] as i128) {
                    Ok(value) => scale[i] = value,
                    Err(_) => return Err(Failure::Overflow),
                }
                i += 1;
            }
        }
        // Kernel vectors stay short, so that the next pivots are, and so does the solution.
        if elimination.shorten().is_err() || reduce(elimination, denominator, scale).is_err() {
            return Err(Failure::Overflow);
        }
        k += 1;
    }
    let common = gcd(content(scale) as u128, denominator as u128) as i64;
    let mut i = 0;
    while i < n {
        scale[i] /= common;
        i += 1;
    }
    Ok(denominator as i64 / common)
}

/// Shortens a solution by multiples of kernel vectors, which solve for zero.
const fn reduce(elimination: &Elimination<'_>, denominator: i128, scale: &mut [i64]) -> Result<(), Overflow> {
    let mut j = elimination.rank();
    while j < scale.len() {
        let vector = elimination.vector(j);
        let Some(norm) = dot(vector, vector).checked_mul(denominator) else { return Err(Overflow) };
        let quotient = nearest(dot(scale, vector), norm);
        let mut i = 0;
        while i < scale.len() && quotient != 0 {
            scale[i] = tri!(fit(scale[i] as i128 - quotient * denominator * vector[i] as i128));
            i += 1;
        }
        j += 1;
    }
    Ok(())
}

/// The simplest row y with y·A = 0 and y·d > 0: multiplying the unit of base quantity i by λ^(y_i) changes no input and
/// changes the target. `None` when the target is reachable. The exponents are those for the rows before they were made whole.
pub(crate) const fn certificate(
    matrix: &[i64],
    columns: usize,
    rows: &Rows,
) -> Result<Option<[i64; MAX_BASES]>, Overflow> {
    const SIZE: usize = MAX_BASES * MAX_BASES;
    let (mut vectors, mut duals) = ([0; SIZE], [0; SIZE]);
    let count = rows.count;
    let mut elimination =
        Elimination::new(count, vectors.split_at_mut(count * count).0, duals.split_at_mut(count * count).0);
    let mut column = [0; MAX_BASES];
    let mut j = 0;
    while j < columns {
        let mut i = 0;
        while i < count {
            column[i] = matrix[i * columns + j];
            i += 1;
        }
        tri!(elimination.push(column.split_at(count).0));
        tri!(elimination.shorten());
        j += 1;
    }
    let mut best: Option<[i64; MAX_BASES]> = None;
    let mut i = elimination.rank();
    while i < count {
        let value = dot(elimination.vector(i), rows.target.split_at(count).0);
        if value != 0 {
            let mut row = [0; MAX_BASES];
            let mut k = 0;
            let sign = if value > 0 { 1 } else { -1 };
            while k < count {
                row[k] = tri!(fit(sign * elimination.vector(i)[k] as i128 * rows.multipliers[k] as i128));
                k += 1;
            }
            let common = content(&row);
            let mut k = 0;
            while k < count {
                row[k] /= common;
                k += 1;
            }
            let better = match &best {
                None => true,
                Some(best) => complexity(&row) < complexity(best),
            };
            if better {
                best = Some(row);
            }
        }
        i += 1;
    }
    Ok(best)
}
