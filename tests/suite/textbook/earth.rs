//! Rotating and stratified flow, sediment, grains, porous media, stars.

use super::{CASE, Case};

pub(super) const CASES: &[Case] = &[
    Case {
        title: "rotating fluid",
        source: "Greenspan, The Theory of Rotating Fluids, ch. 1",
        problem: "U [m/s], L [m], Omega [rad/s], nu [m^2/s]",
        shows: &[&["Ro = U/(Omega L)", "Ek = nu/(Omega L^2)"], &["Ro = U/(Omega L)", "Re = U L/nu"]],
        target: None,
        ..CASE
    },
    Case {
        title: "spin-up",
        source: "Greenspan & Howard, J. Fluid Mech. 17 (1963) 385",
        problem: "t [s] ~ Omega [rad/s], L [m], nu [m^2/s]",
        shows: &[&["Ek = nu/(Omega L^2)"]],
        target: Some("t Omega"),
        ..CASE
    },
    Case {
        title: "rotating and stratified fluid",
        source: "Vallis, Atmospheric and Oceanic Fluid Dynamics, ch. 2 and 5; Pedlosky, ch. 6",
        problem: "U [m/s], L [m], H [m], N_b [1/s], f_c [1/s]",
        shows: &[
            &["Ro = U/(f_c L)", "H/L", "Bu = N_b^2 H^2/(f_c^2 L^2)"],
            &["Ro = U/(f_c L)", "H/L", "N_b/f_c"],
            &["Ro = U/(f_c L)", "H/L", "U/(N_b H)"],
        ],
        target: None,
        ..CASE
    },
    Case {
        title: "shear flow of two layers",
        source: "Turner, Buoyancy Effects in Fluids, ch. 1 and 4",
        problem: "U [m/s], H [m], drho [kg/m^3], rho [kg/m^3], g [m/s^2]",
        shows: &[&["Ri = g H drho/(rho U^2)", "drho/rho"], &["Fr = U/(g H)^(1/2)", "drho/rho"]],
        target: None,
        ..CASE
    },
    Case {
        title: "stratified shear flow",
        source: "Turner, Buoyancy Effects in Fluids, ch. 4; Miles 1961",
        problem: "N_b [1/s], shear [1/s]",
        shows: &[&["Ri_g = N_b^2/shear^2"]],
        target: None,
        ..CASE
    },
    Case {
        title: "gravity current",
        source: "Benjamin, J. Fluid Mech. 31 (1968) 209",
        problem: "U [m/s] ~ g_prime [m/s^2], h [m], H [m]",
        shows: &[&["h/H"]],
        target: Some("U/(g_prime h)^(1/2)"),
        ..CASE
    },
    Case {
        title: "plume",
        source: "Morton, Taylor & Turner, Proc. R. Soc. A 234 (1956) 1",
        problem: "w [m/s] ~ buoyancy_flux [m^4/s^3], z [m]",
        shows: &[&[]],
        target: Some("w z^(1/3)/buoyancy_flux^(1/3)"),
        ..CASE
    },
    Case {
        title: "surface layer of the atmosphere",
        source: "Monin & Obukhov 1954; Stull, Boundary Layer Meteorology, ch. 5 and 9",
        problem: "dUdz [1/s] ~ u_star [m/s], z [m], heat_flux [K m/s], g_T [m/(s^2 K)]",
        shows: &[&["z g_T heat_flux/u_star^3"]],
        target: Some("dUdz z/u_star"),
        ..CASE
    },
    Case {
        title: "mixing in the ocean",
        source: "Osborn 1980; Shih et al., J. Fluid Mech. 525 (2005) 193",
        problem: "K_rho [m^2/s] ~ eps_d [m^2/s^3], nu [m^2/s], N_b [1/s]",
        shows: &[&["Re_b = eps_d/(nu N_b^2)"]],
        target: Some("K_rho/nu"),
        ..CASE
    },
    Case {
        title: "onset of sediment motion",
        source: "Shields 1936; Raudkivi, Loose Boundary Hydraulics",
        problem: "tau_w [Pa], drho [kg/m^3], g [m/s^2], d [m], rho [kg/m^3], nu [m^2/s]",
        shows: &[
            &["theta_S = tau_w/(drho g d)", "tau_w^(1/2) d/(rho^(1/2) nu)", "drho/rho"],
            &["theta_S = tau_w/(drho g d)", "g d^3 drho/(rho nu^2)", "drho/rho"],
        ],
        target: None,
        ..CASE
    },
    Case {
        title: "bed load",
        source: "Einstein 1950; Raudkivi, Loose Boundary Hydraulics",
        problem: "q_s [m^2/s] ~ tau_w [Pa], drho [kg/m^3], g [m/s^2], d [m], rho [kg/m^3]",
        shows: &[&["theta_S = tau_w/(drho g d)", "drho/rho"]],
        target: None,
        ..CASE
    },
    Case {
        title: "settling of grains",
        source: "Dietrich, Water Resour. Res. 18 (1982) 1615",
        problem: "w_s [m/s] ~ d [m], g [m/s^2], drho [kg/m^3], rho [kg/m^3], nu [m^2/s]",
        shows: &[&["g d^3 drho/(rho nu^2)"], &["Ga = g d^3/nu^2", "drho/rho"]],
        target: None,
        ..CASE
    },
    Case {
        title: "suspended sediment",
        source: "Rouse 1937; Raudkivi, Loose Boundary Hydraulics",
        problem: "C [kg/m^3] ~ C_a [kg/m^3], w_s [m/s], u_star [m/s], z [m], h [m]",
        shows: &[&["Rou = w_s/u_star", "z/h"]],
        target: Some("C/C_a"),
        ..CASE
    },
    Case {
        title: "scour at a pier",
        source: "Melville & Coleman, Bridge Scour",
        problem: "d_s [m] ~ b [m], y [m], V [m/s], V_c [m/s], d_50 [m], g [m/s^2]",
        shows: &[&["b/y", "V/V_c", "b/d_50", "Fr = V/(g y)^(1/2)"], &["b/y", "V/V_c", "b/d_50", "Fr = V/(g b)^(1/2)"]],
        target: Some("d_s/b"),
        ..CASE
    },
    Case {
        title: "dense granular flow",
        source: "GDR MiDi, Eur. Phys. J. E 14 (2004) 341",
        problem: "mu_eff [1] ~ shear_rate [1/s], d [m], p [Pa], rho_p [kg/m^3], friction [1]",
        shows: &[&["I = shear_rate d rho_p^(1/2)/p^(1/2)", "friction"]],
        target: Some("mu_eff"),
        ..CASE
    },
    Case {
        title: "discharge of a hopper",
        source: "Beverloo, Leniger & van de Velde 1961; Nedderman, Statics and Kinematics of Granular Materials, ch. 10",
        problem: "W [kg/s] ~ D [m], d [m], rho_b [kg/m^3], g [m/s^2], friction [1]",
        shows: &[&["D/d", "friction"]],
        target: Some("W/(rho_b g^(1/2) D^(5/2))"),
        ..CASE
    },
    Case {
        title: "sheared suspension of grains",
        source: "Bagnold, Proc. R. Soc. A 225 (1954) 49",
        problem: "tau [Pa] ~ rho_p [kg/m^3], d [m], shear_rate [1/s], mu [Pa s], volume_fraction [1]",
        shows: &[&["rho_p d^2 shear_rate/mu", "volume_fraction"]],
        target: None,
        ..CASE
    },
    Case {
        title: "collapse of a column of grains",
        source: "Lube et al., J. Fluid Mech. 508 (2004) 175",
        problem: "r_inf [m] ~ r_i [m], h_i [m], d [m], g [m/s^2]",
        shows: &[&["h_i/r_i", "r_i/d"], &["h_i/r_i", "h_i/d"]],
        target: Some("r_inf/r_i"),
        ..CASE
    },
    Case {
        title: "rotating drum",
        source: "Mellmann, Powder Technol. 118 (2001) 251",
        problem: "angle [rad] ~ omega [rad/s], R [m], d [m], g [m/s^2], filling [1]",
        shows: &[&["omega^2 R/g", "R/d", "filling"]],
        target: Some("angle"),
        ..CASE
    },
    Case {
        title: "flow through a porous medium",
        source: "Darcy 1856, Forchheimer 1901; Nield & Bejan, Convection in Porous Media, ch. 1",
        problem: "dpdx [Pa/m] ~ U [m/s], perm [m^2], rho [kg/m^3], mu [Pa s]",
        shows: &[&["Re_K = rho U perm^(1/2)/mu"]],
        target: Some("dpdx perm/(mu U)"),
        ..CASE
    },
    Case {
        title: "convection in a porous layer",
        source: "Horton & Rogers 1945, Lapwood 1948; Nield & Bejan, Convection in Porous Media, ch. 6",
        problem: "q [W/m^2] ~ g [m/s^2], beta [1/K], dT [K], perm [m^2], H [m], nu [m^2/s], alpha [m^2/s], k [W/(m K)]",
        shows: &[&["g beta dT perm H/(nu alpha)"], &["Ra = g beta dT H^3/(nu alpha)", "Da = perm/H^2"]],
        target: Some("q H/(k dT)"),
        ..CASE
    },
    Case {
        title: "capillary pressure of a rock",
        source: "Leverett, Trans. AIME 142 (1941) 152",
        problem: "p_c [Pa] ~ sigma [N/m], perm [m^2], porosity [1], saturation [1]",
        shows: &[&["porosity", "saturation"]],
        target: Some("p_c perm^(1/2)/sigma"),
        ..CASE
    },
    Case {
        title: "liquid drawn into a tube",
        source: "Washburn, Phys. Rev. 17 (1921) 273",
        problem: "l [m] ~ sigma [N/m], r [m], mu [Pa s], t [s], theta [deg]",
        shows: &[&["sigma t/(mu r)", "theta"]],
        target: Some("l/r"),
        ..CASE
    },
    Case {
        title: "fingers in a Hele-Shaw cell",
        source: "Saffman & Taylor, Proc. R. Soc. A 245 (1958) 312",
        problem: "finger_width [m] ~ W [m], b [m], U [m/s], mu [Pa s], mu_2 [Pa s], sigma [N/m]",
        shows: &[&["Ca = mu U/sigma", "mu/mu_2", "W/b"]],
        target: Some("finger_width/W"),
        ..CASE
    },
    Case {
        title: "pumped well",
        source: "Theis 1935; Freeze & Cherry, Groundwater, ch. 8",
        problem: "s [m] ~ Q [m^3/s], T [m^2/s], S [1], r [m], t [s]",
        shows: &[&["S", "T t/r^2"], &["S r^2/(T t)"]],
        target: None,
        ..CASE
    },
    Case {
        title: "orbit of a planet",
        source: "Kepler; Bridgman, Dimensional Analysis, ch. 1",
        problem: "T [s] ~ a [m], M [kg], m [kg], G [m^3/(kg s^2)]",
        shows: &[&["M/m"]],
        target: Some("T G^(1/2) M^(1/2)/a^(3/2)"),
        ..CASE
    },
    Case {
        title: "collapse of a cloud",
        source: "Jeans 1902; Binney & Tremaine, Galactic Dynamics, ch. 5",
        problem: "L [m], G [m^3/(kg s^2)], rho [kg/m^3], c_s [m/s]",
        shows: &[&["L/lambda_J = L G^(1/2) rho^(1/2)/c_s"]],
        target: None,
        ..CASE
    },
    Case {
        title: "deflection of light",
        source: "Einstein 1916; Misner, Thorne & Wheeler, Gravitation, ch. 25",
        problem: "angle [rad] ~ G [m^3/(kg s^2)], M [kg], R [m], c [m/s]",
        shows: &[&["C_g = G M/(R c^2)"]],
        target: Some("angle"),
        ..CASE
    },
    Case {
        title: "spin of a black hole",
        source: "Kerr 1963; Misner, Thorne & Wheeler, Gravitation, ch. 33",
        problem: "J [kg m^2/s], c [m/s], G [m^3/(kg s^2)], M [kg]",
        shows: &[&["a_star = J c/(G M^2)"]],
        target: None,
        ..CASE
    },
    Case {
        title: "stability of a galactic disc",
        source: "Toomre 1964; Binney & Tremaine, Galactic Dynamics, ch. 6",
        problem: "u_rms [m/s], kap_e [1/s], G [m^3/(kg s^2)], Sig [kg/m^2]",
        shows: &[&["Q_T = u_rms kap_e/(G Sig)"]],
        target: None,
        ..CASE
    },
    Case {
        title: "bound cloud",
        source: "Bertoldi & McKee, Astrophys. J. 395 (1992) 140",
        problem: "u_rms [m/s], R [m], G [m^3/(kg s^2)], M [kg]",
        shows: &[&["alpha_vir = u_rms^2 R/(G M)"]],
        target: None,
        ..CASE
    },
    Case {
        title: "pulsating star",
        source: "Ritter 1880; Eddington 1918",
        problem: "P [s] ~ G [m^3/(kg s^2)], M [kg], R [m]",
        shows: &[&[]],
        target: Some("P G^(1/2) M^(1/2)/R^(3/2)"),
        ..CASE
    },
];
