//! Names and texts in LaTeX, for `pdflatex` with `amsmath` and nothing else.

/// The name of a variable: Greek letters as such, one letter in italics, words upright, behind `_` a subscript.
pub fn name(text: &str) -> String {
    match text.split_once('_') {
        Some((head, tail)) if !head.is_empty() && !tail.is_empty() => {
            format!("{}_{{{}}}", name_part(head, false), name_part(tail, false))
        }
        _ => name_part(text, false),
    }
}

/// A part of a name, upright where it is asked for.
pub fn name_part(text: &str, upright: bool) -> String {
    if let Some((_, command)) = GREEK.iter().find(|(letter, command)| text == *letter || text == &command[1..]) {
        return (*command).to_owned();
    }
    let is_plain = text.chars().all(|c| c.is_ascii_alphanumeric());
    let digits = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    match text.len() {
        // `c1` is c₁.
        length
            if !upright && length > 1 && digits.len() + 1 == length && digits.bytes().all(|b| b.is_ascii_digit()) =>
        {
            format!("{}_{{{digits}}}", &text[..1])
        }
        1 if is_plain && !upright => text.to_owned(),
        _ if is_plain => format!("\\mathrm{{{text}}}"),
        _ => format!("\\text{{{}}}", escaped(text)),
    }
}

/// Greek letters, as characters and as commands, which without the backslash are names as well.
const GREEK: [(&str, &str); 36] = [
    ("α", "\\alpha"),
    ("β", "\\beta"),
    ("γ", "\\gamma"),
    ("δ", "\\delta"),
    ("ε", "\\varepsilon"),
    ("ϵ", "\\epsilon"),
    ("ζ", "\\zeta"),
    ("η", "\\eta"),
    ("θ", "\\theta"),
    ("ϑ", "\\vartheta"),
    ("ι", "\\iota"),
    ("κ", "\\kappa"),
    ("λ", "\\lambda"),
    ("μ", "\\mu"),
    ("µ", "\\mu"),
    ("ν", "\\nu"),
    ("ξ", "\\xi"),
    ("π", "\\pi"),
    ("ρ", "\\rho"),
    ("σ", "\\sigma"),
    ("τ", "\\tau"),
    ("υ", "\\upsilon"),
    ("φ", "\\varphi"),
    ("ϕ", "\\phi"),
    ("χ", "\\chi"),
    ("ψ", "\\psi"),
    ("ω", "\\omega"),
    ("Γ", "\\Gamma"),
    ("Δ", "\\Delta"),
    ("Θ", "\\Theta"),
    ("Λ", "\\Lambda"),
    ("Ξ", "\\Xi"),
    ("Π", "\\Pi"),
    ("Σ", "\\Sigma"),
    ("Φ", "\\Phi"),
    ("Ω", "\\Omega"),
];

/// Text in which no character is a command; what the standard fonts do not have is named by its number.
pub fn escaped(text: &str) -> String {
    let mut written = String::new();
    for c in text.chars() {
        match c {
            // A minus, unlike a hyphen, has a space before it.
            '-' if written.ends_with(' ') => written += "$-$",
            '#' | '$' | '%' | '&' | '_' | '{' | '}' => written.extend(['\\', c]),
            '\\' => written += "\\textbackslash{}",
            '~' => written += "$\\sim$",
            '^' => written += "\\textasciicircum{}",
            '<' | '>' | '|' => written += &format!("${c}$"),
            '×' => written += "$\\times$",
            '·' => written += "$\\cdot$",
            '`' => written += "\\textasciigrave{}",
            '"' => written += "''",
            _ if c.is_ascii() || ('À'..='ÿ').contains(&c) && !"×÷".contains(c) => written.push(c),
            _ => match (GREEK.iter().find(|(letter, _)| letter.chars().eq([c])), plain(c)) {
                (Some((_, command)), _) => written += &format!("${command}$"),
                (None, Some(c)) => written += &format!("$^{{{c}}}$"),
                (None, None) => written += &format!("U+{:04X}", u32::from(c)),
            },
        }
    }
    written
}

/// The plain character that a superscript stands for.
pub fn plain(superscript: char) -> Option<char> {
    crate::pi::expression::superscript(superscript)
}
