//! Standard input, closed pipes, colours.

use std::process::Stdio;

use crate::room::{Room, program, stdout};

#[test]
fn a_dash_reads_standard_input() {
    let room = Room::with_law("stdin");
    let text = room.read("pendulum.csv");
    let arguments = ["fit", "-", "-y", "period", "--const", "g"];
    let piped = room.command(&arguments).stdin(&text).assert().code(0);
    let read = room.run(&["fit", "pendulum.csv", "-y", "period", "--const", "g"]).code(0);
    assert_eq!(stdout(&piped), stdout(&read));
    let rows = room.command(&["predict", "law.json", "-"]).stdin(&text).assert().code(0);
    assert_eq!(stdout(&rows), stdout(&room.run(&["predict", "law.json", "pendulum.csv"]).code(0)));
}

#[test]
fn messages_name_standard_input() {
    let output = program(&["check", "-"]).stdin("speed [m/ss]\n1\n").assert().code(3);
    output.stderr_eq(snapbox::str![[r#"
error[U003]: unknown unit `ss` in column `speed`
 --> <stdin>:1:10
  |
1 | speed [m/ss]
  |          ^^ no such unit
help: did you mean the product `s s`?

"#]]);
}

#[test]
fn a_closed_pipe_is_no_error() {
    for arguments in [&["units"][..], &["units", "--format", "json"]] {
        let mut child = std::process::Command::new(snapbox::cmd::cargo_bin!("dimensionless"))
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
    }
}

#[test]
fn a_closed_pipe_behind_predictions_is_no_error() {
    let rows = "1,20\n".repeat(50_000);
    let room = Room::with_law("closed_pipe").file("new.csv", &format!("length [m],amplitude [deg]\n{rows}"));
    let mut child = std::process::Command::new(snapbox::cmd::cargo_bin!("dimensionless"))
        .args(["predict", "law.json", "new.csv"])
        .current_dir(room.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}

#[test]
fn pipes_get_no_colours() {
    let plain = program(&["units", "xyzzy"]).assert().code(3);
    let asked = program(&["units", "xyzzy"]).env("NO_COLOR", "1").assert().code(3);
    assert_eq!(plain.get_output().stderr, asked.get_output().stderr);
    assert!(!plain.get_output().stderr.contains(&0x1b));
}
