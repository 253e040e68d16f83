//! Circuits: the kernel vectors of smallest support, which are what the method of repeating variables can give.
//!
//! The search walks over independent sets of columns in lexicographic order and keeps each set in echelon form, so
//! that one more column costs one elimination. A column that depends on *all* columns of the set closes a circuit.

use super::{LIMIT, content};

/// Ranks up to this are searched; dimensional matrices have at most as many rows.
pub(crate) const MAX_RANK: usize = 24;
/// A set has at most one column more than the rank.
const MAX_SET: usize = MAX_RANK + 1;

/// One column in echelon form: its reduced entries, one a row, and behind them how it is made of the chosen columns.
#[derive(Clone, Copy)]
struct Echelon {
    cells: [i64; MAX_RANK + MAX_SET],
    pivot: usize,
    /// The rows in which this column or one before it has an entry, and those in which exactly one of them has; a bit a row.
    covered: u32,
    covered_once: u32,
}

impl Echelon {
    const EMPTY: Self = Self { cells: [0; MAX_RANK + MAX_SET], pivot: 0, covered: 0, covered_once: 0 };
}

/// Columns that add nothing to a search: zero columns, and columns equal to an earlier one.
///
/// A circuit through a column and the circuit through its earlier twin differ by a multiple of the quotient of the two,
/// so a search that has this quotient needs the first of the twins only.
pub(crate) struct Repeated([bool; Self::CAPACITY]);

impl Repeated {
    /// Columns behind these count as new.
    const CAPACITY: usize = 256;
    /// No column is left out.
    pub(crate) const NONE: Self = Self([false; Self::CAPACITY]);

    /// Finds them in a `rows × columns` matrix.
    pub(crate) const fn new(matrix: &[i64], rows: usize, columns: usize) -> Self {
        let mut repeated = [false; Self::CAPACITY];
        let mut j = 0;
        while j < columns && j < Self::CAPACITY {
            let mut i = 0;
            while i < rows && matrix[i * columns + j] == 0 {
                i += 1;
            }
            repeated[j] = i == rows;
            let mut k = 0;
            while k < j && !repeated[j] {
                let mut i = 0;
                while i < rows && matrix[i * columns + j] == matrix[i * columns + k] {
                    i += 1;
                }
                repeated[j] = i == rows;
                k += 1;
            }
            j += 1;
        }
        Self(repeated)
    }

    const fn contains(&self, column: usize) -> bool {
        column < Self::CAPACITY && self.0[column]
    }
}

/// The circuits of one size of an integer matrix, in lexicographic order of their columns.
pub(crate) struct Circuits<'a> {
    /// `rows × columns`, row by row.
    matrix: &'a [i64],
    rows: usize,
    columns: usize,
    /// The rows in which each column has an entry, a bit a row.
    entries: [u32; Repeated::CAPACITY],
    /// How many columns a circuit has.
    size: usize,
    left_out: &'a Repeated,
    /// When a scale is sought: the column that closes every circuit.
    target: Option<&'a [i64]>,
    /// Its entry in the circuit found last.
    target_entry: i64,
    chosen: [usize; MAX_SET],
    echelon: [Echelon; MAX_SET],
    depth: usize,
    cursor: usize,
}

impl<'a> Circuits<'a> {
    /// A search of a `rows × columns` matrix, for circuits that contain the target if there is one; it finds nothing
    /// before [`Circuits::start`].
    pub(crate) const fn new(matrix: &'a [i64], rows: usize, columns: usize, target: Option<&'a [i64]>) -> Self {
        assert!(rows <= MAX_RANK, "a dimensional matrix has at most 24 rows: `Bases` checks it");
        let mut circuits = Self {
            matrix,
            rows,
            columns,
            entries: [0; Repeated::CAPACITY],
            size: 0,
            left_out: &Repeated::NONE,
            target,
            target_entry: 0,
            chosen: [0; MAX_SET],
            echelon: [Echelon::EMPTY; MAX_SET],
            depth: 0,
            cursor: 0,
        };
        let mut i = 0;
        while i < rows {
            let mut j = 0;
            while j < columns && j < Repeated::CAPACITY {
                if matrix[i * columns + j] != 0 {
                    circuits.entries[j] |= 1 << i;
                }
                j += 1;
            }
            i += 1;
        }
        circuits
    }

    /// Starts over: the circuits with `size` columns, the target included, that use none of the columns left out.
    pub(crate) const fn start(&mut self, size: usize, left_out: &'a Repeated) {
        (self.size, self.left_out, self.depth, self.cursor) = (size, left_out, 0, 0);
    }

    /// The target's entry in the circuit found last.
    pub(crate) const fn target_entry(&self) -> i64 {
        self.target_entry
    }

    /// Writes the next circuit into `circuit` (one entry a column of the matrix; content 1, the target's entry
    /// included) and takes what was eliminated on the way from `budget`; `false` when there are no more, or when the
    /// budget is used up.
    pub(crate) const fn next(&mut self, circuit: &mut [i64], budget: &mut usize) -> bool {
        if self.size > self.rows + 1 {
            return false;
        }
        while self.size > 0 {
            let closing = self.depth + 1 == self.size;
            if closing && self.target.is_some() {
                // The set is closed by the target or not at all.
                let found = self.try_column(self.columns, circuit, budget, true);
                if !self.back() || *budget == 0 {
                    self.size = 0;
                }
                if found {
                    return true;
                }
            } else if self.cursor >= self.columns || *budget == 0 {
                if !self.back() || *budget == 0 {
                    self.size = 0;
                }
            } else {
                let column = self.cursor;
                self.cursor += 1;
                if !self.left_out.contains(column) && self.try_column(column, circuit, budget, closing) {
                    return true;
                }
            }
        }
        false
    }

    /// The rows in which a column has an entry, a bit a row.
    const fn rows_of(&self, column: usize) -> u32 {
        if column < self.columns && column < Repeated::CAPACITY {
            return self.entries[column];
        }
        let (mut entries, mut i) = (0, 0);
        while i < self.rows {
            let entry = match self.target {
                Some(target) if column == self.columns => target[i],
                _ => self.matrix[i * self.columns + column],
            };
            if entry != 0 {
                entries |= 1 << i;
            }
            i += 1;
        }
        entries
    }

    /// Goes back to the set without its last column; `false` from the empty set.
    const fn back(&mut self) -> bool {
        if self.depth == 0 {
            return false;
        }
        self.depth -= 1;
        self.cursor = self.chosen[self.depth] + 1;
        true
    }

    /// Eliminates one column. Independent columns join the set unless it is `closing`; `true` when a circuit closed.
    ///
    /// In a circuit no row has a single entry: a column that has none in a row that the set covers once, or one in a row
    /// that it does not cover, cannot close it, and is not eliminated.
    const fn try_column(&mut self, column: usize, circuit: &mut [i64], budget: &mut usize, closing: bool) -> bool {
        let (depth, rows) = (self.depth, self.rows);
        let entries = self.rows_of(column);
        let (covered, once) = match depth {
            0 => (0, 0),
            _ => (self.echelon[depth - 1].covered, self.echelon[depth - 1].covered_once),
        };
        if closing && (entries & !covered != 0 || once & !entries != 0) {
            return false;
        }
        *budget = budget.saturating_sub(1);
        let mut i = 0;
        if let Some(target) = self.target
            && column == self.columns
        {
            while i < rows {
                self.echelon[depth].cells[i] = target[i];
                i += 1;
            }
        }
        while i < rows {
            self.echelon[depth].cells[i] = self.matrix[i * self.columns + column];
            i += 1;
        }
        // The column takes its place behind the chosen ones at once; what stood there is not needed any more.
        let (chosen, rest) = self.echelon.split_at_mut(depth);
        let next = &mut rest[0];
        while i < rows + depth {
            next.cells[i] = 0;
            i += 1;
        }
        next.cells[rows + depth] = 1;
        // A column that closes circuits is reduced first and asked how it is made only when it closes one: few do.
        let (mut keep, mut take) = ([1; MAX_SET], [0; MAX_SET]);
        let mut t = 0;
        while t < depth {
            let step = &chosen[t];
            let (mine, its) = (next.cells[step.pivot], step.cells[step.pivot]);
            if mine != 0 {
                let divisor = common(its, mine);
                (keep[t], take[t]) = (its / divisor, mine / divisor);
                // With a factor of 1 only cells that the step has can change; its parts end at its own place.
                let parts = if closing { 0 } else { 1 + if keep[t] == 1 { t } else { depth } };
                if !combine(&mut next.cells, &step.cells, keep[t], take[t], 0, rows + parts) {
                    return false;
                }
            }
            t += 1;
        }
        let mut pivot = 0;
        while pivot < rows && next.cells[pivot] == 0 {
            pivot += 1;
        }
        let mut t = if closing && pivot == rows { 0 } else { depth };
        while t < depth {
            if take[t] != 0 && !combine(&mut next.cells, &chosen[t].cells, keep[t], take[t], rows, rows + depth + 1) {
                return false;
            }
            t += 1;
        }
        if pivot < self.rows {
            if !closing {
                next.pivot = pivot;
                next.covered = covered | entries;
                next.covered_once = (once & !entries) | (entries & !covered);
                self.chosen[depth] = column;
                self.depth += 1;
                self.cursor = column + 1;
            }
            return false;
        }
        closing && self.write(column, circuit)
    }

    /// Writes a dependent column's relation, which stands behind the chosen columns, if it needs every one of them.
    const fn write(&mut self, column: usize, circuit: &mut [i64]) -> bool {
        let parts = self.echelon[self.depth].cells.split_at(self.rows).1.split_at(self.depth + 1).0;
        let mut i = 0;
        while i < parts.len() {
            if parts[i] == 0 {
                return false;
            }
            i += 1;
        }
        let mut i = 0;
        while i < self.columns {
            circuit[i] = 0;
            i += 1;
        }
        let divisor = content(parts);
        let mut i = 0;
        while i < self.depth {
            circuit[self.chosen[i]] = parts[i] / divisor;
            i += 1;
        }
        if column == self.columns {
            self.target_entry = parts[self.depth] / divisor;
        } else {
            circuit[column] = parts[self.depth] / divisor;
        }
        true
    }
}

/// `keep · target − take · source` from one cell to another; `false` where that leaves the range: a circuit with such
/// exponents is never the simplest choice, and is passed over.
const fn combine(
    target: &mut [i64; MAX_RANK + MAX_SET],
    source: &[i64; MAX_RANK + MAX_SET],
    keep: i64,
    take: i64,
    start: usize,
    end: usize,
) -> bool {
    let mut i = start;
    while i < end {
        let value = keep as i128 * target[i] as i128 - take as i128 * source[i] as i128;
        if value > LIMIT || value < -LIMIT {
            return false;
        }
        target[i] = value as i64;
        i += 1;
    }
    true
}

/// A common divisor of two numbers other than zero: the greatest in size.
const fn common(mut a: i64, mut b: i64) -> i64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
