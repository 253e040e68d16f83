//! Selections: groups that a law might depend on, and the scale that its target might be measured in.

use rayon::prelude::*;

use super::super::evaluate::{Values, forms};
use super::Data;
use crate::error::Result;
use crate::features::Features;
use crate::pi::{PiGroup, Problem};
use crate::rational::Rational;
use crate::regression::Loss;

/// With more inputs than this, no more than two are left out at a time.
const ALL_SUBSETS: usize = 10;
/// Directions or scales that differ by less over the rows are the same (of dimension one).
const SAME: f64 = 1e-6;

/// Groups and a scale.
#[derive(Clone, Debug)]
pub(super) struct Selection {
    pub(super) groups: Vec<PiGroup>,
    /// The exponents of the scale, one for each input of the problem.
    pub(super) scale: Vec<Rational>,
    /// How many directions of the groups vary.
    pub(super) rank: usize,
    /// How many groups were searched for among many; none for what leaving inputs out gives.
    pub(super) searched: usize,
    /// The sum of the sizes of all exponents.
    pub(super) size: f64,
}

impl Selection {
    /// The names of the groups.
    pub(super) fn labels(&self) -> Vec<String> {
        self.groups.iter().map(PiGroup::label).collect()
    }
}

/// The sum of the sizes of all exponents.
pub(super) fn size(groups: &[PiGroup], scale: &[Rational]) -> f64 {
    let of_groups: i64 = groups.iter().flat_map(PiGroup::exponents).map(|exponent| exponent.abs()).sum();
    of_groups as f64 + scale.iter().map(|exponent| exponent.to_f64().abs()).sum::<f64>()
}

/// The rows in whitened coordinates, divided by √n, and the logarithm of the scale: what tells two selections apart.
struct Print {
    columns: Vec<Vec<f64>>,
    ln_scale: Vec<f64>,
}

/// All groups first; then what remains of them without one input, without two, and so on, where the target can still be reached.
/// Selections that the rows cannot tell apart occur once.
pub(super) fn without_inputs(data: &Data, values: &Values) -> Result<Vec<Selection>> {
    let problem = data.basis.problem();
    // An angle is left out as a whole.
    let wholes = problem.wholes();
    // How simple all groups are is asked of the basis that the problem itself has: another one, declared by the user, is the same law.
    let plain = problem.solve().and_then(|plain| Ok(size(plain.groups(), plain.scale()?.exponents())));
    let all = Selection {
        groups: data.basis.groups().to_vec(),
        scale: data.scale.exponents().to_vec(),
        rank: 0,
        searched: 0,
        size: plain.unwrap_or_else(|_| size(data.basis.groups(), data.scale.exponents())),
    };
    let mut left_out: Vec<Vec<usize>> = Vec::new();
    if data.selects && data.loss == Loss::Log {
        let most = if wholes.len() <= ALL_SUBSETS { wholes.len() } else { 2 };
        let places = |set: Vec<usize>| set.into_iter().flat_map(|whole| wholes[whole].clone()).collect();
        left_out = subsets(wholes.len(), most).into_iter().map(places).collect();
    }
    let smaller: Vec<Selection> = left_out.par_iter().filter_map(|left_out| without(data, problem, left_out)).collect();
    let mut kept: Vec<(Selection, Print)> = Vec::new();
    for mut selection in [all].into_iter().chain(smaller) {
        let print = print(data, values, &selection)?;
        selection.rank = print.columns.len();
        if !kept.iter().any(|(_, other)| is_same(&print, other)) {
            kept.push((selection, print));
        }
    }
    Ok(kept.into_iter().map(|(selection, _)| selection).collect())
}

/// The sets of 1 to `most` of `count` places, the smallest first.
fn subsets(count: usize, most: usize) -> Vec<Vec<usize>> {
    let mut all: Vec<Vec<usize>> = Vec::new();
    let mut last: Vec<Vec<usize>> = vec![Vec::new()];
    for _ in 0..most {
        let longer = |set: &Vec<usize>| {
            let first = set.last().map_or(0, |place| place + 1);
            (first..count).map(|place| [&set[..], &[place]].concat()).collect::<Vec<_>>()
        };
        last = last.iter().flat_map(longer).collect();
        all.extend(last.iter().cloned());
    }
    all
}

/// The selection without some inputs; none where the target cannot be reached without them.
fn without(data: &Data, problem: &Problem, left_out: &[usize]) -> Option<Selection> {
    let places: Vec<usize> = (0..problem.variables().len()).filter(|place| !left_out.contains(place)).collect();
    let variables = places.iter().map(|&place| problem.variables()[place].clone()).collect();
    let basis = Problem::new(variables, problem.target().cloned()).ok()?.solve().ok()?;
    let own_scale = basis.scale().ok()?;
    let mut scale = vec![Rational::ZERO; problem.variables().len()];
    places.iter().zip(own_scale.exponents()).for_each(|(&place, &exponent)| scale[place] = exponent);
    let spread = |group: &PiGroup| {
        let mut exponents = vec![0; problem.variables().len()];
        places.iter().zip(group.exponents()).for_each(|(&place, &exponent)| exponents[place] = exponent);
        data.basis.product(exponents).ok()
    };
    let groups: Vec<PiGroup> = basis.groups().iter().map(spread).collect::<Option<_>>()?;
    let size = size(&groups, &scale);
    Some(Selection { groups, scale, rank: 0, searched: 0, size })
}

fn print(data: &Data, values: &Values, selection: &Selection) -> Result<Print> {
    let forms = forms(data.basis.problem(), &selection.groups);
    let columns = values.features(&selection.groups, &forms);
    let rows = values.rows();
    let powers = values.powers(&selection.groups, &forms);
    let features = Features::of_inputs(selection.labels(), forms, columns, powers, rows)?;
    let rank = features.whitening().rank();
    let (mut columns, mut z) = (vec![vec![0.0; rows]; rank], vec![0.0; rank]);
    for row in 0..rows {
        features.whiten_row(row, &mut z);
        columns.iter_mut().zip(&z).for_each(|(column, z)| column[row] = z / (rows as f64).sqrt());
    }
    let exponents: Vec<f64> = selection.scale.iter().map(|exponent| exponent.to_f64()).collect();
    Ok(Print { columns, ln_scale: values.logarithms(&exponents) })
}

/// Whether the rows span the same directions, and the scales differ by what those directions explain.
fn is_same(one: &Print, other: &Print) -> bool {
    let rank = one.columns.len();
    if rank != other.columns.len() {
        return false;
    }
    let inner = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let shared: f64 = one.columns.iter().flat_map(|a| other.columns.iter().map(|b| inner(a, b).powi(2))).sum();
    if rank as f64 - shared > SAME {
        return false;
    }
    let mut difference: Vec<f64> = one.ln_scale.iter().zip(&other.ln_scale).map(|(a, b)| a - b).collect();
    let mean = difference.iter().sum::<f64>() / difference.len() as f64;
    difference.iter_mut().for_each(|cell| *cell -= mean);
    for column in &one.columns {
        let share = inner(column, &difference);
        difference.iter_mut().zip(column).for_each(|(cell, own)| *cell -= share * own);
    }
    inner(&difference, &difference) <= SAME.powi(2) * difference.len() as f64
}

#[cfg(test)]
mod tests {
    use super::subsets;

    #[test]
    fn subsets_come_by_size() {
        assert_eq!(subsets(3, 2), [vec![0], vec![1], vec![2], vec![0, 1], vec![0, 2], vec![1, 2]]);
        assert_eq!(subsets(4, 4).len(), 15);
    }
}
