//! Properties of the elimination: unimodular, dual, exact, saturated.

use proptest::prelude::*;

use super::{Circuits, Elimination, Overflow, Repeated, content, dot, lll};

struct Owned {
    size: usize,
    rank: usize,
    pivots: Vec<i128>,
    vectors: Vec<i64>,
    duals: Vec<i64>,
}

fn eliminate(forms: &[Vec<i64>], size: usize) -> Result<Owned, Overflow> {
    let (mut vectors, mut duals) = (vec![0; size * size], vec![0; size * size]);
    let mut lambda = vec![0; size * size];
    let mut elimination = Elimination::new(size, &mut vectors, &mut duals);
    let mut pivots = Vec::new();
    for form in forms {
        pivots.push(elimination.push(form)?);
        elimination.shorten()?;
    }
    lll(&mut elimination, &mut lambda)?;
    let rank = elimination.rank();
    Ok(Owned { size, rank, pivots, vectors, duals })
}

impl Owned {
    fn vector(&self, i: usize) -> &[i64] {
        &self.vectors[i * self.size..(i + 1) * self.size]
    }
    fn dual(&self, i: usize) -> &[i64] {
        &self.duals[i * self.size..(i + 1) * self.size]
    }
}

fn forms() -> impl Strategy<Value = (Vec<Vec<i64>>, usize)> {
    (1usize..=7, 1usize..=20)
        .prop_flat_map(|(rows, size)| (prop::collection::vec(prop::collection::vec(-6i64..=6, size), rows), Just(size)))
}

proptest! {
    #[test]
    fn vectors_and_duals_stay_dual_and_the_forms_stay_triangular((forms, size) in forms()) {
        let result = eliminate(&forms, size).expect("forms of such size stay in range");
        for i in 0..size {
            for j in 0..size {
                prop_assert_eq!(dot(result.vector(i), result.dual(j)), i128::from(i == j));
            }
        }
        for form in &forms {
            for i in result.rank..size {
                prop_assert_eq!(dot(form, result.vector(i)), 0);
            }
        }
        prop_assert_eq!(result.pivots.iter().filter(|&&pivot| pivot != 0).count(), result.rank);
    }

    #[test]
    fn a_planted_kernel_vector_is_an_integer_combination((forms, size) in forms(), weights in prop::collection::vec(-3i64..=3, 20)) {
        // Saturation: every integer vector that the forms kill has integer coordinates, and only kernel ones.
        let result = eliminate(&forms, size).expect("forms of such size stay in range");
        let mut planted = vec![0i64; size];
        for (i, weight) in weights.iter().enumerate().take(size).skip(result.rank) {
            for (entry, part) in planted.iter_mut().zip(result.vector(i)) {
                *entry += weight * part;
            }
        }
        let divisor = content(&planted).max(1);
        let planted: Vec<i64> = planted.iter().map(|entry| entry / divisor).collect();
        for i in 0..result.rank {
            prop_assert_eq!(dot(&planted, result.dual(i)), 0);
        }
    }
}

#[test]
fn the_cleared_null_space_trap_is_saturated() {
    // One form (2, 3, 5, 7): clearing denominators in the rational null space gives index 4.
    let result = eliminate(&[vec![2, 3, 5, 7]], 4).expect("small numbers");
    assert_eq!((result.rank, result.pivots), (1, vec![1]));
}

#[test]
fn overflow_has_a_name() {
    let large = 1i64 << 55;
    let forms = [vec![large, large - 1, 1], vec![1, large, large - 3], vec![large - 7, 5, large]];
    assert_eq!(eliminate(&forms, 3).map(|result| result.rank), Err(Overflow));
}

#[test]
fn forty_columns_stay_in_range() {
    // A fixed stream of small numbers; 10 forms on 40 variables.
    let mut state = 1u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) % 13) as i64 - 6
    };
    let forms: Vec<Vec<i64>> = (0..10).map(|_| (0..40).map(|_| next()).collect()).collect();
    let result = eliminate(&forms, 40).expect("small numbers");
    let largest = result.vectors[result.rank * 40..].iter().map(|entry| entry.abs()).max();
    assert!(result.rank == 10 && largest <= Some(20), "{largest:?}");
}

#[test]
fn circuits_are_the_minimal_relations() {
    // Speed, diameter, density, viscosity over L, M, T.
    let matrix = [1, 1, -3, -1, 0, 0, 1, 1, -1, 0, 0, -1];
    let mut circuit = [0; 4];
    let mut budget = 100;
    let mut found = Vec::new();
    let mut circuits = Circuits::new(&matrix, 3, 4, None);
    for size in 1..=4 {
        circuits.start(size, &Repeated::NONE);
        while circuits.next(&mut circuit, &mut budget) {
            found.push(circuit);
        }
    }
    assert!(found == [[-1, -1, -1, 1]] || found == [[1, 1, 1, -1]], "{found:?}");
}
