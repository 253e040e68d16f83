//! Base quantities of the user's own in the typed door: directed lengths, masses of two meanings, angles.

use dimensionless::{Dimension, FitOptions, Kind, Law, Quantity, Record};
use uom::si::f64::{
    Acceleration, Angle, AngularVelocity, DynamicViscosity, Energy, Frequency, Length, Mass, MassDensity, MassRate,
    Pressure, Time, Torque, Velocity,
};

use super::{assert_close, si};

/// The flow of a fluid through a capillary, with one kind of length.
#[derive(Record)]
#[record(predicts(MassRate))]
struct Capillary {
    gradient: PressureGradient,
    radius: Length,
    density: MassDensity,
    viscosity: DynamicViscosity,
}

/// A pressure for a length.
type PressureGradient = <Pressure as std::ops::Div<Length>>::Output;

macro_rules! directed {
    ($($name:ident($within:ty): $dimension:literal;)*) => {
        $(
            #[derive(Clone, Copy, Quantity)]
            #[quantity(dimension = $dimension, base(L_x = "L", L_r = "L"))]
            struct $name($within);
        )*
    };
}

// Lengths along the capillary, and across it in any direction.
directed! {
    Gradient(PressureGradient): "M L_r^-2 T^-2";
    Radius(Length): "L_r";
    Density(MassDensity): "M L_r^-2 L_x^-1";
    Viscosity(DynamicViscosity): "M L_x^-1 T^-1";
    Flow(MassRate): "M T^-1";
}

/// The same with lengths along and across it.
///
/// The pressure is a force along x on an area across it, M L_x L_r⁻² T⁻², and its gradient is M L_r⁻² T⁻². The shear stress
/// is a force along x on the area L_r L_x of a layer, M L_r⁻¹ T⁻², at the rate of shear L_x L_r⁻¹ T⁻¹: the viscosity is
/// M L_x⁻¹ T⁻¹. (H. E. Huntley, *Dimensional Analysis*, 1952.)
#[derive(Record)]
#[record(predicts(Flow))]
struct DirectedCapillary {
    gradient: Gradient,
    radius: Radius,
    density: Density,
    viscosity: Viscosity,
}

#[test]
fn directed_lengths_remove_a_group() {
    assert_eq!((Capillary::GROUPS, DirectedCapillary::GROUPS), (1, 0));
    // Hagen and Poiseuille: ṁ = π/8 · ρ r⁴ (Δp/l)/μ, found from dimensions up to π/8.
    let rows: Vec<DirectedCapillary> = (1..=5)
        .map(|i| DirectedCapillary {
            gradient: si(1e3 * f64::from(i)),
            radius: si(1e-3 / f64::from(i)),
            density: si(900.0 + f64::from(i)),
            viscosity: si(1e-3 * f64::from(i * i)),
        })
        .collect();
    let flow = |row: &DirectedCapillary| {
        let product = row.density.to_si() * row.radius.to_si().powi(4) * row.gradient.to_si() / row.viscosity.to_si();
        Flow::from_si(std::f64::consts::PI / 8.0 * product)
    };
    let flows: Vec<Flow> = rows.iter().map(flow).collect();
    let law = Law::<DirectedCapillary, Flow>::fit(&rows, &flows, &FitOptions::default()).unwrap();
    assert_eq!(law.as_table_law().scale().to_string(), "radius⁴ gradient density viscosity⁻¹");
    assert_close(law.predict(&rows[2]).unwrap().value.to_si(), flows[2].to_si(), 1e-12);
}

#[derive(Clone, Copy, Quantity)]
#[quantity(dimension = "angle", base(angle = "1"))]
struct Turned(Angle);

#[derive(Clone, Copy, Quantity)]
#[quantity(dimension = "angle T^-1", base(angle = "1"))]
struct Spin(AngularVelocity);

#[derive(Clone, Copy, Quantity)]
#[quantity(dimension = "L² M T⁻² angle⁻¹", base(angle = "1"))]
struct Twist(Torque);

/// Angles count: a torque for a turn is an energy, and a frequency is no angular velocity.
#[derive(Record)]
#[record(predicts(Energy, Frequency))]
struct Shaft {
    turned: Turned,
    torque: Twist,
    spin: Spin,
    flutter: Frequency,
    work: Energy,
}

#[test]
fn angle_as_a_base_quantity_keeps_radians_in_place() {
    assert_eq!(Shaft::GROUPS, 2);
    for exponents in Shaft::EXPONENTS {
        let [turned, torque, spin, flutter, work] = exponents;
        assert_eq!((turned - torque + spin, flutter + spin, torque + work), (0, 0, 0), "{exponents:?}");
    }
    assert_eq!(Shaft::FIELDS[1].dimension, "L^2 M T^-2 angle^-1".parse::<Dimension>().unwrap());
    assert!(Shaft::FIELDS.iter().all(|field| field.kind == Kind::Plain), "the base quantity replaces the kind");
}

/// Inertial and gravitational mass counted apart.
#[derive(Clone, Copy, Quantity)]
#[quantity(dimension = "M_g", base(M_g = "M"))]
struct GravitationalMass(Mass);

#[derive(Record)]
#[record(predicts(Time))]
struct Pendulum {
    inertial: Mass,
    gravitational: GravitationalMass,
    length: Length,
    field: Field,
}

/// A force for a gravitational mass.
#[derive(Clone, Copy, Quantity)]
#[quantity(dimension = "L M T^-2 M_g^-1", base(M_g = "M"))]
struct Field(Acceleration);

#[test]
fn two_masses_do_not_cancel() {
    assert_eq!(Pendulum::GROUPS, 0);
    let pendulum = Pendulum { inertial: si(2.0), gravitational: si(2.0), length: si(1.0), field: si(9.81) };
    let period = Time::from_si(std::f64::consts::TAU * (1.0f64 / 9.81).sqrt());
    let rows = [1.0, 2.0, 3.0].map(|factor| Pendulum { length: factor * factor * pendulum.length, ..pendulum });
    let periods = [1.0, 2.0, 3.0].map(|factor| factor * period);
    let law = Law::<Pendulum, Time>::fit(&rows, &periods, &FitOptions::default()).unwrap();
    // T² = 4π² (m_i/m_g) l/γ: the equivalence of both masses is a fact of nature, not of dimensions.
    let scale = law.as_table_law().scale().to_string();
    assert!(scale.contains("inertial^(1/2)") && scale.contains("gravitational^(-1/2)"), "{scale}");
}

/// Kinds of one dimension, where their quotient is meant; and angles beside ratios, which meet in no group.
#[derive(Record)]
#[record(mixes(angle))]
struct Propeller {
    spin: AngularVelocity,
    blades_passing: Frequency,
    diameter: Length,
    advance: Velocity,
    pitch: Angle,
    #[record(dimensionless)]
    solidity: f64,
}

#[test]
fn kinds_are_known_and_mix_where_that_is_meant() {
    let kinds: Vec<Kind> = Propeller::FIELDS.iter().map(|field| field.kind).collect();
    assert_eq!(kinds[..5], [Kind::Angle, Kind::Plain, Kind::Plain, Kind::Plain, Kind::Angle]);
    assert_eq!(Propeller::GROUPS, 4);
}
