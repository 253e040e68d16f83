//! Records that declare their groups: the basis is theirs, and so are the symbols of the laws.

use dimensionless::{FitOptions, Law, ModelChoice, PiBasis, Problem, Record, Sign};
use uom::si::f64::{
    DynamicViscosity, Force, Length, MassDensity, Ratio, SurfaceTension, TemperatureInterval, ThermodynamicTemperature,
    Velocity,
};

use super::{between, si, spread};

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
