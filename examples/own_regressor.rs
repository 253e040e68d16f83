//! A learner of one's own, a random forest, beside the library's families; and what it costs.
//!
//! `cargo run --release --example own_regressor`
//!
//! Enthalpies of vaporisation of 265 liquids, in the groups Tb/Tc and Pc/P0; every fourth row is held out. The forest learns
//! what a power law leaves over from whitened coordinates, so its law is covariant and ends in power laws like any other. But a
//! tree splits along one coordinate at a time, and another choice of groups, (Tb/Tc)·(Pc/P0) and Pc/P0 say, turns the
//! coordinates: the forest then predicts something else, and the library's families do not.

use std::error::Error as StdError;

use dimensionless::{FitOptions, Inputs, Learned, ModelChoice, PiBasis, Regressor, Table};
use dimensionless::{TableLaw, TrainingRows, Unit, Variable};
use smartcore::ensemble::random_forest_regressor::{RandomForestRegressor, RandomForestRegressorParameters};
use smartcore::linalg::basic::matrix::DenseMatrix;

type Result<T> = std::result::Result<T, Box<dyn StdError + Send + Sync>>;

/// Two hundred trees. The seed is part of the settings: a learner that drew other numbers each time could not be repeated.
pub(crate) struct Forest {
    seed: u64,
}

impl Regressor for Forest {
    fn name(&self) -> String {
        "random forest".to_owned()
    }

    fn fit(&self, rows: &TrainingRows<'_>) -> Result<Learned> {
        let settings =
            RandomForestRegressorParameters::default().with_n_trees(200).with_min_samples_leaf(5).with_seed(self.seed);
        let weights: Vec<f64> = (0..rows.rows()).map(|row| rows.weight(row)).collect();
        let points = DenseMatrix::from_2d_vec(&rows.to_vecs())?;
        let forest = RandomForestRegressor::fit_with_weights(&points, &rows.responses().to_vec(), &weights, settings)?;
        // A NaN says that there is no answer; the fit is then refused with the name of the learner.
        Ok(Box::new(move |point| {
            let answer = DenseMatrix::from_2d_array(&[point]).and_then(|point| forest.predict(&point));
            answer.map_or(f64::NAN, |values| values[0])
        }))
    }
}

/// The liquids in two tables: those of the fit, and every fourth one.
fn liquids() -> Result<[Table; 2]> {
    let lines: Vec<&str> = include_str!("data/enthalpy_of_vaporization.csv").lines().collect();
    let table = |is_held_out: bool| {
        let rows = lines[1..].iter().enumerate().filter(|(row, _)| (row % 4 == 3) == is_held_out);
        let text: Vec<&str> = [lines[0]].into_iter().chain(rows.map(|(_, line)| *line)).collect();
        Table::from_csv(&text.join("\n"))
    };
    Ok([table(false)?, table(true)?])
}

/// What one family does with unseen liquids.
pub(crate) struct Outcome {
    /// Its name.
    pub(crate) name: String,
    /// The root mean squared error of ln Hvap (of dimension one).
    pub(crate) error: f64,
    /// The largest change of ln Hvap when the law is fitted in other groups (of dimension one).
    pub(crate) moved: f64,
}

/// Fits the forest and some families in two bases of groups that generate each other.
pub(crate) fn outcomes() -> Result<Vec<Outcome>> {
    let [train, test] = liquids()?;
    let pressure: Unit = "Pa".parse()?;
    let inputs = Inputs::only(&["Tb", "Tc", "Pc"]).constant(Variable::named_constant("R")?);
    let problem = train.problem("Hvap", &inputs.constant(Variable::with_value("P0", pressure, 101_325.0)))?;
    let basis = problem.solve()?;
    let (first, second) = (basis.groups()[0].exponents(), basis.groups()[1].exponents());
    // The determinant of the change is 1: both bases have the same products of powers.
    let product = first.iter().zip(second).map(|(a, b)| a + b).collect();
    let other = PiBasis::with_groups(&problem, &[product, second.to_vec()])?;

    let forest = Forest { seed: 0 };
    let fit = |basis: &PiBasis, model: ModelChoice| {
        let options = FitOptions { model, ..FitOptions::default() };
        match model {
            ModelChoice::Own => TableLaw::fit_with(basis, &train, &forest, &options),
            _ => TableLaw::fit_basis(basis, &train, &options),
        }
    };
    let measured = test.column("Hvap")?.numbers().ok_or("the target has no numbers")?;
    let outcome = |model: ModelChoice| {
        let (law, turned) = (fit(&basis, model)?, fit(&other, model)?);
        let (found, again) = (law.predict(&test, 0.95)?.values, turned.predict(&test, 0.95)?.values);
        let squares = found.iter().zip(measured).map(|(found, measured)| (found / measured).ln().powi(2));
        let error = (squares.sum::<f64>() / found.len() as f64).sqrt();
        let moved = found.iter().zip(&again).map(|(one, two)| (one / two).ln().abs()).fold(0.0, f64::max);
        Ok(Outcome { name: law.model_name().to_owned(), error, moved })
    };
    let models = [ModelChoice::Own, ModelChoice::PowerLaw, ModelChoice::GaussianProcess(None), ModelChoice::Auto];
    models.map(outcome).into_iter().collect()
}

fn main() -> Result<()> {
    let [train, test] = liquids()?;
    println!("ln Hvap of {} unseen liquids, fitted to {}", test.rows(), train.rows());
    println!("{:30} {:>10} {:>28}", "", "error", "moved by another basis");
    for outcome in outcomes()? {
        println!("{:30} {:10.4} {:28.1e}", outcome.name, outcome.error, outcome.moved);
    }
    Ok(())
}
