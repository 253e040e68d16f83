//! `demo`: examples, and the commands that they name.

use snapbox::str;

use crate::room::{Room, stdout};

#[test]
fn examples_are_listed() {
    Room::new("demo_list")
        .run(&["demo"])
        .code(0)
        .stdout_eq(str![[r#"
pendulum                  periods of pendulums, with a mass that cannot matter (computed)
solar_system              planets and moons: Kepler's third law
trinity                   radius of the Trinity fireball: Taylor's blast wave
enthalpy_of_vaporization  265 liquids at their boiling points

next: dimensionless demo pendulum

"#]])
        .stderr_eq("");
}

#[test]
fn an_example_is_written_once() {
    let room = Room::new("demo_once");
    room.run(&["demo", "trinity"])
        .code(0)
        .stdout_eq(str![[r#"
wrote trinity.csv: radius of the Trinity fireball: Taylor's blast wave
next: dimensionless fit trinity.csv -y R --const E="7.1e13 J" --const rho="1.25 kg/m^3"

"#]])
        .stderr_eq("");
    assert!(room.read("trinity.csv").starts_with("t [ms],R [m]\n"));
    room.run(&["demo", "trinity.csv"]).code(3).stdout_eq("").stderr_eq(str![[r#"
error[T001]: `trinity.csv` is there already and stays as it is
help: use it, or remove it: `dimensionless fit trinity.csv -y R --const E="7.1e13 J" --const rho="1.25 kg/m^3"`

"#]]);
}

#[test]
fn the_next_command_of_every_example_works() {
    for (name, law) in [
        ("pendulum", "period = length^(1/2) g^(-1/2) · F(amplitude)"),
        ("solar_system", "period = 6.278 · semi_major_axis^(3/2) G^(-1/2) primary_mass^(-1/2)"),
        ("trinity", "R = 1.025 · t^(2/5) E^(1/5) rho^(-1/5)"),
        ("enthalpy_of_vaporization", "Hvap = R Tb · F(Tb/Tc, Pc/P0)"),
    ] {
        let room = Room::new(&format!("demo_{name}"));
        let object = room.json(&["demo", name], 0);
        let next = object["result"]["next"].as_str().expect("the next command is a text").replace("dimensionless ", "");
        let arguments = words(&next);
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        assert_eq!(stdout(&room.run(&arguments).code(0)).lines().next(), Some(law));
    }
}

/// Splits as a shell does, as far as these commands need.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut quoted) = (vec![String::new()], false);
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().expect("there is a word at first").push(c),
        }
    }
    words
}
