//! Named numbers: the data table, and the recognition of a Π group in it.
//!
//! A group matches an entry when its variables can be put into the entry's roles, dimension by dimension and exponent by
//! exponent, up to inversion. Roles that dimensions alone cannot tell apart (kinematic viscosity and a diffusivity, flow
//! speed and sound speed) also ask for a name; where the names say nothing the group stays without a name.
//!
//! Source of the definitions: the usual textbook forms; e.g. Kuneš, *Dimensionless Physical Quantities in Science and
//! Engineering* (2012).

use crate::dimension::Dimension;

/// One quantity in the definition of a named number.
struct Role {
    dimension: Dimension,
    exponent: i64,
    /// Names that the variable must have, or contain if the hint has four letters or more; none: any.
    hints: &'static [&'static str],
}

/// A named number: `symbol^root` is the product of its roles with whole exponents.
pub(crate) struct NamedNumber {
    pub(crate) symbol: &'static str,
    pub(crate) name: &'static str,
    /// What it compares.
    pub(crate) meaning: &'static str,
    pub(crate) root: i64,
    roles: &'static [Role],
}

const fn role(dimension: Dimension, exponent: i64, hints: &'static [&'static str]) -> Role {
    Role { dimension, exponent, hints }
}

const fn any(dimension: Dimension, exponent: i64) -> Role {
    role(dimension, exponent, &[])
}

const fn number(
    symbol: &'static str,
    name: &'static str,
    meaning: &'static str,
    root: i64,
    roles: &'static [Role],
) -> NamedNumber {
    NamedNumber { symbol, name, meaning, root, roles }
}

const LENGTH: Dimension = Dimension::si([1, 0, 0, 0, 0, 0, 0]);
const TIME: Dimension = Dimension::si([0, 0, 1, 0, 0, 0, 0]);
const FREQUENCY: Dimension = Dimension::si([0, 0, -1, 0, 0, 0, 0]);
const VELOCITY: Dimension = Dimension::si([1, 0, -1, 0, 0, 0, 0]);
const ACCELERATION: Dimension = Dimension::si([1, 0, -2, 0, 0, 0, 0]);
const FORCE: Dimension = Dimension::si([1, 1, -2, 0, 0, 0, 0]);
const POWER: Dimension = Dimension::si([2, 1, -3, 0, 0, 0, 0]);
const PRESSURE: Dimension = Dimension::si([-1, 1, -2, 0, 0, 0, 0]);
const DENSITY: Dimension = Dimension::si([-3, 1, 0, 0, 0, 0, 0]);
const VISCOSITY: Dimension = Dimension::si([-1, 1, -1, 0, 0, 0, 0]);
const DIFFUSIVITY: Dimension = Dimension::si([2, 0, -1, 0, 0, 0, 0]);
const SURFACE_TENSION: Dimension = Dimension::si([0, 1, -2, 0, 0, 0, 0]);
const HEAT_TRANSFER: Dimension = Dimension::si([0, 1, -3, 0, -1, 0, 0]);
const CONDUCTIVITY: Dimension = Dimension::si([1, 1, -3, 0, -1, 0, 0]);
const SPECIFIC_HEAT: Dimension = Dimension::si([2, 0, -2, 0, -1, 0, 0]);
const TEMPERATURE: Dimension = Dimension::si([0, 0, 0, 0, 1, 0, 0]);
const EXPANSION: Dimension = Dimension::si([0, 0, 0, 0, -1, 0, 0]);
const MAGNETIC_FIELD: Dimension = Dimension::si([0, 1, -2, -1, 0, 0, 0]);
const ELECTRIC_CONDUCTIVITY: Dimension = Dimension::si([-3, -1, 3, 2, 0, 0, 0]);

const KINEMATIC: &[&str] = &["nu", "ν", "viscosity", "kinematic"];
const THERMAL: &[&str] = &["alpha", "α", "a_t", "thermal", "kappa"];
const SPECIES: &[&str] = &["d_m", "d_ab", "mass_diffusivity", "species", "molecular", "diffusion_coefficient"];
const SOUND: &[&str] = &["a", "c", "c0", "c_s", "sound"];
const SHEDDING: &[&str] = &["f", "n", "f_s", "freq", "shedding"];
const ROTATION: &[&str] = &["omega", "ω", "f_c", "rotation", "coriolis", "angular"];
const STRESS: &[&str] = &["tau", "tau_w", "τ", "shear", "friction"];
const PRESSURE_NAMES: &[&str] = &["p", "dp", "delta_p", "Δp", "pressure"];
const SOLID: &[&str] = &["k_s", "solid", "body"];
const DIFFERENCE: &[&str] = &["drho", "delta_rho", "Δρ", "difference", "excess"];
const ROUGHNESS: &[&str] = &["eps", "epsilon", "ε", "k_s", "roughness"];
const FREE_PATH: &[&str] = &["lambda", "λ", "mfp", "free_path"];

/// Entries that ask for names come before those that do not.
pub(crate) const NUMBERS: &[NamedNumber] = &[
    number(
        "Re",
        "Reynolds number",
        "inertia / viscosity",
        1,
        &[any(DENSITY, 1), any(VELOCITY, 1), any(LENGTH, 1), any(VISCOSITY, -1)],
    ),
    number(
        "Re",
        "Reynolds number",
        "inertia / viscosity",
        1,
        &[any(VELOCITY, 1), any(LENGTH, 1), role(DIFFUSIVITY, -1, KINEMATIC)],
    ),
    number(
        "Pe",
        "Péclet number",
        "advection / thermal diffusion",
        1,
        &[any(VELOCITY, 1), any(LENGTH, 1), role(DIFFUSIVITY, -1, THERMAL)],
    ),
    number(
        "Pe",
        "Péclet number",
        "advection / thermal diffusion",
        1,
        &[any(DENSITY, 1), any(SPECIFIC_HEAT, 1), any(VELOCITY, 1), any(LENGTH, 1), any(CONDUCTIVITY, -1)],
    ),
    number(
        "Pe_m",
        "Péclet number (mass)",
        "advection / mass diffusion",
        1,
        &[any(VELOCITY, 1), any(LENGTH, 1), role(DIFFUSIVITY, -1, SPECIES)],
    ),
    number("Fr", "Froude number", "inertia / gravity", 2, &[any(VELOCITY, 2), any(ACCELERATION, -1), any(LENGTH, -1)]),
    number(
        "We",
        "Weber number",
        "inertia / surface tension",
        1,
        &[any(DENSITY, 1), any(VELOCITY, 2), any(LENGTH, 1), any(SURFACE_TENSION, -1)],
    ),
    number("Ma", "Mach number", "speed / sound speed", 1, &[any(VELOCITY, 1), role(VELOCITY, -1, SOUND)]),
    number(
        "Pr",
        "Prandtl number",
        "momentum / thermal diffusivity",
        1,
        &[role(DIFFUSIVITY, 1, KINEMATIC), role(DIFFUSIVITY, -1, THERMAL)],
    ),
    number(
        "Pr",
        "Prandtl number",
        "momentum / thermal diffusivity",
        1,
        &[any(VISCOSITY, 1), any(SPECIFIC_HEAT, 1), any(CONDUCTIVITY, -1)],
    ),
    number(
        "Sc",
        "Schmidt number",
        "momentum / mass diffusivity",
        1,
        &[role(DIFFUSIVITY, 1, KINEMATIC), role(DIFFUSIVITY, -1, SPECIES)],
    ),
    number(
        "Sc",
        "Schmidt number",
        "momentum / mass diffusivity",
        1,
        &[any(VISCOSITY, 1), any(DENSITY, -1), role(DIFFUSIVITY, -1, SPECIES)],
    ),
    number(
        "Le",
        "Lewis number",
        "thermal / mass diffusivity",
        1,
        &[role(DIFFUSIVITY, 1, THERMAL), role(DIFFUSIVITY, -1, SPECIES)],
    ),
    number(
        "Bi",
        "Biot number",
        "surface / internal resistance",
        1,
        &[any(HEAT_TRANSFER, 1), any(LENGTH, 1), role(CONDUCTIVITY, -1, SOLID)],
    ),
    number(
        "Nu",
        "Nusselt number",
        "convection / conduction",
        1,
        &[any(HEAT_TRANSFER, 1), any(LENGTH, 1), any(CONDUCTIVITY, -1)],
    ),
    number(
        "St",
        "Stanton number",
        "heat transferred / thermal capacity of the flow",
        1,
        &[any(HEAT_TRANSFER, 1), any(DENSITY, -1), any(VELOCITY, -1), any(SPECIFIC_HEAT, -1)],
    ),
    number(
        "St",
        "Strouhal number",
        "unsteadiness / advection",
        1,
        &[role(FREQUENCY, 1, SHEDDING), any(LENGTH, 1), any(VELOCITY, -1)],
    ),
    number(
        "Ro",
        "Rossby number",
        "inertia / Coriolis",
        1,
        &[any(VELOCITY, 1), role(FREQUENCY, -1, ROTATION), any(LENGTH, -1)],
    ),
    number(
        "Ek",
        "Ekman number",
        "viscous / Coriolis",
        1,
        &[role(DIFFUSIVITY, 1, KINEMATIC), role(FREQUENCY, -1, ROTATION), any(LENGTH, -2)],
    ),
    number(
        "Fo",
        "Fourier number",
        "conduction / storage",
        1,
        &[role(DIFFUSIVITY, 1, THERMAL), any(TIME, 1), any(LENGTH, -2)],
    ),
    number(
        "Eu",
        "Euler number",
        "pressure / inertia",
        1,
        &[role(PRESSURE, 1, PRESSURE_NAMES), any(DENSITY, -1), any(VELOCITY, -2)],
    ),
    number(
        "C_f",
        "friction coefficient (τ/ρU²)",
        "wall stress / inertia",
        1,
        &[role(PRESSURE, 1, STRESS), any(DENSITY, -1), any(VELOCITY, -2)],
    ),
    number(
        "Ne",
        "Newton number",
        "force / inertia",
        1,
        &[any(FORCE, 1), any(DENSITY, -1), any(VELOCITY, -2), any(LENGTH, -2)],
    ),
    number(
        "Np",
        "power number",
        "power / inertia",
        1,
        &[any(POWER, 1), any(DENSITY, -1), any(FREQUENCY, -3), any(LENGTH, -5)],
    ),
    number(
        "Ca",
        "capillary number",
        "viscosity / surface tension",
        1,
        &[any(VISCOSITY, 1), any(VELOCITY, 1), any(SURFACE_TENSION, -1)],
    ),
    number(
        "Oh",
        "Ohnesorge number",
        "viscosity / sqrt(inertia × surface tension)",
        2,
        &[any(VISCOSITY, 2), any(DENSITY, -1), any(SURFACE_TENSION, -1), any(LENGTH, -1)],
    ),
    number(
        "Bo",
        "Bond number",
        "gravity / surface tension",
        1,
        &[role(DENSITY, 1, DIFFERENCE), any(ACCELERATION, 1), any(LENGTH, 2), any(SURFACE_TENSION, -1)],
    ),
    number(
        "Ga",
        "Galilei number",
        "gravity / viscosity",
        1,
        &[any(ACCELERATION, 1), any(LENGTH, 3), any(DENSITY, 2), any(VISCOSITY, -2)],
    ),
    number(
        "Ga",
        "Galilei number",
        "gravity / viscosity",
        1,
        &[any(ACCELERATION, 1), any(LENGTH, 3), role(DIFFUSIVITY, -2, KINEMATIC)],
    ),
    number(
        "Gr",
        "Grashof number",
        "buoyancy / viscosity",
        1,
        &[
            any(ACCELERATION, 1),
            any(EXPANSION, 1),
            any(TEMPERATURE, 1),
            any(LENGTH, 3),
            role(DIFFUSIVITY, -2, KINEMATIC),
        ],
    ),
    number(
        "Gr",
        "Grashof number",
        "buoyancy / viscosity",
        1,
        &[
            any(ACCELERATION, 1),
            any(EXPANSION, 1),
            any(TEMPERATURE, 1),
            any(LENGTH, 3),
            any(DENSITY, 2),
            any(VISCOSITY, -2),
        ],
    ),
    number(
        "Ha",
        "Hartmann number",
        "Lorentz / viscous",
        2,
        &[any(MAGNETIC_FIELD, 2), any(LENGTH, 2), any(ELECTRIC_CONDUCTIVITY, 1), any(VISCOSITY, -1)],
    ),
    number("Kn", "Knudsen number", "mean free path / length", 1, &[role(LENGTH, 1, FREE_PATH), any(LENGTH, -1)]),
    number("ε/D", "relative roughness", "roughness / diameter", 1, &[role(LENGTH, 1, ROUGHNESS), any(LENGTH, -1)]),
];

/// No named number has more quantities than this.
const MAX_ROLES: usize = 8;

/// A group that was recognised: which number, with which sign, and its variables in the order of the roles.
#[derive(Clone, Copy)]
pub(crate) struct Recognised {
    pub(crate) number: &'static NamedNumber,
    /// −1 when the group is the inverse of the number.
    pub(crate) sign: i64,
    order: [usize; MAX_ROLES],
}

impl Recognised {
    /// The variables in the order of the definition.
    pub(crate) fn order(&self) -> &[usize] {
        &self.order[..self.number.roles.len()]
    }
}

/// Finds the named number that a group of whole exponents is, up to inversion.
pub(crate) const fn recognise(names: &[&str], dimensions: &[Dimension], exponents: &[i64]) -> Option<Recognised> {
    let mut used = 0;
    let mut j = 0;
    while j < exponents.len() {
        if exponents[j] != 0 {
            used += 1;
        }
        j += 1;
    }
    let mut i = 0;
    while i < NUMBERS.len() {
        if NUMBERS[i].roles.len() == used {
            let mut sign = 1;
            while sign >= -1 {
                if let Some(order) = NUMBERS[i].cast(names, dimensions, exponents, sign) {
                    return Some(Recognised { number: &NUMBERS[i], sign, order });
                }
                sign -= 2;
            }
        }
        i += 1;
    }
    None
}

impl NamedNumber {
    /// Puts variables into the roles, first come first served: roles that ask for names stand first where it matters.
    const fn cast(
        &self,
        names: &[&str],
        dimensions: &[Dimension],
        exponents: &[i64],
        sign: i64,
    ) -> Option<[usize; MAX_ROLES]> {
        let mut order = [usize::MAX; MAX_ROLES];
        let mut place = 0;
        while place < self.roles.len() {
            let role = &self.roles[place];
            let mut j = 0;
            while j < exponents.len() {
                let fits = exponents[j] == sign * role.exponent
                    && dimensions[j].equals(&role.dimension)
                    && role.accepts(names[j])
                    && !contains(&order, j);
                if fits {
                    order[place] = j;
                    break;
                }
                j += 1;
            }
            if j == exponents.len() {
                return None;
            }
            place += 1;
        }
        Some(order)
    }
}

const fn contains(order: &[usize; MAX_ROLES], index: usize) -> bool {
    let mut i = 0;
    while i < MAX_ROLES {
        if order[i] == index {
            return true;
        }
        i += 1;
    }
    false
}

impl Role {
    const fn accepts(&self, name: &str) -> bool {
        let mut i = 0;
        while i < self.hints.len() {
            if hinted(name.as_bytes(), self.hints[i].as_bytes()) {
                return true;
            }
            i += 1;
        }
        self.hints.is_empty()
    }
}

/// Whether a name is the hint or, for hints of four letters or more, contains it; without regard to ASCII case.
const fn hinted(name: &[u8], hint: &[u8]) -> bool {
    let mut start = 0;
    while start + hint.len() <= name.len() {
        let mut i = 0;
        while i < hint.len() && name[start + i].eq_ignore_ascii_case(&hint[i]) {
            i += 1;
        }
        if i == hint.len() && (hint.len() == name.len() || hint.len() >= 4) {
            return true;
        }
        start += 1;
    }
    false
}

/// Whether a quantity carries momentum diffusion by its dimension: such quantities come last in a scale.
pub(crate) const fn is_viscosity(dimension: &Dimension) -> bool {
    dimension.equals(&VISCOSITY) || dimension.equals(&DIFFUSIVITY)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rational::Rational;

    #[test]
    fn every_entry_is_of_dimension_one() {
        for number in NUMBERS {
            let product = number.roles.iter().try_fold(Dimension::ONE, |product, role| {
                product.times_power(&role.dimension, Rational::integer(role.exponent))
            });
            assert!(product.is_some_and(|product| product.is_one()), "{}", number.name);
        }
    }
}
