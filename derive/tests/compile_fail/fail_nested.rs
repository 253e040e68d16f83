use dimensionless::Record;
use uom::si::f64::{Acceleration, Force, Length, MassDensity, ThermodynamicTemperature, Velocity};

#[derive(Record)]
#[record(constants(g))]
struct Stream {
    speed: Velocity,
    density: MassDensity,
    temperature: ThermodynamicTemperature,
}

/// A quantity of the inner record is useless.
#[derive(Record)]
#[record(predicts(Force))]
struct Useless {
    #[record(nested)]
    inlet: Stream,
    diameter: Length,
}

/// A constant of the inner record is a field of the outer.
#[derive(Record)]
struct Twice {
    #[record(nested)]
    inlet: Stream,
    g: Acceleration,
}

/// No record.
struct Plain;

#[derive(Record)]
struct Outer {
    #[record(nested)]
    inner: Plain,
    length: Length,
}

/// Four times thirteen quantities.
#[derive(Record)]
struct Profile {
    a: Length,
    b: Length,
    c: Length,
    d: Length,
    e: Length,
    f: Length,
    g: Length,
    h: Length,
    i: Length,
    j: Length,
    k: Length,
    l: Length,
    m: Length,
}

#[derive(Record)]
struct TooMany {
    #[record(nested)]
    north: Profile,
    #[record(nested)]
    east: Profile,
    #[record(nested)]
    south: Profile,
    #[record(nested)]
    west: Profile,
}

fn main() {}
