//! A file of any size, a round of rows at a time.

use std::fs::File;
use std::path::Path;

use super::builder::Builder;
use super::read::{ReadOptions, open};
use super::records::Records;
use super::{Inputs, Table};
use crate::error::Result;
use crate::pi::Problem;

/// A CSV file with units in its header that is never held in memory as a whole.
///
/// ```
/// use dimensionless::{Inputs, TableFile, Variable};
/// let file = TableFile::open("examples/data/solar_system.csv").unwrap();
/// let inputs = Inputs::all().constant(Variable::named_constant("G").unwrap());
/// let problem = file.problem("period", &inputs).unwrap();
/// assert_eq!(problem.target().unwrap().unit().to_string(), "d");
/// ```
#[derive(Clone, Debug)]
pub struct TableFile {
    options: ReadOptions,
}

impl TableFile {
    /// A file with its companion `NAME.units.toml`, if there is one.
    ///
    /// # Errors
    /// A companion that is not a list of units. The file itself is opened where it is read.
    ///
    /// ```
    /// # use dimensionless::{Inputs, TableFile};
    /// let file = TableFile::open("no/such/file.csv").unwrap();
    /// assert!(file.problem("y", &Inputs::all()).unwrap_err().to_string().starts_with("cannot read `no/such/file.csv`"));
    /// ```
    pub fn open(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        Ok(Self::with_options(path, ReadOptions::default().with_companion(path)?))
    }

    /// A file that is read with options.
    ///
    /// ```
    /// # use dimensionless::{Inputs, ReadOptions, TableFile};
    /// let options = ReadOptions::default().unit("nothing", "m");
    /// let file = TableFile::with_options("examples/data/trinity.csv", options);
    /// assert!(file.problem("R", &Inputs::all()).unwrap_err().to_string().contains("no column is called that"));
    /// ```
    #[must_use]
    pub fn with_options(path: impl AsRef<Path>, options: ReadOptions) -> Self {
        Self { options: options.path(path.as_ref()) }
    }

    /// States the problem of predicting one column from others and constants, as [`Table::problem`] does. The first rows,
    /// some megabytes of them, decide the sign classes; a later row of another sign is refused where it is used.
    ///
    /// # Errors
    /// As [`Table::read`] and [`Table::problem`], as far as the first rows show.
    ///
    /// ```
    /// # use dimensionless::{Inputs, TableFile};
    /// let file = TableFile::open("examples/data/trinity.csv").unwrap();
    /// assert_eq!(file.problem("R", &Inputs::all()).unwrap().variables()[0].name(), "t");
    /// ```
    pub fn problem(&self, target: &str, inputs: &Inputs) -> Result<Problem> {
        let (mut records, mut builders) = Records::open(self.input()?, &self.options)?;
        records.read_into(&mut builders)?;
        Table::of(builders)?.problem(target, inputs)
    }

    /// Reads some of the columns from the first row on.
    pub(crate) fn rounds(&self, wanted: &[&str]) -> Result<Rounds<'_>> {
        let (records, builders) = Records::open(self.input()?, &self.options)?;
        let builders = builders.iter().map(|builder| builder.emptied(wanted.contains(&builder.name())));
        Ok(Rounds { builders: builders.collect(), records })
    }

    fn input(&self) -> Result<File> {
        open(&self.options)
    }
}

/// The rounds of a file.
pub(crate) struct Rounds<'a> {
    records: Records<'a, File>,
    /// Columns without a cell.
    builders: Vec<Builder>,
}

impl Rounds<'_> {
    /// The columns that are wanted over the next rows; `None` behind the last.
    pub(crate) fn next(&mut self) -> Result<Option<Table>> {
        let before = self.records.rows();
        let mut builders: Vec<Builder> =
            self.builders.iter().map(|builder| builder.emptied(builder.is_wanted())).collect();
        if !self.records.read_into(&mut builders)? {
            return Ok(None);
        }
        builders.retain(Builder::is_wanted);
        Ok(Some(Table { before, ..Table::of(builders)? }))
    }
}
