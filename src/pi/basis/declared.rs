//! Bases that the user declares: by their groups, with a scale.

use super::{PiBasis, columns, named, overflow, parts};
use crate::dimension::Dimension;
use crate::error::{Code, Error, Result};
use crate::lattice::{Elimination, Sparse};
use crate::pi::group::Scale;
use crate::pi::problem::Problem;
use crate::rational::Rational;

impl PiBasis {
    /// Makes a basis of groups with given whole exponents, one row a group, one entry an input.
    ///
    /// # Errors
    /// A row of the wrong length, a group that is not of dimension one, groups that are dependent or too few.
    ///
    /// ```
    /// # use dimensionless::{PiBasis, Problem};
    /// let problem = Problem::parse("width [m], height [m], depth [m]").unwrap();
    /// let basis = PiBasis::with_groups(&problem, &[vec![2, -1, -1], vec![0, 1, -1]]).unwrap();
    /// assert_eq!(basis.index(), 2);
    /// assert!(PiBasis::with_groups(&problem, &[vec![1, 1, -1], vec![0, 1, -1]]).is_err());
    /// ```
    pub fn with_groups(problem: &Problem, exponents: &[Vec<i64>]) -> Result<Self> {
        let solved = problem.solve()?;
        let n = problem.variables().len();
        let wanted = n - solved.rank;
        let (dimensions, _) = parts(problem);
        for row in exponents {
            let surplus = product(&dimensions, row)?;
            if row.len() != n || !surplus.is_one() {
                return Err(Error::new(
                    Code::Declaration,
                    format!("a declared group has the dimension [{surplus}] instead of 1"),
                )
                .help("a Π group has one exponent for each input, and the dimensions cancel"));
            }
        }
        let index = index(problem, exponents)?;
        if exponents.len() != wanted || index == 0 {
            return Err(Error::new(
                Code::Declaration,
                format!(
                    "the problem has {wanted} independent groups; {} were declared, {}",
                    exponents.len(),
                    if index == 0 { "dependent ones" } else { "all independent" }
                ),
            )
            .help("declare as many independent groups as there are"));
        }
        let tags = problem.tags();
        let groups = exponents.iter().map(|row| named(problem, &tags, row.clone())).collect();
        Ok(Self { groups, index, ..solved })
    }

    /// The same basis with another scale of the target.
    ///
    /// # Errors
    /// Exponents whose product has another dimension than the target.
    ///
    /// ```
    /// # use dimensionless::{Problem, Rational};
    /// let basis = Problem::parse("y [m] ~ a [m], b [m]").unwrap().solve().unwrap();
    /// let basis = basis.with_scale(&[Rational::integer(2), Rational::integer(-1)]).unwrap();
    /// assert_eq!(basis.scale().unwrap().to_string(), "a² b⁻¹");
    /// ```
    pub fn with_scale(mut self, exponents: &[Rational]) -> Result<Self> {
        let target = self.target()?;
        let found =
            self.problem.variables().iter().zip(exponents).try_fold(Dimension::ONE, |found, (variable, &exponent)| {
                found.times_power(&variable.dimension(), exponent)
            });
        if found != Some(target.dimension()) || exponents.len() != self.problem.variables().len() {
            return Err(Error::new(
                Code::Declaration,
                format!("the declared scale has not the dimension of {}", target.described()),
            )
            .help("give one exponent for each input, so that the product has the target's dimension"));
        }
        self.declared_scale = Some(Scale::new(&self.problem, exponents.to_vec()));
        Ok(self)
    }
}

fn product(dimensions: &[Dimension], exponents: &[i64]) -> Result<Dimension> {
    let mut pairs = dimensions.iter().zip(exponents);
    pairs
        .try_fold(Dimension::ONE, |product, (dimension, &exponent)| {
            product.times_power(dimension, Rational::integer(exponent))
        })
        .ok_or_else(overflow)
}

/// The index of the lattice of some groups in the lattice of all; 0 for dependent groups.
pub(super) fn index(problem: &Problem, groups: &[Vec<i64>]) -> Result<i64> {
    let (dimensions, _) = parts(problem);
    let n = dimensions.len();
    let columns = columns(&dimensions, None)?;
    let (mut vectors, mut duals) = (vec![0; n * n], vec![0; n * n]);
    let mut outer = Elimination::new(n, &mut vectors, &mut duals);
    for form in columns.matrix.chunks(n.max(1)) {
        outer.push(form).map_err(|_| overflow())?;
        outer.shorten().map_err(|_| overflow())?;
    }
    let wanted = n - outer.rank();
    let (mut vectors, mut duals) = (vec![0; wanted * wanted], vec![0; wanted * wanted]);
    let mut inner = Elimination::new(wanted, &mut vectors, &mut duals);
    let (mut coordinates, mut places) = (vec![0; wanted], vec![0; n]);
    let mut index = 1i64;
    for group in groups {
        outer.coordinates(&Sparse::new(group, &mut places), &mut coordinates).map_err(|_| overflow())?;
        let pivot = inner.push(&coordinates).map_err(|_| overflow())?;
        index = i64::try_from(pivot).ok().and_then(|pivot| index.checked_mul(pivot)).ok_or_else(overflow)?;
    }
    Ok(index)
}
