use dimensionless::{Quantity, Record};
use uom::si::f64::{Angle, AngularVelocity, Frequency, Time};

#[derive(Clone, Copy, Quantity)]
#[quantity(dimension = "angle", base(angle = "1"))]
pub struct Turned(pub Angle);

#[derive(Clone, Copy, Quantity)]
#[quantity(dimension = "angle T^-1", base(angle = "1"))]
pub struct Spin(pub AngularVelocity);

#[derive(Record)]
#[record(predicts(Turned, Time))]
pub struct Rotor {
    pub spin: Spin,
    pub flutter: Frequency,
}

fn main() {
    assert_eq!(Rotor::GROUPS, 0);
    assert_eq!(Spin::DIMENSION.to_string(), "T⁻¹ angle");
}
