//! Records that declare their groups: the basis is theirs, and so are the symbols of the laws.

use dimensionless::{FitOptions, Groups, Law, ModelChoice, PiBasis, Problem, Quantity, Record, Sign};
use uom::si::f64::{
    Acceleration, DynamicViscosity, Force, Length, MassDensity, Pressure, Ratio, SpecificHeatCapacity, SurfaceTension,
    TemperatureInterval, ThermalConductivity, ThermodynamicTemperature, Velocity,
};

use super::{assert_close, between, si, spread};

#[derive(Record)]
#[record(predicts(Force), constants(g))]
#[record(group(We = "density * speed² * diameter / sigma", Fr = "speed/(g diameter)^(1/2)"))]
#[record(group(R = "density*speed*diameter/viscosity"))]
struct Drop {
    speed: Velocity,
    diameter: Length,
    density: MassDensity,
    viscosity: DynamicViscosity,
    sigma: SurfaceTension,
}

#[test]
fn the_basis_is_the_declared_one_in_its_order() {
    assert_eq!(Drop::GROUPS, 3);
    assert_eq!(Drop::EXPONENTS, [[2, 1, 1, 0, -1, 0], [2, -1, 0, 0, 0, -1], [1, 1, 1, -1, 0, 0]]);
    let drop = Drop { speed: si(2.0), diameter: si(0.5), density: si(3.0), viscosity: si(0.25), sigma: si(0.125) };
    assert_eq!(drop.groups(), [48.0, 4.0 / (9.806_65 * 0.5), 12.0]);
}

#[test]
fn both_doors_make_the_same_basis() {
    let text = "speed [m/s], diameter [m], density [kg/m^3], viscosity [Pa s], sigma [N/m], g [m/s^2]";
    let groups = [
        "We = density * speed² * diameter / sigma",
        "Fr = speed/(g diameter)^(1/2)",
        "R = density*speed*diameter/viscosity",
    ];
    let basis = PiBasis::with_declared(&Problem::parse(text).unwrap(), &groups).unwrap();
    let rows: Vec<&[i64]> = basis.groups().iter().map(dimensionless::PiGroup::exponents).collect();
    assert_eq!(rows, Drop::EXPONENTS);
}

#[test]
fn laws_show_the_declared_symbols_also_after_a_file() {
    let drop = |i| Drop {
        speed: si(between(0.1, 3.0, spread(i, 2.0))),
        diameter: si(between(0.01, 0.1, spread(i, 3.0))),
        density: si(between(800.0, 1200.0, spread(i, 5.0))),
        viscosity: si(between(0.01, 0.04, spread(i, 7.0))),
        sigma: si(between(0.01, 0.1, spread(i, 11.0))),
    };
    let drops: Vec<Drop> = (1..40).map(drop).collect();
    let forces: Vec<Force> = drops.iter().map(|d| d.density * d.speed * d.speed * d.diameter * d.diameter).collect();
    let options = FitOptions { model: ModelChoice::PowerLaw, ..FitOptions::default() };
    let law = Law::<Drop, Force>::fit(&drops, &forces, &options).unwrap();
    let symbols: Vec<_> = law.as_table_law().basis().groups().iter().map(|group| group.symbol().unwrap()).collect();
    assert_eq!(symbols, ["We", "Fr²", "R"]);
    assert_eq!(law.as_table_law().basis().groups()[2].name(), Some("Reynolds number"));
    let path = std::env::temp_dir().join(format!("declared-{}.json", std::process::id()));
    law.save(&path).unwrap();
    let again = Law::<Drop, Force>::load(&path).unwrap();
    std::fs::remove_file(path).unwrap();
    assert_eq!(again.as_table_law(), law.as_table_law());
}

#[derive(Record)]
#[record(mixes(temperature), group(heating = "rise/ambient", tilt = "angle"))]
struct Signed {
    #[record(signed)]
    rise: TemperatureInterval,
    ambient: ThermodynamicTemperature,
    #[record(signed)]
    angle: Ratio,
}

#[test]
fn signed_fields_stay_in_numerators() {
    assert_eq!(Signed::EXPONENTS, [[1, -1, 0], [0, 0, 1]]);
    assert_eq!(Signed::FIELDS[0].sign, Sign::Signed);
    assert_eq!(Signed { rise: si(-30.0), ambient: si(300.0), angle: si(-0.5) }.groups(), [-0.1, -0.5]);
}

#[derive(Record)]
#[record(group(r#type = "in.x / size"))]
struct Raw {
    #[record(nested)]
    r#in: Inner,
    size: Length,
}

#[derive(Record)]
struct Inner {
    x: Length,
}

#[test]
fn raw_names_are_written_without_their_mark() {
    assert_eq!(Raw { r#in: Inner { x: si(3.0) }, size: si(2.0) }.groups(), [1.5]);
    assert_eq!(Raw::EXPONENTS, [[1, -1]]);
}

/// Twenty fields and sixteen groups.
#[derive(Record)]
#[record(predicts(Force))]
#[record(group(
    Re = "density speed diameter / viscosity",
    Fr = "speed / sqrt(g diameter)",
    We = "density speed² diameter / sigma",
    Ma = "speed / sound",
    Eu = "drop / (density speed²)",
    Pr = "heat viscosity / conductivity",
    Ec = "speed² / (heat warming)",
    L1 = "l1/diameter",
    L2 = "l2/l1",
    L3 = "l3/l2",
    L4 = "l4/l3",
    L5 = "l5/l4",
    L6 = "l6/l5",
    L7 = "l7/l6",
    L8 = "l8/l7",
    L9 = "l9/l8",
))]
struct Exchanger {
    l9: Length,
    l8: Length,
    l7: Length,
    l6: Length,
    l5: Length,
    l4: Length,
    l3: Length,
    l2: Length,
    l1: Length,
    diameter: Length,
    speed: Velocity,
    sound: Velocity,
    density: MassDensity,
    viscosity: DynamicViscosity,
    g: Acceleration,
    sigma: SurfaceTension,
    drop: Pressure,
    heat: SpecificHeatCapacity,
    conductivity: ThermalConductivity,
    warming: TemperatureInterval,
}

fn exchanger(value: impl Fn(usize) -> f64) -> Exchanger {
    let mut exchanger = Exchanger {
        l9: si(1.0),
        l8: si(1.0),
        l7: si(1.0),
        l6: si(1.0),
        l5: si(1.0),
        l4: si(1.0),
        l3: si(1.0),
        l2: si(1.0),
        l1: si(1.0),
        diameter: si(1.0),
        speed: si(1.0),
        sound: si(1.0),
        density: si(1.0),
        viscosity: si(1.0),
        g: si(1.0),
        sigma: si(1.0),
        drop: si(1.0),
        heat: si(1.0),
        conductivity: si(1.0),
        warming: si(1.0),
    };
    exchanger.read_si(&(0..20).map(value).collect::<Vec<_>>());
    exchanger
}

#[test]
fn twenty_fields_have_the_basis_that_they_declare() {
    assert_eq!((Exchanger::FIELDS.len(), Exchanger::GROUPS), (20, 16));
    // Powers of two, so that every group is exact; the diameter is 1.
    let exchanger = exchanger(|place| (place as f64 - 9.0).exp2());
    let exponents = [1 + 3 - 4, 2 - 5, 3 + 2 - 6, 1 - 2, 7 - 3 - 2, 8 + 4 - 9, 2 - 8 - 10];
    let groups = exponents.into_iter().chain([-1; 9]).map(|exponent| f64::from(exponent).exp2());
    assert_eq!(exchanger.groups().to_vec(), groups.collect::<Vec<_>>());
    assert_eq!(Groups::of(&exchanger).values(), exchanger.groups());
    assert_eq!(exchanger.pi::<15>().value(), 0.5);
}

#[test]
fn a_law_of_twenty_fields_is_fitted_in_the_declared_groups() {
    const PRIMES: [f64; 20] = [
        2.0, 3.0, 5.0, 7.0, 11.0, 13.0, 17.0, 19.0, 23.0, 29.0, 31.0, 37.0, 41.0, 43.0, 47.0, 53.0, 59.0, 61.0, 67.0,
        71.0,
    ];
    let row = |i| exchanger(|place| between(0.5, 2.0, spread(i, PRIMES[place])));
    let force = |e: &Exchanger| e.density * e.speed * e.speed * e.l1 * e.l9 * (e.pi::<0>().ln() / -4.0).exp();
    let rows: Vec<Exchanger> = (1..=100).map(row).collect();
    let forces: Vec<Force> = rows.iter().map(force).collect();
    let options = FitOptions { model: ModelChoice::PowerLaw, ..FitOptions::default() };
    let law = Law::<Exchanger, Force>::fit(&rows, &forces, &options).unwrap();
    let found: Vec<&[i64]> = law.as_table_law().basis().groups().iter().map(|group| group.exponents()).collect();
    assert_eq!(found, Exchanger::EXPONENTS);
    let new = row(203);
    let whole = law.predict(&new).unwrap().value;
    assert_close(whole.to_si(), force(&new).to_si(), 1e-9);
    // Two responses are in proportion to the targets where the scale is the same.
    let twice = Exchanger { viscosity: 16.0 * new.viscosity, ..row(203) };
    let response = |e: &Exchanger| law.response(&Groups::of(e)).unwrap().value;
    assert!(!law.as_table_law().scale().to_string().contains("viscosity"));
    assert_close(response(&twice) / response(&new), 2.0, 1e-9);
}
