//! The notice that `notices/current` names, read from the workspace for tests and benchmarks.

#![expect(clippy::panic, reason = "a test without its notice cannot go on")]

use std::{fs, path::Path};

use super::Notice;

/// The content of its `notice.json`.
pub fn json() -> String {
    file("notice.json")
}

/// The content of its `notice.md`.
pub fn text() -> String {
    file("notice.md")
}

/// The notice itself.
///
/// # Panics
/// If it cannot be read or has problems.
pub fn read() -> Notice {
    Notice::read(&json(), Some(&text())).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn file(name: &str) -> String {
    let notices = Path::new(env!("CARGO_MANIFEST_DIR")).join("notices");
    let folder = read_file(&notices.join("current"));
    read_file(&notices.join(folder.trim()).join(name))
}

fn read_file(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
