//! Laws as documents for `pdflatex`: the formula, its units, and the domain.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::Exported;
use super::families::{Formula, Place, formula};
use super::infix::{Language, Level};
use super::names::Names;
use super::program::{coordinates, needed, quotient};
use super::tree::{Condition, Expression, Function, Operation, Statement, Table, name, number};
use crate::error::Result;
use crate::features::Scale as Form;
use crate::latex::{escaped, name as symbol};
use crate::law::TableLaw;
use crate::pi::{PiGroup, Variable};
use crate::regression::Loss;

struct Latex {
    /// What the names look like.
    symbols: BTreeMap<Rc<str>, String>,
}

/// Writes a law as a document.
///
/// # Errors
///
/// For families that cannot be exported.
pub(super) fn write(law: &TableLaw, function: Option<&str>) -> Result<Exported> {
    let mut names = Names::new("");
    let mut latex = Latex { symbols: BTreeMap::new() };
    let mut add = |text: &str, shown: String| {
        let own = names.unique(text);
        latex.symbols.insert(own.clone(), shown);
        name(&own)
    };
    let mut value = |variable: &Variable| {
        let measured = variable.measured().name();
        add(measured, symbol(measured)).part(variable.part())
    };
    let values: Vec<Expression> = law.basis.problem().variables().iter().map(&mut value).collect();
    let groups: Vec<Expression> = (1..)
        .zip(&law.groups)
        .map(|(place, group)| add("group", group.symbol().map_or(format!("\\Pi_{{{place}}}"), |text| symbol(&text))))
        .collect();
    let features: Vec<Expression> = groups
        .iter()
        .zip(law.forms())
        .map(|(group, form)| if form == Form::Log { group.clone().call(Function::Ln) } else { group.clone() })
        .collect();
    let mut statements = Vec::new();
    let coordinates = coordinates(law.model.domain(), &features, &mut names, &mut statements);
    let place = Place { features: &features, coordinates: &coordinates, continued: false };
    let Formula { statements: own, value, within, .. } = formula(law.model.family(), &place, &mut names)?;
    statements.extend(own);

    // The columns of a table have the index of the row.
    let mut has_sums = false;
    value.each_table(&mut |table| {
        has_sums = true;
        latex.symbols.extend(table.columns.iter().map(|column| {
            let (head, tail) = column.split_at(column.find(|c: char| c.is_ascii_digit()).unwrap_or(column.len()));
            let index = if tail.is_empty() { "i".to_owned() } else { format!("i,{tail}") };
            (column.clone(), format!("{head}_{{{index}}}"))
        }));
    });

    let target = symbol(law.target().name());
    let mut equations = Vec::new();
    let factors = law.scale.factors().map(|(text, exponent)| raised(&symbol(text), &exponent.to_string()));
    let scale = factors.collect::<Vec<_>>().join("\\,");
    let function_of_groups = match law.quality.loss {
        Loss::Log => latex.exponential(&value),
        Loss::Scaled => latex.at(&value, Level::Product),
    };
    let scale = if scale.is_empty() { scale } else { format!("{scale}\\,") };
    if function_of_groups.len() < 200 {
        equations.push(format!("{target} &= {scale}{function_of_groups}"));
    } else {
        let short = if law.quality.loss == Loss::Log { "\\exp f" } else { "f" };
        equations.push(format!("{target} &= {scale}{short}"));
        equations.push(format!("f &= {}", latex.lines(&value, "&\\quad ")));
    }
    for statement in needed(&statements, &[&value]) {
        if let Statement::Let(own, value, _) = statement {
            equations.push(format!("{} &= {}", latex.name(own), latex.lines(value, "&\\quad ")));
        }
    }
    for (group, shown) in law.groups.iter().zip(&groups) {
        equations.push(format!("{} &= {}", latex.text(shown), latex.text(&quotient(group.exponents(), &values))));
    }
    let equations = equations.join("\n").replace('\n', " \\\\\n");
    let mut words = format!(
        "Fitted to {} rows: {}. Numbers have six digits; quantities enter in coherent units of the SI.",
        law.quality.rows,
        escaped(&law.model_name)
    );
    if within.is_some() {
        words += " Away from the rows that it was fitted to, the law continues as a power law, which is not shown.";
    }
    if has_sums {
        words += " The points and weights of the sum are numbers of the saved law.";
    }
    let code = format!(
        "\\documentclass{{article}}\n\\usepackage[utf8]{{inputenc}}\n\\usepackage{{amsmath}}\n\
         \\usepackage[margin=25mm]{{geometry}}\n\\setlength{{\\parindent}}{{0pt}}\n\\allowdisplaybreaks\n\
         \\begin{{document}}\n\n\\begin{{align*}}\n{equations}\n\\end{{align*}}\n\n{words}\n\n{}{}\\end{{document}}\n",
        quantities(law),
        latex.domain(law, &groups),
    );
    Ok(Exported { name: names.unique(function.unwrap_or(law.target().name())).to_string(), code })
}

/// The table of the quantities, the target first.
fn quantities(law: &TableLaw) -> String {
    let row = |variable: &Variable| {
        let unit = crate::unit::Unit::coherent(&variable.dimension()).to_string();
        let value = variable.constant().map_or(String::new(), |value| format!("${}$", digits(value)));
        format!("${}$ & {} & {} & {value} \\\\\n", symbol(variable.name()), escaped(variable.name()), escaped(&unit))
    };
    let rows: String = std::iter::once(law.target()).chain(law.needed()).map(row).collect();
    format!("\\begin{{tabular}}{{llll}}\nsymbol & quantity & unit & value \\\\ \\hline\n{rows}\\end{{tabular}}\n\n")
}

impl Latex {
    /// The table of the ranges of the groups.
    fn domain(&self, law: &TableLaw, groups: &[Expression]) -> String {
        if groups.is_empty() {
            return String::new();
        }
        let row = |((group, shown), (low, high)): ((&PiGroup, &Expression), (f64, f64))| {
            let name = group.name().unwrap_or("");
            format!("${}$ & ${}$ & ${}$ & {} \\\\\n", self.text(shown), digits(low), digits(high), escaped(name))
        };
        let rows: String = law.groups.iter().zip(groups).zip(law.domain()).map(row).collect();
        format!("\\begin{{tabular}}{{llll}}\ngroup & from & to & \\\\ \\hline\n{rows}\\end{{tabular}}\n\n")
    }

    /// The exponential of a sum: numbers and logarithms as factors.
    fn exponential(&self, value: &Expression) -> String {
        let (mut factor, mut powers, mut rest) = (0.0, Vec::new(), None);
        for (sign, term) in terms(value) {
            match factors(term) {
                (own, None) => factor += sign * own,
                (own, Some(Expression::Call(Function::Ln, argument))) => {
                    powers.push(raised(&self.at(argument, Level::Atom), &digits(sign * own)));
                }
                _ => rest = Some(rest.unwrap_or(number(0.0)) + number(sign) * term.clone()),
            }
        }
        let exponential = rest.map(|rest| self.call(Function::Exp, &(number(factor) + rest)));
        let front = if exponential.is_none() { vec![digits(factor.exp())] } else { Vec::new() };
        [front, powers, Vec::from_iter(exponential)].concat().join("\\,")
    }

    fn condition(&self, condition: &Condition) -> String {
        let sides = condition.0.iter().map(|(left, right)| format!("{} \\le {}", self.text(left), self.text(right)));
        sides.collect::<Vec<_>>().join(",\\ ")
    }
}

/// The terms of a sum with their signs.
fn terms(expression: &Expression) -> Vec<(f64, &Expression)> {
    match expression {
        Expression::Binary(operation @ (Operation::Add | Operation::Subtract), left, right) => {
            let sign = if *operation == Operation::Add { 1.0 } else { -1.0 };
            let mut all = terms(left);
            all.push((sign, right));
            all
        }
        _ => vec![(1.0, expression)],
    }
}

/// A number, and what it multiplies.
fn factors(term: &Expression) -> (f64, Option<&Expression>) {
    match term {
        Expression::Number(value) => (*value, None),
        Expression::Binary(Operation::Multiply, left, right) => match **left {
            Expression::Number(value) => (value, Some(right)),
            _ => (1.0, Some(term)),
        },
        _ => (1.0, Some(term)),
    }
}

/// A power; braces, because a symbol may have a subscript.
fn raised(base: &str, exponent: &str) -> String {
    if exponent == "1" { base.to_owned() } else { format!("{{{base}}}^{{{exponent}}}") }
}

/// Six significant digits.
fn digits(value: f64) -> String {
    let scientific = format!("{value:.5e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let plain = |text: &str| {
        if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text.to_owned() }
    };
    match exponent.parse::<i32>() {
        Ok(magnitude @ -4..=5) => {
            let decimals = usize::try_from(5 - magnitude).unwrap_or(0);
            plain(&format!("{value:.decimals$}"))
        }
        _ => format!("{} \\times 10^{{{exponent}}}", plain(mantissa)),
    }
}

impl Language for Latex {
    fn number(&self, value: f64) -> String {
        digits(value)
    }

    /// `z1` is z₁.
    fn name(&self, name: &str) -> String {
        self.symbols.get(name).cloned().unwrap_or_else(|| symbol(name.trim_end_matches('_')))
    }

    fn operation(&self, operation: Operation) -> &'static str {
        match operation {
            Operation::Add => " + ",
            Operation::Subtract => " - ",
            Operation::Multiply => "\\,",
            Operation::Divide => " / ",
        }
    }

    fn brackets(&self, text: &str) -> String {
        format!("\\left({text}\\right)")
    }

    fn call(&self, function: Function, argument: &Expression) -> String {
        match function {
            Function::Ln => format!("\\ln {}", self.at(argument, Level::Atom)),
            Function::Exp => format!("\\exp\\left({}\\right)", self.text(argument)),
            Function::SquareRoot => format!("\\sqrt{{{}}}", self.text(argument)),
            Function::Absolute => format!("\\left|{}\\right|", self.text(argument)),
            Function::Cosine => format!("\\cos {}", self.at(argument, Level::Atom)),
            Function::Sine => format!("\\sin {}", self.at(argument, Level::Atom)),
        }
    }

    fn power(&self, base: &Expression, exponent: i32) -> String {
        raised(&self.at(base, Level::Atom), &exponent.to_string())
    }

    fn maximum(&self, left: &Expression, right: &Expression) -> String {
        format!("\\max\\left({},\\ {}\\right)", self.text(left), self.text(right))
    }

    fn choice(&self, condition: &Condition, then: &Expression, otherwise: &Expression) -> String {
        format!(
            "\\begin{{cases}} {} & {} \\\\ {} & \\text{{otherwise}} \\end{{cases}}",
            self.text(then),
            self.condition(condition),
            self.text(otherwise)
        )
    }

    fn total(&self, table: &Table, term: &Expression) -> String {
        format!("\\sum_{{i=1}}^{{{}}} {}", table.rows.len(), self.at(term, Level::Product))
    }
}
