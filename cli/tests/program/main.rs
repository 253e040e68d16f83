//! The program as a user meets it: every message with its place, every result, every exit code.
//!
//! `SNAPSHOTS=overwrite cargo test -p dimensionless-cli` writes the texts again; read the difference before it is kept.

mod all_bases;
mod angles;
mod check;
mod command_line;
mod constant_errors;
mod data_errors;
mod declared_groups;
mod demo;
mod diagnose;
mod diagnose_errors;
mod discover;
mod documents;
mod explain;
mod explain_formats;
mod export;
mod fit;
mod fit_remarks;
mod fit_settings;
mod fit_signs;
mod groups;
mod json_results;
mod law_errors;
mod predict;
mod problem_errors;
mod repeating_errors;
mod room;
mod streams;
mod unit_errors;
mod units;
