//! The errors of all commands, with the messages that are shown to the user.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

/// A reason why a command failed.
#[derive(Debug, Error)]
pub enum Error {
    /// A command that `zicha` has too failed.
    #[error(transparent)]
    Cli(#[from] zicha_cli::Error),
    /// The site could not be made.
    #[error(transparent)]
    Site(#[from] zicha_site::Error),
    /// A program is not installed or not executable.
    #[error("cannot start `{command}`: {source}")]
    Start {
        /// The command line.
        command: String,
        /// Why.
        source: io::Error,
    },
    /// A program exited with an error.
    #[error("`{0}` failed")]
    Failed(String),
    /// Cargo finished without naming the WebAssembly file that it built.
    #[error("cargo named no WebAssembly file among its artifacts")]
    NoWasm,
    /// wasm-bindgen rejected the module.
    #[error("wasm-bindgen: {0}")]
    Bind(String),
    /// The glue imports JavaScript files that the site does not contain.
    #[error("the glue imports JavaScript files ({0}) that the site does not contain")]
    Snippets(String),
    /// The glue does not store the program's exports where they can be wrapped.
    #[error(
        "the glue is expected to contain `{0}` once, where the program's exports are wrapped to report traps"
    )]
    NoExports(&'static str),
    /// The program imports a function that is not allowed.
    #[error(
        "the program imports {0}, which xtask/src/program/imports.txt does not list; nothing that opens a connection or runs text as code may be listed there"
    )]
    Imports(String),
    /// The list contains a function that the program does not import any more.
    #[error(
        "xtask/src/program/imports.txt lists {0}, which the program does not import; remove it from the list"
    )]
    UnusedImports(String),
    /// The WebAssembly module could not be parsed.
    #[error("the WebAssembly cannot be read: {0}")]
    Module(String),
    /// A style sheet is not valid.
    #[error("{path}:{line}: {reason}")]
    Styles {
        /// Which.
        path: PathBuf,
        /// The line, from one.
        line: u32,
        /// What is wrong.
        reason: String,
    },
    /// A style sheet contains the end tag of its `style` element.
    #[error("{0}: a style sheet cannot contain `</style`")]
    EndTagInStyles(PathBuf),
    /// Requirements are missing, and this account may not install them.
    #[error("{missing} missing; install the packages {packages} and run this again")]
    Missing {
        /// The missing requirements.
        missing: String,
        /// The packages that contain it.
        packages: String,
    },
    /// The environment variable `CHROMIUM` names no file.
    #[error("CHROMIUM names {0}, which is not a file")]
    NoBrowser(PathBuf),
    /// A test run or measurement wrote no readable report.
    #[error("the run wrote no valid report: {0}")]
    Report(String),
}

impl Error {
    /// Adds the path to an I/O error, for use with `map_err`.
    pub fn at(path: impl AsRef<Path>) -> impl FnOnce(io::Error) -> Self {
        move |source| zicha_cli::Error::at(path)(source).into()
    }
}
