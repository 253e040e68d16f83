//! Atomic, particle and natural units: constants of nature in the role of units.

use super::{Row, unit};

const CODATA: &str = "CODATA 2022";
const EXACT: &str = "SI 2019, exact";

/// Natural, atomic and Planck units, and units of atomic physics.
pub(super) const ATOMIC: &[Row] = &[
    unit("c", "speed of light in vacuum", "299792458 m s^-1", EXACT).also(&["c_0", "c0"]),
    unit("h_P", "Planck constant", "6.62607015e-34 J s", EXACT),
    unit("hbar", "reduced Planck constant", "(6.62607015e-34/(2 π)) J s", EXACT).also(&["ħ", "ℏ"]),
    unit("q_e", "elementary charge", "1.602176634e-19 C", EXACT),
    unit("k_B", "Boltzmann constant", "1.380649e-23 J K^-1", EXACT),
    unit("N_A", "Avogadro number per mole", "6.02214076e23 mol^-1", EXACT),
    unit("R_gas", "molar gas constant", "8.31446261815324 J mol^-1 K^-1", EXACT),
    unit("Phi_0", "magnetic flux quantum", "(6.62607015e-34/3.204353268e-19) Wb", EXACT).also(&["Φ_0", "Φ0"]),
    unit("G_0", "conductance quantum", "7.748091729863650646680823323308763943986e-5 S", EXACT).also(&["G0"]),
    unit("m_e", "electron mass", "9.1093837139e-31 kg", CODATA),
    unit("m_p", "proton mass", "1.67262192595e-27 kg", CODATA),
    unit("m_n", "neutron mass", "1.67492750056e-27 kg", CODATA),
    unit("m_mu", "muon mass", "1.883531627e-28 kg", CODATA),
    unit("a0", "Bohr radius", "5.29177210544e-11 m", CODATA).also(&["a_0", "bohr", "Bohr"]),
    unit("Eh", "hartree", "4.3597447222060e-18 J", CODATA).also(&["E_h", "Ha"]).prefixed(),
    unit("Ry", "rydberg", "2.1798723611030e-18 J", CODATA).prefixed(),
    unit("R_inf", "Rydberg constant", "10973731.568157 m^-1", CODATA),
    unit("mu_B", "Bohr magneton", "9.2740100657e-24 J T^-1", CODATA).also(&["µ_B"]),
    unit("mu_N", "nuclear magneton", "5.0507837393e-27 J T^-1", CODATA).also(&["µ_N"]),
    unit("lambda_C", "Compton wavelength", "2.42631023538e-12 m", CODATA),
    unit("r_e", "classical electron radius", "2.8179403205e-15 m", CODATA),
    unit("sigma_T", "Thomson cross section", "6.6524587051e-29 m^2", CODATA),
    unit("alpha_fs", "fine-structure constant", "7.2973525643e-3", CODATA),
    unit("t_au", "atomic unit of time", "2.4188843265864e-17 s", CODATA),
    unit("v_au", "atomic unit of velocity", "2.18769126216e6 m s^-1", CODATA),
    unit("F_au", "atomic unit of force", "8.2387235038e-8 N", CODATA),
    unit("E_au", "atomic unit of electric field", "5.14220675112e11 V m^-1", CODATA),
    unit("B_au", "atomic unit of magnetic flux density", "2.35051757077e5 T", CODATA),
    unit("p_au", "atomic unit of electric dipole moment", "8.4783536198e-30 C m", CODATA),
    unit("alpha_au", "atomic unit of electric polarizability", "1.64877727212e-41 C^2 m^2 J^-1", CODATA),
    unit("l_Planck", "Planck length", "1.616255e-35 m", CODATA),
    unit("m_Planck", "Planck mass", "2.176434e-8 kg", CODATA),
    unit("t_Planck", "Planck time", "5.391247e-44 s", CODATA),
    unit("T_Planck", "Planck temperature", "1.416784e32 K", CODATA),
    unit("Townsend", "townsend", "1e-21 V m^2", "IUPAC").also(&["Td"]),
    unit("shake", "shake", "1e-8 s", "US DOE"),
    unit("amagat", "amagat", "44.61503340547031 mol m^-3", "CODATA 2022").also(&["amg"]),
];
