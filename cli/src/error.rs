//! Why a command failed, as its user reads it.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

/// A reason why a command failed.
#[derive(Debug, Error)]
pub enum Error {
    /// A file or directory could not be read or written.
    #[error("{path}: {source}")]
    File {
        /// Where.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The folder of a notice has no official text.
    #[error("{0}: the official text `notice.md` is missing beside notice.json")]
    NoOfficialText(PathBuf),
    /// Reading standard input or writing standard output failed.
    #[error("standard input or output: {0}")]
    Pipe(io::Error),
    /// The site could not be made.
    #[error(transparent)]
    Site(#[from] zicha_site::Error),
    /// The notice has problems, which have been printed.
    #[error("{0} has problems; no site was built")]
    Problems(PathBuf),
    /// A file is not JSON.
    #[error("{path}: not JSON: {reason}")]
    NotJson {
        /// The file.
        path: PathBuf,
        /// Where it is not, and why.
        reason: String,
    },
    /// A file is not in the first format.
    #[error("{0} is not a notice of the first format; there is nothing to convert")]
    NotFirstFormat(PathBuf),
    /// No notice was named, and none is in the usual places.
    #[error("there is no notice here: name a notice.json with --notice")]
    NoNotice,
    /// This executable was built without the programs of the page.
    #[error(
        "this executable holds no programs for the page; `cargo xtask cli` builds one that does"
    )]
    NoPrograms,
    /// The output directory holds files that no build has written.
    #[error(
        "{0} is not replaced: it is neither an empty directory nor one that this command created"
    )]
    NotOurs(PathBuf),
    /// A file that no build has written would be overwritten or cannot be copied.
    #[error("{0} was not written by this command and blocks it; move it elsewhere")]
    InTheWay(PathBuf),
    /// There is no built site to compare with.
    #[error("{0} contains no built site; name the folder of the built site with --site")]
    NoSite(PathBuf),
    /// The list of files in the output directory could not be written.
    #[error("the list of files: {0}")]
    Mark(serde_json::Error),
    /// The port is in use.
    #[error("port {0} is used by another program; choose another one with --port")]
    PortTaken(u16),
    /// The server could not bind its port or stopped.
    #[error("the server on port {port}: {source}")]
    Server {
        /// The requested port.
        port: u16,
        /// Why.
        source: io::Error,
    },
    /// Files cannot be watched.
    #[error("cannot watch for changes: {0}")]
    Watch(#[from] notify::Error),
    /// Ctrl-C cannot be handled.
    #[error("cannot wait for Ctrl-C: {0}")]
    Signal(#[from] ctrlc::Error),
}

impl Error {
    /// Adds the path to an I/O error, for use with `map_err`.
    pub fn at(path: impl AsRef<Path>) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::File {
            path: path.as_ref().to_path_buf(),
            source,
        }
    }
}
