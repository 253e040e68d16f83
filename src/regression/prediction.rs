//! What a fit reports: coefficients, predictions and scores.

use serde::{Deserialize, Serialize};

/// A fitted coefficient with its standard error and 95 % interval.
///
/// The interval is `value ± t · standard_error`, t the quantile of Student's t for the degrees of freedom of the residuals.
/// All numbers are in units of the response per unit of the feature: of dimension one.
///
/// ```
/// use dimensionless::Coefficient;
/// let exponent = Coefficient {
///     name: "Re".into(), value: -0.25, standard_error: 0.01, lower: -0.27, upper: -0.23, identifiable: true,
/// };
/// assert!(exponent.lower < exponent.value && exponent.value < exponent.upper);
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Coefficient {
    /// The text of the group, or `intercept`, or `constant`.
    pub name: String,
    /// The estimate.
    pub value: f64,
    /// The standard error of the estimate.
    pub standard_error: f64,
    /// The lower end of the 95 % interval.
    pub lower: f64,
    /// The upper end of the 95 % interval.
    pub upper: f64,
    /// Whether the training rows determine it: false where groups never vary, or only together.
    pub identifiable: bool,
}

impl Coefficient {
    pub(crate) fn new(name: &str, value: f64, standard_error: f64, quantile: f64, identifiable: bool) -> Self {
        let half = quantile * standard_error;
        Self { name: name.into(), value, standard_error, lower: value - half, upper: value + half, identifiable }
    }
}

/// The predicted response of one row, with its interval and its distance from the trained domain.
///
/// A new response lies within `mean ± half_width` at the level that was asked for, if the model holds there.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Prediction {
    /// The response, such as ln(y/scale): of dimension one.
    pub(crate) mean: f64,
    /// Half the width of the interval for a new response, in units of the response.
    pub(crate) half_width: f64,
    /// How far the row is outside the trained domain, in standard deviations of the training rows; 0 inside. A step in a direction
    /// in which the training rows never vary counts by its length in ln Π, and no interval covers what it may do.
    pub(crate) outside: f64,
}

/// How one candidate did in cross-validation.
///
/// ```
/// use dimensionless::Score;
/// let score = Score {
///     model: "power law".into(), parameters: 2.0, squared_error: Some(0.04), standard_error: Some(0.01), ..Score::default()
/// };
/// assert_eq!(score.cv_rmse(), Some(0.2));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// The name of the model.
    pub model: String,
    /// The groups that it depends on, where candidates differ in them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub groups: Option<String>,
    /// The number of fitted coefficients, or the effective degrees of freedom of a smoother.
    pub parameters: f64,
    /// The mean squared error of rows that the fit has not seen, in squared units of the response.
    pub squared_error: Option<f64>,
    /// The standard error of `squared_error` over the folds.
    pub standard_error: Option<f64>,
    /// The root mean squared error at the ends of the inputs and of labels that were held out, in units of the response.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extrapolation: Option<f64>,
    /// Why the candidate was not eligible, when it was not.
    pub reason: Option<String>,
}

impl Score {
    /// The root of the mean squared error of unseen rows, in units of the response.
    ///
    /// ```
    /// # use dimensionless::Score;
    /// let reason = Some("no group varies".to_string());
    /// let score = Score { model: "power law".into(), parameters: 1.0, reason, ..Score::default() };
    /// assert_eq!(score.cv_rmse(), None);
    /// ```
    #[must_use]
    pub fn cv_rmse(&self) -> Option<f64> {
        self.squared_error.map(f64::sqrt)
    }
}
