//! Symbols that have two readings, that are no ratio scale, or that people write for something else.

use crate::error::Code;

/// Why a symbol is not read.
#[derive(Clone, Copy, Debug)]
pub(in crate::unit) enum Trap {
    /// Readings with their names: one must be chosen.
    Ambiguous(&'static [(&'static str, &'static str)]),
    /// What is meant, in another spelling.
    Misspelt(&'static str),
    /// A code, why it is no unit here, and the next step.
    Refused(Code, &'static str, &'static str),
}

use Trap::{Ambiguous, Misspelt, Refused};

const GAUGE: Trap = Refused(
    Code::AffineUnit,
    "a gauge pressure counts from the ambient pressure, so it is no multiple of a unit",
    "add the ambient pressure to the values and write the absolute unit, or write the plain unit for a difference",
);
const STANDARD: Trap = Refused(
    Code::UnknownUnit,
    "a standard volume is an amount of gas under conditions that are not stated",
    "convert to an amount or a mass, such as `mol/s` or `kg/s`, or write the plain unit for the actual volume",
);
const ESU: Trap = Refused(
    Code::UnknownUnit,
    "a unit of the electrostatic or absolute CGS system has no dimension in the SI's system of quantities",
    "convert the values to an SI unit such as `C`, `V` or `A`",
);
const INFORMATION: Trap = Refused(
    Code::UnknownUnit,
    "information is no quantity of the SI",
    "declare a base quantity of that name, or write `1` for a count",
);
const COUNT: Trap = Refused(
    Code::UnknownUnit,
    "a count is no unit of the SI",
    "write `1` for a count, or declare a base quantity of that name",
);
const ARBITRARY: Trap = Refused(
    Code::UnknownUnit,
    "an arbitrary unit has no dimension",
    "declare a base quantity for it, or drop the column",
);
const NONE: Trap = Refused(
    Code::UnitMissing,
    "it says that there is none",
    "write `1` for a quantity of dimension one, or drop the column",
);
const WORD: Trap = Refused(Code::UnitSyntax, "it is a word", "write `/`, such as `m/s`");
const FRACTION: Trap = Refused(
    Code::UnknownUnit,
    "a unit says nothing about what a fraction is of",
    "write `%` and put the rest into the name of the column",
);
const ACIDITY: Trap = Refused(
    Code::LogUnit,
    "pH is the logarithm of an activity",
    "convert the values to a concentration such as `mol/L`",
);
const WEIGHTED: Trap = Refused(
    Code::LogUnit,
    "a weighted level is the logarithm of no single physical quantity",
    "name the reference without the weighting, such as `dB(20 µPa)`",
);
const DECIBEL: Trap = Refused(
    Code::LogUnit,
    "a level is a logarithm of a ratio, and its reference is not stated",
    "name the reference, such as `dB(20 µPa)` or `dB(1 mW)`, or convert to the ratio itself and write `1`",
);
const NEPER: Trap =
    Refused(Code::LogUnit, "a neper is a logarithm of a ratio", "convert to the ratio itself, exp(x), and write `1`");
const MAGNITUDE: Trap = Refused(
    Code::LogUnit,
    "an astronomical magnitude is the logarithm of a flux",
    "convert the values to a flux density such as `Jy`",
);
const LEVEL: Trap = Refused(
    Code::LogUnit,
    "a level cannot be a factor of a product or carry a prefix",
    "convert the values to the underlying quantity, such as `W/Hz` for a level in dBm/Hz",
);
const CELSIUS: Trap = Ambiguous(&[("degC", "degree Celsius"), ("deg*C", "degree of arc times coulomb")]);
const FAHRENHEIT: Trap = Ambiguous(&[("degF", "degree Fahrenheit"), ("deg*F", "degree of arc times farad")]);
const FOOT_POUND: Trap = Ambiguous(&[("ft lbf", "foot pound-force"), ("ft*lb", "foot times pound of mass")]);
const INCH_POUND: Trap = Ambiguous(&[("in lbf", "inch pound-force"), ("in*lb", "inch times pound of mass")]);
const KILOYEAR: Trap = Ambiguous(&[("kyr", "thousand Julian years"), ("1000 are", "thousand ares")]);

/// Sorted by what they are about; each symbol occurs once.
pub(in crate::unit) const TRAPS: &[(&str, Trap)] = &[
    ("Nm", Ambiguous(&[("N m", "newton metre"), ("nm", "nanometre")])),
    ("NM", Ambiguous(&[("N m", "newton metre"), ("nmi", "nautical mile")])),
    ("G", Ambiguous(&[("Gs", "gauss"), ("g_n", "gee (standard acceleration of gravity)")])),
    ("R", Ambiguous(&[("roentgen", "röntgen"), ("degR", "degree Rankine"), ("R_gas", "molar gas constant")])),
    ("a", Ambiguous(&[("yr", "Julian year"), ("are", "are")])),
    ("ka", KILOYEAR),
    ("Ma", Ambiguous(&[("Myr", "million Julian years"), ("1", "Mach number, of dimension one")])),
    ("Ga", Ambiguous(&[("Gyr", "thousand million Julian years"), ("Gs", "gauss")])),
    ("cal", Ambiguous(&[("cal_th", "calorie (thermochemical)"), ("cal_IT", "calorie (international table)")])),
    ("Cal", Ambiguous(&[("kcal_th", "kilocalorie (thermochemical)"), ("cal_th", "calorie (thermochemical)")])),
    (
        "ton",
        Ambiguous(&[("t", "tonne"), ("ton_US", "short ton"), ("ton_UK", "long ton"), ("TR", "ton of refrigeration")]),
    ),
    (
        "tons",
        Ambiguous(&[("t", "tonne"), ("ton_US", "short ton"), ("ton_UK", "long ton"), ("TR", "ton of refrigeration")]),
    ),
    ("M", Ambiguous(&[("mol/L", "molar"), ("1e6", "mega, of dimension one")])),
    ("mu", Ambiguous(&[("mDa", "millidalton"), ("µm", "micrometre")])),
    ("kt", Ambiguous(&[("kn", "knot"), ("1000 t", "kilotonne"), ("kton_TNT", "kiloton of TNT")])),
    ("mb", Ambiguous(&[("mbar", "millibar"), ("mbarn", "millibarn")])),
    ("b", Ambiguous(&[("barn", "barn"), ("bar", "bar")])),
    ("fps", Ambiguous(&[("ft/s", "foot per second"), ("1/s", "frame per second")])),
    ("cps", Ambiguous(&[("cP s", "centipoise second"), ("Hz", "cycle or count per second")])),
    ("mD", Ambiguous(&[("mdarcy", "millidarcy"), ("1e-3 D", "millidebye")])),
    (
        "MBtu",
        Ambiguous(&[("1000 Btu", "thousand British thermal units"), ("1e6 Btu", "million British thermal units")]),
    ),
    (
        "MBTU",
        Ambiguous(&[("1000 Btu", "thousand British thermal units"), ("1e6 Btu", "million British thermal units")]),
    ),
    ("month", Ambiguous(&[("30 d", "month of 30 days"), ("30.4375 d", "twelfth of a Julian year")])),
    ("months", Ambiguous(&[("30 d", "month of 30 days"), ("30.4375 d", "twelfth of a Julian year")])),
    ("mo", Ambiguous(&[("30 d", "month of 30 days"), ("30.4375 d", "twelfth of a Julian year")])),
    ("pound", Ambiguous(&[("lb", "avoirdupois pound, a mass"), ("lbf", "pound-force")])),
    ("pounds", Ambiguous(&[("lb", "avoirdupois pound, a mass"), ("lbf", "pound-force")])),
    ("degree", Ambiguous(&[("deg", "degree of arc"), ("degC", "degree Celsius")])),
    ("degrees", Ambiguous(&[("deg", "degree of arc"), ("degC", "degree Celsius")])),
    ("ppt", Ambiguous(&[("‰", "part per thousand"), ("pptv", "part per trillion")])),
    ("ft lb", FOOT_POUND),
    ("lb ft", FOOT_POUND),
    ("in lb", INCH_POUND),
    ("lb in", INCH_POUND),
    ("mm Hg", Misspelt("mmHg")),
    ("cm Hg", Misspelt("cmHg")),
    ("in Hg", Misspelt("inHg")),
    ("mm H2O", Misspelt("mmH2O")),
    ("cm H2O", Misspelt("cmH2O")),
    ("in H2O", Misspelt("inH2O")),
    ("ft H2O", Misspelt("ftH2O")),
    ("fl oz", Misspelt("fl_oz")),
    ("sq ft", Misspelt("ft^2")),
    ("cu ft", Misspelt("ft^3")),
    ("deg K", Misspelt("K")),
    ("deg R", Misspelt("degR")),
    ("deg C", CELSIUS),
    ("degrees C", CELSIUS),
    ("° C", CELSIUS),
    ("deg F", FAHRENHEIT),
    ("degrees F", FAHRENHEIT),
    ("° F", FAHRENHEIT),
    ("cPs", Misspelt("cP")),
    ("cst", Misspelt("cSt")),
    ("gm", Misspelt("g")),
    ("gms", Misspelt("g")),
    ("mcg", Misspelt("µg")),
    ("kgm", Misspelt("kg")),
    ("Kg", Misspelt("kg")),
    ("KG", Misspelt("kg")),
    ("Pas", Misspelt("Pa s")),
    ("mPas", Misspelt("mPa s")),
    ("Ns", Misspelt("N s")),
    ("Nmm", Misspelt("N mm")),
    ("kNm", Misspelt("kN m")),
    ("kWhr", Misspelt("kWh")),
    ("bpm", Misspelt("1/min")),
    ("psig", GAUGE),
    ("barg", GAUGE),
    ("mbarg", GAUGE),
    ("kPag", GAUGE),
    ("MPag", GAUGE),
    ("Pag", GAUGE),
    ("atmg", GAUGE),
    ("scfm", STANDARD),
    ("scfh", STANDARD),
    ("scf", STANDARD),
    ("sccm", STANDARD),
    ("slpm", STANDARD),
    ("slm", STANDARD),
    ("Nm3", STANDARD),
    ("Sm3", STANDARD),
    ("NL", STANDARD),
    ("statC", ESU),
    ("esu", ESU),
    ("Fr", ESU),
    ("statV", ESU),
    ("statA", ESU),
    ("statT", ESU),
    ("abA", ESU),
    ("abC", ESU),
    ("abV", ESU),
    ("Bi", ESU),
    ("emu", ESU),
    ("per", WORD),
    ("bit", INFORMATION),
    ("bits", INFORMATION),
    ("byte", INFORMATION),
    ("bytes", INFORMATION),
    ("B", INFORMATION),
    ("Mbps", INFORMATION),
    ("bps", INFORMATION),
    ("baud", INFORMATION),
    ("count", COUNT),
    ("counts", COUNT),
    ("cts", COUNT),
    ("ct", COUNT),
    ("cell", COUNT),
    ("cells", COUNT),
    ("IU", COUNT),
    ("CFU", COUNT),
    ("px", COUNT),
    ("pixel", COUNT),
    ("a.u.", ARBITRARY),
    ("arb", ARBITRARY),
    ("mesh", ARBITRARY),
    ("n/a", NONE),
    ("N/A", NONE),
    ("wt%", FRACTION),
    ("vol%", FRACTION),
    ("mol%", FRACTION),
    ("at%", FRACTION),
    ("%RH", FRACTION),
    ("% RH", FRACTION),
    ("pH", ACIDITY),
    ("pKa", ACIDITY),
    ("dBA", WEIGHTED),
    ("dB(A)", WEIGHTED),
    ("dBC", WEIGHTED),
    ("dB(C)", WEIGHTED),
    ("dB", DECIBEL),
    ("dBi", DECIBEL),
    ("dBc", DECIBEL),
    ("dBFS", DECIBEL),
    ("Np", NEPER),
    ("mag", MAGNITUDE),
    ("dBm", LEVEL),
    ("dBW", LEVEL),
    ("dBV", LEVEL),
    ("dBmV", LEVEL),
    ("dBµV", LEVEL),
    ("dBuV", LEVEL),
    ("dBSPL", LEVEL),
    ("dBZ", LEVEL),
    ("dBsm", LEVEL),
];
