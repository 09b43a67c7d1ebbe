//! The errors of all commands, with the messages that are shown to the user.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;
use zicha::notice::Problem;

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
    /// Reading standard input or writing standard output failed.
    #[error("standard input or output: {0}")]
    Pipe(io::Error),
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
    /// The notice has problems.
    #[error("the notice has problems\n{}", lines(.0))]
    Notice(Vec<Problem>),
    /// Cargo finished without naming the WebAssembly file that it built.
    #[error("cargo named no WebAssembly file among its artifacts")]
    NoWasm,
    /// wasm-bindgen rejected the module.
    #[error("wasm-bindgen: {0}")]
    Bind(String),
    /// The glue imports JavaScript files that the site does not contain.
    #[error("the glue imports JavaScript files ({0}) that the site does not contain")]
    Snippets(String),
    /// The glue has no default export.
    #[error("the glue has no default export, which is expected to start the program")]
    NoInit,
    /// The glue does not store the program's exports where they can be wrapped.
    #[error(
        "the glue is expected to contain `{0}` once, where the program's exports are wrapped to report traps"
    )]
    NoExports(&'static str),
    /// The glue contains something that would end its `script` element.
    #[error("the glue cannot be inlined in a page: it contains `</script` or `<!--`")]
    EndTagInGlue,
    /// The program imports a function that is not allowed.
    #[error(
        "the program imports {0}, which xtask/src/imports.txt does not list; nothing that opens a connection or runs text as code may be listed there"
    )]
    Imports(String),
    /// The list contains a function that the program does not import any more.
    #[error(
        "xtask/src/imports.txt lists {0}, which the program does not import; remove it from the list"
    )]
    UnusedImports(String),
    /// The WebAssembly module could not be parsed.
    #[error("the WebAssembly cannot be read: {0}")]
    Module(String),
    /// The style sheets do not define a colour in the form that other code needs.
    #[error("tokens.css defines no {0} such as #0b5a82")]
    NoColour(&'static str),
    /// An icon could not be encoded.
    #[error("icon: {0}")]
    Png(png::EncodingError),
    /// An option for `frame-ancestors` names something that is not a site.
    #[error("`{0}` is neither 'self' nor a site such as https://portal.example.org")]
    Ancestor(String),
    /// The address of the site is not valid.
    #[error(
        "`{0}` is not the address of a site such as https://self-check.example.org/folder, in lower case"
    )]
    Address(String),
    /// The output directory holds files that no build has written.
    #[error(
        "{0} is not replaced: it is neither an empty directory nor one that this command created"
    )]
    NotOurs(PathBuf),
    /// There is no built site to compare with.
    #[error("{0} contains no built site; `cargo xtask dist` builds one")]
    NoSite(PathBuf),
    /// A file that no build has written would be overwritten or cannot be copied.
    #[error("{0} was not written by this command and blocks it; move it elsewhere")]
    InTheWay(PathBuf),
    /// There is no loader script.
    #[error("embed/1.js, the script that snippets load, is missing")]
    NoLoader,
    /// A JSON file is not valid.
    #[error("{path}: {source}")]
    Json {
        /// Which.
        path: PathBuf,
        /// Where in the file, and why.
        source: serde_json::Error,
    },
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
    /// The prerendered page lacks the element with which a part begins.
    #[error("the prerendered page has no part that begins with {0}")]
    NoPart(&'static str),
    /// A template contains a placeholder without a value.
    #[error("the template {template} contains {{{{{name}}}}}, which has no value")]
    NoValue {
        /// The template.
        template: &'static str,
        /// The name of the placeholder.
        name: String,
    },
    /// A wording file lacks a phrase.
    #[error("the wording has no phrase `{key}` in the language `{language}`")]
    NoPhrase {
        /// The language.
        language: String,
        /// The key of the phrase.
        key: &'static str,
    },
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
    /// The sources cannot be watched.
    #[error("cannot watch for changes: {0}")]
    Watch(#[from] notify::Error),
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
        move |source| Self::File {
            path: path.as_ref().to_path_buf(),
            source,
        }
    }
}

fn lines(problems: &[Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    lines.join("\n")
}
