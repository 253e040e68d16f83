//! How long the search for a missing constant takes: `cargo bench --bench discover`.
//!
//! The search of the black body (24 classes, exponents up to ±2, leave one temperature out, 99 shuffles), and one among five base
//! quantities with exponents up to ±3, 16 806 dimensions.

#[path = "../examples/black_body.rs"]
#[allow(dead_code, reason = "`main` belongs to the example")]
mod black_body;

use std::time::Instant;

use dimensionless::{DiscoverOptions, Discovery, Inputs, Result, Table, Unit, discover};

/// Currents through wires of two metals, with heat: rows over length, mass, time, current and temperature.
fn five_bases() -> Result<Discovery> {
    let rows = 120;
    let column = |typical: f64, prime: usize| -> Vec<f64> {
        (0..rows).map(|row| typical * (((row * prime) % 101) as f64 / 25.0 - 2.0).exp()).collect()
    };
    let columns = [
        ("radius", "mm", column(1.0, 7)),
        ("current", "A", column(2.0, 11)),
        ("temperature", "K", column(300.0, 17)),
        ("mass", "g", column(5.0, 23)),
        ("time", "s", column(10.0, 31)),
    ];
    let mut table = Table::new();
    for (name, unit, column) in &columns {
        table.push(name, unit.parse::<Unit>()?, column)?;
    }
    // The force between two wires over that of weight: μ₀ and g are not among the columns.
    let force: Vec<f64> =
        (0..rows).map(|row| 2e-7 * columns[1].2[row].powi(2) * (1.0 + 0.1 * (row as f64).sin())).collect();
    table.push("force", "N".parse::<Unit>()?, &force)?;
    discover(&table.problem("force", &Inputs::all())?, &table, &DiscoverOptions::default())
}

fn main() -> Result<()> {
    for (name, run) in [
        ("black body", &(|| black_body::missing(0)) as &dyn Fn() -> Result<Discovery>),
        ("five base quantities", &five_bases),
    ] {
        let mut times = Vec::new();
        let mut found = run()?;
        for _ in 0..3 {
            let start = Instant::now();
            let again = run()?;
            times.push(start.elapsed().as_secs_f64());
            assert_eq!(again, found, "the same every time");
            found = again;
        }
        times.sort_by(f64::total_cmp);
        println!(
            "{name}: {} classes, median of 3 runs {:.2} s",
            found.classes.len() + found.searched.not_judged,
            times[1]
        );
    }
    Ok(())
}
