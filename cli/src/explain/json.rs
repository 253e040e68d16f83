//! A derivation as JSON: numbers of the matrix are strings, rows and columns are named.

use dimensionless::{Explanation, PiBasis, PivotStep, Rational, RepeatingChoice, RowOperation};
use serde_json::{Value, json};

pub(super) fn explanation(basis: &PiBasis, explanation: &Explanation) -> Value {
    let problem = basis.problem();
    let columns: Vec<&str> =
        problem.variables().iter().chain(problem.target()).map(|variable| variable.name()).collect();
    let rows: Vec<&str> = explanation.bases.iter().map(|base| base.key()).collect();
    let by_row = |numbers: &[Rational]| -> Value {
        let pairs = rows.iter().zip(numbers).filter(|(_, number)| !number.is_zero());
        Value::Object(pairs.map(|(row, number)| ((*row).to_owned(), json!(number.to_string()))).collect())
    };
    let operation = |operation: &RowOperation| match *operation {
        RowOperation::Divide { row, divisor } => json!({"divide": rows[row], "by": divisor.to_string()}),
        RowOperation::Add { row, factor, source } => {
            json!({"add": rows[source], "times": factor.to_string(), "to": rows[row]})
        }
    };
    let step = |step: &PivotStep| {
        json!({
            "row": rows[step.row],
            "column": columns[step.column],
            "operations": step.operations.iter().map(operation).collect::<Vec<_>>(),
            "matrix": entries(&step.matrix),
        })
    };
    let sole = explanation.sole_carriers.iter().map(|&(row, column)| (rows[row].to_owned(), json!(columns[column])));
    json!({
        "rows": rows,
        "columns": columns,
        "matrix": entries(&explanation.matrix),
        "dependent_rows": explanation.relations.iter().map(|relation| by_row(relation)).collect::<Vec<_>>(),
        "sole_carriers": Value::Object(sole.collect()),
        "steps": explanation.steps.iter().map(step).collect::<Vec<_>>(),
        "repeating": explanation.pivots.iter().map(|&column| columns[column]).collect::<Vec<_>>(),
        "choice": match explanation.choice {
            RepeatingChoice::Given => "given",
            RepeatingChoice::Found => "found",
            RepeatingChoice::First => "first",
        },
        "minor": explanation.clearing.minor.to_string(),
        "minors_divisor": explanation.clearing.divisor.to_string(),
        "own_exponents": explanation.clearing.own.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "repeating_index": explanation.clearing.index,
        "index": basis.index(),
        "certificate": explanation.certificate.as_deref().map(by_row),
    })
}

fn entries(matrix: &[Vec<Rational>]) -> Value {
    matrix.iter().map(|row| row.iter().map(ToString::to_string).collect::<Vec<_>>()).collect()
}
