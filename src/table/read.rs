//! CSV with units in the header, in one pass, with the place of every mistake.

use std::collections::{BTreeMap, HashMap};
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use super::{Cells, Column, Table, near};
use crate::error::{Code, Error, Location, Result};
use crate::header::{self, Place};
use crate::unit::{Unit, Units};

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
    /// quantity is the error. Empty cells and `NA` are missing values, which is an error where they are used.
    ///
    /// ```no_run
    /// # use dimensionless::Table;
    /// let table = Table::read("examples/data/solar_system.csv").unwrap();
    /// assert_eq!(table.column("period").unwrap().unit().unwrap().to_string(), "d");
    /// ```
    pub fn read(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let file = std::fs::File::open(path).map_err(|error| {
            Error::new(Code::File, format!("cannot read `{}`: {error}", path.display())).help("check the path")
        })?;
        Self::from_reader(file, &ReadOptions::default().path(path).with_companion(path)?)
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
        let mut input = BufReader::with_capacity(1 << 18, reader);
        let delimiter = delimiter(&mut input, options)?;
        let mut csv = csv::ReaderBuilder::new().delimiter(delimiter).buffer_capacity(1 << 18).from_reader(input);
        let fields: Vec<String> = match csv.byte_headers() {
            Ok(fields) => fields
                .iter()
                .map(|field| String::from_utf8_lossy(field).trim_start_matches('\u{feff}').to_owned())
                .collect(),
            Err(error) => return Err(broken(&error, options)),
        };
        let mut builders = builders(&fields, options)?;
        let mut record = csv::ByteRecord::new();
        let mut row = 0;
        loop {
            match csv.read_byte_record(&mut record) {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => return Err(broken(&error, options)),
            }
            for (place, (builder, cell)) in builders.iter_mut().zip(&record).enumerate() {
                if !builder.push(cell, row) {
                    return Err(bad_cell(&record, place, &builder.name, options));
                }
            }
            row += 1;
        }
        let mut table = Self::new();
        for builder in builders {
            table.push_column(builder.finish())?;
        }
        Ok(table)
    }
}

/// Comma, unless the first line has none but semicolons or tabs.
fn delimiter<R: Read>(input: &mut BufReader<R>, options: &ReadOptions) -> Result<u8> {
    let start = input.fill_buf().map_err(|error| {
        let file = options.file().unwrap_or_else(|| "the input".to_owned());
        Error::new(Code::File, format!("cannot read `{file}`: {error}")).help("check the path")
    })?;
    let line = start.split(|&byte| byte == b'\n').next().unwrap_or(start);
    if line.iter().all(u8::is_ascii_whitespace) && start.len() == line.len() {
        let file = options.file().unwrap_or_else(|| "the input".to_owned());
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

fn builders(fields: &[String], options: &ReadOptions) -> Result<Vec<Builder>> {
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
        if !builders.iter().any(|builder| builder.name == *name) {
            let names: Vec<&str> = builders.iter().map(|builder| builder.name.as_str()).collect();
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

/// Collects one column.
struct Builder {
    name: String,
    unit: Option<Unit>,
    header: Location,
    numbers: Vec<f64>,
    missing: Vec<usize>,
    /// Kept while a column has no unit: it may hold text.
    indices: Vec<u32>,
    labels: Vec<String>,
    seen: HashMap<Vec<u8>, u32>,
    numeric: bool,
    settled: bool,
}

/// After so many different numbers a column without a unit is taken to hold numbers only, and its texts are let go.
const SETTLED: usize = 100_000;

impl Builder {
    fn new(name: &str, unit: Option<Unit>, header: Location) -> Self {
        Self {
            name: name.to_owned(),
            unit,
            header,
            numbers: Vec::new(),
            missing: Vec::new(),
            indices: Vec::new(),
            labels: Vec::new(),
            seen: HashMap::new(),
            numeric: true,
            settled: false,
        }
    }

    /// Takes one cell; `false` for a cell that a column with a unit cannot hold.
    fn push(&mut self, cell: &[u8], row: usize) -> bool {
        let cell = cell.trim_ascii();
        if self.numeric {
            let number = std::str::from_utf8(cell).ok().and_then(|text| text.parse::<f64>().ok());
            match number {
                Some(number) if number.is_finite() => {
                    self.numbers.push(self.unit.as_ref().map_or(number, |unit| unit.to_si(number)));
                }
                _ if matches!(cell, b"" | b"NA" | b"N/A" | b"n/a" | b"-") => {
                    self.numbers.push(f64::NAN);
                    self.missing.push(row);
                }
                _ if self.unit.is_some() || self.settled => return false,
                _ => {
                    self.numeric = false;
                    self.numbers = Vec::new();
                }
            }
        }
        if self.unit.is_none() && !self.settled {
            let index = match self.seen.get(cell) {
                Some(&index) => index,
                None => {
                    let index = u32::try_from(self.labels.len()).unwrap_or(u32::MAX);
                    self.labels.push(String::from_utf8_lossy(cell).into_owned());
                    self.seen.insert(cell.to_vec(), index);
                    index
                }
            };
            self.indices.push(index);
            if self.numeric && self.labels.len() > SETTLED {
                self.settled = true;
                (self.indices, self.labels, self.seen) = (Vec::new(), Vec::new(), HashMap::new());
            }
        }
        true
    }

    fn finish(self) -> Column {
        let cells = if self.numeric {
            Cells::Numbers { values: self.numbers, missing: self.missing }
        } else {
            Cells::Labels { indices: self.indices, labels: self.labels }
        };
        Column { name: self.name, unit: self.unit, cells, header: Some(self.header) }
    }
}

/// The error for a cell that is no finite number, under the cell.
fn bad_cell(record: &csv::ByteRecord, place: usize, name: &str, options: &ReadOptions) -> Error {
    let fields: Vec<String> = record.iter().map(|field| String::from_utf8_lossy(field).into_owned()).collect();
    let line = record.position().map_or(0, csv::Position::line);
    let text = options.line(line, &fields);
    let file = options.file();
    let position = Place { file: file.as_deref(), line, column: 1, text: &text };
    let offset = offsets(&text, &fields).get(place).copied().unwrap_or(0);
    let cell = fields.get(place).map_or("", |cell| cell.trim());
    Error::new(Code::Cell, format!("`{cell}` in column `{name}` is not a finite number"))
        .help("correct the cell, or leave it empty for a missing value")
        .at(position.location(offset, cell.chars().count(), "not a finite number"))
}

/// The error for a file that is no CSV, or not of one width.
fn broken(error: &csv::Error, options: &ReadOptions) -> Error {
    let file = options.file().unwrap_or_else(|| "the input".to_owned());
    let csv::ErrorKind::UnequalLengths { pos, expected_len, len } = error.kind() else {
        return Error::new(Code::File, format!("cannot read `{file}`: {error}")).help("check the file");
    };
    let line = pos.as_ref().map_or(0, csv::Position::line);
    let text = options.line(line, &[]);
    let place = Place { file: options.file().as_deref(), line, column: 1, text: &text }.location(
        0,
        text.chars().count(),
        "this line",
    );
    Error::new(
        Code::Header,
        format!(
            "line {line} has {len} {} where the header has {expected_len}",
            if *len == 1 { "field" } else { "fields" }
        ),
    )
    .help("give every line one field a column; quote fields that contain the separator")
    .at(place)
}
