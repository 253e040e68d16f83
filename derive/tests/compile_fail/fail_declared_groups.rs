use dimensionless::Record;
use uom::si::f64::{DynamicViscosity, Length, MassDensity, SurfaceTension, Velocity};

/// A surplus dimension.
#[derive(Record)]
#[record(group(Re = "density * speed / viscosity"))]
struct Surplus {
    speed: Velocity,
    diameter: Length,
    density: MassDensity,
    viscosity: DynamicViscosity,
}

/// A product of the others.
#[derive(Record)]
#[record(group(Re = "density*speed*diameter/viscosity", We = "density*speed²*diameter/sigma"))]
#[record(group(Oh = "viscosity/(density sigma diameter)^(1/2)"))]
struct Dependent {
    speed: Velocity,
    diameter: Length,
    density: MassDensity,
    viscosity: DynamicViscosity,
    sigma: SurfaceTension,
}

/// One is missing.
#[derive(Record)]
#[record(group(Re = "density*speed*diameter/viscosity"))]
struct Missing {
    speed: Velocity,
    diameter: Length,
    density: MassDensity,
    viscosity: DynamicViscosity,
    roughness: Length,
}

/// A power that its root is out of reach of.
#[derive(Record)]
#[record(group(Re2 = "(density*speed*diameter/viscosity)^2"))]
struct Unsaturated {
    speed: Velocity,
    diameter: Length,
    density: MassDensity,
    viscosity: DynamicViscosity,
}

/// A name that no quantity has.
#[derive(Record)]
#[record(group(slenderness = "length/widht"))]
struct Unknown {
    length: Length,
    width: Length,
}

/// Signed in a denominator.
#[derive(Record)]
#[record(group(lift = "length/height"))]
struct Signed {
    length: Length,
    #[record(signed)]
    height: Length,
}

/// A factor, two readings, and a symbol that a field has.
#[derive(Record)]
#[record(group(A = "2 length/width"))]
struct Factor {
    length: Length,
    width: Length,
}

#[derive(Record)]
#[record(group(A = "length/width width"))]
struct Readings {
    length: Length,
    width: Length,
}

#[derive(Record)]
#[record(group(length = "length/width"))]
struct Symbol {
    length: Length,
    width: Length,
}

/// Of a constant that there is not, nothing else is said.
#[derive(Record)]
#[record(constants(gravity), group(Fr = "speed^2/(gravity length)"), similitude(hold(Fr), by(length)))]
struct NoConstant {
    speed: Velocity,
    length: Length,
}

/// The basis that is found stands in, so uses of the record are no further errors.
fn uses(record: &Missing) -> [f64; 2] {
    record.groups()
}

fn main() {}
