//! Base quantities: the seven of the SI, and declared ones under a short name.

use std::fmt;

use crate::constants::same;

/// The symbols of the SI's base quantities, in the order in which dimensions are shown.
pub(crate) const SI_SYMBOLS: [&str; 7] = ["L", "M", "T", "I", "Θ", "N", "J"];
/// The same as keys in plain ASCII, for JSON and for input.
pub(crate) const SI_KEYS: [&str; 7] = ["L", "M", "T", "I", "Theta", "N", "J"];

/// One base quantity: one of the SI's seven, or one that the user declared by name.
///
/// ```
/// use dimensionless::BaseQuantity;
/// assert_eq!(BaseQuantity::THERMODYNAMIC_TEMPERATURE.key(), "Theta");
/// assert_eq!(BaseQuantity::declare("rainwater").unwrap().key(), "rainwater");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BaseQuantity(pub(super) Base);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Base {
    Si(u8),
    Declared(Name),
}

/// A short name stored inline, padded with zeros, so that dimensions are `Copy` and work in `const`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Name([u8; Name::LENGTH]);

impl Name {
    const LENGTH: usize = 24;
    pub(super) const NONE: Self = Self([0; Self::LENGTH]);

    const fn new(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.is_empty() || bytes.len() > Self::LENGTH || !bytes[0].is_ascii_alphabetic() {
            return None;
        }
        let mut name = [0; Self::LENGTH];
        let mut i = 0;
        while i < bytes.len() {
            if !(bytes[i].is_ascii_alphanumeric() || bytes[i] == b'_') {
                return None;
            }
            name[i] = bytes[i];
            i += 1;
        }
        Some(Self(name))
    }

    const fn as_str(&self) -> &str {
        let mut length = 0;
        while length < Self::LENGTH && self.0[length] != 0 {
            length += 1;
        }
        match std::str::from_utf8(self.0.split_at(length).0) {
            Ok(text) => text,
            Err(_) => panic!("a name holds ASCII only: `new` checked it"),
        }
    }

    pub(super) const fn is_none(&self) -> bool {
        self.0[0] == 0
    }

    /// −1, 0 or 1 as `self` sorts before, with or behind `other`.
    pub(super) const fn compare(&self, other: &Self) -> i8 {
        let mut i = 0;
        while i < Self::LENGTH {
            if self.0[i] != other.0[i] {
                return if self.0[i] < other.0[i] { -1 } else { 1 };
            }
            i += 1;
        }
        0
    }
}

impl BaseQuantity {
    /// Length.
    pub const LENGTH: Self = Self(Base::Si(0));
    /// Mass.
    pub const MASS: Self = Self(Base::Si(1));
    /// Time.
    pub const TIME: Self = Self(Base::Si(2));
    /// Electric current.
    pub const ELECTRIC_CURRENT: Self = Self(Base::Si(3));
    /// Thermodynamic temperature.
    pub const THERMODYNAMIC_TEMPERATURE: Self = Self(Base::Si(4));
    /// Amount of substance.
    pub const AMOUNT_OF_SUBSTANCE: Self = Self(Base::Si(5));
    /// Luminous intensity.
    pub const LUMINOUS_INTENSITY: Self = Self(Base::Si(6));

    /// The seven base quantities of the SI.
    ///
    /// ```
    /// # use dimensionless::BaseQuantity;
    /// assert_eq!(BaseQuantity::SI.map(|base| base.to_string()).join(" "), "L M T I Θ N J");
    /// ```
    pub const SI: [Self; 7] = [
        Self::LENGTH,
        Self::MASS,
        Self::TIME,
        Self::ELECTRIC_CURRENT,
        Self::THERMODYNAMIC_TEMPERATURE,
        Self::AMOUNT_OF_SUBSTANCE,
        Self::LUMINOUS_INTENSITY,
    ];

    /// Declares a base quantity beyond the SI: an ASCII letter, then letters, digits or `_`, 24 characters at most.
    ///
    /// The keys of the SI's own base quantities (`L`, `M`, …) cannot be declared again: `None`.
    ///
    /// ```
    /// # use dimensionless::BaseQuantity;
    /// const BITS: BaseQuantity = BaseQuantity::declare("bits").unwrap();
    /// assert_eq!(BITS.to_string(), "bits");
    /// assert!(BaseQuantity::declare("L").is_none());
    /// ```
    #[must_use]
    pub const fn declare(name: &str) -> Option<Self> {
        let Some(name) = Name::new(name) else { return None };
        let mut i = 0;
        while i < 7 {
            if let Some(key) = Name::new(SI_KEYS[i])
                && key.compare(&name) == 0
            {
                return None;
            }
            i += 1;
        }
        Some(Self(Base::Declared(name)))
    }

    /// The key in plain ASCII: `L`, `M`, `T`, `I`, `Theta`, `N`, `J`, or the declared name.
    ///
    /// ```
    /// # use dimensionless::BaseQuantity;
    /// assert_eq!(BaseQuantity::MASS.key(), "M");
    /// ```
    #[must_use]
    pub const fn key(&self) -> &str {
        match &self.0 {
            Base::Si(index) => SI_KEYS[*index as usize],
            Base::Declared(name) => name.as_str(),
        }
    }

    /// Finds a base quantity by key or symbol; other names are declared.
    pub(crate) const fn from_key(key: &str) -> Option<Self> {
        let mut i = 0;
        while i < 7 {
            if same(SI_KEYS[i], key) || same(SI_SYMBOLS[i], key) {
                return Some(Self::SI[i]);
            }
            i += 1;
        }
        Self::declare(key)
    }

    /// What the base quantity is called in a sentence: `mass`, or the declared name.
    #[must_use]
    pub(crate) const fn noun(&self) -> &str {
        const NOUNS: [&str; 7] =
            ["length", "mass", "time", "electric current", "temperature", "amount of substance", "luminous intensity"];
        match &self.0 {
            Base::Si(index) => NOUNS[*index as usize],
            Base::Declared(name) => name.as_str(),
        }
    }

    /// The name of its base unit in the singular: `kilogram`, or the declared name.
    pub(crate) const fn unit_noun(&self) -> &str {
        const NOUNS: [&str; 7] = ["metre", "kilogram", "second", "ampere", "kelvin", "mole", "candela"];
        match &self.0 {
            Base::Si(index) => NOUNS[*index as usize],
            Base::Declared(name) => name.as_str(),
        }
    }

    /// The symbol of its coherent unit: `kg`, or the declared name.
    pub(crate) const fn unit_symbol(&self) -> &str {
        const SYMBOLS: [&str; 7] = ["m", "kg", "s", "A", "K", "mol", "cd"];
        match &self.0 {
            Base::Si(index) => SYMBOLS[*index as usize],
            Base::Declared(name) => name.as_str(),
        }
    }

    /// Whether two base quantities are the same, in `const`.
    pub(crate) const fn equals(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Base::Si(a), Base::Si(b)) => *a == *b,
            (Base::Declared(a), Base::Declared(b)) => a.compare(b) == 0,
            _ => false,
        }
    }
}

impl fmt::Display for BaseQuantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Base::Si(index) => f.write_str(SI_SYMBOLS[usize::from(index)]),
            Base::Declared(name) => f.write_str(name.as_str()),
        }
    }
}

impl fmt::Debug for BaseQuantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
