//! The bridge from types to values: one constant a type, and the value in SI coherent units.

use crate::dimension::Dimension;

/// A quantity with a dimension that the compiler knows.
///
/// Every quantity of `uom`'s SI with `f64` storage is one. `f64` is not: a pure number has to be asked for, as
/// `uom::si::f64::Ratio`, or by `#[record(dimensionless)]` on a field.
///
/// ```
/// use dimensionless::Quantity;
/// use uom::si::{f64::Velocity, velocity::kilometer_per_hour};
/// assert_eq!(Velocity::DIMENSION.to_string(), "L T⁻¹");
/// assert_eq!(Velocity::new::<kilometer_per_hour>(36.0).to_si(), 10.0);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a physical quantity",
    label = "its dimension is not known",
    note = "use a quantity of `uom::si::f64`, such as `Length` or `Velocity`; mark a plain `f64` field that is a pure \
            number with `#[record(dimensionless)]`, and a field that is no input with `#[record(skip)]`"
)]
pub trait Quantity: Copy {
    /// The dimension.
    const DIMENSION: Dimension;

    /// The value in SI coherent units.
    fn to_si(self) -> f64;

    /// Makes a quantity from its value in SI coherent units.
    fn from_si(value: f64) -> Self;
}

#[diagnostic::do_not_recommend]
impl<D: uom::si::Dimension + ?Sized> Quantity for uom::si::Quantity<D, uom::si::SI<f64>, f64> {
    const DIMENSION: Dimension = {
        use uom::typenum::Integer;
        Dimension::si([D::L::I64, D::M::I64, D::T::I64, D::I::I64, D::Th::I64, D::N::I64, D::J::I64])
    };

    #[inline]
    fn to_si(self) -> f64 {
        self.value
    }

    #[inline]
    fn from_si(value: f64) -> Self {
        Self { dimension: std::marker::PhantomData, units: std::marker::PhantomData, value }
    }
}
