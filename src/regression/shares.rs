//! What each row has in the fitted values of a smoother, and with that all that leaving it out changes.
//!
//! Let S be the smoother matrix of rows and responses times the roots of their weights, symmetric, and e the residuals. With the
//! parameters held, a fit without row i has the residuals eⱼ + Sⱼᵢ d, where d = eᵢ/(1 − Sᵢᵢ) is that of the row itself, and the
//! smoother matrix Sⱼₖ + SⱼᵢSᵢₖ/(1 − Sᵢᵢ) (Craven & Wahba 1979, Numerische Mathematik 31, 377, lemma 3.1). Its sum of squares and
//! its trace follow from Sᵢᵢ, (S²)ᵢᵢ and (S e)ᵢ alone.

use super::design::Terms;
use super::family::Family;
use super::least_squares::dot;
use super::polynomial::Polynomial;

/// What one row has in a fit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Share {
    /// Sᵢᵢ.
    pub(crate) leverage: f64,
    /// (S²)ᵢᵢ: how far all fitted values move with the response of the row.
    pub(crate) square: f64,
    /// (S e)ᵢ, in units of the response.
    pub(crate) smoothed: f64,
    /// The weight that the row has in the fit; it may have lost some.
    pub(crate) weight: f64,
}

impl Share {
    /// The share of a row in a fit without a penalty, whose S is a projection.
    pub(crate) fn of_projection(leverage: f64, weight: f64) -> Self {
        Self { leverage, square: leverage, smoothed: 0.0, weight }
    }
}

/// The rows that a family was fitted to.
pub(crate) struct Rows<'a> {
    /// The whitened coordinates of each.
    pub(crate) coordinates: &'a [Vec<f64>],
    /// The weight of each.
    pub(crate) weights: &'a [f64],
    /// The response of each minus its fitted value.
    pub(crate) residuals: &'a [f64],
}

impl Family {
    /// The share of each row in a polynomial or a smoother; `None` for other families.
    pub(crate) fn shares(&self, rows: &Rows) -> Option<Vec<Share>> {
        match self {
            Self::Polynomial(polynomial) => Some(of_polynomial(polynomial, rows)),
            Self::GaussianProcess(smoother) | Self::ThinPlate(smoother) => smoother.shares(rows),
            _ => None,
        }
    }
}

/// With S = Φ A⁻¹ Φᵀ, A⁻¹ = CᵀC and aᵢ = A⁻¹φᵢ: Sᵢᵢ = φᵢ·aᵢ, (S²)ᵢᵢ = aᵢᵀΦᵀΦ aᵢ and (S e)ᵢ = aᵢ·Φᵀe.
fn of_polynomial(polynomial: &Polynomial, rows: &Rows) -> Vec<Share> {
    let terms = polynomial.monomials.len();
    let fill = |row: usize, cells: &mut [f64]| {
        polynomial.monomials.coordinates(cells).copy_from_slice(&rows.coordinates[row]);
        polynomial.monomials.fill(cells);
        let root = rows.weights[row].sqrt();
        cells.iter_mut().for_each(|cell| *cell *= root);
    };
    let (mut products, mut image, mut cells) = (vec![0.0; terms * terms], vec![0.0; terms], vec![0.0; terms]);
    for row in 0..rows.weights.len() {
        fill(row, &mut cells);
        let residual = rows.weights[row].sqrt() * rows.residuals[row];
        for (i, cell) in cells.iter().enumerate() {
            image[i] += cell * residual;
            let line = &mut products[i * terms..(i + 1) * terms];
            line.iter_mut().zip(&cells).for_each(|(product, other)| *product += cell * other);
        }
    }
    let share = |(row, &weight): (usize, &f64)| {
        fill(row, &mut cells);
        let own = polynomial.factor.image(&cells);
        let solved = polynomial.factor.transposed_image(&own, terms);
        let line = |(i, cell): (usize, &f64)| cell * dot(&products[i * terms..(i + 1) * terms], &solved);
        Share {
            leverage: dot(&own, &own),
            square: solved.iter().enumerate().map(line).sum(),
            smoothed: dot(&solved, &image),
            weight,
        }
    };
    rows.weights.iter().enumerate().map(share).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]
mod tests {
    use super::*;
    use crate::features::{Features, Scale};
    use crate::regression::design::Design;
    use crate::regression::sample::Sample;

    const ROWS: usize = 30;

    /// The penalty of a ridge polynomial is what its factor has beyond the products of its terms: fits without a row at that penalty,
    /// by dense inverses.
    #[test]
    fn a_ridge_polynomial_without_a_row_is_what_its_shares_say() {
        let wave =
            |step: f64| -> Vec<f64> { (0..ROWS).map(|i| (step * i as f64).sin() + (0.4 * i as f64).cos()).collect() };
        let columns = vec![wave(1.7), wave(0.9)];
        let noise = |i: usize| 0.2 * ((37 * i % 101) as f64 / 50.0 - 1.0);
        let response: Vec<f64> =
            (0..ROWS).map(|i| columns[0][i] + 0.1 * columns[0][i] * columns[1][i] + noise(i)).collect();
        let names = vec!["P1".to_string(), "P2".to_string()];
        let features = Features::new(names, vec![Scale::Log; 2], columns, ROWS).unwrap();
        let weights: Vec<f64> = (0..ROWS).map(|i| 1.0 + (i % 3) as f64).collect();
        let sample = Sample::new(&features, &response).weighted(&weights).unwrap();
        let polynomial = Polynomial::fit_ridge(&sample, 3, "a polynomial").unwrap();
        let design = Design::new(&sample, &polynomial.monomials);
        let terms = polynomial.monomials.len();
        let row = |row: usize| {
            let mut cells = vec![0.0; terms];
            design.fill(row, &mut cells);
            nalgebra::DVector::from_vec(cells)
        };
        let factor = nalgebra::DMatrix::from_fn(terms, terms, |i, j| {
            polynomial.factor.rows.get(i).and_then(|cells| cells.get(j)).copied().unwrap_or(0.0)
        });
        let whole = (factor.transpose() * factor).try_inverse().unwrap();
        let image = (0..ROWS).map(|i| row(i) * design.response(i)).sum::<nalgebra::DVector<f64>>();
        let products = (0..ROWS).map(|i| row(i) * row(i).transpose()).sum::<nalgebra::DMatrix<f64>>();
        let weights: Vec<f64> = (0..ROWS).map(|row| sample.weight(row)).collect();
        let error = |i: usize| {
            design.response(i) - polynomial.coefficients.iter().zip(row(i).iter()).map(|(c, x)| c * x).sum::<f64>()
        };
        let residuals: Vec<f64> = (0..ROWS).map(|i| error(i) / weights[i].sqrt()).collect();
        let coordinates: Vec<Vec<f64>> = (0..ROWS)
            .map(|i| {
                let mut point = vec![0.0; sample.rank()];
                sample.whiten_row(i, &mut point);
                point
            })
            .collect();
        let rows = Rows { coordinates: &coordinates, weights: &weights, residuals: &residuals };
        let shares = Family::Polynomial(polynomial.clone()).shares(&rows).unwrap();
        let squares: f64 = (0..ROWS).map(|i| error(i).powi(2)).sum();
        assert!(polynomial.effective < terms as f64 - 0.5, "the penalty counts: {}", polynomial.effective);
        for (i, share) in shares.iter().enumerate() {
            let (own, penalised) = (row(i), &whole - row(i) * row(i).transpose());
            let inverse = penalised.try_inverse().unwrap();
            let without = &inverse * (&image - &own * design.response(i));
            let held_out = design.response(i) - own.dot(&without);
            assert!((error(i) / (1.0 - share.leverage) - held_out).abs() < 1e-9 * (1.0 + held_out.abs()));
            let left: f64 =
                (0..ROWS).filter(|&j| j != i).map(|j| (design.response(j) - row(j).dot(&without)).powi(2)).sum();
            let found = squares + held_out * (2.0 * share.smoothed + held_out * (share.square - 1.0));
            assert!((found / left - 1.0).abs() < 1e-8, "{found} {left}");
            let trace = (inverse * (&products - &own * own.transpose())).trace();
            let fewer = share.leverage - (share.square - share.leverage.powi(2)) / (1.0 - share.leverage);
            assert!((polynomial.effective - fewer - trace).abs() < 1e-8, "{trace}");
        }
    }
}
