//! Kinds: what `uom` tells apart among quantities of one dimension.
//!
//! Two of its kinds decide whether a Π group means anything. An absolute temperature is measured from absolute zero and an
//! interval from wherever its other end is; an angle's radians are counted and a frequency's cycles are not. The other kinds
//! (surface tension against energy per area, kinematic viscosity against diffusion coefficient) are quotients that
//! textbooks name: they mix freely.

use std::marker::PhantomData;

use uom::si::marker::{AngleKind, TemperatureKind};
use uom::si::{Dimension, Quantity, SI};
use uom::typenum::Integer;

/// What the type of a field says beyond its dimension, as far as it decides which Π groups mean anything.
///
/// ```
/// use dimensionless::{Kind, Record};
/// use uom::si::f64::{Length, ThermodynamicTemperature};
/// #[derive(Record)]
/// struct Rod { length: Length, temperature: ThermodynamicTemperature }
/// assert_eq!(Rod::FIELDS[1].kind, Kind::AbsoluteTemperature);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nothing.
    Plain,
    /// It counts radians: an angle, an angular velocity, a torque.
    Angle,
    /// A temperature above absolute zero.
    AbsoluteTemperature,
}

impl Kind {
    pub(super) const fn equals(self, other: Self) -> bool {
        self as u8 == other as u8
    }
}

/// Asks a type for its kind: `KindOf::<T>::KIND`, with [`Unmarked`] in scope, which answers for all types but those below.
pub struct KindOf<T>(PhantomData<T>);

/// The kind of every type that has none of its own.
pub trait Unmarked {
    /// No kind that matters.
    const KIND: Kind = Kind::Plain;
}

impl<T> Unmarked for KindOf<T> {}

macro_rules! kinds {
    ($($marker:ident: $kind:ident;)*) => {
        $(
            impl<L: Integer, M: Integer, T: Integer, I: Integer, Th: Integer, N: Integer, J: Integer>
                KindOf<
                    Quantity<
                        dyn Dimension<L = L, M = M, T = T, I = I, Th = Th, N = N, J = J, Kind = dyn $marker>,
                        SI<f64>,
                        f64,
                    >,
                >
            {
                /// The kind that `uom` marks.
                pub const KIND: Kind = Kind::$kind;
            }
        )*
    };
}

kinds! {
    AngleKind: Angle;
    TemperatureKind: AbsoluteTemperature;
}
