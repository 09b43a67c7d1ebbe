//! `cargo xtask schema`: writes the JSON Schema of notices, generated from the Rust types that read them.

use std::fs;

use crate::error::Error;
use crate::process;

/// The path of the schema.
const PATH: &str = "notices/notice.schema.json";

/// Writes the schema.
pub fn run() -> Result<(), Error> {
    let path = process::root().join(PATH);
    fs::write(&path, zicha::notice::schema::schema()).map_err(Error::at(&path))
}
