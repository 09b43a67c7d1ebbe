//! The remarks of the linter.

use std::fmt;

use serde::Serialize;
use thiserror::Error;

use crate::notice::{Date, DayTime, Notice};

/// How serious a remark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It would mislead applicants. Only figures that their quotes do not name may be accepted with a reason.
    Error,
    /// It is probably a mistake, and may be accepted with a reason.
    Warning,
}

/// A remark and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The place in the JSON.
    pub path: String,
    /// What it is.
    pub concern: Concern,
}

/// The content of a remark, in one sentence. Examples are a minimal set of answers with which it
/// occurs, as a fragment that can be appended to the address of the page.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Concern {
    /// No finding depends on the question, so it is never asked.
    #[error("no finding asks this question, so it is never asked")]
    QuestionNeverAsked,
    /// Every finding treats the option like another option.
    #[error("no finding distinguishes this option from `{0}`")]
    OptionNotDistinguished(String),
    /// Nothing uses the term.
    #[error("nothing uses this term")]
    TermUnused,
    /// Nothing counts up to the cut-off.
    #[error("nothing counts up to this cut-off")]
    CutoffUnused,
    /// The finding cannot hold.
    #[error("the finding holds for no answers")]
    NeverFires,
    /// The finding holds for all answers, although it has a condition.
    #[error("the finding holds for all answers; leave out `when` to say so")]
    AlwaysFires,
    /// A finding without a condition never holds.
    #[error("another finding holds for all answers, so this one never stands")]
    NeverStands,
    /// Two findings contradict each other.
    #[error(
        "contradicts `{other}`, for example with #{example}; put into one `when` what excludes the other"
    )]
    Contradicts {
        /// The other finding.
        other: String,
        /// Answers with which both hold.
        example: String,
    },
    /// No finding holds for some answers.
    #[error("no finding covers #{example}")]
    NotCovered {
        /// Answers with which none holds.
        example: String,
    },
    /// The condition of an item cannot hold.
    #[error("this applies with no answers")]
    ItemNeverApplies,
    /// The condition of an item holds for all answers.
    #[error("this applies with all answers; leave out `when` to say so")]
    ItemAlwaysApplies,
    /// Two items with one id do not exclude each other.
    #[error("has the id of {other}, and both hold, for example with #{example}")]
    SameId {
        /// The place of the other item.
        other: String,
        /// Answers with which both hold.
        example: String,
    },
    /// No number of copies is stated for some answers.
    #[error("no number of copies covers #{example}")]
    CopiesNotCovered {
        /// Answers with which none is stated.
        example: String,
    },
    /// The condition of a sentence that decides nothing cannot hold.
    #[error("this holds for no answers, so it is never shown")]
    NeverShown,
    /// No day of the round is in the year that it is called after.
    #[error("no day of the round, {from} to {until}, lies in its year {year}")]
    RoundOutsideYear {
        /// The first day.
        from: Date,
        /// The last day.
        until: Date,
        /// The year.
        year: i32,
    },
    /// A window opens before the notice was issued.
    #[error("the window opens on {opens}, before the notice was issued on {issued}")]
    OpensBeforeIssue {
        /// The first day.
        opens: Date,
        /// The day of issue.
        issued: Date,
    },
    /// The findings of a decision cannot be checked, because too many answers have to be looked at together.
    #[error(
        "the findings of `{section}` look at too many answers together to be checked; these questions are tied: {questions}"
    )]
    TooTangled {
        /// The section, by id.
        section: String,
        /// The questions, by id.
        questions: String,
    },
    /// A suspicious line of the official text.
    #[error("{0}")]
    Text(TextConcern),
    /// The decision lists a verdict that no answers lead to.
    #[error("no answers lead to the verdict `{0}`")]
    VerdictNeverReached(String),
    /// The quote does not contain the fee.
    #[error("the quote does not name the amount {0}")]
    AmountNotInQuote(u32),
    /// The quote does not contain the day.
    #[error("the quote does not name the day {0}")]
    DayNotInQuote(Date),
    /// The quote does not contain the time.
    #[error("the quote does not name the time of {0}")]
    TimeNotInQuote(DayTime),
    /// The quote names numbers of copies, and not this one.
    #[error("the quote does not name {0} copies")]
    CopiesNotInQuote(u8),
    /// The quote names neither the hours nor those of one of the years.
    #[error("the quote does not name {0} hours")]
    HoursNotInQuote(u32),
    /// The quote names years, and none of these.
    #[error("the quote names other years than {0}")]
    YearsNotInQuote(String),
    /// A text names a year that is neither of the round nor quoted, as a text of last year's notice does.
    #[error(
        "names the year {0}, which is neither of this round nor in the quote; is it last year's?"
    )]
    YearInText(u32),
    /// A text names an amount that is neither its own nor quoted.
    #[error(
        "names the amount {0}, which is neither the fee here nor in the quote; is it last year's?"
    )]
    AmountInText(u32),
    /// A text names a day that is neither an end of its window nor quoted.
    #[error("names the day `{0}`, which is no day of this notice; is it last year's?")]
    DayInText(String),
    /// The years of a requirement are all before the round, and no quote says so.
    #[error(
        "only years before {round} are asked for, and the quote names none; are they last year's?"
    )]
    OnlyYearsBefore {
        /// The year of the round.
        round: i32,
    },
    /// The four-valued logic gives another verdict than the definition of unsure and unanswered (`proof`).
    #[error("#{example} comes to `{found}`, though its definite answers all come to `{expected}`")]
    WeakerThanRule {
        /// The answers.
        example: String,
        /// The outcome.
        found: String,
        /// The outcome by the definition.
        expected: String,
    },
}

/// What is suspicious in a line of the official text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TextConcern {
    /// It is before the first heading, so it belongs to no clause.
    #[error("this stands in no clause, so nothing can quote it; put it below a heading")]
    OutsideClauses,
    /// It underlines a heading with `=` or `-`, which Markdown allows and this format does not.
    #[error("a line below a heading does not make one here; write `## ` before the heading itself")]
    Underlined,
    /// A heading written with a full-width `＃`, as Chinese input methods produce it.
    #[error("`＃` does not begin a heading; write `#` and a space")]
    WideSign,
    /// A heading without a name.
    #[error("the heading is empty; the name of the clause is expected")]
    Unnamed,
    /// Another heading has the same name; quotes are looked up in the first of the two only.
    #[error("another clause has this name already; give each its own")]
    SameName,
    /// It contains a control character, which is invisible or changes the direction of the text.
    #[error("the line holds a control character, which nobody sees; take it out")]
    Control,
}

impl Concern {
    /// How serious it is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::OptionNotDistinguished(_)
            | Self::TermUnused
            | Self::CutoffUnused
            | Self::NeverStands
            | Self::NeverShown
            | Self::OpensBeforeIssue { .. }
            | Self::CopiesNotInQuote(_)
            | Self::HoursNotInQuote(_)
            | Self::YearsNotInQuote(_)
            | Self::YearInText(_)
            | Self::AmountInText(_)
            | Self::DayInText(_)
            | Self::OnlyYearsBefore { .. }
            | Self::RoundOutsideYear { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// Whether a notice may accept it with a reason. A fee or day that its quote does not name is an error, because a
    /// notice may still have those of last year; but another sentence can name it.
    fn may_be_accepted(&self) -> bool {
        let in_another_sentence = matches!(
            self,
            Self::AmountNotInQuote(_) | Self::DayNotInQuote(_) | Self::TimeNotInQuote(_)
        );
        in_another_sentence || self.severity() == Severity::Warning
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

/// Removes the remarks that the notice accepts with a reason.
pub fn without_accepted(notice: &Notice, mut remarks: Vec<Remark>) -> Vec<Remark> {
    let accepted = &notice.document().accepted;
    remarks.retain(|remark| {
        !(remark.concern.may_be_accepted() && accepted.iter().any(|it| *it.path == *remark.path))
    });
    remarks
}
