//! The one error of the library: a stable code, what failed and the rule, where, and one next step.

use std::fmt;

/// What kind of thing went wrong; each has a stable text such as `U003`.
///
/// ```
/// use dimensionless::Code;
/// assert_eq!(Code::UnknownUnit.as_str(), "U003");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Code {
    /// A numeric column without a unit.
    UnitMissing,
    /// A unit string that does not follow the grammar.
    UnitSyntax,
    /// A symbol that is no unit.
    UnknownUnit,
    /// A string with two readings.
    AmbiguousUnit,
    /// A unit with an offset (°C, °F) used as a factor.
    AffineUnit,
    /// A logarithmic unit (dB, pH) where a ratio is needed.
    LogUnit,
    /// A unit of another dimension than needed.
    UnitDimension,
    /// An exponent that is no exact rational or does not fit.
    Exponent,
    /// A name or symbol that is declared twice or not usable.
    Declaration,
    /// A file that cannot be read or written.
    File,
    /// A header or companion file that does not follow the format.
    Header,
    /// A cell of a numeric column that is not a finite number.
    Cell,
    /// Missing values.
    Missing,
    /// A table without rows, or too few of them.
    TooFewRows,
    /// A column that does not exist, or is of another type than needed.
    Column,
    /// A constant that is not known.
    UnknownConstant,
    /// A problem such as `drag [N] ~ speed [m/s]` that does not follow the grammar.
    Problem,
    /// No units-covariant map from the inputs to the target exists.
    Unreachable,
    /// Repeating variables that are dependent, or of the wrong number.
    Repeating,
    /// Exponents that no basis with the declared signs can have.
    Sign,
    /// Exact integer arithmetic that left the range it is checked for.
    Overflow,
    /// Declared groups that cannot be read, or are no basis.
    Group,
    /// A target with zero, negative or constant values where the loss needs others.
    Target,
    /// A setting of a fit that does not go with the data.
    Setting,
    /// A fit that failed numerically.
    Numerical,
    /// A saved law that does not belong to the data or record at hand.
    Schema,
    /// A saved law that cannot be read.
    Model,
    /// A prediction outside the trained domain, where that was made an error.
    Outside,
}

impl Code {
    /// The stable text of the code.
    ///
    /// ```
    /// # use dimensionless::Code;
    /// assert_eq!(Code::Unreachable.as_str(), "P002");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Code::UnitMissing => "U001",
            Code::UnitSyntax => "U002",
            Code::UnknownUnit => "U003",
            Code::AmbiguousUnit => "U004",
            Code::AffineUnit => "U005",
            Code::LogUnit => "U006",
            Code::UnitDimension => "U007",
            Code::Exponent => "U008",
            Code::Declaration => "U009",
            Code::File => "T001",
            Code::Header => "T002",
            Code::Cell => "T003",
            Code::Missing => "T004",
            Code::TooFewRows => "T005",
            Code::Column => "T006",
            Code::UnknownConstant => "T007",
            Code::Problem => "P001",
            Code::Unreachable => "P002",
            Code::Repeating => "P003",
            Code::Sign => "P004",
            Code::Overflow => "P005",
            Code::Group => "P006",
            Code::Target => "F001",
            Code::Setting => "F002",
            Code::Numerical => "F003",
            Code::Schema => "L001",
            Code::Model => "L002",
            Code::Outside => "L003",
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A place in a text: the line as it stands, and the characters meant.
///
/// ```
/// use dimensionless::Unit;
/// let error = "kg/furlongg".parse::<Unit>().unwrap_err();
/// let place = error.location().unwrap();
/// assert_eq!((place.line, place.column, place.length), (1, 4, 8));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The file, when the text came from one.
    pub file: Option<String>,
    /// The line, from 1.
    pub line: u64,
    /// The first character meant, from 1, counted in characters.
    pub column: usize,
    /// How many characters are meant; at least 1.
    pub length: usize,
    /// The whole line.
    pub text: String,
    /// A few words to stand beside the caret; may be empty.
    pub label: String,
}

/// Everything that can go wrong in this library.
///
/// ```
/// use dimensionless::{Code, Unit};
/// let error = "m/x".parse::<Unit>().unwrap_err();
/// assert_eq!(error.code(), Code::UnknownUnit);
/// assert_eq!(error.to_string(), "unknown unit `x`");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Error(Box<Inner>);

#[derive(Clone, Debug, PartialEq)]
struct Inner {
    code: Code,
    message: String,
    help: Option<String>,
    location: Option<Location>,
}

impl Error {
    pub(crate) fn new(code: Code, message: impl Into<String>) -> Self {
        Self(Box::new(Inner { code, message: message.into(), help: None, location: None }))
    }

    /// Adds one next step.
    #[must_use]
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.0.help = Some(help.into());
        self
    }

    /// Says where; replaces an earlier place.
    #[must_use]
    pub(crate) fn at(mut self, location: Location) -> Self {
        self.0.location = Some(location);
        self
    }

    /// Puts words before the message, for an error that is found inside something larger.
    #[must_use]
    pub(crate) fn context(mut self, words: impl fmt::Display) -> Self {
        self.0.message = format!("{words}: {}", self.0.message);
        self
    }

    /// Puts words behind the message.
    #[must_use]
    pub(crate) fn suffix(mut self, words: impl fmt::Display) -> Self {
        self.0.message = format!("{} {words}", self.0.message);
        self
    }

    /// The stable code.
    ///
    /// ```
    /// # use dimensionless::{Code, Rational};
    /// assert_eq!("x".parse::<Rational>().unwrap_err().code(), Code::Exponent);
    /// ```
    #[must_use]
    pub fn code(&self) -> Code {
        self.0.code
    }

    /// The next step, when there is one to name.
    ///
    /// ```
    /// # use dimensionless::Rational;
    /// assert!("x".parse::<Rational>().unwrap_err().next_step().unwrap().contains("fraction"));
    /// ```
    #[must_use]
    pub fn next_step(&self) -> Option<&str> {
        self.0.help.as_deref()
    }

    /// The place in the input, when the error has one.
    ///
    /// ```
    /// # use dimensionless::Rational;
    /// assert!("x".parse::<Rational>().unwrap_err().location().is_none());
    /// ```
    #[must_use]
    pub fn location(&self) -> Option<&Location> {
        self.0.location.as_ref()
    }

    /// Whether physics forbids what was asked: no choice of data could help.
    ///
    /// ```
    /// # use dimensionless::Problem;
    /// let problem = Problem::parse("period [s] ~ length [m], mass [kg]").unwrap();
    /// assert!(problem.solve().unwrap().scale().unwrap_err().is_impossible());
    /// ```
    #[must_use]
    pub fn is_impossible(&self) -> bool {
        matches!(self.0.code, Code::Unreachable)
    }

    /// Whether the arithmetic failed, rather than the input.
    ///
    /// ```
    /// # use dimensionless::Rational;
    /// assert!(!"x".parse::<Rational>().unwrap_err().is_numerical());
    /// ```
    #[must_use]
    pub fn is_numerical(&self) -> bool {
        matches!(self.0.code, Code::Numerical | Code::Overflow)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for Error {}

/// The result of everything that can fail in this library.
///
/// ```
/// use dimensionless::{Result, Unit};
/// let unit: Result<Unit> = "km/h".parse();
/// assert!(unit.is_ok());
/// ```
pub type Result<T, E = Error> = std::result::Result<T, E>;
