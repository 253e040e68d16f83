use dimensionless::Record;
use uom::si::f64::Velocity;

#[derive(Record)]
struct Waves {
    #[record(signed)]
    current: Velocity,
    #[record(signed)]
    drift: Velocity,
}

fn main() {}
