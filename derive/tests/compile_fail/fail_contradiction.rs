use dimensionless::Record;
use uom::si::f64::Length;

#[derive(Record)]
struct Flow {
    #[record(signed, skip)]
    diameter: Length,
}

fn main() {}
