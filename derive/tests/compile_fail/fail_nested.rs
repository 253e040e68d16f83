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

fn main() {}
