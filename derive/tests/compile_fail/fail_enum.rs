use dimensionless::Record;

#[derive(Record)]
enum Flow {
    Laminar,
    Turbulent,
}

fn record<R: Record>() {}

fn main() {
    record::<Flow>();
}
