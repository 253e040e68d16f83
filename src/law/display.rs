//! A law as a scientist reads it.

use std::fmt;

use super::TableLaw;
use crate::pi::{PiGroup, Sign, Variable};
use crate::regression::{Blend, Coefficient, Family, Loss, ModelChoice};

/// A number with four significant digits, in plain notation where that is short.
pub(crate) fn four_digits(value: f64) -> String {
    if value == 0.0 || !value.is_finite() {
        return value.to_string();
    }
    // Rounding comes first: 0.99999 is shown as 1.000.
    let scientific = format!("{value:.3e}");
    let magnitude = scientific.split_once('e').and_then(|(_, exponent)| exponent.parse::<i32>().ok()).unwrap_or(0);
    if !(-4..6).contains(&magnitude) {
        return scientific;
    }
    let decimals = usize::try_from(3 - magnitude).unwrap_or(0);
    format!("{value:.decimals$}")
}

/// All digits of a number, in plain notation where that is short.
pub(crate) fn plain(value: f64) -> String {
    let size = value.abs();
    if size != 0.0 && size.is_finite() && !(1e-4..1e16).contains(&size) {
        format!("{value:e}")
    } else {
        value.to_string()
    }
}

impl TableLaw {
    /// The law in one line: `drag = density speed² diameter² · F(Re)`.
    ///
    /// ```
    /// # use dimensionless::{FitOptions, Inputs, Table, TableLaw};
    /// let table = Table::from_csv("area [m^2],side [m]\n2,1\n8,2\n18,3\n").unwrap();
    /// let law = TableLaw::fit(&table.problem("area", &Inputs::all()).unwrap(), &table, &FitOptions::default()).unwrap();
    /// assert_eq!(law.formula(), "area = 2.000 · side²");
    /// ```
    #[must_use]
    pub fn formula(&self) -> String {
        let coefficients = self.coefficients();
        let value = |coefficient: &Coefficient| match self.quality.loss {
            Loss::Log => coefficient.value.exp(),
            Loss::Scaled => coefficient.value,
        };
        let function = match (self.choice, coefficients.first(), self.quality.loss) {
            (ModelChoice::Constant, Some(constant), _) => return self.equation(&four_digits(value(constant)), true),
            (ModelChoice::PowerLaw, Some(intercept), Loss::Log) => self.product(intercept, &coefficients[1..]),
            (ModelChoice::Robust(_), Some(intercept), Loss::Log) => self.product(intercept, &coefficients[1..]),
            (ModelChoice::Blend, _, Loss::Log) => match self.model.family() {
                Family::Blend(blend) => self.blend(blend),
                _ => String::new(),
            },
            _ => {
                let groups = self.varying().map(|(_, group)| group.label()).collect::<Vec<_>>();
                if groups.is_empty() {
                    // Of nothing that varies every family is a constant.
                    let response = self.model.family().fitted().evaluate(&[], &mut Vec::new()).value;
                    let log = self.quality.loss == Loss::Log;
                    return self.equation(&four_digits(if log { response.exp() } else { response }), true);
                }
                return self.equation(&format!("F({})", groups.join(", ")), false);
            }
        };
        self.equation(&function, true)
    }

    /// Whether a group enters as it is, and not its logarithm.
    fn enters_linearly(&self, group: &PiGroup) -> bool {
        let variables = self.basis.problem().variables().iter();
        variables.zip(group.exponents()).any(|(variable, &exponent)| exponent != 0 && variable.sign() != Sign::Positive)
    }

    /// A power law, `0.184 · Re^-0.2`.
    fn product(&self, intercept: &Coefficient, slopes: &[Coefficient]) -> String {
        let powers = self.varying().map(|(place, group)| self.power(group, slopes[place].value));
        let powers: Vec<String> = powers.collect();
        [vec![four_digits(intercept.value.exp())], powers].concat().join(" · ")
    }

    /// A blend, `((24.0 · Re^-1)^s + …)^(1/s)`; plain sums and kinks as what they are.
    fn blend(&self, blend: &Blend) -> String {
        let sharpness = blend.sharpness();
        let parts = blend.parts.iter().map(|part| self.product(&part.intercept, &part.slopes));
        let parts: Vec<String> = parts.collect();
        if blend.is_kink() {
            let leader = if sharpness > 0.0 { "max" } else { "min" };
            return format!("{leader}({})", parts.join(", "));
        }
        let power = four_digits(sharpness);
        match sharpness {
            1.0 => format!("({})", parts.join(" + ")),
            -1.0 => format!("1/(1/({}))", parts.join(") + 1/(")),
            _ => format!("(({})^{power})^(1/{power})", parts.join(&format!(")^{power} + ("))),
        }
    }

    /// The factor of a group in a power law: `Re^-0.2510`, or `exp(0.05 · dz/diameter)` for one that may be negative.
    fn power(&self, group: &PiGroup, slope: f64) -> String {
        if self.enters_linearly(group) {
            format!("exp({} · {})", four_digits(slope), group.label())
        } else {
            power(group, slope)
        }
    }

    fn equation(&self, function: &str, function_first: bool) -> String {
        let (target, scale) = (self.target().name(), self.scale.to_string());
        match (scale.as_str(), function_first) {
            ("1", _) => format!("{target} = {function}"),
            (_, true) => format!("{target} = {function} · {scale}"),
            (_, false) => format!("{target} = {scale} · {function}"),
        }
    }

    /// The groups that varied in training, with their places.
    fn varying(&self) -> impl Iterator<Item = (usize, &PiGroup)> {
        let fixed = self.never_varying();
        self.groups.iter().enumerate().filter(move |(place, _)| !fixed.contains(place))
    }

    /// Inputs that dimensions allow and the selected groups and scale do without.
    fn left_out(&self) -> impl Iterator<Item = &Variable> {
        let (problem, unused) = (self.basis.problem(), self.basis.unused());
        let left_out = problem.wholes().into_iter().filter(|places| places.iter().all(|&place| !self.uses(place)));
        let left_out = left_out.map(|places| &problem.variables()[places[0]]);
        left_out.filter(move |variable| !unused.contains(variable)).map(Variable::measured)
    }

    /// The name of a slope: `ln Re` or `2: ln(a/b)` where the logarithm of the group enters.
    fn of_logarithm(&self, name: &str) -> String {
        let (part, group) = name.rfind(": ").map_or(("", name), |end| name.split_at(end + 2));
        let is_own = |own: &&PiGroup| own.label() == group && !self.enters_linearly(own);
        match self.groups.iter().find(is_own) {
            Some(_) if is_plain(group) => format!("{part}ln {group}"),
            Some(_) => format!("{part}ln({group})"),
            None => name.to_owned(),
        }
    }

    fn write_coefficients(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let coefficients = self.coefficients();
        let log = self.quality.loss == Loss::Log;
        if let (ModelChoice::Constant, [constant]) = (self.choice, coefficients.as_slice()) {
            let value = |x: f64| four_digits(if log { x.exp() } else { x });
            return writeln!(
                f,
                "  constant {} (95 % interval {} to {})",
                value(constant.value),
                value(constant.lower),
                value(constant.upper)
            );
        }
        if coefficients.is_empty() {
            return Ok(());
        }
        let linear = self.groups.iter().any(|group| self.enters_linearly(group));
        let head = match self.choice {
            ModelChoice::Asymptotes => "value",
            _ if log && !linear => "exponent",
            _ => "slope",
        };
        // Also those of the parts of a blend.
        let is_factor = |coefficient: &Coefficient| log && coefficient.name.ends_with("intercept");
        let name = |coefficient: &Coefficient| match head {
            _ if is_factor(coefficient) => coefficient.name.replace("intercept", "ln factor"),
            "slope" => self.of_logarithm(&coefficient.name),
            _ => coefficient.name.clone(),
        };
        let width = coefficients.iter().map(|c| name(c).chars().count()).max().unwrap_or(0).max(9);
        if let Some(centre) = self.centre() {
            let at = self.varying().map(|(place, group)| format!("{} = {}", group.label(), four_digits(centre[place])));
            writeln!(f, "  at the mean of the rows, {}:", at.collect::<Vec<_>>().join(", "))?;
        }
        writeln!(f, "  {:width$}  {head:>10}  {:>10}  95 % interval", "", "std. error")?;
        for coefficient in &coefficients {
            let (is_factor, name) = (is_factor(coefficient), name(coefficient));
            if !coefficient.identifiable && !is_factor {
                writeln!(f, "  {name:width$}  not identifiable: it varies only together with other groups, or never")?;
                continue;
            }
            let (value, error) = (four_digits(coefficient.value), four_digits(coefficient.standard_error));
            let (lower, upper) = (four_digits(coefficient.lower), four_digits(coefficient.upper));
            writeln!(f, "  {name:width$}  {value:>10}  {error:>10}  {lower} to {upper}")?;
        }
        Ok(())
    }
}

/// Effective degrees of freedom: `4` or `6.3`.
fn tenths(number: f64) -> f64 {
    (10.0 * number).round() / 10.0
}

/// Whether a group has a symbol, and is no product.
fn is_plain(label: &str) -> bool {
    label.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// `Re^-0.2510`, with brackets around products.
fn power(group: &PiGroup, exponent: f64) -> String {
    let label = group.label();
    if is_plain(&label) {
        format!("{label}^{}", four_digits(exponent))
    } else {
        format!("({label})^{}", four_digits(exponent))
    }
}

impl fmt::Display for TableLaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.formula())?;
        writeln!(f)?;
        let groups = &self.groups;
        if groups.is_empty() {
            writeln!(f, "  zero Π groups: the dimensions fix the law up to one constant")?;
        }
        for (group, (low, high)) in groups.iter().zip(self.domain()) {
            let symbol = group.symbol().map_or(String::new(), |symbol| format!("{symbol} = "));
            let name = group.name().map_or(String::new(), |name| format!("  {name}"));
            writeln!(f, "  {symbol}{group}  from {} to {}{name}", four_digits(low), four_digits(high))?;
        }
        for place in self.never_varying() {
            let why = match self.model.domain().ranges()[place].is_tied {
                true => "hardly varies in these data: its inputs rise and fall together, and",
                false => "never varies in these data:",
            };
            writeln!(f, "  {} {why} how the law depends on it is not known", groups[place].label())?;
        }
        for variable in self.basis.unused() {
            writeln!(f, "  `{}` enters no group and no scale: the law cannot depend on it", variable.name())?;
        }
        for variable in self.left_out() {
            writeln!(f, "  `{}` was left out: the law does as well without it", variable.name())?;
        }
        self.write_coefficients(f)?;
        let quality = &self.quality;
        let of = match quality.loss {
            Loss::Log => format!("ln {}", self.target().name()),
            Loss::Scaled => format!("{}/scale", self.target().name()),
        };
        writeln!(f)?;
        let coefficients = tenths(quality.coefficients);
        let plural = if coefficients == 1.0 { "coefficient" } else { "coefficients" };
        writeln!(f, "  {}: {coefficients} {plural}, {} rows", self.model_name, quality.rows)?;
        match quality.cv_rmse {
            Some(error) => write!(
                f,
                "  error of {of}: {} ({}), {} (training)",
                four_digits(error),
                quality.cross_validation,
                four_digits(quality.train_rmse)
            ),
            None => write!(
                f,
                "  error of {of}: {} (training); nothing could be held out by {}",
                four_digits(quality.train_rmse),
                quality.cross_validation
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{four_digits, plain};

    #[test]
    fn numbers_of_any_size_are_short() {
        for (value, text) in [(5e-309, "5e-309"), (-2.5e20, "-2.5e20"), (0.0, "0"), (-1.0, "-1"), (0.001, "0.001")] {
            assert_eq!(plain(value), text);
        }
    }

    #[test]
    fn numbers_have_four_significant_digits() {
        for (value, text) in [
            (6.278_123, "6.278"),
            (0.001_234_56, "0.001235"),
            (123_456.0, "123456"),
            (1.5e7, "1.500e7"),
            (-0.25, "-0.2500"),
            (0.0, "0"),
            (2.5e-9, "2.500e-9"),
            (99.999_9, "100.0"),
            (-0.999_999_9, "-1.000"),
            (999_999.9, "1.000e6"),
        ] {
            assert_eq!(four_digits(value), text);
        }
    }
}
