//! The typed door from end to end: records of `uom` quantities in, a quantity out, and nothing else than the value door.

mod covariant;
mod declared;
mod kinds;
mod nested;
mod saved;
mod shapes;
mod values;

use dimensionless::{
    Code, FitOptions, Inputs, Law, ModelChoice, Prediction, Quantity, Record, Sign, Table, TableLaw, Unit,
};
use uom::si::f64::{DynamicViscosity, Force, Length, MassDensity, Velocity};
use uom::si::force::newton;
use uom::si::{length::millimeter, velocity::kilometer_per_hour};

fn si<Q: Quantity>(value: f64) -> Q {
    Q::from_si(value)
}

/// The fractional parts of i·√p: spread evenly over 0 to 1, the same on every machine.
fn spread(i: usize, prime: f64) -> f64 {
    (i as f64 * prime.sqrt()).fract()
}

fn between(low: f64, high: f64, share: f64) -> f64 {
    low * (high / low).powf(share)
}

#[track_caller]
fn assert_close(found: f64, wanted: f64, tolerance: f64) {
    assert!((found - wanted).abs() <= tolerance * wanted.abs(), "{found} is not {wanted}");
}

#[derive(Clone, Copy, Debug, Record)]
#[record(predicts(Force))]
struct Flow {
    speed: Velocity,
    diameter: Length,
    density: MassDensity,
    viscosity: DynamicViscosity,
}

/// Re is between 20 and 36 000.
fn flow(i: usize) -> Flow {
    Flow {
        speed: si(between(0.1, 3.0, spread(i, 2.0))),
        diameter: si(between(0.01, 0.1, spread(i, 3.0))),
        density: si(between(800.0, 1200.0, spread(i, 5.0))),
        viscosity: si(between(0.01, 0.04, spread(i, 7.0))),
    }
}

/// A sphere's drag with a coefficient that falls and levels out.
fn drag(flow: &Flow) -> Force {
    let coefficient = 24.0 / flow.groups()[0] + 4.0 / flow.groups()[0].sqrt() + 0.4;
    coefficient * flow.density * flow.speed * flow.speed * flow.diameter * flow.diameter
}

fn flows(rows: usize) -> (Vec<Flow>, Vec<Force>) {
    let flows: Vec<Flow> = (1..=rows).map(flow).collect();
    let drags = flows.iter().map(drag).collect();
    (flows, drags)
}

#[test]
fn a_force_is_predicted_from_a_flow_with_interval_and_domain() {
    let (flows, drags) = flows(400);
    let law = Law::<Flow, Force>::fit(&flows, &drags, &FitOptions::default()).unwrap();
    assert_eq!(law.as_table_law().quality().rows, 400);
    assert_eq!(law.as_table_law().scale().to_string(), "density speed² diameter²");
    assert_eq!(law.as_table_law().basis().groups()[0].symbol().as_deref(), Some("Re"));

    let new: Vec<Flow> = (401..=600).map(flow).collect();
    let predictions = law.predict_all(&new).unwrap();
    for (prediction, flow) in predictions.iter().zip(&new) {
        assert_close(prediction.value.get::<newton>(), drag(flow).get::<newton>(), 0.02);
        assert!(prediction.interval.0 < prediction.value && prediction.value < prediction.interval.1);
    }
    let held = predictions.iter().zip(&new).filter(|(prediction, flow)| {
        let (lower, upper) = prediction.interval;
        (lower..=upper).contains(&drag(flow))
    });
    assert!(held.count() >= 180, "95 % intervals hold at least nine of ten new rows");
    assert!(predictions.iter().filter(|prediction| prediction.is_inside()).count() >= 195);
    assert_eq!(law.predict(&new[0]).unwrap(), predictions[0]);

    let slow = Flow { speed: si(1e-4), ..flow(1) };
    let far = law.predict(&slow).unwrap();
    assert!(!far.is_inside() && far.outside > 1.0, "{}", far.outside);
    let width = |prediction: &Prediction<Force>| (prediction.interval.1 / prediction.interval.0).to_si().ln();
    assert!(width(&far) > 2.0 * width(&predictions[0]));
}

#[test]
fn units_of_the_quantities_are_those_of_uom() {
    let (flows, drags) = flows(60);
    let law = Law::<Flow, Force>::fit(&flows, &drags, &FitOptions::default()).unwrap();
    let one =
        Flow { speed: Velocity::new::<kilometer_per_hour>(3.6), diameter: Length::new::<millimeter>(50.0), ..flow(1) };
    let other = Flow { speed: si(1.0), diameter: si(0.05), ..flow(1) };
    let (one, other) = (law.predict(&one).unwrap(), law.predict(&other).unwrap());
    assert_close(one.value.to_si(), other.value.to_si(), 1e-14);
}

/// The speed of a wave: a record with every mark that a field can carry.
#[derive(Clone, Debug, Record)]
#[record(constants(g), predicts(Velocity))]
struct Wave {
    #[record(skip)]
    place: &'static str,
    depth: Length,
    length: Length,
    #[record(signed)]
    current: Velocity,
    #[record(nonnegative)]
    rise: Length,
    wind: Velocity,
    #[record(dimensionless)]
    steepness: f64,
}

fn wave(i: usize) -> Wave {
    Wave {
        place: if i.is_multiple_of(2) { "north" } else { "south" },
        depth: si(between(0.5, 20.0, spread(i, 2.0))),
        length: si(between(1.0, 100.0, spread(i, 3.0))),
        current: si(4.0 * spread(i, 5.0) - 2.0),
        rise: si(if i.is_multiple_of(5) { 0.0 } else { 0.3 * spread(i, 7.0) }),
        wind: si(between(1.0, 20.0, spread(i, 11.0))),
        steepness: between(0.01, 0.1, spread(i, 13.0)),
    }
}

/// A power law in the groups of positive quantities, exponential in the others: exactly what the family contains.
fn wave_speed(wave: &Wave) -> Velocity {
    let terms = Wave::EXPONENTS.iter().zip(wave.groups()).enumerate().map(|(i, (exponents, group))| {
        let used = Wave::FIELDS.iter().zip(exponents).filter(|(_, exponent)| **exponent != 0);
        let positive = used.into_iter().all(|(field, _)| field.sign == Sign::Positive);
        0.1 * (i + 1) as f64 * if positive { group.ln() } else { group }
    });
    let factor = terms.sum::<f64>().exp();
    si((9.806_65 * wave.depth.to_si()).sqrt() * factor)
}

fn fitted_wave_law() -> Law<Wave, Velocity> {
    let waves: Vec<Wave> = (1..=300).map(wave).collect();
    let speeds: Vec<Velocity> = waves.iter().map(wave_speed).collect();
    let options = FitOptions { model: ModelChoice::PowerLaw, ..FitOptions::default() };
    Law::fit(&waves, &speeds, &options).unwrap()
}

#[test]
fn constants_signs_skipped_and_pure_fields_go_through_fit_and_predict() {
    let law = fitted_wave_law();
    assert_eq!(Wave::GROUPS, 5);
    assert_eq!(law.as_table_law().scale().to_string(), "wind");
    let new: Vec<Wave> = (301..=340).map(wave).collect();
    let predictions = law.predict_all(&new).unwrap();
    for (prediction, wave) in predictions.iter().zip(&new) {
        assert_close(prediction.value.to_si(), wave_speed(wave).to_si(), 1e-9);
    }
    // What is skipped is no input.
    assert_ne!(new[0].place, "elsewhere");
    assert_eq!(law.predict(&Wave { place: "elsewhere", ..new[0].clone() }).unwrap(), predictions[0]);
    // What is signed may be so; what is not negative may be zero and no less.
    assert!(law.predict(&Wave { current: si(-1.5), rise: si(0.0), ..new[0].clone() }).is_ok());
    let error = law.predict(&Wave { rise: si(-0.25), ..new[0].clone() }).unwrap_err();
    assert_eq!(
        (error.code(), error.to_string().as_str()),
        (Code::Cell, "`rise` is -0.25 in row 1, and this law takes positive or zero values of it only")
    );
    let error = law.predict_all(&[new[0].clone(), Wave { depth: si(0.0), ..new[0].clone() }]).unwrap_err();
    assert_eq!(error.to_string(), "`depth` is 0 in row 2, and this law takes positive values of it only");
}

#[test]
fn records_and_targets_of_different_number_are_refused() {
    let (flows, drags) = flows(9);
    let error = Law::<Flow, Force>::fit(&flows, &drags[..8], &FitOptions::default()).unwrap_err();
    assert_eq!((error.code(), error.to_string().as_str()), (Code::Setting, "there are 9 records and 8 targets"));
    assert_eq!(error.next_step(), Some("give one target for each record"));
    let error = Law::<Flow, Force>::fit(&flows[..0], &drags, &FitOptions::default()).unwrap_err();
    assert_eq!(error.to_string(), "there are 0 records and 9 targets");
    assert!(Law::<Flow, Force>::fit(&[], &[], &FitOptions::default()).is_err());
}

#[test]
fn values_that_are_not_finite_are_refused() {
    let (mut flows, mut drags) = flows(20);
    let law = Law::<Flow, Force>::fit(&flows, &drags, &FitOptions::default()).unwrap();
    flows[6].density = si(f64::NAN);
    let error = Law::<Flow, Force>::fit(&flows, &drags, &FitOptions::default()).unwrap_err();
    let message = "value 7 of column `density` is not a finite number";
    assert_eq!((error.code(), error.to_string().as_str()), (Code::Cell, message));
    assert_eq!(law.predict_all(&flows).unwrap_err().to_string(), message);
    let infinite = Flow { speed: si(f64::INFINITY), ..flow(1) };
    assert_eq!(law.predict(&infinite).unwrap_err().to_string(), "value 1 of column `speed` is not a finite number");
    flows[6] = flow(7);
    drags[3] = si(f64::NAN);
    let error = Law::<Flow, Force>::fit(&flows, &drags, &FitOptions::default()).unwrap_err();
    assert_eq!(error.to_string(), "value 4 of column `target` is not a finite number");
}

#[test]
fn both_doors_give_the_same_law() {
    // A polynomial: smoothers are fitted by a search, which ends within 1e-8.
    let options = FitOptions { model: ModelChoice::Polynomial(2), ..FitOptions::default() };
    let (records, drags) = flows(300);
    let typed = Law::<Flow, Force>::fit(&records, &drags, &options).unwrap();

    let units = ["km/h", "in", "lb/ft^3", "cP", "lbf"].map(|unit| unit.parse::<Unit>().unwrap());
    let csv = |records: &[Flow], drags: &[Force]| {
        let mut text = "speed [km/h],diameter [in],density [lb/ft^3],viscosity [cP],target [lbf]\n".to_owned();
        for (record, drag) in records.iter().zip(drags) {
            let mut row = [0.0; 5];
            record.write_si(&mut row[..4]);
            row[4] = drag.to_si();
            let cells = row.iter().zip(&units).map(|(&value, unit)| unit.from_si(value).to_string());
            text += &(cells.collect::<Vec<_>>().join(",") + "\n");
        }
        Table::from_csv(&text).unwrap()
    };
    let table = csv(&records, &drags);
    let law = TableLaw::fit(&table.problem("target", &Inputs::all()).unwrap(), &table, &options).unwrap();

    assert_eq!(law.basis().groups(), typed.as_table_law().basis().groups());
    assert_eq!(law.scale(), typed.as_table_law().scale());
    assert_eq!((law.model(), law.formula()), (typed.as_table_law().model(), typed.as_table_law().formula()));
    assert_eq!(law.basis().problem().fingerprint(), typed.as_table_law().basis().problem().fingerprint());
    let new: Vec<Flow> = (301..=400).map(flow).collect();
    let truths: Vec<Force> = new.iter().map(drag).collect();
    let (ours, theirs) = (typed.predict_all(&new).unwrap(), law.predict(&csv(&new, &truths), 0.95).unwrap());
    for (row, prediction) in ours.iter().enumerate() {
        assert_close(prediction.value.to_si(), theirs.values[row], 1e-12);
        assert_close(prediction.interval.0.to_si(), theirs.lower[row], 1e-12);
        assert_close(prediction.interval.1.to_si(), theirs.upper[row], 1e-12);
        assert!((prediction.outside - theirs.outside[row]).abs() <= 1e-9);
    }
}

#[derive(Record)]
#[record(predicts(Length))]
struct Shot {
    target: Length,
    target_: Length,
}

#[test]
fn a_field_may_be_called_target() {
    let shots: Vec<Shot> = (1..=20).map(|i| Shot { target: si(spread(i, 2.0)), target_: si(spread(i, 3.0)) }).collect();
    let misses: Vec<Length> = shots.iter().map(|shot| 0.5 * shot.target).collect();
    let options = FitOptions { model: ModelChoice::PowerLaw, ..FitOptions::default() };
    let law = Law::<Shot, Length>::fit(&shots, &misses, &options).unwrap();
    assert_eq!(law.as_table_law().target().name(), "target__");
    assert_close(law.predict(&shots[4]).unwrap().value.to_si(), misses[4].to_si(), 1e-12);
}

/// Nothing but constants, and a field that is no quantity.
#[derive(Record)]
#[record(constants(c, h, G), predicts(Length))]
struct Planck {
    #[record(skip)]
    _run: u32,
}

#[test]
fn a_record_of_constants_has_one_prediction_a_record() {
    let runs = [1, 2, 3].map(|_run| Planck { _run });
    let lengths = [4.0e-35, 4.1e-35, 4.2e-35].map(si::<Length>);
    let law = Law::<Planck, Length>::fit(&runs, &lengths, &FitOptions::default()).unwrap();
    assert_eq!(law.as_table_law().scale().to_string(), "h^(1/2) G^(1/2) c^(-3/2)");
    assert_eq!(law.predict_all(&runs).unwrap().len(), 3);
    assert_close(law.predict(&runs[0]).unwrap().value.to_si(), (4.0f64 * 4.1 * 4.2).cbrt() * 1e-35, 1e-12);
}
