use dimensionless::Record;
use uom::si::f64::{Length, Ratio};

#[derive(Record)]
struct Flow {
    diameter: Length,
    #[record(dimensionless)]
    roughness: Ratio,
}

fn main() {}
