//! Everything there is to say about a notice, a line each: what is wrong with it and, as far as
//! it can be read, what is suspicious in it.

use crate::notice::Notice;

use super::{Severity, lint};

/// What staff are told about a notice.
#[derive(Debug, PartialEq, Eq)]
pub struct Report {
    /// The lines: place, severity, reason.
    pub lines: Vec<String>,
    /// Whether there is an error among them.
    pub wrong: bool,
}

impl Report {
    /// Looks at a notice and its official text.
    pub fn on(json: &str, text: &str) -> Self {
        let (notice, problems) = Notice::examine(json, Some(text));
        let remarks = notice.as_ref().map(lint).unwrap_or_default();
        let is_error = |severity| severity == Severity::Error;
        let wrong = !problems.is_empty()
            || remarks
                .iter()
                .any(|remark| is_error(remark.concern.severity()));
        let problems = problems
            .iter()
            .map(|problem| format!("{}: {}: {}", problem.path, Severity::Error, problem.fault));
        let lines = problems.chain(remarks.iter().map(ToString::to_string));
        Self {
            lines: lines.collect(),
            wrong,
        }
    }
}
