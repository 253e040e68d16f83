//! CSV with units in the header: what a reader is told, what the header says, and the place of every mistake.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use super::builder::Builder;
use super::records::Records;
use super::{Table, near};
use crate::error::{Code, Error, Result};
use crate::header::{self, Place};
use crate::unit::Units;

/// How a file is read.
///
/// ```
/// use dimensionless::{ReadOptions, Table};
/// let options = ReadOptions::default().unit("speed", "km/h");
/// let table = Table::from_reader("speed\n36\n".as_bytes(), &options).unwrap();
/// assert_eq!(table.column("speed").unwrap().numbers(), Some(&[10.0][..]));
/// ```
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    units: Units,
    given: BTreeMap<String, String>,
    companion: BTreeMap<String, String>,
    path: Option<PathBuf>,
}

impl ReadOptions {
    /// Gives a column a unit; it wins over the header.
    ///
    /// ```
    /// # use dimensionless::{ReadOptions, Table};
    /// let options = ReadOptions::default().unit("nothing", "m");
    /// assert!(Table::from_reader("speed [m/s]\n1\n".as_bytes(), &options).is_err());
    /// ```
    #[must_use]
    pub fn unit(mut self, column: &str, unit: &str) -> Self {
        self.given.insert(column.to_owned(), unit.to_owned());
        self
    }

    /// Reads unit strings with declared units and base quantities.
    ///
    /// ```
    /// # use dimensionless::{ReadOptions, Table, Units};
    /// let mut units = Units::default();
    /// units.declare_base("bits").unwrap();
    /// let options = ReadOptions::default().units(units);
    /// assert!(Table::from_reader("rate [bits/s]\n9600\n".as_bytes(), &options).is_ok());
    /// ```
    #[must_use]
    pub fn units(mut self, units: Units) -> Self {
        self.units = units;
        self
    }

    /// Names the file that a reader reads, so that messages can show its lines.
    ///
    /// ```
    /// # use dimensionless::{ReadOptions, Table};
    /// let options = ReadOptions::default().path("speed.csv");
    /// let error = Table::from_reader("speed [m/x]\n1\n".as_bytes(), &options).unwrap_err();
    /// assert_eq!(error.location().unwrap().file.as_deref(), Some("speed.csv"));
    /// ```
    #[must_use]
    pub fn path(mut self, path: impl Into<PathBuf>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Reads the companion file `NAME.units.toml` beside `NAME.csv`, if there is one: lines of `column = "unit"`.
    ///
    /// # Errors
    /// A companion that cannot be read or holds anything else.
    ///
    /// ```
    /// # use dimensionless::ReadOptions;
    /// assert!(ReadOptions::default().with_companion("no/such/file.csv".as_ref()).is_ok());
    /// ```
    pub fn with_companion(mut self, data: &Path) -> Result<Self> {
        let path = data.with_extension("units.toml");
        let Ok(text) = std::fs::read_to_string(&path) else { return Ok(self) };
        self.companion = toml::from_str(&text).map_err(|error| {
            Error::new(Code::Header, format!("`{}` is not a list of units: {}", path.display(), error.message()))
                .help("write one line a column: `speed = \"m/s\"`")
        })?;
        Ok(self)
    }

    fn file(&self) -> Option<String> {
        self.path.as_ref().map(|path| path.display().to_string())
    }

    /// What messages call the file.
    fn name(&self) -> String {
        self.file().unwrap_or_else(|| "the input".to_owned())
    }

    /// A line of the file as it stands, from 1; the parsed fields where the file cannot be read again, as a pipe cannot.
    fn line(&self, line: u64, fields: &[String]) -> String {
        let joined = || fields.join(",");
        let Some(path) = self.path.as_ref().filter(|path| path.is_file()) else { return joined() };
        let Ok(file) = std::fs::File::open(path) else { return joined() };
        let at = usize::try_from(line.saturating_sub(1)).unwrap_or(usize::MAX);
        let found = BufReader::new(file).lines().nth(at).and_then(std::result::Result::ok);
        found.map_or_else(joined, |text| text.trim_start_matches('\u{feff}').trim_end_matches('\r').to_owned())
    }
}

/// Where the fields of a line start, in characters from 0.
fn offsets(line: &str, fields: &[String]) -> Vec<usize> {
    let mut cursor = 0;
    fields
        .iter()
        .map(|field| {
            let start = line.get(cursor..).and_then(|rest| rest.find(field.as_str())).map_or(cursor, |at| cursor + at);
            cursor = (start + field.len()).min(line.len());
            line.get(..start).map_or(0, |before| before.chars().count())
        })
        .collect()
}

impl Table {
    /// Reads a CSV file whose header carries units, and its companion `NAME.units.toml` if there is one.
    ///
    /// # Errors
    /// A file that cannot be read, an unknown or ambiguous unit, a unit for a column that does not exist, and a cell of
    /// a column with a unit that is not a finite number. Numeric columns without a unit are read; using them as a
    /// quantity is the error. Empty cells, `-`, `?` and words such as `NA`, `N/A`,
    /// `NaN` or `null` are missing values, which is an error where they are used.
    ///
    /// ```no_run
    /// # use dimensionless::Table;
    /// let table = Table::read("examples/data/solar_system.csv").unwrap();
    /// assert_eq!(table.column("period").unwrap().unit().unwrap().to_string(), "d");
    /// ```
    pub fn read(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let options = ReadOptions::default().path(path).with_companion(path)?;
        Self::from_reader(open(&options)?, &options)
    }

    /// Reads CSV from anything that can be read.
    ///
    /// # Errors
    /// As [`Table::read`].
    ///
    /// ```
    /// # use dimensionless::{ReadOptions, Table};
    /// let table = Table::from_reader("t (ms);R (m)\n0.1;11.1\n".as_bytes(), &ReadOptions::default()).unwrap();
    /// assert_eq!(table.column("t").unwrap().numbers(), Some(&[1e-4][..]));
    /// ```
    pub fn from_reader(reader: impl Read, options: &ReadOptions) -> Result<Self> {
        let (mut records, mut builders) = Records::open(reader, options)?;
        while records.read_into(&mut builders)? {}
        Self::of(builders)
    }

    /// The table of collected columns.
    pub(super) fn of(builders: Vec<Builder>) -> Result<Self> {
        let mut table = Self::new();
        for builder in builders {
            table.push_column(builder.finish())?;
        }
        Ok(table)
    }
}

/// Opens the file that the options name.
pub(super) fn open(options: &ReadOptions) -> Result<std::fs::File> {
    std::fs::File::open(options.path.as_deref().unwrap_or(Path::new(""))).map_err(|error| unreadable(&error, options))
}

/// Comma, unless the first line has none but semicolons or tabs.
pub(super) fn delimiter(start: &[u8], options: &ReadOptions) -> Result<u8> {
    let line = start.split(|&byte| byte == b'\n').next().unwrap_or(start);
    if line.iter().all(u8::is_ascii_whitespace) && start.len() == line.len() {
        let file = options.name();
        return Err(Error::new(Code::TooFewRows, format!("`{file}` is empty"))
            .help("the first line is a header with units, such as `speed [m/s],drag [N]`"));
    }
    let has = |byte| line.contains(&byte);
    Ok(if has(b',') {
        b','
    } else if has(b';') {
        b';'
    } else if has(b'\t') {
        b'\t'
    } else {
        b','
    })
}

pub(super) fn builders(fields: &[String], options: &ReadOptions) -> Result<Vec<Builder>> {
    let text = options.line(1, fields);
    let file = options.file();
    let offsets = offsets(&text, fields);
    let mut builders = Vec::with_capacity(fields.len());
    for (field, &offset) in fields.iter().zip(&offsets) {
        let place = Place { file: file.as_deref(), line: 1, column: 1, text: &text };
        let header = header::split(field);
        let lead = field.chars().take_while(|c| c.is_whitespace()).count();
        let whole = place.location(offset + lead, field.trim().chars().count(), "");
        let given = options.given.get(header.name);
        let companion = options.companion.get(header.name);
        let unit = if let Some(given) = given {
            Some(options.units.parse(given).map_err(|error| error.context(format!("unit of `{}`", header.name)))?)
        } else if let Some((unit, at)) = header.unit {
            let unit = place.unit(&options.units, unit, offset + at).map_err(|error| in_column(error, header.name))?;
            if let Some(companion) = companion
                && options.units.parse(companion)? != unit
            {
                return Err(Error::new(
                    Code::Header,
                    format!(
                        "column `{}` has the unit `{unit}` in the header and `{companion}` in the companion file",
                        header.name
                    ),
                )
                .help("remove one of them, or decide with `--unit`")
                .at(whole));
            }
            Some(unit)
        } else if let Some(companion) = companion {
            let unit = options.units.parse(companion);
            Some(unit.map_err(|error| error.context(format!("companion file, unit of `{}`", header.name)))?)
        } else {
            None
        };
        if header.name.is_empty() {
            return Err(Error::new(Code::Header, "a column has no name")
                .help("give every column a name and a unit, as `speed [m/s]`")
                .at(place.location(offset, field.chars().count(), "no name")));
        }
        builders.push(Builder::new(header.name, unit, whole));
    }
    for (name, source) in options
        .given
        .keys()
        .map(|name| (name, "--unit"))
        .chain(options.companion.keys().map(|name| (name, "the companion file")))
    {
        if !builders.iter().any(|builder| builder.name() == *name) {
            let names: Vec<&str> = builders.iter().map(Builder::name).collect();
            return Err(Error::new(
                Code::Column,
                format!("{source} gives a unit to `{name}`, and no column is called that"),
            )
            .help(match names.iter().find(|known| near(known, name)) {
                Some(known) => format!("did you mean `{known}`?"),
                None => format!("the columns are `{}`", names.join("`, `")),
            }));
        }
    }
    Ok(builders)
}

/// Names the column in an error about its unit.
fn in_column(error: Error, name: &str) -> Error {
    if error.code() == Code::UnknownUnit {
        error.suffix(format!("in column `{name}`"))
    } else {
        error.context(format!("column `{name}`"))
    }
}

/// The error for a cell that is no finite number, under the cell.
pub(super) fn bad_cell(record: &csv::ByteRecord, line: u64, place: usize, name: &str, options: &ReadOptions) -> Error {
    let fields: Vec<String> = record.iter().map(|field| String::from_utf8_lossy(field).into_owned()).collect();
    let text = options.line(line, &fields);
    let file = options.file();
    let position = Place { file: file.as_deref(), line, column: 1, text: &text };
    let offset = offsets(&text, &fields).get(place).copied().unwrap_or(0);
    let cell = fields.get(place).map_or("", |cell| cell.trim());
    Error::new(Code::Cell, format!("`{cell}` in column `{name}` is not a finite number"))
        .help("correct the cell, or leave it empty for a missing value")
        .at(position.location(offset, cell.chars().count(), "not a finite number"))
}

/// The error for a line that has not one field for each column.
pub(super) fn wrong_width(line: u64, found: usize, needed: usize, options: &ReadOptions) -> Error {
    let text = options.line(line, &[]);
    let place = Place { file: options.file().as_deref(), line, column: 1, text: &text }.location(
        0,
        text.chars().count(),
        "this line",
    );
    Error::new(
        Code::Header,
        format!(
            "line {line} has {found} {} where the header has {needed}",
            if found == 1 { "field" } else { "fields" }
        ),
    )
    .help("give every line one field a column; quote fields that contain the separator")
    .at(place)
}

/// The error for an input that cannot be read.
pub(super) fn unreadable(error: &dyn std::fmt::Display, options: &ReadOptions) -> Error {
    Error::new(Code::File, format!("cannot read `{}`: {error}", options.name())).help("check the path")
}
