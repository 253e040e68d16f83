//! The typed door: a law from records to a quantity.

mod response;
mod rows;
mod saved;
mod sensitivity;

use std::fmt;
use std::marker::PhantomData;

use super::{FitOptions, GroupChoice, TableLaw};
use crate::dimension::Dimension;
use crate::error::{Code, Error, Result};
use crate::pi::{FixedScale, PiBasis};
use crate::quantity::Quantity;
use crate::record::{Record, basis, check_used_between, scale_of};
use crate::regression::Regressor;
use crate::table::Table;
use crate::unit::Unit;

/// A law that predicts a quantity `Y` from a record `R`.
///
/// The scale is a constant of the type: a target that the fields cannot reach does not compile.
///
/// ```
/// use dimensionless::{FitOptions, Law, Record};
/// use uom::si::f64::{Acceleration, Length, Time};
/// use uom::si::{acceleration::meter_per_second_squared, length::meter, time::second};
///
/// #[derive(Record)]
/// #[record(predicts(Time))]
/// struct Drop { height: Length, gravity: Acceleration }
///
/// let drop = |h| Drop { height: Length::new::<meter>(h), gravity: Acceleration::new::<meter_per_second_squared>(9.81) };
/// let drops = [1.0, 2.0, 4.0].map(drop);
/// let falls = [0.4515, 0.6386, 0.9031].map(Time::new::<second>);
/// let law = Law::<Drop, Time>::fit(&drops, &falls, &FitOptions::default()).unwrap();
/// let fall = law.predict(&drop(3.0)).unwrap();
/// assert!((fall.value.get::<second>() - 0.782).abs() < 1e-3);
/// ```
///
/// ```compile_fail
/// use dimensionless::{FitOptions, Law, Record};
/// use uom::si::f64::{Length, Time};
///
/// #[derive(Record)]
/// struct Drop { height: Length }
///
/// // Nothing carries time.
/// let law = Law::<Drop, Time>::fit(&[], &[], &FitOptions::default());
/// ```
pub struct Law<R, Y> {
    law: TableLaw,
    types: PhantomData<fn(&R) -> Y>,
}

/// A predicted quantity.
///
/// ```
/// use dimensionless::Prediction;
/// let prediction = Prediction { value: 1.0, interval: (0.9, 1.1), outside: 0.0 };
/// assert!(prediction.is_inside());
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prediction<Y> {
    /// The predicted value: the median where ln target was learned.
    pub value: Y,
    /// The 95 % interval for a new measurement.
    pub interval: (Y, Y),
    /// 0 inside the trained domain, else how far out, in standard deviations of the training rows (of dimension one).
    pub outside: f64,
}

/// The level of the intervals.
const LEVEL: f64 = 0.95;

impl<Y> Prediction<Y> {
    /// The same with each quantity changed.
    fn map<Z>(self, change: impl Fn(Y) -> Z) -> Prediction<Z> {
        let (lower, upper) = self.interval;
        Prediction { value: change(self.value), interval: (change(lower), change(upper)), outside: self.outside }
    }

    /// Whether the record is inside the trained domain.
    ///
    /// ```
    /// # use dimensionless::Prediction;
    /// assert!(!Prediction { value: 1.0, interval: (0.5, 2.0), outside: 1.3 }.is_inside());
    /// ```
    #[must_use]
    pub fn is_inside(&self) -> bool {
        self.outside == 0.0
    }
}

impl<R: Record, Y: Quantity> Law<R, Y> {
    /// The dimension of the target.
    pub const TARGET: Dimension = Y::DIMENSION;

    /// The exponents of the scale, found by rustc; a field that enters neither them nor a group fails the build.
    const SCALE: FixedScale = {
        let scale = scale_of(R::FIELDS, &Y::DIMENSION);
        check_used_between::<R>(&[Some(scale)], 0, R::FIELDS.len());
        scale
    };

    /// Fits a law to records and measured targets, row by row.
    ///
    /// # Errors
    /// Slices of different length, values that are not finite, too few rows, and settings that do not go with the rows.
    ///
    /// ```
    /// # use dimensionless::{FitOptions, Law, Quantity, Record};
    /// # use uom::si::f64::{Acceleration, Length, Time};
    /// # #[derive(Record)]
    /// # #[record(predicts(Time))]
    /// # struct Drop { height: Length, gravity: Acceleration }
    /// # let drops = [1.0, 2.0, 4.0].map(|h| Drop { height: Quantity::from_si(h), gravity: Quantity::from_si(9.81) });
    /// # let falls = [0.4515, 0.6386, 0.9031].map(Time::from_si);
    /// let law = Law::<Drop, Time>::fit(&drops, &falls, &FitOptions::default()).unwrap();
    /// assert_eq!(law.as_table_law().quality().rows, 3);
    /// let error = Law::<Drop, Time>::fit(&drops, &falls[1..], &FitOptions::default()).unwrap_err();
    /// assert_eq!(error.to_string(), "there are 3 records and 2 targets");
    /// ```
    pub fn fit(records: &[R], targets: &[Y], options: &FitOptions) -> Result<Self> {
        let (basis, table) = Self::measured(records, targets)?;
        // The groups of a law of records are those of its type.
        let options = FitOptions { groups: GroupChoice::All, ..options.clone() };
        Ok(Self { law: TableLaw::fit_basis(&basis, &table, &options)?, types: PhantomData })
    }

    /// Fits a law with a learner of one's own to records and measured targets: see [`Regressor`].
    ///
    /// # Errors
    /// As [`Law::fit`], and what the learner refuses.
    ///
    /// ```
    /// # use dimensionless::{FitOptions, Law, Learned, Quantity, Record, TrainingRows};
    /// # use uom::si::f64::{Acceleration, Length, Time};
    /// # #[derive(Record)]
    /// # #[record(predicts(Time))]
    /// # struct Drop { height: Length, gravity: Acceleration }
    /// # let drops = [1.0, 2.0, 4.0].map(|h| Drop { height: Quantity::from_si(h), gravity: Quantity::from_si(9.81) });
    /// # let falls = [0.4515, 0.6386, 0.9031].map(Time::from_si);
    /// let nothing = |_: &TrainingRows| -> Result<Learned, Box<dyn std::error::Error + Send + Sync>> {
    ///     Ok(Box::new(|_| 0.0))
    /// };
    /// let law = Law::<Drop, Time>::fit_with(&drops, &falls, &nothing, &FitOptions::default()).unwrap();
    /// assert_eq!(law.as_table_law().model_name(), "own regressor");
    /// ```
    pub fn fit_with(records: &[R], targets: &[Y], regressor: &dyn Regressor, options: &FitOptions) -> Result<Self> {
        let (basis, table) = Self::measured(records, targets)?;
        Ok(Self { law: TableLaw::fit_with(&basis, &table, regressor, options)?, types: PhantomData })
    }

    /// The groups of the records, and a column for each field and for the target.
    fn measured(records: &[R], targets: &[Y]) -> Result<(PiBasis, Table)> {
        if records.len() != targets.len() {
            return Err(Error::new(
                Code::Setting,
                format!("there are {} records and {} targets", records.len(), targets.len()),
            )
            .help("give one target for each record"));
        }
        let mut table = Self::table(records)?;
        let values = targets.iter().map(|target| target.to_si()).collect();
        table.push_si(&Self::target_name(), Unit::coherent(&Y::DIMENSION), values)?;
        let problem = Self::problem()?;
        let exponents: Option<Vec<_>> = Self::SCALE.numerators[..R::FIELDS.len()]
            .iter()
            .map(|&numerator| crate::Rational::new(numerator, Self::SCALE.denominator))
            .collect();
        let exponents = exponents.ok_or_else(crate::dimension::overflow)?;
        Ok((basis::<R>(&problem)?.with_scale(&exponents)?, table))
    }

    /// Predicts the target of one record, with a 95 % interval.
    ///
    /// # Errors
    /// Values that are not finite, or of a sign that the record does not declare.
    ///
    /// ```
    /// # use dimensionless::{FitOptions, Law, Quantity, Record};
    /// # use uom::si::f64::{Acceleration, Length, Time};
    /// # #[derive(Record)]
    /// # #[record(predicts(Time))]
    /// # struct Drop { height: Length, gravity: Acceleration }
    /// # let drops = [1.0, 2.0, 4.0].map(|h| Drop { height: Quantity::from_si(h), gravity: Quantity::from_si(9.81) });
    /// # let falls = [0.4515, 0.6386, 0.9031].map(Time::from_si);
    /// # let law = Law::<Drop, Time>::fit(&drops, &falls, &FitOptions::default()).unwrap();
    /// let fall = law.predict(&drops[1]).unwrap();
    /// assert!((fall.value.value - 0.6386).abs() < 1e-3 && fall.interval.0 < fall.value && fall.is_inside());
    /// ```
    pub fn predict(&self, record: &R) -> Result<Prediction<Y>> {
        let mut all = self.predict_all(std::slice::from_ref(record))?;
        all.pop().ok_or_else(|| Error::new(Code::Numerical, "no prediction was made"))
    }

    /// Predicts the targets of many records, with 95 % intervals.
    ///
    /// # Errors
    /// As [`Law::predict`].
    ///
    /// ```
    /// # use dimensionless::{FitOptions, Law, Quantity, Record};
    /// # use uom::si::f64::{Acceleration, Length, Time};
    /// # #[derive(Record)]
    /// # #[record(predicts(Time))]
    /// # struct Drop { height: Length, gravity: Acceleration }
    /// # let drops = [1.0, 2.0, 4.0].map(|h| Drop { height: Quantity::from_si(h), gravity: Quantity::from_si(9.81) });
    /// # let falls = [0.4515, 0.6386, 0.9031].map(Time::from_si);
    /// # let law = Law::<Drop, Time>::fit(&drops, &falls, &FitOptions::default()).unwrap();
    /// let all = law.predict_all(&drops).unwrap();
    /// assert!(all.iter().zip(&falls).all(|(fall, seen)| (fall.value - *seen).abs() < Time::from_si(1e-3)));
    /// ```
    pub fn predict_all(&self, records: &[R]) -> Result<Vec<Prediction<Y>>> {
        // The columns are not needed once the features are there.
        let (features, ln_scale) = self.law.features(&Self::table(records)?)?;
        let rows = self.law.predict_rows(&features, ln_scale, LEVEL)?;
        Ok(rows.map(|row| row.map(Y::from_si)).collect())
    }

    /// The law behind it, whose columns are the fields in SI coherent units.
    ///
    /// ```
    /// # use dimensionless::{FitOptions, Law, Quantity, Record};
    /// # use uom::si::f64::{Acceleration, Length, Time};
    /// # #[derive(Record)]
    /// # #[record(predicts(Time))]
    /// # struct Drop { height: Length, gravity: Acceleration }
    /// # let drops = [1.0, 2.0, 4.0].map(|h| Drop { height: Quantity::from_si(h), gravity: Quantity::from_si(9.81) });
    /// # let falls = [0.4515, 0.6386, 0.9031].map(Time::from_si);
    /// # let law = Law::<Drop, Time>::fit(&drops, &falls, &FitOptions::default()).unwrap();
    /// assert_eq!(law.as_table_law().formula(), "target = 1.414 · height^(1/2) gravity^(-1/2)");
    /// ```
    #[must_use]
    pub fn as_table_law(&self) -> &TableLaw {
        &self.law
    }
}

impl<R, Y> Clone for Law<R, Y> {
    fn clone(&self) -> Self {
        Self { law: self.law.clone(), types: PhantomData }
    }
}

impl<R, Y> fmt::Debug for Law<R, Y> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.law, f)
    }
}

impl<R, Y> fmt::Display for Law<R, Y> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.law, f)
    }
}
