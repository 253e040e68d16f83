use dimensionless::Record;
use uom::si::f64::{Length, TemperatureInterval, ThermodynamicTemperature};

#[derive(Record)]
struct Wall {
    thickness: Length,
    ambient: ThermodynamicTemperature,
    rise: TemperatureInterval,
}

fn main() {}
