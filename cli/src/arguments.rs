//! The command line.

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::diagnostic::{Diagnostic, Result};

/// What a call without arguments prints.
pub(crate) const SHORT_HELP: &str = "\
dimensionless: laws with units from data

  dimensionless demo solar_system                                   write an example CSV
  dimensionless groups \"drag [N] ~ speed [m/s], diameter [m], density [kg/m^3], viscosity [Pa s]\"
  dimensionless fit solar_system.csv -y period --const G -o law.json

commands: check, groups, fit, predict, discover, diagnose, export, units, demo; `dimensionless --help` explains them
";

/// What follows the options of `groups`.
const GROUPS_HELP: &str = "\
Example: dimensionless groups \"period [s] ~ length [m], g [m/s^2]\"

With `--all`, the JSON result has beside the groups
  \"bases\": [{\"repeating\": [NAME, …], \"index\": N, \"groups\": […]}, …], the best first, and
  \"count\": {\"sets\", \"examined\", \"independent\", \"distinct\", \"refused\", \"index_one\"}: all sets of as many
  variables as the rank; those examined; the independent ones; the different bases that they give;
  of these, how many are refused (a variable that may be zero or negative stands in a denominator),
  and how many of the others generate all groups.

With `--explain`, it has \"explanation\": {\"rows\", \"columns\", \"matrix\", \"steps\", \"repeating\", …};
`--format markdown` and `--format latex` write the derivation, the latter as a document for pdflatex.";

/// What follows the options of `discover`.
const DISCOVER_HELP: &str = "\
Example: dimensionless discover pendulum.csv -y period

A constant is found if its class is better by a factor of 1.5 on unseen rows than all others and than the law
without it, at most 5 % of searches with shuffled rows end as well, and no power law in the raw columns is better by
such a factor. Its value is not in the data; a convention fixes it: unit-tail-slope (the law ends in exp(±Π)),
unit-coefficient or coefficient=6.2832 (a power law with this coefficient), median-one (the group has the median 1).

The JSON result: \"classes\": [{\"simplest\", \"named\", \"members_in_box\", \"cv_rmse_ln\", \"model\"}, …], the best first;
\"without\", the error without a further constant; \"margin\", \"p_value\", \"discovery\"; \"value\"; \"inputs\".";

/// Finds laws that cannot depend on the choice of units: exact Π groups and regression over them.
#[derive(Parser)]
#[command(name = "dimensionless", version, disable_help_subcommand = true, max_term_width = 100)]
#[command(after_help = "Exit codes: 0 done; 1 finding; 2 usage; 3 input or unit error; 4 dimensionally impossible; \
                        5 numerical failure.")]
pub(crate) struct Arguments {
    /// What is printed to standard output: text to read, or one JSON object; `groups --explain` also as Markdown or LaTeX.
    #[arg(long, global = true, value_enum, default_value_t = Format::Text, value_name = "FORMAT")]
    pub(crate) format: Format,
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
    Markdown,
    Latex,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Shows the columns of a file, their units and dimensions, and what looks suspicious
    Check(CheckArguments),
    /// Finds the Π groups of a problem and the scale of its target
    #[command(after_help = GROUPS_HELP)]
    Groups(GroupsArguments),
    /// Fits a law: target = scale · F(Π)
    #[command(after_help = "Example: dimensionless fit pendulum.csv -y period --const g -o law.json")]
    Fit(FitArguments),
    /// Predicts with a saved law; writes the rows as they were with the prediction behind them
    #[command(after_help = "Example: dimensionless predict law.json new.csv --unit ms")]
    Predict(PredictArguments),
    /// Seeks the dimensional constant that the data need and the inputs lack, and inputs that do not matter
    #[command(after_help = DISCOVER_HELP)]
    Discover(DiscoverArguments),
    /// Says what the rows of a fit say against a saved law: trends, rows that decide much, groups that vary together
    #[command(after_help = "Example: dimensionless diagnose law.json pendulum.csv --null 99")]
    Diagnose(DiagnoseArguments),
    /// Writes a saved law as code: a function in Rust or Python, a LaTeX document, an SQL expression
    #[command(after_help = "Example: dimensionless export law.json --to python -o law.py")]
    Export(ExportArguments),
    /// Lists the units, explains one (`km/h`), or searches for a word
    Units(UnitsArguments),
    /// Writes an example CSV file into the current folder and names the next command
    Demo(DemoArguments),
}

impl Command {
    /// Refuses a format that the command cannot write.
    pub(crate) fn accepts(&self, format: Format) -> Result<()> {
        let name = match format {
            Format::Text | Format::Json => return Ok(()),
            Format::Markdown => "markdown",
            Format::Latex => "latex",
        };
        if matches!(self, Self::Groups(arguments) if arguments.explain) {
            return Ok(());
        }
        Err(Diagnostic::usage(format!("`--format {name}` belongs to `groups --explain`"))
            .help("other results are written with `--format text` or `--format json`"))
    }
}

/// Units beyond the built-in ones.
#[derive(Args, Default)]
pub(crate) struct Declarations {
    /// Declares a base quantity beyond the SI, and a symbol for its unit if one is given
    #[arg(long, value_name = "NAME[=SYMBOL]")]
    pub(crate) base: Vec<String>,
    /// Declares a unit, as `smoot=1.7018 m`
    #[arg(long, value_name = "SYMBOL=DEFINITION")]
    pub(crate) define: Vec<String>,
}

/// What is declared instead of found: groups, and what quantities are.
#[derive(Args)]
pub(crate) struct Declared {
    /// Declares a Π group, with its symbol; repeated until the groups are a basis
    #[arg(long = "group", value_name = "SYMBOL=PRODUCT")]
    pub(crate) groups: Vec<String>,
    /// Says what a quantity is where its name does not, as `a=speed of sound`: named numbers are told by it
    #[arg(long = "kind", value_name = "NAME=KIND")]
    pub(crate) kinds: Vec<String>,
}

/// How precisely each row was measured.
#[derive(Args)]
pub(crate) struct Precision {
    /// A column of weights of dimension one: rows count by them
    #[arg(long, value_name = "COLUMN", conflicts_with = "uncertainty")]
    pub(crate) weight: Option<String>,
    /// A column with the standard uncertainty of the target, in a unit of the target
    #[arg(long, value_name = "COLUMN")]
    pub(crate) uncertainty: Option<String>,
}

/// Which columns of a table are inputs, and what joins them.
#[derive(Args)]
pub(crate) struct Selection {
    /// The inputs; by default all numeric columns but the target
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',', conflicts_with = "drop")]
    pub(crate) inputs: Vec<String>,
    /// Columns that are no inputs
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    pub(crate) drop: Vec<String>,
    /// Constants by name (`c,k_B,h`), or with a value: `E="7.1e13 J"`
    #[arg(long = "const", value_name = "NAME[=VALUE UNIT]")]
    pub(crate) constants: Vec<String>,
    /// The unit of a column; it wins over the header
    #[arg(long, value_name = "COLUMN=UNIT")]
    pub(crate) unit: Vec<String>,
    /// Angles that enter by their cosine and sine; by default those that touch zero, are negative, or span more than half a turn
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    pub(crate) angle: Vec<String>,
    /// Angles that enter as the numbers they are, such as a twist
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    pub(crate) number: Vec<String>,
    /// Leaves out rows in which the target or an input has no value: empty, -, ?, NA, N/A, NaN, null
    #[arg(long)]
    pub(crate) skip_missing: bool,
    #[command(flatten)]
    pub(crate) declarations: Declarations,
}

#[derive(Args)]
pub(crate) struct CheckArguments {
    /// A CSV file whose header carries units; `-` is standard input
    pub(crate) data: String,
    /// The unit of a column; it wins over the header
    #[arg(long, value_name = "COLUMN=UNIT")]
    pub(crate) unit: Vec<String>,
    #[command(flatten)]
    pub(crate) declarations: Declarations,
}

#[derive(Args)]
pub(crate) struct GroupsArguments {
    /// A problem such as "drag [N] ~ speed [m/s], …", or a CSV file (`-` is standard input)
    #[arg(value_name = "PROBLEM|DATA")]
    pub(crate) subject: String,
    /// The column that is sought
    #[arg(short = 'y', long, value_name = "COLUMN")]
    pub(crate) target: Option<String>,
    /// Repeating variables: the groups are each other variable over a product of powers of these
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub(crate) repeat: Vec<String>,
    /// Derives the groups step by step: dimensional matrix, rank, elimination, repeating variables, index, scale
    #[arg(long, conflicts_with = "all")]
    pub(crate) explain: bool,
    /// Lists the bases that all sets of repeating variables give, each once: those that generate all groups (index 1) come
    /// first, then those with more named groups, then simpler ones
    #[arg(long, conflicts_with_all = ["repeat", "groups"])]
    pub(crate) all: bool,
    /// How many bases `--all` lists; it counts all of them
    #[arg(long, value_name = "N", default_value_t = 10, requires = "all")]
    pub(crate) limit: usize,
    /// How many sets of variables `--all` examines at most
    #[arg(long, value_name = "N", default_value_t = 10_000_000, requires = "all")]
    pub(crate) examine: u64,
    #[command(flatten)]
    pub(crate) declared: Declared,
    #[command(flatten)]
    pub(crate) selection: Selection,
}

#[derive(Args)]
pub(crate) struct FitArguments {
    /// A CSV file whose header carries units; `-` is standard input
    pub(crate) data: String,
    /// The column that is predicted
    #[arg(short = 'y', long, value_name = "COLUMN")]
    pub(crate) target: String,
    #[command(flatten)]
    pub(crate) declared: Declared,
    /// The model: auto; constant, power (huber and tukey resist wrong rows), asymptotes, blend (of power laws); in ln Π: poly:3,
    /// ridge:3, spline or spline:6 (one Π group), smooth (up to three), gp
    #[arg(long, value_name = "MODEL", default_value = "auto")]
    pub(crate) model: String,
    /// What is minimised: log, the error of ln target, where all targets are positive; scaled, that of target/scale. By default
    /// the targets decide
    #[arg(long, value_enum, value_name = "LOSS")]
    pub(crate) loss: Option<Minimised>,
    /// Which rows are held out together: loo (each by itself), kfold:5, group:COLUMN, or ends (of the inputs)
    #[arg(long, value_name = "SCHEME")]
    pub(crate) cv: Option<String>,
    /// The seed of the folds
    #[arg(long, value_name = "N")]
    pub(crate) seed: Option<u64>,
    #[command(flatten)]
    pub(crate) precision: Precision,
    /// Keeps all Π groups; by default an automatic model may do without some, or take a combination of them
    #[arg(long)]
    pub(crate) all_groups: bool,
    /// Saves the law
    #[arg(short = 'o', long, value_name = "FILE")]
    pub(crate) output: Option<String>,
    #[command(flatten)]
    pub(crate) selection: Selection,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Minimised {
    /// The squared error of ln target
    Log,
    /// The squared error of target/scale
    Scaled,
}

#[derive(Args)]
pub(crate) struct DiscoverArguments {
    /// A CSV file whose header carries units; `-` is standard input
    pub(crate) data: String,
    /// The column that is predicted
    #[arg(short = 'y', long, value_name = "COLUMN")]
    pub(crate) target: String,
    /// The largest exponent of a base quantity
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub(crate) exponents: u32,
    /// The common denominator of the exponents: 2 for halves
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) fractions: u32,
    /// How many constants are sought, one after the other
    #[arg(long = "constants", value_name = "N", default_value_t = 1)]
    pub(crate) count: u32,
    /// What fixes the value: unit-tail-slope, unit-coefficient, coefficient=NUMBER or median-one
    #[arg(long, value_name = "CONVENTION")]
    pub(crate) convention: Option<String>,
    /// Which rows are held out together: loo (each by itself), kfold:5, or group:COLUMN
    #[arg(long, value_name = "SCHEME")]
    pub(crate) cv: Option<String>,
    /// How often the search is repeated with shuffled rows
    #[arg(long, value_name = "N", default_value_t = 99)]
    pub(crate) shuffles: usize,
    /// The seed of the shuffles and of folds
    #[arg(long, value_name = "N")]
    pub(crate) seed: Option<u64>,
    #[command(flatten)]
    pub(crate) selection: Selection,
}

#[derive(Args)]
pub(crate) struct PredictArguments {
    /// A law saved by `fit -o`
    pub(crate) law: String,
    /// A CSV file with the law's inputs, in any units; `-` is standard input
    #[arg(value_name = "NEW")]
    pub(crate) data: String,
    /// Writes the CSV to a file
    #[arg(short = 'o', long, value_name = "FILE")]
    pub(crate) output: Option<String>,
    /// The unit of the prediction (`lbf`), or of a column (`speed=km/h`)
    #[arg(long, value_name = "[COLUMN=]UNIT")]
    pub(crate) unit: Vec<String>,
    /// The level of the intervals
    #[arg(long, value_name = "LEVEL", default_value_t = 0.95)]
    pub(crate) interval: f64,
    /// What happens to rows outside the trained domain
    #[arg(long, value_enum, default_value_t = Outside::Warn)]
    pub(crate) outside: Outside,
    /// Predicts nothing for rows in which an input has no value
    #[arg(long)]
    pub(crate) skip_missing: bool,
    #[command(flatten)]
    pub(crate) declarations: Declarations,
}

#[derive(Args)]
pub(crate) struct ExportArguments {
    /// A law saved by `fit -o`
    pub(crate) law: String,
    /// The language
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    pub(crate) to: Language,
    /// Takes and gives quantities of `uom` instead of numbers in the law's units (Rust)
    #[arg(long)]
    pub(crate) typed: bool,
    /// Writes the code to a file
    #[arg(short = 'o', long, value_name = "FILE")]
    pub(crate) output: Option<String>,
    /// The name of the function; by default that of the target
    #[arg(long, value_name = "FUNCTION")]
    pub(crate) name: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Language {
    /// Functions of `f64`, without dependencies
    Rust,
    /// Functions of numbers or numpy arrays
    Python,
    /// A document for pdflatex
    Latex,
    /// An expression over columns
    Sql,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Outside {
    /// Predicts them and says how many there are
    Warn,
    /// Writes NaN
    Nan,
    /// Stops
    Error,
}

#[derive(Args)]
pub(crate) struct DiagnoseArguments {
    /// A law saved by `fit -o`
    pub(crate) law: String,
    /// The CSV file that the law was fitted to; `-` is standard input
    pub(crate) data: String,
    /// Compares the law with so many fits to shuffled targets; 99 tell a p-value of 0.01. For an automatic law the whole
    /// search is repeated, in a minute at most: no more than 99 times with three inputs, 39 with five, 19 with more
    #[arg(long, value_name = "SHUFFLES")]
    pub(crate) null: Option<usize>,
    /// The seed of the shuffles
    #[arg(long, value_name = "N", default_value_t = 0, requires = "null")]
    pub(crate) seed: u64,
    #[command(flatten)]
    pub(crate) precision: Precision,
    /// The unit of a column; it wins over the header
    #[arg(long, value_name = "COLUMN=UNIT")]
    pub(crate) unit: Vec<String>,
    /// Leaves out rows in which the target or an input has no value
    #[arg(long)]
    pub(crate) skip_missing: bool,
    #[command(flatten)]
    pub(crate) declarations: Declarations,
}

#[derive(Args)]
pub(crate) struct UnitsArguments {
    /// A unit to explain, or a word to search for
    #[arg(value_name = "TEXT")]
    pub(crate) text: Option<String>,
    #[command(flatten)]
    pub(crate) declarations: Declarations,
}

#[derive(Args)]
pub(crate) struct DemoArguments {
    /// The example; without a name, all are listed
    pub(crate) name: Option<String>,
}
