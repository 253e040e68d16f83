//! What the rows of a fit say of it, against fits without each row, closed forms and simulated sets.

mod constraint;
mod null;

use dimensionless::{
    Code, Diagnostics, FitOptions, Influence, Inputs, ModelChoice, PiBasis, Table, TableLaw, Trend, Unit, Variable,
    Weights,
};

use crate::stream::Stream;

/// A column of a name, a unit and its values in it.
type Column<'a> = (&'a str, &'a str, Vec<f64>);

fn table(columns: &[Column]) -> Table {
    let mut table = Table::new();
    for (name, unit, values) in columns {
        table.push(name, unit.parse::<Unit>().unwrap(), values).unwrap();
    }
    table
}

fn fit(table: &Table, target: &str, inputs: &Inputs, model: ModelChoice) -> TableLaw {
    let options = FitOptions { model, ..FitOptions::default() };
    TableLaw::fit(&table.problem(target, inputs).unwrap(), table, &options).unwrap()
}

fn trend<'a>(diagnostics: &'a Diagnostics, variable: &str) -> &'a Trend {
    diagnostics.trends.iter().find(|trend| trend.variable == variable).unwrap()
}

/// Pipe flow: the pressure gradient of a power law in Re with noise.
fn pipes(stream: &mut Stream, rows: usize, noise: f64) -> Table {
    let mut columns = vec![
        ("gradient", "Pa/m", Vec::new()),
        ("speed", "m/s", Vec::new()),
        ("diameter", "m", Vec::new()),
        ("density", "kg/m^3", Vec::new()),
        ("viscosity", "Pa s", Vec::new()),
        ("roughness", "m", Vec::new()),
        ("shift", "degC", Vec::new()),
    ];
    for _ in 0..rows {
        let [speed, diameter] = [stream.between(0.1, 10.0), stream.between(0.01, 1.0)];
        let [density, viscosity] = [stream.between(700.0, 1300.0), stream.between(5e-4, 5e-3)];
        let reynolds = density * speed * diameter / viscosity;
        let gradient =
            0.158 * reynolds.powf(-0.25) * density * speed.powi(2) / diameter * (noise * stream.normal()).exp();
        let row = [gradient, speed, diameter, density, viscosity, stream.between(1e-5, 1e-3), 40.0 * stream.uniform()];
        columns.iter_mut().zip(row).for_each(|((_, _, column), value)| column.push(value));
    }
    table(&columns)
}

const FLOW: [&str; 4] = ["speed", "diameter", "density", "viscosity"];

/// Pendulums whose swing is wide; the amplitude is known and no input.
fn pendulums(stream: &mut Stream, rows: usize) -> Table {
    let (mut length, mut mass, mut amplitude, mut period) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..rows {
        length.push(stream.between(0.1, 3.0));
        mass.push(stream.between(0.01, 1.0));
        amplitude.push(stream.between(0.1, 1.2));
        let (l, a) = (length[length.len() - 1], amplitude[amplitude.len() - 1]);
        let period_of_row = 2.0 * std::f64::consts::PI * (l / 9.80665_f64).sqrt() * (1.0 + a * a / 16.0);
        period.push(period_of_row * (0.01 * stream.normal()).exp());
    }
    table(&[("period", "s", period), ("length", "m", length), ("mass", "kg", mass), ("amplitude", "rad", amplitude)])
}

#[test]
fn influence_is_that_of_fits_without_each_row() {
    let rows = 14;
    let whole = pipes(&mut Stream(3), rows, 0.2);
    let law = fit(&whole, "gradient", &Inputs::only(&FLOW), ModelChoice::PowerLaw);
    let diagnostics = law.diagnose(&whole, None).unwrap();
    let names: Vec<&str> = whole.columns().iter().map(|column| column.name()).collect();
    let without = |left_out: usize| {
        let mut part = Table::new();
        for name in &names {
            let column = whole.column(name).unwrap();
            let mut values = column.numbers().unwrap().to_vec();
            values.remove(left_out);
            part.push(name, Unit::coherent(&column.unit().unwrap().dimension()), &values).unwrap();
        }
        part
    };
    let response = |law: &TableLaw, table: &Table| -> Vec<f64> {
        law.predict(table, 0.95).unwrap().values.iter().map(|value| value.ln()).collect()
    };
    let observed: Vec<f64> = whole.column("gradient").unwrap().numbers().unwrap().iter().map(|y| y.ln()).collect();
    let fitted = response(&law, &whole);
    let variance = observed.iter().zip(&fitted).map(|(y, f)| (y - f).powi(2)).sum::<f64>() / (rows - 2) as f64;
    for (row, found) in diagnostics.rows.iter().enumerate() {
        let part = without(row);
        let other = fit(&part, "gradient", &Inputs::only(&FLOW), ModelChoice::PowerLaw);
        let predicted = response(&other, &whole);
        let (residual, held_out) = (observed[row] - fitted[row], observed[row] - predicted[row]);
        let influence = found.influence.as_ref().unwrap();
        assert!((found.residual - residual).abs() < 1e-10);
        assert!((influence.held_out - held_out).abs() < 1e-9);
        assert!((influence.leverage - (1.0 - residual / held_out)).abs() < 1e-8);
        // Cook 1977: the squared change of all fitted values over p s².
        let moved: f64 = fitted.iter().zip(&predicted).map(|(a, b)| (a - b).powi(2)).sum();
        assert!((influence.cook - moved / (2.0 * variance)).abs() < 1e-8 * (1.0 + influence.cook));
        let left: f64 = (0..rows).filter(|&i| i != row).map(|i| (observed[i] - predicted[i]).powi(2)).sum();
        let studentised = residual / (left / (rows - 3) as f64 * (1.0 - influence.leverage)).sqrt();
        assert!((influence.studentised - studentised).abs() < 1e-7 * studentised.abs());
    }
    let leverages: f64 = diagnostics.rows.iter().map(|row| row.influence.as_ref().unwrap().leverage).sum();
    assert!((leverages - 2.0).abs() < 1e-9, "the leverages add up to the coefficients: {leverages}");
}

#[test]
fn a_misprint_is_an_outlier_and_others_are_not() {
    let mut stream = Stream(8);
    let (x, mut y): (Vec<f64>, Vec<f64>) =
        (1..=20).map(f64::from).map(|x| (x, 3.0 * x * x * (0.02 * stream.normal()).exp())).unzip();
    y[6] *= 1.3;
    let table = table(&[("area", "m^2", y), ("side", "m", x)]);
    let law = fit(&table, "area", &Inputs::all(), ModelChoice::Constant);
    let rows = law.diagnose(&table, None).unwrap().rows;
    let is_outlier = |influence: &Option<Influence>| influence.as_ref().is_some_and(Influence::is_outlier);
    let outliers: Vec<usize> = (0..20).filter(|&row| is_outlier(&rows[row].influence)).collect();
    assert_eq!(outliers, [6]);
}

#[test]
fn a_missing_quantity_is_found_and_those_that_play_no_part_are_not() {
    let table = pendulums(&mut Stream(1), 40);
    let inputs = Inputs::only(&["length", "mass"]).constant(Variable::named_constant("g").unwrap());
    let diagnostics = fit(&table, "period", &inputs, ModelChoice::Auto).diagnose(&table, None).unwrap();
    let amplitude = trend(&diagnostics, "amplitude");
    assert!(amplitude.is_found() && amplitude.shape == "rises" && amplitude.explained > 0.5);
    assert!(!trend(&diagnostics, "length").is_found() && !trend(&diagnostics, "mass").is_found());
}

#[test]
fn a_law_that_holds_has_no_trends_in_95_of_100_sets() {
    let sets = 200;
    let found = (0..sets).filter(|&set| {
        let table = pipes(&mut Stream(1000 + set), 30, 0.1);
        let law = fit(&table, "gradient", &Inputs::only(&FLOW), ModelChoice::PowerLaw);
        law.diagnose(&table, None).unwrap().trends.iter().any(Trend::is_found)
    });
    let found = found.count();
    println!("trends in {found} of {sets} sets");
    assert!(found <= 10, "trends in {found} of {sets} sets");
    assert!(found > 0, "a test that never finds anything would pass too");
}

#[test]
fn a_stiff_family_has_a_trend_in_its_own_group() {
    let mut stream = Stream(4);
    let (mut drag, mut x, mut h) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..60 {
        let ratio = stream.between(0.01, 100.0);
        x.push(ratio);
        h.push(1.0);
        drag.push((1.0 + ratio) * (0.05 * stream.normal()).exp());
    }
    let table = table(&[("y", "m", drag), ("x", "m", x), ("h", "m", h)]);
    let power = fit(&table, "y", &Inputs::all(), ModelChoice::PowerLaw).diagnose(&table, None).unwrap();
    assert!(power.trends[0].is_found() && power.trends[0].shape == "lowest in the middle");
    let curve = fit(&table, "y", &Inputs::all(), ModelChoice::Polynomial(4)).diagnose(&table, None).unwrap();
    assert!(!curve.trends[0].is_found(), "{:?}", curve.trends[0]);
}

#[test]
fn systems_that_differ_are_told_by_their_labels() {
    let mut stream = Stream(6);
    let mut columns = (Vec::new(), Vec::new(), Vec::new());
    for row in 0..30 {
        let side = stream.between(1.0, 10.0);
        columns.0.push(side.powi(2) * [1.0, 1.0, 1.2][row % 3] * (0.02 * stream.normal()).exp());
        columns.1.push(side);
        columns.2.push(["larch", "oak", "pine"][row % 3]);
    }
    let mut table = table(&[("area", "m^2", columns.0), ("side", "m", columns.1)]);
    table.push_labels("tree", &columns.2).unwrap();
    table
        .push_labels(
            "run",
            &(0..30).map(|i| i.to_string()).collect::<Vec<_>>().iter().map(String::as_str).collect::<Vec<_>>(),
        )
        .unwrap();
    let diagnostics = fit(&table, "area", &Inputs::all(), ModelChoice::Auto).diagnose(&table, None).unwrap();
    let tree = trend(&diagnostics, "tree");
    assert!(tree.is_found() && tree.shape.starts_with("highest for `pine`"));
    assert_eq!((diagnostics.untested[0].variable.as_str(), diagnostics.untested.len()), ("run", 1));
}

#[test]
fn diagnostics_do_not_depend_on_units_groups_or_threads() {
    let si = pipes(&mut Stream(11), 40, 0.1);
    let inputs = Inputs::only(&["speed", "diameter", "density", "viscosity", "roughness"]);
    let law = fit(&si, "gradient", &inputs, ModelChoice::PowerLaw);
    let diagnose = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| law.diagnose(&si, None).unwrap())
    };
    let found = diagnose(1);
    assert_eq!(found, diagnose(2));
    let mut other = Table::new();
    for column in si.columns() {
        let unit: Unit = match column.name() {
            "gradient" => "psi/ft",
            "speed" => "km/h",
            "diameter" => "in",
            "density" => "lb/ft^3",
            "viscosity" => "cP",
            "roughness" => "um",
            _ => "K",
        }
        .parse()
        .unwrap();
        let values: Vec<f64> = column.numbers().unwrap().iter().map(|&value| unit.from_si(value)).collect();
        other.push(column.name(), unit, &values).unwrap();
    }
    let problem = other.problem("gradient", &inputs).unwrap();
    let solved = problem.solve().unwrap();
    let mut groups: Vec<Vec<i64>> = solved.groups().iter().map(|group| group.exponents().to_vec()).collect();
    let second = groups[1].clone();
    groups[0].iter_mut().zip(second).for_each(|(exponent, other)| *exponent += other);
    let basis = PiBasis::with_groups(&problem, &groups).unwrap();
    let options = FitOptions { model: ModelChoice::PowerLaw, ..FitOptions::default() };
    let again = TableLaw::fit_basis(&basis, &other, &options).unwrap().diagnose(&other, None).unwrap();
    for name in ["speed", "diameter", "density", "viscosity", "roughness", "shift"] {
        let (one, two) = (trend(&found, name), trend(&again, name));
        assert_eq!((one.p_value, &one.shape), (two.p_value, &two.shape), "{name}");
        assert!((one.explained - two.explained).abs() < 1e-8);
    }
    for (one, two) in found.rows.iter().zip(&again.rows) {
        assert!((one.residual - two.residual).abs() < 1e-9);
        let [one, two] = [one, two].map(|row| row.influence.as_ref().unwrap().cook);
        assert!((one - two).abs() < 1e-8 * (1.0 + one));
    }
}

#[test]
fn many_rows_are_tested_without_shuffles() {
    let table = pipes(&mut Stream(5), 30_000, 0.1);
    let law = fit(&table, "gradient", &Inputs::only(&FLOW), ModelChoice::PowerLaw);
    let diagnostics = law.diagnose(&table, None).unwrap();
    assert!(diagnostics.trends.iter().all(|trend| trend.p_value > 1e-4 && trend.explained < 1e-3));
    assert_ne!((diagnostics.trends[0].p_value * 1000.0).fract(), 0.0);
}

/// Rows in two groups whose law bends.
fn bent(rows: usize) -> Table {
    let mut stream = Stream(23);
    let mut columns =
        vec![("y", "m", Vec::new()), ("a", "m", Vec::new()), ("b", "m", Vec::new()), ("c", "m", Vec::new())];
    for _ in 0..rows {
        let [a, b, c] = [stream.between(0.1, 10.0), stream.between(0.1, 10.0), stream.between(0.5, 2.0)];
        let y = a * (1.0 + 0.3 * (b / a)) * (c / a).powf(0.2) * (0.1 * stream.normal()).exp();
        columns.iter_mut().zip([y, a, b, c]).for_each(|((_, _, column), value)| column.push(value));
    }
    table(&columns)
}

#[test]
fn influence_is_known_for_smoothers() {
    let rows = 40;
    let whole = bent(rows);
    for model in ["ridge:3", "smooth", "gp", "gp:2.5"] {
        let law = fit(&whole, "y", &Inputs::all(), model.parse().unwrap());
        let found = law.diagnose(&whole, None).unwrap().rows;
        let influences: Vec<&Influence> = found.iter().map(|row| row.influence.as_ref().unwrap()).collect();
        let leverages: f64 = influences.iter().map(|influence| influence.leverage).sum();
        let coefficients = law.quality().coefficients;
        assert!((leverages / coefficients - 1.0).abs() < 1e-6, "{model}: {leverages} {coefficients}");
        for (row, influence) in found.iter().zip(&influences) {
            assert!((influence.held_out * (1.0 - influence.leverage) - row.residual).abs() < 1e-9, "{model}");
            assert!((0.0..1.0).contains(&influence.leverage) && influence.cook >= 0.0, "{model}: {influence:?}");
        }
        // Student's t: of forty rows two or so lie beyond two standard errors.
        let beyond = influences.iter().filter(|influence| influence.studentised.abs() > 2.0).count();
        assert!(beyond <= 5, "{model}: {beyond}");
        if law.quality().coefficients < 20.0 && !model.starts_with("ridge") {
            // Rows that are left out by themselves have this error.
            let squares: f64 = influences.iter().map(|influence| influence.held_out.powi(2)).sum();
            let expected = law.quality().cv_rmse.unwrap();
            assert!(((squares / rows as f64).sqrt() / expected - 1.0).abs() < 1e-6, "{model}");
        }
    }
    for model in ["huber", "blend"] {
        let inputs = Inputs::only(&["a", "b"]);
        let found = fit(&whole, "y", &inputs, model.parse().unwrap()).diagnose(&whole, None).unwrap();
        assert!(found.rows.iter().all(|row| row.influence.is_none()), "{model}");
    }
}

#[test]
fn a_wrong_row_stands_out_of_every_smoother() {
    let mut columns = Vec::new();
    let whole = bent(60);
    for name in ["y", "a", "b", "c"] {
        let mut values = whole.column(name).unwrap().numbers().unwrap().to_vec();
        if name == "y" {
            values[17] *= 3.0;
        }
        columns.push((name, "m", values));
    }
    let wrong = table(&columns);
    for model in ["ridge:2", "smooth", "gp"] {
        let found = fit(&wrong, "y", &Inputs::all(), model.parse().unwrap()).diagnose(&wrong, None).unwrap();
        let is_outlier = |row: &usize| found.rows[*row].influence.as_ref().is_some_and(Influence::is_outlier);
        assert_eq!((0..60).filter(is_outlier).collect::<Vec<_>>(), [17], "{model}");
    }
}

#[test]
fn an_exact_law_leaves_nothing_to_read() {
    let table = Table::from_csv("area [m^2],side [m],age [s]\n2,1,5\n8,2,7\n18,3,1\n32,4,2\n2,1,5\n").unwrap();
    let diagnostics = fit(&table, "area", &Inputs::only(&["side"]), ModelChoice::Auto).diagnose(&table, None).unwrap();
    assert!(diagnostics.trends.is_empty() && diagnostics.untested.is_empty());
    assert!(diagnostics.rows.iter().all(|row| row.influence.is_none() && row.residual.abs() < 1e-12));
    assert_eq!(diagnostics.duplicated_rows, 1);
}

#[test]
fn a_law_of_a_signed_target_is_diagnosed_over_its_scale() {
    let mut stream = Stream(9);
    let (mut lift, mut a, mut b, mut extra) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..40 {
        a.push(stream.between(1.0, 2.0));
        b.push(stream.normal());
        extra.push(stream.normal());
        let row = a.len() - 1;
        lift.push(a[row] * (0.5 * b[row] / a[row] + extra[row].powi(2) + 0.1 * stream.normal()) - a[row]);
    }
    let table = table(&[("lift", "m", lift), ("a", "m", a), ("b", "m", b), ("extra", "s", extra)]);
    let diagnostics =
        fit(&table, "lift", &Inputs::only(&["a", "b"]), ModelChoice::PowerLaw).diagnose(&table, None).unwrap();
    assert_eq!(diagnostics.loss, dimensionless::Loss::Scaled);
    let extra = trend(&diagnostics, "extra");
    assert!(extra.is_found() && extra.shape == "lowest in the middle", "{extra:?}");
}

#[test]
fn rows_that_the_law_was_not_fitted_to_are_refused() {
    let data = "area [m^2],side [m],width [m]\n1.1,1,2\n3.9,2,3\n9.1,3,9\n16,4,2\n";
    let table = Table::from_csv(data).unwrap();
    let law = fit(&table, "area", &Inputs::all(), ModelChoice::PowerLaw);
    for (changed, message) in [
        (data.replace("16,4,2\n", ""), "it was fitted to 4 rows, and these are 3"),
        (data.replace("9.1,3,9", "9.1,3,90"), "the group `side/width` has another range in these"),
        (
            data.replace("16,4,2", "61,4,2"),
            "the root mean square of its residuals was 0.0430, and here it is 0.6717 with equal weights",
        ),
    ] {
        let error = law.diagnose(&Table::from_csv(&changed).unwrap(), None).unwrap_err();
        assert_eq!(error.to_string(), format!("the law was not fitted to these rows: {message}"));
        assert_eq!(error.code(), Code::Schema);
    }
    let error = law.diagnose(&Table::from_csv("side [m],width [m]\n1,2\n2,3\n3,9\n4,2\n").unwrap(), None).unwrap_err();
    assert_eq!(error.to_string(), "no column is called `area`");
}

/// Areas of squares whose errors are known and differ tenfold, and a column that plays no part.
fn uneven(stream: &mut Stream, rows: usize) -> (Table, Weights) {
    let [mut area, mut side, mut uncertainty, mut age] = [const { Vec::new() }; 4];
    for _ in 0..rows {
        let (length, relative) = (stream.between(0.1, 10.0), stream.between(0.02, 0.2));
        side.push(length);
        age.push(stream.between(1.0, 100.0));
        area.push(3.0 * length * length * (relative * stream.normal()).exp());
        uncertainty.push(relative * area[area.len() - 1]);
    }
    let weights = Weights::Uncertainties(uncertainty);
    (table(&[("area", "m^2", area), ("side", "m", side), ("width", "m", age)]), weights)
}

fn fit_weighted(table: &Table, inputs: &Inputs, weights: &Weights) -> TableLaw {
    let options = FitOptions { model: ModelChoice::PowerLaw, weights: Some(weights.clone()), ..FitOptions::default() };
    TableLaw::fit(&table.problem("area", inputs).unwrap(), table, &options).unwrap()
}

#[test]
fn weighted_rows_have_the_influence_of_weighted_fits_without_them() {
    let rows = 12;
    let (whole, weights) = uneven(&mut Stream(3), rows);
    let law = fit_weighted(&whole, &Inputs::all(), &weights);
    let found = law.diagnose(&whole, Some(&weights)).unwrap().rows;
    let numbers = |name: &str| whole.column(name).unwrap().numbers().unwrap().to_vec();
    let Weights::Uncertainties(uncertainties) = &weights else { panic!("they are uncertainties") };
    let observed: Vec<f64> = numbers("area").iter().map(|y| y.ln()).collect();
    let shares: Vec<f64> = numbers("area").iter().zip(uncertainties).map(|(y, u)| (y / u).powi(2)).collect();
    let total: f64 = shares.iter().sum();
    let shares: Vec<f64> = shares.iter().map(|share| share * rows as f64 / total).collect();
    let response = |law: &TableLaw| -> Vec<f64> {
        law.predict(&whole, 0.95).unwrap().values.iter().map(|value| value.ln()).collect()
    };
    let fitted = response(&law);
    let weighted = |skipped: usize, fitted: &[f64]| -> f64 {
        let others = (0..rows).filter(|&row| row != skipped);
        others.map(|row| shares[row] * (observed[row] - fitted[row]).powi(2)).sum()
    };
    let variance = weighted(rows, &fitted) / (rows - 2) as f64;
    for (row, found) in found.iter().enumerate() {
        let columns = [("area", "m^2"), ("side", "m"), ("width", "m")].map(|(name, unit)| {
            let mut values = numbers(name);
            values.remove(row);
            (name, unit, values)
        });
        let mut left = uncertainties.clone();
        left.remove(row);
        let predicted = response(&fit_weighted(&table(&columns), &Inputs::all(), &Weights::Uncertainties(left)));
        let influence = found.influence.as_ref().unwrap();
        assert!((found.residual - (observed[row] - fitted[row])).abs() < 1e-10);
        assert!((influence.held_out - (observed[row] - predicted[row])).abs() < 1e-9);
        let moved: f64 = (0..rows).map(|i| shares[i] * (fitted[i] - predicted[i]).powi(2)).sum();
        assert!((influence.cook - moved / (2.0 * variance)).abs() < 1e-8 * (1.0 + influence.cook));
        let without = weighted(row, &predicted) / (rows - 3) as f64;
        let studentised = shares[row].sqrt() * found.residual / (without * (1.0 - influence.leverage)).sqrt();
        assert!((influence.studentised - studentised).abs() < 1e-7 * studentised.abs());
    }
    let leverages: f64 = found.iter().map(|row| row.influence.as_ref().unwrap().leverage).sum();
    assert!((leverages - 2.0).abs() < 1e-9, "the leverages add up to the coefficients: {leverages}");
}

#[test]
fn known_errors_that_differ_make_no_trends_and_no_outliers() {
    let sets = 100;
    let (mut trends, mut outliers, mut refused) = (0, 0, 0);
    for set in 0..sets {
        let (table, weights) = uneven(&mut Stream(700 + set), 25);
        let law = fit_weighted(&table, &Inputs::only(&["side"]), &weights);
        let found = law.diagnose(&table, Some(&weights)).unwrap();
        trends += usize::from(found.trends.iter().any(Trend::is_found));
        outliers += usize::from(found.rows.iter().any(|row| row.influence.as_ref().unwrap().is_outlier()));
        let free = law.constraint_test(&table, Some(&weights)).unwrap();
        refused += usize::from(free.p_value < 0.05);
    }
    println!("{trends} trends, {outliers} outliers, {refused} refused");
    assert!(trends <= 11 && outliers <= 11 && (1..=12).contains(&refused), "{trends}, {outliers}, {refused} of {sets}");
}

#[test]
fn the_weights_of_a_fit_belong_to_its_diagnosis() {
    let (table, weights) = uneven(&mut Stream(5), 20);
    let law = fit_weighted(&table, &Inputs::only(&["side"]), &weights);
    let error = law.diagnose(&table, None).unwrap_err();
    assert!(error.to_string().ends_with("with equal weights"), "{error}");
    let other = Weights::Relative((1..=20).map(f64::from).collect());
    let error = law.diagnose(&table, Some(&other)).unwrap_err();
    assert!(error.to_string().ends_with("with these weights"), "{error}");
    let few = Weights::Relative(vec![1.0; 3]);
    assert_eq!(law.diagnose(&table, Some(&few)).unwrap_err().to_string(), "there are 3 weights and 20 rows");
    let test = law.null_test(&table, Some(&weights), 19, 0).unwrap();
    assert_eq!(Some(test.cv_rmse), law.quality().cv_rmse);
}
