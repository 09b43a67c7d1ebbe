//! `zicha check`: validates a notice.json against the notice.md beside it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use zicha::{lint::Report, notice::Notice};

use crate::Error;
use crate::notice_folder::NoticeFolder;

/// The examples in the help.
pub const EXAMPLE: &str = "\
Examples:
  zicha check my-notice
  zicha check my-notice/notice.json

A line names the place in notice.json, `error` or `warning`, and the reason. Only errors make the exit
code 1. Where there is nothing to say, one line on standard error says what was examined.";

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
    let folder = NoticeFolder::read(path)?;
    let report = report(&folder);
    if report.entries().is_empty() {
        say_how_much(&folder.notice()?);
    }
    Ok(if report.is_wrong() {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// Says what was examined. Standard output stays empty, because programs rely on that.
fn say_how_much(notice: &Notice) {
    let document = notice.document();
    let (sections, questions) = (document.sections.len(), document.questions.len());
    eprintln!("no problems: {sections} sections, {questions} questions");
}

/// Prints the problems of a notice. Returns whether none of them is an error.
pub fn print(folder: &NoticeFolder) -> bool {
    !report(folder).is_wrong()
}

/// Prints the problems of a notice and returns them.
fn report(folder: &NoticeFolder) -> Report {
    let report = Report::on(&folder.json, Some(&folder.text));
    for entry in report.entries() {
        println!("{entry}");
    }
    report
}
