//! Π groups as values that remember whose they are.
//!
//! A number of dimension one says nothing about where it came from: a Reynolds number, an aspect ratio and a drag coefficient
//! are all `f64`. These types have one origin, the basis of a record, so that one cannot stand where another is meant.

use std::fmt;
use std::marker::PhantomData;

use super::{Product, Record};
use crate::pi::MAX_FIELDS;

/// The value of the `K`-th Π group of a record `R`, counted from 0.
///
/// Only the record's basis makes one, by the `pi` method of the derive, so it is of dimension one and may enter what no
/// quantity with a unit may: logarithms, exponentials and trigonometry. What these give are plain numbers.
///
/// ```
/// use dimensionless::{Pi, Quantity, Record};
/// use uom::si::f64::{DynamicViscosity, Length, MassDensity, Velocity};
/// #[derive(Record)]
/// struct Flow { speed: Velocity, diameter: Length, density: MassDensity, viscosity: DynamicViscosity }
///
/// /// Stokes' law and its first correction (Oseen 1910), for a Reynolds number and for nothing else.
/// fn drag_coefficient(reynolds: Pi<Flow, 0>) -> f64 {
///     24.0 * reynolds.powi(-1) * (1.0 + 3.0 / 16.0 * reynolds.value())
/// }
///
/// let flow = Flow {
///     speed: Quantity::from_si(0.1),
///     diameter: Quantity::from_si(0.01),
///     density: Quantity::from_si(1000.0),
///     viscosity: Quantity::from_si(2.0),
/// };
/// assert_eq!(drag_coefficient(flow.pi::<0>()), 52.5);
/// ```
///
/// A group that the record does not have is an error of types, and so is another record's:
///
/// ```compile_fail,E0277
/// # use dimensionless::Record;
/// # use uom::si::f64::Length;
/// # #[derive(Record)]
/// # struct Box { width: Length, height: Length }
/// fn second(side: &Box) {
///     let _ = side.pi::<1>(); // there is one group, of number 0
/// }
/// ```
pub struct Pi<R, const K: usize> {
    value: f64,
    record: PhantomData<fn(&R)>,
}

impl<R: Record, const K: usize> Pi<R, K> {
    /// Evaluates a group; the bound of the derive's `pi` says that there is one.
    #[doc(hidden)]
    #[must_use]
    pub fn of(record: &R) -> Self {
        let basis = const { &R::BASIS };
        let row = &basis.groups[K * basis.count..(K + 1) * basis.count];
        Self { value: product(&values(record), row), record: PhantomData }
    }

    /// The value.
    ///
    /// ```
    /// # use dimensionless::{Quantity, Record};
    /// # use uom::si::f64::Length;
    /// # #[derive(Record)]
    /// # struct Box { width: Length, height: Length }
    /// let side = Box { width: Length::from_si(3.0), height: Length::from_si(2.0) };
    /// assert_eq!(side.pi::<0>().value(), 1.5);
    /// ```
    #[must_use]
    pub const fn value(self) -> f64 {
        self.value
    }

    /// A whole power.
    ///
    /// ```
    /// # use dimensionless::{Quantity, Record};
    /// # use uom::si::f64::Length;
    /// # #[derive(Record)]
    /// # struct Box { width: Length, height: Length }
    /// # let side = Box { width: Length::from_si(3.0), height: Length::from_si(2.0) };
    /// assert_eq!(side.pi::<0>().powi(2), 2.25);
    /// ```
    #[must_use]
    pub fn powi(self, exponent: i32) -> f64 {
        self.value.powi(exponent)
    }
}

macro_rules! functions {
    ($($name:ident, $words:literal;)*) => {
        impl<R: Record, const K: usize> Pi<R, K> {
            $(
                #[doc = concat!("The ", $words, ".")]
                ///
                /// ```
                /// # use dimensionless::{Quantity, Record};
                /// # use uom::si::f64::Length;
                /// # #[derive(Record)]
                /// # struct Box { width: Length, height: Length }
                /// # let side = Box { width: Length::from_si(3.0), height: Length::from_si(2.0) };
                #[doc = concat!("assert_eq!(side.pi::<0>().", stringify!($name), "(), 1.5f64.", stringify!($name), "());")]
                /// ```
                #[must_use]
                pub fn $name(self) -> f64 {
                    self.value.$name()
                }
            )*
        }
    };
}

functions! {
    ln, "natural logarithm";
    exp, "exponential";
    sin, "sine";
    cos, "cosine";
    tan, "tangent";
}

impl<R, const K: usize> Clone for Pi<R, K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R, const K: usize> Copy for Pi<R, K> {}

impl<R, const K: usize> PartialEq for Pi<R, K> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<R, const K: usize> PartialOrd for Pi<R, K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        self.value.partial_cmp(&other.value)
    }
}

impl<R, const K: usize> fmt::Debug for Pi<R, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pi{K}({})", self.value)
    }
}

/// All Π groups of one record `R`, in the order of its `EXPONENTS`: what [`Law::response`](crate::Law::response) takes.
///
/// ```
/// use dimensionless::{Groups, Quantity, Record};
/// use uom::si::f64::Length;
/// #[derive(Record)]
/// struct Cuboid { width: Length, height: Length, depth: Length }
///
/// let cube = Cuboid { width: Length::from_si(1.0), height: Length::from_si(1.0), depth: Length::from_si(1.0) };
/// assert_eq!(Groups::of(&cube).values(), [1.0, 1.0]);
/// ```
pub struct Groups<R> {
    values: [f64; MAX_FIELDS],
    record: PhantomData<fn(&R)>,
}

impl<R: Record> Groups<R> {
    /// Evaluates the groups of a record.
    ///
    /// ```
    /// # use dimensionless::{Groups, Quantity, Record};
    /// # use uom::si::f64::Length;
    /// # #[derive(Record)]
    /// # struct Box { width: Length, height: Length }
    /// let side = Box { width: Length::from_si(3.0), height: Length::from_si(2.0) };
    /// assert_eq!(Groups::of(&side).values(), side.groups());
    /// ```
    #[must_use]
    pub fn of(record: &R) -> Self {
        let row = values(record);
        let mut groups = [0.0; MAX_FIELDS];
        for (group, exponents) in groups.iter_mut().zip(const { &R::BASIS }.rows()) {
            *group = product(&row, exponents);
        }
        Self { values: groups, record: PhantomData }
    }

    /// The values, one for each group.
    ///
    /// ```
    /// # use dimensionless::{Groups, Quantity, Record};
    /// # use uom::si::f64::Length;
    /// # #[derive(Record)]
    /// # struct Box { width: Length, height: Length }
    /// let side = Box { width: Length::from_si(3.0), height: Length::from_si(2.0) };
    /// assert_eq!(Groups::of(&side).values(), [1.5]);
    /// ```
    #[must_use]
    pub fn values(&self) -> &[f64] {
        &self.values[..const { super::groups(&R::BASIS) }]
    }
}

impl<R> Clone for Groups<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Groups<R> {}

impl<R: Record> PartialEq for Groups<R> {
    fn eq(&self, other: &Self) -> bool {
        self.values() == other.values()
    }
}

impl<R: Record> fmt::Debug for Groups<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Groups").field(&self.values()).finish()
    }
}

/// The values of a record, in places that every record has.
fn values<R: Record>(record: &R) -> [f64; MAX_FIELDS] {
    let mut values = [0.0; MAX_FIELDS];
    record.write_si(&mut values[..R::FIELDS.len()]);
    values
}

/// The product of powers of as many values as there are exponents.
fn product(values: &[f64], exponents: &[i64]) -> f64 {
    let factors = values.iter().zip(exponents);
    factors.fold(Product::ONE, |product, (&value, &exponent)| product.times(value, exponent)).value()
}

/// `(): Below<K, N>` says K < N: a record of N groups has a group K.
#[diagnostic::on_unimplemented(
    message = "there is no Π group {K}: the record has {N}, counted from 0",
    label = "no such group",
    note = "`GROUPS` and `EXPONENTS` of the record say which groups it has"
)]
pub trait Below<const K: usize, const N: usize> {}

macro_rules! below {
    () => {};
    ($last:literal $($rest:literal)*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl Below<$rest, $last> for () {}
        )*
        below! { $($rest)* }
    };
}

below! {
    48 47 46 45 44 43 42 41 40 39 38 37 36 35 34 33 32 31 30 29 28 27 26 25 24 23 22 21 20 19 18 17 16 15 14 13 12 11 10 9 8 7 6
    5 4 3 2 1 0
}
