//! Sign classes: what is known of the sign of a quantity.

/// What is known of the sign of a variable.
///
/// Logarithms and fractional or negative powers need strictly positive quantities, so variables of the other classes
/// appear in Π groups with non-negative whole exponents only, and never in the scale of the target.
///
/// ```
/// use dimensionless::{Problem, Sign};
/// let problem = Problem::parse("force [N] ~ charge [C], field [V/m]").unwrap();
/// assert_eq!(problem.variables()[0].sign(), Sign::Positive);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sign {
    /// Strictly positive: the default.
    #[default]
    Positive,
    /// Positive or zero.
    Nonnegative,
    /// Of any sign.
    Signed,
}

impl Sign {
    /// Whether logarithms and any powers are allowed.
    pub(crate) const fn is_positive(self) -> bool {
        matches!(self, Sign::Positive)
    }
}
