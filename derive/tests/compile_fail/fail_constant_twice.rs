use dimensionless::Record;
use uom::si::f64::{Length, Time};

#[derive(Record)]
#[record(constants(g, g_n))]
struct Pendulum {
    length: Length,
    period: Time,
}

fn main() {}
