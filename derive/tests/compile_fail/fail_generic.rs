use dimensionless::Record;
use uom::si::f64::Length;

#[derive(Record)]
struct Flow<T> {
    diameter: Length,
    speed: T,
}

fn main() {}
