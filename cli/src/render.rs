//! Text for people: messages with a caret under what is meant, and tables that fit the terminal.

use std::io::IsTerminal;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use comfy_table::{CellAlignment, ContentArrangement, Table, presets};

use crate::diagnostic::{Diagnostic, Severity};

/// A message with its place and its next step; in colour where standard error is a terminal that wants it.
pub(crate) fn diagnostic(message: &Diagnostic) -> String {
    let renderer = renderer();
    let level = match message.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(message.message.as_str()).id(message.code);
    let group = match &message.location {
        None => Group::with_title(title),
        Some(place) => {
            let (start, end) =
                (byte(&place.text, place.column - 1), byte(&place.text, place.column - 1 + place.length));
            let caret = AnnotationKind::Primary.span(start..end.max(start));
            let caret = if place.label.is_empty() { caret } else { caret.label(place.label.as_str()) };
            let snippet = Snippet::source(place.text.as_str())
                .line_start(usize::try_from(place.line).unwrap_or(1))
                .path(place.file.as_deref())
                .annotation(caret);
            title.element(snippet)
        }
    };
    let mut text = renderer.render(&[group]) + "\n";
    if let Some(help) = &message.help {
        let help = Group::with_title(Level::HELP.primary_title(help.as_str()));
        text += &(renderer.render(&[help]) + "\n");
    }
    text
}

/// The byte at which a character starts.
fn byte(text: &str, character: usize) -> usize {
    text.char_indices().nth(character).map_or(text.len(), |(at, _)| at)
}

fn renderer() -> Renderer {
    let terminal = std::io::stderr().is_terminal();
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    let renderer = if terminal && !set("NO_COLOR") && !dumb { Renderer::styled() } else { Renderer::plain() };
    match console::Term::stderr().size_checked().filter(|_| terminal) {
        Some((_, width)) => renderer.term_width(usize::from(width)),
        None => renderer,
    }
}

/// Columns under a header, if it is not empty, without borders; the columns in `right` hold numbers.
pub(crate) fn table(header: &[&str], rows: Vec<Vec<String>>, right: &[usize]) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).add_rows(rows);
    if !header.is_empty() {
        table.set_header(header.to_vec());
    }
    if let Some((_, width)) = console::Term::stdout().size_checked().filter(|_| std::io::stdout().is_terminal()) {
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width.saturating_sub(INDENT));
    }
    for (place, column) in table.column_iter_mut().enumerate() {
        column.set_padding((0, 2));
        if right.contains(&place) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

/// What an indented table takes of the width.
const INDENT: u16 = 2;

/// The same text, each line a little to the right.
pub(crate) fn indented(text: &str) -> String {
    text.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("  {line}\n") }).collect()
}
