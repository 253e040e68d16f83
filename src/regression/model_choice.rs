//! Which model to fit, and what the response means.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::robust::Robust;
use super::spline::KNOTS;
use crate::error::{Code, Error};

/// The highest degree of a polynomial.
const MAX_DEGREE: u32 = 9;

/// Which family of models to fit.
///
/// Its text is `auto`, `constant`, `power`, `huber`, `tukey`, `poly:2`, `ridge:3`, `spline`, `spline:6`, `smooth`, `gp`,
/// `asymptotes` or `blend`.
///
/// ```
/// use dimensionless::ModelChoice;
/// assert_eq!("poly:3".parse(), Ok(ModelChoice::Polynomial(3)));
/// assert_eq!(ModelChoice::PowerLaw.to_string(), "power");
/// assert!("poly:1".parse::<ModelChoice>().is_err());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum ModelChoice {
    /// The simplest model within one standard error of the best in cross-validation.
    #[default]
    Auto,
    /// The mean of the response.
    Constant,
    /// Linear in ln Π.
    PowerLaw,
    /// Linear in ln Π, by an estimate that a few wrong rows cannot pull away.
    Robust(Robust),
    /// All monomials of ln Π up to a total degree, from 2 to 9; a power law outside the trained domain.
    Polynomial(u32),
    /// The same with a penalty on all but the mean and the linear terms, which generalised cross-validation finds.
    Ridge(u32),
    /// A natural cubic spline in the one direction in which groups vary, with so many knots, or as many as
    /// cross-validation supports; a power law outside the trained domain.
    Spline(Option<u32>),
    /// Any smooth law, with a power law as mean: a Gaussian process over the whitened groups, of a smoothness that is given or that
    /// the likelihood decides; so are the directions in which it bends, unless all are alike.
    GaussianProcess(Option<Smoothness>),
    /// A thin-plate smoothing spline, in one to three directions in which groups vary.
    Smooth,
    /// A power law at one end of a group, an exponential or another power law at the other: Planck, Arrhenius, saturation.
    Asymptotes,
    /// Two or three power laws that take turns, with the sharpness of their crossover (Churchill & Usagi).
    Blend,
    /// A [`Regressor`](crate::Regressor) of the user's.
    Own,
}

impl ModelChoice {
    /// The name in reports.
    pub(crate) fn name(self, loss: Loss) -> String {
        match (self, loss) {
            (Self::Auto, _) => "auto".into(),
            (Self::Constant, _) => "constant".into(),
            (Self::PowerLaw, Loss::Log) => "power law".into(),
            (Self::PowerLaw, Loss::Scaled) => "linear".into(),
            (Self::Robust(kind), Loss::Log) => format!("robust power law ({})", kind.name()),
            (Self::Robust(kind), Loss::Scaled) => format!("robust linear law ({})", kind.name()),
            (Self::Polynomial(degree), _) => format!("polynomial of degree {degree}"),
            (Self::Ridge(degree), _) => format!("ridge polynomial of degree {degree}"),
            (Self::GaussianProcess(None), _) => "Gaussian process".into(),
            (Self::GaussianProcess(Some(smoothness)), _) => format!("Gaussian process ({})", smoothness.name()),
            (Self::Smooth, _) => "thin-plate spline".into(),
            (Self::Asymptotes, _) => "asymptotes".into(),
            (Self::Blend, _) => "blend of power laws".into(),
            (Self::Own, _) => "own regressor".into(),
            (Self::Spline(None), _) => "spline".into(),
            (Self::Spline(Some(knots)), _) => format!("spline with {knots} knots"),
        }
    }

    /// The name with its article, as messages need it.
    pub(crate) fn phrase(self, loss: Loss) -> String {
        match (self, loss) {
            (Self::PowerLaw, Loss::Scaled) => "a linear law".into(),
            (Self::Asymptotes, _) => "asymptotes".into(),
            _ => format!("a {}", self.name(loss)),
        }
    }

    pub(crate) fn check(self) -> Result<Self, Error> {
        match self {
            Self::Polynomial(degree) | Self::Ridge(degree) if !(2..=MAX_DEGREE).contains(&degree) => Err(Error::new(
                Code::Setting,
                format!("a polynomial has a degree from 2 to {MAX_DEGREE}, and {degree} was asked for"),
            )
            .help(match self {
                _ if degree < 2 => "write `constant` or `power`",
                Self::Ridge(_) => "write `ridge:3`",
                _ => "write `poly:3`",
            })),
            Self::Spline(Some(knots)) if !KNOTS.contains(&knots) => Err(Error::new(
                Code::Setting,
                format!("a spline has {} to {} knots, and {knots} were asked for", KNOTS.start(), KNOTS.end()),
            )
            .help("write `spline`, and cross-validation finds the number")),
            choice => Ok(choice),
        }
    }
}

impl fmt::Display for ModelChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Auto => f.write_str("auto"),
            Self::Constant => f.write_str("constant"),
            Self::PowerLaw => f.write_str("power"),
            Self::Robust(Robust::Huber) => f.write_str("huber"),
            Self::Robust(Robust::Tukey) => f.write_str("tukey"),
            Self::Polynomial(degree) => write!(f, "poly:{degree}"),
            Self::Ridge(degree) => write!(f, "ridge:{degree}"),
            Self::GaussianProcess(None) => f.write_str("gp"),
            Self::GaussianProcess(Some(smoothness)) => write!(f, "gp:{}", smoothness.text()),
            Self::Smooth => f.write_str("smooth"),
            Self::Asymptotes => f.write_str("asymptotes"),
            Self::Blend => f.write_str("blend"),
            Self::Own => f.write_str("own"),
            Self::Spline(None) => f.write_str("spline"),
            Self::Spline(Some(knots)) => write!(f, "spline:{knots}"),
        }
    }
}

impl FromStr for ModelChoice {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        match text {
            "auto" => Ok(Self::Auto),
            "constant" => Ok(Self::Constant),
            "power" => Ok(Self::PowerLaw),
            "huber" => Ok(Self::Robust(Robust::Huber)),
            "tukey" => Ok(Self::Robust(Robust::Tukey)),
            "gp" => Ok(Self::GaussianProcess(None)),
            "gp:1.5" => Ok(Self::GaussianProcess(Some(Smoothness::Once))),
            "gp:2.5" => Ok(Self::GaussianProcess(Some(Smoothness::Twice))),
            "gp:inf" => Ok(Self::GaussianProcess(Some(Smoothness::Always))),
            "smooth" => Ok(Self::Smooth),
            "asymptotes" => Ok(Self::Asymptotes),
            "blend" => Ok(Self::Blend),
            "spline" => Ok(Self::Spline(None)),
            _ => {
                let number = |prefix| text.strip_prefix(prefix).and_then(|number| number.parse().ok());
                match (number("poly:"), number("ridge:"), number("spline:")) {
                    (Some(degree), ..) => Self::Polynomial(degree).check(),
                    (_, Some(degree), _) => Self::Ridge(degree).check(),
                    (.., Some(knots)) => Self::Spline(Some(knots)).check(),
                    _ if text.starts_with("gp:") => Err(Error::new(Code::Setting, format!("unknown model `{text}`"))
                        .help("write `gp:1.5`, `gp:2.5` or `gp:inf`, or `gp`, and the likelihood decides how smooth it is")),
                    _ => Err(Error::new(Code::Setting, format!("unknown model `{text}`"))
                        .help("write `auto`, `constant`, `power`, `huber`, `tukey`, `poly:2`, `ridge:3`, `spline`, `smooth`, `gp`, `asymptotes` or `blend`")),
                }
            }
        }
    }
}

/// How often the functions of a Gaussian process can be differentiated.
///
/// ```
/// use dimensionless::{ModelChoice, Smoothness};
/// assert_eq!("gp:1.5".parse(), Ok(ModelChoice::GaussianProcess(Some(Smoothness::Once))));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Smoothness {
    /// Once: Matérn's covariance with ν = 3/2.
    Once,
    /// Twice: Matérn's covariance with ν = 5/2.
    Twice,
    /// Any number of times: the Gaussian covariance.
    Always,
}

impl Smoothness {
    fn name(self) -> &'static str {
        match self {
            Self::Once => "Matérn 3/2",
            Self::Twice => "Matérn 5/2",
            Self::Always => "Gaussian covariance",
        }
    }

    fn text(self) -> &'static str {
        match self {
            Self::Once => "1.5",
            Self::Twice => "2.5",
            Self::Always => "inf",
        }
    }
}

/// What the response is, and with it what the squared error means.
///
/// ```
/// use dimensionless::Loss;
/// assert_eq!(Loss::default(), Loss::Log);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Loss {
    /// The response is ln(y/scale), for positive targets: relative errors count.
    #[default]
    Log,
    /// The response is y/scale, for signed targets.
    Scaled,
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]
mod tests {
    use super::*;

    #[test]
    fn texts_that_are_no_model_say_what_to_write() {
        let error = "oracle".parse::<ModelChoice>().unwrap_err();
        assert_eq!(error.to_string(), "unknown model `oracle`");
        assert!(error.next_step().unwrap().contains("`poly:2`"));
        let error = "poly:12".parse::<ModelChoice>().unwrap_err();
        assert_eq!(error.to_string(), "a polynomial has a degree from 2 to 9, and 12 was asked for");
        let help = |text: &str| text.parse::<ModelChoice>().unwrap_err().next_step().unwrap().to_owned();
        assert_eq!((help("poly:12"), help("ridge:12")), ("write `poly:3`".into(), "write `ridge:3`".into()));
        assert!(help("gp:3").starts_with("write `gp:1.5`, `gp:2.5` or `gp:inf`"));
        assert_eq!("poly:1".parse::<ModelChoice>().unwrap_err().next_step(), Some("write `constant` or `power`"));
    }

    #[test]
    fn every_choice_is_read_back_from_its_text() {
        use ModelChoice::{Auto, Constant, Polynomial, PowerLaw, Spline};
        for choice in [Auto, Constant, PowerLaw, Polynomial(2), Polynomial(9), Spline(None), Spline(Some(6))] {
            assert_eq!(choice.to_string().parse(), Ok(choice));
        }
    }

    #[test]
    fn a_power_law_of_a_scaled_response_is_called_linear() {
        assert_eq!(ModelChoice::PowerLaw.name(Loss::Scaled), "linear");
        assert_eq!(ModelChoice::PowerLaw.name(Loss::Log), "power law");
    }
}
