//! The attributes `#[record(…)]`: what they are, and the errors for those that are not.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::meta::ParseNestedMeta;
use syn::punctuated::Punctuated;
use syn::{Attribute, Error, Ident, Path, Result, Token, Type, parenthesized};

use crate::declared::Group;
use crate::similitude::Similitude;

const ON_RECORD: &str =
    "a record accepts `constants(…)`, `predicts(…)`, `group(…)`, `similitude(…)`, `mixes(…)` and `allow_unused`";
const ON_FIELD: &str = "a field accepts `signed`, `nonnegative`, `dimensionless`, `nested`, `skip` and `allow_unused`";

/// What stands on the struct.
#[derive(Default)]
pub(crate) struct RecordAttributes {
    pub(crate) constants: Vec<Ident>,
    pub(crate) targets: Vec<Type>,
    pub(crate) groups: Vec<Group>,
    pub(crate) similitude: Option<Similitude>,
    pub(crate) mixes: Vec<Ident>,
    pub(crate) allow_unused: Option<Span>,
}

/// What stands on a field: where each mark was found.
#[derive(Default)]
pub(crate) struct FieldAttributes {
    pub(crate) signed: Option<Span>,
    pub(crate) nonnegative: Option<Span>,
    pub(crate) dimensionless: Option<Span>,
    pub(crate) nested: Option<Span>,
    pub(crate) skip: Option<Span>,
    pub(crate) allow_unused: Option<Span>,
}

/// Reads the attributes of the struct.
pub(crate) fn record(attributes: &[Attribute]) -> Result<RecordAttributes> {
    let mut found = RecordAttributes::default();
    for_each(attributes, |meta| match name(&meta.path).as_str() {
        "constants" => list(meta, &mut found.constants, "constants", "`constants(g)`", Ident::parse_any),
        "predicts" => list(meta, &mut found.targets, "predicts", "`predicts(Force)`", syn::parse::Parse::parse),
        "group" => {
            let mut groups = Vec::new();
            list(
                meta,
                &mut groups,
                "group",
                "`group(Re = \"density*speed*size/viscosity\")`",
                syn::parse::Parse::parse,
            )?;
            found.groups.append(&mut groups);
            Ok(())
        }
        "similitude" => similitude(meta, &mut found.similitude),
        "mixes" => list(meta, &mut found.mixes, "mixes", "`mixes(temperature)`", Ident::parse_any),
        "allow_unused" => mark(meta, &mut found.allow_unused),
        other @ ("signed" | "nonnegative" | "dimensionless" | "nested" | "skip") => {
            Err(meta.error(format!("`{other}` belongs on a field: {ON_RECORD}")))
        }
        other => Err(meta.error(format!("unknown attribute `{other}`: {ON_RECORD}"))),
    })?;
    Ok(found)
}

/// Reads the attributes of a field.
pub(crate) fn field(attributes: &[Attribute]) -> Result<FieldAttributes> {
    let mut found = FieldAttributes::default();
    for_each(attributes, |meta| match name(&meta.path).as_str() {
        "signed" => mark(meta, &mut found.signed),
        "nonnegative" => mark(meta, &mut found.nonnegative),
        "dimensionless" => mark(meta, &mut found.dimensionless),
        "nested" => mark(meta, &mut found.nested),
        "skip" => mark(meta, &mut found.skip),
        "allow_unused" => mark(meta, &mut found.allow_unused),
        other @ ("constants" | "predicts" | "group" | "similitude" | "mixes") => {
            Err(meta.error(format!("`{other}` belongs on the struct: {ON_FIELD}")))
        }
        other => Err(meta.error(format!("unknown attribute `{other}`: {ON_FIELD}"))),
    })?;
    Ok(found)
}

fn similitude(meta: &ParseNestedMeta, place: &mut Option<Similitude>) -> Result<()> {
    if place.is_some() {
        return Err(meta.error("`similitude` is given twice: a record has one"));
    }
    *place = Some(Similitude::read(meta)?);
    Ok(())
}

fn for_each(attributes: &[Attribute], mut read: impl FnMut(&ParseNestedMeta) -> Result<()>) -> Result<()> {
    attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("record"))
        .try_for_each(|attribute| attribute.parse_nested_meta(|meta| read(&meta)))
}

pub(crate) fn name(path: &Path) -> String {
    let segments: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    segments.join("::")
}

/// A word without arguments, given once.
fn mark(meta: &ParseNestedMeta, place: &mut Option<Span>) -> Result<()> {
    let name = name(&meta.path);
    if place.is_some() {
        return Err(meta.error(format!("`{name}` is given twice")));
    }
    if !meta.input.is_empty() && !meta.input.peek(Token![,]) {
        return Err(meta.error(format!("`{name}` takes no argument")));
    }
    *place = meta.path.segments.first().map(|segment| segment.ident.span());
    Ok(())
}

/// A word with a list in parentheses that is not empty, given once.
pub(crate) fn list<T>(
    meta: &ParseNestedMeta,
    place: &mut Vec<T>,
    name: &str,
    example: &str,
    item: fn(syn::parse::ParseStream) -> Result<T>,
) -> Result<()> {
    if !place.is_empty() {
        return Err(meta.error(format!("`{name}` is given twice: write one list")));
    }
    if !meta.input.peek(syn::token::Paren) {
        return Err(meta.error(format!("`{name}` needs a list in parentheses, such as {example}")));
    }
    let content;
    let parentheses = parenthesized!(content in meta.input);
    place.extend(Punctuated::<T, Token![,]>::parse_terminated_with(&content, item)?);
    if place.is_empty() {
        return Err(Error::new(
            parentheses.span.join(),
            format!("`{name}` is empty: write it as {example}, or not at all"),
        ));
    }
    Ok(())
}
