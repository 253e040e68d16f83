//! The derive macro of `dimensionless`.
//!
//! A pipeline: `ast` reads the struct with the help of `attr`, `valid` refuses what cannot be a record, `expand` writes
//! the code, and `fallback` stands in for it after an error, so that one mistake is shown as one error.

#![allow(
    rustdoc::broken_intra_doc_links,
    reason = "the documentation of the macro is shown at its re-export, where the links resolve"
)]

mod ast;
mod attr;
mod declared;
mod expand;
mod fallback;
mod nested;
mod similitude;
mod valid;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Makes a struct of quantities a record: rustc solves for its Π groups.
///
/// The fields are quantities of `uom::si::f64`, or of any type that implements [`Quantity`](trait@Quantity). The derive
/// implements [`Record`](trait@Record) and gives the struct, with the struct's visibility,
///
/// * `const GROUPS: usize`, the number of Π groups;
/// * `const EXPONENTS: [[i64; N]; GROUPS]`, a row for each group and a column for each quantity: the fields in their
///   order, then the constants;
/// * `fn groups(&self) -> [f64; GROUPS]`, the groups of one row of measurements; each is of dimension one.
///
/// ```
/// # mod example {
/// use dimensionless::Record;
/// use uom::si::f64::{DynamicViscosity, Force, Length, MassDensity, Velocity};
///
/// #[derive(Record)]
/// #[record(predicts(Force))]
/// struct Flow { speed: Velocity, diameter: Length, density: MassDensity, viscosity: DynamicViscosity }
/// # }
/// ```
///
/// # Attributes of the struct
///
/// | attribute | meaning |
/// |---|---|
/// | `#[record(constants(g, k_B))]` | physical constants take part, by the symbols of `Constant::find` |
/// | `#[record(predicts(Force, Power))]` | the build, and `cargo check`, fail when a target cannot be reached, or when a field enters no group and no scale |
/// | `#[record(group(Re = "density*speed*diameter/viscosity"))]` | the basis: these groups, in their order and with their symbols; the build fails when they are no basis |
/// | `#[record(similitude(hold(Re), same(density, viscosity), by(diameter)))]` | how a model scales, see [`similitude`](fn@similitude); the build fails when the conditions clash, or leave a quantity free |
/// | `#[record(allow_unused)]` | fields that enter no group and no scale are kept |
///
/// A group is a product of powers of quantities in the grammar of unit strings: products by space, `*` or `·`; `/` divides
/// by the one factor behind it; powers such as `^2`, `²`, `^(1/2)`; `sqrt(…)`. `group` may be given more than once. One
/// with fractional exponents stands for its smallest power with whole ones.
///
/// # Attributes of a field
///
/// | attribute | meaning |
/// |---|---|
/// | `#[record(signed)]` | of any sign; fields are strictly positive unless they say otherwise |
/// | `#[record(nonnegative)]` | positive or zero |
/// | `#[record(dimensionless)]` | a plain `f64` that is a pure number |
/// | `#[record(nested)]` | a record: its fields stand here with dotted names, `inlet.speed`, and bring their signs; its constants take part, once each; groups that it declares are its own |
/// | `#[record(skip)]` | no quantity: a label, of any type |
/// | `#[record(allow_unused)]` | kept though it may enter no group and no scale |
#[proc_macro_derive(Record, attributes(record))]
pub fn derive_record(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expand::derive(&input).unwrap_or_else(|error| fallback::expand(&input, &error)).into()
}
