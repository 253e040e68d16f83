//! Sums of a few power laws, as textbooks blend the asymptotes of a law.

use super::super::blend::Blend;
use super::super::fitted::Fitted;
use super::super::power_law::PowerLaw;
use super::super::sample::Sample;
use super::*;
use crate::error::Code;

/// Rows of ln Re over Re from 0.1 to 10⁵, with a law and noise.
fn measured(rows: u32, noise: f64, seed: u64, law: impl Fn(f64) -> f64) -> (Vec<f64>, Vec<f64>) {
    let mut stream = Stream(seed);
    let x: Vec<f64> = (0..rows).map(|i| 10_f64.powf(-1.0 + 6.0 * f64::from(i) / f64::from(rows - 1)).ln()).collect();
    let response = x.iter().map(|x| law(x.exp()).ln() + noise * stream.normal()).collect();
    (x, response)
}

#[track_caller]
fn blended(columns: &[Vec<f64>], response: &[f64]) -> (Blend, Features) {
    let features = features(columns.to_vec(), response.len());
    let blend = Blend::fit(&Sample::new(&features, response)).unwrap();
    (blend, features)
}

fn predict(blend: &Blend, features: &Features, point: &[f64]) -> super::super::fitted::Evaluated {
    let mut coordinates = vec![0.0; features.whitening().rank()];
    features.whitening().whiten_with(|group| point[group], &mut coordinates);
    blend.evaluate(&coordinates, &mut Vec::new())
}

/// Counts how often the true (intercept, slopes…) lie in their 95 % intervals; those of one fit miss together.
#[track_caller]
fn assert_recovered(fits: impl Iterator<Item = Blend>, truth: &[&[f64]]) {
    let (mut within, mut asked) = (0, 0);
    for blend in fits {
        assert_eq!(blend.parts.len(), truth.len(), "{blend:?}");
        for (part, truth) in blend.parts.iter().zip(truth) {
            for (coefficient, &truth) in std::iter::once(&part.intercept).chain(&part.slopes).zip(*truth) {
                asked += 1;
                within += u32::from(coefficient.lower <= truth && truth <= coefficient.upper);
            }
        }
    }
    assert!(f64::from(within) >= 0.85 * f64::from(asked), "{within} of {asked}");
}

#[test]
fn the_drag_of_a_sphere_is_the_sum_of_its_asymptotes() {
    let fits: Vec<Blend> = (0..20)
        .map(|seed| {
            let (x, response) = measured(120, 0.02, seed, |re| 24.0 / re + 0.4);
            blended(&[x], &response).0
        })
        .collect();
    let plain = fits.iter().filter(|blend| blend.sharpness() == 1.0 && blend.estimated.is_none()).count();
    assert!(plain >= 18, "{plain}");
    assert_recovered(fits.into_iter(), &[&[24_f64.ln(), -1.0], &[0.4_f64.ln(), 0.0]]);
}

#[test]
fn the_sharpness_of_churchill_and_usagi_is_estimated() {
    // Heat transfer of laminar flow in a tube, from its entrance to the developed profile.
    let nusselt = |graetz: f64| (3.66_f64.powi(3) + (1.61 * graetz.cbrt()).powi(3)).cbrt();
    let fits: Vec<Blend> = (0..40)
        .map(|seed| {
            let (x, response) = measured(150, 0.01, seed, nusselt);
            blended(&[x], &response).0
        })
        .collect();
    let sharpness = fits.iter().filter_map(|blend| blend.estimated.as_ref());
    let within = sharpness.filter(|found| found.lower <= 3.0 && 3.0 <= found.upper).count();
    assert!(within >= 36, "{within}");
    assert_recovered(fits.into_iter(), &[&[3.66_f64.ln(), 0.0], &[1.61_f64.ln(), 1.0 / 3.0]]);
}

#[test]
fn the_smaller_asymptote_leads_where_resistances_add() {
    let fits: Vec<Blend> = (0..12)
        .map(|seed| {
            let (x, response) = measured(120, 0.02, seed, |re| 1.0 / (1.0 / (2.0 * re) + 1.0 / (5.0 * re.sqrt())));
            blended(&[x], &response).0
        })
        .collect();
    let plain = fits.iter().filter(|blend| blend.sharpness() == -1.0).count();
    assert!(plain >= 10, "{plain}");
    assert_recovered(fits.into_iter(), &[&[5_f64.ln(), 0.5], &[2_f64.ln(), 1.0]]);
}

#[test]
fn three_regimes_are_three_terms() {
    let fits = (2..22).map(|seed| {
        let (x, response) = measured(200, 0.02, seed, |re| 24.0 / re + 4.0 / re.cbrt() + 1e-3 * re.sqrt());
        let (blend, _) = blended(&[x], &response);
        blend
    });
    let cbrt = -1.0 / 3.0;
    assert_recovered(fits, &[&[24_f64.ln(), -1.0], &[4_f64.ln(), cbrt], &[1e-3_f64.ln(), 0.5]]);
}

/// Two groups over three decades each, blended with s = 2.
fn two_groups(seed: u64, rows: usize) -> (Vec<Vec<f64>>, Vec<f64>) {
    let mut stream = Stream(seed);
    let mut columns = vec![Vec::new(); 2];
    let mut response = Vec::new();
    for _ in 0..rows {
        let (x, y) = (7.0 * stream.uniform(), 7.0 * stream.uniform() - 3.0);
        let terms = [1.0 + 0.5 * x - y, 2.0 - 0.5 * x + 0.25 * y];
        columns[0].push(x);
        columns[1].push(y);
        response.push(0.5 * terms.map(|term| (2.0 * term).exp()).iter().sum::<f64>().ln() + 0.03 * stream.normal());
    }
    (columns, response)
}

#[test]
fn two_groups_are_blended_along_the_direction_that_bends() {
    let fits = (0..12).map(|seed| {
        let (columns, response) = two_groups(seed, 150);
        blended(&columns, &response).0
    });
    assert_recovered(fits, &[&[2.0, -0.5, 0.25], &[1.0, 0.5, -1.0]]);
}

#[test]
fn a_single_power_law_is_not_made_into_a_blend() {
    for seed in 0..8 {
        let (blasius, response) = measured(100, 0.02, seed, |re| 0.316 * re.powf(-0.25));
        let single = features(vec![blasius], 100);
        let error = Blend::fit(&Sample::new(&single, &response)).unwrap_err();
        assert_eq!(error.to_string(), "the rows support one power law: they do not determine a blend of two");
        // Nu = 0.664 Re^½ Pr^⅓.
        let mut stream = Stream(seed);
        let columns = sample(&mut stream, 100, 2);
        let nusselt = |i: usize| 0.664_f64.ln() + columns[0][i] / 2.0 + columns[1][i] / 3.0 + 0.02 * stream.normal();
        let response: Vec<f64> = (0..100).map(nusselt).collect();
        assert!(Blend::fit(&Sample::new(&features(columns, 100), &response)).is_err());
    }
}

#[test]
fn the_basis_and_the_scale_change_no_prediction() {
    for seed in 0..4 {
        let (columns, response) = two_groups(seed, 80);
        let (blend, first) = blended(&columns, &response);
        let map = |x: f64, y: f64| [-2.0 * x + y, x - y];
        let shift = |x: f64, y: f64| 3.0 * x - 2.0 * y;
        let rows = || columns[0].iter().zip(&columns[1]);
        let mapped = [0, 1].map(|j| rows().map(|(x, y)| map(*x, *y)[j]).collect::<Vec<_>>());
        let shifted: Vec<f64> = response.iter().zip(rows()).map(|(value, (x, y))| value + shift(*x, *y)).collect();
        let (other, second) = blended(&mapped, &shifted);
        assert_close(other.sharpness(), blend.sharpness(), 1e-8);
        for (x, y) in [(0.0, 0.0), (3.0, -1.0), (7.0, 4.0), (30.0, -30.0), (-200.0, 100.0)] {
            let (one, two) = (predict(&blend, &first, &[x, y]), predict(&other, &second, &map(x, y)));
            let size = 1.0 + one.value.abs() + shift(x, y).abs();
            assert_close(two.value, one.value + shift(x, y), 1e-8 * size);
            assert_close(two.standard_error, one.standard_error, 1e-8 * (1.0 + one.standard_error));
        }
    }
}

#[test]
fn a_law_without_noise_is_found_to_the_digits_of_its_numbers() {
    let (x, response) = measured(40, 0.0, 0, |re| 24.0 / re + 0.4);
    let (blend, features) = blended(&[x], &response);
    assert_close(predict(&blend, &features, &[-30.0]).value, 24_f64.ln() + 30.0, 1e-8);
    assert_close(predict(&blend, &features, &[30.0]).value, 0.4_f64.ln(), 1e-8);
}

#[test]
fn many_rows_are_searched_in_part_and_fitted_in_full() {
    let (x, response) = measured(6000, 0.1, 3, |re| 24.0 / re + 0.4);
    let (blend, _) = blended(&[x], &response);
    assert_eq!((blend.rows(), blend.sharpness()), (6000, 1.0));
    let error = blend.parts[1].slopes[0].standard_error;
    assert!(error < 2e-3 && blend.parts[1].slopes[0].value.abs() < 4.0 * error, "{blend:?}");
}

#[test]
fn a_kink_has_the_largest_sharpness_and_no_interval() {
    let (x, response) = measured(200, 0.02, 4, |re| (24.0 / re).max(0.4));
    let (blend, _) = blended(&[x], &response);
    assert!(blend.is_kink() && blend.estimated.is_none());
}

#[test]
fn tails_are_the_power_laws_and_never_leave_the_range_of_numbers() {
    let (columns, response) = two_groups(3, 100);
    let (blend, features) = blended(&columns, &response);
    let near = predict(&blend, &features, &[3.0, 0.0]).standard_error;
    assert!(predict(&blend, &features, &[60.0, 0.0]).standard_error > 3.0 * near);
    let slope = |part: usize, group: usize| blend.parts[part].slopes[group].value;
    let difference =
        predict(&blend, &features, &[100.0, -100.0]).value - predict(&blend, &features, &[99.0, -100.0]).value;
    assert_close(difference, slope(1, 0), 1e-9);
    for size in [1e3, 1e80, 1e300, -1e300] {
        for point in [[size, 1.0], [1.0, size], [size, size]] {
            let found = predict(&blend, &features, &point);
            assert!(found.value.is_finite() && !found.standard_error.is_nan(), "{size}: {found:?}");
        }
    }
}

#[test]
fn slopes_are_the_derivative() {
    let (columns, response) = two_groups(5, 100);
    let (blend, _) = blended(&columns, &response);
    let at = |x: f64, y: f64| blend.evaluate(&[x, y], &mut Vec::new()).value;
    for (x, y) in [(0.0, 0.0), (1.0, -1.0), (0.3, 0.2), (-2.0, 1.0)] {
        let slopes = blend.slopes(&[x, y]);
        assert_close(slopes[0], (at(x + 1e-5, y) - at(x - 1e-5, y)) / 2e-5, 1e-8);
        assert_close(slopes[1], (at(x, y + 1e-5) - at(x, y - 1e-5)) / 2e-5, 1e-8);
    }
}

#[test]
fn weights_count_as_repeated_rows() {
    let (columns, response) = two_groups(6, 80);
    let weights: Vec<f64> = (0..80).map(|i| 1.0 + f64::from(i % 2)).collect();
    let twice = |cells: &[f64]| {
        let cells = cells.iter().enumerate();
        cells.flat_map(|(i, cell)| std::iter::repeat_n(*cell, 1 + i % 2)).collect::<Vec<f64>>()
    };
    let single = features(columns.clone(), 80);
    let weighted = Blend::fit(&Sample::new(&single, &response).weighted(&weights).unwrap()).unwrap();
    let (repeated, many) = blended(&[twice(&columns[0]), twice(&columns[1])], &twice(&response));
    for point in [[0.0, 0.0], [7.0, 4.0], [30.0, -30.0]] {
        assert_close(predict(&weighted, &single, &point).value, predict(&repeated, &many, &point).value, 1e-2);
    }
}

#[test]
fn the_error_of_new_rows_is_that_of_the_noise() {
    let (x, response) = measured(100, 0.05, 9, |re| 24.0 / re + 0.4);
    let (blend, _) = blended(std::slice::from_ref(&x), &response);
    let line = PowerLaw::fit(&Sample::new(&features(vec![x], 100), &response), "a power law").unwrap();
    assert!(
        (0.04..0.06).contains(&blend.deviation()) && line.deviation > 0.5,
        "{} {}",
        blend.deviation(),
        line.deviation
    );
    assert_eq!((blend.rows(), blend.coefficients()), (100, 4.0));
}

#[test]
fn rows_that_a_blend_is_not_for_are_refused() {
    let refused = |features: &Features, response: &[f64]| Blend::fit(&Sample::new(features, response)).unwrap_err();
    let few = refused(&features(vec![vec![0.0, 1.0, 2.0, 3.0, 5.0]], 5), &[1.0, 2.0, 4.0, 5.0, 6.0]);
    assert_eq!(few.to_string(), "5 rows are too few: a blend of power laws needs at least 6 here");
    assert_eq!(few.code(), Code::TooFewRows);
    let never = refused(&features(vec![vec![2.0; 9]], 9), &[1.0; 9]);
    assert_eq!(never.to_string(), "a blend of power laws needs a group that varies, and none does");
    let two = (0..12).map(|i| f64::from(i % 2)).collect();
    let places = refused(&features(vec![two], 12), &[1.0; 12]);
    assert_eq!(places.to_string(), "the rows do not determine in which direction the law bends");
}

#[test]
fn a_saved_blend_is_read_back_and_has_the_same_bytes_for_one_and_two_threads() {
    let (columns, response) = two_groups(8, 300);
    let bytes = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| serde_json::to_string(&blended(&columns, &response).0).unwrap())
    };
    let text = bytes(1);
    assert_eq!(text, bytes(2));
    let mut read: Blend = serde_json::from_str(&text).unwrap();
    assert_eq!(read, blended(&columns, &response).0);
    assert!(read.is_consistent(2) && !read.is_consistent(1));
    read.parts.pop();
    assert!(!read.is_consistent(2));
}
