use dimensionless::Record;
use uom::si::f64::{Length, Power, Velocity};

#[derive(Record)]
#[record(predicts(Power))]
struct Flow {
    speed: Velocity,
    diameter: Length,
}

fn main() {}
