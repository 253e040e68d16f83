//! Standard errors and intervals.

use super::*;

#[test]
fn intervals_cover_new_responses_at_their_level() {
    let (mut covered, mut total) = (0_u32, 0_u32);
    for seed in 0..300 {
        let mut stream = Stream(seed);
        let columns = sample(&mut stream, 40, 2);
        let line = |row: &[f64]| 1.0 + 0.5 * row[0] - 0.25 * row[1];
        let response: Vec<f64> = (0..40).map(|i| line(&[columns[0][i], columns[1][i]]) + stream.normal()).collect();
        let fit = fitted(&columns, &response, ModelChoice::PowerLaw);
        for _ in 0..10 {
            let point = [stream.normal(), 3.0 + 2.0 * stream.normal()];
            let prediction = fit.model.predict(&point, 0.8).unwrap();
            covered += u32::from((line(&point) + stream.normal() - prediction.mean).abs() <= prediction.half_width);
            total += 1;
        }
    }
    // Ten points share a fit, so the deviation of the coverage is at most √(0.8 · 0.2 / 300) = 0.023.
    let coverage = f64::from(covered) / f64::from(total);
    assert_close(coverage, 0.8, 0.03);
}

#[test]
fn the_intervals_of_slopes_cover_the_true_slope() {
    let covered = (0..400).filter(|&seed| {
        let mut stream = Stream(seed);
        let columns = sample(&mut stream, 12, 1);
        let response: Vec<f64> = columns[0].iter().map(|x| 2.0 - 0.25 * x + 0.1 * stream.normal()).collect();
        let fit = fitted(&columns, &response, ModelChoice::PowerLaw);
        let super::super::family::Family::PowerLaw(law) = fit.model.family() else {
            panic!("a power law was asked for")
        };
        law.slopes[0].lower <= -0.25 && -0.25 <= law.slopes[0].upper
    });
    // The deviation of the share is √(0.95 · 0.05 / 400) = 0.011.
    assert_close(covered.count() as f64 / 400.0, 0.95, 0.033);
}

#[test]
fn the_interval_of_a_straight_line_is_the_textbook_one() {
    // Ordinary regression on one variable: s √(1 + 1/n + (x − x̄)²/S_xx) (Draper & Smith 1998, §3.1).
    let x = [1.0, 2.0, 4.0, 5.0, 8.0_f64];
    let y = [2.0, 2.5, 5.0, 4.0, 9.0_f64];
    let fit = fitted(&[x.to_vec()], &y, ModelChoice::PowerLaw);
    let sxx: f64 = x.iter().map(|x| (x - 4.0).powi(2)).sum();
    let slope = x.iter().zip(y).map(|(x, y)| (x - 4.0) * (y - 4.5)).sum::<f64>() / sxx;
    let rss: f64 = x.iter().zip(y).map(|(x, y)| (y - 4.5 - slope * (x - 4.0)).powi(2)).sum();
    let deviation = (rss / 3.0).sqrt();
    let quantile = 3.182_446_305_284_263; // of Student's t, 95 % two-sided, 3 degrees of freedom
    let prediction = fit.model.predict(&[6.0], 0.95).unwrap();
    assert_close(prediction.mean, 4.5 + 2.0 * slope, 1e-12);
    assert_close(prediction.half_width, quantile * deviation * (1.0 + 0.2 + 4.0 / sxx).sqrt(), 1e-9);
    let super::super::family::Family::PowerLaw(law) = fit.model.family() else { panic!("a power law was asked for") };
    assert_close(law.slopes[0].value, slope, 1e-13);
    assert_close(law.intercept.value, 4.5 - 4.0 * slope, 1e-12);
    // HC3: each estimate is Σ cᵢ yᵢ, with variance Σ cᵢ² eᵢ²/(1 − hᵢ)².
    let error = |share: &dyn Fn(f64) -> f64| {
        let term = |(x, y): (&f64, f64)| {
            let leverage = 0.2 + (x - 4.0).powi(2) / sxx;
            (share(*x) * (y - 4.5 - slope * (x - 4.0)) / (1.0 - leverage)).powi(2)
        };
        x.iter().zip(y).map(term).sum::<f64>().sqrt()
    };
    let of_slope = error(&|x| (x - 4.0) / sxx);
    assert_close(law.slopes[0].standard_error, of_slope, 1e-12);
    assert_close(law.slopes[0].upper - slope, quantile * of_slope, 1e-9);
    assert_close(law.intercept.standard_error, error(&|x| 0.2 - 4.0 * (x - 4.0) / sxx), 1e-12);
    assert_close(fit.train_rmse, (rss / 5.0).sqrt(), 1e-13);
}

#[test]
fn wider_levels_give_wider_intervals_and_senseless_levels_are_refused() {
    let mut stream = Stream(9);
    let columns = sample(&mut stream, 30, 1);
    let response = curved(&columns, &mut stream, 0.1);
    let model = fitted(&columns, &response, ModelChoice::PowerLaw).model;
    let width = |level| model.predict(&[1.0], level).map(|prediction| prediction.half_width);
    assert!(width(0.99).unwrap() > width(0.9).unwrap());
    assert_eq!(width(1.0).unwrap_err().code(), crate::Code::Setting);
}

/// ln Π over twelve units, with errors that are large in the last rows only: there one asymptote is determined.
fn uneven(seed: u64, law: impl Fn(f64) -> f64) -> (Vec<f64>, Vec<f64>) {
    let mut stream = Stream(seed);
    let x: Vec<f64> = (0..80).map(|i| -6.0 + 12.0 * f64::from(i) / 79.0).collect();
    let response = x.iter().map(|&x| law(x) + if x > 4.0 { 0.1 } else { 0.01 } * stream.normal());
    let response = response.collect();
    (x, response)
}

/// Checks that a share of intervals is what 95 % intervals of so many fits have: its deviation is √(0.95 · 0.05 / 125) = 0.02, or less.
#[track_caller]
fn assert_covers(covered: usize, fits: usize) {
    println!("{covered} of {fits}");
    assert!(fits >= 125, "the family is recognised in {fits} of 200 sets");
    assert_close(covered as f64 / fits as f64, 0.95, 0.045);
}

#[test]
fn the_intervals_of_the_exponents_of_a_blend_hold_where_rows_scatter_differently() {
    let (mut covered, mut fits) = ([0; 2], 0);
    for seed in 0..200 {
        let (x, response) = uneven(seed, |x| (2.0 * (-x).exp() + 0.5 * (0.5 * x).exp()).ln());
        let features = features(vec![x], 80);
        let Ok(blend) = super::super::Blend::fit(&Sample::new(&features, &response)) else { continue };
        if blend.parts.len() != 2 || blend.estimated.is_some() {
            continue;
        }
        fits += 1;
        for ((part, truth), covered) in blend.parts.iter().zip([-1.0, 0.5]).zip(&mut covered) {
            *covered += usize::from((part.slopes[0].lower..=part.slopes[0].upper).contains(&truth));
        }
    }
    covered.into_iter().for_each(|covered| assert_covers(covered, fits));
}

#[test]
fn the_intervals_of_asymptotes_hold_where_rows_scatter_differently() {
    let (mut covered, mut fits) = (0, 0);
    for seed in 0..200 {
        let (x, response) = uneven(seed, |x| 0.3 - x + 1.5 * x.exp().ln_1p());
        let features = features(vec![x], 80);
        let Ok(law) = super::super::Asymptotes::fit(&Sample::new(&features, &response)) else { continue };
        let names: Vec<&str> = law.coefficients.iter().map(|coefficient| coefficient.name.as_str()).collect();
        if names != ["intercept", "ln(1 + P1)"] {
            continue;
        }
        fits += 1;
        covered += usize::from((law.coefficients[1].lower..=law.coefficients[1].upper).contains(&1.5));
    }
    assert_covers(covered, fits);
}
