//! Magnetohydrodynamics, plasma, electricity, light, quanta.

use super::{CASE, Case};

pub(super) const CASES: &[Case] = &[
    Case {
        title: "duct with a transverse magnetic field",
        source: "Davidson, An Introduction to Magnetohydrodynamics, ch. 3 and 5; Hartmann 1937",
        problem: "dpdx [Pa/m] ~ U [m/s], a [m], B [T], sigma_e [S/m], mu [Pa s], rho [kg/m^3]",
        shows: &[
            &["Re = rho U a/mu", "Ha = B a sigma_e^(1/2)/mu^(1/2)"],
            &["Re = rho U a/mu", "N = sigma_e B^2 a/(rho U)"],
            &["Ha = B a sigma_e^(1/2)/mu^(1/2)", "N = sigma_e B^2 a/(rho U)"],
        ],
        target: None,
        ..CASE
    },
    Case {
        title: "conducting fluid that carries its field along",
        source: "Davidson, An Introduction to Magnetohydrodynamics, ch. 3",
        problem: "U [m/s], L [m], mu0 [H/m], sigma_e [S/m], rho [kg/m^3], B [T], nu [m^2/s]",
        shows: &[
            &["Re = U L/nu", "Rm = mu0 sigma_e U L", "N = sigma_e B^2 L/(rho U)"],
            &["Re = U L/nu", "Rm = mu0 sigma_e U L", "M_A = U mu0^(1/2) rho^(1/2)/B"],
            &["Pm = nu mu0 sigma_e", "Rm = mu0 sigma_e U L", "M_A = U mu0^(1/2) rho^(1/2)/B"],
            &["Pm = nu mu0 sigma_e", "Re = U L/nu", "M_A = U mu0^(1/2) rho^(1/2)/B"],
        ],
        target: None,
        ..CASE
    },
    Case {
        title: "magnetic field of a planet's core",
        source: "Christensen & Aubert, Geophys. J. Int. 166 (2006) 97",
        problem: "B [T], Omega [1/s], L [m], nu [m^2/s], rho [kg/m^3], sigma_e [S/m], mu0 [H/m]",
        shows: &[&["Lambda_E = sigma_e B^2/(rho Omega)", "Ek = nu/(Omega L^2)", "Pm = nu mu0 sigma_e"]],
        target: None,
        ..CASE
    },
    Case {
        title: "Alfvén wave",
        source: "Alfvén 1942; Chen, Introduction to Plasma Physics, ch. 4",
        problem: "v_A [m/s] ~ B [T], mu0 [H/m], rho [kg/m^3]",
        shows: &[&[]],
        target: Some("v_A mu0^(1/2) rho^(1/2)/B"),
        ..CASE
    },
    Case {
        title: "confinement by a magnetic field",
        source: "Freidberg, Ideal MHD, ch. 4; Chen, Introduction to Plasma Physics, ch. 6",
        problem: "p [Pa], B [T], mu0 [H/m]",
        shows: &[&["beta_p = p mu0/B^2"]],
        target: None,
        ..CASE
    },
    Case {
        title: "screening of a charge in a plasma",
        source: "Debye & Hückel 1923; Chen, Introduction to Plasma Physics, ch. 1",
        problem: "lambda_D [m] ~ n [1/m^3], kT [J], e [C], eps_0 [F/m]",
        shows: &[&["e^2 n^(1/3)/(eps_0 kT)"]],
        target: Some("lambda_D n^(1/2) e/(eps_0 kT)^(1/2)"),
        ..CASE
    },
    Case {
        title: "radius of gyration",
        source: "Chen, Introduction to Plasma Physics, ch. 2",
        problem: "r_L [m] ~ m [kg], v [m/s], q [C], B [T]",
        shows: &[&[]],
        target: Some("r_L q B/(m v)"),
        ..CASE
    },
    Case {
        title: "confinement time of a tokamak",
        source: "Kadomtsev 1975; Connor & Taylor, Nucl. Fusion 17 (1977) 1047",
        problem: "tau_E [s] ~ a [m], B [T], n [1/m^3], T [J], m_i [kg], e [C], mu_0 [H/m], eps_0 [F/m]",
        shows: &[
            &["m_i T/(e^2 B^2 a^2)", "n T mu_0/B^2", "n e^4 a/(eps_0^2 T^2)"],
            &["m_i T/(e^2 B^2 a^2)", "n T mu_0/B^2", "eps_0 T/(n e^2 a^2)"],
        ],
        target: Some("tau_E e B/m_i"),
        ..CASE
    },
    Case {
        title: "power balance of a fusion reactor",
        source: "Lawson, Proc. Phys. Soc. B 70 (1957) 6",
        problem: "R [1] ~ n [1/m^3], t [s], kT [J], rate_coefficient [m^3/s], E [J]",
        shows: &[&["n t rate_coefficient", "kT/E"]],
        target: Some("R"),
        ..CASE
    },
    Case {
        title: "reconnection",
        source: "Sweet 1958, Parker 1957; Priest & Forbes, Magnetic Reconnection, ch. 4",
        problem: "v_in [m/s] ~ L [m], v_A [m/s], eta_m [m^2/s]",
        shows: &[&["S = L v_A/eta_m"]],
        target: Some("v_in/v_A"),
        ..CASE
    },
    Case {
        title: "pinch",
        source: "Bennett, Phys. Rev. 45 (1934) 890",
        problem: "I [A] ~ N [1/m], kT [J], mu_0 [H/m]",
        shows: &[&[]],
        target: Some("I mu_0^(1/2)/(N kT)^(1/2)"),
        ..CASE
    },
    Case {
        title: "current limited by space charge",
        source: "Child 1911; Langmuir, Phys. Rev. 2 (1913) 450",
        problem: "j [A/m^2] ~ V [V], d [m], m [kg], e [C], eps_0 [F/m]",
        shows: &[&[]],
        target: Some("j d^2 m^(1/2)/(eps_0 e^(1/2) V^(3/2))"),
        ..CASE
    },
    Case {
        title: "mobility of a colloid",
        source: "Henry 1931; Hunter, Zeta Potential in Colloid Science, ch. 3",
        problem: "mobility [m^2/(V s)] ~ eps [F/m], zeta [V], eta [Pa s], a [m], lambda_D [m]",
        shows: &[&["kappa a = a/lambda_D"]],
        target: Some("mobility eta/(eps zeta)"),
        ..CASE
    },
    Case {
        title: "surface conduction of a colloid",
        source: "Lyklema, Fundamentals of Interface and Colloid Science, vol. 2, ch. 4",
        problem: "K_s [S], sigma_e [S/m], a [m]",
        shows: &[&["Du = K_s/(sigma_e a)"]],
        target: None,
        ..CASE
    },
    Case {
        title: "double layer",
        source: "Gouy 1910, Chapman 1913; Hunter, Foundations of Colloid Science",
        problem: "psi [V] ~ zpot [V], e [C], k_B [J/K], T [K], x [m], lambda_D [m]",
        shows: &[&["zeta* = e zpot/(k_B T)", "x/lambda_D"]],
        target: Some("psi/zpot"),
        ..CASE
    },
    Case {
        title: "magnetisation of a ferrofluid",
        source: "Langevin 1905; Rosensweig, Ferrohydrodynamics, ch. 2",
        problem: "M [A/m] ~ M_s [A/m], m_mag [A m^2], H_f [A/m], mu0 [H/m], k_B [J/K], T [K]",
        shows: &[&["xi_L = mu0 m_mag H_f/(k_B T)"]],
        target: Some("M/M_s"),
        ..CASE
    },
    Case {
        title: "skin depth",
        source: "Jackson, Classical Electrodynamics, ch. 5",
        problem: "delta [m] ~ omega [1/s], mu0 [H/m], sigma_e [S/m]",
        shows: &[&[]],
        target: Some("delta omega^(1/2) mu0^(1/2) sigma_e^(1/2)"),
        ..CASE
    },
    Case {
        title: "series circuit",
        source: "Purcell, Electricity and Magnetism, ch. 8",
        problem: "omega [1/s] ~ L_e [H], C_e [F], R_e [Ohm]",
        shows: &[&["Q_f = L_e^(1/2)/(R_e C_e^(1/2))"]],
        target: Some("omega (L_e C_e)^(1/2)"),
        ..CASE
    },
    Case {
        title: "thermal noise of a resistor, per square root of the bandwidth",
        source: "Nyquist, Phys. Rev. 32 (1928) 110",
        problem: "e_n [V/Hz^(1/2)] ~ R [Ohm], k_B [J/K], T [K]",
        shows: &[&[]],
        target: Some("e_n/(R k_B T)^(1/2)"),
        ..CASE
    },
    Case {
        title: "figure of merit of a thermoelectric",
        source: "Ioffe, Semiconductor Thermoelements and Thermoelectric Cooling",
        problem: "efficiency [1] ~ sigma_e [S/m], S_b [V/K], k [W/(m K)], T [K]",
        shows: &[&["ZT = sigma_e S_b^2 T/k"]],
        target: Some("efficiency"),
        ..CASE
    },
    Case {
        title: "conduction of heat by electrons",
        source: "Wiedemann & Franz 1853, Lorenz 1872; Ashcroft & Mermin, Solid State Physics, ch. 1",
        problem: "k [W/(m K)] ~ sigma_e [S/m], T [K], k_B [J/K], e [C]",
        shows: &[&[]],
        target: Some("L* = k e^2/(sigma_e T k_B^2)"),
        ..CASE
    },
    Case {
        title: "radiation of a black body",
        source: "Planck, Ann. Phys. 4 (1901) 553",
        problem: "B [W/m^3] ~ lambda [m], T [K], c [m/s], k_B [J/K], h [J s]",
        shows: &[&["h c/(lambda k_B T)"]],
        target: Some("B lambda^5/(h c^2)"),
        ..CASE
    },
    Case {
        title: "hydrogen atom with relativity",
        source: "Sommerfeld 1916",
        problem: "r [m] ~ hbar [J s], m_e [kg], e [C], eps_0 [F/m], c [m/s]",
        shows: &[&["alpha_f = e^2/(eps_0 hbar c)"]],
        target: None,
        ..CASE
    },
    Case {
        title: "scattering by a sphere",
        source: "Mie 1908; van de Hulst, Light Scattering by Small Particles, ch. 9",
        problem: "efficiency [1] ~ a [m], wavelength [m], refractive_index [1]",
        shows: &[&["x_M = a/wavelength", "refractive_index"]],
        target: Some("efficiency"),
        ..CASE
    },
    Case {
        title: "units from nature alone",
        source: "Planck 1899; Bridgman, Dimensional Analysis",
        problem: "l_P [m] ~ hbar [J s], G [m^3/(kg s^2)], c [m/s]",
        shows: &[&[]],
        target: Some("l_P c^(3/2)/(hbar G)^(1/2)"),
        ..CASE
    },
];
