//! Records inside records: one list of quantities with dotted names, one basis, one law.

use dimensionless::{
    FitOptions, Groups, Kind, Law, ModelChoice, Quantity, Record, Sign, assert_covariant, records, similitude,
};
use proptest::prelude::*;
use uom::si::f64::{
    DynamicViscosity, Length, MassDensity, Pressure, SpecificHeatCapacity, TemperatureInterval,
    ThermodynamicTemperature, Velocity,
};

use super::covariant::message;
use super::saved::TemporaryFile;
use super::{assert_close, between, si, spread};

#[derive(Record, Clone, Debug)]
#[record(constants(g))]
struct Stream {
    speed: Velocity,
    density: MassDensity,
    #[record(skip)]
    label: String,
    #[record(signed)]
    rise: TemperatureInterval,
}

#[derive(Record, Clone, Debug)]
#[record(predicts(Pressure), constants(G, g), mixes(temperature))]
struct Mixer {
    #[record(nested)]
    inlet: Stream,
    diameter: Length,
    #[record(skip)]
    note: &'static str,
    #[record(nested, allow_unused)]
    outlet: Stream,
    viscosity: DynamicViscosity,
    ambient: ThermodynamicTemperature,
}

/// Constants that only the inner records have.
#[derive(Record, Clone, Debug)]
#[record(group(
    re = "mixer.inlet.density mixer.inlet.speed mixer.diameter / mixer.viscosity",
    ratio = "mixer.outlet.speed / mixer.inlet.speed",
    densities = "mixer.outlet.density / mixer.inlet.density",
    froude = "mixer.inlet.speed / sqrt(g mixer.diameter)",
    heat_in = "mixer.inlet.rise / mixer.ambient",
    heat_out = "mixer.outlet.rise / mixer.ambient",
    aspect = "length / mixer.diameter",
    eckert = "mixer.inlet.speed^2 / (heat mixer.ambient)",
    gravity = "G mixer.inlet.density mixer.diameter / g",
))]
struct Plant {
    #[record(nested)]
    mixer: Mixer,
    length: Length,
    heat: SpecificHeatCapacity,
}

fn stream(speed: f64) -> Stream {
    Stream { speed: si(speed), density: si(2.0), label: "a".to_owned(), rise: si(-3.0) }
}

fn mixer() -> Mixer {
    Mixer {
        inlet: stream(4.0),
        diameter: si(0.5),
        note: "b",
        outlet: stream(8.0),
        viscosity: si(0.25),
        ambient: si(300.0),
    }
}

fn names<R: Record>() -> Vec<&'static str> {
    R::FIELDS.iter().map(|field| field.name).collect()
}

fn values<R: Record>(record: &R) -> Vec<f64> {
    let mut values = vec![f64::NAN; R::FIELDS.len()];
    record.write_si(&mut values);
    values
}

#[test]
fn names_are_dotted_and_constants_appear_once() {
    let fields = [
        "inlet.speed",
        "inlet.density",
        "inlet.rise",
        "diameter",
        "outlet.speed",
        "outlet.density",
        "outlet.rise",
        "viscosity",
        "ambient",
    ];
    assert_eq!(names::<Mixer>(), [&fields[..], &["G", "g"]].concat());
    let inner: Vec<String> = fields.iter().map(|field| format!("mixer.{field}")).collect();
    let outer: Vec<&str> = inner.iter().map(String::as_str).chain(["length", "heat", "G", "g"]).collect();
    assert_eq!(names::<Plant>(), outer);
    assert_eq!(Plant::FIELDS[2].sign, Sign::Signed);
    assert_eq!(Plant::FIELDS[12].constant, Some(9.806_65));
}

#[test]
fn values_stand_in_the_places_of_their_names() {
    let inner = [4.0, 2.0, -3.0, 0.5, 8.0, 2.0, -3.0, 0.25, 300.0];
    assert_eq!(values(&mixer()), [&inner[..], &[6.674_3e-11, 9.806_65]].concat());
    let plant = Plant { mixer: mixer(), length: si(7.0), heat: si(11.0) };
    assert_eq!(values(&plant), [&inner[..], &[7.0, 11.0, 6.674_3e-11, 9.806_65]].concat());
    assert_eq!((plant.mixer.inlet.label.as_str(), plant.mixer.note), ("a", "b"));
}

#[test]
fn groups_reach_into_the_records() {
    let plant = Plant { mixer: mixer(), length: si(7.0), heat: si(11.0) };
    let groups = plant.groups();
    let wanted = [
        2.0 * 4.0 * 0.5 / 0.25,
        2.0,
        1.0,
        16.0 / (9.806_65 * 0.5),
        -0.01,
        -0.01,
        14.0,
        16.0 / 3300.0,
        6.674_3e-11 / 9.806_65,
    ];
    for (group, wanted) in groups.into_iter().zip(wanted) {
        assert_close(group, wanted, 1e-15);
    }
}

#[derive(Record, Clone, Debug)]
#[record(predicts(Pressure))]
#[record(similitude(hold("fluid.density*fluid.speed*diameter/fluid.viscosity"), same(fluid.density, fluid.viscosity), by(diameter)))]
struct Pipe {
    #[record(nested)]
    fluid: Fluid,
    diameter: Length,
}

#[derive(Record, Clone, Debug)]
struct Fluid {
    speed: Velocity,
    density: MassDensity,
    viscosity: DynamicViscosity,
}

fn pipe(i: usize) -> Pipe {
    Pipe {
        fluid: Fluid {
            speed: si(between(0.1, 3.0, spread(i, 2.0))),
            density: si(between(800.0, 1200.0, spread(i, 5.0))),
            viscosity: si(between(0.01, 0.04, spread(i, 7.0))),
        },
        diameter: si(between(0.01, 0.1, spread(i, 3.0))),
    }
}

/// Pressure from the dynamic pressure and a quarter power of Re (Blasius 1913).
fn pressure(pipe: &Pipe) -> Pressure {
    let (fluid, d) = (&pipe.fluid, pipe.diameter.to_si());
    let (u, rho, mu) = (fluid.speed.to_si(), fluid.density.to_si(), fluid.viscosity.to_si());
    si(0.158 * rho * u * u * (rho * u * d / mu).powf(-0.25))
}

#[test]
fn a_law_fits_predicts_saves_and_loads() {
    let pipes: Vec<Pipe> = (1..30).map(pipe).collect();
    let pressures: Vec<Pressure> = pipes.iter().map(pressure).collect();
    let options = FitOptions { model: ModelChoice::PowerLaw, ..FitOptions::default() };
    let law = Law::<Pipe, Pressure>::fit(&pipes, &pressures, &options).unwrap();
    let formula = law.as_table_law().formula();
    assert!(formula.contains("fluid.density") && formula.contains("Re^-0.25"), "{formula}");
    let new = pipe(77);
    assert_close(law.predict(&new).unwrap().value.to_si(), pressure(&new).to_si(), 1e-10);
    let file = TemporaryFile::new("nested");
    law.save(&file.0).unwrap();
    let again = Law::<Pipe, Pressure>::load(&file.0).unwrap();
    assert_eq!(again.predict(&new).unwrap(), law.predict(&new).unwrap());
}

#[test]
fn a_nested_record_has_a_similitude() {
    let words = "fluid.speed λ⁻¹, fluid.density 1, fluid.viscosity 1, diameter λ";
    assert_eq!(similitude::<Pipe>().to_string(), words);
}

#[test]
fn values_are_read_back_into_the_records_and_labels_and_constants_stay() {
    let mut plant = Plant { mixer: mixer(), length: si(7.0), heat: si(11.0) };
    let read: Vec<f64> = (0..13).map(|place| f64::from(place) + 0.5).collect();
    plant.read_si(&read);
    assert_eq!(values(&plant), [&read[..11], &[6.674_3e-11, 9.806_65]].concat());
    let mixer = &plant.mixer;
    assert_eq!((mixer.inlet.rise, mixer.diameter, mixer.outlet.speed), (si(2.5), si(3.5), si(4.5)));
    assert_eq!((mixer.ambient, plant.length, plant.heat), (si(8.5), si(9.5), si(10.5)));
    assert_eq!((mixer.inlet.label.as_str(), mixer.note), ("a", "b"));
}

#[test]
fn fields_as_values_are_those_of_the_record_itself_in_their_places() {
    let mixer = Mixer::fields();
    assert_eq!([mixer.diameter.name(), mixer.viscosity.name()], ["diameter", "viscosity"]);
    assert_eq!(mixer.ambient.name(), "ambient");
    assert_eq!((Plant::fields().length.name(), Plant::fields().heat.name()), ("length", "heat"));
}

#[test]
fn kinds_come_along_and_what_a_record_mixes_inside_is_meant() {
    // The mixer says that its temperatures mix, the plant around it has none of its own.
    let kinds: Vec<Kind> = Plant::FIELDS.iter().map(|field| field.kind).collect();
    assert_eq!((kinds[2], kinds[8]), (Kind::Plain, Kind::AbsoluteTemperature));
    assert_eq!(kinds.iter().filter(|&&kind| kind != Kind::Plain).count(), 1);
}

#[test]
fn functions_of_nested_records_are_covariant_or_caught_with_dotted_names() {
    assert_covariant(&pipe(3), pressure);
    let water = Fluid { speed: si(2.0), density: si(1000.0), viscosity: si(0.001) };
    let pipe = Pipe { fluid: water, diameter: si(0.5) };
    let hidden = |pipe: &Pipe| -> Pressure { si(pipe.fluid.density.to_si() * pipe.fluid.speed.to_si()) };
    assert_eq!(
        message(|| assert_covariant(&pipe, hidden)),
        "the function depends on the choice of units\n  \
           at fluid.speed [L T⁻¹] = 2, fluid.density [L⁻³ M] = 1000, fluid.viscosity [L⁻¹ M T⁻¹] = 0.001, diameter [L] = 0.5\n  \
           expressed in units with T × 2\n  \
           expected [L⁻¹ M T⁻²] 500, found 1000\n\
         help: make every number with a unit in it a field or a constant of the record"
    );
}

proptest! {
    #[test]
    fn strategies_reach_into_the_records_and_keep_their_signs(mixer in records(&mixer())) {
        prop_assert!(mixer.inlet.speed > si(0.0) && mixer.outlet.density > si(0.0) && mixer.inlet.label == "a");
    }
}

/// A pipe with declared groups, in another order than they would be found.
#[derive(Record, Clone, Debug)]
#[record(predicts(Pressure))]
#[record(group(slenderness = "length / diameter", Re = "fluid.density fluid.speed diameter / fluid.viscosity"))]
struct Tube {
    #[record(skip)]
    _name: &'static str,
    #[record(nested)]
    fluid: Fluid,
    diameter: Length,
    length: Length,
}

fn tube(i: usize) -> Tube {
    let Pipe { fluid, diameter } = pipe(i);
    Tube { _name: "feed", fluid, diameter, length: si(between(1.0, 20.0, spread(i, 11.0))) }
}

/// The loss along the tube.
fn loss(tube: &Tube) -> Pressure {
    let share = pressure(&Pipe { fluid: tube.fluid.clone(), diameter: tube.diameter });
    share * (tube.length / tube.diameter)
}

fn fitted_tube_law() -> Law<Tube, Pressure> {
    let tubes: Vec<Tube> = (1..40).map(tube).collect();
    let losses: Vec<Pressure> = tubes.iter().map(loss).collect();
    let options = FitOptions { model: ModelChoice::PowerLaw, ..FitOptions::default() };
    Law::fit(&tubes, &losses, &options).unwrap()
}

#[test]
fn the_response_of_declared_groups_times_the_scale_is_the_prediction() {
    let law = fitted_tube_law();
    let (table_law, new) = (law.as_table_law(), tube(77));
    let rows: Vec<&[i64]> = table_law.basis().groups().iter().map(|group| group.exponents()).collect();
    assert_eq!(rows, Tube::EXPONENTS);
    let groups = Groups::of(&new);
    assert_eq!(groups.values(), new.groups());
    assert_eq!([new.pi::<0>().value(), new.pi::<1>().value()], new.groups());
    let exponents = table_law.scale().exponents().iter().map(|exponent| exponent.to_f64());
    let scale: f64 = values(&new).iter().zip(exponents).map(|(value, exponent)| value.powf(exponent)).product();
    let (response, whole) = (law.response(&groups).unwrap(), law.predict(&new).unwrap());
    assert_close(response.value * scale, whole.value.to_si(), 1e-12);
    assert_close(response.value * scale, loss(&new).to_si(), 1e-9);
}

#[test]
fn sensitivities_to_fields_of_the_outer_record_are_exact() {
    let (law, tube) = (fitted_tube_law(), tube(78));
    let loss = law.predict(&tube).unwrap().value;
    // The loss is in proportion to the length, and to the power −5/4 of the diameter.
    let by_length = law.sensitivity(&tube, Tube::fields().length).unwrap() * tube.length / loss;
    let by_diameter = law.sensitivity(&tube, Tube::fields().diameter).unwrap() * tube.diameter / loss;
    assert_close(by_length.value, 1.0, 1e-9);
    assert_close(by_diameter.value, -1.25, 1e-9);
}

/// The same quantities in another order, and no declared groups.
#[derive(Record)]
#[record(predicts(Pressure))]
struct TubeInOtherOrder {
    length: Length,
    diameter: Length,
    #[record(nested)]
    fluid: Fluid,
}

/// The same under another name.
#[derive(Record)]
#[record(predicts(Pressure))]
struct TubeOfWater {
    #[record(nested)]
    water: Fluid,
    diameter: Length,
    length: Length,
}

#[derive(Record)]
struct ConstantWithin {
    #[record(nested)]
    stream: Stream,
}

#[derive(Record)]
#[record(constants(g))]
struct ConstantTwice {
    #[record(nested)]
    stream: Stream,
}

#[test]
fn the_fingerprint_counts_dotted_names_and_no_order() {
    let law = fitted_tube_law();
    let fingerprint = law.as_table_law().basis().problem().fingerprint();
    assert!(fingerprint.starts_with(&format!("{:016x}-", Tube::FINGERPRINT)), "{fingerprint}");
    assert_eq!(Tube::FINGERPRINT, TubeInOtherOrder::FINGERPRINT);
    assert_ne!(Tube::FINGERPRINT, TubeOfWater::FINGERPRINT);
    // Constants count once, whether they are declared within, outside, or in both.
    assert_eq!(ConstantWithin::FINGERPRINT, ConstantTwice::FINGERPRINT);

    let file = TemporaryFile::new("tube");
    law.save(&file.0).unwrap();
    let again = Law::<TubeInOtherOrder, Pressure>::load(&file.0).unwrap();
    let Tube { fluid, diameter, length, .. } = tube(79);
    let other = TubeInOtherOrder { length, diameter, fluid };
    assert_eq!(again.predict(&other).unwrap(), law.predict(&tube(79)).unwrap());
    let error = Law::<TubeOfWater, Pressure>::load(&file.0).unwrap_err().to_string();
    assert!(error.ends_with("it has `fluid.speed` [L T⁻¹] where this record has `water.speed` [L T⁻¹]"), "{error}");
}
