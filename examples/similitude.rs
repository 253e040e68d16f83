//! A ship model in a towing tank: Froude's law of comparison, and why nobody can do better (W. Froude 1872).
//!
//! `cargo run --example similitude`
//!
//! Waves scale with the Froude number, so a model of 1/25 of the length runs at a fifth of the speed, and its wave
//! resistance is 1/25³ of the ship's. Friction scales with the Reynolds number, which is then 125 times too small. Holding
//! both in the same water is an error of the compiler; a model a quarter as large would need a liquid an eighth as viscous.

use dimensionless::{PiBasis, Problem, Rational, Record, Result, Similarity, similitude};
use uom::si::f64::{DynamicViscosity, Force, Length, MassDensity, Velocity};

/// A ship and its model in water.
///
/// With `hold(Re, Fr)` this does not compile: "holding `Re` and `Fr` with the same `density`, `viscosity`, `g` forces
/// `length` to scale by λ⁰".
#[derive(Record)]
#[record(predicts(Force), constants(g))]
#[record(group(Re = "density*speed*length/viscosity", Fr = "speed/(g length)^(1/2)"))]
#[record(similitude(hold(Fr), same(density, viscosity), by(length)))]
pub(crate) struct Ship {
    /// Through the water.
    pub(crate) speed: Velocity,
    /// At the water line.
    pub(crate) length: Length,
    /// Of the water.
    pub(crate) density: MassDensity,
    /// Of the water.
    pub(crate) viscosity: DynamicViscosity,
}

/// Found by the compiler: speeds grow by λ^(1/2).
pub(crate) const SPEED: Option<Rational> = similitude::<Ship>().exponent("speed");

/// How many times a product of quantities is larger for the ship than for a model of which it is λ times the length.
pub(crate) fn ratio(product: &str, lambda: f64) -> Option<f64> {
    similitude::<Ship>().exponent(product).map(|exponent| lambda.powf(exponent.to_f64()))
}

/// The exponents of speed and viscosity when both numbers are held, as text: the liquid is then part of the model.
pub(crate) fn both_held() -> Result<Vec<String>> {
    let problem = Problem::parse("speed [m/s], length [m], density [kg/m^3], viscosity [Pa s], g [m/s^2]")?;
    let groups = ["Re = density*speed*length/viscosity", "Fr = speed/(g length)^(1/2)"];
    let both = Similarity { hold: &["Re", "Fr"], same: &["density", "g"], by: "length" };
    let exponents = PiBasis::with_declared(&problem, &groups)?.similitude(&both)?;
    Ok(exponents.iter().map(Rational::to_string).collect())
}

fn main() -> Result<()> {
    println!("Froude similitude: {}", similitude::<Ship>());
    println!("the compiler knows the exponent of the speed: {SPEED:?}");
    for (what, product) in [
        ("speed", "speed"),
        ("time", "length/speed"),
        ("wave resistance", "density*speed^2*length^2"),
        ("power", "density*speed^3*length^2"),
        ("Reynolds number", "density*speed*length/viscosity"),
    ] {
        println!("  a ship of 25 times the length: {what} × {:.1}", ratio(product, 25.0).unwrap_or(f64::NAN));
    }
    println!("Re and Fr held, λ^s for speed, length, density, viscosity, g: s = {}", both_held()?.join(", "));
    Ok(())
}
