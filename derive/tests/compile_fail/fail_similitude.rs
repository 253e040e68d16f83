use dimensionless::{Record, similitude};
use uom::si::f64::{DynamicViscosity, Length, MassDensity, Velocity};

/// Re and Fr in the same water.
#[derive(Record)]
#[record(constants(g), group(Re = "density*speed*length/viscosity", Fr = "speed/(g length)^(1/2)"))]
#[record(similitude(hold(Re, Fr), same(density, viscosity), by(length)))]
struct Clash {
    speed: Velocity,
    length: Length,
    density: MassDensity,
    viscosity: DynamicViscosity,
}

/// Nothing is said of the liquid.
#[derive(Record)]
#[record(constants(g), group(Re = "density*speed*length/viscosity", Fr = "speed/(g length)^(1/2)"))]
#[record(similitude(hold(Fr), by(length)))]
struct Free {
    speed: Velocity,
    length: Length,
    density: MassDensity,
    viscosity: DynamicViscosity,
}

/// Names that nothing has.
#[derive(Record)]
#[record(group(slenderness = "length/width"))]
#[record(similitude(hold(slendernes), by(length)))]
struct UnknownGroup {
    length: Length,
    width: Length,
}

#[derive(Record)]
#[record(similitude(hold("length/width"), same(depth), by(length)))]
struct UnknownQuantity {
    length: Length,
    width: Length,
}

#[derive(Record)]
struct Silent {
    length: Length,
    width: Length,
}

fn main() {
    let _ = similitude::<Silent>();
    let _ = similitude::<Clash>();
}
