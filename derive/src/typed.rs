//! What a record gets beside its basis: the way back from values, its fields as values, its groups one by one, and
//! the kinds that it keeps apart.

use proc_macro2::{Literal, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Error, Result, Type};

use crate::ast::Record;
use crate::expand::last_word;
use crate::valid::type_text;

/// `Record::read_si`.
pub(crate) fn read_si(record: &Record) -> TokenStream {
    let assignments = record.quantities().enumerate().map(|(i, field)| {
        let (name, ty, place) = (field.name, field.ty, place(record, i));
        if field.attributes.nested.is_some() {
            // A record inside does not read its constants, and its fields stand here as they do there.
            let read = quote_spanned!(ty.span() => <#ty as ::dimensionless::Record>::read_si);
            return quote!(#read(&mut self.#name, &__values[#place..]););
        }
        match field.attributes.dimensionless {
            Some(_) => quote!(self.#name = __values[#place];),
            None => quote!(self.#name = <#ty as ::dimensionless::Quantity>::from_si(__values[#place]);),
        }
    });
    quote! {
        fn read_si(&mut self, __values: &[::core::primitive::f64]) {
            #(#assignments)*
        }
    }
}

/// Where the quantities of a field start among those of the record, counted without skipped fields.
fn place(record: &Record, field: usize) -> TokenStream {
    let field = Literal::usize_unsuffixed(field);
    if record.is_nested() { quote!(__STARTS[#field]) } else { quote!(#field) }
}

/// `fields`: a struct that has, under each field's name, the field as a value; a record inside is no quantity and has none.
pub(crate) fn fields(record: &Record) -> TokenStream {
    let (name, visibility) = (record.name, record.visibility);
    let plain: Vec<_> =
        record.quantities().enumerate().filter(|(_, field)| field.attributes.nested.is_none()).collect();
    let names: Vec<_> = plain.iter().map(|(_, field)| field.name).collect();
    let types = plain.iter().map(|(_, field)| field.ty);
    let places = plain.iter().map(|(i, _)| place(record, *i));
    let docs = names.iter().map(|field| format!("The field `{field}`."));
    let doc = format!("The fields of a [`{name}`] as values.");
    quote! {
        #[doc = #doc]
        #[allow(dead_code)]
        #visibility struct __Fields {
            #(#[doc = #docs] #visibility #names: ::dimensionless::FieldOf<#name, #types>,)*
        }

        #[automatically_derived]
        #[allow(dead_code)]
        impl #name {
            /// The fields as values, under their names: which one is meant, and of what type it is.
            #[must_use]
            #visibility const fn fields() -> __Fields {
                __Fields { #(#names: ::dimensionless::FieldOf::at(#places),)* }
            }
        }
    }
}

/// `pi`: one group, as a value that remembers whose it is.
pub(crate) fn pi(record: &Record) -> TokenStream {
    let (name, visibility) = (record.name, record.visibility);
    quote! {
        #[automatically_derived]
        #[allow(dead_code)]
        impl #name {
            /// Evaluates one Π group, counted from 0 in the order of the rows of `EXPONENTS`.
            #[must_use]
            #visibility fn pi<const K: ::core::primitive::usize>(&self) -> ::dimensionless::Pi<#name, K>
            where
                (): ::dimensionless::__private::Below<K, { #name::GROUPS }>,
            {
                ::dimensionless::Pi::of(self)
            }
        }
    }
}

/// The kind of a quantity: what its type says beyond the dimension.
pub(crate) fn kind(ty: &Type) -> TokenStream {
    quote!({
        #[allow(unused_imports)]
        use ::dimensionless::__private::Unmarked as _;
        ::dimensionless::__private::KindOf::<#ty>::KIND
    })
}

/// Fails the build where two kinds of one dimension meet, unless that is meant.
pub(crate) fn check_kinds(record: &Record) -> Result<TokenStream> {
    let mixes = record.attributes.mixes.iter().map(|kind| match kind.to_string().as_str() {
        "temperature" => Ok(format_ident!("AbsoluteTemperature")),
        "angle" => Ok(format_ident!("Angle")),
        other => Err(Error::new(
            kind.span(),
            format!("`{other}` is no kind that is kept apart: these are `temperature` and `angle`"),
        )),
    });
    let mixes = mixes.collect::<Result<Vec<_>>>()?;
    let name = record.name;
    let check = |span: Span, others: TokenStream, quantities: TokenStream| {
        quote_spanned!(span =>
            const _: () = ::dimensionless::__private::check_kinds(
                #others, #quantities, &[#(::dimensionless::Kind::#mixes),*],
            );
        )
    };
    let all = quote!(<#name as ::dimensionless::Record>::FIELDS);
    let fields = record.quantities().enumerate().map(|(i, field)| {
        let (start, end) = (place(record, i), place(record, i + 1));
        check(field.name.span(), quote!(#all.split_at(#start).0), quote!(#all.split_at(#end).0.split_at(#start).1))
    });
    let targets = record.attributes.targets.iter().map(|target| {
        let (text, kind) = (type_text(target), kind(target));
        let target_as_field = quote!(&[::dimensionless::Field {
            name: #text,
            dimension: <#target as ::dimensionless::Quantity>::DIMENSION,
            sign: ::dimensionless::Sign::Signed,
            kind: #kind,
            constant: ::core::option::Option::None,
        }]);
        check(last_word(target), all.clone(), target_as_field)
    });
    Ok(quote!(#(#fields)* #(#targets)*))
}
