//! What can be remarked on a notice.

use std::fmt;

use serde::Serialize;
use thiserror::Error;

use crate::notice::{Date, Notice, Verdict};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Applicants would be misled.
    Error,
    /// Probably a slip; may be accepted with a reason.
    Warning,
}

/// Something worth remarking on, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The place in the JSON.
    pub path: String,
    /// What it is.
    pub concern: Concern,
}

/// What it is, in one sentence. Examples are the fewest answers with which it happens, as they
/// can be pasted behind the address of the page.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Concern {
    /// No finding looks at the question, so it would never be asked.
    #[error("no finding asks this question, so it is never asked")]
    QuestionNeverAsked,
    /// Every finding treats the option like another.
    #[error("no finding distinguishes this option from `{0}`")]
    OptionNotDistinguished(String),
    /// Nothing uses the term.
    #[error("nothing uses this term")]
    TermUnused,
    /// The finding cannot hold.
    #[error("the finding holds for no answers")]
    NeverFires,
    /// The finding holds for all answers and does not say so.
    #[error("the finding holds for all answers; leave out `when` to say so")]
    AlwaysFires,
    /// A finding without a condition that never gets its turn.
    #[error("another finding holds for all answers, so this one never stands")]
    NeverStands,
    /// Two findings say the opposite.
    #[error("contradicts `{other}`, for example with #{example}")]
    Contradicts {
        /// The other finding.
        other: String,
        /// Answers with which both hold.
        example: String,
    },
    /// No finding holds.
    #[error("no finding covers #{example}")]
    NotCovered {
        /// Answers with which none holds.
        example: String,
    },
    /// The verdict is listed and no answers lead to it.
    #[error("no answers lead to the verdict `{}`", .0.id())]
    VerdictNeverReached(Verdict),
    /// A fee that the words it rests on do not name.
    #[error("the quote does not name the amount {0}")]
    AmountNotInQuote(u32),
    /// A day that the words it rests on do not name.
    #[error("the quote does not name the day {0}")]
    DayNotInQuote(Date),
    /// The four-valued logic is weaker than the one rule on unsure answers.
    #[error("#{example} comes to `{found}`, though its definite answers all come to `{expected}`")]
    WeakerThanRule {
        /// The answers.
        example: String,
        /// What the section comes to.
        found: &'static str,
        /// What it should come to.
        expected: &'static str,
    },
}

impl Concern {
    /// How bad it is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::OptionNotDistinguished(_)
            | Self::TermUnused
            | Self::NeverStands
            | Self::AmountNotInQuote(_)
            | Self::DayNotInQuote(_) => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// The remarks less the warnings that the notice accepts with a reason.
pub fn without_accepted(notice: &Notice, mut remarks: Vec<Remark>) -> Vec<Remark> {
    let accepted = &notice.document().accepted;
    remarks.retain(|remark| {
        let is_warning = remark.concern.severity() == Severity::Warning;
        !(is_warning && accepted.iter().any(|it| *it.path == *remark.path))
    });
    remarks
}
