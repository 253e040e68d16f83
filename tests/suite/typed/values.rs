//! Typed values that only a record makes: groups, responses and sensitivities.

use std::ops::Div;

use dimensionless::{
    Code, FieldOf, FitOptions, Groups, Law, Loss, ModelChoice, Pi, PiBasis, Quantity, Record, Table, TableLaw,
};
use uom::si::f64::{Force, MassRate, Velocity};

use super::saved::TemporaryFile;
use super::{Flow, Wave, assert_close, fitted_wave_law, flow, flows, si, wave, wave_speed};

#[test]
fn a_group_is_a_value_that_remembers_its_record() {
    fn quarter_power(reynolds: Pi<Flow, 0>) -> f64 {
        (0.25 * reynolds.ln()).exp()
    }
    let flow = flow(3);
    assert_eq!(flow.pi::<0>().value(), flow.groups()[0]);
    assert_close(quarter_power(flow.pi::<0>()), flow.groups()[0].powf(0.25), 1e-14);
    let wave = wave(5);
    assert_eq!([wave.pi::<0>().value(), wave.pi::<4>().value()], [wave.groups()[0], wave.groups()[4]]);
    assert_eq!(Groups::of(&wave).values(), wave.groups());
    assert!(wave.pi::<0>() <= wave.pi::<0>());
}

#[test]
fn the_response_times_the_scale_is_the_prediction() {
    let law = fitted_wave_law();
    for i in 301..320 {
        let wave = wave(i);
        let (response, whole) = (law.response(&Groups::of(&wave)).unwrap(), law.predict(&wave).unwrap());
        assert_eq!(law.as_table_law().scale().to_string(), "wind");
        assert_close(response.value * wave.wind.to_si(), whole.value.to_si(), 1e-12);
        assert_close(response.interval.1 * wave.wind.to_si(), whole.interval.1.to_si(), 1e-12);
        assert_eq!(response.outside, whole.outside);
    }
    // A depth below zero has no logarithm, and a Froude number made of it has none.
    let upside_down = Wave { depth: -wave(1).depth, ..wave(1) };
    let error = law.response(&Groups::of(&upside_down)).unwrap_err();
    assert_eq!(error.code(), Code::Cell);
    assert!(error.to_string().ends_with("and this law takes positive values of it only"), "{error}");
}

#[test]
fn a_law_in_other_groups_predicts_and_has_no_response() {
    let (flows, drags) = flows(40);
    let law = Law::<Flow, Force>::fit(&flows, &drags, &FitOptions::default()).unwrap();
    let problem = law.as_table_law().basis().problem();
    let inverse = PiBasis::with_groups(problem, &[vec![-1, -1, -1, 1]]).unwrap();
    let mut table = Table::new();
    let mut row = [0.0; 4];
    for (place, variable) in problem.variables().iter().enumerate() {
        let column = flows.iter().map(|flow| {
            flow.write_si(&mut row);
            row[place]
        });
        table.push(variable.name(), variable.unit().clone(), &column.collect::<Vec<_>>()).unwrap();
    }
    let drags: Vec<f64> = drags.iter().map(|drag| drag.to_si()).collect();
    table.push("target", law.as_table_law().target().unit().clone(), &drags).unwrap();
    let other = TableLaw::fit_basis(&inverse, &table, &FitOptions::default()).unwrap();
    let file = TemporaryFile::new("groups");
    other.save(&file.0).unwrap();
    let other = Law::<Flow, Force>::load(&file.0).unwrap();
    let (one, same) = (law.predict(&flows[3]).unwrap().value, other.predict(&flows[3]).unwrap().value);
    assert_close(one.to_si(), same.to_si(), 1e-9);
    let error = other.response(&Groups::of(&flows[3])).unwrap_err();
    assert_eq!(error.code(), Code::Schema);
    assert_eq!(
        error.to_string(),
        "the law was fitted in other groups than those of this record: it has `viscosity/(density·speed·diameter)`"
    );
}

/// The derivative of a prediction by a field, from differences.
#[track_caller]
fn assert_sensitivity<R: Record + Clone, Y: Quantity + Div<F, Output: Quantity>, F>(
    law: &Law<R, Y>,
    record: &R,
    field: FieldOf<R, F>,
) {
    let place = R::FIELDS.iter().position(|known| known.name == field.name()).unwrap();
    let mut values = vec![0.0; R::FIELDS.len()];
    record.write_si(&mut values);
    let step = 1e-6 * if values[place] == 0.0 { 0.1 } else { values[place].abs() };
    let at = |value: f64| {
        let mut moved = record.clone();
        let mut values = values.clone();
        values[place] = value;
        moved.read_si(&values);
        law.predict(&moved).unwrap().value.to_si()
    };
    let x = values[place];
    // At an edge of what is allowed, the difference is taken to the right.
    let (left, right) = if x == 0.0 { (x, x + 2.0 * step) } else { (x - step, x + step) };
    let difference = (at(right) - at(left)) / (right - left);
    let found = law.sensitivity(record, field).unwrap().to_si();
    let size = at(x).abs() / x.abs().max(0.1);
    assert!((found - difference).abs() <= 1e-5 * (difference.abs() + size), "{}: {found}, {difference}", field.name());
}

#[test]
fn sensitivities_are_the_limits_of_differences_for_every_mark_and_loss() {
    let waves: Vec<Wave> = (1..=300).map(wave).collect();
    let speeds: Vec<Velocity> = waves.iter().map(wave_speed).collect();
    for (model, loss) in
        [(ModelChoice::PowerLaw, None), (ModelChoice::Polynomial(2), None), (ModelChoice::PowerLaw, Some(Loss::Scaled))]
    {
        let options = FitOptions { model, loss, ..FitOptions::default() };
        let law = Law::<Wave, Velocity>::fit(&waves, &speeds, &options).unwrap();
        for i in 301..312 {
            let wave = wave(i);
            assert_sensitivity(&law, &wave, Wave::fields().depth);
            assert_sensitivity(&law, &wave, Wave::fields().current);
            assert_sensitivity(&law, &wave, Wave::fields().rise);
            assert_sensitivity(&law, &wave, Wave::fields().wind);
            assert_sensitivity(&law, &wave, Wave::fields().steepness);
        }
        assert_sensitivity(&law, &Wave { rise: si(0.0), current: si(0.0), ..wave(313) }, Wave::fields().rise);
    }
}

#[test]
fn sensitivities_of_splines_hold_on_the_curve_and_on_its_tails() {
    let (flows, drags) = flows(200);
    let options = FitOptions { model: ModelChoice::Spline(Some(8)), ..FitOptions::default() };
    let law = Law::<Flow, Force>::fit(&flows, &drags, &options).unwrap();
    for speed in [1e-3, 0.2, 1.0, 50.0] {
        let flow = Flow { speed: si(speed), ..flow(7) };
        // A force for a velocity is a mass for a time.
        let _: MassRate = law.sensitivity(&flow, Flow::fields().speed).unwrap();
        assert_sensitivity(&law, &flow, Flow::fields().speed);
        assert_sensitivity(&law, &flow, Flow::fields().viscosity);
    }
}

#[test]
fn values_are_read_back_and_labels_stay() {
    let mut wave = wave(4);
    let mut values = [0.0; 7];
    wave.write_si(&mut values);
    values[0] = 12.5;
    values[5] = 0.25;
    wave.read_si(&values);
    let mut again = [0.0; 7];
    wave.write_si(&mut again);
    assert_eq!((values, wave.place, wave.steepness), (again, "north", 0.25));
}
