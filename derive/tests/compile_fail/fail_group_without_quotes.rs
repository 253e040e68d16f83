use dimensionless::Record;
use uom::si::f64::Length;

#[derive(Record)]
#[record(group(slenderness = length / width))]
struct Beam {
    length: Length,
    width: Length,
}

fn main() {
    let _ = Beam::GROUPS;
}
