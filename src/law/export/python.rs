//! Laws as functions in Python, of numbers or arrays.

use std::fmt::Write;
use std::rc::Rc;

use super::Exported;
use super::infix::{Language, Level, shortest};
use super::names::constant;
use super::program::{HALVINGS, Program, Style};
use super::tree::{Condition, Expression, Function, Statement, Table, name};
use crate::error::Result;
use crate::law::TableLaw;
use crate::pi::Sign;

/// The keywords, and what stands in the functions.
const RESERVED: &str = "False None True and as assert async await break class continue def del elif else except finally for from \
    global if import in is lambda nonlocal not or pass raise return try while with yield match case type np range sum float \
    inside outside found valid";

struct Python {
    function: Rc<str>,
}

/// Writes a law as a module with two functions.
///
/// # Errors
///
/// As [`Program::new`].
pub(super) fn write(law: &TableLaw, function: Option<&str>) -> Result<Exported> {
    let program = Program::new(law, function, Style { reserved: RESERVED, coherent: false, continued: true })?;
    let python = Python { function: program.function.clone() };
    let mut code = "import numpy as np\n\n".to_owned();
    for table in program.tables() {
        code += &python.table(&table);
    }
    let mut words = program.description();
    words.push(String::new());
    words.push(format!(
        "NaN where the law refuses a row; `{}` says how far a row is outside the trained domain.",
        program.outside_function
    ));
    python.function(&mut code, &program, &program.function, &program.value, &words);
    let words = [format!("How far a row is outside the trained domain of `{}`; 0 inside.", program.function)];
    code += "\n";
    python.function(&mut code, &program, &program.outside_function, &program.outside, &words);
    Ok(Exported { name: program.function.to_string(), code })
}

impl Python {
    fn table(&self, table: &Table) -> String {
        let cells = |row: &Vec<f64>| row.iter().map(|cell| shortest(*cell)).collect::<Vec<_>>().join(", ");
        let comma = if table.columns.len() == 1 { "," } else { "" };
        let rows: String = table.rows.iter().map(|row| format!("    ({}{comma}),\n", cells(row))).collect();
        format!("{} = [\n{rows}]\n\n", constant(&self.function, &table.name))
    }

    fn function(&self, code: &mut String, program: &Program, function: &str, result: &Expression, words: &[String]) {
        let arguments: Vec<&str> = program.inputs.iter().map(|(name, _)| &**name).collect();
        let _ = writeln!(code, "\ndef {function}({}):", arguments.join(", "));
        // No text may end the string that it stands in.
        let words: Vec<String> = words.iter().map(|line| line.replace('\\', "/").replace('"', "'")).collect();
        let _ = writeln!(code, "    \"\"\"{}\n    \"\"\"", words.join("\n    ").replace("\n    \n", "\n\n"));
        *code += "    with np.errstate(all=\"ignore\"):\n        valid = True\n";
        for (name, _) in &program.inputs {
            let _ = writeln!(code, "        {name} = np.asarray({name}, dtype=float)");
        }
        for statement in program.needed(&[result]) {
            self.statement(code, statement);
        }
        let _ = writeln!(code, "        return np.where(valid, {}, np.nan)[()]", self.lines(result, "            "));
    }

    fn statement(&self, code: &mut String, statement: &Statement) {
        let indent = "        ";
        let mut line = |text: String| {
            let _ = writeln!(code, "{indent}{text}");
        };
        match statement {
            Statement::Let(name, value, words) => {
                let words = if words.is_empty() { String::new() } else { format!("  # {words}") };
                let value = self.lines(value, "            ");
                // Only brackets let an expression go on in the next line.
                let value = if value.contains('\n') { format!("({value})") } else { value };
                line(format!("{name} = {value}{words}"));
            }
            Statement::Require(name, sign) => line(match sign {
                Sign::Positive => {
                    format!("valid = valid & ({name} >= {}) & np.isfinite({name})", shortest(f64::MIN_POSITIVE))
                }
                Sign::Nonnegative => format!("valid = valid & ({name} >= 0.0) & np.isfinite({name})"),
                Sign::Signed => format!("valid = valid & np.isfinite({name})"),
            }),
            Statement::Search { name: own, part, limit, within } => {
                let at_limit = within.replace(&|text| (text == &**part).then(|| limit.clone()));
                line(format!("outside = {}", self.text(limit)));
                line(format!("inside = np.where({}, outside, 0.0)", self.condition(&at_limit)));
                line(format!("for _ in range({HALVINGS}):"));
                line(format!("    {part} = 0.5 * (inside + outside)"));
                line(format!("    found = {}", self.condition(within)));
                line(format!("    inside = np.where(found, {part}, inside)"));
                line(format!("    outside = np.where(found, outside, {part})"));
                line(format!("{own} = inside"));
            }
        }
    }

    fn condition(&self, condition: &Condition) -> String {
        let sides = condition.0.iter().map(|(left, right)| format!("{} <= {}", self.text(left), self.text(right)));
        let sides: Vec<String> = sides.collect();
        if sides.len() == 1 { sides.concat() } else { format!("({})", sides.join(") & (")) }
    }
}

impl Language for Python {
    fn number(&self, value: f64) -> String {
        shortest(value)
    }

    fn call(&self, function: Function, argument: &Expression) -> String {
        let name = match function {
            Function::Ln => "np.log",
            Function::Exp => "np.exp",
            Function::SquareRoot => "np.sqrt",
            Function::Absolute => "np.abs",
            Function::Cosine => "np.cos",
            Function::Sine => "np.sin",
        };
        format!("{name}({})", self.text(argument))
    }

    fn power(&self, base: &Expression, exponent: i32) -> String {
        format!("{}**{exponent}", self.at(base, Level::Atom))
    }

    fn maximum(&self, left: &Expression, right: &Expression) -> String {
        format!("np.maximum({}, {})", self.text(left), self.text(right))
    }

    fn choice(&self, condition: &Condition, then: &Expression, otherwise: &Expression) -> String {
        format!("np.where({}, {}, {})", self.condition(condition), self.text(then), self.text(otherwise))
    }

    fn total(&self, table: &Table, term: &Expression) -> String {
        let columns: String = table.columns.iter().map(|column| self.text(&name(column)) + ", ").collect();
        let table = constant(&self.function, &table.name);
        format!("sum({} for {}in {table})", self.text(term), columns)
    }
}
