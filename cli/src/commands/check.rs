//! `zicha check`: validates a notice.json against the notice.md beside it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use zicha::lint::Report;

use crate::Error;
use crate::notice_folder::NoticeFolder;

/// The examples in the help.
pub const EXAMPLE: &str = "\
Examples:
  zicha check my-notice
  zicha check my-notice/notice.json

A line names the place in notice.json, `error` or `warning`, and the reason. Only errors make the exit code 1.";

/// What to check.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The folder of the notice, or its notice.json.
    #[arg(value_name = "NOTICE")]
    pub notice: PathBuf,
}

/// Prints one line per problem; fails if any is an error rather than a warning.
///
/// # Errors
/// If one of the two files cannot be read.
pub fn run(path: &Path) -> Result<ExitCode, Error> {
    Ok(if print(&NoticeFolder::read(path)?) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Prints the problems of a notice. Returns whether none of them is an error.
pub fn print(folder: &NoticeFolder) -> bool {
    let report = Report::on(&folder.json, Some(&folder.text));
    for entry in report.entries() {
        println!("{entry}");
    }
    !report.is_wrong()
}
