//! A derivation to read in a terminal: 80 columns.

use super::document::{Block, Line, Matrix, Span, characters};

/// Lines of sentences are not longer.
const WIDTH: usize = 80;

pub(super) fn render(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        if !text.is_empty() {
            text.push('\n');
        }
        match block {
            Block::Heading(line) => {
                let title = sentence(line);
                text += &format!("{title}\n{}\n", "-".repeat(title.chars().count()));
            }
            Block::Paragraph(line) => text += &wrapped(&sentence(line), "", ""),
            Block::Items(lines) => text.extend(lines.iter().map(|line| wrapped(&sentence(line), "  * ", "    "))),
            Block::Matrix(shown) => text += &matrix(shown),
        }
    }
    text
}

fn sentence(line: &Line) -> String {
    let marked = |span: &Span| match span {
        Span::Name(name) => format!("`{name}`"),
        _ => characters(span),
    };
    line.0.iter().map(marked).collect()
}

/// Breaks a sentence at spaces.
fn wrapped(text: &str, first: &str, indent: &str) -> String {
    let mut lines = first.to_owned();
    let mut column = first.chars().count();
    let mut at_start = true;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let length = word.chars().count();
        if !at_start && column + 1 + length > WIDTH {
            lines += &format!("\n{indent}");
            (column, at_start) = (indent.chars().count(), true);
        }
        if !at_start {
            lines.push(' ');
            column += 1;
        }
        lines += word;
        (column, at_start) = (column + length, false);
    }
    lines + "\n"
}

/// The matrix with its names, numbers to the right, a bar before the target.
fn matrix(matrix: &Matrix) -> String {
    let turned = matrix.is_turned();
    let (header, labels) = if turned { (&matrix.rows, &matrix.columns) } else { (&matrix.columns, &matrix.rows) };
    let entry = |line: usize, place: usize| {
        let (row, column) = if turned { (place, line) } else { (line, place) };
        matrix.entries[row][column].to_string()
    };
    let label_width = labels.iter().map(|label| label.chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..header.len())
        .map(|place| {
            let entries = (0..labels.len()).map(|line| entry(line, place).chars().count());
            entries.chain([header[place].chars().count()]).max().unwrap_or(0)
        })
        .collect();
    let bar = |place: usize| if !turned && matrix.has_target && place + 1 == header.len() { " |" } else { "" };
    let row = |label: &str, cells: &dyn Fn(usize) -> String| -> String {
        let cells =
            (0..header.len()).map(|place| format!("{}  {:>width$}", bar(place), cells(place), width = widths[place]));
        format!("  {label:<label_width$}{}\n", cells.collect::<String>())
    };
    let head = row("", &|place| header[place].clone());
    let lines = labels.iter().enumerate().map(|(line, label)| {
        let rule = turned && matrix.has_target && line + 1 == labels.len();
        let width = label_width + widths.iter().map(|width| width + 2).sum::<usize>();
        let rule = if rule { format!("  {}\n", "-".repeat(width)) } else { String::new() };
        rule + &row(label, &|place| entry(line, place))
    });
    head + &lines.collect::<String>()
}
