//! `zicha assess`: reads JSON objects with answers from standard input, one per line, and writes one
//! assessment per line.

mod lines;

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use serde_json::json;
use zicha::assess::answer_line;
use zicha::notice::Notice;

use crate::notice_folder::{self, NoticeFolder};
use crate::{Error, text_file};

use lines::Line;

/// The examples in the help.
pub const EXAMPLE: &str = "\
Example:
  echo '{\"answers\":{},\"today\":\"2025-09-10T17:30\"}' | zicha assess --notice my-notice

A line that is not valid gives {\"error\": …} in its place, and the exit code is 1.";

/// By which notice to assess.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The notice.json, or its folder. Without it, the notice.json in the current folder, or the one that
    /// notices/current names.
    #[arg(long, value_name = "PATH")]
    pub notice: Option<PathBuf>,
}

/// Fails if any line could not be assessed.
///
/// # Errors
/// If the notice cannot be read or has problems, or if standard input or output fails.
pub fn run(notice: Option<&Path>) -> Result<ExitCode, Error> {
    let notice = match notice {
        Some(path) => path.to_path_buf(),
        None => notice_folder::in_directory(Path::new("."))?,
    };
    let notice = NoticeFolder::read(&notice)?.notice()?;
    let all_good = answer(&notice, io::stdin().lock(), io::stdout().lock()).map_err(Error::Pipe)?;
    Ok(if all_good {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Answers each line as soon as it is read. A blank line is an error, unless only blank lines follow.
/// Returns whether no line failed.
fn answer(notice: &Notice, input: impl Read, mut output: impl Write) -> io::Result<bool> {
    let mut all_good = true;
    let mut blank = 0;
    let mut input = lines::decoded(input);
    while let Some(line) = lines::next(&mut input)? {
        if line.blank() > 0 {
            blank += line.blank();
            continue;
        }
        for _ in 0..std::mem::take(&mut blank) {
            let (answer, good) = answer_text(notice, "");
            writeln!(output, "{answer}")?;
            all_good &= good;
        }
        let (answer, good) = answer_one(notice, &line);
        writeln!(output, "{answer}")?;
        all_good &= good;
        output.flush()?;
    }
    Ok(all_good)
}

/// The output line, and whether it is an assessment rather than an error.
fn answer_one(notice: &Notice, line: &Line) -> (String, bool) {
    let text = match line {
        Line::Whole(bytes) => text_file::utf8(bytes),
        Line::Empty(_) => Ok(""),
        Line::TooLong => Err(format!(
            "the line is longer than {} bytes",
            lines::MOST_BYTES
        )),
    };
    match text {
        Ok(text) => answer_text(notice, text),
        Err(error) => (json!({ "error": error }).to_string(), false),
    }
}

fn answer_text(notice: &Notice, line: &str) -> (String, bool) {
    match answer_line(notice, line) {
        Ok(answer) => (answer, true),
        Err(error) => (error, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{"answers":{},"today":"2021-09-10"}"#;

    /// The output, and for each line whether it is an error.
    fn answers(input: &[u8]) -> (String, Vec<bool>) {
        let notice = zicha::notice::current::read();
        let mut output = Vec::new();
        let all_good = answer(&notice, input, &mut output).unwrap();
        let output = String::from_utf8(output).unwrap();
        let lines = output.lines();
        let failed: Vec<bool> = lines.map(|it| it.starts_with(r#"{"error":"#)).collect();
        assert_eq!(all_good, !failed.contains(&true));
        (output, failed)
    }

    #[test]
    fn an_invalid_line_gets_an_error_in_its_place_and_the_run_goes_on() {
        let bad = b"\n\n\xff\n{\n[{},\"2021-09-10\"]\n";
        let input = [GOOD.as_bytes(), bad, GOOD.as_bytes(), b"\n  \r\n\n"].concat();
        let (_, failed) = answers(&input);
        assert_eq!(failed, [false, true, true, true, true, false]);
    }

    #[test]
    fn lines_are_read_as_editors_on_windows_write_them() {
        let (expected, _) = answers(format!("{GOOD}\n{GOOD}\n").as_bytes());
        let marked = format!("\u{feff}{GOOD}\r\n{GOOD}\r\n");
        assert_eq!(answers(marked.as_bytes()).0, expected);
        let wide = |order: fn(u16) -> [u8; 2]| marked.encode_utf16().flat_map(order).collect();
        let (little, big): (Vec<u8>, Vec<u8>) = (wide(u16::to_le_bytes), wide(u16::to_be_bytes));
        assert_eq!(answers(&little).0, expected);
        assert_eq!(answers(&big).0, expected);
    }

    #[test]
    fn a_line_in_another_encoding_is_an_error() {
        let (output, failed) = answers(b"{\"answers\":{\"\xcb\xae\xc0\xfb\xbe\xd6\":1}}\n");
        assert_eq!(failed, [true]);
        assert!(output.contains("it looks like GB18030"), "{output}");
    }

    #[test]
    fn a_line_above_the_limit_is_an_error() {
        let long = format!(
            "{{\"answers\":{}\n{GOOD}\n",
            "x".repeat(10 * lines::MOST_BYTES)
        );
        let (output, failed) = answers(long.as_bytes());
        assert_eq!(failed, [true, false]);
        assert!(output.starts_with(r#"{"error":"the line is longer than 65536 bytes"}"#));
    }

    /// However many there are, they need no memory.
    #[test]
    fn blank_lines_are_counted_and_not_stored() {
        let blank = io::Read::take(io::repeat(b'\n'), 5_000_000);
        let mut output = Vec::new();
        let notice = zicha::notice::current::read();
        assert!(answer(&notice, blank, &mut output).unwrap());
        assert!(output.is_empty());
    }
}
