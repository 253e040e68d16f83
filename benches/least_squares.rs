//! A power law of a table in memory: groups, logarithms, triangular factors of ten folds and the domain, in one pass or two.
//!
//! `cargo bench --bench least_squares`

#![allow(missing_docs, reason = "the macros of criterion make functions without documentation")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dimensionless::{FitOptions, Inputs, ModelChoice, Table, TableLaw};

const ROWS: usize = 200_000;

/// Inputs of dimension one, each a group, and a target that is a power law of them with noise.
fn table(inputs: usize) -> Table {
    let mut state = 1u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1u64 << 53) as f64 - 0.5
    };
    let mut target = vec![0.0; ROWS];
    let mut table = Table::new();
    for place in 0..inputs {
        let logarithms: Vec<f64> = (0..ROWS).map(|_| 4.0 * next()).collect();
        target.iter_mut().zip(&logarithms).for_each(|(sum, logarithm)| *sum += 0.25 * logarithm);
        let column: Vec<f64> = logarithms.into_iter().map(f64::exp).collect();
        table.push(&format!("x{place}"), "1".parse().expect("a unit"), &column).expect("a new name");
    }
    let target: Vec<f64> = target.into_iter().map(|sum| (sum + 0.1 * next()).exp()).collect();
    table.push("y", "1".parse().expect("a unit"), &target).expect("a new name");
    table
}

fn least_squares(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("power law");
    group.throughput(Throughput::Elements(ROWS as u64)).sample_size(20);
    let options = FitOptions { model: ModelChoice::PowerLaw, ..FitOptions::default() };
    for inputs in [1, 2, 5, 10, 20] {
        let table = table(inputs);
        let problem = table.problem("y", &Inputs::all()).expect("columns with units");
        group.bench_function(format!("{inputs} groups"), |bencher| {
            bencher.iter(|| TableLaw::fit(&problem, &table, &options).expect("a law"));
        });
    }
    group.finish();
}

criterion_group!(benches, least_squares);
criterion_main!(benches);
