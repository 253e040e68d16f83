//! Any learner as a family: what it is given, and what it gives back.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use super::fitted::{Evaluated, Fitted};
use super::power_law::PowerLaw;
use super::sample::Sample;
use crate::error::{Code, Error, Result};

/// A learner of one's own: a forest, a network, a closure.
///
/// It learns what a power law leaves over, from whitened coordinates: numbers of dimension one, with zero mean and unit covariance
/// over the training rows. So its law is covariant under every change of units, it does not depend on which scale was
/// chosen for the target, and it continues as a power law where the learner's answer is constant. Two choices remain in
/// the learner's hands. A *choice of basis* of the groups rotates the coordinates: learners that look at one
/// coordinate at a time, as trees do, give other answers in another basis, and so do networks with random starts; learners of distances
/// (nearest neighbours, isotropic kernels) and linear ones do not. And a learner that draws random numbers must draw
/// the same ones each time, or no fit can be repeated.
///
/// A closure `Fn(&TrainingRows) -> Result<Learned, _>` is a regressor.
///
/// ```
/// use dimensionless::{FitOptions, Inputs, Learned, Table, TableLaw, TrainingRows};
/// // The nearest training row says it all.
/// let nearest = |rows: &TrainingRows| -> Result<Learned, Box<dyn std::error::Error + Send + Sync>> {
///     let (points, responses) = (rows.to_vecs(), rows.responses().to_vec());
///     Ok(Box::new(move |z| {
///         let distance = |point: &Vec<f64>| point.iter().zip(z).map(|(a, b)| (a - b).powi(2)).sum::<f64>();
///         let nearest = (0..points.len()).min_by(|&i, &j| distance(&points[i]).total_cmp(&distance(&points[j])));
///         nearest.map_or(0.0, |row| responses[row])
///     }))
/// };
/// let table = Table::from_csv("y [m],a [m],b [m]\n1,2,4\n2,3,9\n4,2,5\n3,1,8\n5,6,2\n").unwrap();
/// let basis = table.problem("y", &Inputs::all()).unwrap().solve().unwrap();
/// let law = TableLaw::fit_with(&basis, &table, &nearest, &FitOptions::default()).unwrap();
/// assert!((law.predict(&table, 0.95).unwrap().values[4] - 5.0).abs() < 1e-12);
/// ```
pub trait Regressor: Sync {
    /// What the family is called in reports.
    fn name(&self) -> String {
        "own regressor".to_owned()
    }

    /// Learns the responses of rows.
    ///
    /// # Errors
    /// Whatever keeps the learner from learning: it becomes the message of the fit.
    fn fit(&self, rows: &TrainingRows<'_>) -> Result<Learned, Box<dyn StdError + Send + Sync>>;
}

/// What was learned: the response at whitened coordinates, as many as [`TrainingRows::coordinates`] says.
pub type Learned = Box<dyn Fn(&[f64]) -> f64 + Send + Sync>;

impl<F> Regressor for F
where
    F: Fn(&TrainingRows<'_>) -> Result<Learned, Box<dyn StdError + Send + Sync>> + Sync,
{
    fn fit(&self, rows: &TrainingRows<'_>) -> Result<Learned, Box<dyn StdError + Send + Sync>> {
        self(rows)
    }
}

/// What a [`Regressor`] learns from: rows of whitened coordinates and what a power law leaves over of their responses.
///
/// ```
/// # use dimensionless::TrainingRows;
/// fn mean(rows: &TrainingRows) -> f64 {
///     rows.responses().iter().sum::<f64>() / rows.rows() as f64
/// }
/// ```
#[derive(Debug)]
pub struct TrainingRows<'a> {
    sample: &'a Sample<'a>,
    responses: Vec<f64>,
}

impl TrainingRows<'_> {
    /// The number of rows.
    ///
    /// ```
    /// # use dimensionless::TrainingRows;
    /// fn is_small(rows: &TrainingRows) -> bool {
    ///     rows.rows() < 20
    /// }
    /// ```
    #[must_use]
    pub fn rows(&self) -> usize {
        self.sample.rows()
    }

    /// The number of whitened coordinates: of directions in which the groups vary.
    ///
    /// ```
    /// # use dimensionless::TrainingRows;
    /// fn cells(rows: &TrainingRows) -> usize {
    ///     rows.rows() * rows.coordinates()
    /// }
    /// ```
    #[must_use]
    pub fn coordinates(&self) -> usize {
        self.sample.rank()
    }

    /// The whitened coordinates, row by row (of dimension one, in standard deviations of the rows).
    ///
    /// ```
    /// # use dimensionless::TrainingRows;
    /// fn first(rows: &TrainingRows) -> Vec<f64> {
    ///     rows.to_vecs().swap_remove(0)
    /// }
    /// ```
    #[must_use]
    pub fn to_vecs(&self) -> Vec<Vec<f64>> {
        let mut rows = vec![vec![0.0; self.coordinates()]; self.rows()];
        rows.iter_mut().enumerate().for_each(|(row, cells)| self.sample.whiten_row(row, cells));
        rows
    }

    /// The responses that are to be learned: ln(target/scale), or target/scale, less the power law of all rows.
    ///
    /// ```
    /// # use dimensionless::TrainingRows;
    /// fn largest(rows: &TrainingRows) -> f64 {
    ///     rows.responses().iter().fold(0.0, |largest, response| f64::max(largest, response.abs()))
    /// }
    /// ```
    #[must_use]
    pub fn responses(&self) -> &[f64] {
        &self.responses
    }

    /// The weight of a row, of mean 1: the variance of its response is proportional to the inverse.
    ///
    /// ```
    /// # use dimensionless::TrainingRows;
    /// fn total(rows: &TrainingRows) -> f64 {
    ///     (0..rows.rows()).map(|row| rows.weight(row)).sum()
    /// }
    /// ```
    #[must_use]
    pub fn weight(&self, row: usize) -> f64 {
        self.sample.weight(row)
    }
}

/// A function of whitened coordinates.
type Function = dyn Fn(&[f64]) -> f64 + Send + Sync;

/// A power law and what was learned of the rest.
#[derive(Clone)]
pub(crate) struct Own {
    mean: PowerLaw,
    learned: Arc<Function>,
    /// The standard deviation of the training residuals.
    deviation: f64,
}

impl Own {
    /// Fits a power law, and lets a regressor learn the rest.
    ///
    /// # Errors
    ///
    /// As [`PowerLaw::fit`]; what the regressor says; and answers that are not finite at a training row.
    pub(crate) fn fit(sample: &Sample, regressor: &dyn Regressor) -> Result<Self> {
        let name = regressor.name();
        let mean = PowerLaw::fit(sample, "the power law under it")?;
        let (mut z, mut work) = (vec![0.0; sample.rank()], Vec::new());
        let mut rest = |row: usize| {
            sample.whiten_row(row, &mut z);
            sample.response(row) - mean.evaluate(&z, &mut work).value
        };
        let responses: Vec<f64> = (0..sample.rows()).map(&mut rest).collect();
        let rows = TrainingRows { sample, responses };
        let refuse = |what: String| {
            Error::new(Code::Numerical, format!("`{name}` {what}")).help("check the learner and its settings")
        };
        let learned = regressor.fit(&rows).map_err(|error| refuse(format!("could not learn: {error}")))?;
        let mut squares = 0.0;
        for row in 0..sample.rows() {
            sample.whiten_row(row, &mut z);
            let residual = rows.responses[row] - learned(&z);
            if !residual.is_finite() {
                return Err(refuse(format!("gave no finite number for row {}", row + 1)));
            }
            squares += sample.weight(row) * residual.powi(2);
        }
        let deviation = (squares / (mean.rows() as f64 - mean.coefficients())).sqrt();
        Ok(Self { mean, learned: learned.into(), deviation })
    }
}

impl fmt::Debug for Own {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Own").field("mean", &self.mean).finish_non_exhaustive()
    }
}

impl PartialEq for Own {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.learned, &other.learned)
    }
}

impl Fitted for Own {
    /// The standard error is that of the power law underneath: a learner's own residuals may be zero, and the scores of
    /// rows that were held out set the scale of intervals right.
    fn evaluate(&self, coordinates: &[f64], work: &mut Vec<f64>) -> Evaluated {
        let mean = self.mean.evaluate(coordinates, work);
        Evaluated { value: mean.value + (self.learned)(coordinates), ..mean }
    }

    /// By differences: what a learner knows of its slopes is not asked. A step of 1e-5 standard deviations to either side.
    fn slopes(&self, coordinates: &[f64]) -> Vec<f64> {
        const STEP: f64 = 1e-5;
        let mut moved = coordinates.to_vec();
        let slope = |(coordinate, mean): (usize, f64)| {
            let mut at = |offset: f64| {
                moved[coordinate] = coordinates[coordinate] + offset;
                (self.learned)(&moved)
            };
            let difference = at(STEP) - at(-STEP);
            moved[coordinate] = coordinates[coordinate];
            mean + difference / (2.0 * STEP)
        };
        self.mean.slopes(coordinates).into_iter().enumerate().map(slope).collect()
    }

    fn rows(&self) -> usize {
        self.mean.rows()
    }

    /// Of the power law: how many a learner has is not known.
    fn coefficients(&self) -> f64 {
        self.mean.coefficients()
    }

    fn deviation(&self) -> f64 {
        self.deviation
    }

    fn is_consistent(&self, rank: usize) -> bool {
        self.mean.is_consistent(rank)
    }
}
