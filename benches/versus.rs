//! One side of `versus.py`: reads a task from each line of its input, runs it and prints the seconds that it took, on the clock
//! and of all threads.
//!
//! Data are made before the clock starts, and dropped after it stopped. See `benches/README.md`.

#![allow(missing_docs, reason = "a program")]

use std::collections::HashMap;
use std::hint::black_box;
use std::io::{BufRead, BufWriter, Write};
use std::time::Instant;

use dimensionless::{FitOptions, Inputs, ModelChoice, PiBasis, Problem, Smoothness, Table, TableFile, TableLaw};
use rayon::prelude::*;

/// Rows that a task of the hand-written loop takes.
const RUN: usize = 1 << 15;
/// Units of the eight columns of the groups.
const EIGHT: [&str; 8] = ["kg/m^3", "m/s", "m", "Pa s", "W/(m K)", "J/(kg K)", "K", "m/s^2"];
/// The four groups of the hand-written loop: Reynolds, Prandtl, Eckert, Froude squared.
const GROUPS: [[i64; 8]; 4] =
    [[1, 1, 1, -1, 0, 0, 0, 0], [0, 0, 0, 1, -1, 1, 0, 0], [0, 2, 0, 0, 0, -1, -1, 0], [0, 2, -1, 0, 0, 0, 0, -1]];

/// A linear congruential generator: numbers from −0.5 to 0.5, the same on every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1u64 << 53) as f64 - 0.5
    }
}

struct Data {
    table: Table,
    problem: Problem,
}

/// Eight columns of positive numbers.
fn eight(rows: usize) -> Data {
    let mut numbers = Numbers(1);
    let mut table = Table::new();
    for (place, unit) in EIGHT.into_iter().enumerate() {
        let column: Vec<f64> = (0..rows).map(|_| (4.0 * numbers.next()).exp()).collect();
        table.push(&format!("x{place}"), unit.parse().expect("a unit"), &column).expect("a new name");
    }
    let problem = table.problem_without_target(&Inputs::all()).expect("columns with units");
    Data { table, problem }
}

/// Inputs of dimension one, each a group, and a target that is a power law of them with some noise.
fn powers(rows: usize, inputs: usize) -> Data {
    let mut numbers = Numbers(2);
    let mut columns = vec![vec![0.0; rows]; inputs + 1];
    for row in 0..rows {
        let mut sum = 0.1 * numbers.next();
        for (place, column) in columns[..inputs].iter_mut().enumerate() {
            let logarithm = 4.0 * numbers.next();
            sum += place as f64 * 0.25 * logarithm;
            column[row] = logarithm.exp();
        }
        columns[inputs][row] = sum.exp();
    }
    let mut table = Table::new();
    for (place, column) in columns.iter().enumerate() {
        let name = if place == inputs { "y".to_owned() } else { format!("x{place}") };
        table.push(&name, "1".parse().expect("a unit"), column).expect("a new name");
    }
    let problem = table.problem("y", &Inputs::all()).expect("columns with units");
    Data { table, problem }
}

/// Three groups and a target that is a smooth function of their logarithms with some noise.
fn smooth(rows: usize) -> Data {
    let mut numbers = Numbers(4);
    let mut columns = vec![Vec::new(); 4];
    for _ in 0..rows {
        let [a, b, c] = [4.0 * numbers.next(), 4.0 * numbers.next(), 4.0 * numbers.next()];
        let target = a.sin() + 0.5 * b * c.cos() + 0.1 * numbers.next();
        columns.iter_mut().zip([a, b, c, target]).for_each(|(column, cell)| column.push(cell.exp()));
    }
    let mut table = Table::new();
    for (column, name) in columns.iter().zip(["a", "b", "c", "y"]) {
        table.push(name, "1".parse().expect("a unit"), column).expect("a new name");
    }
    let problem = table.problem("y", &Inputs::all()).expect("columns with units");
    Data { table, problem }
}

/// Drag over some decades, five numbers a row: fifty bytes or so.
fn write_csv(path: &str, rows: usize) {
    let mut out = BufWriter::with_capacity(1 << 20, std::fs::File::create(path).expect("a place to write"));
    let mut numbers = Numbers(3);
    writeln!(out, "speed [m/s],diameter [mm],density [kg/m^3],viscosity [cP],drag [N]").expect("space");
    for _ in 0..rows {
        let (speed, diameter) = ((3.0 * numbers.next()).exp(), 50.0 * (2.0 * numbers.next()).exp());
        let (density, viscosity) = (1000.0 * (0.2 * numbers.next()).exp(), (2.0 * numbers.next()).exp());
        let reynolds = density * speed * diameter / viscosity;
        let factor = reynolds.powf(-0.25) * (0.02 * numbers.next()).exp();
        let drag = density * speed * speed * (diameter * 1e-3f64).powi(2) * factor;
        writeln!(out, "{speed:.6},{diameter:.5},{density:.5},{viscosity:.6},{drag:.8e}").expect("space");
    }
}

fn by_hand(table: &Table) -> Vec<Vec<f64>> {
    let x: Vec<&[f64]> = table.columns().iter().map(|column| column.numbers().expect("numbers")).collect();
    let mut out = vec![vec![0.0; table.rows()]; 4];
    let [a, b, c, d] = &mut out[..] else { unreachable!("four columns were made") };
    let parts = a.par_chunks_mut(RUN).zip(b.par_chunks_mut(RUN)).zip(c.par_chunks_mut(RUN)).zip(d.par_chunks_mut(RUN));
    parts.enumerate().for_each(|(run, (((a, b), c), d))| {
        let x: Vec<&[f64]> = x.iter().map(|column| &column[run * RUN..][..a.len()]).collect();
        let [density, speed, diameter, viscosity, conductivity, capacity, difference, gravity] = x[..] else {
            unreachable!("the table has eight columns")
        };
        for row in 0..a.len() {
            let square = speed[row] * speed[row];
            a[row] = density[row] * speed[row] * diameter[row] / viscosity[row];
            b[row] = viscosity[row] * capacity[row] / conductivity[row];
            c[row] = square / (capacity[row] * difference[row]);
            d[row] = square / (diameter[row] * gravity[row]);
        }
    });
    out
}

fn copied(table: &Table) -> Vec<Vec<f64>> {
    let columns = table.columns().iter().map(|column| {
        let mut copy = vec![0.0; table.rows()];
        let cells = column.numbers().expect("numbers");
        copy.par_chunks_mut(RUN).zip(cells.par_chunks(RUN)).for_each(|(to, from)| to.copy_from_slice(from));
        copy
    });
    columns.collect()
}

/// The tables made so far, by what they are.
#[derive(Default)]
struct Tables(HashMap<String, Data>);

impl Tables {
    fn get(&mut self, key: String, make: impl FnOnce() -> Data) -> &Data {
        self.0.entry(key).or_insert_with(make)
    }
}

/// The seconds of a task, and those of all threads; only Linux tells the latter.
fn seconds<T>(task: impl FnOnce() -> T) -> [f64; 2] {
    let of_threads = || {
        let threads = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
        let times = threads.filter_map(|thread| std::fs::read_to_string(thread.path().join("schedstat")).ok());
        times.filter_map(|text| text.split(' ').next()?.parse::<f64>().ok()).sum::<f64>() * 1e-9
    };
    let (start, before) = (Instant::now(), of_threads());
    let result = black_box(task());
    let times = [start.elapsed().as_secs_f64(), of_threads() - before];
    drop(result);
    times
}

fn main() {
    let mut tables = Tables::default();
    let options = FitOptions { model: ModelChoice::PowerLaw, ..FitOptions::default() };
    let number = |word: &str| word.parse::<usize>().expect("a number");
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("text");
        let words: Vec<&str> = line.split_whitespace().collect();
        let [time, of_threads] = match words[..] {
            ["groups", how, rows] => {
                let data = tables.get(format!("eight {rows}"), || eight(number(rows)));
                let groups: Vec<Vec<i64>> = GROUPS.iter().map(|group| group.to_vec()).collect();
                match how {
                    "hand" => seconds(|| by_hand(&data.table)),
                    "copy" => seconds(|| copied(&data.table)),
                    _ => {
                        let basis = PiBasis::with_groups(&data.problem, &groups).expect("complete groups");
                        seconds(|| basis.evaluate(&data.table).expect("positive numbers"))
                    }
                }
            }
            ["fit", rows, inputs] => {
                let data = tables.get(format!("{rows} {inputs}"), || powers(number(rows), number(inputs)));
                seconds(|| TableLaw::fit(&data.problem, &data.table, &options).expect("a law"))
            }
            ["process", rows] => {
                let data = tables.get(format!("smooth {rows}"), || smooth(number(rows)));
                let model = ModelChoice::GaussianProcess(Some(Smoothness::Twice));
                let options = FitOptions { model, ..FitOptions::default() };
                seconds(|| TableLaw::fit(&data.problem, &data.table, &options).expect("a law"))
            }
            ["write", path, rows] => seconds(|| write_csv(path, number(rows))),
            ["read", path] => seconds(|| Table::read(path).expect("sound CSV")),
            ["fit_file", path] => seconds(|| {
                let file = TableFile::open(path).expect("a file");
                let problem = file.problem("drag", &Inputs::all()).expect("columns with units");
                TableLaw::fit_file(&problem, &file, &options).expect("a law")
            }),
            // In megabytes; only Linux tells.
            ["memory"] => {
                let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
                let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
                let kibibytes = peak.and_then(|text| text.trim().split(' ').next()?.parse::<f64>().ok());
                [kibibytes.map_or(f64::NAN, |size| size * 1024.0 / 1e6), 0.0]
            }
            ["forget"] => {
                tables.0.clear();
                [0.0; 2]
            }
            _ => panic!("`{line}` is no task"),
        };
        println!("{time:.6} {of_threads:.6}");
    }
}
