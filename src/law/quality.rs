//! What a law says of itself and of new rows: its errors, and predictions with intervals.

use crate::regression::{Loss, Score};

/// How good a fit is. Errors are of ln target for [`Loss::Log`], and of target/scale otherwise: of dimension one.
///
/// ```
/// # use dimensionless::{FitOptions, Inputs, Table, TableLaw};
/// # let table = Table::from_csv("area [m^2],side [m]\n1.1,1\n3.9,2\n9.1,3\n").unwrap();
/// let law = TableLaw::fit(&table.problem("area", &Inputs::all()).unwrap(), &table, &FitOptions::default()).unwrap();
/// assert!(law.quality().cv_rmse.unwrap() > law.quality().train_rmse);
/// ```
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Quality {
    /// The number of rows.
    pub rows: usize,
    /// The number of fitted coefficients, or the effective degrees of freedom of a smoother (of dimension one).
    pub coefficients: f64,
    /// The root mean squared error of rows that the fit had not seen; `None` where nothing could be held out.
    pub cv_rmse: Option<f64>,
    /// The root mean squared residual of the rows of the fit.
    pub train_rmse: f64,
    /// 1 − (squared error of unseen rows)/(variance of the response); `None` for a constant response.
    pub cv_r2: Option<f64>,
    /// What was minimised.
    pub loss: Loss,
    /// How rows were held out, in words.
    pub cross_validation: String,
    /// All candidates, the simplest first.
    pub leaderboard: Vec<Score>,
}

/// Predicted values of the target, row by row, in SI coherent units.
///
/// ```
/// # use dimensionless::Predictions;
/// let predictions = Predictions { values: vec![1.0], lower: vec![0.9], upper: vec![1.2], outside: vec![0.0] };
/// assert_eq!(predictions.outside_rows(), 0);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Predictions {
    /// The predicted values: medians where ln target was learned.
    pub values: Vec<f64>,
    /// Lower ends of the intervals for a new measurement.
    pub lower: Vec<f64>,
    /// Upper ends of the intervals for a new measurement.
    pub upper: Vec<f64>,
    /// 0 inside the trained domain, else how far out, in standard deviations of the training rows (of dimension one).
    pub outside: Vec<f64>,
}

impl Predictions {
    /// How many rows are outside the trained domain.
    ///
    /// ```
    /// # use dimensionless::Predictions;
    /// let (values, lower, upper) = (vec![1.0, 2.0], vec![0.9, 1.5], vec![1.1, 2.7]);
    /// let predictions = Predictions { values, lower, upper, outside: vec![0.0, 3.2] };
    /// assert_eq!(predictions.outside_rows(), 1);
    /// ```
    #[must_use]
    pub fn outside_rows(&self) -> usize {
        self.outside.iter().filter(|&&outside| outside > 0.0).count()
    }
}
