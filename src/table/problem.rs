//! From a table to a problem: which columns are inputs, and what their values say of their signs.

use std::f64::consts::PI;

use super::{Column, Table, wrong_dimension};
use crate::dimension::Dimension;
use crate::error::{Code, Error, Result};
use crate::features::extremes;
use crate::pi::{Problem, Sign, Variable};
use crate::unit::Unit;

/// Which columns are inputs.
///
/// ```
/// use dimensionless::{Inputs, Table, Variable};
/// let table = Table::from_csv("fall [s],height [m],run [1]\n1.0,4.9,1\n2.0,19.6,2\n").unwrap();
/// let inputs = Inputs::all_but(&["run"]).constant(Variable::named_constant("g").unwrap());
/// let problem = table.problem("fall", &inputs).unwrap();
/// assert_eq!(problem.solve().unwrap().scale().unwrap().to_string(), "height^(1/2) g^(-1/2)");
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inputs {
    chosen: Option<Vec<String>>,
    dropped: Vec<String>,
    constants: Vec<Variable>,
    angles: Vec<String>,
    numbers: Vec<String>,
}

impl Inputs {
    /// Every numeric column but the target.
    ///
    /// ```
    /// # use dimensionless::{Inputs, Table};
    /// let table = Table::from_csv("area [m^2],width [m],height [m],run [1]\n2,1,2,1\n").unwrap();
    /// let problem = table.problem("area", &Inputs::all()).unwrap();
    /// assert_eq!(problem.variables().len(), 3);
    /// ```
    #[must_use]
    pub fn all() -> Self {
        Self::default()
    }

    /// Every numeric column but the target and these.
    ///
    /// ```
    /// # use dimensionless::{Inputs, Table};
    /// let table = Table::from_csv("area [m^2],width [m],height [m],run [1]\n2,1,2,1\n").unwrap();
    /// let problem = table.problem("area", &Inputs::all_but(&["run"])).unwrap();
    /// assert_eq!(problem.variables().len(), 2);
    /// ```
    #[must_use]
    pub fn all_but(names: &[&str]) -> Self {
        Self { dropped: names.iter().map(|&name| name.to_owned()).collect(), ..Self::default() }
    }

    /// These columns, in this order.
    ///
    /// ```
    /// # use dimensionless::{Inputs, Table};
    /// let table = Table::from_csv("area [m^2],width [m],height [m],run [1]\n2,1,2,1\n").unwrap();
    /// let problem = table.problem("area", &Inputs::only(&["height", "width"])).unwrap();
    /// assert_eq!(problem.variables()[0].name(), "height");
    /// ```
    #[must_use]
    pub fn only(names: &[&str]) -> Self {
        Self { chosen: Some(names.iter().map(|&name| name.to_owned()).collect()), ..Self::default() }
    }

    /// The same without one column, which is no input: a weight, say.
    ///
    /// ```
    /// # use dimensionless::{Inputs, Table};
    /// # let table = Table::from_csv("area [m^2],width [m],height [m],run [1]\n2,1,2,1\n").unwrap();
    /// let problem = table.problem("area", &Inputs::all().without("run")).unwrap();
    /// assert_eq!(problem.variables().len(), 2);
    /// ```
    #[must_use]
    pub fn without(mut self, column: &str) -> Self {
        if let Some(chosen) = &mut self.chosen {
            chosen.retain(|name| name != column);
        } else {
            self.dropped.push(column.to_owned());
        }
        self
    }

    /// The same with one constant more.
    ///
    /// ```
    /// # use dimensionless::{Inputs, Table, Variable};
    /// let table = Table::from_csv("area [m^2],width [m],height [m],run [1]\n2,1,2,1\n").unwrap();
    /// let inputs = Inputs::only(&["width"]).constant(Variable::named_constant("g").unwrap());
    /// assert_eq!(table.problem("area", &inputs).unwrap().variables()[1].name(), "g");
    /// ```
    #[must_use]
    pub fn constant(mut self, constant: Variable) -> Self {
        self.constants.push(constant);
        self
    }

    /// The same with a column of dimension one that is an angle, in radians where its unit does not say: it enters as its
    /// cosine and its sine, whatever its values are.
    ///
    /// Without this, a column in a unit of angle does so where it touches zero, is negative, or spans more than half a turn.
    ///
    /// ```
    /// # use dimensionless::{Inputs, Table};
    /// let table = Table::from_csv("area [m^2],side [m],angle [deg]\n1,1,80\n2,1,100\n").unwrap();
    /// let names = |inputs: &Inputs| {
    ///     let problem = table.problem("area", inputs).unwrap();
    ///     problem.variables().iter().map(|input| input.name().to_owned()).collect::<Vec<_>>()
    /// };
    /// assert_eq!(names(&Inputs::all()), ["side", "angle"]);
    /// assert_eq!(names(&Inputs::all().angle("angle")), ["side", "cos(angle)", "sin(angle)"]);
    /// ```
    #[must_use]
    pub fn angle(mut self, column: &str) -> Self {
        self.angles.push(column.to_owned());
        self
    }

    /// The same with an angle that is no direction but a number, such as a twist or a small deflection: it enters as it is.
    ///
    /// ```
    /// # use dimensionless::{Inputs, Table};
    /// let table = Table::from_csv("moment [N m],twist [deg],stiffness [N m]\n-1,-2,5\n3,4,6\n").unwrap();
    /// let problem = table.problem("moment", &Inputs::all().number("twist")).unwrap();
    /// assert_eq!(problem.variables()[0].name(), "twist");
    /// ```
    #[must_use]
    pub fn number(mut self, column: &str) -> Self {
        self.numbers.push(column.to_owned());
        self
    }

    /// Refuses what was said of columns that are no inputs, or cannot be so.
    fn check_angles(&self, table: &Table, variables: &[Variable]) -> Result<()> {
        for name in self.angles.iter().chain(&self.numbers) {
            let column = table.column(name)?;
            if !variables.iter().any(|variable| variable.measured().name() == name) {
                let message = format!("column `{name}` is no input, so it does not matter how it enters");
                return Err(column
                    .error(Code::Column, message, "no input")
                    .help("leave it out of `--angle` and `--number`"));
            }
        }
        match self.angles.iter().find(|name| self.numbers.contains(name)) {
            None => Ok(()),
            Some(name) => Err(Error::new(Code::Declaration, format!("`{name}` is said to be an angle and a number"))
                .help("keep one of them: an angle enters as its cosine and sine, a number as it is")),
        }
    }

    /// The inputs that a column of numbers makes.
    fn of_column(&self, column: &Column, variable: Variable) -> Result<Vec<Variable>> {
        let is_said = self.angles.iter().any(|name| name == column.name());
        if is_said && !variable.dimension().is_one() {
            return Err(wrong_dimension(column, variable.dimension(), Dimension::ONE));
        }
        let is_number = self.numbers.iter().any(|name| name == column.name());
        if is_said || (column.why_cosine_and_sine().is_some() && !is_number) {
            return Ok(variable.cosine_and_sine().into());
        }
        Ok(vec![variable])
    }
}

/// Spans of angles that differ by less (of dimension one) are rounded differently.
const SAME_SPAN: f64 = 1e-9;

impl Column {
    /// Why the column enters laws as the cosine and the sine of an angle, in words; none where it enters as it is, which an angle
    /// does that is positive and spans no more than half a turn.
    ///
    /// ```
    /// # use dimensionless::Table;
    /// let table = Table::from_csv("wind [deg],elevation [deg],share [%]\n350,10,-5\n20,80,5\n").unwrap();
    /// let why = |name| table.column(name).unwrap().why_cosine_and_sine();
    /// assert_eq!((why("wind"), why("elevation"), why("share")), (Some("it spans more than half a turn"), None, None));
    /// ```
    #[must_use]
    pub fn why_cosine_and_sine(&self) -> Option<&'static str> {
        let values = self.numbers().filter(|_| self.unit.as_ref().is_some_and(Unit::is_angle))?;
        let (least, greatest) = extremes(values, |value| value);
        if least < 0.0 {
            Some("it is negative in some rows")
        } else if least == 0.0 {
            Some("it touches zero")
        } else {
            (greatest - least > PI * (1.0 + SAME_SPAN)).then_some("it spans more than half a turn")
        }
    }
}

impl Table {
    /// States the problem of predicting one column from others and constants; values decide the sign classes, and which angles
    /// enter as their cosine and sine (see [`Inputs::angle`]).
    ///
    /// # Errors
    /// Columns that do not exist, a numeric column without a unit among the inputs, missing values, an input in a
    /// logarithmic unit, and a constant that has the name of a column.
    ///
    /// ```
    /// # use dimensionless::{Inputs, Sign, Table};
    /// let table = Table::from_csv("lift [N],camber [%],speed [m/s]\n1,-2,5\n3,4,6\n").unwrap();
    /// let problem = table.problem("lift", &Inputs::all()).unwrap();
    /// assert_eq!(problem.variables()[0].sign(), Sign::Signed);
    /// ```
    pub fn problem(&self, target: &str, inputs: &Inputs) -> Result<Problem> {
        let target = self.column(target)?;
        let (unit, _) = target.quantity().map_err(|error| of_the_target(error, target.name()))?;
        let target = Variable::new(target.name(), unit.clone()).with_sign(sign(target.least()));
        self.state(Some(target), inputs)
    }

    /// States the problem of the groups of columns and constants, without a target.
    ///
    /// # Errors
    /// As [`Table::problem`].
    ///
    /// ```
    /// # use dimensionless::{Inputs, Table};
    /// let table = Table::from_csv("width [m],height [m]\n1,2\n").unwrap();
    /// assert_eq!(table.problem_without_target(&Inputs::all()).unwrap().solve().unwrap().groups().len(), 1);
    /// ```
    pub fn problem_without_target(&self, inputs: &Inputs) -> Result<Problem> {
        self.state(None, inputs)
    }

    fn state(&self, target: Option<Variable>, inputs: &Inputs) -> Result<Problem> {
        let is_target = |column: &Column| target.as_ref().is_some_and(|target| target.name() == column.name());
        for name in &inputs.dropped {
            self.column(name)?;
        }
        let columns: Vec<&Column> = match &inputs.chosen {
            Some(names) => names.iter().map(|name| self.column(name)).collect::<Result<_>>()?,
            None => self
                .columns()
                .iter()
                .filter(|column| column.numbers().is_some() && !is_target(column))
                .filter(|column| !inputs.dropped.iter().any(|name| name == column.name()))
                .collect(),
        };
        let mut variables = Vec::with_capacity(columns.len() + inputs.constants.len());
        for column in columns {
            if is_target(column) {
                return Err(column
                    .error(Code::Column, format!("column `{}` is the target and an input", column.name()), "the target")
                    .help("leave it out of the inputs"));
            }
            let (unit, _) = column.quantity()?;
            if unit.is_logarithmic() {
                return Err(column
                    .error(
                        Code::LogUnit,
                        format!("input `{}` is given in `{unit}`, a logarithmic unit", column.name()),
                        "logarithmic",
                    )
                    .help(format!(
                        "convert it to the quantity behind the logarithm, such as `Pa`, or leave it out with `--drop {}`",
                        column.name()
                    )));
            }
            let variable = Variable::new(column.name(), unit.clone()).with_sign(sign(column.least()));
            variables.extend(inputs.of_column(column, variable)?);
        }
        inputs.check_angles(self, &variables)?;
        for constant in &inputs.constants {
            let taken = variables.iter().chain(&target).any(|variable| variable.name() == constant.name());
            if taken && let Ok(column) = self.column(constant.name()) {
                let name = constant.name();
                return Err(column
                    .error(Code::Declaration, format!("the constant `{name}` has the name of a column"), "this column")
                    .help(format!(
                        "leave the constant out to use the column, or leave the column out with `--drop {name}`"
                    )));
            }
            variables.push(constant.clone());
        }
        if self.rows() == 0 {
            return Err(Error::new(Code::TooFewRows, "the table has a header and no rows").help("add rows of data"));
        }
        Problem::new(variables, target)
    }
}

/// The error of a target, which cannot be left out as an input can.
fn of_the_target(error: Error, name: &str) -> Error {
    match error.code() {
        Code::Missing => error.help("fill them in, or leave those rows out with `--skip-missing`"),
        Code::UnitMissing => error.help(format!(
            "write `{name} [m]` in the header or pass `--unit {name}=m`, with its real unit (`1` for a pure number)"
        )),
        _ => error,
    }
}

/// The sign class of values of which this is the smallest.
fn sign(smallest: f64) -> Sign {
    if smallest > 0.0 {
        Sign::Positive
    } else if smallest == 0.0 {
        Sign::Nonnegative
    } else {
        Sign::Signed
    }
}
