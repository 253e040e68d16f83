//! Laws as functions in Rust.

use std::fmt::Write;
use std::rc::Rc;

use super::Exported;
use super::infix::{Language, Level, shortest};
use super::names::constant;
use super::program::{Program, Style};
use super::tree::{Condition, Expression, Function, Statement, Table, name};
use super::typed::quantity;
use crate::error::Result;
use crate::law::TableLaw;
use crate::pi::Sign;

/// The keywords, and what stands in the functions.
const RESERVED: &str = "as async await box break const continue crate do dyn else enum extern false final fn for gen if impl in let \
    loop macro match mod move mut override priv pub ref return self static struct super trait true try type typeof unsafe \
    unsized use virtual where while yield abstract become None Some Ok Err f64 std core uom inside outside middle within coherent";

struct Rust {
    function: Rc<str>,
}

/// Writes a law as two functions.
///
/// # Errors
///
/// As [`Program::new`]; typed, dimensions that `uom` has no type for.
pub(super) fn write(law: &TableLaw, function: Option<&str>, typed: bool) -> Result<Exported> {
    let program = Program::new(law, function, Style { reserved: RESERVED, coherent: typed, continued: true })?;
    let rust = Rust { function: program.function.clone() };
    let mut code = String::new();
    for table in program.tables() {
        code += &rust.table(&table);
    }
    let types = if typed { Some(types(&program)?) } else { None };
    for line in program.description() {
        code += format!("/// {line}").trim_end();
        code += "\n";
    }
    let _ = writeln!(
        code,
        "///\n/// NaN where the law refuses a row; `{}` says how far a row is outside the trained domain.",
        program.outside_function
    );
    rust.function(&mut code, &program, &program.function, &program.value, types.as_ref(), true);
    let _ = writeln!(code, "\n/// How far a row is outside the trained domain of `{}`; 0 inside.", program.function);
    rust.function(&mut code, &program, &program.outside_function, &program.outside, types.as_ref(), false);
    Ok(Exported { name: program.function.to_string(), code })
}

/// The types of the arguments and of the result.
fn types(program: &Program) -> Result<(Vec<String>, String)> {
    let inputs = program.inputs.iter().map(|(_, input)| quantity(input)).collect::<Result<Vec<_>>>()?;
    Ok((inputs, quantity(program.law.target())?))
}

impl Rust {
    fn table(&self, table: &Table) -> String {
        let cells = |row: &Vec<f64>| row.iter().map(|cell| shortest(*cell)).collect::<Vec<_>>().join(", ");
        let rows: String = table.rows.iter().map(|row| format!("    [{}],\n", cells(row))).collect();
        let (name, columns) = (constant(&self.function, &table.name), table.columns.len());
        format!("const {name}: [[f64; {columns}]; {}] = [\n{rows}];\n\n", table.rows.len())
    }

    /// Writes one function; typed ones are wrapped around that of numbers.
    fn function(
        &self,
        code: &mut String,
        program: &Program,
        function: &str,
        result: &Expression,
        types: Option<&(Vec<String>, String)>,
        with_unit: bool,
    ) {
        let arguments = |types: &dyn Fn(usize) -> String| {
            let argument = |(place, (name, _)): (usize, &(Rc<str>, _))| format!("{name}: {}", types(place));
            program.inputs.iter().enumerate().map(argument).collect::<Vec<_>>().join(", ")
        };
        let plain = arguments(&|_| "f64".to_owned());
        *code += "#[must_use]\n#[allow(non_snake_case, clippy::all, clippy::pedantic)]\n";
        let Some((inputs, target)) = types else {
            let _ = writeln!(code, "pub fn {function}({plain}) -> f64 {{");
            self.body(code, program, result, "    ");
            *code += "}\n";
            return;
        };
        let output = if with_unit { target } else { "f64" };
        let typed = arguments(&|place| inputs[place].clone());
        let _ = writeln!(code, "pub fn {function}({typed}) -> {output} {{\n    fn coherent({plain}) -> f64 {{");
        self.body(code, program, result, "        ");
        let values: Vec<String> = program.inputs.iter().map(|(name, _)| format!("{name}.value")).collect();
        let value = format!("coherent({})", values.join(", "));
        let marks = "dimension: std::marker::PhantomData, units: std::marker::PhantomData";
        let wrapped = format!("uom::si::Quantity {{ {marks}, value: {value} }}");
        let _ = writeln!(code, "    }}\n    {}\n}}", if with_unit { wrapped } else { value });
    }

    fn body(&self, code: &mut String, program: &Program, result: &Expression, indent: &str) {
        let further = format!("{indent}    ");
        for statement in program.needed(&[result]) {
            let line = match statement {
                Statement::Let(name, value, words) => {
                    let words = if words.is_empty() { String::new() } else { format!(" // {words}") };
                    format!("let {name}: f64 = {};{words}", self.lines(value, &further))
                }
                Statement::Require(name, sign) => {
                    let sound = match sign {
                        Sign::Positive => format!("{name} >= f64::MIN_POSITIVE && {name}.is_finite()"),
                        Sign::Nonnegative => format!("{name} >= 0.0 && {name}.is_finite()"),
                        Sign::Signed => format!("{name}.is_finite()"),
                    };
                    format!("if !({sound}) {{\n{further}return f64::NAN;\n{indent}}}")
                }
                Statement::Search { name: own, part, limit, within } => {
                    let (limit, within) = (self.text(limit), self.condition(within));
                    [
                        format!("let within = |{part}: f64| {within};"),
                        format!("let (mut inside, mut outside) = (0.0, {limit});"),
                        format!("if within({limit}) {{"),
                        format!("    inside = {limit};"),
                        "}".to_owned(),
                        format!("for _ in 0..{} {{", super::program::HALVINGS),
                        "    let middle = 0.5 * (inside + outside);".to_owned(),
                        "    if within(middle) { inside = middle } else { outside = middle }".to_owned(),
                        "}".to_owned(),
                        format!("let {own}: f64 = inside;"),
                    ]
                    .join(&format!("\n{indent}"))
                }
            };
            let _ = writeln!(code, "{indent}{line}");
        }
        let _ = writeln!(code, "{indent}{}", self.lines(result, &further));
    }

    fn condition(&self, condition: &Condition) -> String {
        let sides = condition.0.iter().map(|(left, right)| format!("{} <= {}", self.text(left), self.text(right)));
        sides.collect::<Vec<_>>().join(" && ")
    }
}

impl Language for Rust {
    fn number(&self, value: f64) -> String {
        shortest(value)
    }

    fn call(&self, function: Function, argument: &Expression) -> String {
        let method = match function {
            Function::Ln => "ln",
            Function::Exp => "exp",
            Function::SquareRoot => "sqrt",
            Function::Absolute => "abs",
            Function::Cosine => "cos",
            Function::Sine => "sin",
        };
        format!("{}.{method}()", self.receiver(argument))
    }

    fn power(&self, base: &Expression, exponent: i32) -> String {
        format!("{}.powi({exponent})", self.receiver(base))
    }

    fn maximum(&self, left: &Expression, right: &Expression) -> String {
        format!("{}.max({})", self.receiver(left), self.text(right))
    }

    fn choice(&self, condition: &Condition, then: &Expression, otherwise: &Expression) -> String {
        format!("if {} {{ {} }} else {{ {} }}", self.condition(condition), self.text(then), self.text(otherwise))
    }

    fn total(&self, table: &Table, term: &Expression) -> String {
        let columns: Vec<String> = table.columns.iter().map(|column| self.text(&name(column))).collect();
        let pattern = columns.join(", ");
        format!("{}.iter().map(|&[{pattern}]| {}).sum::<f64>()", constant(&self.function, &table.name), self.text(term))
    }
}

impl Rust {
    /// What a method is called on: a number says its type.
    fn receiver(&self, expression: &Expression) -> String {
        let text = self.at(expression, Level::Atom);
        if matches!(expression, Expression::Number(_)) { format!("f64::from({text})") } else { text }
    }
}
