//! Flow in pipes, past bodies, in channels and boundary layers; cavitation, surges, turbulence.

use super::{CASE, Case};

pub(super) const CASES: &[Case] = &[
    Case {
        title: "drag of a sphere",
        source: "White, Fluid Mechanics, ch. 5",
        problem: "F [N] ~ U [m/s], D [m], rho [kg/m^3], mu [Pa s]",
        shows: &[&["Re = rho U D/mu"]],
        target: Some("F/(rho U^2 D^2)"),
        ..CASE
    },
    Case {
        title: "pressure drop in a rough pipe",
        source: "White, Fluid Mechanics, ch. 5; Buckingham, Phys. Rev. 4 (1914) 345",
        problem: "dp [Pa] ~ rho [kg/m^3], V [m/s], D [m], mu [Pa s], L [m], epsilon [m]",
        shows: &[&["Re = rho V D/mu", "L/D", "eps/D = epsilon/D"]],
        target: Some("Eu = dp/(rho V^2)"),
        ..CASE
    },
    Case {
        title: "pressure gradient in a rough pipe",
        source: "Fox & McDonald, Introduction to Fluid Mechanics, ch. 8 (friction factor)",
        problem: "dpdx [Pa/m] ~ density [kg/m^3], velocity [m/s], pipe_diameter [m], viscosity [Pa s], roughness [m]",
        shows: &[&["Re = density velocity pipe_diameter/viscosity", "eps/D = roughness/pipe_diameter"]],
        target: Some("dpdx pipe_diameter/(density velocity^2)"),
        ..CASE
    },
    Case {
        title: "sudden enlargement",
        source: "Munson, Young & Okiishi, Fundamentals of Fluid Mechanics, ch. 7",
        problem: "dp [Pa] ~ D_1 [m], D_2 [m], rho [kg/m^3], mu [Pa s], V [m/s]",
        shows: &[&["D_1/D_2", "Re = rho V D_1/mu"], &["D_1/D_2", "Re = rho V D_2/mu"]],
        target: Some("Eu = dp/(rho V^2)"),
        ..CASE
    },
    Case {
        title: "force on an airfoil in compressible flow",
        source: "Anderson, Fundamentals of Aerodynamics, ch. 1 (dimensional analysis)",
        problem: "lift [N] ~ V [m/s], chord [m], rho [kg/m^3], mu [Pa s], a [m/s], angle_of_attack [deg]",
        shows: &[&["Re = rho V chord/mu", "Ma = V/a", "angle_of_attack"]],
        target: Some("lift/(rho V^2 chord^2)"),
        ..CASE
    },
    Case {
        title: "triangular weir",
        source: "Massey, Mechanics of Fluids (notches)",
        problem: "Q [m^3/s] ~ H [m], g [m/s^2], theta [deg], nu [m^2/s]",
        shows: &[&["theta", "g^(1/2) H^(3/2)/nu"]],
        target: Some("Q/(g^(1/2) H^(5/2))"),
        ..CASE
    },
    Case {
        title: "rectangular weir with viscosity and surface tension",
        source: "Henderson, Open Channel Flow, ch. 6",
        problem: "q [m^2/s] ~ H [m], P [m], g [m/s^2], rho [kg/m^3], mu [Pa s], sigma [N/m]",
        shows: &[&["H/P", "rho g H^2/sigma", "rho g^(1/2) H^(3/2)/mu"]],
        target: Some("q/(g^(1/2) H^(3/2))"),
        ..CASE
    },
    Case {
        title: "resistance of a ship",
        source: "White, Fluid Mechanics, ch. 5; W. Froude",
        problem: "R [N] ~ V [m/s], L [m], rho [kg/m^3], mu [Pa s], g [m/s^2]",
        shows: &[&["Re = rho V L/mu", "Fr = V/(g L)^(1/2)"]],
        target: Some("R/(rho V^2 L^2)"),
        ..CASE
    },
    Case {
        title: "thickness of a boundary layer",
        source: "Schlichting, Boundary-Layer Theory, ch. 2",
        problem: "delta [m] ~ x [m], U [m/s], nu [m^2/s]",
        shows: &[&["Re = U x/nu"]],
        target: Some("delta/x"),
        ..CASE
    },
    Case {
        title: "shear stress on a rough plate",
        source: "White, Viscous Fluid Flow, ch. 6",
        problem: "tau_w [Pa] ~ rho [kg/m^3], mu [Pa s], U [m/s], x [m], eps [m]",
        shows: &[&["Re = rho U x/mu", "x/eps"]],
        target: Some("C_f = tau_w/(rho U^2)"),
        ..CASE
    },
    Case {
        title: "law of the wall",
        source: "Prandtl 1925; Pope, Turbulent Flows, ch. 7",
        problem: "u [m/s] ~ y [m], tau_w [Pa], rho [kg/m^3], nu [m^2/s]",
        shows: &[&["y tau_w^(1/2)/(rho^(1/2) nu)"]],
        target: Some("u rho^(1/2)/tau_w^(1/2)"),
        ..CASE
    },
    Case {
        title: "smallest eddies",
        source: "Kolmogorov 1941; Pope, Turbulent Flows, ch. 6",
        problem: "eta [m] ~ nu [m^2/s], eps_d [m^2/s^3]",
        shows: &[&[]],
        target: Some("L/eta = eta eps_d^(1/4)/nu^(3/4)"),
        ..CASE
    },
    Case {
        title: "energy spectrum of turbulence",
        source: "Kolmogorov 1941; Pope, Turbulent Flows, ch. 6",
        problem: "E [m^3/s^2] ~ k [1/m], eps_d [m^2/s^3], nu [m^2/s]",
        shows: &[&["k nu^(3/4)/eps_d^(1/4)"]],
        target: Some("E k^(5/3)/eps_d^(2/3)"),
        ..CASE
    },
    Case {
        title: "cavitating hydrofoil",
        source: "White, Fluid Mechanics, ch. 5 (its table gives `cavitation number (Euler number)`)",
        problem: "F [N] ~ rho [kg/m^3], V [m/s], L [m], mu [Pa s], dp [Pa]",
        shows: &[&["Re = rho V L/mu", "Cn = dp/(rho V^2)"], &["Re = rho V L/mu", "Eu = dp/(rho V^2)"]],
        target: Some("F/(rho V^2 L^2)"),
        ..CASE
    },
    Case {
        title: "water hammer in an elastic pipe",
        source: "Wylie & Streeter, Fluid Transients, ch. 1",
        problem: "dp [Pa] ~ rho [kg/m^3], V [m/s], K [Pa], E [Pa], D [m], e_wall [m]",
        shows: &[&["Cau = rho V^2/K", "K/E", "D/e_wall"]],
        target: None,
        ..CASE
    },
    Case {
        title: "vortex shedding",
        source: "White, Fluid Mechanics, ch. 5; Strouhal 1878, Rayleigh 1915",
        problem: "f [1/s] ~ D [m], U [m/s], rho [kg/m^3], mu [Pa s]",
        shows: &[&["Re = rho U D/mu"]],
        target: Some("St = f D/U"),
        ..CASE
    },
    Case {
        title: "vibration of a cylinder in a stream",
        source: "Blevins, Flow-Induced Vibration, ch. 1 and 3",
        problem: "A [m] ~ U [m/s], D [m], f_n [1/s], m_l [kg/m], rho [kg/m^3], zeta [1], nu [m^2/s]",
        shows: &[&["U* = U/(f_n D)", "m* = m_l/(rho D^2)", "zeta", "Re = U D/nu"]],
        target: Some("A/D"),
        ..CASE
    },
    Case {
        title: "wave force on a pile",
        source: "Keulegan & Carpenter 1958; Sarpkaya & Isaacson, Mechanics of Wave Forces, ch. 3",
        problem: "F [N/m] ~ U_m [m/s], T [s], D [m], rho [kg/m^3], nu [m^2/s]",
        shows: &[&["KC = U_m T/D", "Re = U_m D/nu"], &["KC = U_m T/D", "D^2/(nu T)"]],
        target: Some("F/(rho U_m^2 D)"),
        ..CASE
    },
    Case {
        title: "hydraulic jump",
        source: "White, Fluid Mechanics, ch. 10",
        problem: "y_2 [m] ~ y_1 [m], V_1 [m/s], g [m/s^2]",
        shows: &[&["Fr = V_1/(g y_1)^(1/2)"]],
        target: Some("y_2/y_1"),
        ..CASE
    },
    Case {
        title: "entrance length of a pipe",
        source: "White, Fluid Mechanics, ch. 6",
        problem: "L_e [m] ~ d [m], V [m/s], rho [kg/m^3], mu [Pa s]",
        shows: &[&["Re = rho V d/mu"]],
        target: Some("L_e/d"),
        ..CASE
    },
    Case {
        title: "curved pipe",
        source: "Dean 1928; Berger, Talbot & Yao, Annu. Rev. Fluid Mech. 15 (1983)",
        problem: "dpdx [Pa/m] ~ V [m/s], d [m], R_c [m], rho [kg/m^3], mu [Pa s]",
        shows: &[&["Re = rho V d/mu", "d/R_c"], &["Dn = rho V d^(3/2)/(mu R_c^(1/2))", "d/R_c"]],
        target: None,
        ..CASE
    },
    Case {
        title: "flow between rotating cylinders",
        source: "Taylor 1923; Chandrasekhar, Hydrodynamic and Hydromagnetic Stability, ch. 7",
        problem: "G [N] ~ Omega [1/s], r_1 [m], r_2 [m], rho [kg/m^3], nu [m^2/s]",
        shows: &[&["Ta = Omega^2 r_1^4/nu^2", "r_1/r_2"], &["Ta = Omega^2 r_2^4/nu^2", "r_1/r_2"]],
        target: None,
        ..CASE
    },
    Case {
        title: "layer above an oscillating plate",
        source: "Stokes 1851; Batchelor, An Introduction to Fluid Dynamics, ch. 4",
        problem: "delta [m] ~ nu [m^2/s], omega [1/s]",
        shows: &[&[]],
        target: Some("delta omega^(1/2)/nu^(1/2)"),
        ..CASE
    },
    Case {
        title: "plate set in motion",
        source: "Stokes 1851; Batchelor, An Introduction to Fluid Dynamics, ch. 4",
        problem: "u [m/s] ~ U [m/s], y [m], t [s], nu [m^2/s]",
        shows: &[&["y/(nu t)^(1/2)"]],
        target: Some("u/U"),
        ..CASE
    },
    Case {
        title: "terminal velocity of a sphere",
        source: "Clift, Grace & Weber, Bubbles, Drops, and Particles, ch. 5",
        problem: "V [m/s] ~ d [m], g [m/s^2], drho [kg/m^3], rho [kg/m^3], mu [Pa s]",
        shows: &[&["Ar = g d^3 rho drho/mu^2", "drho/rho"], &["Ga = g d^3 rho^2/mu^2", "drho/rho"]],
        target: None,
        ..CASE
    },
    Case {
        title: "noise of a jet",
        source: "Lighthill, Proc. R. Soc. A 211 (1952) 564",
        problem: "W [W] ~ rho [kg/m^3], U [m/s], D [m], c [m/s]",
        shows: &[&["Ma = U/c"]],
        target: Some("W/(rho U^3 D^2)"),
        ..CASE
    },
    Case {
        title: "flow of a rarefied gas past a body",
        source: "Bird, Molecular Gas Dynamics, ch. 1",
        problem: "F [N] ~ rho [kg/m^3], U [m/s], D [m], lambda [m], c_s [m/s]",
        shows: &[&["Kn = lambda/D", "Ma = U/c_s"]],
        target: Some("F/(rho U^2 D^2)"),
        ..CASE
    },
];
