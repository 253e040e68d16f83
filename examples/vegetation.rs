//! The steady state of a model of arid vegetation, emulated from fifty runs of it (Villar et al., JMLR 24, 2023, §6).
//!
//! `cargo run --release --example vegetation`
//!
//! In the model of Rietkerk et al. (2002, American Naturalist 160, 524) the biomass of plants settles at
//! P = (c/d) (R − r_w k₁ d/(c g_m − d)). Rainwater, biomass and time are three independent base quantities, two of them beyond
//! the SI, so that six inputs make three Π groups.
//! * R1: a Gaussian process over the groups comes within one percent of the deviation of P.
//! * R2: the same runs in a world where days are three times as long, and units of water and biomass four and two times as
//!   small: the law of the old world has the same error there. A process over the numbers alone is lost.

use dimensionless::{FitOptions, Inputs, Loss, ModelChoice, Result, Sign, Table, TableLaw, Units};

/// Names, units and nominal values of uptake, growth, half saturation, loss of water, mortality and rainfall.
const INPUTS: [(&str, &str, f64); 6] = [
    ("c", "biomass/(rainwater m^2)", 10.0),
    ("g_m", "rainwater m^2/(biomass d)", 0.05),
    ("k_1", "rainwater", 5.0),
    ("r_w", "1/d", 0.2),
    ("d", "1/d", 0.25),
    ("R", "rainwater/d", 1.0),
];

/// The unit of the target, biomass on an area.
const TARGET: &str = "biomass/m^2";

/// The numbers of one system of units in those of another.
#[derive(Clone, Copy)]
pub(crate) struct World {
    time: f64,
    water: f64,
    biomass: f64,
}

/// The units of the fit, and those of another world.
pub(crate) const HERE: World = World { time: 1.0, water: 1.0, biomass: 1.0 };
pub(crate) const THERE: World = World { time: 3.0, water: 4.0, biomass: 2.0 };

impl World {
    /// By what the numbers of the inputs, and of the target, are multiplied.
    fn factors(self) -> ([f64; 6], f64) {
        let Self { time, water, biomass } = self;
        ([biomass / water, water / (biomass * time), water, 1.0 / time, 1.0 / time, water / time], biomass)
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): numbers between 0 and 1 from a seed.
struct Stream(u64);

impl Stream {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// Runs of the model: each input within 30 % of its nominal value, where plants live. The last column is P.
fn runs(count: usize, stream: &mut Stream) -> Vec<[f64; 7]> {
    let mut rows = Vec::new();
    while rows.len() < count {
        let [c, g_m, k_1, r_w, d, rain] = INPUTS.map(|(_, _, nominal)| nominal * (0.7 + 0.6 * stream.next()));
        let steady = c / d * (rain - r_w * k_1 * d / (c * g_m - d));
        if c * g_m > 1.2 * d && steady > 0.0 {
            rows.push([c, g_m, k_1, r_w, d, rain, steady]);
        }
    }
    rows
}

/// The numbers of a world with their units; or as if they had none.
fn table(rows: &[[f64; 7]], world: World, has_units: bool) -> Result<Table> {
    let mut units = Units::default();
    units.declare_base("rainwater")?;
    units.declare_base("biomass")?;
    let (factors, factor) = world.factors();
    let mut table = Table::new();
    let columns = INPUTS.iter().map(|(name, unit, _)| (*name, *unit)).chain([("P", TARGET)]);
    for (place, ((name, unit), factor)) in columns.zip(factors.into_iter().chain([factor])).enumerate() {
        let unit = units.parse(if has_units { unit } else { "1" })?;
        table.push(name, unit, &rows.iter().map(|row| row[place] * factor).collect::<Vec<_>>())?;
    }
    Ok(table)
}

/// What fifty runs say of five hundred others.
pub(crate) struct Emulation {
    /// The law over the groups.
    pub(crate) law: TableLaw,
    /// The error of its predictions relative to the deviation of P, in this world and in the other (of dimension one).
    pub(crate) error: [f64; 2],
    /// The same for a process over the numbers alone.
    pub(crate) raw_error: [f64; 2],
}

/// Emulates the model from fifty runs that a seed draws.
pub(crate) fn emulate(seed: u64) -> Result<Emulation> {
    let mut stream = Stream(seed);
    let (train, test) = (runs(50, &mut stream), runs(500, &mut stream));
    // Plants may all but die out: errors count against the scale of P, not against P.
    let options =
        FitOptions { model: ModelChoice::GaussianProcess(None), loss: Some(Loss::Scaled), ..FitOptions::default() };
    let fit = |has_units: bool| {
        let table = table(&train, HERE, has_units)?;
        let mut problem = table.problem("P", &Inputs::all())?;
        if !has_units {
            // Numbers as they are, not their logarithms.
            for (name, ..) in INPUTS {
                problem = problem.with_sign(name, Sign::Signed)?;
            }
        }
        TableLaw::fit(&problem, &table, &options)
    };
    let error = |law: &TableLaw, world: World, has_units: bool| -> Result<f64> {
        let unseen = table(&test, world, has_units)?;
        let truth = unseen.column("P")?.numbers().unwrap_or_default();
        let mean = truth.iter().sum::<f64>() / truth.len() as f64;
        let variance: f64 = truth.iter().map(|y| (y - mean).powi(2)).sum();
        let values = law.predict(&unseen, 0.95)?.values;
        let squares: f64 = values.iter().zip(truth).map(|(p, y)| (p - y).powi(2)).sum();
        Ok((squares / variance).sqrt())
    };
    let (law, raw) = (fit(true)?, fit(false)?);
    let of = |law: &TableLaw, has_units: bool| -> Result<[f64; 2]> {
        Ok([error(law, HERE, has_units)?, error(law, THERE, has_units)?])
    };
    Ok(Emulation { error: of(&law, true)?, raw_error: of(&raw, false)?, law })
}

/// The medians over some seeds of the four errors.
pub(crate) fn medians(seeds: u64) -> Result<([f64; 2], [f64; 2])> {
    let found = (0..seeds).map(emulate).collect::<Result<Vec<_>>>()?;
    let median = |value: &dyn Fn(&Emulation) -> f64| {
        let mut values: Vec<f64> = found.iter().map(value).collect();
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    let of_law = [0, 1].map(|world| median(&|found| found.error[world]));
    Ok((of_law, [0, 1].map(|world| median(&|found| found.raw_error[world]))))
}

fn main() -> Result<()> {
    println!("{}\n", emulate(0)?.law);
    let (law, raw) = medians(11)?;
    println!("Error of P over its deviation, 500 unseen runs, median over 11 seeds\n");
    println!("{:40} {:>10} {:>12}", "", "this world", "other units");
    println!("{:40} {:10.4} {:12.4}", "Gaussian process over 3 groups", law[0], law[1]);
    println!("{:40} {:10.4} {:12.4}", "Gaussian process over 6 numbers", raw[0], raw[1]);
    Ok(())
}
