//! Reading a CSV file of 10⁶ rows with units and fitting a law to it.
//!
//! `cargo bench --bench table`

#![allow(missing_docs, reason = "the macros of criterion make functions without documentation")]

use criterion::{Criterion, criterion_group, criterion_main};
use dimensionless::{FitOptions, Inputs, ModelChoice, Table, TableLaw};
use std::fmt::Write;

const ROWS: usize = 1_000_000;

/// Drag over three decades of speed and diameter, five numbers a row.
fn text() -> String {
    let mut text = String::from("speed [m/s],diameter [mm],density [kg/m^3],viscosity [cP],drag [N]\n");
    let mut state = 1u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1u64 << 52) as f64 - 1.0
    };
    for _ in 0..ROWS {
        let (speed, diameter) = ((1.5 * next()).exp(), 50.0 * next().exp());
        let (density, viscosity) = (1000.0 * (0.1 * next()).exp(), next().exp());
        let reynolds = density * speed * diameter / viscosity;
        let drag =
            density * speed * speed * (diameter * 1e-3f64).powi(2) * reynolds.powf(-0.25) * (0.01 * next()).exp();
        writeln!(text, "{speed:.5},{diameter:.4},{density:.3},{viscosity:.5},{drag:.6e}")
            .expect("strings take any length");
    }
    text
}

fn table(criterion: &mut Criterion) {
    let text = text();
    let mut group = criterion.benchmark_group("a million rows");
    group.sample_size(10);
    group.bench_function("read five columns", |bencher| bencher.iter(|| Table::from_csv(&text).expect("sound CSV")));
    let table = Table::from_csv(&text).expect("sound CSV");
    let problem = table.problem("drag", &Inputs::all()).expect("columns with units");
    for model in [ModelChoice::PowerLaw, ModelChoice::Auto] {
        let options = FitOptions { model, ..FitOptions::default() };
        group.bench_function(format!("fit {model} with ten folds"), |bencher| {
            bencher.iter(|| TableLaw::fit(&problem, &table, &options).expect("a law"));
        });
    }
    group.finish();
}

criterion_group!(benches, table);
criterion_main!(benches);
