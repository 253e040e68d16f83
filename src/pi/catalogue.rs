//! Named numbers: the data table, and the recognition of a Π group in it.
//!
//! A group matches an entry when its variables can be put into the entry's roles, dimension by dimension and exponent by
//! exponent, up to inversion. Roles that dimensions alone cannot tell apart (kinematic viscosity and a diffusivity, flow
//! speed and sound speed) also ask for a name; where the names say nothing the group stays without a name.
//!
//! Source of the definitions: the usual textbook forms; e.g. Kuneš, *Dimensionless Physical Quantities in Science and
//! Engineering* (2012).

mod numbers;

use crate::dimension::Dimension;
use numbers::{DIFFUSIVITY, NUMBERS, VISCOSITY};

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
