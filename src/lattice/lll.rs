//! LLL reduction of the kernel, all in integers.
//!
//! Source: A. K. Lenstra, H. W. Lenstra, L. Lovász, Math. Ann. 261 (1982) 515; the integral form is Cohen (1993),
//! algorithm 2.6.7. The Gram determinants it needs grow with the dimension; where one leaves `i128` the reduction stops
//! with what it has, which is a basis of the same lattice, only perhaps a longer one.

use super::{Elimination, Overflow, dot_rows, nearest, tri};

/// Determinants and the integral Gram–Schmidt numbers λ, `count × count`, λ_ii = d_i.
struct Gram<'a> {
    count: usize,
    lambda: &'a mut [i128],
}

impl Gram<'_> {
    /// d_i: the Gram determinant of the first `i` vectors.
    const fn determinant(&self, i: usize) -> i128 {
        if i == 0 { 1 } else { self.lambda[(i - 1) * self.count + i - 1] }
    }

    const fn get(&self, i: usize, j: usize) -> i128 {
        self.lambda[i * self.count + j]
    }

    const fn set(&mut self, i: usize, j: usize, value: i128) {
        self.lambda[i * self.count + j] = value;
    }
}

/// `(a·b − c·d) / divisor` for operands whose quotient is known to be whole; `None` when a product does not fit.
const fn cross(a: i128, b: i128, c: i128, d: i128, divisor: i128) -> Option<i128> {
    let Some(left) = a.checked_mul(b) else { return None };
    let Some(right) = c.checked_mul(d) else { return None };
    let Some(difference) = left.checked_sub(right) else { return None };
    Some(difference / divisor)
}

/// Reduces the kernel vectors of an elimination with Lovász factor 3/4; `lambda` is memory for `size × size` numbers.
pub(crate) const fn lll(elimination: &mut Elimination<'_>, lambda: &mut [i128]) -> Result<(), Overflow> {
    let count = elimination.size - elimination.rank;
    let mut gram = Gram { count, lambda };
    let mut known = 0;
    let mut k = 0;
    while k < count {
        if k == known {
            if orthogonalise(elimination, &mut gram, k).is_none() {
                return Ok(());
            }
            known += 1;
        }
        if k == 0 {
            k = 1;
            continue;
        }
        if !tri!(reduce(elimination, &mut gram, k, k - 1)) {
            return Ok(());
        }
        let (before, here, next) = (gram.determinant(k - 1), gram.determinant(k), gram.determinant(k + 1));
        let mu = gram.get(k, k - 1);
        // Lovász: d_{k+1} d_{k-1} ≥ 3/4 d_k² − λ².
        let (Some(product), Some(square), Some(mu_square)) =
            (next.checked_mul(before), here.checked_mul(here), mu.checked_mul(mu))
        else {
            return Ok(());
        };
        let (Some(left), Some(right)) = (product.checked_add(mu_square), square.checked_mul(3)) else {
            return Ok(());
        };
        let Some(left) = left.checked_mul(4) else { return Ok(()) };
        if left < right {
            if exchange(elimination, &mut gram, k, known).is_none() {
                return Ok(());
            }
            k = if k > 1 { k - 1 } else { 1 };
        } else {
            let mut l = k - 1;
            while l > 0 {
                l -= 1;
                if !tri!(reduce(elimination, &mut gram, k, l)) {
                    return Ok(());
                }
            }
            k += 1;
        }
    }
    Ok(())
}

/// Fills row k of λ and d_{k+1}.
const fn orthogonalise(elimination: &Elimination<'_>, gram: &mut Gram<'_>, k: usize) -> Option<()> {
    let first = elimination.rank;
    let mut j = 0;
    while j <= k {
        let mut u = dot_rows(elimination.vectors, first + k, elimination.vectors, first + j, elimination.size);
        let mut i = 0;
        while i < j {
            let Some(next) = cross(gram.determinant(i + 1), u, gram.get(k, i), gram.get(j, i), gram.determinant(i))
            else {
                return None;
            };
            u = next;
            i += 1;
        }
        gram.set(k, j, u);
        j += 1;
    }
    Some(())
}

/// Subtracts the right multiple of vector l from vector k; `false` when λ leaves its range.
const fn reduce(elimination: &mut Elimination<'_>, gram: &mut Gram<'_>, k: usize, l: usize) -> Result<bool, Overflow> {
    let quotient = nearest(gram.get(k, l), gram.determinant(l + 1));
    if quotient == 0 {
        return Ok(true);
    }
    let first = elimination.rank;
    tri!(elimination.add(first + k, first + l, -quotient));
    let mut i = 0;
    while i <= l {
        // λ_ll stands for d_{l+1}, so the last step subtracts the multiple of the determinant.
        let Some(value) = cross(gram.get(k, i), 1, quotient, gram.get(l, i), 1) else { return Ok(false) };
        gram.set(k, i, value);
        i += 1;
    }
    Ok(true)
}

/// Exchanges vectors k−1 and k and brings λ up to date for the rows that are known.
const fn exchange(elimination: &mut Elimination<'_>, gram: &mut Gram<'_>, k: usize, known: usize) -> Option<()> {
    let first = elimination.rank;
    let (before, here, next) = (gram.determinant(k - 1), gram.determinant(k), gram.determinant(k + 1));
    let mu = gram.get(k, k - 1);
    // d_k' = (d_{k−1} d_{k+1} + λ²) / d_k
    let Some(changed) = cross(before, next, -mu, mu, here) else { return None };
    let mut i = k + 1;
    while i < known {
        let (old_k, old_before) = (gram.get(i, k), gram.get(i, k - 1));
        // λ_{i,k}' = (d_{k+1} λ_{i,k−1} − λ λ_{i,k}) / d_k and λ_{i,k−1}' = (λ_{i,k}' λ + d_k' λ_{i,k}) / d_{k+1}
        let Some(new_k) = cross(next, old_before, mu, old_k, here) else { return None };
        let Some(new_before) = cross(new_k, mu, -changed, old_k, next) else { return None };
        gram.set(i, k, new_k);
        gram.set(i, k - 1, new_before);
        i += 1;
    }
    let mut j = 0;
    while j + 1 < k {
        let (a, b) = (gram.get(k, j), gram.get(k - 1, j));
        gram.set(k, j, b);
        gram.set(k - 1, j, a);
        j += 1;
    }
    gram.set(k - 1, k - 1, changed);
    elimination.swap(first + k, first + k - 1);
    Some(())
}
