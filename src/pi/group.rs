//! Products of powers with names: Π groups and scales.

use std::fmt;

use super::catalogue::{Recognised, Recognition, recognise};
use super::problem::Problem;
use crate::dimension::write_exponent;
use crate::rational::Rational;

/// One Π group: whole exponents, one for each input of its problem.
///
/// ```
/// use dimensionless::Problem;
/// let basis = Problem::parse("speed [m/s], length [m], g [m/s^2]").unwrap().solve().unwrap();
/// let froude = &basis.groups()[0];
/// assert_eq!((froude.to_string().as_str(), froude.exponents()), ("speed²/(g·length)", &[2, -1, -1][..]));
/// assert_eq!((froude.name(), froude.symbol().as_deref()), (Some("Froude number"), Some("Fr²")));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct PiGroup {
    exponents: Vec<i64>,
    /// The inputs in the order in which they are shown, with their names.
    shown: Vec<(usize, String)>,
    name: Option<&'static str>,
    symbol: Option<String>,
    /// Which power of the named number the group is.
    power: Option<Rational>,
    meaning: Option<&'static str>,
    factor: Option<&'static str>,
    others: Vec<&'static str>,
}

impl PiGroup {
    pub(super) fn new(problem: &Problem, exponents: Vec<i64>, recognition: &Recognition) -> Self {
        let found = recognition.certain();
        let order: Vec<usize> = match &found {
            Some(found) => found.order().collect(),
            None => (0..exponents.len()).filter(|&place| exponents[place] != 0).collect(),
        };
        let shown = order.into_iter().map(|place| (place, problem.variables()[place].name().to_owned())).collect();
        let symbol = found.map(|found| power_of(found.number.symbol, found.power));
        let number = found.map(|found| found.number);
        Self {
            exponents,
            shown,
            name: number.map(|number| number.name),
            symbol,
            power: found.map(|found| found.power),
            meaning: number.map(|number| number.meaning),
            factor: found.map(|found| found.factor).filter(|&factor| factor != "1"),
            others: {
                let aliases = number.map_or(&[][..], |number| number.aliases);
                aliases.iter().copied().chain(recognition.others().map(|found| found.number.name)).collect()
            },
        }
    }

    /// The same group with a symbol of the user's, which goes before the catalogue's. The name stays if the symbol says
    /// the same power of the number: the inverse of a Reynolds number is none.
    #[must_use]
    pub(crate) fn with_symbol(self, symbol: &str) -> Self {
        let power = self.power.map(|power| power_of("", power)).unwrap_or_default();
        let named = if power.is_empty() { !symbol.ends_with(is_power) } else { symbol.ends_with(&power) };
        let own = Self { symbol: Some(symbol.to_owned()), ..self };
        if named { own } else { Self { name: None, meaning: None, factor: None, others: Vec::new(), ..own } }
    }

    /// The groups, of which a symbol belongs to the first one only.
    pub(super) fn with_symbols_once(mut groups: Vec<Self>) -> Vec<Self> {
        for place in 1..groups.len() {
            if groups[..place].iter().any(|earlier| earlier.symbol == groups[place].symbol) {
                groups[place].symbol = None;
            }
        }
        groups
    }

    /// The exponents in the order of the problem's inputs.
    ///
    /// ```
    /// # use dimensionless::Problem;
    /// let basis = Problem::parse("density [kg/m^3], speed [m/s], size [m], viscosity [Pa s]").unwrap().solve().unwrap();
    /// assert_eq!(basis.groups()[0].exponents(), [1, 1, 1, -1]);
    /// ```
    #[must_use]
    pub fn exponents(&self) -> &[i64] {
        &self.exponents
    }

    /// The exponents with the names, in the order in which the group is shown.
    ///
    /// ```
    /// # use dimensionless::Problem;
    /// let basis = Problem::parse("a [m], b [m]").unwrap().solve().unwrap();
    /// assert_eq!(basis.groups()[0].factors().collect::<Vec<_>>(), [("a", 1), ("b", -1)]);
    /// ```
    pub fn factors(&self) -> impl Iterator<Item = (&str, i64)> {
        self.shown.iter().map(|(place, name)| (name.as_str(), self.exponents[*place]))
    }

    /// The name of the number that this group is, up to a power: `Reynolds number`.
    ///
    /// ```
    /// # use dimensionless::Problem;
    /// let basis = Problem::parse("density [kg/m^3], speed [m/s], size [m], viscosity [Pa s]").unwrap().solve().unwrap();
    /// assert_eq!(basis.groups()[0].name(), Some("Reynolds number"));
    /// ```
    #[must_use]
    pub fn name(&self) -> Option<&'static str> {
        self.name
    }

    /// The symbol with the power that makes the exponents whole: `Re`, `Fr²`.
    ///
    /// ```
    /// # use dimensionless::Problem;
    /// let basis = Problem::parse("density [kg/m^3], speed [m/s], size [m], viscosity [Pa s]").unwrap().solve().unwrap();
    /// assert_eq!(basis.groups()[0].symbol().as_deref(), Some("Re"));
    /// ```
    #[must_use]
    pub fn symbol(&self) -> Option<String> {
        self.symbol.clone()
    }

    /// What the named number compares: `inertia / viscosity`.
    ///
    /// ```
    /// # use dimensionless::Problem;
    /// let basis = Problem::parse("density [kg/m^3], speed [m/s], size [m], viscosity [Pa s]").unwrap().solve().unwrap();
    /// assert_eq!(basis.groups()[0].meaning(), Some("inertia / viscosity"));
    /// ```
    #[must_use]
    pub fn meaning(&self) -> Option<&'static str> {
        self.meaning
    }

    /// What the product is multiplied by in the usual definition of the number, where it is not 1.
    ///
    /// ```
    /// # use dimensionless::Problem;
    /// let problem = "drag [N], density [kg/m^3], speed [m/s], area [m^2]";
    /// let basis = Problem::parse(problem).unwrap().solve().unwrap();
    /// let group = &basis.groups()[0];
    /// assert_eq!((group.name(), group.factor()), (Some("drag coefficient"), Some("2")));
    /// ```
    #[must_use]
    pub fn factor(&self) -> Option<&'static str> {
        self.factor
    }

    /// The other names of the number; without a [`name`](Self::name), the numbers that the group may be: its dimensions
    /// fit, and the names of its variables do not decide.
    ///
    /// ```
    /// # use dimensionless::Problem;
    /// let basis = Problem::parse("a [m^2/s], b [m^2/s]").unwrap().solve().unwrap();
    /// let group = &basis.groups()[0];
    /// assert_eq!(group.name(), None);
    /// assert!(group.candidates().any(|name| name == "Prandtl number"));
    /// ```
    pub fn candidates(&self) -> impl Iterator<Item = &'static str> {
        self.others.iter().copied()
    }

    /// The symbol, or the product itself where there is none.
    #[must_use]
    pub(crate) fn label(&self) -> String {
        self.symbol.clone().unwrap_or_else(|| self.to_string())
    }
}

fn is_power(c: char) -> bool {
    "⁻⁰¹²³⁴⁵⁶⁷⁸⁹)".contains(c)
}

/// A symbol with a power behind it: `Fr²`, `(L/eta)⁴`.
pub(super) fn power_of(symbol: &str, power: Rational) -> String {
    let is_quotient = symbol.contains(['/', '*', ' ']) && power != Rational::ONE;
    let mut text = if is_quotient { format!("({symbol})") } else { symbol.to_owned() };
    // Writing into a string cannot fail.
    let _ = write_exponent(&mut text, power);
    text
}

impl fmt::Display for PiGroup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = |sign: i64| -> Vec<String> {
            let factors = self.factors().filter(|(_, exponent)| exponent.signum() == sign);
            factors
                .map(|(name, exponent)| {
                    let mut factor = name.to_owned();
                    let _ = write_exponent(&mut factor, Rational::integer(exponent.abs()));
                    factor
                })
                .collect()
        };
        let (up, down) = (side(1), side(-1));
        let up = if up.is_empty() { "1".to_owned() } else { up.join("·") };
        match down.as_slice() {
            [] => f.write_str(&up),
            [one] => write!(f, "{up}/{one}"),
            _ => write!(f, "{up}/({})", down.join("·")),
        }
    }
}

/// The scale of a target: exact rational exponents, one for each input of its problem.
///
/// ```
/// use dimensionless::Problem;
/// let problem = Problem::parse("period [d] ~ mass [kg], axis [km], G [m^3/(kg s^2)]").unwrap();
/// let scale = problem.solve().unwrap().scale().unwrap();
/// assert_eq!(scale.to_string(), "axis^(3/2) mass^(-1/2) G^(-1/2)");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    exponents: Vec<Rational>,
    shown: Vec<(usize, String)>,
    name: Option<&'static str>,
}

/// Finds the named number that target / scale is, where the exponents are whole.
fn recognise_scaled(problem: &Problem, exponents: &[Rational]) -> Option<Recognised> {
    problem.target()?;
    let whole = exponents.iter().map(|exponent| exponent.is_integer().then(|| -exponent.numerator()));
    let whole = whole.chain([Some(1)]).collect::<Option<Vec<i64>>>()?;
    recognise(&problem.tags_with_target(), &whole).certain()
}

impl Scale {
    /// Where target / scale is a named number, the order is that of its definition. Else larger exponents come first,
    /// constants before other inputs, and then the order of the inputs decides.
    pub(super) fn new(problem: &Problem, exponents: Vec<Rational>) -> Self {
        let mut order: Vec<usize> = (0..exponents.len()).filter(|&place| !exponents[place].is_zero()).collect();
        let found = recognise_scaled(problem, &exponents);
        match &found {
            Some(found) => order = found.order().filter(|&place| place < exponents.len()).collect(),
            None => order.sort_by_key(|&place| {
                (std::cmp::Reverse(exponents[place]), problem.variables()[place].constant().is_none())
            }),
        }
        let shown = order.into_iter().map(|place| (place, problem.variables()[place].name().to_owned())).collect();
        Self {
            exponents,
            shown,
            name: found.filter(|found| found.power.numerator() > 0).map(|found| found.number.name),
        }
    }

    /// The name of the number that the target divided by the scale is: `Newton number`.
    ///
    /// ```
    /// # use dimensionless::Problem;
    /// let problem = Problem::parse("drag [N] ~ speed [m/s], diameter [m], density [kg/m^3]").unwrap();
    /// assert_eq!(problem.solve().unwrap().scale().unwrap().name(), Some("Newton number"));
    /// ```
    #[must_use]
    pub fn name(&self) -> Option<&'static str> {
        self.name
    }

    /// The exponents in the order of the problem's inputs.
    ///
    /// ```
    /// # use dimensionless::{Problem, Rational};
    /// let scale = Problem::parse("side [m] ~ mass [kg], area [m^2]").unwrap().solve().unwrap().scale().unwrap();
    /// assert_eq!(scale.exponents(), [Rational::ZERO, Rational::new(1, 2).unwrap()]);
    /// ```
    #[must_use]
    pub fn exponents(&self) -> &[Rational] {
        &self.exponents
    }

    /// The exponents other than zero with the names, in the order in which the scale is shown.
    ///
    /// ```
    /// # use dimensionless::{Problem, Rational};
    /// let scale = Problem::parse("area [m^2] ~ side [m]").unwrap().solve().unwrap().scale().unwrap();
    /// assert_eq!(scale.factors().collect::<Vec<_>>(), [("side", Rational::integer(2))]);
    /// ```
    pub fn factors(&self) -> impl Iterator<Item = (&str, Rational)> {
        self.shown.iter().map(|(place, name)| (name.as_str(), self.exponents[*place]))
    }
}

impl fmt::Display for Scale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.shown.is_empty() {
            return f.write_str("1");
        }
        for (i, (name, exponent)) in self.factors().enumerate() {
            if i > 0 {
                f.write_str(" ")?;
            }
            f.write_str(name)?;
            write_exponent(f, exponent)?;
        }
        Ok(())
    }
}
