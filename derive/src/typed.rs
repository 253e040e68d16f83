//! What a record gets beside its basis: the way back from values, its fields as values, and its groups one by one.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ast::Record;

/// `Record::read_si`.
pub(crate) fn read_si(record: &Record) -> TokenStream {
    let assignments = record.quantities().enumerate().map(|(place, field)| {
        let (name, ty, place) = (field.name, field.ty, Literal::usize_unsuffixed(place));
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

/// `fields`: a struct that has, under each field's name, the field as a value.
pub(crate) fn fields(record: &Record) -> TokenStream {
    let (name, visibility) = (record.name, record.visibility);
    let names: Vec<_> = record.quantities().map(|field| field.name).collect();
    let types: Vec<_> = record.quantities().map(|field| field.ty).collect();
    let places = (0..names.len()).map(Literal::usize_unsuffixed);
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
