//! What is missing: the dimensional constant that a law cannot do without, found from data.
//!
//! A units-covariant law that fits badly lacks a dimensional constant, and the data say which dimension it has, up to powers and products
//! with the constants that are known (Villar, Hogg, Yao, Kevrekidis & Schölkopf 2023, arXiv:2301.13724, §5). Each class of dimensions that
//! the data can tell apart is tried; the errors of unseen rows decide. What the data cannot tell is said: its value.

mod classes;
mod display;
mod folds;
mod inputs;
mod report;
mod search;
mod tail;
mod value;

use crate::dimension::Dimension;
use crate::error::{Code, Error, Result};
use crate::law::evaluate::{Values, observed};
use crate::pi::{Problem, Variable, name_of};
use crate::regression::{CrossValidation, Loss};
use crate::table::Table;
use crate::unit::Unit;
use classes::Bounds;
use folds::HeldOut;
pub use report::{ConstantClass, ConstantValue, Discovery, InputUse, NamedValue, Need, Searched};
use search::Panel;

/// The largest p-value of a discovery.
const SIGNIFICANT: f64 = 0.05;
/// The factor by which a discovery's error lies below those of all other classes, and of the law without a further constant.
const MARGIN: f64 = 1.5;
/// The fewest shuffles that can tell a discovery.
const FEWEST_SHUFFLES: usize = 19;

/// How a missing constant is sought.
///
/// ```
/// use dimensionless::{Convention, DiscoverOptions};
/// let options = DiscoverOptions { exponents: 2, convention: Some(Convention::UnitTailSlope), ..DiscoverOptions::default() };
/// assert_eq!((options.denominator, options.constants, options.shuffles), (1, 1, 99));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct DiscoverOptions {
    /// The largest exponent of each base quantity: 3 by default.
    pub exponents: u32,
    /// The common denominator of the exponents: 1 by default, 2 for halves.
    pub denominator: u32,
    /// Which rows are held out together; by default the rows of each label, else those of each level of an input with few levels,
    /// else rows by chance.
    pub cross_validation: Option<CrossValidation>,
    /// How many constants are sought, one after the other: 1 by default.
    pub constants: u32,
    /// How often the search is repeated with shuffled rows: 99 by default, 19 at least.
    pub shuffles: usize,
    /// Where the shuffles start.
    pub seed: u64,
    /// What fixes the value; without one, none is given.
    pub convention: Option<Convention>,
}

impl Default for DiscoverOptions {
    fn default() -> Self {
        Self {
            exponents: 3,
            denominator: 1,
            cross_validation: None,
            constants: 1,
            shuffles: 99,
            seed: 0,
            convention: None,
        }
    }
}

/// What fixes the value of a constant that the data leave open.
///
/// ```
/// use dimensionless::Convention;
/// assert_eq!("unit-coefficient".parse::<Convention>().unwrap(), Convention::Coefficient(1.0));
/// assert_eq!("coefficient=6.28".parse::<Convention>().unwrap().to_string(), "coefficient=6.28");
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Convention {
    /// Where the law ends in an exponential of its group Π, that is exp(±Π): the slope of the tail is 1.
    UnitTailSlope,
    /// The law is a power law with this coefficient (of dimension one).
    Coefficient(f64),
    /// The median of the group over the rows is 1.
    MedianOne,
}

/// Told how many classes of how many are done, from several threads.
pub(crate) type Progress<'a> = dyn Fn(usize, usize) + Sync + 'a;

/// Seeks the dimensional constant that the inputs of a problem lack, and the inputs that it could do without.
///
/// # Errors
/// Those of [`Problem::solve`](crate::Problem::solve); columns that are missing or of another dimension; fewer than 8 rows, inputs of which none varies;
/// fewer than 19 shuffles; a box that holds too many dimensions, or none that makes a difference.
///
/// ```
/// use dimensionless::{Dimension, DiscoverOptions, Inputs, Table, discover};
/// let mut text = "period [s],length [m]\n".to_owned();
/// for (place, noise) in [0.99, 1.01, 1.0, 1.02, 0.98, 0.99, 1.01, 1.0, 0.99, 1.02].iter().enumerate() {
///     let length = 0.2 * 1.5_f64.powi(place as i32);
///     text += &format!("{},{length}\n", 2.006 * length.sqrt() * noise);
/// }
/// let table = Table::from_csv(&text)?;
/// let found = discover(&table.problem("period", &Inputs::all())?, &table, &DiscoverOptions::default())?;
/// assert!(found.is_discovery);
/// assert_eq!(found.classes[0].simplest, Dimension::si([1, 0, -2, 0, 0, 0, 0]));
/// assert_eq!(found.classes[0].named[0].symbol, "g");
/// # Ok::<(), dimensionless::Error>(())
/// ```
pub fn discover(problem: &Problem, table: &Table, options: &DiscoverOptions) -> Result<Discovery> {
    discover_with_progress(problem, table, options, &|_, _| {})
}

/// [`discover`], telling how many classes of how many are scored; it is told from several threads.
///
/// # Errors
/// As [`discover`].
///
/// ```
/// # use dimensionless::{DiscoverOptions, Inputs, Table, discover_with_progress};
/// # let text = "period [s],length [m]\n2.0,1\n2.8,2\n3.5,3\n4.0,4\n4.5,5\n4.9,6\n5.3,7\n5.7,8\n";
/// # let table = Table::from_csv(text)?;
/// # let problem = table.problem("period", &Inputs::all())?;
/// let most = std::sync::atomic::AtomicUsize::new(0);
/// let progress = |_, of| most.store(of, std::sync::atomic::Ordering::Relaxed);
/// let found = discover_with_progress(&problem, &table, &DiscoverOptions::default(), &progress)?;
/// assert_eq!(most.into_inner(), found.classes.len());
/// # Ok::<(), dimensionless::Error>(())
/// ```
pub fn discover_with_progress(
    problem: &Problem,
    table: &Table,
    options: &DiscoverOptions,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<Discovery> {
    check(options)?;
    let target = problem.target().ok_or_else(crate::law::no_target)?;
    let held_out = HeldOut::new(problem, table, options)?;
    let observed = observed(target, table)?;
    let loss = if observed.iter().all(|&value| value > 0.0) { Loss::Log } else { Loss::Scaled };
    let order = held_out.order();
    let whole = Values::new(problem, table)?;
    let columns = whole.gather(&order);
    let values = whole.with_columns(&columns, order.len());
    let observed: Vec<f64> = order.iter().map(|&row| observed[row]).collect();
    let panel = Panel::new(problem, values, &observed, loss, &held_out)?;
    let mut found = one(&panel, options, progress)?;
    found.cross_validation = held_out.words;
    found.rows = (table.rows(), order.len());
    if options.constants > 1 && found.is_discovery {
        let second = problem.with(unknown(problem, &found.classes[0].simplest))?;
        let options = DiscoverOptions { constants: options.constants - 1, convention: None, ..options.clone() };
        found.second = Some(Box::new(discover_with_progress(&second, table, &options, progress)?));
    }
    Ok(found)
}

fn check(options: &DiscoverOptions) -> Result<()> {
    let refuse = |message: String, help: &str| Err(Error::new(Code::Setting, message).help(help));
    if options.shuffles < FEWEST_SHUFFLES {
        let asked = options.shuffles;
        return refuse(
            format!("{asked} shuffles cannot show a chance below {SIGNIFICANT}: at least {FEWEST_SHUFFLES} are needed"),
            "leave the default of 99",
        );
    }
    if options.exponents == 0 || options.denominator == 0 {
        return refuse("exponents up to 0 hold no constant".into(), "ask for exponents up to 3, of denominator 1");
    }
    if options.constants == 0 {
        return refuse("no constant was asked for".into(), "ask for 1");
    }
    match options.convention {
        Some(Convention::Coefficient(value)) if !(value > 0.0 && value.is_finite()) => {
            refuse(format!("a coefficient of {value} is no convention"), "give a positive number")
        }
        _ => Ok(()),
    }
}

/// A constant of a dimension whose value is not known: 1 stands for it.
fn unknown(problem: &Problem, dimension: &Dimension) -> Variable {
    let taken = |name: &str| problem.variables().iter().chain(problem.target()).any(|other| other.name() == name);
    let mut name = "X".to_owned();
    while taken(&name) {
        name.push('\'');
    }
    Variable::with_value(name, Unit::coherent(dimension), 1.0)
}

/// One constant, and what can be left out.
fn one(panel: &Panel<'_>, options: &DiscoverOptions, progress: &Progress<'_>) -> Result<Discovery> {
    let problem = &panel.problem;
    let places = 0..problem.variables().len();
    let (varying, known): (Vec<usize>, Vec<usize>) = places.partition(|&place| panel.varies(place));
    let named = |places: &[usize], is_constant: bool| -> Vec<String> {
        let variables = places.iter().map(|&place| &problem.variables()[place]);
        let variables = variables.filter(|own| own.constant().is_some() == is_constant);
        let mut names: Vec<String> = variables.map(|own| own.measured().name().to_owned()).collect();
        // The cosine and the sine of an angle are neighbours.
        names.dedup();
        names
    };
    if varying.is_empty() {
        return Err(Error::new(Code::TooFewRows, "no input varies: nothing tells one constant from another")
            .help("add rows in which the inputs take other values"));
    }
    let dimensions = |places: &[usize]| -> Vec<Dimension> {
        places.iter().map(|&place| problem.variables()[place].dimension()).collect()
    };
    let target = problem.target().ok_or_else(crate::law::no_target)?;
    let bounds = Bounds { limit: options.exponents, denominator: options.denominator };
    let found = classes::classes(&dimensions(&known), &dimensions(&varying), &target.dimension(), bounds)?;
    let candidates: Vec<Variable> = found.list.iter().map(|class| unknown(problem, &class.simplest)).collect();
    let scores = panel.search(&candidates, (options.shuffles, options.seed), progress)?;
    let in_classes = found.list.iter().map(|class| class.members).sum();
    let not_judged = scores.classes.iter().filter(|score| score.is_none()).count();
    let class = |(class, score): (classes::Class, Option<search::Unseen>)| {
        let score = score?;
        Some(ConstantClass {
            name: name_of(&class.simplest),
            simplest: class.simplest,
            named: class.named,
            members_in_box: class.members,
            cv_rmse: score.root(),
            model: score.model.name(panel.loss),
        })
    };
    let mut classes: Vec<ConstantClass> = found.list.into_iter().zip(scores.classes).filter_map(class).collect();
    // Stable: equal errors keep the order of the classes.
    classes.sort_by(|a, b| a.cv_rmse.total_cmp(&b.cv_rmse));
    let without = scores.without.as_ref().map(search::Unseen::root);
    if classes.is_empty() && without.is_none() {
        let limit = options.exponents;
        return Err(Error::new(
            Code::Unreachable,
            format!("no constant with exponents up to {limit} makes `{}` reachable from these inputs", target.name()),
        )
        .help("ask for larger exponents or for fractions, or add the column that carries what is missing"));
    }
    let runner_up = classes.get(1).map(|class| class.cv_rmse).into_iter().chain(without).reduce(f64::min);
    let margin = classes.first().zip(runner_up).map(|(first, second)| second / first.cv_rmse);
    let free = panel.free_power_law()?.map(|free| free.root());
    let falls_short = classes.first().zip(free).is_some_and(|(class, free)| class.cv_rmse >= MARGIN * free);
    let is_discovery = scores.p_value <= SIGNIFICANT
        && !classes.is_empty()
        && margin.is_none_or(|margin| margin >= MARGIN)
        && !falls_short;
    let varying_groups = if panel.is_reachable() { panel.varying_groups()? } else { Vec::new() };
    let (value, no_value) = match (options.convention, classes.first().filter(|_| is_discovery)) {
        (None, _) => (None, None),
        (Some(_), None) => (None, Some("no constant was found that a value could belong to".to_owned())),
        (Some(convention), Some(class)) => {
            match value::estimate(panel, &unknown(problem, &class.simplest), &class.named, convention) {
                Ok(value) => (Some(value), None),
                Err(error) => {
                    let help = error.next_step().map(|help| format!("; {help}")).unwrap_or_default();
                    (None, Some(format!("{error}{help}")))
                }
            }
        }
    };
    let inputs = match classes.first().filter(|_| is_discovery) {
        Some(class) => inputs::uses(&panel.with_constant(&unknown(problem, &class.simplest))?)?,
        None if panel.is_reachable() => inputs::uses(panel)?,
        None => Vec::new(),
    };
    Ok(Discovery {
        classes,
        without,
        margin,
        free,
        falls_short,
        p_value: scores.p_value,
        is_discovery,
        is_reachable: panel.is_reachable(),
        varying_groups,
        known: named(&known, true),
        never_varying: named(&known, false),
        varying: named(&varying, false),
        response: match panel.loss {
            Loss::Log => format!("ln {}", target.name()),
            Loss::Scaled => format!("{}/scale", target.name()),
        },
        loss: panel.loss,
        rows: (panel.rows(), panel.rows()),
        cross_validation: String::new(),
        searched: Searched {
            bases: found.bases.iter().map(ToString::to_string).collect(),
            exponents: options.exponents,
            denominator: options.denominator,
            in_classes,
            known: found.known,
            idle: found.idle,
            not_judged,
        },
        value,
        no_value,
        inputs,
        second: None,
    })
}
