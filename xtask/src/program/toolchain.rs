//! Installs missing parts of the Rust toolchain and Cargo subcommands.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::process;

/// The compilation target for browsers.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The toolchain for fuzzing, which needs unstable compiler flags.
pub const NIGHTLY: &str = "nightly";

/// Installs the nightly toolchain.
pub fn add_nightly() -> Result<(), Error> {
    let version = ["run", NIGHTLY, "rustc", "--version"];
    if process::answer(process::command("rustup").args(version)).is_some() {
        return Ok(());
    }
    let install = ["toolchain", "install", NIGHTLY, "--profile", "minimal"];
    process::run(process::command("rustup").args(install))
}

/// Installs a Cargo subcommand in the version whose flags and reports this crate relies on.
pub fn add_tool(subcommand: &str, package: &str, version: &str) -> Result<(), Error> {
    let installed = process::answer(process::cargo().args([subcommand, "--version"]));
    if installed.is_some_and(|answer| answer.contains(version)) {
        return Ok(());
    }
    println!("installing {package} {version}");
    let install = ["install", package, "--locked", "--version", version];
    process::run(process::cargo().args(install))
}

/// Installs the WebAssembly target. Where rustup's automatic installation is disabled, listing it in
/// `rust-toolchain.toml` is not enough.
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

/// Installs the sources of the standard library.
pub fn add_library_sources() -> Result<(), Error> {
    if library_sources().is_some_and(|path| path.join("library/Cargo.lock").is_file()) {
        return Ok(());
    }
    process::run(process::command("rustup").args(["component", "add", "rust-src"]))
}

/// The path of the standard library's sources, and the virtual path that the compiler uses for them where
/// they are not installed.
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

/// Installs a component that provides a Cargo subcommand, such as rustfmt.
pub fn add_component(component: &str, subcommand: &str) -> Result<(), Error> {
    if process::answer(process::cargo().args([subcommand, "--version"])).is_some() {
        return Ok(());
    }
    process::run(process::command("rustup").args(["component", "add", component]))
}
