//! Angles enter by their cosine and sine: the zero of an angle, and full turns, are nobody's business.

use dimensionless::{
    Code, CrossValidation, DiscoverOptions, Error, FitOptions, Inputs, ModelChoice, Need, Problem, ReadOptions, Table,
    TableFile, TableLaw, Unit, Variable, discover,
};
use proptest::prelude::*;

const MODELS: [ModelChoice; 5] = [
    ModelChoice::PowerLaw,
    ModelChoice::Ridge(2),
    ModelChoice::GaussianProcess(None),
    ModelChoice::Smooth,
    ModelChoice::Ridge(3),
];

/// A number between −1 and 1 that looks like chance.
fn chance(row: usize, column: usize) -> f64 {
    2.0 * ((row * 37 + column * 101 + 11) as f64 * 0.618_033_988_75).fract() - 1.0
}

/// Winds in degrees, with times and speeds, and how far something drifts in them.
fn drifts(rows: usize) -> [Vec<f64>; 4] {
    let wind: Vec<f64> = (0..rows).map(|row| 180.0 + 180.0 * chance(row, 1)).collect();
    let time: Vec<f64> = (0..rows).map(|row| 3.0 * chance(row, 2).exp()).collect();
    let speed: Vec<f64> = (0..rows).map(|row| 5.0 * (0.5 * chance(row, 3)).exp()).collect();
    let drift = |row: usize| {
        let share = 0.4 + 0.8 * (wind[row] - 20.0).to_radians().cos() + 0.2 * (2.0 * wind[row]).to_radians().sin();
        time[row] * speed[row] * (share + 0.05 * chance(row, 4)).exp()
    };
    let drift = (0..rows).map(drift).collect();
    [wind, time, speed, drift]
}

/// The drifts as a table, with winds in a unit.
fn table(wind: &[f64], unit: &str, [_, time, speed, drift]: &[Vec<f64>; 4]) -> Table {
    let mut table = Table::new();
    table.push("wind", unit.parse().unwrap(), wind).unwrap();
    table.push("time", "s".parse().unwrap(), &time[..wind.len()]).unwrap();
    table.push("speed", "m/s".parse().unwrap(), &speed[..wind.len()]).unwrap();
    table.push("drift", "m".parse().unwrap(), &drift[..wind.len()]).unwrap();
    table
}

fn options(model: ModelChoice) -> FitOptions {
    FitOptions { model, cross_validation: Some(CrossValidation::LeaveOneOut), ..FitOptions::default() }
}

fn fit(table: &Table, inputs: &Inputs, model: ModelChoice) -> TableLaw {
    TableLaw::fit(&table.problem("drift", inputs).unwrap(), table, &options(model)).unwrap()
}

fn law(model: ModelChoice) -> TableLaw {
    let rows = drifts(40);
    fit(&table(&rows[0], "deg", &rows), &Inputs::all(), model)
}

/// The values of new rows, the wind in a unit.
fn predicted(law: &TableLaw, wind: &[f64], unit: &str) -> Vec<f64> {
    law.predict(&table(wind, unit, &drifts(wind.len())), 0.95).unwrap().values
}

#[track_caller]
fn assert_near(found: &[f64], expected: &[f64], tolerance: f64) {
    for (found, expected) in found.iter().zip(expected) {
        assert!((found / expected - 1.0).abs() < tolerance, "{found} is not {expected}");
    }
}

fn names(problem: &Problem) -> Vec<&str> {
    problem.variables().iter().map(Variable::name).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]
    #[test]
    fn the_zero_of_an_angle_and_full_turns_change_no_prediction(
        shift in -400.0..400.0_f64,
        turns in prop::collection::vec(-3..=3_i32, 30),
    ) {
        let rows = drifts(30);
        let turned = |wind: &f64, turns: &i32| wind + shift + 360.0 * f64::from(*turns);
        let other: Vec<f64> = rows[0].iter().zip(&turns).map(|(wind, turns)| turned(wind, turns)).collect();
        let new = [5.0, 140.0, 275.0, 359.5];
        let new_other: Vec<f64> = new.iter().zip(&turns).map(|(wind, turns)| turned(wind, turns)).collect();
        for model in MODELS {
            let inputs = Inputs::all().angle("wind");
            let own = fit(&table(&rows[0], "deg", &rows), &inputs, model);
            let shifted = fit(&table(&other, "deg", &rows), &inputs, model);
            let (found, expected) = (predicted(&shifted, &new_other, "deg"), predicted(&own, &new, "deg"));
            for (found, expected) in found.iter().zip(&expected) {
                prop_assert!((found / expected - 1.0).abs() < 1e-8, "{}: {} is not {}", model, found, expected);
            }
        }
    }
}

#[test]
fn a_choice_keeps_an_angle_as_a_whole() {
    // The cosine alone decides; the sine comes with it.
    let [wind, time, speed, _] = drifts(60);
    let drift =
        |row: usize| time[row] * speed[row] * (0.8 * wind[row].to_radians().cos() + 0.02 * chance(row, 4)).exp();
    let rows = [wind.clone(), time.clone(), speed.clone(), (0..60).map(drift).collect()];
    let table = table(&rows[0], "deg", &rows);
    let problem = table.problem("drift", &Inputs::all()).unwrap();
    let law = TableLaw::fit(&problem, &table, &FitOptions::default()).unwrap();
    let groups: Vec<String> = law.groups().iter().map(ToString::to_string).collect();
    assert_eq!(groups, ["cos(wind)", "sin(wind)"]);
}

#[test]
fn values_and_units_decide_which_angles_enter_as_cosine_and_sine() {
    let table = Table::from_csv(
        "y [m],x [m],wind [deg],tilt [mrad],aoa [arcmin],lean [°],count [1],spin [rpm]\n\
         1,1,350,10,0,-3,0,0\n2,3,20,400,600,4,-1,-20\n",
    )
    .unwrap();
    let problem = table.problem("y", &Inputs::all()).unwrap();
    let expected =
        ["x", "cos(wind)", "sin(wind)", "tilt", "cos(aoa)", "sin(aoa)", "cos(lean)", "sin(lean)", "count", "spin"];
    assert_eq!(names(&problem), expected);
    let why = |name| table.column(name).unwrap().why_cosine_and_sine();
    assert_eq!(why("wind"), Some("it spans more than half a turn"));
    assert_eq!((why("aoa"), why("lean")), (Some("it touches zero"), Some("it is negative in some rows")));
    assert_eq!((why("tilt"), why("count"), why("spin")), (None, None, None));

    let said = Inputs::only(&["x", "wind", "aoa", "count"]).number("wind").number("aoa").angle("count");
    assert_eq!(names(&table.problem("y", &said).unwrap()), ["x", "wind", "aoa", "cos(count)", "sin(count)"]);
    // Half a turn is 10° to 190°, rounded as it may be.
    let half = Table::from_csv("y [m],x [m],a [deg]\n1,1,10\n2,3,190\n").unwrap();
    assert_eq!(names(&half.problem("y", &Inputs::all()).unwrap()), ["x", "a"]);
}

#[test]
fn what_is_an_angle_is_told_by_the_unit_alone() {
    for text in ["rad", "mrad", "deg", "°", "′", "″", "arcmin", "mas", "gon", "rev", "turn", "0.01 deg", "mil_NATO"]
    {
        assert!(text.parse::<Unit>().unwrap().is_angle(), "{text}");
    }
    for text in ["1", "%", "sr", "rpm", "rev/min", "rad/s", "rad^2", "deg m", "1/rad", "m"] {
        assert!(!text.parse::<Unit>().unwrap().is_angle(), "{text}");
    }
    let mut units = dimensionless::Units::new();
    units.declare_unit("tick", "0.5 deg").unwrap();
    units.declare_unit("share", "0.5").unwrap();
    assert!(units.parse("tick").unwrap().is_angle() && !units.parse("share").unwrap().is_angle());
}

#[test]
fn what_is_said_of_columns_that_cannot_be_so_is_refused() {
    let table = Table::from_csv("y [m],x [m],a [deg]\n1,1,0\n2,3,20\n").unwrap();
    let refused = |inputs: &Inputs| -> (Code, String) {
        let error: Error = table.problem("y", inputs).unwrap_err();
        (error.code(), error.to_string())
    };
    let dimension = "column `x` has the dimension [L] where [1] is needed";
    assert_eq!(refused(&Inputs::all().angle("x")), (Code::UnitDimension, dimension.to_owned()));
    let no_input = "column `a` is no input, so it does not matter how it enters";
    assert_eq!(refused(&Inputs::all_but(&["a"]).number("a")), (Code::Column, no_input.to_owned()));
    let both = "`a` is said to be an angle and a number";
    assert_eq!(refused(&Inputs::all().number("a").angle("a")), (Code::Declaration, both.to_owned()));
    assert_eq!(refused(&Inputs::all().angle("b")).0, Code::Column);
}

#[test]
fn a_law_takes_the_angle_itself_in_any_unit_and_names_it() {
    let law = law(ModelChoice::GaussianProcess(None));
    assert_eq!(law.inputs().iter().map(|input| input.name()).collect::<Vec<_>>(), ["wind", "time", "speed"]);
    let degrees = [3.0, 100.0, 250.0, 359.0];
    let radians = degrees.map(f64::to_radians);
    // A process through rows without noise has large weights, which make more of the rounding of a cosine.
    assert_near(&predicted(&law, &radians, "rad"), &predicted(&law, &degrees, "deg"), 1e-9);
    assert_near(&predicted(&law, &[-1.0, 361.0], "deg"), &predicted(&law, &[359.0, 1.0], "deg"), 1e-9);
    let without = Table::from_csv("time [s],speed [m/s]\n1,2\n").unwrap();
    assert_eq!(law.predict(&without, 0.95).unwrap_err().to_string(), "no column is called `wind`");
    let wrong = Table::from_csv("wind [m],time [s],speed [m/s]\n1,1,2\n").unwrap();
    let message = "column `wind` has the dimension [L] where [1] is needed";
    assert_eq!(law.predict(&wrong, 0.95).unwrap_err().to_string(), message);
}

#[test]
fn the_law_of_another_unit_is_the_same() {
    let rows = drifts(40);
    let radians: Vec<f64> = rows[0].iter().map(|wind| wind.to_radians()).collect();
    for model in MODELS {
        let one = fit(&table(&rows[0], "deg", &rows), &Inputs::all(), model);
        let other = fit(&table(&radians, "rad", &rows), &Inputs::all(), model);
        assert_near(&predicted(&other, &[10.0, 200.0], "deg"), &predicted(&one, &[10.0, 200.0], "deg"), 1e-8);
    }
}

#[test]
fn a_polynomial_without_penalty_cannot_tell_the_squares_of_an_angle_from_its_constant() {
    let rows = drifts(40);
    let table = table(&rows[0], "deg", &rows);
    let problem = table.problem("drift", &Inputs::all()).unwrap();
    let error = TableLaw::fit(&problem, &table, &options(ModelChoice::Polynomial(2))).unwrap_err();
    let message = "the rows determine only 5 of the 6 coefficients of a polynomial of degree 2";
    assert_eq!(error.to_string(), message);
}

#[test]
fn a_saved_law_is_the_same() {
    for model in [ModelChoice::PowerLaw, ModelChoice::Auto] {
        let law = law(model);
        let json = law.to_json().unwrap();
        assert_eq!(TableLaw::from_json(&json).unwrap(), law);
        // The cosine of another column is another quantity.
        let changed = json.replacen("\"name\": \"wind\"", "\"name\": \"wave\"", 1);
        assert!(TableLaw::from_json(&changed).unwrap_err().to_string().contains("fingerprint"));
    }
}

#[test]
fn a_curve_in_the_angle_is_found_where_a_number_finds_none() {
    let rows = drifts(40);
    let table = table(&rows[0], "deg", &rows);
    let error = |inputs: &Inputs| fit(&table, inputs, ModelChoice::PowerLaw).quality().cv_rmse.unwrap();
    let (angle, number) = (error(&Inputs::all()), error(&Inputs::all().number("wind")));
    assert!(angle < 0.2 && number > 0.4, "{angle} {number}");
}

#[test]
fn diagnostics_know_the_column_of_the_angle_as_an_input() {
    let rows = drifts(40);
    let table = table(&rows[0], "deg", &rows);
    let law = fit(&table, &Inputs::all(), ModelChoice::PowerLaw);
    let found = law.diagnose(&table, None).unwrap();
    let against = |name: &str| found.trends.iter().find(|trend| trend.variable == name).map(|trend| trend.against);
    assert_eq!(against("wind"), Some(dimensionless::Against::Input));
    assert_eq!(against("cos(wind)"), Some(dimensionless::Against::Group));
    let error = law.constraint_test(&table, None).unwrap_err().to_string();
    assert_eq!(error, "`cos(wind)` may be zero or negative, and free exponents need positive inputs");
    assert_eq!(law.duplicated_rows(&table), 0);
}

#[test]
fn a_search_for_constants_asks_for_the_angle_as_a_whole() {
    let rows = drifts(40);
    let table = table(&rows[0], "deg", &rows);
    let options = DiscoverOptions { exponents: 1, shuffles: 19, ..DiscoverOptions::default() };
    let found = discover(&table.problem("drift", &Inputs::all()).unwrap(), &table, &options).unwrap();
    assert_eq!(found.varying, ["wind", "time", "speed"]);
    let needs: Vec<(&str, Need)> = found.inputs.iter().map(|input| (input.name.as_str(), input.need)).collect();
    let carries = Need::CarriesTheTarget;
    assert_eq!(needs, [("wind", Need::Matters), ("time", carries), ("speed", carries)]);
}

#[test]
fn a_file_is_fitted_as_its_table_is() {
    let rows = drifts(300);
    let line = |row: usize| rows.iter().map(|column| format!("{:?}", column[row])).collect::<Vec<_>>().join(",");
    let text = (0..300).map(line).collect::<Vec<_>>().join("\n");
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("angles.csv");
    std::fs::write(&path, format!("wind [deg],time [s],speed [m/s],drift [m]\n{text}\n")).unwrap();
    let file = TableFile::with_options(&path, ReadOptions::default());
    let problem = file.problem("drift", &Inputs::all()).unwrap();
    assert_eq!(names(&problem), ["cos(wind)", "sin(wind)", "time", "speed"]);
    let options = FitOptions { model: ModelChoice::PowerLaw, ..FitOptions::default() };
    let streamed = TableLaw::fit_file(&problem, &file, &options).unwrap();
    let whole = TableLaw::fit(&problem, &Table::read(&path).unwrap(), &options).unwrap();
    assert_near(&predicted(&streamed, &[10.0, 300.0], "deg"), &predicted(&whole, &[10.0, 300.0], "deg"), 1e-10);
}

#[test]
fn a_cosine_that_is_said_to_be_positive_is_refused_where_it_is_not() {
    let rows = drifts(40);
    let table = table(&rows[0], "deg", &rows);
    let problem = table.problem("drift", &Inputs::all()).unwrap();
    let problem = problem.with_sign("cos(wind)", dimensionless::Sign::Positive).unwrap();
    let error = TableLaw::fit(&problem, &table, &options(ModelChoice::PowerLaw)).unwrap_err().to_string();
    assert!(error.starts_with("`cos(wind)` is -0."), "{error}");
}
