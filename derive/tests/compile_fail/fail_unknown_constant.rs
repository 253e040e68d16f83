use dimensionless::Record;
use uom::si::f64::{Length, Time};

#[derive(Record)]
#[record(constants(g, warp), predicts(Time))]
struct Pendulum {
    length: Length,
    period: Time,
}

fn main() {
    let _ = Pendulum::GROUPS;
}
