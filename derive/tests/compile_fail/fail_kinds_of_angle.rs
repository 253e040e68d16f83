use dimensionless::Record;
use uom::si::f64::{AngularVelocity, Frequency, Length};

#[derive(Record)]
#[record(mixes(temperature))]
struct Rotor {
    spin: AngularVelocity,
    radius: Length,
    flutter: Frequency,
}

fn main() {}
