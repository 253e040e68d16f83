//! Properties of the exact solver, on random problems.

use dimensionless::{BaseQuantity, Dimension, PiBasis, Problem, Rational, Unit, Variable};
use proptest::prelude::*;

/// Problems of up to 12 variables over up to 5 base quantities, with exponents that may be halves and thirds.
pub(crate) fn problems() -> impl Strategy<Value = Vec<Dimension>> {
    let exponent = (-3i64..=3, prop_oneof![8 => Just(1i64), 1 => Just(2), 1 => Just(3)]);
    let dimension = prop::collection::vec(exponent, 5).prop_map(|exponents| {
        let pairs = BaseQuantity::SI.into_iter().zip(exponents);
        pairs.fold(Dimension::ONE, |dimension, (base, (numerator, denominator))| {
            dimension.with(base, Rational::new(numerator, denominator).unwrap()).unwrap()
        })
    });
    prop::collection::vec(dimension, 0..12)
}

pub(crate) fn problem(dimensions: &[Dimension], target: Option<Dimension>) -> Problem {
    let variables = dimensions.iter().enumerate().map(|(i, d)| Variable::new(format!("x{i}"), Unit::coherent(d)));
    Problem::new(variables.collect(), target.map(|d| Variable::new("y", Unit::coherent(&d)))).unwrap()
}

fn product(dimensions: &[Dimension], exponents: impl Iterator<Item = Rational>) -> Dimension {
    dimensions.iter().zip(exponents).fold(Dimension::ONE, |product, (d, e)| product.times_power(d, e).unwrap())
}

/// The rank by Gaussian elimination over the rationals, independent of the solver.
fn rank(dimensions: &[Dimension]) -> usize {
    let mut rows: Vec<Vec<Rational>> =
        dimensions.iter().map(|d| BaseQuantity::SI.iter().map(|base| d.exponent(*base)).collect()).collect();
    let mut rank = 0;
    for column in 0..7 {
        let Some(pivot) = (rank..rows.len()).find(|&row| !rows[row][column].is_zero()) else { continue };
        rows.swap(rank, pivot);
        for row in rank + 1..rows.len() {
            let factor = rows[row][column].checked_div(rows[rank][column]).unwrap();
            let pivot = rows[rank].clone();
            for (cell, above) in rows[row].iter_mut().zip(pivot) {
                *cell = cell.checked_sub(factor.checked_mul(above).unwrap()).unwrap();
            }
        }
        rank += 1;
    }
    rank
}

/// Whether the gcd of all d × d minors is 1, by integer column elimination over i128, independent of the solver.
fn is_saturated(groups: &[Vec<i64>]) -> bool {
    let mut rows: Vec<Vec<i128>> = groups.iter().map(|row| row.iter().map(|&e| i128::from(e)).collect()).collect();
    let columns = rows.first().map_or(0, Vec::len);
    for k in 0..rows.len() {
        loop {
            let nonzero: Vec<usize> = (k..columns).filter(|&j| rows[k][j] != 0).collect();
            let Some(&pivot) = nonzero.iter().min_by_key(|&&j| rows[k][j].abs()) else { return false };
            if nonzero.len() == 1 {
                if rows[k][pivot].abs() != 1 {
                    return false;
                }
                rows.iter_mut().for_each(|row| row.swap(k, pivot));
                break;
            }
            for &j in nonzero.iter().filter(|&&j| j != pivot) {
                let quotient = rows[k][j] / rows[k][pivot];
                rows.iter_mut().for_each(|row| row[j] -= quotient * row[pivot]);
            }
        }
    }
    true
}

proptest! {
    #[test]
    fn the_groups_are_dimensionless_complete_and_saturated(dimensions in problems()) {
        let basis = problem(&dimensions, None).solve().unwrap();
        prop_assert_eq!(basis.rank(), rank(&dimensions));
        prop_assert_eq!(basis.groups().len(), dimensions.len() - basis.rank());
        let rows: Vec<Vec<i64>> = basis.groups().iter().map(|group| group.exponents().to_vec()).collect();
        for row in &rows {
            prop_assert!(product(&dimensions, row.iter().map(|&e| Rational::integer(e))).is_one());
        }
        prop_assert!(is_saturated(&rows));
        prop_assert_eq!(basis.index(), 1);
    }

    #[test]
    fn the_scale_has_the_dimension_of_the_target_or_a_change_of_units_shows_why_not(
        dimensions in problems(), target in problems(),
    ) {
        let target = target.first().copied().unwrap_or(Dimension::ONE);
        let basis = problem(&dimensions, Some(target)).solve().unwrap();
        match basis.scale() {
            Ok(scale) => {
                prop_assert_eq!(product(&dimensions, scale.exponents().iter().copied()), target);
                prop_assert!(basis.certificate().unwrap().is_none());
            }
            Err(error) => {
                prop_assert!(error.is_impossible());
                let witness = basis.certificate().unwrap().unwrap();
                let change = |d: &Dimension| witness.iter().fold(Rational::ZERO, |sum, (base, exponent)| {
                    sum.checked_add(d.exponent(*base).checked_mul(*exponent).unwrap()).unwrap()
                });
                prop_assert!(dimensions.iter().all(|d| change(d).is_zero()));
                prop_assert!(!change(&target).is_zero());
            }
        }
    }

    #[test]
    fn a_reachable_whole_scale_is_found_whole(dimensions in problems(), powers in prop::collection::vec(-2i64..=2, 12)) {
        // The target is planted as a whole product, so a scale with a denominator would be wrong.
        let target = product(&dimensions, powers.iter().map(|&e| Rational::integer(e)));
        let basis = problem(&dimensions, Some(target)).solve().unwrap();
        prop_assert!(basis.scale().unwrap().exponents().iter().all(|exponent| exponent.is_integer()));
    }

    #[test]
    fn the_groups_depend_on_the_order_of_the_variables_only(dimensions in problems()) {
        let once = problem(&dimensions, None).solve().unwrap();
        let again = problem(&dimensions, None).solve().unwrap();
        prop_assert_eq!(&once, &again);
        let rows: Vec<Vec<i64>> = once.groups().iter().map(|group| group.exponents().to_vec()).collect();
        prop_assert_eq!(PiBasis::with_groups(once.problem(), &rows).unwrap().index(), 1);
    }
}

#[test]
fn exponents_out_of_range_are_a_named_error() {
    // Two base quantities whose exponents are prime to each other: the kernel needs their product.
    let large = |length: i64, time: i64| Dimension::si([length, 0, time, 0, 0, 0, 0]);
    let top = 1i64 << 55;
    let error = problem(&[large(top + 1, 1), large(top - 1, 3), large(5, top - 3)], None).solve().unwrap_err();
    assert_eq!(error.code(), dimensionless::Code::Overflow);
    assert_eq!(error.to_string(), "exact integer arithmetic left its range (±2⁵⁶) in the dimensional matrix");
}

#[test]
fn thirty_variables_with_dense_exponents_have_a_saturated_basis_of_small_exponents() {
    // A fixed stream of exponents in −6 … 6 over seven base quantities; in every third problem the last two base
    // quantities repeat earlier ones, so that the rank is five.
    let mut state = 1u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) % 13) as i64 - 6
    };
    for case in 0..12 {
        let dimensions: Vec<Dimension> = (0..30)
            .map(|_| {
                let mut exponents = std::array::from_fn(|_| next());
                if case % 3 == 0 {
                    (exponents[5], exponents[6]) = (exponents[0] - exponents[1], 2 * exponents[2]);
                }
                Dimension::si(exponents)
            })
            .collect();
        let basis = problem(&dimensions, None).solve().unwrap();
        assert_eq!(basis.rank(), if case % 3 == 0 { 5 } else { 7 });
        let rows: Vec<Vec<i64>> = basis.groups().iter().map(|group| group.exponents().to_vec()).collect();
        assert!(is_saturated(&rows));
        assert!(rows.iter().flatten().all(|exponent| exponent.abs() <= 8), "{rows:?}");
    }
}
