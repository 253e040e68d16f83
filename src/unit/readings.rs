//! The errors for strings whose structure has two readings; each shows both, ready to be copied.

use super::lexer::{Kind, Source, Token};
use super::resolve::ambiguous;
use crate::error::Error;

/// Where the parts of `kg/m s` stand: characters, and the token of the operator behind the divisor.
pub(super) struct Quotient {
    pub(super) start: usize,
    pub(super) slash: usize,
    pub(super) divisor: usize,
    pub(super) divisor_end: usize,
    pub(super) operator: usize,
}

/// `kg/m s`: (kg/m) s or kg/(m s).
pub(super) fn quotient(source: &Source<'_>, tokens: &[Token], end: usize, places: &Quotient) -> Error {
    let &Quotient { start, slash, divisor, divisor_end, operator } = places;
    let mut depth = 0_usize;
    let (mut run_end, mut group_end, mut in_run) = (divisor_end, end, true);
    for token in &tokens[operator..] {
        match token.kind {
            Kind::Open => depth += 1,
            Kind::Close if depth == 0 => {
                group_end = token.start;
                break;
            }
            Kind::Close => depth -= 1,
            Kind::Slash if depth == 0 => in_run = false,
            _ => {}
        }
        if in_run {
            run_end = token.end;
        }
    }
    let text = |from, to| source.slice(from, to);
    let gap = if source.chars[divisor_end].is_whitespace() { " " } else { "" };
    let left = format!("({}){gap}{}", text(start, divisor_end), text(divisor_end, group_end));
    let right = format!("{}/({}){}", text(start, slash), text(divisor, run_end), text(run_end, group_end));
    two(&text(start, group_end), left, right).at(source.place(slash, run_end, "how far does `/` reach?"))
}

/// `m^1/2`: m^(1/2) or (m^1)/2.
pub(super) fn fraction_of_exponent(source: &Source<'_>, start: usize, power_end: usize, end: usize) -> Error {
    let (whole, power) = (source.slice(start, end), source.slice(start, power_end));
    let is_exponent = |c: char| c.is_ascii_digit() || ['-', '+', '.'].contains(&c);
    let base = power.trim_end_matches(is_exponent).trim_end_matches(['^', '*', ' ']);
    let exponent = whole[base.len()..].trim_start_matches(['^', '*', ' ']);
    let divisor = source.slice(power_end, end);
    let left = format!("{base}^({exponent})");
    let right = format!("({power})/{}", divisor.trim_start_matches(['/', ' ']));
    two(&whole, left, right).at(source.place(start, end, "where does the exponent end?"))
}

/// `W/mK`, which nearly always is W/(m K) and never says so.
pub(super) fn metre_kelvin(source: &Source<'_>, slash: usize, end: usize) -> Error {
    let readings = [("/(m K)", "per metre and kelvin"), ("/(1e-3 K)", "per millikelvin")];
    ambiguous("/mK", &readings.map(|(reading, words)| (reading.to_owned(), words.to_owned()))).at(source.place(
        slash,
        end,
        "which one?",
    ))
}

fn two(text: &str, left: String, right: String) -> Error {
    ambiguous(text, &[(left, String::new()), (right, String::new())])
}
