//! The search for few groups: target = scale · F(Π₁, …) with one to three groups, and small exponents in them and in the scale.
//!
//! Where a few systems were measured (three alloys, four fluids), all groups together fit each system by itself. A law in one
//! group, or two, cannot. All groups and all scales whose exponents are halves up to two are tried, on the questions that
//! all candidates are asked; what is found among thousands must then beat what was not searched for.
//!
//! One group is searched exhaustively. Two go on from the best single ones: the best second group is added, and then scale and groups are
//! exchanged in turn, one at a time, until no exchange helps; and three go on from two.

mod products;
mod smoother;

use rayon::prelude::*;

use super::super::evaluate::forms;
use super::questions::Input;
use super::selections::{Selection, size};
use super::{Data, Panel};
use crate::error::Result;
use crate::features::Scale as Form;
use crate::pi::PiGroup;
use crate::rational::Rational;
use crate::regression::least_squares::dot;
use products::{Doubled, distinct, primitive, products};
use smoother::{DEGREE, Smoother};

/// With fewer varying directions than this, leaving inputs out says all.
pub(super) const FEWEST_DIRECTIONS: usize = 3;
/// The most groups that are searched for.
pub(super) const MOST: usize = 3;
/// More groups than this would have more combinations than can be tried.
const MOST_GROUPS: usize = 5;
/// The best single groups with their scales that are kept, and the best sets of several.
const KEPT: [usize; MOST] = [12, 6, 6];
/// From how many of these the next search goes on.
const STARTS: [usize; MOST - 1] = [6, 3];
/// From so many of the groups that may come next.
const BRANCHES: usize = 2;
/// The rows that are looked at.
const ROWS: usize = 300;
/// Scores that differ by less are the same: what rounding may do to them (of dimension one).
const SAME: f64 = 1e-9;
/// What a product must differ by, beyond the powers of others, summed over the squares of the rows (of dimension one).
const NEW: f64 = 1e-10;

/// The best groups with their scales: of one, of two, of three, the best of each number first.
pub(super) fn search(data: &Data, inputs: &[Input], panel: &Panel, varying: usize) -> Result<Vec<Vec<Selection>>> {
    let Some(grid) = Grid::new(data, inputs, panel) else { return Ok(Vec::new()) };
    let mut best = grid.single();
    let mut found = Vec::new();
    for count in 1..=MOST.min(varying - 1) {
        if count > 1 {
            let starts = &best[..best.len().min(STARTS[count - 2])];
            let larger = grid.larger(starts);
            // Where one more is no better, two more are not searched for.
            if !larger.first().zip(best.first()).is_some_and(|(larger, best)| larger.is_better(best)) {
                break;
            }
            best = larger;
        }
        best.truncate(KEPT[count - 1]);
        found.push(best.iter().map(|candidate| grid.selection(data, candidate)).collect::<Result<_>>()?);
    }
    Ok(found)
}

/// Some groups and a scale, by their places, with the error of a low polynomial of them.
#[derive(Clone, Debug, PartialEq)]
struct Candidate {
    score: f64,
    directions: Vec<usize>,
    scale: usize,
}

impl Candidate {
    /// The best first; of equals, the simplest.
    fn order(&self, other: &Self) -> std::cmp::Ordering {
        let rounded = |score: f64| (score / SAME).round();
        rounded(self.score)
            .total_cmp(&rounded(other.score))
            .then_with(|| self.directions.cmp(&other.directions))
            .then(self.scale.cmp(&other.scale))
    }

    fn is_same(&self, other: &Self) -> bool {
        self.directions == other.directions && self.scale == other.scale
    }

    fn is_better(&self, other: &Self) -> bool {
        self.score < other.score - SAME
    }
}

/// What is tried, over the rows that are looked at.
struct Grid {
    /// Logarithms of groups, less their mean.
    directions: Vec<(Doubled, Vec<f64>)>,
    /// The same of scales.
    scales: Vec<(Doubled, Vec<f64>)>,
    /// ln (target/scale).
    responses: Vec<Vec<f64>>,
    questions: Vec<Vec<Vec<usize>>>,
}

impl Grid {
    fn new(data: &Data, inputs: &[Input], panel: &Panel) -> Option<Self> {
        let groups = data.basis.groups();
        let forms = forms(data.basis.problem(), groups);
        let positive = groups.iter().zip(&forms).filter(|(_, form)| **form == Form::Log);
        let groups: Vec<&[i64]> = positive.map(|(group, _)| group.exponents()).collect();
        if groups.is_empty() || groups.len() > MOST_GROUPS {
            return None;
        }
        let scale: Vec<f64> = data.scale.exponents().iter().map(|exponent| exponent.to_f64()).collect();
        let rows = panel.observed.len();
        let kept: Vec<usize> = (0..rows.min(ROWS)).map(|i| i * rows / rows.min(ROWS)).collect();
        let ln_of = |exponents: &Doubled| -> Vec<f64> {
            let mut sums = vec![0.0; kept.len()];
            for input in inputs.iter().filter(|input| exponents[input.place] != 0) {
                let power = 0.5 * exponents[input.place] as f64;
                sums.iter_mut().zip(&kept).for_each(|(sum, &row)| *sum += power * input.values[row]);
            }
            let mean = sums.iter().sum::<f64>() / sums.len() as f64;
            sums.iter_mut().for_each(|sum| *sum -= mean);
            sums
        };
        let directions = distinct(products(&groups, &vec![0.0; scale.len()], true), &ln_of, true);
        let scales = distinct(products(&groups, &scale, false), &ln_of, false);
        let place: Vec<Option<usize>> = (0..rows).map(|row| kept.binary_search(&row).ok()).collect();
        let thinned = |fold: &Vec<usize>| fold.iter().filter_map(|&row| place[row]).collect::<Vec<_>>();
        let questions: Vec<Vec<Vec<usize>>> = panel
            .asked
            .iter()
            .map(|question| question.folds.iter().map(thinned).collect())
            .chain([panel.by_chance.iter().map(thinned).collect()])
            .collect();
        let target: Vec<f64> = kept.iter().map(|&row| panel.observed[row].ln()).collect();
        let responses = scales.iter().map(|(_, ln)| target.iter().zip(ln).map(|(y, ln)| y - ln).collect()).collect();
        Some(Self { directions, scales, responses, questions })
    }

    /// Single groups with scales, the best first.
    fn single(&self) -> Vec<Candidate> {
        let of_direction = |direction: usize| self.scaled(&[direction], &self.apart(&[direction]));
        let mut found: Vec<Candidate> =
            (0..self.directions.len()).into_par_iter().flat_map_iter(of_direction).collect();
        found.sort_by(Candidate::order);
        found
    }

    /// One group more than the starts have, the best first.
    fn larger(&self, starts: &[Candidate]) -> Vec<Candidate> {
        let mut found: Vec<Candidate> = Vec::new();
        let mut seen: Vec<Candidate> = Vec::new();
        for start in starts {
            for candidate in self.exchanged(start, start.directions.len()).into_iter().take(BRANCHES) {
                found.extend(self.settled(candidate, &mut seen));
            }
        }
        found.sort_by(Candidate::order);
        found
    }

    /// Exchanges the scale and the groups in turn until no exchange helps; nothing where another search passed here.
    ///
    /// The last group is the best one for the others already.
    fn settled(&self, mut at: Candidate, seen: &mut Vec<Candidate>) -> Option<Candidate> {
        let parts = at.directions.len() + 1;
        let (mut part, mut settled) = (0, 1);
        while settled < parts {
            if settled == 1 {
                let mut state = at.clone();
                state.directions.sort_unstable();
                if seen.iter().any(|other| other.is_same(&state)) {
                    return None;
                }
                seen.push(state);
            }
            let others = match part {
                0 => self.scaled(&at.directions, &self.apart(&at.directions)),
                place => self.exchanged(&at, place - 1),
            };
            settled += 1;
            if let Some(better) = others.into_iter().min_by(Candidate::order).filter(|other| other.is_better(&at)) {
                (at, settled) = (better, 1);
            }
            part = (part + 1) % parts;
        }
        at.directions.sort_unstable();
        Some(at)
    }

    /// The candidate with every other group in a place, or behind the last one; the best first.
    fn exchanged(&self, candidate: &Candidate, place: usize) -> Vec<Candidate> {
        let others: Vec<usize> =
            candidate.directions.iter().enumerate().filter(|&(i, _)| i != place).map(|(_, &d)| d).collect();
        let with = |direction: usize| {
            let mut directions = others.clone();
            directions.insert(place, direction);
            self.scaled(&directions, &[candidate.scale])
        };
        let new = (0..self.directions.len()).into_par_iter().filter(|direction| !others.contains(direction));
        let mut found: Vec<Candidate> = new.flat_map_iter(with).collect();
        found.sort_by(Candidate::order);
        found
    }

    /// The groups with each of some scales. The score is the best over the degrees of the mean over the questions of ½ ln (mean squared error).
    fn scaled(&self, directions: &[usize], scales: &[usize]) -> Vec<Candidate> {
        let columns: Vec<&[f64]> = directions.iter().map(|&direction| &self.directions[direction].1[..]).collect();
        let mut scores = vec![[0.0; DEGREE]; scales.len()];
        for folds in &self.questions {
            let mut sums = vec![[0.0; DEGREE]; scales.len()];
            let mut count = 0.0;
            for fold in folds {
                let Some(smoother) = Smoother::new(&columns, fold) else { return Vec::new() };
                count += fold.len() as f64;
                for (sum, &scale) in sums.iter_mut().zip(scales) {
                    smoother.add_squares(&self.responses[scale], fold, sum);
                }
            }
            for (score, sum) in scores.iter_mut().zip(&sums) {
                for (score, sum) in score.iter_mut().zip(sum) {
                    *score += 0.5 * (sum / count + f64::MIN_POSITIVE).ln() / self.questions.len() as f64;
                }
            }
        }
        let best = |scores: [f64; DEGREE]| scores.into_iter().fold(f64::INFINITY, f64::min);
        let candidate = |(&scale, scores)| Candidate { score: best(scores), directions: directions.to_vec(), scale };
        scales.iter().zip(scores).map(candidate).collect()
    }

    /// The scales that differ by more than powers of the groups; of those that do not, the simplest.
    fn apart(&self, directions: &[usize]) -> Vec<usize> {
        let mut axes: Vec<Vec<f64>> = Vec::new();
        for &direction in directions {
            let rest = without(&axes, self.directions[direction].1.clone());
            let length = dot(&rest, &rest).sqrt();
            if length.powi(2) > NEW {
                axes.push(rest.into_iter().map(|cell| cell / length).collect());
            }
        }
        let mut rests: Vec<Vec<f64>> = Vec::new();
        let mut kept = Vec::new();
        for (place, (_, ln)) in self.scales.iter().enumerate() {
            let rest = without(&axes, ln.clone());
            let is_new = |other: &Vec<f64>| rest.iter().zip(other).map(|(a, b)| (a - b).powi(2)).sum::<f64>() > NEW;
            if rests.iter().all(is_new) {
                rests.push(rest);
                kept.push(place);
            }
        }
        kept
    }

    fn selection(&self, data: &Data, candidate: &Candidate) -> Result<Selection> {
        let group = |&direction: &usize| data.basis.product(primitive(&self.directions[direction].0));
        let groups: Vec<PiGroup> = candidate.directions.iter().map(group).collect::<Result<_>>()?;
        let exponents = self.scales[candidate.scale].0.iter().map(|&doubled| Rational::new(doubled, 2));
        let scale = exponents.collect::<Option<Vec<Rational>>>().ok_or_else(crate::dimension::overflow)?;
        let size = size(&groups, &scale);
        let rank = groups.len();
        Ok(Selection { groups, scale, rank, searched: rank, size })
    }
}

/// What of a column unit axes do not explain.
fn without(axes: &[Vec<f64>], mut column: Vec<f64>) -> Vec<f64> {
    for axis in axes {
        let share = dot(axis, &column);
        column.iter_mut().zip(axis).for_each(|(cell, own)| *cell -= share * own);
    }
    column
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sixty directions in five dimensions over 150 rows, one scale beside the target itself, and rows by chance.
    fn grid(law: impl Fn(&[Vec<f64>], usize) -> f64) -> Grid {
        let mut state = 7_u64;
        let mut uniform = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 11) as f64 / (1_u64 << 53) as f64 - 0.5
        };
        let rows = 150;
        let axes: Vec<Vec<f64>> = (0..5).map(|_| (0..rows).map(|_| 3.0 * uniform()).collect()).collect();
        let mut directions: Vec<(Doubled, Vec<f64>)> = Vec::new();
        for i in 0..5_usize {
            for j in 0..5 {
                for sign in [-1, 1] {
                    let mut exponents = vec![0; 5];
                    exponents[i] += 2;
                    exponents[j] += sign;
                    let of_row = |row: usize| (0..5).map(|axis| 0.5 * exponents[axis] as f64 * axes[axis][row]).sum();
                    directions.push((exponents.clone(), (0..rows).map(of_row).collect()));
                }
            }
        }
        let columns: Vec<Vec<f64>> = directions.iter().map(|(_, ln)| ln.clone()).collect();
        let target: Vec<f64> = (0..rows).map(|row| law(&columns, row) + 0.01 * uniform()).collect();
        let scales = [(vec![0; 5], vec![0.0; rows]), (vec![2, 0, 0, 0, 0], axes[0].clone())];
        let responses =
            scales.iter().map(|(_, ln)| target.iter().zip(ln).map(|(y, ln)| y - ln).collect::<Vec<_>>()).collect();
        let folds = (0..5).map(|fold| (fold..rows).step_by(5).collect()).collect();
        Grid { directions, scales: scales.into(), responses, questions: vec![folds] }
    }

    fn exponents(grid: &Grid, found: &Candidate) -> Vec<Doubled> {
        found.directions.iter().map(|&direction| grid.directions[direction].0.clone()).collect()
    }

    #[test]
    fn two_groups_are_found_where_one_does_not_do() {
        // Directions 3 and 39 are x₁ + x₂/2 and x₄ + x₅/2, and the scale is x₁.
        let grid = grid(|columns, row| {
            let (a, b) = (columns[3][row], columns[39][row]);
            2.0 * columns[0][row] + a * a - 2.0 * a * b + 0.3 * b.powi(3)
        });
        let single = grid.single();
        let pairs = grid.larger(&single[..6]);
        assert!(pairs[0].is_better(&single[0]));
        assert_eq!(exponents(&grid, &pairs[0]), [vec![2, 1, 0, 0, 0], vec![0, 0, 0, 2, 1]]);
        assert_eq!(pairs[0].scale, 1);
        // What is found is best: no exchange of a part makes it better.
        assert!(pairs.windows(2).all(|pair| pair[0].order(&pair[1]).is_le()));
        assert!(grid.exchanged(&pairs[0], 0).iter().all(|other| !other.is_better(&pairs[0])));
    }

    #[test]
    fn scales_that_differ_by_powers_of_the_groups_are_one() {
        let grid = grid(|_, _| 0.0);
        // x₁ beside the direction x₁ + x₁/2, and beside another.
        assert_eq!(grid.apart(&[1]), [0]);
        assert_eq!(grid.apart(&[3]), [0, 1]);
    }
}
