//! `diagnose`: what the rows of a fit say against its law.

mod findings;

use dimensionless::{Code, ConstraintTest, Diagnostics, Error, Loss, NullTest, Table, TableLaw, Trend};
use serde_json::{Value, json};

use crate::arguments::DiagnoseArguments;
use crate::diagnostic::{Diagnostic, Result};
use crate::input::Input;
use crate::outcome::{Messages, Outcome};
use crate::predict::load;
use crate::{number, render, selection};

/// Rows that are listed: those that move the law most.
const LISTED: usize = 5;

pub(crate) fn run(arguments: &DiagnoseArguments, messages: &mut Messages) -> Result<Outcome> {
    let units = selection::units(&arguments.declarations)?;
    let law = load("diagnose", &arguments.law, Some(&arguments.data))?;
    let options = selection::read_options(&arguments.unit, &units)?;
    let table = Input::open(&arguments.data)?.table(&arguments.data, options)?;
    let table = complete(&law, table, arguments, messages)?;
    let weights = selection::weights(&arguments.precision, &table, Some(law.target()))?;
    let weights = weights.as_ref();
    let diagnostics = law.diagnose(&table, weights).map_err(explain)?;
    let constraints = match law.constraint_test(&table, weights) {
        Ok(test) => Ok(test),
        // Not every law has exponents that could be free: the reason is a result.
        Err(error) if matches!(error.code(), Code::Setting | Code::Target | Code::TooFewRows) => Err(error),
        Err(error) => return Err(explain(error)),
    };
    let null = match arguments.null {
        Some(shuffles) => Some(law.null_test(&table, weights, shuffles, arguments.seed).map_err(of_the_null_test)?),
        None => None,
    };
    findings::push(&law, &diagnostics, constraints.as_ref().ok(), null.as_ref(), messages);
    let text = text(&law, &diagnostics, constraints.as_ref(), null.as_ref());
    Ok(Outcome { text, result: result(&diagnostics, constraints.as_ref(), null.as_ref()) })
}

/// With `--skip-missing`, the rows in which the target and all inputs have values, as for the fit.
fn complete(law: &TableLaw, table: Table, arguments: &DiagnoseArguments, messages: &mut Messages) -> Result<Table> {
    if !arguments.skip_missing {
        return Ok(table);
    }
    let measured = law.basis().problem().measured();
    let names = measured.into_iter().chain([law.target()]).map(|variable| variable.name());
    let precision = [&arguments.precision.weight, &arguments.precision.uncertainty];
    let names: Vec<&str> = names.chain(precision.into_iter().flatten().map(String::as_str)).collect();
    let (complete, left_out) = table.without_missing(&names).map_err(explain)?;
    if left_out > 0 {
        messages.push(*selection::left_out(left_out, table.rows()));
    }
    Ok(complete)
}

/// The next step after an error of the data, in the words of this command.
fn explain(error: Error) -> Box<Diagnostic> {
    let code = error.code();
    let error = Box::<Diagnostic>::from(error);
    match code {
        Code::Missing => error.help("fill them in, or leave those rows out with `--skip-missing`, as for the fit"),
        Code::Column if error.location.is_none() => {
            error.help("the data need the target and the inputs that the law was fitted to")
        }
        _ => error,
    }
}

fn of_the_null_test(error: Error) -> Box<Diagnostic> {
    let is_setting = error.code() == Code::Setting;
    let error = explain(error);
    if is_setting { error.of_the_command_line() } else { error }
}

/// What the residuals are of: `ln drag`, or `drag/scale`.
fn response(law: &TableLaw) -> String {
    match law.quality().loss {
        Loss::Log => format!("ln {}", law.target().name()),
        Loss::Scaled => format!("{}/scale", law.target().name()),
    }
}

/// A probability with its name before it; less than one in two thousand is not told apart.
fn chance(name: &str, p_value: f64) -> String {
    if p_value < 5e-4 { format!("{name} < 0.001") } else { format!("{name} = {p_value:.3}") }
}

fn percent(part: f64) -> String {
    format!("{:.1} %", 100.0 * part)
}

fn text(
    law: &TableLaw,
    diagnostics: &Diagnostics,
    constraints: Result<&ConstraintTest, &Error>,
    null: Option<&NullTest>,
) -> String {
    let mut text = format!(
        "{}\n\n  {}: {}, {} rows, {:.1} rows a coefficient\n",
        law.formula(),
        law.model_name(),
        number::count((10.0 * diagnostics.coefficients).round() / 10.0, "coefficient"),
        diagnostics.rows.len(),
        diagnostics.rows_per_coefficient,
    );
    let mut section = |title: &str, body: &str| {
        text += &format!("\n{title}\n\n{}", render::indented(body));
    };
    section(&format!("what the residuals of {} still depend on", response(law)), &trends(diagnostics));
    if diagnostics.collinearity.variance_inflation.len() > 1 {
        section("how far the groups vary together", &collinearity(diagnostics));
    }
    section("rows that decide most", &rows(diagnostics));
    section("exponents with and without the constraint of dimensions", &constraint(law, constraints));
    if let Some(null) = null {
        section(&format!("the same {} shuffled targets", of_shuffles(null)), &shuffled(law, null));
    }
    text
}

fn trends(diagnostics: &Diagnostics) -> String {
    if diagnostics.trends.is_empty() && diagnostics.untested.is_empty() {
        return "nothing: the law goes through all rows\n".to_owned();
    }
    let row = |trend: &Trend| {
        vec![
            trend.variable.clone(),
            findings::kind(trend.against).to_owned(),
            format!("{:.3}", trend.p_value),
            format!("{:.3}", trend.corrected_p_value),
            percent(trend.explained),
            if trend.is_found() { trend.shape.clone() } else { String::new() },
        ]
    };
    let rows: Vec<Vec<String>> = diagnostics.trends.iter().map(row).collect();
    let header = ["", "", "p-value", "of all tests", "explained", "residuals"];
    let mut text = if rows.is_empty() { String::new() } else { render::table(&header, rows, &[2, 3, 4]) };
    for untested in &diagnostics.untested {
        text += &format!("`{}` is not tested: {}\n", untested.variable, untested.reason);
    }
    text
}

fn collinearity(diagnostics: &Diagnostics) -> String {
    let found = &diagnostics.collinearity;
    let factor = |factor: &Option<f64>| factor.map_or("infinite".to_owned(), number::four);
    let rows = found.variance_inflation.iter().map(|(name, inflation)| vec![name.clone(), factor(inflation)]);
    let table = render::table(&["", "variance inflation"], rows.collect(), &[1]);
    let largest = found.condition_indices.last().map(factor).unwrap_or_default();
    format!("{table}condition index {largest}\n")
}

fn rows(diagnostics: &Diagnostics) -> String {
    let rows = diagnostics.rows.iter().enumerate();
    let mut rows: Vec<_> = rows.filter_map(|(place, row)| Some((place, row, row.influence.as_ref()?))).collect();
    if rows.is_empty() {
        return "not known for this family, or nothing is left to decide\n".to_owned();
    }
    rows.sort_by(|a, b| b.2.cook.total_cmp(&a.2.cook).then(a.0.cmp(&b.0)));
    let row = |(place, row, influence): &(usize, &dimensionless::RowDiagnostics, &dimensionless::Influence)| {
        vec![
            (place + 1).to_string(),
            number::four(row.residual),
            number::four(influence.held_out),
            format!("{:.3}", influence.leverage),
            format!("{:.2}", influence.studentised),
            format!("{:.3}", influence.cook),
        ]
    };
    let header = ["row", "residual", "without the row", "leverage", "studentised", "Cook's distance"];
    render::table(&header, rows.iter().take(LISTED).map(row).collect(), &[0, 1, 2, 3, 4, 5])
}

fn constraint(law: &TableLaw, test: Result<&ConstraintTest, &Error>) -> String {
    let test = match test {
        Ok(test) => test,
        Err(error) => return format!("not tested: {error}\n"),
    };
    let rows = test.exponents.iter().map(|exponent| {
        let free = &exponent.free;
        let cells = if free.identifiable {
            [number::four(free.value), format!("{} to {}", number::four(free.lower), number::four(free.upper))]
        } else {
            [number::four(free.value), "varies only with others".to_owned()]
        };
        let [value, interval] = cells;
        vec![free.name.clone(), number::four(exponent.fixed), value, interval]
    });
    let error = |error: Option<f64>| error.map_or("-".to_owned(), number::four);
    let table = render::table(&["", "constrained", "free", "95 % interval"], rows.collect(), &[1, 2]);
    format!(
        "{table}{} imposed by dimensions: {} (HC3), {} (F-test)\nerror of ln {} on unseen rows: {} \
         constrained, {} free\nthe free prefactor would carry the unit {}\n",
        number::count(test.restrictions, "relation"),
        chance("p", test.p_value),
        chance("p", test.f_test_p_value),
        law.target().name(),
        error(test.cv_rmse_fixed),
        error(test.cv_rmse_free),
        test.prefactor_unit(),
    )
}

/// What is done to each shuffle.
fn of_shuffles(null: &NullTest) -> &'static str {
    if null.searched { "search on" } else { "fit to" }
}

fn shuffled(law: &TableLaw, null: &NullTest) -> String {
    let (best, middle) = (null.null_cv_rmse[0], null.null_cv_rmse[null.null_cv_rmse.len() / 2]);
    let mut text = String::new();
    if null.searched {
        text += &format!("groups and family are chosen anew for each shuffle, by {} of the rows\n", null.compared);
    }
    let of = if null.rows == law.quality().rows { "" } else { &format!(" on {} of the rows", null.rows) };
    text += &format!(
        "error of {} on unseen rows: {} of the law{of}, {} of the best of {} to shuffled targets, {} of the middle one\n",
        response(law),
        number::four(null.cv_rmse),
        number::four(best),
        number::count(null.shuffles, "fit"),
        number::four(middle),
    );
    let more = if null.is_settled() {
        format!(": {} of {} shuffles are as good, and more were not needed", null.as_good, null.shuffles)
    } else if null.shuffles < null.asked {
        format!(": {} of the {} shuffles that were asked for, since each takes a search", null.shuffles, null.asked)
    } else {
        String::new()
    };
    text += &format!("{}{more}\n", chance("p", null.p_value));
    if let (Some(own), Some(shuffled)) = (null.explained, null.null_explained) {
        text += &format!(
            "variance explained: {} by the law, {} by fits to shuffled targets on average\n",
            percent(own),
            percent(shuffled)
        );
    }
    text
}

fn result(
    diagnostics: &Diagnostics,
    constraints: Result<&ConstraintTest, &Error>,
    shuffled: Option<&NullTest>,
) -> Value {
    let mut result = json!(diagnostics);
    result["constraints"] = match constraints {
        Ok(test) => {
            let mut value = json!(test);
            value["prefactor_unit"] = json!(test.prefactor_unit());
            value
        }
        Err(error) => json!({"untested": error.to_string()}),
    };
    result["null"] = json!(shuffled);
    result
}
