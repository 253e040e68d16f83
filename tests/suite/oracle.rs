//! A second method for what the solver computes, on thousands of random problems: lattices in Hermite normal form,
//! equations by a diagonal form, reduced bases, all over big integers. Nothing of the solver's own algebra is used.

mod diagonal;
mod lattice;
mod reduction;
mod sample;

use dimensionless::{BaseQuantity, Code, Dimension, PiBasis, Problem, Rational, Sign};
use num_bigint::BigInt;

use diagonal::Diagonal;
pub(super) use lattice::Lattice;
use reduction::{largest, reduced};
use sample::{Kind, Sample, Stream};

fn exponents(basis: &PiBasis) -> Vec<Vec<i64>> {
    basis.groups().iter().map(|group| group.exponents().to_vec()).collect()
}

/// The index of a lattice of independent rows in the lattice of all whole vectors of its rational span.
fn index(rows: &[Vec<i64>]) -> BigInt {
    Diagonal::new(rows, &vec![0; rows.len()])
        .entries
        .iter()
        .map(|entry| BigInt::from(entry.magnitude().clone()))
        .product()
}

/// Solves a problem, or finds that whole numbers left their range, which only dense fractions may do.
fn solved(sample: &Sample, problem: &Problem) -> Option<PiBasis> {
    match problem.solve() {
        Ok(basis) => Some(basis),
        Err(error) => {
            assert_eq!((error.code(), sample.kind), (Code::Overflow, Kind::Fractions), "{sample:?}");
            None
        }
    }
}

#[test]
fn three_thousand_problems_have_the_lattice_of_the_oracle() {
    let mut stream = Stream(1);
    let mut overflows = Vec::new();
    for number in 0..3000 {
        let sample = Sample::new(number, &mut stream);
        let (matrix, _) = sample.whole(&Dimension::ONE);
        let kernel = Lattice::kernel(&matrix, sample.columns);
        let Some(basis) = solved(&sample, &sample.problem(None)) else {
            overflows.push((matrix.len(), sample.columns, largest(&reduced(kernel.rows()))));
            continue;
        };
        let groups = exponents(&basis);
        assert_eq!(Lattice::new(sample.columns, &groups), kernel, "{number}: {sample:?}");
        assert_eq!((basis.rank(), basis.index()), (sample.columns - kernel.rank(), 1), "{number}: {sample:?}");
        assert_eq!(index(&groups), BigInt::from(1), "{number}: {sample:?}");
    }
    println!("left the range (rows, columns, largest exponent of a reduced basis): {overflows:?}");
    // What is out of range needs exponents of more than six digits.
    assert!(overflows.len() <= 2 && overflows.iter().all(|(_, _, needed)| *needed > 1_000_000), "{overflows:?}");
}

/// Two reductions of one lattice may differ in their largest exponent, and of random problems no group has a name.
#[test]
fn a_thousand_bases_have_exponents_near_those_of_reduced_ones() {
    let mut stream = Stream(2);
    let (mut above, mut above_easy, mut widest, mut count) = (0, 0, 0, 0);
    for number in 0..1000 {
        let sample = Sample::new(number, &mut stream);
        let (matrix, _) = sample.whole(&Dimension::ONE);
        let kernel = Lattice::kernel(&matrix, sample.columns);
        let short = reduced(kernel.rows());
        assert_eq!(Lattice::of_big(sample.columns, short.clone()), kernel);
        let Some(basis) = solved(&sample, &sample.problem(None)) else { continue };
        let found = exponents(&basis).iter().flatten().map(|exponent| exponent.abs()).max().unwrap_or(0);
        let needed = largest(&short);
        count += 1;
        above += usize::from(found > needed);
        above_easy += usize::from(found > needed.max(4));
        if found > needed.max(4) {
            println!("{:?}, {} × {}: {found} for {needed}", sample.kind, matrix.len(), sample.columns);
        }
        widest = widest.max(found - needed);
    }
    println!("{above} of {count} bases have a larger exponent than a reduced basis, by {widest} at most");
    println!("{above_easy} of them have one that is larger than 4 as well");
    assert!(above <= 40 && widest <= 5, "{above}, {widest}");
}

#[test]
fn scales_exist_and_have_the_smallest_denominators_as_the_oracle_says() {
    let mut stream = Stream(3);
    let (mut reachable, mut fractional, mut unreachable, mut overflows) = (0, 0, 0, Vec::new());
    for number in 0..1000 {
        let sample = Sample::new(number, &mut stream);
        let target = sample.target(&mut stream);
        let (matrix, right) = sample.whole(&target);
        let Some(basis) = solved(&sample, &sample.problem(Some(target))) else {
            continue;
        };
        let scale = basis.scale();
        if scale.as_ref().is_err_and(|error| error.code() == Code::Overflow) {
            let smallest = Diagonal::new(&matrix, &right).denominator().map(|smallest| smallest.to_string());
            overflows.push((sample.kind, matrix.len(), sample.columns, smallest));
            continue;
        }
        let witness = basis.certificate().unwrap();
        match Diagonal::new(&matrix, &right).denominator() {
            Some(smallest) => {
                let scale = scale.unwrap_or_else(|error| panic!("{number}: {error} {sample:?}"));
                let scale = scale.exponents();
                assert_eq!(product(basis.problem(), scale), target, "{number}: {sample:?}");
                let denominator = scale.iter().fold(1, |lcm, exponent| num_integer::lcm(lcm, exponent.denominator()));
                assert_eq!(BigInt::from(denominator), smallest, "{number}: {sample:?}");
                assert_eq!(witness, None, "{number}: {sample:?}");
                reachable += 1;
                fractional += usize::from(denominator > 1);
            }
            None => {
                assert_eq!(scale.unwrap_err().code(), Code::Unreachable, "{number}: {sample:?}");
                let witness = witness.unwrap();
                for variable in basis.problem().variables() {
                    assert_eq!(change(&witness, &variable.dimension()), Rational::ZERO, "{number}: {sample:?}");
                }
                assert_ne!(change(&witness, &target), Rational::ZERO, "{number}: {sample:?}");
                unreachable += 1;
            }
        }
    }
    println!("{reachable} targets within reach, {fractional} by roots only; {unreachable} out of reach");
    println!("left the range (with the smallest denominator there is): {overflows:?}");
    assert!(reachable > 500 && fractional > 100 && unreachable > 50 && overflows.len() <= 5);
}

/// The dimension of a product of powers of the inputs.
fn product(problem: &Problem, powers: &[Rational]) -> Dimension {
    let dimensions = problem.variables().iter().map(|variable| variable.dimension());
    dimensions.zip(powers).fold(Dimension::ONE, |product, (d, &power)| product.times_power(&d, power).unwrap())
}

/// The exponent of λ by which a change of base units changes a quantity.
fn change(witness: &[(BaseQuantity, Rational)], dimension: &Dimension) -> Rational {
    witness.iter().fold(Rational::ZERO, |sum, (base, power)| {
        sum.checked_add(dimension.exponent(*base).checked_mul(*power).unwrap()).unwrap()
    })
}

#[test]
fn signed_variables_stay_in_numerators_or_are_refused_by_name() {
    let mut stream = Stream(4);
    let (mut solved, mut refused, mut too_strict, mut overflows) = (0, 0, 0, Vec::new());
    for number in 0..1000 {
        let sample = Sample::new(number, &mut stream);
        let (matrix, _) = sample.whole(&Dimension::ONE);
        let mut problem = sample.problem(None);
        let mut signed = Vec::new();
        for j in 0..sample.columns.min(12) {
            if stream.place(4) == 0 {
                let sign = [Sign::Signed, Sign::Nonnegative][stream.place(2)];
                problem = problem.with_sign(&format!("x{j}"), sign).unwrap();
                signed.push(j);
            }
        }
        let kernel = Lattice::kernel(&matrix, sample.columns);
        match problem.solve() {
            Ok(basis) => {
                let groups = exponents(&basis);
                assert_eq!(Lattice::new(sample.columns, &groups), kernel, "{number}: {sample:?}");
                let below = groups.iter().any(|group| signed.iter().any(|&j| group[j] < 0));
                assert!(!below, "{number}: {groups:?} {signed:?}");
                solved += 1;
            }
            Err(error) if error.code() == Code::Overflow => {
                overflows.push((sample.kind, matrix.len(), sample.columns, kernel.has_positive(&signed)));
            }
            Err(error) => {
                assert_eq!(error.code(), Code::Sign, "{number}: {error}");
                assert!(signed.iter().all(|j| error.to_string().contains(&format!("`x{j}`"))), "{number}: {error}");
                refused += 1;
                too_strict += usize::from(kernel.has_positive(&signed));
            }
        }
    }
    println!("{solved} solved, {refused} refused; {too_strict} of those have a basis with the signs");
    println!("{} left the range (and whether there is a basis with the signs): {overflows:?}", overflows.len());
    assert!(solved > 900 && too_strict + overflows.len() <= 4, "{solved}, {too_strict}, {overflows:?}");
}

#[test]
fn the_index_of_declared_groups_is_that_of_the_oracle() {
    let mut stream = Stream(5);
    let mut largest = BigInt::ZERO;
    for number in 0..400 {
        let sample = Sample::new(number, &mut stream);
        let Some(basis) = solved(&sample, &sample.problem(None)) else { continue };
        let mut groups = exponents(&basis);
        if groups.is_empty() {
            continue;
        }
        // Products of the groups: a multiple of one is added to another, and one is raised to a power.
        for _ in 0..2 {
            let (from, to) = (stream.place(groups.len()), stream.place(groups.len()));
            let (factor, power) = (stream.within(-2, 2), stream.within(1, 3));
            let added = groups[from].clone();
            groups[to].iter_mut().zip(added).for_each(|(e, add)| *e = *e * power + factor * add);
        }
        let expected = index(&groups);
        let is_dependent = Lattice::new(sample.columns, &groups).rank() < groups.len();
        match PiBasis::with_groups(basis.problem(), &groups) {
            Ok(declared) => {
                assert!(!is_dependent, "{number}: {groups:?}");
                assert_eq!(BigInt::from(declared.index()), expected, "{number}: {groups:?}");
                largest = largest.max(expected);
            }
            Err(error) => assert!(is_dependent, "{number}: {error}"),
        }
    }
    assert!(largest > BigInt::from(5));
}

#[test]
fn the_oracle_knows_the_trap_of_areas_and_volumes() {
    let kernel = Lattice::kernel(&[vec![2, 3, 5]], 3);
    assert!(kernel.contains(&[3, -2, 0]) && kernel.contains(&[1, 1, -1]) && !kernel.contains(&[1, 0, 0]));
    assert_eq!(index(&[vec![3, -2, 0], vec![5, 0, -2]]), BigInt::from(2));
    assert_ne!(Lattice::new(3, &[vec![3, -2, 0], vec![5, 0, -2]]), kernel);
    assert_eq!(Lattice::new(3, &[vec![3, -2, 0], vec![1, 1, -1]]), kernel);
    assert_eq!(largest(&reduced(kernel.rows())), 3);
    // 6 x + 10 y = 1 has the solution x = 1/6 and no whole one; the smallest denominator is 2: 6·2 + 10·(−1) = 2.
    assert_eq!(Diagonal::new(&[vec![6, 10]], &[1]).denominator(), Some(BigInt::from(2)));
    assert_eq!(Diagonal::new(&[vec![6, 10], vec![3, 5]], &[1, 1]).denominator(), None);
    assert!(kernel.has_positive(&[0, 1]) && !kernel.has_positive(&[0, 1, 2]));
}
