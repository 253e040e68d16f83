//! Fields as values: which one is meant, and of what type it is.

use std::marker::PhantomData;

use super::Record;

/// One field of a record `R`, of type `F`, as a value: made by the `fields` function of the derive.
///
/// ```
/// use dimensionless::{FieldOf, Record};
/// use uom::si::f64::{Length, Velocity};
/// #[derive(Record)]
/// struct Wave { speed: Velocity, depth: Length }
///
/// let depth: FieldOf<Wave, Length> = Wave::fields().depth;
/// assert_eq!(depth.name(), "depth");
/// ```
pub struct FieldOf<R, F> {
    place: usize,
    types: PhantomData<fn(&R) -> F>,
}

impl<R: Record, F> FieldOf<R, F> {
    /// The field at a place of `FIELDS`.
    #[doc(hidden)]
    #[must_use]
    pub const fn at(place: usize) -> Self {
        Self { place, types: PhantomData }
    }

    /// The name of the field.
    ///
    /// ```
    /// # use dimensionless::Record;
    /// # use uom::si::f64::Length;
    /// # #[derive(Record)]
    /// # struct Box { width: Length, height: Length }
    /// assert_eq!(Box::fields().width.name(), "width");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        R::FIELDS[self.place].name
    }
}

impl<R, F> Clone for FieldOf<R, F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R, F> Copy for FieldOf<R, F> {}
