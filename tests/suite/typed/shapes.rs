//! What rustc solves is what the program solves, for records of many shapes.

use dimensionless::{Dimension, Problem, Rational, Record, Unit, Variable};
use uom::si::f64::{
    Acceleration, Area, DynamicViscosity, Energy, Force, Frequency, HeatTransfer, Length, Mass, MassDensity, Power,
    Ratio, SpecificHeatCapacity, SurfaceTension, TemperatureInterval, ThermalConductivity, ThermodynamicTemperature,
    Time, Velocity, Volume,
};

use super::{assert_close, si};

/// The problem that a record states, as the value door states it.
fn problem<R: Record>() -> Problem {
    let variables = R::FIELDS.iter().map(|field| {
        let unit = Unit::coherent(&field.dimension);
        let variable = match field.constant {
            Some(value) => Variable::with_value(field.name, unit, value),
            None => Variable::new(field.name, unit),
        };
        variable.with_sign(field.sign)
    });
    Problem::new(variables.collect(), None).unwrap()
}

#[track_caller]
fn assert_same_groups<R: Record>(record: &R, exponents: &[&[i64]], groups: &[f64]) {
    let basis = problem::<R>().solve().unwrap();
    let solved: Vec<&[i64]> = basis.groups().iter().map(|group| group.exponents()).collect();
    assert_eq!(exponents, solved);
    let mut values = vec![0.0; R::FIELDS.len()];
    record.write_si(&mut values);
    for (group, exponents) in groups.iter().zip(exponents) {
        let product: f64 =
            values.iter().zip(*exponents).map(|(value, &exponent)| value.powi(exponent as i32)).product();
        assert_close(*group, product, 1e-13);
    }
    for row in exponents {
        let total = R::FIELDS.iter().zip(*row).try_fold(Dimension::ONE, |total, (field, &exponent)| {
            total.times_power(&field.dimension, Rational::integer(exponent))
        });
        assert_eq!(total, Some(Dimension::ONE));
    }
}

/// Declares records of different shapes with a value each, and compares what rustc solved with what the program solves.
macro_rules! shapes {
    ($($(#[$of_record:meta])* $name:ident { $($(#[$of_field:meta])* $field:ident: $type:ty = $value:expr,)* } $count:literal)*) => {
        $(
            #[derive(Record)]
            $(#[$of_record])*
            struct $name { $($(#[$of_field])* $field: $type,)* }
        )*

        #[test]
        fn the_groups_of_a_record_are_those_of_the_basis() {
            $(
                let record = $name { $($field: $value,)* };
                let exponents = $name::EXPONENTS;
                let rows: Vec<&[i64]> = exponents.iter().map(|row| row.as_slice()).collect();
                assert_eq!(rows.len(), $count, stringify!($name));
                assert_same_groups(&record, &rows, &record.groups());
            )*
        }
    };
}

shapes! {
    Pipe {
        speed: Velocity = si(2.0),
        diameter: Length = si(0.3),
        length: Length = si(50.0),
        roughness: Length = si(1e-4),
        density: MassDensity = si(998.0),
        viscosity: DynamicViscosity = si(1e-3),
    } 3
    #[record(constants(g))]
    Pendulum {
        length: Length = si(1.5),
        period: Time = si(2.4),
        #[record(dimensionless)]
        amplitude: f64 = 0.3,
    } 2
    #[record(constants(kB))]
    Gas {
        mass: Mass = si(5e-26),
        speed: Velocity = si(500.0),
        temperature: ThermodynamicTemperature = si(300.0),
    } 1
    #[record(constants(c, k_B, h))]
    BlackBody {
        wavelength: Length = si(5e-7),
        temperature: ThermodynamicTemperature = si(5800.0),
    } 1
    Solid {
        area: Area = si(2.0),
        volume: Volume = si(3.0),
        edge: Length = si(1.3),
    } 2
    Droplet {
        diameter: Length = si(2e-3),
        speed: Velocity = si(3.0),
        density: MassDensity = si(998.0),
        tension: SurfaceTension = si(0.072),
        viscosity: DynamicViscosity = si(1e-3),
    } 2
    Convection {
        transfer: HeatTransfer = si(120.0),
        speed: Velocity = si(1.7),
        size: Length = si(0.2),
        density: MassDensity = si(1.2),
        viscosity: DynamicViscosity = si(1.8e-5),
        conductivity: ThermalConductivity = si(0.026),
        heat: SpecificHeatCapacity = si(1005.0),
    } 3
    #[record(predicts(Power))]
    Pump {
        rotation: Frequency = si(25.0),
        diameter: Length = si(0.3),
        density: MassDensity = si(998.0),
        viscosity: DynamicViscosity = si(1e-3),
    } 1
    #[record(mixes(temperature))]
    Heated {
        #[record(signed)]
        rise: TemperatureInterval = si(-12.0),
        ambient: ThermodynamicTemperature = si(290.0),
        #[record(nonnegative)]
        draught: Velocity = si(0.4),
        speed: Velocity = si(2.0),
        #[record(skip)]
        _note: &'static str = "by the window",
    } 2
    #[record(predicts(Force), allow_unused)]
    Weight {
        mass: Mass = si(2.0),
        acceleration: Acceleration = si(3.0),
        colour: Ratio = si(0.7),
        temperature: ThermodynamicTemperature = si(290.0),
    } 1
    #[record(predicts(Length))]
    Blast {
        time: Time = si(0.01),
        energy: Energy = si(9e13),
        density: MassDensity = si(1.25),
    } 0
    Cube {
        width: Length = si(1.1),
        height: Length = si(2.3),
        depth: Length = si(0.7),
        span: Length = si(5.9),
    } 3
    Empty {} 0
}
