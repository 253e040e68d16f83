//! Cross-validation from merged factors and leverages equals refitting.

use proptest::prelude::*;

use super::super::cross_validation::Folds;
use super::super::design::{Design, Terms};
use super::super::least_squares::dot;
use super::super::monomials::Monomials;
use super::*;

/// The mean squared error of rows that are held out fold by fold, each time fitted anew to the other rows.
fn refitted(columns: &[Vec<f64>], response: &[f64], degree: u32, folds: &[Vec<usize>]) -> f64 {
    let features = features(columns.to_vec(), response.len());
    let monomials = Monomials::new(columns.len(), degree).unwrap();
    let sample = Sample::new(&features, response);
    let design = Design::new(&sample, &monomials);
    let mut sum = 0.0;
    for fold in folds {
        let rest: Vec<usize> = (0..response.len()).filter(|row| !fold.contains(row)).collect();
        let coefficients = design.triangle_of(&rest).solve().unwrap().coefficients;
        for &row in fold {
            let mut cells = vec![0.0; monomials.len()];
            design.fill(row, &mut cells);
            sum += (response[row] - dot(&coefficients, &cells)).powi(2);
        }
    }
    sum / response.len() as f64
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn the_error_of_folds_equals_explicit_refits(seed in any::<u64>(), count in 2..9_usize) {
        let mut stream = Stream(seed);
        let columns = sample(&mut stream, 60, 2);
        let response = curved(&columns, &mut stream, 0.3);
        let cross_validation = CrossValidation::KFold { folds: count, seed };
        let Folds::Random(folds) = cross_validation.folds(60).unwrap() else { panic!("folds by chance") };
        for (choice, degree) in [(ModelChoice::PowerLaw, 1), (ModelChoice::Polynomial(2), 2)] {
            let features = features(columns.clone(), 60);
            let fit = fit(&features, &response, &settings(choice, cross_validation.clone())).unwrap();
            let expected = refitted(&columns, &response, degree, &folds);
            let found = fit.cv_rmse.unwrap().powi(2);
            prop_assert!((found - expected).abs() < 1e-10 * expected, "{found} {expected}");
        }
    }

    #[test]
    fn leaving_one_row_out_in_closed_form_equals_explicit_refits(seed in any::<u64>()) {
        let mut stream = Stream(seed);
        let columns = sample(&mut stream, 25, 2);
        let response = curved(&columns, &mut stream, 0.3);
        let each: Vec<Vec<usize>> = (0..25).map(|row| vec![row]).collect();
        for (choice, degree) in [(ModelChoice::PowerLaw, 1), (ModelChoice::Polynomial(2), 2)] {
            let features = features(columns.clone(), 25);
            let fit = fit(&features, &response, &settings(choice, CrossValidation::LeaveOneOut)).unwrap();
            let expected = refitted(&columns, &response, degree, &each);
            prop_assert!((fit.cv_rmse.unwrap().powi(2) - expected).abs() < 1e-9 * expected);
        }
    }
}

#[test]
fn groups_of_one_row_each_are_leaving_one_out() {
    let mut stream = Stream(1);
    let columns = sample(&mut stream, 20, 1);
    let response = curved(&columns, &mut stream, 0.3);
    let features = features(columns, 20);
    let error = |cross_validation| {
        let fit = fit(&features, &response, &settings(ModelChoice::PowerLaw, cross_validation)).unwrap();
        (fit.leaderboard[0].squared_error.unwrap(), fit.leaderboard[0].standard_error.unwrap())
    };
    let (one, two) = (error(CrossValidation::LeaveOneOut), error(CrossValidation::Groups((0..20).collect())));
    assert_close(one.0, two.0, 1e-12);
    assert_close(one.1, two.1, 1e-12);
}

#[test]
fn a_row_that_alone_decides_a_slope_makes_the_candidate_ineligible() {
    let columns = vec![vec![0.0, 0.0, 0.0, 0.0, 1.0]];
    let response = [1.0, 1.1, 0.9, 1.0, 2.0];
    let features = features(columns, 5);
    let one_out = fit(&features, &response, &settings(ModelChoice::PowerLaw, CrossValidation::LeaveOneOut)).unwrap();
    assert_eq!(one_out.leaderboard[0].reason.as_deref(), Some("row 5 alone determines a coefficient"));
    assert_eq!((one_out.cv_rmse, one_out.cv_r2), (None, None));
    let auto = fit(&features, &response, &settings(ModelChoice::Auto, CrossValidation::LeaveOneOut)).unwrap();
    assert_eq!((auto.choice, auto.cv_rmse), (ModelChoice::PowerLaw, None));
    let labels = CrossValidation::Groups(vec![0, 0, 1, 1, 2]);
    let groups = fit(&features, &response, &settings(ModelChoice::PowerLaw, labels)).unwrap();
    assert_eq!(
        groups.leaderboard[0].reason.as_deref(),
        Some("without fold 3 of 3: the rows vary in only 0 of 1 directions")
    );
}
