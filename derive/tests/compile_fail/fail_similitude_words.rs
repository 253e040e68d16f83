use dimensionless::Record;
use uom::si::f64::Length;

#[derive(Record)]
#[record(similitude(hold("length/width"), scale(length)))]
struct Unknown {
    length: Length,
    width: Length,
}

#[derive(Record)]
#[record(similitude(hold("length/width")))]
struct Incomplete {
    length: Length,
    width: Length,
}

#[derive(Record)]
#[record(similitude(hold("length/width"), by(length, width)))]
struct Several {
    length: Length,
    width: Length,
}

fn main() {}
