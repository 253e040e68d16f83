//! What single rows decide: leverage, studentised residuals and Cook's distance.
//!
//! For a fit that is linear in its coefficients all follow from the leverage h of a row, without fitting again (Cook &
//! Weisberg 1982, "Residuals and influence in regression", §2.2 and §3.1); and for a smoother, its penalty or its kernel held, from
//! what the row has in the fitted values, see [`crate::regression::Share`].

use serde::Serialize;

use super::Trained;
use super::fisher::upper_tail;
use crate::regression::Share;

/// A row with a leverage closer to 1 than this (of dimension one) decides a coefficient alone.
const FREE: f64 = 1e-9;
/// Fewer degrees of freedom than one, up to rounding, tell nothing of the scatter.
const WHOLE: f64 = 1.0 - 1e-9;
/// Residuals count as outlying below this chance of so large a one among all rows (of dimension one).
const LEVEL: f64 = 0.05;

/// What a fit says of one of its rows.
///
/// ```
/// use dimensionless::{FitOptions, Inputs, Table, TableLaw};
/// let table = Table::from_csv("area [m^2],side [m]\n1.1,1\n3.9,2\n9.1,3\n32,4\n")?;
/// let law = TableLaw::fit(&table.problem("area", &Inputs::all())?, &table, &FitOptions::default())?;
/// let last = &law.diagnose(&table, None)?.rows[3];
/// let influence = last.influence.as_ref().unwrap();
/// assert!((influence.leverage - 0.25).abs() < 1e-12 && (influence.held_out - last.residual / 0.75).abs() < 1e-12);
/// assert!(influence.is_outlier());
/// # Ok::<(), dimensionless::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RowDiagnostics {
    /// The measured minus the fitted response: of ln target, or of target/scale; not times a weight.
    pub residual: f64,
    /// What the row decides; `None` for families whose fitted values are not linear in the responses, for exact fits, and for a
    /// row that decides a coefficient alone.
    pub influence: Option<Influence>,
}

/// What one row decides of a fit that is linear in the responses; all of dimension one. The penalty of a ridge polynomial and the
/// kernel of a smoother are those of all rows.
///
/// ```
/// use dimensionless::Influence;
/// let row = Influence { leverage: 0.5, held_out: 0.2, studentised: 6.0, cook: 3.0, outlier_p_value: 0.003 };
/// assert!(row.is_outlier() && row.is_influential());
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Influence {
    /// The part of its own fitted value that the row decides, h, between 0 and 1: the mean over the rows is coefficients/rows, the
    /// effective number of them for smoothers.
    pub leverage: f64,
    /// The residual of the row under the fit without it, e/(1 − h).
    pub held_out: f64,
    /// The same over its standard error, from the fit without the row: Student's t where the law holds, nearly so for smoothers.
    pub studentised: f64,
    /// Cook's distance: how far the coefficients, and with them the fitted values, move when the row is left out, in units of
    /// their own errors.
    pub cook: f64,
    /// The chance of a studentised residual of this size among all rows (Bonferroni).
    pub outlier_p_value: f64,
}

impl Influence {
    /// Whether the residual is too large for chance, at the level of 5 % over all rows.
    ///
    /// ```
    /// # use dimensionless::Influence;
    /// let row = Influence { leverage: 0.1, held_out: 0.2, studentised: 2.0, cook: 0.2, outlier_p_value: 0.9 };
    /// assert!(!row.is_outlier());
    /// ```
    #[must_use]
    pub fn is_outlier(&self) -> bool {
        self.outlier_p_value < LEVEL
    }

    /// Whether the law is another one without the row: Cook's distance is above 1 (Cook & Weisberg 1982, §3.5).
    ///
    /// ```
    /// # use dimensionless::Influence;
    /// let row = Influence { leverage: 0.1, held_out: 0.2, studentised: 2.0, cook: 0.2, outlier_p_value: 0.9 };
    /// assert!(!row.is_influential());
    /// ```
    #[must_use]
    pub fn is_influential(&self) -> bool {
        self.cook > 1.0
    }
}

/// Each row of a fit.
pub(super) fn rows(trained: &Trained) -> Vec<RowDiagnostics> {
    let shares = trained.shares();
    let (variance, coefficients) = trained.scatter();
    let freedom = trained.rows() as f64 - coefficients;
    let row = |(row, &residual): (usize, &f64)| {
        let share = shares.as_ref().map(|shares| shares[row]);
        let influence = share.and_then(|Share { leverage, square, smoothed, weight }| {
            let free = 1.0 - leverage;
            let held_out = residual / free;
            let error = weight.sqrt() * held_out;
            // What the others leave under the fit without the row, and its coefficients.
            let squares = variance * freedom + error * (2.0 * smoothed + error * (square - 1.0));
            let fewer = leverage - (square - leverage.powi(2)) / free;
            let freedom = freedom - 1.0 + fewer;
            let without = squares / freedom;
            if free <= FREE || freedom < WHOLE || without <= FREE * variance {
                return None;
            }
            // A row that lost weight is asked for with the noise of its kind.
            let spread = trained.roots[row].powi(-2) + leverage / free / weight;
            let studentised = held_out / (without * spread).sqrt();
            let tail = upper_tail(studentised.powi(2), (1, (freedom + FREE) as usize));
            Some(Influence {
                leverage: leverage.max(0.0),
                held_out,
                studentised,
                cook: error.powi(2) * square.max(0.0) / (coefficients * variance),
                outlier_p_value: (trained.rows() as f64 * tail).min(1.0),
            })
        });
        RowDiagnostics { residual, influence }
    };
    trained.residuals.iter().enumerate().map(row).collect()
}
