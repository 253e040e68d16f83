use dimensionless::Record;
use uom::si::f64::{DynamicViscosity, Force, Length, MassDensity, Velocity};

#[derive(Record)]
#[record(predicts(Force))]
pub struct Flow {
    pub speed: Velocity,
    pub diameter: Length,
    pub density: MassDensity,
    pub viscosity: DynamicViscosity,
}

fn main() {
    assert_eq!(Flow::GROUPS, 1);
}
