//! The grammar of products, and each mistake with its message.

use super::{describe, is_plain, read};
use crate::rational::Rational;
use crate::text::Text;

const NAMES: [&str; 7] = ["U", "L", "g", "ρ_p", "inlet.speed", "wing span", "sqrt2"];

fn exponents(text: &str) -> Result<Vec<String>, (String, String, (usize, usize))> {
    let mut exponents = [Rational::ZERO; NAMES.len()];
    match read(text, 0, &NAMES, &mut exponents) {
        Ok(()) => {
            let pairs = NAMES.iter().zip(exponents).filter(|(_, exponent)| !exponent.is_zero());
            Ok(pairs.map(|(name, exponent)| format!("{name}:{exponent}")).collect())
        }
        Err(mistake) => {
            let (mut message, mut help) = (Text::new(), Text::new());
            describe(&mistake, text, &NAMES, &mut message, &mut help);
            Err((message.as_str().to_owned(), help.as_str().to_owned(), (mistake.start, mistake.end)))
        }
    }
}

#[test]
fn one_product_has_many_spellings() {
    for text in [
        "U^2/(g L)",
        "U² / (g·L)",
        "U**2/(g*L)",
        "U U/g/L",
        "(U/(g*L)^(1/2))^2",
        "(U/sqrt(g*L))²",
        "(U/√(g L))^2.0",
        "U^+2 g^-1 L⁻¹",
        "1/(g L U^(-2))",
        "1 U^(4/2) / (1*(g)(L))",
        "  U\t^ 2/( g × L )",
        "(U^0.5)^4 (g L)^−1",
    ] {
        assert_eq!(exponents(text).as_deref(), Ok(&["U:2", "L:-1", "g:-1"].map(String::from)[..]), "{text}");
    }
    assert_eq!(exponents("√U^3").unwrap(), ["U:3/2"]);
    assert_eq!(exponents("U^-0.25").unwrap(), ["U:-1/4"]);
    assert_eq!(exponents("ρ_p inlet.speed/sqrt2").unwrap(), ["ρ_p:1", "inlet.speed:1", "sqrt2:-1"]);
    assert_eq!(exponents("`wing span`/`L`").unwrap(), ["L:-1", "wing span:1"]);
    assert_eq!(exponents("U/U"), Ok(vec![]));
}

#[test]
fn mistakes_say_what_is_wrong_and_where() {
    let known = "the quantities are `U`, `L`, `g`, `ρ_p`, `inlet.speed`, `wing span`, `sqrt2`";
    let reading = "write the divisor in parentheses, as in `a/(b c)`, or the product first, as in `a c/b`";
    let exponent = "write an exponent such as `^2`, `^-1`, `^(1/2)` or `²`";
    for (text, message, help, span) in [
        ("", "nothing stands where a product of quantities is needed", "write a product such as `a*b/c`", (0, 0)),
        ("U ()", "nothing stands where a product of quantities is needed", "write a product such as `a*b/c`", (2, 4)),
        ("U/ρ_q", "no quantity is called `ρ_q`", &format!("did you mean `ρ_p`? The{}", &known[3..]), (2, 6)),
        ("U/`x y`", "no quantity is called `x y`", known, (3, 6)),
        (
            "2 U/L",
            "`2` is a number, and a constant factor changes no basis",
            "leave it out: a group stands for all its multiples",
            (0, 1),
        ),
        (
            "U/(0.5 L)",
            "`0.5` is a number, and a constant factor changes no basis",
            "leave it out: a group stands for all its multiples",
            (3, 6),
        ),
        (
            "π U",
            "`π` is a number, and a constant factor changes no basis",
            "leave it out: a group stands for all its multiples",
            (0, 2),
        ),
        ("U^1/2", "`^1/2` has two readings", "put the exponent in parentheses, as in `a^(1/2)`", (1, 5)),
        ("U/g L", "`U/g L` has two readings, for `/` divides by the one factor behind it", reading, (0, 5)),
        ("g (U/g*L)", "`(U/g*L` has two readings, for `/` divides by the one factor behind it", reading, (2, 8)),
        ("U + L", "`+` does not join quantities in a product of powers", "join them with `*`, `/` or a space", (2, 3)),
        ("U = L", "`=` does not join quantities in a product of powers", "join them with `*`, `/` or a space", (2, 3)),
        ("U = L", "`=` does not join quantities in a product of powers", "join them with `*`, `/` or a space", (2, 3)),
        ("/U", "`/` has nothing before it", "write `1/a` for a reciprocal, and a quantity before a power", (0, 1)),
        ("U*²", "`²` has nothing before it", "write `1/a` for a reciprocal, and a quantity before a power", (2, 4)),
        ("U*(L/)", "`/` has nothing behind it", "write a quantity behind it", (4, 5)),
        ("U/√", "`√` has nothing behind it", "write a quantity behind it", (2, 5)),
        ("U/(L", "a parenthesis or a backquote is never closed", "close it", (2, 3)),
        ("U/`L", "a parenthesis or a backquote is never closed", "close it", (2, 3)),
        ("U)", "a `)` without a `(`", "remove it, or open it with `(`", (1, 2)),
        ("U^x", "no exact rational exponent in `^x`", exponent, (1, 3)),
        ("U^(1/0)", "no exact rational exponent in `^(1/0)`", exponent, (1, 7)),
        ("U^", "no exact rational exponent in `^`", exponent, (1, 2)),
        ("U²⁻", "no exact rational exponent in `²`", exponent, (1, 3)),
        ("U^2^3", "`^` is a second exponent", "write one exponent, as in `a^4`", (3, 4)),
        ("U²**3", "`**` is a second exponent", "write one exponent, as in `a^4`", (3, 5)),
        (
            "(U^9000000000)^9000000000",
            "an exponent of the product does not fit a 64-bit rational number",
            "use smaller exponents",
            (1, 13),
        ),
        (
            "U#",
            "`#` has no meaning in a product",
            "write names that have other characters than letters, digits, `_` and `.` in backquotes",
            (1, 2),
        ),
    ] {
        assert_eq!(exponents(text), Err((message.to_owned(), help.to_owned(), span)), "{text}");
    }
    let deep = "(".repeat(16) + "U" + &")".repeat(16);
    assert_eq!(exponents(&deep).unwrap_err().0, "more than 15 parentheses stand inside each other");
    assert!(exponents(&deep[1..32]).is_ok());
}

#[test]
fn names_that_are_plain_need_no_backquotes() {
    assert!(["U", "ρ_p", "inlet.speed", "k_B", "x1", "T∞"].iter().all(|name| is_plain(name)));
    assert!(["", "wing span", "2a", "x²", "a-b", ".a", "a.", "a*"].iter().all(|name| !is_plain(name)));
}
