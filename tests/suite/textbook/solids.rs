//! Beams, plates, buckling, fracture, contact, vibration, sound, blasts, craters, stars.

use super::{CASE, Case};

pub(super) const CASES: &[Case] = &[
    Case {
        title: "deflection of a beam: mass and time only as M T⁻²",
        source: "Langhaar, Dimensional Analysis and Theory of Models",
        problem: "w [m] ~ F [N], L [m], E [Pa], I [m^4]",
        shows: &[&["F/(E L^2)", "I/L^4"], &["F L^2/(E I)", "I/L^4"]],
        target: Some("w/L"),
        ..CASE
    },
    Case {
        title: "beam by its flexural rigidity",
        source: "Timoshenko, Strength of Materials, part I, ch. 5",
        problem: "w [m] ~ F [N], L [m], EI [N m^2]",
        shows: &[&["F L^2/EI"]],
        target: Some("w/L"),
        ..CASE
    },
    Case {
        title: "critical load of a column",
        source: "Euler 1744; Timoshenko & Gere, Theory of Elastic Stability, ch. 2",
        problem: "P_cr [N] ~ EI [N m^2], L [m]",
        shows: &[&[]],
        target: Some("P_cr L^2/EI"),
        ..CASE
    },
    Case {
        title: "critical stress of a column",
        source: "Timoshenko & Gere, Theory of Elastic Stability, ch. 2",
        problem: "sigma_cr [Pa] ~ E [Pa], L [m], r_g [m], sigma_y [Pa]",
        shows: &[&["lambda_s = L/r_g", "E/sigma_y"]],
        target: Some("sigma_cr/E"),
        ..CASE
    },
    Case {
        title: "vibration of a plate",
        source: "Timoshenko, Young & Weaver, Vibration Problems in Engineering, ch. 5",
        problem: "f [1/s] ~ a [m], h [m], E [Pa], rho [kg/m^3], poisson_ratio [1]",
        shows: &[&["a/h", "poisson_ratio"]],
        target: Some("f a rho^(1/2)/E^(1/2)"),
        ..CASE
    },
    Case {
        title: "large deflection of a plate",
        source: "Timoshenko & Woinowsky-Krieger, Theory of Plates and Shells, ch. 13",
        problem: "w [m] ~ q [Pa], a [m], h [m], E [Pa], poisson_ratio [1]",
        shows: &[&["q/E", "a/h", "poisson_ratio"], &["q a^4/(E h^4)", "a/h", "poisson_ratio"]],
        target: None,
        ..CASE
    },
    Case {
        title: "note of a string",
        source: "Rayleigh, The Theory of Sound, ch. 6",
        problem: "f [1/s] ~ L [m], tension [N], mass_per_length [kg/m]",
        shows: &[&[]],
        target: Some("f L mass_per_length^(1/2)/tension^(1/2)"),
        ..CASE
    },
    Case {
        title: "damped oscillator",
        source: "Den Hartog, Mechanical Vibrations, ch. 2",
        problem: "T [s] ~ m [kg], k_sp [N/m], c_d [N s/m]",
        shows: &[&["zeta_d = c_d/(k_sp m)^(1/2)"]],
        target: Some("T k_sp^(1/2)/m^(1/2)"),
        ..CASE
    },
    Case {
        title: "strength of a cracked plate: fractional exponents",
        source: "Irwin 1957; Anderson, Fracture Mechanics, ch. 2",
        problem: "stress [Pa] ~ K_Ic [Pa m^(1/2)], a [m], W [m]",
        shows: &[&["a/W"]],
        target: Some("Y_I = stress a^(1/2)/K_Ic"),
        ..CASE
    },
    Case {
        title: "brittleness of a notched beam",
        source: "Carpinteri, J. Struct. Div. ASCE 108 (1982) 833",
        problem: "F [N] ~ sigma_u [Pa], K_Ic [Pa m^(1/2)], b [m], l [m], a [m]",
        shows: &[&["s_C = K_Ic/(sigma_u b^(1/2))", "l/b", "a/b"]],
        target: Some("F/(sigma_u b^2)"),
        ..CASE
    },
    Case {
        title: "crack in glass",
        source: "Griffith, Phil. Trans. R. Soc. A 221 (1921) 163",
        problem: "sigma [Pa] ~ E [Pa], gamma [J/m^2], a [m]",
        shows: &[&["gamma/(E a)"]],
        target: None,
        ..CASE
    },
    Case {
        title: "contact of spheres",
        source: "Hertz 1882; Johnson, Contact Mechanics, ch. 4",
        problem: "a [m] ~ F [N], R [m], E [Pa]",
        shows: &[&["F/(E R^2)"]],
        target: Some("a/R"),
        ..CASE
    },
    Case {
        title: "adhesion of spheres",
        source: "Tabor 1977; Johnson & Greenwood, J. Colloid Interface Sci. 192 (1997) 326",
        problem: "F [N] ~ R [m], Gam [J/m^2], E [Pa], z0 [m]",
        shows: &[&["mu_T = R^(1/3) Gam^(2/3)/(E^(2/3) z0)"]],
        target: Some("F/(Gam R)"),
        ..CASE
    },
    Case {
        title: "shell of a virus",
        source: "Lidmar, Mirny & Nelson, Phys. Rev. E 68 (2003) 051910",
        problem: "asphericity [1] ~ Y_2D [N/m], R [m], kap_b [J]",
        shows: &[&["gamma_FvK = Y_2D R^2/kap_b"]],
        target: Some("asphericity"),
        ..CASE
    },
    Case {
        title: "pendulum",
        source: "Bridgman, Dimensional Analysis, ch. 1",
        problem: "period [s] ~ length [m], g [m/s^2], mass [kg], amplitude [rad]",
        shows: &[&["amplitude"]],
        target: Some("period g^(1/2)/length^(1/2)"),
        ..CASE
    },
    Case {
        title: "Helmholtz resonator",
        source: "Kinsler et al., Fundamentals of Acoustics, ch. 10",
        problem: "f [1/s] ~ c [m/s], S [m^2], V [m^3], L [m]",
        shows: &[&["S/L^2", "V/L^3"], &["S/L^2", "V/(S L)"]],
        target: Some("f L/c"),
        ..CASE
    },
    Case {
        title: "absorption of sound",
        source: "Stokes 1845; Landau & Lifshitz, Fluid Mechanics, ch. 8",
        problem: "alpha [1/m] ~ omega [1/s], c [m/s], nu [m^2/s]",
        shows: &[&["omega nu/c^2"]],
        target: None,
        ..CASE
    },
    Case {
        title: "sound of a vibrating body",
        source: "Howe, Theory of Vortex Sound, ch. 1",
        problem: "p [Pa] ~ rho [kg/m^3], a [m/s], omega [rad/s], L [m], U [m/s], r [m]",
        shows: &[&["He_n = omega L/a", "Ma = U/a", "r/L"]],
        target: None,
        ..CASE
    },
    Case {
        title: "blast wave",
        source: "Taylor, Proc. R. Soc. A 201 (1950) 159; Sedov 1946",
        problem: "R [m] ~ t [s], E [J], rho [kg/m^3]",
        shows: &[&[]],
        target: Some("R rho^(1/5)/(E^(1/5) t^(2/5))"),
        ..CASE
    },
    Case {
        title: "blast wave against the pressure of the air",
        source: "Sachs 1944; Sedov, Similarity and Dimensional Methods in Mechanics, ch. 4",
        problem: "R [m] ~ t [s], E [J], rho [kg/m^3], p_0 [Pa], gamma [1]",
        shows: &[&["t p_0^(5/6)/(E^(1/3) rho^(1/2))", "gamma"]],
        target: None,
        ..CASE
    },
    Case {
        title: "overpressure at a distance: the speed of sound cannot matter",
        source: "Baker, Explosions in Air, ch. 3",
        problem: "p_s [Pa] ~ E [J], d [m], p_0 [Pa], a_0 [m/s]",
        shows: &[&["d p_0^(1/3)/E^(1/3)"]],
        target: Some("p_s/p_0"),
        ..CASE
    },
    Case {
        title: "bubble of an explosion under water",
        source: "Cole, Underwater Explosions, ch. 8",
        problem: "T [s] ~ E [J], rho [kg/m^3], p_0 [Pa]",
        shows: &[&[]],
        target: Some("T p_0^(5/6)/(E^(1/3) rho^(1/2))"),
        ..CASE
    },
    Case {
        title: "impact crater",
        source: "Holsapple, Annu. Rev. Earth Planet. Sci. 21 (1993) 333",
        problem: "V [m^3] ~ a [m], U [m/s], delta [kg/m^3], rho [kg/m^3], Y [Pa], g [m/s^2]",
        shows: &[&["g a/U^2", "Y/(rho U^2)", "rho/delta"], &["g a/U^2", "Y/(delta U^2)", "rho/delta"]],
        target: Some("V/a^3"),
        ..CASE
    },
    Case {
        title: "ball dropped into sand",
        source: "Uehara et al., Phys. Rev. Lett. 90 (2003) 194301",
        problem: "depth [m] ~ D_b [m], H [m], rho_b [kg/m^3], rho_g [kg/m^3], friction [1]",
        shows: &[&["H/D_b", "rho_b/rho_g", "friction"]],
        target: Some("depth/D_b"),
        ..CASE
    },
];
