//! A derivation as a LaTeX document of its own, for `pdflatex` with `amsmath` and nothing else.

use dimensionless::__private::latex::{escaped, name, name_part, plain};
use dimensionless::Rational;

use super::document::{Block, Line, Matrix, Span, sides};

pub(super) fn render(blocks: &[Block]) -> String {
    let mut text = String::from(
        "\\documentclass{article}\n\\usepackage[utf8]{inputenc}\n\\usepackage{amsmath}\n\\usepackage[margin=25mm]{geometry}\n\
         \\setlength{\\parindent}{0pt}\n\\setlength{\\parskip}{1ex}\n\\raggedright\n\\renewcommand{\\arraystretch}{1.2}\n\\begin{document}\n",
    );
    for block in blocks {
        text.push('\n');
        match block {
            Block::Heading(line) => text += &format!("\\section*{{{}}}\n", sentence(line)),
            Block::Paragraph(line) => text += &format!("{}\n", sentence(line)),
            Block::Items(lines) => {
                // The braces keep a bracket behind them from being an option.
                let items = lines.iter().map(|line| format!("  \\item{{}} {}\n", sentence(line)));
                text += &format!("\\begin{{itemize}}\n{}\\end{{itemize}}\n", items.collect::<String>());
            }
            Block::Matrix(shown) => text += &array(shown),
        }
    }
    text + "\n\\end{document}\n"
}

fn sentence(line: &Line) -> String {
    line.0.iter().map(span).collect()
}

fn span(span: &Span) -> String {
    match span {
        Span::Words(words) => escaped(words),
        Span::Name(text) => format!("${}$", name(text)),
        Span::Base(text) => format!("${}$", base(text)),
        Span::Symbol(text) => format!("${}$", symbol(text)),
        Span::Number(value) => format!("${}$", number(*value)),
        Span::Product(powers) => format!("${}$", product(powers, name)),
        Span::Dimension(powers) => format!("${}$", product(powers, base)),
        Span::Quotient(powers) => {
            let (up, down) = sides(powers);
            if down.is_empty() {
                return format!("${}$", product(&up, name));
            }
            format!("$\\dfrac{{{}}}{{{}}}$", product(&up, name), product(&down, name))
        }
        Span::Balance(terms) => {
            let sum: String = terms
                .iter()
                .enumerate()
                .map(|(place, term)| {
                    let joint = if place > 0 && *term > Rational::ZERO { " + " } else { " " };
                    format!("{joint}{}", number(*term))
                })
                .collect();
            format!("${} = 0$", sum.trim())
        }
    }
}

fn number(value: Rational) -> String {
    // Fractions of long numbers stay in one line.
    if value.is_integer() || value.denominator() > 99 || value.numerator().abs() > 99 {
        return value.to_string();
    }
    let sign = if value.numerator() < 0 { "-" } else { "" };
    format!("{sign}\\tfrac{{{}}}{{{}}}", value.numerator().unsigned_abs(), value.denominator())
}

fn product(powers: &[(String, Rational)], write: fn(&str) -> String) -> String {
    let factors: Vec<String> = powers
        .iter()
        .map(|(text, exponent)| match *exponent {
            Rational::ONE => write(text),
            // Braces around the name: it may have a subscript.
            _ => format!("{{{}}}^{{{exponent}}}", write(text)),
        })
        .collect();
    if factors.is_empty() { "1".to_owned() } else { factors.join("\\,") }
}

/// A base quantity in upright sans serif, as ISO 80000-1 has it.
fn base(text: &str) -> String {
    match text {
        "Θ" => "\\Theta".to_owned(),
        _ => format!("\\mathsf{{{}}}", escaped(text)),
    }
}

/// The symbol of a named number: upright, with its power.
fn symbol(text: &str) -> String {
    let end = text.find(|c| plain(c).is_some()).unwrap_or(text.len());
    let power: String = text[end..].chars().filter_map(plain).collect();
    let power = if power.is_empty() { power } else { format!("^{{{power}}}") };
    format!("{}{power}", name_part(&text[..end], true))
}

/// The matrix with its names, a bar before the target.
fn array(matrix: &Matrix) -> String {
    let turned = matrix.is_turned();
    let columns: Vec<String> = matrix.columns.iter().map(|column| name(column)).collect();
    let rows: Vec<String> = matrix.rows.iter().map(|row| base(row)).collect();
    let (header, labels) = if turned { (rows, columns) } else { (columns, rows) };
    let bar = matrix.has_target && !turned;
    let format = if bar { format!("{}|r", "r".repeat(header.len() - 1)) } else { "r".repeat(header.len()) };
    let mut text = format!("\\[\n\\begin{{array}}{{r|{format}}}\n  & {} \\\\ \\hline\n", header.join(" & "));
    for (line, label) in labels.iter().enumerate() {
        let cells = (0..header.len()).map(|place| {
            let (row, column) = if turned { (place, line) } else { (line, place) };
            number(matrix.entries[row][column])
        });
        let rule = if turned && matrix.has_target && line + 1 == labels.len() { "  \\hline\n" } else { "" };
        text += &format!("{rule}  {label} & {} \\\\\n", cells.collect::<Vec<_>>().join(" & "));
    }
    text + "\\end{array}\n\\]\n"
}
