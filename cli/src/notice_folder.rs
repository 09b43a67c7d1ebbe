//! Reads a notice from its folder.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use zicha::notice::Notice;
use zicha_site::NoticeFiles;

use crate::{Error, text_file};

/// The file with the notice as data.
pub const JSON: &str = "notice.json";
/// The file with the official text, beside it.
const TEXT: &str = "notice.md";

/// The content of a notice's folder.
#[derive(Debug)]
pub struct NoticeFolder {
    /// The path of its `notice.json`.
    pub path: PathBuf,
    /// The content of `notice.json`.
    pub json: String,
    /// The content of `notice.md`.
    pub text: String,
}

impl NoticeFolder {
    /// Reads the folder; the path of its `notice.json` names it too.
    ///
    /// # Errors
    /// If one of the two files cannot be read or is not a text.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let path = json_path(path);
        let json = text_file::read(&path).map_err(Error::at(&path))?;
        let text_path = path.with_file_name(TEXT);
        let text = text_file::read(&text_path).map_err(|error| match error.kind() {
            ErrorKind::NotFound => Error::NoOfficialText(text_path.clone()),
            _ => Error::at(&text_path)(error),
        })?;
        Ok(Self { path, json, text })
    }

    /// The notice.
    ///
    /// # Errors
    /// Every problem of the notice.
    pub fn notice(&self) -> Result<Notice, Error> {
        let notice = Notice::read(&self.json, Some(&self.text));
        notice.map_err(|problems| zicha_site::Error::Notice(problems).into())
    }

    /// The files as the site's builder takes them.
    pub fn files(&self) -> NoticeFiles<'_> {
        NoticeFiles {
            json: &self.json,
            text: &self.text,
        }
    }
}

/// The path of the `notice.json` of a folder, which may be that file itself.
pub fn json_path(path: &Path) -> PathBuf {
    if path.is_dir() {
        path.join(JSON)
    } else {
        path.to_path_buf()
    }
}

/// The notice that a directory holds: its own `notice.json`, or the one that its `notices/current` names.
///
/// # Errors
/// If there is neither.
pub fn in_directory(directory: &Path) -> Result<PathBuf, Error> {
    let own = directory.join(JSON);
    if own.is_file() {
        return Ok(own);
    }
    let notices = directory.join("notices");
    let current = text_file::read(&notices.join("current")).map_err(|_| Error::NoNotice)?;
    Ok(notices.join(current.trim()).join(JSON))
}
