//! Adds the engine as a JavaScript module, with its types and an example, to the site.

use std::fs;

use zicha::notice::Notice;

use crate::error::Error;
use crate::publish::Files;
use crate::wasm::Engine;
use crate::{declarations, process};

/// The folder of the module. Its file names have no hash, because other programs import them by name.
const FOLDER: &str = "program";
/// The example, which the tests run and the documentation shows.
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
