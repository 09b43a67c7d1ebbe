//! The page's program and the engine as WebAssembly modules with their JavaScript glue.

mod cargo;
mod glue;
mod remapped_paths;

use wasm_bindgen_cli_support::Output;
use zicha_cli::text_file;
use zicha_site::{Asset, Engine, Program, without_comments};

use super::{imports, order};
use crate::error::Error;
use crate::process;

use cargo::{Artifact, cargo_rustc, compile, flags};
use glue::{Names, bind, watched, with_numbered_names, without_documentation};

pub use cargo::{DEVELOPMENT, RELEASE};

/// The script that reports traps, and which the glue of the page contains.
const WATCH: &str = "scripts/watch-program.js";

/// Compiles the page's program with a Cargo profile and generates its glue.
pub fn page(profile: &str) -> Result<Program, Error> {
    applicant(Artifact::Page, profile)
}

/// The same for the program that can also read a portal's notice.
pub fn portal(profile: &str) -> Result<Program, Error> {
    Ok(applicant(Artifact::Portal, profile)?.for_portals())
}

fn applicant(artifact: Artifact, profile: &str) -> Result<Program, Error> {
    let mut output = build(artifact, profile)?;
    if profile == RELEASE {
        // Other builds also import functions for debugging.
        let wasm = output.wasm_mut().emit_wasm();
        imports::check(&wasm)?;
        if let Artifact::Portal = artifact {
            imports::check_list(&wasm)?;
        }
    }
    let path = process::root().join(WATCH);
    let script = text_file::read(&path).map_err(Error::at(&path))?;
    let glue = watched(
        &with_numbered_names(&mut output),
        &without_comments(&script),
    )?;
    let mut program = program(output, without_documentation(&glue));
    if profile == RELEASE {
        program.wasm = Asset::new("wasm", order::compact(&program.wasm.bytes)?);
    }
    Ok(program)
}

/// Compiles an example with the release profile and generates its glue.
pub fn example(name: &'static str) -> Result<Program, Error> {
    let mut output = build(Artifact::Example(name), RELEASE)?;
    let glue = with_numbered_names(&mut output);
    Ok(program(output, glue))
}

fn program(mut output: Output, glue: String) -> Program {
    Program {
        glue: Asset::new("js", glue.into_bytes()),
        wasm: Asset::new("wasm", output.wasm_mut().emit_wasm()),
    }
}

/// Compiles a release with function names, in a target directory of its own.
pub fn page_with_names() -> Result<Vec<u8>, Error> {
    let mut flags = flags(RELEASE);
    // This mangling scheme includes the types for which a generic function was instantiated.
    flags.push("-Csymbol-mangling-version=v0".into());
    let mut command = cargo_rustc(Artifact::Page, RELEASE, &flags)?;
    command
        .args(["--target-dir", "target/bloat"])
        .env("CARGO_PROFILE_WASM_STRIP", "none");
    let mut output = bind(&compile(command)?, Names::Kept)?;
    Ok(output.wasm_mut().emit_wasm())
}

/// Compiles the engine module for publishing and generates its glue.
pub fn engine() -> Result<Engine, Error> {
    let mut output = build(Artifact::Engine, RELEASE)?;
    Ok(Engine {
        glue: output.js().to_owned(),
        wasm: output.wasm_mut().emit_wasm(),
    })
}

fn build(artifact: Artifact, profile: &str) -> Result<Output, Error> {
    let command = cargo_rustc(artifact, profile, &flags(profile))?;
    bind(&compile(command)?, Names::Dropped)
}
