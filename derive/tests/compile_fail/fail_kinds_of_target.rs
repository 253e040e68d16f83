use dimensionless::Record;
use uom::si::f64::{Energy, Length, TemperatureInterval, ThermodynamicTemperature, Torque};

#[derive(Record)]
#[record(predicts(Length, ThermodynamicTemperature))]
struct Rod {
    length: Length,
    rise: TemperatureInterval,
}

#[derive(Record)]
#[record(predicts(Energy))]
struct Spring {
    twist: Torque,
}

fn main() {}
