//! Textbook problems: groups, rank, scale.
use dimensionless::Problem;

#[test]
fn show() {
    for text in [
        "drag [N] ~ speed [m/s], diameter [m], density [kg/m^3], viscosity [Pa s]",
        "period [s] ~ length [m], g [m/s^2], mass [kg], angle [rad]",
        "dp [Pa] ~ speed [m/s], diameter [m], length [m], roughness [m], density [kg/m^3], viscosity [Pa s]",
        "R [m] ~ t [s], E [J], rho [kg/m^3]",
        "B [W/m^3] ~ lambda [m], T [K], c [m/s], k [J/K], h [J s]",
        "B [W/m^3] ~ lambda [m], T [K], c [m/s], k [J/K]",
        "d_max [m] ~ d [m], U [m/s], rho [kg/m^3], mu [Pa s], sigma [N/m]",
        "power [W] ~ n [1/s], D [m], rho [kg/m^3], mu [Pa s], g [m/s^2]",
        "h [W/(m^2 K)] ~ U [m/s], D [m], rho [kg/m^3], mu [Pa s], k [W/(m K)], c_p [J/(kg K)]",
        "h [W/(m^2 K)] ~ L [m], dT [K], beta [1/K], g [m/s^2], nu [m^2/s], alpha [m^2/s], k [W/(m K)]",
        "v [m/s] ~ B [T], L [m], sigma_e [S/m], mu [Pa s], rho [kg/m^3], U [m/s], mu_0 [N/A^2]",
        "e [m] ~ etaP [W], Vs [m/s], r0 [m], alpha [m^2/s], rho [kg/m^3], cp [J/(kg K)], dTl [K]",
        "t_b [s] ~ m [kg], sigma [N/m]",
        "",
        "x [m], y [m^2], z [m^3], w [m^5]",
        "noise [V/Hz^(1/2)] ~ R [Ohm], kT [J]",
        "u [m/s], l [m], omega [rad/s], nu [m^2/s]",
    ] {
        let basis = Problem::parse(text).and_then(|p| p.solve());
        match basis {
            Ok(b) => {
                println!(
                    "{text}\n   rank {} groups {:?} index {}",
                    b.rank(),
                    b.groups().iter().map(|g| format!("{} {:?}", g, g.symbol())).collect::<Vec<_>>(),
                    b.index()
                );
                if b.problem().target().is_some() {
                    match b.scale() {
                        Ok(s) => println!(
                            "   scale {s} {:?} unused {:?}",
                            s.name(),
                            b.unused().iter().map(|v| v.name()).collect::<Vec<_>>()
                        ),
                        Err(e) => println!("   {e}\n   {:?}", e.next_step()),
                    }
                }
            }
            Err(e) => println!("{text}: {e} {:?}", e.location()),
        }
    }
    let e = Problem::parse("period [s] ~ length [m], mass [kg]").unwrap().solve().unwrap().scale().unwrap_err();
    println!("{e}\n{:?}", e.next_step());
    let e = Problem::parse("power [W] ~ force [N], length [m]").unwrap().solve().unwrap().scale().unwrap_err();
    println!("{e}\n{:?}", e.next_step());
}
