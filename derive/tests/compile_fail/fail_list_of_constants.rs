use dimensionless::Record;
use uom::si::f64::{Length, Time};

#[derive(Record)]
#[record(constants = "g")]
struct Pendulum {
    length: Length,
    period: Time,
}

fn main() {}
