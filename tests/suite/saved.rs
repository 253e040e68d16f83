//! Saved laws, and what they refuse.

use dimensionless::{Code, FitOptions, Inputs, Table, TableLaw, Variable};

fn law() -> TableLaw {
    let table =
        Table::from_csv("fall [s],height [m],angle [deg]\n0.45,1,2\n0.64,2,5\n0.78,3,3\n0.9,4,7\n1.0,5,1\n").unwrap();
    let inputs = Inputs::all().constant(Variable::named_constant("g").unwrap());
    TableLaw::fit(&table.problem("fall", &inputs).unwrap(), &table, &FitOptions::default()).unwrap()
}

#[test]
fn a_law_comes_back_bit_for_bit() {
    let law = law();
    let again = TableLaw::from_json(&law.to_json().unwrap()).unwrap();
    assert_eq!(law, again);
    let new = Table::from_csv("height [ft],angle [rad]\n3.3,0.05\n900,0.02\n").unwrap();
    assert_eq!(law.predict(&new, 0.9).unwrap(), again.predict(&new, 0.9).unwrap());
}

#[test]
fn a_law_whose_quantities_were_changed_is_refused() {
    let text = law().to_json().unwrap().replace("\"height\"", "\"depth\"");
    let error = TableLaw::from_json(&text).unwrap_err();
    assert_eq!(error.code(), Code::Model);
    assert_eq!(
        error.to_string(),
        "the quantities of this saved law were changed after it was fitted: its fingerprint does not match"
    );
}

#[test]
fn another_format_is_refused_by_name() {
    let text = law().to_json().unwrap().replace("dimensionless/law/1", "dimensionless/law/9");
    let error = TableLaw::from_json(&text).unwrap_err();
    assert_eq!(
        error.to_string(),
        "this is not a saved law: its format is `dimensionless/law/9`, and this version reads `dimensionless/law/1`"
    );
}

#[test]
fn a_table_with_other_columns_or_dimensions_is_refused_by_name() {
    let missing = Table::from_csv("heigth [m],angle [deg]\n1,2\n").unwrap();
    let error = law().predict(&missing, 0.95).unwrap_err();
    assert_eq!(error.to_string(), "no column is called `height`");
    let wrong = Table::from_csv("height [kg],angle [deg]\n1,2\n").unwrap();
    let error = law().predict(&wrong, 0.95).unwrap_err();
    assert_eq!(error.to_string(), "column `height` has the dimension [M] where [L] is needed");
    assert_eq!(error.next_step(), Some("give it in a unit of dimension [L], such as `m`"));
    let negative = Table::from_csv("height [m],angle [deg]\n-1,2\n").unwrap();
    let error = law().predict(&negative, 0.95).unwrap_err();
    assert_eq!(error.to_string(), "`height` is -1 in row 1, and this law takes positive values of it only");
}

#[test]
fn a_prediction_outside_the_domain_says_so_and_has_a_wider_interval() {
    let new = Table::from_csv("height [m],angle [deg]\n2,3\n2,300\n").unwrap();
    let predictions = law().predict(&new, 0.95).unwrap();
    assert_eq!((predictions.outside[0], predictions.outside_rows()), (0.0, 1));
    let width = |row: usize| (predictions.upper[row] / predictions.lower[row]).ln();
    assert!(width(1) > 1.5 * width(0), "{} and {}", width(1), width(0));
}
