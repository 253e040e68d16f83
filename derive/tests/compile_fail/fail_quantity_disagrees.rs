use dimensionless::Quantity;
use uom::si::f64::Velocity;

#[derive(Clone, Copy, Quantity)]
#[quantity(dimension = "L_x T^-2", base(L_x = "L"))]
struct HorizontalSpeed(Velocity);

fn main() {}
