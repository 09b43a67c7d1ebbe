//! `cargo xtask check-notice`: validates a notice.json against the notice.md beside it.

use std::path::Path;
use std::process::ExitCode;

use zicha::lint::Report;
use zicha::notice::Notice;

use crate::error::Error;
use crate::text_file;

/// Prints one line per problem; fails if any is an error rather than a warning.
pub fn run(path: &Path) -> Result<ExitCode, Error> {
    let (json, text) = files(path)?;
    let report = Report::on(&json, Some(&text));
    for entry in report.entries() {
        println!("{entry}");
    }
    Ok(if report.is_wrong() {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// Reads a notice.json with the notice.md beside it.
pub fn read(path: &Path) -> Result<Notice, Error> {
    let (json, text) = files(path)?;
    Notice::read(&json, Some(&text)).map_err(Error::Notice)
}

fn files(path: &Path) -> Result<(String, String), Error> {
    let read = |path: &Path| text_file::read(path).map_err(Error::at(path));
    Ok((read(path)?, read(&path.with_file_name("notice.md"))?))
}
