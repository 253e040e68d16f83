//! The derivation of a basis, step by step, as data: what a textbook writes on the board.
//!
//! The one idea: Gauss–Jordan elimination of the dimensional matrix over the rationals, with the pivots in the columns of
//! the repeating variables. Afterwards the column of every other quantity holds the powers of the repeating variables that
//! have its dimension. Nothing here decides anything: the groups and the scale are those of the basis.

use super::all::Walk;
use super::basis::{PiBasis, columns, overflow, parts};
use crate::dimension::BaseQuantity;
use crate::error::Result;
use crate::rational::Rational;

/// How a basis comes about.
///
/// Rows belong to base quantities, columns to the inputs in their order and, behind them, to the target if there is one.
///
/// ```
/// use dimensionless::{BaseQuantity, Problem, Rational, RepeatingChoice, RowOperation};
/// let problem = Problem::parse("period [s] ~ length [m], g [m/s^2], width [m]").unwrap();
/// let explanation = problem.solve().unwrap().explain().unwrap();
/// assert_eq!(explanation.bases, [BaseQuantity::LENGTH, BaseQuantity::TIME]);
/// assert_eq!(explanation.matrix[1], [0, -2, 0, 1].map(Rational::integer));
/// // `length` and `g` repeat; `length/width` is the group of `width`.
/// assert_eq!((explanation.pivots, explanation.choice), (vec![0, 1], RepeatingChoice::Found));
/// // In the column of `g`, the row of time is divided by −2 and then subtracted from the row of length.
/// let divide = RowOperation::Divide { row: 1, divisor: Rational::integer(-2) };
/// let add = RowOperation::Add { row: 0, factor: Rational::integer(-1), source: 1 };
/// assert_eq!(explanation.steps[1].operations, [divide, add]);
/// // The last column says length^(1/2) g^(-1/2).
/// assert_eq!(explanation.steps[1].matrix[0][3], Rational::new(1, 2).unwrap());
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Explanation {
    /// The base quantities that occur.
    pub bases: Vec<BaseQuantity>,
    /// The dimensional matrix: the exponents of the dimensions, one row a base quantity.
    pub matrix: Vec<Vec<Rational>>,
    /// The elimination, one step a pivot.
    pub steps: Vec<PivotStep>,
    /// The repeating variables: the columns of the pivots, in the order of the steps.
    pub pivots: Vec<usize>,
    /// Why these.
    pub choice: RepeatingChoice,
    /// For each row that vanishes over the inputs, how much of each row of the matrix adds up to zero.
    pub relations: Vec<Vec<Rational>>,
    /// Base quantities that one input alone carries: row and column.
    pub sole_carriers: Vec<(usize, usize)>,
    /// The groups of the basis none of whose variables stands in this group only. With one of them, no set of repeating
    /// variables gives the basis.
    pub without_own_variable: Vec<usize>,
    /// The groups of the basis that are no relation of a smallest set of variables.
    pub not_circuits: Vec<usize>,
    /// What becomes of the groups of the repeating variables when denominators are cleared.
    pub clearing: Clearing,
    /// The change of base units that changes the target and no input, row by row; `None` where there is none.
    pub certificate: Option<Vec<Rational>>,
}

/// The elimination with one pivot: the pivot becomes 1, and the rest of its column 0.
///
/// ```
/// # use dimensionless::Problem;
/// let basis = Problem::parse("a [m], b [m^2]").unwrap().solve().unwrap();
/// let step = &basis.explain().unwrap().steps[0];
/// // `a` has the pivot already: nothing is left to do.
/// assert_eq!((step.row, step.column, step.operations.len()), (0, 0, 0));
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PivotStep {
    /// The row of the pivot.
    pub row: usize,
    /// The column of the pivot.
    pub column: usize,
    /// What is done to the rows.
    pub operations: Vec<RowOperation>,
    /// The matrix afterwards.
    pub matrix: Vec<Vec<Rational>>,
}

/// One operation on the rows of a matrix.
///
/// ```
/// use dimensionless::{Problem, Rational, RowOperation};
/// let basis = Problem::parse("a [m^2], b [m^3]").unwrap().solve().unwrap();
/// let divide = RowOperation::Divide { row: 0, divisor: Rational::integer(2) };
/// assert_eq!(basis.explain().unwrap().steps[0].operations, [divide]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowOperation {
    /// Divides a row by a number.
    Divide {
        /// The row that changes.
        row: usize,
        /// What it is divided by.
        divisor: Rational,
    },
    /// Adds a multiple of one row to another.
    Add {
        /// The row that changes.
        row: usize,
        /// How many times the source is added.
        factor: Rational,
        /// The row that is added.
        source: usize,
    },
}

/// Why some variables repeat.
///
/// ```
/// use dimensionless::{PiBasis, Problem, RepeatingChoice};
/// let problem = Problem::parse("a [m], b [m]").unwrap();
/// let given = PiBasis::with_repeating(&problem, &["b"]).unwrap();
/// assert_eq!(given.explain().unwrap().choice, RepeatingChoice::Given);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RepeatingChoice {
    /// They were named.
    Given,
    /// The groups of the basis are the ones that they give.
    Found,
    /// No set of repeating variables gives the groups of the basis: these are the first independent ones.
    First,
}

/// What becomes of the groups of the repeating variables when denominators are cleared.
///
/// The index is ∏ `own` / (|`minor`| / `divisor`).
///
/// ```
/// use dimensionless::{PiBasis, Problem};
/// let problem = Problem::parse("area [m^2], volume [m^3], fifth [m^5]").unwrap();
/// let clearing = PiBasis::with_repeating(&problem, &["area"]).unwrap().explain().unwrap().clearing;
/// assert_eq!((clearing.minor, clearing.divisor, clearing.own, clearing.index), (2, 1, vec![2, 2], Some(2)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Clearing {
    /// The determinant of the columns of the repeating variables, in the first independent rows of the matrix, each
    /// multiplied by its common denominator.
    pub minor: i64,
    /// The greatest common divisor of the determinants of all sets of as many columns.
    pub divisor: i64,
    /// The exponent that each other variable has in its own group, when all exponents are whole and without common divisor.
    pub own: Vec<i64>,
    /// The index of these groups in all groups; `None` beyond 2⁶³.
    pub index: Option<i64>,
}

impl PiBasis {
    /// Derives the basis step by step.
    ///
    /// # Errors
    /// Fractions that leave the exact range.
    ///
    /// ```
    /// # use dimensionless::{Problem, Rational};
    /// // Mass and time occur as M T⁻² only.
    /// let basis = Problem::parse("stiffness [N/m], tension [N/m], energy [N m]").unwrap().solve().unwrap();
    /// let explanation = basis.explain().unwrap();
    /// assert_eq!((basis.rank(), explanation.bases.len()), (2, 3));
    /// assert_eq!(explanation.relations, [[0, 2, 1].map(Rational::integer)]);
    /// ```
    pub fn explain(&self) -> Result<Explanation> {
        let problem = self.problem();
        let (dimensions, _) = parts(problem);
        let n = dimensions.len();
        let target = problem.target().map(super::Variable::dimension);
        let bases = columns(&dimensions, target.as_ref())?.bases;
        let bases: Vec<BaseQuantity> = (0..bases.count()).map(|row| bases.get(row)).collect();
        let row = |base: &BaseQuantity| dimensions.iter().chain(&target).map(|d| d.exponent(*base)).collect();
        let matrix: Vec<Vec<Rational>> = bases.iter().map(row).collect();

        let without_own_variable = without_own_variable(self);
        let place = |name: &str| problem.place(name);
        let (order, choice) = match self.repeating() {
            Some(given) => {
                (given.iter().map(|variable| place(variable.name())).collect::<Result<_>>()?, RepeatingChoice::Given)
            }
            None if without_own_variable.is_empty() => (found(self), RepeatingChoice::Found),
            None => (Vec::new(), RepeatingChoice::First),
        };
        let (steps, relations) = eliminate(&matrix, &order, n).ok_or_else(overflow)?;
        let pivots: Vec<usize> = steps.iter().map(|step| step.column).collect();

        let sole = matrix.iter().enumerate().filter_map(|(row, entries)| {
            let mut carriers = (0..n).filter(|&column| !entries[column].is_zero());
            carriers.next().filter(|_| carriers.next().is_none()).map(|column| (row, column))
        });
        let mut not_circuits = Vec::new();
        for (place, group) in self.groups().iter().enumerate() {
            let support: Vec<usize> = (0..n).filter(|&j| group.exponents()[j] != 0).collect();
            if problem.independent(&support)?.len() + 1 != support.len() {
                not_circuits.push(place);
            }
        }
        let certificate = match target {
            None => None,
            Some(_) => self.certificate()?.map(|pairs| {
                let of = |base: &BaseQuantity| pairs.iter().find(|(other, _)| other == base);
                bases.iter().map(|base| of(base).map_or(Rational::ZERO, |(_, exponent)| *exponent)).collect()
            }),
        };
        Ok(Explanation {
            sole_carriers: sole.collect(),
            clearing: clearing(problem.walk(&super::basis::front(&pivots, n), pivots.len())?, n),
            bases,
            matrix,
            steps,
            pivots,
            choice,
            relations,
            without_own_variable,
            not_circuits,
            certificate,
        })
    }
}

/// The columns of the groups that contain each variable: only with exactly one of them is the variable that group's own.
fn without_own_variable(basis: &PiBasis) -> Vec<usize> {
    let owned: Vec<usize> = own_variables(basis).into_iter().map(|(_, group)| group).collect();
    (0..basis.groups().len()).filter(|group| !owned.contains(group)).collect()
}

/// The variables that stand in one group only, with that group.
fn own_variables(basis: &PiBasis) -> Vec<(usize, usize)> {
    let places = 0..basis.problem().variables().len();
    let own = places.filter_map(|place| {
        let mut groups = (0..basis.groups().len()).filter(|&group| basis.groups()[group].exponents()[place] != 0);
        groups.next().filter(|_| groups.next().is_none()).map(|group| (place, group))
    });
    own.collect()
}

/// The repeating variables of a basis whose groups all have variables of their own: all but the last own ones.
fn found(basis: &PiBasis) -> Vec<usize> {
    let own = own_variables(basis);
    let last = |&(place, group): &(usize, usize)| own.iter().all(|&(other, of)| of != group || other <= place);
    let others: Vec<usize> = own.iter().filter(|pair| last(pair)).map(|pair| pair.0).collect();
    (0..basis.problem().variables().len()).filter(|place| !others.contains(place)).collect()
}

/// Steps of an elimination, and for each row that vanishes how much of each row adds up to it.
type Derivation = (Vec<PivotStep>, Vec<Vec<Rational>>);

/// Gauss–Jordan elimination with pivots in the first `n` columns, in the given order and then from the left; `None` on
/// overflow.
fn eliminate(matrix: &[Vec<Rational>], order: &[usize], n: usize) -> Option<Derivation> {
    let rows = matrix.len();
    let mut current = matrix.to_vec();
    // How each row is made of the rows of the matrix.
    let unit = |i: usize| (0..rows).map(|j| if i == j { Rational::ONE } else { Rational::ZERO }).collect();
    let mut origin: Vec<Vec<Rational>> = (0..rows).map(unit).collect();
    let (mut steps, mut used) = (Vec::new(), vec![false; rows]);
    for column in order.iter().copied().chain((0..n).filter(|column| !order.contains(column))) {
        let candidates = || (0..rows).filter(|&row| !used[row] && !current[row][column].is_zero());
        // A pivot of 1 leaves the row as it is, one of −1 makes no fractions.
        let size = |row: &usize| (current[*row][column] != Rational::ONE, !is_unit(current[*row][column]));
        let Some(row) = candidates().min_by_key(size) else { continue };
        used[row] = true;
        let mut operations = Vec::new();
        let pivot = current[row][column];
        if pivot != Rational::ONE {
            operations.push(RowOperation::Divide { row, divisor: pivot });
        }
        for other in (0..rows).filter(|&other| other != row && !current[other][column].is_zero()) {
            let factor = Rational::ZERO.checked_sub(current[other][column])?;
            operations.push(RowOperation::Add { row: other, factor, source: row });
        }
        for operation in &operations {
            apply(&mut current, *operation)?;
            apply(&mut origin, *operation)?;
        }
        steps.push(PivotStep { row, column, operations, matrix: current.clone() });
    }
    let vanished = origin.into_iter().zip(used).filter(|(_, used)| !used).map(|(row, _)| row);
    Some((steps, vanished.collect()))
}

fn is_unit(number: Rational) -> bool {
    number.is_integer() && number.numerator().abs() == 1
}

fn apply(matrix: &mut [Vec<Rational>], operation: RowOperation) -> Option<()> {
    match operation {
        RowOperation::Divide { row, divisor } => {
            for entry in &mut matrix[row] {
                *entry = entry.checked_div(divisor)?;
            }
        }
        RowOperation::Add { row, factor, source } => {
            for place in 0..matrix[row].len() {
                let change = matrix[source][place].checked_mul(factor)?;
                matrix[row][place] = matrix[row][place].checked_add(change)?;
            }
        }
    }
    Some(())
}

/// The numbers of the set that a walk over `n` columns starts with.
fn clearing(walk: Walk, n: usize) -> Clearing {
    let own: Vec<i64> = (walk.rank()..n).map(|column| walk.own(column)).collect();
    Clearing { minor: walk.minor(), divisor: walk.divisor(), index: walk.index(own.iter().copied()), own }
}
