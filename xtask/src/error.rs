//! What can go wrong in a task, each with the sentence that its reader needs.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;
use zicha::notice::Problem;

/// A reason why a task stopped.
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
    /// Standard input or output broke off.
    #[error("standard input or output: {0}")]
    Pipe(io::Error),
    /// A program is not installed or may not be run.
    #[error("cannot start `{command}`: {source}")]
    Start {
        /// The command line.
        command: String,
        /// Why.
        source: io::Error,
    },
    /// A program ran and reported failure.
    #[error("`{0}` failed")]
    Failed(String),
    /// The notice has problems.
    #[error("the notice has problems\n{}", lines(.0))]
    Notice(Vec<Problem>),
    /// Cargo finished without naming the WebAssembly file that it built.
    #[error("cargo named no WebAssembly file among its artifacts")]
    NoWasm,
    /// wasm-bindgen refused the module.
    #[error("wasm-bindgen: {0}")]
    Bind(String),
    /// The glue wants files of its own, for which the site has no place.
    #[error("the glue imports files of its own ({0}), which the site does not carry")]
    Snippets(String),
    /// The glue exports nothing that starts the program.
    #[error("the glue has no default export, which is expected to start the program")]
    NoInit,
    /// The glue does not say where it keeps the program's exports.
    #[error(
        "the glue is expected to say `{0}` once, where calls into the program are watched for traps"
    )]
    NoExports(&'static str),
    /// The glue holds something that would end the element into which it is written.
    #[error("the glue cannot stand inside a page: it contains `</script` or `<!--`")]
    EndTagInGlue,
    /// The program wants something of the browser that it must not have.
    #[error(
        "the program imports {0}, which xtask/src/imports.txt does not list; nothing that opens a connection or runs text may stand there"
    )]
    Imports(String),
    /// The list allows what the program does not ask for any more.
    #[error(
        "xtask/src/imports.txt lists {0}, which the program does not import; take it off the list"
    )]
    UnusedImports(String),
    /// The module could not be looked through.
    #[error("the WebAssembly cannot be read: {0}")]
    Module(String),
    /// The style sheets do not define a colour as others need it.
    #[error("tokens.css defines no {0} such as #0b5a82")]
    NoColour(&'static str),
    /// An icon could not be written.
    #[error("icon: {0}")]
    Png(png::EncodingError),
    /// Something is no site that could show the pages in a frame.
    #[error("`{0}` is neither 'self' nor a site such as https://portal.example.org")]
    Ancestor(String),
    /// Something is no address of a site.
    #[error(
        "`{0}` is no address of a site such as https://self-check.example.org/folder, in lower case"
    )]
    Address(String),
    /// A directory would be destroyed that the build has not written.
    #[error(
        "{0} is not replaced: it is neither an empty directory nor one that this command has made"
    )]
    NotOurs(PathBuf),
    /// There is nothing to compare with.
    #[error("{0} holds no built site; `cargo xtask dist` builds one")]
    NoSite(PathBuf),
    /// A file of others would be lost.
    #[error("{0} was not written by this command and is in its way; move it elsewhere")]
    InTheWay(PathBuf),
    /// There is no script for snippets.
    #[error("embed/1.js is missing, which snippets load")]
    NoLoader,
    /// A JSON file is not what it should be.
    #[error("{path}: {source}")]
    Json {
        /// Which.
        path: PathBuf,
        /// Where it stops being so, and why.
        source: serde_json::Error,
    },
    /// A style sheet is not one.
    #[error("{path}:{line}: {reason}")]
    Styles {
        /// Which.
        path: PathBuf,
        /// The line, from one.
        line: u32,
        /// What is wrong.
        reason: String,
    },
    /// A style sheet holds the end tag of the element into which it is written.
    #[error("{0}: a style sheet cannot contain `</style`")]
    EndTagInStyles(PathBuf),
    /// The prerendered page has no such part.
    #[error("the prerendered page has no part that begins with {0}")]
    NoPart(&'static str),
    /// A template asks for a value that nobody gave.
    #[error("the template {template} asks for {{{{{name}}}}}, which has no value")]
    NoValue {
        /// The template.
        template: &'static str,
        /// What stands between its braces.
        name: String,
    },
    /// The wording lacks a phrase.
    #[error("the wording has no phrase `{key}` in the language `{language}`")]
    NoPhrase {
        /// The language.
        language: String,
        /// The phrase.
        key: &'static str,
    },
    /// Another program listens already.
    #[error("port {0} is taken by another program; choose another one with --port")]
    PortTaken(u16),
    /// The server could not listen or broke off.
    #[error("the server on port {port}: {source}")]
    Server {
        /// The port asked for.
        port: u16,
        /// Why.
        source: io::Error,
    },
    /// Changes cannot be watched.
    #[error("cannot watch for changes: {0}")]
    Watch(#[from] notify::Error),
    /// Programs are missing and may not be installed from here.
    #[error("{missing} missing; install the packages {packages} and run this again")]
    Missing {
        /// What the tests look for.
        missing: String,
        /// The packages that hold it.
        packages: String,
    },
    /// The browser that is asked for is not there.
    #[error("CHROMIUM names {0}, which is not a file")]
    NoBrowser(PathBuf),
    /// A run of tests ended without a readable report.
    #[error("the run left no report: {0}")]
    Report(String),
}

impl Error {
    /// Says at which path something failed, for use with `map_err`.
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
