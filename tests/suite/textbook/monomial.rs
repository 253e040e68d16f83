//! Products of powers as sources write them: `Re = rho U D/mu`, `V/(g L)^(1/2)`.

use dimensionless::Rational;

/// A product of powers with the symbol before its `=`.
pub(super) struct Monomial<'a> {
    pub(super) symbol: Option<&'a str>,
    factors: Vec<(&'a str, Rational)>,
}

impl<'a> Monomial<'a> {
    /// Reads factors with spaces between them, at most one `/`, and powers of names and brackets.
    #[track_caller]
    pub(super) fn parse(text: &'a str) -> Self {
        let (symbol, product) = match text.split_once(" = ") {
            Some((symbol, product)) => (Some(symbol), product),
            None => (None, text),
        };
        let mut reader = Reader { rest: product };
        let mut factors = reader.product();
        if reader.eat("/") {
            let below = reader.factor();
            factors.extend(below.into_iter().map(|(name, power)| (name, Rational::ZERO.checked_sub(power).unwrap())));
        }
        assert!(reader.rest.is_empty(), "`{}` of `{text}` is not read", reader.rest);
        Self { symbol, factors }
    }

    /// The exponents of named quantities in their order, or a name that none of them has.
    pub(super) fn exponents<'b>(&self, names: impl Iterator<Item = &'b str>) -> Result<Vec<Rational>, &'a str> {
        let names: Vec<&str> = names.collect();
        let mut exponents = vec![Rational::ZERO; names.len()];
        for &(name, power) in &self.factors {
            let place = names.iter().position(|other| *other == name).ok_or(name)?;
            exponents[place] = exponents[place].checked_add(power).unwrap();
        }
        Ok(exponents)
    }
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn eat(&mut self, token: &str) -> bool {
        let rest = self.rest.strip_prefix(token);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn product(&mut self) -> Vec<(&'a str, Rational)> {
        let mut factors = self.factor();
        while self.eat(" ") {
            factors.extend(self.factor());
        }
        factors
    }

    fn factor(&mut self) -> Vec<(&'a str, Rational)> {
        let factors = if self.eat("(") {
            let product = self.product();
            assert!(self.eat(")"), "`)` is missing before `{}`", self.rest);
            product
        } else {
            vec![(self.name(), Rational::ONE)]
        };
        let power = if self.eat("^") { self.power() } else { Rational::ONE };
        factors.into_iter().map(|(name, exponent)| (name, exponent.checked_mul(power).unwrap())).collect()
    }

    fn name(&mut self) -> &'a str {
        let end = self.rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        assert!(!name.is_empty(), "a name is missing before `{rest}`");
        self.rest = rest;
        name
    }

    fn power(&mut self) -> Rational {
        let number = |reader: &mut Self| reader.name().parse::<i64>().unwrap();
        if self.eat("(") {
            let numerator = number(self);
            assert!(self.eat("/"), "a fraction is missing before `{}`", self.rest);
            let power = Rational::new(numerator, number(self)).unwrap();
            assert!(self.eat(")"), "`)` is missing before `{}`", self.rest);
            power
        } else {
            Rational::integer(number(self))
        }
    }
}
