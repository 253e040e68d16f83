//! Low polynomials of one to three groups, straight beyond their rows: what a search judges thousands of candidates by.

use crate::regression::least_squares::dot;

/// The highest degree.
pub(super) const DEGREE: usize = 3;
/// A polynomial whose length over the rows is this part of it, less what the others explain, adds nothing (of dimension one).
const NOTHING: f64 = 1e-6;
/// A direction that varies by less over the rows is constant (of dimension one).
const CONSTANT: f64 = 1e-9;

/// Least squares in 1, u, in the squares and products of the u, and in their cubes, degree after degree; each u runs from −1 to 1
/// over the rows outside a fold. Beyond, polynomials go on along their tangents, and products at the value of the end.
pub(super) struct Smoother {
    /// The rows outside the fold.
    kept: Vec<usize>,
    /// The polynomials at these rows.
    inside: Vec<Vec<f64>>,
    /// L with L Lᵀ their cross products; zero rows for polynomials that add nothing.
    lower: Vec<Vec<f64>>,
    /// The polynomials at the rows of the fold, times L⁻ᵀ.
    outside: Vec<Vec<f64>>,
    /// How many of them each degree ends with.
    ends: [usize; DEGREE],
}

impl Smoother {
    /// `None` where a direction does not vary or the rows outside the fold are too few.
    pub(super) fn new(directions: &[&[f64]], fold: &[usize]) -> Option<Self> {
        let rows = directions.first()?.len();
        let mut is_held_out = vec![false; rows];
        fold.iter().for_each(|&row| is_held_out[row] = true);
        let kept: Vec<usize> = (0..rows).filter(|&row| !is_held_out[row]).collect();
        let (mut within, mut beyond) = (Vec::new(), Vec::new());
        for direction in directions {
            let (low, high) = kept.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), &row| {
                (f64::min(low, direction[row]), f64::max(high, direction[row]))
            });
            if high - low < CONSTANT {
                return None;
            }
            let place = |&row: &usize| Place::new(2.0 * (direction[row] - low) / (high - low) - 1.0);
            within.push(kept.iter().map(place).collect());
            beyond.push(fold.iter().map(place).collect());
        }
        let (inside, mut outside) = (polynomials(&within, kept.len()), polynomials(&beyond, fold.len()));
        let count = directions.len();
        let second = 1 + count + count * (count + 1) / 2;
        let ends = [1 + count, second, second + count];
        if kept.len() < inside.len() + 2 {
            return None;
        }
        let lower = factor(&inside);
        for row in 0..fold.len() {
            let cells: Vec<f64> = outside.iter().map(|column| column[row]).collect();
            let cells = solved(&lower, cells);
            outside.iter_mut().zip(cells).for_each(|(column, cell)| column[row] = cell);
        }
        Some(Self { kept, inside, lower, outside, ends })
    }

    /// Adds the squared errors of the fold, by degree.
    pub(super) fn add_squares(&self, response: &[f64], fold: &[usize], sums: &mut [f64; DEGREE]) {
        let own: Vec<f64> = self.kept.iter().map(|&row| response[row]).collect();
        let shares = self.inside.iter().map(|column| dot(column, &own)).collect();
        let shares = solved(&self.lower, shares);
        for (place, &row) in fold.iter().enumerate() {
            let (mut error, mut from) = (response[row], 0);
            for (&end, sum) in self.ends.iter().zip(&mut *sums) {
                let found = self.outside[from..end].iter().zip(&shares[from..end]);
                error -= found.map(|(column, share)| column[place] * share).sum::<f64>();
                *sum += error * error;
                from = end;
            }
        }
    }
}

/// Where a row lies in a direction: within −1 to 1, and how far beyond.
#[derive(Clone, Copy, Debug)]
struct Place {
    inside: f64,
    beyond: f64,
}

impl Place {
    fn new(u: f64) -> Self {
        let inside = u.clamp(-1.0, 1.0);
        Self { inside, beyond: u - inside }
    }

    /// A polynomial with these coefficients, the constant first, continued along its tangent.
    fn power(self, [a, b, c, d]: [f64; DEGREE + 1]) -> f64 {
        let u = self.inside;
        a + u * (b + u * (c + u * d)) + (b + u * (2.0 * c + u * 3.0 * d)) * self.beyond
    }
}

/// A column for each polynomial; the first, second and third powers are those of Chebyshev.
fn polynomials(directions: &[Vec<Place>], rows: usize) -> Vec<Vec<f64>> {
    let power =
        |coefficients| move |places: &Vec<Place>| places.iter().map(|place| place.power(coefficients)).collect();
    let mut columns: Vec<Vec<f64>> = vec![vec![1.0; rows]];
    columns.extend(directions.iter().map(power([0.0, 1.0, 0.0, 0.0])));
    columns.extend(directions.iter().map(power([-1.0, 0.0, 2.0, 0.0])));
    for (i, one) in directions.iter().enumerate() {
        let product = |other: &Vec<Place>| one.iter().zip(other).map(|(a, b)| a.inside * b.inside).collect();
        columns.extend(directions[..i].iter().map(product));
    }
    columns.extend(directions.iter().map(power([0.0, -3.0, 0.0, 4.0])));
    columns
}

/// Cholesky's factor of the cross products of columns.
fn factor(columns: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let mut lower: Vec<Vec<f64>> = Vec::with_capacity(columns.len());
    for (i, column) in columns.iter().enumerate() {
        let mut row = Vec::with_capacity(i + 1);
        for (j, other) in lower.iter().enumerate() {
            let rest = dot(column, &columns[j]) - dot(&row, &other[..j]);
            row.push(if other[j] == 0.0 { 0.0 } else { rest / other[j] });
        }
        let square = dot(column, column);
        let rest = square - dot(&row, &row);
        if rest > NOTHING.powi(2) * square {
            row.push(rest.sqrt());
        } else {
            row = vec![0.0; i + 1];
        }
        lower.push(row);
    }
    lower
}

/// L⁻¹ x, zero where L has a zero row.
fn solved(lower: &[Vec<f64>], mut cells: Vec<f64>) -> Vec<f64> {
    for (i, row) in lower.iter().enumerate() {
        cells[i] = if row[i] == 0.0 { 0.0 } else { (cells[i] - dot(&row[..i], &cells[..i])) / row[i] };
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_polynomial_is_reproduced_and_continued_by_straight_lines() {
        let x: Vec<f64> = (0..20).map(|i| 0.3 * f64::from(i)).collect();
        let parabola: Vec<f64> = x.iter().map(|x| 1.0 + x * x).collect();
        let fold: Vec<usize> = vec![4, 9, 13];
        let mut sums = [0.0; DEGREE];
        Smoother::new(&[&x], &fold).unwrap().add_squares(&parabola, &fold, &mut sums);
        assert!(sums[0] > 1e-3 && sums[1] < 1e-20 && sums[2] < 1e-20, "{sums:?}");
        // Beyond 4.8 the parabola goes on with the slope 9.6.
        let (fold, mut sums) = (vec![17, 18, 19], [0.0; DEGREE]);
        Smoother::new(&[&x], &fold).unwrap().add_squares(&parabola, &fold, &mut sums);
        let expected: f64 = fold.iter().map(|&i| (x[i] - 4.8).powi(4)).sum();
        assert!((sums[1] - expected).abs() < 1e-9, "{sums:?} {expected}");
    }

    #[test]
    fn a_product_of_two_directions_is_of_the_second_degree() {
        let x: Vec<f64> = (0..40).map(|i| f64::from(i * i % 17)).collect();
        let y: Vec<f64> = (0..40).map(|i| f64::from(i * 7 % 13)).collect();
        let response: Vec<f64> = x.iter().zip(&y).map(|(x, y)| 2.0 + x * y - 0.1 * y * y).collect();
        let (fold, mut sums) = (vec![3, 8, 30], [0.0; DEGREE]);
        Smoother::new(&[&x, &y], &fold).unwrap().add_squares(&response, &fold, &mut sums);
        assert!(sums[0] > 1.0 && sums[1] < 1e-18 && sums[2] < 1e-18, "{sums:?}");
        // A direction twice adds nothing, and takes nothing.
        let mut twice = [0.0; DEGREE];
        Smoother::new(&[&x, &y, &y], &fold).unwrap().add_squares(&response, &fold, &mut twice);
        assert!(twice[1] < 1e-18 && (twice[0] - sums[0]).abs() < 1e-9, "{twice:?} {sums:?}");
        // A direction that does not vary is none.
        assert!(Smoother::new(&[&x, &[1.0; 40]], &fold).is_none());
    }
}
