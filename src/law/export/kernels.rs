//! Sums over training rows: Gaussian processes and thin plates.

use std::rc::Rc;

use super::families::{Formula, Place};
use super::names::Names;
use super::tree::{Condition, Expression, Function, Statement, Table, affine, combination, length, name, number, sum};
use crate::regression::{Metric, Radial, Smoother};

/// β₀ + β·z + Σ w k(‖x − p‖) with x = T z, and from far on the tangent along the way from the mean.
pub(super) fn kernel_law(smoother: &Smoother, place: &Place, names: &mut Names) -> Formula {
    let (saved, z) = (&smoother.saved, place.coordinates);
    let points: Vec<Rc<str>> = (1..=z.len()).map(|i| names.unique(&format!("p{i}"))).collect();
    let weight = names.unique("w");
    let rows = saved.points.iter().zip(saved.weights.iter().zip(&saved.scales));
    let table = Rc::new(Table {
        name: "points".to_owned(),
        rows: rows
            .map(|(point, (weight, scale))| [&saved.metric.stretched(point)[..], &[weight * scale]].concat())
            .collect(),
        columns: points.iter().cloned().chain([weight.clone()]).collect(),
    });
    let steps = |x: &[Expression]| -> Vec<Expression> {
        x.iter().zip(&points).map(|(x, point)| x.clone() - name(point)).collect()
    };
    let near = |at: &[Expression], r: &Expression| {
        let term = name(&weight) * value(saved.radial, r, saved.length);
        let line = affine(saved.linear[0], &saved.linear[1..], at);
        line + Expression::Total(table.clone(), Box::new(term))
    };
    let (distance, far) = (names.unique("distance"), number(smoother.far()));
    let words = "standard deviations from the mean of the rows".to_owned();
    let mut statements = vec![Statement::Let(distance.clone(), length(z), words)];
    let x = stretched(&saved.metric, z, "x", names, &mut statements);
    let is_near = Condition::new(name(&distance), far.clone());
    if !place.continued {
        // To be read: the distance from a point has a symbol.
        let r = names.unique("r_i");
        let value = near(z, &name(&r));
        statements.push(Statement::Let(r, length(&steps(&x)), String::new()));
        return Formula { statements, within: Some(is_near), ..Formula::everywhere(value) };
    }
    let edge: Vec<Rc<str>> = (1..=z.len()).map(|i| names.unique(&format!("edge{i}"))).collect();
    for (edge, z) in edge.iter().zip(z) {
        let value = z.clone() * (far.clone() / name(&distance));
        statements.push(Statement::Let(edge.clone(), value, String::new()));
    }
    let edge: Vec<Expression> = edge.iter().map(name).collect();
    let x_edge = stretched(&saved.metric, &edge, "x_edge", names, &mut statements);
    let from_edge = steps(&x_edge);
    let along = sum(from_edge.iter().zip(&x_edge).map(|(step, x)| step.clone() * x.clone()));
    let r = length(&from_edge);
    let slope = name(&weight) * slope(saved.radial, &r, saved.length) * along;
    let slope = combination(&saved.linear[1..], &edge) + Expression::Total(table.clone(), Box::new(slope));
    let beyond = name(&distance) / far.clone() - number(1.0);
    let tangent = near(&edge, &r) + beyond * slope;
    let value = Expression::choice(is_near, near(z, &length(&steps(&x))), tangent);
    let tail = (name(&distance) - far).maximum(number(0.0));
    Formula { statements, value, tail, within: None }
}

/// T z, each coordinate with a name; z itself where distances are taken as they are.
fn stretched(
    metric: &Metric,
    z: &[Expression],
    stem: &str,
    names: &mut Names,
    statements: &mut Vec<Statement>,
) -> Vec<Expression> {
    if metric.is_isotropic() {
        return z.to_vec();
    }
    let define = |(i, row): (usize, &Vec<f64>)| {
        let own = names.unique(&format!("{stem}{}", i + 1));
        let words = if i == 0 { "stretched as the response bends: what distances are taken in" } else { "" };
        statements.push(Statement::Let(own.clone(), combination(row, z), words.to_owned()));
        name(&own)
    };
    metric.rows().iter().enumerate().map(define).collect()
}

/// See [`Radial::value`].
fn value(radial: Radial, r: &Expression, length: f64) -> Expression {
    let scaled = |factor: f64| number(factor) * r.clone() / number(length);
    let decay = |a: Expression| (-a).call(Function::Exp);
    match radial {
        Radial::Matern3 => {
            let a = scaled(3_f64.sqrt());
            (number(1.0) + a.clone()) * decay(a)
        }
        Radial::Matern5 => {
            let a = scaled(5_f64.sqrt());
            (number(1.0) + a.clone() + a.clone().power(2) / number(3.0)) * decay(a)
        }
        Radial::Gaussian => (number(-0.5) * scaled(1.0).power(2)).call(Function::Exp),
        Radial::Cubic => r.clone().power(3),
        Radial::Plate => {
            let value = r.clone().power(2) * r.clone().call(Function::Ln);
            Expression::choice(Condition::new(r.clone(), number(0.0)), number(0.0), value)
        }
        Radial::Distance => -r.clone(),
    }
}

/// See [`Radial::slope`]; far from all points, where r is never zero.
fn slope(radial: Radial, r: &Expression, length: f64) -> Expression {
    let scaled = |factor: f64| number(factor) * r.clone() / number(length);
    match radial {
        Radial::Matern3 => number(-3.0 / length.powi(2)) * (-scaled(3_f64.sqrt())).call(Function::Exp),
        Radial::Matern5 => {
            let a = scaled(5_f64.sqrt());
            number(-5.0 / 3.0 / length.powi(2)) * (number(1.0) + a.clone()) * (-a).call(Function::Exp)
        }
        Radial::Gaussian => number(-1.0 / length.powi(2)) * value(radial, r, length),
        Radial::Cubic => number(3.0) * r.clone(),
        Radial::Plate => number(2.0) * r.clone().call(Function::Ln) + number(1.0),
        Radial::Distance => number(-1.0) / r.clone(),
    }
}
