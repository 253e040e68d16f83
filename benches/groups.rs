//! Evaluated Π groups against the formulas written by hand, over 10 000 records: they are the same instructions, so the
//! ratio of their times, also printed from interleaved pairs, has to be 1 within the noise.

#![allow(missing_docs, reason = "the macros of criterion make functions without documentation")]

use std::hint::black_box;
use std::time::Instant;

use criterion::{Criterion, criterion_group, criterion_main};
use dimensionless::{Inputs, Quantity, Record, Table};
use uom::si::f64::{
    Acceleration, DynamicViscosity, HeatTransfer, Length, MassDensity, Ratio, SpecificHeatCapacity, SurfaceTension,
    ThermalConductivity, Velocity,
};

const ROWS: usize = 10_000;
const PAIRS: usize = 2_001;

#[derive(Record)]
struct Flow {
    speed: Velocity,
    diameter: Length,
    density: MassDensity,
    viscosity: DynamicViscosity,
}

#[derive(Record)]
struct Boiling {
    speed: Velocity,
    diameter: Length,
    density: MassDensity,
    viscosity: DynamicViscosity,
    tension: SurfaceTension,
    gravity: Acceleration,
    gap: Length,
}

#[derive(Record)]
struct Exchanger {
    speed: Velocity,
    diameter: Length,
    density: MassDensity,
    viscosity: DynamicViscosity,
    conductivity: ThermalConductivity,
    heat_capacity: SpecificHeatCapacity,
    transfer: HeatTransfer,
}

/// A number of a few decades around one, the same on every run.
fn number<Q: Quantity>(state: &mut u64) -> Q {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    Q::from_si((4.0 * ((*state >> 40) as f64 / 2f64.powi(24) - 0.5)).exp())
}

fn flows() -> Vec<Flow> {
    let mut state = 1;
    let s = &mut state;
    (0..ROWS)
        .map(|_| Flow { speed: number(s), diameter: number(s), density: number(s), viscosity: number(s) })
        .collect()
}

fn boilings() -> Vec<Boiling> {
    let mut state = 2;
    let s = &mut state;
    (0..ROWS)
        .map(|_| Boiling {
            speed: number(s),
            diameter: number(s),
            density: number(s),
            viscosity: number(s),
            tension: number(s),
            gravity: number(s),
            gap: number(s),
        })
        .collect()
}

fn exchangers() -> Vec<Exchanger> {
    let mut state = 3;
    let s = &mut state;
    (0..ROWS)
        .map(|_| Exchanger {
            speed: number(s),
            diameter: number(s),
            density: number(s),
            viscosity: number(s),
            conductivity: number(s),
            heat_capacity: number(s),
            transfer: number(s),
        })
        .collect()
}

#[inline]
fn flow_by_hand(flow: &Flow) -> [f64; 1] {
    [flow.speed.value * flow.diameter.value * flow.density.value / flow.viscosity.value]
}

#[inline]
fn boiling_by_hand(boiling: &Boiling) -> [f64; 4] {
    let (u, d, rho, mu) = (boiling.speed.value, boiling.diameter.value, boiling.density.value, boiling.viscosity.value);
    let (sigma, g, gap) = (boiling.tension.value, boiling.gravity.value, boiling.gap.value);
    [d / gap, u * mu / sigma, u * u / (d * g), u * d * rho / mu]
}

#[inline]
fn exchanger_by_hand(exchanger: &Exchanger) -> [f64; 3] {
    let (u, d, rho) = (exchanger.speed.value, exchanger.diameter.value, exchanger.density.value);
    let (mu, k) = (exchanger.viscosity.value, exchanger.conductivity.value);
    let (c, h) = (exchanger.heat_capacity.value, exchanger.transfer.value);
    [d * h / k, mu * c / k, u * d * rho / mu]
}

/// Times both and prints the median of the ratios of neighbours in time.
fn compare<R, const N: usize>(
    criterion: &mut Criterion,
    name: &str,
    rows: &[R],
    derived: impl Fn(&R) -> [f64; N],
    by_hand: impl Fn(&R) -> [f64; N],
) {
    for row in rows {
        for (found, wanted) in derived(row).into_iter().zip(by_hand(row)) {
            assert!((found / wanted - 1.0).abs() < 1e-12, "{name}: {found} is not {wanted}");
        }
    }
    let mut groups = vec![[0.0; N]; rows.len()];
    let mut ratios: Vec<f64> = (0..PAIRS)
        .map(|_| {
            let first = seconds(rows, &mut groups, &derived);
            first / seconds(rows, &mut groups, &by_hand)
        })
        .collect();
    ratios.sort_by(f64::total_cmp);
    println!("{name}: derived / by hand = {:.3} (median of {PAIRS} interleaved pairs)", ratios[PAIRS / 2]);
    criterion.bench_function(&format!("{name}/derived"), |bencher| {
        bencher.iter(|| fill(black_box(rows), black_box(&mut groups), &derived));
    });
    criterion.bench_function(&format!("{name}/by_hand"), |bencher| {
        bencher.iter(|| fill(black_box(rows), black_box(&mut groups), &by_hand));
    });
}

fn seconds<R, const N: usize>(rows: &[R], groups: &mut [[f64; N]], evaluate: impl Fn(&R) -> [f64; N]) -> f64 {
    let start = Instant::now();
    fill(black_box(rows), black_box(groups), evaluate);
    start.elapsed().as_secs_f64()
}

#[inline(never)]
fn fill<R, const N: usize>(rows: &[R], groups: &mut [[f64; N]], evaluate: impl Fn(&R) -> [f64; N]) {
    for (row, place) in rows.iter().zip(groups) {
        *place = evaluate(row);
    }
}

fn groups(criterion: &mut Criterion) {
    compare(criterion, "flow", &flows(), Flow::groups, flow_by_hand);
    compare(criterion, "boiling", &boilings(), Boiling::groups, boiling_by_hand);
    compare(criterion, "exchanger", &exchangers(), Exchanger::groups, exchanger_by_hand);
}

/// The groups of a table of 10⁶ rows, whose exponents are compiled at run time.
fn groups_of_a_table(criterion: &mut Criterion) {
    let mut state = 4;
    let mut table = Table::new();
    for (name, unit) in
        [("density", "kg/m^3"), ("speed", "m/s"), ("size", "m"), ("viscosity", "Pa s"), ("gravity", "m/s^2")]
    {
        let column: Vec<f64> = (0..100 * ROWS).map(|_| number::<Ratio>(&mut state).value).collect();
        table.push(name, unit.parse().expect("a unit"), &column).expect("a new name");
    }
    let problem = table.problem_without_target(&Inputs::all()).expect("columns with units");
    let basis = problem.solve().expect("small exponents");
    criterion.bench_function("table/two groups of five columns", |bencher| {
        bencher.iter(|| basis.evaluate(black_box(&table)).expect("positive numbers"));
    });
}

criterion_group!(benches, groups, groups_of_a_table);
criterion_main!(benches);
