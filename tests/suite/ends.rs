//! Laws that are asked for the ends of their inputs: how far they carry beyond their rows.

use std::fmt::Write;

use dimensionless::{
    Code, CrossValidation, DiscoverOptions, FitOptions, Inputs, ModelChoice, PiBasis, Table, TableLaw, Variable,
    discover,
};

use crate::stream::Stream;

/// Scatter of ln drag.
const SCATTER: f64 = 0.05;

/// Rows of a drag whose factor is Re^−0.3 (1 + (Re/bend)^0.8), with speeds in m/s and diameters in mm.
fn drags(rows: usize, bend: f64, noise: f64) -> Table {
    let mut stream = Stream(11);
    let mut text = String::from("drag [N],speed [m/s],diameter [mm],density [kg/m^3],viscosity [cP]\n");
    for _ in 0..rows {
        let (speed, diameter) = ((0.9 * stream.normal()).exp(), 20.0 * (0.7 * stream.normal()).exp());
        let (density, viscosity) = (900.0 + 200.0 * stream.uniform(), (0.5 * stream.normal()).exp());
        let reynolds: f64 = density * speed * diameter / viscosity;
        let factor = reynolds.powf(-0.3) * (1.0 + (reynolds / bend).powf(0.8)) * (noise * stream.normal()).exp();
        let drag = density * (speed * diameter * 1e-3).powi(2) * factor;
        writeln!(text, "{drag:e},{speed:e},{diameter:e},{density:e},{viscosity:e}").unwrap();
    }
    Table::from_csv(&text).unwrap()
}

fn options(model: ModelChoice, cross_validation: Option<CrossValidation>) -> FitOptions {
    FitOptions { model, cross_validation, ..FitOptions::default() }
}

fn by_ends(model: ModelChoice) -> FitOptions {
    options(model, Some(CrossValidation::Ends))
}

fn fit(table: &Table, options: &FitOptions) -> TableLaw {
    TableLaw::fit(&table.problem("drag", &Inputs::all()).unwrap(), table, options).unwrap()
}

fn error(law: &TableLaw) -> f64 {
    law.quality().cv_rmse.unwrap()
}

#[test]
fn a_power_law_carries_as_far_as_its_inputs_reach() {
    let table = drags(80, f64::INFINITY, SCATTER);
    let law = fit(&table, &by_ends(ModelChoice::PowerLaw));
    assert_eq!(
        law.quality().cross_validation,
        "cross-validation by the ends of `speed`, `diameter`, `density`, `viscosity`"
    );
    let by_chance = error(&fit(&table, &options(ModelChoice::PowerLaw, None)));
    assert!((error(&law) / by_chance - 1.0).abs() < 0.15, "{} {by_chance}", error(&law));
    assert!((error(&law) / SCATTER - 1.0).abs() < 0.3, "{}", error(&law));
}

#[test]
fn the_error_is_that_of_fits_without_each_end() {
    // Of one input: its low end and its high end are five rows each.
    let lengths: Vec<f64> = (0..20).map(|row| f64::from(1 + row * 7 % 20)).collect();
    let areas: Vec<f64> = lengths.iter().map(|a| 2.0 * a * a * (0.1 * (1.7 * a).sin()).exp()).collect();
    let table = |kept: &dyn Fn(f64) -> bool| {
        let rows = lengths.iter().zip(&areas).filter(|(a, _)| kept(**a));
        let text: String = rows.map(|(a, area)| format!("{area},{a}\n")).collect();
        Table::from_csv(&format!("drag [m^2],a [m]\n{text}")).unwrap()
    };
    let law = fit(&table(&|_| true), &by_ends(ModelChoice::Constant));
    assert_eq!(law.quality().cross_validation, "cross-validation by the ends of `a`");
    let ends: [&dyn Fn(f64) -> bool; 2] = [&|a| a < 5.5, &|a| a > 15.5];
    let squares = ends.map(|is_end| {
        let law = fit(&table(&|a| !is_end(a)), &options(ModelChoice::Constant, None));
        let held_out = table(is_end);
        assert_eq!(held_out.rows(), 5);
        let found = law.predict(&held_out, 0.95).unwrap();
        let drags = held_out.column("drag").unwrap().numbers().unwrap();
        drags.iter().zip(&found.values).map(|(drag, value)| (drag / value).ln().powi(2)).sum::<f64>()
    });
    let expected = ((squares[0] + squares[1]) / 10.0).sqrt();
    assert!((error(&law) / expected - 1.0).abs() < 1e-9, "{} {expected}", error(&law));
}

#[test]
fn a_curve_carries_less_far_than_rows_by_chance_say() {
    let table = drags(120, 3e4, 0.01);
    for model in [ModelChoice::Polynomial(2), ModelChoice::Ridge(3), ModelChoice::Smooth] {
        let (ends, chance) = (fit(&table, &by_ends(model)), fit(&table, &options(model, None)));
        assert!(error(&ends) > 1.3 * error(&chance), "{model}: {} {}", error(&ends), error(&chance));
    }
    // Intervals come from the same rows.
    let [wide, narrow] =
        [by_ends(ModelChoice::Polynomial(2)), options(ModelChoice::Polynomial(2), None)].map(|options| {
            let found = fit(&table, &options).predict(&table, 0.95).unwrap();
            found.upper.iter().zip(&found.lower).map(|(upper, lower)| (upper / lower).ln()).sum::<f64>()
        });
    assert!(wide > 1.1 * narrow, "{wide} {narrow}");
}

#[test]
fn every_family_can_be_asked_for_the_ends() {
    let table = drags(60, 3e4, SCATTER);
    for model in [
        "auto",
        "constant",
        "power",
        "huber",
        "tukey",
        "poly:3",
        "ridge:3",
        "spline:4",
        "smooth",
        "gp",
        "asymptotes",
        "blend",
    ] {
        let law = fit(&table, &by_ends(model.parse().unwrap()));
        let found = law.quality();
        assert!(found.cv_rmse.is_some_and(|error| error.is_finite() && error > 0.5 * SCATTER), "{model}: {found:?}");
    }
}

#[test]
fn neither_units_nor_groups_nor_scale_change_the_ends() {
    let table = drags(60, 3e4, SCATTER);
    let problem = table.problem("drag", &Inputs::all()).unwrap();
    let units = [("drag", "lbf"), ("speed", "mph"), ("diameter", "ft"), ("density", "lb/ft^3"), ("viscosity", "Pa s")];
    let mut other = Table::new();
    for (name, unit) in units {
        let unit: dimensionless::Unit = unit.parse().unwrap();
        let values = table.column(name).unwrap().numbers().unwrap();
        let values: Vec<f64> = values.iter().map(|value| unit.from_si(*value)).collect();
        other.push(name, unit, &values).unwrap();
    }
    let basis = problem.solve().unwrap();
    let exponents: Vec<_> = basis.groups()[0].exponents().iter().map(|exponent| -2 * exponent).collect();
    let squared = PiBasis::with_groups(&problem, &[exponents]).unwrap();
    for model in ["power", "tukey", "poly:3", "ridge:3", "spline:4", "smooth", "gp"] {
        let options = by_ends(model.parse().unwrap());
        let here = error(&TableLaw::fit_basis(&basis, &table, &options).unwrap());
        let there = error(&fit(&other, &options));
        let turned = error(&TableLaw::fit_basis(&squared, &table, &options).unwrap());
        assert!((there / here - 1.0).abs() < 1e-8, "{model}: {here} {there}");
        assert!((turned / here - 1.0).abs() < 1e-8, "{model}: {here} {turned}");
    }
}

#[test]
fn a_law_that_needs_an_end_says_which() {
    // `b` differs from 1 m in its highest rows only.
    let mut text = String::from("drag [m^2],a [m],b [m]\n");
    for row in 0..16 {
        let (a, b) = (f64::from(1 + row * 7 % 16), if row % 4 == 0 { f64::from(2 + row) } else { 1.0 });
        writeln!(text, "{},{a},{b}", a * b * (0.1 * (1.7 * a).sin()).exp()).unwrap();
    }
    let table = Table::from_csv(&text).unwrap();
    let problem =
        table.problem("drag", &Inputs::all().constant(Variable::with_value("c", "m".parse().unwrap(), 1.0))).unwrap();
    for model in [ModelChoice::PowerLaw, ModelChoice::Smooth, ModelChoice::Ridge(2)] {
        let law = TableLaw::fit(&problem, &table, &by_ends(model)).unwrap();
        assert_eq!(law.quality().cv_rmse, None);
        assert_eq!(
            law.quality().cross_validation,
            "cross-validation by the ends of `a`, `b`: without the high end of `b`: the rows vary in only 1 of 2 \
             directions"
        );
    }
}

#[test]
fn ends_need_an_input_with_a_dimension_that_varies() {
    let table = Table::from_csv("drag [m],a [m],angle [1]\n1,1,0.1\n2,1,0.2\n3,1,0.3\n4,1,0.4\n").unwrap();
    let problem = table.problem("drag", &Inputs::all()).unwrap();
    let error = TableLaw::fit(&problem, &table, &by_ends(ModelChoice::PowerLaw)).unwrap_err();
    assert_eq!(error.code(), Code::Setting);
    assert_eq!(error.to_string(), "the ends of inputs cannot be held out: no input with a dimension varies");
    assert_eq!(error.next_step(), Some("hold out rows by chance, or add rows in which one varies"));
}

#[test]
fn a_missing_constant_is_not_sought_by_ends() {
    let table = drags(20, f64::INFINITY, SCATTER);
    let problem = table.problem("drag", &Inputs::all()).unwrap();
    let options = DiscoverOptions { cross_validation: Some(CrossValidation::Ends), ..DiscoverOptions::default() };
    let error = discover(&problem, &table, &options).unwrap_err();
    assert_eq!(error.to_string(), "the ends of inputs overlap, and here each row is held out once");
    assert_eq!(error.next_step(), Some("hold out rows by their labels, or by chance in folds"));
}
