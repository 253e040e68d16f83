//! Base quantities beyond the SI remove groups: H. E. Huntley, *Dimensional Analysis* (1952), and the angle.

#[path = "../../examples/directed_lengths.rs"]
#[allow(dead_code, reason = "`main` and the titles belong to the example")]
mod directed_lengths;

use directed_lengths::{CAPILLARY, Comparison, SHAFT, THROW, fit_throws};

/// The groups and the scale in the SI, and those with further base quantities.
#[track_caller]
fn solved(comparison: &Comparison) -> [(Vec<String>, String); 2] {
    comparison.solve().unwrap().map(|basis| {
        assert_eq!(basis.index(), 1);
        assert!(basis.unused().is_empty());
        (basis.groups().iter().map(ToString::to_string).collect(), basis.scale().unwrap().to_string())
    })
}

#[test]
fn lengths_in_two_directions_leave_a_throw_no_group() {
    let [si, directed] = solved(&THROW);
    assert_eq!(si.0, ["v_x/v_z"]);
    assert_eq!(directed, (Vec::new(), "v_x v_z g⁻¹".to_owned()));
}

#[test]
fn the_range_of_a_throw_is_fitted_as_one_constant() {
    let law = fit_throws().unwrap();
    assert_eq!(law.formula(), "range = 2.000 · v_x v_z g⁻¹");
}

#[test]
fn amount_of_matter_apart_from_inertia_gives_the_law_of_poiseuille() {
    let [si, directed] = solved(&CAPILLARY);
    assert_eq!(si.0, ["dpdx·density·radius³/viscosity²"]);
    assert_eq!(directed, (Vec::new(), "radius⁴ dpdx density viscosity⁻¹".to_owned()));
}

#[test]
fn the_angle_as_a_base_quantity_makes_a_shaft_linear() {
    let [si, directed] = solved(&SHAFT);
    assert_eq!(si.0, ["torque/stiffness"]);
    assert_eq!(directed, (Vec::new(), "torque stiffness⁻¹".to_owned()));
}
