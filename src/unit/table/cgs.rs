//! Units of the centimetre–gram–second systems that correspond to an SI unit, and other retired metric units.
//!
//! Electrostatic and absolute units (statC, abV) belong to other systems of quantities: they are refused by name.

use super::{Row, unit};

const T8: &str = "NIST SP 811 table 8";
const B8: &str = "NIST SP 811 B.8";

/// Mechanics, light and magnetism of the CGS, the technical system and old radiology.
pub(super) const CGS: &[Row] = &[
    unit("dyn", "dyne", "1e-5 N", T8).prefixed(),
    unit("erg", "erg", "1e-7 J", T8).prefixed(),
    unit("Ba", "barye", "0.1 Pa", T8).also(&["barie"]),
    unit("P", "poise", "0.1 Pa s", T8).prefixed(),
    unit("St", "stokes", "1e-4 m^2 s^-1", T8).prefixed(),
    unit("Gal", "galileo", "0.01 m s^-2", "SI brochure 8, table 9").prefixed().note("cm/s²; the gallon is `gal`"),
    unit("kayser", "kayser", "100 m^-1", B8),
    unit("rhe", "rhe", "10 Pa^-1 s^-1", B8),
    unit("Gs", "gauss", "1e-4 T", T8).prefixed(),
    unit("gamma_T", "gamma", "1e-9 T", B8),
    unit("Oe", "oersted", "(1000/(4 π)) A m^-1", T8).prefixed(),
    unit("Mx", "maxwell", "1e-8 Wb", T8).prefixed(),
    unit("Gb", "gilbert", "(10/(4 π)) A", B8),
    unit("sb", "stilb", "1e4 cd m^-2", T8),
    unit("ph", "phot", "1e4 lx", T8),
    unit("nit", "nit", "1 cd m^-2", "IEC 60050-845"),
    unit("asb", "apostilb", "(1/π) cd m^-2", B8),
    unit("La", "lambert", "(1e4/π) cd m^-2", B8),
    unit("fc", "footcandle", "10.7639104167097223 lx", B8).also(&["ft_cd"]),
    unit("footlambert", "footlambert", "(10.7639104167097223/π) cd m^-2", B8),
    unit("Å", "ångström", "1e-10 m", T8).also(&["angstrom", "Angstrom", "angstroms"]),
    unit("micron", "micron", "1e-6 m", T8),
    unit("fermi", "fermi", "1e-15 m", T8),
    unit("x_unit", "x unit (copper)", "1.00207697e-13 m", "CODATA 2022"),
    unit("stere", "stere", "1 m^3", T8),
    unit("barn", "barn", "1e-28 m^2", "SI brochure 8, table 8").prefixed(),
    unit("langley", "langley", "41840 J m^-2", B8),
    unit("D", "debye", "(1e-21/299792458) C m", "NIST SP 811 B.8").note("debye; the darcy is `darcy`"),
    unit("Ci", "curie", "3.7e10 Bq", T8).prefixed(),
    unit("roentgen", "röntgen", "2.58e-4 C kg^-1", T8).also(&["Roentgen"]).prefixed(),
    unit("rad_dose", "rad (absorbed dose)", "0.01 Gy", T8).also(&["rd"]).prefixed(),
    unit("rem", "rem", "0.01 Sv", T8).prefixed(),
    unit("rutherford", "rutherford", "1e6 Bq", B8),
    unit("kgf", "kilogram-force", "9.80665 N", B8).also(&["kp"]),
    unit("gf", "gram-force", "0.00980665 N", B8),
    unit("tf", "tonne-force", "9806.65 N", B8),
    unit("at", "technical atmosphere", "98066.5 Pa", B8).also(&["ata"]),
    unit("sn", "sthène", "1000 N", B8).also(&["sthene"]),
    unit("pz", "pièze", "1000 Pa", B8).also(&["pieze"]),
    unit("thermie", "thermie", "4.1868e6 J", B8),
    unit("cal_th", "calorie (thermochemical)", "4.184 J", B8).prefixed(),
    unit("cal_IT", "calorie (international table)", "4.1868 J", B8).prefixed(),
    unit("cal_15", "calorie (15 °C)", "4.1855 J", "CIPM 1950").prefixed(),
    unit("clausius", "clausius", "4184 J K^-1", B8),
    unit("g_n", "gee (standard acceleration of gravity)", "9.80665 m s^-2", "CGPM 1901")
        .also(&["g0", "gn", "gee"])
        .prefixed(),
    unit("Fd", "faraday", "96485.3321233100184 C", "CODATA 2022"),
];
