//! The marker file of a built site: which files earlier builds have written, and which of them stay.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use serde::{Deserialize, Serialize};

use zicha_site::Files;

use crate::Error;

/// The name of the marker file.
pub const MARK: &str = ".zicha-site";

/// The number of earlier builds whose hashed files stay, because open pages may still request them.
const EARLIER: usize = 3;

/// The content of the marker file.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Mark {
    about: String,
    /// The files of the last build.
    files: Vec<String>,
    /// The remaining files of the builds before it, the latest first.
    earlier: Vec<Vec<String>>,
}

impl Mark {
    /// The marker of a build, with the files of earlier ones that stay.
    pub(super) fn of(files: &Files, earlier: Vec<Vec<String>>) -> Self {
        Self {
            about: "The next build of zicha may replace this directory: see docs/deploy.md."
                .to_owned(),
            files: files.keys().cloned().collect(),
            earlier,
        }
    }

    /// Reads the marker file; a directory that is empty or does not exist has an empty one. Any other directory
    /// without a valid marker is an error.
    pub(super) fn read(directory: &Path) -> Result<Self, Error> {
        let path = directory.join(MARK);
        match fs::read_to_string(&path) {
            Ok(text) => {
                serde_json::from_str(&text).map_err(|_| Error::NotOurs(directory.to_path_buf()))
            }
            Err(_) if is_empty(directory) => Ok(Self::default()),
            Err(_) => Err(Error::NotOurs(directory.to_path_buf())),
        }
    }

    /// The marker file, to be written like the files of a site.
    pub(super) fn file(&self) -> Result<Files, Error> {
        let text = serde_json::to_string_pretty(self).map_err(Error::Mark)?;
        let bytes = (text + "\n").into_bytes();
        Ok(Files::from([(MARK.to_owned(), bytes)]))
    }

    /// Whether a build has written a file.
    pub(super) fn lists(&self, name: &str) -> bool {
        let mut listed = self.files.iter().chain(self.earlier());
        name == MARK || listed.any(|it| it == name)
    }

    /// The files of earlier builds that stay.
    pub(super) fn earlier(&self) -> impl Iterator<Item = &String> {
        self.earlier.iter().flatten()
    }

    /// The hashed files that stay when the next build has some files, one list for each build, the latest first.
    pub(super) fn hashed_files(&self, next: &Files) -> Vec<Vec<String>> {
        let builds = std::iter::once(&self.files).chain(&self.earlier);
        let mut generations: Vec<Vec<String>> = Vec::new();
        for build in builds {
            let is_new = |name: &&String| {
                let known = generations.iter().any(|it| it.contains(*name));
                is_hashed(name) && !next.contains_key(*name) && !known
            };
            let generation: Vec<String> = build.iter().filter(is_new).cloned().collect();
            if !generation.is_empty() {
                generations.push(generation);
            }
        }
        generations.truncate(EARLIER);
        generations
    }
}

/// Whether a directory is empty or does not exist.
fn is_empty(directory: &Path) -> bool {
    match fs::read_dir(directory) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) => error.kind() == ErrorKind::NotFound,
    }
}

/// Whether a file name contains a content hash: pages of an earlier build request such names.
fn is_hashed(name: &str) -> bool {
    let hash = ["zicha-portal-", "zicha-", "embed."].map(|it| name.strip_prefix(it));
    let hash = hash.into_iter().flatten().next();
    let hash = hash.and_then(|it| it.split_once('.'));
    hash.is_some_and(|(hash, ending)| {
        hash.len() == 16 && hash.chars().all(|it| it.is_ascii_hexdigit()) && !ending.contains('/')
    })
}
