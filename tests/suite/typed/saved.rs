//! Typed laws in files, and the laws that a record refuses.

use std::path::PathBuf;

use dimensionless::{BaseQuantity, Code, Dimension, FitOptions, Inputs, Law, Quantity, Record, Table, TableLaw};
use uom::si::f64::{Acceleration, Area, DynamicViscosity, Energy, Force, Length, MassDensity, Power, Velocity, Volume};

use super::{Flow, Wave, fitted_wave_law, flows, si, wave};

/// A file in the folder for temporary files that no other test and no other run uses, removed at the end.
pub(super) struct TemporaryFile(pub(super) PathBuf);

impl TemporaryFile {
    pub(super) fn new(test: &str) -> Self {
        Self(std::env::temp_dir().join(format!("dimensionless-typed-{test}-{}.json", std::process::id())))
    }
}

impl Drop for TemporaryFile {
    fn drop(&mut self) {
        // The test has failed already when there is no file.
        let _ = std::fs::remove_file(&self.0);
    }
}

#[test]
fn a_law_with_constants_signs_and_pure_fields_comes_back_from_a_file() {
    let law = fitted_wave_law();
    let new: Vec<Wave> = (301..=340).map(wave).collect();
    let file = TemporaryFile::new("wave");
    law.save(&file.0).unwrap();
    let again = Law::<Wave, Velocity>::load(&file.0).unwrap();
    assert_eq!(again.as_table_law(), law.as_table_law());
    assert_eq!(again.predict_all(&new).unwrap(), law.predict_all(&new).unwrap());
    assert_eq!(again.to_string(), law.to_string());
}

#[derive(Record)]
#[record(predicts(Force))]
struct RenamedFlow {
    speed: Velocity,
    width: Length,
    density: MassDensity,
    viscosity: DynamicViscosity,
}

#[derive(Record)]
#[record(predicts(Force))]
struct SignedFlow {
    speed: Velocity,
    diameter: Length,
    density: MassDensity,
    #[record(nonnegative)]
    viscosity: DynamicViscosity,
}

#[derive(Record)]
#[record(predicts(Force))]
struct LongerFlow {
    speed: Velocity,
    diameter: Length,
    density: MassDensity,
    viscosity: DynamicViscosity,
    roughness: Length,
}

#[derive(Record)]
#[record(predicts(Force))]
struct ShorterFlow {
    speed: Velocity,
    diameter: Length,
    density: MassDensity,
}

#[derive(Record)]
#[record(constants(c, h), predicts(Energy))]
struct Photon {
    wavelength: Length,
}

#[derive(Record)]
#[record(constants(c, hbar), predicts(Energy))]
struct ReducedPhoton {
    wavelength: Length,
}

#[derive(Record)]
#[record(predicts(Velocity))]
struct Fall {
    height: Length,
    g: Acceleration,
}

#[derive(Record)]
#[record(constants(g), predicts(Velocity))]
struct FallOnEarth {
    height: Length,
}

#[test]
fn a_law_of_other_quantities_is_refused_by_name() {
    #[track_caller]
    fn refuse<R: Record, Y: Quantity>(file: &TemporaryFile, difference: &str) {
        let error = Law::<R, Y>::load(&file.0).unwrap_err();
        assert_eq!(error.code(), Code::Schema);
        assert_eq!(error.to_string(), format!("the saved law was fitted for other quantities: {difference}"));
        assert_eq!(error.next_step(), Some("load it into the record that it was fitted with, or fit it again"));
    }

    let file = TemporaryFile::new("flow");
    let (flows, drags) = flows(40);
    Law::<Flow, Force>::fit(&flows, &drags, &FitOptions::default()).unwrap().save(&file.0).unwrap();
    assert!(Law::<Flow, Force>::load(&file.0).is_ok());
    refuse::<RenamedFlow, Force>(&file, "it has `diameter` [L] where this record has `width` [L]");
    refuse::<Flow, Power>(&file, "its target is `target` [L M T⁻²] where [L² M T⁻³] is needed");
    refuse::<SignedFlow, Force>(
        &file,
        "it has `viscosity` [L⁻¹ M T⁻¹] where this record has `viscosity` [L⁻¹ M T⁻¹], nonnegative",
    );
    refuse::<LongerFlow, Force>(&file, "it has nothing where this record has `roughness` [L]");
    refuse::<ShorterFlow, Force>(&file, "it has `viscosity` [L⁻¹ M T⁻¹] where this record has nothing");

    let file = TemporaryFile::new("photon");
    let photons = [1e-7, 2e-7, 4e-7].map(|wavelength| Photon { wavelength: si(wavelength) });
    let energies = [1e-7, 2e-7, 4e-7].map(|wavelength| si::<Energy>(6.626_070_15e-34 * 299_792_458.0 / wavelength));
    Law::<Photon, Energy>::fit(&photons, &energies, &FitOptions::default()).unwrap().save(&file.0).unwrap();
    refuse::<ReducedPhoton, Energy>(
        &file,
        "it has `h` [L² M T⁻¹] = 6.62607015e-34 where this record has `hbar` [L² M T⁻¹] = 1.0545718176461565e-34",
    );

    // A column of accelerations is no constant, though the name and the dimension are the same.
    let file = TemporaryFile::new("fall");
    let falls = [1.0, 2.0, 4.0].map(|height| Fall { height: si(height), g: si(9.806_65) });
    let speeds = [4.43, 6.26, 8.86].map(si::<Velocity>);
    Law::<Fall, Velocity>::fit(&falls, &speeds, &FitOptions::default()).unwrap().save(&file.0).unwrap();
    refuse::<FallOnEarth, Velocity>(&file, "it has `g` [L T⁻²] where this record has `g` [L T⁻²] = 9.80665e0");
}

#[test]
fn a_law_of_a_table_is_loaded_whatever_its_target_is_called() {
    // Also its sign is no matter: a record does not declare one for its target.
    let table = Table::from_csv("height [m],lift [m^2]\n1,-2\n2,0\n3,1\n4,3\n").unwrap();
    let law = TableLaw::fit(&table.problem("lift", &Inputs::all()).unwrap(), &table, &FitOptions::default()).unwrap();
    let file = TemporaryFile::new("doors");
    law.save(&file.0).unwrap();
    let typed = Law::<Height, Area>::load(&file.0).unwrap();
    assert_eq!(typed.as_table_law(), &law);
    let value = law.predict(&Table::from_csv("height [m]\n2.5\n").unwrap(), 0.95).unwrap().values[0];
    assert_eq!(typed.predict(&Height { height: si(2.5) }).unwrap().value.to_si(), value);
    let error = Law::<Height, Volume>::load(&file.0).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the saved law was fitted for other quantities: its target is `lift` [L²] where [L³] is needed"
    );
}

#[derive(Record)]
#[record(predicts(Area, Volume))]
struct Height {
    height: Length,
}

/// The fields of a [`Flow`] in another order.
#[derive(Record)]
#[record(predicts(Force))]
struct ReorderedFlow {
    viscosity: DynamicViscosity,
    density: MassDensity,
    speed: Velocity,
    diameter: Length,
}

#[test]
fn the_order_of_the_fields_does_not_count() {
    // rustc knows it.
    const { assert!(Flow::FINGERPRINT == ReorderedFlow::FINGERPRINT && Flow::FINGERPRINT != LongerFlow::FINGERPRINT) };
    let file = TemporaryFile::new("order");
    let (flows, drags) = flows(40);
    let law = Law::<Flow, Force>::fit(&flows, &drags, &FitOptions::default()).unwrap();
    law.save(&file.0).unwrap();
    let fingerprint = format!("\"fingerprint\": \"{:016x}-", Flow::FINGERPRINT);
    assert!(std::fs::read_to_string(&file.0).unwrap().contains(&fingerprint), "saved laws show it");
    let reordered = Law::<ReorderedFlow, Force>::load(&file.0).unwrap();
    for Flow { speed, diameter, density, viscosity } in flows {
        let one = law.predict(&Flow { speed, diameter, density, viscosity }).unwrap();
        assert_eq!(reordered.predict(&ReorderedFlow { viscosity, density, speed, diameter }).unwrap(), one);
    }
}

/// A depth of rain, kept apart from other lengths.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Rainwater(f64);

impl Quantity for Rainwater {
    const DIMENSION: Dimension = Dimension::base(BaseQuantity::declare("rainwater").unwrap());

    fn to_si(self) -> f64 {
        self.0
    }

    fn from_si(value: f64) -> Self {
        Self(value)
    }
}

#[derive(Record)]
#[record(predicts(Rainwater))]
struct Catchment {
    rain: Rainwater,
    stored: Rainwater,
}

#[test]
fn a_declared_base_quantity_comes_back_from_a_file() {
    let years = [(0.5, 0.2), (0.7, 0.1), (0.4, 0.3), (0.9, 0.2), (0.6, 0.5)];
    let years = years.map(|(rain, stored)| Catchment { rain: Rainwater(rain), stored: Rainwater(stored) });
    let runoff = [0.2, 0.35, 0.15, 0.5, 0.3].map(Rainwater);
    let law = Law::<Catchment, Rainwater>::fit(&years, &runoff, &FitOptions::default()).unwrap();
    let file = TemporaryFile::new("catchment");
    law.save(&file.0).unwrap();
    let again = Law::<Catchment, Rainwater>::load(&file.0).unwrap();
    assert_eq!(again.predict_all(&years).unwrap(), law.predict_all(&years).unwrap());
}
