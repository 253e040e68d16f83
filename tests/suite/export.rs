//! Exported laws are run where they were exported to, and compared with the laws themselves.

mod laws;
mod numpy;

use std::path::{Path, PathBuf};
use std::process::Command;

use dimensionless::{Code, Export, ModelChoice, TableLaw};

use laws::{Case, cases, kernels};

/// How near the numbers are, relative to them.
const EXACT: f64 = 1e-12;
/// The same for thin plates: far from all rows the terms of their sums cancel.
const CANCELLED: f64 = 1e-10;

/// The laws of all families.
fn all() -> impl Iterator<Item = &'static Case> {
    cases().iter().chain(kernels())
}

/// A folder of its own for each test.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("export").join(name);
    std::fs::create_dir_all(&path).unwrap();
    path
}

/// What a program prints.
#[track_caller]
fn output(program: &str, arguments: &[&str], folder: &Path) -> String {
    let output = Command::new(program).args(arguments).current_dir(folder).output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{program} {arguments:?}: {errors}");
    String::from_utf8(output.stdout).unwrap()
}

/// The numbers of a program, one a line, in the order of cases and rows.
#[track_caller]
fn compare(cases: impl Iterator<Item = &'static Case>, text: &str, expected: impl Fn(&Case) -> Vec<f64>) {
    let mut lines = text.lines();
    for case in cases {
        let tolerance = if case.law.model() == ModelChoice::Smooth { CANCELLED } else { EXACT };
        for (row, expected) in expected(case).into_iter().enumerate() {
            let line = lines.next().unwrap();
            let found: f64 = if line == "None" { f64::NAN } else { line.parse().unwrap() };
            let near = (found - expected).abs() <= tolerance * expected.abs() || (found.is_nan() && expected.is_nan());
            assert!(near, "{} row {row}: {found:?} for {expected:?}", case.name);
        }
    }
    assert_eq!(lines.next(), None);
}

/// The predictions of both functions, one a line.
fn both(case: &Case) -> Vec<f64> {
    case.values().into_iter().zip(case.outside()).flat_map(|(value, outside)| [value, outside]).collect()
}

#[test]
fn rust_predicts_as_the_law_does() {
    let (mut code, mut main) = (String::new(), String::from("fn main() {\n"));
    for (place, case) in all().enumerate() {
        // Units are converted inside.
        let exported = case.law.export(Export::Rust { typed: false }, Some("law")).unwrap();
        code += &format!("mod case{place} {{\n{}}}\n", exported.code);
        for row in case.arguments() {
            let row = row.iter().map(|cell| format!("{cell:?}_f64")).collect::<Vec<_>>().join(", ");
            for function in ["law", "law_outside"] {
                main += &format!("    println!(\"{{:e}}\", case{place}::{function}({row}));\n");
            }
        }
    }
    let folder = folder("rust");
    std::fs::write(folder.join("laws.rs"), code + &main + "}\n").unwrap();
    output("rustc", &["--edition", "2024", "-D", "warnings", "laws.rs"], &folder);
    compare(all(), &output("./laws", &[], &folder), both);
}

/// Runs the exported Python with whatever numpy is found from the folder.
fn python(folder: &Path, arrays: bool) -> String {
    let mut main = String::new();
    for (place, case) in all().enumerate() {
        let exported = case.law.export(Export::Python, Some("law")).unwrap();
        std::fs::write(folder.join(format!("case{place}.py")), exported.code).unwrap();
        main += &format!("import case{place}\n");
        let rows = case.arguments();
        if arrays {
            let columns = (0..rows[0].len()).map(|column| rows.iter().map(|row| row[column]).collect::<Vec<_>>());
            let columns = columns.map(|column| format!("{column:?}")).collect::<Vec<_>>().join(", ");
            main += &format!("for pair in zip(case{place}.law({columns}), case{place}.law_outside({columns})):\n");
            main += "    print(float(pair[0]), float(pair[1]), sep='\\n')\n";
        } else {
            for row in rows {
                let row = row.iter().map(|cell| format!("{cell:?}")).collect::<Vec<_>>().join(", ");
                main +=
                    &format!("print(float(case{place}.law({row})))\nprint(float(case{place}.law_outside({row})))\n");
            }
        }
    }
    std::fs::write(folder.join("main.py"), main).unwrap();
    output("python3", &["main.py"], folder).replace("nan", "NaN")
}

#[test]
fn python_predicts_as_the_law_does() {
    let folder = folder("python");
    std::fs::write(folder.join("numpy.py"), numpy::SHIM).unwrap();
    compare(all(), &python(&folder, false), both);
}

#[test]
fn python_predicts_arrays_where_numpy_is_installed() {
    let folder = folder("numpy");
    if !Command::new("python3").args(["-c", "import numpy"]).current_dir(&folder).output().unwrap().status.success() {
        println!("numpy is not installed: not tested here");
        return;
    }
    compare(all(), &python(&folder, true), both);
}

#[test]
fn sql_predicts_as_the_law_does_and_gives_null_outside_of_a_polynomial() {
    let folder = folder("sql");
    let mut main = String::from(numpy::SQLITE);
    for case in cases() {
        let code = case.law.export(Export::Sql, None).unwrap().code;
        let columns: Vec<String> = case.law.inputs().iter().map(|input| format!("\"{}\" REAL", input.name())).collect();
        let rows: Vec<String> = case.arguments().iter().map(|row| format!("{row:?}").replace("NaN", "None")).collect();
        main += &format!("run({:?}, [{}], r'''{code}''')\n", columns.join(", "), rows.join(", "));
    }
    std::fs::write(folder.join("main.py"), main).unwrap();
    let found = output("python3", &["main.py"], &folder);
    let expected = |case: &Case| {
        let rows = case.values().into_iter().zip(case.outside());
        rows.map(|(value, outside)| if case.is_bounded && outside > 0.0 { f64::NAN } else { value }).collect()
    };
    compare(cases().iter(), &found, expected);
}

#[test]
fn a_learner_of_ones_own_is_refused() {
    use dimensionless::{FitOptions, Inputs, Learned, Table, TrainingRows};
    let zero =
        |_: &TrainingRows| -> Result<Learned, Box<dyn std::error::Error + Send + Sync>> { Ok(Box::new(|_| 0.0)) };
    let table = Table::from_csv("y [m],a [m],b [m]\n1,2,4\n2,3,9\n4,2,5\n3,1,8\n5,6,2\n").unwrap();
    let basis = table.problem("y", &Inputs::all()).unwrap().solve().unwrap();
    let law = TableLaw::fit_with(&basis, &table, &zero, &FitOptions::default()).unwrap();
    let error = law.export(Export::Python, None).unwrap_err();
    assert_eq!(
        error.to_string(),
        "a learner of one's own cannot be exported: what it learned is known to its own program only"
    );
    assert!(error.next_step().unwrap().starts_with("fit a family of the library"));
}

#[test]
fn sums_over_rows_are_no_sql() {
    for case in kernels() {
        let error = case.law.export(Export::Sql, None).unwrap_err();
        assert_eq!(error.code(), Code::Setting);
        assert!(error.next_step().unwrap().starts_with("export to Python"));
    }
    let error = kernels()[0].law.export(Export::Sql, None).unwrap_err();
    assert_eq!(error.to_string(), "a Gaussian process of 120 numbers is no SQL expression that can be read");
}

#[test]
fn latex_has_the_formula_the_units_and_the_domain() {
    for case in all() {
        let code = case.law.export(Export::Latex, None).unwrap().code;
        for (open, close) in [('{', '}'), ('(', ')')] {
            assert_eq!(code.matches(open).count(), code.matches(close).count(), "{code}");
        }
        assert_eq!(code.matches("\\begin{").count(), code.matches("\\end{").count());
        assert!(
            code.chars().all(|c| c.is_ascii() || c.is_alphabetic())
                && code.starts_with("\\documentclass")
                && code.ends_with("\\end{document}\n")
        );
        std::fs::write(folder("latex").join(format!("{}.tex", case.name.replace(' ', "_"))), &code).unwrap();
    }
    let code = laws::drag().law.export(Export::Latex, None).unwrap().code;
    for part in [
        "\\mathrm{drag} &= \\mathrm{density}\\,{\\mathrm{speed}}^{2}\\,{\\mathrm{diameter}}^{2}\\,",
        "$\\mathrm{speed}$ & speed & m s\\textasciicircum{}-1 &  \\\\",
        "Reynolds number",
    ] {
        assert!(code.contains(part), "{part}\n{code}");
    }
}

#[test]
fn the_function_has_the_name_that_is_asked_for() {
    let law = laws::drag().law;
    for (language, code) in [
        (
            Export::Rust { typed: false },
            "pub fn sphere_drag(density: f64, speed: f64, diameter: f64, viscosity: f64) -> f64 {",
        ),
        (Export::Python, "def sphere_drag(density, speed, diameter, viscosity):"),
    ] {
        let exported = law.export(language, Some("sphere drag")).unwrap();
        assert_eq!(exported.name, "sphere_drag");
        assert!(exported.code.contains(code), "{}", exported.code);
    }
}

#[test]
fn fractional_dimensions_have_no_type() {
    let error = laws::fractional().law.export(Export::Rust { typed: true }, None).unwrap_err();
    assert_eq!(error.code(), Code::Setting);
    assert_eq!(
        error.to_string(),
        "`toughness` [L^(-1/2) M T⁻²] has a dimension that no quantity of `uom` has: its exponents are whole, of the SI's base quantities"
    );
    assert_eq!(error.next_step(), Some("export without types: plain numbers in stated units"));
}

/// What stands in the file is what the law becomes; compiling it is the test.
mod typed {
    #![allow(dead_code, unreachable_pub, reason = "the code is written for users of its own")]
    include!("export/typed.rs.snapshot");
}

#[test]
fn typed_rust_is_written_as_it_stands_in_the_snapshot() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/export/typed.rs.snapshot");
    let export = |law: &TableLaw| law.export(Export::Rust { typed: true }, None).unwrap().code;
    let code = export(&laws::drag().law) + "\n" + &export(&laws::energy().law);
    if std::env::var_os("SNAPSHOTS").is_some_and(|value| value == "overwrite") {
        std::fs::write(&path, &code).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap(), code);
}

#[test]
fn typed_rust_predicts_as_the_law_does() {
    use uom::si::f64::{DynamicViscosity, Length, MassDensity, Velocity};
    use uom::si::{dynamic_viscosity::centipoise, force::newton, length::millimeter};
    use uom::si::{mass_density::kilogram_per_cubic_meter, velocity::kilometer_per_hour};
    let case = laws::drag();
    for (row, expected) in case.arguments().iter().zip(case.values()) {
        let drag = typed::drag(
            MassDensity::new::<kilogram_per_cubic_meter>(row[0]),
            Velocity::new::<kilometer_per_hour>(row[1]),
            Length::new::<millimeter>(row[2]),
            DynamicViscosity::new::<centipoise>(row[3]),
        );
        let found = drag.get::<newton>();
        assert!(
            (found / expected - 1.0).abs() < 1e-12 || (found.is_nan() && expected.is_nan()),
            "{found} for {expected}"
        );
    }
}
