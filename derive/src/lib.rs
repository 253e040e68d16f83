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
mod quantity;
mod similitude;
mod typed;
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
/// * `fn groups(&self) -> [f64; GROUPS]`, the groups of one row of measurements; each is of dimension one;
/// * `fn pi::<K>(&self) -> Pi<Self, K>`, the `K`-th of them as a value that remembers whose it is; a `K` that is not below
///   `GROUPS` does not compile;
/// * `fn fields()`, the fields as values of type [`FieldOf`](struct@FieldOf), under their names; a record inside has none.
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
/// | `#[record(mixes(temperature, angle))]` | absolute temperatures beside intervals, or angular quantities beside others of their dimension, are meant |
///
/// A group is a product of powers of quantities in the grammar of unit strings: products by space, `*` or `·`; `/` divides
/// by the one factor behind it; powers such as `^2`, `²`, `^(1/2)`; `sqrt(…)`. `group` may be given more than once. One
/// with fractional exponents stands for its smallest power with whole ones.
///
/// # Kinds
///
/// Dimensions do not tell an absolute temperature from an interval, nor an angular velocity from a frequency; `uom` does, by
/// the kind of the type. A record that has both, among its fields or as a field and a target of `predicts`, does not compile
/// until it says that the quotient is meant, because that quotient would be a Π group: `ΔT/T` means something where absolute
/// zero does, as in a gas, and is an accident of the scale elsewhere; `ω/f` hides a factor of 2π. A record inside says so for
/// its own fields, the outer one for what meets in it. Quantities of dimension one (an angle, a ratio) are groups by
/// themselves, so they do not meet in a group, and [`Pi`](struct@Pi) keeps the groups apart. All other kinds of `uom` mix
/// freely. With [`derive@Quantity`] an angle has a base quantity of its own.
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

/// Makes a struct around a quantity a quantity whose dimension names base quantities of its own: lengths along different
/// axes (Huntley, *Dimensional Analysis*, 1952), inertial and gravitational mass, angles, amounts of different substances.
///
/// `base(…)` says what each of these counts as in the SI; with that, the stated dimension has to be that of the type
/// within, or the build fails. What they refine no longer cancels between them, so there are fewer Π groups. A constant has
/// no direction: where one is needed, as for the gravity below, it is a field.
///
/// ```
/// # mod example {
/// use dimensionless::{Quantity, Record};
/// use uom::si::f64::{Acceleration, Length, Velocity};
///
/// #[derive(Clone, Copy, Quantity)]
/// #[quantity(dimension = "L_x", base(L_x = "L"))]
/// struct Range(Length);
///
/// #[derive(Clone, Copy, Quantity)]
/// #[quantity(dimension = "L_x T^-1", base(L_x = "L"))]
/// struct Speed(Velocity);
///
/// #[derive(Clone, Copy, Quantity)]
/// #[quantity(dimension = "L_z", base(L_z = "L"))]
/// struct Height(Length);
///
/// #[derive(Clone, Copy, Quantity)]
/// #[quantity(dimension = "L_z T^-2", base(L_z = "L"))]
/// struct Gravity(Acceleration);
///
/// /// A stone thrown level from a tower: range = C · speed √(height/gravity), without any group.
/// #[derive(Record)]
/// #[record(predicts(Range))]
/// struct Stone { speed: Speed, height: Height, gravity: Gravity }
/// # pub fn groups() -> usize { Stone::GROUPS }
/// # }
/// # assert_eq!(example::groups(), 0);
/// ```
#[proc_macro_derive(Quantity, attributes(quantity))]
pub fn derive_quantity(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    quantity::derive(&input).unwrap_or_else(|error| error.to_compile_error()).into()
}
