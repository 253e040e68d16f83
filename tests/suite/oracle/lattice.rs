//! Lattices of whole vectors by their Hermite normal form, which is unique: equal lattices have equal forms.

use dimensionless::{BaseQuantity, PiBasis, Problem};
use num_bigint::BigInt;
use num_integer::Integer;

/// A lattice in Zⁿ, by the Hermite normal form of its generators: rows in echelon form, pivots positive, entries above a
/// pivot between 0 and the pivot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lattice {
    dimension: usize,
    rows: Vec<Vec<BigInt>>,
}

impl Lattice {
    /// The lattice that rows of whole numbers generate.
    pub(crate) fn new(dimension: usize, generators: &[Vec<i64>]) -> Self {
        Self::of_big(dimension, generators.iter().map(|row| big(row)).collect())
    }

    pub(super) fn of_big(dimension: usize, mut rows: Vec<Vec<BigInt>>) -> Self {
        echelon(&mut rows, dimension);
        rows.retain(|row| row.iter().any(|entry| *entry != BigInt::ZERO));
        Self { dimension, rows }
    }

    /// All whole vectors x with A x = 0, A given by rows.
    ///
    /// Row operations turn (Aᵀ | 1) into (H | U) with H in echelon form; the rows of U beside the zero rows of H are a
    /// basis of the kernel, because U is unimodular (H. Cohen, *A Course in Computational Algebraic Number Theory*, 1993,
    /// section 2.4.3).
    pub(crate) fn kernel(matrix: &[Vec<i64>], columns: usize) -> Self {
        let count = matrix.len();
        let mut rows: Vec<Vec<BigInt>> = (0..columns)
            .map(|j| {
                let column = matrix.iter().map(|row| BigInt::from(row[j]));
                column.chain((0..columns).map(|k| BigInt::from(i64::from(j == k)))).collect()
            })
            .collect();
        echelon(&mut rows, count);
        let kernel = rows.into_iter().filter(|row| row[..count].iter().all(|entry| *entry == BigInt::ZERO));
        Self::of_big(columns, kernel.map(|row| row[count..].to_vec()).collect())
    }

    /// The Π groups of a problem, from the dimensions of its inputs.
    pub(crate) fn kernel_of(problem: &Problem) -> Self {
        let dimensions: Vec<_> = problem.variables().iter().map(|variable| variable.dimension()).collect();
        let mut bases: Vec<BaseQuantity> = BaseQuantity::SI.to_vec();
        for dimension in &dimensions {
            bases.extend(dimension.iter().map(|(base, _)| base).filter(|base| !BaseQuantity::SI.contains(base)));
        }
        let matrix: Vec<Vec<i64>> = bases
            .iter()
            .map(|&base| {
                let exponents = dimensions.iter().map(|dimension| dimension.exponent(base));
                let common = exponents.clone().fold(1, |lcm, exponent| lcm.lcm(&exponent.denominator()));
                exponents.map(|exponent| exponent.numerator() * (common / exponent.denominator())).collect()
            })
            .collect();
        Self::kernel(&matrix, dimensions.len())
    }

    /// The products of the groups of a basis.
    pub(crate) fn of_groups(basis: &PiBasis) -> Self {
        let rows: Vec<Vec<i64>> = basis.groups().iter().map(|group| group.exponents().to_vec()).collect();
        Self::new(basis.problem().variables().len(), &rows)
    }

    pub(crate) fn dimension(&self) -> usize {
        self.dimension
    }

    pub(super) fn rows(&self) -> &[Vec<BigInt>] {
        &self.rows
    }

    pub(crate) fn rank(&self) -> usize {
        self.rows.len()
    }

    /// Whether some vector of the lattice is positive at all of some places, except where every vector is zero.
    ///
    /// Then multiples of it can be added to the others until the lattice has a basis that is nowhere negative there; and
    /// such a basis adds up to such a vector. Perceptron updates find it where there is one; they stop after a while, so
    /// `false` is not a proof.
    pub(super) fn has_positive(&self, places: &[usize]) -> bool {
        let columns = places.iter().map(|&place| self.rows.iter().map(|row| row[place].clone()).collect::<Vec<_>>());
        let columns: Vec<Vec<BigInt>> = columns.filter(|column| column.iter().any(|e| *e != BigInt::ZERO)).collect();
        let mut weights = vec![BigInt::ZERO; self.rows.len()];
        for _ in 0..2000 {
            let dot = |column: &&Vec<BigInt>| column.iter().zip(&weights).map(|(a, b)| a * b).sum::<BigInt>();
            let Some(column) = columns.iter().find(|column| dot(column) <= BigInt::ZERO) else { return true };
            weights.iter_mut().zip(column).for_each(|(weight, entry)| *weight += entry);
        }
        false
    }

    /// Whether a vector lies in the lattice.
    pub(crate) fn contains(&self, vector: &[i64]) -> bool {
        let mut rest = big(vector);
        for row in &self.rows {
            let Some(place) = row.iter().position(|entry| *entry != BigInt::ZERO) else { continue };
            let (quotient, remainder) = rest[place].div_mod_floor(&row[place]);
            if remainder != BigInt::ZERO {
                return false;
            }
            subtract(&mut rest, row, &quotient);
        }
        rest.iter().all(|entry| *entry == BigInt::ZERO)
    }
}

fn big(row: &[i64]) -> Vec<BigInt> {
    row.iter().map(|&entry| BigInt::from(entry)).collect()
}

fn subtract(row: &mut [BigInt], other: &[BigInt], factor: &BigInt) {
    for (entry, other) in row.iter_mut().zip(other) {
        *entry -= factor * other;
    }
}

/// Hermite normal form of the first `columns` columns by Euclid's algorithm on rows; the columns behind come along.
fn echelon(rows: &mut [Vec<BigInt>], columns: usize) {
    let mut place = 0;
    for column in 0..columns {
        loop {
            let smallest = (place..rows.len())
                .filter(|&i| rows[i][column] != BigInt::ZERO)
                .min_by(|&i, &k| rows[i][column].magnitude().cmp(rows[k][column].magnitude()));
            let Some(smallest) = smallest else { break };
            rows.swap(place, smallest);
            let pivot = rows[place].clone();
            let mut is_done = true;
            for row in &mut rows[place + 1..] {
                if row[column] != BigInt::ZERO {
                    let quotient = row[column].div_floor(&pivot[column]);
                    subtract(row, &pivot, &quotient);
                    is_done = is_done && row[column] == BigInt::ZERO;
                }
            }
            if is_done {
                break;
            }
        }
        if place == rows.len() || rows[place][column] == BigInt::ZERO {
            continue;
        }
        if rows[place][column] < BigInt::ZERO {
            rows[place].iter_mut().for_each(|entry| *entry = -&*entry);
        }
        let pivot = rows[place].clone();
        for row in &mut rows[..place] {
            let quotient = row[column].div_floor(&pivot[column]);
            subtract(row, &pivot, &quotient);
        }
        place += 1;
    }
}
