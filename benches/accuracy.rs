//! Errors of automatic laws on measured data that lie outside the rows of the fit.
//!
//! `cargo bench --bench accuracy -- FOLDER` with the folder of the data sets (by default `../shared/data`), and `--all` for the
//! error of each family on all groups beside the automatic choice. The last column is the best result that is known for the
//! split: a published law, or a learner on raw columns or on Π groups.

use std::path::{Path, PathBuf};
use std::time::Instant;

use dimensionless::{
    CrossValidation, FitOptions, GroupChoice, Inputs, ModelChoice, Problem, ReadOptions, Table, TableLaw, Unit,
    Variable,
};

type Error = Box<dyn std::error::Error>;

/// Which rows a law is fitted to; it is tested on the others.
enum Train {
    /// Up to a value of a column.
    UpTo(&'static str, f64),
    /// Rows with one of some labels.
    Labels(&'static str, &'static [&'static str]),
}

struct Set {
    name: &'static str,
    units: &'static [(&'static str, &'static str)],
    target: &'static str,
    inputs: &'static [&'static str],
    constants: &'static [(&'static str, &'static str, f64)],
    train: Train,
    /// A column whose range in training no tested row may leave.
    within: Option<&'static str>,
    /// A column of labels, some of which look like numbers.
    label: Option<&'static str>,
    /// A column that is 1 where the source itself marks a row as misprinted.
    suspect: Option<&'static str>,
    known: f64,
}

const SETS: [Set; 6] = [
    Set {
        name: "trinity_blast",
        units: &[("t", "ms"), ("R", "m")],
        target: "R",
        inputs: &["t"],
        constants: &[("rho0", "kg/m^3", 1.25), ("E", "J", 7.1e13)],
        train: Train::UpTo("t", 5.0),
        within: None,
        label: None,
        suspect: None,
        known: 0.026,
    },
    Set {
        name: "keyhole",
        units: &[
            ("etaP", "W"),
            ("Vs", "m/s"),
            ("r0", "m"),
            ("alpha", "m^2/s"),
            ("rho", "kg/m^3"),
            ("cp", "J/(kg K)"),
            ("dTl", "K"),
            ("e", "m"),
        ],
        target: "e",
        inputs: &["etaP", "Vs", "r0", "alpha", "rho", "cp", "dTl"],
        constants: &[],
        train: Train::Labels("material", &["Ti6Al4V", "Al6061"]),
        within: None,
        label: None,
        suspect: None,
        known: 0.13,
    },
    Set {
        name: "pipe_friction_1914",
        units: &[
            ("U", "cm/s"),
            ("D", "cm"),
            ("rho", "g/cm^3"),
            ("nu", "cm^2/s"),
            ("tau_w", "dyn/cm^2"),
            ("Re", "1"),
            ("suspect", "1"),
        ],
        target: "tau_w",
        inputs: &["U", "D", "rho", "nu"],
        constants: &[],
        train: Train::Labels("pipe", &["18", "17", "16"]),
        within: Some("Re"),
        label: Some("pipe"),
        suspect: Some("suspect"),
        known: 0.016,
    },
    Set {
        name: "cobe_firas",
        units: &[("wavenumber", "cm^-1"), ("I", "MJy/sr")],
        target: "I",
        inputs: &["wavenumber"],
        constants: &[
            ("h", "J s", 6.626_070_15e-34),
            ("c", "m/s", 299_792_458.0),
            ("kB", "J/K", 1.380_649e-23),
            ("T_cmb", "K", 2.725),
        ],
        train: Train::UpTo("wavenumber", 10.0),
        within: None,
        label: None,
        suspect: None,
        known: 0.095,
    },
    Set {
        name: "airfoil_self_noise",
        units: &[("f", "Hz"), ("aoa", "deg"), ("c", "m"), ("U", "m/s"), ("delta", "m"), ("p_rms", "Pa")],
        target: "p_rms",
        inputs: &["f", "aoa", "c", "U", "delta"],
        constants: &[("c0", "m/s", 343.2), ("rho", "kg/m^3", 1.205), ("nu", "m^2/s", 1.51e-5)],
        train: Train::UpTo("c", 0.16),
        within: None,
        label: None,
        suspect: None,
        known: 0.32,
    },
    Set {
        name: "enthalpy_of_vaporization",
        units: &[("Tb", "K"), ("Tc", "K"), ("Pc_kPa", "kPa"), ("Hvap", "kJ/mol")],
        target: "Hvap",
        inputs: &["Tb", "Tc", "Pc_kPa"],
        constants: &[("R", "J/(mol K)", 8.314_462_618), ("P0", "Pa", 101_325.0)],
        train: Train::UpTo("Tb", 370.0),
        within: None,
        label: None,
        suspect: None,
        known: 0.065,
    },
];

impl Set {
    /// The rows of the fit and those of the test.
    fn split(&self, folder: &Path) -> Result<(Table, Table), Error> {
        let path = folder.join(format!("{}.csv", self.name));
        let mut reader = csv::Reader::from_path(&path)?;
        let header = reader.headers()?.clone();
        let place = |name: &str| header.iter().position(|column| column == name).ok_or(format!("no column `{name}`"));
        let rows = reader.records().collect::<Result<Vec<_>, _>>()?;
        let suspect = self.suspect.map(place).transpose()?;
        let sound = rows.into_iter().filter(|row| suspect.is_none_or(|place| &row[place] != "1"));
        let (mut train, mut test) = (Vec::new(), Vec::new());
        for row in sound {
            let is_trained = match &self.train {
                Train::UpTo(column, most) => row[place(column)?].parse::<f64>()? <= *most,
                Train::Labels(column, labels) => labels.contains(&&row[place(column)?]),
            };
            if is_trained { train.push(row) } else { test.push(row) }
        }
        if let Some(column) = self.within {
            let place = place(column)?;
            let value = |row: &csv::StringRecord| row[place].parse::<f64>().unwrap_or(f64::NAN);
            let low = train.iter().map(value).fold(f64::INFINITY, f64::min);
            let high = train.iter().map(value).fold(f64::NEG_INFINITY, f64::max);
            test.retain(|row| (low..=high).contains(&value(row)));
        }
        Ok((self.table(&header, &train)?, self.table(&header, &test)?))
    }

    fn table(&self, header: &csv::StringRecord, rows: &[csv::StringRecord]) -> Result<Table, Error> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(header)?;
        let label = self.label.and_then(|name| header.iter().position(|column| column == name));
        for row in rows {
            let cells = row.iter().enumerate();
            writer.write_record(cells.map(|(place, cell)| {
                if label == Some(place) { format!("{} {cell}", header[place].to_owned()) } else { cell.to_owned() }
            }))?;
        }
        let text = writer.into_inner()?;
        let options = self.units.iter().fold(ReadOptions::default(), |options, (name, unit)| options.unit(name, unit));
        Ok(Table::from_reader(&text[..], &options)?)
    }

    fn problem(&self, table: &Table) -> Result<Problem, Error> {
        let mut inputs = Inputs::only(self.inputs);
        for (name, unit, value) in self.constants {
            inputs = inputs.constant(Variable::with_value(*name, unit.parse::<Unit>()?, *value));
        }
        Ok(table.problem(self.target, &inputs)?)
    }

    /// The root mean square of the error of ln target, the share of rows in their 95 % interval, the largest error.
    fn test(&self, law: &TableLaw, test: &Table) -> Result<(f64, f64, f64), Error> {
        let found = law.predict(test, 0.95)?;
        let truth = test.column(self.target)?.numbers().ok_or("the target has no numbers")?;
        let errors: Vec<f64> = found.values.iter().zip(truth).map(|(a, b)| (a / b).ln()).collect();
        let inside = (0..truth.len()).filter(|&i| found.lower[i] <= truth[i] && truth[i] <= found.upper[i]).count();
        let rows = truth.len() as f64;
        let rmse = (errors.iter().map(|error| error * error).sum::<f64>() / rows).sqrt();
        Ok((rmse, inside as f64 / rows, errors.iter().fold(0.0, |worst: f64, error| worst.max(error.abs()))))
    }
}

fn main() -> Result<(), Error> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let folder = arguments
        .iter()
        .find(|argument| !argument.starts_with("--"))
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"), PathBuf::from);
    if !folder.is_dir() {
        println!("skipped: the folder {} with the data sets is not there", folder.display());
        return Ok(());
    }
    let all = arguments.iter().any(|argument| argument == "--all");
    println!("{:26} {:>6} {:>6} {:>9} {:>9} {:>7}  chosen", "set", "train", "test", "error", "known", "inside");
    for set in &SETS {
        let (train, test) = set.split(&folder)?;
        let basis = set.problem(&train)?.solve()?;
        let start = Instant::now();
        let law = TableLaw::fit_basis(&basis, &train, &FitOptions::default())?;
        let seconds = start.elapsed().as_secs_f64();
        let (error, inside, worst) = set.test(&law, &test)?;
        let groups: Vec<String> = law.groups().iter().map(ToString::to_string).collect();
        println!(
            "{:26} {:6} {:6} {error:9.5} {:9.4} {:6.0}%  {} of {} in {} ({seconds:.1} s, largest error {worst:.2})",
            set.name,
            train.rows(),
            test.rows(),
            set.known,
            100.0 * inside,
            law.model_name(),
            groups.join(", "),
            law.scale(),
        );
        if !all {
            continue;
        }
        for line in law.quality().leaderboard.iter() {
            println!(
                "      {:30} {:60} unseen {:8.4} ends {:8.4} coefficients {:.1}",
                line.model,
                line.groups.clone().unwrap_or_default(),
                line.cv_rmse().unwrap_or(f64::NAN),
                line.extrapolation.unwrap_or(f64::NAN),
                line.parameters
            );
        }
        for model in [
            "power",
            "huber",
            "tukey",
            "poly:2",
            "poly:3",
            "ridge:2",
            "ridge:3",
            "spline",
            "smooth",
            "gp",
            "asymptotes",
            "blend",
        ] {
            let options = FitOptions {
                model: model.parse::<ModelChoice>()?,
                groups: GroupChoice::All,
                cross_validation: Some(CrossValidation::KFold { folds: 10, seed: 0 }),
                ..FitOptions::default()
            };
            match TableLaw::fit_basis(&basis, &train, &options) {
                Ok(law) => {
                    let (error, inside, worst) = set.test(&law, &test)?;
                    println!("    {model:12} error {error:9.4}  inside {:4.0}%  largest {worst:.2}", 100.0 * inside);
                }
                Err(error) => println!("    {model:12} {error}"),
            }
        }
    }
    Ok(())
}
