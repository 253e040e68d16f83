//! Power laws and constants of large files, which need not be held in memory.
//!
//! The one idea: the library fits these families in rounds of rows, with the same numbers. Whatever needs all rows at once
//! (weights, labels, remarks on rows of another sign) and every error is left to the table in memory, and its messages. Only
//! repeated rows are not looked for.

use dimensionless::{
    CrossValidation, FitOptions, GroupChoice, Inputs, ModelChoice, Problem, ReadOptions, Sign, Table, TableFile,
    TableLaw,
};

use super::settings::{cross_validation, loss};
use crate::arguments::FitArguments;
use crate::input::Input;
use crate::selection;

/// Files of so many bytes are fitted in rounds.
pub(super) const LARGE: u64 = 256_000_000;
/// The folds in which a fit holds out rows by default, where there are many.
const FOLDS: usize = 10;

/// The law of a file of `least` bytes or more; none where the table has to be in memory.
pub(super) fn law(
    arguments: &FitArguments,
    input: &Input,
    options: &ReadOptions,
    inputs: &Inputs,
    least: u64,
) -> Option<TableLaw> {
    let Input::File { path, size } = input else { return None };
    let model = arguments.model.parse::<ModelChoice>().ok()?;
    let is_linear = matches!(model, ModelChoice::PowerLaw | ModelChoice::Constant);
    let precision = &arguments.precision;
    let needs_rows = arguments.selection.skip_missing || precision.weight.is_some() || precision.uncertainty.is_some();
    if *size < least || !is_linear || needs_rows || !arguments.declared.groups.is_empty() {
        return None;
    }
    let options = options.clone().path(path).with_companion(path).ok()?;
    let held_out = held_out(arguments, input, &options)?;
    let file = TableFile::with_options(path, options);
    let problem = selection::kinds(file.problem(&arguments.target, inputs).ok()?, &arguments.declared).ok()?;
    if !is_positive(&problem) {
        return None;
    }
    let groups = if arguments.all_groups { GroupChoice::All } else { GroupChoice::Select };
    let cross_validation = Some(held_out);
    let options = FitOptions { model, cross_validation, loss: loss(arguments), weights: None, groups };
    let law = TableLaw::fit_file(&problem, &file, &options).ok()?;
    // A target that never varies has a remark.
    law.quality().cv_r2.is_some().then_some(law)
}

/// Folds of rows; none where rows may share labels, or are held out by them.
fn held_out(arguments: &FitArguments, input: &Input, options: &ReadOptions) -> Option<CrossValidation> {
    match arguments.cv.as_deref() {
        Some(scheme) if scheme.starts_with("kfold:") => {
            cross_validation(Some(scheme), arguments.seed, &Table::new(), &arguments.target).ok()?
        }
        Some(_) => None,
        None => {
            let start = input.header(&arguments.data).ok()?;
            let end = start.iter().rposition(|&byte| byte == b'\n')?;
            let first = Table::from_reader(&start[..end], options).ok()?;
            let has_labels = first.columns().iter().any(|column| column.labels().is_some());
            let seed = arguments.seed.unwrap_or(0);
            (!has_labels).then_some(CrossValidation::KFold { folds: FOLDS, seed })
        }
    }
}

/// Whether the first rows leave nothing to remark: no value that is zero or negative, no angle by its cosine and sine.
fn is_positive(problem: &Problem) -> bool {
    let plain = |variable: &dimensionless::Variable| variable.measured() == variable;
    problem.variables().iter().chain(problem.target()).all(|own| plain(own) && own.sign() == Sign::Positive)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]
mod tests {
    use std::fmt::Write;

    use clap::Parser;

    use super::*;
    use crate::arguments::{Arguments, Command};
    use crate::outcome::Messages;

    /// So many rows that a table in memory is fitted in the same way.
    const ROWS: usize = 100_000;

    fn arguments(path: &str, more: &[&str]) -> FitArguments {
        let words = ["dimensionless", "fit", path, "-y", "y"];
        match Arguments::try_parse_from(words.iter().chain(more)).unwrap().command {
            Some(Command::Fit(arguments)) => arguments,
            _ => unreachable!("the words ask for a fit"),
        }
    }

    fn in_rounds(path: &str, more: &[&str]) -> Option<TableLaw> {
        let input = Input::open(path).unwrap();
        law(&arguments(path, more), &input, &ReadOptions::default(), &Inputs::all(), 1)
    }

    /// Writes y = 2 a (a/b)^0.5 with errors of some percent, and another last line.
    fn file(name: &str, rows: usize, last: &str) -> String {
        let mut text = String::from("y [m],a [m],b [m]\n");
        for row in 0..rows {
            let (a, b) = (1.0 + (row * 7919 % 1000) as f64, 1.0 + (row * 104_729 % 997) as f64);
            let y = 2.0 * a * (a / b).sqrt() * (1.0 + 0.01 * (row * 31 % 17) as f64);
            let _ = writeln!(text, "{y},{a},{b}");
        }
        let path = std::env::temp_dir().join(format!("dimensionless_{}_{name}.csv", std::process::id()));
        std::fs::write(&path, text + last).unwrap();
        path.to_str().unwrap().to_owned()
    }

    #[test]
    fn a_law_in_rounds_is_that_of_the_table_in_memory() {
        let path = file("rounds", ROWS, "");
        for more in [
            &["--model", "power"][..],
            &["--model", "constant", "--seed", "3"],
            &["--model", "power", "--cv", "kfold:5"],
        ] {
            let law = in_rounds(&path, more).unwrap();
            let mut messages = Messages::default();
            let outcome = super::super::run(&arguments(&path, more), &mut messages).unwrap();
            assert_eq!(super::super::text(&law, None), outcome.text);
        }
        std::fs::remove_file(path).unwrap();
    }

    #[test]
    fn what_needs_all_rows_is_left_to_the_table_in_memory() {
        let path = file("memory", 50, "");
        assert!(in_rounds(&path, &["--model", "power"]).is_some());
        for more in [
            &["--model", "auto"][..],
            &["--model", "power", "--skip-missing"],
            &["--model", "power", "--weight", "b"],
            &["--model", "power", "--cv", "loo"],
            &["--model", "power", "--cv", "group:a"],
        ] {
            assert!(in_rounds(&path, more).is_none(), "{more:?}");
        }
        std::fs::remove_file(path).unwrap();
        for (name, last) in [("zero", "1,0,1\n"), ("target", "-1,1,1\n"), ("hole", "1,,1\n")] {
            let path = file(name, 50, last);
            assert!(in_rounds(&path, &["--model", "power"]).is_none(), "{name}");
            std::fs::remove_file(path).unwrap();
        }
    }
}
