//! Answers one JSON object a line from standard input with one a line on standard output.

use std::io::{self, BufRead, Write};
use std::path::Path;
use std::process::ExitCode;

use serde_json::json;
use zicha::assess::answer_line;
use zicha::notice::Notice;

use crate::check_notice;
use crate::error::Error;

/// Fails if any line failed.
pub fn run(notice: Option<&Path>) -> Result<ExitCode, Error> {
    let notice = match notice {
        Some(path) => check_notice::read(path)?,
        None => Notice::read_bundled().map_err(Error::Notice)?,
    };
    let all_good = answer(&notice, io::stdin().lock(), io::stdout().lock()).map_err(Error::Pipe)?;
    Ok(if all_good {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Answers line by line, each as soon as it is there. A blank line is a bad one, unless nothing
/// comes after it. True if no line failed.
fn answer(notice: &Notice, mut input: impl BufRead, mut output: impl Write) -> io::Result<bool> {
    let mut all_good = true;
    let mut blank: Vec<Vec<u8>> = Vec::new();
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        let line = std::mem::take(&mut line);
        if line.trim_ascii().is_empty() {
            blank.push(line);
            continue;
        }
        for line in blank.drain(..).chain([line]) {
            let (answer, good) = answer_bytes(notice, &line);
            writeln!(output, "{answer}")?;
            all_good &= good;
        }
        output.flush()?;
    }
    Ok(all_good)
}

/// The line to write and whether it is a good one.
fn answer_bytes(notice: &Notice, line: &[u8]) -> (String, bool) {
    let answer = match std::str::from_utf8(line) {
        Ok(line) => answer_line(notice, line),
        Err(error) => Err(json!({ "error": format!("not UTF-8: {error}") }).to_string()),
    };
    match answer {
        Ok(answer) => (answer, true),
        Err(error) => (error, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_line_is_answered_in_its_place_and_the_run_goes_on() {
        let notice = Notice::read_bundled().unwrap();
        let good = r#"{"answers":{},"today":"2021-09-10"}"#;
        let bad = b"\n\n\xff\n{\n[{},\"2021-09-10\"]\n";
        let input = [good.as_bytes(), bad, good.as_bytes(), b"\n  \r\n\n"].concat();
        let mut output = Vec::new();
        assert!(!answer(&notice, input.as_slice(), &mut output).unwrap());
        let output = String::from_utf8(output).unwrap();
        let failed: Vec<bool> = output
            .lines()
            .map(|line| line.starts_with(r#"{"error":"#))
            .collect();
        assert_eq!(failed, [false, true, true, true, true, false]);
    }
}
