//! Where the search for a blend starts: power laws fitted to parts of the rows.
//!
//! A blend bends along one direction more than along others, and the curvature of a quadratic fit finds that direction in any basis of
//! groups and under any scale monomial. Rows belong to the parts by smooth shares, so that rounding moves no row.

use nalgebra::{DMatrix, SymmetricEigen};

use super::curve::Curve;
use super::descent::Points;
use crate::error::{Code, Error, Result};
use crate::regression::design::Terms;
use crate::regression::least_squares::dot;
use crate::regression::monomials::Monomials;

/// How steep the shares of the parts are at a cut, per standard deviation of the rows.
const STEEPNESS: f64 = 4.0;
/// Where the direction is cut, in standard deviations from the mean of the rows: about its quartiles.
const CUT: f64 = 0.7;
/// The size of the sharpness to start from, per unit of the response: between those of plain sums and of sharp crossovers.
const SHARPNESS: f64 = 2.0;

/// A side of a cut: the rows with sign · (direction · z − place) > 0.
struct Side<'a> {
    direction: &'a [f64],
    place: f64,
    sign: f64,
}

/// The share of a row in the part that lies on all these sides.
fn share(part: &[Side], z: &[f64]) -> f64 {
    let shares = part.iter().map(|side| {
        let distance = side.sign * (dot(side.direction, z) - side.place);
        1.0 / (1.0 + (-STEEPNESS * distance).exp())
    });
    shares.product()
}

/// The directions in which the quadratic fit bends most, each with its second derivative; unit vectors up to sign.
pub(super) fn bends(points: &Points) -> Result<Vec<(f64, Vec<f64>)>> {
    let rank = points.rank;
    let monomials = Monomials::new(rank, 2)?;
    let factor = points.triangle(
        monomials.len(),
        |_| 1.0,
        |z, cells| {
            cells[1..=rank].copy_from_slice(z);
            monomials.fill(cells);
        },
    );
    let solution = factor.solve()?;
    if solution.rank < monomials.len() {
        return Err(Error::new(Code::Numerical, "the rows do not determine in which direction the law bends")
            .help("choose `power`, or add rows where the groups take other values"));
    }
    let mut squares = solution.coefficients[monomials.of_degree(2)].iter();
    let mut second = DMatrix::zeros(rank, rank);
    for i in 0..rank {
        for j in i..rank {
            let coefficient = squares.next().copied().unwrap_or(0.0);
            second[(i, j)] += coefficient;
            second[(j, i)] += coefficient;
        }
    }
    let parts = SymmetricEigen::new(second);
    let pairs = parts.eigenvalues.iter().zip(parts.eigenvectors.column_iter());
    let mut bends: Vec<(f64, Vec<f64>)> =
        pairs.map(|(value, vector)| (*value, vector.iter().copied().collect())).collect();
    bends.sort_by(|(a, _), (b, _)| b.abs().total_cmp(&a.abs()));
    Ok(bends)
}

/// The curves to start from with two or three terms.
///
/// A blend is convex for positive s and concave for negative s, so the sign of the strongest bend is that of s. Each set of parts
/// occurs with its mirror images: the signs of the directions mean nothing.
pub(super) fn starts(points: &Points, bends: &[(f64, Vec<f64>)], terms: usize) -> Result<Vec<Curve>> {
    let Some((strongest, first)) = bends.first() else { return Ok(Vec::new()) };
    let side = |direction, place, sign| Side { direction, place, sign };
    let mut sets: Vec<Vec<Vec<Side>>> = Vec::new();
    if terms == 2 {
        for place in [-CUT, 0.0, CUT] {
            sets.push(vec![vec![side(first, place, -1.0)], vec![side(first, place, 1.0)]]);
        }
    } else {
        let middle = vec![side(first, -CUT, 1.0), side(first, CUT, -1.0)];
        sets.push(vec![vec![side(first, -CUT, -1.0)], middle, vec![side(first, CUT, 1.0)]]);
        if let Some((_, second)) = bends.get(1) {
            for sign in [-1.0, 1.0] {
                let quarter = |other| vec![side(first, 0.0, sign), side(second, 0.0, other)];
                sets.push(vec![vec![side(first, 0.0, -sign)], quarter(-1.0), quarter(1.0)]);
            }
        }
    }
    let curve = |parts: &Vec<Vec<Side>>| {
        let terms =
            parts.iter().map(|part| Ok(points.power_law(|z| share(part, z))?.coefficients)).collect::<Result<_>>()?;
        Ok(Curve { sharpness: SHARPNESS.copysign(*strongest), terms })
    };
    sets.iter().map(curve).collect()
}
