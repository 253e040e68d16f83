//! Which dimensions a missing constant can have, as far as data can tell.
//!
//! A constant X enters a law only together with inputs. Multiplied by a product of powers of the constants that are known, or raised to a
//! power, it enters the same law: what matters is the point that its dimension makes in the projective space over ℚᵐ/K, K the span of the
//! dimensions of the known constants. Columns that never vary are constants too. Two linear maps with whole coefficients decide
//! everything exactly: one whose kernel is K, and one whose kernel is the span of all inputs.

use std::collections::BTreeMap;

use crate::constants::Constant;
use crate::dimension::{BaseQuantity, Dimension};
use crate::error::{Code, Error, Result};
use crate::lattice::{Elimination, Overflow, content, fit};
use crate::pi::{Bases, name_of};
use crate::rational::{Rational, gcd};

/// More vectors than this are not searched.
const MOST: u128 = 20_000_000;

/// Where constants are sought.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    /// The largest exponent of a base quantity.
    pub(super) limit: u32,
    /// The common denominator of the exponents.
    pub(super) denominator: u32,
}

/// The dimensions that the data cannot tell apart.
#[derive(Clone, Debug)]
pub(super) struct Class {
    /// Its simplest member.
    pub(super) simplest: Dimension,
    /// How many members the box holds.
    pub(super) members: usize,
    /// Named constants among the members, in or out of the box, in the order of their table.
    pub(super) named: Vec<Constant>,
}

/// All classes that could make a difference, and how many vectors of the box could not.
#[derive(Clone, Debug)]
pub(super) struct Classes {
    pub(super) list: Vec<Class>,
    /// The base quantities of the box.
    pub(super) bases: Vec<BaseQuantity>,
    /// Vectors in the span of the known constants: their groups never vary.
    pub(super) known: usize,
    /// Vectors that make no group, or do not help to reach the target.
    pub(super) idle: usize,
}

/// A linear map with whole coefficients, row by row.
struct Map(Vec<Vec<i64>>);

impl Map {
    /// The map whose kernel is spanned by some columns.
    fn with_kernel(columns: &[Vec<i64>], size: usize) -> Result<Self, Overflow> {
        let (mut vectors, mut duals) = (vec![0; size * size], vec![0; size * size]);
        let mut elimination = Elimination::new(size, &mut vectors, &mut duals);
        for column in columns {
            elimination.push(column)?;
            elimination.shorten()?;
        }
        Ok(Self((elimination.rank()..size).map(|row| elimination.vector(row).to_vec()).collect()))
    }

    fn image(&self, vector: &[i64]) -> Result<Vec<i64>, Overflow> {
        self.0
            .iter()
            .map(|row| fit(row.iter().zip(vector).map(|(a, b)| i128::from(*a) * i128::from(*b)).sum()))
            .collect()
    }
}

/// The point of projective space that a vector makes; `None` for zero.
fn point(mut vector: Vec<i64>) -> Option<Vec<i64>> {
    let first = vector.iter().copied().find(|&entry| entry != 0)?;
    let divisor = content(&vector) * first.signum();
    vector.iter_mut().for_each(|entry| *entry /= divisor);
    Some(vector)
}

/// Dimensions in whole numbers: each base quantity by its common denominator.
struct Whole<'a> {
    bases: &'a [BaseQuantity],
    multipliers: Vec<i64>,
}

impl<'a> Whole<'a> {
    fn new(bases: &'a [BaseQuantity], dimensions: &[Dimension]) -> Result<Self, Overflow> {
        let multiplier = |base: &BaseQuantity| {
            dimensions.iter().try_fold(1_i64, |common, dimension| {
                let denominator = dimension.exponent(*base).denominator();
                let divisor = gcd(common.unsigned_abs().into(), denominator.unsigned_abs().into());
                fit(i128::from(common) * (i128::from(denominator) / divisor as i128))
            })
        };
        Ok(Self { bases, multipliers: bases.iter().map(multiplier).collect::<Result<_, _>>()? })
    }

    /// A dimension, times a common factor that makes it whole.
    fn vector(&self, dimension: &Dimension) -> Result<Vec<i64>, Overflow> {
        let exponents: Vec<Rational> = self.bases.iter().map(|base| dimension.exponent(*base)).collect();
        let common = exponents.iter().fold(1_i128, |common, exponent| {
            let denominator = i128::from(exponent.denominator());
            common / gcd(common.unsigned_abs(), denominator.unsigned_abs()) as i128 * denominator
        });
        let whole = |(exponent, multiplier): (&Rational, &i64)| {
            let share = common / i128::from(exponent.denominator());
            fit(i128::from(exponent.numerator()) * share * i128::from(*multiplier))
        };
        exponents.iter().zip(&self.multipliers).map(whole).collect()
    }
}

/// What decides whether a dimension is worth a look.
struct Judge<'a> {
    whole: Whole<'a>,
    known: Map,
    inputs: Map,
    /// What of the target no input carries, as a point; `None` where the target can be reached.
    lacking: Option<Vec<i64>>,
}

enum Verdict {
    Class(Vec<i64>),
    Known,
    Idle,
}

impl Judge<'_> {
    /// The class of a vector in whole numbers.
    fn of(&self, vector: &[i64]) -> Result<Verdict, Overflow> {
        let Some(class) = point(self.known.image(vector)?) else { return Ok(Verdict::Known) };
        // A constant helps if its dimension is one of the inputs', or makes up for what the target lacks.
        let helps = point(self.inputs.image(vector)?) == self.lacking;
        Ok(if helps { Verdict::Class(class) } else { Verdict::Idle })
    }
}

/// Finds all classes with a member in the box.
///
/// `known` are the dimensions of constants and of columns that never vary, `varying` those of the others.
///
/// # Errors
///
/// A box with too many vectors, and numbers beyond the exact range.
pub(super) fn classes(
    known: &[Dimension],
    varying: &[Dimension],
    target: &Dimension,
    searched: Bounds,
) -> Result<Classes> {
    let all: Vec<Dimension> = known.iter().chain(varying).copied().collect();
    let found = Bases::new(&all, Some(target)).ok_or_else(too_many_bases)?;
    let bases: Vec<BaseQuantity> = (0..found.count()).map(|base| found.get(base)).collect();
    let width = 2 * u128::from(searched.limit) * u128::from(searched.denominator) + 1;
    let vectors = u32::try_from(bases.len()).ok().and_then(|count| width.checked_pow(count)).unwrap_or(u128::MAX);
    if vectors > MOST {
        let count = bases.len();
        return Err(Error::new(
            Code::Setting,
            format!(
                "exponents up to {} of {count} base quantities make {vectors} dimensions, too many to search",
                searched.limit
            ),
        )
        .help("ask for smaller exponents, or leave columns out so that fewer base quantities occur"));
    }
    enumerate(&bases, known, &all, target, searched).map_err(|Overflow| crate::dimension::overflow())
}

fn too_many_bases() -> Error {
    Error::new(Code::Overflow, "the inputs have too many base quantities").help("leave columns out")
}

fn enumerate(
    bases: &[BaseQuantity],
    known: &[Dimension],
    inputs: &[Dimension],
    target: &Dimension,
    searched: Bounds,
) -> Result<Classes, Overflow> {
    let dimensions: Vec<Dimension> = inputs.iter().chain([target]).copied().collect();
    let whole = Whole::new(bases, &dimensions)?;
    let columns = |dimensions: &[Dimension]| dimensions.iter().map(|d| whole.vector(d)).collect::<Result<Vec<_>, _>>();
    let known = Map::with_kernel(&columns(known)?, bases.len())?;
    let inputs = Map::with_kernel(&columns(inputs)?, bases.len())?;
    let lacking = point(inputs.image(&whole.vector(target)?)?);
    let judge = Judge { whole, known, inputs, lacking };
    let mut found: BTreeMap<Vec<i64>, (usize, Vec<i64>)> = BTreeMap::new();
    let (mut in_span, mut idle) = (0, 0);
    let most = i64::from(searched.limit) * i64::from(searched.denominator);
    let mut vector = vec![-most; bases.len()];
    let mut scaled = vector.clone();
    loop {
        scaled.iter_mut().zip(&vector).zip(&judge.whole.multipliers).for_each(|((cell, entry), by)| *cell = entry * by);
        match judge.of(&scaled)? {
            Verdict::Class(class) => {
                let (members, simplest) = found.entry(class).or_insert_with(|| (0, vector.clone()));
                *members += 1;
                if (complexity(bases, &vector, searched), &vector) < (complexity(bases, simplest, searched), &*simplest)
                {
                    simplest.clone_from(&vector);
                }
            }
            Verdict::Known if vector.iter().any(|&entry| entry != 0) => in_span += 1,
            Verdict::Known => {}
            Verdict::Idle => idle += 1,
        }
        // The next vector of the box.
        let Some(place) = vector.iter().rposition(|&entry| entry < most) else { break };
        vector[place] += 1;
        vector[place + 1..].iter_mut().for_each(|entry| *entry = -most);
    }
    let mut named: BTreeMap<Vec<i64>, Vec<Constant>> = BTreeMap::new();
    for constant in Constant::all() {
        let carried = constant.dimension.iter().all(|(base, _)| bases.contains(&base));
        if carried && let Verdict::Class(class) = judge.of(&judge.whole.vector(&constant.dimension)?)? {
            named.entry(class).or_default().push(*constant);
        }
    }
    let class = |(class, (members, simplest)): (Vec<i64>, (usize, Vec<i64>))| {
        let simplest = dimension(bases, &simplest, searched);
        Some(Class { simplest: simplest?, members, named: named.remove(&class).unwrap_or_default() })
    };
    let list = found.into_iter().map(class).collect::<Option<Vec<_>>>().ok_or(Overflow)?;
    Ok(Classes { list, bases: bases.to_vec(), known: in_span, idle })
}

fn dimension(bases: &[BaseQuantity], vector: &[i64], searched: Bounds) -> Option<Dimension> {
    bases.iter().zip(vector).try_fold(Dimension::ONE, |dimension, (base, &entry)| {
        dimension.with(*base, Rational::new(entry, i64::from(searched.denominator))?)
    })
}

/// How complicated a dimension looks: whole exponents before fractions, then few and small ones, then one of a
/// constant known by name, then one that has a name, then few
/// negative ones, then a first one (mass before length) that is positive.
fn complexity(bases: &[BaseQuantity], vector: &[i64], searched: Bounds) -> (u128, i64, bool, bool, i64, bool) {
    let denominator = u128::from(searched.denominator);
    let reduced = denominator / gcd(denominator, u128::from(content(vector).unsigned_abs()));
    let sum: i64 = vector.iter().map(|entry| entry.abs()).sum();
    let negative: i64 = vector.iter().map(|entry| (-entry).max(0)).sum();
    let own = dimension(bases, vector, searched);
    let is_constant = own.is_some_and(|own| Constant::all().iter().any(|constant| constant.dimension == own));
    let is_named = is_constant || own.is_some_and(|own| name_of(&own).is_some());
    let of_mass = bases.iter().zip(vector).find(|(base, entry)| **base == BaseQuantity::MASS && **entry != 0);
    let first = of_mass.map(|(_, entry)| *entry).or_else(|| vector.iter().copied().find(|&entry| entry != 0));
    (reduced, sum, !is_constant, !is_named, negative, first.is_none_or(|entry| entry < 0))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]
mod tests {
    use super::*;

    const SQUARE: Bounds = Bounds { limit: 2, denominator: 1 };

    fn si(exponents: [i64; 7]) -> Dimension {
        Dimension::si(exponents)
    }

    /// Black-body radiation: 625 vectors, 25 of them (with zero) in the span of c and k_B, the others in classes.
    #[test]
    fn black_body_radiation_has_twenty_four_classes_and_sixty_members_in_the_right_one() {
        let known = ["c", "k_B"].map(|symbol| Constant::find(symbol).unwrap().dimension);
        let varying = [si([1, 0, 0, 0, 0, 0, 0]), si([0, 0, 0, 0, 1, 0, 0])];
        let radiance = si([-1, 1, -3, 0, 0, 0, 0]);
        let found = classes(&known, &varying, &radiance, SQUARE).unwrap();
        let vectors: usize = found.list.iter().map(|class| class.members).sum();
        // With the span of the known constants itself, 25.
        assert_eq!((found.list.len(), found.known, found.idle, vectors), (24, 24, 0, 600));
        let right = found.list.iter().find(|class| class.named.iter().any(|constant| constant.symbol == "h")).unwrap();
        assert_eq!((right.simplest.to_string().as_str(), right.members), ("L Θ", 60));
        let symbols: Vec<&str> = right.named.iter().map(|constant| constant.symbol).collect();
        assert_eq!(symbols, ["h", "sigma_SB", "hbar", "c_2"]);
    }

    #[test]
    fn a_target_out_of_reach_needs_what_it_lacks() {
        // A period from a length: whatever carries time helps, and nothing else.
        let found = classes(&[], &[si([1, 0, 0, 0, 0, 0, 0])], &si([0, 0, 1, 0, 0, 0, 0]), SQUARE).unwrap();
        assert_eq!((found.known, found.idle), (0, 4));
        let simplest: Vec<String> = found.list.iter().map(|class| class.simplest.to_string()).collect();
        assert!(simplest.iter().any(|dimension| dimension == "L T⁻²"), "{simplest:?}");
        // With the blast wave's density known, its energy is told by the powers of length and time alone.
        let density = si([-3, 1, 0, 0, 0, 0, 0]);
        let found = classes(&[density], &[si([0, 0, 1, 0, 0, 0, 0])], &si([1, 0, 0, 0, 0, 0, 0]), SQUARE).unwrap();
        assert!(found.list.iter().any(|class| class.simplest == si([2, 1, -2, 0, 0, 0, 0])));
    }

    #[test]
    fn halves_are_searched_on_request_and_whole_members_shown_first() {
        let halves = Bounds { limit: 1, denominator: 2 };
        let found = classes(&[], &[si([1, 0, 0, 0, 0, 0, 0])], &si([0, 0, 1, 0, 0, 0, 0]), halves).unwrap();
        let simplest: Vec<String> = found.list.iter().map(|class| class.simplest.to_string()).collect();
        // y = X^(1/q) L^(−p/q) with p and q from −1 to 1 in halves: 0, ±1/2, ±1, ±2.
        assert_eq!(simplest.len(), 7, "{simplest:?}");
        assert!(
            simplest.contains(&"L T⁻¹".to_owned()) && simplest.iter().any(|text| text.contains('/')),
            "{simplest:?}"
        );
    }

    #[test]
    fn declared_base_quantities_are_searched_too() {
        let biomass = Dimension::base(BaseQuantity::declare("biomass").unwrap());
        let growth = biomass.quotient(&si([0, 0, 1, 0, 0, 0, 0])).unwrap();
        let found = classes(&[], &[biomass, si([1, 0, 0, 0, 0, 0, 0])], &growth, SQUARE).unwrap();
        let simplest: Vec<String> = found.list.iter().map(|class| class.simplest.to_string()).collect();
        assert!(
            simplest.contains(&"T".to_owned()) && simplest.iter().any(|text| text.contains("biomass")),
            "{simplest:?}"
        );
        assert!(
            found.bases.len() == 3
                && found.list.iter().all(|class| !class.simplest.exponent(BaseQuantity::TIME).is_zero())
        );
    }

    #[test]
    fn a_box_beyond_reason_is_refused() {
        let all = [1, 1, 1, 1, 1, 1, 1];
        let error = classes(&[], &[si(all)], &si(all), Bounds { limit: 20, denominator: 1 }).unwrap_err();
        assert!(error.to_string().ends_with("dimensions, too many to search"), "{error}");
    }
}
