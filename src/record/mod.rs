//! Records: structs of quantities whose Π basis rustc evaluates.

mod message;

use crate::dimension::Dimension;
use crate::pi::{FixedBasis, FixedScale, Sign, reach};

pub(crate) use message::unreachable;
pub use message::{check_target, check_unused};

/// One quantity of a record: a field, or a constant that the record declares.
///
/// ```
/// use dimensionless::{Dimension, Field, Sign};
/// let field = Field { name: "speed", dimension: Dimension::si([1, 0, -1, 0, 0, 0, 0]), sign: Sign::Positive, constant: None };
/// assert_eq!(field.dimension.to_string(), "L T⁻¹");
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Field {
    /// The name: the field's own, or the constant's symbol.
    pub name: &'static str,
    /// The dimension.
    pub dimension: Dimension,
    /// What is known of its sign.
    pub sign: Sign,
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
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a record of quantities",
    note = "add `#[derive(Record)]` to the struct; every field is a quantity of `uom::si::f64` or carries `#[record(skip)]`"
)]
pub trait Record {
    /// The fields in the order of the struct, then the constants.
    const FIELDS: &'static [Field];

    /// Writes the values in SI coherent units, in the order of [`Record::FIELDS`]; `values` has one place for each.
    fn write_si(&self, values: &mut [f64]);
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

/// Π groups from values in SI coherent units; with constant exponents this becomes multiplications and one division a group.
#[inline(always)]
pub fn evaluate<const N: usize, const GROUPS: usize>(
    exponents: &[[i64; N]; GROUPS],
    values: &[f64; N],
) -> [f64; GROUPS] {
    std::array::from_fn(|i| {
        let (mut numerator, mut denominator) = (1.0, 1.0);
        for j in 0..N {
            let exponent = exponents[i][j];
            if exponent > 0 {
                numerator *= power(values[j], exponent);
            } else if exponent < 0 {
                denominator *= power(values[j], -exponent);
            }
        }
        numerator / denominator
    })
}

/// `base^exponent` for a positive exponent.
#[inline(always)]
fn power(base: f64, exponent: i64) -> f64 {
    match exponent {
        1 => base,
        2 => base * base,
        3 => base * base * base,
        4 => (base * base) * (base * base),
        _ => base.powf(exponent as f64),
    }
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
