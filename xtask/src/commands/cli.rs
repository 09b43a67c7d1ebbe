//! `cargo xtask cli`: builds the program `zicha` with the built programs and styles inside it.

use std::path::Path;

use zicha_cli::publish;
use zicha_site::compress_beforehand;

use crate::error::Error;
use crate::{process, program};

/// Where the programs and styles are written for the executable to include.
const PARTS: &str = "target/parts";
/// The executable.
const EXECUTABLE: &str = "target/release/zicha";

/// Builds the executable and says where it is.
pub fn run() -> Result<(), Error> {
    let mut built = program::released()?;
    compress_beforehand(&mut built)?;
    let parts = process::root().join(PARTS);
    publish::replace_own(&parts, &built.to_files())?;
    let mut cargo = process::cargo();
    cargo
        .args(["build", "--release", "--package", "zicha-cli"])
        .env("ZICHA_PARTS", &parts);
    process::run(&mut cargo)?;
    println!("{}", Path::new(EXECUTABLE).display());
    Ok(())
}
