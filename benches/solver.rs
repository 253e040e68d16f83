//! The Π solver at run time, for 5, 10 and 30 variables, and the walk over all sets of repeating variables.
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

/// All sets of repeating variables of 20 variables: the time divided by C(20, 4) is that of one set.
fn all_bases(criterion: &mut Criterion) {
    let items: Vec<String> = (0..20).map(|i| format!("x{i} [{}]", UNITS[i % UNITS.len()])).collect();
    let problem = Problem::parse(&items.join(", ")).expect("a problem of known units");
    criterion.bench_function("all bases of 20 variables", |bencher| {
        bencher.iter(|| {
            let mut bases = black_box(&problem).repeating_bases(10).expect("few variables");
            while bases.examine(u64::MAX).expect("small exponents") {}
            bases.count()
        });
    });
}

criterion_group!(benches, solver, all_bases);
criterion_main!(benches);
