//! Laws from real data with units: the files of `examples/data`, and further sets where they lie beside the checkout.

use std::path::Path;

use dimensionless::{CrossValidation, FitOptions, Inputs, ModelChoice, ReadOptions, Table, TableLaw, Variable};

fn example(name: &str) -> Table {
    Table::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data").join(name)).unwrap()
}

fn constant(name: &str, unit: &str, value: f64) -> Variable {
    let unit: dimensionless::Unit = unit.parse().unwrap();
    let value = unit.to_si(value);
    Variable::with_value(name, unit, value)
}

#[test]
fn kepler_is_found_in_kilometres_and_days() {
    let table = example("solar_system.csv");
    let problem = table.problem("period", &Inputs::all().constant(Variable::named_constant("G").unwrap())).unwrap();
    let law = TableLaw::fit(&problem, &table, &FitOptions::default()).unwrap();
    assert!(law.basis().groups().is_empty());
    assert_eq!(law.scale().to_string(), "semi_major_axis^(3/2) G^(-1/2) primary_mass^(-1/2)");
    let ratio = law.coefficients()[0].value.exp() / std::f64::consts::TAU;
    assert!((ratio - 1.0).abs() < 0.005, "{ratio}");
}

#[test]
fn the_trinity_fireball_has_one_constant_near_one() {
    let table = example("trinity.csv");
    let inputs = Inputs::all().constant(constant("E", "J", 7.1e13)).constant(constant("rho", "kg/m^3", 1.25));
    let law = TableLaw::fit(&table.problem("R", &inputs).unwrap(), &table, &FitOptions::default()).unwrap();
    assert_eq!(law.scale().to_string(), "t^(2/5) E^(1/5) rho^(-1/5)");
    let value = law.coefficients()[0].value.exp();
    assert!((value - 1.03).abs() < 0.02, "{value}");
}

#[test]
fn heats_of_vaporization_follow_two_groups() {
    let table = example("enthalpy_of_vaporization.csv");
    assert_eq!(table.rows(), 265);
    let inputs = Inputs::only(&["Tb", "Tc", "Pc"]).constant(Variable::named_constant("R").unwrap());
    let inputs = inputs.constant(constant("P0", "Pa", 101_325.0));
    let options =
        FitOptions { cross_validation: Some(CrossValidation::KFold { folds: 5, seed: 0 }), ..FitOptions::default() };
    let law = TableLaw::fit(&table.problem("Hvap", &inputs).unwrap(), &table, &options).unwrap();
    let groups: Vec<String> = law.basis().groups().iter().map(ToString::to_string).collect();
    assert_eq!(groups, ["Tb/Tc", "Pc/P0"]);
    let error = law.quality().cv_rmse.unwrap();
    assert!(error <= 0.055, "{error}");
}

/// The folder with further data, or a printed reason for skipping.
fn shared(name: &str) -> Option<std::path::PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(name);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: {} is not there", path.display());
    None
}

fn read(path: &Path, units: &[(&str, &str)]) -> Table {
    let options = units.iter().fold(ReadOptions::default(), |options, (name, unit)| options.unit(name, unit));
    Table::from_reader(std::fs::File::open(path).unwrap(), &options.path(path)).unwrap()
}

#[test]
fn pipe_friction_of_stanton_and_pannell_is_a_curve_in_the_reynolds_number() {
    let Some(path) = shared("pipe_friction_1914.csv") else { return };
    let units = [("U", "cm/s"), ("D", "cm"), ("rho", "g/cm^3"), ("nu", "cm^2/s"), ("tau_w", "dyn/cm^2")];
    // Seven rows are marked as misprints: their coefficient contradicts their stress.
    let text = std::fs::read_to_string(&path).unwrap();
    let sound: Vec<&str> = text.lines().filter(|line| !line.ends_with(",1")).collect();
    let options = units.iter().fold(ReadOptions::default(), |options, (name, unit)| options.unit(name, unit));
    let table = Table::from_reader(sound.join("\n").as_bytes(), &options).unwrap();
    assert_eq!(table.rows(), 316);
    let problem = table.problem("tau_w", &Inputs::only(&["U", "D", "rho", "nu"])).unwrap();
    let basis = problem.solve().unwrap();
    assert_eq!(basis.groups()[0].symbol().as_deref(), Some("Re"));
    assert_eq!(basis.scale().unwrap().to_string(), "rho U²");
    let law = TableLaw::fit_basis(&basis, &table, &FitOptions::default()).unwrap();
    assert_eq!(law.model(), ModelChoice::Smooth);
    let error = law.quality().cv_rmse.unwrap();
    println!("{law}");
    // Each pipe was held out by itself.
    assert!(error < 0.065, "{error}");
}

#[test]
fn sound_levels_are_accepted_as_targets_and_refused_as_inputs() {
    let Some(path) = shared("airfoil_self_noise.csv") else { return };
    let units =
        [("f", "Hz"), ("aoa", "deg"), ("c", "m"), ("U", "m/s"), ("delta", "m"), ("spl", "dB(20 uPa)"), ("p_rms", "Pa")];
    let table = read(&path, &units);
    let inputs = Inputs::only(&["f", "aoa", "c", "U", "delta"])
        .constant(constant("c0", "m/s", 343.2))
        .constant(constant("rho", "kg/m^3", 1.205));
    let problem = table.problem("spl", &inputs).unwrap();
    let law = TableLaw::fit(&problem, &table, &FitOptions::default()).unwrap();
    assert!(law.quality().cv_r2.unwrap() > 0.5);
    let error = table.problem("p_rms", &Inputs::only(&["spl"])).unwrap_err();
    assert!(error.to_string().contains("a logarithmic unit"), "{error}");
}
