//! Bases that the user declares: by their groups, with a scale.

use super::{PiBasis, columns, named, overflow, parts};
use crate::dimension::Dimension;
use crate::error::{Code, Error, Result};
use crate::lattice::{Elimination, Sparse};
use crate::pi::declared::{Memory, Quantities, check, split};
use crate::pi::group::PiGroup;
use crate::pi::group::{Scale, power_of};
use crate::pi::matrix::MAX_BASES;
use crate::pi::problem::{Problem, Variable};
use crate::rational::Rational;
use crate::refusal::Refusal;

impl PiBasis {
    /// Makes the basis of declared groups, such as `Re = density*speed*diameter/viscosity`, in their order.
    ///
    /// A group is a product of powers in the grammar of units, over the names of the inputs; the symbol before `=` may be
    /// left out. One with fractional exponents is taken to the smallest power that has whole ones: `Fr = U/(g L)^(1/2)`
    /// is the group Fr² = U²/(g·L), and may be written so.
    ///
    /// # Errors
    /// A product that cannot be read, a group that is not of dimension one, that has a quantity in its denominator which
    /// may be zero, or that depends on the others; groups that are too few, or whose products of whole powers are not all
    /// Π groups. The message names the group and what to declare instead.
    ///
    /// ```
    /// # use dimensionless::{PiBasis, Problem};
    /// let problem = Problem::parse("speed [m/s], length [m], g [m/s^2], nu [m^2/s]").unwrap();
    /// let basis = PiBasis::with_declared(&problem, &["Fr = speed/(g length)^(1/2)", "Re = speed*length/nu"]).unwrap();
    /// assert_eq!(basis.groups()[0].symbol().as_deref(), Some("Fr²"));
    /// assert_eq!(basis.groups()[1].name(), Some("Reynolds number"));
    ///
    /// let error = PiBasis::with_declared(&problem, &["Re = speed*length/nu"]).unwrap_err();
    /// assert_eq!(error.next_step(), Some("add `Π1 = speed²/(length·g)`"));
    /// ```
    pub fn with_declared(problem: &Problem, groups: &[&str]) -> Result<Self> {
        let checked = match checked(problem, groups, &[]) {
            // What is missing is best taken from the basis that would be shown, where there is one.
            Err(refusal) if refusal.culprit == groups.len() => match problem.solve() {
                Ok(shown) => self::checked(problem, groups, &shown.exponents().concat()),
                Err(_) => Err(refusal),
            },
            checked => checked,
        };
        let (rank, rows, roots) = checked.map_err(|refusal| {
            let text = groups.get(refusal.culprit).copied().unwrap_or_default();
            refusal.into_error(Code::Group, text)
        })?;
        let n = problem.variables().len();
        let tags = problem.tags();
        let groups = groups.iter().zip(rows.chunks(n.max(1)).zip(roots)).map(|(text, (row, root))| {
            let symbol = split(text).map_or("", |declared| declared.symbol);
            let group = named(problem, &tags, row.to_vec());
            if symbol.is_empty() { group } else { group.with_symbol(&power_of(symbol, root)) }
        });
        let groups = groups.collect();
        Ok(Self { problem: problem.clone(), rank, groups, index: 1, repeating: None, declared_scale: None })
    }

    /// The exponents, one row a group.
    pub(crate) fn exponents(&self) -> Vec<Vec<i64>> {
        self.groups.iter().map(|group| group.exponents().to_vec()).collect()
    }

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
        let groups = PiGroup::with_symbols_once(groups);
        Ok(Self { groups, index, ..solved })
    }

    /// The same basis with symbols of the groups, where there are any.
    pub(crate) fn with_symbols(mut self, symbols: &[Option<String>]) -> Self {
        for (group, symbol) in self.groups.iter_mut().zip(symbols) {
            if let Some(symbol) = symbol {
                *group = group.clone().with_symbol(symbol);
            }
        }
        self
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

/// The rank, the exponents of the declared groups, one row a group, and the powers that make them whole.
#[allow(clippy::result_large_err, reason = "a refusal holds its words in place, for it is made in `const` too")]
fn checked(problem: &Problem, groups: &[&str], shown: &[i64]) -> Result<(usize, Vec<i64>, Vec<Rational>), Refusal> {
    let (dimensions, signs) = parts(problem);
    let names: Vec<&str> = problem.variables().iter().map(Variable::name).collect();
    let quantities = Quantities { names: &names, dimensions: &dimensions, signs: &signs };
    let n = names.len();
    let (square, larger) = (|| vec![0; n * n], || vec![0; (n + 1) * (n + 1)]);
    let (mut matrix, mut vectors, mut duals) = (vec![0; MAX_BASES * n], square(), square());
    let (mut inner_vectors, mut inner_duals) = (larger(), larger());
    let (mut coordinates, mut places, mut exponents) = (vec![0; n + 1], vec![0; n + 1], vec![Rational::ZERO; n]);
    let mut memory = Memory {
        matrix: &mut matrix,
        vectors: &mut vectors,
        duals: &mut duals,
        inner_vectors: &mut inner_vectors,
        inner_duals: &mut inner_duals,
        coordinates: &mut coordinates,
        places: &mut places,
        exponents: &mut exponents,
    };
    let (mut rows, mut roots) = (larger(), vec![Rational::ONE; n + 1]);
    let rank = check(&quantities, groups, shown, &mut memory, &mut rows, &mut roots)?;
    Ok((rank, rows, roots))
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
