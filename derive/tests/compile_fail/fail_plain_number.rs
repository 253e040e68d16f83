use dimensionless::Record;
use uom::si::f64::{Length, Velocity};

#[derive(Record)]
struct Flow {
    speed: Velocity,
    diameter: Length,
    roughness: f64,
}

fn main() {
    let _ = Flow::GROUPS;
}
