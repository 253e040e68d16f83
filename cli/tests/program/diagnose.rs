//! `diagnose`: what the rows of a fit say against its law, as text and as JSON.

use std::fmt::Write;

use serde_json::Value;
use snapbox::str;

use crate::room::Room;

/// Pendulums with a law that does not know of the amplitude.
fn without_amplitude(name: &str) -> Room {
    let room = Room::new(name);
    room.run(&["demo", "pendulum"]).code(0);
    let fit = ["fit", "pendulum.csv", "-y", "period", "--const", "g", "--drop", "amplitude", "-o", "law.json"];
    room.run(&fit).code(0);
    room
}

#[test]
fn a_missing_input_is_named() {
    without_amplitude("missing_input_is_named")
        .run(&["diagnose", "law.json", "pendulum.csv"])
        .code(0)
        .stdout_eq(str![[r#"
period = 6.590 · length^(1/2) g^(-1/2)

  constant: 1 coefficient, 25 rows, 25.0 rows a coefficient

what the residuals of ln period still depend on

                       p-value  of all tests  explained  residuals
  length     input       1.000         1.000      0.0 %
  mass       input       0.974         1.000      1.0 %
  amplitude  no input    0.001         0.003     99.9 %  rises

rows that decide most

  row  residual  without the row  leverage  studentised  Cook's distance
   10   0.08118          0.08456     0.040         1.79            0.122
   20   0.08114          0.08452     0.040         1.79            0.122
   25   0.08114          0.08452     0.040         1.79            0.122
    5   0.08112          0.08450     0.040         1.79            0.122
   15   0.08112          0.08450     0.040         1.79            0.122

exponents with and without the constraint of dimensions

          constrained       free  95 % interval
  length       0.5000     0.5000  0.4751 to 0.5249
  mass              0  -8.280e-5  -0.03188 to 0.03171
  2 relations imposed by dimensions: p = 1.000 (HC3), p = 1.000 (F-test)
  error of ln period on unseen rows: 0.04936 constrained, 0.05417 free
  the free prefactor would carry the unit 1

"#]])
        .stderr_eq(str![[r#"
warning[W024]: the residuals still depend on columns that are no inputs: `amplitude` (p = 0.003: they rise with it)
help: add to the inputs what is not itself a result of the experiment

"#]]);
}

#[test]
fn a_law_that_holds_is_compared_with_shuffled_targets() {
    Room::with_law("law_that_holds")
        .run(&["diagnose", "law.json", "pendulum.csv", "--null", "99"])
        .code(0)
        .stdout_eq(str![[r#"
period = length^(1/2) g^(-1/2) · F(amplitude)

  asymptotes: 5 coefficients, 25 rows, 5.0 rows a coefficient

what the residuals of ln period still depend on

                    p-value  of all tests  explained  residuals
  amplitude  group    1.000         1.000      0.0 %
  length     input    0.002         0.008     69.7 %  highest in the middle
  mass       input    0.876         1.000      3.1 %
  amplitude  input    1.000         1.000      0.0 %

rows that decide most

  not known for this family, or nothing is left to decide

exponents with and without the constraint of dimensions

             constrained      free  95 % interval
  length          0.5000    0.5003  0.4861 to 0.5144
  mass                 0  0.004728  -0.01396 to 0.02341
  amplitude      0.03916   0.03949  0.02560 to 0.05338
  2 relations imposed by dimensions: p = 0.871 (HC3), p = 0.842 (F-test)
  error of ln period on unseen rows: 0.02964 constrained, 0.03221 free
  the free prefactor would carry the unit 1

the same search on shuffled targets

  groups and family are chosen anew for each shuffle, by 25 of the rows
  error of ln period on unseen rows: 3.201e-5 of the law, 0.4741 of the best of 99 fits to shuffled targets, 0.6779 of the middle one
  p = 0.010
  variance explained: 100.0 % by the law, 0.3 % by fits to shuffled targets on average

"#]])
        .stderr_eq(str![[r#"
warning[W024]: the residuals still depend on inputs: `length` (p = 0.008: they are highest in the middle)
help: a quantity that joins them in a group is missing, unless a family that bends more takes the trend away; `dimensionless discover` asks the rows for its dimension

"#]]);
}

#[test]
fn labels_and_laws_without_groups_are_diagnosed() {
    let room = Room::new("diagnose_kepler");
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/data/solar_system.csv");
    room.run(&["fit", data, "-y", "period", "--const", "G", "-o", "law.json"]).code(0);
    room.run(&["diagnose", "law.json", data])
        .code(0)
        .stdout_eq(str![[r#"
period = 6.278 · semi_major_axis^(3/2) G^(-1/2) primary_mass^(-1/2)

  constant: 1 coefficient, 28 rows, 28.0 rows a coefficient

what the residuals of ln period still depend on

                          p-value  of all tests  explained  residuals
  primary          label    0.268         0.536     29.5 %
  primary_mass     input    0.517         0.536      9.5 %
  semi_major_axis  input    0.063         0.189     29.1 %
  `body` is not tested: it has less than two rows a label

rows that decide most

  row   residual  without the row  leverage  studentised  Cook's distance
    8  -0.005378        -0.005577     0.036        -3.98            0.378
    6  -0.004663        -0.004836     0.036        -3.21            0.284
    9  -0.003976        -0.004123     0.036        -2.60            0.207
    7   0.002090         0.002167     0.036         1.25            0.057
   24  0.0009752         0.001011     0.036         0.57            0.012

exponents with and without the constraint of dimensions

                   constrained     free  95 % interval
  primary_mass         -0.5000  -0.4996  -0.5002 to -0.4990
  semi_major_axis        1.500    1.499  1.498 to 1.500
  2 relations imposed by dimensions: p = 0.333 (HC3), p = 0.021 (F-test)
  error of ln period on unseen rows: 0.001745 constrained, 0.001795 free
  the free prefactor would carry the unit 1

"#]])
        .stderr_eq(str![[r#"
warning[W027]: row 8 does not fit the law, even for chance
help: look for a misprint or another regime; `--model huber` resists such rows

"#]]);
}

#[test]
fn what_varies_together_and_what_is_repeated_is_said() {
    let mut data = String::from("y [m],a [m],b [m],c [m]\n");
    for row in 0..12_u32 {
        let (b, c) = (f64::from(2 + row), f64::from(2 + row) * (1.0 + 0.001 * f64::from(row * row % 5)));
        let _ = writeln!(data, "{},1,{b},{c}", b.powf(0.7) * (1.0 + 0.01 * f64::from(row * 7 % 11)));
    }
    data += data.clone().lines().last().unwrap_or_default();
    let room = Room::with_data("varies_together", &data);
    room.run(&["fit", "data.csv", "-y", "y", "--model", "power", "-o", "law.json"]).code(0);
    room.run(&["diagnose", "law.json", "data.csv"])
        .code(0)
        .stdout_eq(str![[r#"
y = 1.047 · (a/b)^3.087 · (a/c)^-3.782 · a

  power law: 3 coefficients, 13 rows, 4.3 rows a coefficient

what the residuals of ln y still depend on

              p-value  of all tests  explained  residuals
  a/b  group    0.169         0.676     35.8 %
  a/c  group    0.169         0.676     35.8 %
  b    input    0.169         0.676     35.8 %
  c    input    0.169         0.676     35.8 %
  `a` is not tested: it never varies

how far the groups vary together

       variance inflation
  a/b              128866
  a/c              128866
  condition index 718.0

rows that decide most

  row  residual  without the row  leverage  studentised  Cook's distance
    1  -0.04165         -0.08867     0.530        -1.86            1.042
    4   0.04384          0.05956     0.264         1.48            0.234
    9  -0.03752         -0.05157     0.272        -1.24            0.181
    3  -0.02319         -0.03360     0.310        -0.75            0.087
   12  -0.03464         -0.04259     0.187        -1.06            0.085

exponents with and without the constraint of dimensions

  not tested: the dimensions fix no exponent of the inputs that vary

"#]])
        .stderr_eq(str![[r#"
warning[W021]: 4.3 rows a coefficient are few: the law follows their noise
help: add rows, or fit a family with fewer coefficients
warning[W022]: 1 row repeats an earlier one: errors of unseen rows look too small
help: keep them only if they were measured anew
warning[W026]: a/b and a/c vary together: condition index 718.0
help: their exponents mean nothing one by one; add rows in which one of them varies alone
warning[W028]: without row 1 the law would be another one (Cook's distance above 1)
help: measure more rows like it, or fit without it and compare

"#]]);
}

#[test]
fn free_exponents_and_few_rows_are_judged_in_words() {
    let data = "f [Hz],l [m],v [m/s]\n1.00,1.0,10\n1.43,1.1,25\n1.02,1.4,21\n0.66,1.7,13\n0.80,2.1,29\n0.43,2.5,11\n0.45,3.1,19\n0.41,3.8,23\n";
    let room = Room::with_data("free_exponents", data);
    room.run(&["fit", "data.csv", "-y", "f", "--model", "power", "-o", "law.json"]).code(0);
    room.run(&["diagnose", "law.json", "data.csv", "--null", "19"]).code(0).stdout_eq(str![[r#"
f = 0.07536 · l⁻¹ v

  power law: 1 coefficient, 8 rows, 8.0 rows a coefficient

what the residuals of ln f still depend on

            p-value  of all tests  explained  residuals
  l  input    0.784         0.784     23.5 %
  v  input    0.001         0.002     99.4 %  falls

rows that decide most

  row  residual  without the row  leverage  studentised  Cook's distance
    1    0.2829           0.3234     0.125         1.66            0.315
    5   -0.2630          -0.3005     0.125        -1.50            0.272
    6    0.2600           0.2971     0.125         1.47            0.266
    2   -0.1804          -0.2061     0.125        -0.94            0.128
    4    0.1357           0.1551     0.125         0.68            0.072

exponents with and without the constraint of dimensions

     constrained     free  95 % interval
  l       -1.000  -0.9730  -1.010 to -0.9356
  v        1.000   0.4840  0.4387 to 0.5293
  2 relations imposed by dimensions: p < 0.001 (HC3), p < 0.001 (F-test)
  error of ln f on unseen rows: 0.2177 constrained, 0.01725 free
  the free prefactor would carry the unit m^0.49 s^-0.52

the same fit to shuffled targets

  error of ln f on unseen rows: 0.2177 of the law, 0.4135 of the best of 19 fits to shuffled targets, 0.7697 of the middle one
  p = 0.050

"#]]).stderr_eq(str![[r#"
warning[W024]: the residuals still depend on inputs: `v` (p = 0.002: they fall with it)
help: a quantity that joins them in a group is missing, unless a family that bends more takes the trend away; `dimensionless discover` asks the rows for its dimension
warning[W029]: the data do not support the exponents that dimensions fix (p < 0.001): free ones would give the prefactor of `f` the unit m^0.49 s^-0.52
help: a quantity with a dimension is missing, or an input or its unit is wrong

"#]]);
    let room = Room::with_data("few_rows", "y [m],a [m],b [m]\n5,2,4\n7,3,9\n6,2,5\n5,1,8\n5.5,4,2\n");
    room.run(&["fit", "data.csv", "-y", "y", "--model", "power", "-o", "law.json"]).code(0);
    room.run(&["diagnose", "law.json", "data.csv", "--null", "19"]).code(0).stdout_eq(str![[r#"
y = 1.808 · (a/b)^-0.4464 · a

  power law: 2 coefficients, 5 rows, 2.5 rows a coefficient

what the residuals of ln y still depend on

              p-value  of all tests  explained  residuals
  a/b  group    0.768         0.768     53.3 %
  `a` is not tested: the rows are too few
  `b` is not tested: the rows are too few

rows that decide most

  row  residual  without the row  leverage  studentised  Cook's distance
    4   0.08869           0.2214     0.599         0.85            0.593
    2   -0.2356          -0.3019     0.220        -6.74            0.404
    5   0.03541           0.1571     0.775         0.40            0.386
    3   0.09710           0.1217     0.202         0.62            0.061
    1   0.01440          0.01808     0.204         0.08            0.001

exponents with and without the constraint of dimensions

     constrained    free  95 % interval
  a       0.5536  0.2865  -1.685 to 2.258
  b       0.4464  0.2239  -1.718 to 2.166
  1 relation imposed by dimensions: p = 0.644 (HC3), p = 0.065 (F-test)
  error of ln y on unseen rows: 0.1897 constrained, 0.2501 free
  the free prefactor would carry the unit m^0.49

the same fit to shuffled targets

  error of ln y on unseen rows: 0.1897 of the law, 0.1722 of the best of 19 fits to shuffled targets, 0.4175 of the middle one
  p = 0.100
  variance explained: 91.4 % by the law, 73.7 % by fits to shuffled targets on average

"#]]).stderr_eq(str![[r#"
warning[W021]: 2.5 rows a coefficient are few: the law follows their noise
help: add rows, or fit a family with fewer coefficients
warning[W031]: the law is no better than the same fit to shuffled targets (p = 0.100)
help: these rows show no law: add rows, or other inputs
warning[W032]: 81 % of the explained variance is there for shuffled targets too: from inputs that stand in the scale and in the groups, or from noise
help: judge by the error of unseen rows, not by a collapse of the curve

"#]]);
}

#[test]
fn json_has_all_numbers() {
    let room = without_amplitude("diagnose_json");
    let value = room.json(&["diagnose", "law.json", "pendulum.csv", "--null", "19", "--seed", "3"], 0);
    let result = &value["result"];
    assert_eq!(value["command"], "diagnose");
    assert_eq!(result["rows"].as_array().map(Vec::len), Some(25));
    assert!(result["rows"][0]["influence"]["leverage"].as_f64().is_some_and(|leverage| (leverage - 0.04).abs() < 1e-9));
    assert_eq!(result["trends"][2]["against"], "other");
    assert_eq!(result["trends"][2]["shape"], "rises");
    assert_eq!(result["constraints"]["verdict"], "supported");
    assert_eq!(result["constraints"]["prefactor_unit"], "1");
    assert_eq!((&result["null"]["shuffles"], &result["null"]["seed"]), (&Value::from(19), &Value::from(3)));
    assert_eq!(result["null"]["null_cv_rmse"].as_array().map(Vec::len), Some(19));
    assert_eq!(value["diagnostics"][0]["code"], "W024");
    let value = room.json(&["diagnose", "law.json", "pendulum.csv"], 0);
    assert_eq!(value["result"]["null"], Value::Null);
}

#[test]
fn trends_of_groups_come_first_and_those_of_other_columns_without_them() {
    let mut curve = String::from("y [m],a [m],b [m],fluid,twice [m]\n");
    let mut wrong = String::from("y [m],a [m],b [m],fluid\n");
    for row in 0..24_u32 {
        let a = 1.3_f64.powi(i32::try_from(row).unwrap_or(0) - 12);
        let b = 1.0 + f64::from(row * 5 % 7);
        let noise = 1.0 + 0.01 * f64::from(row * 7 % 11);
        let fluid = ["air", "water"][usize::from(row * 11 % 24 < 12)];
        let factor = if fluid == "air" { 1.0 } else { 1.5 };
        let _ = writeln!(curve, "{},{},{b},{fluid},{}", b * (1.0 + a) * noise, a * b, 2.0 * a * b);
        let _ = writeln!(wrong, "{},{},{b},{fluid}", b * a.sqrt() * factor * noise, a * b);
    }
    let room = Room::with_data("trends_of_groups", &curve);
    room.run(&["fit", "data.csv", "-y", "y", "--drop", "twice", "--model", "power", "-o", "law.json"]).code(0);
    room.run(&["diagnose", "law.json", "data.csv"]).code(0).stderr_eq(str![[r#"
warning[W023]: the residuals still depend on groups: `a/b` (p = 0.005: they are lowest in the middle)
help: the family is too stiff: fit one that bends, such as `--model auto` or `poly:3`, and diagnose again

"#]]);
    let room = Room::with_data("trends_of_labels", &wrong);
    room.run(&["fit", "data.csv", "-y", "y", "--model", "power", "-o", "law.json"]).code(0);
    room.run(&["diagnose", "law.json", "data.csv"]).code(0).stderr_eq(str![[r#"
warning[W025]: the residuals still depend on labels: `fluid` (p = 0.004: they are highest for `water`, lowest for `air`)
help: a quantity that differs between them is missing: add it, or judge by `--cv group:fluid`

"#]]);
}

#[test]
fn a_curve_is_not_taken_for_a_missing_quantity() {
    let mut data = String::from("y [m],a [m],b [m]\n");
    for row in 0..60_u32 {
        let ratio = 10_f64.powf(f64::from(row) / 15.0 - 2.0);
        let b = ratio.sqrt() * ratio.max(1.0).powf(0.9) * (1.0 + 0.1 * f64::from(row * 5 % 7));
        let y = b * (2.0 + 0.1 * ratio.ln().powi(2)).exp() * (1.0 + 0.01 * f64::from(row * 7 % 11));
        let _ = writeln!(data, "{y},{},{b}", ratio * b);
    }
    let room = Room::with_data("curve_is_no_gap", &data);
    room.run(&["fit", "data.csv", "-y", "y", "--model", "poly:2", "-o", "law.json"]).code(0);
    room.run(&["diagnose", "law.json", "data.csv"]).code(0).stderr_eq(str![[r#"
note[W030]: `y` is no power law in the groups (p < 0.001), and beyond a curve in them nothing is missing

"#]]);
}

#[test]
fn shuffles_that_are_too_few_to_tell() {
    let room = without_amplitude("few_shuffles");
    let codes = |shuffles: &str| {
        let value = room.json(&["diagnose", "law.json", "pendulum.csv", "--null", shuffles], 0);
        let codes = value["diagnostics"].as_array().unwrap().iter().map(|finding| finding["code"].clone());
        codes.filter(|code| code == "W031" || code == "W037").collect::<Vec<_>>()
    };
    assert_eq!((codes("5"), codes("19")), (vec!["W037".into()], Vec::<Value>::new()));
    room.run(&["diagnose", "law.json", "pendulum.csv", "--null", "1"]).code(0).stderr_eq(str![[r#"
warning[W024]: the residuals still depend on columns that are no inputs: `amplitude` (p = 0.003: they rise with it)
help: add to the inputs what is not itself a result of the experiment
note[W037]: the one shuffle is worse than the law, but too few to tell it from chance: p = 0.500 is the least they can give
help: shuffle 19 times or more: `--null 19`

"#]]);
}

#[test]
fn a_search_that_finds_nothing_says_by_how_many_rows_it_chose() {
    let mut data = String::from("y [m],a [m],b [m]\n");
    for row in 0..60_u32 {
        let _ = writeln!(data, "{},{},{}", 5 + row * 37 % 11, 1 + row * 7 % 13, 1 + row * 5 % 17);
    }
    let room = Room::with_data("searched_for_nothing", &data);
    room.run(&["fit", "data.csv", "-y", "y", "-o", "law.json"]).code(0);
    let value = room.json(&["diagnose", "law.json", "data.csv", "--null", "19"], 0);
    let findings = value["diagnostics"].as_array().unwrap();
    let help = findings.iter().find(|finding| finding["code"] == "W031").map(|finding| finding["help"].clone());
    let words = "each search chose by 50 of the 60 rows; fit `--model power` and diagnose that law, to ask all rows";
    assert_eq!(help, Some(words.into()));
}
