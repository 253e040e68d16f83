//! The basis of the method of repeating variables, and why some variables cannot repeat.

use super::{PiBasis, columns, named, overflow, parts};
use crate::error::{Code, Error, Result};
use crate::lattice::{Circuits, Elimination, Overflow, Repeated};
use crate::pi::all::{Step, Walk};
use crate::pi::catalogue::Recognition;
use crate::pi::fixed::turn;
use crate::pi::group::PiGroup;
use crate::pi::problem::{Problem, Variable};
use crate::pi::select::orient;

impl PiBasis {
    /// Makes the basis of the method of repeating variables: one group for each of the other variables.
    ///
    /// # Errors
    /// Names that no input has, a number of them other than the rank, repeating variables that are dependent (the message
    /// names the relation between them), and a variable that may be zero or negative in a denominator. Where there is a set
    /// that works, the next step names one.
    ///
    /// ```
    /// # use dimensionless::{PiBasis, Problem};
    /// let problem = Problem::parse("speed [m/s], diameter [m], density [kg/m^3], viscosity [Pa s]").unwrap();
    /// let basis = PiBasis::with_repeating(&problem, &["density", "speed", "diameter"]).unwrap();
    /// assert_eq!(basis.groups()[0].symbol().as_deref(), Some("Re"));
    /// assert!(PiBasis::with_repeating(&problem, &["speed", "diameter"]).is_err());
    /// ```
    pub fn with_repeating(problem: &Problem, names: &[&str]) -> Result<Self> {
        let chosen: Vec<usize> = names.iter().map(|name| problem.place(name)).collect::<Result<_>>()?;
        let rank = problem.walk(&front(&[], problem.variables().len()), 0)?.rank();
        if let Some(reason) = refused(problem, &chosen, rank)? {
            let error = Error::new(Code::Repeating, reason);
            return Err(match suggestion(problem, &chosen)? {
                Some(help) => error.help(help),
                None => error,
            });
        }
        Self::repeated(problem, &chosen)
    }

    /// The repeating variables, in the order in which they were given: each group is the relation of one other variable to
    /// them. `None` for a basis that was not made by naming them.
    ///
    /// ```
    /// # use dimensionless::{PiBasis, Problem};
    /// let problem = Problem::parse("length [m], speed [m/s], g [m/s^2]").unwrap();
    /// let basis = PiBasis::with_repeating(&problem, &["g", "length"]).unwrap();
    /// let names: Vec<_> = basis.repeating().unwrap().iter().map(|variable| variable.name()).collect();
    /// assert_eq!(names, ["g", "length"]);
    /// assert!(problem.solve().unwrap().repeating().is_none());
    /// ```
    #[must_use]
    pub fn repeating(&self) -> Option<Vec<&Variable>> {
        let places = self.repeating.as_ref()?;
        Some(places.iter().map(|&place| &self.problem.variables()[place]).collect())
    }

    /// The basis with these repeating variables, which are as many as the rank and independent.
    pub(in crate::pi) fn repeated(problem: &Problem, chosen: &[usize]) -> Result<Self> {
        let (tags, (_, signs)) = (problem.tags(), parts(problem));
        let n = signs.len();
        let order = front(chosen, n);
        let walk = problem.walk(&order, chosen.len())?;
        let mut groups = Vec::new();
        let mut circuit = vec![0; n];
        for place in (0..n).filter(|place| !chosen.contains(place)) {
            let column = order.iter().position(|other| *other == place).unwrap_or_default();
            walk.circuit(column, &mut circuit);
            let mut group = vec![0; n];
            order.iter().zip(&circuit).for_each(|(&place, &exponent)| group[place] = exponent);
            let mut oriented = group.clone();
            if !orient(&mut oriented, &signs) {
                return Err(denominator(problem, chosen, group)?);
            }
            // The sign is that of the variable which does not repeat, unless another one may be zero or negative.
            if oriented != group
                && group.iter().zip(&signs).any(|(&exponent, sign)| exponent < 0 && !sign.is_positive())
            {
                group = oriented;
            }
            turn(&tags, &signs, &mut group);
            groups.push(group);
        }
        let own = (chosen.len()..n).map(|column| walk.own(column));
        let index = walk.index(own).ok_or_else(overflow)?;
        let groups = groups.into_iter().map(|exponents| named(problem, &tags, exponents)).collect();
        let groups = PiGroup::with_symbols_once(groups);
        let (rank, repeating) = (chosen.len(), Some(chosen.to_vec()));
        Ok(Self { problem: problem.clone(), rank, groups, index, repeating, declared_scale: None })
    }
}

impl Problem {
    /// A walk over the sets of repeating variables, with the variables in this order; the first `floor` of them, which have
    /// to be independent, always repeat.
    pub(in crate::pi) fn walk(&self, order: &[usize], floor: usize) -> Result<Walk> {
        let (dimensions, _) = parts(self);
        let ordered: Vec<_> = order.iter().map(|&place| dimensions[place]).collect();
        let columns = columns(&ordered, None)?;
        Walk::new(&columns.matrix, columns.bases.count(), ordered.len(), floor).map_err(|Overflow| overflow())
    }

    /// The given variables without those that depend on earlier ones.
    pub(in crate::pi) fn independent(&self, given: &[usize]) -> Result<Vec<usize>> {
        let (dimensions, _) = parts(self);
        let picked: Vec<_> = given.iter().map(|&place| dimensions[place]).collect();
        let columns = columns(&picked, None)?;
        let rows = columns.bases.count();
        let (mut vectors, mut duals) = (vec![0; rows * rows], vec![0; rows * rows]);
        let mut elimination = Elimination::new(rows, &mut vectors, &mut duals);
        let mut kept = Vec::new();
        for (j, &place) in given.iter().enumerate() {
            let column: Vec<i64> = (0..rows).map(|i| columns.matrix[i * picked.len() + j]).collect();
            if elimination.push(&column).map_err(|Overflow| overflow())? != 0 {
                kept.push(place);
            }
            elimination.shorten().map_err(|Overflow| overflow())?;
        }
        Ok(kept)
    }
}

/// The order of `n` variables in which some come first.
pub(in crate::pi) fn front(first: &[usize], n: usize) -> Vec<usize> {
    first.iter().copied().chain((0..n).filter(|place| !first.contains(place))).collect()
}

fn list(problem: &Problem, places: &[usize]) -> String {
    let names = places.iter().map(|&place| format!("`{}`", problem.variables()[place].name()));
    names.collect::<Vec<_>>().join(", ")
}

/// Why variables cannot repeat; `None` when they can.
fn refused(problem: &Problem, chosen: &[usize], rank: usize) -> Result<Option<String>> {
    if let Some(twice) = chosen.iter().enumerate().find(|(i, place)| chosen[..*i].contains(place)) {
        return Ok(Some(format!("the repeating variable `{}` is named twice", problem.variables()[*twice.1].name())));
    }
    if let Some(relation) = relation(problem, chosen)? {
        let count = relation.iter().filter(|exponent| **exponent != 0).count();
        let product = PiGroup::new(problem, relation, &Recognition::NONE);
        if count == 1 {
            return Ok(Some(format!("`{product}` is of dimension one: it cancels no dimension, so it cannot repeat")));
        }
        let keep = if count == 2 { "one".to_owned() } else { format!("{} of the {count}", count - 1) };
        return Ok(Some(format!(
            "the repeating variables {} are dependent, `{product}` is of dimension one: keep {keep}{}",
            list(problem, chosen),
            if count == 2 { " of them" } else { "" }
        )));
    }
    if chosen.len() != rank {
        let verb = if chosen.len() == 1 { "variable was" } else { "variables were" };
        return Ok(Some(format!(
            "{} repeating {verb} given ({}), but the dimensional matrix has rank {rank}",
            chosen.len(),
            list(problem, chosen)
        )));
    }
    Ok(None)
}

/// A product of powers of some variables, of dimension one and with as few of them as possible; `None` for independent ones.
fn relation(problem: &Problem, chosen: &[usize]) -> Result<Option<Vec<i64>>> {
    let (dimensions, _) = parts(problem);
    let picked: Vec<_> = chosen.iter().map(|&place| dimensions[place]).collect();
    let columns = columns(&picked, None)?;
    let rows = columns.bases.count();
    let mut circuits = Circuits::new(&columns.matrix, rows, picked.len(), None);
    let mut circuit = vec![0; picked.len()];
    for size in 1..=rows + 1 {
        circuits.start(size, &Repeated::NONE);
        let mut budget = usize::MAX;
        if circuits.next(&mut circuit, &mut budget) {
            let positive = circuit.iter().find(|exponent| **exponent != 0).is_none_or(|exponent| *exponent > 0);
            let mut relation = vec![0; dimensions.len()];
            for (&place, &exponent) in chosen.iter().zip(&circuit) {
                relation[place] = if positive { exponent } else { -exponent };
            }
            return Ok(Some(relation));
        }
    }
    Ok(None)
}

/// How many steps the search for a set with index 1 takes before any independent set has to do.
const STEPS: usize = 10_000;

/// Names a set that works: with those of the given variables that are independent, and of index 1 if there is one, the
/// first in the order of the variables. `None` where every set has a signed variable in a denominator.
fn suggestion(problem: &Problem, given: &[usize]) -> Result<Option<String>> {
    let (dimensions, signs) = parts(problem);
    let n = dimensions.len();
    let kept = problem.independent(given)?;
    let order = front(&kept, n);
    let mut walk = problem.walk(&order, kept.len())?;
    if walk.rank() == 0 {
        return Ok(Some("name none: all inputs are of dimension one, and each is a group".to_owned()));
    }
    let (mut best, mut circuit) = (None, vec![0; n]);
    let ordered: Vec<_> = order.iter().map(|&place| signs[place]).collect();
    for _ in 0..STEPS {
        match walk.next().map_err(|Overflow| overflow())? {
            Step::Dependent(_) => continue,
            Step::End => break,
            Step::Set => {}
        }
        let others = (0..n).filter(|column| !walk.set().contains(column));
        let allowed = others.clone().all(|column| {
            walk.circuit(column, &mut circuit);
            orient(&mut circuit, &ordered)
        });
        let generates = walk.index(others.map(|column| walk.own(column))) == Some(1);
        if allowed && (generates || best.is_none()) {
            best = Some(walk.set().iter().map(|&column| order[column]).collect::<Vec<_>>());
        }
        if allowed && generates {
            break;
        }
    }
    Ok(best.map(|set| match set.as_slice() {
        [_] => format!("{} can repeat, for example", list(problem, &set)),
        _ => format!("{} can repeat together, for example", list(problem, &set)),
    }))
}

/// The error for a group with a variable that may be zero or negative on either side.
fn denominator(problem: &Problem, chosen: &[usize], group: Vec<i64>) -> Result<Error> {
    let signed = |place: &usize| !problem.variables()[*place].sign().is_positive();
    let names: Vec<usize> = (0..group.len()).filter(|place| group[*place] != 0 && signed(place)).collect();
    let positive: Vec<usize> = chosen.iter().copied().filter(|place| !signed(place)).collect();
    let error = Error::new(
        Code::Sign,
        format!(
            "{} may be zero or negative and cannot all be kept in the numerator of `{}`, which the repeating variables {} give",
            list(problem, &names),
            PiGroup::new(problem, group, &Recognition::NONE),
            list(problem, chosen)
        ),
    );
    Ok(match suggestion(problem, &positive)? {
        Some(help) => error.help(help),
        None => error.help("leave the choice of the groups to the solver"),
    })
}
