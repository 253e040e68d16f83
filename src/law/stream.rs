//! Laws of files that need not fit in memory.

use super::evaluate::{Values, forms, observed, of_groups, refuse_targets, respond};
use super::fit::{Asked, describe, is_linear};
use super::{FitOptions, TableLaw, floats, no_target};
use crate::error::{Code, Error, Result};
use crate::features::{Product, Reach, Scale as Form};
use crate::pi::{PiBasis, PiGroup, Problem, Scale, Sign, Variable};
use crate::regression::{CrossValidation, Fit, Loss, ModelChoice, Totals};
use crate::table::TableFile;

impl TableLaw {
    /// Fits a power law, or a constant, to a file in memory that does not grow with the rows.
    ///
    /// The file is read once for the fit and the held-out errors, which come from the same small triangular factors as in
    /// memory, and for how far the rows lie from their mean. It is read again for the latter where the first megabytes do not
    /// stand for the rest, as in a file that is sorted, and where groups do not vary or depend on each other.
    ///
    /// Standard errors and intervals come from rows that are drawn by chance while all pass, all of them up to 16 384: rows need
    /// neither scatter alike nor normally.
    ///
    /// # Errors
    /// As [`TableLaw::fit`]; another family than a power law or a constant, rows held out otherwise than in folds, and
    /// values of a sign that the problem, stated from the first rows, excludes.
    ///
    /// ```
    /// use dimensionless::{FitOptions, Inputs, ModelChoice, TableFile, TableLaw, Variable};
    /// let file = TableFile::open("examples/data/solar_system.csv").unwrap();
    /// let inputs = Inputs::all().constant(Variable::named_constant("G").unwrap());
    /// let problem = file.problem("period", &inputs).unwrap();
    /// let options = FitOptions { model: ModelChoice::Constant, ..FitOptions::default() };
    /// let law = TableLaw::fit_file(&problem, &file, &options).unwrap();
    /// assert!(law.to_string().starts_with("period = 6.278"), "{law}");
    /// ```
    pub fn fit_file(problem: &Problem, file: &TableFile, options: &FitOptions) -> Result<Self> {
        if !is_linear(options.model) {
            let message =
                format!("a file is fitted with a power law or a constant, and `{}` was asked for", options.model);
            return Err(Error::new(Code::Setting, message).help("ask for a power law, or read the whole table"));
        }
        let basis = problem.solve()?;
        let scale = basis.scale()?;
        let target = problem.target().ok_or_else(no_target)?;
        let default = if target.sign() == Sign::Positive { Loss::Log } else { Loss::Scaled };
        let loss = options.loss.unwrap_or(default);
        let held_out = options.cross_validation.clone().unwrap_or(CrossValidation::KFold { folds: 10, seed: 0 });
        let mut wanted: Vec<&str> = problem.measured().into_iter().map(Variable::name).collect();
        wanted.push(target.name());

        let linear = Linear { basis: &basis, scale: &scale, loss, choice: options.model, held_out: &held_out };
        let fit = linear.fit(|with_target, take| {
            let mut rounds = file.rounds(if with_target { &wanted } else { &wanted[..wanted.len() - 1] })?;
            while let Some(table) = rounds.next()? {
                let values = Values::new(problem, &table)?;
                if !with_target {
                    take(&values, &[])?;
                    continue;
                }
                let observed = observed(target, &table)?;
                if loss == Loss::Log {
                    refuse_targets(target.name(), observed, table.first_row())?;
                }
                take(&values, observed)?;
            }
            Ok(())
        })?;
        let groups = basis.groups().to_vec();
        let asked = Asked { model: options.model, groups: options.groups };
        Self::assemble(&basis, groups, scale, fit, asked, loss, describe(&held_out))
    }
}

/// A power law or a constant of rows that come in rounds.
pub(super) struct Linear<'a> {
    pub(super) basis: &'a PiBasis,
    pub(super) scale: &'a Scale,
    pub(super) loss: Loss,
    pub(super) choice: ModelChoice,
    pub(super) held_out: &'a CrossValidation,
}

/// Takes the inputs and the targets of a round.
type Take<'t> = dyn FnMut(&Values, &[f64]) -> Result<()> + 't;

impl Linear<'_> {
    /// Fits the law; `rounds` gives all rows from the first on, each time that it is called, with their targets or without.
    pub(super) fn fit(&self, rounds: impl Fn(bool, &mut Take) -> Result<()>) -> Result<Fit> {
        let (groups, forms) = (self.basis.groups(), forms(self.basis.problem(), self.basis.groups()));
        let names = groups.iter().map(PiGroup::label).zip(forms.iter().copied()).collect();
        let mut totals = Totals::new(names, self.held_out)?;
        let scale = Product { exponents: floats(self.scale), scale: Form::Log };
        let products: Vec<Product> = of_groups(groups, &forms).into_iter().chain([scale]).collect();
        rounds(true, &mut |values, observed| {
            totals.look_at_powers(|| values.powers(groups, &forms));
            let program = values.program(&products);
            totals.absorb(values.rows(), |rows, block| {
                // The scale is the last product.
                block.columns.push(std::mem::take(&mut block.response));
                program.fill(rows.clone(), &mut block.columns);
                block.response = block.columns.pop().unwrap_or_default();
                respond(self.loss, &observed[rows], &mut block.response);
            })
        })?;
        let reach = totals.reach(|whitening| {
            let mut reach = Reach::default();
            rounds(false, &mut |values, _| {
                let part = |rows| values.part(rows).features(groups, &forms);
                reach = reach.joined(Reach::new(whitening, values.rows(), part));
                Ok(())
            })?;
            Ok(reach)
        })?;
        totals.fit(reach, self.choice, self.loss)
    }
}
