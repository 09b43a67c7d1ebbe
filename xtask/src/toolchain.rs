//! Adds the parts of the Rust toolchain that are missing.

use std::path::Path;

use crate::error::Error;
use crate::process;

/// The target of the browser build.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

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

/// Adds a component, such as rustfmt, that answers to a Cargo subcommand.
pub fn add_component(component: &str, subcommand: &str) -> Result<(), Error> {
    if process::answer(process::cargo().args([subcommand, "--version"])).is_some() {
        return Ok(());
    }
    process::run(process::command("rustup").args(["component", "add", component]))
}
