//! The null test: laws against fits to shuffled targets.

use super::{FLOW, Stream, fit, pipes, table};
use dimensionless::{Inputs, ModelChoice, Table};

/// A target that has nothing to do with its inputs, over a scale that is one of them.
fn unrelated(seed: u64, rows: usize) -> Table {
    let mut stream = Stream(seed);
    let mut column = |spread: f64| (0..rows).map(|_| (spread * stream.normal()).exp()).collect::<Vec<f64>>();
    table(&[("y", "m", column(0.3)), ("a", "m", column(1.0)), ("b", "m", column(1.0))])
}

#[test]
fn a_law_is_better_than_all_shuffles() {
    let table = pipes(&mut Stream(31), 30, 0.1);
    let law = fit(&table, "gradient", &Inputs::only(&FLOW), ModelChoice::PowerLaw);
    let test = law.null_test(&table, None, 99, 4).unwrap();
    assert_eq!((test.p_value, test.null_cv_rmse.len(), test.shuffles, test.seed), (0.01, 99, 99, 4));
    assert_eq!(Some(test.cv_rmse), law.quality().cv_rmse);
    assert!(test.null_cv_rmse[0] > 10.0 * test.cv_rmse && test.null_cv_rmse.is_sorted());
}

#[test]
fn a_collapse_by_self_correlation_is_unmasked() {
    // ln(y/a) against ln(b/a): both move with a, and a third of the variance is explained by nothing.
    let table = unrelated(1, 60);
    let law = fit(&table, "y", &Inputs::all(), ModelChoice::PowerLaw);
    let test = law.null_test(&table, None, 99, 0).unwrap();
    assert!(test.explained.unwrap() > 0.3 && test.self_correlation.unwrap() > 0.9, "{test:?}");
    assert!(test.p_value > 0.05);
}

#[test]
fn p_values_of_unrelated_targets_are_uniform() {
    let sets = 100;
    let p_value = |seed| {
        let table = unrelated(100 + seed, 20);
        fit(&table, "y", &Inputs::all(), ModelChoice::PowerLaw).null_test(&table, None, 19, seed).unwrap().p_value
    };
    let mut p_values: Vec<f64> = (0..sets).map(p_value).collect();
    p_values.sort_by(f64::total_cmp);
    let mean = p_values.iter().sum::<f64>() / sets as f64;
    let small = p_values.iter().filter(|&&p| p <= 0.05).count();
    assert!(small <= 11 && (mean - 0.525).abs() < 0.1, "{small} at 0.05, mean {mean}");
}

/// Lengths that have nothing to do with each other; seven selections of them make groups.
fn noise(seed: u64, rows: usize) -> Table {
    let mut stream = Stream(seed);
    let mut column = |name| (name, "m", (0..rows).map(|_| stream.normal().exp()).collect::<Vec<f64>>());
    let columns = ["y", "a", "b", "c"].map(&mut column);
    table(&columns)
}

#[test]
fn p_values_of_whole_searches_are_uniform() {
    let sets = 12;
    let p_value = |seed| {
        let table = noise(300 + seed, 8);
        let test = fit(&table, "y", &Inputs::all(), ModelChoice::Auto).null_test(&table, None, 9, seed).unwrap();
        assert!(test.searched && test.shuffles == 9);
        test.p_value
    };
    let mut p_values: Vec<f64> = (0..sets).map(p_value).collect();
    p_values.sort_by(f64::total_cmp);
    let mean = p_values.iter().sum::<f64>() / sets as f64;
    let small = p_values.iter().filter(|&&p| p <= 0.1).count();
    println!("{small} of {sets} at 0.1, mean {mean}");
    // The mean of 0.1, 0.2 … 1 has a deviation of 0.29/√12 = 0.08; more than five of twelve come up once in two thousand times.
    assert!(small <= 5 && (mean - 0.55).abs() < 0.25, "{small} at 0.1, mean {mean}");
}

#[test]
fn a_law_that_was_searched_for_is_better_than_other_searches() {
    let table = pipes(&mut Stream(31), 15, 0.1);
    let law = fit(&table, "gradient", &Inputs::only(&FLOW), ModelChoice::Auto);
    let test = law.null_test(&table, None, 9, 4).unwrap();
    assert_eq!((test.p_value, test.shuffles, test.as_good, test.searched), (0.1, 9, 0, true));
    assert_eq!((test.rows, test.compared), (15, 15));
    assert_eq!(Some(test.cv_rmse), law.quality().cv_rmse);
}

#[test]
fn searches_over_many_inputs_are_repeated_less_often_and_threads_decide_nothing() {
    let mut stream = Stream(8);
    let mut column = |name, unit| (name, unit, (0..12).map(|_| stream.between(1.0, 2.0)).collect::<Vec<f64>>());
    let lengths = column("a", "m").2;
    let square = lengths.iter().map(|a| a * a).collect();
    let units = [("b", "s"), ("c", "kg"), ("d", "K"), ("e", "A"), ("f", "cd")];
    let mut columns = units.map(|(name, unit)| column(name, unit)).to_vec();
    columns.extend([("y", "m^2", square), ("a", "m", lengths)]);
    let table = table(&columns);
    let law = fit(&table, "y", &Inputs::all(), ModelChoice::Auto);
    let test = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| law.null_test(&table, None, 999, 0).unwrap())
    };
    assert_eq!((test(2).shuffles, test(2).asked, test(2).p_value), (19, 999, 0.05));
    assert_eq!(test(1), test(2));
}

#[test]
fn many_rows_are_thinned_for_searches_and_ten_good_shuffles_end_the_test() {
    let table = unrelated(3, 320);
    let law = fit(&table, "y", &Inputs::only(&["a", "b"]), ModelChoice::Auto);
    let test = law.null_test(&table, None, 99, 0).unwrap();
    assert_eq!((test.rows, test.compared), (300, 50));
    assert!(test.is_settled() && test.p_value == 10.0 / test.shuffles as f64, "{test:?}");
}

#[test]
fn the_seed_alone_decides_whatever_the_threads() {
    let table = unrelated(7, 25);
    let law = fit(&table, "y", &Inputs::all(), ModelChoice::Polynomial(2));
    let test = |threads, seed| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| law.null_test(&table, None, 20, seed).unwrap())
    };
    assert_eq!(test(1, 5), test(2, 5));
    assert_ne!(test(1, 5).null_cv_rmse, test(1, 6).null_cv_rmse);
}

#[test]
fn a_null_test_without_shuffles_is_refused() {
    let table = unrelated(7, 25);
    let error = fit(&table, "y", &Inputs::all(), ModelChoice::PowerLaw).null_test(&table, None, 0, 0).unwrap_err();
    assert_eq!(error.to_string(), "a null test needs at least 1 shuffle, and 0 were asked for");
}
