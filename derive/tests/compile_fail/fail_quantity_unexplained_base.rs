use dimensionless::Quantity;
use uom::si::f64::Torque;

#[derive(Clone, Copy, Quantity)]
#[quantity(dimension = "L^2 M T^-2 angle^-1")]
struct Twist(Torque);

fn main() {}
