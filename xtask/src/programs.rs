//! Puts the engine for other programs into the site: the module, its types and an example.

use std::fs;

use zicha::notice::Notice;

use crate::error::Error;
use crate::publish::Files;
use crate::wasm::Engine;
use crate::{declarations, process};

/// Where programs find it. The names stay the same, as programs import by name.
const FOLDER: &str = "program";
/// A program of ten lines, which the tests run and the documentation shows.
const EXAMPLE: &str = "docs/examples/assess.mjs";

/// Adds the files of the engine.
pub fn add(files: &mut Files, notice: &Notice, engine: Engine) -> Result<(), Error> {
    let example = process::root().join(EXAMPLE);
    let example = fs::read(&example).map_err(Error::at(&example))?;
    let types = declarations::complete(&engine.types, notice);
    let named = [
        ("zicha.js", engine.glue.into_bytes()),
        ("zicha.d.ts", types.into_bytes()),
        ("zicha_bg.wasm", engine.wasm),
        ("example.mjs", example),
    ];
    files.extend(named.map(|(name, bytes)| (format!("{FOLDER}/{name}"), bytes)));
    Ok(())
}
