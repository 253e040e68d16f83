//! What a command gives, and how it is written: the result to standard output, messages to standard error.

use std::io::{self, Write};
use std::process::ExitCode;

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Exit, Severity, reason};
use crate::json::SCHEMA;
use crate::render;

/// The result of a command in both forms.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) text: String,
    pub(crate) result: Value,
}

/// The messages of a command in the order in which they came up.
#[derive(Debug, Default)]
pub(crate) struct Messages(Vec<Diagnostic>);

impl Messages {
    pub(crate) fn push(&mut self, message: Diagnostic) {
        self.0.push(message);
    }

    /// The exit code of the first error.
    fn exit(&self) -> ExitCode {
        let error = self.0.iter().find(|message| message.severity == Severity::Error);
        error.map_or(ExitCode::SUCCESS, |error| ExitCode::from(error.exit as u8))
    }
}

/// Writes an outcome to read.
pub(crate) fn text(outcome: &Outcome, messages: &Messages) -> ExitCode {
    let written = write(outcome.text.as_bytes());
    let rendered: String = messages.0.iter().map(render::diagnostic).collect();
    // Nothing is left to say where standard error is closed.
    let _ = io::stderr().lock().write_all(rendered.as_bytes());
    if written == ExitCode::SUCCESS { messages.exit() } else { written }
}

/// Writes an outcome as one JSON object.
pub(crate) fn json(command: &str, outcome: Outcome, messages: &Messages) -> ExitCode {
    let diagnostics: Vec<Value> = messages.0.iter().map(crate::json::diagnostic).collect();
    let object = json!({"schema": SCHEMA, "command": command, "result": outcome.result, "diagnostics": diagnostics});
    let written = write(format!("{object}\n").as_bytes());
    if written == ExitCode::SUCCESS { messages.exit() } else { written }
}

/// Writes to standard output; a reader that has gone away, such as `head`, is no error.
pub(crate) fn write(bytes: &[u8]) -> ExitCode {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let _ = writeln!(io::stderr(), "error: cannot write the result: {}", reason(&error));
            ExitCode::from(Exit::Input as u8)
        }
        _ => ExitCode::SUCCESS,
    }
}

/// Answers a command line that cannot be read, or a call for help.
pub(crate) fn usage(error: &clap::Error) -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let as_json =
        words.iter().any(|word| word == "--format=json") || words.windows(2).any(|pair| pair == ["--format", "json"]);
    if !error.use_stderr() || !as_json {
        // A closed standard error or output is no reason to panic.
        let _ = error.print();
        return ExitCode::from(if error.use_stderr() { Exit::Usage as u8 } else { 0 });
    }
    let rendered = error.render().to_string();
    let lines: Vec<&str> = rendered.lines().map(str::trim).take_while(|line| !line.is_empty()).collect();
    let message = lines.join(" ").trim_start_matches("error: ").to_owned();
    let mut messages = Messages::default();
    messages.push(*Diagnostic::usage(message).help("`dimensionless --help` lists the commands and their options"));
    let commands = ["check", "groups", "fit", "predict", "discover", "diagnose", "export", "units", "demo"];
    let command = words.iter().find(|word| commands.contains(&word.as_str())).map_or("", String::as_str);
    json(command, Outcome::default(), &messages)
}
