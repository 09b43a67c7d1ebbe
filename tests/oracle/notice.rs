//! The files of notices: of 2021, whose rules the oracle states, and of the current one, which
//! `notices/current` names and any later year replaces.

use std::fs;
use std::path::{Path, PathBuf};

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
