//! All bases that the method of repeating variables gives, each one once, in bounded memory.
//!
//! Several sets of repeating variables can give the same groups. Call a variable of a group *private* when no other group
//! of the basis contains it. The variables that do not repeat are private, one in each group; and every choice of one
//! private variable of each group gives the same groups again: on these variables the matrix of exponents is diagonal, so
//! no group is made of the others alone, and each group is the only relation of its variable to them. A set is therefore
//! counted if and only if each group belongs to its *last* private variable. This needs no memory of what came before.

mod walk;

use super::basis::PiBasis;
use super::catalogue::{Tag, recognise};
use super::problem::{Problem, Variable};
use super::sign::Sign;
use crate::error::{Code, Error, Result};

pub(super) use walk::{Step, Walk, binomial};

/// How many sets of repeating variables there are, and what they give.
///
/// ```
/// use dimensionless::Problem;
/// let problem = Problem::parse("area [m^2], volume [m^3], fifth [m^5]").unwrap();
/// let mut bases = problem.repeating_bases(10).unwrap();
/// while bases.examine(1000).unwrap() {}
/// let count = bases.count();
/// assert_eq!((count.sets, count.independent, count.distinct, count.index_one), (3, 3, 3, 0));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BasesCount {
    /// All sets of as many variables as the rank: C(n, rank).
    pub sets: u64,
    /// The sets that were looked at so far.
    pub examined: u64,
    /// Those of them that are independent: they can repeat.
    pub independent: u64,
    /// The different bases that these give.
    pub distinct: u64,
    /// The bases that are refused because a variable that may be zero or negative stands in a denominator.
    pub refused: u64,
    /// The bases, not refused, whose groups generate all Π groups.
    pub index_one: u64,
}

/// All distinct bases of the method of repeating variables: a walk that can be continued and keeps the best.
///
/// Bases of index 1 come first, then those with more named groups, then simpler ones (variables used, Σ|exponent|, largest
/// exponent), then earlier ones in the order of the variables.
///
/// A basis whose index does not fit 63 bits is counted, and not kept.
///
/// Each set costs one exchange step of O(rank × n); memory is O(rank² × n), however many sets there are.
///
/// ```
/// use dimensionless::Problem;
/// let problem = Problem::parse("speed [m/s], diameter [m], density [kg/m^3], viscosity [Pa s], drag [N]").unwrap();
/// let mut bases = problem.repeating_bases(2).unwrap();
/// assert!(!bases.examine(1000).unwrap(), "there are no more than C(5, 3) = 10 sets");
/// // viscosity²/(density·drag) is of dimension one: these three cannot repeat together.
/// assert_eq!((bases.count().independent, bases.count().distinct), (9, 6));
/// let best = &bases.best().unwrap()[0];
/// let names: Vec<_> = best.repeating().unwrap().iter().map(|variable| variable.name()).collect();
/// assert_eq!((names, best.index()), (vec!["speed", "diameter", "density"], 1));
/// ```
pub struct RepeatingBases<'a> {
    problem: &'a Problem,
    walk: Walk,
    signs: Vec<Sign>,
    any_signed: bool,
    names: Named,
    limit: usize,
    kept: Vec<Kept>,
    count: BasesCount,
    /// Sets behind a dependent prefix that were not counted yet.
    pending: u64,
    done: bool,
    /// The columns outside the set, and one group.
    others: Vec<usize>,
    group: Vec<i64>,
}

/// A basis that is kept: smaller is better.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Kept {
    misses: bool,
    unnamed: usize,
    used: usize,
    sum: u128,
    largest: u64,
    order: u64,
    repeating: Vec<usize>,
}

/// Problems with more variables are not walked through.
const MOST: usize = 128;

impl Problem {
    /// Starts the walk over all sets of repeating variables; the best `limit` bases will be kept.
    ///
    /// # Errors
    /// More than 128 inputs, more than 2⁶⁴ sets, and exponents that leave the exact range.
    ///
    /// ```
    /// # use dimensionless::Problem;
    /// let problem = Problem::parse("width [m], height [m], depth [m]").unwrap();
    /// let mut bases = problem.repeating_bases(10).unwrap();
    /// assert!(bases.examine(2).unwrap(), "one set is left");
    /// assert!(!bases.examine(2).unwrap());
    /// assert_eq!(bases.best().unwrap().len(), 3);
    /// ```
    pub fn repeating_bases(&self, limit: usize) -> Result<RepeatingBases<'_>> {
        RepeatingBases::new(self, limit)
    }
}

impl<'a> RepeatingBases<'a> {
    fn new(problem: &'a Problem, limit: usize) -> Result<Self> {
        let n = problem.variables().len();
        let signs: Vec<Sign> = problem.variables().iter().map(Variable::sign).collect();
        let walk = problem.walk(&(0..n).collect::<Vec<_>>(), 0)?;
        let Some(sets) = binomial(n, walk.rank()).filter(|_| n <= MOST) else {
            return Err(Error::new(
                Code::Overflow,
                format!("{n} inputs of rank {} have too many sets of repeating variables to count", walk.rank()),
            )
            .help(format!("use {MOST} inputs at most, and fewer than 2⁶⁴ sets")));
        };
        Ok(Self {
            names: Named::new(problem),
            problem,
            any_signed: signs.iter().any(|sign| !sign.is_positive()),
            limit,
            kept: Vec::with_capacity(limit.min(1024) + 1),
            count: BasesCount { sets, ..BasesCount::default() },
            pending: 0,
            done: false,
            others: Vec::with_capacity(n),
            group: vec![0; n],
            signs,
            walk,
        })
    }

    /// Looks at up to `sets` more sets of variables; `false` when none are left.
    ///
    /// # Errors
    /// Exponents that leave the exact range.
    ///
    /// ```
    /// # use dimensionless::Problem;
    /// let problem = Problem::parse("mass [kg], length [m]").unwrap();
    /// let mut bases = problem.repeating_bases(1).unwrap();
    /// assert!(!bases.examine(1).unwrap());
    /// ```
    pub fn examine(&mut self, sets: u64) -> Result<bool> {
        let end = self.count.examined.saturating_add(sets);
        while !self.done && self.count.examined < end {
            if self.pending == 0 {
                match self.walk.next().map_err(|_| super::basis::overflow())? {
                    Step::End => self.done = true,
                    Step::Dependent(count) => self.pending = count,
                    Step::Set => {
                        self.count.examined += 1;
                        self.count.independent += 1;
                        self.take();
                    }
                }
            }
            let dependent = self.pending.min(end - self.count.examined);
            self.count.examined += dependent;
            self.pending -= dependent;
        }
        self.done = self.done || self.count.examined == self.count.sets;
        Ok(!self.done)
    }

    /// The counts so far.
    ///
    /// ```
    /// # use dimensionless::Problem;
    /// let problem = Problem::parse("a [m], b [m], c [m]").unwrap();
    /// let bases = problem.repeating_bases(1).unwrap();
    /// assert_eq!((bases.count().sets, bases.count().examined), (3, 0));
    /// ```
    #[must_use]
    pub fn count(&self) -> BasesCount {
        self.count
    }

    /// The best bases so far, the best one first.
    ///
    /// # Errors
    /// Exponents that leave the exact range.
    ///
    /// ```
    /// # use dimensionless::Problem;
    /// let problem = Problem::parse("a [m], b [m^2]").unwrap();
    /// let mut bases = problem.repeating_bases(5).unwrap();
    /// bases.examine(10).unwrap();
    /// assert_eq!(bases.best().unwrap()[0].groups()[0].to_string(), "b/a²");
    /// ```
    pub fn best(&self) -> Result<Vec<PiBasis>> {
        self.kept.iter().map(|kept| PiBasis::repeated(self.problem, &kept.repeating)).collect()
    }

    /// Counts the basis of the set that the walk is at, and keeps it if it is among the best.
    fn take(&mut self) {
        self.others.clear();
        let mut next = 0;
        for &chosen in self.walk.set() {
            self.others.extend(next..chosen);
            next = chosen + 1;
        }
        self.others.extend(next..self.group.len());
        if !self.is_first() {
            return;
        }
        self.count.distinct += 1;
        if self.any_signed && !self.is_allowed() {
            self.count.refused += 1;
            return;
        }
        let misses = !self.walk.generates(&self.others);
        self.count.index_one += u64::from(!misses);
        let is_full = self.kept.len() == self.limit && self.kept.last().is_none_or(|last| !last.misses);
        if misses && (is_full || self.walk.index(self.others.iter().map(|&column| self.walk.own(column))).is_none()) {
            return;
        }
        let mut kept = Kept {
            misses,
            unnamed: 0,
            used: self.others.len(),
            sum: 0,
            largest: 0,
            order: self.count.distinct,
            repeating: Vec::new(),
        };
        for &column in &self.others {
            let own = self.walk.own(column);
            let divisor = (self.walk.minor() / own).unsigned_abs();
            let mut support = 1u128 << column;
            (kept.sum, kept.largest) =
                (kept.sum + u128::from(own.unsigned_abs()), kept.largest.max(own.unsigned_abs()));
            for (place, &chosen) in self.walk.set().iter().enumerate() {
                let size = self.walk.row(place)[column].unsigned_abs() / divisor;
                if size != 0 {
                    support |= 1 << chosen;
                    (kept.used, kept.sum) = (kept.used + 1, kept.sum + u128::from(size));
                    kept.largest = kept.largest.max(size);
                }
            }
            let write = |group: &mut [i64]| self.walk.circuit(column, group);
            let is_named = self.names.contains(support, write, &mut self.group);
            kept.unnamed += usize::from(!is_named);
        }
        let place = self.kept.partition_point(|other| *other < kept);
        if place < self.limit {
            kept.repeating.extend_from_slice(self.walk.set());
            self.kept.insert(place, kept);
            self.kept.truncate(self.limit);
        }
    }

    /// Whether each group belongs to its last private variable: of the sets that give these groups, this one counts.
    fn is_first(&self) -> bool {
        self.walk.set().iter().enumerate().all(|(place, &chosen)| {
            let row = self.walk.row(place);
            let mut groups = self.others.iter().filter(|&&column| row[column] != 0);
            // A repeating variable in one group only is private; the group's own one has to come behind it.
            match (groups.next(), groups.next()) {
                (Some(&own), None) => own > chosen,
                _ => true,
            }
        })
    }

    /// Whether the variables that may be zero or negative can stand in the numerators of all groups.
    fn is_allowed(&self) -> bool {
        self.others.iter().all(|&column| {
            let own_sign = if self.signs[column].is_positive() { 0 } else { self.walk.minor().signum() };
            let mut up = own_sign > 0;
            let mut down = own_sign < 0;
            for (place, &chosen) in self.walk.set().iter().enumerate() {
                if !self.signs[chosen].is_positive() {
                    let exponent = -self.walk.row(place)[column];
                    (up, down) = (up || exponent > 0, down || exponent < 0);
                }
            }
            !(up && down)
        })
    }
}

/// Which circuits are named numbers: a memory of fixed size, since the catalogue is slower than the walk.
struct Named {
    tags: Vec<Tag>,
    /// The variables of a circuit as bits, which determine it, and whether it is named.
    memory: Vec<(u128, bool)>,
}

impl Named {
    /// As bits of a place in the memory.
    const BITS: u32 = 15;

    fn new(problem: &Problem) -> Self {
        Self { tags: problem.tags(), memory: vec![(0, false); 1 << Self::BITS] }
    }

    /// Whether a circuit, which is written only if it is not remembered, is a named number.
    fn contains(&mut self, support: u128, write: impl FnOnce(&mut [i64]), circuit: &mut [i64]) -> bool {
        // Fibonacci hashing; the place decides about speed only.
        let folded = (support as u64) ^ (support >> 64) as u64;
        let place = (folded.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - Self::BITS)) as usize;
        if self.memory[place].0 != support {
            write(circuit);
            self.memory[place] = (support, recognise(&self.tags, circuit).certain().is_some());
        }
        self.memory[place].1
    }
}
