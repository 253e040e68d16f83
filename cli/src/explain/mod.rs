//! `groups --explain`: the derivation of a basis, written once and rendered as text, Markdown, LaTeX or JSON.

mod document;
mod json;
mod latex;
mod markdown;
mod text;
mod words;

use dimensionless::PiBasis;
use serde_json::Value;

use crate::arguments::Format;
use crate::diagnostic::Result;

/// The derivation as text in the given format, and as JSON.
pub(crate) fn derivation(basis: &PiBasis, format: Format) -> Result<(String, Value)> {
    let explanation = basis.explain()?;
    let document = words::document(basis, &explanation);
    let text = match format {
        Format::Text | Format::Json => text::render(&document),
        Format::Markdown => markdown::render(&document),
        Format::Latex => latex::render(&document),
    };
    Ok((text, json::explanation(basis, &explanation)))
}
