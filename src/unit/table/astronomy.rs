//! Astronomy: IAU definitions and nominal values. Masses are nominal GM over the CODATA 2022 constant of gravitation.

use super::{Row, unit};

const B2: &str = "IAU 2012 B2";
const B3: &str = "IAU 2015 B3";
const B3G: &str = "IAU 2015 B3 over CODATA 2022 G";
const IAU: &str = "IAU style manual";

/// Lengths, times, bodies and fluxes.
pub(super) const ASTRONOMY: &[Row] = &[
    unit("au", "astronomical unit", "149597870700 m", B2).also(&["AU"]),
    unit("pc", "parsec", "(648000/π) au", "IAU 2015 B2").prefixed(),
    unit("ly", "light year", "9460730472580800 m", IAU).also(&["lyr", "lightyear", "lightyears"]).prefixed(),
    unit("light_s", "light second", "299792458 m", IAU),
    unit("light_min", "light minute", "60 light_s", IAU),
    unit("light_h", "light hour", "3600 light_s", IAU),
    unit("light_day", "light day", "86400 light_s", IAU),
    unit("yr", "Julian year", "365.25 d", IAU)
        .also(&["year", "years", "annum"])
        .prefixed()
        .note("Julian year of 365.25 d"),
    unit("century", "Julian century", "36525 d", IAU).also(&["centuries"]),
    unit("decade", "Julian decade", "3652.5 d", IAU),
    unit("yr_tropical", "tropical year (2000)", "365.24219 d", IAU),
    unit("yr_sidereal", "sidereal year (2000)", "365.25636 d", IAU),
    unit("yr_gregorian", "Gregorian year", "365.2425 d", "ISO 8601"),
    unit("d_sidereal", "sidereal day", "86164.0905 s", IAU),
    unit("M_sun", "nominal solar mass", "(1.3271244e20/6.67430e-11) kg", B3G)
        .also(&["Msun", "M_sol", "M☉", "M⊙", "solMass"]),
    unit("R_sun", "nominal solar radius", "6.957e8 m", B3).also(&["Rsun", "R☉", "R⊙", "solRad"]),
    unit("L_sun", "nominal solar luminosity", "3.828e26 W", B3).also(&["Lsun", "L☉", "L⊙", "solLum"]),
    unit("S_sun", "nominal total solar irradiance", "1361 W m^-2", B3),
    unit("T_sun", "nominal solar effective temperature", "5772 K", B3),
    unit("GM_sun", "nominal solar mass parameter", "1.3271244e20 m^3 s^-2", B3),
    unit("M_earth", "nominal terrestrial mass", "(3.986004e14/6.67430e-11) kg", B3G).also(&[
        "Mearth",
        "M⊕",
        "earthMass",
    ]),
    unit("R_earth", "nominal terrestrial equatorial radius", "6.3781e6 m", B3).also(&["Rearth", "R⊕", "earthRad"]),
    unit("R_earth_polar", "nominal terrestrial polar radius", "6.3568e6 m", B3),
    unit("GM_earth", "nominal terrestrial mass parameter", "3.986004e14 m^3 s^-2", B3),
    unit("M_jup", "nominal jovian mass", "(1.2668653e17/6.67430e-11) kg", B3G).also(&["Mjup", "M_J", "jupiterMass"]),
    unit("R_jup", "nominal jovian equatorial radius", "7.1492e7 m", B3).also(&["Rjup", "R_J", "jupiterRad"]),
    unit("R_jup_polar", "nominal jovian polar radius", "6.6854e7 m", B3),
    unit("GM_jup", "nominal jovian mass parameter", "1.2668653e17 m^3 s^-2", B3),
    unit("Jy", "jansky", "1e-26 W m^-2 Hz^-1", "IAU 1973").prefixed(),
    unit("sfu", "solar flux unit", "1e4 Jy", IAU),
    unit("R_light", "rayleigh", "(1e10/(4 π)) m^-2 s^-1 sr^-1", "Hunten 1956"),
    unit("foe", "foe", "1e44 J", "Bethe 1985"),
    unit("lunar_distance", "lunar distance", "384399 km", IAU),
];
