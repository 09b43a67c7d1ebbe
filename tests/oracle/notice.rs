//! The files of notices: of 2021, whose rules the oracle states, and of the current one, which
//! `notices/current` names and any later year replaces.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use zicha::notice::Notice;

/// The id of the notice of 2021.
pub const ID: &str = "bayingolin-water-2021";
/// Its `notice.json`.
pub const JSON: &str = include_str!("../../notices/bayingolin-water-2021/notice.json");
/// Its official text.
pub const TEXT: &str = include_str!("../../notices/bayingolin-water-2021/notice.md");

/// The folder of the notice of 2021.
pub fn folder_2021() -> PathBuf {
    notices().join(ID)
}

/// The notice of 2021, validated.
pub fn read() -> Notice {
    Notice::read(JSON, Some(TEXT))
        .unwrap_or_else(|problems| panic!("the notice of 2021: {problems:?}"))
}

/// The folders of all notices.
pub fn folders() -> Vec<PathBuf> {
    let entries = fs::read_dir(notices()).expect("the folder of notices");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.filter(|path| path.is_dir()).collect()
}

/// The folder of the current notice.
pub fn current() -> PathBuf {
    let file = notices().join("current");
    let name = fs::read_to_string(&file).expect("notices/current");
    notices().join(name.trim())
}

/// `notice.json` and the official text in a folder.
pub fn files(folder: &Path) -> [String; 2] {
    ["notice.json", "notice.md"].map(|name| {
        let path = folder.join(name);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    })
}

fn notices() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("notices")
}

/// A place in the notice of 2021 as problems name it: `sections.fee.findings[0]` with the position of the
/// section in place of its id, so that tests can name sections.
pub fn place(named: &str) -> String {
    place_in(JSON, named)
}

/// The same in another notice.
pub fn place_in(json: &str, named: &str) -> String {
    let Some(rest) = named.strip_prefix("sections.") else {
        return named.to_owned();
    };
    let end = rest.find('.').unwrap_or(rest.len());
    let document: Value = serde_json::from_str(json).expect("JSON");
    let mut sections = document["sections"].as_array().expect("a list").iter();
    let at = sections.position(|section| section["id"] == rest[..end]);
    let at = at.unwrap_or_else(|| panic!("no section is called {named}"));
    format!("sections[{at}]{}", &rest[end..])
}

/// A JSON pointer from the notation of a problem.
pub fn pointer(place: &str) -> String {
    format!("/{}", place.replace(['.', '['], "/").replace(']', ""))
}

/// The JSON of a notice with values set at places, each named as [`place_in`] takes it; a missing field is
/// added.
pub fn with(json: &str, places: &[(&str, Value)]) -> String {
    let mut document: Value = serde_json::from_str(json).expect("JSON");
    for (named, value) in places {
        let pointer = pointer(&place_in(json, named));
        let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
        let parent = document
            .pointer_mut(parent)
            .unwrap_or_else(|| panic!("no place {named}"));
        match name.parse::<usize>() {
            Ok(at) => parent[at] = value.clone(),
            Err(_) => parent[name] = value.clone(),
        }
    }
    document.to_string()
}
