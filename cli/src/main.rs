//! The executable `zicha`, with the built programs of the page inside it.

use std::process::ExitCode;

use zicha_site::{Built, Files};

// `PARTS`: the files of `Built`; none unless `cargo xtask cli` has built this executable.
include!(concat!(env!("OUT_DIR"), "/parts.rs"));

fn main() -> ExitCode {
    let parts = PARTS.iter();
    let files: Files = parts
        .map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec()))
        .collect();
    zicha_cli::run(Built::from_files(files).ok().as_ref())
}
