//! Whether the data support what dimensions fix: the law against a power law whose exponents are free.
//!
//! A power law in the groups, times the scale, is a power law in the inputs whose exponents the dimensions tie together. The
//! test frees them, with constants and columns that never vary left out, for they have no exponent that data could tell.
//! The free power law is a diagnostic: its prefactor would carry a dimension that nothing has, and it never becomes a law.

use serde::Serialize;

use super::diagnostics::fisher::upper_tail;
use super::diagnostics::span::{Span, standardised};
use super::diagnostics::{Trained, times};
use super::evaluate::{Values, forms, observed, refuse_targets, responses};
use super::{TableLaw, Weights, floats};
use crate::error::{Code, Error, Result};
use crate::features::{Features, Scale as Form};
use crate::pi::{PiGroup, Sign, Variable};
use crate::regression::least_squares::{dot, triangle};
use crate::regression::{self, Coefficient, CrossValidation, Fit, Loss, ModelChoice, Sample, Settings};
use crate::table::Table;
use crate::unit::Unit;

/// A test decides at this chance of finding something in nothing (of dimension one).
const LEVEL: f64 = 0.05;
/// Exponents of a prefactor below this (of dimension one) are rounding.
const ROUNDING: f64 = 1e-9;
/// Residuals below this part of 1 + the largest response (of dimension one) are rounding error.
const EXACT: f64 = 1e-11;

/// What freeing the exponents says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Free exponents explain no more than those that dimensions fix.
    Supported,
    /// Free exponents explain more, and still do beyond a curve in the groups: a quantity with a dimension is missing, or wrong.
    MissingQuantity,
    /// Free exponents explain more than a power law in the groups, but no more than a curve in them.
    NoPowerLaw,
}

/// One input in the test of constraints.
///
/// ```
/// # use dimensionless::{Coefficient, FreeExponent};
/// # let (name, value, standard_error) = ("t".to_owned(), 0.41, 0.01);
/// let free = Coefficient { name, value, standard_error, lower: 0.39, upper: 0.43, identifiable: true };
/// assert!(FreeExponent { free, fixed: 0.4 }.agrees());
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FreeExponent {
    /// The exponent where all are free, with its standard error (HC3) and interval.
    pub free: Coefficient,
    /// The exponent in the scale times the power law in the groups.
    pub fixed: f64,
}

impl FreeExponent {
    /// Whether the interval of the free exponent holds the fixed one.
    ///
    /// ```
    /// # use dimensionless::{Coefficient, FreeExponent};
    /// # let (name, value, standard_error) = ("t".to_owned(), 0.41, 0.001);
    /// let free = Coefficient { name, value, standard_error, lower: 0.408, upper: 0.412, identifiable: true };
    /// assert!(!FreeExponent { free, fixed: 0.4 }.agrees());
    /// ```
    #[must_use]
    pub fn agrees(&self) -> bool {
        (self.free.lower..=self.free.upper).contains(&self.fixed)
    }
}

/// A power law with free exponents against one that is right in its dimensions; errors are of ln target.
///
/// ```
/// use dimensionless::{FitOptions, Inputs, Table, TableLaw, Variable};
/// let table = Table::read("examples/data/solar_system.csv")?;
/// let inputs = Inputs::all().constant(Variable::named_constant("G")?);
/// let law = TableLaw::fit(&table.problem("period", &inputs)?, &table, &FitOptions::default())?;
/// let test = law.constraint_test(&table, None)?;
/// let axis = test.exponents.iter().find(|exponent| exponent.free.name == "semi_major_axis").unwrap();
/// assert!(axis.fixed == 1.5 && (axis.free.value - 1.5).abs() < 0.01);
/// # Ok::<(), dimensionless::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ConstraintTest {
    /// Each input that varies.
    pub exponents: Vec<FreeExponent>,
    /// How many relations between the exponents the dimensions impose, as far as the rows can tell.
    pub restrictions: usize,
    /// The chance of as much evidence against them where they hold, rows scattering as they like (Wald's test with HC3).
    pub p_value: f64,
    /// The same where all rows scatter alike (the F-test of nested fits).
    pub f_test_p_value: f64,
    /// The same as `p_value` for what the law leaves, beyond a curve in the groups; `None` where the rows cannot tell.
    pub beyond_curve_p_value: Option<f64>,
    /// The error of unseen rows with the exponents that dimensions fix.
    pub cv_rmse_fixed: Option<f64>,
    /// The error of unseen rows with free exponents.
    pub cv_rmse_free: Option<f64>,
    /// The coherent unit that the prefactor would carry beyond what constants can: symbols with their exponents.
    pub prefactor: Vec<(String, f64)>,
    /// What follows.
    pub verdict: Verdict,
}

impl ConstraintTest {
    /// The unit that the free prefactor would carry: `m^0.12 s^-0.30`.
    ///
    /// ```
    /// # use dimensionless::{FitOptions, Inputs, Table, TableLaw};
    /// let table = Table::from_csv("area [m^2],side [m]\n1,1\n5,2\n12.2,3\n22.1,4\n35.4,5\n")?;
    /// let law = TableLaw::fit(&table.problem("area", &Inputs::all())?, &table, &FitOptions::default())?;
    /// assert_eq!(law.constraint_test(&table, None)?.prefactor_unit(), "m^-0.22");
    /// # Ok::<(), dimensionless::Error>(())
    /// ```
    #[must_use]
    pub fn prefactor_unit(&self) -> String {
        let shown = self.prefactor.iter().map(|(symbol, exponent)| (symbol, format!("{exponent:.2}")));
        let shown = shown.filter(|(_, exponent)| exponent.trim_start_matches('-') != "0.00");
        let powers: Vec<String> = shown.map(|(symbol, exponent)| format!("{symbol}^{exponent}")).collect();
        if powers.is_empty() { "1".to_owned() } else { powers.join(" ") }
    }
}

impl TableLaw {
    /// Tests whether the data support the exponents that dimensions fix.
    ///
    /// The constrained model is the scale times a power law in all groups of the basis, whatever family the law has. Where
    /// free exponents win, the same test on what the law itself leaves, beyond a curve of the second degree in the groups,
    /// tells a missing quantity from a law that is no power law.
    ///
    /// # Errors
    /// As [`TableLaw::diagnose`]; targets or varying inputs that are not positive; inputs that never vary; dimensions that
    /// fix nothing about those that do; and too few rows.
    ///
    /// ```
    /// # use dimensionless::{FitOptions, Inputs, Table, TableLaw, Verdict};
    /// // A fall in water: the exponent of a height alone cannot be 1, and dimensions say that it is 1/2.
    /// let table = Table::from_csv("fall [s],height [m],g [m/s^2]\n1.1,1,9.8\n2.3,2,9.8\n3.2,3,9.8\n4.4,4,9.8\n5.2,5,9.8\n")?;
    /// let law = TableLaw::fit(&table.problem("fall", &Inputs::all())?, &table, &FitOptions::default())?;
    /// assert_eq!(law.constraint_test(&table, None)?.verdict, Verdict::MissingQuantity);
    /// # Ok::<(), dimensionless::Error>(())
    /// ```
    pub fn constraint_test(&self, table: &Table, weights: Option<&Weights>) -> Result<ConstraintTest> {
        let trained = Trained::new(self, table, weights)?;
        let problem = self.basis.problem();
        let groups = self.basis.groups();
        let observed = observed(self.target(), table)?;
        refuse_targets(self.target().name(), observed, table.first_row())?;
        let inputs = self.varying_inputs(table)?;
        let values = Values::new(problem, table)?;
        let columns = values.features(groups, &forms(problem, groups));
        let ln_scale = values.logarithms(&floats(&self.scale));
        let fixed_response = responses(Loss::Log, observed, &ln_scale);
        let shares = Weights::shares(weights, Loss::Log, observed, &ln_scale)?;
        let roots: Vec<f64> = shares.iter().map(|share| share.sqrt()).collect();
        let weighted = |columns: &[Vec<f64>]| columns.iter().map(|column| times(column, &roots)).collect::<Vec<_>>();
        let free_response: Vec<f64> = observed.iter().map(|value| value.ln()).collect();

        let mut fixed_span = Span::weighted(&roots);
        let standard: Vec<Vec<f64>> = columns.iter().filter_map(|column| standardised(column)).collect();
        fixed_span.absorb(&weighted(&standard));
        let logarithms: Vec<Vec<f64>> = inputs.iter().map(|(_, column)| column.clone()).collect();
        let centred: Vec<Vec<f64>> = logarithms.iter().filter_map(|column| standardised(column)).collect();
        let centred = weighted(&centred);
        let freed = fixed_span.added(&centred);
        if freed.is_empty() {
            return Err(Error::new(Code::Setting, "the dimensions fix no exponent of the inputs that vary")
                .help("a test needs rows in which more inputs vary, or fewer constants"));
        }
        let needed = fixed_span.rank() + freed.len() + 1;
        if table.rows() < needed {
            let message = format!(
                "{} rows are too few to free the exponents: {} coefficients need at least {needed} rows",
                table.rows(),
                needed - 1
            );
            return Err(Error::new(Code::TooFewRows, message).help("add rows"));
        }

        let fixed = power_law(groups.iter().map(PiGroup::label).collect(), columns, &fixed_response, &shares)?;
        let exponents = self.fixed_exponents(&inputs, &fixed);
        // What the fixed exponents leave: among inputs that vary together, the free ones then differ as little as they can.
        let rest = |(row, response): (usize, &f64)| {
            response - exponents.iter().zip(&logarithms).map(|(exponent, column)| exponent * column[row]).sum::<f64>()
        };
        let rest: Vec<f64> = free_response.iter().enumerate().map(rest).collect();
        let names = inputs.iter().map(|(variable, _)| variable.name().to_owned()).collect();
        let free = power_law(names, logarithms, &rest, &shares)?;
        let changes = free.model.family().coefficients();
        let exponents: Vec<FreeExponent> = exponents
            .into_iter()
            .zip(&changes[1..])
            .map(|(fixed, change)| {
                let [value, lower, upper] = [change.value, change.lower, change.upper].map(|change| fixed + change);
                FreeExponent { free: Coefficient { value, lower, upper, ..change.clone() }, fixed }
            })
            .collect();
        let size = EXACT * (1.0 + free_response.iter().fold(0.0_f64, |size, value| size.max(value.abs())));
        let [p_value, f_test_p_value] = p_values(&times(&fixed_response, &roots), &fixed_span, &freed, size);
        let mut curved = fixed_span.clone();
        curved.absorb(&weighted(&products(&standard)));
        let beyond = curved.added(&centred);
        let beyond_curve_p_value = (!beyond.is_empty() && 2 * (curved.rank() + beyond.len()) <= table.rows())
            .then(|| p_values(&times(&trained.residuals, &roots), &curved, &beyond, size)[0]);
        let verdict = if beyond_curve_p_value.unwrap_or(p_value) < LEVEL {
            Verdict::MissingQuantity
        } else if p_value < LEVEL {
            Verdict::NoPowerLaw
        } else {
            Verdict::Supported
        };
        Ok(ConstraintTest {
            prefactor: prefactor(&inputs, &exponents),
            exponents,
            restrictions: freed.len(),
            p_value,
            f_test_p_value,
            beyond_curve_p_value,
            cv_rmse_fixed: fixed.cv_rmse,
            cv_rmse_free: free.cv_rmse,
            verdict,
        })
    }

    /// The inputs that vary, with their logarithms.
    fn varying_inputs(&self, table: &Table) -> Result<Vec<(&Variable, Vec<f64>)>> {
        let mut inputs = Vec::new();
        for variable in self.basis.problem().variables().iter().filter(|variable| variable.constant().is_none()) {
            let (_, values) = table.column(variable.measured().name())?.quantity()?;
            if standardised(values).is_none() {
                continue;
            }
            if variable.sign() != Sign::Positive {
                let message =
                    format!("`{}` may be zero or negative, and free exponents need positive inputs", variable.name());
                return Err(Error::new(Code::Setting, message)
                    .help("the trends of the residuals say what such an input leaves unexplained"));
            }
            inputs.push((variable, values.iter().map(|value| value.ln()).collect()));
        }
        if inputs.is_empty() {
            return Err(Error::new(Code::Setting, "no input varies, so there is no exponent that could be free")
                .help("add rows in which the inputs take other values"));
        }
        Ok(inputs)
    }

    /// The exponent of each varying input in the scale times a power law in the groups.
    fn fixed_exponents(&self, inputs: &[(&Variable, Vec<f64>)], fit: &Fit) -> Vec<f64> {
        let slopes = fit.model.family().coefficients();
        let in_scale = floats(&self.scale);
        let exponent = |place: usize| {
            let in_groups = self.basis.groups().iter().zip(&slopes[1..]);
            in_scale[place] + in_groups.map(|(group, slope)| group.exponents()[place] as f64 * slope.value).sum::<f64>()
        };
        let variables = self.basis.problem().variables().iter().enumerate();
        let is_input = |variable: &Variable| inputs.iter().any(|(input, _)| input.name() == variable.name());
        variables.filter(|(_, variable)| is_input(variable)).map(|(place, _)| exponent(place)).collect()
    }
}

/// A power law in columns of logarithms.
fn power_law(names: Vec<String>, columns: Vec<Vec<f64>>, response: &[f64], weights: &[f64]) -> Result<Fit> {
    let rows = response.len();
    let features = Features::new(names.clone(), vec![Form::Log; names.len()], columns, rows)?;
    let settings = Settings {
        choice: ModelChoice::PowerLaw,
        loss: Loss::Log,
        cross_validation: CrossValidation::for_rows(rows),
        regressor: None,
    };
    regression::fit(&Sample::new(&features, response).weighted(weights)?, &settings)
}

/// The products of each two columns, and the cube of a single one: a curve in the groups that no choice of basis changes.
fn products(columns: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let pairs = (0..columns.len()).flat_map(|i| (0..=i).map(move |j| (i, j)));
    let mut products: Vec<Vec<f64>> = pairs.map(|(i, j)| times(&columns[i], &columns[j])).collect();
    if let ([column], [square]) = (columns, products.as_slice()) {
        products.push(times(column, square));
    }
    products
}

/// The chance of as large shares of a response in the `freed` directions where it has none: by Wald's test with the HC3
/// covariance (MacKinnon & White 1985, Journal of Econometrics 29, 305), and by the F-test. Responses below `rounding` are none.
fn p_values(response: &[f64], fixed: &Span, freed: &[Vec<f64>], rounding: f64) -> [f64; 2] {
    let rows = response.len();
    let shares: Vec<f64> = freed.iter().map(|direction| dot(direction, response)).collect();
    let of_fixed = fixed.beyond(response);
    let mut residuals = of_fixed.clone();
    for (direction, share) in freed.iter().zip(&shares) {
        residuals.iter_mut().zip(direction).for_each(|(cell, own)| *cell -= share * own);
    }
    let (with, without) = (dot(&residuals, &residuals), dot(&of_fixed, &of_fixed));
    if without <= rounding.powi(2) * rows as f64 {
        return [1.0; 2];
    }
    if with <= rounding.powi(2) * rows as f64 {
        return [0.0; 2];
    }
    let freedoms = (freed.len(), rows - fixed.rank() - freed.len());
    let ratio = (without - with) / with * freedoms.1 as f64 / freedoms.0 as f64;
    let leverage = |row: usize| fixed.columns().iter().chain(freed).map(|own| own[row].powi(2)).sum::<f64>();
    // A row that decides a coefficient alone has no residual to tell its scatter by: it counts with that of all.
    let deviation = (with / freedoms.1 as f64).sqrt();
    let scatter = triangle(rows, freed.len() + 1, |row, cells| {
        let free = 1.0 - leverage(row);
        let scatter = if free > 1e-9 { residuals[row] / free } else { deviation };
        cells.iter_mut().zip(freed).for_each(|(cell, own)| *cell = own[row] * scatter);
        cells[freed.len()] = 0.0;
    });
    let wald = scatter.solve().map_or(f64::NAN, |solution| solution.factor.spread(&shares).powi(2));
    [upper_tail(wald / freedoms.0 as f64, freedoms), upper_tail(ratio, freedoms)]
}

/// What freeing the exponents leaves to the prefactor, in coherent units.
fn prefactor(inputs: &[(&Variable, Vec<f64>)], exponents: &[FreeExponent]) -> Vec<(String, f64)> {
    let mut total: Vec<(crate::dimension::BaseQuantity, f64)> = Vec::new();
    for ((variable, _), exponent) in inputs.iter().zip(exponents) {
        for (base, power) in variable.dimension().iter() {
            let change = (exponent.fixed - exponent.free.value) * power.to_f64();
            match total.iter_mut().find(|(other, _)| *other == base) {
                Some((_, sum)) => *sum += change,
                None => total.push((base, change)),
            }
        }
    }
    total.sort_by_key(|(base, _)| *base);
    let unit = |base| Unit::coherent(&crate::dimension::Dimension::base(base)).to_string();
    total
        .into_iter()
        .filter(|(_, exponent)| exponent.abs() > ROUNDING)
        .map(|(base, power)| (unit(base), power))
        .collect()
}
