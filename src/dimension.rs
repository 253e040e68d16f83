//! Dimensions: exact rational exponents over the seven base quantities of the SI and over declared ones.
//!
//! A dimension is a small `Copy` value that works in `const`: seven exponents in the order of the SI, and up to
//! [`Dimension::MAX_DECLARED`] further base quantities (rainwater, individuals, bits, money) under their names, sorted,
//! so that equal dimensions have equal fields.

use crate::error::{Code, Error, Result};
use crate::rational::Rational;

mod base;
mod text;

use base::{Base, Name};

pub use base::BaseQuantity;
pub(crate) use base::SI_SYMBOLS;
pub use text::SUPERSCRIPTS;
pub(crate) use text::{Mistake, write_exponent};

/// The dimension of a quantity: an exact rational exponent for each base quantity.
///
/// ```
/// use dimensionless::{BaseQuantity, Dimension, Rational};
/// const VELOCITY: Dimension = Dimension::si([1, 0, -1, 0, 0, 0, 0]);
/// assert_eq!(VELOCITY.to_string(), "L T⁻¹");
/// assert_eq!("L^2 M T^-3".parse::<Dimension>().unwrap(), Dimension::si([2, 1, -3, 0, 0, 0, 0]));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Dimension {
    si: [Rational; 7],
    /// Sorted by name, free places last.
    declared: [(Name, Rational); Self::MAX_DECLARED],
}

impl Dimension {
    /// How many declared base quantities one dimension can carry.
    ///
    /// ```
    /// # use dimensionless::Dimension;
    /// assert_eq!(Dimension::MAX_DECLARED, 8);
    /// ```
    pub const MAX_DECLARED: usize = 8;

    /// The dimension of a pure number.
    pub const ONE: Self = Self { si: [Rational::ZERO; 7], declared: [(Name::NONE, Rational::ZERO); 8] };

    /// Makes a dimension from whole exponents of length, mass, time, electric current, temperature, amount and luminous intensity.
    ///
    /// ```
    /// # use dimensionless::Dimension;
    /// assert_eq!(Dimension::si([1, 1, -2, 0, 0, 0, 0]).to_string(), "L M T⁻²");
    /// ```
    #[must_use]
    pub const fn si(exponents: [i64; 7]) -> Self {
        let mut dimension = Self::ONE;
        let mut i = 0;
        while i < 7 {
            dimension.si[i] = Rational::integer(exponents[i]);
            i += 1;
        }
        dimension
    }

    /// The dimension of one base quantity.
    ///
    /// ```
    /// # use dimensionless::{BaseQuantity, Dimension};
    /// let rainwater = Dimension::base(BaseQuantity::declare("rainwater").unwrap());
    /// assert_eq!(rainwater.to_string(), "rainwater");
    /// ```
    #[must_use]
    pub const fn base(base: BaseQuantity) -> Self {
        match Self::ONE.with(base, Rational::ONE) {
            Some(dimension) => dimension,
            None => panic!("the first declared base quantity always has a place"),
        }
    }

    /// The exponent of one base quantity.
    ///
    /// ```
    /// # use dimensionless::{BaseQuantity, Dimension, Rational};
    /// assert_eq!(Dimension::si([1, 0, -2, 0, 0, 0, 0]).exponent(BaseQuantity::TIME), Rational::integer(-2));
    /// ```
    #[must_use]
    pub const fn exponent(&self, base: BaseQuantity) -> Rational {
        match base.0 {
            Base::Si(index) => self.si[index as usize],
            Base::Declared(name) => {
                let mut i = 0;
                while i < Self::MAX_DECLARED {
                    if self.declared[i].0.compare(&name) == 0 {
                        return self.declared[i].1;
                    }
                    i += 1;
                }
                Rational::ZERO
            }
        }
    }

    /// The seven exponents in sixths, a byte each, where they fit and no declared base quantity takes part: equal keys
    /// are equal dimensions, and comparing them is one instruction.
    pub(crate) const fn key(&self) -> Option<u64> {
        if self.declared_at(0).is_some() {
            return None;
        }
        let (mut key, mut i) = (0, 0);
        while i < 7 {
            let (numerator, denominator) = (self.si[i].numerator(), self.si[i].denominator());
            if 6 % denominator != 0 || numerator < -20 || numerator > 20 {
                return None;
            }
            key = (key << 8) | (numerator * (6 / denominator) + 128) as u64;
            i += 1;
        }
        Some(key)
    }

    /// The same dimension with another exponent of one base quantity; `None` when there is no place for one more declared base quantity.
    ///
    /// ```
    /// # use dimensionless::{BaseQuantity, Dimension, Rational};
    /// let half = Rational::new(1, 2).unwrap();
    /// assert_eq!(Dimension::ONE.with(BaseQuantity::LENGTH, half).unwrap().to_string(), "L^(1/2)");
    /// ```
    #[must_use]
    pub const fn with(mut self, base: BaseQuantity, exponent: Rational) -> Option<Self> {
        let name = match base.0 {
            Base::Si(index) => {
                self.si[index as usize] = exponent;
                return Some(self);
            }
            Base::Declared(name) => name,
        };
        let mut place = 0;
        while place < Self::MAX_DECLARED
            && !self.declared[place].0.is_none()
            && self.declared[place].0.compare(&name) < 0
        {
            place += 1;
        }
        let found = place < Self::MAX_DECLARED && self.declared[place].0.compare(&name) == 0;
        if exponent.is_zero() {
            if found {
                while place + 1 < Self::MAX_DECLARED {
                    self.declared[place] = self.declared[place + 1];
                    place += 1;
                }
                self.declared[place] = (Name::NONE, Rational::ZERO);
            }
            return Some(self);
        }
        if !found {
            let last = Self::MAX_DECLARED - 1;
            if !self.declared[last].0.is_none() {
                return None;
            }
            let mut i = last;
            while i > place {
                self.declared[i] = self.declared[i - 1];
                i -= 1;
            }
        }
        self.declared[place] = (name, exponent);
        Some(self)
    }

    /// The base quantities with an exponent other than zero: the SI's in their order, then declared ones by name.
    ///
    /// ```
    /// # use dimensionless::Dimension;
    /// let force = Dimension::si([1, 1, -2, 0, 0, 0, 0]);
    /// assert_eq!(force.iter().map(|(base, exponent)| format!("{base}:{exponent}")).collect::<Vec<_>>(), ["L:1", "M:1", "T:-2"]);
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = (BaseQuantity, Rational)> + '_ {
        let si = BaseQuantity::SI.into_iter().zip(self.si);
        let declared = self.declared.iter().map(|&(name, exponent)| (BaseQuantity(Base::Declared(name)), exponent));
        si.chain(declared).filter(|(_, exponent)| !exponent.is_zero())
    }

    /// The place-th base quantity, for loops in `const`: the SI's that have an exponent here, then declared ones.
    pub(crate) const fn base_at(&self, place: usize) -> Option<BaseQuantity> {
        if place >= 7 {
            return self.declared_at(place - 7);
        }
        if self.si[place].is_zero() { None } else { Some(BaseQuantity::SI[place]) }
    }

    /// The place-th declared base quantity of this dimension, for loops in `const`.
    pub(crate) const fn declared_at(&self, place: usize) -> Option<BaseQuantity> {
        let name = self.declared[place].0;
        if name.is_none() { None } else { Some(BaseQuantity(Base::Declared(name))) }
    }

    /// Whether this is the dimension of a pure number.
    ///
    /// ```
    /// # use dimensionless::Dimension;
    /// assert!(Dimension::ONE.is_one());
    /// ```
    #[must_use]
    pub const fn is_one(&self) -> bool {
        self.equals(&Self::ONE)
    }

    /// Whether two dimensions are equal, in `const`.
    ///
    /// ```
    /// # use dimensionless::Dimension;
    /// const SAME: bool = Dimension::ONE.equals(&Dimension::si([0; 7]));
    /// assert!(SAME);
    /// ```
    #[must_use]
    pub const fn equals(&self, other: &Self) -> bool {
        let mut i = 0;
        while i < 7 {
            if !self.si[i].equals(other.si[i]) {
                return false;
            }
            i += 1;
        }
        let mut i = 0;
        while i < Self::MAX_DECLARED {
            let (a, b) = (&self.declared[i], &other.declared[i]);
            if a.0.is_none() && b.0.is_none() {
                return true;
            }
            if a.0.compare(&b.0) != 0 || !a.1.equals(b.1) {
                return false;
            }
            i += 1;
        }
        true
    }

    /// `self · other^power`; the one operation behind product, quotient and power.
    ///
    /// ```
    /// # use dimensionless::{Dimension, Rational};
    /// let (length, time) = (Dimension::si([1, 0, 0, 0, 0, 0, 0]), Dimension::si([0, 0, 1, 0, 0, 0, 0]));
    /// assert_eq!(length.times_power(&time, Rational::integer(-1)).unwrap().to_string(), "L T⁻¹");
    /// ```
    #[must_use]
    pub const fn times_power(mut self, other: &Self, power: Rational) -> Option<Self> {
        let mut i = 0;
        while i < 7 + Self::MAX_DECLARED {
            let base = if i < 7 { Some(BaseQuantity::SI[i]) } else { other.declared_at(i - 7) };
            if let Some(base) = base {
                let Some(change) = other.exponent(base).checked_mul(power) else { return None };
                let Some(exponent) = self.exponent(base).checked_add(change) else { return None };
                let Some(next) = self.with(base, exponent) else { return None };
                self = next;
            }
            i += 1;
        }
        Some(self)
    }

    /// The dimension of a product of quantities; `None` on overflow.
    ///
    /// ```
    /// # use dimensionless::Dimension;
    /// let speed = Dimension::si([1, 0, -1, 0, 0, 0, 0]);
    /// assert_eq!(speed.product(&speed).unwrap().to_string(), "L² T⁻²");
    /// ```
    #[must_use]
    pub const fn product(self, other: &Self) -> Option<Self> {
        self.times_power(other, Rational::ONE)
    }

    /// The dimension of a quotient of quantities; `None` on overflow.
    ///
    /// ```
    /// # use dimensionless::Dimension;
    /// let speed = Dimension::si([1, 0, -1, 0, 0, 0, 0]);
    /// assert!(speed.quotient(&speed).unwrap().is_one());
    /// ```
    #[must_use]
    pub const fn quotient(self, other: &Self) -> Option<Self> {
        self.times_power(other, Rational::integer(-1))
    }

    /// The dimension of a power of a quantity; `None` on overflow.
    ///
    /// ```
    /// # use dimensionless::{Dimension, Rational};
    /// let area = Dimension::si([2, 0, 0, 0, 0, 0, 0]);
    /// assert_eq!(area.power(Rational::new(1, 4).unwrap()).unwrap().to_string(), "L^(1/2)");
    /// ```
    #[must_use]
    pub const fn power(&self, power: Rational) -> Option<Self> {
        Self::ONE.times_power(self, power)
    }
}

/// The error for exponents that left the exact range.
pub(crate) fn overflow() -> Error {
    Error::new(Code::Exponent, "an exponent of a dimension does not fit a 64-bit rational number")
}

impl PartialOrd for Dimension {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// By exponents in the order L, M, T, I, Θ, N, J, then by declared base quantities.
impl Ord for Dimension {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.si.cmp(&other.si).then_with(|| self.declared.cmp(&other.declared))
    }
}

/// Serialized as an object of exponents, each a string: `{"L":"1","T":"-1"}`.
impl serde::Serialize for Dimension {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter().map(|(base, exponent)| (base.key().to_owned(), exponent)))
    }
}

impl<'de> serde::Deserialize<'de> for Dimension {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let exponents = std::collections::BTreeMap::<String, Rational>::deserialize(deserializer)?;
        exponents.into_iter().try_fold(Self::ONE, |dimension, (key, exponent)| {
            BaseQuantity::from_key(&key)
                .and_then(|base| dimension.with(base, exponent))
                .ok_or_else(|| serde::de::Error::custom(format!("`{key}` cannot be a base quantity")))
        })
    }
}
