use dimensionless::Record;
use uom::si::f64::Length;

#[derive(Record)]
struct Flow(Length, Length);

fn main() {}
