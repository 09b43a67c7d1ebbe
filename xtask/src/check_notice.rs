//! Checks a notice.json against the notice.md beside it.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use zicha::lint::{Severity, lint};
use zicha::notice::Notice;

use crate::error::Error;

/// Prints one line a problem; fails if there is an error among them.
pub fn run(path: &Path) -> Result<ExitCode, Error> {
    let notice = match read(path) {
        Ok(notice) => notice,
        Err(Error::Notice(problems)) => {
            for problem in problems {
                println!("{}: error: {}", problem.path, problem.fault);
            }
            return Ok(ExitCode::FAILURE);
        }
        Err(error) => return Err(error),
    };
    let remarks = lint(&notice);
    for remark in &remarks {
        println!("{remark}");
    }
    let is_error = |severity| severity == Severity::Error;
    let wrong = remarks
        .iter()
        .any(|remark| is_error(remark.concern.severity()));
    Ok(if wrong {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// Reads a notice.json with the notice.md beside it.
pub fn read(path: &Path) -> Result<Notice, Error> {
    let text_path = path.with_file_name("notice.md");
    let json = fs::read_to_string(path).map_err(Error::at(path))?;
    let text = fs::read_to_string(&text_path).map_err(Error::at(&text_path))?;
    Notice::read(&json, Some(&text)).map_err(Error::Notice)
}
