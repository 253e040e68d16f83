//! Columns with units: the value door's data.
//!
//! A table holds columns and nothing else: numbers in SI coherent units, labels as indices. Rows are never objects, so
//! ten million of them cost eight bytes a number.

mod problem;
mod read;

use crate::dimension::Dimension;
use crate::error::{Code, Error, Location, Result};
use crate::unit::Unit;

pub use problem::Inputs;
pub use read::ReadOptions;

/// One column of a table.
///
/// ```
/// use dimensionless::Table;
/// let table = Table::from_csv("run,speed [km/h]\na,36\nb,72\n").unwrap();
/// let speed = table.column("speed").unwrap();
/// assert_eq!(speed.numbers(), Some(&[10.0, 20.0][..]));
/// assert_eq!(table.column("run").unwrap().label(1).as_deref(), Some("b"));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    name: String,
    unit: Option<Unit>,
    cells: Cells,
    /// The header, for messages.
    header: Option<Location>,
}

#[derive(Clone, Debug, PartialEq)]
enum Cells {
    /// In SI coherent units where the column has a unit; a missing value is NaN.
    Numbers { values: Vec<f64>, missing: Vec<usize> },
    /// Indices into the distinct labels, which stand in order of first appearance.
    Labels { indices: Vec<u32>, labels: Vec<String> },
}

impl Column {
    /// The name, without the unit.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The unit of the values in the file; none for labels.
    #[must_use]
    pub fn unit(&self) -> Option<&Unit> {
        self.unit.as_ref()
    }

    /// Where the header stands, for a column that was read.
    ///
    /// ```
    /// # use dimensionless::Table;
    /// let table = Table::from_csv("run,speed [km/h]\na,36\n").unwrap();
    /// assert_eq!(table.column("speed").unwrap().header().map(|place| place.column), Some(5));
    /// ```
    #[must_use]
    pub fn header(&self) -> Option<&Location> {
        self.header.as_ref()
    }

    /// The values in SI coherent units, for a numeric column; a missing value is NaN.
    #[must_use]
    pub fn numbers(&self) -> Option<&[f64]> {
        match &self.cells {
            Cells::Numbers { values, .. } => Some(values),
            Cells::Labels { .. } => None,
        }
    }

    /// The rows, from 0, whose value is missing.
    #[must_use]
    pub fn missing(&self) -> &[usize] {
        match &self.cells {
            Cells::Numbers { missing, .. } => missing,
            Cells::Labels { .. } => &[],
        }
    }

    /// The distinct labels in order of first appearance, for a column of text.
    #[must_use]
    pub fn labels(&self) -> Option<&[String]> {
        match &self.cells {
            Cells::Numbers { .. } => None,
            Cells::Labels { labels, .. } => Some(labels),
        }
    }

    /// The label of one row, from 0.
    #[must_use]
    pub fn label(&self, row: usize) -> Option<String> {
        match &self.cells {
            Cells::Numbers { values, .. } => values.get(row).map(f64::to_string),
            Cells::Labels { indices, labels } => indices.get(row).map(|&index| labels[index as usize].clone()),
        }
    }

    /// One index a row, equal where the column is: how rows fall into groups.
    #[must_use]
    pub fn group_indices(&self) -> Vec<u32> {
        match &self.cells {
            Cells::Labels { indices, .. } => indices.clone(),
            Cells::Numbers { values, .. } => {
                let mut seen = std::collections::HashMap::new();
                values
                    .iter()
                    .map(|value| {
                        let next = u32::try_from(seen.len()).unwrap_or(u32::MAX);
                        *seen.entry(value.to_bits()).or_insert(next)
                    })
                    .collect()
            }
        }
    }

    /// An error about this column, with its header where it came from a file.
    pub(crate) fn error(&self, code: Code, message: String, label: &str) -> Error {
        let error = Error::new(code, message);
        match &self.header {
            Some(header) => error.at(Location { label: label.to_owned(), ..header.clone() }),
            None => error,
        }
    }

    /// The values of a column that a problem needs: numeric, with a unit, complete.
    pub(crate) fn quantity(&self) -> Result<(&Unit, &[f64])> {
        let name = &self.name;
        let Cells::Numbers { values, missing } = &self.cells else {
            return Err(self
                .error(Code::Column, format!("column `{name}` holds text, not numbers"), "labels")
                .help(format!("name columns of numbers; labels serve for `--cv group:{name}`")));
        };
        let Some(unit) = &self.unit else {
            return Err(self
                .error(Code::UnitMissing, format!("column `{name}` holds numbers and has no unit"), "no unit")
                .help(format!(
                    "write `{name} [m]` in the header or pass `--unit {name}=m`, with its real unit (`1` for a pure number); `--drop {name}` leaves it out"
                )));
        };
        if let Some(first) = missing.first() {
            let shown: Vec<String> = missing.iter().take(5).map(|row| (row + 1).to_string()).collect();
            let more = if missing.len() > 5 { ", …" } else { "" };
            let rows = if missing.len() == 1 {
                format!("row {}", first + 1)
            } else {
                format!("{} rows ({}{more})", missing.len(), shown.join(", "))
            };
            return Err(self
                .error(Code::Missing, format!("column `{name}` has no value in {rows}"), "values are missing")
                .help(format!(
                    "fill them in, leave those rows out with `--skip-missing`, or the column with `--drop {name}`"
                )));
        }
        Ok((unit, values))
    }
}

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
}

impl Table {
    /// A table without columns.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
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
        if let Some(row) = values.iter().position(|value| !value.is_finite()) {
            return Err(Error::new(Code::Cell, format!("value {} of column `{name}` is not a finite number", row + 1))
                .help("leave the row out"));
        }
        let values = values.iter().map(|&value| unit.to_si(value)).collect();
        self.push_column(Column {
            name: name.to_owned(),
            unit: Some(unit),
            cells: Cells::Numbers { values, missing: Vec::new() },
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
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
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
    fn select(&self, keep: &[bool]) -> Self {
        fn pick<T: Copy>(cells: &[T], keep: &[bool]) -> Vec<T> {
            cells.iter().zip(keep).filter(|(_, keep)| **keep).map(|(cell, _)| *cell).collect()
        }
        let columns = self.columns.iter().map(|column| Column {
            cells: match &column.cells {
                Cells::Numbers { values, .. } => {
                    let values = pick(values, keep);
                    let missing = (0..values.len()).filter(|&row| values[row].is_nan()).collect();
                    Cells::Numbers { values, missing }
                }
                Cells::Labels { indices, labels } => {
                    Cells::Labels { indices: pick(indices, keep), labels: labels.clone() }
                }
            },
            ..column.clone()
        });
        Self { columns: columns.collect(), rows: keep.iter().filter(|keep| **keep).count() }
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

/// The error for a column whose dimension is not the one that is needed.
pub(crate) fn wrong_dimension(column: &Column, found: Dimension, needed: Dimension) -> Error {
    column
        .error(
            Code::UnitDimension,
            format!("column `{}` has the dimension [{found}] where [{needed}] is needed", column.name),
            "wrong dimension",
        )
        .help(format!("give it in a unit of dimension [{needed}], such as `{}`", Unit::coherent(&needed)))
}
