//! A derivation as Markdown: headings, lists, tables.

use super::document::{Block, Line, Matrix, Span, characters};

pub(super) fn render(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        if !text.is_empty() {
            text.push('\n');
        }
        match block {
            Block::Heading(line) => text += &format!("## {}\n", sentence(line)),
            Block::Paragraph(line) => text += &format!("{}\n", sentence(line)),
            Block::Items(lines) => text.extend(lines.iter().map(|line| format!("- {}\n", sentence(line)))),
            Block::Matrix(shown) => text += &table(shown),
        }
    }
    text
}

fn sentence(line: &Line) -> String {
    let marked = |span: &Span| match span {
        Span::Words(words) => words.clone(),
        Span::Base(_) | Span::Number(_) | Span::Balance(_) => escaped(&characters(span)),
        Span::Symbol(_) => format!("*{}*", escaped(&characters(span))),
        Span::Name(_) | Span::Quotient(_) | Span::Product(_) | Span::Dimension(_) => code(&characters(span)),
    };
    line.0.iter().map(marked).collect()
}

/// Characters as they are, between as many backticks as they need.
fn code(text: &str) -> String {
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}

/// Characters that Markdown would take for marks.
fn escaped(text: &str) -> String {
    text.chars().flat_map(|c| "\\`*_|<>[]".contains(c).then_some('\\').into_iter().chain([c])).collect()
}

fn table(matrix: &Matrix) -> String {
    let turned = matrix.is_turned();
    let (header, labels) = if turned { (&matrix.rows, &matrix.columns) } else { (&matrix.columns, &matrix.rows) };
    let is_target = |place: usize, count: usize| matrix.has_target && place + 1 == count;
    let marked = |name: &str, target: bool| if target { format!("**{}**", escaped(name)) } else { escaped(name) };
    let head: String = header
        .iter()
        .enumerate()
        .map(|(place, name)| format!(" {} |", marked(name, !turned && is_target(place, header.len()))))
        .collect();
    let rule = " ---: |".repeat(header.len());
    let lines = labels.iter().enumerate().map(|(line, label)| {
        let cells = (0..header.len()).map(|place| {
            let (row, column) = if turned { (place, line) } else { (line, place) };
            format!(" {} |", matrix.entries[row][column])
        });
        format!("| {} |{}\n", marked(label, turned && is_target(line, labels.len())), cells.collect::<String>())
    });
    format!("| |{head}\n| :--- |{rule}\n{}", lines.collect::<String>())
}
