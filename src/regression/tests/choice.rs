//! The choice of a model, and the edges where little can be fitted.

use super::*;
use crate::Code;

#[test]
fn a_straight_law_with_noise_is_given_a_power_law() {
    let mut stream = Stream(1);
    let columns = sample(&mut stream, 200, 2);
    let response: Vec<f64> =
        (0..200).map(|i| 1.0 + 0.5 * columns[0][i] - 2.0 * columns[1][i] + 0.1 * stream.normal()).collect();
    let fit = fitted(&columns, &response, ModelChoice::Auto);
    assert_eq!((fit.choice, fit.name.as_str(), fit.coefficients), (ModelChoice::PowerLaw, "power law", 3.0));
    assert_close(fit.cv_rmse.unwrap(), 0.1, 0.015);
    assert!(fit.cv_r2.unwrap() > 0.99);
}

#[test]
fn an_exact_straight_law_is_given_a_power_law_whatever_the_rounding() {
    for seed in 0..20 {
        let columns = sample(&mut Stream(seed), 100, 2);
        let response: Vec<f64> = (0..100).map(|i| 1.0 + 0.5 * columns[0][i] - 2.0 * columns[1][i]).collect();
        assert_eq!(fitted(&columns, &response, ModelChoice::Auto).choice, ModelChoice::PowerLaw);
    }
}

#[test]
fn a_scaled_response_is_fitted_by_a_linear_law() {
    let features = features(vec![vec![0.0, 1.0, 2.0, 3.0]], 4);
    let scaled = |choice| Settings { loss: Loss::Scaled, ..settings(choice, CrossValidation::LeaveOneOut) };
    let fit = |response: &[f64], choice| super::fit(&features, response, &scaled(choice));
    let found = fit(&[-1.0, 1.0, 3.0, 5.0], ModelChoice::Auto).unwrap();
    assert_eq!((found.name.as_str(), found.leaderboard[1].model.as_str()), ("linear", "linear"));
    assert_close(found.model.predict(&[1.5], 0.9).unwrap().mean, 2.0, 1e-12);
}

#[test]
fn a_curved_law_is_given_a_polynomial() {
    let mut stream = Stream(1);
    let columns = sample(&mut stream, 200, 2);
    let response = curved(&columns, &mut stream, 0.05);
    let fit = fitted(&columns, &response, ModelChoice::Auto);
    assert_eq!((fit.choice, fit.coefficients), (ModelChoice::Polynomial(2), 6.0));
    assert_eq!(fit.leaderboard.len(), 4);
    assert!(fit.leaderboard[0].reason.as_deref().unwrap().starts_with("groups vary"));
}

#[test]
fn a_law_without_groups_is_a_constant() {
    let response = [1.0, 2.0, 3.0, 6.0];
    let features = features(Vec::new(), 4);
    let fit = fit(&features, &response, &settings(ModelChoice::Auto, CrossValidation::LeaveOneOut)).unwrap();
    assert_eq!((fit.choice, fit.coefficients), (ModelChoice::Constant, 1.0));
    let prediction = fit.model.predict(&[], 0.95).unwrap();
    // s² = 14/3, and t = 3.1824 for 3 degrees of freedom.
    assert_close(prediction.mean, 3.0, 1e-14);
    assert_close(prediction.half_width, 3.182_446_305_284_263 * (14.0 / 3.0 * 1.25_f64).sqrt(), 1e-9);
    assert_eq!(prediction.outside, 0.0);
    assert_eq!(fit.leaderboard[1].reason.as_deref(), Some("no group varies"));
}

#[test]
fn too_few_rows_are_refused_with_both_numbers() {
    let refuse = |columns: Vec<Vec<f64>>, response: &[f64], choice| {
        let features = features(columns, response.len());
        fit(&features, response, &settings(choice, CrossValidation::LeaveOneOut)).unwrap_err()
    };
    let error = refuse(vec![vec![0.0, 1.0]], &[1.0, 2.0], ModelChoice::Auto);
    assert_eq!(error.code(), Code::TooFewRows);
    assert_eq!(
        error.to_string(),
        "2 rows are too few: a power law has 2 coefficients and needs at least 3 rows, \
         because with as many coefficients as rows no residual is left for an interval"
    );
    assert_eq!(error.next_step(), Some("add rows, or fix a model with fewer coefficients"));
    let error = refuse(vec![vec![0.0]], &[1.0], ModelChoice::Constant);
    assert!(error.to_string().starts_with("1 row is too few: a constant has 1 coefficient and needs at least 2 rows"));
    let error = refuse(vec![vec![0.0, 1.0, 3.0]], &[1.0, 2.0, 5.0], ModelChoice::Polynomial(2));
    assert!(error.to_string().contains("a polynomial of degree 2 has 3 coefficients and needs at least 4 rows"));
}

#[test]
fn two_rows_suffice_for_a_constant() {
    let fit = fitted(&[vec![0.0, 1.0]], &[1.0, 3.0], ModelChoice::Constant);
    assert_close(fit.model.predict(&[0.5], 0.5).unwrap().mean, 2.0, 1e-15);
    assert_close(fit.cv_rmse.unwrap(), 2.0, 1e-14);
}

#[test]
fn a_constant_response_has_no_share_of_explained_variance() {
    let columns = sample(&mut Stream(1), 30, 1);
    let fit = fitted(&columns, &[0.7; 30], ModelChoice::Auto);
    assert_eq!((fit.choice, fit.cv_r2), (ModelChoice::PowerLaw, None));
    assert_close(fit.model.predict(&[4.0], 0.9).unwrap().mean, 0.7, 1e-13);
}

#[test]
fn a_response_that_is_not_finite_is_named_with_its_row() {
    let features = features(vec![vec![0.0, 1.0, 2.0]], 3);
    let response = [1.0, f64::NAN, 2.0];
    let error = fit(&features, &response, &settings(ModelChoice::Auto, CrossValidation::LeaveOneOut)).unwrap_err();
    assert_eq!(
        (error.code(), error.to_string().as_str()),
        (Code::Numerical, "the response is NaN in row 2, and it must be finite")
    );
}

#[test]
fn groups_that_never_vary_or_only_together_are_not_identifiable() {
    let mut stream = Stream(6);
    let vary = sample(&mut stream, 30, 2);
    let response: Vec<f64> = (0..30).map(|i| 3.0 + 2.0 * vary[0][i] - vary[1][i] + 0.01 * stream.normal()).collect();
    let columns = [vary[0].clone(), vary[1].clone(), vec![4.0; 30], vary[0].clone()];
    let fit = fitted(&columns, &response, ModelChoice::PowerLaw);
    let super::super::family::Family::PowerLaw(law) = fit.model.family() else { panic!("a power law was asked for") };
    let identifiable: Vec<bool> = law.slopes.iter().map(|slope| slope.identifiable).collect();
    assert_eq!(identifiable, [false, true, false, false]);
    assert!(!law.intercept.identifiable);
    // The slope 2 is shared by the two equal groups; the constant one has none.
    for (slope, expected) in law.slopes.iter().zip([1.0, -1.0, 0.0, 1.0]) {
        assert_close(slope.value, expected, 0.02);
    }
    assert_eq!(fit.model.domain().never_varying(), [2]);
    assert_close(fit.model.predict(&[0.0, 0.0, 9.0, 0.0], 0.9).unwrap().outside, 5.0, 1e-9);
}

#[test]
fn a_polynomial_that_the_rows_cannot_determine_is_ineligible_and_refused_on_demand() {
    // Two values of the group: a straight line is all that they show.
    let column: Vec<f64> = (0..12).map(|i| f64::from(i % 2)).collect();
    let response: Vec<f64> = (0..12).map(|i| f64::from(i % 2) + 0.01 * f64::from(i)).collect();
    let auto = fitted(std::slice::from_ref(&column), &response, ModelChoice::Auto);
    assert_eq!(auto.choice, ModelChoice::PowerLaw);
    let words = "the rows determine only 2 of the 3 coefficients of a polynomial of degree 2";
    assert_eq!(auto.leaderboard[2].reason.as_deref(), Some(words));
    let features = features(vec![column], 12);
    let settings = settings(ModelChoice::Polynomial(2), CrossValidation::LeaveOneOut);
    assert_eq!(fit(&features, &response, &settings).unwrap_err().to_string(), words);
}

#[test]
fn the_coefficients_do_not_depend_on_the_folds() {
    let mut stream = Stream(7);
    let columns = sample(&mut stream, 90, 2);
    let response = curved(&columns, &mut stream, 0.1);
    let features = features(columns, 90);
    let model = |folds, seed| {
        let folds = CrossValidation::KFold { folds, seed };
        fit(&features, &response, &settings(ModelChoice::Polynomial(3), folds)).unwrap().model
    };
    assert_eq!(model(5, 1).family(), model(9, 2).family());
}
