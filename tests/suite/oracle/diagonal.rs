//! Linear equations over whole numbers by a diagonal form of their matrix: Smith's, without asking that each entry divide
//! the next.

use num_bigint::BigInt;
use num_integer::Integer;

/// U A V = diag(d₁, …, d_r, 0, …) with U and V unimodular, and U b for a right-hand side b.
pub(super) struct Diagonal {
    pub(super) entries: Vec<BigInt>,
    right: Vec<BigInt>,
}

impl Diagonal {
    pub(super) fn new(matrix: &[Vec<i64>], right: &[i64]) -> Self {
        let columns = matrix.first().map_or(0, Vec::len);
        // The right-hand side is one more column, which takes part in the operations on rows alone.
        let mut rows: Vec<Vec<BigInt>> = matrix
            .iter()
            .zip(right)
            .map(|(row, last)| row.iter().chain([last]).map(|&entry| BigInt::from(entry)).collect())
            .collect();
        let mut entries = Vec::new();
        while let Some((i, j)) = smallest(&rows, entries.len(), columns) {
            let place = entries.len();
            rows.swap(place, i);
            rows.iter_mut().for_each(|row| row.swap(place, j));
            if clear(&mut rows, place, columns) {
                entries.push(rows[place][place].clone());
            }
        }
        Self { entries, right: rows.into_iter().map(|mut row| row.pop().unwrap()).collect() }
    }

    /// The smallest q > 0 for which A x = q b has a whole solution x; `None` when A x = b has no solution at all.
    pub(super) fn denominator(&self) -> Option<BigInt> {
        if self.right[self.entries.len()..].iter().any(|entry| *entry != BigInt::ZERO) {
            return None;
        }
        let needed = self.entries.iter().zip(&self.right).map(|(d, c)| d / d.gcd(c));
        Some(needed.fold(BigInt::from(1), |lcm, denominator| lcm.lcm(&denominator)))
    }
}

/// The place of the smallest entry other than zero of what is not diagonal yet.
fn smallest(rows: &[Vec<BigInt>], place: usize, columns: usize) -> Option<(usize, usize)> {
    let places = (place..rows.len()).flat_map(|i| (place..columns).map(move |j| (i, j)));
    let nonzero = places.filter(|&(i, j)| rows[i][j] != BigInt::ZERO);
    nonzero.min_by(|&(i, j), &(k, l)| rows[i][j].magnitude().cmp(rows[k][l].magnitude()))
}

/// Reduces the row and the column of a pivot by it once; whether nothing is left of them.
fn clear(rows: &mut [Vec<BigInt>], place: usize, columns: usize) -> bool {
    let pivot = rows[place].clone();
    let mut is_clear = true;
    for row in &mut rows[place + 1..] {
        let quotient = row[place].div_floor(&pivot[place]);
        if quotient != BigInt::ZERO {
            row.iter_mut().zip(&pivot).for_each(|(entry, above)| *entry -= &quotient * above);
        }
        is_clear = is_clear && row[place] == BigInt::ZERO;
    }
    for column in place + 1..columns {
        let quotient = pivot[column].div_floor(&pivot[place]);
        if quotient != BigInt::ZERO {
            for row in &mut rows[place..] {
                let step = &quotient * &row[place];
                row[column] -= step;
            }
        }
        is_clear = is_clear && rows[place][column] == BigInt::ZERO;
    }
    is_clear
}
