use dimensionless::Quantity;
use uom::si::f64::Length;

#[derive(Clone, Copy, Quantity)]
struct Range(Length);

fn main() {}
