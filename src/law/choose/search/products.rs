//! Small products of powers: the groups and the scales that a search tries.

/// Twice the largest exponent of an input.
const LARGEST: i64 = 4;
/// The simplest directions and scales that are tried.
const TRIED: usize = 300;

/// Twice the exponents of a product of powers, one for each input.
pub(super) type Doubled = Vec<i64>;

/// All products of powers `origin` + Σ c · group with halves up to two as exponents, doubled.
///
/// As many inputs as there are groups have exponents of their own; those of the others follow.
pub(super) fn products(groups: &[&[i64]], origin: &[f64], up_to_multiples: bool) -> Vec<Doubled> {
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
pub(super) fn distinct(
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

/// The smallest whole exponents of a direction.
pub(super) fn primitive(doubled: &[i64]) -> Vec<i64> {
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
        assert_eq!(primitive(&[2, 0, -4]), [1, 0, -2]);
    }
}
