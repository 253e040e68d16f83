//! Products of powers of many rows, compiled once into multiplications over blocks of columns.
//!
//! The one idea: every product is a numerator over a denominator, both multisets of columns and of their square roots. A pair
//! of factors that occurs twice, in one product or in two, becomes a factor of its own, the most frequent pair first: shared
//! powers and repeated squaring are the same rule. A block of rows then takes one loop for each multiplication, one division
//! and one logarithm for each product.
//!
//! Multiplications leave the range of numbers where a sum of logarithms does not. Inputs within ±2^k cannot make any
//! intermediate result do so, k following from the largest degree; a row with an input outside is computed by logarithms.

#[cfg(test)]
mod tests;

use rayon::prelude::*;

use super::{Scale, extremes, logarithms, write_logarithms};
use crate::pi::Part;

/// Rows that one loop computes: a handful of blocks stays in the first-level cache.
const BLOCK: usize = 512;
/// Rows of one task.
const RUN: usize = 64 * BLOCK;
/// The binary exponent that no intermediate result may pass; that of the largest number is 1023.
const HEADROOM: f64 = 1000.0;
/// Larger exponents are taken as powers, not as repeated factors.
const LARGEST_REPEATED: f64 = 64.0;

/// Where the values of an input come from.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Source<'a> {
    /// One value a row.
    Column(&'a [f64]),
    /// The cosine or the sine of one value a row.
    Angle(Part, &'a [f64]),
    /// The same value for all rows.
    Constant(f64),
}

/// A product of powers: an exponent for each input, and whether its logarithm is wanted or itself.
#[derive(Clone, Debug)]
pub(crate) struct Product {
    pub(crate) exponents: Vec<f64>,
    pub(crate) scale: Scale,
}

/// One column for each product, over `rows` rows of inputs.
///
/// Inputs that may be zero or negative have whole exponents, zero ones no negative exponents.
pub(crate) fn evaluate(sources: &[Source], rows: usize, products: &[Product]) -> Vec<Vec<f64>> {
    let program = Program::new(sources, products);
    let mut columns: Vec<Vec<f64>> = products.iter().map(|_| vec![0.0; rows]).collect();
    let mut parts: Vec<Vec<&mut [f64]>> = (0..rows.div_ceil(RUN)).map(|_| Vec::with_capacity(products.len())).collect();
    for column in &mut columns {
        parts.iter_mut().zip(column.chunks_mut(RUN)).for_each(|(part, cells)| part.push(cells));
    }
    parts.into_par_iter().enumerate().for_each(|(task, mut cells)| program.run(task * RUN, &mut cells));
    columns
}

/// One factor of the products: an input by its place, or what is made of earlier factors.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Factor {
    Input(usize),
    /// The cosine or the sine of an input.
    Part(usize, Part),
    Root(usize),
    Power(usize, f64),
    Both(usize, usize),
}

/// How one product is put together: constant · numerator / denominator.
struct Output {
    constant: f64,
    numerator: Option<usize>,
    denominator: Option<usize>,
}

/// Products that are compiled for the rows of some inputs.
pub(crate) struct Program<'a> {
    sources: &'a [Source<'a>],
    products: &'a [Product],
    /// Each factor refers to earlier ones only.
    factors: Vec<Factor>,
    outputs: Vec<Output>,
    /// The columns that some product uses. Cosines and sines are not watched: they have no large values, and one that is so small
    /// that its powers leave the range counts as zero.
    used: Vec<&'a [f64]>,
    /// Sizes of inputs that keep all results in range.
    sound: (f64, f64),
}

impl<'a> Program<'a> {
    pub(crate) fn new(sources: &'a [Source<'a>], products: &'a [Product]) -> Self {
        let mut factors = Vec::new();
        // Numerator and denominator of each product, as places in `factors`.
        let mut sides: Vec<Vec<usize>> = Vec::with_capacity(2 * products.len());
        let mut constants = Vec::with_capacity(products.len());
        for product in products {
            let (mut constant, mut above, mut below) = (1.0, Vec::new(), Vec::new());
            for (place, (source, &exponent)) in sources.iter().zip(&product.exponents).enumerate() {
                match source {
                    Source::Constant(value) => constant *= power(*value, exponent),
                    Source::Column(_) | Source::Angle(..) if exponent == 0.0 => {}
                    Source::Column(_) | Source::Angle(..) => {
                        let side = if exponent > 0.0 { &mut above } else { &mut below };
                        let base = match source {
                            Source::Angle(part, _) => Factor::Part(place, *part),
                            _ => Factor::Input(place),
                        };
                        push_powers(&mut factors, base, exponent.abs(), side);
                    }
                }
            }
            constants.push(constant);
            sides.extend([above, below]);
        }
        while let Some(pair) = most_frequent_pair(&sides) {
            join(&mut factors, &mut sides, pair);
        }
        for side in 0..sides.len() {
            while sides[side].len() > 1 {
                let pair = (sides[side][0], sides[side][1]);
                join(&mut factors, &mut sides[side..=side], pair);
            }
        }
        let outputs = constants.iter().zip(sides.chunks_exact(2)).map(|(&constant, sides)| Output {
            constant,
            numerator: sides[0].first().copied(),
            denominator: sides[1].first().copied(),
        });
        let used = sources.iter().enumerate().filter_map(|(place, source)| match source {
            Source::Column(values) if products.iter().any(|product| product.exponents[place] != 0.0) => Some(*values),
            _ => None,
        });
        Self {
            sources,
            products,
            outputs: outputs.collect(),
            used: used.collect(),
            sound: sound(sources, products, &constants),
            factors,
        }
    }

    /// Computes some rows, few enough for one task, in the place of what the columns hold: one for each product.
    pub(crate) fn fill(&self, rows: std::ops::Range<usize>, columns: &mut Vec<Vec<f64>>) {
        columns.resize(self.products.len(), Vec::new());
        columns.iter_mut().for_each(|column| column.resize(rows.len(), 0.0));
        let mut cells: Vec<&mut [f64]> = columns.iter_mut().map(Vec::as_mut_slice).collect();
        self.run(rows.start, &mut cells);
    }

    /// Computes rows from `first` on, a slice of cells for each product.
    fn run(&self, first: usize, columns: &mut [&mut [f64]]) {
        let rows = columns.first().map_or(0, |cells| cells.len());
        let mut scratch = vec![0.0; self.factors.len() * BLOCK];
        for start in (0..rows).step_by(BLOCK) {
            let height = BLOCK.min(rows - start);
            let row = first + start;
            for (place, factor) in self.factors.iter().enumerate() {
                let (earlier, own) = scratch.split_at_mut(place * BLOCK);
                self.multiply(*factor, earlier, row, &mut own[..height]);
            }
            for (output, cells) in columns.iter_mut().enumerate() {
                self.divide(output, &scratch, row, &mut cells[start..start + height]);
            }
            self.repair(row, start..start + height, columns);
        }
    }

    fn column(&self, place: usize) -> &'a [f64] {
        match self.sources[place] {
            Source::Column(values) | Source::Angle(_, values) => values,
            Source::Constant(_) => &[],
        }
    }

    /// The cells of a factor: those of the input itself, or of its place in the scratch.
    fn cells<'s>(&'s self, factor: usize, scratch: &'s [f64], row: usize, height: usize) -> &'s [f64] {
        match self.factors[factor] {
            Factor::Input(place) => &self.column(place)[row..row + height],
            _ => &scratch[factor * BLOCK..][..height],
        }
    }

    fn multiply(&self, factor: Factor, earlier: &[f64], row: usize, own: &mut [f64]) {
        let height = own.len();
        let base = |factor| self.cells(factor, earlier, row, height).iter();
        match factor {
            Factor::Input(_) => {}
            Factor::Part(place, part) => {
                own.iter_mut().zip(&self.column(place)[row..]).for_each(|(cell, &value)| *cell = part.of(value));
            }
            Factor::Root(of) => own.iter_mut().zip(base(of)).for_each(|(cell, value)| *cell = value.sqrt()),
            Factor::Power(of, exponent) => {
                own.iter_mut().zip(base(of)).for_each(|(cell, &value)| *cell = power(value, exponent));
            }
            Factor::Both(left, right) => {
                let left = self.cells(left, earlier, row, height);
                let right = self.cells(right, earlier, row, height);
                own.iter_mut().zip(left.iter().zip(right)).for_each(|(cell, (left, right))| *cell = left * right);
            }
        }
    }

    fn divide(&self, output: usize, scratch: &[f64], row: usize, cells: &mut [f64]) {
        let Output { constant, numerator, denominator } = self.outputs[output];
        let of = |factor| self.cells(factor, scratch, row, cells.len());
        match (numerator.map(of), denominator.map(of)) {
            (Some(above), Some(below)) => {
                cells.iter_mut().zip(above.iter().zip(below)).for_each(|(cell, (above, below))| *cell = above / below);
            }
            (Some(above), None) if constant == 1.0 && self.products[output].scale == Scale::Log => {
                write_logarithms(cells, above);
                return;
            }
            (Some(above), None) => cells.copy_from_slice(above),
            (None, Some(below)) => cells.iter_mut().zip(below).for_each(|(cell, below)| *cell = 1.0 / below),
            (None, None) => {
                // One number for all rows takes one logarithm.
                let mut cell = [constant];
                if self.products[output].scale == Scale::Log {
                    logarithms(&mut cell);
                }
                cells.fill(cell[0]);
                return;
            }
        }
        if constant != 1.0 {
            cells.iter_mut().for_each(|cell| *cell *= constant);
        }
        if self.products[output].scale == Scale::Log {
            logarithms(cells);
        }
    }

    /// Computes the rows by logarithms that have an input of a size for which multiplication is not sound.
    fn repair(&self, row: usize, cells: std::ops::Range<usize>, columns: &mut [&mut [f64]]) {
        let (least, greatest) = self.sound;
        let mut whole = self.used.iter().map(|values| extremes(&values[row..row + cells.len()], f64::abs));
        if least <= greatest && whole.all(|(smallest, largest)| smallest >= least && largest <= greatest) {
            return;
        }
        // Zero times what is in range is zero.
        let is_sound = |value: f64| value == 0.0 || (least..=greatest).contains(&value.abs());
        for (offset, cell) in cells.enumerate() {
            if least > greatest || !self.used.iter().all(|values| is_sound(values[row + offset])) {
                for (product, column) in self.products.iter().zip(columns.iter_mut()) {
                    column[cell] = by_logarithms(self.sources, product, row + offset);
                }
            }
        }
    }
}

/// Σ exponent · ln x, or the product with that logarithm and the sign of the factors.
fn by_logarithms(sources: &[Source], product: &Product, row: usize) -> f64 {
    let (mut sum, mut sign) = (0.0, 1.0);
    for (source, &exponent) in sources.iter().zip(&product.exponents).filter(|(_, exponent)| **exponent != 0.0) {
        let value = match source {
            Source::Column(values) => values[row],
            Source::Angle(part, values) => part.of(values[row]),
            Source::Constant(value) => *value,
        };
        if value < 0.0 && exponent % 2.0 != 0.0 {
            sign = -sign;
        }
        sum += exponent * value.abs().ln();
    }
    match product.scale {
        Scale::Log => sum,
        Scale::Linear => sign * sum.exp(),
    }
}

/// A power, by multiplication where the exponent is whole.
fn power(value: f64, exponent: f64) -> f64 {
    if exponent == exponent.trunc() && exponent.abs() <= LARGEST_REPEATED {
        value.powi(exponent as i32)
    } else {
        value.powf(exponent)
    }
}

/// The least and the greatest size of an input for which no result of any product leaves the range of numbers.
fn sound(sources: &[Source], products: &[Product], constants: &[f64]) -> (f64, f64) {
    if constants.iter().any(|constant| !constant.is_normal()) {
        return (f64::INFINITY, 0.0);
    }
    let limits = products.iter().zip(constants).map(|(product, constant)| {
        let exponents = sources.iter().zip(&product.exponents);
        let degree: f64 = exponents
            .map(|(source, exponent)| if matches!(source, Source::Constant(_)) { 0.0 } else { exponent.abs() })
            .sum();
        (HEADROOM - constant.abs().log2().abs()) / degree.max(1.0)
    });
    let limit = limits.fold(HEADROOM, f64::min);
    if limit < 0.0 { (f64::INFINITY, 0.0) } else { ((-limit).exp2(), limit.exp2()) }
}

/// Adds the factors of an input to a positive power: itself, so often, and its root for half powers.
fn push_powers(factors: &mut Vec<Factor>, base: Factor, exponent: f64, side: &mut Vec<usize>) {
    let mut known = |factor| {
        let known = factors.iter().position(|known| *known == factor);
        known.unwrap_or_else(|| {
            factors.push(factor);
            factors.len() - 1
        })
    };
    let base = known(base);
    if exponent > LARGEST_REPEATED || (2.0 * exponent).fract() != 0.0 {
        side.push(known(Factor::Power(base, exponent)));
        return;
    }
    side.extend(std::iter::repeat_n(base, exponent as usize));
    if exponent.fract() != 0.0 {
        side.push(known(Factor::Root(base)));
    }
}

/// The pair of factors that occurs most often, if that is more than once; of several the first.
fn most_frequent_pair(sides: &[Vec<usize>]) -> Option<(usize, usize)> {
    let mut counts = std::collections::BTreeMap::new();
    for side in sides {
        let mut times = std::collections::BTreeMap::new();
        side.iter().for_each(|factor| *times.entry(*factor).or_insert(0_usize) += 1);
        for (left, count) in &times {
            *counts.entry((*left, *left)).or_insert(0) += count / 2;
            for (right, other) in times.range(left + 1..) {
                *counts.entry((*left, *right)).or_insert(0) += count.min(other);
            }
        }
    }
    let best = counts.into_iter().rev().max_by_key(|(_, count)| *count)?;
    (best.1 > 1).then_some(best.0)
}

/// Makes a factor of a pair wherever it occurs.
fn join(factors: &mut Vec<Factor>, sides: &mut [Vec<usize>], (left, right): (usize, usize)) {
    let joined = factors.len();
    factors.push(Factor::Both(left, right));
    for side in sides {
        while let Some(one) = side.iter().position(|factor| *factor == left)
            && let Some(two) = (0..side.len()).find(|place| *place != one && side[*place] == right)
        {
            side.remove(one.max(two));
            side.remove(one.min(two));
            side.push(joined);
        }
    }
}
