//! The report on a notice: its problems and, as far as it can be read, the remarks of the linter.

use std::fmt;

use serde::Serialize;

use crate::notice::{Fault, Notice, Problem};

use super::{Remark, Severity, lint, text};

/// A report on a notice.
#[derive(Debug, PartialEq, Eq)]
pub struct Report(Vec<Entry>);

/// A problem or a remark.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The place in the JSON.
    pub path: String,
    /// How serious it is.
    pub severity: Severity,
    /// What it is, in one sentence.
    pub reason: String,
}

impl Report {
    /// Examines a notice and, where it is given, its official text. Without the text clauses and quotes
    /// are not checked.
    pub fn on(json: &str, text: Option<&str>) -> Self {
        let (notice, problems) = Notice::examine(json, text);
        let of_text = text.map(text::remarks).unwrap_or_default();
        let remarks = notice.as_ref().map(lint).unwrap_or_default();
        let problems = problems.into_iter().map(|it| with_place(it, json));
        let of_text = of_text.into_iter().map(Entry::from);
        let remarks = remarks.into_iter().map(Entry::from);
        Self(of_text.chain(problems).chain(remarks).collect())
    }

    /// The entries: those on the official text first, because others may follow from them, then the problems.
    pub fn entries(&self) -> &[Entry] {
        &self.0
    }

    /// Whether any entry is an error.
    pub fn is_wrong(&self) -> bool {
        self.0.iter().any(|entry| entry.severity == Severity::Error)
    }
}

/// A problem; where a file is not JSON, with the sign that an input method has put there.
fn with_place(problem: Problem, json: &str) -> Entry {
    let wide = match &problem.fault {
        Fault::NotJson(error) => wide_sign(json, error),
        _ => None,
    };
    let mut entry = Entry::from(problem);
    if let Some((wide, usual)) = wide {
        let hint = format!("; there is a `{wide}`, and JSON needs `{usual}`");
        entry.reason.push_str(&hint);
    }
    entry
}

/// The signs of JSON that Chinese input methods write in another form, beside the usual ones.
const WIDE_SIGNS: [(char, char); 10] = [
    ('，', ','),
    ('、', ','),
    ('：', ':'),
    ('“', '"'),
    ('”', '"'),
    ('＂', '"'),
    ('｛', '{'),
    ('｝', '}'),
    ('［', '['),
    ('］', ']'),
];

/// The sign in another form at the place that an error of the parser names, and the usual one.
fn wide_sign(json: &str, error: &str) -> Option<(char, char)> {
    let (line, column) = error.rsplit_once(" at line ")?.1.split_once(" column ")?;
    let (line, column): (usize, usize) = (line.parse().ok()?, column.parse().ok()?);
    let known = |sign: char| WIDE_SIGNS.into_iter().find(|(wide, _)| *wide == sign);
    // A text whose last quotation mark has another form goes on to the end of its line.
    let unended = column == 0 && error.contains("control character");
    let row = json
        .lines()
        .nth(line.checked_sub(1 + usize::from(unended))?)?;
    if unended {
        let mut signs = row.chars().rev();
        return signs.find(|it| "“”＂".contains(*it)).and_then(known);
    }
    let here =
        |(start, sign): &(usize, char)| (*start..start + sign.len_utf8()).contains(&(column - 1));
    let sign = row.char_indices().find(here)?.1;
    known(sign)
}

impl From<Problem> for Entry {
    fn from(problem: Problem) -> Self {
        Self {
            path: problem.path,
            severity: Severity::Error,
            reason: problem.fault.to_string(),
        }
    }
}

impl From<Remark> for Entry {
    fn from(remark: Remark) -> Self {
        Self {
            severity: remark.concern.severity(),
            reason: remark.concern.to_string(),
            path: remark.path,
        }
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(
            formatter,
            "{}: {}: {}",
            self.path, self.severity, self.reason
        )
    }
}
