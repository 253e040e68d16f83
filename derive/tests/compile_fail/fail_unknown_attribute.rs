use dimensionless::Record;
use uom::si::f64::{Length, Velocity};

#[derive(Record)]
struct Flow {
    #[record(sgned)]
    speed: Velocity,
    diameter: Length,
}

fn main() {
    let _ = Flow::GROUPS;
}
