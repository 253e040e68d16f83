//! The test of constraints against closed forms and simulated sets.

use super::{FLOW, Stream, fit, pipes, table};
use dimensionless::{Code, Inputs, ModelChoice, Table, Variable, Verdict};
use statrs::distribution::{ContinuousCDF, FisherSnedecor};

fn trinity() -> (Table, Inputs) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/trinity.csv");
    let constant = |name: &str, unit: &str, value| Variable::with_value(name, unit.parse().unwrap(), value);
    let inputs = Inputs::all().constant(constant("E", "J", 7.1e13)).constant(constant("rho", "kg/m^3", 1.25));
    (Table::read(path).unwrap(), inputs)
}

#[test]
fn one_free_exponent_is_tested_by_its_own_standard_error() {
    let (table, inputs) = trinity();
    let law = fit(&table, "R", &inputs, ModelChoice::Auto);
    let test = law.constraint_test(&table, None).unwrap();
    let exponent = &test.exponents[0];
    assert_eq!((exponent.free.name.as_str(), exponent.fixed, test.restrictions), ("t", 0.4, 1));
    // Wald's test of one coefficient is t² with the HC3 standard error.
    let t = (exponent.free.value - 0.4) / exponent.free.standard_error;
    let expected = FisherSnedecor::new(1.0, 23.0).unwrap().sf(t * t);
    assert!((test.p_value / expected - 1.0).abs() < 1e-8, "{} {expected}", test.p_value);
    // The F-test, from the sums over the rows.
    let x: Vec<f64> = table.column("t").unwrap().numbers().unwrap().iter().map(|t| t.ln()).collect();
    let y: Vec<f64> = table.column("R").unwrap().numbers().unwrap().iter().map(|r| r.ln()).collect();
    let mean = |v: &[f64]| v.iter().sum::<f64>() / 25.0;
    let (mx, my) = (mean(&x), mean(&y));
    let squares = |slope: f64| x.iter().zip(&y).map(|(x, y)| (y - my - slope * (x - mx)).powi(2)).sum::<f64>();
    let slope = x.iter().zip(&y).map(|(x, y)| (x - mx) * (y - my)).sum::<f64>()
        / x.iter().map(|x| (x - mx).powi(2)).sum::<f64>();
    assert!((exponent.free.value - slope).abs() < 1e-10);
    let ratio = (squares(0.4) - squares(slope)) / squares(slope) * 23.0;
    let expected = FisherSnedecor::new(1.0, 23.0).unwrap().sf(ratio);
    assert!((test.f_test_p_value / expected - 1.0).abs() < 1e-8);
    assert_eq!(test.prefactor.len(), 1);
    assert!(test.prefactor[0].0 == "s" && (test.prefactor[0].1 - (0.4 - slope)).abs() < 1e-10);
}

#[test]
fn a_law_that_holds_is_refused_in_5_of_100_sets() {
    let sets = 200;
    let verdicts: Vec<_> = (0..sets)
        .map(|set| {
            let table = pipes(&mut Stream(5000 + set), 40, 0.1);
            let law = fit(&table, "gradient", &Inputs::only(&FLOW), ModelChoice::PowerLaw);
            law.constraint_test(&table, None).unwrap()
        })
        .collect();
    assert!(verdicts.iter().all(|test| test.restrictions == 3), "four exponents and three base quantities");
    let count = |p: fn(&dimensionless::ConstraintTest) -> f64| verdicts.iter().filter(|test| p(test) < 0.05).count();
    let (wald, ratio) = (count(|test| test.p_value), count(|test| test.f_test_p_value));
    println!("Wald {wald}, F {ratio} of {sets}");
    assert!((1..=17).contains(&wald) && (3..=17).contains(&ratio), "{wald} and {ratio} of {sets}");
    let missing = verdicts.iter().filter(|test| test.verdict == Verdict::MissingQuantity).count();
    assert!(missing <= 17, "{missing} of {sets}");
}

#[test]
fn a_missing_quantity_shows_in_the_unit_of_the_prefactor() {
    // Sound in strings of one tension: the law of length and density per length misses the tension.
    let mut stream = Stream(2);
    let (mut f, mut l, mut v) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..40 {
        l.push(stream.between(0.1, 2.0));
        v.push(stream.between(1.0, 50.0));
        f.push(0.5 * (v[v.len() - 1] / 3.0).sqrt() / l[l.len() - 1] * (0.02 * stream.normal()).exp());
    }
    let table = table(&[("f", "Hz", f), ("l", "m", l), ("v", "m/s", v)]);
    let test = fit(&table, "f", &Inputs::all(), ModelChoice::Auto).constraint_test(&table, None).unwrap();
    assert_eq!((test.verdict, test.restrictions), (Verdict::MissingQuantity, 2));
    let units: Vec<&str> = test.prefactor.iter().map(|(unit, _)| unit.as_str()).collect();
    assert_eq!(units, ["m", "s"]);
    assert!(
        (test.prefactor[0].1 - 0.5).abs() < 0.02 && (test.prefactor[1].1 + 0.5).abs() < 0.02,
        "{:?}",
        test.prefactor
    );
    assert!(test.cv_rmse_free.unwrap() < 0.1 * test.cv_rmse_fixed.unwrap());
    let exponents: Vec<bool> = test.exponents.iter().map(|exponent| exponent.agrees()).collect();
    assert_eq!(exponents, [true, false]);
}

#[test]
fn a_curve_in_the_groups_is_told_from_a_missing_quantity() {
    // 1 + Re over lengths that are not spread evenly: free exponents fit better, for the wrong reason.
    let mut stream = Stream(12);
    let [mut y, mut a, mut b] = [Vec::new(), Vec::new(), Vec::new()];
    for _ in 0..80 {
        let ratio = stream.between(0.01, 100.0);
        let base = ratio.powf(0.5) * if ratio > 1.0 { ratio.powf(0.9) } else { 1.0 } * stream.between(0.9, 1.1);
        b.push(base);
        a.push(base * ratio);
        y.push(base * (2.0 + 0.1 * ratio.ln().powi(2)).exp() * (0.02 * stream.normal()).exp());
    }
    let table = table(&[("y", "m", y), ("a", "m", a), ("b", "m", b)]);
    for model in [ModelChoice::PowerLaw, ModelChoice::Polynomial(2)] {
        let test = fit(&table, "y", &Inputs::all(), model).constraint_test(&table, None).unwrap();
        assert!(test.p_value < 1e-3 && test.verdict == Verdict::NoPowerLaw, "{test:?}");
    }
}

#[test]
fn columns_that_vary_together_are_freed_together() {
    let mut stream = Stream(21);
    let [mut y, mut a, mut b] = [Vec::new(), Vec::new(), Vec::new()];
    for _ in 0..20 {
        let length = stream.between(0.1, 10.0);
        a.push(length);
        b.push(3.0 * length);
        y.push(length.powf(1.3) * (0.01 * stream.normal()).exp());
    }
    let table = table(&[("y", "m", y), ("a", "m", a), ("b", "m", b)]);
    let test = fit(&table, "y", &Inputs::all(), ModelChoice::Auto).constraint_test(&table, None).unwrap();
    assert_eq!((test.restrictions, test.verdict), (1, Verdict::MissingQuantity));
    assert!((test.prefactor[0].1 + 0.3).abs() < 0.02, "{:?}", test.prefactor);
    assert!(test.exponents.iter().all(|exponent| !exponent.free.identifiable));
}

#[test]
fn exact_laws_are_supported_and_exact_other_ones_are_not() {
    let sides = [1.0, 2.0, 3.0, 5.0, 8.0];
    let law = |power: f64| {
        let y: Vec<f64> = sides.iter().map(|side: &f64| 2.0 * side.powf(power)).collect();
        let table = table(&[("area", "m^2", y), ("side", "m", sides.to_vec())]);
        fit(&table, "area", &Inputs::all(), ModelChoice::Auto).constraint_test(&table, None).unwrap()
    };
    assert_eq!((law(2.0).p_value, law(2.0).verdict, law(2.0).prefactor_unit()), (1.0, Verdict::Supported, "1".into()));
    assert_eq!((law(2.5).p_value, law(2.5).verdict), (0.0, Verdict::MissingQuantity));
    assert_eq!(law(2.5).prefactor_unit(), "m^-0.50");
}

#[test]
fn what_cannot_be_freed_says_why() {
    let refused = |data: &str, inputs: &Inputs| {
        let table = Table::from_csv(data).unwrap();
        let error = fit(&table, "y", inputs, ModelChoice::Auto).constraint_test(&table, None).unwrap_err();
        assert!(error.next_step().is_some());
        (error.code(), error.to_string())
    };
    let g = Inputs::all().constant(Variable::named_constant("g").unwrap());
    assert_eq!(
        refused("y [m],x [m]\n1,2\n2,2\n3,2\n", &Inputs::all()),
        (Code::Setting, "no input varies, so there is no exponent that could be free".into())
    );
    let length = Inputs::all().constant(Variable::with_value("h", "m".parse().unwrap(), 2.0));
    assert_eq!(
        refused("y [m],x [m]\n1.2,2\n2,3\n3.1,5\n4,7\n", &length),
        (Code::Setting, "the dimensions fix no exponent of the inputs that vary".into())
    );
    assert_eq!(
        refused("y [m],x [m]\n1.2,2\n2,3\n", &Inputs::all()),
        (Code::TooFewRows, "2 rows are too few to free the exponents: 2 coefficients need at least 3 rows".into())
    );
    assert_eq!(
        refused("y [m],x [m],b [m]\n1.2,2,-1\n2,3,1\n3,4,0\n5,6,2\n", &g),
        (Code::Setting, "`b` may be zero or negative, and free exponents need positive inputs".into())
    );
    assert_eq!(
        refused("y [m],x [m]\n-1.2,2\n2,3\n3,4\n5,6\n", &Inputs::all()),
        (Code::Target, "`y` is not positive in row 1, and a logarithmic loss needs positive targets".into())
    );
}
