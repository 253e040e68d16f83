//! One column: numbers in SI coherent units or labels, and where its header stands.

use crate::dimension::Dimension;
use crate::error::{Code, Error, Location, Result};
use crate::features::extremes;
use crate::unit::Unit;

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
    pub(super) name: String,
    pub(super) unit: Option<Unit>,
    pub(super) cells: Cells,
    /// The header, for messages.
    pub(super) header: Option<Location>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cells {
    /// In SI coherent units where the column has a unit; a missing value is NaN.
    Numbers {
        values: Vec<f64>,
        missing: Vec<usize>,
        /// The smallest value that is there: its sign is asked for again and again.
        least: f64,
    },
    /// Indices into the distinct labels, which stand in order of first appearance.
    Labels { indices: Vec<u32>, labels: Vec<String> },
}

impl Cells {
    pub(super) fn numbers(values: Vec<f64>, missing: Vec<usize>) -> Self {
        let (least, _) = extremes(&values, |value| value);
        Self::Numbers { values, missing, least }
    }
}

impl Column {
    /// The name, without the unit.
    ///
    /// ```
    /// # use dimensionless::Table;
    /// let table = Table::from_csv("run,speed [km/h]\nb,36\na,72\nb,\n").unwrap();
    /// assert_eq!(table.columns()[1].name(), "speed");
    /// ```
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The unit of the values in the file; none for labels.
    ///
    /// ```
    /// # use dimensionless::Table;
    /// let table = Table::from_csv("run,speed [km/h]\nb,36\na,72\nb,\n").unwrap();
    /// assert_eq!(table.columns()[1].unit().unwrap().to_string(), "km/h");
    /// assert!(table.columns()[0].unit().is_none());
    /// ```
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
    ///
    /// ```
    /// # use dimensionless::Table;
    /// let table = Table::from_csv("run,speed [km/h]\nb,36\na,72\nb,\n").unwrap();
    /// let speeds = table.columns()[1].numbers().unwrap();
    /// assert!(speeds[..2] == [10.0, 20.0] && speeds[2].is_nan());
    /// ```
    #[must_use]
    pub fn numbers(&self) -> Option<&[f64]> {
        match &self.cells {
            Cells::Numbers { values, .. } => Some(values),
            Cells::Labels { .. } => None,
        }
    }

    /// The smallest of the numbers, in SI coherent units; infinite where there are none.
    pub(crate) fn least(&self) -> f64 {
        match self.cells {
            Cells::Numbers { least, .. } => least,
            Cells::Labels { .. } => f64::INFINITY,
        }
    }

    /// The rows, from 0, whose value is missing.
    ///
    /// ```
    /// # use dimensionless::Table;
    /// let table = Table::from_csv("run,speed [km/h]\nb,36\na,72\nb,\n").unwrap();
    /// assert_eq!(table.columns()[1].missing(), [2]);
    /// ```
    #[must_use]
    pub fn missing(&self) -> &[usize] {
        match &self.cells {
            Cells::Numbers { missing, .. } => missing,
            Cells::Labels { .. } => &[],
        }
    }

    /// The distinct labels in order of first appearance, for a column of text.
    ///
    /// ```
    /// # use dimensionless::Table;
    /// let table = Table::from_csv("run,speed [km/h]\nb,36\na,72\nb,\n").unwrap();
    /// assert_eq!(table.columns()[0].labels().unwrap(), ["b", "a"]);
    /// ```
    #[must_use]
    pub fn labels(&self) -> Option<&[String]> {
        match &self.cells {
            Cells::Numbers { .. } => None,
            Cells::Labels { labels, .. } => Some(labels),
        }
    }

    /// The label of one row, from 0.
    ///
    /// ```
    /// # use dimensionless::Table;
    /// let table = Table::from_csv("run,speed [km/h]\nb,36\na,72\nb,\n").unwrap();
    /// assert_eq!(table.columns()[0].label(1).as_deref(), Some("a"));
    /// assert_eq!(table.columns()[0].label(3), None);
    /// ```
    #[must_use]
    pub fn label(&self, row: usize) -> Option<String> {
        match &self.cells {
            Cells::Numbers { values, .. } => values.get(row).map(f64::to_string),
            Cells::Labels { indices, labels } => indices.get(row).map(|&index| labels[index as usize].clone()),
        }
    }

    /// One index a row, equal where the column is: how rows fall into groups.
    ///
    /// ```
    /// # use dimensionless::Table;
    /// let table = Table::from_csv("run,speed [km/h]\nb,36\na,72\nb,\n").unwrap();
    /// assert_eq!(table.columns()[0].group_indices(), [0, 1, 0]);
    /// ```
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

    /// Whether rows that share a label share a value of this column, and no others do; some rows must share one.
    pub(crate) fn is_grouped_as(&self, labels: &[u32]) -> bool {
        let (mut of_label, mut of_value) = (std::collections::HashMap::new(), std::collections::HashMap::new());
        let value = |row: usize| match &self.cells {
            Cells::Numbers { values, .. } => values.get(row).map(|value| value.to_bits()),
            Cells::Labels { indices, .. } => indices.get(row).map(|&index| u64::from(index)),
        };
        let is_alike = labels.iter().enumerate().all(|(row, &label)| {
            let Some(value) = value(row) else { return false };
            *of_label.entry(label).or_insert(value) == value && *of_value.entry(value).or_insert(label) == label
        });
        is_alike && of_label.len() < labels.len()
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
        let Cells::Numbers { values, missing, .. } = &self.cells else {
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
