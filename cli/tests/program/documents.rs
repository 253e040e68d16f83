//! The commands of the documents: every `console` block runs, and prints what the page says.

use std::path::Path;

use snapbox::{Data, IntoData};

use crate::room::Room;

/// The page as it is when its commands are run in order, in one folder.
///
/// A block has commands behind `$ ` (`\` at the end of a line goes on) with what they print below them: standard output,
/// then standard error. A line `...` stands for lines that the page leaves out.
fn printed(page: &str, room: &Room) -> String {
    let mut result = Vec::new();
    let mut lines = page.lines().peekable();
    while let Some(line) = lines.next() {
        result.push(line.to_owned());
        if line != "```console" {
            continue;
        }
        while let Some(line) = lines.next_if(|line| *line != "```") {
            result.push(line.to_owned());
            let command = line.strip_prefix("$ dimensionless ").unwrap_or_else(|| panic!("`{line}` is no command"));
            let mut command = command.to_owned();
            while let Some(start) = command.strip_suffix('\\').map(str::to_owned) {
                let line = lines.next().expect("a command goes on behind a backslash");
                result.push(line.to_owned());
                command = start + line;
            }
            let shown: Vec<&str> =
                std::iter::from_fn(|| lines.next_if(|line| *line != "```" && !line.starts_with("$ "))).collect();
            let output = room.run(&words(&command)).get_output().clone();
            let text = String::from_utf8([output.stdout, output.stderr].concat()).expect("the program prints UTF-8");
            let actual: Vec<&str> = text.lines().collect();
            let kept = if agrees(&shown, &actual) { shown } else { actual };
            result.extend(kept.into_iter().map(str::to_owned));
        }
    }
    result.join("\n") + "\n"
}

/// Splits a command at spaces outside double quotes.
fn words(command: &str) -> Vec<&str> {
    let parts = command.split('"').enumerate();
    parts.flat_map(|(i, part)| if i % 2 == 0 { part.split_whitespace().collect() } else { vec![part] }).collect()
}

/// Whether lines are as shown, where `...` stands for any number of them.
fn agrees(shown: &[&str], actual: &[&str]) -> bool {
    match shown {
        [] => actual.is_empty(),
        ["...", rest @ ..] => (0..=actual.len()).any(|skipped| agrees(rest, &actual[skipped..])),
        [first, rest @ ..] => actual.first() == Some(first) && agrees(rest, &actual[1..]),
    }
}

/// Runs the commands of a page and counts its blocks; `SNAPSHOTS=overwrite` writes what was printed into the page.
#[track_caller]
fn check(path: &Path) -> usize {
    let page = std::fs::read_to_string(path).expect("the page is there");
    let name = path.file_stem().and_then(|stem| stem.to_str()).expect("pages have names");
    let room = Room::new(&format!("document_{name}"));
    snapbox::assert_data_eq!(printed(&page, &room).raw(), Data::read_from(path, None).raw());
    page.lines().filter(|line| *line == "```console").count()
}

#[test]
fn the_commands_of_the_documents_print_what_the_pages_say() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let pages = std::fs::read_dir(root.join("docs")).expect("there are documents").map(|entry| entry.unwrap().path());
    let mut pages: Vec<_> = pages.filter(|path| path.extension().is_some_and(|extension| extension == "md")).collect();
    pages.push(root.join("README.md"));
    pages.sort();
    let blocks: usize = pages.iter().map(|path| check(path)).sum();
    assert!(blocks >= 10, "only {blocks} blocks ran");
}
