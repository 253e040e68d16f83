//! What stands in for a record after an error, so that its uses are no further errors.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Error, Fields};

/// The error, and a record of nothing.
pub(crate) fn expand(input: &DeriveInput, error: &Error) -> TokenStream {
    let (name, visibility, error) = (&input.ident, &input.vis, error.to_compile_error());
    let (impl_generics, type_generics, where_clause) = input.generics.split_for_impl();
    let values = values(input);
    quote! {
        #error

        #values

        #[automatically_derived]
        impl #impl_generics ::dimensionless::Record for #name #type_generics #where_clause {
            const FIELDS: &'static [::dimensionless::Field] = &[];

            fn write_si(&self, _: &mut [::core::primitive::f64]) {}

            fn read_si(&mut self, _: &[::core::primitive::f64]) {}
        }

        #[automatically_derived]
        #[allow(dead_code)]
        impl #impl_generics #name #type_generics #where_clause {
            #visibility const GROUPS: ::core::primitive::usize = 0;
            #visibility const EXPONENTS: [[::core::primitive::i64; 0]; 0] = [];

            #visibility fn groups(&self) -> [::core::primitive::f64; 0] {
                []
            }
        }
    }
}

/// `pi` and `fields` of a struct that is not generic.
fn values(input: &DeriveInput) -> TokenStream {
    let (name, visibility) = (&input.ident, &input.vis);
    if !input.generics.params.is_empty() {
        return TokenStream::new();
    }
    let (mut names, mut types) = (Vec::new(), Vec::new());
    if let Data::Struct(data) = &input.data
        && let Fields::Named(fields) = &data.fields
    {
        names.extend(fields.named.iter().filter_map(|field| field.ident.as_ref()));
        types.extend(fields.named.iter().map(|field| &field.ty));
    }
    quote! {
        const _: () = {
            #[allow(dead_code)]
            #visibility struct __Fields {
                #(#visibility #names: ::dimensionless::FieldOf<#name, #types>,)*
            }

            #[automatically_derived]
            #[allow(dead_code)]
            impl #name {
                #visibility const fn fields() -> __Fields {
                    __Fields { #(#names: ::dimensionless::FieldOf::at(0),)* }
                }

                #visibility fn pi<const K: ::core::primitive::usize>(&self) -> ::dimensionless::Pi<#name, K> {
                    ::dimensionless::Pi::of(self)
                }
            }
        };
    }
}
