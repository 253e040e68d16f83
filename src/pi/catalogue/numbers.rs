//! The table of named numbers, by field, and those that people expect to see.

mod electromagnetism;
mod fluids;
mod geophysics;
mod multiphase;
mod solids;
mod transport;

use super::{Form, NamedNumber};
use crate::pi::catalogue::kinds::Kind;
use crate::rational::Rational;

/// All named numbers.
pub(super) static NUMBERS: [&[NamedNumber]; 6] = [
    fluids::NUMBERS,
    transport::NUMBERS,
    multiphase::NUMBERS,
    geophysics::NUMBERS,
    electromagnetism::NUMBERS,
    solids::NUMBERS,
];

const fn number(
    symbol: &'static str,
    name: &'static str,
    aliases: &'static [&'static str],
    factor: &'static str,
    meaning: &'static str,
    forms: &'static [Form],
) -> NamedNumber {
    NamedNumber { symbol, name, aliases, factor, meaning, forms }
}

const fn form(root: i64, roles: &'static [(Kind, i64)]) -> Form {
    Form { power: Rational::integer(root), factor: None, roles }
}

/// The form of a number that is the square of a product.
const fn squared(roles: &'static [(Kind, i64)]) -> Form {
    Form { power: HALF, factor: None, roles }
}

/// A form with a factor of its own, since it is written with other quantities than those that the number's factor is for.
const fn times(factor: &'static str, form: Form) -> Form {
    Form { power: form.power, factor: Some(factor), roles: form.roles }
}

const HALF: Rational = match Rational::new(1, 2) {
    Some(half) => half,
    None => panic!("2 is not 0"),
};

/// The numbers that a basis is made of where it can be, in the order in which they are tried: symbol and place of the form.
#[rustfmt::skip]
pub(super) const FAMILIAR: &[(&str, usize)] = &[
    ("Re", 0), ("Re", 1), ("Ma", 0), ("Fr", 0), ("We", 0),
    ("Pr", 0), ("Pr", 1), ("Pr", 2), ("Pr", 3), ("Sc", 0), ("Sc", 1), ("Le", 0), ("Le", 1),
    ("Ra", 0), ("Ra", 1), ("Gr", 0), ("Gr", 1), ("Ra", 2), ("Ra", 3), ("GL", 0), ("Ra_q", 0),
    ("Bi", 0), ("Fo", 0), ("Fo", 1), ("Nu", 0), ("Pe", 0), ("Pe", 1), ("St", 0), ("Ro", 0), ("Ro", 1), ("Ek", 0), ("Ek", 1),
    ("J", 0), ("phi_f", 0), ("psi", 0), ("Re_n", 0), ("Re_n", 1), ("Fr_n", 0),
    ("Bu", 0), ("Fr_N", 0), ("Ha", 0), ("Rm", 0), ("Rm", 1), ("Pm", 0), ("Pm", 1), ("M_A", 0), ("beta_p", 0), ("beta_p", 1), ("Kn", 0),
    ("Bo", 0), ("Bo", 1), ("Mo", 0), ("Ca", 0), ("Oh", 0), ("Mo", 1), ("Ar", 0), ("Ga", 0), ("Ga", 1), ("Eu", 0), ("eps/D", 0),
    ("Ec", 0), ("Ja", 0), ("Ste", 0), ("Br", 0), ("Mg", 0),
    ("De", 0), ("Wi", 0), ("Wi", 1), ("Bm", 0), ("Da", 0), ("Da_I", 0), ("Pe_m", 0), ("phi_T", 0), ("Arr", 0),
    ("Wo", 0), ("Wo", 1), ("theta_S", 0), ("Stk", 0), ("Stk", 1), ("Cau", 0), ("Sp", 0), ("Sk", 0), ("tau", 0), ("N_R", 0), ("Ta", 0), ("I/L^4", 0),
];
