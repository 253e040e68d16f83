//! Why a target cannot be reached, as numbers, as a sentence, and with quantities that would repair it.

use super::matrix::{Bases, Rows};
use super::problem::{Problem, Variable};
use super::scale::certificate;
use super::sign::Sign;
use crate::constants::Constant;
use crate::dimension::{BaseQuantity, Dimension};
use crate::error::{Code, Error};
use crate::rational::Rational;
use crate::unit::Unit;

/// The integer matrix of a problem with a target.
pub(super) struct Columns {
    pub(super) bases: Bases,
    pub(super) matrix: Vec<i64>,
    pub(super) rows: Rows,
}

/// The exponents of a change of base units that changes the target and no input: `None` when the target is reachable.
pub(super) fn witness(columns: &Columns, count: usize) -> Option<Vec<(BaseQuantity, Rational)>> {
    let exponents = certificate(&columns.matrix, count, &columns.rows).ok()??;
    let pairs = (0..columns.bases.count()).map(|i| (columns.bases.get(i), Rational::integer(exponents[i])));
    Some(pairs.filter(|(_, exponent)| !exponent.is_zero()).collect())
}

/// The error for a target that no product of powers of the inputs reaches.
pub(super) fn unreachable(problem: &Problem, target: &Variable, witness: Option<&[(BaseQuantity, Rational)]>) -> Error {
    let inputs: Vec<String> = problem.variables().iter().map(Variable::described).collect();
    let inputs = if inputs.is_empty() { "no inputs".to_owned() } else { inputs.join(", ") };
    let mut help = repairs(problem, target);
    let reason = match witness {
        Some(witness) => sentence(problem, target, witness),
        None => {
            let names: Vec<String> = barred(problem).iter().map(|variable| format!("`{}`", variable.name())).collect();
            let names = names.join(", ");
            help = format!("use rows in which {names} is positive, or {help}");
            format!("a scale is made of positive quantities, and {names} may be zero or negative")
        }
    };
    let message = format!("no units-covariant map reaches {} from {inputs}: {reason}", target.described());
    Error::new(Code::Unreachable, message).help(help)
}

/// The inputs whose signs alone keep an unreachable target out of reach: each that would reach it by itself, were it positive, or
/// all that have a dimension where no single one would.
pub(super) fn barred(problem: &Problem) -> Vec<&Variable> {
    let is_barred = |variable: &&Variable| variable.sign() != Sign::Positive && !variable.dimension().is_one();
    let all: Vec<&Variable> = problem.variables().iter().filter(is_barred).collect();
    let reaches = |variable: &&Variable| {
        let basis = problem.with_sign(variable.name(), Sign::Positive).and_then(|problem| problem.solve());
        basis.is_ok_and(|basis| basis.is_reachable())
    };
    let alone: Vec<&Variable> = all.iter().copied().filter(|variable| reaches(variable)).collect();
    if alone.is_empty() { all } else { alone }
}

/// What the change of base units shows, in words.
fn sentence(problem: &Problem, target: &Variable, witness: &[(BaseQuantity, Rational)]) -> String {
    if let [(base, _)] = witness {
        let carried = problem.variables().iter().any(|variable| !variable.dimension().exponent(*base).is_zero());
        let start = if carried {
            format!("they cannot make {}", base.noun())
        } else {
            format!("nothing carries {}", base.noun())
        };
        return format!("{start}; doubling the {} changes `{}` and no input", base.unit_noun(), target.name());
    }
    let steps: Vec<String> = witness
        .iter()
        .map(|(base, exponent)| {
            let factor = if exponent.numerator() > 0 { "multiplying" } else { "dividing" };
            let power = exponent.numerator().unsigned_abs();
            let power = if power == 1 { "λ".to_owned() } else { format!("λ^{power}") };
            format!("{factor} the {} by {power}", base.unit_noun())
        })
        .collect();
    format!("{} changes `{}` and no input", steps.join(" and "), target.name())
}

/// Simple quantities that are tried after the named constants.
const SIMPLE: [(&str, [i64; 7]); 12] = [
    ("a length", [1, 0, 0, 0, 0, 0, 0]),
    ("a mass", [0, 1, 0, 0, 0, 0, 0]),
    ("a time", [0, 0, 1, 0, 0, 0, 0]),
    ("a temperature", [0, 0, 0, 0, 1, 0, 0]),
    ("an electric current", [0, 0, 0, 1, 0, 0, 0]),
    ("an amount of substance", [0, 0, 0, 0, 0, 1, 0]),
    ("a velocity", [1, 0, -1, 0, 0, 0, 0]),
    ("a density", [-3, 1, 0, 0, 0, 0, 0]),
    ("a force", [1, 1, -2, 0, 0, 0, 0]),
    ("a pressure", [-1, 1, -2, 0, 0, 0, 0]),
    ("an energy", [2, 1, -2, 0, 0, 0, 0]),
    ("a power", [2, 1, -3, 0, 0, 0, 0]),
];

/// Quantities with names of their own, beyond [`SIMPLE`].
const NAMED: [(&str, [i64; 7]); 8] = [
    ("an acceleration", [1, 0, -2, 0, 0, 0, 0]),
    ("an area", [2, 0, 0, 0, 0, 0, 0]),
    ("a volume", [3, 0, 0, 0, 0, 0, 0]),
    ("a frequency", [0, 0, -1, 0, 0, 0, 0]),
    ("a diffusivity", [2, 0, -1, 0, 0, 0, 0]),
    ("a viscosity", [-1, 1, -1, 0, 0, 0, 0]),
    ("a momentum", [1, 1, -1, 0, 0, 0, 0]),
    ("an action", [2, 1, -1, 0, 0, 0, 0]),
];

/// What a quantity of a dimension is usually called, with its article: `an energy`.
pub(crate) fn name_of(dimension: &Dimension) -> Option<&'static str> {
    let entries = SIMPLE.iter().chain(&NAMED);
    entries
        .map(|&(name, exponents)| (name, Dimension::si(exponents)))
        .find(|(_, own)| own == dimension)
        .map(|(name, _)| name)
}

/// How many named constants are listed.
const LISTED: usize = 8;

/// The next step: named constants, then up to three simple dimensions, each checked to make the target reachable.
fn repairs(problem: &Problem, target: &Variable) -> String {
    let constants: Vec<String> = Constant::all()
        .iter()
        .filter(|constant| problem.variables().iter().all(|variable| variable.name() != constant.symbol))
        .filter(|constant| repaired(problem, constant.dimension))
        .take(LISTED)
        .map(|constant| format!("`{}`", constant.symbol))
        .collect();
    let simple: Vec<String> = SIMPLE
        .iter()
        .map(|&(name, exponents)| (name, Dimension::si(exponents)))
        .filter(|&(_, dimension)| repaired(problem, dimension))
        .take(3)
        .map(|(name, dimension)| format!("{name} [{dimension}]"))
        .collect();
    match (constants.as_slice(), simple.as_slice()) {
        ([], []) if repaired(problem, target.dimension()) => {
            format!("add a quantity of the target's dimension [{}]", target.dimension())
        }
        ([], []) => format!("add quantities that carry what is missing in [{}]", target.dimension()),
        ([], simple) => format!("add {}", simple.join(", or ")),
        (constants, []) => format!("add one of the constants {}", constants.join(", ")),
        ([constant], simple) => format!("add the constant {constant}, or {}", simple.join(", ")),
        (constants, simple) => {
            format!("add one of the constants {}, or {}", constants.join(", "), simple.join(", "))
        }
    }
}

fn repaired(problem: &Problem, dimension: Dimension) -> bool {
    let addition = Variable::new("\u{1}", Unit::coherent(&dimension));
    let basis = problem.with(addition).and_then(|problem| problem.solve());
    basis.is_ok_and(|basis| basis.is_reachable())
}
