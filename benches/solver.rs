//! The Π solver at run time, for 5, 10 and 30 variables.
//!
//! `cargo bench --bench solver`

#![allow(missing_docs, reason = "the macros of criterion make functions without documentation")]

use criterion::{Criterion, criterion_group, criterion_main};
use dimensionless::Problem;
use std::hint::black_box;

/// Quantities of fluid mechanics and heat transfer, repeated under new names as far as needed.
const UNITS: [&str; 15] = [
    "m/s",
    "m",
    "kg/m^3",
    "Pa s",
    "N/m",
    "m/s^2",
    "K",
    "J/(kg K)",
    "W/(m K)",
    "W/(m^2 K)",
    "m^2/s",
    "1/s",
    "Pa",
    "1/K",
    "W",
];

fn solver(criterion: &mut Criterion) {
    for count in [5, 8, 10, 30] {
        let items: Vec<String> = (0..count).map(|i| format!("x{i} [{}]", UNITS[i % UNITS.len()])).collect();
        let problem = Problem::parse(&format!("y [N] ~ {}", items.join(", "))).expect("a problem of known units");
        criterion.bench_function(&format!("solve {count} variables"), |bencher| {
            bencher.iter(|| black_box(&problem).solve().expect("small exponents"));
        });
        let basis = problem.solve().expect("small exponents");
        criterion.bench_function(&format!("scale with {count} variables"), |bencher| {
            bencher.iter(|| black_box(&basis).scale().expect("a force can be made"));
        });
    }
}

criterion_group!(benches, solver);
criterion_main!(benches);
