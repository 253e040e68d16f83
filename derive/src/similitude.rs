//! Similitude: `#[record(similitude(hold(Fr), same(density, g), by(length)))]`.

use proc_macro2::{Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;
use syn::meta::ParseNestedMeta;
use syn::parse::{Parse, ParseStream};
use syn::{Error, Ident, LitStr, Result, Token, parenthesized};

use crate::ast::Record;
use crate::attr;

const RULE: &str = "a similitude says what is held and the same, and what sets its scale: \
                    `similitude(hold(Fr), same(density), by(length))`";

/// What a model and its prototype have in common.
pub(crate) struct Similitude {
    keyword: Span,
    hold: Vec<Word>,
    same: Vec<Word>,
    by: Word,
}

/// A name such as `inlet.speed`, or a product in quotes.
struct Word {
    text: String,
    span: Span,
}

impl Parse for Word {
    fn parse(input: ParseStream) -> Result<Self> {
        if input.peek(LitStr) {
            let text: LitStr = input.parse()?;
            return Ok(Self { text: text.value(), span: text.span() });
        }
        let first = input.call(Ident::parse_any)?;
        let (mut text, mut span) = (first.unraw().to_string(), first.span());
        while input.peek(Token![.]) {
            input.parse::<Token![.]>()?;
            let next = input.call(Ident::parse_any)?;
            text = format!("{text}.{}", next.unraw());
            span = next.span();
        }
        Ok(Self { text, span })
    }
}

impl Similitude {
    /// Reads what stands behind the word `similitude`.
    pub(crate) fn read(meta: &ParseNestedMeta) -> Result<Self> {
        let keyword = meta.path.segments.first().map_or_else(Span::call_site, |segment| segment.ident.span());
        let (mut hold, mut same, mut by) = (Vec::new(), Vec::new(), Vec::new());
        if !meta.input.peek(syn::token::Paren) {
            return Err(Error::new(keyword, RULE));
        }
        let content;
        parenthesized!(content in meta.input);
        let parser = syn::meta::parser(|inner| match attr::name(&inner.path).as_str() {
            "hold" => attr::list(&inner, &mut hold, "hold", "`hold(Re)`", Parse::parse),
            "same" => attr::list(&inner, &mut same, "same", "`same(density)`", Parse::parse),
            "by" => attr::list(&inner, &mut by, "by", "`by(length)`", Parse::parse),
            other => Err(inner.error(format!("unknown condition `{other}`: {RULE}"))),
        });
        syn::parse::Parser::parse2(parser, content.parse()?)?;
        match (<[Word; 1]>::try_from(by), hold.is_empty()) {
            (Ok([by]), false) => Ok(Self { keyword, hold, same, by }),
            (Err(several), _) if several.len() > 1 => {
                Err(Error::new(several[1].span, "`by` names one quantity: its ratio is the scale of the model"))
            }
            _ => Err(Error::new(keyword, RULE)),
        }
    }
}

/// `impl Similar`, and an error at the words that are at fault.
pub(crate) fn expand(record: &Record) -> TokenStream {
    let Some(similitude) = &record.attributes.similitude else { return TokenStream::new() };
    let (name, keyword) = (record.name, similitude.keyword);
    let (hold, same): (Vec<_>, Vec<_>) = (
        similitude.hold.iter().map(|word| &word.text).collect(),
        similitude.same.iter().map(|word| &word.text).collect(),
    );
    let by = &similitude.by.text;
    let words = similitude.hold.iter().chain(&similitude.same).chain([&similitude.by]);
    let reports = words.map(|word| word.span).chain([keyword]).enumerate().map(|(place, span)| {
        let place = Literal::usize_unsuffixed(place);
        quote_spanned!(span => const _: () = ::dimensionless::__private::refuse(&__SIMILITUDE, #place);)
    });
    let basis = match record.attributes.groups.is_empty() {
        true => quote!(&::core::result::Result::Ok(<#name as ::dimensionless::Record>::BASIS)),
        false => quote!(&__DECLARED),
    };
    quote! {
        #[allow(long_running_const_eval)]
        const __SIMILITUDE: ::core::result::Result<
            [::dimensionless::Rational; ::dimensionless::__private::MAX_FIELDS],
            ::dimensionless::__private::Refusal,
        > = ::dimensionless::__private::similar(
            <#name as ::dimensionless::Record>::FIELDS,
            <#name as ::dimensionless::Record>::DECLARED,
            #basis,
            &::dimensionless::Similarity { hold: &[#(#hold),*], same: &[#(#same),*], by: #by },
        );
        #(#reports)*

        #[automatically_derived]
        impl ::dimensionless::Similar for #name {
            const SIMILITUDE: ::dimensionless::Similitude =
                ::dimensionless::Similitude::new(<#name as ::dimensionless::Record>::FIELDS, &__SIMILITUDE);
        }
    }
}
