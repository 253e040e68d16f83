//! A derivation to read in a terminal: 80 columns.

use super::document::{Block, Line, Matrix, Span, WIDTH, characters};

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

/// Breaks a sentence at spaces, and a product that is too long for a line at its dots.
fn wrapped(text: &str, first: &str, indent: &str) -> String {
    let mut lines = first.to_owned();
    let mut column = first.chars().count();
    let mut at_start = true;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let pieces: Vec<&str> =
            if word.chars().count() + indent.len() > WIDTH { word.split_inclusive('·').collect() } else { vec![word] };
        for (place, piece) in pieces.into_iter().enumerate() {
            let space = usize::from(!at_start && place == 0);
            let length = piece.chars().count();
            if !at_start && column + space + length > WIDTH {
                lines += &format!("\n{indent}");
                column = indent.len();
            } else if space > 0 {
                lines.push(' ');
                column += 1;
            }
            lines += piece;
            (column, at_start) = (column + length, false);
        }
    }
    lines + "\n"
}

/// The matrix with its names, numbers to the right, a bar before the target; in parts where it is too wide.
fn matrix(matrix: &Matrix) -> String {
    let turned = matrix.is_turned();
    let (header, labels) = if turned { (&matrix.rows, &matrix.columns) } else { (&matrix.columns, &matrix.rows) };
    let entry = |line: usize, place: usize| {
        let (row, column) = if turned { (place, line) } else { (line, place) };
        matrix.entries[row][column].to_string()
    };
    let label_width = labels.iter().map(|label| label.chars().count()).max().unwrap_or(0);
    let width = |place: usize| {
        let entries = (0..labels.len()).map(|line| entry(line, place).chars().count());
        entries.chain([header[place].chars().count()]).max().unwrap_or(0)
    };
    let bar = |place: usize| if !turned && matrix.has_target && place + 1 == header.len() { " |" } else { "" };
    let mut parts: Vec<Vec<usize>> = Vec::new();
    let mut free = 0;
    for place in 0..header.len() {
        let needed = bar(place).len() + 2 + width(place);
        if needed > free {
            parts.push(Vec::new());
            free = WIDTH - 2 - label_width.min(WIDTH / 2);
        }
        free = free.saturating_sub(needed);
        parts.iter_mut().last().into_iter().for_each(|part| part.push(place));
    }
    let written = parts.iter().map(|part| {
        let row = |label: &str, cell: &dyn Fn(usize) -> String| -> String {
            let cells =
                part.iter().map(|&place| format!("{}  {:>width$}", bar(place), cell(place), width = width(place)));
            format!("  {label:<label_width$}{}\n", cells.collect::<String>())
        };
        let lines = labels.iter().enumerate().map(|(line, label)| {
            let is_apart = turned && matrix.has_target && line + 1 == labels.len();
            let length = label_width + part.iter().map(|&place| width(place) + 2).sum::<usize>();
            let rule = if is_apart { format!("  {}\n", "-".repeat(length)) } else { String::new() };
            rule + &row(label, &|place| entry(line, place))
        });
        row("", &|place| header[place].clone()) + &lines.collect::<String>()
    });
    written.collect::<Vec<_>>().join("\n")
}
