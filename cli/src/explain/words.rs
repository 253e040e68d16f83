//! The derivation in the words of a textbook.

use dimensionless::{
    Dimension, Explanation, PiBasis, PiGroup, Rational, RepeatingChoice, RowOperation, Sign, Variable,
};

use super::document::{Block, Line, Matrix};
use crate::number::count;

/// Matrices of at most this many entries are shown after each step of the elimination.
const SMALL: usize = 60;

/// How many groups are listed in a sentence.
const LISTED: usize = 4;

pub(super) fn document(basis: &PiBasis, explanation: &Explanation) -> Vec<Block> {
    let words = Words { basis, explanation };
    let mut blocks = words.matrix();
    blocks.extend(words.rank());
    blocks.extend(words.repeating());
    blocks.extend(words.elimination());
    blocks.extend(words.groups());
    blocks.extend(words.index());
    blocks.extend(words.scale());
    blocks.extend(words.unused());
    blocks
}

struct Words<'a> {
    basis: &'a PiBasis,
    explanation: &'a Explanation,
}

impl Words<'_> {
    fn inputs(&self) -> &[Variable] {
        self.basis.problem().variables()
    }

    fn name(&self, place: usize) -> &str {
        self.inputs()[place].name()
    }

    fn names(&self, places: &[usize]) -> Line {
        Line::default().names(places.iter().map(|&place| self.name(place)))
    }

    fn others(&self) -> Vec<usize> {
        (0..self.inputs().len()).filter(|place| !self.explanation.pivots.contains(place)).collect()
    }

    /// The name of a column, the target's among them.
    fn columns(&self) -> Vec<String> {
        self.inputs().iter().chain(self.basis.problem().target()).map(|variable| variable.name().to_owned()).collect()
    }

    fn shown(&self, entries: &[Vec<Rational>]) -> Block {
        Block::Matrix(Matrix {
            columns: self.columns(),
            rows: self.explanation.bases.iter().map(ToString::to_string).collect(),
            entries: entries.to_vec(),
            has_target: self.basis.problem().target().is_some(),
        })
    }

    fn matrix(&self) -> Vec<Block> {
        let mut blocks = vec![Block::Heading(Line::new("The dimensional matrix"))];
        if self.inputs().is_empty() {
            blocks.push(Block::Paragraph(Line::new("There are no inputs, so there is nothing to make a group of.")));
            return blocks;
        }
        if self.explanation.bases.is_empty() {
            blocks.push(Block::Paragraph(Line::new(
                "All quantities are of dimension one: no base quantity occurs, and the matrix has no rows.",
            )));
            return blocks;
        }
        let target = match self.basis.problem().target() {
            Some(target) => {
                Line::new(" Behind the inputs, the column of ").name(target.name()).words(" is the one to be made.")
            }
            None => Line::default(),
        };
        let shown = self.shown(&self.explanation.matrix);
        let turned = match &shown {
            Block::Matrix(matrix) if matrix.is_turned() => {
                " It is shown turned here: one line a quantity, one column a base quantity."
            }
            _ => "",
        };
        let constants: Vec<&str> =
            self.inputs().iter().filter(|input| input.constant().is_some()).map(Variable::name).collect();
        let constants = match constants.as_slice() {
            [] => Line::default(),
            [name] => Line::new(" ").name(name).words(" is a constant: it carries its dimension like any other input."),
            names => Line::new(" ")
                .names(names.iter().copied())
                .words(" are constants: they carry their dimensions like any other input."),
        };
        blocks.push(Block::Paragraph(
            Line::new(
                "One row for each base quantity, one column for each quantity: an entry is the exponent of the base \
                 quantity in the dimension of the quantity.",
            )
            .words(turned)
            .then(target)
            .then(constants),
        ));
        blocks.push(shown);
        blocks
    }

    fn rank(&self) -> Vec<Block> {
        let (n, rank) = (self.inputs().len(), self.basis.rank());
        let mut blocks = vec![
            Block::Heading(Line::new("Rank and number of groups")),
            Block::Paragraph(Line::new(match (n, rank) {
                (_, 0) => format!(
                    "The rank of the matrix is 0: no input has a dimension to cancel. That leaves {n} - 0 = {}.",
                    count(n, "independent Π group"),
                ),
                _ => format!(
                    "The rank of the matrix is {rank}: {}. The exponents of a product of dimension one solve one equation \
                     for each row, of which {rank} {}, so {} leave {n} - {rank} = {}.",
                    match rank {
                        _ if rank == self.explanation.bases.len() => "its rows are independent".to_owned(),
                        1 => "the rows are multiples of one".to_owned(),
                        _ => format!("{rank} of its rows are independent"),
                    },
                    if rank == 1 { "counts" } else { "count" },
                    count(n, "input"),
                    count(n - rank, "independent Π group"),
                ),
            })),
        ];
        let items: Vec<Line> = self.explanation.relations.iter().map(|relation| self.relation(relation)).collect();
        let carriers = (0..n).filter_map(|column| {
            let alone = self.explanation.sole_carriers.iter().filter(|carrier| carrier.1 == column);
            let bases = alone.enumerate().fold(Line::default(), |line, (place, &(row, _))| {
                if place == 0 { line } else { line.words(" and ") }.base(self.explanation.bases[row])
            });
            (!bases.0.is_empty()).then(|| {
                Line::default()
                    .name(self.name(column))
                    .words(" alone carries ")
                    .then(bases)
                    .words(": no other input can cancel that, so no group contains this variable.")
            })
        });
        let items: Vec<Line> = items.into_iter().chain(carriers).collect();
        if !items.is_empty() {
            blocks.push(Block::Items(items));
        }
        blocks
    }

    /// What a row that vanishes says about the base quantities.
    fn relation(&self, relation: &[Rational]) -> Line {
        let bases = &self.explanation.bases;
        let places: Vec<usize> = (0..relation.len()).filter(|&row| !relation[row].is_zero()).collect();
        match places.as_slice() {
            [row] => Line::new("No input carries ").base(bases[*row]).words(": its row is zero and takes no rank."),
            [first, second] => {
                // y₁ A₁ + y₂ A₂ = 0: where the one has exponent 1, the other has −y₁/y₂.
                let ratio = Rational::ZERO.checked_sub(relation[*first]).and_then(|y| y.checked_div(relation[*second]));
                let ratio = ratio.unwrap_or(Rational::ZERO);
                let whole = [ratio.denominator(), ratio.numerator()].map(Rational::integer);
                let powers = [*first, *second].iter().map(|&row| bases[row].to_string()).zip(whole).collect();
                Line::new("The inputs carry ")
                    .base(bases[*first])
                    .words(" and ")
                    .base(bases[*second])
                    .words(" only together, as powers of ")
                    .powers_of_bases(powers)
                    .words(": two rows count as one.")
            }
            _ => {
                let mut line = Line::new("The rows are dependent: ");
                for (place, &row) in places.iter().enumerate() {
                    line = if place == 0 { line } else { line.words(" + ") };
                    line = line.number(relation[row]).words(" × row ").base(bases[row]);
                }
                line.words(" is zero for all inputs, so the rank is one less than the number of rows suggests.")
            }
        }
    }

    fn repeating(&self) -> Vec<Block> {
        let pivots = self.names(&self.explanation.pivots);
        if self.explanation.pivots.is_empty() {
            return Vec::new();
        }
        let is_first = self.explanation.pivots.windows(2).all(|pair| pair[0] < pair[1]);
        let plural = self.explanation.pivots.len() > 1;
        let line = match self.explanation.choice {
            RepeatingChoice::Given => Line::default().then(pivots).words(format!(
                " {}: {} named as repeating, and the elimination below finds a pivot in {}, so {}.",
                if plural { "repeat" } else { "repeats" },
                if plural { "they were" } else { "it was" },
                if plural { "each of their columns" } else { "its column" },
                if plural { "they are independent" } else { "it has a dimension" },
            )),
            RepeatingChoice::Found if self.basis.groups().is_empty() => {
                Line::new("All inputs repeat, ").then(pivots).words(": no group is left.")
            }
            RepeatingChoice::Found => {
                let chosen = if self.is_chosen() {
                    "The groups below are taken for their simplicity among all that generate the others. They"
                } else {
                    "The groups below"
                };
                let noun = if plural { "variables" } else { "variable" };
                let line = Line::new(format!("{chosen} are the groups of the repeating {noun} "));
                let others = self.others();
                match others.as_slice() {
                    [_] => {
                        line.then(pivots).words(": the only other variable is ").then(self.names(&others)).words(".")
                    }
                    _ => line
                        .then(pivots)
                        .words(": each of the other variables, ")
                        .then(self.names(&others))
                        .words(", stands in one group only."),
                }
            }
            RepeatingChoice::First => {
                let groups = &self.explanation.without_own_variable;
                let shown = self.labels(groups);
                let not_circuits = &self.explanation.not_circuits;
                let circuits = match not_circuits.as_slice() {
                    [] => Line::new(
                        "Each group by itself relates as few variables as possible (a circuit), so that some set gives it; \
                         no set gives all of them. ",
                    ),
                    [_] => self
                        .labels(not_circuits)
                        .words(" is given by no set at all: fewer of its variables make a group already. "),
                    _ => self
                        .labels(not_circuits)
                        .words(" are given by no set at all: fewer of their variables make a group already. "),
                };
                Line::new("No single set of repeating variables gives the groups below: ")
                    .then(shown)
                    .words(if groups.len() == 1 { " has no variable" } else { " have no variables" })
                    .words(if groups.len() == 1 { " of its own. " } else { " of their own. " })
                    .then(circuits)
                    .words("The elimination takes its pivots in the first independent columns, ")
                    .then(pivots)
                    .words(".")
            }
        };
        let is_first = is_first && self.explanation.choice == RepeatingChoice::Found && self.is_greedy();
        let order = match plural {
            _ if !is_first || self.basis.groups().is_empty() => "",
            true => " In the order of the inputs they are the first independent ones.",
            false => " It is the first input that has a dimension.",
        };
        vec![Block::Heading(Line::new("Repeating variables")), Block::Paragraph(line.words(order))]
    }

    /// Whether these are the groups that the solver takes by itself.
    fn is_chosen(&self) -> bool {
        self.basis.problem().solve().is_ok_and(|solved| solved.groups() == self.basis.groups())
    }

    fn labels(&self, groups: &[usize]) -> Line {
        let shown = groups.iter().take(LISTED).enumerate().fold(Line::default(), |line, (place, &group)| {
            if place == 0 { line } else { line.words(", ") }.label(&self.basis.groups()[group])
        });
        match groups.len().saturating_sub(LISTED) {
            0 => shown,
            more => shown.words(format!(" and {more} more")),
        }
    }

    /// Whether every column that is no pivot depends on pivots before it.
    fn is_greedy(&self) -> bool {
        let Some(last) = self.explanation.steps.last() else { return false };
        self.others().iter().all(|&column| {
            self.explanation.steps.iter().all(|step| step.column < column || last.matrix[step.row][column].is_zero())
        })
    }

    fn elimination(&self) -> Vec<Block> {
        let Some(last) = self.explanation.steps.last() else { return Vec::new() };
        let row = |row: usize| Line::new("row ").base(self.explanation.bases[row]);
        let mut blocks = vec![
            Block::Heading(Line::new("Elimination, step by step")),
            Block::Paragraph(Line::new(
                "Each pivot is made 1 and the rest of its column 0. Operations on rows do not change which products of \
                 powers are of dimension one.",
            )),
        ];
        let is_small = last.matrix.len() * self.columns().len() <= SMALL;
        let mut steps = Vec::new();
        for (place, step) in self.explanation.steps.iter().enumerate() {
            let mut line = Line::new(format!("Step {}, ", place + 1))
                .name(self.name(step.column))
                .words(", pivot in ")
                .then(row(step.row))
                .words(": ");
            for (place, operation) in step.operations.iter().enumerate() {
                line = if place == 0 { line } else { line.words(", ") };
                line = match *operation {
                    RowOperation::Divide { row: changed, divisor } => {
                        line.words("divide ").then(row(changed)).words(" by ").number(divisor)
                    }
                    RowOperation::Add { row: changed, factor, source } => {
                        let times = if factor == Rational::ONE {
                            Line::default()
                        } else {
                            Line::default().number(factor).words(" × ")
                        };
                        line.words("add ").then(times).then(row(source)).words(" to ").then(row(changed))
                    }
                };
            }
            line = line.words(if step.operations.is_empty() { "nothing is left to do." } else { "." });
            if is_small {
                blocks.push(Block::Paragraph(line));
                if !step.operations.is_empty() {
                    blocks.push(self.shown(&step.matrix));
                }
            } else {
                steps.push(line);
            }
        }
        if !is_small {
            blocks.push(Block::Items(steps));
            blocks.push(Block::Paragraph(Line::new("At the end the matrix is")));
            blocks.push(self.shown(&last.matrix));
        }
        let readings: Vec<Line> = self.others().iter().map(|&column| self.reading(column, self.name(column))).collect();
        if !readings.is_empty() {
            blocks.push(Block::Paragraph(Line::new(
                "The column of every other input now holds the powers of the pivots that have its dimension:",
            )));
            blocks.push(Block::Items(readings));
        }
        blocks
    }

    /// `[viscosity] = [density speed diameter]`.
    fn reading(&self, column: usize, name: &str) -> Line {
        let entries = self.explanation.steps.iter().map(|step| {
            let last = self.explanation.steps.last().map_or(Rational::ZERO, |last| last.matrix[step.row][column]);
            (self.name(step.column).to_owned(), last)
        });
        let powers: Vec<_> = entries.filter(|(_, exponent)| !exponent.is_zero()).collect();
        let own = vec![(name.to_owned(), Rational::ONE)];
        Line::new("[").product(own).words("] = [").product(powers).words("]")
    }

    fn groups(&self) -> Vec<Block> {
        let groups = self.basis.groups();
        let mut blocks = vec![Block::Heading(Line::new("The Π groups"))];
        if groups.is_empty() {
            blocks.push(Block::Paragraph(Line::new(
                "There is none: no product of powers of the inputs is of dimension one, but for the number 1.",
            )));
            return blocks;
        }
        let reason = match self.explanation.choice {
            _ if self.explanation.pivots.is_empty() => "Every input is one by itself.",
            RepeatingChoice::First if self.is_chosen() => "They are taken for their simplicity.",
            RepeatingChoice::First => "They are the groups that were asked for.",
            _ => "Each relates one of the other variables to the repeating ones, with whole exponents.",
        };
        let cancelled = if self.explanation.pivots.is_empty() {
            ""
        } else {
            " The dimensions cancel, base quantity by base quantity (entries of the matrix times exponents):"
        };
        blocks.push(Block::Paragraph(Line::new(reason).words(cancelled)));
        blocks.push(Block::Items(groups.iter().map(|group| self.verified(group)).collect()));
        let signed: Vec<&str> =
            self.inputs().iter().filter(|input| input.sign() != Sign::Positive).map(Variable::name).collect();
        if !signed.is_empty() {
            let verb = if signed.len() == 1 { "stands" } else { "stand" };
            blocks.push(Block::Paragraph(
                Line::default()
                    .names(signed)
                    .words(format!(" may be zero or negative, so {verb} in numerators only, and in no scale.")),
            ));
        }
        blocks
    }

    fn verified(&self, group: &PiGroup) -> Line {
        let mut line = match group.symbol() {
            Some(_) => Line::default().label(group).words(" = ").group(group),
            None => Line::default().group(group),
        };
        if let Some(name) = group.name() {
            line = line.words(format!(" ({name})"));
        }
        let mut any = false;
        for (row, base) in self.explanation.bases.iter().enumerate() {
            let terms = group.exponents().iter().zip(&self.explanation.matrix[row]);
            let terms: Vec<Rational> = terms
                .filter_map(|(&exponent, &entry)| entry.checked_mul(Rational::integer(exponent)))
                .filter(|term| !term.is_zero())
                .collect();
            if !terms.is_empty() {
                line = line.words(if any { "; " } else { ": " }).base(base).words(": ").balance(terms);
                any = true;
            }
        }
        if any { line } else { line.words(": of dimension one by itself") }
    }

    fn index(&self) -> Vec<Block> {
        let clearing = &self.explanation.clearing;
        if self.basis.groups().is_empty() {
            return Vec::new();
        }
        let mut blocks = vec![Block::Heading(Line::new("Do they generate all groups?"))];
        if self.explanation.pivots.is_empty() {
            blocks.push(Block::Paragraph(Line::new(
                "Yes: every input is a group by itself, and every group is a product of whole powers of them (index 1).",
            )));
            return blocks;
        }
        let quotient = clearing.minor.unsigned_abs() / clearing.divisor.unsigned_abs();
        let many = "more than 2⁶³".to_owned();
        let product = clearing.own.iter().try_fold(1i64, |product, &own| product.checked_mul(own));
        let product = product.map_or_else(|| many.clone(), |product| product.to_string());
        let factors: Vec<String> = clearing.own.iter().map(ToString::to_string).collect();
        let own = match factors.len() {
            count if count > 1 && count <= 2 * LISTED => format!("{} = {product}", factors.join(" · ")),
            _ => product,
        };
        let numbers = Line::new(
            "Where the elimination leaves fractions, a group is raised to the power that makes its exponents whole, and \
             with the fractions groups can be lost. The determinants tell: the one of the repeating columns, ",
        )
        .then(self.names(&self.explanation.pivots))
        .words(format!(
            ", is {} (in the first independent rows, made whole), and {} is the greatest common divisor \
             of all determinants of this size. In groups that generate all others, the exponents of the other variables \
             therefore have a determinant of {} / {} = {quotient} in size. In the groups of these repeating variables they \
             have {own}. The index is the one over the other, {}.",
            clearing.minor,
            clearing.divisor,
            clearing.minor.unsigned_abs(),
            clearing.divisor,
            clearing.index.map_or(many, |index| index.to_string()),
        ));
        blocks.push(Block::Paragraph(numbers));
        let verdict = match (self.basis.index(), self.explanation.choice) {
            (1, RepeatingChoice::First) => {
                "The groups shown are another choice, of index 1: every Π group with whole exponents is a product of whole \
                 powers of them."
                    .to_owned()
            }
            (1, ..) => {
                "Nothing was lost: every Π group with whole exponents is a product of whole powers of the groups shown."
                    .to_owned()
            }
            (index, ..) => format!(
                "Groups were lost: of the Π groups with whole exponents, one in {index} is a product of whole powers of the \
                 groups shown; the others need roots."
            ),
        };
        blocks.push(Block::Paragraph(Line::new(verdict)));
        blocks
    }

    fn scale(&self) -> Vec<Block> {
        let Some(target) = self.basis.problem().target() else { return Vec::new() };
        let n = self.inputs().len();
        let Ok(scale) = self.basis.scale() else { return self.unreachable(target) };
        let mut blocks = vec![
            Block::Heading(Line::new("The scale of ").name(target.name())),
            Block::Paragraph(
                Line::new(
                    "A product of powers of the inputs with the target's dimension has exponents that solve the linear \
                     system: dimensional matrix times exponents = column of ",
                )
                .name(target.name())
                .words("."),
            ),
        ];
        let mut items = Vec::new();
        if !self.explanation.steps.is_empty() {
            items.push(Line::new("With the pivots alone, the last column reads ").then(self.reading(n, target.name())));
        }
        items.push(Line::new("The solution chosen: ").name(target.name()).words(" ~ ").scale(&scale));
        let sum = |row: usize| {
            let terms = scale.exponents().iter().zip(&self.explanation.matrix[row]);
            let terms = terms.filter_map(|(&exponent, &entry)| entry.checked_mul(exponent));
            terms.filter(|term| !term.is_zero()).collect::<Vec<_>>()
        };
        let mut check = Line::new("Check: ");
        let mut any = false;
        for (row, base) in self.explanation.bases.iter().enumerate() {
            let mut terms = sum(row);
            if let Some(minus) = Rational::ZERO.checked_sub(self.explanation.matrix[row][n])
                && !minus.is_zero()
            {
                terms.push(minus);
            }
            if !terms.is_empty() {
                check = check.words(if any { "; " } else { "" }).base(base).words(": ").balance(terms);
                any = true;
            }
        }
        if any {
            items.push(check.words(" (the target's exponent last)"));
        }
        blocks.push(Block::Items(items));
        let fixed = if self.basis.repeating().is_some() {
            "Only repeating variables are used, since they were named."
        } else if self.basis.groups().is_empty() {
            "It is the only one: the inputs are independent."
        } else {
            "Any solution times any product of the groups is one as well. Of those that are made of positive inputs, this has \
             whole exponents, or else the smallest common denominator; then the fewest viscosities, then the fewest \
             variables and smallest exponents, then the earliest inputs."
        };
        blocks.push(Block::Paragraph(Line::new(fixed)));
        let mut law = Line::new("So the law is ").name(target.name()).words(" = ");
        let is_one = scale.factors().next().is_none();
        if !is_one {
            law = law.scale(&scale).words(" · ");
        }
        law = match self.basis.groups() {
            [] => law.words(if is_one { "constant" } else { "a constant" }),
            groups => {
                let list = groups.iter().enumerate().fold(Line::new("F("), |line, (place, group)| {
                    if place == 0 { line } else { line.words(", ") }.label(group)
                });
                law.then(list).words(")")
            }
        };
        blocks.push(Block::Paragraph(law.words(".")));
        blocks
    }

    fn unreachable(&self, target: &Variable) -> Vec<Block> {
        let mut blocks = vec![Block::Heading(Line::new("Why ").name(target.name()).words(" is out of reach"))];
        let Some(certificate) = &self.explanation.certificate else {
            let signed = self.inputs().iter().filter(|input| input.sign() != Sign::Positive).map(Variable::name);
            blocks.push(Block::Paragraph(
                Line::new("The dimensions allow a scale, but a scale is made of positive quantities, and ")
                    .names(signed)
                    .words(" may be zero or negative."),
            ));
            return blocks;
        };
        let rows = self.explanation.bases.iter().zip(certificate).filter(|(_, exponent)| !exponent.is_zero());
        let rows: Vec<_> = rows.collect();
        let n = self.inputs().len();
        let value = certificate.iter().enumerate().try_fold(Rational::ZERO, |sum, (row, &exponent)| {
            sum.checked_add(exponent.checked_mul(self.explanation.matrix[row][n])?)
        });
        let mut combination = Line::default();
        let mut change = Line::default();
        for (place, (base, exponent)) in rows.iter().enumerate() {
            if place > 0 {
                (combination, change) = (combination.words(" + "), change.words(", "));
            }
            let times = if **exponent == Rational::ONE {
                Line::default()
            } else {
                Line::default().number(**exponent).words(" × ")
            };
            combination = combination.then(times).words("row ").base(base);
            change =
                change.words("the base unit of ").base(base).words(" by ").product(vec![("λ".to_owned(), **exponent)]);
        }
        let value = value.unwrap_or(Rational::ZERO);
        let start = if rows.len() == 1 { "Take " } else { "Add up rows of the matrix: " };
        blocks.push(Block::Paragraph(
            Line::new(start)
                .then(combination)
                .words(". Every input has the entry 0 there, and ")
                .name(target.name())
                .words(" has ")
                .number(value)
                .words(". Of exponents that make the target the linear system would say 0 = ")
                .number(value)
                .words(": there are none."),
        ));
        blocks.push(Block::Paragraph(
            Line::new("As a change of base units: divide ")
                .then(change)
                .words(". No input changes its number, and the number of ")
                .name(target.name())
                .words(" is multiplied by ")
                .product(vec![("λ".to_owned(), value)])
                .words(", whatever λ is. No law of these inputs alone can follow that: an input is missing."),
        ));
        blocks
    }

    fn unused(&self) -> Vec<Block> {
        let unused = self.basis.unused();
        let reachable = self.basis.problem().target().is_none() || self.basis.scale().is_ok();
        if unused.is_empty() || !reachable {
            return Vec::new();
        }
        let place = if self.basis.problem().target().is_some() { "no group and not the scale" } else { "no group" };
        let item = |variable: &&Variable| {
            let dimension: Dimension = variable.dimension();
            Line::default()
                .name(variable.name())
                .words(format!(" enters {place}: no product of powers of the other inputs has its dimension "))
                .dimension(&dimension)
                .words(".")
        };
        vec![Block::Heading(Line::new("Unused inputs")), Block::Items(unused.iter().map(item).collect())]
    }
}
