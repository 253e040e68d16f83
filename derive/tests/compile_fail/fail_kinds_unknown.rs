use dimensionless::Record;
use uom::si::f64::Length;

#[derive(Record)]
#[record(mixes(length))]
struct Box {
    width: Length,
    height: Length,
}

fn main() {}
