use dimensionless::Record;
use uom::si::f64::{DynamicViscosity, Length, MassDensity, Velocity};

#[derive(Record)]
struct Flow {
    speed: Velocity,
    diameter: Length,
    density: MassDensity,
    viscosity: DynamicViscosity,
}

fn second(flow: &Flow) -> f64 {
    flow.pi::<1>().value()
}

fn main() {}
