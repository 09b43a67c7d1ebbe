//! `zicha schema`: prints the JSON Schema of notices, generated from the Rust types that read them.

use std::io::{self, Write as _};
use std::process::ExitCode;

use crate::Error;

/// The examples in the help.
pub const EXAMPLE: &str = "\
Example:
  zicha schema > notice.schema.json

Editors complete and check a notice.json whose field \"$schema\" names this file.";

/// The schema.
pub fn text() -> String {
    zicha::notice::schema::schema()
}

/// Prints the schema.
pub(crate) fn print() -> Result<ExitCode, Error> {
    io::stdout()
        .write_all(text().as_bytes())
        .map_err(Error::Pipe)?;
    Ok(ExitCode::SUCCESS)
}
