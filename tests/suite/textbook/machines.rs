//! Pumps, turbines, propellers, mixers, bearings, lasers that melt and weld.

use super::{CASE, Case};

pub(super) const CASES: &[Case] = &[
    Case {
        title: "head of a pump",
        source: "White, Fluid Mechanics, ch. 11",
        problem: "gH [m^2/s^2] ~ Q [m^3/s], n [1/s], D [m], rho [kg/m^3], mu [Pa s], eps [m]",
        shows: &[&["phi_f = Q/(n D^3)", "rho n D^2/mu", "eps/D = eps/D"]],
        target: Some("psi = gH/(n^2 D^2)"),
        ..CASE
    },
    Case {
        title: "power of a pump",
        source: "White, Fluid Mechanics, ch. 11",
        problem: "P [W] ~ Q [m^3/s], n [1/s], D [m], rho [kg/m^3], mu [Pa s]",
        shows: &[&["phi_f = Q/(n D^3)", "rho n D^2/mu"]],
        target: Some("N_p = P/(rho n^3 D^5)"),
        ..CASE
    },
    Case {
        title: "thrust of a propeller",
        source: "Massey, Mechanics of Fluids (propellers)",
        problem: "T [N] ~ V [m/s], n [1/s], D [m], rho [kg/m^3], mu [Pa s]",
        shows: &[&["J = V/(n D)", "Re = rho V D/mu"], &["J = V/(n D)", "rho n D^2/mu"]],
        target: Some("K_T = T/(rho n^2 D^4)"),
        ..CASE
    },
    Case {
        title: "torque of a propeller",
        source: "Carlton, Marine Propellers and Propulsion, ch. 6",
        problem: "torque [N m] ~ V_A [m/s], n [1/s], D [m], rho [kg/m^3]",
        shows: &[&["J = V_A/(n D)"]],
        target: Some("K_Q = torque/(rho n^2 D^5)"),
        ..CASE
    },
    Case {
        title: "wind turbine",
        source: "Burton et al., Wind Energy Handbook, ch. 3",
        problem: "P [W] ~ rho [kg/m^3], U [m/s], R [m], Omega [1/s], nu [m^2/s]",
        shows: &[&["Omega R/U", "Re = U R/nu"]],
        target: Some("P/(rho U^3 R^2)"),
        ..CASE
    },
    Case {
        title: "specific speed",
        source: "White, Fluid Mechanics, ch. 11",
        problem: "n [1/s] ~ Q [m^3/s], gH [m^2/s^2]",
        shows: &[&[]],
        target: Some("N_s = n Q^(1/2)/gH^(3/4)"),
        ..CASE
    },
    Case {
        title: "specific diameter",
        source: "Dixon & Hall, Fluid Mechanics and Thermodynamics of Turbomachinery, ch. 2; Cordier",
        problem: "D [m] ~ Q [m^3/s], gH [m^2/s^2]",
        shows: &[&[]],
        target: Some("D_s = D gH^(1/4)/Q^(1/2)"),
        ..CASE
    },
    Case {
        title: "water turbine",
        source: "White, Fluid Mechanics, ch. 11",
        problem: "P [W] ~ rho [kg/m^3], Q [m^3/s], gH [m^2/s^2], n [1/s], D [m]",
        shows: &[&["phi_f = Q/(n D^3)", "psi = gH/(n^2 D^2)"]],
        target: Some("N_p = P/(rho n^3 D^5)"),
        ..CASE
    },
    Case {
        title: "compressor",
        source: "Dixon & Hall, Fluid Mechanics and Thermodynamics of Turbomachinery, ch. 2",
        problem: "p_2 [Pa] ~ p_1 [Pa], m_dot [kg/s], c_p [J/(kg K)], T_1 [K], D [m], Omega [1/s]",
        shows: &[&["m_dot (c_p T_1)^(1/2)/(D^2 p_1)", "Omega D/(c_p T_1)^(1/2)"]],
        target: Some("p_2/p_1"),
        ..CASE
    },
    Case {
        title: "stirred tank",
        source: "Rushton, Costich & Everett 1950; McCabe, Smith & Harriott, Unit Operations, ch. 9",
        problem: "P [W] ~ N [1/s], D_a [m], D_t [m], rho [kg/m^3], mu [Pa s], g [m/s^2]",
        shows: &[&["rho N D_a^2/mu", "N^2 D_a/g", "D_a/D_t"]],
        target: Some("N_p = P/(rho N^3 D_a^5)"),
        ..CASE
    },
    Case {
        title: "journal bearing",
        source: "Sommerfeld 1904; Shigley, Mechanical Engineering Design, ch. 12",
        problem: "friction_coefficient [1] ~ mu [Pa s], n [1/s], p [Pa], R [m], c_gap [m]",
        shows: &[&["So = mu n R^2/(p c_gap^2)", "R/c_gap"], &["Hs = mu n/p", "R/c_gap"]],
        target: Some("friction_coefficient"),
        ..CASE
    },
    Case {
        title: "film in an elastic contact",
        source: "Hamrock & Dowson 1977; Johnson, Contact Mechanics, ch. 10",
        problem: "h [m] ~ R [m], eta_0 [Pa s], u [m/s], E [Pa], xi [1/Pa], w [N]",
        shows: &[&["eta_0 u/(E R)", "xi E", "w/(E R^2)"]],
        target: Some("h/R"),
        ..CASE
    },
    Case {
        title: "wear",
        source: "Archard, J. Appl. Phys. 24 (1953) 981",
        problem: "V [m^3] ~ W [N], s [m], H [Pa], K [1]",
        shows: &[&["K"]],
        target: Some("V H/(W s)"),
        ..CASE
    },
    Case {
        title: "depth melted by a laser",
        source: "Ion, Shercliff & Ashby, Acta Metall. Mater. 40 (1992) 1539",
        problem: "l [m] ~ P [W], v [m/s], r_B [m], k [W/(m K)], dT [K], alpha [m^2/s]",
        shows: &[&["P/(r_B k dT)", "Pe = v r_B/alpha"]],
        target: Some("l/r_B"),
        ..CASE
    },
    Case {
        title: "depth of a keyhole: normalised enthalpy",
        source: "Hann, Iammi & Folkes, J. Phys. D 44 (2011) 445401; King et al. 2014; Gan et al. 2021",
        problem: "e [m] ~ P [W], v [m/s], r_0 [m], alpha [m^2/s], rho [kg/m^3], c_p [J/(kg K)], dT [K]",
        shows: &[
            &["P/(rho c_p dT alpha^(1/2) v^(1/2) r_0^(3/2))"],
            &["P/(rho c_p dT alpha r_0)", "Pe = v r_0/alpha"],
            &["P/(rho c_p dT v r_0^2)", "Pe = v r_0/alpha"],
        ],
        target: Some("e/r_0"),
        ..CASE
    },
    Case {
        title: "surface under a laser pulse",
        source: "Ready, Effects of High-Power Laser Radiation, ch. 3; Carslaw & Jaeger, ch. 10",
        problem: "T [K] ~ I [W/m^2], k [W/(m K)], alpha [m^2/s], t [s], r [m]",
        shows: &[&["Fo = alpha t/r^2"]],
        target: Some("T k/(I r)"),
        ..CASE
    },
    Case {
        title: "flow in a weld pool",
        source: "Oreper & Szekely, J. Fluid Mech. 147 (1984) 53",
        problem: "U [m/s] ~ dsigma_dT [N/(m K)], dT [K], L [m], mu [Pa s], rho [kg/m^3], alpha [m^2/s]",
        shows: &[&["Mg = dsigma_dT L dT/(mu alpha)", "mu/(rho alpha)"]],
        target: None,
        ..CASE
    },
];
