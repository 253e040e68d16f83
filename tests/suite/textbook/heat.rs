//! Heat and mass transfer: forced, natural, mixed convection, change of phase, conduction, radiation, evaporation.

use super::{CASE, Case};

pub(super) const CASES: &[Case] = &[
    Case {
        title: "forced convection in a tube",
        source: "Bird, Stewart & Lightfoot, Transport Phenomena, ch. 14; Nusselt 1915",
        problem: "h [W/(m^2 K)] ~ U [m/s], D [m], rho [kg/m^3], mu [Pa s], k [W/(m K)], c_p [J/(kg K)]",
        shows: &[&["Re = rho U D/mu", "Pr = mu c_p/k"]],
        target: Some("Nu = h D/k"),
        ..CASE
    },
    Case {
        title: "forced convection with diffusivities",
        source: "Incropera et al., Fundamentals of Heat and Mass Transfer, ch. 6",
        problem: "h [W/(m^2 K)] ~ U [m/s], L [m], nu [m^2/s], alpha [m^2/s], k [W/(m K)]",
        shows: &[&["Re = U L/nu", "Pr = nu/alpha"], &["Pe = U L/alpha", "Pr = nu/alpha"]],
        target: Some("Nu = h L/k"),
        ..CASE
    },
    Case {
        title: "body in a stream, heat apart from mechanical energy",
        source: "Rayleigh, Nature 95 (1915) 66",
        problem: "h [heat/s] ~ a [m], v [m/s], theta [K], c [heat/(m^3 K)], k [heat/(s m K)]",
        bases: &["heat"],
        shows: &[&["a v c/k"]],
        target: Some("h/(k a theta)"),
    },
    Case {
        title: "natural convection at a vertical plate",
        source: "Incropera et al., Fundamentals of Heat and Mass Transfer, ch. 9",
        problem: "h [W/(m^2 K)] ~ L [m], g [m/s^2], beta [1/K], dT [K], nu [m^2/s], alpha [m^2/s], k [W/(m K)]",
        shows: &[&["Gr = g beta dT L^3/nu^2", "Pr = nu/alpha"], &["Ra = g beta dT L^3/(nu alpha)", "Pr = nu/alpha"]],
        target: Some("Nu = h L/k"),
        ..CASE
    },
    Case {
        title: "mixed convection",
        source: "Incropera et al., Fundamentals of Heat and Mass Transfer, ch. 9",
        problem: "h [W/(m^2 K)] ~ U [m/s], L [m], g [m/s^2], beta [1/K], dT [K], nu [m^2/s], alpha [m^2/s], k [W/(m K)]",
        shows: &[
            &["Re = U L/nu", "Gr = g beta dT L^3/nu^2", "Pr = nu/alpha"],
            &["Re = U L/nu", "Ra = g beta dT L^3/(nu alpha)", "Pr = nu/alpha"],
        ],
        target: Some("Nu = h L/k"),
        ..CASE
    },
    Case {
        title: "convection with a given heat flux",
        source: "Incropera et al., Fundamentals of Heat and Mass Transfer, ch. 9",
        problem: "dT [K] ~ q [W/m^2], L [m], g [m/s^2], beta [1/K], k [W/(m K)], nu [m^2/s], alpha [m^2/s]",
        shows: &[&["Ra_q = g beta q L^4/(k nu alpha)", "Pr = nu/alpha"]],
        target: Some("dT k/(q L)"),
        ..CASE
    },
    Case {
        title: "layer heated from below",
        source: "Rayleigh 1916; Chandrasekhar, Hydrodynamic and Hydromagnetic Stability, ch. 2",
        problem: "q [W/m^2] ~ d [m], g [m/s^2], beta [1/K], dT [K], nu [m^2/s], kappa [m^2/s], k [W/(m K)]",
        shows: &[&["Ra = g beta dT d^3/(nu kappa)", "Pr = nu/kappa"]],
        target: Some("q d/(k dT)"),
        ..CASE
    },
    Case {
        title: "boiling and condensation",
        source: "Incropera et al., Fundamentals of Heat and Mass Transfer, ch. 10 (dimensionless parameters)",
        problem: "h [W/(m^2 K)] ~ dT [K], g_drho [N/m^3], h_fg [J/kg], sigma [N/m], L [m], rho [kg/m^3], \
                  c_p [J/(kg K)], k [W/(m K)], mu [Pa s]",
        shows: &[&["rho g_drho L^3/mu^2", "Ja = c_p dT/h_fg", "Pr = mu c_p/k", "g_drho L^2/sigma"]],
        target: Some("Nu = h L/k"),
        ..CASE
    },
    Case {
        title: "boiling and condensation, heat as a base quantity, as the source counts them",
        source: "Incropera et al., Fundamentals of Heat and Mass Transfer, ch. 10 (ten variables, five dimensions)",
        problem: "h [heat/(s m^2 K)] ~ dT [K], g_drho [N/m^3], h_fg [heat/kg], sigma [N/m], L [m], rho [kg/m^3], \
                  c_p [heat/(kg K)], k [heat/(s m K)], mu [Pa s]",
        bases: &["heat"],
        shows: &[&["rho g_drho L^3/mu^2", "c_p dT/h_fg", "mu c_p/k", "g_drho L^2/sigma"]],
        target: Some("h L/k"),
    },
    Case {
        title: "critical heat flux",
        source: "Kutateladze 1948; Zuber 1959; Incropera et al., ch. 10",
        problem: "q_max [W/m^2] ~ h_fg [J/kg], rho_v [kg/m^3], sigma [N/m], g [m/s^2], drho [kg/m^3]",
        shows: &[&["drho/rho_v"]],
        target: None,
        ..CASE
    },
    Case {
        title: "straight fin",
        source: "Incropera et al., Fundamentals of Heat and Mass Transfer, ch. 3",
        problem: "theta [K] ~ theta_b [K], x [m], L [m], t [m], h [W/(m^2 K)], k_s [W/(m K)]",
        shows: &[
            &["x/L", "t/L", "Bi = h t/k_s"],
            &["x/L", "t/L", "Bi = h L/k_s"],
            &["x/L", "t/L", "h L^2/(k_s t)"],
            &["x/L", "x/t", "Bi = h x/k_s"],
        ],
        target: Some("theta/theta_b"),
        ..CASE
    },
    Case {
        title: "cooling of a sphere",
        source: "Incropera et al., Fundamentals of Heat and Mass Transfer, ch. 5",
        problem: "theta [K] ~ theta_i [K], r [m], r_o [m], t [s], h [W/(m^2 K)], k_s [W/(m K)], alpha [m^2/s]",
        shows: &[&["Bi = h r_o/k_s", "Fo = alpha t/r_o^2", "r/r_o"], &["Bi = h r/k_s", "Fo = alpha t/r^2", "r/r_o"]],
        target: Some("theta/theta_i"),
        ..CASE
    },
    Case {
        title: "thick solid whose surface is heated",
        source: "Carslaw & Jaeger, Conduction of Heat in Solids, ch. 2",
        problem: "T [K] ~ T_s [K], x [m], alpha [m^2/s], t [s]",
        shows: &[&["Fo = alpha t/x^2"]],
        target: Some("T/T_s"),
        ..CASE
    },
    Case {
        title: "mass transfer from a body",
        source: "Bird, Stewart & Lightfoot, Transport Phenomena, ch. 22",
        problem: "k_m [m/s] ~ U [m/s], L [m], rho [kg/m^3], mu [Pa s], D_AB [m^2/s]",
        shows: &[&["Re = rho U L/mu", "Sc = mu/(rho D_AB)"]],
        target: Some("Sh = k_m L/D_AB"),
        ..CASE
    },
    Case {
        title: "evaporation: heat and mass together",
        source: "Incropera et al., Fundamentals of Heat and Mass Transfer, ch. 6",
        problem: "k_m [m/s] ~ U [m/s], L [m], nu [m^2/s], alpha [m^2/s], D_AB [m^2/s]",
        shows: &[
            &["Re = U L/nu", "Pr = nu/alpha", "Sc = nu/D_AB"],
            &["Re = U L/nu", "Pr = nu/alpha", "Le = alpha/D_AB"],
            &["Re = U L/nu", "Sc = nu/D_AB", "Le = alpha/D_AB"],
        ],
        target: Some("Sh = k_m L/D_AB"),
        ..CASE
    },
    Case {
        title: "packed bed",
        source: "Ergun 1952; Bird, Stewart & Lightfoot, Transport Phenomena, ch. 6",
        problem: "dpdx [Pa/m] ~ U [m/s], d_p [m], rho [kg/m^3], mu [Pa s], void_fraction [1]",
        shows: &[&["Re = rho U d_p/mu", "void_fraction"]],
        target: Some("dpdx d_p/(rho U^2)"),
        ..CASE
    },
    Case {
        title: "conduction and radiation through a medium",
        source: "Viskanta & Grosh 1962; Modest, Radiative Heat Transfer (combined modes)",
        problem: "q [W/m^2] ~ T [K], sigma_SB [W/(m^2 K^4)], k [W/(m K)], kappa_a [1/m], L [m]",
        shows: &[&["N_R = k kappa_a/(sigma_SB T^3)", "tau = kappa_a L"], &["Sk = sigma_SB T^3 L/k", "tau = kappa_a L"]],
        target: Some("q/(sigma_SB T^4)"),
        ..CASE
    },
    Case {
        title: "melting front",
        source: "Stefan 1891; Carslaw & Jaeger, Conduction of Heat in Solids, ch. 11",
        problem: "s [m] ~ alpha [m^2/s], t [s], c_p [J/(kg K)], dT [K], L_f [J/kg]",
        shows: &[&["Ste = c_p dT/L_f"]],
        target: Some("s/(alpha t)^(1/2)"),
        ..CASE
    },
    Case {
        title: "thermal entrance of a tube",
        source: "Graetz 1883; Incropera et al., ch. 8",
        problem: "h [W/(m^2 K)] ~ U [m/s], D [m], L [m], alpha [m^2/s], k [W/(m K)]",
        shows: &[&["Pe = U D/alpha", "D/L"], &["Gz = U D^2/(alpha L)", "D/L"]],
        target: Some("Nu = h D/k"),
        ..CASE
    },
    Case {
        title: "viscous heating between plates",
        source: "Bird, Stewart & Lightfoot, Transport Phenomena, ch. 10; Brinkman 1951",
        problem: "T [K] ~ mu [Pa s], U [m/s], k [W/(m K)], dT [K], y [m], b [m]",
        shows: &[&["Br = mu U^2/(k dT)", "y/b"]],
        target: Some("T/dT"),
        ..CASE
    },
    Case {
        title: "boundary layer at high speed",
        source: "Schlichting, Boundary-Layer Theory, ch. 12",
        problem: "h [W/(m^2 K)] ~ U [m/s], L [m], rho [kg/m^3], mu [Pa s], k [W/(m K)], c_p [J/(kg K)], dT [K]",
        shows: &[&["Re = rho U L/mu", "Pr = mu c_p/k", "Ec = U^2/(c_p dT)"]],
        target: Some("Nu = h L/k"),
        ..CASE
    },
    Case {
        title: "effectiveness of a heat exchanger",
        source: "Kays & London, Compact Heat Exchangers, ch. 2",
        problem: "effectiveness [1] ~ U_h [W/(m^2 K)], A [m^2], m_dot [kg/s], c_p [J/(kg K)]",
        shows: &[&["NTU = U_h A/(m_dot c_p)"]],
        target: Some("effectiveness"),
        ..CASE
    },
    Case {
        title: "burning drop",
        source: "Spalding 1953; Turns, An Introduction to Combustion, ch. 3",
        problem: "t_d [s] ~ D_0 [m], alpha [m^2/s], rho_l [kg/m^3], rho [kg/m^3], c_p [J/(kg K)], dT [K], h_fg [J/kg]",
        shows: &[&["rho_l/rho", "c_p dT/h_fg"]],
        target: Some("t_d alpha/D_0^2"),
        ..CASE
    },
];
