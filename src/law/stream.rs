//! Laws of files that need not fit in memory.

use super::evaluate::{Values, forms, observed, refuse_targets, responses};
use super::{FitOptions, TableLaw, describe, floats, is_linear, no_target};
use crate::error::{Code, Error, Result};
use crate::features::Reach;
use crate::pi::{PiGroup, Problem, Sign};
use crate::regression::{CrossValidation, Loss, Totals};
use crate::table::TableFile;

impl TableLaw {
    /// Fits a power law, or a constant, to a file in memory that does not grow with the rows.
    ///
    /// The file is read once for the fit and the held-out errors, which come from the same small triangular factors as in
    /// memory; with more than one group, it is read again for how far the rows lie from their mean.
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
    /// assert!(law.to_string().starts_with("period = 6.28"), "{law}");
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
        let forms = forms(problem, basis.groups());
        let names = basis.groups().iter().map(PiGroup::label).zip(forms.iter().copied()).collect();
        let mut totals = Totals::new(names, &held_out)?;
        let inputs = problem.variables().iter().filter(|variable| variable.constant().is_none());
        let mut wanted: Vec<&str> = inputs.map(|variable| variable.name()).collect();
        wanted.push(target.name());

        let exponents = floats(&scale);
        let mut rounds = file.rounds(&wanted)?;
        while let Some(table) = rounds.next()? {
            let values = Values::new(problem, &table)?;
            let observed = observed(target, &table)?;
            if loss == Loss::Log {
                refuse_targets(target.name(), observed, table.first_row())?;
            }
            totals.absorb(
                &values.features(basis.groups(), &forms),
                &responses(loss, observed, &values.logarithms(&exponents)),
            )?;
        }
        let reach = totals.reach(|whitening| {
            let mut reach = Reach::default();
            let mut rounds = file.rounds(&wanted[..wanted.len() - 1])?;
            while let Some(table) = rounds.next()? {
                let features = Values::new(problem, &table)?.features(basis.groups(), &forms);
                reach = reach.joined(Reach::new(whitening, &features, table.rows()));
            }
            Ok(reach)
        })?;
        let fit = totals.fit(reach, options.model, loss)?;
        let groups = basis.groups().to_vec();
        let basis = basis.with_scale(scale.exponents())?;
        Ok(Self::assemble(basis, groups, scale, fit, loss, describe(&held_out)))
    }
}
