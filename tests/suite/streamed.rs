//! Laws of files: the same as laws of tables, to rounding.

use dimensionless::{Code, CrossValidation, FitOptions, Inputs, ModelChoice, Table, TableFile, TableLaw};
use std::fmt::Write;
use std::path::PathBuf;

/// A file for one test, removed at its end.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str, text: &str) -> Self {
        let path = std::env::temp_dir().join(format!("dimensionless-{}-{name}.csv", std::process::id()));
        std::fs::write(&path, text).unwrap();
        Self(path)
    }

    fn law(&self, target: &str, model: ModelChoice) -> dimensionless::Result<TableLaw> {
        let file = TableFile::open(&self.0)?;
        let options = FitOptions { model, ..FitOptions::default() };
        TableLaw::fit_file(&file.problem(target, &Inputs::all())?, &file, &options)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// Drag over two groups, with noise; more than one round of rows.
fn drags(rows: u32, last: &str) -> String {
    let mut text = String::from("drag [N],speed [km/h],diameter [mm],density [kg/m^3],viscosity [cP],length [m]\n");
    let wave = |i: u32, factor: f64| (f64::from(i) * factor).sin();
    for i in 0..rows {
        let (speed, diameter, viscosity) = (30.0 * wave(i, 0.7).exp(), 50.0 * wave(i, 1.1).exp(), wave(i, 1.9).exp());
        let (density, length) = (900.0 + 50.0 * wave(i, 2.3), 2.0 * wave(i, 0.3).exp());
        let reynolds = density * speed / 3.6 * diameter / viscosity;
        let drag = density * (speed / 3.6).powi(2) * (diameter * 1e-3).powi(2) * reynolds.powf(-0.2);
        let drag = drag * (length / diameter * 1e3).powf(0.3) * (0.05 * wave(i, 17.7)).exp();
        writeln!(text, "{drag:.9e},{speed:.6},{diameter:.6},{density:.4},{viscosity:.6},{length:.6}").unwrap();
    }
    text + last
}

#[track_caller]
fn close(found: f64, wanted: f64) {
    assert!((found / wanted - 1.0).abs() < 1e-9, "{found} is not {wanted}");
}

#[test]
fn a_law_of_a_file_is_that_of_its_table() {
    let text = drags(160_000, "");
    let file = Scratch::new("same", &text);
    let table = Table::from_csv(&text).unwrap();
    for model in [ModelChoice::PowerLaw, ModelChoice::Constant] {
        let streamed = file.law("drag", model).unwrap();
        let options = FitOptions { model, ..FitOptions::default() };
        let law = TableLaw::fit(&table.problem("drag", &Inputs::all()).unwrap(), &table, &options).unwrap();
        for (found, wanted) in streamed.coefficients().iter().zip(law.coefficients()) {
            assert_eq!(found.name, wanted.name);
            close(found.value, wanted.value);
            close(found.standard_error, wanted.standard_error);
        }
        assert_eq!(streamed.quality().rows, 160_000);
        close(streamed.quality().cv_rmse.unwrap(), law.quality().cv_rmse.unwrap());
        close(streamed.quality().train_rmse, law.quality().train_rmse);
        assert!((streamed.quality().cv_r2.unwrap() - law.quality().cv_r2.unwrap()).abs() < 1e-9);
        assert_eq!(streamed.domain(), law.domain());
        let (found, wanted) = (streamed.predict(&table, 0.95).unwrap(), law.predict(&table, 0.95).unwrap());
        close(found.values[77], wanted.values[77]);
        close(found.upper[77], wanted.upper[77]);
        assert_eq!(found.outside_rows(), 0);
    }
}

#[test]
fn the_errors_and_intervals_of_a_small_file_are_those_of_its_table() {
    let text = drags(3000, "");
    let file = Scratch::new("small", &text);
    let table = Table::from_csv(&text).unwrap();
    let options = FitOptions { model: ModelChoice::PowerLaw, ..FitOptions::default() };
    let law = TableLaw::fit(&table.problem("drag", &Inputs::all()).unwrap(), &table, &options).unwrap();
    let streamed = file.law("drag", ModelChoice::PowerLaw).unwrap();
    for (found, wanted) in streamed.coefficients().iter().zip(law.coefficients()) {
        close(found.standard_error, wanted.standard_error);
    }
    for level in [0.5, 0.95] {
        let (found, wanted) = (streamed.predict(&table, level).unwrap(), law.predict(&table, level).unwrap());
        close(found.lower[77], wanted.lower[77]);
    }
}

#[test]
fn a_mistake_at_the_end_of_a_file_has_its_row() {
    let error =
        |last: &str| Scratch::new("mistake", &drags(160_000, last)).law("drag", ModelChoice::PowerLaw).unwrap_err();
    let sign = error("1,1,-1,1,1,1\n");
    assert!(
        sign.to_string().starts_with("`diameter` is -1 in row 160001, and this law takes positive values"),
        "{sign}"
    );
    let target = error("-1,1,1,1,1,1\n");
    assert!(target.to_string().starts_with("`drag` is not positive in row 160001"), "{target}");
    let missing = error("1,1,,1,1,1\n");
    assert_eq!(missing.to_string(), "column `diameter` has no value in row 160001");
    let cell = error("1,1,x,1,1,1\n");
    assert_eq!((cell.code(), cell.location().unwrap().line), (Code::Cell, 160_002));
}

#[test]
fn what_needs_all_rows_at_once_is_refused_for_a_file() {
    let file = Scratch::new("refused", &drags(100, ""));
    let error = file.law("drag", ModelChoice::Auto).unwrap_err();
    assert_eq!(error.to_string(), "a file is fitted with a power law or a constant, and `auto` was asked for");
    let streamed = TableFile::open(&file.0).unwrap();
    let problem = streamed.problem("drag", &Inputs::all()).unwrap();
    for held_out in [CrossValidation::LeaveOneOut, CrossValidation::Ends] {
        let model = ModelChoice::PowerLaw;
        let options = FitOptions { model, cross_validation: Some(held_out), ..FitOptions::default() };
        let error = TableLaw::fit_file(&problem, &streamed, &options).unwrap_err();
        assert_eq!(error.to_string(), "rows that are read in rounds can be held out in folds only");
    }
    let few = Scratch::new("few", &drags(3, "")).law("drag", ModelChoice::PowerLaw).unwrap_err();
    assert!(few.to_string().starts_with("3 rows are too few: a power law has 3 coefficients"), "{few}");
    let folds = Scratch::new("folds", &drags(6, "")).law("drag", ModelChoice::PowerLaw).unwrap_err();
    assert_eq!(folds.to_string(), "10 folds need at least 10 rows, and 6 were found");
}

#[test]
fn the_law_of_a_file_does_not_depend_on_the_number_of_threads() {
    let file = Scratch::new("threads", &drags(60_000, ""));
    let law = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| file.law("drag", ModelChoice::PowerLaw).unwrap().to_json())
    };
    assert_eq!(law(1), law(2));
}

#[test]
fn the_law_of_many_rows_in_memory_does_not_depend_on_the_number_of_threads() {
    let mut table = Table::new();
    let wave = |i: u32, factor: f64| (2.0 * (f64::from(i) * factor).sin()).exp();
    let columns: [(&str, &dyn Fn(u32) -> f64); 4] = [
        ("y", &|i| wave(i, 0.7).powf(0.4) * wave(i, 1.1).powf(-1.2) * wave(i, 1.9) * wave(i, 17.7).powf(0.01)),
        ("a", &|i| wave(i, 0.7)),
        ("b", &|i| wave(i, 1.1)),
        ("c", &|i| wave(i, 1.9)),
    ];
    for (name, value) in columns {
        table.push(name, "m".parse().unwrap(), &(0..120_000).map(value).collect::<Vec<_>>()).unwrap();
    }
    let problem = table.problem("y", &Inputs::all()).unwrap();
    let options = FitOptions { model: ModelChoice::PowerLaw, ..FitOptions::default() };
    let law = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| TableLaw::fit(&problem, &table, &options).unwrap())
    };
    let one = law(1);
    assert_eq!(one.to_json(), law(2).to_json());
    assert_eq!(one.predict(&table, 0.95).unwrap().outside_rows(), 0);
}
