//! The Π basis of a problem at run time, its scale, and what they leave unused.

mod declared;
mod repeating;
mod similitude;

pub(super) use repeating::front;

use super::catalogue::{Tag, is_viscosity, recognise};
use super::fixed::{leave_out, prefer, turn};
use super::group::{PiGroup, Scale};
use super::impossible::{self, Columns};
use super::matrix::Bases;
use super::problem::{Problem, Variable};
use super::scale::{ScaleMemory, scale};
use super::select::{Failure, Memory, SHORTLIST, Selected, select};
use super::sign::Sign;
use crate::dimension::{BaseQuantity, Dimension};
use crate::error::{Code, Error, Result};
use crate::rational::Rational;

/// A basis of the Π groups of a problem: every product of powers of dimension one with whole exponents is a product of
/// whole powers of these, unless repeating variables were fixed that cannot give such a basis (see [`PiBasis::index`]).
///
/// ```
/// use dimensionless::Problem;
/// let problem = Problem::parse("speed [m/s], length [m], g [m/s^2], nu [m^2/s]").unwrap();
/// let basis = problem.solve().unwrap();
/// let names: Vec<_> = basis.groups().iter().map(|group| group.symbol().unwrap()).collect();
/// assert_eq!((basis.rank(), names), (2, vec!["Re".to_owned(), "Fr²".to_owned()]));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct PiBasis {
    problem: Problem,
    rank: usize,
    groups: Vec<PiGroup>,
    index: i64,
    /// The only variables that a scale may be made of, when the user fixed them.
    repeating: Option<Vec<usize>>,
    /// A scale that was declared instead of chosen.
    declared_scale: Option<Scale>,
}

impl PiBasis {
    /// Finds the display basis: simplest groups first, complete and saturated.
    pub(super) fn new(problem: Problem) -> Result<Self> {
        let n = problem.variables().len();
        let (dimensions, signs) = parts(&problem);
        let tags = problem.tags();
        let mut columns = columns(&dimensions, None)?;
        let square = || vec![0; n * n];
        let (mut vectors, mut duals, mut inner_vectors, mut inner_duals) = (square(), square(), square(), square());
        let (mut lambda, mut places) = (vec![0; n * n], vec![0; n]);
        let (mut candidate, mut coordinates) = (vec![0; n], vec![0; n]);
        let (mut shortlist, mut groups) = (vec![0; SHORTLIST * n], square());
        let mut memory = Memory {
            vectors: &mut vectors,
            duals: &mut duals,
            inner_vectors: &mut inner_vectors,
            inner_duals: &mut inner_duals,
            lambda: &mut lambda,
            candidate: &mut candidate,
            coordinates: &mut coordinates,
            places: &mut places,
        };
        let count = columns.bases.count();
        let Selected { rank, index } =
            select(&mut columns.matrix, count, &signs, &tags, &mut memory, &mut shortlist, &mut groups)
                .map_err(|failure| refuse(failure, &problem))?;
        let groups = groups.chunks(n.max(1)).take(n - rank).map(|exponents| {
            let mut exponents = exponents.to_vec();
            turn(&tags, &signs, &mut exponents);
            named(&problem, &tags, exponents)
        });
        let groups = PiGroup::with_symbols_once(groups.collect());
        Ok(Self { problem, rank, groups, index, repeating: None, declared_scale: None })
    }

    /// The problem.
    ///
    /// ```
    /// # use dimensionless::Problem;
    /// let problem = Problem::parse("length [m], mass [kg]").unwrap();
    /// assert_eq!(problem.solve().unwrap().problem(), &problem);
    /// ```
    #[must_use]
    pub fn problem(&self) -> &Problem {
        &self.problem
    }

    /// The rank of the dimensional matrix.
    ///
    /// ```
    /// # use dimensionless::Problem;
    /// let basis = Problem::parse("stiffness [N/m], mass [kg], tension [N/m]").unwrap().solve().unwrap();
    /// assert_eq!(basis.rank(), 2);
    /// ```
    #[must_use]
    pub fn rank(&self) -> usize {
        self.rank
    }

    /// The groups.
    ///
    /// ```
    /// # use dimensionless::Problem;
    /// let basis = Problem::parse("width [m], height [m], depth [m]").unwrap().solve().unwrap();
    /// assert_eq!(basis.groups().len(), 2);
    /// ```
    #[must_use]
    pub fn groups(&self) -> &[PiGroup] {
        &self.groups
    }

    /// The index of the lattice that the groups span in the lattice of all Π groups: 1 when every Π group with whole
    /// exponents is a product of whole powers of these.
    ///
    /// ```
    /// # use dimensionless::{PiBasis, Problem};
    /// let problem = Problem::parse("area [m^2], volume [m^3], fifth [m^5]").unwrap();
    /// assert_eq!(problem.solve().unwrap().index(), 1);
    /// // area³/volume² and area⁵/fifth²: their product area⁸/(volume fifth)² is a square, its root is out of their reach.
    /// assert_eq!(PiBasis::with_repeating(&problem, &["area"]).unwrap().index(), 2);
    /// ```
    #[must_use]
    pub fn index(&self) -> i64 {
        self.index
    }

    /// The scale of the target: a product of powers of positive inputs with the target's dimension.
    ///
    /// # Errors
    /// No target, or a target that no product of powers reaches: then the message says what is missing and what repairs it.
    ///
    /// ```
    /// # use dimensionless::{Code, Problem};
    /// let basis = Problem::parse("period [s] ~ length [m], mass [kg]").unwrap().solve().unwrap();
    /// let error = basis.scale().unwrap_err();
    /// assert_eq!(error.code(), Code::Unreachable);
    /// assert!(error.to_string().ends_with("nothing carries time; doubling the second changes `period` and no input"));
    /// ```
    pub fn scale(&self) -> Result<Scale> {
        let target = self.target()?;
        if let Some(scale) = &self.declared_scale {
            return Ok(scale.clone());
        }
        match self.solve_scale(target)? {
            Some(exponents) => Ok(Scale::new(&self.problem, exponents)),
            None => Err(impossible::unreachable(&self.problem, target, self.certificate()?.as_deref())),
        }
    }

    /// Whether there is a scale.
    pub(crate) fn is_reachable(&self) -> bool {
        self.target().and_then(|target| self.solve_scale(target)).is_ok_and(|scale| scale.is_some())
    }

    /// The exponents of a change of base units that changes the target and no input; `None` when there is none.
    ///
    /// # Errors
    /// No target, or exponents that leave the exact range.
    ///
    /// ```
    /// # use dimensionless::{BaseQuantity, Problem, Rational};
    /// let basis = Problem::parse("power [W] ~ speed [m/s], diameter [m]").unwrap().solve().unwrap();
    /// assert_eq!(basis.certificate().unwrap(), Some(vec![(BaseQuantity::MASS, Rational::ONE)]));
    /// ```
    pub fn certificate(&self) -> Result<Option<Vec<(BaseQuantity, Rational)>>> {
        let (dimensions, _) = parts(&self.problem);
        let columns = columns(&dimensions, Some(&self.target()?.dimension()))?;
        Ok(impossible::witness(&columns, dimensions.len()))
    }

    /// The inputs that keep the target out of reach by their signs alone: positive, they would be a part of its scale. None where the
    /// target is reached, or where a quantity is missing.
    ///
    /// # Errors
    /// As [`PiBasis::certificate`].
    ///
    /// ```
    /// # use dimensionless::{Problem, Sign};
    /// let problem = Problem::parse("speed [m/s] ~ length [m], time [s]")?;
    /// assert!(problem.solve()?.barred_by_sign()?.is_empty());
    /// let basis = problem.with_sign("time", Sign::Nonnegative)?.solve()?;
    /// assert_eq!(basis.barred_by_sign()?[0].name(), "time");
    /// # Ok::<(), dimensionless::Error>(())
    /// ```
    pub fn barred_by_sign(&self) -> Result<Vec<&Variable>> {
        let is_barred = !self.is_reachable() && self.certificate()?.is_none();
        Ok(if is_barred { impossible::barred(&self.problem) } else { Vec::new() })
    }

    /// The inputs that enter no group and not the scale of the target: no law can depend on them.
    ///
    /// ```
    /// # use dimensionless::Problem;
    /// let problem = Problem::parse("period [s] ~ length [m], g [m/s^2], mass [kg], angle [rad]").unwrap();
    /// let unused: Vec<_> = problem.solve().unwrap().unused().iter().map(|variable| variable.name().to_owned()).collect();
    /// assert_eq!(unused, ["mass"]);
    /// ```
    #[must_use]
    pub fn unused(&self) -> Vec<&Variable> {
        let scale = self.scale().ok();
        let variables = self.problem.variables().iter().enumerate();
        let unused = variables.filter(|&(place, _)| {
            let in_group = self.groups.iter().any(|group| group.exponents()[place] != 0);
            let in_scale = scale.as_ref().is_some_and(|scale| !scale.exponents()[place].is_zero());
            !in_group && !in_scale
        });
        unused.map(|(_, variable)| variable).collect()
    }

    /// A product of powers of the inputs, named if it is a number that has a name.
    ///
    /// # Errors
    ///
    /// Another number of exponents than of inputs, a product that has a dimension, and exponents out of range.
    pub(crate) fn product(&self, exponents: Vec<i64>) -> Result<PiGroup> {
        let variables = self.problem.variables();
        let times = |product: Dimension, (variable, &exponent): (&Variable, &i64)| {
            product.times_power(&variable.dimension(), Rational::new(exponent, 1)?)
        };
        let product = variables.iter().zip(&exponents).try_fold(Dimension::ONE, times).ok_or_else(overflow)?;
        if exponents.len() != variables.len() || !product.is_one() {
            return Err(Error::new(Code::Group, format!("a product of the inputs has the dimension [{product}]"))
                .help("a group is of dimension one"));
        }
        Ok(named(&self.problem, &self.problem.tags(), exponents))
    }

    fn target(&self) -> Result<&Variable> {
        self.problem.target().ok_or_else(|| {
            Error::new(Code::Problem, "the problem has no target").help("write `target [unit] ~ input [unit], …`")
        })
    }

    fn solve_scale(&self, target: &Variable) -> Result<Option<Vec<Rational>>> {
        let (dimensions, mut signs) = parts(&self.problem);
        let n = dimensions.len();
        if let Some(repeating) = &self.repeating {
            // What the user did not name as repeating stays out of the scale, like signed variables.
            (0..n).filter(|j| !repeating.contains(j)).for_each(|j| signs[j] = Sign::Signed);
        }
        let Columns { bases, mut matrix, rows } = columns(&dimensions, Some(&target.dimension()))?;
        let avoided: Vec<bool> = dimensions.iter().map(is_viscosity).collect();
        leave_out(&mut matrix, bases.count(), &signs);
        let (mut vectors, mut duals, mut circuit) = (vec![0; n * n], vec![0; n * n], vec![0; n]);
        let mut memory = ScaleMemory { vectors: &mut vectors, duals: &mut duals, circuit: &mut circuit };
        let mut numerators = vec![0; n];
        match scale(&matrix, &rows, &avoided, &mut memory, &mut numerators) {
            Ok(denominator) => {
                prefer(&self.problem.tags_with_target(), &signs, denominator, &mut numerators);
                let exponents = numerators.iter().map(|&numerator| Rational::new(numerator, denominator));
                exponents.collect::<Option<Vec<_>>>().map(Some).ok_or_else(|| refuse(Failure::Overflow, &self.problem))
            }
            Err(Failure::Unreachable) => Ok(None),
            Err(failure) => Err(refuse(failure, &self.problem)),
        }
    }
}

/// A group with its name, if it has one.
fn named(problem: &Problem, tags: &[Tag], exponents: Vec<i64>) -> PiGroup {
    let found = recognise(tags, &exponents);
    PiGroup::new(problem, exponents, &found)
}

pub(super) fn parts(problem: &Problem) -> (Vec<Dimension>, Vec<Sign>) {
    let variables = problem.variables();
    (variables.iter().map(Variable::dimension).collect(), variables.iter().map(Variable::sign).collect())
}

pub(super) fn columns(dimensions: &[Dimension], target: Option<&Dimension>) -> Result<Columns> {
    let bases = Bases::new(dimensions, target).ok_or_else(|| {
        Error::new(Code::Overflow, "the problem has more than 24 base quantities").help("declare fewer base quantities")
    })?;
    let mut matrix = vec![0; bases.count() * dimensions.len()];
    let rows = bases.write(dimensions, target, &mut matrix).map_err(|_| overflow())?;
    Ok(Columns { bases, matrix, rows })
}

pub(super) fn overflow() -> Error {
    Error::new(Code::Overflow, "exact integer arithmetic left its range (±2⁵⁶) in the dimensional matrix")
        .help("use smaller exponents in the dimensions, or fewer variables")
}

fn refuse(failure: Failure, problem: &Problem) -> Error {
    if failure != Failure::Sign {
        return overflow();
    }
    let names: Vec<String> = problem
        .variables()
        .iter()
        .filter(|variable| variable.sign() != Sign::Positive)
        .map(|variable| format!("`{}`", variable.name()))
        .collect();
    let names = names.join(", ");
    Error::new(
        Code::Sign,
        format!("{names} may be zero or negative and cannot all be kept in the numerators of Π groups"),
    )
    .help("add a positive quantity of the same dimension, or drop one of them")
}
