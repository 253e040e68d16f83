//! The choices that the investigator made and nature did not: units (U1, U2) and the Π basis (G1).

use dimensionless::{
    BaseQuantity, FitOptions, Inputs, ModelChoice, PiBasis, Problem, Rational, Robust, Table, TableLaw, Unit, Variable,
};
use proptest::prelude::*;

const MODELS: [ModelChoice; 9] = [
    ModelChoice::Auto,
    ModelChoice::PowerLaw,
    ModelChoice::Robust(Robust::Tukey),
    ModelChoice::Polynomial(2),
    ModelChoice::Polynomial(3),
    ModelChoice::Ridge(3),
    ModelChoice::Smooth,
    ModelChoice::GaussianProcess(None),
    ModelChoice::Spline(None),
];

/// A stream of numbers in −1 … 1 from a seed (Knuth's MMIX generator).
struct Stream(u64);

impl Stream {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1u64 << 52) as f64 - 1.0
    }
}

/// Drag of bodies with noise in SI units: speed, diameter, density, viscosity, roughness and drag, column by column.
const COLUMNS: [(&str, &str); 6] = [
    ("speed", "m/s"),
    ("diameter", "m"),
    ("density", "kg/m^3"),
    ("viscosity", "Pa s"),
    ("roughness", "m"),
    ("drag", "N"),
];

fn measured(rows: usize, seed: u64) -> Vec<Vec<f64>> {
    let mut stream = Stream(seed);
    let mut columns = vec![Vec::new(); 6];
    for _ in 0..rows {
        let speed = 5.0 * (1.2 * stream.next()).exp();
        let diameter = 0.1 * (0.8 * stream.next()).exp();
        let density = 100.0 * (2.0 * stream.next()).exp();
        let viscosity = 1e-3 * (1.5 * stream.next()).exp();
        let roughness = 1e-3 * diameter * stream.next().exp();
        let reynolds: f64 = density * speed * diameter / viscosity;
        let factor = 24.0 / reynolds + 4.0 / reynolds.sqrt() + 0.4 + 3.0 * roughness / diameter;
        let drag = density * speed.powi(2) * diameter.powi(2) * factor * (0.02 * stream.next()).exp();
        for (column, value) in columns.iter_mut().zip([speed, diameter, density, viscosity, roughness, drag]) {
            column.push(value);
        }
    }
    columns
}

/// The same data in another system of base units: every number is multiplied by the product of the factors' powers.
fn table(columns: &[Vec<f64>], names: &[&str], factors: [f64; 7]) -> Table {
    let mut table = Table::new();
    for (name, column) in names.iter().zip(columns) {
        let (_, unit) = COLUMNS.iter().find(|(known, _)| known == name).unwrap();
        let unit: Unit = unit.parse().unwrap();
        let factor = factor(&unit, factors);
        table.push(name, unit, &column.iter().map(|value| value * factor).collect::<Vec<_>>()).unwrap();
    }
    table
}

fn factor(unit: &Unit, factors: [f64; 7]) -> f64 {
    let powers =
        BaseQuantity::SI.iter().zip(factors).map(|(base, f)| f.powf(unit.dimension().exponent(*base).to_f64()));
    powers.product()
}

fn names() -> Vec<&'static str> {
    COLUMNS.iter().map(|(name, _)| *name).collect()
}

fn fit(table: &Table, model: ModelChoice, groups: bool) -> TableLaw {
    // A spline is for one group.
    let inputs = if groups { Inputs::all() } else { Inputs::all_but(&["roughness"]) };
    let options = FitOptions { model, ..FitOptions::default() };
    TableLaw::fit(&table.problem("drag", &inputs).unwrap(), table, &options).unwrap()
}

#[track_caller]
fn assert_close(left: &[f64], right: &[f64], tolerance: f64) {
    assert_eq!(left.len(), right.len());
    for (a, b) in left.iter().zip(right) {
        assert!((a / b - 1.0).abs() < tolerance, "{a} and {b} differ by {:e}", a / b - 1.0);
    }
}

const ONE: [f64; 7] = [1.0; 7];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]

    /// U1: fitting commutes with re-expression. Base units change by factors of 10^±6.
    #[test]
    fn a_fit_in_other_base_units_predicts_the_same(powers in prop::array::uniform7(-6.0f64..6.0), seed in 0u64..1000) {
        let factors = powers.map(|power| 10f64.powf(power));
        let (train, test) = (measured(70, seed), measured(40, seed + 1));
        for model in MODELS {
            let groups = !matches!(model, ModelChoice::Spline(_));
            let here = fit(&table(&train, &names(), ONE), model, groups);
            let there = fit(&table(&train, &names(), factors), model, groups);
            let one = here.predict(&table(&test, &names(), ONE), 0.95).unwrap();
            let other = there.predict(&table(&test, &names(), factors), 0.95).unwrap();
            let back = factor(&"N".parse().unwrap(), factors);
            for (one, other) in [(&one.values, &other.values), (&one.lower, &other.lower), (&one.upper, &other.upper)] {
                let converted: Vec<f64> = other.iter().map(|value| value / back).collect();
                assert_close(one, &converted, 1e-9);
            }
        }
    }

    /// U2: one trained law obeys f(λ·x) = λ^d f(x).
    #[test]
    fn one_law_is_covariant(powers in prop::array::uniform7(-6.0f64..6.0), seed in 0u64..1000) {
        let factors = powers.map(|power| 10f64.powf(power));
        let (train, test) = (measured(70, seed), measured(40, seed + 1));
        for model in MODELS {
            let groups = !matches!(model, ModelChoice::Spline(_));
            let law = fit(&table(&train, &names(), ONE), model, groups);
            let one = law.predict(&table(&test, &names(), ONE), 0.95).unwrap();
            let other = law.predict(&table(&test, &names(), factors), 0.95).unwrap();
            let back = factor(&"N".parse().unwrap(), factors);
            let converted: Vec<f64> = other.values.iter().map(|value| value / back).collect();
            assert_close(&one.values, &converted, 1e-9);
            prop_assert_eq!(one.outside_rows(), other.outside_rows());
        }
    }

    /// G1: a random unimodular change of the groups and another scale leave every prediction unchanged.
    #[test]
    fn predictions_do_not_depend_on_the_basis(
        steps in prop::collection::vec((0usize..2, -2i64..=2), 1..6), shift in prop::array::uniform2(-2i64..=2), seed in 0u64..1000,
    ) {
        let (train, test) = (table(&measured(70, seed), &names(), ONE), table(&measured(40, seed + 1), &names(), ONE));
        let problem = train.problem("drag", &Inputs::all()).unwrap();
        let basis = problem.solve().unwrap();
        let mut rows: Vec<Vec<i64>> = basis.groups().iter().map(|group| group.exponents().to_vec()).collect();
        let mut scale = basis.scale().unwrap().exponents().to_vec();
        for (row, times) in rows.iter().zip(shift) {
            for (exponent, step) in scale.iter_mut().zip(row) {
                *exponent = exponent.checked_add(Rational::integer(times * step)).unwrap();
            }
        }
        for (target, times) in steps {
            let other = rows[1 - target].clone();
            rows[target].iter_mut().zip(other).for_each(|(exponent, step)| *exponent += times * step);
        }
        let changed = PiBasis::with_groups(&problem, &rows).unwrap().with_scale(&scale).unwrap();
        prop_assert_eq!(changed.index(), 1);
        for model in MODELS.into_iter().filter(|model| !matches!(model, ModelChoice::Spline(_))) {
            let options = FitOptions { model, ..FitOptions::default() };
            let fit = |basis| TableLaw::fit_basis(basis, &train, &options).unwrap().predict(&test, 0.95).unwrap();
            let (one, other) = (fit(&basis), fit(&changed));
            assert_close(&one.values, &other.values, 1e-8);
            assert_close(&one.upper, &other.upper, 1e-8);
        }
    }
}

#[test]
fn a_spline_does_not_depend_on_the_sign_of_its_group() {
    let (train, test) = (table(&measured(70, 1), &names(), ONE), table(&measured(40, 2), &names(), ONE));
    let problem = train.problem("drag", &Inputs::all_but(&["roughness"])).unwrap();
    let basis = problem.solve().unwrap();
    let inverse: Vec<i64> = basis.groups()[0].exponents().iter().map(|exponent| -exponent).collect();
    let changed = PiBasis::with_groups(&problem, &[inverse]).unwrap();
    let options = FitOptions { model: ModelChoice::Spline(None), ..FitOptions::default() };
    let one = TableLaw::fit_basis(&basis, &train, &options).unwrap().predict(&test, 0.95).unwrap();
    let other = TableLaw::fit_basis(&changed, &train, &options).unwrap().predict(&test, 0.95).unwrap();
    assert_close(&one.values, &other.values, 1e-8);
}

#[test]
fn predictions_take_any_unit_of_the_dimension() {
    let train = table(&measured(70, 3), &names(), ONE);
    let law = fit(&train, ModelChoice::PowerLaw, false);
    let si = "speed [m/s],diameter [m],density [kg/m^3],viscosity [Pa s]\n10,0.1,1.2,1.8e-5\n";
    let other = "speed [km/h],diameter [mm],density [g/L],viscosity [cP]\n36,100,1.2,0.018\n";
    let one = law.predict(&Table::from_csv(si).unwrap(), 0.95).unwrap();
    let same = law.predict(&Table::from_csv(other).unwrap(), 0.95).unwrap();
    assert_close(&one.values, &same.values, 1e-13);
}

#[test]
fn the_groups_of_a_problem_do_not_depend_on_its_units() {
    let one = Problem::parse("drag [N] ~ speed [m/s], diameter [m], density [kg/m^3], viscosity [Pa s]").unwrap();
    let other = Problem::parse("drag [lbf] ~ speed [mph], diameter [in], density [lb/ft^3], viscosity [cP]").unwrap();
    assert_eq!(one.solve().unwrap().groups(), other.solve().unwrap().groups());
    assert_eq!(one.fingerprint(), other.fingerprint());
    assert_ne!(one.fingerprint(), one.with(Variable::named_constant("g").unwrap()).unwrap().fingerprint());
}
