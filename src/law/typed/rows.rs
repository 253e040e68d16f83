//! Records as a problem and as columns.

use super::Law;
use crate::error::Result;
use crate::pi::{Problem, Variable};
use crate::quantity::Quantity;
use crate::record::Record;
use crate::table::Table;
use crate::unit::Unit;

/// The name under which the typed door keeps its target, unless a field has it.
const TARGET: &str = "target";

impl<R: Record, Y: Quantity> Law<R, Y> {
    /// The problem that the record states.
    pub(super) fn problem() -> Result<Problem> {
        let variables = R::FIELDS.iter().map(|field| {
            let unit = Unit::coherent(&field.dimension);
            let variable = match field.constant {
                Some(value) => Variable::with_value(field.name, unit, value),
                None => Variable::new(field.name, unit),
            };
            variable.with_sign(field.sign)
        });
        Problem::new(variables.collect(), Some(Variable::new(Self::target_name(), Unit::coherent(&Y::DIMENSION))))
    }

    /// What the target is called in the table.
    pub(super) fn target_name() -> String {
        let mut name = TARGET.to_owned();
        while R::FIELDS.iter().any(|field| field.name == name) {
            name.push('_');
        }
        name
    }

    /// One column a field that is no constant: the one copy of the values, record by record.
    pub(super) fn table(records: &[R]) -> Result<Table> {
        let fields = || R::FIELDS.iter().enumerate().filter(|(_, field)| field.constant.is_none());
        let mut columns: Vec<Vec<f64>> = fields().map(|_| Vec::with_capacity(records.len())).collect();
        let mut row = vec![0.0; R::FIELDS.len()];
        for record in records {
            record.write_si(&mut row);
            for (column, (place, _)) in columns.iter_mut().zip(fields()) {
                column.push(row[place]);
            }
        }
        let mut table = Table::with_rows(records.len());
        for ((_, field), column) in fields().zip(columns) {
            table.push_si(field.name, Unit::coherent(&field.dimension), column)?;
        }
        Ok(table)
    }
}
