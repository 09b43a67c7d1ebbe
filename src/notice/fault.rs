//! What can be wrong with a notice, and where.

use thiserror::Error;

use super::Date;

/// One thing that is wrong, and the place in the JSON where it is.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{path}: {fault}")]
pub struct Problem {
    /// The place, such as `sections.fee.findings[2].clause`.
    pub path: String,
    /// What is wrong there and what is expected.
    pub fault: Fault,
}

impl Fault {
    /// Whether something is too much, so that the rest can be read without it.
    pub fn is_superfluous(&self) -> bool {
        matches!(self, Self::UnknownField { .. } | Self::RepeatedField)
    }
}

/// What is wrong, in one sentence.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Fault {
    /// There are more problems than anyone would read.
    #[error("and {0} more")]
    Unlisted(usize),
    /// The document is not JSON.
    #[error("not JSON: {0}")]
    NotJson(String),
    /// A value is of another kind than expected.
    #[error("expected {expected}, not {found}")]
    WrongKind {
        /// What is expected.
        expected: String,
        /// What was found.
        found: String,
    },
    /// A field that has to be there is not.
    #[error("the field is missing")]
    MissingField,
    /// A field that should not be there is.
    #[error("the field is unknown; expected {expected}")]
    UnknownField {
        /// The fields there can be.
        expected: String,
    },
    /// A field stands twice.
    #[error("the field stands twice")]
    RepeatedField,
    /// An id stands twice among things of one kind.
    #[error("the id `{0}` is used twice; ids of one kind must differ")]
    DuplicateId(String),
    /// A list needs at least one entry.
    #[error("the list is empty; at least one entry is expected")]
    Empty,
    /// A list has more entries than the engine can count.
    #[error("{found} entries; at most {most} are expected")]
    TooMany {
        /// How many there are.
        found: usize,
        /// How many there may be.
        most: usize,
    },
    /// A condition names a question that is not there.
    #[error("there is no question `{0}`")]
    UnknownQuestion(String),
    /// A condition or a default names an option that its question has not.
    #[error("the question `{question}` has no option `{option}`")]
    UnknownOption {
        /// The question.
        question: String,
        /// What was named.
        option: String,
    },
    /// A condition asks for the option that stands for not knowing.
    #[error("a condition cannot ask for `unsure`; not knowing is handled by the engine")]
    UnsureInCondition,
    /// A finding asks whether the applicant does not know.
    #[error("only notes and other lines may ask for `unsure`; a finding leaves it to the engine")]
    UnsureInFinding,
    /// A condition names a term that is not there, or a term names another.
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
    /// A section that cannot say that it does not know.
    #[error("the verdicts lack `confirm`, which an unsure answer needs")]
    NoConfirm,
    /// A finding that states a fee has none, or another has one.
    #[error("`amount_cny` belongs with the verdict `stated`, and only there")]
    MisplacedAmount,
    /// Something to be confirmed does not say what to ask.
    #[error("what has to be confirmed needs `ask`, the question to put to the bureau")]
    NoAsk,
    /// Something that is not to be confirmed says what to ask.
    #[error(
        "`ask`, `costs_year` and `concerns` belong with what has to be confirmed, and only there"
    )]
    MisplacedAsk,
    /// A step or a milestone names a window that is not there.
    #[error("there is no window `{0}`")]
    UnknownWindow(String),
    /// A step names a milestone that is not there.
    #[error("there is no milestone `{0}`")]
    UnknownMilestone(String),
    /// A step has two days by which it is done.
    #[error("a step has a `window` or a `milestone`, not both")]
    TwoDates,
    /// A quote stands in its clause more than once.
    #[error("the quote stands {0} times in its clause; `occurrence` has to say which one is meant")]
    RepeatedQuote(usize),
    /// A quote does not stand in its clause as often as is said, or only once.
    #[error("there is no such `occurrence`; the quote stands {0} times in its clause")]
    NoOccurrence(usize),
    /// A text lacks one of the languages of the notice, or has none of them.
    #[error("the wording in `{0}` is missing")]
    MissingLanguage(String),
    /// A text in a language that the notice does not list.
    #[error("`{0}` is not among the languages of the notice")]
    UnknownLanguage(String),
    /// A wording, clause, quote or id is empty.
    #[error("the text is empty")]
    EmptyText,
    /// A text is longer than a page can carry.
    #[error("{found} characters; at most {most} are expected")]
    TooLong {
        /// How many there are.
        found: usize,
        /// How many there may be.
        most: usize,
    },
    /// A text holds something that looks like markup.
    #[error("the text looks like markup; plain text is expected")]
    Markup,
    /// A text holds a control character.
    #[error("the text holds a control character")]
    Control,
    /// An id of other characters than lower-case letters, digits and hyphens.
    #[error("`{0}` is not an id; lower-case letters, digits and hyphens are expected")]
    BadId(String),
    /// A clause that the official text has not.
    #[error("the official text has no clause `{0}`")]
    UnknownClause(String),
    /// A quote that does not stand in its clause.
    #[error("the quote is not in clause `{0}` of the official text")]
    QuoteNotFound(String),
    /// A quote that stands in its clause with other forms of its characters.
    #[cfg(not(feature = "csr"))]
    #[error(
        "the quote is not in clause `{0}` of the official text, where it has another kind of space or characters of another width; copy it from there"
    )]
    QuoteInOtherForm(String),
    /// An official text in which nothing begins a clause.
    #[error("no heading begins a clause; one such as `## 一（一）` is expected for each")]
    NoClause,
    /// A clause of the official text that nothing cites.
    #[error("nothing cites clause `{0}`; cite it, or list it under `uncited` with the reason")]
    UncitedClause(String),
    /// A clause listed as uncited that something cites.
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
    /// A finding shared with a material that is not there.
    #[error("there is no material `{0}`")]
    UnknownMaterial(String),
}
