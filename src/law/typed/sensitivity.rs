//! Typed sensitivities: the derivative of a target by a field, as the quotient of their types.

use std::ops::Div;

use super::Law;
use crate::error::Result;
use crate::quantity::Quantity;
use crate::record::{FieldOf, Record};

impl<R: Record, Y: Quantity> Law<R, Y> {
    /// The derivative of the target by one field of a record, all other fields held: ∂Y/∂F, exact for the fitted law.
    ///
    /// Its type is that of target / field, so the target's type needs `Div` by the field's, as those of `uom` have it; for a
    /// field of type `f64` it is the target's own. Where ln target was learned this is
    /// the derivative of the median. On the tails outside the trained domain it is that of the tail.
    ///
    /// # Errors
    /// As [`Law::predict`], and a derivative that is too large for a number.
    ///
    /// ```
    /// use dimensionless::{FitOptions, Law, Quantity, Record};
    /// use uom::si::f64::{Acceleration, Length, ReciprocalLength, Time, Velocity};
    /// #[derive(Record)]
    /// #[record(predicts(Time))]
    /// struct Drop { height: Length, gravity: Acceleration }
    ///
    /// let drops = [1.0, 2.0, 4.0].map(|h| Drop { height: Quantity::from_si(h), gravity: Quantity::from_si(9.81) });
    /// let falls = [0.4515, 0.6386, 0.9031].map(Time::from_si);
    /// let law = Law::<Drop, Time>::fit(&drops, &falls, &FitOptions::default()).unwrap();
    /// let fall = law.predict(&drops[1]).unwrap().value;
    /// // t = C √(h/g), so ∂t/∂h = t/(2h): a time for a length.
    /// let slower = law.sensitivity(&drops[1], Drop::fields().height).unwrap();
    /// assert!((slower / (fall / (2.0 * drops[1].height)) - 1.0.into()).value.abs() < 1e-12);
    /// ```
    ///
    /// The fields of another record are no fields of this one:
    ///
    /// ```compile_fail,E0308
    /// # use dimensionless::{FitOptions, Law, Record};
    /// # use uom::si::f64::{Acceleration, Length, Time};
    /// # #[derive(Record)]
    /// # struct Drop { height: Length, gravity: Acceleration }
    /// # #[derive(Record)]
    /// # struct Swing { length: Length, gravity: Acceleration }
    /// fn sensitivity(law: &Law<Drop, Time>, drop: &Drop) {
    ///     let _ = law.sensitivity(drop, Swing::fields().gravity);
    /// }
    /// ```
    pub fn sensitivity<F>(&self, record: &R, field: FieldOf<R, F>) -> Result<<Y as Div<F>>::Output>
    where
        Y: Div<F, Output: Quantity>,
    {
        let table = Self::table(std::slice::from_ref(record))?;
        let place = self.law.basis().problem().place(field.name())?;
        Ok(Quantity::from_si(self.law.sensitivity(&table, place)?))
    }
}
