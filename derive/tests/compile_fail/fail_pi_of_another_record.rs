use dimensionless::{Pi, Record};
use uom::si::f64::{DynamicViscosity, Length, MassDensity, Time, Velocity};

#[derive(Record)]
struct Flow {
    speed: Velocity,
    diameter: Length,
    density: MassDensity,
    viscosity: DynamicViscosity,
}

#[derive(Record)]
struct Shedding {
    speed: Velocity,
    diameter: Length,
    period: Time,
}

fn friction(reynolds: Pi<Flow, 0>) -> f64 {
    0.316 * (-0.25 * reynolds.ln()).exp()
}

fn wrong(shedding: &Shedding) -> f64 {
    friction(shedding.pi::<0>())
}

fn main() {}
