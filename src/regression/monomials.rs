//! All monomials of a total degree in whitened coordinates.
//!
//! Polynomials of a total degree are one space of functions under every affine map of the coordinates; polynomials of a
//! degree in each coordinate are not, and would depend on the choice of groups.

use serde::{Deserialize, Serialize};

use super::design::Terms;
use crate::error::{Code, Error, Result};

/// More coefficients than this are refused: a fit of n rows takes time n · coefficients², and no law reads like that.
pub(crate) const MAX_COEFFICIENTS: usize = 256;

/// The monomials 1, z₁ … z_k, z₁², z₁z₂ …, each degree after the one before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Shape", into = "Shape")]
pub(crate) struct Monomials {
    variables: usize,
    degree: u32,
    /// For each monomial from the second degree on: an earlier monomial and the variable that multiplies it.
    steps: Vec<(usize, usize)>,
    /// Where each degree begins, and the number of monomials last.
    starts: Vec<usize>,
}

/// What monomials are saved as: the rest follows from it.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Shape {
    variables: usize,
    degree: u32,
}

impl From<Monomials> for Shape {
    fn from(monomials: Monomials) -> Self {
        Self { variables: monomials.variables, degree: monomials.degree }
    }
}

impl TryFrom<Shape> for Monomials {
    type Error = Error;

    fn try_from(shape: Shape) -> Result<Self> {
        Self::new(shape.variables, shape.degree)
    }
}

impl Monomials {
    /// The monomials of a degree.
    ///
    /// # Errors
    ///
    /// When there are more than [`MAX_COEFFICIENTS`].
    pub(crate) fn new(variables: usize, degree: u32) -> Result<Self> {
        let mut monomials = Self { variables, degree, steps: Vec::new(), starts: vec![0] };
        let mut last_variables = vec![0];
        for step in 0..=degree {
            if step == 1 {
                last_variables.extend(0..variables);
            } else if step > 1 {
                let earlier = monomials.starts[step as usize - 1]..monomials.starts[step as usize];
                for parent in earlier {
                    for variable in last_variables[parent]..variables {
                        monomials.steps.push((parent, variable));
                        last_variables.push(variable);
                    }
                }
            }
            if last_variables.len() > MAX_COEFFICIENTS {
                let message = format!(
                    "degree {degree} in {variables} varying groups has more than {MAX_COEFFICIENTS} coefficients"
                );
                return Err(Error::new(Code::Setting, message).help("choose a lower degree, or fewer groups"));
            }
            monomials.starts.push(last_variables.len());
        }
        Ok(monomials)
    }

    /// The number of variables.
    pub(crate) fn variables(&self) -> usize {
        self.variables
    }

    /// The total degree.
    pub(crate) fn degree(&self) -> u32 {
        self.degree
    }

    /// How often each monomial occurs when (z₁ + z₂ + …)ᵈ is multiplied out, d its degree: d!/(α₁! α₂! …).
    ///
    /// With the squares of coefficients divided by it, their sum for one degree is the same in all rotated coordinates
    /// (Bombieri's norm; Beauzamy, Bombieri, Enflo & Montgomery 1990, Journal of Number Theory 36, 219).
    pub(crate) fn multiplicities(&self) -> Vec<f64> {
        let mut counts = vec![1.0; 1 + self.variables.min(self.len() - 1)];
        // The last variable of each monomial and its power there.
        let mut last: Vec<(usize, f64)> = vec![(0, 0.0)];
        last.extend((0..counts.len() - 1).map(|variable| (variable, 1.0)));
        for (degree, part) in (2..=self.degree).map(|degree| (f64::from(degree), self.of_degree(degree))) {
            for place in part {
                let (parent, variable) = self.steps[place - 1 - self.variables];
                let power = if last[parent].0 == variable { last[parent].1 + 1.0 } else { 1.0 };
                counts.push(counts[parent] * degree / power);
                last.push((variable, power));
            }
        }
        counts
    }

    /// The power of each variable in each monomial.
    pub(crate) fn powers(&self) -> Vec<Vec<u32>> {
        let mut powers = vec![vec![0; self.variables]; 1 + self.variables.min(self.len() - 1)];
        for (variable, own) in powers[1..].iter_mut().enumerate() {
            own[variable] = 1;
        }
        for &(parent, variable) in &self.steps {
            let mut own = powers[parent].clone();
            own[variable] += 1;
            powers.push(own);
        }
        powers
    }

    /// The positions of the monomials of one degree.
    pub(crate) fn of_degree(&self, degree: u32) -> std::ops::Range<usize> {
        self.starts[degree as usize]..self.starts[degree as usize + 1]
    }
}

impl Terms for Monomials {
    /// (variables + degree choose degree).
    fn len(&self) -> usize {
        self.starts[self.degree as usize + 1]
    }

    fn coordinates<'a>(&self, row: &'a mut [f64]) -> &'a mut [f64] {
        if self.degree == 0 { &mut [] } else { &mut row[1..=self.variables] }
    }

    fn fill(&self, row: &mut [f64]) {
        row[0] = 1.0;
        for (offset, &(parent, variable)) in self.steps.iter().enumerate() {
            row[1 + self.variables + offset] = row[parent] * row[1 + variable];
        }
    }

    fn differentiate(&self, row: &[f64], coordinate: usize, cells: &mut [f64]) {
        cells.fill(0.0);
        if self.degree > 0 {
            cells[1 + coordinate] = 1.0;
        }
        for (offset, &(parent, variable)) in self.steps.iter().enumerate() {
            let own = if variable == coordinate { row[parent] } else { 0.0 };
            cells[1 + self.variables + offset] = cells[parent] * row[1 + variable] + own;
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]
mod tests {
    use super::*;

    #[test]
    fn each_monomial_occurs_once() {
        let monomials = Monomials::new(3, 3).unwrap();
        assert_eq!(monomials.len(), 20);
        let mut row = vec![0.0; 20];
        monomials.coordinates(&mut row).copy_from_slice(&[2.0, 3.0, 5.0]);
        monomials.fill(&mut row);
        let mut expected = Vec::new();
        for (a, b, c) in (0..64).map(|i| (i / 16, i / 4 % 4, i % 4)).filter(|(a, b, c)| a + b + c <= 3) {
            expected.push(2_f64.powi(a) * 3_f64.powi(b) * 5_f64.powi(c));
        }
        expected.sort_by(f64::total_cmp);
        row.sort_by(f64::total_cmp);
        assert_eq!(row, expected);
    }

    #[test]
    fn powers_are_those_of_the_filled_row() {
        let monomials = Monomials::new(2, 3).unwrap();
        let mut row = vec![0.0; monomials.len()];
        monomials.coordinates(&mut row).copy_from_slice(&[2.0, 3.0]);
        monomials.fill(&mut row);
        let value = |own: &Vec<u32>| 2_f64.powi(own[0] as i32) * 3_f64.powi(own[1] as i32);
        assert_eq!(row, monomials.powers().iter().map(value).collect::<Vec<_>>());
    }

    #[test]
    fn degrees_follow_each_other() {
        let monomials = Monomials::new(2, 2).unwrap();
        assert_eq!((monomials.of_degree(0), monomials.of_degree(1), monomials.of_degree(2)), (0..1, 1..3, 3..6));
    }

    #[test]
    fn multiplicities_are_multinomial_coefficients() {
        let counts = Monomials::new(2, 3).unwrap().multiplicities();
        assert_eq!(counts, [1.0, 1.0, 1.0, 1.0, 2.0, 1.0, 1.0, 3.0, 3.0, 1.0]);
        // (1 + 1 + 1)⁴ = 81.
        let monomials = Monomials::new(3, 4).unwrap();
        assert_eq!(monomials.multiplicities()[monomials.of_degree(4)].iter().sum::<f64>(), 81.0);
        assert_eq!(Monomials::new(0, 3).unwrap().multiplicities(), [1.0]);
    }

    #[test]
    fn without_variables_one_monomial_remains() {
        let monomials = Monomials::new(0, 3).unwrap();
        let mut row = [0.0];
        monomials.fill(&mut row);
        assert_eq!((monomials.len(), row), (1, [1.0]));
    }

    #[test]
    fn too_many_monomials_are_refused() {
        let error = Monomials::new(20, 3).unwrap_err();
        assert_eq!(error.to_string(), "degree 3 in 20 varying groups has more than 256 coefficients");
        assert_eq!(Monomials::new(9, 60).unwrap_err().code(), Code::Setting);
    }
}
