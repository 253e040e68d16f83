//! Records inside records: one list of quantities with dotted names, one basis, one law.

use dimensionless::{FitOptions, Law, ModelChoice, Quantity, Record, Sign, similitude};
use uom::si::f64::{
    DynamicViscosity, Length, MassDensity, Pressure, SpecificHeatCapacity, TemperatureInterval,
    ThermodynamicTemperature, Velocity,
};

use super::{assert_close, between, si, spread};

#[derive(Record, Clone)]
#[record(constants(g))]
struct Stream {
    speed: Velocity,
    density: MassDensity,
    #[record(skip)]
    label: String,
    #[record(signed)]
    rise: TemperatureInterval,
}

#[derive(Record, Clone)]
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
#[derive(Record, Clone)]
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

#[derive(Record, Clone)]
#[record(predicts(Pressure))]
#[record(similitude(hold("fluid.density*fluid.speed*diameter/fluid.viscosity"), same(fluid.density, fluid.viscosity), by(diameter)))]
struct Pipe {
    #[record(nested)]
    fluid: Fluid,
    diameter: Length,
}

#[derive(Record, Clone)]
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
    let path = std::env::temp_dir().join(format!("nested-{}.json", std::process::id()));
    law.save(&path).unwrap();
    let again = Law::<Pipe, Pressure>::load(&path).unwrap();
    std::fs::remove_file(path).unwrap();
    assert_eq!(again.predict(&new).unwrap(), law.predict(&new).unwrap());
}

#[test]
fn a_nested_record_has_a_similitude() {
    let words = "fluid.speed λ⁻¹, fluid.density 1, fluid.viscosity 1, diameter λ";
    assert_eq!(similitude::<Pipe>().to_string(), words);
}
