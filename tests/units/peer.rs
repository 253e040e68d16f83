//! uom as a peer: the factors that both tables hold agree to the digits that uom writes.
//!
//! uom rounds most customary units to seven digits; this table is exact. Where the two differ by more, the difference
//! is listed in [`disagreements_with_uom_are_known`] with its reason.

use dimensionless::Unit;
use uom::si::f64 as q;

macro_rules! peers {
    ($quantity:ident, $module:ident, $type:ident: $($text:literal = $unit:ident),+ $(,)?) => {
        #[test]
        fn $quantity() {
            $(check($text, q::$type::new::<uom::si::$module::$unit>(1.0).value, stringify!($unit));)+
        }
    };
}

/// Seven digits, as uom writes them.
const SEVEN_DIGITS: f64 = 7e-7;

#[track_caller]
fn check(text: &str, peer: f64, name: &str) {
    let difference = ours(text) / peer - 1.0;
    assert!(difference.abs() < SEVEN_DIGITS, "`{text}` and uom's {name} differ by {difference:e}");
}

#[track_caller]
fn ours(text: &str) -> f64 {
    text.parse::<Unit>().unwrap_or_else(|error| panic!("`{text}`: {error}")).to_si(1.0)
}

peers!(lengths, length, Length: "m" = meter, "km" = kilometer, "nm" = nanometer, "Å" = angstrom, "a0" = bohr_radius,
    "au" = astronomical_unit, "fermi" = fermi, "ft" = foot, "ft_US" = foot_survey, "in" = inch,
    "ly" = light_year, "microinch" = microinch, "micron" = micron, "mil" = mil, "mi" = mile, "nmi" = nautical_mile,
    "pc" = parsec, "pica" = pica_computer, "point" = point_computer, "point_printer" = point_printers, "yd" = yard);
peers!(masses, mass, Mass: "g" = gram, "kg" = kilogram, "mg" = milligram, "carat" = carat, "Da" = dalton, "gr" = grain,
    "cwt_UK" = hundredweight_long, "cwt" = hundredweight_short, "oz" = ounce, "oz_t" = ounce_troy, "dwt" = pennyweight,
    "lb" = pound, "lb_t" = pound_troy, "slug" = slug, "assay_ton" = ton_assay, "ton_UK" = ton_long, "ton_US" = ton_short,
    "t" = ton);
peers!(times, time, Time: "s" = second, "ms" = millisecond, "min" = minute, "h" = hour, "d" = day, "shake" = shake,
    "d_sidereal" = day_sidereal, "yr_sidereal" = year_sidereal, "yr_tropical" = year_tropical);
peers!(areas, area, Area: "m^2" = square_meter, "cm2" = square_centimeter, "acre_US" = acre, "are" = are, "barn" = barn,
    "cmil" = circular_mil, "ha" = hectare, "ft^2" = square_foot, "in^2" = square_inch, "mi^2" = square_mile,
    "yd^2" = square_yard);
peers!(volumes, volume, Volume: "m^3" = cubic_meter, "L" = liter, "bbl" = barrel, "bu" = bushel,
    "cord" = cord, "ft^3" = cubic_foot, "in^3" = cubic_inch, "mi^3" = cubic_mile, "yd^3" = cubic_yard, "cup" = cup,
    "fl_oz" = fluid_ounce, "fl_oz_UK" = fluid_ounce_imperial, "gal_UK" = gallon_imperial, "gal" = gallon,
    "gi_UK" = gill_imperial, "gi" = gill, "pk" = peck, "pt_dry" = pint_dry, "pt" = pint_liquid, "qt_dry" = quart_dry,
    "qt" = quart_liquid, "stere" = stere, "tbsp" = tablespoon, "tsp" = teaspoon, "register_ton" = register_ton);
peers!(energies, energy, Energy: "J" = joule, "Wh" = watt_hour, "eV" = electronvolt, "MeV" = megaelectronvolt,
    "Eh" = hartree, "Btu" = btu_it, "Btu_th" = btu, "Btu_59" = btu_59, "cal_IT" = calorie_it, "cal_th" = calorie,
    "erg" = erg, "ft_pdl" = foot_poundal, "ft_lbf" = foot_pound, "kcal_IT" = kilocalorie_it, "quad" = quad,
    "therm_US" = therm_us, "ton_TNT" = ton_tnt);
peers!(powers, power, Power: "W" = watt, "erg/s" = erg_per_second, "ft lbf/h" = foot_pound_per_hour, "hp" = horsepower,
    "hp_boiler" = horsepower_boiler, "hp_E" = horsepower_electric, "PS" = horsepower_metric,
    "hp_water" = hydraulic_horsepower);
peers!(pressures, pressure, Pressure: "Pa" = pascal, "atm" = atmosphere, "at" = atmosphere_technical, "bar" = bar,
    "cmHg" = centimeter_of_mercury, "dyn/cm^2" = dyne_per_square_centimeter, "ftHg" = foot_of_mercury,
    "ftH2O" = foot_of_water, "inHg" = inch_of_mercury, "inH2O" = inch_of_water, "mbar" = millibar, "psi" = psi,
    "ksi" = kip_per_square_inch, "mTorr" = millitorr, "pdl/ft^2" = poundal_per_square_foot,
    "lbf/ft^2" = pound_force_per_square_foot, "kgf/cm^2" = kilogram_force_per_square_centimeter, "Torr" = torr);
peers!(forces, force, Force: "N" = newton, "dyn" = dyne, "gf" = gram_force, "kip" = kip, "ozf" = ounce_force,
    "pdl" = poundal, "lbf" = pound_force, "tonf_US" = ton_force);
peers!(velocities, velocity, Velocity: "m/s" = meter_per_second, "km/h" = kilometer_per_hour, "fpm" = foot_per_minute,
    "ft/s" = foot_per_second, "ips" = inch_per_second, "kn" = knot, "mph" = mile_per_hour, "v_au" = atomic_unit_of_velocity,
    "c" = speed_of_light_in_vacuum);
peers!(angles, angle, Angle: "rad" = radian, "rev" = revolution, "deg" = degree, "gon" = gon, "mil_NATO" = mil,
    "arcmin" = minute, "arcsec" = second);
peers!(viscosities, dynamic_viscosity, DynamicViscosity: "Pa s" = pascal_second, "P" = poise, "cP" = centipoise,
    "reyn" = reyn, "lb/(ft s)" = pound_per_foot_second, "slug/(ft s)" = slug_per_foot_second);
peers!(diffusivities, kinematic_viscosity, KinematicViscosity: "m^2/s" = square_meter_per_second, "St" = stokes,
    "cSt" = centistokes);
peers!(accelerations, acceleration, Acceleration: "g_n" = standard_gravity, "ft/s^2" = foot_per_second_squared,
    "Gal" = centimeter_per_second_squared);
peers!(flux_densities, magnetic_flux_density, MagneticFluxDensity: "T" = tesla, "Gs" = gauss);
peers!(fluxes, magnetic_flux, MagneticFlux: "Wb" = weber, "Mx" = maxwell);
peers!(activities, radioactivity, Radioactivity: "Bq" = becquerel, "Ci" = curie, "dpm" = disintegrations_per_minute);
peers!(charges, electric_charge, ElectricCharge: "C" = coulomb, "Ah" = ampere_hour, "Fd" = faraday,
    "q_e" = elementary_charge);
peers!(flows, volume_rate, VolumeRate: "cfm" = cubic_foot_per_minute, "cfs" = cubic_foot_per_second, "gpm" = gallon_per_minute,
    "gpd" = gallon_per_day);
peers!(densities, mass_density, MassDensity: "lb/ft^3" = pound_per_cubic_foot, "ppg" = pound_per_gallon,
    "slug/ft^3" = slug_per_cubic_foot, "g/cm^3" = gram_per_cubic_centimeter, "lb/in^3" = pound_per_cubic_inch);
peers!(ratios, ratio, Ratio: "%" = percent, "ppm" = part_per_million, "ppb" = part_per_billion, "‰" = per_mille);
peers!(intervals, temperature_interval, TemperatureInterval: "K" = kelvin, "delta_degC" = degree_celsius,
    "delta_degF" = degree_fahrenheit, "degR" = degree_rankine);

#[test]
fn temperatures_agree_as_points() {
    use uom::si::thermodynamic_temperature::{degree_celsius, degree_fahrenheit};
    let fahrenheit = q::ThermodynamicTemperature::new::<degree_fahrenheit>(98.6).value;
    assert!(("degF".parse::<Unit>().expect("a unit").to_si(98.6) - fahrenheit).abs() < 1e-12);
    assert_eq!(
        q::ThermodynamicTemperature::new::<degree_celsius>(20.0).value,
        "degC".parse::<Unit>().expect("a unit").to_si(20.0)
    );
}

#[test]
fn disagreements_with_uom_are_known() {
    use uom::si::{area, energy, length, power, time, volume};
    let cases = [
        // uom takes the US survey foot (chain, fathom, rod and acre differ by 2e-6); the international foot is used here.
        ("ch", q::Length::new::<length::chain>(1.0).value, 3e-6),
        ("ftm", q::Length::new::<length::fathom>(1.0).value, 3e-6),
        ("rd_length", q::Length::new::<length::rod>(1.0).value, 3e-6),
        ("acre", q::Area::new::<area::acre>(1.0).value, 4.1e-6),
        ("acre_ft", q::Volume::new::<volume::acre_foot>(1.0).value, 6.1e-6),
        // uom's year is 365 days; here it is the Julian year of 365.25 days.
        ("yr", q::Time::new::<time::year>(1.0).value, 7e-4),
        // uom writes six digits.
        ("therm", q::Energy::new::<energy::therm_ec>(1.0).value, 4e-6),
        ("hp", q::Power::new::<power::horsepower_imperial>(1.0).value, 2e-7),
        // uom has the 15 °C calorie of NIST, 4.1858 J; the CIPM gave 4.1855 J in 1950.
        ("cal_15", q::Energy::new::<energy::calorie_15>(1.0).value, 8e-5),
    ];
    for (text, peer, bound) in cases {
        let difference = (ours(text) / peer - 1.0).abs();
        assert!(difference < bound && difference > bound / 10.0, "`{text}` differs by {difference:e}");
    }
}
