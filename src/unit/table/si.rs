//! The SI: base units, units with special names, and the non-SI units that it accepts.

use super::{Row, base, unit};
use crate::dimension::BaseQuantity;

const T2: &str = "SI brochure 9, table 2";
const T4: &str = "SI brochure 9, table 4";
const T8: &str = "SI brochure 9, table 8";
const IEC: &str = "IEC 80000-6";
const SP811: &str = "NIST SP 811 B.8";

const CELSIUS: &[&str] = &["°C", "℃", "deg_C", "degreeC", "celsius", "Celsius"];
const CELSIUS_STEP: &[&str] = &["Δ°C", "ΔdegC", "delta_C", "delta_°C", "Cdeg"];
const NOT_CELSIUS: &str = "coulomb; a temperature in degrees Celsius is `degC`";

/// Base and derived units.
pub(super) const SI: &[Row] = &[
    base("m", "metre", BaseQuantity::LENGTH, T2).prefixed(),
    base("kg", "kilogram", BaseQuantity::MASS, T2).also(&["kilo", "kilos", "kgs"]),
    base("s", "second", BaseQuantity::TIME, T2).also(&["sec", "secs"]).prefixed(),
    base("A", "ampere", BaseQuantity::ELECTRIC_CURRENT, T2).also(&["amp", "amps"]).prefixed(),
    base("K", "kelvin", BaseQuantity::THERMODYNAMIC_TEMPERATURE, T2).also(&["degK", "°K"]).prefixed(),
    base("mol", "mole", BaseQuantity::AMOUNT_OF_SUBSTANCE, T2).prefixed(),
    base("cd", "candela", BaseQuantity::LUMINOUS_INTENSITY, T2).prefixed(),
    unit("g", "gram", "0.001 kg", T2).prefixed().note("gram; the acceleration is `g_n`"),
    unit("rad", "radian", "1", T4).angle().prefixed().note("plane angle; the absorbed dose is `rad_dose`"),
    unit("sr", "steradian", "1", T4).prefixed(),
    unit("Hz", "hertz", "1 s^-1", T4).prefixed().note("cycles per second; one turn per second is `rev/s` = 2π s⁻¹"),
    unit("N", "newton", "1 kg m s^-2", T4).prefixed(),
    unit("Pa", "pascal", "1 N m^-2", T4).prefixed(),
    unit("J", "joule", "1 N m", T4).prefixed(),
    unit("W", "watt", "1 J s^-1", T4).prefixed(),
    unit("C", "coulomb", "1 A s", T4).prefixed().note(NOT_CELSIUS),
    unit("V", "volt", "1 W A^-1", T4).prefixed(),
    unit("F", "farad", "1 C V^-1", T4).prefixed().note("farad; a temperature in degrees Fahrenheit is `degF`"),
    unit("Ω", "ohm", "1 V A^-1", T4).also(&["ohm", "Ohm"]).prefixed(),
    unit("S", "siemens", "1 A V^-1", T4).prefixed(),
    unit("Wb", "weber", "1 V s", T4).prefixed(),
    unit("T", "tesla", "1 Wb m^-2", T4).prefixed(),
    unit("H", "henry", "1 Wb A^-1", T4).prefixed(),
    unit("lm", "lumen", "1 cd sr", T4).prefixed(),
    unit("lx", "lux", "1 lm m^-2", T4).prefixed(),
    unit("Bq", "becquerel", "1 s^-1", T4).prefixed(),
    unit("Gy", "gray", "1 J kg^-1", T4).prefixed(),
    unit("Sv", "sievert", "1 J kg^-1", T4).prefixed().note("the same dimension as the gray; not the same quantity"),
    unit("kat", "katal", "1 mol s^-1", T4).prefixed(),
    unit("degC", "degree Celsius", "1 K", T4).also(CELSIUS).point(273.15),
    unit("delta_degC", "difference of one degree Celsius", "1 K", T4).also(CELSIUS_STEP),
];

/// Units outside the SI that are accepted for use with it, and close relatives.
pub(super) const ACCEPTED: &[Row] = &[
    unit("min", "minute", "60 s", T8).also(&["mins"]),
    unit("h", "hour", "3600 s", T8).also(&["hr", "hrs"]),
    unit("d", "day", "86400 s", T8),
    unit("wk", "week", "7 d", "ISO 80000-3"),
    unit("fortnight", "fortnight", "14 d", "ISO 80000-3"),
    unit("deg", "degree of arc", "π/180", T8).also(&["°", "arcdeg"]).angle(),
    unit("arcmin", "minute of arc", "π/10800", T8).also(&["′", "arcminute", "arcminutes"]).angle(),
    unit("arcsec", "second of arc", "π/648000", T8).also(&["″", "arcsecond", "arcseconds"]).prefixed().angle(),
    unit("mas", "milliarcsecond", "0.001 arcsec", T8).angle(),
    unit("µas", "microarcsecond", "1e-6 arcsec", T8).also(&["uas"]).angle(),
    unit("grad", "gradian", "π/200", "ISO 80000-3").also(&["gon", "grade"]).angle(),
    unit("rev", "revolution", "2 π rad", "ISO 80000-3").also(&["turn", "turns", "revs"]).angle(),
    unit("ha", "hectare", "1e4 m^2", T8),
    unit("are", "are", "100 m^2", SP811),
    unit("L", "litre", "0.001 m^3", T8).also(&["l", "ℓ", "ltr"]).prefixed(),
    unit("cc", "cubic centimetre", "1e-6 m^3", SP811).also(&["ccm"]),
    unit("t", "tonne", "1000 kg", T8).prefixed(),
    unit("q_metric", "quintal", "100 kg", "ISO 80000-4"),
    unit("carat", "carat (metric)", "0.0002 kg", SP811).also(&["carats"]),
    unit("Da", "dalton", "1.66053906892e-27 kg", "CODATA 2022").also(&["u", "amu"]).prefixed(),
    unit("eV", "electronvolt", "1.602176634e-19 J", T8).also(&["electronvolts"]).prefixed(),
    unit("bar", "bar", "1e5 Pa", SP811).also(&["bara"]).prefixed(),
    unit("VA", "volt ampere", "1 V A", IEC).prefixed(),
    unit("var", "var", "1 V A", IEC).also(&["VAr", "VAR"]).prefixed(),
    unit("Wh", "watt hour", "3600 J", IEC).also(&["Whr"]).prefixed(),
    unit("Ah", "ampere hour", "3600 C", IEC).also(&["Ahr"]).prefixed(),
    unit("tex", "tex", "1e-6 kg m^-1", SP811).prefixed(),
    unit("dpt", "dioptre", "1 m^-1", "ISO 80000-7").also(&["diopter", "diopters"]),
    unit("molar", "molar", "1000 mol m^-3", SP811).also(&["M"]).prefixed(),
    unit("molal", "molal", "1 mol kg^-1", SP811),
    unit("U", "enzyme unit", "1e-6 mol min^-1", "NC-IUB 1979").prefixed(),
    unit("%", "percent", "0.01", "SI brochure 9, 5.4.7").also(&["percent", "pct"]),
    unit("‰", "per mille", "0.001", "ISO 80000-1").also(&["permille", "permil"]),
    unit("ppm", "part per million", "1e-6", "SI brochure 9, 5.4.7").also(&["ppmv"]),
    unit("ppb", "part per billion", "1e-9", "ISO 80000-1").also(&["ppbv"]),
    unit("pptv", "part per trillion by volume", "1e-12", "ISO 80000-1"),
    unit("basis_point", "basis point", "1e-4", "ISO 80000-1"),
];
