//! A folder of its own for each test, and the program in it.

use std::path::{Path, PathBuf};

use serde_json::Value;
use snapbox::cmd::{Command, OutputAssert};

/// A folder that is empty at first.
pub(crate) struct Room(PathBuf);

impl Room {
    /// Makes the folder; `name` is the test's, so that tests do not meet.
    pub(crate) fn new(name: &str) -> Self {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).expect("the target folder can be written");
        Self(path)
    }

    /// A room with one file `data.csv`.
    pub(crate) fn with_data(name: &str, text: &str) -> Self {
        Self::new(name).file("data.csv", text)
    }

    /// A room with the pendulums and a law fitted to them.
    pub(crate) fn with_law(name: &str) -> Self {
        let room = Self::new(name);
        room.run(&["demo", "pendulum"]).code(0);
        room.run(&["fit", "pendulum.csv", "-y", "period", "--const", "g", "-o", "law.json"]).code(0);
        room
    }

    pub(crate) fn file(self, name: &str, text: &str) -> Self {
        std::fs::write(self.0.join(name), text).expect("the folder of the test can be written");
        self
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.0.join(name)).expect("the program has written the file")
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        program(arguments).current_dir(&self.0)
    }

    #[track_caller]
    pub(crate) fn run(&self, arguments: &[&str]) -> OutputAssert {
        self.command(arguments).assert()
    }

    /// The one JSON object on standard output; nothing stands on standard error.
    #[track_caller]
    pub(crate) fn json(&self, arguments: &[&str], code: i32) -> Value {
        json(self.run(&[arguments, &["--format", "json"]].concat()).code(code))
    }
}

/// The program with arguments, in the root of the repository.
pub(crate) fn program(arguments: &[&str]) -> Command {
    Command::new(snapbox::cmd::cargo_bin!("dimensionless"))
        .args(arguments)
        .env_remove("NO_COLOR")
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

#[track_caller]
pub(crate) fn run(arguments: &[&str]) -> OutputAssert {
    program(arguments).assert()
}

#[track_caller]
pub(crate) fn json(output: OutputAssert) -> Value {
    let output = output.stderr_eq("").get_output().clone();
    let value: Value = serde_json::from_slice(&output.stdout).expect("standard output is one JSON object");
    assert_eq!(value["schema"], "dimensionless/1");
    value
}

/// Standard output as text.
pub(crate) fn stdout(output: &OutputAssert) -> String {
    String::from_utf8_lossy(&output.get_output().stdout).into_owned()
}
