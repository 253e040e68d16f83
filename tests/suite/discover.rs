//! Missing constants: what is found, what is not, and that neither depends on units or threads.

#[path = "../../examples/missing_constants.rs"]
#[allow(dead_code, reason = "`main` belongs to the example")]
mod missing_constants;
#[path = "../../examples/pendulum_without_g.rs"]
#[allow(dead_code, reason = "`main` belongs to the example")]
mod pendulum_without_g;

use dimensionless::{Code, Dimension, DiscoverOptions, Inputs, Need, Table, Unit, Variable, discover};

use crate::stream::Stream;

fn table(columns: &[(&str, &str, Vec<f64>)]) -> Table {
    let mut table = Table::new();
    for (name, unit, column) in columns {
        table.push(name, unit.parse::<Unit>().unwrap(), column).unwrap();
    }
    table
}

/// Fewer shuffles and smaller exponents: what is tested here does not need more.
fn quick() -> DiscoverOptions {
    DiscoverOptions { exponents: 2, shuffles: 19, ..DiscoverOptions::default() }
}

#[test]
fn a_pendulum_misses_an_acceleration_and_not_its_mass() {
    let found = pendulum_without_g::search().unwrap();
    assert!(found.is_discovery && !found.is_reachable, "{found}");
    assert_eq!(found.classes[0].simplest, Dimension::si([1, 0, -2, 0, 0, 0, 0]));
    assert_eq!(found.classes[0].name, Some("an acceleration"));
    let needs: Vec<(&str, Need)> = found.inputs.iter().map(|input| (input.name.as_str(), input.need)).collect();
    assert_eq!(
        needs,
        [("length", Need::CarriesTheTarget), ("mass", Need::EntersNothing), ("amplitude", Need::Matters)]
    );
}

#[test]
fn the_fireball_misses_an_energy_of_the_right_size() {
    let found = missing_constants::trinity().unwrap();
    assert!(found.is_discovery, "{found}");
    assert_eq!(found.classes[0].name, Some("an energy"));
    // Taylor's estimates lie between 6.7e13 and 1.0e14 J.
    let value = found.value.unwrap().value;
    assert!((6e13..1.1e14).contains(&value), "{value}");
}

#[test]
fn the_planets_miss_the_constant_of_gravitation() {
    let found = missing_constants::solar_system().unwrap();
    assert!(found.is_discovery, "{found}");
    let value = found.value.unwrap();
    assert_eq!(value.named[0].constant.symbol, "G");
    assert!((value.named[0].value / 6.674_30e-11 - 1.0).abs() < 0.01, "{}", value.named[0].value);
}

#[test]
fn what_is_found_does_not_depend_on_the_units_of_the_data() {
    let mut stream = Stream(5);
    let rows: Vec<[f64; 3]> = (0..40)
        .map(|_| {
            let (depth, wave) = (stream.between(0.3, 3.0), stream.between(0.2, 5.0));
            let speed = (9.81 * wave * (depth / wave).tanh()).sqrt() * (1.0 + 0.01 * stream.normal());
            [depth, wave, speed]
        })
        .collect();
    let search = |units: [&str; 3]| {
        let column = |i: usize| {
            let unit: Unit = units[i].parse().unwrap();
            rows.iter().map(|row| unit.from_si(row[i])).collect::<Vec<f64>>()
        };
        let table =
            table(&[("depth", units[0], column(0)), ("wave", units[1], column(1)), ("speed", units[2], column(2))]);
        discover(&table.problem("speed", &Inputs::all()).unwrap(), &table, &quick()).unwrap()
    };
    let (one, other) = (search(["m", "m", "m/s"]), search(["ft", "km", "km/h"]));
    assert!(one.is_discovery && one.classes[0].name == Some("an acceleration"), "{one}");
    assert_eq!(one.classes.len(), other.classes.len());
    for (one, other) in one.classes.iter().zip(&other.classes) {
        assert!((one.cv_rmse / other.cv_rmse - 1.0).abs() < 1e-7, "{one:?} {other:?}");
    }
    assert_eq!((one.p_value, one.is_discovery), (other.p_value, other.is_discovery));
}

#[test]
fn the_report_is_the_same_for_one_and_two_threads() {
    let text = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| missing_constants::trinity().unwrap().to_string())
    };
    assert_eq!(text(1), text(2));
}

/// Heat loss of a cylinder, Nu = F(Re), from columns that carry all it needs: nothing is missing. F is a power law with an offset, a
/// constant, a curve that bends up and down, or a root in rows of which a tenth are wrong.
fn complete(stream: &mut Stream, form: usize, rows: usize) -> Table {
    let (a, b) = (0.3 + 0.5 * stream.uniform(), 0.3 + 0.4 * stream.uniform());
    let usual = 0.02 + 0.1 * stream.uniform();
    let mut columns: [Vec<f64>; 5] = Default::default();
    for _ in 0..rows {
        let [speed, diameter, nu, k] =
            [1.0, 0.02, 1.5e-5, 0.026].map(|typical: f64| typical * (0.8 * stream.normal()).exp());
        let reynolds = speed * diameter / nu;
        let nusselt = match form {
            0 => a + b * reynolds.sqrt(),
            1 => 20.0 * a,
            2 => (1.5 * reynolds.ln().sin()).exp(),
            _ => b * reynolds.sqrt(),
        };
        let noise = if form == 3 && stream.uniform() < 0.1 { 1.0 } else { usual };
        let film = k / diameter * nusselt * (noise * stream.normal()).exp();
        columns.iter_mut().zip([speed, diameter, nu, k, film]).for_each(|(column, cell)| column.push(cell));
    }
    let [speed, diameter, nu, k, film] = columns;
    table(&[
        ("speed", "m/s", speed),
        ("diameter", "m", diameter),
        ("nu", "m^2/s", nu),
        ("k", "W/(m K)", k),
        ("film", "W/(m^2 K)", film),
    ])
}

#[test]
fn data_whose_law_is_complete_make_no_discovery() {
    let mut stream = Stream(11);
    let mut discoveries = 0;
    for set in 0..100 {
        let table = complete(&mut stream, set % 4, 24 + set % 30);
        let options = DiscoverOptions { exponents: 1, ..quick() };
        let found = discover(&table.problem("film", &Inputs::all()).unwrap(), &table, &options).unwrap();
        assert!(found.is_reachable && found.classes.len() > 10);
        discoveries += usize::from(found.is_discovery);
    }
    assert!(discoveries <= 5, "{discoveries}");
}

#[test]
fn two_constants_come_one_after_the_other() {
    // Waves on water: long ones run by gravity, short ones by surface tension over density.
    let mut stream = Stream(3);
    let waves: Vec<f64> = (0..40).map(|i| 0.006 * 1.22_f64.powi(i)).collect();
    let speed = |wave: &f64| {
        let number = std::f64::consts::TAU / wave;
        (9.81 / number + 7.3e-5 * number).sqrt() * (1.0 + 0.005 * stream.normal())
    };
    let speeds = waves.iter().map(speed).collect();
    let table = table(&[("wave", "m", waves), ("speed", "m/s", speeds)]);
    let options = DiscoverOptions { constants: 2, ..quick() };
    let found = discover(&table.problem("speed", &Inputs::all()).unwrap(), &table, &options).unwrap();
    assert!(!found.is_reachable && found.is_discovery, "{found}");
    assert_eq!(found.classes[0].name, Some("an acceleration"));
    // With it known, all other constants make a group of the wave length alone: the capillary length stands for them.
    let second = found.second.as_ref().unwrap();
    assert_eq!((second.known.as_slice(), second.is_reachable), (&["X".to_owned()][..], true));
    assert!(second.is_discovery, "{found}");
    assert_eq!((second.classes.len(), second.classes[0].name), (1, Some("a length")));
    assert!(found.to_string().contains("a second constant, with the first one known:"));
}

#[test]
fn refusals_say_what_to_do() {
    let refuse = |table: &Table, target: &str, options: &DiscoverOptions| {
        discover(&table.problem(target, &Inputs::all()).unwrap(), table, options).unwrap_err()
    };
    let column = |factor: f64| (1..=10).map(|i| factor * f64::from(i)).collect::<Vec<f64>>();
    let few = table(&[("a", "m", vec![1.0, 2.0, 3.0]), ("y", "s", vec![1.0, 2.0, 3.0])]);
    let error = refuse(&few, "y", &quick());
    assert_eq!(error.to_string(), "3 rows are too few to tell which constant is missing: at least 8 are needed");
    assert_eq!(error.code(), Code::TooFewRows);
    let still = table(&[("a", "m", vec![2.0; 10]), ("y", "s", column(1.0))]);
    let error = refuse(&still, "y", &quick());
    assert_eq!(error.to_string(), "no input varies: nothing tells one constant from another");
    let far = table(&[("a", "m", column(1.0)), ("y", "kg^5 s", column(2.0))]);
    let error = refuse(&far, "y", &quick());
    assert_eq!(error.to_string(), "no constant with exponents up to 2 makes `y` reachable from these inputs");
    let signed = table(&[("a", "m", column(1.0)), ("y", "s", column(1.0).iter().map(|y| y - 4.0).collect())]);
    let error = refuse(&signed, "y", &quick());
    assert_eq!(error.code(), Code::Target);
    for (options, message) in [
        (
            DiscoverOptions { shuffles: 5, ..quick() },
            "5 shuffles cannot show a chance below 0.05: at least 19 are needed",
        ),
        (DiscoverOptions { exponents: 0, ..quick() }, "exponents up to 0 hold no constant"),
        (DiscoverOptions { constants: 0, ..quick() }, "no constant was asked for"),
    ] {
        let error = refuse(&far, "y", &options);
        assert_eq!(error.to_string(), message);
        assert!(error.next_step().is_some());
    }
}

#[test]
fn a_box_that_is_too_small_is_said_and_makes_no_discovery() {
    // y = X a with X in m^-0.5 s^-3, which exponents up to ±1 do not hold.
    let column = |factor: f64| (1..=10).map(|i| factor * f64::from(i)).collect::<Vec<f64>>();
    let table = table(&[("a", "m", column(1.0)), ("y", "m^0.5 s^-3", column(2.0))]);
    let search = |exponents| {
        let options = DiscoverOptions { exponents, shuffles: 19, ..DiscoverOptions::default() };
        discover(&table.problem("y", &Inputs::all()).unwrap(), &table, &options).unwrap()
    };
    let small = search(1);
    assert!(small.falls_short && !small.is_discovery, "{small}");
    assert!(
        small.to_string().contains("the constant needs exponents beyond ±1, or fractions, or there are two of them")
    );
    let large = search(6);
    assert!(large.is_discovery, "{large}");
    assert_eq!(large.classes[0].simplest.to_string(), "L T⁶");
}

#[test]
fn a_column_that_never_varies_counts_as_a_known_constant() {
    let mut stream = Stream(9);
    let lengths: Vec<f64> = (0..20).map(|i| 0.1 * 1.3_f64.powi(i)).collect();
    let periods = lengths.iter().map(|l| 2.0 * l.sqrt() * (1.0 + 0.01 * stream.normal())).collect();
    let table = table(&[("length", "m", lengths), ("drag_speed", "m/s", vec![3.0; 20]), ("period", "s", periods)]);
    let inputs = Inputs::all().constant(Variable::named_constant("c").unwrap());
    let found = discover(&table.problem("period", &inputs).unwrap(), &table, &quick()).unwrap();
    // With a speed that never varies, time is length: the target is in reach, and what is missing is any length.
    assert_eq!((found.never_varying, found.known), (vec!["drag_speed".to_owned()], vec!["c".to_owned()]));
    assert!(found.is_reachable && found.is_discovery);
    assert_eq!(found.classes.len(), 1);
}
