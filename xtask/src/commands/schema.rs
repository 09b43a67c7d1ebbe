//! `cargo xtask schema`: writes the JSON Schema of notices to the workspace.

use std::fs;

use crate::error::Error;
use crate::process;

/// The path of the schema.
const PATH: &str = "notices/notice.schema.json";

/// Writes the schema.
pub fn run() -> Result<(), Error> {
    let path = process::root().join(PATH);
    fs::write(&path, zicha_cli::commands::schema::text()).map_err(Error::at(&path))
}
