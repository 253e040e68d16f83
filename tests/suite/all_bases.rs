//! All bases of the method of repeating variables, against brute force over all sets with a hash set.

use std::collections::HashSet;

use dimensionless::{Code, Dimension, PiBasis, PiGroup, Problem, Sign, Unit, Variable};
use proptest::prelude::*;

/// Up to 7 variables over up to 4 base quantities, with small exponents so that variables are alike and sets dependent.
fn problems() -> impl Strategy<Value = Problem> {
    let exponents = prop::collection::vec(prop_oneof![3 => Just(0i64), 4 => -2i64..=2, 1 => -6i64..=6], 4);
    let sign = prop_oneof![6 => Just(Sign::Positive), 1 => Just(Sign::Signed), 1 => Just(Sign::Nonnegative)];
    prop::collection::vec((exponents, sign), 0..8).prop_map(|list| {
        let variables = list.iter().enumerate().map(|(i, (exponents, sign))| {
            let dimension = Dimension::si([exponents[0], exponents[1], exponents[2], 0, exponents[3], 0, 0]);
            Variable::new(format!("x{i}"), Unit::coherent(&dimension)).with_sign(*sign)
        });
        Problem::new(variables.collect(), None).unwrap()
    })
}

fn subsets(n: usize, size: usize) -> Vec<Vec<usize>> {
    let bits = (0u32..1 << n).filter(|bits| bits.count_ones() as usize == size);
    let mut sets: Vec<Vec<usize>> = bits.map(|bits| (0..n).filter(|i| bits >> i & 1 == 1).collect()).collect();
    sets.sort();
    sets
}

/// The groups up to sign and order.
fn identity(groups: &[PiGroup]) -> Vec<Vec<i64>> {
    let mut rows: Vec<Vec<i64>> = groups
        .iter()
        .map(|group| {
            let row = group.exponents();
            let sign = row.iter().find(|exponent| **exponent != 0).map_or(1, |exponent| exponent.signum());
            row.iter().map(|exponent| sign * exponent).collect()
        })
        .collect();
    rows.sort();
    rows
}

/// Index other than 1, groups without a name, variables used, Σ|exponent|, largest exponent.
fn rank_of(basis: &PiBasis) -> (bool, usize, usize, i64, i64) {
    let unnamed = basis.groups().iter().filter(|group| group.name().is_none()).count();
    let sizes = || basis.groups().iter().flat_map(|group| group.exponents()).map(|exponent| exponent.abs());
    (basis.index() != 1, unnamed, sizes().filter(|size| *size > 0).count(), sizes().sum(), sizes().max().unwrap_or(0))
}

proptest! {
    #[test]
    fn each_basis_is_met_once_and_the_best_are_kept(problem in problems(), limit in 0usize..5) {
        let n = problem.variables().len();
        let (mut seen, mut independent, mut refused, mut best) = (HashSet::new(), 0, 0, Vec::new());
        // The same problem without signs shows the groups that signs refuse.
        let unsigned = problem.variables().iter().map(|v| v.clone().with_sign(Sign::Positive)).collect();
        let unsigned = Problem::new(unsigned, None).unwrap();
        let rank = unsigned.solve().unwrap().rank();
        let names: Vec<&str> = problem.variables().iter().map(|variable| variable.name()).collect();
        for set in subsets(n, rank) {
            let set: Vec<&str> = set.iter().map(|&place| names[place]).collect();
            let Ok(basis) = PiBasis::with_repeating(&unsigned, &set) else { continue };
            independent += 1;
            // The index from minors is the one that an elimination of the groups gives.
            let rows: Vec<Vec<i64>> = basis.groups().iter().map(|group| group.exponents().to_vec()).collect();
            prop_assert_eq!(PiBasis::with_groups(&unsigned, &rows).unwrap().index(), basis.index());
            if !seen.insert(identity(basis.groups())) {
                continue;
            }
            match PiBasis::with_repeating(&problem, &set) {
                Ok(basis) => best.push(basis),
                Err(error) => {
                    prop_assert_eq!(error.code(), Code::Sign);
                    refused += 1;
                }
            }
        }
        let mut bases = problem.repeating_bases(limit).unwrap();
        // In small portions, so that the walk stops and goes on everywhere.
        while bases.examine(3).unwrap() {}
        let count = bases.count();
        prop_assert_eq!(count.sets as usize, subsets(n, rank).len());
        prop_assert_eq!(count.examined, count.sets);
        prop_assert_eq!(count.independent, independent);
        prop_assert_eq!(count.distinct as usize, seen.len());
        prop_assert_eq!(count.refused, refused);
        prop_assert_eq!(count.index_one as usize, best.iter().filter(|basis| basis.index() == 1).count());

        // A stable sort: among equals the first set stays first, though the walk may know the groups by another set.
        best.sort_by_key(rank_of);
        let found = bases.best().unwrap();
        prop_assert_eq!(found.len(), limit.min(best.len()));
        prop_assert_eq!(found.iter().map(|basis| identity(basis.groups())).collect::<HashSet<_>>().len(), found.len());
        for (found, expected) in found.iter().zip(&best) {
            prop_assert_eq!(rank_of(found), rank_of(expected));
            prop_assert!(best.iter().any(|basis| identity(basis.groups()) == identity(found.groups())));
        }
    }

    #[test]
    fn a_refusal_names_a_set_that_works(problem in problems(), given in prop::collection::vec(0usize..8, 0..5)) {
        let names: Vec<&str> = problem.variables().iter().map(|variable| variable.name()).collect();
        let given: Vec<&str> = given.iter().filter_map(|&place| names.get(place).copied()).collect();
        let Err(error) = PiBasis::with_repeating(&problem, &given) else { return Ok(()) };
        let help = error.next_step().unwrap_or("");
        if help.contains("can repeat") {
            let named: Vec<&str> = help.split('`').skip(1).step_by(2).collect();
            prop_assert!(PiBasis::with_repeating(&problem, &named).is_ok(), "{} {:?}", error, named);
        } else if problem.variables().iter().all(|variable| variable.sign() == Sign::Positive) {
            prop_assert_eq!(problem.solve().unwrap().rank(), 0, "{}", error);
        }
    }
}

#[test]
fn a_limit_on_the_sets_stops_the_walk_and_it_can_go_on() {
    let items: Vec<String> = (0..12).map(|i| format!("x{i} [{}]", ["m", "s", "kg", "m/s"][i % 4])).collect();
    let problem = Problem::parse(&items.join(", ")).unwrap();
    let mut once = problem.repeating_bases(3).unwrap();
    assert!(!once.examine(1_000_000).unwrap());
    let mut parts = problem.repeating_bases(3).unwrap();
    assert!(parts.examine(100).unwrap());
    assert_eq!((parts.count().examined, parts.count().sets), (100, 220));
    assert!(parts.examine(100).unwrap());
    assert!(!parts.examine(100).unwrap());
    assert_eq!(parts.count(), once.count());
    assert_eq!(parts.best().unwrap(), once.best().unwrap());
}

#[test]
fn more_sets_than_can_be_counted_are_an_error() {
    let items: Vec<String> = (0..129).map(|i| format!("x{i} [m]")).collect();
    let error = Problem::parse(&items.join(", ")).unwrap().repeating_bases(1).err().unwrap();
    assert_eq!(error.to_string(), "129 inputs of rank 1 have too many sets of repeating variables to count");
    assert_eq!(error.next_step(), Some("use 128 inputs at most, and fewer than 2⁶⁴ sets"));
}
