//! Which groups, in which family: the choice that a user leaves to the data.
//!
//! The one idea: a law is judged by the questions that it will be asked. *Which inputs matter* is asked by holding out the
//! ends of each input, and each label: a law in the wrong groups fails there, however well it interpolates. *Which
//! family* is asked, among laws in the groups that came out, by rows that are held out by chance. In both the simplest answer
//! within one standard error of the best is taken. The questions are asked of inputs, not of groups, so that no choice of
//! basis changes them; and of which rows are at an end, so that no choice of units does.

mod entry;
mod gates;
mod questions;
mod search;
mod selections;

use rayon::prelude::*;

use super::evaluate::{Values, forms, responses};
use crate::error::Result;
use crate::features::Features;
use crate::pi::{PiBasis, PiGroup, Scale};
use crate::regression::{self, Loss, ModelChoice, Sample, Settings};
use entry::Entry;
use gates::{Judged, judge};
use questions::Question;
pub(super) use questions::named_ends;
use selections::Selection;

/// More rows than this are not compared: so many, evenly spaced, stand for all.
pub(super) const COMPARED: usize = 1000;
/// Below so many rows there is nothing to hold out for several questions.
const FEWEST: usize = 8;
/// Selections whose smoothers are fitted: the best by their power laws and ridge polynomials.
const SMOOTHED: usize = 12;
/// The same of those that were searched for.
const SEARCHED_AND_SMOOTHED: usize = 4;

/// Candidates that a leaderboard shows.
const SHOWN: usize = 10;

/// What the data are.
pub(super) struct Data<'a> {
    pub(super) basis: &'a PiBasis,
    pub(super) scale: &'a Scale,
    pub(super) values: &'a Values<'a>,
    /// In SI coherent units.
    pub(super) observed: &'a [f64],
    pub(super) weights: Option<&'a [f64]>,
    pub(super) loss: Loss,
    /// The label of each row, where rows share labels.
    pub(super) labels: Option<&'a [u32]>,
    /// Whether groups are selected, or only a family.
    pub(super) selects: bool,
    /// More rows than this are not compared.
    pub(super) compared: usize,
}

/// What was chosen.
pub(super) struct Choice {
    pub(super) groups: Vec<PiGroup>,
    pub(super) scale: Scale,
    pub(super) model: ModelChoice,
    /// The root mean squared error at the ends of the inputs and of labels, in units of the response.
    pub(super) extrapolation: Option<f64>,
    /// The best candidates, the best first; the chosen one is always among them.
    pub(super) leaderboard: Vec<regression::Score>,
}

/// Chooses groups, scale and family; nothing with fewer than eight rows, or where nothing varies.
pub(super) fn choose(data: &Data, settings: &Settings) -> Result<Option<Choice>> {
    let rows = data.observed.len();
    if rows < FEWEST {
        return Ok(None);
    }
    let kept: Vec<usize> = (0..rows.min(data.compared)).map(|i| i * rows / rows.min(data.compared)).collect();
    let pick = |column: &[f64]| kept.iter().map(|&row| column[row]).collect::<Vec<_>>();
    let columns = data.values.gather(&kept);
    let values = data.values.with_columns(&columns, kept.len());
    let observed = pick(data.observed);
    let weights = data.weights.map(pick);
    let inputs = questions::inputs(data.basis.problem(), &values);
    let mut asked = questions::ends(&inputs);
    let labels = data.labels.map(|labels| kept.iter().map(|&row| labels[row]).collect::<Vec<_>>());
    asked.extend(labels.and_then(|labels| questions::labels(&labels)));
    let by_chance = questions::by_chance(&inputs, kept.len());
    let panel = Panel { data, values: &values, observed: &observed, weights: weights.as_deref(), asked, by_chance };

    let mut selections = selections::without_inputs(data, &values)?;
    let varying = selections.first().map_or(0, |all| all.rank);
    let mut entries = panel.entries(&selections, 0, &panel.linear(), settings)?;
    let smoothed = best_selections(&mut entries, kept.len(), SMOOTHED, &panel);
    entries.extend(panel.smooth_entries(&selections, &smoothed, settings)?);
    if data.selects && varying >= search::FEWEST_DIRECTIONS && data.loss == Loss::Log {
        for found in search::search(data, &inputs, &panel, varying)? {
            let first = selections.len();
            selections.extend(found);
            let mut searched = panel.entries(&selections[first..], first, &panel.linear(), settings)?;
            let smoothed = best_selections(&mut searched, kept.len(), SEARCHED_AND_SMOOTHED, &panel);
            searched.extend(panel.smooth_entries(&selections, &smoothed, settings)?);
            entries.extend(searched);
        }
    }
    let Some(Judged { winner, order }) = judge(&mut entries, &selections, &panel.asked, kept.len(), varying) else {
        return Ok(None);
    };
    let selection = &selections[entries[winner].selection];
    let scale = data.basis.clone().with_scale(&selection.scale)?.scale()?;
    let mut shown: Vec<usize> = order.into_iter().take(SHOWN).collect();
    if !shown.contains(&winner) {
        shown.push(winner);
    }
    let line = |&place: &usize| entries[place].score(&selections[entries[place].selection].labels(), settings);
    let leaderboard = shown.iter().map(line).collect();
    let extrapolation = entries[winner].asked_error();
    let (groups, model) = (selection.groups.clone(), entries[winner].choice);
    Ok(Some(Choice { groups, scale, model, extrapolation, leaderboard }))
}

/// The rows that candidates are compared on, and how.
pub(super) struct Panel<'a> {
    data: &'a Data<'a>,
    values: &'a Values<'a>,
    observed: &'a [f64],
    weights: Option<&'a [f64]>,
    asked: Vec<Question>,
    /// Folds of rows, or of settings, by chance.
    by_chance: Vec<Vec<usize>>,
}

impl Panel<'_> {
    /// Families that are solved for.
    fn linear(&self) -> Vec<ModelChoice> {
        vec![ModelChoice::Constant, ModelChoice::PowerLaw, ModelChoice::Ridge(2), ModelChoice::Ridge(3)]
    }

    /// Families that are searched for, for so many varying directions. Blends have several minima, and in more than one direction rounding
    /// may decide which one a search meets: there they are for those who ask for them.
    fn smooth(&self, rank: usize) -> Vec<ModelChoice> {
        let curves =
            [ModelChoice::Smooth, ModelChoice::Asymptotes, ModelChoice::Blend, ModelChoice::GaussianProcess(None)];
        let most = [3, 1, 1, usize::MAX];
        let curves = curves.into_iter().zip(most).filter(|&(_, most)| (1..=most).contains(&rank));
        curves.map(|(choice, _)| choice).collect()
    }

    fn entries(
        &self,
        selections: &[Selection],
        first: usize,
        families: &[ModelChoice],
        settings: &Settings,
    ) -> Result<Vec<Entry>> {
        let found: Vec<Vec<Entry>> = selections
            .par_iter()
            .enumerate()
            .map(|(place, selection)| self.assess(selection, first + place, families, settings))
            .collect::<Result<_>>()?;
        Ok(found.into_iter().flatten().collect())
    }

    fn smooth_entries(&self, selections: &[Selection], places: &[usize], settings: &Settings) -> Result<Vec<Entry>> {
        let found: Vec<Vec<Entry>> = places
            .par_iter()
            .map(|&place| self.assess(&selections[place], place, &self.smooth(selections[place].rank), settings))
            .collect::<Result<_>>()?;
        Ok(found.into_iter().flatten().collect())
    }

    /// The errors of all families on all folds, for those that can be held out from each.
    fn assess(
        &self,
        selection: &Selection,
        place: usize,
        families: &[ModelChoice],
        settings: &Settings,
    ) -> Result<Vec<Entry>> {
        let forms = forms(self.data.basis.problem(), &selection.groups);
        let columns = self.values.features(&selection.groups, &forms);
        let powers = self.values.powers(&selection.groups, &forms);
        let features = Features::of_inputs(selection.labels(), forms, columns, powers, self.observed.len())?;
        let exponents: Vec<f64> = selection.scale.iter().map(|exponent| exponent.to_f64()).collect();
        let response = responses(self.data.loss, self.observed, &self.values.logarithms(&exponents));
        let sample = Sample::new(&features, &response);
        let sample = match self.weights {
            Some(weights) => sample.weighted(weights)?,
            None => sample,
        };
        let folds: Vec<Vec<usize>> =
            self.asked.iter().flat_map(|question| &question.folds).chain(&self.by_chance).cloned().collect();
        let rounding = sample.rounding().powi(2);
        let is_possible = |&&choice: &&ModelChoice| (choice == ModelChoice::Constant) == (sample.rank() == 0);
        let entry = |&choice: &ModelChoice| {
            let (coefficients, errors) = regression::errors_on(&sample, choice, settings, &folds)?;
            let mut asked: Vec<entry::Fold> = folds.iter().cloned().zip(errors).collect();
            let by_chance = asked.split_off(asked.len() - self.by_chance.len());
            let (score, shares) = (0.0, Vec::new());
            Some(Entry { selection: place, choice, coefficients, rounding, asked, by_chance, score, shares })
        };
        Ok(families.iter().filter(is_possible).filter_map(entry).collect())
    }
}

/// The selections with the best entries so far, the best first.
fn best_selections(entries: &mut [Entry], rows: usize, count: usize, panel: &Panel) -> Vec<usize> {
    gates::score(entries, &panel.asked, rows);
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by(|&i, &j| entries[i].score.total_cmp(&entries[j].score));
    let mut places = Vec::new();
    for entry in order {
        let place = entries[entry].selection;
        if !places.contains(&place) && places.len() < count {
            places.push(place);
        }
    }
    places
}
