//! Laws of textbooks come back from noisy data: exponents and prefactors within their intervals.

use dimensionless::{FitOptions, Inputs, ModelChoice, Table, TableLaw};

use crate::stream::Stream;
use std::fmt::Write;

fn fit(text: &str, target: &str, model: ModelChoice) -> TableLaw {
    let table = Table::from_csv(text).unwrap();
    let options = FitOptions { model, ..FitOptions::default() };
    TableLaw::fit(&table.problem(target, &Inputs::all()).unwrap(), &table, &options).unwrap()
}

/// How many of the coefficients lie within their 95 % intervals, over several seeds.
fn hits(seeds: u64, law: impl Fn(u64) -> TableLaw, expected: &[(&str, f64)]) -> (usize, usize) {
    let mut inside = 0;
    for seed in 0..seeds {
        let coefficients = law(seed).coefficients();
        for (name, value) in expected {
            let found = coefficients.iter().find(|coefficient| coefficient.name == *name);
            let found = found.unwrap_or_else(|| panic!("no `{name}` in {coefficients:?}"));
            inside += usize::from(found.lower <= *value && *value <= found.upper);
        }
    }
    (inside, expected.len() * seeds as usize)
}

/// Blasius 1913: τ = 0.0396 ρ U² Re^(−1/4).
#[test]
fn friction_in_smooth_pipes_has_the_exponent_of_blasius() {
    let law = |seed| {
        let mut stream = Stream(seed);
        let mut text = String::from("tau [Pa],speed [m/s],diameter [cm],density [kg/m^3],viscosity [mPa s]\n");
        for _ in 0..80 {
            let (speed, diameter) = ((1.2 * stream.normal()).exp(), 2.0 * stream.normal().exp());
            let (density, viscosity) = (950.0 + 100.0 * stream.uniform(), stream.normal().exp());
            let reynolds = density * speed * diameter * 1e-2 / (viscosity * 1e-3);
            let tau = 0.0396 * density * speed * speed * reynolds.powf(-0.25) * (0.03 * stream.normal()).exp();
            writeln!(text, "{tau:e},{speed:e},{diameter:e},{density:e},{viscosity:e}").unwrap();
        }
        fit(&text, "tau", ModelChoice::PowerLaw)
    };
    let (inside, asked) = hits(20, law, &[("intercept", 0.0396_f64.ln()), ("Re", -0.25)]);
    assert!(inside * 100 >= asked * 85, "{inside} of {asked}");
}

/// Dittus and Boelter 1930: Nu = 0.023 Re^0.8 Pr^0.4.
#[test]
fn forced_convection_has_the_exponents_of_dittus_and_boelter() {
    let law = |seed| {
        let mut stream = Stream(seed + 100);
        let mut text = String::from(
            "h [W/(m^2 K)],speed [m/s],diameter [cm],density [kg/m^3],viscosity [mPa s],conductivity [W/(m K)],heat_capacity [J/(kg K)]\n",
        );
        for _ in 0..120 {
            let (speed, diameter) = ((0.8 * stream.normal()).exp(), 2.0 * (0.6 * stream.normal()).exp());
            let (density, viscosity) = (950.0 + 100.0 * stream.uniform(), (0.7 * stream.normal()).exp());
            let (k, cp) = (0.3 * (0.5 * stream.normal()).exp(), 3000.0 + 1500.0 * stream.uniform());
            let reynolds = density * speed * diameter * 1e-2 / (viscosity * 1e-3);
            let prandtl = cp * viscosity * 1e-3 / k;
            let nusselt = 0.023 * reynolds.powf(0.8) * prandtl.powf(0.4) * (0.05 * stream.normal()).exp();
            let h = nusselt * k / (diameter * 1e-2);
            writeln!(text, "{h:e},{speed:e},{diameter:e},{density:e},{viscosity:e},{k:e},{cp:e}").unwrap();
        }
        let table = Table::from_csv(&text).unwrap();
        let problem = table.problem("h", &Inputs::all()).unwrap();
        let declared = [
            "Re = density*speed*diameter/viscosity",
            "Pr = heat_capacity*viscosity/conductivity",
            "E = speed^2*diameter*density/(heat_capacity*viscosity)",
        ];
        let basis =
            dimensionless::PiBasis::with_declared(&problem, &declared[..problem.solve().unwrap().groups().len()])
                .unwrap();
        let options = FitOptions { model: ModelChoice::PowerLaw, ..FitOptions::default() };
        TableLaw::fit_basis(&basis, &table, &options).unwrap()
    };
    assert_eq!(law(0).scale().to_string(), "diameter⁻¹ conductivity");
    let (inside, asked) = hits(20, law, &[("intercept", 0.023_f64.ln()), ("Re", 0.8), ("Pr", 0.4)]);
    assert!(inside * 100 >= asked * 85, "{inside} of {asked}");
}

/// The drag of a sphere between its asymptotes: C = 24/Re + 0.4, so F = (π/8) (24/Re + 0.4) ρ U² D².
#[test]
fn the_drag_of_a_sphere_is_a_blend_of_its_asymptotes() {
    let law = |seed| {
        let mut stream = Stream(seed + 200);
        let mut text = String::from("drag [N],speed [m/s],diameter [mm],density [kg/m^3],viscosity [Pa s]\n");
        for _ in 0..100 {
            let reynolds = 10_f64.powf(-1.0 + 6.0 * stream.uniform());
            let (diameter, density) = (5.0 * (0.5 * stream.normal()).exp(), 900.0 + 200.0 * stream.uniform());
            let viscosity = 10_f64.powf(-2.0 + stream.uniform());
            let speed = reynolds * viscosity / (density * diameter * 1e-3);
            let drag = std::f64::consts::PI / 8.0
                * (24.0 / reynolds + 0.4)
                * density
                * (speed * diameter * 1e-3).powi(2)
                * (0.02 * stream.normal()).exp();
            writeln!(text, "{drag:e},{speed:e},{diameter:e},{density:e},{viscosity:e}").unwrap();
        }
        fit(&text, "drag", ModelChoice::Blend)
    };
    let factor = std::f64::consts::PI / 8.0;
    let expected = [
        ("1: intercept", (24.0 * factor).ln()),
        ("1: Re", -1.0),
        ("2: intercept", (0.4 * factor).ln()),
        ("2: Re", 0.0),
    ];
    let (inside, asked) = hits(10, law, &expected);
    assert!(inside * 100 >= asked * 80, "{inside} of {asked}");
    assert!(law(0).formula().contains(" + "), "{}", law(0).formula());
}
