//! Small laws of every family, in units of all sorts, with rows inside and outside of their domains.

use std::sync::LazyLock;

use dimensionless::{FitOptions, Inputs, ModelChoice, Robust, Sign, Smoothness, Table, TableLaw, Variable};

/// A law, and rows that it predicts.
#[derive(PartialEq)]
pub(super) struct Case {
    pub(super) name: &'static str,
    pub(super) law: TableLaw,
    /// In the units of the inputs.
    rows: Vec<Vec<f64>>,
    /// Whether SQL knows no value outside the rows.
    pub(super) is_bounded: bool,
}

impl Case {
    fn new(name: &'static str, law: TableLaw, rows: Vec<Vec<f64>>) -> Self {
        let is_bounded = matches!(law.model(), ModelChoice::Polynomial(_) | ModelChoice::Ridge(_));
        Self { name, law, rows, is_bounded }
    }

    /// The rows, and one that the law refuses.
    pub(super) fn arguments(&self) -> Vec<Vec<f64>> {
        let mut refused = self.rows[0].clone();
        let positive = self.law.inputs().iter().position(|input| input.sign() == Sign::Positive);
        refused[positive.unwrap()] = -1e3;
        self.rows.iter().cloned().chain([refused]).collect()
    }

    fn table(&self) -> Table {
        let inputs = self.law.inputs();
        let header = inputs.iter().map(|input| format!("{} [{}]", input.name(), input.unit())).collect::<Vec<_>>();
        let line = |row: &Vec<f64>| row.iter().map(|cell| format!("{cell:?}")).collect::<Vec<_>>().join(",");
        let lines = self.rows.iter().map(line).collect::<Vec<_>>().join("\n");
        Table::from_csv(&format!("{}\n{lines}\n", header.join(","))).unwrap()
    }

    /// What the law predicts in the unit of its target, and NaN for what it refuses.
    pub(super) fn values(&self) -> Vec<f64> {
        let values = self.law.predict(&self.table(), 0.95).unwrap().values;
        let unit = self.law.target().unit();
        values.into_iter().map(|value| unit.from_si(value)).chain([f64::NAN]).collect()
    }

    pub(super) fn outside(&self) -> Vec<f64> {
        self.law.predict(&self.table(), 0.95).unwrap().outside.into_iter().chain([f64::NAN]).collect()
    }
}

/// Fits a model to rows of a table.
#[track_caller]
fn fit(header: &str, rows: &[Vec<f64>], target: &str, inputs: &Inputs, model: ModelChoice) -> TableLaw {
    let line = |row: &Vec<f64>| row.iter().map(|cell| format!("{cell:?}")).collect::<Vec<_>>().join(",");
    let text = format!("{header}\n{}\n", rows.iter().map(line).collect::<Vec<_>>().join("\n"));
    let table = Table::from_csv(&text).unwrap();
    let options = FitOptions { model, ..FitOptions::default() };
    TableLaw::fit(&table.problem(target, inputs).unwrap(), &table, &options).unwrap()
}

/// A number between 0 and 1 that looks like chance.
fn chance(row: u32, column: u32) -> f64 {
    (f64::from(row * 37 + column * 101 + 11) * 0.618_033_988_75).fract()
}

/// Spheres in flow, in units that have to be converted.
fn flow(model: ModelChoice, name: &'static str) -> Case {
    let row = |i| {
        let (density, speed) = (800.0 + 400.0 * chance(i, 1), 10_f64.powf(2.0 * chance(i, 2)));
        let (diameter, viscosity) = (5.0 + 95.0 * chance(i, 3), 10_f64.powf(1.0 + 2.0 * chance(i, 4)));
        let (si_speed, si_diameter, si_viscosity) = (speed / 3.6, diameter / 1e3, viscosity / 1e3);
        let reynolds = density * si_speed * si_diameter / si_viscosity;
        let coefficient = 0.4 + 24.0 / reynolds + 2.0 / reynolds.sqrt();
        let drag = coefficient * density * (si_speed * si_diameter).powi(2) * (1.0 + 0.05 * chance(i, 5));
        vec![density, speed, diameter, viscosity, drag]
    };
    let rows: Vec<Vec<f64>> = (0..60).map(row).collect();
    let header = "density [kg/m^3],speed [km/h],diameter [mm],viscosity [cP],drag [N]";
    let law = fit(header, &rows, "drag", &Inputs::all(), model);
    let mut new: Vec<Vec<f64>> = rows[..6].iter().map(|row| row[..4].to_vec()).collect();
    new.extend([vec![1000.0, 500.0, 300.0, 0.9], vec![1000.0, 1e-3, 0.1, 1e5]]);
    // So far out the cubes of a spline cancel, in the law itself, down to ten digits.
    if !matches!(model, ModelChoice::Spline(_) | ModelChoice::Smooth) {
        new.push(vec![1e3, 1e9, 1e9, 1e-9]);
    }
    Case::new(name, law, new)
}

pub(super) fn drag() -> Case {
    flow(ModelChoice::PowerLaw, "power law")
}

/// One constant, a scale with a square root, and a constant of nature.
fn fall() -> Case {
    let rows: Vec<Vec<f64>> = [(100.0, 451.5), (200.0, 638.6), (300.0, 782.1)].map(|(h, t)| vec![h, t]).to_vec();
    let inputs = Inputs::all().constant(Variable::named_constant("g").unwrap());
    let law = fit("height [cm],fall [ms]", &rows, "fall", &inputs, ModelChoice::Constant);
    Case::new("constant", law, vec![vec![100.0], vec![1e7]])
}

/// Three groups, one of which never varies, so that a direction is missing.
fn heat(model: ModelChoice, name: &'static str) -> Case {
    let row = |i| {
        let (length, width, depth) = (1.0 + 4.0 * chance(i, 1), 0.5 + chance(i, 2), 2.0);
        let (hot, cold) = (60.0 + 40.0 * chance(i, 3), 5.0 + 20.0 * chance(i, 4));
        let ratio = (hot + 273.15) / (cold + 273.15);
        let bend = 1.0 + 0.3 * (length / width).ln().powi(2) + 0.02 * chance(i, 5);
        vec![length, width, width * depth, hot, cold, 300.0 * ratio.powf(0.4) * bend - 273.15]
    };
    let rows: Vec<Vec<f64>> = (0..50).map(row).collect();
    let header = "length [ft],width [m],type [m],hot side [degC],cold side [degC],outlet [degC]";
    let law = fit(header, &rows, "outlet", &Inputs::all(), model);
    let mut new: Vec<Vec<f64>> = rows[..5].iter().map(|row| row[..5].to_vec()).collect();
    new.extend([vec![30.0, 0.2, 0.4, 150.0, 2.0], vec![1.0, 1.0, 3.0, 80.0, 10.0], vec![1e30, 1.0, 1.0, 80.0, 10.0]]);
    Case::new(name, law, new)
}

/// A target and an input that may be negative.
fn lift(model: ModelChoice, name: &'static str) -> Case {
    let row = |i| {
        let (speed, chord, angle) = (10.0 + 40.0 * chance(i, 1), 0.2 + chance(i, 2), 30.0 * chance(i, 3) - 15.0);
        let coefficient = 0.1 * angle - 1e-4 * angle.powi(3) + 0.02 * chance(i, 5);
        vec![1.2, speed, chord, angle, 0.6 * (speed * chord).powi(2) * coefficient]
    };
    let rows: Vec<Vec<f64>> = (0..40).map(row).collect();
    let header = "rho [kg/m^3],U [m/s],chord [m],Angle [deg],Lift [kN]";
    let scaled: Vec<Vec<f64>> = rows.iter().map(|row| [&row[..4], &[row[4] / 1e3]].concat()).collect();
    let law = fit(header, &scaled, "Lift", &Inputs::all().number("Angle"), model);
    let mut new: Vec<Vec<f64>> = rows[..5].iter().map(|row| row[..4].to_vec()).collect();
    new.extend([vec![1.0, 100.0, 1.0, 40.0], vec![1.0, 20.0, 1.0, -80.0], vec![1.0, 20.0, 1.0, 2.0]]);
    Case::new(name, law, new)
}

/// An angle by its cosine and sine.
pub(super) fn wind(model: ModelChoice, name: &'static str) -> Case {
    let row = |i| {
        let (speed, wind, time) = (10.0 + 40.0 * chance(i, 1), 360.0 * chance(i, 2), 1.0 + 5.0 * chance(i, 3));
        let share = 0.5 * (wind - 30.0).to_radians().cos() + 0.2 * (2.0 * wind).to_radians().sin();
        vec![speed, wind, time, speed * time * (share + 0.2 * chance(i, 4)).exp()]
    };
    let rows: Vec<Vec<f64>> = (0..40).map(row).collect();
    let law = fit("speed [m/s],Wind at 10 m [deg],time [s],drift [m]", &rows, "drift", &Inputs::all(), model);
    let mut new: Vec<Vec<f64>> = rows[..3].iter().map(|row| row[..3].to_vec()).collect();
    // Full turns more and less.
    new.extend([(3, 360.0), (4, -720.0)].map(|(row, turns): (usize, f64)| vec![20.0, rows[row][1] + turns, 3.0]));
    Case::new(name, law, new)
}

/// A power law at one end and an exponential at the other.
fn radiation() -> Case {
    let row = |i| {
        let (temperature, length) = (300.0 + 700.0 * chance(i, 1), 5.0 + 60.0 * chance(i, 2));
        let x = 14_388.0 / (length * temperature);
        vec![temperature, length, x.powi(3) * (-x).exp() * (1.0 + 0.01 * chance(i, 3))]
    };
    let rows: Vec<Vec<f64>> = (0..40).map(row).collect();
    let inputs = Inputs::all().constant(Variable::with_value("c2", "m K".parse().unwrap(), 0.014_388));
    let law = fit("T [K],wavelength [um],rate [1]", &rows, "rate", &inputs, ModelChoice::Asymptotes);
    let mut new: Vec<Vec<f64>> = rows[..5].iter().map(|row| row[..2].to_vec()).collect();
    new.extend([vec![20.0, 10.0], vec![1e5, 1e5], vec![1.0, 0.5]]);
    Case::new("asymptotes", law, new)
}

/// A dimension with a square root.
pub(super) fn fractional() -> Case {
    let row = |i| {
        let (stress, crack) = (50.0 + 100.0 * chance(i, 1), 1.0 + 5.0 * chance(i, 2));
        vec![stress, crack, 1.77 * stress * (crack / 1e3).sqrt() * (1.0 + 0.01 * chance(i, 3))]
    };
    let rows: Vec<Vec<f64>> = (0..20).map(row).collect();
    let law =
        fit("stress [MPa],crack [mm],toughness [MPa m^(1/2)]", &rows, "toughness", &Inputs::all(), ModelChoice::Auto);
    Case::new("fractional", law, vec![vec![80.0, 2.0], vec![1.0, 1e6]])
}

/// A target whose dimension several types of `uom` have.
pub(super) fn energy() -> Case {
    let rows: Vec<Vec<f64>> =
        (1..9).map(|i| vec![f64::from(i), 3.0 * f64::from(i), 4.5 * f64::from(i).powi(3)]).collect();
    let law = fit("mass [kg],velocity [m/s],energy [J]", &rows, "energy", &Inputs::all(), ModelChoice::Auto);
    Case::new("energy", law, vec![vec![2.0, 5.0]])
}

/// Fitted once for all tests.
static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    vec![
        fall(),
        drag(),
        flow(ModelChoice::Robust(Robust::Tukey), "robust"),
        flow(ModelChoice::Polynomial(3), "polynomial of one group"),
        flow(ModelChoice::Spline(Some(6)), "spline"),
        heat(ModelChoice::PowerLaw, "power law of three groups"),
        heat(ModelChoice::Polynomial(3), "polynomial"),
        heat(ModelChoice::Ridge(4), "ridge"),
        lift(ModelChoice::PowerLaw, "signed power law"),
        lift(ModelChoice::Polynomial(3), "signed polynomial"),
        lift(ModelChoice::Spline(Some(5)), "signed spline"),
        wind(ModelChoice::PowerLaw, "power law of an angle"),
        wind(ModelChoice::Ridge(3), "ridge of an angle"),
        flow(ModelChoice::Blend, "blend"),
        radiation(),
        fractional(),
        energy(),
    ]
});

static KERNELS: LazyLock<Vec<Case>> = LazyLock::new(|| {
    vec![
        flow(ModelChoice::GaussianProcess(None), "Gaussian process of one group"),
        heat(ModelChoice::GaussianProcess(Some(Smoothness::Twice)), "Gaussian process"),
        lift(ModelChoice::GaussianProcess(Some(Smoothness::Always)), "signed Gaussian process"),
        flow(ModelChoice::Smooth, "smooth law of one group"),
        heat(ModelChoice::Smooth, "smooth law"),
        lift(ModelChoice::Smooth, "signed smooth law"),
        wind(ModelChoice::GaussianProcess(None), "Gaussian process of an angle"),
    ]
});

/// Laws that are expressions of a size that can be read.
pub(super) fn cases() -> &'static [Case] {
    &CASES
}

/// Laws that are sums over their rows.
pub(super) fn kernels() -> &'static [Case] {
    &KERNELS
}
