//! The code of a record.
//!
//! Everything stands in one `const _` block and under absolute paths, so that no name of the user can change its
//! meaning. What rustc may refuse (a type that is no quantity, an unknown constant, a target out of reach) carries the
//! span of the words that caused it.

use proc_macro2::{Literal, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{DeriveInput, Result, Type};

use crate::ast::{Field, Record};
use crate::typed;
use crate::valid::type_text;
use crate::{declared, nested, similitude};

/// Reads, checks and expands.
pub(crate) fn derive(input: &DeriveInput) -> Result<TokenStream> {
    let record = Record::from_syn(input)?;
    record.validate()?;
    let (constants, record_impl, inherent, checks) =
        (constants(&record), record_impl(&record), inherent(&record), checks(&record));
    let (declared, similitude) = (declared::checks(&record), similitude::expand(&record));
    let (fields, pi, kinds) = (typed::fields(&record), typed::pi(&record), typed::check_kinds(&record)?);
    Ok(quote! {
        const _: () = {
            #constants
            #record_impl
            #inherent
            #declared
            #similitude
            #fields
            #pi
            #checks
            #kinds
        };
    })
}

/// The constants that take part, looked up by rustc.
fn constants(record: &Record) -> TokenStream {
    let symbols = &record.attributes.constants;
    if symbols.is_empty() {
        return TokenStream::new();
    }
    let names: Vec<String> = record.quantities().map(|field| field.name.unraw().to_string()).collect();
    let written: Vec<String> = symbols.iter().map(|symbol| symbol.unraw().to_string()).collect();
    let checks = symbols.iter().enumerate().map(|(i, symbol)| {
        let (text, earlier) = (&written[i], &written[..i]);
        quote_spanned!(symbol.span() =>
            const _: () = ::dimensionless::__private::check_constant(#text, &[#(#names),*], &[#(#earlier),*]);
        )
    });
    let count = Literal::usize_unsuffixed(symbols.len());
    quote! {
        const __CONSTANTS: [::dimensionless::Constant; #count] =
            [#(::dimensionless::__private::constant(#written)),*];
        #(#checks)*
    }
}

/// `impl Record`.
fn record_impl(record: &Record) -> TokenStream {
    let name = record.name;
    let fields = record.quantities().map(|field| {
        let (text, sign, dimension) = (field.name.unraw().to_string(), sign(field), dimension(field));
        let kind = typed::kind(field.ty);
        quote! {
            ::dimensionless::Field {
                name: #text,
                dimension: #dimension,
                sign: ::dimensionless::Sign::#sign,
                kind: #kind,
                constant: ::core::option::Option::None,
            }
        }
    });
    let values = record.quantities().map(value);
    let places: Vec<Literal> = (0..record.attributes.constants.len()).map(Literal::usize_unsuffixed).collect();
    let kept = kept(record);
    let (declared, basis) = (declared::constant(record), declared::basis(record));
    if record.is_nested() {
        return nested::record_impl(record, &declared, &basis);
    }
    let read_si = typed::read_si(record);
    quote! {
        #[automatically_derived]
        impl ::dimensionless::Record for #name {
            const FIELDS: &'static [::dimensionless::Field] = &[
                #(#fields,)*
                #(::dimensionless::Field {
                    name: __CONSTANTS[#places].symbol,
                    dimension: __CONSTANTS[#places].dimension,
                    sign: ::dimensionless::Sign::Positive,
                    kind: ::dimensionless::Kind::Plain,
                    constant: ::core::option::Option::Some(__CONSTANTS[#places].value),
                },)*
            ];

            #kept
            #declared

            // Records of many fields take rustc about a second, which it would refuse as a loop that may not end.
            #[allow(long_running_const_eval)]
            const BASIS: ::dimensionless::__private::FixedBasis = #basis;

            #[inline]
            fn write_si(&self, __values: &mut [::core::primitive::f64]) {
                __values.copy_from_slice(&[#(#values,)* #(const { __CONSTANTS[#places].value },)*]);
            }

            #read_si
        }
    }
}

/// Which quantities may enter no group and no scale.
fn kept(record: &Record) -> TokenStream {
    let all = record.attributes.allow_unused.is_some();
    if !all && record.quantities().all(|field| field.attributes.allow_unused.is_none()) {
        return TokenStream::new();
    }
    let fields = record.quantities().map(|field| all || field.attributes.allow_unused.is_some());
    let constants = record.attributes.constants.iter().map(|_| all);
    quote! {
        const KEPT: &'static [::core::primitive::bool] = &[#(#fields,)* #(#constants,)*];
    }
}

pub(crate) fn sign(field: &Field) -> syn::Ident {
    format_ident!(
        "{}",
        match (field.attributes.signed, field.attributes.nonnegative) {
            (Some(_), _) => "Signed",
            (_, Some(_)) => "Nonnegative",
            _ => "Positive",
        }
    )
}

pub(crate) fn dimension(field: &Field) -> TokenStream {
    let ty = field.ty;
    match field.attributes.dimensionless {
        Some(_) => quote!(::dimensionless::Dimension::ONE),
        None => quote!(<#ty as ::dimensionless::Quantity>::DIMENSION),
    }
}

/// The value of a field in SI coherent units.
pub(crate) fn value(field: &Field) -> TokenStream {
    let (name, ty) = (field.name, field.ty);
    match field.attributes.dimensionless {
        Some(_) => quote!(self.#name),
        None => quote!(<#ty as ::dimensionless::Quantity>::to_si(self.#name)),
    }
}

/// `GROUPS`, `EXPONENTS` and `groups`.
///
/// `groups` is written out over the columns, and over the rows as far as there can be any: every exponent is a constant
/// where it is used, so nothing depends on whether LLVM unrolls loops.
fn inherent(record: &Record) -> TokenStream {
    if record.is_nested() {
        return nested::inherent(record);
    }
    let (name, visibility) = (record.name, record.visibility);
    let count = Literal::usize_unsuffixed(record.count());
    let places: Vec<Literal> = (0..record.count()).map(Literal::usize_unsuffixed).collect();
    let groups_doc = format!("The number of Π groups of a [`{name}`].");
    let order = match record.attributes.constants.is_empty() {
        true => "a column for each quantity in the order of the fields",
        false => "a column for each quantity: the fields in their order, then the constants",
    };
    let exponents_doc = format!("The exponents of the Π groups: a row for each group, {order}.");
    quote! {
        #[automatically_derived]
        #[allow(dead_code)]
        impl #name {
            #[doc = #groups_doc]
            #visibility const GROUPS: ::core::primitive::usize =
                ::dimensionless::__private::groups(&<#name as ::dimensionless::Record>::BASIS);

            #[doc = #exponents_doc]
            #visibility const EXPONENTS: [[::core::primitive::i64; #count]; #name::GROUPS] =
                ::dimensionless::__private::exponents(&<#name as ::dimensionless::Record>::BASIS);

            /// Evaluates the Π groups, in the order of the rows of `EXPONENTS`; each is of dimension one.
            #[must_use]
            #[inline]
            #visibility fn groups(&self) -> [::core::primitive::f64; #name::GROUPS] {
                #[inline(always)]
                fn group<const GROUP: ::core::primitive::usize>(
                    __values: &[::core::primitive::f64; #count],
                ) -> ::core::primitive::f64 {
                    ::dimensionless::__private::Product::ONE
                        #(.times(__values[#places], const {
                            ::dimensionless::__private::exponent(&#name::EXPONENTS, GROUP, #places)
                        }))*
                        .value()
                }

                let mut __values = [0.0; #count];
                ::dimensionless::Record::write_si(self, &mut __values);
                let mut __groups = [0.0; #name::GROUPS];
                #(if #places < #name::GROUPS {
                    __groups[#places] = group::<#places>(&__values);
                })*
                __groups
            }
        }
    }
}

/// Fails the build, and `cargo check`, for a target out of reach and for a useless field.
fn checks(record: &Record) -> TokenStream {
    let (name, targets) = (record.name, &record.attributes.targets);
    if targets.is_empty() {
        return TokenStream::new();
    }
    let count = Literal::usize_unsuffixed(targets.len());
    let fields = quote!(<#name as ::dimensionless::Record>::FIELDS);
    let targets_reached = targets.iter().enumerate().map(|(i, target)| {
        let (text, place) = (format!("`{}`", type_text(target)), Literal::usize_unsuffixed(i));
        quote_spanned!(last_word(target) =>
            const _: () = ::dimensionless::__private::check_target(#fields, #text, &__TARGETS[#place], &__SCALES[#place]);
        )
    });
    let places = (0..targets.len()).map(Literal::usize_unsuffixed);
    let quantities = record.quantities().map(|field| field.name).chain(&record.attributes.constants);
    let used = quantities.enumerate().map(|(j, quantity)| {
        let place = Literal::usize_unsuffixed(j);
        quote_spanned!(quantity.span() =>
            const _: () = ::dimensionless::__private::check_used::<#name>(&__SCALES, #place);
        )
    });
    let used: TokenStream = if record.is_nested() { nested::used(record) } else { used.collect() };
    quote! {
        const __TARGETS: [::dimensionless::Dimension; #count] =
            [#(<#targets as ::dimensionless::Quantity>::DIMENSION),*];
        #[allow(long_running_const_eval)]
        const __SCALES: [::core::option::Option<::dimensionless::__private::FixedScale>; #count] =
            [#(::dimensionless::__private::reach(#fields, &__TARGETS[#places])),*];
        #(#targets_reached)*
        #used
    }
}

/// Where the name of a type ends: an error underlines one token.
pub(crate) fn last_word(ty: &Type) -> Span {
    match ty {
        Type::Path(path) => path.path.segments.last().map_or_else(|| ty.span(), |segment| segment.ident.span()),
        _ => ty.span(),
    }
}
