//! Similitude: the example's numbers, its messages, and a property on random problems.

use dimensionless::{Code, PiBasis, Problem, Rational, Similarity, similitude};
use proptest::prelude::*;

use crate::solver::{problem, problems};

#[path = "../../examples/similitude.rs"]
#[allow(dead_code, reason = "`main` and the printing belong to the example")]
mod ship;

use ship::{SPEED, Ship, both_held, ratio};

#[test]
fn a_ship_of_25_times_the_length_runs_five_times_as_fast() {
    assert_eq!(SPEED, Rational::new(1, 2));
    assert_eq!(similitude::<Ship>().to_string(), "speed λ^(1/2), length λ, density 1, viscosity 1, g 1");
    assert_eq!(ratio("speed", 25.0), Some(5.0));
    assert_eq!(ratio("length/speed", 25.0), Some(5.0));
    assert_eq!(ratio("density*speed^2*length^2", 25.0), Some(15_625.0));
    assert_eq!(ratio("density*speed*length/viscosity", 25.0), Some(125.0));
    assert_eq!(ratio("speed^2/(g*length)", 25.0), Some(1.0));
    assert_eq!(ratio("draught", 25.0), None);
}

#[test]
fn with_both_numbers_held_the_liquid_is_part_of_the_model() {
    assert_eq!(both_held().unwrap(), ["1/2", "1", "0", "3/2", "0"]);
}

const SHIP: &str = "speed [m/s], length [m], density [kg/m^3], viscosity [Pa s], g [m/s^2]";

fn refused(hold: &[&str], same: &[&str], by: &str) -> (String, String) {
    let problem = Problem::parse(SHIP).unwrap();
    let groups = ["Re = density*speed*length/viscosity", "Fr = speed/(g length)^(1/2)"];
    let basis = PiBasis::with_declared(&problem, &groups).unwrap();
    let error = basis.similitude(&Similarity { hold, same, by }).unwrap_err();
    assert_eq!(error.code(), Code::Group);
    (error.to_string(), error.next_step().unwrap().to_owned())
}

#[test]
fn clashes_and_free_quantities_are_named() {
    let known = "the quantities are `speed`, `length`, `density`, `viscosity`, `g`";
    for (hold, same, by, message, help) in [
        (
            &["Re", "Fr"][..],
            &["viscosity", "density", "g"][..],
            "length",
            "holding `Re` and `Fr` with the same `density`, `viscosity`, `g` forces `length` to scale by λ⁰",
            "give up one: hold one group less, or let one of these quantities differ",
        ),
        (
            &["Fr", "Re"],
            &["g", "speed", "density"],
            "length",
            "holding `Fr` with the same `speed`, `g` forces `length` to scale by λ⁰",
            "let one of these quantities differ, or do not hold the group",
        ),
        (
            &["Fr"],
            &["length"],
            "length",
            "keeping the same `length` forces `length` to scale by λ⁰",
            "let it differ: it is what sets λ",
        ),
        (
            &["Fr"],
            &["g"],
            "length",
            "holding `Fr` with the same `g` leaves free how `density`, `viscosity` scale",
            "hold 2 groups more, or say that some of these are the same",
        ),
        (
            &["Re", "Fr"],
            &["density"],
            "length",
            "holding `Re` and `Fr` with the same `density` leaves free how `speed`, `viscosity`, `g` scale",
            "hold one group more, or say that one of these is the same",
        ),
        (
            &["Rr"],
            &[],
            "length",
            "no group and no quantity is called `Rr`",
            "declare the group, or hold a product such as `a*b/c`",
        ),
        (&["re"], &[], "length", "no group and no quantity is called `re`", "did you mean `Re`?"),
        (
            &["Re"],
            &["densty"],
            "length",
            "no quantity is called `densty`",
            &format!("did you mean `density`? The{}", &known[3..]),
        ),
        (&["Re"], &[], "width", "no quantity is called `width`", known),
        (
            &["speed^2/g"],
            &[],
            "length",
            "`speed^2/g` is held, and has the dimension [L] instead of 1",
            "divide it by `length`",
        ),
        (
            &["speed^2/g length"],
            &[],
            "length",
            "`speed^2/g length` has two readings, for `/` divides by the one factor behind it",
            "write the divisor in parentheses, as in `a/(b c)`, or the product first, as in `a c/b`",
        ),
    ] {
        assert_eq!(refused(hold, same, by), (message.to_owned(), help.to_owned()));
    }
}

#[test]
fn groups_are_held_by_the_symbols_that_are_shown() {
    let basis = Problem::parse("speed [m/s], length [m], g [m/s^2]").unwrap().solve().unwrap();
    assert_eq!(basis.groups()[0].symbol().as_deref(), Some("Fr²"));
    for word in ["Fr", "Fr²", "Fr^2"] {
        let exponents = basis.similitude(&Similarity { hold: &[word], same: &["g"], by: "length" }).unwrap();
        assert_eq!(exponents[0], Rational::new(1, 2).unwrap(), "{word}");
    }
    // Also where the group is a root of the number.
    let basis = Problem::parse("angular_velocity [rad/s], radius [m], nu [m^2/s]").unwrap().solve().unwrap();
    assert_eq!(basis.groups()[0].symbol().as_deref(), Some("Ta^(1/2)"));
    for word in ["Ta", "Ta^(1/2)"] {
        let exponents = basis.similitude(&Similarity { hold: &[word], same: &["nu"], by: "radius" }).unwrap();
        assert_eq!(exponents[0], Rational::integer(-2), "{word}");
    }
}

proptest! {
    /// What is found holds every group; what clashes has no solution with λ ≠ 1.
    #[test]
    fn held_groups_and_equal_quantities_stay(dimensions in problems(), choice in any::<(u16, u16, u8)>()) {
        let problem = problem(&dimensions, None);
        let basis = problem.solve().unwrap();
        prop_assume!(!dimensions.is_empty());
        let products: Vec<String> = basis.groups().iter().map(ToString::to_string).collect();
        let names: Vec<&str> = problem.variables().iter().map(|variable| variable.name()).collect();
        let picked = |bits: u16, i: usize| bits >> (i % 16) & 1 == 1;
        let hold: Vec<&str> = products.iter().enumerate().filter(|(i, _)| picked(choice.0, *i)).map(|(_, p)| p.as_str()).collect();
        let same: Vec<&str> = names.iter().enumerate().filter(|(i, _)| picked(choice.1, *i)).map(|(_, n)| *n).collect();
        let by = names[usize::from(choice.2) % names.len()];
        match basis.similitude(&Similarity { hold: &hold, same: &same, by }) {
            Ok(exponents) => {
                for (i, group) in basis.groups().iter().enumerate().filter(|(i, _)| picked(choice.0, *i)) {
                    let terms = group.exponents().iter().zip(&exponents);
                    let sum = terms.fold(Rational::ZERO, |sum, (&e, s)| {
                        sum.checked_add(Rational::integer(e).checked_mul(*s).unwrap()).unwrap()
                    });
                    prop_assert!(sum.is_zero(), "group {i}");
                }
                for (name, exponent) in names.iter().zip(&exponents) {
                    prop_assert!(!same.contains(name) || exponent.is_zero());
                    prop_assert!(*name != by || *exponent == Rational::ONE);
                }
            }
            // Dense thirds and halves of a dozen quantities can leave the range of the integers, by name.
            Err(error) if error.code() == dimensionless::Code::Overflow => {}
            Err(error) => {
                prop_assert!(error.to_string().ends_with("λ⁰") || error.to_string().contains("leaves free how "), "{error}");
                // The words name enough conditions to clash by themselves, or quantities that are indeed free.
                let message = error.to_string();
                let words: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
                if message.ends_with("λ⁰") {
                    let held: Vec<&str> = hold.iter().copied().filter(|group| words.contains(group)).collect();
                    let kept: Vec<&str> =
                        same.iter().copied().filter(|name| words[..words.len() - 1].contains(name)).collect();
                    let again = basis.similitude(&Similarity { hold: &held, same: &kept, by }).unwrap_err();
                    prop_assert_eq!(again.to_string(), message);
                } else {
                    let free = message.split_once("leaves free how ").unwrap().1;
                    let free: Vec<&str> = free.split('`').skip(1).step_by(2).collect();
                    prop_assert!(!free.is_empty());
                    for name in free {
                        let more: Vec<&str> = same.iter().copied().chain([name]).collect();
                        let again = basis.similitude(&Similarity { hold: &hold, same: &more, by });
                        prop_assert!(again.is_ok() || !again.unwrap_err().to_string().ends_with("λ⁰"));
                    }
                }
            }
        }
    }
}
