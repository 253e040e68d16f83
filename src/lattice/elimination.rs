//! The elimination that everything else rests on.

use super::{Overflow, Places, Sparse, add_row, dot_places, dot_rows, fit, nearest, negate_row, row, swap_rows, tri};
use crate::rational::gcd;

/// Unimodular elimination of integer linear forms, one at a time.
///
/// Invariants after forms f₁ … f_k of rank r: the rows of `vectors` are a basis p₁ … p_n of Zⁿ; the form that became
/// the l-th pivot vanishes on p_m for m > l; every form vanishes on p_{r+1} … p_n. The rows of `duals` are the dual
/// basis (`vectors · dualsᵀ = 1`), which gives coordinates without solving anything.
pub(crate) struct Elimination<'a> {
    pub(super) size: usize,
    pub(super) rank: usize,
    pub(super) vectors: &'a mut [i64],
    pub(super) duals: &'a mut [i64],
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
    pub(super) const fn add(&mut self, target: usize, source: usize, factor: i128) -> Result<(), Overflow> {
        tri!(add_row(self.vectors, self.size, target, source, factor));
        add_row(self.duals, self.size, source, target, -factor)
    }

    pub(super) const fn swap(&mut self, a: usize, b: usize) {
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
            if (i >= self.rank && is_longer(row(self.vectors, self.size, i), Self::SHORT))
                || is_longer(row(self.duals, self.size, i), Self::LONG)
            {
                return true;
            }
            i += 1;
        }
        false
    }

    /// Kernel vectors with larger entries than this are shortened between forms: those of textbook problems have none.
    const SHORT: i64 = 8;

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
