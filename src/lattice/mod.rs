//! Exact integer linear algebra in `const fn`, one implementation for rustc and for run time.
//!
//! The one idea: keep a unimodular matrix and feed it integer linear forms one at a time ([`Elimination`]). Each form
//! is brought to a single non-zero value by Euclid's algorithm on the columns, so the forms times the matrix are in
//! lower triangular (Hermite) shape, and the vectors that are left over are a basis of the whole integer kernel: a
//! unimodular step cannot lose a lattice point, so the kernel is saturated by construction.
//!
//! Entries are kept within ±2⁵⁶ and every product is formed in `i128`, where sums of up to 2¹⁵ products of such entries
//! fit: arithmetic cannot wrap, and an entry that leaves the range is [`Overflow`]. Sizes are not limited; the caller
//! owns the memory, so that arrays serve in `const` and vectors at run time.
//!
//! Source: H. Cohen, *A Course in Computational Algebraic Number Theory* (1993), §2.4 (Hermite form), §2.6.3 (integral LLL).

mod circuits;
mod elimination;
mod lll;

pub(crate) use circuits::{Circuits, Repeated};
pub(crate) use elimination::Elimination;
pub(crate) use lll::lll;

use crate::rational::gcd;

/// The integers of an exact computation left ±2⁵⁶.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Overflow;

/// Entries stay within this size.
const LIMIT: i128 = 1 << 56;

/// `?` for `const fn`.
macro_rules! tri {
    ($result:expr) => {
        match $result {
            Ok(value) => value,
            Err(error) => return Err(error),
        }
    };
}
pub(crate) use tri;

/// Checks that a number is within the limit.
pub(crate) const fn fit(value: i128) -> Result<i64, Overflow> {
    if value > LIMIT || value < -LIMIT { Err(Overflow) } else { Ok(value as i64) }
}

/// The inner product of row `i` of `a` and row `j` of `b`, both with rows of `size` entries. (Loops with indices: rustc
/// counts calls in `const`, and taking slices would cost more of them than the product itself.)
const fn dot_rows(a: &[i64], i: usize, b: &[i64], j: usize, size: usize) -> i128 {
    let (mut sum, mut k) = (0, 0);
    while k < size {
        sum += a[i * size + k] as i128 * b[j * size + k] as i128;
        k += 1;
    }
    sum
}

/// The places of the non-zero entries of one row, while there are few; inner products with it visit no others.
struct Places {
    at: [usize; Self::CAPACITY],
    count: usize,
}

impl Places {
    const CAPACITY: usize = 32;

    /// Finds them in row `i` of a matrix with rows of `size` entries; `None` for a row with many.
    const fn new(matrix: &[i64], i: usize, size: usize) -> Option<Self> {
        let mut places = Self { at: [0; Self::CAPACITY], count: 0 };
        let mut k = 0;
        while k < size {
            if matrix[i * size + k] != 0 {
                if places.count == Self::CAPACITY {
                    return None;
                }
                places.at[places.count] = k;
                places.count += 1;
            }
            k += 1;
        }
        Some(places)
    }
}

/// [`dot_rows`] with the places of row `i` of `a`.
const fn dot_places(places: &Option<Places>, a: &[i64], i: usize, b: &[i64], j: usize, size: usize) -> i128 {
    let Some(places) = places else { return dot_rows(a, i, b, j, size) };
    let (mut sum, mut k) = (0, 0);
    while k < places.count {
        let place = places.at[k];
        sum += a[i * size + place] as i128 * b[j * size + place] as i128;
        k += 1;
    }
    sum
}

/// The inner product of two vectors whose entries are within the limit.
pub(crate) const fn dot(a: &[i64], b: &[i64]) -> i128 {
    let mut sum = 0;
    let mut i = 0;
    while i < a.len() {
        sum += a[i] as i128 * b[i] as i128;
        i += 1;
    }
    sum
}

/// The nearest integer to `a / b`, ties towards zero, so that a reduction by it always makes progress.
pub(crate) const fn nearest(a: i128, b: i128) -> i128 {
    // Nearly all numbers are small, and a division of 64 bits is several times faster.
    let (quotient, rest) = if a as i64 as i128 == a && b as i64 as i128 == b && b != -1 {
        ((a as i64 / b as i64) as i128, (a as i64 % b as i64) as i128)
    } else {
        (a / b, a % b)
    };
    let (rest, size) = (if rest < 0 { -rest } else { rest }, if b < 0 { -b } else { b });
    if rest > size - rest { quotient + if (a < 0) == (b < 0) { 1 } else { -1 } } else { quotient }
}

/// A vector with the places of its non-zero entries, so that products with it cost no more than those.
pub(crate) struct Sparse<'a> {
    entries: &'a [i64],
    places: &'a [usize],
}

impl<'a> Sparse<'a> {
    /// Finds the non-zero entries; `places` is memory for as many numbers as there are entries.
    pub(crate) const fn new(entries: &'a [i64], places: &'a mut [usize]) -> Self {
        let (mut count, mut i) = (0, 0);
        while i < entries.len() {
            if entries[i] != 0 {
                places[count] = i;
                count += 1;
            }
            i += 1;
        }
        Self { entries, places: places.split_at(count).0 }
    }

    /// The inner product with row `j` of a matrix with rows of the same length.
    const fn dot_row(&self, matrix: &[i64], j: usize) -> i128 {
        let (mut sum, mut k) = (0, 0);
        let start = j * self.entries.len();
        while k < self.places.len() {
            let place = self.places[k];
            sum += self.entries[place] as i128 * matrix[start + place] as i128;
            k += 1;
        }
        sum
    }
}

/// The greatest common divisor of the entries, 0 for the zero vector.
pub(crate) const fn content(vector: &[i64]) -> i64 {
    let mut divisor = 0;
    let mut i = 0;
    while i < vector.len() && divisor != 1 {
        divisor = gcd(vector[i].unsigned_abs() as u128, divisor);
        i += 1;
    }
    divisor as i64
}

/// `row[target] += factor · row[source]` in a matrix with rows of `size` entries.
const fn add_row(matrix: &mut [i64], size: usize, target: usize, source: usize, factor: i128) -> Result<(), Overflow> {
    let factor = tri!(fit(factor)) as i128;
    let mut i = 0;
    while i < size {
        let value = matrix[target * size + i] as i128 + factor * matrix[source * size + i] as i128;
        if value > LIMIT || value < -LIMIT {
            return Err(Overflow);
        }
        matrix[target * size + i] = value as i64;
        i += 1;
    }
    Ok(())
}

const fn swap_rows(matrix: &mut [i64], size: usize, a: usize, b: usize) {
    let mut i = 0;
    while i < size {
        let entry = matrix[a * size + i];
        matrix[a * size + i] = matrix[b * size + i];
        matrix[b * size + i] = entry;
        i += 1;
    }
}

const fn negate_row(matrix: &mut [i64], size: usize, row: usize) {
    let mut i = 0;
    while i < size {
        matrix[row * size + i] = -matrix[row * size + i];
        i += 1;
    }
}

/// One row of a matrix with rows of `size` entries.
pub(crate) const fn row(matrix: &[i64], size: usize, index: usize) -> &[i64] {
    matrix.split_at(index * size).1.split_at(size).0
}

/// Subtracts the multiple of row `by` that makes row `target` shortest; `true` when that changed it.
pub(crate) const fn shorten_by(matrix: &mut [i64], size: usize, target: usize, by: usize) -> Result<bool, Overflow> {
    let short = row(matrix, size, by);
    let norm = dot(short, short);
    if norm == 0 {
        return Ok(false);
    }
    let quotient = nearest(dot(row(matrix, size, target), short), norm);
    if quotient != 0 {
        tri!(add_row(matrix, size, target, by, -quotient));
    }
    Ok(quotient != 0)
}

#[cfg(test)]
mod tests;
