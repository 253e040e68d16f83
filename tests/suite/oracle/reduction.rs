//! Lattice reduction after Lenstra, Lenstra and Lovász (1982) with δ = 3/4, in whole numbers (H. Cohen, *A Course in
//! Computational Algebraic Number Theory*, 1993, algorithm 2.6.7).

use num_bigint::BigInt;
use num_integer::Integer;

/// A reduced basis of the lattice of independent rows.
pub(super) fn reduced(rows: &[Vec<BigInt>]) -> Vec<Vec<BigInt>> {
    let n = rows.len();
    let mut state =
        State { rows: rows.to_vec(), gram: vec![BigInt::from(1); n + 1], lambda: vec![vec![BigInt::ZERO; n]; n] };
    let (mut k, mut known) = (0, 0);
    while k < n {
        if k == known {
            state.orthogonalise(k);
            known += 1;
        }
        if k > 0 {
            state.shorten(k, k - 1);
            if state.is_out_of_order(k) {
                state.swap(k, known);
                k = (k - 1).max(1);
                continue;
            }
            (0..k - 1).rev().for_each(|l| state.shorten(k, l));
        }
        k += 1;
    }
    state.rows
}

/// The largest entry in size of some rows.
pub(super) fn largest(rows: &[Vec<BigInt>]) -> i64 {
    let sizes = rows.iter().flatten().map(|entry| i64::try_from(entry.magnitude()).unwrap());
    sizes.max().unwrap_or(0)
}

/// `gram[i]` is the determinant dᵢ of the first i rows' inner products, `lambda[k][j]` is d_{j+1} μ_{kj}.
struct State {
    rows: Vec<Vec<BigInt>>,
    gram: Vec<BigInt>,
    lambda: Vec<Vec<BigInt>>,
}

impl State {
    fn orthogonalise(&mut self, k: usize) {
        for j in 0..=k {
            let mut u: BigInt = self.rows[k].iter().zip(&self.rows[j]).map(|(a, b)| a * b).sum();
            for i in 0..j {
                u = (&self.gram[i + 1] * u - &self.lambda[k][i] * &self.lambda[j][i]) / &self.gram[i];
            }
            if j < k {
                self.lambda[k][j] = u;
            } else {
                self.gram[k + 1] = u;
            }
        }
    }

    /// Subtracts the multiple of row l from row k that makes |μ| at most 1/2.
    fn shorten(&mut self, k: usize, l: usize) {
        let divisor = &self.gram[l + 1];
        let twice: BigInt = &self.lambda[k][l] * 2 + divisor;
        let nearest = twice.div_floor(&(divisor * 2));
        if nearest == BigInt::ZERO {
            return;
        }
        self.lambda[k][l] -= &nearest * divisor;
        let (before, from) = self.rows.split_at_mut(k);
        from[0].iter_mut().zip(&before[l]).for_each(|(entry, other)| *entry -= &nearest * other);
        let (before, from) = self.lambda.split_at_mut(k);
        from[0].iter_mut().zip(&before[l]).take(l).for_each(|(entry, other)| *entry -= &nearest * other);
    }

    /// Lovász's condition, violated.
    fn is_out_of_order(&self, k: usize) -> bool {
        let square = &self.lambda[k][k - 1] * &self.lambda[k][k - 1];
        (&self.gram[k + 1] * &self.gram[k - 1] + square) * 4 < &self.gram[k] * &self.gram[k] * 3
    }

    fn swap(&mut self, k: usize, known: usize) {
        self.rows.swap(k, k - 1);
        for j in 0..k - 1 {
            let entry = std::mem::take(&mut self.lambda[k][j]);
            self.lambda[k][j] = std::mem::replace(&mut self.lambda[k - 1][j], entry);
        }
        let mu = self.lambda[k][k - 1].clone();
        let gram = (&self.gram[k - 1] * &self.gram[k + 1] + &mu * &mu) / &self.gram[k];
        for i in k + 1..known {
            let old = self.lambda[i][k].clone();
            self.lambda[i][k] = (&self.gram[k + 1] * &self.lambda[i][k - 1] - &mu * &old) / &self.gram[k];
            self.lambda[i][k - 1] = (&gram * old + &mu * &self.lambda[i][k]) / &self.gram[k + 1];
        }
        self.gram[k] = gram;
    }
}
