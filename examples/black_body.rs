//! Planck's law from noisy spectra, with and without the constant that the data need (Villar et al., TMLR 2024, §5).
//!
//! `cargo run --release --example black_body`
//!
//! Spectral radiance B(λ, T) is "measured" with 10 % noise at five temperatures; the law is tested at three others.
//! * B1: without Planck's constant there is no Π group: the only covariant law is c k T / λ⁴ times one constant.
//! * B2: with it there is one group, h c / (λ k T), and the law is found down to the noise.
//! * B3: rows of one temperature are enough for a family that has a power law at one end and an exponential at the other. A
//!   blind one is wrong outside the trained group, and says so.
//! * B4: the constant that is missing is found from the data, as a class of dimensions; so is its value, once a convention
//!   says what the law looks like.

use dimensionless::{
    Convention, DiscoverOptions, Discovery, FitOptions, Inputs, ModelChoice, Result, Table, TableLaw, Unit, Variable,
    discover,
};

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

/// What is fitted to what.
#[derive(Clone, Copy)]
pub(crate) struct Setting<'a> {
    /// The known constants, by name.
    pub(crate) constants: &'a [&'a str],
    /// The temperatures of the training rows, in kelvin.
    pub(crate) train: &'a [f64],
    /// The family.
    pub(crate) model: ModelChoice,
    /// Whether the data come in µm, kK and erg per (ms cm² µm).
    pub(crate) other_units: bool,
}

/// Without h, from all five temperatures, with the automatic model.
pub(crate) const B1: Setting<'_> =
    Setting { constants: &["c", "k_B"], train: &TRAIN, model: ModelChoice::Auto, other_units: false };
/// The same with h.
pub(crate) const B2: Setting<'_> = Setting { constants: &["c", "k_B", "h"], ..B1 };
/// From one temperature, with the asymptotes of the law.
pub(crate) const B3: Setting<'_> = Setting { train: &[3e3], model: ModelChoice::Asymptotes, ..B2 };
/// The same with a family that knows nothing of them.
pub(crate) const B3_BLIND: Setting<'_> = Setting { model: ModelChoice::Spline(None), ..B3 };

fn inputs(constants: &[&str]) -> Result<Inputs> {
    constants
        .iter()
        .try_fold(Inputs::all(), |inputs, constant| Ok(inputs.constant(Variable::named_constant(constant)?)))
}

/// Fits, and predicts the test rows.
pub(crate) fn experiment(seed: u64, setting: &Setting<'_>) -> Result<Outcome> {
    let mut noise = Noise(seed);
    let (train, test) = (measure(setting.train, &mut noise), measure(&TEST, &mut noise));
    let data = table(&train, setting.other_units)?;
    let options = FitOptions { model: setting.model, ..FitOptions::default() };
    let law = TableLaw::fit(&data.problem("radiance", &inputs(setting.constants)?)?, &data, &options)?;
    let predicted = law.predict(&table(&test, setting.other_units)?, 0.95)?;
    let squares = predicted.values.iter().zip(&test.radiance).map(|(p, y)| (p / y).ln().powi(2));
    let error = (squares.sum::<f64>() / test.radiance.len() as f64).sqrt();
    Ok(Outcome { law, error, outside: predicted.outside_rows(), predictions: predicted.values })
}

/// The median over seeds 0 to 20 of the test error.
pub(crate) fn median_error(setting: &Setting<'_>) -> Result<f64> {
    let mut errors =
        (0..21).map(|seed| experiment(seed, setting).map(|outcome| outcome.error)).collect::<Result<Vec<_>>>()?;
    errors.sort_by(f64::total_cmp);
    Ok(errors[errors.len() / 2])
}

/// B4: what is missing beside c and k_B, with exponents of length, mass, time and temperature up to ±2.
pub(crate) fn missing(seed: u64) -> Result<Discovery> {
    let data = table(&measure(&TRAIN, &mut Noise(seed)), false)?;
    let options =
        DiscoverOptions { exponents: 2, convention: Some(Convention::UnitTailSlope), ..DiscoverOptions::default() };
    discover(&data.problem("radiance", &inputs(B1.constants)?)?, &data, &options)
}

fn main() -> Result<()> {
    println!("B1: without h\n\n{}\n", experiment(0, &B1)?.law);
    let with = experiment(0, &B2)?;
    println!("B2: with h\n\n{}\n", with.law);
    println!("Root mean squared error of ln B at 6000, 20000 and 60000 K, median over 21 seeds (noise alone: 0.100)\n");
    for (name, setting) in [
        ("B1  without h", B1),
        ("B2  with h", B2),
        ("B3  with h, from rows at 3000 K only, asymptotes", B3),
        ("B3  with h, from rows at 3000 K only, spline", B3_BLIND),
    ] {
        println!("  {name:50} {:6.3}", median_error(&setting)?);
    }
    let other = experiment(0, &Setting { other_units: true, ..B2 })?;
    let pairs = with.predictions.iter().zip(&other.predictions);
    let largest = pairs.map(|(one, two)| (one / two - 1.0).abs()).fold(0.0, f64::max);
    println!("\n  B2 in µm, kK and erg/(ms cm² µm): predictions differ by at most {largest:.0e}");
    let blind = experiment(0, &B3_BLIND)?;
    let rows = blind.predictions.len();
    println!(
        "  flagged as outside the trained group: {} of {rows} rows in B2, {} in B3\n",
        with.outside, blind.outside
    );
    println!("B4: what is missing beside c and k_B\n\n{}", missing(0)?);
    Ok(())
}
