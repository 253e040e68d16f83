//! Compiled products against sums of logarithms, at ordinary and at extreme sizes.

use proptest::prelude::*;

use super::*;

fn product(exponents: &[f64], scale: Scale) -> Product {
    Product { exponents: exponents.to_vec(), scale }
}

fn columns<'a>(cells: &'a [Vec<f64>]) -> Vec<Source<'a>> {
    cells.iter().map(|cells| Source::Column(cells)).collect()
}

/// How often each kind of factor is computed for a block.
fn multiplications(exponents: &[&[f64]]) -> usize {
    let cells = vec![vec![1.0]; exponents[0].len()];
    let sources = columns(&cells);
    let products: Vec<Product> = exponents.iter().map(|exponents| product(exponents, Scale::Log)).collect();
    Program::new(&sources, &products).factors.iter().filter(|factor| matches!(factor, Factor::Both(..))).count()
}

#[test]
fn what_products_share_is_multiplied_once() {
    // ρ U D/μ and ρ U² D/σ: ρ U, times D, times U.
    assert_eq!(multiplications(&[&[1.0, 1.0, 1.0, -1.0, 0.0], &[1.0, 2.0, 1.0, 0.0, -1.0]]), 3);
}

#[test]
fn powers_are_taken_by_squaring() {
    assert_eq!(multiplications(&[&[8.0]]), 3);
    assert_eq!(multiplications(&[&[-16.0]]), 4);
    assert_eq!(multiplications(&[&[2.5]]), 2);
}

#[test]
fn constants_of_any_size_keep_their_logarithm() {
    // h² c⁻⁴ … underflows as a product, and its logarithm does not.
    let cells = [vec![2.0, 1e-30]];
    let sources = [Source::Constant(6.6e-34), Source::Column(&cells[0])];
    let found = evaluate(&sources, 2, &[product(&[12.0, 1.0], Scale::Log)]);
    for (found, value) in found[0].iter().zip(&cells[0]) {
        let wanted = 12.0 * 6.6e-34_f64.ln() + value.ln();
        assert!((found - wanted).abs() < 1e-12 * wanted.abs(), "{found} is not {wanted}");
    }
    let alone = evaluate(&sources[..1], 2, &[product(&[12.0], Scale::Log)]);
    assert!((alone[0][1] - 12.0 * 6.6e-34_f64.ln()).abs() < 1e-10);
}

#[test]
fn signed_inputs_keep_signs_and_zeros_also_at_extreme_sizes() {
    let cells = vec![vec![-2.0, 0.0, -1e200, 0.0, 3.0], vec![4.0, 4.0, 1e-200, 1e-300, -0.0]];
    let products = [product(&[3.0, 1.0], Scale::Linear), product(&[2.0, 0.0], Scale::Linear)];
    let found = evaluate(&columns(&cells), 5, &products);
    assert_eq!((found[0][0], found[0][1], found[0][3], found[0][4]), (-32.0, 0.0, 0.0, 0.0));
    assert_eq!((found[0][2], found[1][2]), (f64::NEG_INFINITY, f64::INFINITY));
    assert_eq!(found[1][4], 9.0);
}

#[test]
fn cosines_and_sines_are_factors_as_columns_are() {
    let (angles, lengths) = ([0.3, -2.0, 100.0, 0.0], [2.0, 3.0, 1e200, 5.0]);
    let [cosine, sine] = [Part::Cosine, Part::Sine].map(|part| Source::Angle(part, &angles));
    let products = [product(&[2.0, 1.0, -1.0], Scale::Linear), product(&[70.0, 0.0, 0.0], Scale::Linear)];
    let found = evaluate(&[cosine, sine, Source::Column(&lengths)], 4, &products);
    for (row, (angle, length)) in angles.iter().zip(lengths).enumerate() {
        for (found, wanted) in
            [(found[0][row], angle.cos().powi(2) * angle.sin() / length), (found[1][row], angle.cos().powf(70.0))]
        {
            assert!((found - wanted).abs() <= 1e-12 * wanted.abs(), "{found} is not {wanted}");
        }
    }
}

#[test]
fn the_bytes_do_not_depend_on_the_number_of_threads() {
    let cells: Vec<Vec<f64>> =
        (1..4).map(|seed| (0..100_000).map(|i| 1.0 + f64::from(i * seed % 1009)).collect()).collect();
    let products = [product(&[0.5, -1.0, 1.0 / 3.0], Scale::Log), product(&[2.0, 1.0, -3.0], Scale::Linear)];
    let found = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a small pool");
        pool.install(|| evaluate(&columns(&cells), 100_000, &products))
    };
    let one = found(1);
    assert_eq!(one, found(2));
    // A row deep in the second task.
    let row = 65_001;
    let wanted = cells[0][row].powi(2) * cells[1][row] / cells[2][row].powi(3);
    assert!((one[1][row] / wanted - 1.0).abs() < 1e-15);
}

proptest! {
    #[test]
    fn products_equal_sums_of_logarithms(
        exponents in prop::collection::vec(
            prop::collection::vec(prop::sample::select(vec![0.0, 0.0, 1.0, -1.0, 2.0, -2.0, 3.0, 0.5, -0.5, 1.5, 1.0 / 3.0, 70.0]), 4),
            1..5,
        ),
        decades in prop::collection::vec(prop::collection::vec(-4.0..4.0_f64, 4), 1..600),
        extreme in prop::collection::vec((0..600_usize, 0..4_usize, -300.0..300.0_f64), 0..4),
        constant in -60.0..60.0_f64,
    ) {
        let mut cells: Vec<Vec<f64>> =
            (0..4).map(|j| decades.iter().map(|row| 10_f64.powf(row[j])).collect()).collect();
        for (row, column, decade) in extreme {
            let row = row % decades.len();
            cells[column][row] = 10_f64.powf(decade);
        }
        let mut sources = columns(&cells);
        sources.push(Source::Constant(10_f64.powf(constant)));
        let products: Vec<Product> = exponents
            .iter()
            .enumerate()
            .flat_map(|(i, exponents)| {
                let exponents = [exponents.as_slice(), &[i as f64 - 1.0]].concat();
                [product(&exponents, Scale::Log), product(&exponents, Scale::Linear)]
            })
            .collect();
        let found = evaluate(&sources, decades.len(), &products);
        for (product, pair) in products.iter().step_by(2).zip(found.chunks_exact(2)) {
            for row in 0..decades.len() {
                let terms = (0..5).filter(|j| product.exponents[*j] != 0.0).map(|j| {
                    product.exponents[j] * if j < 4 { cells[j][row].ln() } else { 10_f64.powf(constant).ln() }
                });
                let (sum, size) = terms.fold((0.0, 1.0), |(sum, size), term: f64| (sum + term, size + term.abs()));
                prop_assert!((pair[0][row] - sum).abs() < 1e-14 * size, "ln: {} is not {}", pair[0][row], sum);
                let value = sum.exp();
                if value.is_normal() {
                    prop_assert!((pair[1][row] / value - 1.0).abs() < 1e-14 * size, "{} is not {}", pair[1][row], value);
                }
            }
        }
    }
}
