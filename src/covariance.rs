//! Whether a function of a record depends on the choice of units: a test for any function, with the smallest failing case.
//!
//! Units are a convention. In base units that are smaller by factors g₁, g₂, … a quantity of dimension ∏ Bᵢ^aᵢ has a number
//! larger by ∏ gᵢ^aᵢ, and a function f of dimension d is covariant when f(g·x) = g^d f(x) for all of these. Functions that
//! are not have a unit in them that no argument brings along: a number in km/h, a coefficient fitted in one system.

use std::fmt;

use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};

use crate::dimension::{BaseQuantity, Dimension};
use crate::pi::Sign;
use crate::quantity::Quantity;
use crate::record::Record;

/// How far two results may differ that should be equal (relative, of dimension one): some millions of roundings.
const TOLERANCE: f64 = 1e-9;
/// Factors are whole powers of two up to this exponent, so that changing units adds no rounding of its own.
const DOUBLINGS: i32 = 12;
/// Records reach this many tenths of a decade to both sides of their template.
const TENTHS: i32 = 30;

/// A change of base units: the factor by which the numbers of quantities of each base quantity grow.
///
/// ```
/// use dimensionless::{Quantity, Record, rescalings};
/// use proptest::strategy::{Strategy, ValueTree};
/// use proptest::test_runner::TestRunner;
/// use uom::si::f64::{Length, Velocity};
/// #[derive(Record)]
/// struct Walk { pace: Velocity, way: Length }
///
/// let change = rescalings::<Walk, Length>().new_tree(&mut TestRunner::deterministic()).unwrap().current();
/// let mut walk = Walk { pace: Quantity::from_si(1.5), way: Quantity::from_si(300.0) };
/// change.apply(&mut walk);
/// assert_eq!(walk.way.value, 300.0 * change.factor(&Length::DIMENSION));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Rescaling {
    /// Exponents of two.
    doublings: Vec<(BaseQuantity, f64)>,
}

impl Rescaling {
    /// The factor by which the numbers of quantities of a dimension grow.
    ///
    /// ```
    /// # use dimensionless::{Dimension, Record, rescalings};
    /// # use proptest::strategy::{Strategy, ValueTree};
    /// # #[derive(Record)]
    /// # struct Walk { way: uom::si::f64::Length }
    /// # let change = rescalings::<Walk, uom::si::f64::Length>().new_tree(&mut Default::default()).unwrap().current();
    /// assert_eq!(change.factor(&Dimension::ONE), 1.0);
    /// ```
    #[must_use]
    pub fn factor(&self, dimension: &Dimension) -> f64 {
        let shares = self.doublings.iter().map(|(base, doublings)| dimension.exponent(*base).to_f64() * doublings);
        shares.sum::<f64>().exp2()
    }

    /// Expresses a record in the changed units.
    ///
    /// ```
    /// # use dimensionless::{Quantity, Record, rescalings};
    /// # use proptest::strategy::{Strategy, ValueTree};
    /// # use uom::si::f64::Length;
    /// # #[derive(Record)]
    /// # struct Walk { way: Length }
    /// # let change = rescalings::<Walk, Length>().new_tree(&mut Default::default()).unwrap().current();
    /// let mut walk = Walk { way: Length::from_si(2.0) };
    /// change.apply(&mut walk);
    /// assert_eq!(walk.way.value, 2.0 * change.factor(&Length::DIMENSION));
    /// ```
    pub fn apply<R: Record>(&self, record: &mut R) {
        let mut values = values(record);
        for (value, field) in values.iter_mut().zip(R::FIELDS) {
            *value *= self.factor(&field.dimension);
        }
        record.read_si(&values);
    }
}

impl fmt::Display for Rescaling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let changed = self.doublings.iter().filter(|(_, doublings)| *doublings != 0.0);
        let changed: Vec<String> = changed.map(|(base, doublings)| format!("{base} × {}", doublings.exp2())).collect();
        f.write_str(&changed.join(", "))
    }
}

/// Changes of the base units that occur in a record and in a target, by whole powers of two; they shrink to no change.
///
/// Constants of the record keep their values, because a function may have them built in: `g` allows doubling the seconds if
/// the metres are quadrupled. The factors then are no whole powers.
///
/// ```
/// use dimensionless::{Constant, Record, rescalings};
/// use proptest::prelude::*;
/// use uom::si::f64::{Length, Time};
/// #[derive(Record)]
/// #[record(constants(g))]
/// struct Pendulum { length: Length }
///
/// proptest!(|(change in rescalings::<Pendulum, Time>())| {
///     let g = Constant::find("g").unwrap();
///     prop_assert!((change.factor(&g.dimension) - 1.0).abs() < 1e-12);
/// });
/// ```
pub fn rescalings<R: Record, Y: Quantity>() -> impl Strategy<Value = Rescaling> {
    let dimensions: Vec<Dimension> = R::FIELDS.iter().map(|field| field.dimension).chain([Y::DIMENSION]).collect();
    let mut bases: Vec<BaseQuantity> =
        dimensions.iter().flat_map(|dimension| dimension.iter().map(|(base, _)| base)).collect();
    bases.sort_unstable();
    bases.dedup();
    let fixed = directions::<R>(&bases);
    prop::collection::vec(-DOUBLINGS..=DOUBLINGS, bases.len()).prop_map(move |doublings| {
        let mut doublings: Vec<f64> = doublings.into_iter().map(f64::from).collect();
        fixed.iter().for_each(|direction| leave(direction, &mut doublings));
        Rescaling { doublings: bases.iter().copied().zip(doublings).collect() }
    })
}

/// Orthonormal directions in which a change of units would change a constant of the record (Gram and Schmidt).
fn directions<R: Record>(bases: &[BaseQuantity]) -> Vec<Vec<f64>> {
    let mut directions: Vec<Vec<f64>> = Vec::new();
    for field in R::FIELDS.iter().filter(|field| field.constant.is_some()) {
        let mut direction: Vec<f64> = bases.iter().map(|base| field.dimension.exponent(*base).to_f64()).collect();
        // Twice, because the first pass leaves rounding of the parts that it removes.
        (0..2).for_each(|_| directions.iter().for_each(|other| leave(other, &mut direction)));
        let length = direction.iter().map(|cell| cell * cell).sum::<f64>().sqrt();
        // Exponents are small rationals: what is this short is the rounding of a dependent constant.
        if length > 1e-6 {
            directions.push(direction.into_iter().map(|cell| cell / length).collect());
        }
    }
    directions
}

/// Removes the part along a direction of unit length.
fn leave(direction: &[f64], vector: &mut [f64]) {
    let along: f64 = direction.iter().zip(vector.iter()).map(|(a, b)| a * b).sum();
    vector.iter_mut().zip(direction).for_each(|(cell, part)| *cell -= along * part);
}

/// Records around a template, up to three decades to both sides in every quantity; they shrink to the template.
///
/// Signed quantities take both signs, and those that may be zero are so at times. A quantity that is zero in the template
/// is varied around one SI unit. Skipped fields are those of the template.
///
/// ```
/// use dimensionless::{Quantity, Record, records};
/// use proptest::prelude::*;
/// use uom::si::f64::{Length, Velocity};
/// #[derive(Clone, Debug, Record)]
/// struct Walk { #[record(skip)] name: &'static str, pace: Velocity, #[record(signed)] rise: Length }
///
/// let walk = Walk { name: "home", pace: Quantity::from_si(1.5), rise: Quantity::from_si(-20.0) };
/// proptest!(|(walk in records(&walk))| {
///     prop_assert!(walk.name == "home" && walk.pace.value > 1e-3 && walk.rise.value.abs() < 3e4);
/// });
/// ```
pub fn records<R: Record + Clone + fmt::Debug>(template: &R) -> impl Strategy<Value = R> {
    let template = template.clone();
    let fields = prop::collection::vec((-TENTHS..=TENTHS, prop::sample::select(vec![1.0, -1.0, 0.0])), R::FIELDS.len());
    fields.prop_map(move |changes| {
        let mut values = values(&template);
        for ((value, field), (tenths, sign)) in values.iter_mut().zip(R::FIELDS).zip(changes) {
            let size = if *value == 0.0 { 1.0 } else { *value };
            let varied = size * 10f64.powf(f64::from(tenths) / 10.0);
            *value = match field.sign {
                Sign::Positive => varied,
                Sign::Nonnegative => varied * f64::abs(sign),
                Sign::Signed => varied * sign,
            };
        }
        let mut record = template.clone();
        record.read_si(&values);
        record
    })
}

/// Asserts that a function of a record does not depend on the choice of base units.
///
/// Records around the template are expressed in other base units, and the function has to give the same quantity, to 10⁻⁹.
/// Records at which it gives no finite number are left out. The same cases are tried on every run.
///
/// # Panics
/// When the function is not covariant, with the smallest case that shows it; or when hardly any result is finite.
///
/// ```
/// use dimensionless::{Quantity, Record, assert_covariant};
/// use uom::si::f64::{Force, Length, MassDensity, Velocity};
/// #[derive(Clone, Debug, Record)]
/// struct Wind { speed: Velocity, height: Length, density: MassDensity }
///
/// let wind = Wind { speed: Quantity::from_si(10.0), height: Quantity::from_si(2.0), density: Quantity::from_si(1.2) };
/// let load = |wind: &Wind| -> Force { 0.6 * wind.density * wind.speed * wind.speed * wind.height * wind.height };
/// assert_covariant(&wind, load);
/// ```
///
/// A number in a unit hides in this one, although it is of the right type:
///
/// ```should_panic
/// # use dimensionless::{Quantity, Record, assert_covariant};
/// # use uom::si::f64::{Force, Length, MassDensity, Velocity};
/// # #[derive(Clone, Debug, Record)]
/// # struct Wind { speed: Velocity, height: Length, density: MassDensity }
/// # let wind = Wind { speed: Quantity::from_si(10.0), height: Quantity::from_si(2.0), density: Quantity::from_si(1.2) };
/// use uom::si::{force::newton, velocity::kilometer_per_hour};
/// assert_covariant(&wind, |wind| Force::new::<newton>(0.05 * wind.speed.get::<kilometer_per_hour>().powi(2)));
/// ```
#[track_caller]
pub fn assert_covariant<R: Record + Clone + fmt::Debug, Y: Quantity>(template: &R, function: impl Fn(&R) -> Y) {
    let results = |record: &R, change: &Rescaling| {
        let expected = function(record).to_si() * change.factor(&Y::DIMENSION);
        let mut changed = record.clone();
        change.apply(&mut changed);
        (expected, function(&changed).to_si())
    };
    let cases = (records(template), rescalings::<R, Y>());
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::default()));
    let tried = runner.run(&cases, |(record, change)| {
        let (expected, found) = results(&record, &change);
        if !expected.is_finite() {
            return Err(TestCaseError::reject("the function gives no finite number"));
        }
        let close = (found - expected).abs() <= TOLERANCE * expected.abs().max(found.abs());
        if close { Ok(()) } else { Err(TestCaseError::fail("not covariant")) }
    });
    match tried {
        Ok(()) => {}
        Err(TestError::Abort(_)) => panic!(
            "the function gives no finite number at most records: covariance cannot be tested\nhelp: choose a template at \
             which it does, and declare signs with `#[record(signed)]` or `#[record(nonnegative)]`"
        ),
        Err(TestError::Fail(_, (record, change))) => {
            let (expected, found) = results(&record, &change);
            panic!(
                "the function depends on the choice of units\n  at {}\n  expressed in units with {change}\n  expected \
                 [{}] {expected}, found {found}\nhelp: make every number with a unit in it a field or a constant of the \
                 record",
                described(&record),
                Y::DIMENSION,
            )
        }
    }
}

fn values<R: Record>(record: &R) -> Vec<f64> {
    let mut values = vec![0.0; R::FIELDS.len()];
    record.write_si(&mut values);
    values
}

/// `speed [L T⁻¹] = 10, …`, in SI coherent units.
fn described<R: Record>(record: &R) -> String {
    let values = values(record);
    let fields = R::FIELDS.iter().zip(&values).filter(|(field, _)| field.constant.is_none());
    fields
        .map(|(field, value)| format!("{} [{}] = {value}", field.name, field.dimension))
        .collect::<Vec<_>>()
        .join(", ")
}
