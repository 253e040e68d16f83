//! Base quantities beyond the SI: what the dimensions cannot tell apart, the one who knows the problem may.
//!
//! H. E. Huntley, *Dimensional Analysis* (1952), counts lengths along x and along z as two base quantities, and mass as
//! inertia and as amount of matter; others count the angle. Each is a claim about the problem (stretching all x-lengths
//! leaves the law as it is), and each removes a group here.
//!
//! `cargo run --example directed_lengths`

use dimensionless::{FitOptions, Inputs, PiBasis, Problem, ReadOptions, Result, Table, TableLaw, Units, Variable};

/// One problem in the SI, and again with more base quantities.
pub(crate) struct Comparison {
    title: &'static str,
    si: &'static str,
    /// Names of base quantities with the symbols of their units.
    bases: &'static [(&'static str, &'static str)],
    directed: &'static str,
}

/// The range of a throw: the velocities differ in direction, and gravity acts along z.
pub(crate) const THROW: Comparison = Comparison {
    title: "Range of a throw (Huntley): lengths along x and along z",
    si: "range [m] ~ v_x [m/s], v_z [m/s], g [m/s^2]",
    bases: &[("length_x", "m_x"), ("length_z", "m_z")],
    directed: "range [m_x] ~ v_x [m_x/s], v_z [m_z/s], g [m_z/s^2]",
};

/// The flow through a capillary: what flows is an amount of matter, and no inertia acts in steady flow.
pub(crate) const CAPILLARY: Comparison = Comparison {
    title: "Flow through a capillary (Huntley): mass as inertia and as amount of matter",
    si: "flow [kg/s] ~ dpdx [Pa/m], density [kg/m^3], viscosity [Pa s], radius [m]",
    bases: &[("matter", "kg_m")],
    directed: "flow [kg_m/s] ~ dpdx [Pa/m], density [kg_m/m^3], viscosity [Pa s], radius [m]",
};

/// The twist of a shaft: torque is energy per angle, stiffness torque per angle.
pub(crate) const SHAFT: Comparison = Comparison {
    title: "Twist of a shaft: the angle as a base quantity",
    si: "twist [rad] ~ torque [N m], stiffness [N m/rad]",
    bases: &[("angle", "radian_of_angle")],
    directed: "twist [radian_of_angle] ~ torque [J/radian_of_angle], stiffness [J/radian_of_angle^2]",
};

impl Comparison {
    fn units(&self) -> Result<Units> {
        let mut units = Units::new();
        for (name, symbol) in self.bases {
            units.declare_base(name)?;
            units.declare_unit(symbol, &format!("1 {name}"))?;
        }
        Ok(units)
    }

    /// The bases without and with the further base quantities.
    pub(crate) fn solve(&self) -> Result<[PiBasis; 2]> {
        let directed = Problem::parse_with(self.directed, &self.units()?)?;
        Ok([Problem::parse(self.si)?.solve()?, directed.solve()?])
    }
}

/// Four throws (computed) with lengths apart: no group is left, so a single constant is fitted.
pub(crate) fn fit_throws() -> Result<TableLaw> {
    let units = THROW.units()?;
    let throws = "range [m_x],v_x [m_x/s],v_z [m_z/s]\n10.19,10,5\n4.893,3,8\n8.155,20,2\n7.339,6,6\n";
    let table = Table::from_reader(throws.as_bytes(), &ReadOptions::default().units(units.clone()))?;
    let g = Variable::with_value("g", units.parse("m_z/s^2")?, 9.81);
    TableLaw::fit(&table.problem("range", &Inputs::all().constant(g))?, &table, &FitOptions::default())
}

fn main() -> Result<()> {
    for comparison in [THROW, CAPILLARY, SHAFT] {
        println!("{}", comparison.title);
        for (problem, basis) in [comparison.si, comparison.directed].iter().zip(comparison.solve()?) {
            let groups: Vec<String> = basis.groups().iter().map(ToString::to_string).collect();
            println!("  {problem}\n    groups {groups:?}, scale {}", basis.scale()?);
        }
    }
    println!("{}", fit_throws()?);
    Ok(())
}
