//! `predict`: the rows as they were, and behind them what a saved law says of them.

use std::fs::File;
use std::io::{self, BufWriter, Write};

use dimensionless::{Code, Error, Predictions, ReadOptions, Table, TableLaw, Unit, Units, Variable};
use serde_json::{Value, json};

use crate::arguments::{Format, Outside, PredictArguments};
use crate::diagnostic::{Diagnostic, Result, reason};
use crate::input::{Input, delimiter, looks_like_json};
use crate::outcome::{Messages, Outcome};
use crate::{number, selection};

/// The columns that are written behind the others.
const ADDED: [&str; 4] = ["prediction", "lower", "upper", "outside"];

pub(crate) fn run(arguments: &PredictArguments, format: Format, messages: &mut Messages) -> Result<Outcome> {
    let units = selection::units(&arguments.declarations)?;
    let law = load("predict", &arguments.law, Some(&arguments.data))?;
    let (unit, options) = read_units(arguments, &law, &units)?;
    let input = Input::open(&arguments.data)?;
    if let Some(output) = &arguments.output {
        input.refuse_as_output(output)?;
    }
    let table = input.table(&arguments.data, options)?;
    refuse_names(&table)?;
    let mut rows = Rows::predict(&law, &table, arguments)?;
    judge_outside(&mut rows, arguments.outside, messages)?;
    rows.convert(&unit);
    let result = json!({
        "target": law.target().name(),
        "unit": unit.to_string(),
        "interval": arguments.interval,
        "rows": rows.0.len(),
        "outside_rows": rows.outside().len(),
        "file": arguments.output,
        "predictions": arguments.output.is_none().then(|| rows.0.iter().map(Row::json).collect::<Vec<_>>()),
    });
    let mut text = String::new();
    if let Some(output) = &arguments.output {
        let failed = |error: &io::Error| {
            Diagnostic::error(Code::File, format!("cannot write `{output}`: {}", reason(error)))
                .help("check the folder")
        };
        let file = File::create(output).map_err(|error| failed(&error))?;
        write(BufWriter::new(file), &input, &arguments.data, &rows, &unit)?.map_err(|error| failed(&error))?;
        text = format!("wrote {} to {output}\n", number::count(rows.0.len(), "row"));
    } else if format == Format::Text {
        // Row by row: a large file never stands in memory as text.
        match write(BufWriter::new(io::stdout().lock()), &input, &arguments.data, &rows, &unit)? {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                return Err(Diagnostic::error(Code::File, format!("cannot write the result: {}", reason(&error))));
            }
            _ => {}
        }
    }
    Ok(Outcome { text, result })
}

/// Reads a saved law for a command; `data` is what was named behind it.
pub(crate) fn load(command: &str, path: &str, data: Option<&str>) -> Result<TableLaw> {
    let text = std::fs::read(path).map_err(|error| {
        Diagnostic::error(Code::File, format!("cannot read `{path}`: {}", reason(&error)))
            .help("name a law that was saved with `dimensionless fit DATA -y TARGET -o law.json`")
    })?;
    if !looks_like_json(&text) {
        let swapped = data.filter(|data| std::fs::read(data).is_ok_and(|other| looks_like_json(&other)));
        let help = match swapped {
            Some(data) => format!("the law comes first: `dimensionless {command} {data} {path}`"),
            None => "save a law with `dimensionless fit DATA -y TARGET -o law.json`, and name it first".to_owned(),
        };
        return Err(Diagnostic::error(Code::Model, format!("`{path}` is not a saved law: it is no JSON")).help(help));
    }
    Ok(TableLaw::load(path)?)
}

/// `--unit lbf` is the unit of the prediction, `--unit speed=km/h` that of a column.
fn read_units(arguments: &PredictArguments, law: &TableLaw, units: &Units) -> Result<(Unit, ReadOptions)> {
    let (columns, own): (Vec<String>, Vec<String>) =
        arguments.unit.iter().cloned().partition(|unit| unit.contains('='));
    let options = selection::read_options(&columns, units)?;
    let target = law.target();
    let unit = match own.as_slice() {
        [] => return Ok((target.unit().clone(), options)),
        [text] => units.parse(text).map_err(|error| {
            Box::<Diagnostic>::from(error).context("unit of the prediction").inside("--unit", text, 0)
        })?,
        _ => {
            return Err(Diagnostic::usage(format!("the prediction is given two units, `{}` and `{}`", own[0], own[1]))
                .help("write `--unit COLUMN=UNIT` for the unit of a column"));
        }
    };
    if unit.dimension() != target.dimension() {
        return Err(Diagnostic::error(
            Code::UnitDimension,
            format!(
                "`{unit}` has the dimension [{}], and `{}` has [{}]",
                unit.dimension(),
                target.name(),
                target.dimension()
            ),
        )
        .help(format!("choose a unit such as `{}`, or write `--unit COLUMN={unit}` for a column", target.unit())));
    }
    Ok((unit, options))
}

/// A file that has been predicted once already.
fn refuse_names(table: &Table) -> Result<()> {
    match table.columns().iter().find(|column| ADDED.contains(&column.name())) {
        None => Ok(()),
        Some(column) => Err(Diagnostic::error(
            Code::Column,
            format!("the data have a column `{}`, which `predict` writes", column.name()),
        )
        .help("rename or remove it")
        .at(column.header().cloned())),
    }
}

/// The prediction of one row; `None` where an input is missing.
struct Row(Option<[f64; 4]>);

impl Row {
    fn json(&self) -> Value {
        match self.0 {
            Some([value, lower, upper, outside]) => {
                json!({"prediction": value, "lower": lower, "upper": upper, "outside": outside})
            }
            None => Value::Null,
        }
    }
}

/// The next step after an error of the data, in the words of this command.
fn explain(error: Error, inputs: &[&Variable]) -> Box<Diagnostic> {
    let code = error.code();
    let error = Box::<Diagnostic>::from(error);
    let help = error.help.clone().unwrap_or_default();
    match code {
        Code::Missing => error.help("fill them in, or leave those rows without prediction with `--skip-missing`"),
        Code::Column if error.location.is_none() => {
            let inputs: Vec<String> =
                inputs.iter().map(|input| format!("`{}` [{}]", input.name(), input.dimension())).collect();
            let step = match help.strip_prefix("did you mean ") {
                Some(near) => format!("rename {}, if that is it", near.trim_end_matches('?')),
                None => "rename the column or add it".to_owned(),
            };
            error.help(format!("{step}; the law takes {}", inputs.join(", ")))
        }
        Code::Setting => error.of_the_command_line(),
        Code::UnitMissing => error.help(help.split("; `--drop").next().unwrap_or_default()),
        _ => error,
    }
}

struct Rows(Vec<Row>);

impl Rows {
    fn predict(law: &TableLaw, table: &Table, arguments: &PredictArguments) -> Result<Self> {
        let inputs = law.inputs();
        let predict = |table: &Table| law.predict(table, arguments.interval).map_err(|error| explain(error, &inputs));
        let names: Vec<&str> = inputs.iter().map(|input| input.name()).collect();
        if !arguments.skip_missing {
            return Ok(Self::new(&predict(table)?, &vec![false; table.rows()]));
        }
        let mut missing = vec![false; table.rows()];
        for name in &names {
            let column = table.column(name).map_err(|error| explain(error, &inputs))?;
            column.missing().iter().for_each(|&row| missing[row] = true);
        }
        Ok(Self::new(&predict(&table.without_missing(&names)?.0)?, &missing))
    }

    fn new(predictions: &Predictions, missing: &[bool]) -> Self {
        let mut next = 0;
        let rows = missing.iter().map(|&missing| {
            if missing {
                return Row(None);
            }
            next += 1;
            let row = next - 1;
            let Predictions { values, lower, upper, outside } = predictions;
            Row(Some([values[row], lower[row], upper[row], outside[row]]))
        });
        Self(rows.collect())
    }

    /// The rows outside the trained domain, from 0.
    fn outside(&self) -> Vec<usize> {
        let is_outside = |row: &Row| row.0.is_some_and(|row| row[3] > 0.0);
        self.0.iter().enumerate().filter(|(_, row)| is_outside(row)).map(|(place, _)| place).collect()
    }

    /// From SI coherent units to a unit of the target.
    fn convert(&mut self, unit: &Unit) {
        for row in self.0.iter_mut().filter_map(|row| row.0.as_mut()) {
            row[..3].iter_mut().for_each(|value| *value = unit.from_si(*value));
        }
    }
}

fn judge_outside(rows: &mut Rows, outside: Outside, messages: &mut Messages) -> Result<()> {
    let found = rows.outside();
    if found.is_empty() {
        return Ok(());
    }
    let verb = if found.len() == 1 { "is" } else { "are" };
    let message = format!(
        "{} of {} {verb} outside the trained domain: {}",
        found.len(),
        number::count(rows.0.len(), "row"),
        number::rows(&found)
    );
    match outside {
        Outside::Error => {
            return Err(Diagnostic::error(Code::Outside, message)
                .help("leave those rows out, or predict with `--outside warn` or `--outside nan`"));
        }
        Outside::Warn => messages.push(
            *Diagnostic::warning("W009", message)
                .help("the column `outside` says how far; `--outside nan` withholds those predictions"),
        ),
        Outside::Nan => {
            for row in &found {
                rows.0[*row].0.iter_mut().for_each(|row| row[..3].fill(f64::NAN));
            }
            messages.push(*Diagnostic::note("W009", message + "; they are NaN"));
        }
    }
    Ok(())
}

/// Writes the fields as they were and four more; the inner result is that of writing.
fn write(out: impl Write, input: &Input, argument: &str, rows: &Rows, unit: &Unit) -> Result<io::Result<()>> {
    let delimiter = delimiter(&input.header(argument)?);
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(input.reader(argument)?);
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(out);
    let changed = |error: csv::Error| Diagnostic::error(Code::File, format!("cannot read `{argument}` again: {error}"));
    let mut header = reader.byte_headers().map_err(changed)?.clone();
    for name in &ADDED[..3] {
        header.push_field(format!("{name} [{unit}]").as_bytes());
    }
    header.push_field(ADDED[3].as_bytes());
    let mut record = csv::ByteRecord::new();
    let mut written = writer.write_byte_record(&header);
    let mut rows = rows.0.iter();
    while written.is_ok() && reader.read_byte_record(&mut record).map_err(changed)? {
        for place in 0..ADDED.len() {
            let cell =
                rows.as_slice().first().and_then(|row| row.0).map_or(String::new(), |row| number::exact(row[place]));
            record.push_field(cell.as_bytes());
        }
        rows.next();
        written = writer.write_byte_record(&record);
    }
    let written = written.map_err(|error| match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        kind => io::Error::other(format!("{kind:?}")),
    });
    Ok(written.and_then(|()| writer.flush()))
}
