//! Records: structs of quantities whose Π basis rustc evaluates.

mod field_of;
mod groups;
mod kind;
mod message;
mod nested;
mod stated;

use crate::constants::{Constant, same};
use crate::dimension::Dimension;
use crate::pi::{
    FixedBasis, FixedScale, MAX_FIELDS, PiBasis, Problem, Sign, Similarity, declared_basis, fingerprint, reach,
    similar_exponents, solve,
};
use crate::rational::Rational;
use crate::refusal::Refusal;

pub use field_of::FieldOf;
pub use groups::{Below, Groups, Pi};
pub use kind::{Kind, KindOf, Unmarked};
pub(crate) use message::unreachable;
pub use message::{check_kinds, check_stated, check_target, check_used, check_used_between};
pub use nested::{Part, check_nested, count, dotted_names, flatten, length_of_names, starts, write_constants};
pub use stated::stated;

/// One quantity of a record: a field, or a constant that the record declares.
///
/// ```
/// use dimensionless::{Kind, Record};
/// use uom::si::f64::{AngularVelocity, Length};
/// #[derive(Record)]
/// struct Wheel { spin: AngularVelocity, radius: Length }
///
/// let [spin, radius] = Wheel::FIELDS else { panic!("two fields") };
/// assert_eq!((spin.name, spin.dimension.to_string().as_str(), spin.kind), ("spin", "T⁻¹", Kind::Angle));
/// assert_eq!((radius.kind, radius.constant), (Kind::Plain, None));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Field {
    /// The name: the field's own, or the constant's symbol.
    pub name: &'static str,
    /// The dimension.
    pub dimension: Dimension,
    /// What is known of its sign.
    pub sign: Sign,
    /// What its type says beyond the dimension.
    pub kind: Kind,
    /// The value in SI coherent units, for a constant.
    pub constant: Option<f64>,
}

/// A struct of quantities, one row of measurements; derive it.
///
/// ```
/// use dimensionless::Record;
/// use uom::si::f64::{DynamicViscosity, Length, MassDensity, Velocity};
///
/// #[derive(Record)]
/// struct Flow { speed: Velocity, diameter: Length, density: MassDensity, viscosity: DynamicViscosity }
///
/// assert_eq!(Flow::GROUPS, 1);
/// assert_eq!(Flow::EXPONENTS, [[1, 1, 1, -1]]);
/// ```
///
/// A record may hold others, whose fields then have dotted names, and declare its groups:
///
/// ```
/// # use dimensionless::Record;
/// # use uom::si::f64::{DynamicViscosity, Length, MassDensity, Velocity};
/// #[derive(Record)]
/// struct Fluid { density: MassDensity, viscosity: DynamicViscosity }
///
/// #[derive(Record)]
/// #[record(group(Re = "water.density * speed * diameter / water.viscosity"))]
/// struct Pipe { #[record(nested)] water: Fluid, speed: Velocity, diameter: Length }
///
/// assert_eq!(Pipe::FIELDS[0].name, "water.density");
/// assert_eq!(Pipe::EXPONENTS, [[1, -1, 1, 1]]);
/// ```
///
/// Groups that are no basis do not compile; here the message ends in "multiply it by `diameter`":
///
/// ```compile_fail
/// # use dimensionless::Record;
/// # use uom::si::f64::{DynamicViscosity, Length, MassDensity, Velocity};
/// #[derive(Record)]
/// #[record(group(Re = "density * speed / viscosity"))]
/// struct Flow { speed: Velocity, diameter: Length, density: MassDensity, viscosity: DynamicViscosity }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a record of quantities",
    note = "add `#[derive(Record)]` to the struct; every field is a quantity of `uom::si::f64` or carries `#[record(skip)]`"
)]
pub trait Record {
    /// The fields in the order of the struct, then the constants.
    const FIELDS: &'static [Field];

    /// Identifies the quantities: names, dimensions, signs and constants, whatever their order.
    ///
    /// FNV-1a with 64 bits for each quantity, summed modulo 2⁶⁴; the first half of
    /// [`Problem::fingerprint`](crate::Problem::fingerprint) in saved laws. Stable across versions and machines.
    ///
    /// ```
    /// use dimensionless::Record;
    /// use uom::si::f64::{Length, Velocity};
    /// #[derive(Record)]
    /// struct One { speed: Velocity, length: Length }
    /// #[derive(Record)]
    /// struct Same { length: Length, speed: Velocity }
    /// #[derive(Record)]
    /// struct Other { width: Length, speed: Velocity }
    /// const { assert!(One::FINGERPRINT == Same::FINGERPRINT && One::FINGERPRINT != Other::FINGERPRINT) };
    /// ```
    const FINGERPRINT: u64 = fingerprint_of(Self::FIELDS);

    /// Which quantities may enter no group and no scale, one for each of `FIELDS`; empty for none.
    #[doc(hidden)]
    const KEPT: &'static [bool] = &[];

    /// The groups that the record declares, such as `Re = density*speed*diameter/viscosity`; empty for none.
    #[doc(hidden)]
    const DECLARED: &'static [&'static str] = &[];

    /// The solved basis, so that rustc solves once for a record and not once for each of its laws.
    #[doc(hidden)]
    const BASIS: FixedBasis = solve(Self::FIELDS);

    /// Writes the values in SI coherent units, in the order of [`Record::FIELDS`]; `values` has one place for each.
    fn write_si(&self, values: &mut [f64]);

    /// Takes values in SI coherent units, in the order of [`Record::FIELDS`]: skipped fields stay, and constants are not read.
    ///
    /// ```
    /// use dimensionless::{Quantity, Record};
    /// use uom::si::f64::Length;
    /// #[derive(Record)]
    /// struct Run { #[record(skip)] name: &'static str, depth: Length }
    ///
    /// let mut run = Run { name: "first", depth: Length::from_si(1.0) };
    /// run.read_si(&[2.5]);
    /// assert_eq!((run.name, run.depth), ("first", Length::from_si(2.5)));
    /// ```
    fn read_si(&mut self, values: &[f64]);
}

const fn fingerprint_of(fields: &[Field]) -> u64 {
    let mut sum = 0u64;
    let mut j = 0;
    while j < fields.len() {
        let field = &fields[j];
        sum = sum.wrapping_add(fingerprint(field.name, &field.dimension, field.sign, field.constant));
        j += 1;
    }
    sum
}

/// The basis of a record at run time: the declared groups with their symbols, or the display basis.
pub(crate) fn basis<R: Record>(problem: &Problem) -> crate::error::Result<PiBasis> {
    if R::DECLARED.is_empty() { problem.solve() } else { PiBasis::with_declared(problem, R::DECLARED) }
}

/// A refusal that is reported by no text: another error is to be mended first.
const SILENT: Refusal = Refusal::with(usize::MAX, "", "");

/// Checks the declared groups of a record.
#[allow(clippy::result_large_err, reason = "in `const` nothing can be boxed: a refusal holds its words in place")]
#[track_caller]
pub const fn declare(fields: &[Field], declared: &[&str]) -> Result<FixedBasis, Refusal> {
    if is_complete(fields) { declared_basis(fields, declared) } else { Err(SILENT) }
}

/// Solves for the exponents of a record's similitude.
#[allow(clippy::result_large_err, reason = "in `const` nothing can be boxed: a refusal holds its words in place")]
#[track_caller]
pub const fn similar(
    fields: &[Field],
    declared: &[&str],
    basis: &Result<FixedBasis, Refusal>,
    similarity: &Similarity<'_>,
) -> Result<[Rational; MAX_FIELDS], Refusal> {
    match basis {
        Ok(basis) if is_complete(fields) => similar_exponents(fields, declared, basis, similarity),
        _ => Err(SILENT),
    }
}

/// The exponents of a solved basis as an array of their true size.
pub const fn exponents<const N: usize, const GROUPS: usize>(basis: &FixedBasis) -> [[i64; N]; GROUPS] {
    let mut exponents = [[0; N]; GROUPS];
    let mut i = 0;
    while i < GROUPS {
        let mut j = 0;
        while j < N {
            exponents[i][j] = basis.groups[i * N + j];
            j += 1;
        }
        i += 1;
    }
    exponents
}

/// How many Π groups a basis has.
pub const fn groups(basis: &FixedBasis) -> usize {
    basis.count - basis.rank
}

/// One exponent, 0 for a group that does not exist.
pub const fn exponent<const N: usize, const GROUPS: usize>(
    exponents: &[[i64; N]; GROUPS],
    group: usize,
    quantity: usize,
) -> i64 {
    if group < GROUPS { exponents[group][quantity] } else { 0 }
}

/// A physical constant of a record, by its symbol; one without a name when there is none, which [`check_constant`] reports.
#[must_use]
pub const fn constant(symbol: &str) -> Constant {
    match Constant::find(symbol) {
        Some(found) => found,
        None => Constant { symbol: "", name: "", value: 1.0, unit: "", dimension: Dimension::ONE },
    }
}

/// Fails the build when there is no such constant, or when its name is taken.
///
/// `fields` are the names of the fields, `earlier` the constants before this one as they were written.
#[track_caller]
pub const fn check_constant(symbol: &str, fields: &[&str], earlier: &[&str]) {
    let Some(found) = Constant::find(symbol) else { message::unknown_constant(symbol) };
    let mut i = 0;
    while i < fields.len() {
        if same(fields[i], found.symbol) {
            message::constant_and_field(found.symbol)
        }
        i += 1;
    }
    let mut i = 0;
    while i < earlier.len() {
        if let Some(other) = Constant::find(earlier[i])
            && same(other.symbol, found.symbol)
        {
            message::constant_twice(earlier[i], symbol)
        }
        i += 1;
    }
}

/// Whether every constant was found; while one is missing, that is the error to mend first.
const fn is_complete(fields: &[Field]) -> bool {
    let mut i = 0;
    while i < fields.len() {
        if fields[i].name.is_empty() {
            return false;
        }
        i += 1;
    }
    true
}

/// Evaluates groups, where the derive cannot write them out because it does not see how many quantities there are.
#[must_use]
#[inline]
pub fn evaluate<const N: usize, const GROUPS: usize>(
    exponents: &[[i64; N]; GROUPS],
    values: &[f64; N],
) -> [f64; GROUPS] {
    exponents.map(|row| {
        let factors = values.iter().zip(row);
        factors.fold(Product::ONE, |product, (&value, exponent)| product.times(value, exponent)).value()
    })
}

/// A product of powers as a fraction, so that with constant exponents it becomes multiplications and one division.
#[derive(Clone, Copy)]
pub struct Product {
    numerator: f64,
    denominator: f64,
}

impl Product {
    /// The empty product.
    pub const ONE: Self = Self { numerator: 1.0, denominator: 1.0 };

    /// Multiplies by a power; the exponent is a constant where it is called, so one branch remains.
    #[inline(always)]
    #[must_use]
    pub fn times(mut self, base: f64, exponent: i64) -> Self {
        if exponent > 0 {
            self.numerator *= power(base, exponent);
        } else if exponent < 0 {
            self.denominator *= power(base, -exponent);
        }
        self
    }

    /// The value of the fraction.
    #[inline(always)]
    #[must_use]
    pub fn value(self) -> f64 {
        self.numerator / self.denominator
    }
}

/// The largest exponent that is multiplied out.
const MULTIPLIED_OUT: i64 = 64;

/// `base^exponent` for a positive exponent: repeated squaring, which LLVM unrolls for a constant exponent.
#[inline(always)]
fn power(base: f64, exponent: i64) -> f64 {
    if exponent > MULTIPLIED_OUT {
        return base.powf(exponent as f64);
    }
    let (mut square, mut rest) = (base, exponent);
    while rest % 2 == 0 {
        square *= square;
        rest /= 2;
    }
    let mut product = square;
    while rest > 1 {
        square *= square;
        rest /= 2;
        if rest % 2 == 1 {
            product *= square;
        }
    }
    product
}

/// Whether a quantity enters a group or the scale of one of the targets.
pub(crate) const fn is_used(basis: &FixedBasis, scales: &[Option<FixedScale>], field: usize) -> bool {
    let mut i = 0;
    while i < basis.count - basis.rank {
        if basis.groups[i * basis.count + field] != 0 {
            return true;
        }
        i += 1;
    }
    let mut k = 0;
    while k < scales.len() {
        if let Some(scale) = &scales[k]
            && scale.numerators[field] != 0
        {
            return true;
        }
        k += 1;
    }
    false
}

/// The scale of a target, for a law over any record and quantity; the message of the build names every field.
pub(crate) const fn scale_of(fields: &'static [Field], target: &Dimension) -> FixedScale {
    match reach(fields, target) {
        Some(scale) => scale,
        None => unreachable(fields, "the target", target),
    }
}
