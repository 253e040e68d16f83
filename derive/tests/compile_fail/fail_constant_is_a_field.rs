use dimensionless::Record;
use uom::si::f64::{Acceleration, Length, Time};

#[derive(Record)]
#[record(constants(g))]
struct Pendulum {
    length: Length,
    period: Time,
    g: Acceleration,
}

fn main() {}
