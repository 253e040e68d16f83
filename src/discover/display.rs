//! The report in words.

use std::fmt;
use std::str::FromStr;

use super::{ConstantClass, ConstantValue, Convention, Discovery, InputUse, Need};
use crate::dimension::Dimension;
use crate::error::{Code, Error};
use crate::unit::Unit;

/// Classes that a report lists.
const LISTED: usize = 6;

impl fmt::Display for Convention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnitTailSlope => f.write_str("unit-tail-slope"),
            Self::Coefficient(1.0) => f.write_str("unit-coefficient"),
            Self::Coefficient(value) => write!(f, "coefficient={value}"),
            Self::MedianOne => f.write_str("median-one"),
        }
    }
}

impl FromStr for Convention {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let unknown = || {
            Error::new(Code::Setting, format!("unknown convention `{text}`"))
                .help("write `unit-tail-slope`, `unit-coefficient`, `coefficient=6.2832` or `median-one`")
        };
        Ok(match text {
            "unit-tail-slope" => Self::UnitTailSlope,
            "unit-coefficient" => Self::Coefficient(1.0),
            "median-one" => Self::MedianOne,
            _ => Self::Coefficient(
                text.strip_prefix("coefficient=").and_then(|value| value.parse().ok()).ok_or_else(unknown)?,
            ),
        })
    }
}

/// A dimension as one reads it: `[L T⁻²], an acceleration`.
fn described(dimension: &Dimension, name: Option<&str>) -> String {
    match name {
        Some(name) => format!("[{dimension}], {name}"),
        None => format!("[{dimension}]"),
    }
}

/// The unit of a dimension in SI coherent units.
fn unit(dimension: &Dimension) -> String {
    Unit::coherent(dimension).to_string()
}

fn four(value: f64) -> String {
    if value != 0.0 && !(1e-3..1e5).contains(&value.abs()) {
        format!("{value:.3e}")
    } else {
        format!("{}", round(value))
    }
}

fn round(value: f64) -> f64 {
    if value == 0.0 {
        return 0.0;
    };
    let digits = 3 - value.abs().log10().floor() as i32;
    let factor = 10_f64.powi(digits);
    (value * factor).round() / factor
}

impl ConstantClass {
    /// The symbols of the constants known by name.
    fn symbols(&self) -> String {
        self.named.iter().map(|constant| constant.symbol).collect::<Vec<_>>().join(", ")
    }

    /// All members in words: n [L Θ] + p [c] + q [k_B], n ≠ 0.
    #[must_use]
    fn members(&self, known: &[&str]) -> String {
        let others = known.iter().zip(["p", "q", "r", "s", "t"].into_iter().chain(std::iter::repeat("u")));
        let others: String = others.map(|(name, letter)| format!(" + {letter} [{name}]")).collect();
        format!("n [{}]{others}, n ≠ 0", self.simplest)
    }
}

impl fmt::Display for Discovery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.headline(f)?;
        self.evidence(f)?;
        self.table(f)?;
        self.open_questions(f)?;
        if let Some(value) = &self.value {
            write!(f, "{value}")?;
        }
        if let Some(reason) = &self.no_value {
            writeln!(f, "\nno value: {reason}")?;
        }
        self.uses(f)?;
        if let Some(second) = &self.second {
            write!(f, "\na second constant, with the first one known:\n\n{second}")?;
        }
        Ok(())
    }
}

impl Discovery {
    fn headline(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(best) = self.classes.first() else {
            return writeln!(
                f,
                "no constant can be missing: none within the exponents searched would make a group that varies"
            );
        };
        let names = if best.named.is_empty() { String::new() } else { format!("; known by name: {}", best.symbols()) };
        match (self.is_discovery, self.is_reachable) {
            (true, _) => writeln!(f, "a constant is missing: {}{names}", described(&best.simplest, best.name)),
            (false, true) => writeln!(f, "no missing constant was found"),
            (false, false) => {
                writeln!(f, "a constant is missing, for nothing reaches the target; the rows do not tell which")
            }
        }
    }

    fn evidence(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (all, compared) = self.rows;
        let of = if all == compared { String::new() } else { format!(", {compared} of {all} rows") };
        writeln!(f, "\n  {}{of}", self.cross_validation)?;
        match self.without {
            Some(without) => writeln!(f, "  error of {} without a further constant: {}", self.response, four(without))?,
            None => writeln!(f, "  without a further constant the target is out of reach")?,
        }
        if let Some(best) = self.classes.first() {
            writeln!(f, "  error with {}: {} ({})", described(&best.simplest, None), four(best.cv_rmse), best.model)?;
        }
        if let Some(margin) = self.margin {
            writeln!(f, "  margin to the next best: a factor of {} (1.5 is asked of a discovery)", four(margin))?;
        }
        writeln!(f, "  chance of so good a fit where none is missing: p = {:.3} (0.05)", self.p_value)?;
        if let Some(free) = self.free.filter(|_| self.falls_short) {
            let (error, limit) = (four(free), self.searched.exponents);
            writeln!(f, "  a power law in the inputs themselves, whatever their units, has an error of {error}:")?;
            writeln!(f, "    the constant needs exponents beyond ±{limit}, or fractions, or there are two of them")?;
        }
        let searched = &self.searched;
        let of =
            if searched.denominator == 1 { String::new() } else { format!(" in steps of 1/{}", searched.denominator) };
        let (bases, limit) = (searched.bases.join(", "), searched.exponents);
        writeln!(f, "  searched: exponents of {bases} up to ±{limit}{of}, {} dimensions", searched.all())?;
        let count = self.classes.len() + searched.not_judged;
        writeln!(f, "    {} in {count} classes that the rows could tell apart", searched.in_classes)?;
        writeln!(f, "    {} that products of known constants have, which make no group that varies", searched.known)?;
        let idle = if self.is_reachable { "make no group at all" } else { "do not reach the target" };
        writeln!(f, "    {} that {idle}", searched.idle)?;
        if searched.not_judged > 0 {
            writeln!(
                f,
                "  {} classes are not judged: the rows do not tell their group from others",
                searched.not_judged
            )?;
        }
        Ok(())
    }

    fn table(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.classes.is_empty() {
            return Ok(());
        }
        let rows: Vec<[String; 5]> = self
            .classes
            .iter()
            .take(LISTED)
            .map(|class| {
                let name = class.name.unwrap_or_default().to_owned();
                let members = class.members_in_box.to_string();
                [class.simplest.to_string(), name, class.symbols(), members, four(class.cv_rmse)]
            })
            .collect();
        let head = ["simplest", "", "named", "members in the box", "error of unseen rows"].map(str::to_owned);
        let all: Vec<&[String; 5]> = [&head].into_iter().chain(&rows).collect();
        let width = |column: usize| all.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..5).map(width).collect();
        writeln!(f)?;
        for row in all {
            let mut line = String::from("  ");
            for (column, (cell, width)) in row.iter().zip(&widths).enumerate().filter(|(_, (_, width))| **width > 0) {
                let space = " ".repeat(width - cell.chars().count());
                line += &if column < 3 { format!("{cell}{space}  ") } else { format!("{space}{cell}  ") };
            }
            writeln!(f, "{}", line.trim_end())?;
        }
        if self.classes.len() > LISTED {
            writeln!(f, "  … {} more", self.classes.len() - LISTED)?;
        }
        Ok(())
    }

    fn open_questions(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(best) = self.classes.first().filter(|_| self.is_discovery) else { return Ok(()) };
        let known: Vec<&str> = self.known.iter().chain(&self.never_varying).map(String::as_str).collect();
        writeln!(f, "\nwhat these rows cannot tell:")?;
        writeln!(f, "  its dimension beyond {}:", best.members(&known))?;
        writeln!(f, "    all of these make the same of what varies ({})", self.varying.join(", "))?;
        let what = if self.without.is_some() { "the group" } else { "the scale of the target" };
        writeln!(f, "  its value: another one multiplies {what} by a factor, which the fitted law takes up")?;
        if !self.never_varying.is_empty() {
            let names = self.never_varying.join(", ");
            writeln!(f, "  anything about {names}: one value in all rows is as good as a known constant")?;
        }
        Ok(())
    }

    fn uses(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.inputs.is_empty() {
            return Ok(());
        }
        writeln!(f, "\nthe inputs{}:", if self.is_discovery { ", with that constant" } else { "" })?;
        let width = self.inputs.iter().map(|input| input.name.chars().count()).max().unwrap_or(0);
        for input in &self.inputs {
            writeln!(f, "  {:width$}  {}", input.name, input.words())?;
        }
        Ok(())
    }
}

impl InputUse {
    fn words(&self) -> String {
        let error = |words: &str| match self.cv_rmse {
            Some(error) => format!("{words}: error {} without it", four(error)),
            None => words.to_owned(),
        };
        match self.need {
            Need::EntersNothing => "does not matter: it enters no group and no scale".into(),
            Need::Dispensable => error("can be left out without loss"),
            Need::Matters => error("matters"),
            Need::CarriesTheTarget => "needed: nothing else reaches the target".into(),
            Need::InTheScale => "part of the scale of the target: errors without it do not compare".into(),
            Need::NeverVaries => "never varies: these rows do not tell".into(),
        }
    }
}

impl fmt::Display for ConstantValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { convention, dimension, value, lower, upper, named } = self;
        writeln!(f, "\nvalue by the convention {convention}, 95 % interval:")?;
        writeln!(f, "  X = {} {} ({} to {})", four(*value), unit(dimension), four(*lower), four(*upper))?;
        for own in named {
            writeln!(
                f,
                "  {} = {} = {} {} ({} to {}), {} of the known value",
                own.constant.symbol,
                own.product,
                four(own.value),
                own.constant.unit,
                four(own.lower),
                four(own.upper),
                four(own.value / own.constant.value),
            )?;
        }
        Ok(())
    }
}
