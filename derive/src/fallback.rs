//! What stands in for a record after an error, so that its uses are no further errors.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Error};

/// The error, and a record of nothing.
pub(crate) fn expand(input: &DeriveInput, error: &Error) -> TokenStream {
    let (name, visibility, error) = (&input.ident, &input.vis, error.to_compile_error());
    let (impl_generics, type_generics, where_clause) = input.generics.split_for_impl();
    quote! {
        #error

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
