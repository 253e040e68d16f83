//! Tables as people write them: rounded numbers, inputs that rise and fall together, few rows, labels that a law needs.

use dimensionless::{FitOptions, Inputs, ModelChoice, PiBasis, Table, TableLaw};

/// Knuth's MMIX generator: numbers between −1 and 1.
struct Stream(u64);

impl Stream {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1u64 << 52) as f64 - 1.0
    }
}

/// Drag of bodies whose radius is half their diameter, written with so many digits.
fn written(digits: usize, seed: u64) -> Table {
    let mut stream = Stream(seed);
    let mut text = String::from("D [m],r [m],U [m/s],rho [kg/m^3],mu [Pa s],F [N]\n");
    for _ in 0..40 {
        let diameter = (1.2 * stream.next()).exp();
        let (speed, viscosity) = ((1.5 * stream.next()).exp(), 1e-3 * stream.next().exp());
        let drag = 1e3 * speed.powi(2) * diameter.powi(2) * (1e3 * speed * diameter / viscosity).powf(-0.25);
        let row = [diameter, 0.5 * diameter, speed, 1e3, viscosity, drag * (0.05 * stream.next()).exp()];
        let cells: Vec<String> = row.iter().map(|value| format!("{value:.*e}", digits - 1)).collect();
        text += &(cells.join(",") + "\n");
    }
    Table::from_csv(&text).unwrap()
}

fn fit(table: &Table, target: &str, model: ModelChoice) -> TableLaw {
    let options = FitOptions { model, ..FitOptions::default() };
    TableLaw::fit(&table.problem(target, &Inputs::all()).unwrap(), table, &options).unwrap()
}

#[test]
fn digits_of_inputs_that_vary_together_decide_nothing() {
    // Bodies of another shape: D/r is 1.996, 2.041 and 2.5, and the rows tell nothing about that.
    let new = Table::from_csv(
        "D [m],r [m],U [m/s],rho [kg/m^3],mu [Pa s]\n1,0.5,1,1000,1e-3\n1,0.501,1,1000,1e-3\n1,0.49,1,1000,1e-3\n1,0.4,1,1000,1e-3\n",
    )
    .unwrap();
    for digits in [3, 4, 5, 6, 8, 10, 12, 15] {
        for model in
            [ModelChoice::Auto, ModelChoice::PowerLaw, ModelChoice::Ridge(3), ModelChoice::GaussianProcess(None)]
        {
            for seed in 0..3 {
                let law = fit(&written(digits, seed), "F", model);
                let found = law.predict(&new, 0.95).unwrap();
                // 1000 (1e6)^(−1/4) = 31.62; one and a half times (0.8)² where the radius was taken.
                for (row, value) in found.values.iter().enumerate() {
                    let (low, high) = if row < 3 { (27.0, 37.0) } else { (17.0, 60.0) };
                    let (low, high) = if digits > 3 { (low, high) } else { (low / 5.0, high * 5.0) };
                    assert!((low..high).contains(value), "{digits} digits, {model}, row {row}: {value}\n{law}");
                    // Three digits leave D/r a range of its own, in which an exponent can hardly be told.
                    let widest = if digits > 3 { 4.0 } else { f64::INFINITY };
                    assert!(found.upper[row] / found.lower[row] < widest, "{digits} digits, {model}: {found:?}\n{law}");
                }
            }
        }
    }
    let law = fit(&written(10, 0), "F", ModelChoice::PowerLaw);
    let text = law.to_string();
    assert!(text.contains("D/r hardly varies in these data: its inputs rise and fall together, and how"), "{text}");
    // The factor is that of the formula, in which D/r does not stand.
    let factor: f64 = text["F = ".len()..].split(' ').next().unwrap().parse().unwrap();
    assert!((factor - 1.0).abs() < 0.2 && text.contains(" · Re^-0.25"), "{text}");
    assert!(law.predict(&new, 0.95).unwrap().outside[1..].iter().all(|&outside| outside > 1e-3));
}

#[test]
fn another_basis_of_inputs_that_vary_together_changes_no_prediction() {
    // From four digits on; with three, a rounded radius is one that varies by itself.
    for digits in [4, 7, 10] {
        let (train, test) = (written(digits, 3), written(digits, 4));
        let problem = train.problem("F", &Inputs::all()).unwrap();
        let basis = problem.solve().unwrap();
        let groups: Vec<Vec<i64>> = basis.groups().iter().map(|group| group.exponents().to_vec()).collect();
        let mixed: Vec<i64> = groups[0].iter().zip(&groups[1]).map(|(a, b)| a + 2 * b).collect();
        let other = PiBasis::with_groups(&problem, &[mixed, groups[1].clone()]).unwrap();
        for model in
            [ModelChoice::PowerLaw, ModelChoice::Ridge(3), ModelChoice::Smooth, ModelChoice::GaussianProcess(None)]
        {
            let options = FitOptions { model, ..FitOptions::default() };
            let of = |basis| TableLaw::fit_basis(basis, &train, &options).unwrap().predict(&test, 0.95).unwrap().values;
            for (one, two) in of(&basis).into_iter().zip(of(&other)) {
                assert!((one / two - 1.0).abs() < 1e-8, "{digits} digits, {model}: {one} and {two}");
            }
        }
    }
}

#[test]
fn an_exact_law_is_the_simplest_that_is_exact() {
    for seed in 0..6 {
        let mut stream = Stream(seed);
        let mut text = String::from("a [m],b [m],t [s],y [m/s]\n");
        for _ in 0..30 {
            let [a, b, t] = [0; 3].map(|_| stream.next().exp());
            text += &format!("{a},{b},{t},{}\n", a / t * (b / a).powf(0.3));
        }
        let law = fit(&Table::from_csv(&text).unwrap(), "y", ModelChoice::Auto);
        assert_eq!(law.model(), ModelChoice::PowerLaw, "{law}");
    }
}

#[test]
fn a_ridge_with_hardly_more_rows_than_groups_is_a_power_law() {
    let mut stream = Stream(1);
    let names: Vec<String> = (0..9).map(|i| format!("x{i} [m]")).collect();
    let mut text = names.join(",") + ",y [m]\n";
    for _ in 0..12 {
        let row: Vec<f64> = (0..10).map(|_| stream.next().exp()).collect();
        text += &(row.iter().map(f64::to_string).collect::<Vec<_>>().join(",") + "\n");
    }
    let table = Table::from_csv(&text).unwrap();
    let power = fit(&table, "y", ModelChoice::PowerLaw).predict(&table, 0.95).unwrap().values;
    for degree in [2, 3] {
        let law = fit(&table, "y", ModelChoice::Ridge(degree));
        assert!((law.quality().coefficients - 9.0).abs() < 0.1, "{law}");
        for (one, two) in law.predict(&table, 0.95).unwrap().values.iter().zip(&power) {
            assert!((one / two).ln().abs() < 0.01, "{one} {two}");
        }
    }
}

#[test]
fn labels_that_a_law_needs_are_not_held_out_unless_one_asks() {
    // Each alloy has values of its own for what only alloys change.
    let mut text = String::from("alloy,a [m],b [m],t [s],y [m/s]\n");
    let mut stream = Stream(5);
    for row in 0..20 {
        let (a, t) = (stream.next().exp(), stream.next().exp());
        let b = if row % 2 == 0 { a } else { 3.0 * a };
        text += &format!("{},{a},{b},{t},{}\n", ["A", "B"][row % 2], b / t * (0.1 * stream.next()).exp());
    }
    let table = Table::from_csv(&text).unwrap();
    let law = fit(&table, "y", ModelChoice::PowerLaw);
    assert_eq!(
        law.quality().cross_validation,
        "leave-one-out cross-validation, since the law needs each of its labels"
    );
    assert!(law.quality().cv_rmse.is_some());
    let labels = table.column("alloy").unwrap().group_indices();
    let options = FitOptions {
        model: ModelChoice::PowerLaw,
        cross_validation: Some(dimensionless::CrossValidation::Groups(labels)),
        ..FitOptions::default()
    };
    let asked = TableLaw::fit(&table.problem("y", &Inputs::all()).unwrap(), &table, &options).unwrap();
    assert_eq!(asked.quality().cv_rmse, None);
    assert!(asked.to_string().contains("; nothing could be held out by leave-one-label-out"), "{asked}");
}
