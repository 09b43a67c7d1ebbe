//! `zicha convert`: writes a notice of the first format in format 2.

mod first_format;
mod layout;

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use zicha::notice::Json;

use crate::notice_folder::json_path;
use crate::{Error, text_file};

pub use first_format::convert;
pub use layout::written;

/// The examples in the help.
pub const EXAMPLE: &str = "\
Examples:
  zicha convert my-notice > my-notice-2.json
  zicha convert my-notice/notice.json --out new-notice/notice.json

The words, the order and the rules stay as they are. `zicha check` says what the new format wants in addition.";

/// What to convert.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The folder of the notice, or its notice.json, in the first format.
    #[arg(value_name = "NOTICE")]
    notice: PathBuf,
    /// The file to write, which must not exist; without it, standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Converts the notice.
///
/// # Errors
/// If the file cannot be read, is not JSON or not in the first format, or the new one cannot be written.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let path = json_path(&arguments.notice);
    let text = text_file::read(&path).map_err(Error::at(&path))?;
    let old = Json::parse(&text).map_err(|reason| Error::NotJson {
        path: path.clone(),
        reason,
    })?;
    if !matches!(old.field("sections"), Some(Json::Object(_))) {
        return Err(Error::NotFirstFormat(path));
    }
    let new = written(&convert(&old));
    match &arguments.out {
        None => io::stdout()
            .write_all(new.as_bytes())
            .map_err(Error::Pipe)?,
        Some(out) => {
            let file = OpenOptions::new().write(true).create_new(true).open(out);
            let mut file = file.map_err(Error::at(out))?;
            file.write_all(new.as_bytes()).map_err(Error::at(out))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A notice of the first format with one of everything, and what it becomes.
    const OLD: &str = include_str!("first.json");
    const NEW: &str = include_str!("second.json");

    #[test]
    fn a_notice_of_the_first_format_becomes_one_of_the_second() {
        assert_eq!(written(&convert(&Json::read(OLD))), NEW);
    }

    #[test]
    fn places_lead_to_the_same_values() {
        let cases = [
            (
                "sections.fee.findings[0].clause",
                "sections[0].findings[0].clause",
            ),
            (
                "materials[1].decision.findings[0]",
                "sections[2].items[1].findings[0]",
            ),
            ("windows[0].opens", "sections[1].items[0].opens"),
            ("questions[2].options[2]", "questions[2].options[2]"),
        ];
        let sections = ["fee", "windows", "materials"];
        for (old, new) in cases {
            assert_eq!(first_format::place(old, &sections), new);
        }
    }
}
