//! The problems of a notice: a fault and its place.

use thiserror::Error;

use super::Date;

/// A fault and its place in the JSON.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{path}: {fault}")]
pub struct Problem {
    /// The place, such as `sections.fee.findings[2].clause`.
    pub path: String,
    /// What is wrong there, and what is expected.
    pub fault: Fault,
}

impl Fault {
    /// Whether it is about something superfluous, without which the rest can be read.
    pub fn is_superfluous(&self) -> bool {
        matches!(self, Self::UnknownField { .. } | Self::RepeatedField)
    }
}

/// What is wrong, in one sentence.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Fault {
    /// The number of problems that are not listed.
    #[error("and {0} more")]
    Unlisted(usize),
    /// The document is not JSON.
    #[error("not JSON: {0}")]
    NotJson(String),
    /// A value has the wrong type.
    #[error("expected {expected}, not {found}")]
    WrongKind {
        /// What is expected.
        expected: String,
        /// What was found.
        found: String,
    },
    /// A required field is missing.
    #[error("the field is missing")]
    MissingField,
    /// A field is unknown.
    #[error("the field is unknown; expected {expected}")]
    UnknownField {
        /// The known fields.
        expected: String,
    },
    /// A field occurs twice.
    #[error("the field stands twice")]
    RepeatedField,
    /// An id is used twice in one list.
    #[error("the id `{0}` is used twice; ids of one kind must differ")]
    DuplicateId(String),
    /// A list is empty that needs at least one entry.
    #[error("the list is empty; at least one entry is expected")]
    Empty,
    /// A list has too many entries.
    #[error("{found} entries; at most {most} are expected")]
    TooMany {
        /// How many there are.
        found: usize,
        /// How many there may be.
        most: usize,
    },
    /// A condition names an unknown question.
    #[error("there is no question `{0}`")]
    UnknownQuestion(String),
    /// A condition or a default names an unknown option.
    #[error("the question `{question}` has no option `{option}`")]
    UnknownOption {
        /// The question.
        question: String,
        /// The unknown name.
        option: String,
    },
    /// A condition lists `unsure` among the options of a question.
    #[error("a condition cannot ask for `unsure`; not knowing is handled by the engine")]
    UnsureInCondition,
    /// The condition of a finding contains `unsure`.
    #[error("only notes and other lines may ask for `unsure`; a finding leaves it to the engine")]
    UnsureInFinding,
    /// A condition names an unknown term, or a term uses another term.
    #[error("there is no term `{0}` here; terms stand under `terms` and use no other terms")]
    UnknownTerm(String),
    /// A verdict that this section does not use.
    #[error("the verdict `{found}` does not belong here; expected one of {expected}")]
    ForeignVerdict {
        /// What was found.
        found: &'static str,
        /// The verdicts of the section.
        expected: String,
    },
    /// A decision with conditions does not list `confirm`.
    #[error("the verdicts lack `confirm`, which an unsure answer needs")]
    NoConfirm,
    /// A finding with the verdict `stated` has no amount, or another finding has one.
    #[error("`amount_cny` belongs with the verdict `stated`, and only there")]
    MisplacedAmount,
    /// `ask` is missing where the bureau has to be asked.
    #[error("what has to be confirmed needs `ask`, the question to put to the bureau")]
    NoAsk,
    /// `ask` is given where the bureau does not have to be asked.
    #[error(
        "`ask`, `costs_year` and `concerns` belong with what has to be confirmed, and only there"
    )]
    MisplacedAsk,
    /// A step or a milestone names an unknown window.
    #[error("there is no window `{0}`")]
    UnknownWindow(String),
    /// A step names an unknown milestone.
    #[error("there is no milestone `{0}`")]
    UnknownMilestone(String),
    /// A step has both a window and a milestone.
    #[error("a step has a `window` or a `milestone`, not both")]
    TwoDates,
    /// A quote occurs more than once in its clause.
    #[error("the quote stands {0} times in its clause; `occurrence` has to say which one is meant")]
    RepeatedQuote(usize),
    /// `occurrence` is larger than the number of occurrences of the quote, or the quote occurs only once.
    #[error("there is no such `occurrence`; the quote stands {0} times in its clause")]
    NoOccurrence(usize),
    /// A text lacks one of the languages of the notice.
    #[error("the wording in `{0}` is missing")]
    MissingLanguage(String),
    /// A text has a language that the notice does not list.
    #[error("`{0}` is not among the languages of the notice")]
    UnknownLanguage(String),
    /// A wording, clause, quote or id is empty.
    #[error("the text is empty")]
    EmptyText,
    /// A text or the notice is too long.
    #[error("{found} characters; at most {most} are expected")]
    TooLong {
        /// How many there are.
        found: usize,
        /// How many there may be.
        most: usize,
    },
    /// A text contains something that looks like markup.
    #[error("the text looks like markup; plain text is expected")]
    Markup,
    /// A text contains a control character.
    #[error("the text holds a control character")]
    Control,
    /// An id contains other characters than lower-case letters, digits and hyphens.
    #[error("`{0}` is not an id; lower-case letters, digits and hyphens are expected")]
    BadId(String),
    /// The official text has no such clause.
    #[error("the official text has no clause `{0}`")]
    UnknownClause(String),
    /// A quote is not in its clause.
    #[error("the quote is not in clause `{0}` of the official text")]
    QuoteNotFound(String),
    /// A quote is in its clause only with other spaces or characters of another width.
    #[cfg(not(feature = "csr"))]
    #[error(
        "the quote is not in clause `{0}` of the official text, where it has another kind of space or characters of another width; copy it from there"
    )]
    QuoteInOtherForm(String),
    /// The official text has no heading.
    #[error("no heading begins a clause; one such as `## 一（一）` is expected for each")]
    NoClause,
    /// A clause of the official text is not cited.
    #[error("nothing cites clause `{0}`; cite it, or list it under `uncited` with the reason")]
    UncitedClause(String),
    /// A clause is cited although it is listed as uncited.
    #[error("clause `{0}` is cited; take it off the list of uncited clauses")]
    CitedAfterAll(String),
    /// A window that closes before it opens.
    #[error("the window closes before it opens")]
    ClosesBeforeOpening,
    /// A window that opens before the one listed before it, or before the notice was issued.
    #[error("{day} is before {earlier}, which should come first")]
    OutOfOrder {
        /// The day found.
        day: Date,
        /// The day that should come before it.
        earlier: Date,
    },
    /// A day outside the year that the notice is for.
    #[error("the year {found} does not fit the notice of {expected}")]
    ForeignYear {
        /// The year found.
        found: i32,
        /// The year of the notice.
        expected: i32,
    },
    /// A web address that is not plain https or http.
    #[error("`{0}` is not a web address that begins with https:// or http://")]
    BadAddress(String),
    /// A shared finding names an unknown material.
    #[error("there is no material `{0}`")]
    UnknownMaterial(String),
}
