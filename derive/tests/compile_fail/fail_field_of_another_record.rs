use dimensionless::{Law, Record};
use uom::si::f64::{Acceleration, Length, Time};

#[derive(Record)]
struct Drop {
    height: Length,
    gravity: Acceleration,
}

#[derive(Record)]
struct Swing {
    length: Length,
    #[record(dimensionless)]
    amplitude: f64,
}

fn wrong(law: &Law<Drop, Time>, drop: &Drop) {
    let _ = law.sensitivity(drop, Swing::fields().amplitude);
}

fn main() {}
