//! An energy from photographs of an explosion, and the constant of gravitation from a table of planets and moons.
//!
//! `cargo run --release --example missing_constants`
//!
//! * Trinity (Taylor 1950): radius of the fireball over time, with the density of the air. What is missing is an energy; that
//!   the coefficient of the law is 1, which is nearly so, gives its size.
//! * The solar system: periods, semi-major axes and masses of the primaries. What is missing has the dimension of G; Kepler's
//!   third law, period² = 4π² axis³/(G mass), is the convention for its value.

use dimensionless::{Convention, DiscoverOptions, Discovery, Inputs, Result, Table, Unit, Variable, discover};

/// The fireball without its energy; exponents up to ±2, as energies have them.
pub(crate) fn trinity() -> Result<Discovery> {
    let table = Table::read("examples/data/trinity.csv")?;
    let density = Variable::with_value("rho", "kg/m^3".parse::<Unit>()?, 1.25);
    let options =
        DiscoverOptions { exponents: 2, convention: Some(Convention::Coefficient(1.0)), ..DiscoverOptions::default() };
    discover(&table.problem("R", &Inputs::all().constant(density))?, &table, &options)
}

/// Planets and moons without the constant of gravitation.
pub(crate) fn solar_system() -> Result<Discovery> {
    let table = Table::read("examples/data/solar_system.csv")?;
    // period = 2π · axis^(3/2) G^(-1/2) mass^(-1/2)
    let convention = Some(Convention::Coefficient(std::f64::consts::TAU));
    discover(
        &table.problem("period", &Inputs::all())?,
        &table,
        &DiscoverOptions { convention, ..DiscoverOptions::default() },
    )
}

fn main() -> Result<()> {
    println!("The fireball of 16 July 1945\n\n{}", trinity()?);
    println!("The solar system\n\n{}", solar_system()?);
    Ok(())
}
