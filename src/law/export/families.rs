//! What each family says: the one place that a new family adds to.

use std::rc::Rc;

use super::kernels::kernel_law;
use super::names::Names;
use super::tree::{
    Condition, Expression, Function, Statement, Table, affine, combination, length, name, number, product, sum,
};
use crate::error::{Code, Error, Result};
use crate::regression::{Asymptotes, Blend, Family, Monomials, Polynomial, PowerLaw, Spline, Term};

/// Where a formula is asked for.
pub(super) struct Place<'a> {
    /// ln Π, or Π, for each group.
    pub(super) features: &'a [Expression],
    /// The whitened coordinates.
    pub(super) coordinates: &'a [Expression],
    /// Whether the formula goes on outside the rows that the family was fitted to; else it says where it ends.
    pub(super) continued: bool,
}

/// The response of a family.
pub(super) struct Formula {
    /// What the value needs, in order.
    pub(super) statements: Vec<Statement>,
    pub(super) value: Expression,
    /// How far out on a tail a row is, in standard deviations.
    pub(super) tail: Expression,
    /// Where the value holds, unless it is continued; `None` for everywhere.
    pub(super) within: Option<Condition>,
}

impl Formula {
    /// A value that holds everywhere.
    pub(super) fn everywhere(value: Expression) -> Self {
        Self { statements: Vec::new(), value, tail: number(0.0), within: None }
    }
}

/// The formula of a family.
///
/// # Errors
///
/// For a learner of the user's own.
pub(super) fn formula(family: &Family, place: &Place, names: &mut Names) -> Result<Formula> {
    Ok(match family {
        Family::Constant(constant) => Formula::everywhere(number(constant.value.value)),
        Family::PowerLaw(law) => Formula::everywhere(power_law(law, place)),
        Family::Polynomial(polynomial) => polynomial_law(polynomial, place, names),
        Family::Spline(spline) => spline_law(spline, &place.coordinates[0], names),
        Family::Asymptotes(asymptotes) => asymptotic_law(asymptotes, &place.coordinates[0], names),
        Family::Blend(blend) => blended_law(blend, place.coordinates, names),
        Family::GaussianProcess(smoother) | Family::ThinPlate(smoother) => kernel_law(smoother, place, names),
        Family::Own(_) => {
            return Err(Error::new(
                Code::Setting,
                "a learner of one's own cannot be exported: what it learned is known to its own program only",
            )
            .help("fit a family of the library, or predict with the law in the program that fitted it"));
        }
    })
}

/// In the groups, where its coefficients mean something.
fn power_law(law: &PowerLaw, place: &Place) -> Expression {
    affine(law.intercept.value, law.slopes.iter().map(|slope| &slope.value), place.features)
}

/// P(t z) + (1 − t) b·z, t the part of the way from the mean that is inside.
fn polynomial_law(polynomial: &Polynomial, place: &Place, names: &mut Names) -> Formula {
    let Polynomial { monomials, coefficients, largest_leverage, tail, .. } = polynomial;
    let z = place.coordinates;
    let straight = products(monomials, z);
    let columns: Vec<Rc<str>> = (0..coefficients.len()).map(|column| names.unique(&format!("c{column}"))).collect();
    let rows = polynomial.factor.rows.iter();
    let table = Rc::new(Table {
        name: "leverage".to_owned(),
        rows: rows.map(|row| (0..columns.len()).map(|j| row.get(j).copied().unwrap_or(0.0)).collect()).collect(),
        columns,
    });
    // ‖C φ(t z)‖², by Horner's rule in t.
    let leverage = |part: Expression| {
        let share = |degree: u32| {
            let cells = monomials.of_degree(degree);
            sum(cells.map(|cell| name(&table.columns[cell]) * straight[cell].clone()))
        };
        let image =
            (0..=monomials.degree()).rev().fold(number(0.0), |image, degree| image * part.clone() + share(degree));
        Expression::Total(table.clone(), Box::new(image.power(2)))
    };
    let inside = |part| Condition::new(leverage(part), number(*largest_leverage));
    if !place.continued {
        let value = combination(coefficients, &straight);
        return Formula { within: Some(inside(number(1.0))), ..Formula::everywhere(value) };
    }
    let [distance, limit, part, tried] = ["distance", "limit", "part", "tried"].map(|word| names.unique(word));
    let points: Vec<Rc<str>> = (1..=z.len()).map(|i| names.unique(&format!("inside{i}"))).collect();
    let far = number(polynomial.farthest());
    let of_far = Expression::choice(Condition::new(name(&distance), far.clone()), number(1.0), far / name(&distance));
    let mut statements = vec![
        Statement::Let(distance.clone(), length(z), "standard deviations from the mean of the rows".to_owned()),
        Statement::Let(limit.clone(), of_far, String::new()),
        Statement::Search { name: part.clone(), within: inside(name(&tried)), part: tried, limit: name(&limit) },
    ];
    let at: Vec<Expression> = points.iter().map(name).collect();
    for (point, coordinate) in points.into_iter().zip(z) {
        statements.push(Statement::Let(point, name(&part) * coordinate.clone(), String::new()));
    }
    let rest = number(1.0) - name(&part);
    let value =
        combination(coefficients, &products(monomials, &at)) + rest.clone() * combination(&tail.whitened[1..], z);
    Formula { statements, value, tail: rest * name(&distance), within: None }
}

/// All monomials of coordinates.
fn products(monomials: &Monomials, z: &[Expression]) -> Vec<Expression> {
    let powers = monomials.powers();
    let term = |powers: &Vec<u32>| product(z.iter().zip(powers).map(|(z, &power)| z.clone().power(power as i32)));
    powers.iter().map(term).collect()
}

/// b₀ + b₁ z + Σ b (d(z) − d_last(z)), each d a difference of cubes.
fn spline_law(spline: &Spline, z: &Expression, names: &mut Names) -> Formula {
    let knots = spline.knots.places();
    let (last, inner) = (knots[knots.len() - 1], &knots[..knots.len() - 2]);
    let [beyond, common] = ["beyond", "common"].map(|word| names.unique(word));
    let cube = |knot: f64| (z.clone() - number(knot)).maximum(number(0.0)).power(3);
    let bend = |knot: f64| (cube(knot) - name(&beyond)) / number(last - knot);
    let line = number(spline.coefficients[0]) + number(spline.coefficients[1]) * z.clone();
    let bends = inner
        .iter()
        .zip(&spline.coefficients[2..])
        .map(|(knot, factor)| number(*factor) * (bend(*knot) - name(&common)));
    let value = bends.fold(line, |sum, bend| sum + bend);
    let statements = vec![
        Statement::Let(beyond.clone(), cube(last), String::new()),
        Statement::Let(common.clone(), bend(knots[knots.len() - 2]), String::new()),
    ];
    Formula { statements, ..Formula::everywhere(value) }
}

/// Terms of u = ±ln Π; from an end on, their tangents.
fn asymptotic_law(law: &Asymptotes, z: &Expression, names: &mut Names) -> Formula {
    let argument = names.unique("u");
    let u = name(&argument);
    let value = |term: Term| match term {
        Term::Prefactor => number(1.0),
        Term::Power => u.clone(),
        Term::Change => {
            let size = u.clone().call(Function::Absolute);
            u.clone().maximum(number(0.0)) + (number(1.0) + (-size).call(Function::Exp)).call(Function::Ln)
        }
        Term::Exponential => u.clone().call(Function::Exp),
        Term::Step => number(1.0) / (number(1.0) + (-u.clone()).call(Function::Exp)),
    };
    let coefficients = || law.coefficients.iter().map(|coefficient| coefficient.value);
    let near = sum(coefficients().zip(&law.terms).map(|(factor, term)| number(factor) * value(*term)));
    let whole = |fitted| fitted + number(law.integer.unwrap_or(0.0)) * u.clone();
    let of_u = number(law.argument.origin) + number(law.argument.stretch) * z.clone();
    let statements = vec![Statement::Let(argument.clone(), of_u, String::new())];
    let Some(end) = law.end else {
        return Formula { statements, ..Formula::everywhere(whole(near)) };
    };
    let at_end =
        |of: fn(Term, f64) -> f64| coefficients().zip(&law.terms).map(|(factor, term)| factor * of(*term, end)).sum();
    let beyond = u.clone() - number(end);
    let tangent = number(at_end(Term::value)) + number(at_end(Term::slope)) * beyond.clone();
    let value = Expression::choice(Condition::new(u.clone(), number(end)), near, tangent);
    let tail = beyond.maximum(number(0.0)) / number(law.argument.stretch.abs());
    Formula { statements, tail, ..Formula::everywhere(whole(value)) }
}

/// ln(Σ exp(s t))/s, seen from the leading term, so that no exponential overflows.
fn blended_law(blend: &Blend, z: &[Expression], names: &mut Names) -> Formula {
    let sharpness = blend.curve.sharpness;
    let mut statements = Vec::new();
    let mut add = |word: &str, value: Expression| {
        let own = names.unique(word);
        statements.push(Statement::Let(own.clone(), value, String::new()));
        name(&own)
    };
    let terms = (1..).zip(&blend.curve.terms);
    let terms: Vec<Expression> =
        terms.map(|(place, term)| add(&format!("t{place}"), affine(term[0], &term[1..], z))).collect();
    let sign = sharpness.signum();
    let mut signed = terms.iter().map(|term| number(sign) * term.clone());
    let first = signed.next().unwrap_or(number(0.0));
    let leading = add("leading", number(sign) * signed.fold(first, Expression::maximum));
    let shares = terms.into_iter().map(|term| (number(sharpness) * (term - leading.clone())).call(Function::Exp));
    let value = leading.clone() + sum(shares).call(Function::Ln) / number(sharpness);
    Formula { statements, ..Formula::everywhere(value) }
}
