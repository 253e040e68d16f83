use dimensionless::Record;
use uom::si::f64::Length;

#[derive(Record)]
struct Inner {
    length: Length,
}

#[derive(Record)]
struct Signed {
    #[record(nested, signed)]
    inner: Inner,
}

#[derive(Record)]
struct Skipped {
    #[record(skip, nested)]
    inner: Inner,
}

fn main() {}
