//! Declared groups: `#[record(group(Re = "density*speed*diameter/viscosity"))]`.

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Error, Ident, LitStr, Result, Token};

use crate::ast::Record;

/// One declared group.
pub(crate) struct Group {
    symbol: Ident,
    product: LitStr,
}

impl Parse for Group {
    fn parse(input: ParseStream) -> Result<Self> {
        let rule = "a group is declared with its symbol and a product in quotes, such as `Re = \"density*speed*size/viscosity\"`";
        let symbol = input.call(Ident::parse_any).map_err(|error| Error::new(error.span(), rule))?;
        if !input.peek(Token![=]) || !input.peek2(LitStr) {
            return Err(Error::new(symbol.span(), rule));
        }
        input.parse::<Token![=]>()?;
        Ok(Self { symbol, product: input.parse()? })
    }
}

impl Group {
    /// `Re = density*speed*size/viscosity`, which the library reads.
    fn text(&self) -> String {
        format!("{} = {}", self.symbol.unraw(), self.product.value())
    }
}

/// The constant of the trait that lists the groups.
pub(crate) fn constant(record: &Record) -> TokenStream {
    let groups: Vec<String> = record.attributes.groups.iter().map(Group::text).collect();
    if groups.is_empty() {
        return TokenStream::new();
    }
    quote!(const DECLARED: &'static [&'static ::core::primitive::str] = &[#(#groups),*];)
}

/// The basis: declared, or found.
pub(crate) fn basis(record: &Record) -> TokenStream {
    let name = record.name;
    let fields = quote!(<#name as ::dimensionless::Record>::FIELDS);
    if record.attributes.groups.is_empty() {
        return quote_spanned!(name.span() => ::dimensionless::__private::solve(#fields));
    }
    quote_spanned!(name.span() => ::dimensionless::__private::declared_or_solved(#fields, &__DECLARED))
}

/// Fails the build for groups that are no basis, at the words of the group that is at fault.
pub(crate) fn checks(record: &Record) -> TokenStream {
    let (name, groups) = (record.name, &record.attributes.groups);
    let Some(last) = groups.last() else { return TokenStream::new() };
    let reports = groups.iter().map(|group| group.product.span()).chain([last.symbol.span()]).enumerate();
    let reports = reports.map(|(place, span)| {
        let place = Literal::usize_unsuffixed(place);
        quote_spanned!(span => const _: () = ::dimensionless::__private::refuse(&__DECLARED, #place);)
    });
    quote! {
        #[allow(long_running_const_eval)]
        const __DECLARED: ::core::result::Result<
            ::dimensionless::__private::FixedBasis,
            ::dimensionless::__private::Refusal,
        > = ::dimensionless::__private::declare(
            <#name as ::dimensionless::Record>::FIELDS,
            <#name as ::dimensionless::Record>::DECLARED,
        );
        #(#reports)*
    }
}
