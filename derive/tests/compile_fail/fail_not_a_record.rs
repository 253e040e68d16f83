use dimensionless::Record;

struct Flow;

fn record<R: Record>() {}

fn main() {
    record::<Flow>();
}
