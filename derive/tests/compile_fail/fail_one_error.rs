use dimensionless::{FieldOf, Pi, Record};
use uom::si::f64::{Length, Velocity};

#[derive(Record)]
#[record(predict(Velocity))]
struct Walk {
    pace: Velocity,
    way: Length,
}

fn uses(walk: &Walk) -> (usize, Pi<Walk, 3>, FieldOf<Walk, Length>) {
    (walk.groups().len(), walk.pi::<3>(), Walk::fields().way)
}

fn main() {}
