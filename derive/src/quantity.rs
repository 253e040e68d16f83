//! `#[derive(Quantity)]`: a quantity with a dimension over base quantities of its own.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::meta::ParseNestedMeta;
use syn::{Data, DeriveInput, Error, Fields, Ident, LitStr, Result, Token, Type, parenthesized};

const FORM: &str = "write `#[quantity(dimension = \"L_x T^-1\", base(L_x = \"L\"))]`";

/// What `#[quantity(…)]` says.
#[derive(Default)]
struct Attributes {
    dimension: Option<LitStr>,
    bases: Vec<(Ident, LitStr)>,
}

/// Reads, checks and expands.
pub(crate) fn derive(input: &DeriveInput) -> Result<TokenStream> {
    let name = &input.ident;
    let within = within(input)?;
    let attributes = attributes(input)?;
    let Some(dimension) = attributes.dimension else {
        return Err(Error::new(name.span(), format!("`{name}` does not state its dimension: {FORM}")));
    };
    let bases = attributes.bases.iter().map(|(base, counts_as)| {
        let base = base.to_string();
        quote!((#base, #counts_as))
    });
    let check = quote_spanned!(dimension.span() =>
        const _: () = ::dimensionless::__private::check_stated(#dimension, __BASES, &__WITHIN);
    );
    Ok(quote! {
        const _: () = {
            const __WITHIN: ::dimensionless::Dimension = <#within as ::dimensionless::Quantity>::DIMENSION;
            const __BASES: &[(&::core::primitive::str, &::core::primitive::str)] = &[#(#bases),*];
            #check

            #[automatically_derived]
            impl ::dimensionless::Quantity for #name {
                const DIMENSION: ::dimensionless::Dimension =
                    ::dimensionless::__private::stated(#dimension, &__WITHIN);

                #[inline]
                fn to_si(self) -> ::core::primitive::f64 {
                    <#within as ::dimensionless::Quantity>::to_si(self.0)
                }

                #[inline]
                fn from_si(__value: ::core::primitive::f64) -> Self {
                    Self(<#within as ::dimensionless::Quantity>::from_si(__value))
                }
            }
        };
    })
}

/// The type in a struct of one unnamed field.
fn within(input: &DeriveInput) -> Result<&Type> {
    let name = &input.ident;
    if !input.generics.params.is_empty() {
        let message = format!("`{name}` is generic, and a quantity states one dimension");
        return Err(Error::new_spanned(&input.generics.params, message));
    }
    if let Data::Struct(data) = &input.data
        && let Fields::Unnamed(fields) = &data.fields
        && let (1, Some(field)) = (fields.unnamed.len(), fields.unnamed.first())
    {
        return Ok(&field.ty);
    }
    let message = format!("a quantity is a struct around one other, such as `struct {name}(Length);`");
    Err(Error::new(name.span(), message))
}

fn attributes(input: &DeriveInput) -> Result<Attributes> {
    let mut found = Attributes::default();
    for attribute in input.attrs.iter().filter(|attribute| attribute.path().is_ident("quantity")) {
        attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("dimension") {
                if found.dimension.is_some() {
                    return Err(meta.error("`dimension` is given twice"));
                }
                found.dimension = Some(meta.value()?.parse()?);
                Ok(())
            } else if meta.path.is_ident("base") {
                bases(&meta, &mut found.bases)
            } else {
                Err(meta.error(format!("a quantity accepts `dimension = \"…\"` and `base(…)`: {FORM}")))
            }
        })?;
    }
    Ok(found)
}

/// `base(L_x = "L", L_z = "L")`.
fn bases(meta: &ParseNestedMeta, found: &mut Vec<(Ident, LitStr)>) -> Result<()> {
    let content;
    parenthesized!(content in meta.input);
    while !content.is_empty() {
        let base: Ident = content.parse()?;
        if found.iter().any(|(known, _)| *known == base) {
            return Err(Error::new(base.span(), format!("the base quantity `{base}` is given twice")));
        }
        content.parse::<Token![=]>()?;
        found.push((base, content.parse()?));
        if !content.is_empty() {
            content.parse::<Token![,]>()?;
        }
    }
    Ok(())
}
