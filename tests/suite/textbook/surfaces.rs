//! Drops, bubbles, jets, films, capillarity, water waves.

use super::{CASE, Case};

pub(super) const CASES: &[Case] = &[
    Case {
        title: "impact of a drop",
        source: "Clanet et al., J. Fluid Mech. 517 (2004) 199; Josserand & Thoroddsen, Annu. Rev. Fluid Mech. 48 (2016)",
        problem: "d_max [m] ~ d [m], U [m/s], rho [kg/m^3], sigma [N/m], mu [Pa s]",
        shows: &[
            &["We = rho U^2 d/sigma", "Re = rho U d/mu"],
            &["We = rho U^2 d/sigma", "Oh = mu/(rho sigma d)^(1/2)"],
        ],
        target: Some("d_max/d"),
        ..CASE
    },
    Case {
        title: "break-up of a liquid jet",
        source: "Ohnesorge 1936; Lefebvre, Atomization and Sprays, ch. 2",
        problem: "L_b [m] ~ D [m], U [m/s], rho [kg/m^3], mu [Pa s], sigma [N/m]",
        shows: &[
            &["We = rho U^2 D/sigma", "Oh = mu/(rho sigma D)^(1/2)"],
            &["Re = rho U D/mu", "Oh = mu/(rho sigma D)^(1/2)"],
            &["We = rho U^2 D/sigma", "Re = rho U D/mu"],
        ],
        target: Some("L_b/D"),
        ..CASE
    },
    Case {
        title: "capillary rise",
        source: "Munson, Young & Okiishi, Fundamentals of Fluid Mechanics, ch. 1; de Gennes, Brochard-Wyart & Quéré, ch. 2",
        problem: "h [m] ~ R [m], rho [kg/m^3], g [m/s^2], sigma [N/m], theta [deg]",
        shows: &[&["Bo = rho g R^2/sigma", "theta"]],
        target: Some("h/R"),
        ..CASE
    },
    Case {
        title: "weight of a falling drop: mass and time only as M T⁻²",
        source: "Harkins & Brown, J. Am. Chem. Soc. 41 (1919) 499",
        problem: "weight [N] ~ r [m], sigma [N/m], specific_weight [N/m^3]",
        shows: &[&["specific_weight r^2/sigma"]],
        target: Some("weight/(sigma r)"),
        ..CASE
    },
    Case {
        title: "rise of a bubble",
        source: "Clift, Grace & Weber, Bubbles, Drops, and Particles, ch. 2",
        problem: "U [m/s] ~ d [m], g [m/s^2], drho [kg/m^3], rho [kg/m^3], mu [Pa s], sigma [N/m]",
        shows: &[&["Bo = drho g d^2/sigma", "Mo = g mu^4 drho/(rho^2 sigma^3)", "drho/rho"]],
        target: None,
        ..CASE
    },
    Case {
        title: "oscillation of a drop",
        source: "Rayleigh 1879; Lamb, Hydrodynamics, ch. 9 and 11",
        problem: "f [1/s] ~ R [m], rho [kg/m^3], sigma [N/m], mu [Pa s]",
        shows: &[&["Oh = mu/(rho sigma R)^(1/2)"], &["La = sigma rho R/mu^2"]],
        target: Some("f rho^(1/2) R^(3/2)/sigma^(1/2)"),
        ..CASE
    },
    Case {
        title: "film drawn out of a bath",
        source: "Landau & Levich 1942; de Gennes, Brochard-Wyart & Quéré, ch. 5",
        problem: "e [m] ~ V [m/s], mu [Pa s], sigma [N/m], rho [kg/m^3], g [m/s^2]",
        shows: &[&["Ca = mu V/sigma"]],
        target: Some("e rho^(1/2) g^(1/2)/sigma^(1/2)"),
        ..CASE
    },
    Case {
        title: "long bubble in a tube",
        source: "Bretherton, J. Fluid Mech. 10 (1961) 166",
        problem: "h [m] ~ U [m/s], mu [Pa s], sigma [N/m], r [m]",
        shows: &[&["Ca = mu U/sigma"]],
        target: Some("h/r"),
        ..CASE
    },
    Case {
        title: "drops at a T-junction",
        source: "Garstecki et al., Lab Chip 6 (2006) 437",
        problem: "L [m] ~ w [m], h [m], U [m/s], mu_c [Pa s], mu_d [Pa s], sigma [N/m]",
        shows: &[&["Ca = mu_c U/sigma", "mu_c/mu_d", "w/h"]],
        target: Some("L/w"),
        ..CASE
    },
    Case {
        title: "drop in a shear flow",
        source: "Taylor, Proc. R. Soc. A 146 (1934) 501",
        problem: "D [1] ~ shear_rate [1/s], a [m], mu [Pa s], mu_d [Pa s], sigma [N/m]",
        shows: &[&["mu shear_rate a/sigma", "mu_d/mu"]],
        target: Some("D"),
        ..CASE
    },
    Case {
        title: "collapse of an empty cavity",
        source: "Rayleigh, Phil. Mag. 34 (1917) 94",
        problem: "t_c [s] ~ R_0 [m], rho [kg/m^3], p [Pa]",
        shows: &[&[]],
        target: Some("t_c p^(1/2)/(R_0 rho^(1/2))"),
        ..CASE
    },
    Case {
        title: "note of a bubble",
        source: "Minnaert, Phil. Mag. 16 (1933) 235",
        problem: "f [1/s] ~ R [m], p_0 [Pa], rho [kg/m^3], gamma [1]",
        shows: &[&["gamma"]],
        target: Some("f R rho^(1/2)/p_0^(1/2)"),
        ..CASE
    },
    Case {
        title: "speed of water waves",
        source: "Lighthill, Waves in Fluids, ch. 3",
        problem: "c [m/s] ~ wavelength [m], depth [m], g [m/s^2], rho [kg/m^3], sigma [N/m]",
        shows: &[&["wavelength/depth", "rho g wavelength^2/sigma"], &["wavelength/depth", "rho g depth^2/sigma"]],
        target: None,
        ..CASE
    },
    Case {
        title: "breaking of waves on a beach",
        source: "Battjes, Proc. 14th Coastal Eng. Conf. (1974) 466",
        problem: "R_u [m] ~ H [m], lambda_w [m], slope [1]",
        shows: &[&["H/lambda = H/lambda_w", "slope"], &["Ir = slope lambda_w^(1/2)/H^(1/2)", "slope"]],
        target: Some("R_u/H"),
        ..CASE
    },
    Case {
        title: "long waves of finite height",
        source: "Ursell 1953; Dean & Dalrymple, Water Wave Mechanics, ch. 11",
        problem: "u [m/s] ~ H [m], lambda_w [m], depth [m], g [m/s^2]",
        shows: &[
            &["H/depth", "depth/lambda_w"],
            &["H/depth", "Ur = H lambda_w^2/depth^3"],
            &["H/lambda = H/lambda_w", "H/depth"],
            &["H/lambda = H/lambda_w", "depth/lambda_w"],
        ],
        target: None,
        ..CASE
    },
    Case {
        title: "conducting drop in an electric field",
        source: "Taylor, Proc. R. Soc. A 280 (1964) 383",
        problem: "D [1] ~ eps [F/m], E_f [V/m], a [m], sigma [N/m]",
        shows: &[&["Bo_E = eps E_f^2 a/sigma"]],
        target: Some("D"),
        ..CASE
    },
    Case {
        title: "largest charge of a drop",
        source: "Rayleigh, Phil. Mag. 14 (1882) 184",
        problem: "q [C] ~ eps_0 [F/m], sigma [N/m], a [m]",
        shows: &[&[]],
        target: Some("q/(eps_0^(1/2) sigma^(1/2) a^(3/2))"),
        ..CASE
    },
    Case {
        title: "thermocapillary convection",
        source: "Pearson, J. Fluid Mech. 4 (1958) 489",
        problem: "q [W/m^2] ~ d [m], dsigma_dT [N/(m K)], dT [K], mu [Pa s], alpha [m^2/s], h [W/(m^2 K)], k [W/(m K)]",
        shows: &[&["Mg = dsigma_dT d dT/(mu alpha)", "Bi = h d/k"], &["Mg = dsigma_dT d dT/(mu alpha)", "Nu = h d/k"]],
        target: None,
        ..CASE
    },
];
