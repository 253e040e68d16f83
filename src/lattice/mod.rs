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
mod lll;

pub(crate) use circuits::{Circuits, Repeated};
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

/// Unimodular elimination of integer linear forms, one at a time.
///
/// Invariants after forms f₁ … f_k of rank r: the rows of `vectors` are a basis p₁ … p_n of Zⁿ; the form that became
/// the l-th pivot vanishes on p_m for m > l; every form vanishes on p_{r+1} … p_n. The rows of `duals` are the dual
/// basis (`vectors · dualsᵀ = 1`), which gives coordinates without solving anything.
pub(crate) struct Elimination<'a> {
    size: usize,
    rank: usize,
    vectors: &'a mut [i64],
    duals: &'a mut [i64],
}

impl<'a> Elimination<'a> {
    /// Starts with no form: both matrices, of `size × size` entries, become the identity.
    pub(crate) const fn new(size: usize, vectors: &'a mut [i64], duals: &'a mut [i64]) -> Self {
        let mut elimination = Self { size, rank: 0, vectors, duals };
        elimination.restart();
        elimination
    }

    /// Forgets all forms.
    pub(crate) const fn restart(&mut self) {
        let mut i = 0;
        while i < self.size * self.size {
            let entry = if i / self.size == i % self.size { 1 } else { 0 };
            self.vectors[i] = entry;
            self.duals[i] = entry;
            i += 1;
        }
        self.rank = 0;
    }

    /// The number of columns.
    pub(crate) const fn size(&self) -> usize {
        self.size
    }

    /// How many independent forms were taken.
    pub(crate) const fn rank(&self) -> usize {
        self.rank
    }

    /// The i-th basis vector: a pivot for `i < rank`, else an element of the kernel of all forms.
    pub(crate) const fn vector(&self, i: usize) -> &[i64] {
        row(self.vectors, self.size, i)
    }

    /// The i-th vector of the dual basis.
    pub(crate) const fn dual(&self, i: usize) -> &[i64] {
        row(self.duals, self.size, i)
    }

    /// `vector[target] += factor · vector[source]`, with the dual basis kept dual.
    const fn add(&mut self, target: usize, source: usize, factor: i128) -> Result<(), Overflow> {
        tri!(add_row(self.vectors, self.size, target, source, factor));
        add_row(self.duals, self.size, source, target, -factor)
    }

    const fn swap(&mut self, a: usize, b: usize) {
        if a != b {
            swap_rows(self.vectors, self.size, a, b);
            swap_rows(self.duals, self.size, a, b);
        }
    }

    /// Writes the coordinates of a kernel vector with respect to the kernel basis.
    pub(crate) const fn coordinates(&self, vector: &Sparse<'_>, coordinates: &mut [i64]) -> Result<(), Overflow> {
        let mut j = 0;
        while j < coordinates.len() {
            coordinates[j] = tri!(fit(vector.dot_row(self.duals, self.rank + j)));
            j += 1;
        }
        Ok(())
    }

    /// The greatest common divisor of a form over the kernel so far; 0 means that the form depends on earlier ones.
    pub(crate) const fn divisor(&self, form: &Sparse<'_>) -> i128 {
        let mut divisor = 0;
        let mut j = self.rank;
        while j < self.size && divisor != 1 {
            let value = form.dot_row(self.vectors, j);
            if value != 0 {
                divisor = gcd(value.unsigned_abs(), divisor);
            }
            j += 1;
        }
        divisor as i128
    }

    /// Takes one more form and returns its pivot: the greatest common divisor of its values on the kernel, 0 if it is dependent.
    pub(crate) const fn push(&mut self, form: &[i64]) -> Result<i128, Overflow> {
        let places = Places::new(form, 0, self.size);
        loop {
            // The vector on which the form is smallest in size, but not zero, divides the others.
            let mut pivot = self.size;
            let mut smallest = 0;
            let mut others = 0;
            let mut j = self.rank;
            while j < self.size {
                let value = dot_places(&places, form, 0, self.vectors, j, self.size);
                if value != 0 {
                    others += 1;
                    let length = if value < 0 { -value } else { value };
                    if pivot == self.size || length < smallest {
                        (pivot, smallest) = (j, length);
                    }
                }
                j += 1;
            }
            if pivot == self.size {
                return Ok(0);
            }
            let value = dot_places(&places, form, 0, self.vectors, pivot, self.size);
            if others == 1 {
                if value < 0 {
                    negate_row(self.vectors, self.size, pivot);
                    negate_row(self.duals, self.size, pivot);
                }
                self.swap(pivot, self.rank);
                self.rank += 1;
                return Ok(value.abs());
            }
            let mut j = self.rank;
            while j < self.size {
                if j != pivot {
                    let quotient = nearest(dot_places(&places, form, 0, self.vectors, j, self.size), value);
                    if quotient != 0 {
                        tri!(self.add(j, pivot, -quotient));
                    }
                }
                j += 1;
            }
        }
    }

    /// Shortens the kernel vectors against each other until no pair can shorten one more (Lagrange and Gauss, pairwise).
    ///
    /// Every step makes a Euclidean norm smaller, so this ends; it needs no large integers, unlike LLL.
    pub(crate) const fn shorten(&mut self) -> Result<(), Overflow> {
        let mut changed = true;
        while changed {
            changed = false;
            let mut j = self.rank;
            while j < self.size {
                let places = Places::new(self.vectors, j, self.size);
                let norm = dot_places(&places, self.vectors, j, self.vectors, j, self.size);
                let mut i = self.rank;
                while i < self.size {
                    if i != j {
                        let quotient = nearest(dot_places(&places, self.vectors, j, self.vectors, i, self.size), norm);
                        if quotient != 0 {
                            tri!(self.add(i, j, -quotient));
                            changed = true;
                        }
                    }
                    i += 1;
                }
                j += 1;
            }
        }
        self.shorten_duals()
    }

    /// Whether a kernel vector or a dual vector has grown.
    pub(crate) const fn is_long(&self) -> bool {
        let mut i = 0;
        while i < self.size {
            if (i >= self.rank && is_longer(row(self.vectors, self.size, i), 8))
                || is_longer(row(self.duals, self.size, i), Self::LONG)
            {
                return true;
            }
            i += 1;
        }
        false
    }

    /// Dual vectors with larger entries than this are shortened.
    const LONG: i64 = 1 << 16;

    /// Nearly parallel vectors shorten each other in tiny steps: few passes do most of the work.
    const PASSES: usize = 8;

    /// Shortens long dual vectors against those of earlier pivots, which changes the pivots by later vectors only: the
    /// triangular shape stays, and coordinates stay small enough to be computed.
    const fn shorten_duals(&mut self) -> Result<(), Overflow> {
        let mut m = 1;
        while m < self.size {
            let mut again = is_longer(row(self.duals, self.size, m), Self::LONG);
            let mut passes = 0;
            while again && passes < Self::PASSES {
                (again, passes) = (false, passes + 1);
                let mut l = if m < self.rank { m } else { self.rank };
                while l > 0 {
                    l -= 1;
                    let norm = dot_rows(self.duals, l, self.duals, l, self.size);
                    let quotient = nearest(dot_rows(self.duals, m, self.duals, l, self.size), norm);
                    if quotient != 0 {
                        tri!(self.add(l, m, quotient));
                        again = true;
                    }
                }
            }
            m += 1;
        }
        Ok(())
    }
}

/// Whether an entry is larger in size than a bound.
const fn is_longer(vector: &[i64], bound: i64) -> bool {
    let mut i = 0;
    while i < vector.len() {
        if vector[i] > bound || vector[i] < -bound {
            return true;
        }
        i += 1;
    }
    false
}

#[cfg(test)]
mod tests;
