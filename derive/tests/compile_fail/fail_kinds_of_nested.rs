use dimensionless::Record;
use uom::si::f64::{AngularVelocity, Frequency, Length, TemperatureInterval, ThermodynamicTemperature};

#[derive(Record)]
struct Stream {
    length: Length,
    rise: TemperatureInterval,
    rate: Frequency,
}

#[derive(Record)]
struct Heater {
    ambient: ThermodynamicTemperature,
    #[record(nested)]
    stream: Stream,
}

/// What the inner record mixes is meant, and says nothing of the outer one.
#[derive(Record)]
#[record(mixes(temperature))]
struct Gas {
    temperature: ThermodynamicTemperature,
    rise: TemperatureInterval,
}

#[derive(Record)]
struct Fan {
    #[record(nested)]
    gas: Gas,
    #[record(nested)]
    stream: Stream,
    spin: AngularVelocity,
}

fn main() {}
