//! Compiles an artifact of the package to WebAssembly with Cargo.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use super::super::toolchain;
use super::remapped_paths::remap_flags;
use crate::error::Error;
use crate::process;

/// The Cargo profile of published builds.
pub const RELEASE: &str = "wasm";
/// A Cargo profile that compiles much faster, for a program that still starts fast.
pub const DEVELOPMENT: &str = "serve";

/// A panic traps without a message, which nobody would read: messages and the code that formats them were a
/// twelfth of the program. `scripts/watch-program.js` reports the trap.
const TRAP_AT_ONCE: [&str; 2] = ["-Zunstable-options", "-Cpanic=immediate-abort"];

/// Builds the standard library too, because the precompiled one formats panic messages and is optimised for
/// speed.
const BUILD_LIBRARY: [&str; 2] = [
    "-Zbuild-std=std,panic_abort",
    "-Zbuild-std-features=optimize_for_size",
];

/// The artifact to compile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Artifact {
    /// The page's program.
    Page,
    /// The page's program that can also read a portal's notice.
    Portal,
    Engine,
    /// An example of the package, by its name.
    Example(&'static str),
}

impl Artifact {
    /// The Cargo feature to enable.
    fn feature(self) -> &'static str {
        match self {
            Self::Page => "csr",
            Self::Portal | Self::Example(_) => "csr,inline",
            Self::Engine => "program",
        }
    }

    /// The arguments that select the Cargo target.
    fn target(self) -> Vec<&'static str> {
        match self {
            Self::Page | Self::Portal | Self::Engine => vec!["--lib", "--crate-type", "cdylib"],
            Self::Example(name) => vec!["--example", name],
        }
    }
}

/// Runs Cargo; returns the path of the WebAssembly file.
pub fn compile(mut command: Command) -> Result<PathBuf, Error> {
    let mut wasm = None;
    let status = process::read_lines(&mut command, |message| {
        wasm = wasm_file(message).or(wasm.take());
    })?;
    if !status.success() {
        return Err(Error::Failed(process::line(&command)));
    }
    wasm.ok_or(Error::NoWasm)
}

/// The Cargo command that compiles with a profile; a release includes its own standard library.
pub fn cargo_rustc(
    artifact: Artifact,
    profile: &str,
    flags: &[OsString],
) -> Result<Command, Error> {
    let mut command = process::cargo();
    command
        .args(["rustc", "--package", "zicha"])
        .args(artifact.target())
        .args(["--target", toolchain::WASM_TARGET, "--profile", profile])
        .args(["--no-default-features", "--features", artifact.feature()])
        .arg("--message-format=json-render-diagnostics")
        .env_remove("RUSTFLAGS")
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join(OsStr::new("\u{1f}")));
    if profile == RELEASE {
        toolchain::add_library_sources()?;
        // Enables unstable flags; `rust-toolchain.toml` pins the compiler, so they do not change.
        command.env("RUSTC_BOOTSTRAP", "1").args(BUILD_LIBRARY);
    } else {
        toolchain::add_wasm_target()?;
    }
    Ok(command)
}

/// The compiler flags of a profile.
pub fn flags(profile: &str) -> Vec<OsString> {
    let mut flags = remap_flags();
    if profile == RELEASE {
        flags.extend(TRAP_AT_ONCE.map(OsString::from));
    }
    flags
}

/// The WebAssembly file in one of Cargo's JSON messages.
fn wasm_file(message: &str) -> Option<PathBuf> {
    let message: Value = serde_json::from_str(message).ok()?;
    let files = message.get("filenames")?.as_array()?;
    let mut paths = files.iter().filter_map(Value::as_str).map(PathBuf::from);
    paths.find(|path| {
        path.extension()
            .is_some_and(|extension| extension == "wasm")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wasm_file_is_found_among_the_artifacts() {
        let message = r#"{"reason":"compiler-artifact","filenames":["a/zicha.d","a/zicha.wasm"]}"#;
        assert_eq!(wasm_file(message), Some(PathBuf::from("a/zicha.wasm")));
        assert_eq!(
            wasm_file(r#"{"reason":"build-finished","success":true}"#),
            None
        );
        assert_eq!(wasm_file("not JSON"), None);
    }
}
