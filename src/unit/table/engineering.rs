//! Units of engineering practice: force, pressure, energy, power, speed, flow, rotation, materials.

use super::{Row, unit};

const B8: &str = "NIST SP 811 B.8";
const ISO5: &str = "ISO 80000-5";
const PRACTICE: &str = "by definition";

/// Force, torque and pressure.
pub(super) const FORCE: &[Row] = &[
    unit("lbf", "pound-force", "4.4482216152605 N", B8).also(&["lb_f"]),
    unit("ozf", "ounce-force", "0.0625 lbf", B8),
    unit("pdl", "poundal", "1 lb·ft s^-2", B8),
    unit("kip", "kip", "1000 lbf", B8).also(&["kips", "klbf"]),
    unit("tonf_US", "ton-force (short)", "2000 lbf", B8).also(&["tonf"]),
    unit("tonf_UK", "ton-force (long)", "2240 lbf", B8),
    unit("ft_lbf", "foot pound-force", "1 ft lbf", B8).also(&["ft_lb", "ftlbf", "ftlb", "lbf_ft"]),
    unit("in_lbf", "inch pound-force", "1 in lbf", B8).also(&["in_lb", "inlbf", "lbf_in"]),
    unit("in_ozf", "inch ounce-force", "1 in ozf", B8).also(&["in_oz", "ozf_in"]),
    unit("ft_pdl", "foot poundal", "1 ft pdl", B8),
    unit("psi", "pound-force per square inch", "1 lbf in^-2", B8).also(&["psia", "psid"]),
    unit("ksi", "kip per square inch", "1 kip in^-2", B8).also(&["kpsi"]),
    unit("Mpsi", "million pounds-force per square inch", "1e6 psi", B8).also(&["Msi"]),
    unit("psf", "pound-force per square foot", "1 lbf ft^-2", B8),
    unit("ksf", "kip per square foot", "1 kip ft^-2", B8),
    unit("pli", "pound-force per inch", "1 lbf in^-1", B8),
    unit("atm", "standard atmosphere", "101325 Pa", B8),
    unit("Torr", "torr", "(101325/760) Pa", B8).prefixed(),
    unit("mmHg", "millimetre of mercury", "133.322387415 Pa", B8).also(&["mm_Hg"]),
    unit("cmHg", "centimetre of mercury", "1333.22387415 Pa", B8),
    unit("µmHg", "micrometre of mercury", "0.133322387415 Pa", B8).also(&["umHg"]),
    unit("mHg", "metre of mercury", "133322.387415 Pa", B8),
    unit("inHg", "inch of mercury", "25.4 mmHg", B8).also(&["in_Hg"]),
    unit("ftHg", "foot of mercury", "304.8 mmHg", B8),
    unit("mmH2O", "millimetre of water", "9.80665 Pa", B8).also(&["mm_H2O", "mmWC"]),
    unit("cmH2O", "centimetre of water", "98.0665 Pa", B8).also(&["cm_H2O", "cmWC"]),
    unit("mH2O", "metre of water", "9806.65 Pa", B8).also(&["mWC"]),
    unit("inH2O", "inch of water", "25.4 mmH2O", B8).also(&["in_H2O", "inWC", "iwg"]),
    unit("ftH2O", "foot of water", "304.8 mmH2O", B8).also(&["ft_H2O"]),
];

/// Energy, power and heat.
pub(super) const ENERGY: &[Row] = &[
    unit("Btu", "British thermal unit (international table)", "1055.05585262 J", B8)
        .also(&["BTU", "Btu_IT"])
        .prefixed(),
    unit("Btu_th", "British thermal unit (thermochemical)", "1 lb delta_degF (cal_th/(g K))", B8).prefixed(),
    unit("Btu_59", "British thermal unit (59 °F)", "1054.80 J", B8),
    unit("Btu_mean", "British thermal unit (mean)", "1055.87 J", B8),
    unit("MMBtu", "million British thermal units", "1e6 Btu", B8).also(&["MMBTU"]),
    unit("Btuh", "British thermal unit per hour", "1 Btu h^-1", B8).also(&["BTUH", "Btu_h"]),
    unit("MBH", "thousand British thermal units per hour", "1000 Btu h^-1", B8),
    unit("CHU", "Celsius heat unit", "1.8 Btu", B8),
    unit("quad", "quad", "1e15 Btu", B8),
    unit("therm", "therm (EC)", "1e5 Btu", B8).also(&["therms"]),
    unit("therm_US", "therm (US)", "1.054804e8 J", B8),
    unit("ton_TNT", "ton of TNT", "4.184e9 J", B8).also(&["tTNT"]).prefixed(),
    unit("toe", "tonne of oil equivalent", "4.1868e10 J", "IEA").prefixed(),
    unit("tce", "tonne of coal equivalent", "2.93076e10 J", "IEA").prefixed(),
    unit("boe", "barrel of oil equivalent", "5.8e6 Btu_59", "US IRS"),
    unit("hp", "horsepower (mechanical)", "550 ft lbf s^-1", B8).also(&["HP", "bhp", "horsepower"]),
    unit("hp_metric", "horsepower (metric)", "75 kgf m s^-1", B8).also(&["PS", "CV", "ch_metric"]),
    unit("hp_E", "horsepower (electric)", "746 W", B8),
    unit("hp_boiler", "horsepower (boiler)", "9809.5 W", B8).also(&["hp_S"]),
    unit("hp_water", "horsepower (water)", "746.043 W", B8),
    unit("TR", "ton of refrigeration", "12000 Btu h^-1", B8).also(&["tonref", "RT"]),
    unit("clo", "clo", "0.155 m^2 K W^-1", B8),
    unit("RSI", "metric R-value", "1 m^2 K W^-1", B8),
    unit("R_US", "R-value (US)", "1 h ft^2 delta_degF Btu^-1", B8),
    unit("met", "metabolic equivalent", "58.2 W m^-2", "ASHRAE 55"),
    unit("EDR", "equivalent direct radiation", "240 Btu h^-1", "ASHRAE"),
];

/// Speed, flow and rotation.
pub(super) const MOTION: &[Row] = &[
    unit("mph", "mile per hour", "1 mi h^-1", B8),
    unit("kph", "kilometre per hour", "1000 m h^-1", B8).also(&["kmh", "kmph"]),
    unit("kn", "knot", "1 nmi h^-1", B8).also(&["knot", "knots", "kts"]),
    unit("mach_ISA", "speed of sound at sea level (ISA)", "340.294 m s^-1", "ISO 2533"),
    unit("fpm", "foot per minute", "1 ft min^-1", B8),
    unit("ips", "inch per second", "1 in s^-1", B8),
    unit("mps", "metre per second", "1 m s^-1", PRACTICE),
    unit("gpm", "gallon (US) per minute", "1 gal min^-1", B8).also(&["GPM", "USgpm"]),
    unit("gph", "gallon (US) per hour", "1 gal h^-1", B8).also(&["GPH"]),
    unit("gpd", "gallon (US) per day", "1 gal d^-1", B8).also(&["GPD"]),
    unit("MGD", "million gallons (US) per day", "1e6 gal d^-1", B8).also(&["mgd"]),
    unit("igpm", "gallon (imperial) per minute", "1 gal_UK min^-1", B8),
    unit("cfm", "cubic foot per minute", "1 ft^3 min^-1", B8).also(&["CFM"]),
    unit("cfh", "cubic foot per hour", "1 ft^3 h^-1", B8),
    unit("cfs", "cubic foot per second", "1 ft^3 s^-1", B8).also(&["cusec"]),
    unit("cumec", "cubic metre per second", "1 m^3 s^-1", PRACTICE),
    unit("lpm", "litre per minute", "1 L min^-1", PRACTICE).also(&["LPM"]),
    unit("lps", "litre per second", "1 L s^-1", PRACTICE),
    unit("bpd", "barrel per day", "1 bbl d^-1", B8).also(&["BPD", "bopd"]),
    unit("miners_inch", "miner's inch (1.5 ft³/min)", "1.5 ft^3 min^-1", "ASTM"),
    unit("mpg", "mile per gallon (US)", "1 mi gal^-1", B8),
    unit("mpg_UK", "mile per gallon (imperial)", "1 mi gal_UK^-1", B8),
    unit("rpm", "revolution per minute", "1 rev min^-1", ISO5).also(&["RPM"]).prefixed(),
    unit("rps", "revolution per second", "1 rev s^-1", ISO5),
    unit("rph", "revolution per hour", "1 rev h^-1", ISO5),
    unit("dps", "degree per second", "1 deg s^-1", ISO5),
    unit("mil_NATO", "angular mil (NATO)", "π/3200", "STANAG 2600").angle(),
];

/// Materials and transport.
pub(super) const MATERIALS: &[Row] = &[
    unit("reyn", "reyn", "1 lbf s in^-2", B8).prefixed(),
    unit("darcy", "darcy", "(1e-7/101325) m^2", "SPE metric standard").prefixed(),
    unit("perm", "perm (0 °C)", "5.72135e-11 kg Pa^-1 s^-1 m^-2", B8),
    unit("den", "denier", "(1e-3/9000) kg m^-1", B8).also(&["denier"]),
    unit("pcf", "pound per cubic foot", "1 lb ft^-3", B8),
    unit("pci", "pound per cubic inch", "1 lb in^-3", B8),
    unit("ppg", "pound per gallon (US)", "1 lb gal^-1", B8),
    unit("plf", "pound-force per foot", "1 lbf ft^-1", B8),
    unit("klf", "kip per foot", "1 kip ft^-1", B8),
    unit("mho", "mho", "1 S", B8).prefixed(),
    unit("gsm", "gram per square metre", "0.001 kg m^-2", "ISO 536"),
    unit("rayl", "rayl (MKS)", "1 Pa s m^-1", "ISO 80000-8").prefixed(),
    unit("DU", "Dobson unit", "4.4615e-4 mol m^-2", "WMO"),
    unit("Sv_ocean", "sverdrup", "1e6 m^3 s^-1", "IAPSO"),
    unit("svedberg", "svedberg", "1e-13 s", "IUPAC Gold Book"),
    unit("PFU", "proton flux unit", "1e4 m^-2 s^-1 sr^-1", "NOAA SWPC"),
    unit("dpm", "disintegration per minute", "1 min^-1", PRACTICE),
    unit("einstein", "mole of photons", "1 mol", "IUPAC Gold Book"),
];
