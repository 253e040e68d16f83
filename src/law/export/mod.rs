//! Laws as code that stands alone.
//!
//! The one idea: a law becomes lines of a function without a language ([`tree`]), put together once ([`program`]) from what each
//! family says once ([`families`]), and each language prints them.

mod families;
mod infix;
mod kernels;
mod latex;
mod names;
mod program;
mod python;
mod rust;
mod sql;
mod tree;
mod typed;

use super::TableLaw;
use crate::error::Result;
use crate::pi::Variable;

/// A language that a law is written in.
///
/// ```
/// use dimensionless::Export;
/// assert_ne!(Export::Rust { typed: true }, Export::Python);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// A function of `f64` without dependencies; `typed`, a function of quantities of `uom::si::f64`.
    Rust {
        /// Whether arguments and result are quantities instead of numbers.
        typed: bool,
    },
    /// A function of numbers or arrays; it needs numpy.
    Python,
    /// A document for `pdflatex`: the formula, its units and the trained domain.
    Latex,
    /// An expression over columns: NULL where the law refuses a row, and where a polynomial leaves its rows.
    Sql,
}

/// A law as code.
///
/// ```
/// use dimensionless::Exported;
/// let exported = Exported { name: "answer".into(), code: "42".into() };
/// assert_eq!(exported.code, "42");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// The name of the function; that of the column in SQL.
    pub name: String,
    /// The code.
    pub code: String,
}

impl TableLaw {
    /// Writes the law as code that predicts as [`TableLaw::predict`] does, without intervals.
    ///
    /// Arguments are the [`inputs`](TableLaw::inputs) in their units, the result is in the unit of the target; typed
    /// functions take and give quantities. The function has the name that is given, or that of the target, with `_` for
    /// what the language does not allow. Rust and Python give NaN where the law refuses a row, and a second function `NAME_outside`
    /// for how far a row is outside the trained domain.
    ///
    /// # Errors
    /// A learner of one's own; for typed Rust, dimensions beyond those of `uom`.
    ///
    /// ```
    /// # use dimensionless::{Export, FitOptions, Inputs, Table, TableLaw};
    /// let table = Table::from_csv("area [m^2],side [cm]\n2,100\n8,200\n18,300\n").unwrap();
    /// let law = TableLaw::fit(&table.problem("area", &Inputs::all()).unwrap(), &table, &FitOptions::default()).unwrap();
    /// let rust = law.export(Export::Rust { typed: false }, None).unwrap();
    /// assert!(rust.code.contains("pub fn area(side: f64) -> f64 {"));
    /// let python = law.export(Export::Python, Some("surface")).unwrap();
    /// assert!(python.code.contains("def surface(side):"));
    /// ```
    pub fn export(&self, language: Export, name: Option<&str>) -> Result<Exported> {
        match language {
            Export::Rust { typed } => rust::write(self, name, typed),
            Export::Python => python::write(self, name),
            Export::Latex => latex::write(self, name),
            Export::Sql => sql::write(self, name),
        }
    }

    /// The quantities that a prediction needs: those that enter a group of the law or its scale, without constants; for a cosine or
    /// a sine, the angle.
    ///
    /// ```
    /// # use dimensionless::{FitOptions, Inputs, Table, TableLaw};
    /// let table = Table::from_csv("area [m^2],side [cm],mass [kg]\n2,100,1\n8,200,3\n18,300,2\n").unwrap();
    /// let law = TableLaw::fit(&table.problem("area", &Inputs::all()).unwrap(), &table, &FitOptions::default()).unwrap();
    /// let names: Vec<&str> = law.inputs().iter().map(|input| input.name()).collect();
    /// assert_eq!(names, ["side"]);
    /// ```
    #[must_use]
    pub fn inputs(&self) -> Vec<&Variable> {
        self.needed().filter(|variable| variable.constant().is_none()).collect()
    }

    /// The same with the constants.
    fn needed(&self) -> impl Iterator<Item = &Variable> {
        let problem = self.basis.problem();
        let needed = problem.wholes().into_iter().filter(|places| places.iter().any(|&place| self.uses(place)));
        needed.map(|places| problem.variables()[places[0]].measured())
    }

    /// Whether the variable in a place of the problem enters a group of the law or its scale.
    pub(super) fn uses(&self, place: usize) -> bool {
        self.groups.iter().any(|group| group.exponents()[place] != 0) || !self.scale.exponents()[place].is_zero()
    }
}
