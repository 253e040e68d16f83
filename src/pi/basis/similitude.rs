//! Similitude at run time.

use super::{PiBasis, parts};
use crate::error::{Code, Result};
use crate::pi::declared::Quantities;
use crate::pi::expression::superscript;
use crate::pi::group::PiGroup;
use crate::pi::problem::Variable;
use crate::pi::similitude::{Held, Memory, Similarity, exponents};
use crate::rational::Rational;

impl PiBasis {
    /// Gives the exponents by which the inputs scale from a model to its prototype, in their order: a quantity of the
    /// prototype is λ^exponent times that of the model, where `by` grows by λ.
    ///
    /// Groups are held by their symbols, with or without the power, or as products of quantities.
    ///
    /// # Errors
    /// Unknown names, products of another dimension than 1, conditions that clash (then λ could only be 1), and conditions
    /// that leave a quantity free. The message names the conditions, or the quantities.
    ///
    /// ```
    /// # use dimensionless::{PiBasis, Problem, Similarity};
    /// let problem = Problem::parse("speed [m/s], length [m], g [m/s^2], nu [m^2/s]").unwrap();
    /// let basis = PiBasis::with_declared(&problem, &["Re = speed*length/nu", "Fr = speed/(g length)^(1/2)"]).unwrap();
    /// // Both numbers are held by a fluid that is less viscous in the model.
    /// let both = Similarity { hold: &["Re", "Fr"], same: &["g"], by: "length" };
    /// let exponents: Vec<_> = basis.similitude(&both).unwrap().iter().map(|exponent| exponent.to_string()).collect();
    /// assert_eq!(exponents, ["1/2", "1", "0", "3/2"]);
    /// // In the same fluid they clash.
    /// let error = basis.similitude(&Similarity { same: &["g", "nu"], ..both }).unwrap_err();
    /// assert_eq!(error.to_string(), "holding `Re` and `Fr` with the same `g`, `nu` forces `length` to scale by λ⁰");
    /// ```
    pub fn similitude(&self, similarity: &Similarity<'_>) -> Result<Vec<Rational>> {
        let (dimensions, signs) = parts(&self.problem);
        let names: Vec<&str> = self.problem.variables().iter().map(Variable::name).collect();
        let quantities = Quantities { names: &names, dimensions: &dimensions, signs: &signs };
        let constants: Vec<bool> = self.problem.variables().iter().map(|input| input.constant().is_some()).collect();
        let symbols: Vec<String> = self.groups.iter().map(base_of_symbol).collect();
        let symbols: Vec<&str> = symbols.iter().map(String::as_str).collect();
        let rows = self.exponents().concat();
        let (n, count) = (names.len(), similarity.hold.len());
        let (mut vectors, mut duals, mut held) = (vec![0; n * n], vec![0; n * n], vec![0; count * n]);
        let (mut made, mut form, mut found) = (vec![false; count + n], vec![0; n], vec![Rational::ZERO; n]);
        let mut memory = Memory {
            vectors: &mut vectors,
            duals: &mut duals,
            held: &mut held,
            made: &mut made,
            form: &mut form,
            exponents: &mut found,
        };
        let groups = Held { symbols: &symbols, rows: &rows };
        exponents(&quantities, &constants, &groups, similarity, &mut memory).map_err(|refusal| {
            let words = similarity.hold.iter().chain(similarity.same).copied().chain([similarity.by]);
            let word = words.into_iter().nth(refusal.culprit).unwrap_or_default();
            refusal.into_error(Code::Group, word)
        })?;
        Ok(found)
    }
}

/// The symbol without its power: `Fr` of `Fr²`, `Ta` of `Ta^(1/2)`.
fn base_of_symbol(group: &PiGroup) -> String {
    let symbol = group.symbol().unwrap_or_default();
    let base = match symbol.rsplit_once("^(") {
        Some((base, fraction)) if fraction.ends_with(')') => base,
        _ => symbol.trim_end_matches(|c| superscript(c).is_some()),
    };
    base.to_owned()
}
