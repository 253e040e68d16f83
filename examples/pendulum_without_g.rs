//! A pendulum whose experimenter has never heard of gravity: the rows say that an acceleration is missing.
//!
//! `cargo run --release --example pendulum_without_g`
//!
//! Periods were measured for lengths, masses and amplitudes. Nothing among these carries time, so no units-covariant law reaches the
//! period. The search finds the dimension of what is missing, L T⁻², and that the mass does not matter.

use dimensionless::{DiscoverOptions, Discovery, Inputs, Result, Table, Unit, discover};

/// The period of a pendulum in seconds, from the arithmetic-geometric mean of 1 and cos(φ/2) (length in m, amplitude in rad).
fn period(length: f64, amplitude: f64) -> f64 {
    let (mut a, mut b) = (1.0, (amplitude / 2.0).cos());
    for _ in 0..8 {
        (a, b) = ((a + b) / 2.0, (a * b).sqrt());
    }
    std::f64::consts::TAU * (length / 9.81).sqrt() / a
}

/// Five lengths, four masses, three amplitudes, with errors of up to half a percent.
pub(crate) fn search() -> Result<Discovery> {
    let (mut lengths, mut masses, mut amplitudes, mut periods) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (i, length) in [0.2, 0.35, 0.6, 1.0, 1.8].into_iter().enumerate() {
        for (j, mass) in [50.0, 100.0, 200.0, 350.0].into_iter().enumerate() {
            for (k, amplitude) in [10.0_f64, 40.0, 70.0].into_iter().enumerate() {
                let error = 0.005 * (((7 * i + 5 * j + 3 * k) % 11) as f64 / 5.0 - 1.0);
                lengths.push(length);
                masses.push(mass);
                amplitudes.push(amplitude);
                periods.push(period(length, amplitude.to_radians()) * (1.0 + error));
            }
        }
    }
    let mut table = Table::new();
    let columns =
        [("length", "m", lengths), ("mass", "g", masses), ("amplitude", "deg", amplitudes), ("period", "s", periods)];
    for (name, unit, column) in columns {
        table.push(name, unit.parse::<Unit>()?, &column)?;
    }
    discover(&table.problem("period", &Inputs::all())?, &table, &DiscoverOptions::default())
}

fn main() -> Result<()> {
    println!("{}", search()?);
    Ok(())
}
