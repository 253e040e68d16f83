use super::dictionary::FAMILY_KEYS;
use super::*;

fn all() -> impl Iterator<Item = &'static NamedNumber> {
    NUMBERS.iter().flat_map(|field| field.iter())
}

#[test]
fn every_form_is_of_dimension_one_and_no_power() {
    for number in all() {
        assert!(!number.forms.is_empty(), "{}", number.name);
        for form in number.forms {
            // Sixths of the seven exponents, from the keys of the dimensions.
            let mut sums = [0; 7];
            for &(kind, exponent) in form.roles {
                let key = FAMILY_KEYS[Tag::of(kind).family as usize];
                for (i, sum) in sums.iter_mut().enumerate() {
                    *sum += exponent * ((key >> (8 * i) & 0xff) as i64 - 128);
                }
            }
            assert_eq!(sums, [0; 7], "{}", number.name);
            let common = form
                .roles
                .iter()
                .fold(0, |common, &(_, exponent)| crate::rational::gcd(common, exponent.unsigned_abs() as u128));
            assert_eq!(common, 1, "{}: the common divisor belongs into the power", number.name);
            assert!(form.power.numerator() > 0 && form.roles.len() <= MAX_ROLES, "{}", number.name);
        }
    }
}

#[test]
fn symbols_and_names_are_unique_and_the_catalogue_is_whole() {
    let symbols: std::collections::BTreeSet<_> = all().map(|number| number.symbol).collect();
    let names: std::collections::BTreeSet<_> = all().map(|number| number.name).collect();
    assert_eq!((symbols.len(), names.len()), (all().count(), all().count()));
    assert!(all().count() >= 215);
    for number in all() {
        assert!(!number.meaning.is_empty() && !number.factor.is_empty(), "{}", number.name);
    }
}

#[test]
fn every_number_is_recognised_when_the_kinds_of_its_variables_are_known() {
    for number in all() {
        for form in number.forms {
            let tags: Vec<Tag> = form.roles.iter().map(|&(kind, _)| Tag::of(kind)).collect();
            for sign in [1, -1] {
                let exponents: Vec<i64> = form.roles.iter().map(|&(_, exponent)| sign * exponent).collect();
                let found = recognise(&tags, &exponents);
                let certain = found.certain().unwrap_or_else(|| panic!("{} is not recognised", number.name));
                // Another number of the same kinds of quantities may have the name; then this one is listed.
                let listed =
                    certain.number.name == number.name || found.others().any(|other| other.number.name == number.name);
                assert!(listed, "{} is taken for {}", number.name, certain.number.name);
            }
        }
    }
}

#[test]
fn no_group_matches_more_numbers_than_are_kept() {
    for number in all() {
        for form in number.forms {
            let tags: Vec<Tag> = form.roles.iter().map(|&(kind, _)| Tag { kinds: 0, ..Tag::of(kind) }).collect();
            let exponents: Vec<i64> = form.roles.iter().map(|&(_, exponent)| exponent).collect();
            assert!(recognise(&tags, &exponents).count < MAX_HITS, "{}", number.name);
        }
    }
}

#[test]
fn names_say_what_a_variable_is() {
    let length = Dimension::si([1, 0, 0, 0, 0, 0, 0]);
    let kind = |name| Tag::new(name, &length, false).kinds;
    for (name, wanted) in [
        ("pipe_diameter", Kind::Diameter),
        ("D", Kind::Diameter),
        ("D_1", Kind::Diameter),
        ("inlet.diameter", Kind::Diameter),
        ("hydraulic diameter", Kind::Diameter),
        ("Roughness height", Kind::Roughness),
        ("mean-free-path", Kind::MeanFreePath),
        ("d_p", Kind::ParticleDiameter),
    ] {
        assert_eq!(kind(name), Tag::of(wanted).kinds, "{name}");
    }
    assert_eq!(kind("xyz"), 0);
    assert_eq!(kind("lambda"), Tag::of(Kind::Wavelength).kinds | Tag::of(Kind::MeanFreePath).kinds);
    // The symbol of a constant is what the constant is.
    let velocity = Dimension::si([1, 0, -1, 0, 0, 0, 0]);
    assert_eq!(Tag::new("c", &velocity, true).kinds, Tag::of(Kind::SpeedOfLight).kinds);
    let mut tags = [Tag::new("c", &velocity, false), Tag::of(Kind::Density)];
    settle(&mut tags);
    assert_eq!(tags[0].kinds, Tag::of(Kind::SpeedOfSound).kinds);
    // Fractional exponents have their families, declared base quantities have none.
    let chezy = Dimension::si([1, 0, -2, 0, 0, 0, 0]).power(crate::Rational::new(1, 2).unwrap()).unwrap();
    assert_eq!(Tag::new("C", &chezy, false).kinds, Tag::of(Kind::Chezy).kinds);
}
