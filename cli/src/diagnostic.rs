//! What the program has to say beside its result: errors of the library, and the program's own.

use std::fmt;

use dimensionless::{Code, Error, Location};

/// The exit codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    Usage = 2,
    Input = 3,
    Impossible = 4,
    Numerical = 5,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Severity {
    Error,
    Warning,
    Note,
}

impl Severity {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// One message: a code, what failed and the rule, where, and one next step.
#[derive(Clone, Debug)]
pub(crate) struct Diagnostic {
    pub(crate) severity: Severity,
    pub(crate) code: &'static str,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
    pub(crate) location: Option<Location>,
    pub(crate) exit: Exit,
}

/// The result of whatever can fail in the program.
pub(crate) type Result<T, E = Box<Diagnostic>> = std::result::Result<T, E>;

impl Diagnostic {
    /// An error in the data or the units.
    pub(crate) fn error(code: Code, message: impl Into<String>) -> Box<Self> {
        Box::new(Self {
            severity: Severity::Error,
            code: code.as_str(),
            message: message.into(),
            help: None,
            location: None,
            exit: Exit::Input,
        })
    }

    /// An error in the command line itself.
    pub(crate) fn usage(message: impl Into<String>) -> Box<Self> {
        let mut error = Self::error(Code::Setting, message);
        (error.code, error.exit) = (USAGE, Exit::Usage);
        error
    }

    /// Something that does not stop the program; its codes begin with `W`.
    pub(crate) fn warning(code: &'static str, message: impl Into<String>) -> Box<Self> {
        let mut warning = Self::error(Code::Setting, message);
        (warning.code, warning.severity) = (code, Severity::Warning);
        warning
    }

    /// Something worth knowing.
    pub(crate) fn note(code: &'static str, message: impl Into<String>) -> Box<Self> {
        let mut note = Self::warning(code, message);
        note.severity = Severity::Note;
        note
    }

    pub(crate) fn help(mut self: Box<Self>, help: impl Into<String>) -> Box<Self> {
        self.help = Some(help.into());
        self
    }

    pub(crate) fn at(mut self: Box<Self>, location: Option<Location>) -> Box<Self> {
        self.location = location;
        self
    }

    /// Puts words before the message.
    pub(crate) fn context(mut self: Box<Self>, words: impl fmt::Display) -> Box<Self> {
        self.message = format!("{words}: {}", self.message);
        self
    }

    /// Turns an error into a mistake of the command line.
    pub(crate) fn of_the_command_line(mut self: Box<Self>) -> Box<Self> {
        self.exit = Exit::Usage;
        self
    }

    /// Shows an error in a text of the command line as a part of the argument that holds it.
    ///
    /// The error's own line is the part of `argument` that starts `offset` characters behind its start.
    pub(crate) fn inside(mut self: Box<Self>, option: &str, argument: &str, offset: usize) -> Box<Self> {
        if let Some(place) = &mut self.location {
            place.file = Some(option.to_owned());
            place.column += offset;
            place.text = argument.to_owned();
        }
        self
    }
}

/// The code of mistakes in the command line.
pub(crate) const USAGE: &str = "C001";

impl From<Error> for Box<Diagnostic> {
    fn from(error: Error) -> Self {
        let exit = if error.is_impossible() {
            Exit::Impossible
        } else if error.is_numerical() {
            Exit::Numerical
        } else {
            Exit::Input
        };
        Box::new(Diagnostic {
            severity: Severity::Error,
            code: error.code().as_str(),
            message: without_number(&error.to_string()),
            help: error.next_step().map(str::to_owned),
            location: error.location().cloned(),
            exit,
        })
    }
}

/// The error for an unreachable target, with the option that adds a constant.
pub(crate) fn unreachable(error: Error) -> Box<Diagnostic> {
    let error = Box::<Diagnostic>::from(error);
    let help = error.help.clone().unwrap_or_default();
    let named = help.split_once("the constant `").or_else(|| help.split_once("the constants `"));
    match named.and_then(|(_, rest)| rest.split_once('`')) {
        Some((symbol, _)) => error.help(format!("{help}; `--const {symbol}` adds a constant")),
        None => error,
    }
}

/// The reason of an input or output error, without the number that the system gives it.
pub(crate) fn reason(error: &std::io::Error) -> String {
    without_number(&error.to_string())
}

fn without_number(text: &str) -> String {
    text.split(" (os error").next().unwrap_or(text).to_owned()
}
