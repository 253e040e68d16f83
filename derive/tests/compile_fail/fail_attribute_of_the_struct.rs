use dimensionless::Record;
use uom::si::f64::{Force, Length};

#[derive(Record)]
struct Flow {
    #[record(predicts(Force))]
    diameter: Length,
}

fn main() {}
