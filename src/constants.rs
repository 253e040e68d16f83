//! Physical constants by name, with their dimensions.
//!
//! Values: CODATA 2022 (Mohr et al., arXiv:2409.03787); exact ones by the SI's definition (SI brochure, 9th edition).

use crate::dimension::Dimension;
use crate::error::{Code, Error, Result};

/// A physical constant.
///
/// ```
/// use dimensionless::Constant;
/// let gravitation = Constant::find("G").unwrap();
/// assert_eq!(gravitation.dimension.to_string(), "L³ M⁻¹ T⁻²");
/// assert_eq!(gravitation.value, 6.674_30e-11);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Constant {
    /// The symbol by which it is asked for.
    pub symbol: &'static str,
    /// What it is.
    pub name: &'static str,
    /// The value in SI coherent units.
    pub value: f64,
    /// The unit of `value`, as a unit string.
    pub unit: &'static str,
    /// The dimension.
    pub dimension: Dimension,
}

const fn constant(
    symbol: &'static str,
    name: &'static str,
    value: f64,
    unit: &'static str,
    exponents: [i64; 7],
) -> Constant {
    Constant { symbol, name, value, unit, dimension: Dimension::si(exponents) }
}

/// All constants; those that repair most problems come first.
const CONSTANTS: &[Constant] = &[
    constant("g", "standard acceleration of free fall", 9.806_65, "m s^-2", [1, 0, -2, 0, 0, 0, 0]),
    constant("c", "speed of light in vacuum", 299_792_458.0, "m s^-1", [1, 0, -1, 0, 0, 0, 0]),
    constant("h", "Planck constant", 6.626_070_15e-34, "J s", [2, 1, -1, 0, 0, 0, 0]),
    constant("k_B", "Boltzmann constant", 1.380_649e-23, "J K^-1", [2, 1, -2, 0, -1, 0, 0]),
    constant("G", "Newtonian constant of gravitation", 6.674_30e-11, "m^3 kg^-1 s^-2", [3, -1, -2, 0, 0, 0, 0]),
    constant("R", "molar gas constant", 8.314_462_618_153_24, "J mol^-1 K^-1", [2, 1, -2, 0, -1, -1, 0]),
    constant("e", "elementary charge", 1.602_176_634e-19, "C", [0, 0, 1, 1, 0, 0, 0]),
    constant("eps_0", "vacuum electric permittivity", 8.854_187_818_8e-12, "F m^-1", [-3, -1, 4, 2, 0, 0, 0]),
    constant("mu_0", "vacuum magnetic permeability", 1.256_637_061_27e-6, "N A^-2", [1, 1, -2, -2, 0, 0, 0]),
    constant("sigma_SB", "Stefan–Boltzmann constant", 5.670_374_419_184_43e-8, "W m^-2 K^-4", [0, 1, -3, 0, -4, 0, 0]),
    constant("hbar", "reduced Planck constant", 1.054_571_817_646_156_4e-34, "J s", [2, 1, -1, 0, 0, 0, 0]),
    constant("N_A", "Avogadro constant", 6.022_140_76e23, "mol^-1", [0, 0, 0, 0, 0, -1, 0]),
    constant("F", "Faraday constant", 96_485.332_123_310_02, "C mol^-1", [0, 0, 1, 1, 0, -1, 0]),
    constant("m_e", "electron mass", 9.109_383_713_9e-31, "kg", [0, 1, 0, 0, 0, 0, 0]),
    constant("m_p", "proton mass", 1.672_621_925_95e-27, "kg", [0, 1, 0, 0, 0, 0, 0]),
    constant("m_u", "atomic mass constant", 1.660_539_068_92e-27, "kg", [0, 1, 0, 0, 0, 0, 0]),
    constant("a_0", "Bohr radius", 5.291_772_105_44e-11, "m", [1, 0, 0, 0, 0, 0, 0]),
    constant("c_2", "second radiation constant", 1.438_776_877e-2, "m K", [1, 0, 0, 0, 1, 0, 0]),
];

/// Other spellings of the symbols.
const ALIASES: [(&str, &str); 12] = [
    ("g_n", "g"),
    ("g0", "g"),
    ("c_0", "c"),
    ("c0", "c"),
    ("kB", "k_B"),
    ("k", "k_B"),
    ("eps0", "eps_0"),
    ("epsilon_0", "eps_0"),
    ("mu0", "mu_0"),
    ("sigma", "sigma_SB"),
    ("ħ", "hbar"),
    ("h_bar", "hbar"),
];

impl Constant {
    /// Finds a constant by its symbol, or by a common other spelling (`kB`, `eps0`, `sigma`).
    ///
    /// ```
    /// # use dimensionless::Constant;
    /// assert_eq!(Constant::find("kB"), Constant::find("k_B"));
    /// assert!(Constant::find("warp").is_none());
    /// ```
    #[must_use]
    pub const fn find(symbol: &str) -> Option<Self> {
        let mut symbol = symbol;
        let mut i = 0;
        while i < ALIASES.len() {
            if same(ALIASES[i].0, symbol) {
                symbol = ALIASES[i].1;
            }
            i += 1;
        }
        let mut i = 0;
        while i < CONSTANTS.len() {
            if same(CONSTANTS[i].symbol, symbol) {
                return Some(CONSTANTS[i]);
            }
            i += 1;
        }
        None
    }

    /// Like [`Constant::find`], with an error that lists what there is.
    pub(crate) fn named(symbol: &str) -> Result<Self> {
        Self::find(symbol).ok_or_else(|| {
            let known: Vec<&str> = CONSTANTS.iter().map(|constant| constant.symbol).collect();
            Error::new(Code::UnknownConstant, format!("no constant is called `{symbol}`")).help(format!(
                "the constants known by name are {}; any other needs a value with a unit, such as `{symbol}=\"1.25 kg/m^3\"`",
                known.join(", ")
            ))
        })
    }

    /// All constants known by name.
    ///
    /// ```
    /// # use dimensionless::Constant;
    /// assert!(Constant::all().iter().any(|constant| constant.symbol == "h"));
    /// ```
    #[must_use]
    pub const fn all() -> &'static [Self] {
        CONSTANTS
    }
}

/// Whether two texts are equal, in `const`.
pub(crate) const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}
