//! The dimensionless half of a law: F(Π), from the groups of a record and of no other.

use super::{LEVEL, Law, Prediction};
use crate::error::{Code, Error, Result};
use crate::features::Scale as Form;
use crate::law::evaluate::forms;
use crate::pi::{PiGroup, Problem};
use crate::quantity::Quantity;
use crate::record::{Groups, Record};

impl<R: Record, Y: Quantity> Law<R, Y> {
    /// The response F(Π) = target/scale of dimension one, with a 95 % interval, at the groups of a record `R`.
    ///
    /// # Errors
    /// A group that is not positive where its quantities are declared to be, and a loaded law that was fitted in other
    /// groups than the record's own.
    ///
    /// ```
    /// use dimensionless::{FitOptions, Groups, Law, ModelChoice, Quantity, Record};
    /// use uom::si::f64::Length;
    /// #[derive(Record)]
    /// #[record(predicts(Length))]
    /// struct Ellipse { width: Length, height: Length }
    ///
    /// // The root of the product of both axes is √(width/height) in units of the height.
    /// let ellipses = [(1.0, 2.0), (3.0, 2.0), (5.0, 1.0), (2.0, 7.0)]
    ///     .map(|(w, h)| Ellipse { width: Length::from_si(w), height: Length::from_si(h) });
    /// let roots = ellipses.each_ref().map(|e| Length::from_si((e.width * e.height).value.sqrt()));
    /// let options = FitOptions { model: ModelChoice::PowerLaw, ..FitOptions::default() };
    /// let law = Law::<Ellipse, Length>::fit(&ellipses, &roots, &options).unwrap();
    ///
    /// let response = law.response(&Groups::of(&ellipses[2])).unwrap();
    /// let scale = law.predict(&ellipses[2]).unwrap().value / response.value;
    /// assert_eq!(law.as_table_law().scale().to_string(), "width");
    /// assert!(((scale / ellipses[2].width).value - 1.0).abs() < 1e-12);
    /// ```
    ///
    /// The groups of another record are not those of this one, whatever their values:
    ///
    /// ```compile_fail,E0308
    /// # use dimensionless::{Groups, Law, Record};
    /// # use uom::si::f64::Length;
    /// # #[derive(Record)]
    /// # struct Ellipse { width: Length, height: Length }
    /// # #[derive(Record)]
    /// # struct Box { width: Length, height: Length }
    /// fn response(law: &Law<Ellipse, Length>, other: &Box) {
    ///     let _ = law.response(&Groups::of(other));
    /// }
    /// ```
    pub fn response(&self, groups: &Groups<R>) -> Result<Prediction<f64>> {
        let basis = self.law.basis();
        let features = self.law.groups().iter().zip(forms(basis.problem(), self.law.groups())).map(|(group, form)| {
            let place = place::<R>(basis.problem(), group).ok_or_else(|| other_groups(group))?;
            let value = groups.values()[place];
            match form {
                Form::Linear => Ok(vec![value]),
                Form::Log if value > 0.0 => Ok(vec![value.ln()]),
                Form::Log => Err(not_positive(group, value)),
            }
        });
        let features = features.collect::<Result<Vec<_>>>()?;
        let mut rows = self.law.predict_rows(&features, vec![0.0], LEVEL)?;
        rows.next().ok_or_else(|| Error::new(Code::Numerical, "no prediction was made"))
    }
}

/// The place of a law's group among those of a record, whose fields may stand in another order.
fn place<R: Record>(problem: &Problem, group: &PiGroup) -> Option<usize> {
    let exponents = R::FIELDS.iter().map(|field| problem.place(field.name).map(|place| group.exponents()[place]));
    let exponents: Vec<i64> = exponents.collect::<Result<_>>().ok()?;
    R::BASIS.rows().position(|row| row == exponents)
}

fn other_groups(group: &PiGroup) -> Error {
    Error::new(Code::Schema, format!("the law was fitted in other groups than those of this record: it has `{group}`"))
        .help("fit it again from records, or predict from a record, which needs no groups")
}

fn not_positive(group: &PiGroup, value: f64) -> Error {
    let label = group.label();
    Error::new(Code::Cell, format!("the group `{label}` is {value}, and this law takes positive values of it only"))
        .help("check the signs of the quantities in it")
}
