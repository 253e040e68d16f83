//! The derivation of a basis, on random problems: each statement is checked by other means.

use dimensionless::{Dimension, PiBasis, Problem, Rational, RepeatingChoice, RowOperation, Unit, Variable};
use proptest::prelude::*;

/// Up to 7 variables and perhaps a target, over four base quantities, with halves among the exponents.
fn problems() -> impl Strategy<Value = Problem> {
    let dimension = || {
        let exponent = prop_oneof![4 => Just((0i64, 1i64)), 6 => (-3i64..=3, Just(1i64)), 1 => (-3i64..=3, Just(2i64))];
        prop::collection::vec(exponent, 4).prop_map(|exponents| {
            let bases = dimensionless::BaseQuantity::SI;
            exponents.into_iter().zip(bases).fold(Dimension::ONE, |dimension, ((up, down), base)| {
                dimension.with(base, Rational::new(up, down).unwrap()).unwrap()
            })
        })
    };
    (prop::collection::vec(dimension(), 0..8), prop::option::of(dimension())).prop_map(|(dimensions, target)| {
        let variables = dimensions.iter().enumerate().map(|(i, d)| Variable::new(format!("x{i}"), Unit::coherent(d)));
        Problem::new(variables.collect(), target.map(|d| Variable::new("y", Unit::coherent(&d)))).unwrap()
    })
}

/// Row operations done again.
fn apply(matrix: &mut [Vec<Rational>], operation: RowOperation) {
    match operation {
        RowOperation::Divide { row, divisor } => {
            matrix[row].iter_mut().for_each(|entry| *entry = entry.checked_div(divisor).unwrap());
        }
        RowOperation::Add { row, factor, source } => {
            let source = matrix[source].clone();
            for (entry, added) in matrix[row].iter_mut().zip(source) {
                *entry = entry.checked_add(factor.checked_mul(added).unwrap()).unwrap();
            }
        }
    }
}

/// How much of each row, column by column.
fn combined(matrix: &[Vec<Rational>], weights: &[Rational], columns: usize) -> Vec<Rational> {
    let sum = |column: usize| {
        matrix.iter().zip(weights).fold(Rational::ZERO, |sum, (row, weight)| {
            sum.checked_add(weight.checked_mul(row[column]).unwrap()).unwrap()
        })
    };
    (0..columns).map(sum).collect()
}

/// The groups up to sign and order.
fn identity(basis: &PiBasis) -> Vec<Vec<i64>> {
    let upright = |row: &[i64]| {
        let sign = row.iter().find(|exponent| **exponent != 0).map_or(1, |exponent| exponent.signum());
        row.iter().map(|exponent| sign * exponent).collect::<Vec<_>>()
    };
    let mut rows: Vec<_> = basis.groups().iter().map(|group| upright(group.exponents())).collect();
    rows.sort();
    rows
}

fn check(basis: &PiBasis) -> Result<(), TestCaseError> {
    let explanation = basis.explain().unwrap();
    let problem = basis.problem();
    let n = problem.variables().len();

    // The steps lead from the matrix to its reduced form, with one pivot each.
    let mut matrix = explanation.matrix.clone();
    for step in &explanation.steps {
        step.operations.iter().for_each(|operation| apply(&mut matrix, *operation));
        prop_assert_eq!(&matrix, &step.matrix);
    }
    prop_assert_eq!(explanation.steps.len(), basis.rank());
    for step in &explanation.steps {
        for (row, entries) in matrix.iter().enumerate() {
            let expected = if row == step.row { Rational::ONE } else { Rational::ZERO };
            prop_assert_eq!(entries[step.column], expected);
        }
    }

    // What is said about rows holds.
    prop_assert_eq!(explanation.relations.len() + basis.rank(), explanation.bases.len());
    for relation in &explanation.relations {
        prop_assert!(relation.iter().any(|weight| !weight.is_zero()));
        prop_assert!(combined(&explanation.matrix, relation, n).iter().all(|entry| entry.is_zero()));
    }
    for &(row, column) in &explanation.sole_carriers {
        prop_assert!((0..n).all(|j| explanation.matrix[row][j].is_zero() == (j != column)));
        prop_assert!(basis.groups().iter().all(|group| group.exponents()[column] == 0));
    }
    if let Some(certificate) = &explanation.certificate {
        let sums = combined(&explanation.matrix, certificate, n + 1);
        prop_assert!(sums[..n].iter().all(|entry| entry.is_zero()) && !sums[n].is_zero());
    }

    // The repeating variables give what is said of them.
    let names: Vec<&str> = explanation.pivots.iter().map(|&place| problem.variables()[place].name()).collect();
    let repeated = PiBasis::with_repeating(problem, &names).unwrap();
    prop_assert_eq!(explanation.clearing.index, Some(repeated.index()));
    let own = (0..n).filter(|place| !explanation.pivots.contains(place));
    for (own, &exponent) in own.zip(&explanation.clearing.own) {
        prop_assert!(repeated.groups().iter().any(|group| group.exponents()[own].abs() == exponent));
    }
    match explanation.choice {
        RepeatingChoice::First => {
            prop_assert!(!explanation.without_own_variable.is_empty());
            // No set gives the basis: the walk over all of them does not meet it.
            let mut bases = problem.repeating_bases(1000).unwrap();
            while bases.examine(1000).unwrap() {}
            let all: Vec<_> = bases.best().unwrap().iter().map(identity).collect();
            prop_assert!(!all.contains(&identity(basis)));
            // A group is a circuit if and only if some set gives it.
            for (place, group) in identity(basis).iter().enumerate() {
                let given = basis.groups().iter().position(|other| {
                    other.exponents() == &group[..] || other.exponents().iter().zip(group).all(|(a, b)| *a == -*b)
                });
                let is_circuit = !explanation.not_circuits.contains(&given.unwrap());
                prop_assert_eq!(all.iter().any(|groups| groups.contains(group)), is_circuit, "group {}", place);
            }
        }
        RepeatingChoice::Given | RepeatingChoice::Found => {
            prop_assert_eq!(identity(&repeated), identity(basis));
            prop_assert!(explanation.not_circuits.is_empty());
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn every_statement_of_a_derivation_holds(problem in problems()) {
        check(&problem.solve().unwrap())?;
        let mut bases = problem.repeating_bases(3).unwrap();
        bases.examine(100).unwrap();
        for basis in bases.best().unwrap() {
            prop_assert_eq!(basis.explain().unwrap().choice, RepeatingChoice::Given);
            check(&basis)?;
        }
    }
}

#[test]
fn fractions_out_of_range_are_a_named_error() {
    // Base quantities with large exponents that are prime to each other.
    let large = |length: i64, time: i64| Dimension::si([length, 0, time, 0, 0, 0, 0]);
    let top = (1i64 << 40) - 1;
    let dimensions = [large(top, top - 2), large(top - 4, top - 8)];
    let variables = dimensions.iter().enumerate().map(|(i, d)| Variable::new(format!("x{i}"), Unit::coherent(d)));
    let target = Variable::new("y", Unit::coherent(&large(3, 7)));
    let basis = Problem::new(variables.collect(), Some(target)).unwrap().solve().unwrap();
    assert_eq!(basis.explain().unwrap_err().code(), dimensionless::Code::Overflow);
}
