//! Choosing among the forms of one family that are fitted to the same rows.

use super::sample::Sample;

/// Residuals below this part of 1 + the largest response (of dimension one) are rounding error: two such fits are both
/// exact, and the one with fewer coefficients is right.
pub(crate) const EXACT: f64 = 1e-11;

/// The half width of a 95 % interval up to which a coefficient counts as determined (of dimension one): beyond it the law is not known
/// to a factor of ten, over a factor e of a group or one standard deviation of the rows on a tail.
pub(super) const DETERMINED: f64 = std::f64::consts::LN_10;

/// Schwarz's criterion n ln(Σ w e²/n) + p ln n for fits with p coefficients: the smallest is the best supported
/// (Schwarz 1978, Annals of Statistics 6, 461). Differences depend on residuals only, so neither on the basis of groups nor on
/// the scale monomial.
#[derive(Clone, Copy, Debug)]
pub(super) struct Criterion {
    rows: f64,
    /// The mean square of residuals that are rounding error, in squared units of the response.
    exact: f64,
}

impl Criterion {
    pub(super) fn new(sample: &Sample) -> Self {
        Self { rows: sample.rows() as f64, exact: sample.rounding().powi(2) }
    }

    /// The criterion of a fit, of dimension one up to a constant that all fits share.
    pub(super) fn of(&self, squared_residuals: f64, coefficients: usize) -> f64 {
        self.rows * (squared_residuals / self.rows).max(self.exact).ln() + coefficients as f64 * self.rows.ln()
    }
}
