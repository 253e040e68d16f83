//! `#[derive(Record)]`: what it makes of a struct.

use dimensionless::{BaseQuantity, Constant, Dimension, Quantity, Record, Sign};
use uom::si::f64::{
    Acceleration, Area, DynamicViscosity, Force, HeatCapacity, Length, Mass, MassDensity, Power, Ratio,
    SpecificHeatCapacity, SurfaceTension, TemperatureInterval, ThermalConductivity, ThermodynamicTemperature, Time,
    Velocity,
};

#[derive(Record)]
#[record(predicts(Force, Power))]
struct Flow {
    speed: Velocity,
    diameter: Length,
    density: MassDensity,
    viscosity: DynamicViscosity,
}

fn si<Q: Quantity>(value: f64) -> Q {
    Q::from_si(value)
}

fn flow() -> Flow {
    Flow { speed: si(2.0), diameter: si(0.5), density: si(1000.0), viscosity: si(1e-3) }
}

#[track_caller]
fn assert_close(found: f64, wanted: f64) {
    assert!((found - wanted).abs() <= 4.0 * f64::EPSILON * wanted.abs(), "{found} is not {wanted}");
}

fn names<R: Record>() -> Vec<&'static str> {
    R::FIELDS.iter().map(|field| field.name).collect()
}

fn values<R: Record>(record: &R) -> Vec<f64> {
    let mut values = vec![f64::NAN; R::FIELDS.len()];
    record.write_si(&mut values);
    values
}

#[test]
fn a_flow_has_the_reynolds_number() {
    const GROUPS: usize = Flow::GROUPS;
    assert_eq!(GROUPS, 1);
    assert_eq!(Flow::EXPONENTS, [[1, 1, 1, -1]]);
    assert_eq!(flow().groups(), [2.0 * 0.5 * 1000.0 / 1e-3]);
}

#[test]
fn fields_stand_in_the_order_of_the_struct() {
    assert_eq!(names::<Flow>(), ["speed", "diameter", "density", "viscosity"]);
    assert_eq!(Flow::FIELDS[3].dimension.to_string(), "L⁻¹ M T⁻¹");
    assert!(Flow::FIELDS.iter().all(|field| field.sign == Sign::Positive && field.constant.is_none()));
    assert_eq!(values(&flow()), [2.0, 0.5, 1000.0, 1e-3]);
}

#[derive(Record)]
#[record(constants(g), predicts(Time))]
struct Pendulum {
    length: Length,
    #[record(dimensionless)]
    amplitude: f64,
    period: Time,
}

#[test]
fn constants_come_after_the_fields() {
    let pendulum = Pendulum { length: si(2.0), amplitude: 0.1, period: si(3.0) };
    assert_eq!(names::<Pendulum>(), ["length", "amplitude", "period", "g"]);
    assert_eq!(Pendulum::FIELDS[3].constant, Some(9.806_65));
    assert_eq!(values(&pendulum), [2.0, 0.1, 3.0, 9.806_65]);
    assert_eq!(Pendulum::GROUPS, 2);
    let [amplitude, swing] = pendulum.groups();
    assert_eq!(amplitude, 0.1);
    let [[0, 1, 0, 0], [length, 0, period, g]] = Pendulum::EXPONENTS else { panic!("{:?}", Pendulum::EXPONENTS) };
    assert_eq!((period, g), (-2 * length, -length));
    assert_close(swing, (2.0 / (3.0 * 3.0 * 9.806_65f64)).powi(length as i32));
}

#[derive(Record)]
#[record(constants(kB))]
struct Gas {
    mass: Mass,
    speed: Velocity,
    temperature: ThermodynamicTemperature,
}

#[test]
fn constants_have_their_own_symbol_whatever_the_spelling() {
    assert_eq!(names::<Gas>(), ["mass", "speed", "temperature", "k_B"]);
    assert_eq!(Gas::FIELDS[3].constant, Constant::find("k_B").map(|constant| constant.value));
    let gas = Gas { mass: si(5e-26), speed: si(500.0), temperature: si(300.0) };
    assert_eq!(Gas::EXPONENTS.map(|row| row.map(i64::abs)), [[1, 2, 1, 1]]);
    assert_close(gas.groups()[0].ln().abs(), (5e-26 * 500.0 * 500.0 / (300.0 * 1.380_649e-23f64)).ln().abs());
}

#[derive(Record)]
#[record(mixes(temperature))]
struct Marked {
    #[record(skip)]
    label: String,
    #[record(signed)]
    charge: Velocity,
    #[record(nonnegative)]
    rise: TemperatureInterval,
    speed: Velocity,
    #[record(skip)]
    note: Vec<&'static str>,
    ambient: ThermodynamicTemperature,
    #[record(dimensionless, signed)]
    angle: f64,
}

#[test]
fn marks_set_signs_and_skipped_fields_are_no_quantities() {
    let marked = Marked {
        label: "a".to_owned(),
        charge: si(-3.0),
        rise: si(0.0),
        speed: si(2.0),
        note: vec!["b"],
        ambient: si(300.0),
        angle: -0.5,
    };
    assert_eq!(names::<Marked>(), ["charge", "rise", "speed", "ambient", "angle"]);
    let signs: Vec<Sign> = Marked::FIELDS.iter().map(|field| field.sign).collect();
    assert_eq!(signs, [Sign::Signed, Sign::Nonnegative, Sign::Positive, Sign::Positive, Sign::Signed]);
    assert!(Marked::FIELDS[4].dimension.is_one());
    let mut groups = marked.groups();
    groups.sort_by(f64::total_cmp);
    assert_eq!(groups, [-1.5, -0.5, 0.0]);
    assert_eq!((marked.label.as_str(), marked.note.as_slice()), ("a", ["b"].as_slice()));
}

/// A depth of rain, kept apart from other lengths.
#[derive(Clone, Copy)]
struct Rainwater(f64);

impl Quantity for Rainwater {
    const DIMENSION: Dimension = Dimension::base(BaseQuantity::declare("rainwater").unwrap());

    fn to_si(self) -> f64 {
        self.0
    }

    fn from_si(value: f64) -> Self {
        Self(value)
    }
}

#[derive(Record)]
#[record(predicts(Rainwater))]
struct Catchment {
    rain: Rainwater,
    stored: Rainwater,
    #[record(allow_unused)]
    area: Area,
}

#[test]
fn declared_base_quantities_do_not_mix_with_lengths() {
    let catchment = Catchment { rain: Rainwater(0.5), stored: Rainwater(0.25), area: si(7.0) };
    assert_eq!(Catchment::EXPONENTS, [[1, -1, 0]]);
    assert_eq!(catchment.groups(), [2.0]);
    assert_eq!(Catchment::FIELDS[0].dimension.to_string(), "rainwater");
}

#[derive(Record)]
#[record(predicts(Force), constants(g), allow_unused)]
struct Kept {
    mass: Mass,
    time: Time,
    temperature: ThermodynamicTemperature,
}

#[test]
fn unused_fields_can_be_kept() {
    assert_eq!(Kept::GROUPS, 0);
    let kept = Kept { mass: si(1.0), time: si(1.0), temperature: si(1.0) };
    assert_eq!(kept.groups(), [0.0; 0]);
}

#[derive(Record)]
struct Nothing {}

#[test]
fn a_record_without_fields_has_no_groups() {
    assert_eq!(Nothing::GROUPS, 0);
    assert_eq!(Nothing {}.groups(), [0.0; 0]);
    assert!(Nothing::FIELDS.is_empty());
}

/// Names that would change the meaning of generated code that is not written with absolute paths.
mod shadows {
    #![allow(dead_code, unused_macros, non_camel_case_types, non_upper_case_globals, clippy::upper_case_acronyms)]

    use uom::si::f64::Length;

    struct Option;
    struct Some;
    struct None;
    struct Field;
    struct Sign;
    struct Dimension;
    struct f64;
    struct usize;
    struct i64;
    struct bool;
    mod core {}
    mod dimensionless {}
    const values: u8 = 0;
    const groups: u8 = 0;
    macro_rules! panic {
        () => {};
    }

    #[derive(::dimensionless::Record)]
    #[record(predicts(Length))]
    pub(super) struct Quantity {
        pub(super) r#type: Length,
        pub(super) values: Length,
        pub(super) r#const: Length,
    }

    #[derive(::dimensionless::Record)]
    pub(super) struct Record {
        pub(super) groups: Length,
        pub(super) r#fn: Length,
    }
}

#[test]
fn names_of_the_user_do_not_change_the_code() {
    let shadowed = shadows::Quantity { r#type: si(1.0), values: si(2.0), r#const: si(4.0) };
    assert_eq!(names::<shadows::Quantity>(), ["type", "values", "const"]);
    assert_eq!(shadows::Quantity::GROUPS, 2);
    assert_eq!(shadowed.groups().len(), 2);
    assert_eq!(shadows::Record { groups: si(1.0), r#fn: si(2.0) }.groups(), [0.5]);
}

#[derive(Record)]
#[record(predicts(Ratio))]
struct Powers {
    length: Length,
    volume_squared: Sixth,
    area_to_the_40: Eightieth,
}

/// A quantity with a large exponent.
#[derive(Clone, Copy)]
struct Power1<const N: i64>(f64);

impl<const N: i64> Quantity for Power1<N> {
    const DIMENSION: Dimension = Dimension::si([N, 0, 0, 0, 0, 0, 0]);

    fn to_si(self) -> f64 {
        self.0
    }

    fn from_si(value: f64) -> Self {
        Self(value)
    }
}

type Sixth = Power1<6>;
type Eightieth = Power1<80>;

#[test]
fn large_exponents_are_multiplied_out() {
    let powers = Powers { length: si(1.5), volume_squared: si(2.0), area_to_the_40: si(3.0) };
    for (exponents, group) in Powers::EXPONENTS.iter().zip(powers.groups()) {
        let wanted: f64 =
            exponents.iter().zip([1.5f64, 2.0, 3.0]).map(|(&exponent, x)| x.powi(exponent as i32)).product();
        assert!((group / wanted - 1.0).abs() < 1e-13, "{group} is not {wanted}");
    }
    assert!(Powers::EXPONENTS.iter().flatten().any(|exponent| exponent.abs() > 4));
}

macro_rules! record_of_lengths {
    ($name:ident, $($field:ident)*) => {
        #[derive(Record)]
        #[record(predicts(Force))]
        struct $name { $($field: Length,)* mass: Mass, time: Time }
    };
}

record_of_lengths!(Wide, a b c d e f g h i j k l m n o p q r s t u v w x y z aa bb);

#[test]
fn thirty_fields_are_no_long_running_constant() {
    assert_eq!((Wide::FIELDS.len(), Wide::GROUPS), (30, 27));
}

/// Thirty quantities of thermal fluid mechanics.
#[derive(Record)]
#[record(predicts(Power, Force), constants(g, k_B, sigma_SB))]
struct Plant {
    speed: Velocity,
    wind: Velocity,
    diameter: Length,
    length: Length,
    roughness: Length,
    gap: Length,
    density: MassDensity,
    wall_density: MassDensity,
    viscosity: DynamicViscosity,
    wall_viscosity: DynamicViscosity,
    conductivity: ThermalConductivity,
    wall_conductivity: ThermalConductivity,
    heat_capacity: SpecificHeatCapacity,
    wall_heat_capacity: SpecificHeatCapacity,
    inlet: ThermodynamicTemperature,
    outlet: ThermodynamicTemperature,
    ambient: ThermodynamicTemperature,
    tension: SurfaceTension,
    tank: HeatCapacity,
    mass: Mass,
    delay: Time,
    area: Area,
    duct: Area,
    shaft: Power,
    pump: Power,
    push: Force,
    surge: Acceleration,
}

#[test]
fn thirty_quantities_of_all_kinds_are_solved() {
    assert_eq!((Plant::FIELDS.len(), Plant::GROUPS), (30, 26));
    for row in Plant::EXPONENTS {
        let mut dimension = Dimension::ONE;
        for (field, exponent) in Plant::FIELDS.iter().zip(row) {
            dimension = dimension
                .times_power(&field.dimension, dimensionless::Rational::integer(exponent))
                .expect("small exponents");
        }
        assert!(dimension.is_one(), "{row:?}");
    }
}
