//! Groups that the user declares: what is accepted, what is refused and with which words.

use dimensionless::{
    Code, FitOptions, Inputs, ModelChoice, PiBasis, Problem, Rational, Sign, Table, TableLaw, Unit, Variable,
};
use proptest::prelude::*;

use crate::solver::{problem, problems};

const FLOW: &str = "drag [N] ~ speed [m/s], diameter [m], density [kg/m^3], viscosity [Pa s], g [m/s^2], sigma [N/m]";

fn declare(problem: &str, groups: &[&str]) -> Result<PiBasis, (String, String)> {
    PiBasis::with_declared(&Problem::parse(problem).unwrap(), groups).map_err(|error| {
        assert!(matches!(error.code(), Code::Group | Code::Overflow));
        (error.to_string(), error.next_step().unwrap_or_default().to_owned())
    })
}

#[track_caller]
fn assert_refused(problem: &str, groups: &[&str], message: &str, help: &str) {
    assert_eq!(declare(problem, groups), Err((message.to_owned(), help.to_owned())));
}

#[test]
fn declared_groups_are_the_basis_in_their_order_with_their_symbols() {
    let groups =
        ["We = density speed² diameter/sigma", "Fr = speed/sqrt(g diameter)", "R = density*speed*diameter/viscosity"];
    let basis = declare(FLOW, &groups).unwrap();
    let shown: Vec<_> = basis.groups().iter().map(|group| (group.symbol().unwrap(), group.name().unwrap())).collect();
    let names = ["Weber number", "Froude number", "Reynolds number"];
    assert_eq!(shown, [("We".to_owned(), names[0]), ("Fr²".to_owned(), names[1]), ("R".to_owned(), names[2])]);
    assert_eq!(basis.groups()[1].exponents(), [2, -1, 0, 0, -1, 0]);
    assert_eq!((basis.rank(), basis.index()), (3, 1));
    assert!(basis.scale().is_ok());
}

#[test]
fn symbols_are_optional_and_powers_stay_whole() {
    let (_, help) = declare("a [m], b [m^2], c [1]", &["X = c", "(a²/b)^(3/2) c^(1/2)"]).unwrap_err();
    assert_eq!(help, "replace `(a²/b)^(3/2) c^(1/2)` by `a²/b`");
    let basis = declare("a [m], b [m^2], c [1]", &["(a²/b)^(-1/2)", "X = 1/c"]).unwrap();
    assert_eq!(basis.groups()[0].to_string(), "b/a²");
    assert_eq!((basis.groups()[0].symbol(), basis.groups()[1].symbol().as_deref()), (None, Some("X")));
}

#[test]
fn a_line_that_is_shown_can_be_declared() {
    for text in ["Fr² = speed²/(g·diameter)", "Fr^2 = speed²/(g·diameter)", "Fr^(-2) = g diameter/speed^2"] {
        let basis = declare("speed [m/s], diameter [m], g [m/s^2]", &[text]).unwrap();
        assert_eq!(basis.groups()[0].symbol().as_deref(), Some("Fr²"), "{text}");
        assert_eq!(basis.groups()[0].exponents(), [2, -1, -1], "{text}");
    }
    // A root of a number is shown where the number itself would generate a part of the groups only.
    let rotation = "angular_velocity [rad/s], radius [m], nu [m^2/s]";
    let shown = Problem::parse(rotation).unwrap().solve().unwrap().groups()[0].clone();
    assert_eq!(shown.symbol().as_deref(), Some("Ta^(1/2)"));
    for text in [format!("Ta^(1/2) = {shown}"), "Ta^(-1/2) = nu/(angular_velocity radius²)".to_owned()] {
        assert_eq!(declare(rotation, &[&text]).unwrap().groups()[0], shown, "{text}");
    }
    assert_refused(
        rotation,
        &["Ta = angular_velocity² radius⁴/nu²"],
        "the declared groups generate only a part of the Π groups (index 2): `angular_velocity·radius²/nu` is no product \
         of whole powers of theirs",
        "replace `Ta` by `Ta = angular_velocity·radius²/nu`",
    );
    assert_refused(
        &format!("{rotation}, height [m]"),
        &["Ta^(1/2) = angular_velocity radius²/nu", "radius/height", "Ek = nu/(angular_velocity height²)"],
        "the group `Ek` depends on the others: it is `Ta`^(-1/2)·`radius/height`²",
        "leave it out, or declare an independent group in its place",
    );
}

#[test]
fn a_group_with_a_dimension_names_what_is_left() {
    assert_refused(
        FLOW,
        &["Re = density*speed/viscosity"],
        "the group `Re` has the dimension [L⁻¹] instead of 1",
        "multiply it by `diameter`",
    );
    assert_refused(
        "a [m], b [m^2], t [s]",
        &["a b^(3/2)"],
        "the group `a b^(3/2)` has the dimension [L⁸] instead of 1",
        "divide it by `a⁸`, or divide it by `b⁴`",
    );
    assert_refused(
        "speed [m/s], mass [kg]",
        &["X = speed"],
        "the group `X` has the dimension [L T⁻¹] instead of 1",
        "let the dimensions cancel: a factor of the dimension [L⁻¹ T] is missing",
    );
    assert_refused(
        "x [m^2], y [s], z [kg]",
        &["X = x y"],
        "the group `X` has the dimension [L² T] instead of 1",
        "let the dimensions cancel: a factor of the dimension [L⁻² T⁻¹] is missing",
    );
}

#[test]
fn a_dependent_group_is_written_in_the_others() {
    let others = ["Re = density*speed*diameter/viscosity", "We = density*speed²*diameter/sigma"];
    assert_refused(
        FLOW,
        &[others[0], others[1], "Ca = viscosity*speed/sigma"],
        "the group `Ca` depends on the others: it is `Re`⁻¹·`We`",
        "leave it out, or declare an independent group in its place",
    );
    assert_refused(
        FLOW,
        &[others[0], others[1], "Oh = viscosity/sqrt(density*sigma*diameter)"],
        "the group `Oh` depends on the others: it is `Re`⁻¹·`We`^(1/2)",
        "leave it out, or declare an independent group in its place",
    );
    assert_refused(
        "a [m], b [m]",
        &["A = a/b", "b/a"],
        "the group `b/a` depends on the others: it is `A`⁻¹",
        "leave it out, or declare an independent group in its place",
    );
    assert_refused(
        "a [m], b [m]",
        &["A = a b/(b a)"],
        "`A` is 1 whatever the quantities are: everything in it cancels",
        "leave it out, or correct it",
    );
}

#[test]
fn groups_that_are_too_few_are_completed() {
    assert_refused(
        "speed [m/s], length [m], g [m/s^2], nu [m^2/s]",
        &["Re = speed*length/nu"],
        "the declared groups are not complete: there are 2 independent Π groups, and 1 is declared",
        "add `Π1 = speed²/(length·g)`",
    );
    assert_refused(
        "width [m], wing span [m], Π1 [m]",
        &[],
        "the declared groups are not complete: there are 2 independent Π groups, and 0 are declared",
        "add `Π2 = width/`wing span`` and `Π3 = width/Π1`",
    );
}

#[test]
fn groups_that_generate_a_part_only_are_replaced() {
    assert_refused(
        "speed [m/s], length [m], nu [m^2/s]",
        &["Re2 = (speed length/nu)^2"],
        "the declared groups generate only a part of the Π groups (index 2): `speed·length/nu` is no product of whole \
         powers of theirs",
        "replace `Re2` by `Re2 = speed·length/nu`",
    );
    assert_refused(
        "a [m], b [m], c [m]",
        &["A = a b/c²", "B = b/a"],
        "the declared groups generate only a part of the Π groups (index 2): `c/a` is no product of whole powers of \
         theirs",
        "replace `B` by `B = c/a`",
    );
}

#[test]
fn quantities_that_may_be_zero_stay_in_numerators() {
    let problem = Problem::parse("rise [K], warming [K], ambient [K]").unwrap();
    let problem = problem.with_sign("rise", Sign::Signed).unwrap().with_sign("warming", Sign::Nonnegative).unwrap();
    let refused = |groups: &[&str]| {
        let error = PiBasis::with_declared(&problem, groups).unwrap_err();
        (error.to_string(), error.next_step().unwrap().to_owned())
    };
    assert!(PiBasis::with_declared(&problem, &["rise/ambient", "warming/ambient"]).is_ok());
    assert_eq!(
        refused(&["X = rise/warming"]),
        (
            "`warming` may be zero and stands in the denominator of the group `X`".to_owned(),
            "keep it in the numerator: only positive quantities can be divided by".to_owned()
        )
    );
    assert_eq!(
        refused(&["X = ambient/rise"]),
        (
            "`rise` may be zero or negative and stands in the denominator of the group `X`".to_owned(),
            "declare the inverse: only positive quantities can be divided by".to_owned()
        )
    );
    assert_eq!(refused(&["X = rise"]).1, "divide it by `ambient`");
}

#[test]
fn symbols_are_names_of_their_own() {
    for (groups, message, help) in [
        (
            &["= a/b"][..],
            "`= a/b` has no symbol before its `=`",
            "write one made of letters, digits, `_` and `.`, as in `Re = a*b/c`",
        ),
        (
            &["A B = a/b"],
            "`A B = a/b` has no symbol before its `=`",
            "write one made of letters, digits, `_` and `.`, as in `Re = a*b/c`",
        ),
        (
            &["A⁰ = a/b"],
            "`A⁰ = a/b` has no symbol before its `=`",
            "write one made of letters, digits, `_` and `.`, as in `Re = a*b/c`",
        ),
        (&["a = a/b"], "a quantity is called `a` already", "give the group another symbol"),
        (&["A = a/b", "A = a/c"], "two groups have the symbol `A`", "give one of them another symbol"),
    ] {
        assert_refused("a [m], b [m], c [m]", groups, message, help);
    }
}

#[test]
fn mistakes_in_a_product_have_a_place() {
    let problem = Problem::parse("speed [m/s], L [m], ν [m^2/s]").unwrap();
    let error = PiBasis::with_declared(&problem, &["Re = sped*L/ν"]).unwrap_err();
    assert_eq!(error.to_string(), "no quantity is called `sped`");
    assert_eq!(error.next_step(), Some("did you mean `speed`? The quantities are `speed`, `L`, `ν`"));
    let place = error.location().unwrap();
    assert_eq!((place.column, place.length, place.text.as_str()), (6, 4, "Re = sped*L/ν"));
}

#[test]
fn exponents_out_of_range_are_an_error() {
    let error = declare("a [m], b [m]", &["(a/b)^9000000000000000000"]).unwrap_err();
    assert_eq!(error.0, "exact integer arithmetic left its range (±2⁵⁶) in the declared groups");
}

#[test]
fn a_saved_law_keeps_the_declared_symbols() {
    let table = Table::from_csv("y [m],a [m],b [m]\n1,2,4\n2,3,9\n4,2,5\n3,1,8\n").unwrap();
    let problem = table.problem("y", &Inputs::all()).unwrap();
    let basis = PiBasis::with_declared(&problem, &["slenderness = (a/b)^(1/3)"]).unwrap();
    assert_eq!(basis.groups()[0].symbol().as_deref(), Some("slenderness³"));
    let options = FitOptions { model: ModelChoice::PowerLaw, ..FitOptions::default() };
    let law = TableLaw::fit_basis(&basis, &table, &options).unwrap();
    assert!(law.formula().contains("slenderness³^"), "{}", law.formula());
    let again = TableLaw::from_json(&law.to_json().unwrap()).unwrap();
    assert_eq!(again, law);
    assert_eq!(again.formula(), law.formula());
}

/// Every basis with small exponents is accepted in words, and what a message says to declare is accepted.
#[track_caller]
fn texts(basis: &PiBasis) -> Vec<String> {
    basis.groups().iter().enumerate().map(|(i, group)| format!("G{i} = {group}")).collect()
}

fn with(problem: &Problem, groups: &[String]) -> dimensionless::Result<PiBasis> {
    PiBasis::with_declared(problem, &groups.iter().map(String::as_str).collect::<Vec<_>>())
}

proptest! {
    #[test]
    fn what_is_shown_can_be_declared(dimensions in problems()) {
        let problem = problem(&dimensions, None);
        let basis = problem.solve().unwrap();
        let declared = with(&problem, &texts(&basis)).unwrap();
        prop_assert_eq!(declared.rank(), basis.rank());
        for (one, other) in declared.groups().iter().zip(basis.groups()) {
            prop_assert_eq!(one.exponents(), other.exponents());
        }
    }

    #[test]
    fn what_is_missing_is_printed_ready_to_be_declared(dimensions in problems(), left_out in any::<u16>()) {
        let problem = problem(&dimensions, None);
        let all = texts(&problem.solve().unwrap());
        // Sums of neighbours, so that what is missing is not what was left out.
        let mut groups: Vec<String> = all.windows(2).map(|pair| {
            let [one, other] = pair else { unreachable!("windows of two") };
            let product = |text: &str| text.split_once(" = ").unwrap().1.to_owned();
            format!("({})({})", product(one), product(other))
        }).collect();
        groups.truncate(left_out as usize % (groups.len() + 1));
        prop_assume!(groups.len() < all.len());
        let error = with(&problem, &groups).unwrap_err();
        let help = error.next_step().unwrap();
        groups.extend(help.split('`').skip(1).step_by(2).map(str::to_owned));
        prop_assert!(with(&problem, &groups).is_ok(), "{help}");
    }

    #[test]
    fn following_the_advice_saturates(dimensions in problems(), factors in prop::collection::vec(-3i64..=3, 144)) {
        let problem = problem(&dimensions, None);
        let basis = problem.solve().unwrap();
        let count = basis.groups().len();
        // Random products of the groups: their index is the determinant of the factors.
        let rows: Vec<Vec<i64>> = (0..count).map(|i| {
            let sum = |j: usize| (0..count).map(|k| factors[i * 12 + k] * basis.groups()[k].exponents()[j]).sum();
            (0..dimensions.len()).map(sum).collect()
        }).collect();
        let index = PiBasis::with_groups(&problem, &rows).map_or(0, |basis| basis.index());
        prop_assume!(index > 0);
        let product = |row: &[i64]| {
            row.iter().enumerate().map(|(j, exponent)| format!("x{j}^({exponent})")).collect::<Vec<_>>().join(" ")
        };
        let mut groups: Vec<String> = rows.iter().enumerate().map(|(i, row)| format!("G{i} = {}", product(row))).collect();
        let mut left = index;
        loop {
            match with(&problem, &groups) {
                Ok(basis) => {
                    prop_assert_eq!((basis.index(), left), (1, 1));
                    break;
                }
                Err(error) => {
                    let message = error.to_string();
                    let part: i64 = message.split_once("(index ").unwrap().1.split_once(')').unwrap().0.parse().unwrap();
                    prop_assert_eq!(left % part, 0);
                    left /= part;
                    let replacement = error.next_step().unwrap().split('`').nth(3).unwrap().to_owned();
                    let symbol = replacement.split_once(" =").unwrap().0.to_owned();
                    let place = groups.iter().position(|group| group.starts_with(&format!("{symbol} ="))).unwrap();
                    groups[place] = replacement;
                }
            }
        }
    }
}

#[test]
fn declared_base_quantities_and_fractions_are_cancelled() {
    let half: Unit = Unit::coherent(&"L^(1/2) rain".parse().unwrap());
    let problem = Problem::new(
        vec![
            Variable::new("a", half),
            Variable::new("b", "m".parse().unwrap()),
            Variable::new("c", Unit::coherent(&"rain²".parse().unwrap())),
        ],
        None,
    )
    .unwrap();
    let error = PiBasis::with_declared(&problem, &["X = a/b^(1/2)"]).unwrap_err();
    assert_eq!(error.to_string(), "the group `X` has the dimension [rain²] instead of 1");
    assert_eq!(error.next_step(), Some("divide it by `c`"));
    let basis = PiBasis::with_declared(&problem, &["X = a/(b c)^(1/2)"]).unwrap();
    assert_eq!(basis.groups()[0].symbol().as_deref(), Some("X²"));
    assert_eq!(Rational::integer(basis.groups()[0].exponents()[0]), Rational::integer(2));
}
