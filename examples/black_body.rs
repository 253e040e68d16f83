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

/// The rows as a table, in SI units or in µm, kK and erg per (ms cm² µm).
fn table(rows: &Rows, other_units: bool) -> Result<Table> {
    let units = if other_units { ["um", "kK", "erg ms^-1 cm^-2 um^-1"] } else { ["m", "K", "W m^-3"] };
    let columns = [&rows.wavelength, &rows.temperature, &rows.radiance];
    let mut table = Table::new();
    for ((name, unit), column) in ["wavelength", "temperature", "radiance"].into_iter().zip(units).zip(columns) {
        let unit: Unit = unit.parse()?;
        let values: Vec<f64> = column.iter().map(|&value| unit.from_si(value)).collect();
        table.push(name, unit, &values)?;
    }
    Ok(table)
}

/// What one seed gives.
pub(crate) struct Outcome {
    /// The fitted law.
    pub(crate) law: TableLaw,
    /// The root mean squared error of ln B on the test rows (of dimension one).
    pub(crate) error: f64,
    /// The predicted radiances of the test rows in W m⁻³.
    pub(crate) predictions: Vec<f64>,
    /// How many test rows lie outside the trained domain.
    pub(crate) outside: usize,
}

/// Fits with the automatic model and some constants, and predicts the test rows.
pub(crate) fn experiment(seed: u64, constants: &[&str], other_units: bool) -> Result<Outcome> {
    let mut noise = Noise(seed);
    let (train, test) = (measure(&TRAIN, &mut noise), measure(&TEST, &mut noise));
    let mut inputs = Inputs::all();
    for constant in constants {
        inputs = inputs.constant(Variable::named_constant(constant)?);
    }
    let data = table(&train, other_units)?;
    let law = TableLaw::fit(&data.problem("radiance", &inputs)?, &data, &FitOptions::default())?;
    let predicted = law.predict(&table(&test, other_units)?, 0.95)?;
    let squares = predicted.values.iter().zip(&test.radiance).map(|(p, y)| (p / y).ln().powi(2));
    let error = (squares.sum::<f64>() / test.radiance.len() as f64).sqrt();
    Ok(Outcome { law, error, outside: predicted.outside_rows(), predictions: predicted.values })
}

/// The median over seeds 0 to 20 of the test error with some constants.
pub(crate) fn median_error(constants: &[&str]) -> Result<f64> {
    let mut errors = (0..21)
        .map(|seed| experiment(seed, constants, false).map(|outcome| outcome.error))
        .collect::<Result<Vec<_>>>()?;
    errors.sort_by(f64::total_cmp);
    Ok(errors[errors.len() / 2])
}

fn main() -> Result<()> {
    let without = experiment(0, &["c", "k_B"], false)?;
    println!("B1: without h\n\n{}\n", without.law);
    let with = experiment(0, &["c", "k_B", "h"], false)?;
    println!("B2: with h\n\n{}\n", with.law);
    println!("Root mean squared error of ln B at 6000, 20000 and 60000 K, median over 21 seeds");
    println!("  without h  {:.3}", median_error(&["c", "k_B"])?);
    println!("  with h     {:.3}  (noise floor 0.100)", median_error(&["c", "k_B", "h"])?);
    let other = experiment(0, &["c", "k_B", "h"], true)?;
    let pairs = with.predictions.iter().zip(&other.predictions);
    let largest = pairs.map(|(one, two)| (one / two - 1.0).abs()).fold(0.0, f64::max);
    println!("  the same data in µm, kK and erg/(ms cm² µm): predictions differ by at most {largest:.0e}");
    println!(
        "  {} of {} test rows lie outside the trained range of the group and are flagged",
        with.outside,
        with.predictions.len()
    );
    Ok(())
}
