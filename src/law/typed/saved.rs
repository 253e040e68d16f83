//! Typed laws in files: a law comes back for a record of the same quantities, in whatever order.

use std::marker::PhantomData;
use std::path::Path;

use super::Law;
use crate::error::{Code, Error, Result};
use crate::law::TableLaw;
use crate::pi::Variable;
use crate::quantity::Quantity;
use crate::record::Record;

impl<R: Record, Y: Quantity> Law<R, Y> {
    /// Writes the law to a JSON file.
    ///
    /// # Errors
    /// A path that cannot be written.
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
    /// assert!(law.save("no/such/folder/law.json").is_err());
    /// ```
    pub fn save(&self, path: impl AsRef<Path>) -> Result<()> {
        self.law.save(path)
    }

    /// Reads a law that was fitted for a record of the same fields, in whatever order, and a target of the same dimension.
    ///
    /// The record's [`FINGERPRINT`](Record::FINGERPRINT) decides.
    ///
    /// # Errors
    /// As [`TableLaw::load`], and a law whose fields differ in name, dimension, sign or constant, or whose target
    /// differs in dimension: the message names the first.
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
    /// let path = std::env::temp_dir().join(format!("drop-{}.json", std::process::id()));
    /// law.save(&path).unwrap();
    /// let again = Law::<Drop, Time>::load(&path).unwrap();
    /// assert_eq!(again.as_table_law(), law.as_table_law());
    /// # std::fs::remove_file(path).unwrap();
    /// ```
    pub fn load(path: impl AsRef<Path>) -> Result<Self> {
        let law = TableLaw::load(path)?;
        let problem = law.basis().problem();
        if problem.inputs_fingerprint() != R::FINGERPRINT {
            return Err(other_quantities(difference(Self::problem()?.variables(), problem.variables())));
        }
        // A target has a name in a table and none in a record; its sign class decides nothing.
        if law.target().dimension() != Y::DIMENSION {
            let needed = Y::DIMENSION;
            return Err(other_quantities(format!(
                "its target is {} where [{needed}] is needed",
                law.target().described()
            )));
        }
        Ok(Self { law, types: PhantomData })
    }
}

/// What differs first: a quantity of the record that the law has not or has otherwise, or one of the law beyond those.
fn difference(own: &[Variable], its: &[Variable]) -> String {
    let find = |name: &str, all: &[Variable]| all.iter().position(|variable| variable.name() == name);
    let unknown = its.iter().find(|variable| find(variable.name(), own).is_none());
    let describe = |variable: Option<&Variable>| variable.map_or("nothing".to_owned(), Variable::schema);
    let differing = own.iter().find_map(|needed| {
        let given = find(needed.name(), its).map(|place| &its[place]);
        (given.map(Variable::schema) != Some(needed.schema())).then(|| (given.or(unknown), Some(needed)))
    });
    let (given, needed) = differing.unwrap_or((unknown, None));
    format!("it has {} where this record has {}", describe(given), describe(needed))
}

fn other_quantities(difference: String) -> Error {
    Error::new(Code::Schema, format!("the saved law was fitted for other quantities: {difference}"))
        .help("load it into the record that it was fitted with, or fit it again")
}
