//! Laws that cannot depend on the choice of units: an exact Buckingham-Π solver that rustc itself runs, and regression
//! that sees nothing but dimensionless numbers and gives typed quantities back.
//!
//! ```
//! use dimensionless::{FitOptions, Inputs, Table, TableLaw, Variable};
//!
//! let falls = Table::from_csv("fall [s],height [cm]\n0.4515,100\n0.6386,200\n0.7821,300\n")?;
//! let inputs = Inputs::all().constant(Variable::named_constant("g")?);
//! let law = TableLaw::fit(&falls.problem("fall", &inputs)?, &falls, &FitOptions::default())?;
//! assert_eq!(law.formula(), "fall = 1.414 · height^(1/2) g^(-1/2)");
//! # Ok::<(), dimensionless::Error>(())
//! ```
//!
//! # One core, two doors
//!
//! * Data in files: [`Table`] reads columns with units, [`Table::problem`] states the [`Problem`], [`TableLaw`] fits and
//!   predicts.
//! * Structs of `uom` quantities: [`derive@Record`] solves for the Π groups while rustc compiles, [`Law`] fits and predicts
//!   quantities of a type. [`Pi`] and [`Groups`] are numbers that only a record's basis makes, [`derive@Quantity`] gives a
//!   type base quantities of its own, and `assert_covariant` (feature `proptest`) tests any function of a record.
//!
//! Groups are found, or declared: [`PiBasis::with_declared`], `#[record(group(…))]`. [`similitude`] says how a model of a
//! record scales.
//!
//! Both end in the same values: [`Problem`] → [`PiBasis`] → features → law. The solver is one set of `const fn`s, so the
//! doors cannot disagree. A [`Dimension`] has exact rational exponents ([`Rational`]) over the SI's base quantities and
//! declared ones ([`BaseQuantity`]); [`Units`] reads unit strings.
//!
//! # What it does not do
//!
//! It does not know which quantities matter, and covariance says nothing about values of Π groups that were never measured:
//! every prediction says how far outside the trained domain it is. There is no way to fit raw columns with dimensions.
//! What compiles and is wrong all the same has a page of its own: [`what_the_types_do_not_protect_you_from`].

// The derive's output names this crate by its own name.
extern crate self as dimensionless;

mod constants;
#[cfg(feature = "proptest")]
mod covariance;
mod dimension;
mod discover;
mod error;
mod features;
mod header;
mod latex;
mod lattice;
mod law;
mod pi;
mod quantity;
mod rational;
mod record;
mod refusal;
mod regression;
mod table;
mod text;
mod unit;

pub use constants::Constant;
#[cfg(feature = "proptest")]
pub use covariance::{Rescaling, assert_covariant, records, rescalings};
pub use dimension::{BaseQuantity, Dimension};
pub use dimensionless_derive::{Quantity, Record};
pub use discover::{
    ConstantClass, ConstantValue, Convention, DiscoverOptions, Discovery, InputUse, NamedValue, Need, Searched,
    discover, discover_with_progress,
};
pub use error::{Code, Error, Location, Result};
pub use law::{
    Against, Collinearity, Combination, ConstraintTest, Diagnostics, Distances, Export, Exported, FitOptions,
    FreeExponent, GroupChoice, Influence, Law, NullTest, Prediction, Predictions, Quality, RowDiagnostics, TableLaw,
    Trend, Untested, Verdict, Weights,
};
pub use pi::{
    BasesCount, Clearing, Explanation, PiBasis, PiGroup, PivotStep, Problem, RepeatingBases, RepeatingChoice,
    RowOperation, Scale, Sign, Similar, Similarity, Similitude, Variable, similitude,
};
pub use quantity::Quantity;
pub use rational::Rational;
pub use record::{Field, FieldOf, Groups, Kind, Pi, Record};
pub use regression::{
    Coefficient, CrossValidation, Learned, Loss, ModelChoice, Regressor, Robust, Score, Smoothness, TrainingRows,
};
pub use table::{Column, Inputs, ReadOptions, Table, TableFile};
pub use unit::{Unit, UnitEntry, Units};

/// What the derive's output and the program call; no part of the public interface.
#[doc(hidden)]
pub mod __private {
    /// Names and texts in LaTeX.
    pub mod latex {
        pub use crate::dimension::SUPERSCRIPTS;
        pub use crate::latex::{escaped, name, name_part, plain};
    }
    pub use crate::pi::{FixedBasis, FixedScale, MAX_FIELDS, declared_or_solved, reach, solve};
    pub use crate::record::{
        Below, KindOf, Part, Product, Unmarked, check_constant, check_kinds, check_nested, check_stated, check_target,
        check_used, check_used_between, constant, count, declare, dotted_names, evaluate, exponent, exponents, flatten,
        groups, length_of_names, similar, starts, stated, write_constants,
    };
    pub use crate::refusal::{Refusal, refuse};
}

#[doc = include_str!("../docs/what_the_types_do_not_protect_you_from.md")]
pub mod what_the_types_do_not_protect_you_from {}

/// The README's program runs as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// So do the programs of the guide.
#[cfg(doctest)]
#[doc = include_str!("../docs/dimensional_analysis_in_ten_minutes.md")]
struct Guide;
