//! What every fitted family can do.

/// The response at a point, and how far it may be trusted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Evaluated {
    /// The mean response, in its own units.
    pub(crate) value: f64,
    /// The standard error of a new response of weight 1: the scatter of the rows and the error of the mean.
    pub(crate) standard_error: f64,
    /// How far the point lies out on a tail of the family, in standard deviations of the training rows; 0 where it has none.
    pub(crate) tail: f64,
}

/// A fitted family, a function of whitened coordinates.
pub(crate) trait Fitted {
    /// The response at coordinates, one for each direction in which the training rows vary. `work` is space to write
    /// on, of any length before and after: one for each thread, not one for each row.
    fn evaluate(&self, coordinates: &[f64], work: &mut Vec<f64>) -> Evaluated;

    /// The same without a tail, for rows that were held out by chance and lie among the others.
    fn evaluate_within(&self, coordinates: &[f64], work: &mut Vec<f64>) -> Evaluated {
        self.evaluate(coordinates, work)
    }

    /// The exact derivative of the response by each coordinate.
    fn slopes(&self, coordinates: &[f64]) -> Vec<f64>;

    /// The number of training rows.
    fn rows(&self) -> usize;

    /// The number of coefficients, or the trace of the smoother: the effective degrees of freedom of the fit.
    fn coefficients(&self) -> f64;

    /// The standard deviation s of the residuals, s² = Σ w e²/(rows − coefficients), in units of the response.
    fn deviation(&self) -> f64;

    /// Whether the lists have the lengths that each other and the number of coordinates imply, as they do unless a saved model
    /// was edited.
    fn is_consistent(&self, rank: usize) -> bool;
}
