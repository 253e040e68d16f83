//! Problems from textbooks: rank, groups, scale; every basis is saturated.
//!
//! Sources: [B] E. Buckingham, Phys. Rev. 4 (1914) 345. [L] P. W. Bridgman, *Dimensional Analysis* (1922). [W] F. M. White,
//! *Fluid Mechanics*, ch. 5. [T] G. I. Taylor, Proc. R. Soc. A 201 (1950) 159. [P] M. Planck (1900). [I] F. P. Incropera et al.,
//! *Fundamentals of Heat and Mass Transfer*, ch. 6 and 9. [D] P. A. Davidson, *An Introduction to Magnetohydrodynamics*, ch. 3.
//! [C] C. Clanet et al., J. Fluid Mech. 517 (2004) 199. [G] H. P. Greenspan, *The Theory of Rotating Fluids*. [N] H. Nyquist,
//! Phys. Rev. 32 (1928) 110. [R] Lord Rayleigh, Nature 95 (1915) 66.

use dimensionless::{Dimension, PiBasis, Problem, Rational};

struct Case {
    title: &'static str,
    problem: &'static str,
    rank: usize,
    groups: &'static [&'static str],
    scale: Option<&'static str>,
}

const CASES: &[Case] = &[
    Case {
        title: "sphere drag [W]",
        problem: "drag [N] ~ speed [m/s], diameter [m], density [kg/m^3], viscosity [Pa s]",
        rank: 3,
        groups: &["density·speed·diameter/viscosity"],
        scale: Some("density speed² diameter²"),
    },
    Case {
        title: "pendulum [L]",
        problem: "period [s] ~ length [m], g [m/s^2], angle [rad]",
        rank: 2,
        groups: &["angle"],
        scale: Some("length^(1/2) g^(-1/2)"),
    },
    Case {
        title: "pressure drop in a rough pipe [W, B]",
        problem: "dp [Pa] ~ speed [m/s], diameter [m], length [m], roughness [m], density [kg/m^3], viscosity [Pa s]",
        rank: 3,
        groups: &["density·speed·diameter/viscosity", "diameter/length", "roughness/diameter"],
        scale: Some("density speed²"),
    },
    Case {
        title: "blast wave [T]",
        problem: "R [m] ~ t [s], E [J], rho [kg/m^3]",
        rank: 3,
        groups: &[],
        scale: Some("t^(2/5) E^(1/5) rho^(-1/5)"),
    },
    Case {
        title: "black body [P]",
        problem: "B [W/m^3] ~ lambda [m], T [K], c [m/s], k [J/K], h [J s]",
        rank: 4,
        groups: &["lambda·T·k/(c·h)"],
        scale: Some("c² h lambda⁻⁵"),
    },
    Case {
        title: "droplet impact [C]",
        problem: "d_max [m] ~ d [m], U [m/s], rho [kg/m^3], sigma [N/m], mu [Pa s]",
        rank: 3,
        groups: &["rho·U·d/mu", "rho·U²·d/sigma"],
        scale: Some("d"),
    },
    Case {
        title: "pump at zero discharge, or agitator [W]",
        problem: "power [W] ~ n [1/s], D [m], rho [kg/m^3], mu [Pa s]",
        rank: 3,
        groups: &["rho·n·D²/mu"],
        scale: Some("rho n³ D⁵"),
    },
    Case {
        title: "rotating fluid [G]",
        problem: "u [m/s], l [m], omega [rad/s], nu [m^2/s]",
        rank: 2,
        groups: &["u·l/nu", "u/(l·omega)"],
        scale: None,
    },
    Case {
        title: "MHD duct [D]",
        problem: "dpdx [Pa/m] ~ U [m/s], a [m], B [T], sigma_e [S/m], mu [Pa s], rho [kg/m^3]",
        rank: 4,
        groups: &["rho·U·a/mu", "B²·a²·sigma_e/mu"],
        scale: None,
    },
    Case {
        title: "forced convection [I, R]",
        problem: "h [W/(m^2 K)] ~ U [m/s], D [m], rho [kg/m^3], mu [Pa s], k [W/(m K)], c_p [J/(kg K)]",
        rank: 4,
        groups: &["rho·U·D/mu", "mu·c_p/k"],
        scale: Some("D⁻¹ k"),
    },
    Case {
        title: "thermal noise, fractional exponents [N]",
        problem: "noise [V/Hz^(1/2)] ~ R [Ohm], energy [J]",
        rank: 2,
        groups: &[],
        scale: Some("R^(1/2) energy^(1/2)"),
    },
    Case {
        title: "(2, 3, 5): clearing denominators gives (3,-2,0), (5,0,-2), of index 2",
        problem: "area [m^2], volume [m^3], fifth [m^5]",
        rank: 1,
        groups: &["area³/volume²", "area·volume/fifth"],
        scale: None,
    },
    Case {
        title: "rank below the number of base quantities: M T⁻² only [drop oscillation, L]",
        problem: "frequency [1/s] ~ stiffness [N/m], mass [kg], tension [N/m]",
        rank: 2,
        groups: &["stiffness/tension"],
        scale: Some("stiffness^(1/2) mass^(-1/2)"),
    },
    Case {
        title: "two speeds and gravity: Fr is not given up for smaller exponents [W]",
        problem: "U [m/s], c [m/s], g [m/s^2], L [m]",
        rank: 2,
        groups: &["U²/(g·L)", "U/c"],
        scale: None,
    },
    Case { title: "no variables", problem: "", rank: 0, groups: &[], scale: None },
    Case { title: "no groups", problem: "length [m], mass [kg]", rank: 2, groups: &[], scale: None },
];

#[test]
fn textbook_problems_have_the_groups_of_the_textbooks() {
    for case in CASES {
        let basis = Problem::parse(case.problem).and_then(|problem| problem.solve()).unwrap();
        let groups: Vec<String> = basis.groups().iter().map(ToString::to_string).collect();
        println!("{}: {groups:?} {:?}", case.title, basis.scale().map(|scale| scale.to_string()));
        assert_eq!((basis.rank(), basis.index()), (case.rank, 1), "{}", case.title);
        assert_eq!(groups, case.groups, "{}", case.title);
        if let Some(scale) = case.scale {
            assert_eq!(basis.scale().unwrap().to_string(), scale, "{}", case.title);
        }
    }
}

#[test]
fn repeating_variables_give_the_groups_of_the_method_and_say_when_they_miss_some() {
    let problem =
        Problem::parse("dp [Pa] ~ speed [m/s], diameter [m], density [kg/m^3], viscosity [Pa s], length [m]").unwrap();
    let basis = PiBasis::with_repeating(&problem, &["density", "speed", "diameter"]).unwrap();
    let groups: Vec<String> = basis.groups().iter().map(ToString::to_string).collect();
    assert_eq!(
        (groups, basis.index()),
        (vec!["density·speed·diameter/viscosity".to_owned(), "length/diameter".to_owned()], 1)
    );
    assert_eq!(basis.scale().unwrap().to_string(), "density speed²");

    let problem = Problem::parse("area [m^2], volume [m^3], fifth [m^5]").unwrap();
    assert_eq!(PiBasis::with_repeating(&problem, &["area"]).unwrap().index(), 2);
    let error = PiBasis::with_repeating(&problem, &["area", "volume"]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the repeating variables `area`, `volume` are dependent, `area³/volume²` is of dimension one: keep one of them"
    );
    let problem = Problem::parse("a [m], b [m], c [kg]").unwrap();
    let error = PiBasis::with_repeating(&problem, &["a", "b"]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the repeating variables `a`, `b` are dependent, `a/b` is of dimension one: keep one of them"
    );
    assert_eq!(error.next_step(), Some("`a`, `c` can repeat together, for example"));
}

#[test]
fn thirty_variables_are_solved_and_saturated() {
    let units = [
        "m/s",
        "m",
        "kg/m^3",
        "Pa s",
        "N/m",
        "m/s^2",
        "K",
        "J/(kg K)",
        "W/(m K)",
        "W/(m^2 K)",
        "m^2/s",
        "1/s",
        "Pa",
        "1/K",
        "W",
    ];
    let text: Vec<String> = (0..30).map(|i| format!("x{i} [{}]", units[i % units.len()])).collect();
    let basis = Problem::parse(&text.join(", ")).unwrap().solve().unwrap();
    assert_eq!((basis.rank(), basis.groups().len()), (4, 26));
    let rows: Vec<Vec<i64>> = basis.groups().iter().map(|group| group.exponents().to_vec()).collect();
    assert_eq!(PiBasis::with_groups(basis.problem(), &rows).unwrap().index(), 1);
    assert!(rows.iter().flatten().all(|exponent| exponent.abs() <= 3));
}

#[test]
fn declared_base_quantities_stand_beside_the_si() {
    let mut units = dimensionless::Units::default();
    for base in ["rainwater", "biomass"] {
        units.declare_base(base).unwrap();
    }
    // Experiment R: uptake, conversion and mortality of arid vegetation (Rietkerk et al. 2002).
    let text = "P [biomass/m^2] ~ c [biomass/(rainwater m^2)], g_m [rainwater m^2/(biomass d)], d [1/d], k1 [rainwater], \
                r_w [1/d], R [rainwater/d]";
    let basis = Problem::parse_with(text, &units).unwrap().solve().unwrap();
    assert_eq!((basis.rank(), basis.groups().len()), (4 - 1, 3));
}

#[test]
fn a_signed_quantity_stays_in_the_numerator() {
    let problem = Problem::parse("height [m], depth [m], width [m]").unwrap();
    let problem = problem.with_sign("height", dimensionless::Sign::Signed).unwrap();
    let groups: Vec<String> = problem.solve().unwrap().groups().iter().map(ToString::to_string).collect();
    assert_eq!(groups, ["depth/width", "height/depth"]);
    let problem = Problem::parse("a [m], b [m]").unwrap();
    let problem = problem.with_sign("a", dimensionless::Sign::Signed).unwrap();
    let problem = problem.with_sign("b", dimensionless::Sign::Nonnegative).unwrap();
    assert_eq!(
        problem.solve().unwrap_err().to_string(),
        "`a`, `b` may be zero or negative and cannot all be kept in the numerators of Π groups"
    );
}

#[test]
fn a_change_of_base_units_proves_that_a_target_is_out_of_reach() {
    // Huygens' trap: force and length make no power, and no single base unit shows it.
    let basis = Problem::parse("power [W] ~ force [N], length [m]").unwrap().solve().unwrap();
    let witness = basis.certificate().unwrap().unwrap();
    let change = |dimension: Dimension| {
        witness.iter().fold(Rational::ZERO, |sum, (base, exponent)| {
            sum.checked_add(dimension.exponent(*base).checked_mul(*exponent).unwrap()).unwrap()
        })
    };
    assert!(basis.problem().variables().iter().all(|variable| change(variable.dimension()).is_zero()));
    assert!(!change(basis.problem().target().unwrap().dimension()).is_zero());
    assert_eq!(
        basis.scale().unwrap_err().to_string(),
        "no units-covariant map reaches `power` [L² M T⁻³] from `force` [L M T⁻²], `length` [L]: \
         dividing the kilogram by λ^2 and dividing the second by λ changes `power` and no input"
    );
}

/// A problem whose first group is the number.
struct Named {
    symbol: &'static str,
    name: &'static str,
    problem: &'static str,
}

const NAMED: &[Named] = &[
    Named { symbol: "Re", name: "Reynolds number", problem: "rho [kg/m^3], U [m/s], D [m], mu [Pa s]" },
    Named { symbol: "Fr²", name: "Froude number", problem: "U [m/s], g [m/s^2], L [m]" },
    Named { symbol: "We", name: "Weber number", problem: "rho [kg/m^3], U [m/s], d [m], sigma [N/m]" },
    Named { symbol: "Ma", name: "Mach number", problem: "U [m/s], c [m/s]" },
    Named { symbol: "Pr", name: "Prandtl number", problem: "mu [Pa s], c_p [J/(kg K)], k [W/(m K)]" },
    Named { symbol: "Nu", name: "Nusselt number", problem: "h [W/(m^2 K)], D [m], k_f [W/(m K)]" },
    Named { symbol: "Eu", name: "Euler number", problem: "dp [Pa], rho [kg/m^3], U [m/s]" },
    Named { symbol: "St", name: "Strouhal number", problem: "f [1/s], D [m], U [m/s]" },
    Named { symbol: "Pe", name: "Péclet number (heat)", problem: "U [m/s], L [m], alpha [m^2/s]" },
    Named { symbol: "Gr", name: "Grashof number", problem: "g [m/s^2], beta [1/K], dT [K], L [m], nu [m^2/s]" },
];

#[test]
fn the_ten_numbers_of_every_course_are_recognised() {
    for Named { symbol, name, problem } in NAMED {
        let basis = Problem::parse(problem).unwrap().solve().unwrap();
        let group = &basis.groups()[0];
        assert_eq!((group.symbol().as_deref(), group.name()), (Some(*symbol), Some(*name)), "{group}");
        assert_eq!(basis.index(), 1, "{symbol}");
    }
    // Two diffusivities: momentum's, heat's or a species'? The names do not say.
    let basis = Problem::parse("a [m^2/s], b [m^2/s]").unwrap().solve().unwrap();
    let group = &basis.groups()[0];
    assert_eq!((group.symbol(), group.name(), group.to_string().as_str()), (None, None, "a/b"));
}
