//! The dimensional matrix in integers: one row a base quantity, each row multiplied by its common denominator.

use crate::dimension::{BaseQuantity, Dimension};
use crate::lattice::{Overflow, fit, tri};
use crate::rational::gcd;

/// How many base quantities one problem can have.
pub(crate) const MAX_BASES: usize = 24;

/// The base quantities that occur in a problem: the SI's in their order, then declared ones in order of appearance.
#[derive(Clone, Copy)]
pub(crate) struct Bases {
    list: [BaseQuantity; MAX_BASES],
    count: usize,
}

impl Bases {
    /// Collects them; `None` when there are more than [`MAX_BASES`].
    pub(crate) const fn new(dimensions: &[Dimension], target: Option<&Dimension>) -> Option<Self> {
        let mut bases = Self { list: [BaseQuantity::LENGTH; MAX_BASES], count: 0 };
        let last = dimensions.len();
        let mut si = 0;
        while si < 7 {
            let base = BaseQuantity::SI[si];
            let mut j = 0;
            while j <= last {
                if let Some(dimension) = nth(dimensions, target, j)
                    && !dimension.exponent(base).is_zero()
                {
                    bases.list[bases.count] = base;
                    bases.count += 1;
                    break;
                }
                j += 1;
            }
            si += 1;
        }
        let mut j = 0;
        while j <= last {
            if let Some(dimension) = nth(dimensions, target, j) {
                let mut place = 0;
                while place < Dimension::MAX_DECLARED {
                    if let Some(base) = dimension.declared_at(place)
                        && !bases.contains(&base)
                    {
                        if bases.count == MAX_BASES {
                            return None;
                        }
                        bases.list[bases.count] = base;
                        bases.count += 1;
                    }
                    place += 1;
                }
            }
            j += 1;
        }
        Some(bases)
    }

    const fn contains(&self, base: &BaseQuantity) -> bool {
        let mut i = 0;
        while i < self.count {
            if self.list[i].equals(base) {
                return true;
            }
            i += 1;
        }
        false
    }

    pub(crate) const fn count(&self) -> usize {
        self.count
    }

    pub(crate) const fn get(&self, index: usize) -> BaseQuantity {
        assert!(index < self.count, "an index of a row is below the number of rows");
        self.list[index]
    }

    /// Makes the integer matrix: `matrix` gets `count × columns` entries row by row, one column a dimension.
    pub(crate) const fn write(
        &self,
        dimensions: &[Dimension],
        target: Option<&Dimension>,
        matrix: &mut [i64],
    ) -> Result<Rows, Overflow> {
        let columns = dimensions.len();
        let mut rows = Rows { count: self.count, target: [0; MAX_BASES], multipliers: [1; MAX_BASES] };
        let mut i = 0;
        while i < self.count {
            let base = self.list[i];
            let mut common = 1;
            let mut j = 0;
            while j <= columns {
                if let Some(dimension) = nth(dimensions, target, j) {
                    let denominator = dimension.exponent(base).denominator();
                    let divisor = gcd(common as u128, denominator as u128) as i128;
                    common = tri!(fit(common * (denominator as i128 / divisor))) as i128;
                }
                j += 1;
            }
            rows.multipliers[i] = common as i64;
            let mut j = 0;
            while j <= columns {
                if let Some(dimension) = nth(dimensions, target, j) {
                    let exponent = dimension.exponent(base);
                    let whole = tri!(fit(exponent.numerator() as i128 * (common / exponent.denominator() as i128)));
                    if j < columns {
                        matrix[i * columns + j] = whole;
                    } else {
                        rows.target[i] = whole;
                    }
                }
                j += 1;
            }
            i += 1;
        }
        Ok(rows)
    }
}

/// What belongs to the rows of an integer matrix.
#[derive(Clone, Copy)]
pub(crate) struct Rows {
    /// How many there are.
    pub(crate) count: usize,
    /// The target's column; zero without a target.
    pub(crate) target: [i64; MAX_BASES],
    /// What each row of exponents was multiplied by to become whole.
    pub(crate) multipliers: [i64; MAX_BASES],
}

/// The j-th column: a variable, or behind them the target.
const fn nth<'a>(dimensions: &'a [Dimension], target: Option<&'a Dimension>, j: usize) -> Option<&'a Dimension> {
    if j < dimensions.len() { Some(&dimensions[j]) } else { target }
}
