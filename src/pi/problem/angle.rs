//! Angles by their cosine and sine: 359° is next to 1°, and another zero of the angle is a rotation of the pair.

use serde::{Deserialize, Serialize};

use super::{Problem, Sign, Unit, Variable};

/// What of an angle a variable is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Part {
    Cosine,
    Sine,
}

impl Part {
    /// The part of an angle, in radians.
    pub(crate) fn of(self, angle: f64) -> f64 {
        match self {
            Self::Cosine => angle.cos(),
            Self::Sine => angle.sin(),
        }
    }

    /// `cos(theta)`.
    pub(crate) fn name(self, angle: &str) -> String {
        match self {
            Self::Cosine => format!("cos({angle})"),
            Self::Sine => format!("sin({angle})"),
        }
    }
}

impl Variable {
    /// The cosine and the sine of an angle, two quantities of dimension one.
    ///
    /// ```
    /// # use dimensionless::{Problem, Unit, Variable};
    /// let [cosine, sine] = Variable::new("heading", "deg".parse::<Unit>().unwrap()).cosine_and_sine();
    /// assert_eq!((cosine.name(), sine.name()), ("cos(heading)", "sin(heading)"));
    /// assert_eq!(sine.measured().unit().to_string(), "deg");
    /// ```
    #[must_use]
    pub fn cosine_and_sine(self) -> [Self; 2] {
        [Part::Cosine, Part::Sine].map(|part| self.clone().part_of(part))
    }

    /// One part of this angle, whatever its sign.
    pub(crate) fn part_of(self, part: Part) -> Self {
        let own = Self::new(part.name(self.name()), Unit::one()).with_sign(Sign::Signed);
        Self { angle: Some(Box::new((part, self.with_sign(Sign::Signed)))), ..own }
    }

    /// What is measured for it: the angle, for a cosine or a sine that a law takes of one; else the quantity itself.
    ///
    /// ```
    /// # use dimensionless::{Unit, Variable};
    /// let speed = Variable::new("speed", "km/h".parse::<Unit>().unwrap());
    /// assert_eq!(speed.measured(), &speed);
    /// ```
    #[must_use]
    pub fn measured(&self) -> &Self {
        self.angle.as_ref().map_or(self, |angle| &angle.1)
    }

    /// What of the measured angle it is.
    pub(crate) fn part(&self) -> Option<Part> {
        self.angle.as_ref().map(|angle| angle.0)
    }
}

impl Problem {
    /// The quantities that a row has a value of: the inputs without constants, an angle once for its cosine and sine.
    ///
    /// ```
    /// # use dimensionless::{Inputs, Table};
    /// let table = Table::from_csv("drift [m],wind [deg],time [s],speed [m/s]\n1,350,2,3\n2,20,3,4\n").unwrap();
    /// let problem = table.problem("drift", &Inputs::all()).unwrap();
    /// assert_eq!(problem.variables()[0].name(), "cos(wind)");
    /// assert_eq!(problem.measured().iter().map(|input| input.name()).collect::<Vec<_>>(), ["wind", "time", "speed"]);
    /// ```
    #[must_use]
    pub fn measured(&self) -> Vec<&Variable> {
        let varying = self.wholes().into_iter().map(|places| &self.variables[places[0]]);
        varying.filter(|variable| variable.constant.is_none()).map(Variable::measured).collect()
    }

    /// The places of the variables that enter or leave a law together: the cosine and the sine of an angle, and each other
    /// variable by itself.
    pub(crate) fn wholes(&self) -> Vec<Vec<usize>> {
        let mut wholes: Vec<Vec<usize>> = Vec::new();
        for (place, variable) in self.variables.iter().enumerate() {
            let is_other = |whole: &&mut Vec<usize>| {
                let first = &self.variables[whole[0]];
                variable.part().is_some() && first.part().is_some() && first.measured() == variable.measured()
            };
            match wholes.iter_mut().find(is_other) {
                Some(whole) => whole.push(place),
                None => wholes.push(vec![place]),
            }
        }
        wholes
    }
}
