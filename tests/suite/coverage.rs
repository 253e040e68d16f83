//! Intervals hold what they say: 95 % of new rows of the same kind lie within 95 % intervals.

use dimensionless::{FitOptions, Inputs, ModelChoice, Table, TableLaw};
use rayon::prelude::*;

use crate::stream::Stream;
use std::fmt::Write;

/// Errors that are not normal: one in ten scatters three times as much.
const UNEVEN: [f64; 2] = [0.1, 0.3];
/// Errors one in ten of which is gross.
const GROSS: [f64; 2] = [0.03, 0.6];

/// The unit of viscosities, and one over the Reynolds number (with lengths in mm and viscosities as if in cP) where the law bends.
const THIN: (&str, f64) = ("cP", 2e-6);
/// The same for a law that bends amid the rows, at a Reynolds number of 1, as asymptotes and blends do.
const THICK: (&str, f64) = ("hPa s", 1e-5);

/// Drag of cylinders whose errors scatter by one number, and in one of ten rows by another.
fn rows(stream: &mut Stream, count: usize, (unit, bend): (&str, f64), [often, rarely]: [f64; 2]) -> (Table, Vec<f64>) {
    let mut text = format!("drag [N],speed [m/s],diameter [mm],density [kg/m^3],viscosity [{unit}]\n");
    let mut drags = Vec::new();
    for _ in 0..count {
        let (speed, diameter) = ((1.0 + 0.8 * stream.normal()).exp(), 20.0 * (0.7 * stream.normal()).exp());
        let (density, viscosity) = (900.0 + 200.0 * stream.uniform(), (0.5 * stream.normal()).exp());
        let reynolds = density * speed * diameter / viscosity;
        let scatter = if stream.uniform() < 0.1 { rarely } else { often };
        let drag = density
            * (speed * diameter * 1e-3).powi(2)
            * reynolds.powf(-0.3)
            * (1.0 + bend * reynolds)
            * (scatter * stream.normal()).exp();
        drags.push(drag);
        writeln!(text, "{drag:e},{speed:e},{diameter:e},{density:e},{viscosity:e}").unwrap();
    }
    (Table::from_csv(&text).unwrap(), drags)
}

/// The share of new rows within their intervals, over sets of 60 rows with 40 new ones each.
fn covered(model: ModelChoice, sets: u64, scatter: [f64; 2]) -> f64 {
    let fluid = if matches!(model, ModelChoice::Asymptotes | ModelChoice::Blend) { THICK } else { THIN };
    let inside = |seed| {
        let mut stream = Stream(977 * seed + 5);
        let (train, _) = rows(&mut stream, 60, fluid, scatter);
        let (new, drags) = rows(&mut stream, 40, fluid, scatter);
        let problem = train.problem("drag", &Inputs::all()).unwrap();
        let law = match TableLaw::fit(&problem, &train, &FitOptions { model, ..FitOptions::default() }) {
            // Errors may hide a bend: some rows support one power law and no blend.
            Err(error) if model == ModelChoice::Blend && error.to_string().contains("one power law") => return None,
            law => law.unwrap(),
        };
        let found = law.predict(&new, 0.95).unwrap();
        Some((0..40).filter(|&i| found.lower[i] <= drags[i] && drags[i] <= found.upper[i]).count())
    };
    let inside: Vec<usize> = (0..sets).into_par_iter().filter_map(inside).collect();
    assert!(inside.len() as u64 >= sets - sets / 10, "{model}: {} of {sets} sets are fitted", inside.len());
    inside.iter().sum::<usize>() as f64 / (40 * inside.len()) as f64
}

#[test]
fn intervals_of_every_family_cover_new_rows() {
    assert_covered(&["constant", "power", "huber", "poly:2", "ridge:3", "spline:6"]);
}

#[test]
fn intervals_of_curves_that_are_searched_for_cover_new_rows() {
    assert_covered(&["asymptotes", "blend"]);
}

#[test]
fn intervals_of_smoothers_cover_new_rows() {
    assert_covered(&["smooth", "gp"]);
}

#[track_caller]
fn assert_covered(models: &[&str]) {
    for model in models {
        let share = covered(model.parse().unwrap(), 200, UNEVEN);
        println!("{model}: {:.1} % of new rows within 95 % intervals", 100.0 * share);
        assert!((0.93..=0.97).contains(&share), "{model}: {share}");
    }
}

#[test]
fn intervals_of_the_automatic_choice_cover_new_rows() {
    let share = covered(ModelChoice::Auto, 40, UNEVEN);
    println!("auto: {:.1} % of new rows within 95 % intervals", 100.0 * share);
    assert!((0.93..=0.97).contains(&share), "{share}");
}

#[test]
fn intervals_of_smoothers_cover_new_rows_some_of_which_are_grossly_wrong() {
    for model in ["smooth", "gp"] {
        let share = covered(model.parse().unwrap(), 40, GROSS);
        println!("{model}: {:.1} % of new rows within 95 % intervals", 100.0 * share);
        assert!((0.93..=0.97).contains(&share), "{model}: {share}");
    }
}
