//! Where data come from: a file, or standard input.

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Read};
use std::path::{Path, PathBuf};

use dimensionless::{Code, ReadOptions, Table};
use indicatif::{ProgressBar, ProgressStyle};

use crate::diagnostic::{Diagnostic, Result, reason};

/// From this size on a file shows its progress.
const LARGE: u64 = 50_000_000;

/// The name of standard input in messages.
const STDIN: &str = "<stdin>";

/// Data that can be read more than once.
pub(crate) enum Input {
    File {
        path: PathBuf,
        size: u64,
    },
    /// Standard input, and what else can be read only once.
    Memory {
        name: String,
        bytes: Vec<u8>,
    },
}

impl Input {
    /// Finds a file, or reads standard input for `-`; a saved law is no data.
    pub(crate) fn open(argument: &str) -> Result<Self> {
        let input = Self::find(argument)?;
        let start = input.header(argument)?;
        if looks_like_json(&start) {
            return Err(Diagnostic::error(Code::Header, format!("`{argument}` is JSON, and data are CSV"))
                .help("a saved law comes first in `dimensionless predict law.json NEW`"));
        }
        Ok(input)
    }

    fn find(argument: &str) -> Result<Self> {
        let failed = |error: &io::Error| {
            Diagnostic::error(Code::File, format!("cannot read `{argument}`: {}", reason(error))).help("check the path")
        };
        let mut bytes = Vec::new();
        if argument == "-" {
            io::stdin().lock().read_to_end(&mut bytes).map_err(|error| failed(&error))?;
            return Ok(Self::Memory { name: STDIN.to_owned(), bytes });
        }
        let path = PathBuf::from(argument);
        let about = path.metadata().map_err(|error| failed(&error))?;
        if about.is_dir() {
            return Err(
                Diagnostic::error(Code::File, format!("`{argument}` is a folder")).help("name a CSV file in it")
            );
        }
        if about.is_file() {
            return Ok(Self::File { path, size: about.len() });
        }
        let mut file = File::open(&path).map_err(|error| failed(&error))?;
        file.read_to_end(&mut bytes).map_err(|error| failed(&error))?;
        Ok(Self::Memory { name: argument.to_owned(), bytes })
    }

    /// The first bytes, the header among them.
    pub(crate) fn header(&self, argument: &str) -> Result<Vec<u8>> {
        let mut reader = BufReader::new(self.reader(argument)?);
        let start = reader.fill_buf().map_err(|error| {
            Diagnostic::error(Code::File, format!("cannot read `{argument}`: {}", reason(&error)))
                .help("check the file")
        })?;
        Ok(start.to_vec())
    }

    /// The bytes from the start.
    pub(crate) fn reader(&self, argument: &str) -> Result<Box<dyn Read + '_>> {
        match self {
            Self::Memory { bytes, .. } => Ok(Box::new(bytes.as_slice())),
            Self::File { path, .. } => match File::open(path) {
                Ok(file) => Ok(Box::new(file)),
                Err(error) => {
                    Err(Diagnostic::error(Code::File, format!("cannot read `{argument}`: {}", reason(&error)))
                        .help("check the permissions of the file"))
                }
            },
        }
    }

    /// The table, with a bar on a terminal while a large file is read.
    pub(crate) fn table(&self, argument: &str, options: ReadOptions) -> Result<Table> {
        match self {
            Self::Memory { name, bytes } => Ok(Table::from_reader(bytes.as_slice(), &options.path(name))?),
            Self::File { path, size } => {
                let options = options.path(path).with_companion(path)?;
                let reader = self.reader(argument)?;
                if *size < LARGE || !io::stderr().is_terminal() {
                    return Ok(Table::from_reader(reader, &options)?);
                }
                let bar = ProgressBar::new(*size);
                if let Ok(style) = ProgressStyle::with_template("reading {bytes}/{total_bytes} {bar:30} {eta}") {
                    bar.set_style(style);
                }
                let table = Table::from_reader(bar.wrap_read(reader), &options);
                bar.finish_and_clear();
                Ok(table?)
            }
        }
    }

    /// Refuses an output that would destroy this input.
    pub(crate) fn refuse_as_output(&self, output: &str) -> Result<()> {
        let Self::File { path, .. } = self else { return Ok(()) };
        let same = |a: &Path, b: &Path| a.canonicalize().is_ok_and(|a| b.canonicalize().is_ok_and(|b| a == b));
        if !same(path, Path::new(output)) {
            return Ok(());
        }
        Err(Diagnostic::error(Code::File, format!("the output `{output}` is the file that is read"))
            .help("choose another name with `-o`"))
    }
}

/// Whether a text starts as a JSON object does; no header does.
pub(crate) fn looks_like_json(start: &[u8]) -> bool {
    let rest = start.trim_ascii_start();
    rest.first() == Some(&b'{') && matches!(rest[1..].trim_ascii_start().first(), Some(b'"' | b'}'))
}

/// The separator of the fields, by the rule of the library: comma, unless the header has none but semicolons or tabs.
pub(crate) fn delimiter(header: &[u8]) -> u8 {
    let line = header.split(|&byte| byte == b'\n').next().unwrap_or(header);
    [b',', b';', b'\t'].into_iter().find(|byte| line.contains(byte)).unwrap_or(b',')
}
