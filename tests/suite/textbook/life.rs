//! Ecology, biology, rheology, combustion, reactors.

use super::{CASE, Case};

pub(super) const CASES: &[Case] = &[
    Case {
        title: "arid vegetation",
        source: "Rietkerk et al., Am. Nat. 160 (2002) 524; Villar et al., JMLR 24 (2023)",
        problem: "P [biomass/m^2] ~ c [biomass/(rainwater m^2)], g_m [rainwater m^2/(biomass d)], d [1/d], \
                  k_1 [rainwater], r_w [1/d], R [rainwater/d]",
        bases: &["rainwater", "biomass"],
        shows: &[
            &["c g_m/d", "r_w/d", "R/(d k_1)"],
            &["c g_m/d", "r_w/d", "R/(r_w k_1)"],
            &["c g_m/r_w", "r_w/d", "R/(d k_1)"],
        ],
        target: None,
    },
    Case {
        title: "predators and prey",
        source: "Murray, Mathematical Biology I, ch. 3 (realistic predator–prey models)",
        problem: "r [1/d], K [prey], k [prey/(predator d)], D [prey], s [1/d], h [prey/predator]",
        bases: &["prey", "predator"],
        shows: &[&["k/(h r)", "s/r", "D/K"], &["k/(h s)", "s/r", "D/K"]],
        target: None,
    },
    Case {
        title: "predators and prey, the first model",
        source: "Lotka 1920, Volterra 1926; Murray, Mathematical Biology I, ch. 3",
        problem: "a [1/d], b [1/(predator d)], c [1/(prey d)], d [1/d]",
        bases: &["prey", "predator"],
        shows: &[&["d/a"]],
        target: None,
    },
    Case {
        title: "spruce budworm",
        source: "Ludwig, Jones & Holling 1978; Murray, Mathematical Biology I, ch. 1",
        problem: "r_B [1/d], K_B [budworm], A [budworm], B [budworm/d]",
        bases: &["budworm"],
        shows: &[&["r_B A/B", "K_B/A"], &["r_B K_B/B", "K_B/A"]],
        target: None,
    },
    Case {
        title: "epidemic",
        source: "Kermack & McKendrick 1927; Murray, Mathematical Biology I, ch. 10",
        problem: "beta [1/(person d)], gamma [1/d], N [person]",
        bases: &["person"],
        shows: &[&["beta N/gamma"]],
        target: None,
    },
    Case {
        title: "enzyme",
        source: "Michaelis & Menten 1913; Murray, Mathematical Biology I, ch. 6",
        problem: "k_1 [m^3/(mol s)], k_r [1/s], k_2 [1/s], e_0 [mol/m^3], s_0 [mol/m^3]",
        shows: &[
            &["k_2/k_r", "e_0/s_0", "k_1 s_0/k_2"],
            &["k_2/k_r", "e_0/s_0", "k_1 e_0/k_r"],
            &["k_2/k_r", "e_0/s_0", "k_1 s_0/k_r"],
        ],
        target: None,
        ..CASE
    },
    Case {
        title: "chemostat",
        source: "Smith & Waltman, The Theory of the Chemostat, ch. 1",
        problem: "S [kg/m^3] ~ S_0 [kg/m^3], K_s [kg/m^3], mu_max [1/h], D [1/h]",
        shows: &[&["S_0/K_s", "mu_max/D"]],
        target: Some("S/S_0"),
        ..CASE
    },
    Case {
        title: "smallest habitat",
        source: "Skellam 1951; Kierstead & Slobodkin 1953; Murray, Mathematical Biology II, ch. 2",
        problem: "r [1/d], D [m^2/d], L [m]",
        shows: &[&["r L^2/D"]],
        target: None,
        ..CASE
    },
    Case {
        title: "advance of a gene",
        source: "Fisher 1937; Murray, Mathematical Biology I, ch. 13",
        problem: "c [m/s] ~ r [1/s], D [m^2/s]",
        shows: &[&[]],
        target: Some("c/(r D)^(1/2)"),
        ..CASE
    },
    Case {
        title: "gait of animals",
        source: "Alexander, Nature 261 (1976) 129; Principles of Animal Locomotion, ch. 4",
        problem: "stride [m] ~ speed [m/s], leg_length [m], g [m/s^2]",
        shows: &[&["Fr = speed/(g leg_length)^(1/2)"]],
        target: Some("stride/leg_length"),
        ..CASE
    },
    Case {
        title: "height of trees",
        source: "Greenhill 1881; McMahon, Science 179 (1973) 1201",
        problem: "height [m] ~ diameter [m], E [Pa], density [kg/m^3], g [m/s^2]",
        shows: &[&["E/(density g diameter)"]],
        target: Some("height/diameter"),
        ..CASE
    },
    Case {
        title: "swimming",
        source: "Gazzola, Argentina & Mahadevan, Nature Phys. 10 (2014) 758",
        problem: "U [m/s] ~ omega [rad/s], A [m], L [m], nu [m^2/s]",
        shows: &[&["omega A L/nu", "A/L"], &["omega L^2/nu", "A/L"]],
        target: None,
        ..CASE
    },
    Case {
        title: "flapping foil",
        source: "Triantafyllou, Triantafyllou & Grosenbaugh, J. Fluids Struct. 7 (1993) 205",
        problem: "F [N] ~ f [1/s], A [m], U [m/s], chord [m], rho [kg/m^3], mu [Pa s]",
        shows: &[&["St = f A/U", "Re = rho U chord/mu", "A/chord"]],
        target: None,
        ..CASE
    },
    Case {
        title: "pulse in an artery",
        source: "Womersley, J. Physiol. 127 (1955) 553",
        problem: "Q [m^3/s] ~ R [m], omega [rad/s], rho [kg/m^3], mu [Pa s], dpdx [Pa/m]",
        shows: &[&["Wo = R omega^(1/2) rho^(1/2)/mu^(1/2)"]],
        target: None,
        ..CASE
    },
    Case {
        title: "beating flagellum",
        source: "Machin 1958; Wiggins & Goldstein, Phys. Rev. Lett. 80 (1998) 3879",
        problem: "U [m/s] ~ omega [rad/s], A [m], L [m], mu [Pa s], EI [N m^2]",
        shows: &[&["Sp = L mu^(1/4) omega^(1/4)/EI^(1/4)", "A/L"]],
        target: None,
        ..CASE
    },
    Case {
        title: "oxygen in tissue",
        source: "Krogh 1919; Fournier, Basic Transport Phenomena in Biomedical Engineering, ch. 6",
        problem: "C [mol/m^3] ~ C_0 [mol/m^3], D [m^2/s], R_t [m], r [m], uptake [mol/(m^3 s)]",
        shows: &[&["r/R_t", "uptake R_t^2/(D C_0)"]],
        target: Some("C/C_0"),
        ..CASE
    },
    Case {
        title: "Bingham fluid in a pipe",
        source: "Buckingham 1921, Hedström 1952; Chhabra & Richardson, Non-Newtonian Flow, ch. 3",
        problem: "dpdx [Pa/m] ~ U [m/s], D [m], rho [kg/m^3], mu [Pa s], tau_y [Pa]",
        shows: &[&["Re = rho U D/mu", "Bm = tau_y D/(mu U)"], &["Re = rho U D/mu", "He = rho tau_y D^2/mu^2"]],
        target: None,
        ..CASE
    },
    Case {
        title: "power-law fluid with n = 1/2 in a pipe: fractional exponents",
        source: "Metzner & Reed, AIChE J. 1 (1955) 434",
        problem: "dpdx [Pa/m] ~ U [m/s], D [m], rho [kg/m^3], Kpl [Pa s^(1/2)]",
        shows: &[&["Re_MR = rho U^(3/2) D^(1/2)/Kpl"]],
        target: Some("dpdx D/(rho U^2)"),
        ..CASE
    },
    Case {
        title: "sphere in a viscoelastic fluid",
        source: "Bird, Armstrong & Hassager, Dynamics of Polymeric Liquids, ch. 2",
        problem: "F [N] ~ U [m/s], R [m], rho [kg/m^3], mu [Pa s], lam [s]",
        shows: &[
            &["Re = rho U R/mu", "Wi = lam U/R"],
            &["El = lam mu/(rho R^2)", "Wi = lam U/R"],
            &["Re = rho U R/mu", "El = lam mu/(rho R^2)"],
        ],
        target: None,
        ..CASE
    },
    Case {
        title: "colloidal suspension",
        source: "Krieger 1972; Russel, Saville & Schowalter, Colloidal Dispersions, ch. 14",
        problem: "eta [Pa s] ~ mu [Pa s], volume_fraction [1], a [m], shear_rate [1/s], k_B [J/K], T [K]",
        shows: &[&["volume_fraction", "Pe_B = mu shear_rate a^3/(k_B T)"]],
        target: Some("eta/mu"),
        ..CASE
    },
    Case {
        title: "laminar flame",
        source: "Mallard & Le Chatelier 1883; Williams, Combustion Theory, ch. 5",
        problem: "S_L [m/s] ~ alpha [m^2/s], D_m [m^2/s], tau_c [s]",
        shows: &[&["Le = alpha/D_m"]],
        target: Some("S_L tau_c^(1/2)/alpha^(1/2)"),
        ..CASE
    },
    Case {
        title: "regimes of premixed turbulent flames",
        source: "Peters, Turbulent Combustion, ch. 2",
        problem: "u_rms [m/s], L [m], S_L [m/s], l_F [m], nu [m^2/s]",
        shows: &[&["u'/S_L = u_rms/S_L", "L/l_F", "Re = u_rms L/nu"], &["u'/S_L = u_rms/S_L", "L/l_F", "S_L l_F/nu"]],
        target: None,
        ..CASE
    },
    Case {
        title: "tubular reactor",
        source: "Damköhler 1936; Levenspiel, Chemical Reaction Engineering, ch. 13",
        problem: "C [mol/m^3] ~ C_0 [mol/m^3], U [m/s], L [m], k_1 [1/s], D_m [m^2/s]",
        shows: &[
            &["Da_I = k_1 L/U", "Pe_m = U L/D_m"],
            &["Da_I = k_1 L/U", "Da_II = k_1 L^2/D_m"],
            &["Da_I = k_1 L/U", "Bod = U L/D_m"],
        ],
        target: Some("C/C_0"),
        ..CASE
    },
    Case {
        title: "catalyst pellet",
        source: "Thiele 1939; Levenspiel, Chemical Reaction Engineering, ch. 18",
        problem: "effectiveness [1] ~ k_1 [1/s], L [m], D_m [m^2/s]",
        shows: &[&["phi_T = L k_1^(1/2)/D_m^(1/2)"]],
        target: Some("effectiveness"),
        ..CASE
    },
    Case {
        title: "absorption with reaction",
        source: "Hatta 1932; Levenspiel, Chemical Reaction Engineering, ch. 23",
        problem: "enhancement [1] ~ k_1 [1/s], D_m [m^2/s], k_m [m/s]",
        shows: &[&["Ha_t = k_1^(1/2) D_m^(1/2)/k_m"]],
        target: Some("enhancement"),
        ..CASE
    },
    Case {
        title: "thermal explosion",
        source: "Frank-Kamenetskii, Diffusion and Heat Transfer in Chemical Kinetics",
        problem: "T_max [K] ~ E_a [J/mol], R_g [J/(mol K)], T_0 [K], q_v [W/m^3], L [m], k [W/(m K)]",
        shows: &[&["Arr = E_a/(R_g T_0)", "E_a q_v L^2/(R_g T_0^2 k)"], &["Arr = E_a/(R_g T_0)", "q_v L^2/(k T_0)"]],
        target: Some("T_max/T_0"),
        ..CASE
    },
];
