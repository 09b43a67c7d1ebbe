//! Checks a notice.json against the notice.md beside it.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use zicha::notice::Notice;

use crate::error::Error;

/// Prints one line a problem; fails if there is one.
pub fn run(path: &Path) -> Result<ExitCode, Error> {
    match read(path) {
        Ok(_) => Ok(ExitCode::SUCCESS),
        Err(Error::Notice(problems)) => {
            for problem in problems {
                println!("{problem}");
            }
            Ok(ExitCode::FAILURE)
        }
        Err(error) => Err(error),
    }
}

/// Reads a notice.json with the notice.md beside it.
pub fn read(path: &Path) -> Result<Notice, Error> {
    let text_path = path.with_file_name("notice.md");
    let json = fs::read_to_string(path).map_err(Error::at(path))?;
    let text = fs::read_to_string(&text_path).map_err(Error::at(&text_path))?;
    Notice::read(&json, Some(&text)).map_err(Error::Notice)
}
