//! How fast a law's target changes with one of its inputs: ∂y/∂x, exact.
//!
//! With y = s·F or ln y = ln s + F, s = ∏ x^v the scale and F a function of the features (ln Π, or Π itself), the chain rule
//! needs the derivative of F by the features, which the model gives, and ∂ ln s/∂x = v/x, ∂ ln Π/∂x = a/x, ∂Π/∂x = a Π/x. Inputs are
//! fields of records: an angle among them is a number, never its cosine and sine.

use super::evaluate::Values;
use super::{TableLaw, floats};
use crate::error::{Code, Error, Result};
use crate::features::Scale as Form;
use crate::regression::Loss;
use crate::table::Table;

impl TableLaw {
    /// The derivative of the target by one input at the first row of a table, in SI coherent units; `place` is that of the
    /// input in the problem.
    pub(super) fn sensitivity(&self, table: &Table, place: usize) -> Result<f64> {
        let values = Values::used(self.basis.problem(), &self.groups, &self.scale, table)?;
        let row: Vec<f64> = values.features(&self.groups, &self.forms()).iter().map(|column| column[0]).collect();
        let found = self.model.gradient(&row)?;
        let exponents = floats(&self.scale);
        let scale = values.logarithms(&exponents)[0];
        // The derivative of ∏ xᵃ by x: a times the product with a − 1, which holds at x = 0 too.
        let derivative = |mut exponents: Vec<f64>| {
            let own = exponents[place];
            exponents[place] -= 1.0;
            if own == 0.0 { 0.0 } else { own * values.products(&exponents)[0] }
        };
        let of_logarithm = |exponent: f64| {
            let mut alone = vec![0.0; exponents.len()];
            alone[place] = -1.0;
            if exponent == 0.0 { 0.0 } else { exponent * values.products(&alone)[0] }
        };
        let groups = self.groups.iter().zip(self.forms()).zip(&found.slopes);
        let of_response: f64 = groups
            .map(|((group, form), slope)| {
                let exponents: Vec<f64> = group.exponents().iter().map(|&exponent| exponent as f64).collect();
                slope
                    * match form {
                        Form::Log => of_logarithm(exponents[place]),
                        Form::Linear => derivative(exponents),
                    }
            })
            .sum();
        let of_scale = of_logarithm(exponents[place]);
        let sensitivity = match self.quality.loss {
            Loss::Log => (found.mean + scale).exp() * (of_response + of_scale),
            Loss::Scaled => scale.exp() * (of_response + found.mean * of_scale),
        };
        if sensitivity.is_finite() {
            return Ok(sensitivity);
        }
        let (target, input) = (self.target().name(), self.basis.problem().variables()[place].name());
        Err(Error::new(Code::Numerical, format!("the derivative of `{target}` by `{input}` left the range of numbers"))
            .help("check the quantities for extreme values"))
    }
}
