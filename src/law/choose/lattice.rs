//! The search for one group: target = scale · F(Π) with small exponents in Π and in the scale.
//!
//! Where a few systems were measured (three alloys, four fluids), all groups together fit each system by itself. A law in one
//! group cannot. All directions and all scales whose exponents are halves up to two are tried, on the questions that
//! all candidates are asked; what is found among thousands must then beat what was not searched for.

use rayon::prelude::*;

use super::questions::Input;
use super::selections::{Selection, size};
use super::{Data, Panel};
use crate::error::Result;
use crate::pi::{PiGroup, Sign};
use crate::rational::Rational;

/// With fewer varying directions than this, leaving inputs out says all.
pub(super) const FEWEST_DIRECTIONS: usize = 3;
/// Twice the largest exponent of an input.
const LARGEST: i64 = 4;
/// More groups than this would have more combinations than can be tried.
const MOST_GROUPS: usize = 5;
/// The simplest directions and scales that are tried.
const TRIED: usize = 300;
/// The best pairs that are kept.
const KEPT: usize = 12;
/// The rows that are looked at.
const ROWS: usize = 300;
/// The highest degree of the polynomials that stand for F.
const DEGREE: usize = 3;

/// Twice the exponents of a product of powers, one for each input.
type Doubled = Vec<i64>;

/// The best directions with their scales, the best first.
pub(super) fn search(data: &Data, inputs: &[Input], panel: &Panel) -> Result<Vec<Selection>> {
    let variables = data.basis.problem().variables();
    let positive = |group: &&PiGroup| {
        let used = variables.iter().zip(group.exponents()).filter(|(_, exponent)| **exponent != 0);
        used.into_iter().all(|(variable, _)| variable.sign() == Sign::Positive)
    };
    let groups: Vec<&[i64]> = data.basis.groups().iter().filter(positive).map(PiGroup::exponents).collect();
    if groups.is_empty() || groups.len() > MOST_GROUPS {
        return Ok(Vec::new());
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
    let directions = distinct(products(&groups, &vec![0.0; variables.len()], true), &ln_of, true);
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
    let responses: Vec<Vec<f64>> =
        scales.iter().map(|(_, ln)| target.iter().zip(ln).map(|(y, ln)| y - ln).collect()).collect();

    let mut found: Vec<(f64, usize, usize)> = directions
        .par_iter()
        .enumerate()
        .flat_map_iter(|(direction, (_, ln))| {
            let scales = apart(ln, &scales);
            let scores = scores(ln, &scales, &responses, &questions);
            scales.into_iter().zip(scores).filter_map(move |(scale, score)| Some((score?, direction, scale)))
        })
        .collect();
    found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let selection = |&(_, direction, scale): &(f64, usize, usize)| {
        let group = data.basis.product(primitive(&directions[direction].0))?;
        let exponents: Option<Vec<Rational>> =
            scales[scale].0.iter().map(|&doubled| Rational::new(doubled, 2)).collect();
        let scale = exponents.ok_or_else(crate::dimension::overflow)?;
        let groups = vec![group];
        let size = size(&groups, &scale);
        Ok(Selection { groups, scale, rank: 1, is_searched: true, size })
    };
    found.iter().take(KEPT).map(selection).collect()
}

/// All products of powers `origin` + Σ c · group with halves up to two as exponents, doubled.
///
/// As many inputs as there are groups have exponents of their own; those of the others follow.
fn products(groups: &[&[i64]], origin: &[f64], up_to_multiples: bool) -> Vec<Doubled> {
    let Some((free, inverse)) = free_inputs(groups) else { return Vec::new() };
    let count = groups.len();
    let mut found = Vec::new();
    let mut chosen = vec![-LARGEST; count];
    loop {
        let given: Vec<f64> = free.iter().zip(&chosen).map(|(&j, &e)| 0.5 * e as f64 - origin[j]).collect();
        let share = |group: usize| (0..count).map(|j| given[j] * inverse[j][group]).sum::<f64>();
        let shares: Vec<f64> = (0..count).map(share).collect();
        let exponent = |input: usize| {
            let sum: f64 = groups.iter().zip(&shares).map(|(group, share)| share * group[input] as f64).sum();
            let doubled = 2.0 * (origin[input] + sum);
            let whole = doubled.round();
            ((doubled - whole).abs() < 1e-9 && whole.abs() <= LARGEST as f64).then_some(whole as i64)
        };
        if let Some(doubled) = (0..origin.len()).map(exponent).collect::<Option<Doubled>>()
            && (!up_to_multiples || doubled.iter().find(|&&e| e != 0).is_some_and(|&first| first > 0))
        {
            found.push(doubled);
        }
        let Some(next) = chosen.iter().position(|&e| e < LARGEST) else { break };
        chosen[next] += 1;
        chosen[..next].fill(-LARGEST);
    }
    found.sort_by_key(|doubled| {
        (doubled.iter().map(|e| e.abs()).sum::<i64>(), doubled.iter().map(|e| -e).collect::<Vec<_>>())
    });
    found
}

/// Inputs whose exponents fix those of all others, and the inverse of their part of the groups.
fn free_inputs(groups: &[&[i64]]) -> Option<(Vec<usize>, Vec<Vec<f64>>)> {
    let count = groups.len();
    let mut rows: Vec<Vec<f64>> = groups.iter().map(|group| group.iter().map(|&e| e as f64).collect()).collect();
    let mut inverse: Vec<Vec<f64>> =
        (0..count).map(|i| (0..count).map(|j| f64::from(u8::from(i == j))).collect()).collect();
    let mut free = Vec::new();
    for pivot in 0..count {
        let column = (0..groups[0].len())
            .filter(|column| !free.contains(column))
            .max_by(|&a, &b| rows[pivot][a].abs().total_cmp(&rows[pivot][b].abs()).then(b.cmp(&a)))?;
        if rows[pivot][column].abs() < 1e-9 {
            return None;
        }
        free.push(column);
        let head = rows[pivot][column];
        rows[pivot].iter_mut().for_each(|cell| *cell /= head);
        inverse[pivot].iter_mut().for_each(|cell| *cell /= head);
        for other in (0..count).filter(|&other| other != pivot) {
            let share = rows[other][column];
            let (own, own_inverse) = (rows[pivot].clone(), inverse[pivot].clone());
            rows[other].iter_mut().zip(&own).for_each(|(cell, own)| *cell -= share * own);
            inverse[other].iter_mut().zip(&own_inverse).for_each(|(cell, own)| *cell -= share * own);
        }
    }
    Some((free, inverse))
}

/// The first [`TRIED`] products that the rows can tell apart, with their logarithms less the mean; directions also up to multiples.
fn distinct(
    products: Vec<Doubled>,
    ln_of: &impl Fn(&Doubled) -> Vec<f64>,
    is_direction: bool,
) -> Vec<(Doubled, Vec<f64>)> {
    let mut kept: Vec<(Doubled, Vec<f64>)> = Vec::new();
    let mut units: Vec<Vec<f64>> = Vec::new();
    for product in products {
        let ln = ln_of(&product);
        let length = ln.iter().map(|cell| cell * cell).sum::<f64>().sqrt();
        if is_direction && length < 1e-8 {
            continue;
        }
        let unit: Vec<f64> = if is_direction { ln.iter().map(|cell| cell / length).collect() } else { ln.clone() };
        let differs = |other: &Vec<f64>| {
            let apart = |sign: f64| unit.iter().zip(other).map(|(a, b)| (a - sign * b).powi(2)).sum::<f64>();
            apart(1.0) > 1e-10 && (!is_direction || apart(-1.0) > 1e-10)
        };
        if units.iter().all(differs) {
            units.push(unit);
            kept.push((product, ln));
        }
        if kept.len() == TRIED {
            break;
        }
    }
    kept
}

/// The scales that differ by more than a power of the direction; of those that do not, the simplest.
fn apart(direction: &[f64], scales: &[(Doubled, Vec<f64>)]) -> Vec<usize> {
    let square: f64 = direction.iter().map(|cell| cell * cell).sum();
    let mut rests: Vec<Vec<f64>> = Vec::new();
    let mut kept = Vec::new();
    for (place, (_, ln)) in scales.iter().enumerate() {
        let share = direction.iter().zip(ln).map(|(a, b)| a * b).sum::<f64>() / square;
        let rest: Vec<f64> = ln.iter().zip(direction).map(|(ln, own)| ln - share * own).collect();
        let is_new = |other: &Vec<f64>| rest.iter().zip(other).map(|(a, b)| (a - b).powi(2)).sum::<f64>() > 1e-10;
        if rests.iter().all(is_new) {
            rests.push(rest);
            kept.push(place);
        }
    }
    kept
}

/// The score of each scale for one direction, the best over the degrees: the mean over the questions of ½ ln (mean squared error).
fn scores(
    direction: &[f64],
    scales: &[usize],
    responses: &[Vec<f64>],
    questions: &[Vec<Vec<usize>>],
) -> Vec<Option<f64>> {
    let mut scores = vec![[0.0; DEGREE]; scales.len()];
    for folds in questions {
        let mut sums = vec![[0.0; DEGREE]; scales.len()];
        let mut count = 0.0;
        for fold in folds {
            let Some(smoother) = Smoother::new(direction, fold) else { return vec![None; scales.len()] };
            count += fold.len() as f64;
            for (sum, &scale) in sums.iter_mut().zip(scales) {
                smoother.add_squares(&responses[scale], fold, sum);
            }
        }
        for (score, sum) in scores.iter_mut().zip(&sums) {
            for (score, sum) in score.iter_mut().zip(sum) {
                *score += 0.5 * (sum / count + f64::MIN_POSITIVE).ln() / questions.len() as f64;
            }
        }
    }
    scores.into_iter().map(|score| Some(score.into_iter().fold(f64::INFINITY, f64::min))).collect()
}

/// Polynomials of one variable up to a degree, orthonormal over the rows outside a fold, straight lines beyond their ends.
struct Smoother {
    /// The rows outside the fold.
    kept: Vec<usize>,
    /// The polynomials at these rows.
    inside: Vec<[f64; DEGREE + 1]>,
    /// The polynomials, continued by straight lines, at the rows of the fold.
    outside: Vec<[f64; DEGREE + 1]>,
}

impl Smoother {
    fn new(direction: &[f64], fold: &[usize]) -> Option<Self> {
        let mut is_held_out = vec![false; direction.len()];
        fold.iter().for_each(|&row| is_held_out[row] = true);
        let kept: Vec<usize> = (0..direction.len()).filter(|&row| !is_held_out[row]).collect();
        let low = kept.iter().map(|&row| direction[row]).fold(f64::INFINITY, f64::min);
        let high = kept.iter().map(|&row| direction[row]).fold(f64::NEG_INFINITY, f64::max);
        if kept.len() < DEGREE + 3 || high - low < 1e-9 {
            return None;
        }
        let powers = |row: usize| {
            let u = 2.0 * (direction[row] - low) / (high - low) - 1.0;
            let (inside, beyond) = (u.clamp(-1.0, 1.0), u - u.clamp(-1.0, 1.0));
            let mut powers = [1.0; DEGREE + 1];
            for (degree, power) in (0..).zip(&mut powers).skip(1) {
                *power = inside.powi(degree) + f64::from(degree) * inside.powi(degree - 1) * beyond;
            }
            powers
        };
        let mut inside: Vec<[f64; DEGREE + 1]> = kept.iter().map(|&row| powers(row)).collect();
        let mut outside: Vec<[f64; DEGREE + 1]> = fold.iter().map(|&row| powers(row)).collect();
        // Gram and Schmidt, twice, for the digits that the first round loses.
        for column in 0..=DEGREE {
            for other in [0..column, 0..column].into_iter().flatten() {
                let share: f64 = inside.iter().map(|row| row[column] * row[other]).sum();
                inside.iter_mut().chain(&mut outside).for_each(|row| row[column] -= share * row[other]);
            }
            let length = inside.iter().map(|row| row[column].powi(2)).sum::<f64>().sqrt();
            // Too few different values for the degree: it adds nothing.
            let factor = if length < 1e-9 { 0.0 } else { length.recip() };
            inside.iter_mut().chain(&mut outside).for_each(|row| row[column] *= factor);
        }
        Some(Self { kept, inside, outside })
    }

    /// Adds the squared errors of the fold, by degree.
    fn add_squares(&self, response: &[f64], fold: &[usize], sums: &mut [f64; DEGREE]) {
        let mut shares = [0.0; DEGREE + 1];
        for (&row, powers) in self.kept.iter().zip(&self.inside) {
            shares.iter_mut().zip(powers).for_each(|(share, power)| *share += power * response[row]);
        }
        for (&row, powers) in fold.iter().zip(&self.outside) {
            let mut error = response[row] - shares[0] * powers[0];
            for degree in 1..=DEGREE {
                error -= shares[degree] * powers[degree];
                sums[degree - 1] += error * error;
            }
        }
    }
}

/// The smallest whole exponents of a direction.
fn primitive(doubled: &Doubled) -> Vec<i64> {
    let divisor = doubled.iter().fold(0, |divisor, &e| gcd(divisor, e.abs()));
    doubled.iter().map(|e| e / divisor.max(1)).collect()
}

fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_small_products_of_two_groups_are_found() {
        // x/y and z/y: exponents (a, −a−b, b) with all three within two, first one positive or zero and then z's.
        let found = products(&[&[1, -1, 0], &[0, -1, 1]], &[0.0; 3], true);
        let inside = |a: i64, b: i64| (a + b).abs() <= 4 && (a > 0 || (a == 0 && b < 0));
        let expected = (-4..=4).flat_map(|a| (-4..=4).map(move |b| (a, b))).filter(|&(a, b)| inside(a, b)).count();
        assert_eq!(found.len(), expected);
        assert!(found.iter().all(|e| e.iter().sum::<i64>() == 0));
        // The simplest come first: x/y and its like with root exponents.
        assert_eq!(found[0].iter().map(|e| e.abs()).sum::<i64>(), 2);
        // Lengths: exponents that sum to one.
        let scales = products(&[&[1, -1, 0], &[0, -1, 1]], &[1.0, 0.0, 0.0], false);
        assert!(scales.iter().all(|e| e.iter().sum::<i64>() == 2));
        assert_eq!(primitive(&vec![2, 0, -4]), [1, 0, -2]);
    }

    #[test]
    fn a_polynomial_is_reproduced_and_continued_by_straight_lines() {
        let x: Vec<f64> = (0..20).map(|i| 0.3 * f64::from(i)).collect();
        let parabola: Vec<f64> = x.iter().map(|x| 1.0 + x * x).collect();
        let fold: Vec<usize> = vec![4, 9, 13];
        let mut sums = [0.0; DEGREE];
        Smoother::new(&x, &fold).unwrap().add_squares(&parabola, &fold, &mut sums);
        assert!(sums[0] > 1e-3 && sums[1] < 1e-20 && sums[2] < 1e-20, "{sums:?}");
        // Beyond 4.8 the parabola goes on with the slope 9.6.
        let (fold, mut sums) = (vec![17, 18, 19], [0.0; DEGREE]);
        Smoother::new(&x, &fold).unwrap().add_squares(&parabola, &fold, &mut sums);
        let expected: f64 = fold.iter().map(|&i| (x[i] - 4.8).powi(4)).sum();
        assert!((sums[1] - expected).abs() < 1e-9, "{sums:?} {expected}");
    }
}
