//! The report on a notice: its problems and, as far as it can be read, the remarks of the linter.

use std::fmt;

use serde::Serialize;

use crate::notice::{Notice, Problem};

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
        let problems = problems.into_iter().map(Entry::from);
        let remarks = of_text.into_iter().chain(remarks).map(Entry::from);
        Self(problems.chain(remarks).collect())
    }

    /// The entries, problems first.
    pub fn entries(&self) -> &[Entry] {
        &self.0
    }

    /// Whether any entry is an error.
    pub fn is_wrong(&self) -> bool {
        self.0.iter().any(|entry| entry.severity == Severity::Error)
    }
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
