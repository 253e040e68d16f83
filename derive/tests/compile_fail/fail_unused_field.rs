use dimensionless::Record;
use uom::si::f64::{Force, Length, MassDensity, ThermodynamicTemperature, Velocity};

#[derive(Record)]
#[record(predicts(Force))]
struct Flow {
    speed: Velocity,
    diameter: Length,
    density: MassDensity,
    temperature: ThermodynamicTemperature,
}

fn main() {}
