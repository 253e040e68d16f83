//! Laws as one SQL expression over columns.
//!
//! What is needed more than once and is long becomes a column of an inner `SELECT`, which has no `FROM` but that of the level below.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::Exported;
use super::infix::{Language, Level};
use super::program::{Program, Style};
use super::tree::{Condition, Expression, Function, Operation, Statement, Table, name, number, sum};
use crate::error::{Code, Error, Result};
use crate::law::TableLaw;
use crate::pi::Sign;

/// Words that are quoted as columns: those that stand in expressions and queries.
const RESERVED: &str = "all and any as asc between by case cast check column count create cross current date default delete desc \
    distinct drop else end except exists false fetch for foreign from full grant group having in index inner insert intersect \
    interval into is join key left level like limit natural not null offset on or order outer position power primary range right \
    rows select set sum table then time timestamp to true union unique update user using value values view when where window with year";
/// A text of this many characters is written as often as it is needed.
const SHORT: usize = 40;
/// More numbers of a polynomial than this are no expression.
const LARGEST_TABLE: usize = 5000;

struct Sql {
    /// The columns by the names of the inputs.
    columns: BTreeMap<Rc<str>, String>,
}

/// Writes a law as an expression.
///
/// # Errors
///
/// As [`Program::new`], and where the family is sums over its training rows.
pub(super) fn write(law: &TableLaw, function: Option<&str>) -> Result<Exported> {
    let program = Program::new(law, function, Style { reserved: "", coherent: false, continued: false })?;
    let numbers: usize = program.tables().iter().map(|table| table.rows.len() * table.columns.len()).sum();
    let mut sums = false;
    let mut found = |part: &Expression| part.each_table(&mut |_| sums = true);
    program.needed(&[&program.value]).iter().for_each(|statement| statement.each(&mut found));
    if sums || numbers > LARGEST_TABLE {
        let message = format!("a {} of {numbers} numbers is no SQL expression that can be read", law.model_name());
        return Err(Error::new(Code::Setting, message)
            .help("export to Python (`--to python`) or Rust, or predict with `dimensionless predict`"));
    }
    let columns = program.inputs.iter().map(|(name, input)| (name.clone(), quoted(input.name()))).collect();
    let sql = Sql { columns };
    let header: String =
        program.description().iter().map(|line| format!("-- {line}").trim_end().to_owned() + "\n").collect();
    let nulls = "-- NULL where the law refuses a row";
    let nulls = if program.within.is_some() {
        format!("{nulls}, and outside of the trained rows\n")
    } else {
        format!("{nulls}\n")
    };
    let code = format!("{header}--\n{nulls}{}\n", sql.expression(&program));
    Ok(Exported { name: program.function.to_string(), code })
}

impl Sql {
    fn expression(&self, program: &Program) -> String {
        let condition = program.within.iter().flat_map(|within| &within.0);
        let sides: Vec<&Expression> = condition.flat_map(|(left, right)| [left, right]).collect();
        let results: Vec<&Expression> = std::iter::once(&program.value).chain(sides.iter().copied()).collect();
        let statements = program.needed(&results);
        let mut uses: BTreeMap<Rc<str>, usize> = BTreeMap::new();
        let mut count = |part: &Expression| part.each_name(&mut |name| *uses.entry(name.clone()).or_default() += 1);
        statements.iter().filter(|line| line.made().is_some()).for_each(|line| line.each(&mut count));
        results.iter().for_each(|result| count(result));

        // Each name as an expression in columns and inner columns, and as one in columns alone.
        let mut known: BTreeMap<Rc<str>, Expression> = BTreeMap::new();
        let mut whole: BTreeMap<Rc<str>, Expression> = BTreeMap::new();
        let mut levels: BTreeMap<Rc<str>, usize> = BTreeMap::new();
        let mut selects: Vec<Vec<String>> = Vec::new();
        let mut conditions = Vec::new();
        for statement in statements {
            match statement {
                Statement::Let(made, value, _) => {
                    whole.insert(made.clone(), value.replace(&|own| whole.get(own).cloned()));
                    let value = value.replace(&|own| known.get(own).cloned());
                    let text = self.text(&value);
                    if uses.get(made).is_none_or(|&uses| uses < 2) || text.len() <= SHORT {
                        known.insert(made.clone(), value);
                        continue;
                    }
                    let mut level = 0;
                    value.each_name(&mut |name| level = level.max(levels.get(name).map_or(0, |below| below + 1)));
                    levels.insert(made.clone(), level);
                    selects.resize(selects.len().max(level + 1), Vec::new());
                    selects[level].push(format!("{text} AS {made}"));
                }
                Statement::Require(own, sign) => {
                    let value = whole.get(own).cloned().unwrap_or_else(|| name(own));
                    let value = self.at(without_factors(&value), Level::Product);
                    match sign {
                        Sign::Positive => conditions.push(format!("{value} > 0")),
                        Sign::Nonnegative => conditions.push(format!("{value} >= 0")),
                        Sign::Signed => {}
                    }
                }
                Statement::Search { .. } => {}
            }
        }
        let put = |own: &str| known.get(own).cloned();
        let mut text = self.text(&program.value.replace(&put));
        if let Some(within) = &program.within {
            text = format!("CASE WHEN {} THEN {text} END", self.condition(&within.replace(&put)));
        }
        let mut from = String::new();
        for (level, columns) in selects.iter().enumerate() {
            let earlier = if level == 0 { String::new() } else { format!("level{level}.*, ") };
            from = format!("\nFROM (SELECT {earlier}{}{from}) AS level{}", columns.join(", "), level + 1);
        }
        if !from.is_empty() {
            text = format!("(SELECT {text}{from})");
        }
        if conditions.is_empty() { text } else { format!("CASE WHEN {} THEN {text} END", conditions.join(" AND ")) }
    }

    fn condition(&self, condition: &Condition) -> String {
        let sides = condition.0.iter().map(|(left, right)| format!("{} <= {}", self.text(left), self.text(right)));
        sides.collect::<Vec<_>>().join(" AND ")
    }
}

impl Language for Sql {
    /// With an exponent: a number without one is a decimal in SQL, of few digits in some systems.
    fn number(&self, value: f64) -> String {
        format!("{value:E}")
    }

    fn name(&self, name: &str) -> String {
        self.columns.get(name).cloned().unwrap_or_else(|| name.to_owned())
    }

    fn call(&self, function: Function, argument: &Expression) -> String {
        let name = match function {
            Function::Ln => "LN",
            Function::Exp => "EXP",
            Function::SquareRoot => "SQRT",
            Function::Absolute => "ABS",
            Function::Cosine => "COS",
            Function::Sine => "SIN",
        };
        format!("{name}({})", self.text(argument))
    }

    fn power(&self, base: &Expression, exponent: i32) -> String {
        format!("POWER({}, {exponent})", self.text(base))
    }

    fn maximum(&self, left: &Expression, right: &Expression) -> String {
        let (left, right) = (self.text(left), self.text(right));
        format!("(CASE WHEN {left} > {right} THEN {left} ELSE {right} END)")
    }

    fn choice(&self, condition: &Condition, then: &Expression, otherwise: &Expression) -> String {
        format!("(CASE WHEN {} THEN {} ELSE {} END)", self.condition(condition), self.text(then), self.text(otherwise))
    }

    /// Row by row.
    fn total(&self, table: &Table, term: &Expression) -> String {
        let place = |own: &str| table.columns.iter().position(|column| &**column == own);
        let terms =
            table.rows.iter().map(|row| simplified(&term.replace(&|own| place(own).map(|place| number(row[place])))));
        self.at(&sum(terms), Level::Atom)
    }
}

/// What has the same sign.
fn without_factors(expression: &Expression) -> &Expression {
    match expression {
        Expression::Binary(Operation::Multiply | Operation::Divide, inner, factor) => match **factor {
            Expression::Number(factor) if factor > 0.0 => without_factors(inner),
            _ => expression,
        },
        _ => expression,
    }
}

/// Without what numbers of zero and one leave over.
fn simplified(expression: &Expression) -> Expression {
    match expression {
        Expression::Binary(operation, left, right) => {
            let (left, right) = (simplified(left), simplified(right));
            match operation {
                Operation::Add => left + right,
                Operation::Subtract => left - right,
                Operation::Multiply => left * right,
                Operation::Divide => left / right,
            }
        }
        Expression::Power(base, exponent) => simplified(base).power(*exponent),
        _ => expression.clone(),
    }
}

/// A column as SQL names it: lower case as it stands, anything else in quotes.
fn quoted(column: &str) -> String {
    let plain = column.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && column.starts_with(|c: char| c.is_ascii_lowercase())
        && !RESERVED.split_whitespace().any(|word| word == column);
    if plain { column.to_owned() } else { format!("\"{}\"", column.replace('"', "\"\"")) }
}
