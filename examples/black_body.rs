//! Planck's law from noisy spectra, with and without the constant that the data need (Villar et al., TMLR 2024, §5).
//!
//! `cargo run --release --example black_body`
//!
//! Spectral radiance B(λ, T) is "measured" with 10 % noise at five temperatures; the law is tested at three others.
//! * B1: without Planck's constant there is no Π group: the only covariant law is c k T / λ⁴ times one constant.
//! * B2: with it there is one group, h c / (λ k T), and the law is found down to the noise.

use dimensionless::{FitOptions, Inputs, Result, Table, TableLaw, Unit, Variable};

/// SI values of h, c and k_B (exact).
const H: f64 = 6.626_070_15e-34;
const C: f64 = 299_792_458.0;
const K: f64 = 1.380_649e-23;

/// The temperatures of the training and of the test rows, in kelvin.
const TRAIN: [f64; 5] = [300.0, 1e3, 3e3, 1e4, 3e4];
const TEST: [f64; 3] = [6e3, 2e4, 6e4];

/// Measured rows: wavelength in m, temperature in K, spectral radiance in W m⁻³ (per steradian).
struct Rows {
    wavelength: Vec<f64>,
    temperature: Vec<f64>,
    radiance: Vec<f64>,
}

/// SplitMix64 (Steele, Lea, Flood 2014) and the polar method: standard normal numbers from a seed.
struct Noise(u64);

impl Noise {
    fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }

    fn normal(&mut self) -> f64 {
        loop {
            let (x, y) = (2.0 * self.uniform() - 1.0, 2.0 * self.uniform() - 1.0);
            let s = x * x + y * y;
            if s > 0.0 && s < 1.0 {
                return x * (-2.0 * s.ln() / s).sqrt();
            }
        }
    }
}

/// Planck's law with 10 % noise at forty wavelengths; rows above 10⁶ in SI units are kept.
fn measure(temperatures: &[f64], noise: &mut Noise) -> Rows {
    let mut rows = Rows { wavelength: Vec::new(), temperature: Vec::new(), radiance: Vec::new() };
    for &temperature in temperatures {
        for i in 0..40 {
            let wavelength = 10f64.powf(-8.0 + 0.1 * f64::from(i));
            let radiance = 2.0 * H * C * C / wavelength.powi(5) / (H * C / (wavelength * K * temperature)).exp_m1();
            let measured = radiance * (1.0 + 0.1 * noise.normal());
            if measured > 1e6 {
                rows.wavelength.push(wavelength);
                rows.temperature.push(temperature);
                rows.radiance.push(measured);
            }
        }
    }
    rows
}

fn table(rows: &Rows) -> Result<Table> {
    let mut table = Table::new();
    table.push("wavelength", "m".parse::<Unit>()?, &rows.wavelength)?;
    table.push("temperature", "K".parse::<Unit>()?, &rows.temperature)?;
    table.push("radiance", "W m^-3".parse::<Unit>()?, &rows.radiance)?;
    Ok(table)
}

/// Fits with some constants and returns the law with its root mean squared error of ln B on the test rows.
fn experiment(seed: u64, constants: &[&str]) -> Result<(TableLaw, f64)> {
    let mut noise = Noise(seed);
    let (train, test) = (measure(&TRAIN, &mut noise), measure(&TEST, &mut noise));
    let mut inputs = Inputs::all();
    for constant in constants {
        inputs = inputs.constant(Variable::named_constant(constant)?);
    }
    let data = table(&train)?;
    let law = TableLaw::fit(&data.problem("radiance", &inputs)?, &data, &FitOptions::default())?;
    let predicted = law.predict(&table(&test)?, 0.95)?;
    let squares = predicted.values.iter().zip(&test.radiance).map(|(p, y)| (p / y).ln().powi(2));
    Ok((law, (squares.sum::<f64>() / test.radiance.len() as f64).sqrt()))
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn main() -> Result<()> {
    for m in [
        "auto",
        "poly:3",
        "poly:4",
        "poly:5",
        "poly:6",
        "poly:7",
        "poly:8",
        "spline",
        "spline:6",
        "spline:8",
        "spline:11",
        "spline:16",
    ] {
        let o = FitOptions { model: m.parse()?, ..FitOptions::default() };
        let mut e = vec![];
        let mut names = vec![];
        let mut outs = 0;
        for seed in 0..21 {
            let mut noise = Noise(seed);
            let (train, test) = (measure(&TRAIN, &mut noise), measure(&TEST, &mut noise));
            let mut inputs = Inputs::all();
            for constant in ["c", "k_B", "h"] {
                inputs = inputs.constant(Variable::named_constant(constant)?);
            }
            let data = table(&train)?;
            let law = TableLaw::fit(&data.problem("radiance", &inputs)?, &data, &o)?;
            let predicted = law.predict(&table(&test)?, 0.95)?;
            outs += predicted.outside_rows();
            let squares = predicted.values.iter().zip(&test.radiance).map(|(p, y)| (p / y).ln().powi(2));
            e.push((squares.sum::<f64>() / test.radiance.len() as f64).sqrt());
            names.push(law.quality().cv_rmse.unwrap());
        }
        println!("{m} {} cv {} outs {}", median(e.clone()), median(names), outs);
    }
    let (law, error) = experiment(1, &["c", "k_B"])?;
    println!("{law}\n{error}");
    Ok(())
}
