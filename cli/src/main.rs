//! The program `dimensionless`: laws with units from CSV files.
//!
//! Each command is one file and gives an [`Outcome`](outcome::Outcome); this file runs it, writes the result to standard
//! output and everything else to standard error, and turns the outcome into an exit code.

mod arguments;
mod check;
mod constants;
mod demo;
mod diagnose;
mod diagnostic;
mod discover;
mod explain;
mod export;
mod fit;
mod groups;
mod input;
mod json;
mod number;
mod outcome;
mod predict;
mod render;
mod selection;
mod units;

use std::process::ExitCode;

use arguments::{Arguments, Command, Format};
use clap::Parser;
use outcome::{Messages, Outcome};

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return outcome::usage(&error),
    };
    let Some(command) = arguments.command else {
        return outcome::write(arguments::SHORT_HELP.as_bytes());
    };
    let format = arguments.format;
    let mut messages = Messages::default();
    if let Err(error) = command.accepts(format) {
        messages.push(*error);
        return outcome::text(&Outcome::default(), &messages);
    }
    let (name, result) = match &command {
        Command::Check(arguments) => ("check", check::run(arguments, &mut messages)),
        Command::Groups(arguments) => ("groups", groups::run(arguments, format, &mut messages)),
        Command::Fit(arguments) => ("fit", fit::run(arguments, &mut messages)),
        Command::Predict(arguments) => ("predict", predict::run(arguments, format, &mut messages)),
        Command::Discover(arguments) => ("discover", discover::run(arguments, &mut messages)),
        Command::Diagnose(arguments) => ("diagnose", diagnose::run(arguments, &mut messages)),
        Command::Export(arguments) => ("export", export::run(arguments)),
        Command::Units(arguments) => ("units", units::run(arguments)),
        Command::Demo(arguments) => ("demo", demo::run(arguments)),
    };
    let outcome = result.unwrap_or_else(|error| {
        messages.push(*error);
        Outcome::default()
    });
    match format {
        Format::Text | Format::Markdown | Format::Latex => outcome::text(&outcome, &messages),
        Format::Json => outcome::json(name, outcome, &messages),
    }
}
