//! Adds the parts of the Rust toolchain that are missing.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::process;

/// The target of the browser build.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The toolchain of the fuzz targets, which need what is not stable yet.
pub const NIGHTLY: &str = "nightly";

/// Adds the nightly toolchain.
pub fn add_nightly() -> Result<(), Error> {
    let version = ["run", NIGHTLY, "rustc", "--version"];
    if process::answer(process::command("rustup").args(version)).is_some() {
        return Ok(());
    }
    let install = ["toolchain", "install", NIGHTLY, "--profile", "minimal"];
    process::run(process::command("rustup").args(install))
}

/// Adds a program that is a Cargo subcommand, in the version whose reports and flags we know.
pub fn add_tool(subcommand: &str, package: &str, version: &str) -> Result<(), Error> {
    let installed = process::answer(process::cargo().args([subcommand, "--version"]));
    if installed.is_some_and(|answer| answer.contains(version)) {
        return Ok(());
    }
    println!("installing {package} {version}");
    let install = ["install", package, "--locked", "--version", version];
    process::run(process::cargo().args(install))
}

/// Adds the WebAssembly target. A target that `rust-toolchain.toml` lists is not added by
/// itself where automatic installs are switched off.
pub fn add_wasm_target() -> Result<(), Error> {
    let libraries = process::answer(process::command("rustc").args([
        "--print",
        "target-libdir",
        "--target",
        WASM_TARGET,
    ]));
    if libraries.is_some_and(|path| Path::new(&path).is_dir()) {
        return Ok(());
    }
    process::run(process::command("rustup").args(["target", "add", WASM_TARGET]))
}

/// Adds the sources of the standard library.
pub fn add_library_sources() -> Result<(), Error> {
    if library_sources().is_some_and(|path| path.join("library/Cargo.lock").is_file()) {
        return Ok(());
    }
    process::run(process::command("rustup").args(["component", "add", "rust-src"]))
}

/// Where the sources of the standard library are, and the name that the compiler gives the place
/// where they are not installed.
pub fn library() -> Option<(PathBuf, String)> {
    let version = process::answer(process::command("rustc").arg("-vV"))?;
    let mut lines = version.lines();
    let commit = lines.find_map(|line| line.strip_prefix("commit-hash: "))?;
    Some((library_sources()?, format!("/rustc/{commit}")))
}

fn library_sources() -> Option<PathBuf> {
    let root = process::answer(process::command("rustc").args(["--print", "sysroot"]))?;
    Some(Path::new(root.trim()).join("lib/rustlib/src/rust"))
}

/// Adds a component, such as rustfmt, that answers to a Cargo subcommand.
pub fn add_component(component: &str, subcommand: &str) -> Result<(), Error> {
    if process::answer(process::cargo().args([subcommand, "--version"])).is_some() {
        return Ok(());
    }
    process::run(process::command("rustup").args(["component", "add", component]))
}
