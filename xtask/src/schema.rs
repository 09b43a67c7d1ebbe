//! Writes the JSON Schema of notices, from the types that read them.

use std::fs;

use crate::error::Error;
use crate::process;

/// Where it stands, beside the notices.
const PATH: &str = "notices/notice.schema.json";

/// Writes it.
pub fn run() -> Result<(), Error> {
    let path = process::root().join(PATH);
    fs::write(&path, zicha::notice::schema::schema()).map_err(Error::at(&path))
}
