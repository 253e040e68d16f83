//! Random problems with what goes wrong planted in them.

use dimensionless::{BaseQuantity, Dimension, Problem, Rational, Unit, Variable};

/// A stream of numbers from a seed (SplitMix64, G. L. Steele et al., 2014).
pub(super) struct Stream(pub(super) u64);

impl Stream {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A whole number from `low` to `high`.
    pub(super) fn within(&mut self, low: i64, high: i64) -> i64 {
        low + (self.next() % u64::try_from(high - low + 1).unwrap()) as i64
    }

    pub(super) fn place(&mut self, count: usize) -> usize {
        (self.next() % count as u64) as usize
    }

    fn matrix(&mut self, rows: usize, columns: usize, bound: i64, filled: i64) -> Vec<Vec<i64>> {
        let mut entry = || if self.within(1, 100) <= filled { self.within(-bound, bound) } else { 0 };
        (0..rows).map(|_| (0..columns).map(|_| entry()).collect()).collect()
    }
}

/// What is planted in a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Dense,
    Sparse,
    /// Rows that are combinations of others.
    DependentRows,
    /// A zero row, a zero column, equal columns.
    Degenerate,
    /// Columns with factors of their own: the minors have common factors, as in the areas and volumes (2, 3, 5).
    Factors,
    /// Exponents that are halves and thirds.
    Fractions,
    /// Up to ten base quantities, three of them beyond the SI, and 40 variables.
    Declared,
}

impl Kind {
    pub(super) const ALL: [Self; 7] = [
        Self::Dense,
        Self::Sparse,
        Self::DependentRows,
        Self::Degenerate,
        Self::Factors,
        Self::Fractions,
        Self::Declared,
    ];
}

/// A dimensional matrix, a row a base quantity.
#[derive(Clone, Debug)]
pub(super) struct Sample {
    pub(super) kind: Kind,
    /// What the entries are divided by: 1, except for fractions.
    denominators: Vec<Vec<i64>>,
    entries: Vec<Vec<i64>>,
    pub(super) columns: usize,
}

impl Sample {
    /// The sample of a number; the kinds take turns.
    pub(super) fn new(number: usize, stream: &mut Stream) -> Self {
        let kind = Kind::ALL[number % Kind::ALL.len()];
        // One problem in four may be large.
        let is_large = number.is_multiple_of(4);
        let (rows, columns) = match kind {
            Kind::Declared => (8 + stream.place(3), 8 + stream.place(if is_large { 33 } else { 9 })),
            _ => (1 + stream.place(7), 1 + stream.place(if is_large { 30 } else { 12 })),
        };
        let mut entries = match kind {
            Kind::Dense | Kind::Fractions => stream.matrix(rows, columns, 6, 100),
            Kind::DependentRows => stream.matrix(rows, columns, 3, 60),
            Kind::Factors => stream.matrix(rows, columns, 1, 70),
            Kind::Sparse | Kind::Degenerate | Kind::Declared => stream.matrix(rows, columns, 6, 30),
        };
        match kind {
            Kind::DependentRows => {
                let (from, also, to) = (stream.place(rows), stream.place(rows), stream.place(rows));
                let sign = 2 * stream.within(0, 1) - 1;
                entries[to] = entries[from].iter().zip(&entries[also]).map(|(a, b)| a + sign * b).collect();
            }
            Kind::Degenerate => {
                let row = stream.place(rows);
                entries[row].fill(0);
                let (zero, from, to) = (stream.place(columns), stream.place(columns), stream.place(columns));
                for row in &mut entries {
                    row[to] = row[from];
                    row[zero] = 0;
                }
            }
            Kind::Factors => {
                for column in 0..columns {
                    let factor = [2, 3, 4, 5, 6][stream.place(5)];
                    entries.iter_mut().for_each(|row| row[column] *= factor);
                }
            }
            _ => {}
        }
        let mut denominator = || if kind == Kind::Fractions { stream.within(1, 3) } else { 1 };
        let denominators = (0..rows).map(|_| (0..columns).map(|_| denominator()).collect()).collect();
        Self { kind, denominators, entries, columns }
    }

    /// The base quantities of the rows; declared ones stand first where there are more than seven.
    fn bases(&self) -> Vec<BaseQuantity> {
        let declared = ["rain", "biomass", "money"].map(|name| BaseQuantity::declare(name).unwrap());
        let beyond = self.entries.len().saturating_sub(7);
        declared.into_iter().take(beyond).chain(BaseQuantity::SI).take(self.entries.len()).collect()
    }

    fn exponent(&self, row: usize, column: usize) -> Rational {
        Rational::new(self.entries[row][column], self.denominators[row][column]).unwrap()
    }

    pub(super) fn dimension(&self, column: usize) -> Dimension {
        let bases = self.bases().into_iter().enumerate();
        bases.fold(Dimension::ONE, |d, (row, base)| d.with(base, self.exponent(row, column)).unwrap())
    }

    /// The matrix with whole entries, and a target's column likewise: each row times its common denominator.
    pub(super) fn whole(&self, target: &Dimension) -> (Vec<Vec<i64>>, Vec<i64>) {
        let whole = |(row, base): (usize, BaseQuantity)| {
            let last = target.exponent(base);
            let exponents: Vec<Rational> = (0..self.columns).map(|j| self.exponent(row, j)).chain([last]).collect();
            let common = exponents.iter().fold(1, |lcm, exponent| num_integer::lcm(lcm, exponent.denominator()));
            let mut entries: Vec<i64> = exponents.iter().map(|e| e.numerator() * (common / e.denominator())).collect();
            let last = entries.pop().unwrap();
            (entries, last)
        };
        self.bases().into_iter().enumerate().map(whole).unzip()
    }

    pub(super) fn problem(&self, target: Option<Dimension>) -> Problem {
        let variables = (0..self.columns).map(|j| Variable::new(format!("x{j}"), Unit::coherent(&self.dimension(j))));
        let target = target.map(|dimension| Variable::new("y", Unit::coherent(&dimension)));
        Problem::new(variables.collect(), target).unwrap()
    }

    /// A random dimension over the same base quantities: mostly one that the variables make, with a root taken of it.
    pub(super) fn target(&self, stream: &mut Stream) -> Dimension {
        if stream.place(3) == 0 {
            let bases = self.bases().into_iter();
            return bases
                .fold(Dimension::ONE, |d, base| d.with(base, Rational::integer(stream.within(-3, 3))).unwrap());
        }
        let root = stream.within(1, 4);
        (0..3).fold(Dimension::ONE, |product, _| {
            let power = Rational::new(stream.within(-3, 3), root).unwrap();
            product.times_power(&self.dimension(stream.place(self.columns)), power).unwrap()
        })
    }
}
