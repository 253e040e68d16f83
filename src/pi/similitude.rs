//! Similitude: how every quantity scales from a model to its prototype while chosen groups keep their values.
//!
//! When quantity j grows by λ^(s_j), the group ∏ x_j^(e_j) grows by λ^(Σ e_j s_j), so to hold it is a linear form that
//! vanishes on s; so is a quantity that stays the same. One elimination gives all s that are left: exactly one, up to its
//! length, in a similitude that is well stated; none with s ≠ 0 for the quantity that sets λ when the conditions clash.
//!
//! Source: E. Buckingham, "On physically similar systems", Physical Review 4 (1914), §5.

mod words;

use std::fmt;

use super::declared::{Declared, Quantities, dimension, whole};
use super::fixed::MAX_FIELDS;
use crate::constants::same;
use crate::dimension::write_exponent;
use crate::lattice::{Elimination, Overflow, tri};
use crate::pi::expression::{is_plain, read, symbol};
use crate::rational::Rational;
use crate::record::Field;
use crate::refusal::Refusal;

/// What a model and its prototype have in common.
///
/// ```
/// use dimensionless::{PiBasis, Problem, Rational, Similarity};
/// let problem = Problem::parse("speed [m/s], length [m], density [kg/m^3], g [m/s^2]").unwrap();
/// let froude = Similarity { hold: &["speed²/(g·length)"], same: &["density", "g"], by: "length" };
/// let exponents = problem.solve().unwrap().similitude(&froude).unwrap();
/// assert_eq!(exponents[0], Rational::new(1, 2).unwrap());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Similarity<'a> {
    /// Groups of the same value: symbols of the basis, or products such as `speed^2/(g*length)`.
    pub hold: &'a [&'a str],
    /// Quantities of the same value; constants are so by themselves.
    pub same: &'a [&'a str],
    /// The quantity whose ratio is λ.
    pub by: &'a str,
}

/// The groups that can be held by their symbols.
#[derive(Clone, Copy)]
pub(crate) struct Held<'a> {
    pub(crate) symbols: &'a [&'a str],
    /// One row a group.
    pub(crate) rows: &'a [i64],
}

/// Memory for a similitude of n quantities that holds k groups.
pub(crate) struct Memory<'a> {
    /// `n × n` each.
    pub(crate) vectors: &'a mut [i64],
    pub(crate) duals: &'a mut [i64],
    /// `k × n`: the held groups.
    pub(crate) held: &'a mut [i64],
    /// `k + n`: which conditions are made: held groups, then quantities that stay the same.
    pub(crate) made: &'a mut [bool],
    /// n entries each.
    pub(crate) form: &'a mut [i64],
    pub(crate) exponents: &'a mut [Rational],
}

/// Solves for the exponents; `constants` says which quantities are constants. The culprit of a refusal is counted over
/// the words of `hold`, `same` and `by`; behind these it is the similitude as a whole.
pub(crate) const fn exponents(
    quantities: &Quantities<'_>,
    constants: &[bool],
    groups: &Held<'_>,
    similarity: &Similarity<'_>,
    memory: &mut Memory<'_>,
) -> Result<(), Refusal> {
    let n = quantities.names.len();
    let (count, whole_list) = (similarity.hold.len(), similarity.hold.len() + similarity.same.len() + 1);
    let mut k = 0;
    while k < count {
        tri!(hold(quantities, groups, similarity.hold[k], k, memory));
        memory.made[k] = true;
        k += 1;
    }
    let mut j = 0;
    while j < n {
        memory.made[count + j] = constants[j];
        j += 1;
    }
    let mut i = 0;
    while i < similarity.same.len() {
        let place = tri!(place(quantities, similarity.same[i], count + i));
        memory.made[count + place] = true;
        i += 1;
    }
    let by = tri!(place(quantities, similarity.by, whole_list - 1));
    let Ok(elimination) = eliminate(count, by, memory) else { return Err(words::overflow(whole_list)) };
    if elimination.1 {
        return Err(clash(quantities, similarity, by, memory));
    }
    // With the form of `by` taken, its pivot is a solution, and whatever is left over does not change `by`.
    let rank = elimination.0;
    if rank < n {
        let mut free = [false; MAX_LISTED];
        let mut i = rank * n;
        while i < n * n {
            if memory.vectors[i] != 0 && i % n < MAX_LISTED {
                free[i % n] = true;
            }
            i += 1;
        }
        return Err(words::free(quantities, similarity, memory.made.split_at(count).1, &free, n - rank, whole_list));
    }
    let start = (rank - 1) * n;
    let mut j = 0;
    while j < n {
        memory.exponents[j] = match Rational::new(memory.vectors[start + j], memory.vectors[start + by]) {
            Some(exponent) => exponent,
            None => return Err(words::overflow(whole_list)),
        };
        j += 1;
    }
    Ok(())
}

/// Quantities behind these are not listed.
const MAX_LISTED: usize = 128;

/// The place of a quantity.
const fn place(quantities: &Quantities<'_>, name: &str, culprit: usize) -> Result<usize, Refusal> {
    let mut j = 0;
    while j < quantities.names.len() {
        if same(quantities.names[j], name) {
            return Ok(j);
        }
        j += 1;
    }
    Err(words::unknown_quantity(quantities, name, culprit))
}

/// Writes the k-th held group: one of the basis by its symbol, or a product.
const fn hold(
    quantities: &Quantities<'_>,
    groups: &Held<'_>,
    word: &str,
    k: usize,
    memory: &mut Memory<'_>,
) -> Result<(), Refusal> {
    let n = quantities.names.len();
    let row = memory.held.split_at_mut(k * n).1.split_at_mut(n).0;
    // A power of a group is held where the group is.
    let base = match symbol(word) {
        Some((base, _)) => base,
        None => word,
    };
    let mut i = 0;
    while i < groups.symbols.len() {
        if same(groups.symbols[i], word) || same(groups.symbols[i], base) {
            row.copy_from_slice(groups.rows.split_at(i * n).1.split_at(n).0);
            return Ok(());
        }
        i += 1;
    }
    if is_plain(word) && place(quantities, word, k).is_err() {
        return Err(words::unknown_group(groups, word, k));
    }
    let product = Declared { symbol: "", power: Rational::ONE, start: 0 };
    tri!(whole(quantities, word, &product, k, memory.exponents, row));
    match dimension(quantities.dimensions, row) {
        Some(surplus) if surplus.is_one() => Ok(()),
        Some(surplus) => Err(words::of_a_dimension(quantities, word, row, &surplus, k)),
        None => Err(words::overflow(k)),
    }
}

/// Eliminates the conditions that are made, then the form of `by`: the rank, and whether the conditions force the exponent
/// of `by` to be 0.
const fn eliminate(count: usize, by: usize, memory: &mut Memory<'_>) -> Result<(usize, bool), Overflow> {
    let n = memory.form.len();
    let mut elimination = Elimination::new(n, memory.vectors, memory.duals);
    let mut i = 0;
    while i <= count + n {
        let last = i == count + n;
        if last || memory.made[i] {
            let place = if last { by } else { i.saturating_sub(count) };
            let mut j = 0;
            while j < n {
                memory.form[j] = if i < count { memory.held[i * n + j] } else { (j == place) as i64 };
                j += 1;
            }
            let pivot = tri!(elimination.push(memory.form));
            if last {
                return Ok((elimination.rank(), pivot == 0));
            }
        }
        i += 1;
    }
    Ok((elimination.rank(), false))
}

/// The refusal of conditions that force the exponent of `by` to be 0: those of them that do it with none to spare.
const fn clash(
    quantities: &Quantities<'_>,
    similarity: &Similarity<'_>,
    by: usize,
    memory: &mut Memory<'_>,
) -> Refusal {
    let (count, n) = (similarity.hold.len(), quantities.names.len());
    // Groups are spared first, so that none is named without which the others clash.
    let mut step = 0;
    while step < count + n {
        let i = if step < count { count - 1 - step } else { 2 * count + n - 1 - step };
        if memory.made[i] {
            memory.made[i] = false;
            match eliminate(count, by, memory) {
                Ok((_, clashes)) => memory.made[i] = !clashes,
                Err(_) => return words::overflow(count + similarity.same.len() + 1),
            }
        }
        step += 1;
    }
    words::clash(quantities, similarity, by, memory.made)
}

/// A record that says how a model of it scales; derive it with `#[record(similitude(…))]`.
///
/// ```
/// use dimensionless::{Rational, Record, similitude};
/// use uom::si::f64::{Length, MassDensity, Velocity};
///
/// #[derive(Record)]
/// #[record(constants(g), group(Fr = "speed / (g length)^(1/2)"))]
/// #[record(similitude(hold(Fr), same(density), by(length)))]
/// struct Ship { speed: Velocity, length: Length, #[record(allow_unused)] density: MassDensity }
///
/// const SPEED: Option<Rational> = similitude::<Ship>().exponent("speed");
/// assert_eq!(SPEED, Rational::new(1, 2));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say how a model of it scales",
    note = "add `#[record(similitude(hold(Fr), same(density), by(length)))]` to the struct"
)]
pub trait Similar: crate::record::Record {
    /// The exponents.
    #[doc(hidden)]
    const SIMILITUDE: Similitude;
}

/// Gives the exponents by which every quantity of a record scales from model to prototype.
///
/// ```
/// use dimensionless::{Record, similitude};
/// use uom::si::f64::{DynamicViscosity, Length, MassDensity, Velocity};
///
/// #[derive(Record)]
/// #[record(group(Re = "density*speed*length/viscosity"))]
/// #[record(similitude(hold(Re), same(density, viscosity), by(length)))]
/// struct Wing { speed: Velocity, length: Length, density: MassDensity, viscosity: DynamicViscosity }
///
/// // A model of a tenth of the size, in the same air, has to fly ten times as fast.
/// assert_eq!(similitude::<Wing>().to_string(), "speed λ⁻¹, length λ, density 1, viscosity 1");
/// // The force on it is the same.
/// assert_eq!(similitude::<Wing>().exponent("density*speed^2*length^2").unwrap().to_string(), "0");
/// ```
///
/// Conditions that clash do not compile:
///
/// ```compile_fail
/// # use dimensionless::Record;
/// # use uom::si::f64::{DynamicViscosity, Length, MassDensity, Velocity};
/// #[derive(Record)]
/// #[record(constants(g), group(Re = "density*speed*length/viscosity", Fr = "speed/(g length)^(1/2)"))]
/// #[record(similitude(hold(Re, Fr), same(density, viscosity), by(length)))]
/// struct Ship { speed: Velocity, length: Length, density: MassDensity, viscosity: DynamicViscosity }
/// ```
#[must_use]
pub const fn similitude<R: Similar>() -> &'static Similitude {
    const { &R::SIMILITUDE }
}

/// The exponents by which the quantities of a record scale: prototype = λ^exponent × model.
///
/// ```
/// use dimensionless::{Record, Similitude, similitude};
/// use uom::si::f64::Length;
///
/// #[derive(Record)]
/// #[record(similitude(hold("width/height"), by(width)))]
/// struct Frame { width: Length, height: Length }
///
/// let frame: &Similitude = similitude::<Frame>();
/// assert_eq!(frame.to_string(), "width λ, height λ");
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Similitude {
    fields: &'static [Field],
    exponents: [Rational; MAX_FIELDS],
}

impl Similitude {
    /// Puts one together; every exponent is 0 where the similitude is refused, which is reported by itself.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(fields: &'static [Field], exponents: &Result<[Rational; MAX_FIELDS], Refusal>) -> Self {
        match exponents {
            Ok(exponents) => Self { fields, exponents: *exponents },
            Err(_) => Self { fields, exponents: [Rational::ZERO; MAX_FIELDS] },
        }
    }

    /// The exponent of a quantity, or of a product of powers of quantities; `None` for a text that is no such product.
    ///
    /// ```
    /// # use dimensionless::{Record, similitude};
    /// # use uom::si::f64::Length;
    /// # #[derive(Record)]
    /// # #[record(similitude(hold("width/height"), by(width)))]
    /// # struct Frame { width: Length, height: Length }
    /// assert_eq!(similitude::<Frame>().exponent("width*height").unwrap().to_string(), "2");
    /// assert_eq!(similitude::<Frame>().exponent("depth"), None);
    /// ```
    #[must_use]
    pub const fn exponent(&self, product: &str) -> Option<Rational> {
        let mut names = [""; MAX_FIELDS];
        let mut powers = [Rational::ZERO; MAX_FIELDS];
        let n = self.fields.len();
        let mut j = 0;
        while j < n {
            names[j] = self.fields[j].name;
            j += 1;
        }
        if read(product, 0, names.split_at(n).0, &mut powers).is_err() {
            return None;
        }
        let mut sum = Rational::ZERO;
        let mut j = 0;
        while j < n {
            let Some(term) = powers[j].checked_mul(self.exponents[j]) else { return None };
            let Some(next) = sum.checked_add(term) else { return None };
            sum = next;
            j += 1;
        }
        Some(sum)
    }

    /// The quantities with their exponents, in the order of the record: its fields, then its constants.
    ///
    /// ```
    /// # use dimensionless::{Rational, Record, similitude};
    /// # use uom::si::f64::Length;
    /// # #[derive(Record)]
    /// # #[record(similitude(hold("width/height"), by(width)))]
    /// # struct Frame { width: Length, height: Length }
    /// assert!(similitude::<Frame>().iter().all(|(_, exponent)| exponent == Rational::ONE));
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, Rational)> {
        self.fields.iter().map(|field| field.name).zip(self.exponents)
    }
}

impl fmt::Display for Similitude {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, (name, exponent)) in self.iter().enumerate() {
            f.write_str(if i > 0 { ", " } else { "" })?;
            f.write_str(name)?;
            if exponent.is_zero() {
                f.write_str(" 1")?;
            } else {
                f.write_str(" λ")?;
                write_exponent(f, exponent)?;
            }
        }
        Ok(())
    }
}
