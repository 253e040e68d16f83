use dimensionless::Quantity;
use uom::si::f64::Length;

#[derive(Clone, Copy, Quantity)]
#[quantity(dimension = "L_x", base(L_x = "L_z"))]
struct Range(Length);

fn main() {}
