//! From options to the settings of a fit: rows that are held out, weights, the loss.

use dimensionless::{Code, CrossValidation, Inputs, Loss, Problem, Table, Weights};

use crate::arguments::{FitArguments, Minimised};
use crate::diagnostic::{Diagnostic, Result};
use crate::selection;

/// Reads `--loss`.
pub(super) fn loss(arguments: &FitArguments) -> Option<Loss> {
    arguments.loss.map(|loss| match loss {
        Minimised::Log => Loss::Log,
        Minimised::Scaled => Loss::Scaled,
    })
}

/// Reads the column of `--weight` or `--uncertainty`, before it is left out of the inputs.
pub(super) fn weights(arguments: &FitArguments, table: &Table) -> Result<Option<Weights>> {
    let problem =
        arguments.precision.uncertainty.as_ref().map(|_| table.problem(&arguments.target, &Inputs::only(&[])));
    let problem = problem.transpose()?;
    selection::weights(&arguments.precision, table, problem.as_ref().and_then(Problem::target))
}

/// Reads `--cv` and `--seed`.
pub(crate) fn cross_validation(
    scheme: Option<&str>,
    seed: Option<u64>,
    table: &Table,
    target: &str,
) -> Result<Option<CrossValidation>> {
    let refuse = |scheme: &str| {
        Diagnostic::usage(format!("unknown scheme `{scheme}` of cross-validation"))
            .help("write `--cv loo`, `--cv kfold:5`, `--cv group:COLUMN` or, to fit, `--cv ends`")
    };
    let Some(scheme) = scheme else {
        return Ok(match (CrossValidation::for_rows(table.rows()), seed) {
            (CrossValidation::KFold { folds, .. }, Some(seed)) => Some(CrossValidation::KFold { folds, seed }),
            _ => None,
        });
    };
    let scheme = match scheme.split_once(':') {
        None if scheme == "loo" => CrossValidation::LeaveOneOut,
        None if scheme == "ends" => CrossValidation::Ends,
        Some(("kfold", folds)) => {
            let folds = folds.parse().map_err(|_| refuse(scheme))?;
            if folds < 2 {
                let message = format!("cross-validation needs at least 2 folds, and {folds} was asked for");
                return Err(Diagnostic::usage(message).help("write `--cv kfold:5` or `--cv kfold:10`"));
            }
            CrossValidation::KFold { folds, seed: seed.unwrap_or(0) }
        }
        Some(("group", column)) => {
            if column.trim().is_empty() {
                return Err(Diagnostic::usage("`--cv group:` names no column")
                    .help("write `--cv group:COLUMN`, with a column of labels such as the run"));
            }
            if column == target {
                let message = format!("`--cv group:{column}` holds out rows by the target, which new rows do not have");
                return Err(Diagnostic::usage(message).help("choose a column of labels, such as the run or the fluid"));
            }
            let labels = table.column(column)?.group_indices();
            if labels.iter().all(|label| *label == labels[0]) {
                let message =
                    format!("all rows have one label in column `{column}`, and each label is held out by itself");
                return Err(Diagnostic::error(Code::Setting, message)
                    .help("choose a column with more labels, or `--cv kfold:5`"));
            }
            CrossValidation::Groups(labels)
        }
        _ => return Err(refuse(scheme)),
    };
    Ok(Some(scheme))
}
