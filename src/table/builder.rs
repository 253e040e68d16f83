//! Collects the cells of one column.

use std::collections::HashMap;

use super::number;
use super::{Cells, Column};
use crate::error::Location;
use crate::unit::Unit;

/// Collects one column.
pub(super) struct Builder {
    name: String,
    unit: Option<Unit>,
    header: Location,
    numbers: Vec<f64>,
    missing: Vec<usize>,
    /// Kept while a column has no unit: it may hold text.
    indices: Vec<u32>,
    labels: Vec<String>,
    seen: HashMap<Vec<u8>, u32>,
    numeric: bool,
    settled: bool,
    is_skipped: bool,
}

/// After so many different numbers a column without a unit is taken to hold numbers only, and its texts are let go.
const SETTLED: usize = 100_000;

impl Builder {
    pub(super) fn new(name: &str, unit: Option<Unit>, header: Location) -> Self {
        Self {
            name: name.to_owned(),
            unit,
            header,
            numbers: Vec::new(),
            missing: Vec::new(),
            indices: Vec::new(),
            labels: Vec::new(),
            seen: HashMap::new(),
            numeric: true,
            settled: false,
            is_skipped: false,
        }
    }

    /// The name of the column.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Whether cells are taken.
    pub(super) fn is_wanted(&self) -> bool {
        !self.is_skipped
    }

    /// What the column takes from a record.
    pub(super) fn kind(&self) -> Kind<'_> {
        match &self.unit {
            _ if self.is_skipped => Kind::Skipped,
            Some(unit) => Kind::Numbers(unit),
            None => Kind::Cells,
        }
    }

    /// The same column without a cell; all cells are passed over where it is not wanted.
    pub(super) fn emptied(&self, is_wanted: bool) -> Self {
        let empty = Self::new(&self.name, self.unit.clone(), self.header.clone());
        Self { is_skipped: !is_wanted, ..empty }
    }

    /// Takes one cell; `false` for a cell that a column with a unit cannot hold.
    pub(super) fn push(&mut self, cell: &[u8], row: usize) -> bool {
        let cell = cell.trim_ascii();
        if self.is_skipped {
            return true;
        }
        if self.numeric {
            match number::finite(cell) {
                Some(number) => {
                    self.numbers.push(self.unit.as_ref().map_or(number, |unit| unit.to_si(number)));
                }
                _ if number::is_missing(cell) => {
                    self.numbers.push(f64::NAN);
                    self.missing.push(row);
                }
                _ if self.unit.is_some() || self.settled => return false,
                _ => {
                    self.numeric = false;
                    self.numbers = Vec::new();
                }
            }
        }
        if self.unit.is_none() && !self.settled {
            let index = match self.seen.get(cell) {
                Some(&index) => index,
                None => {
                    let index = u32::try_from(self.labels.len()).unwrap_or(u32::MAX);
                    self.labels.push(String::from_utf8_lossy(cell).into_owned());
                    self.seen.insert(cell.to_vec(), index);
                    index
                }
            };
            self.indices.push(index);
            if self.numeric && self.labels.len() > SETTLED {
                self.settled = true;
                (self.indices, self.labels, self.seen) = (Vec::new(), Vec::new(), HashMap::new());
            }
        }
        true
    }

    pub(super) fn finish(self) -> Column {
        let cells = if self.numeric {
            Cells::numbers(self.numbers, self.missing)
        } else {
            Cells::Labels { indices: self.indices, labels: self.labels }
        };
        Column { name: self.name, unit: self.unit, cells, header: Some(self.header) }
    }
}

/// What a column takes from a record.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind<'a> {
    /// Numbers in a unit.
    Numbers(&'a Unit),
    /// Numbers or text: a column without a unit.
    Cells,
    /// Nothing.
    Skipped,
}

/// The cells of some records in a row, column by column.
pub(super) struct Piece {
    /// How many records.
    pub(super) rows: usize,
    /// How many line ends.
    pub(super) ends: u64,
    columns: Vec<PieceColumn>,
}

#[derive(Default)]
struct PieceColumn {
    numbers: Vec<f64>,
    /// Rows from the first of the piece.
    missing: Vec<usize>,
    /// Where the cells of a column without a unit lie in the bytes of the round.
    cells: Vec<std::ops::Range<usize>>,
}

impl Piece {
    /// No records; there is space for a number of them.
    pub(super) fn new(kinds: &[Kind], rows: usize) -> Self {
        let column = |kind: &Kind| match kind {
            Kind::Numbers(_) => PieceColumn { numbers: Vec::with_capacity(rows), ..PieceColumn::default() },
            Kind::Cells => PieceColumn { cells: Vec::with_capacity(rows), ..PieceColumn::default() },
            Kind::Skipped => PieceColumn::default(),
        };
        Self { rows: 0, ends: 0, columns: kinds.iter().map(column).collect() }
    }

    /// Takes a number.
    #[inline]
    pub(super) fn push_number(&mut self, place: usize, number: f64) {
        self.columns[place].numbers.push(number);
    }

    /// Takes a cell that starts at a place; `false` for a cell that the column cannot hold.
    pub(super) fn push(&mut self, kind: Kind, place: usize, start: usize, cell: &[u8]) -> bool {
        let column = &mut self.columns[place];
        match kind {
            Kind::Skipped => {}
            Kind::Cells => column.cells.push(start..start + cell.len()),
            Kind::Numbers(_) => {
                let cell = cell.trim_ascii();
                if number::is_missing(cell) {
                    column.missing.push(self.rows);
                }
                match number::finite(cell) {
                    Some(number) => column.numbers.push(number),
                    None if number::is_missing(cell) => column.numbers.push(f64::NAN),
                    None => return false,
                }
            }
        }
        true
    }

    /// Converts the numbers to SI coherent units.
    pub(super) fn convert(&mut self, kinds: &[Kind]) {
        for (column, kind) in self.columns.iter_mut().zip(kinds) {
            if let Kind::Numbers(unit) = kind {
                column.numbers.iter_mut().for_each(|number| *number = unit.to_si(*number));
            }
        }
    }

    /// Adds the cells of one column to it; `false` when it cannot hold one of them. `first` is the row of the first record.
    pub(super) fn append(&self, place: usize, builder: &mut Builder, first: usize, round: &[u8]) -> bool {
        let column = &self.columns[place];
        builder.missing.extend(column.missing.iter().map(|row| first + row));
        builder.numbers.extend_from_slice(&column.numbers);
        column.cells.iter().enumerate().all(|(row, cell)| builder.push(&round[cell.clone()], first + row))
    }
}
