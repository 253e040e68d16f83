//! The dual question: which inputs can be left out; of an angle, its cosine and its sine together.

use super::search::{Panel, Unseen};
use super::{InputUse, Need};
use crate::error::Result;
use crate::pi::Problem;
use crate::regression::Loss;

/// What the law loses without each input that is no constant, in the order of the problem.
pub(super) fn uses(panel: &Panel<'_>) -> Result<Vec<InputUse>> {
    let problem = &panel.problem;
    let basis = problem.solve()?;
    let unused: Vec<&str> = basis.unused().iter().map(|variable| variable.name()).collect();
    let Some(whole) = panel.unseen(&panel.as_it_is()?) else { return Ok(Vec::new()) };
    let wholes = problem.wholes().into_iter().map(|places| (problem.variables()[places[0]].measured(), places));
    let found = wholes.filter(|(variable, _)| variable.constant().is_none()).map(|(variable, places)| {
        let name = variable.name().to_owned();
        if unused.contains(&variable.name()) {
            return Ok(InputUse { name, need: Need::EntersNothing, cv_rmse: Some(whole.root()) });
        }
        if !panel.varies(places[0]) {
            return Ok(InputUse { name, need: Need::NeverVaries, cv_rmse: None });
        }
        let (need, cv_rmse) = need(panel, &places, &whole)?;
        Ok(InputUse { name, need, cv_rmse })
    });
    found.collect()
}

fn need(panel: &Panel<'_>, places: &[usize], whole: &Unseen) -> Result<(Need, Option<f64>)> {
    let rest = panel.problem.variables().iter().enumerate().filter(|(place, _)| !places.contains(place));
    let rest = Problem::new(rest.map(|(_, variable)| variable.clone()).collect(), panel.problem.target().cloned())?;
    if !rest.solve()?.is_reachable() {
        return Ok((Need::CarriesTheTarget, None));
    }
    // Errors of target/scale do not compare between scales.
    let scale = panel.problem.solve()?.scale()?;
    if panel.loss == Loss::Scaled && places.iter().any(|&place| !scale.exponents()[place].is_zero()) {
        return Ok((Need::InTheScale, None));
    }
    let Some(without) = panel.without(places, &rest)? else { return Ok((Need::Matters, None)) };
    let limit = without.standard_error_of_difference(whole, &panel.folds);
    let is_dispensable = without.mean_square - whole.mean_square <= limit;
    Ok((if is_dispensable { Need::Dispensable } else { Need::Matters }, Some(without.root())))
}
