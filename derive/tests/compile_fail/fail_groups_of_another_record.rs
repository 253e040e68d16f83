use dimensionless::{Groups, Law, Record};
use uom::si::f64::{Force, Length, MassDensity, Velocity};

#[derive(Record)]
struct Wind {
    speed: Velocity,
    width: Length,
    density: MassDensity,
}

#[derive(Record)]
struct Water {
    speed: Velocity,
    width: Length,
    density: MassDensity,
}

fn wrong(law: &Law<Wind, Force>, water: &Water) -> f64 {
    law.response(&Groups::of(water)).unwrap().value
}

fn main() {}
