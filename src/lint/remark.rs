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
    /// The section cannot be checked in time.
    #[error(
        "the findings look at {rows} combinations of answers or more; at most {most} can be checked"
    )]
    TooManyCombinations {
        /// How many there are, at least.
        rows: u64,
        /// How many can be looked at.
        most: u64,
    },
    /// A line of the official text that is read otherwise than it looks, or not at all.
    #[error("{0}")]
    Text(TextConcern),
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

/// What is suspicious in the official text, in one sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TextConcern {
    /// It stands before the first heading, so that it belongs to no clause.
    #[error("this stands in no clause, so nothing can quote it; put it below a heading")]
    OutsideClauses,
    /// A heading of the other kind that Markdown has, underlined with `=` or `-`.
    #[error("a line below a heading does not make one here; write `## ` before the heading itself")]
    Underlined,
    /// A heading written with the wide form of `#`, as Chinese input methods give it.
    #[error("`＃` does not begin a heading; write `#` and a space")]
    WideSign,
    /// A heading without a name.
    #[error("the heading is empty; the name of the clause is expected")]
    Unnamed,
    /// Another heading has the same name, and only the first of the two is looked at.
    #[error("another clause has this name already; give each its own")]
    SameName,
    /// Something that nobody sees, or that makes a line read otherwise than it is.
    #[error("the line holds a control character, which nobody sees; take it out")]
    Control,
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
