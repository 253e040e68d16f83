//! Columns with units: the value door's data.
//!
//! A table holds columns and nothing else: numbers in SI coherent units, labels as indices. Rows are never objects, so
//! ten million of them cost eight bytes a number.

mod builder;
mod column;
mod number;
mod problem;
mod read;
mod records;
mod stream;

use crate::error::{Code, Error, Result};
use crate::unit::Unit;
use column::Cells;

pub use column::Column;
pub(crate) use column::wrong_dimension;
pub use problem::Inputs;
pub use read::ReadOptions;
pub use stream::TableFile;

/// Columns of equal length.
///
/// ```
/// use dimensionless::{Table, Unit};
/// let mut table = Table::new();
/// table.push("length", "cm".parse::<Unit>().unwrap(), &[25.0, 100.0]).unwrap();
/// assert_eq!(table.column("length").unwrap().numbers(), Some(&[0.25, 1.0][..]));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    columns: Vec<Column>,
    rows: usize,
    /// The rows of the file before these.
    before: usize,
}

impl Table {
    /// A table without columns.
    ///
    /// ```
    /// # use dimensionless::Table;
    /// assert_eq!((Table::new().columns().len(), Table::new().rows()), (0, 0));
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A table without columns whose rows count: all inputs of a law may be constants.
    pub(crate) fn with_rows(rows: usize) -> Self {
        Self { rows, ..Self::default() }
    }

    /// Adds a column of numbers given in a unit; they are kept in SI coherent units.
    ///
    /// # Errors
    /// A name that is taken, a length other than that of the other columns, and numbers that are not finite.
    ///
    /// ```
    /// # use dimensionless::{Table, Unit};
    /// let mut table = Table::new();
    /// assert!(table.push("t", "s".parse::<Unit>().unwrap(), &[f64::NAN]).is_err());
    /// ```
    pub fn push(&mut self, name: &str, unit: Unit, values: &[f64]) -> Result<()> {
        refuse_not_finite(name, values)?;
        let values = values.iter().map(|&value| unit.to_si(value)).collect();
        self.push_numbers(name, unit, values)
    }

    /// Takes a column of numbers that are in SI coherent units already, without a copy.
    pub(crate) fn push_si(&mut self, name: &str, unit: Unit, values: Vec<f64>) -> Result<()> {
        refuse_not_finite(name, &values)?;
        self.push_numbers(name, unit, values)
    }

    fn push_numbers(&mut self, name: &str, unit: Unit, values: Vec<f64>) -> Result<()> {
        self.push_column(Column {
            name: name.to_owned(),
            unit: Some(unit),
            cells: Cells::numbers(values, Vec::new()),
            header: None,
        })
    }

    /// Adds a column of labels.
    ///
    /// # Errors
    /// A name that is taken, and a length other than that of the other columns.
    ///
    /// ```
    /// # use dimensionless::Table;
    /// let mut table = Table::new();
    /// table.push_labels("fluid", &["water", "air", "water"]).unwrap();
    /// assert_eq!(table.column("fluid").unwrap().group_indices(), [0, 1, 0]);
    /// ```
    pub fn push_labels(&mut self, name: &str, values: &[&str]) -> Result<()> {
        let mut labels: Vec<String> = Vec::new();
        let mut indices = Vec::with_capacity(values.len());
        let mut seen = std::collections::HashMap::new();
        for &value in values {
            let index = *seen.entry(value).or_insert_with(|| {
                labels.push(value.to_owned());
                labels.len() - 1
            });
            indices.push(u32::try_from(index).unwrap_or(u32::MAX));
        }
        self.push_column(Column {
            name: name.to_owned(),
            unit: None,
            cells: Cells::Labels { indices, labels },
            header: None,
        })
    }

    fn push_column(&mut self, column: Column) -> Result<()> {
        let rows = match &column.cells {
            Cells::Numbers { values, .. } => values.len(),
            Cells::Labels { indices, .. } => indices.len(),
        };
        if self.columns.iter().any(|other| other.name == column.name) {
            return Err(column
                .error(Code::Declaration, format!("two columns are called `{}`", column.name), "second one")
                .help("rename one of them"));
        }
        if !self.columns.is_empty() && rows != self.rows {
            return Err(Error::new(
                Code::Column,
                format!("column `{}` has {rows} rows where the others have {}", column.name, self.rows),
            )
            .help("give every column one value a row"));
        }
        self.rows = rows;
        self.columns.push(column);
        Ok(())
    }

    /// Reads CSV text whose header carries units, as `speed [m/s]`.
    ///
    /// # Errors
    /// As [`Table::read`].
    ///
    /// ```
    /// # use dimensionless::{Code, Table};
    /// let error = Table::from_csv("speed [m/s]\n1.5\nfast\n").unwrap_err();
    /// assert_eq!((error.code(), error.location().unwrap().line), (Code::Cell, 3));
    /// ```
    pub fn from_csv(text: &str) -> Result<Self> {
        Self::from_reader(text.as_bytes(), &ReadOptions::default())
    }

    /// The columns.
    ///
    /// ```
    /// # use dimensionless::Table;
    /// let table = Table::from_csv("run,speed [km/h]\nb,36\na,72\nb,\n").unwrap();
    /// let names: Vec<_> = table.columns().iter().map(|column| column.name()).collect();
    /// assert_eq!(names, ["run", "speed"]);
    /// ```
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The number of rows.
    ///
    /// ```
    /// # use dimensionless::Table;
    /// let table = Table::from_csv("run,speed [km/h]\nb,36\na,72\nb,\n").unwrap();
    /// assert_eq!(table.rows(), 3);
    /// ```
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The number of the first row, from 1, in the file that the rows came from.
    pub(crate) fn first_row(&self) -> usize {
        self.before + 1
    }

    /// Finds a column.
    ///
    /// # Errors
    /// A name that no column has; the help lists the names there are.
    ///
    /// ```
    /// # use dimensionless::Table;
    /// let table = Table::from_csv("speed [m/s]\n1\n").unwrap();
    /// assert!(table.column("sped").unwrap_err().next_step().unwrap().contains("`speed`"));
    /// ```
    pub fn column(&self, name: &str) -> Result<&Column> {
        self.columns.iter().find(|column| column.name == name).ok_or_else(|| {
            let names: Vec<String> = self.columns.iter().map(|column| format!("`{}`", column.name)).collect();
            let near = self.columns.iter().find(|column| near(&column.name, name));
            Error::new(Code::Column, format!("no column is called `{name}`")).help(match near {
                Some(column) => format!("did you mean `{}`?", column.name),
                None => format!("the columns are {}", names.join(", ")),
            })
        })
    }

    /// The same table without the rows in which one of the named columns has no value; also how many those were.
    ///
    /// # Errors
    /// A name that no column has.
    ///
    /// ```
    /// # use dimensionless::Table;
    /// let table = Table::from_csv("a [m],b [m]\n1,\n2,3\n").unwrap();
    /// let (complete, left_out) = table.without_missing(&["b"]).unwrap();
    /// assert_eq!((complete.rows(), left_out), (1, 1));
    /// ```
    pub fn without_missing(&self, names: &[&str]) -> Result<(Self, usize)> {
        let mut keep = vec![true; self.rows];
        for name in names {
            self.column(name)?.missing().iter().for_each(|&row| keep[row] = false);
        }
        let rows = self.select(&keep);
        let left_out = self.rows - rows.rows;
        Ok((rows, left_out))
    }

    /// The rows that are marked.
    pub(crate) fn select(&self, keep: &[bool]) -> Self {
        fn pick<T: Copy>(cells: &[T], keep: &[bool]) -> Vec<T> {
            cells.iter().zip(keep).filter(|(_, keep)| **keep).map(|(cell, _)| *cell).collect()
        }
        let columns = self.columns.iter().map(|column| Column {
            cells: match &column.cells {
                Cells::Numbers { values, .. } => {
                    let values = pick(values, keep);
                    let missing = (0..values.len()).filter(|&row| values[row].is_nan()).collect();
                    Cells::numbers(values, missing)
                }
                Cells::Labels { indices, labels } => {
                    Cells::Labels { indices: pick(indices, keep), labels: labels.clone() }
                }
            },
            ..column.clone()
        });
        Self { columns: columns.collect(), rows: keep.iter().filter(|keep| **keep).count(), before: 0 }
    }
}

fn refuse_not_finite(name: &str, values: &[f64]) -> Result<()> {
    match values.iter().position(|value| !value.is_finite()) {
        None => Ok(()),
        Some(row) => {
            Err(Error::new(Code::Cell, format!("value {} of column `{name}` is not a finite number", row + 1))
                .help("leave the row out"))
        }
    }
}

/// Whether two names differ by case, by one edit or by two letters that changed places, so that a typo can be named.
fn near(known: &str, typed: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) =
        (known.to_lowercase().chars().collect(), typed.to_lowercase().chars().collect());
    if a == b {
        return true;
    }
    let prefix = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let suffix = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let longest = a.len().max(b.len());
    let swapped = a.len() == b.len()
        && prefix + suffix + 2 == longest
        && (a[prefix], a[prefix + 1]) == (b[prefix + 1], b[prefix]);
    longest > 2 && a.len().abs_diff(b.len()) <= 1 && (prefix + suffix + 1 >= longest || swapped)
}
