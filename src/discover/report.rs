//! What a search found, as data.

use serde::Serialize;

use super::Convention;
use crate::constants::Constant;
use crate::dimension::Dimension;
use crate::regression::Loss;

/// The search for a missing constant, and what it found.
///
/// ```
/// # use dimensionless::{Convention, DiscoverOptions, Inputs, Table, discover};
/// let planets = Table::read("examples/data/solar_system.csv")?;
/// let options = DiscoverOptions { convention: Some(Convention::Coefficient(6.283)), ..DiscoverOptions::default() };
/// let found = discover(&planets.problem("period", &Inputs::all())?, &planets, &options)?;
/// assert!(found.is_discovery && found.margin.unwrap() > 100.0 && found.p_value == 0.01);
/// assert!(found.to_string().starts_with("a constant is missing: [L³ M⁻¹ T⁻²]; known by name: G"));
/// # Ok::<(), dimensionless::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Discovery {
    /// The classes of dimensions that the rows tell apart, in the order of their errors.
    pub classes: Vec<ConstantClass>,
    /// The error of unseen rows of the law without a further constant; `None` where the inputs do not reach the target.
    pub without: Option<f64>,
    /// The error of the runner-up over that of the first class; the law without a further constant runs too. `None` where nothing else runs.
    pub margin: Option<f64>,
    /// The error of unseen rows of a power law in the inputs themselves, which no dimension constrains; `None` where an input
    /// that varies may be zero.
    pub free: Option<f64>,
    /// Whether that is better than the first class by a factor of 1.5: then the right constant is not among those that were tried.
    pub falls_short: bool,
    /// The part of searches with shuffled rows that end as well.
    pub p_value: f64,
    /// Whether a constant was found: the p-value is at most 0.05, the margin at least 1.5, and no power law in the inputs themselves does better by
    /// such a factor.
    pub is_discovery: bool,
    /// Whether the inputs reach the target.
    pub is_reachable: bool,
    /// The groups of the inputs that vary, as products.
    pub varying_groups: Vec<String>,
    /// The known constants, by name.
    pub known: Vec<String>,
    /// Inputs that vary.
    pub varying: Vec<String>,
    /// Inputs that never vary, which count as known constants.
    pub never_varying: Vec<String>,
    /// What is predicted, for messages: `ln drag` or `drag/scale`.
    pub response: String,
    /// What the errors are of.
    pub loss: Loss,
    /// The number of rows, and of those that were compared.
    pub rows: (usize, usize),
    /// How rows were held out, in words.
    pub cross_validation: String,
    /// The dimensions in the box: those with a class, those in the span of the known constants, and those that make no group.
    pub searched: Searched,
    /// The value under the convention that was asked for.
    pub value: Option<ConstantValue>,
    /// Why there is no value although a convention was asked for.
    pub no_value: Option<String>,
    /// What the law loses without each input; empty where no law is there.
    pub inputs: Vec<InputUse>,
    /// The search for a second constant, with the first class known.
    pub second: Option<Box<Discovery>>,
}

/// How many dimensions a search looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Searched {
    /// The symbols of the base quantities whose exponents were varied.
    pub bases: Vec<String>,
    /// The largest exponent.
    pub exponents: u32,
    /// The common denominator of the exponents.
    pub denominator: u32,
    /// Dimensions in some class.
    pub in_classes: usize,
    /// Dimensions that known constants have, too: such a constant makes no group that varies.
    pub known: usize,
    /// Dimensions that make no group and do not help to reach the target.
    pub idle: usize,
    /// Classes that these rows cannot judge: too few rows, or a group that varies only with others.
    pub not_judged: usize,
}

impl Searched {
    /// How many dimensions the box holds, without the dimension one.
    ///
    /// ```
    /// use dimensionless::Searched;
    /// let bases = vec!["L".to_owned(), "T".to_owned()];
    /// let searched =
    ///     Searched { bases, exponents: 1, denominator: 1, in_classes: 4, known: 2, idle: 2, not_judged: 0 };
    /// assert_eq!(searched.all(), 3 * 3 - 1);
    /// ```
    #[must_use]
    pub fn all(&self) -> usize {
        self.in_classes + self.known + self.idle
    }
}

/// Dimensions that the rows cannot tell apart: n times the simplest one plus whatever known constants have, n ≠ 0.
///
/// ```
/// # use dimensionless::{Convention, DiscoverOptions, Inputs, Table, discover};
/// let planets = Table::read("examples/data/solar_system.csv")?;
/// let options = DiscoverOptions { convention: Some(Convention::Coefficient(6.283)), ..DiscoverOptions::default() };
/// let found = discover(&planets.problem("period", &Inputs::all())?, &planets, &options)?;
/// assert_eq!(found.classes[0].named[0].symbol, "G");
/// assert!(found.classes[0].cv_rmse < 0.01 && found.classes[1].cv_rmse > 1.0);
/// # Ok::<(), dimensionless::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct ConstantClass {
    /// The simplest dimension.
    pub simplest: Dimension,
    /// What a quantity of that dimension is called, with its article.
    pub name: Option<&'static str>,
    /// Constants known by name that belong to the class.
    pub named: Vec<Constant>,
    /// How many dimensions of the box belong to the class.
    pub members_in_box: usize,
    /// The root mean squared error of unseen rows, in units of the response.
    pub cv_rmse: f64,
    /// The family that reached it.
    pub model: String,
}

/// The value that a convention fixes, in SI coherent units, with its 95 % interval.
///
/// ```
/// # use dimensionless::{Convention, DiscoverOptions, Inputs, Table, discover};
/// let planets = Table::read("examples/data/solar_system.csv")?;
/// let options = DiscoverOptions { convention: Some(Convention::Coefficient(6.283)), ..DiscoverOptions::default() };
/// let found = discover(&planets.problem("period", &Inputs::all())?, &planets, &options)?;
/// let value = found.value.unwrap();
/// assert!(value.lower < value.value && value.value < value.upper);
/// # Ok::<(), dimensionless::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct ConstantValue {
    /// The convention.
    pub convention: Convention,
    /// The dimension: the simplest one of the class.
    pub dimension: Dimension,
    /// The value.
    pub value: f64,
    /// The lower end of the interval.
    pub lower: f64,
    /// The upper end of the interval.
    pub upper: f64,
    /// The same for constants known by name: the one whose known value is nearest comes first.
    pub named: Vec<NamedValue>,
}

/// What a value means for a constant known by name, in SI coherent units.
///
/// ```
/// # use dimensionless::{Convention, DiscoverOptions, Inputs, Table, discover};
/// let planets = Table::read("examples/data/solar_system.csv")?;
/// let options = DiscoverOptions { convention: Some(Convention::Coefficient(6.283)), ..DiscoverOptions::default() };
/// let found = discover(&planets.problem("period", &Inputs::all())?, &planets, &options)?;
/// let gravitation = &found.value.unwrap().named[0];
/// assert!((gravitation.value / gravitation.constant.value - 1.0).abs() < 0.01);
/// # Ok::<(), dimensionless::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct NamedValue {
    /// The constant, with its known value.
    pub constant: Constant,
    /// How it is made of the missing constant `X` and known ones.
    pub product: String,
    /// The value by the convention.
    pub value: f64,
    /// The lower end of its 95 % interval.
    pub lower: f64,
    /// The upper end of its 95 % interval.
    pub upper: f64,
}

/// What the law loses without an input.
///
/// ```
/// # use dimensionless::{Convention, DiscoverOptions, Inputs, Table, discover};
/// let planets = Table::read("examples/data/solar_system.csv")?;
/// let options = DiscoverOptions { convention: Some(Convention::Coefficient(6.283)), ..DiscoverOptions::default() };
/// let found = discover(&planets.problem("period", &Inputs::all())?, &planets, &options)?;
/// assert_eq!(found.inputs[0].name, "primary_mass");
/// # Ok::<(), dimensionless::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct InputUse {
    /// The input.
    pub name: String,
    /// Whether it is needed.
    pub need: Need,
    /// The error of unseen rows without it, where a law is left.
    pub cv_rmse: Option<f64>,
}

/// Whether an input is needed.
///
/// ```
/// # use dimensionless::{Convention, DiscoverOptions, Inputs, Need, Table, discover};
/// let planets = Table::read("examples/data/solar_system.csv")?;
/// let options = DiscoverOptions { convention: Some(Convention::Coefficient(6.283)), ..DiscoverOptions::default() };
/// let found = discover(&planets.problem("period", &Inputs::all())?, &planets, &options)?;
/// assert_eq!(found.inputs[0].need, Need::CarriesTheTarget);
/// # Ok::<(), dimensionless::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Need {
    /// It enters no group and no scale, whatever the rows say.
    EntersNothing,
    /// The law does as well without it: within one standard error.
    Dispensable,
    /// The law is worse without it.
    Matters,
    /// Without it the target is out of reach.
    CarriesTheTarget,
    /// It is part of the scale of a target that may be zero: errors with and without it do not compare.
    InTheScale,
    /// It has one value in all rows, so they cannot tell.
    NeverVaries,
}
