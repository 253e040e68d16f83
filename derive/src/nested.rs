//! Records inside records: rustc puts their quantities among the outer ones, so places and counts are constants here.

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use crate::ast::{Field, Record};
use crate::expand::{dimension, sign, value};
use crate::typed;

/// `FIELDS` of the record that a field is.
fn inner_fields(field: &Field) -> TokenStream {
    let ty = field.ty;
    quote_spanned!(ty.span() => <#ty as ::dimensionless::Record>::FIELDS)
}

/// What a field contributes.
fn part(field: &Field) -> TokenStream {
    let (text, kept) = (field.name.unraw().to_string(), field.attributes.allow_unused.is_some());
    if field.attributes.nested.is_some() {
        let (ty, fields) = (field.ty, inner_fields(field));
        let kept_inside = quote_spanned!(ty.span() => <#ty as ::dimensionless::Record>::KEPT);
        return quote! {
            ::dimensionless::__private::Part::Record {
                name: #text,
                fields: #fields,
                kept: #kept_inside,
                all_kept: #kept,
            }
        };
    }
    let (sign, dimension, kind) = (sign(field), dimension(field), typed::kind(field.ty));
    quote! {
        ::dimensionless::__private::Part::Quantity(
            &::dimensionless::Field {
                name: #text,
                dimension: #dimension,
                sign: ::dimensionless::Sign::#sign,
                kind: #kind,
                constant: ::core::option::Option::None,
            },
            #kept,
        )
    }
}

/// `impl Record`, and the constants that it is made of.
pub(crate) fn record_impl(record: &Record, declared: &TokenStream, basis: &TokenStream) -> TokenStream {
    let name = record.name;
    let parts: Vec<TokenStream> = record.quantities().map(part).collect();
    let (count, starts) = (Literal::usize_unsuffixed(parts.len()), Literal::usize_unsuffixed(parts.len() + 1));
    let own: Vec<Literal> = (0..record.attributes.constants.len()).map(Literal::usize_unsuffixed).collect();
    let all_kept = record.attributes.allow_unused.is_some();
    let writes = record.quantities().enumerate().map(|(i, field)| {
        let place = Literal::usize_unsuffixed(i);
        if field.attributes.nested.is_none() {
            let value = value(field);
            return quote!(__values[__STARTS[#place]] = #value;);
        }
        let (field_name, ty, fields) = (field.name, field.ty, inner_fields(field));
        let write = quote_spanned!(ty.span() => <#ty as ::dimensionless::Record>::write_si);
        quote! {
            #write(
                &self.#field_name,
                &mut __values[__STARTS[#place]..__STARTS[#place] + #fields.len()],
            );
        }
    });
    let plain: Vec<String> = record
        .quantities()
        .filter(|field| field.attributes.nested.is_none())
        .map(|field| field.name.unraw().to_string())
        .collect();
    let conflicts = record.quantities().filter(|field| field.attributes.nested.is_some()).map(|field| {
        let fields = inner_fields(field);
        quote_spanned!(field.name.span() =>
            const _: () = ::dimensionless::__private::check_nested(#fields, &[#(#plain),*]);
        )
    });
    let read_si = typed::read_si(record);
    let flatten = quote_spanned!(name.span() =>
        ::dimensionless::__private::flatten(&__PARTS, &__OWN_CONSTANTS, __NAMES, #all_kept)
    );
    let number = quote_spanned!(name.span() => ::dimensionless::__private::count(&__PARTS, &__OWN_CONSTANTS));
    quote! {
        const __PARTS: [::dimensionless::__private::Part; #count] = [#(#parts),*];
        const __OWN_CONSTANTS: &[::dimensionless::Field] = &[#(::dimensionless::Field {
            name: __CONSTANTS[#own].symbol,
            dimension: __CONSTANTS[#own].dimension,
            sign: ::dimensionless::Sign::Positive,
            kind: ::dimensionless::Kind::Plain,
            constant: ::core::option::Option::Some(__CONSTANTS[#own].value),
        }),*];
        const __STARTS: [::core::primitive::usize; #starts] = ::dimensionless::__private::starts(&__PARTS);
        const __COUNT: ::core::primitive::usize = #number;
        const __NAMES: &[::core::primitive::u8] = &::dimensionless::__private::dotted_names::<
            { ::dimensionless::__private::length_of_names(&__PARTS) }
        >(&__PARTS);
        const __QUANTITIES: &(
            [::dimensionless::Field; __COUNT],
            [::core::primitive::bool; __COUNT],
        ) = &#flatten;
        #(#conflicts)*

        #[automatically_derived]
        impl ::dimensionless::Record for #name {
            const FIELDS: &'static [::dimensionless::Field] = &__QUANTITIES.0;
            const KEPT: &'static [::core::primitive::bool] = &__QUANTITIES.1;
            #declared

            #[allow(long_running_const_eval)]
            const BASIS: ::dimensionless::__private::FixedBasis = #basis;

            fn write_si(&self, __values: &mut [::core::primitive::f64]) {
                // A record inside writes its constants behind its fields, where what comes next is written over them; there
                // is always room, for its constants are among those at the end.
                #(#writes)*
                ::dimensionless::__private::write_constants(Self::FIELDS, __values);
            }

            #read_si
        }
    }
}

/// `GROUPS`, `EXPONENTS` and `groups`.
pub(crate) fn inherent(record: &Record) -> TokenStream {
    let (name, visibility) = (record.name, record.visibility);
    let groups_doc = format!("The number of Π groups of a [`{name}`].");
    quote! {
        #[automatically_derived]
        #[allow(dead_code)]
        impl #name {
            #[doc = #groups_doc]
            #visibility const GROUPS: ::core::primitive::usize =
                ::dimensionless::__private::groups(&<#name as ::dimensionless::Record>::BASIS);

            /// The exponents of the Π groups: a row for each group, a column for each quantity in the order of
            /// `Record::FIELDS`: those of the records inside in their places, the constants behind.
            #visibility const EXPONENTS: [[::core::primitive::i64; __COUNT]; #name::GROUPS] =
                ::dimensionless::__private::exponents(&<#name as ::dimensionless::Record>::BASIS);

            /// Evaluates the Π groups, in the order of the rows of `EXPONENTS`; each is of dimension one.
            #[must_use]
            #visibility fn groups(&self) -> [::core::primitive::f64; #name::GROUPS] {
                let mut __values = [0.0; __COUNT];
                ::dimensionless::Record::write_si(self, &mut __values);
                ::dimensionless::__private::evaluate(&#name::EXPONENTS, &__values)
            }
        }
    }
}

/// Fails the build for useless quantities: those of each field at its name, the constants of records inside at the
/// record's.
pub(crate) fn used(record: &Record) -> TokenStream {
    let name = record.name;
    let fields = record.quantities().enumerate().map(|(i, field)| {
        let (from, to) = (Literal::usize_unsuffixed(i), Literal::usize_unsuffixed(i + 1));
        (field.name.span(), quote!(__STARTS[#from]), quote!(__STARTS[#to]))
    });
    let end = Literal::usize_unsuffixed(record.quantities().count());
    let constants = record.attributes.constants.iter().enumerate().map(|(i, constant)| {
        let (from, to) = (Literal::usize_unsuffixed(i), Literal::usize_unsuffixed(i + 1));
        (constant.span(), quote!(__STARTS[#end] + #from), quote!(__STARTS[#end] + #to))
    });
    let own = Literal::usize_unsuffixed(record.attributes.constants.len());
    let inner = [(name.span(), quote!(__STARTS[#end] + #own), quote!(__COUNT))];
    let checks = fields.chain(constants).chain(inner).map(|(span, from, to)| {
        quote_spanned!(span =>
            const _: () = ::dimensionless::__private::check_used_between::<#name>(&__SCALES, #from, #to);
        )
    });
    checks.collect()
}
