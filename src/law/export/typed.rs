//! Quantities of `uom` by dimension.

use crate::dimension::{BaseQuantity, Dimension};
use crate::error::{Code, Error, Result};
use crate::pi::Variable;
use crate::quantity::Quantity;
use crate::rational::Rational;

macro_rules! quantities {
    ($($name:ident)*) => {
        &[$((concat!("uom::si::f64::", stringify!($name)), <uom::si::f64::$name as Quantity>::DIMENSION)),*]
    };
}

/// Types that are the only usual one of their dimension, or of which all usual ones are the same type.
const QUANTITIES: &[(&str, Dimension)] = quantities![
    Ratio Length Mass Time ElectricCurrent ThermodynamicTemperature AmountOfSubstance LuminousIntensity Area Volume Velocity
    Acceleration Jerk MassDensity SpecificVolume Force Pressure Power Momentum DynamicViscosity MassRate VolumeRate
    ElectricCharge ElectricPotential ElectricalResistance Capacitance Inductance MagneticFlux MagneticFluxDensity
    ThermalConductivity SpecificHeatCapacity MolarMass MolarConcentration
];

/// The type of a variable.
///
/// # Errors
///
/// For dimensions with fractional exponents or declared base quantities, which `uom` does not have.
pub(super) fn quantity(variable: &Variable) -> Result<String> {
    if variable.unit().is_angle() {
        return Ok("uom::si::f64::Angle".to_owned());
    }
    let dimension = variable.dimension();
    if let Some((name, _)) = QUANTITIES.iter().find(|(_, known)| known.equals(&dimension)) {
        return Ok((*name).to_owned());
    }
    let bases = [
        BaseQuantity::LENGTH,
        BaseQuantity::MASS,
        BaseQuantity::TIME,
        BaseQuantity::ELECTRIC_CURRENT,
        BaseQuantity::THERMODYNAMIC_TEMPERATURE,
        BaseQuantity::AMOUNT_OF_SUBSTANCE,
        BaseQuantity::LUMINOUS_INTENSITY,
    ];
    let exponents = bases.map(|base| dimension.exponent(base));
    let declared = dimension.iter().any(|(base, _)| !bases.contains(&base));
    if declared || exponents.iter().any(|exponent| !exponent.is_integer()) {
        let message = format!(
            "{} has a dimension that no quantity of `uom` has: its exponents are whole, of the SI's base quantities",
            variable.described()
        );
        return Err(Error::new(Code::Setting, message).help("export without types: plain numbers in stated units"));
    }
    let word = |exponent: Rational| match exponent.numerator() {
        0 => "Z0".to_owned(),
        number @ 1.. => format!("P{number}"),
        number => format!("N{}", number.unsigned_abs()),
    };
    let words: Vec<String> = exponents.iter().map(|exponent| format!("uom::typenum::{}", word(*exponent))).collect();
    Ok(format!("uom::si::Quantity<uom::si::ISQ<{}>, uom::si::SI<f64>, f64>", words.join(", ")))
}
