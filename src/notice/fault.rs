//! The problems of a notice: a fault and its place.

use thiserror::Error;

use super::Date;

/// A fault and its place in the JSON.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{path}: {fault}")]
pub struct Problem {
    /// The place, such as `sections[7].findings[2].clause`.
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
    /// The file is in the first version of the format.
    #[error("this file is in the first format; `zicha convert notice.json` writes it in format 2")]
    FirstFormat,
    /// The file is in a version that did not exist yet.
    #[error("format {0} is not known; this program reads format 2, a later one may read {0}")]
    LaterFormat(i64),
    /// A value has the wrong type.
    #[error("expected {expected}, not {found}{}", hint(expected, found))]
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
    /// A condition names options of a question that takes a value.
    #[error("`{0}` takes a number or a day; a threshold is expected, `at-least` or `below`")]
    NeedsThreshold(String),
    /// A threshold for a question that takes options.
    #[error("`{0}` takes options; a list of them is expected, not a threshold")]
    TakesOptions(String),
    /// A number for a day question, or years for a number question.
    #[error(
        "a number is the threshold of a number question, years `by` a cut-off that of a day question; `{0}` is of the other kind"
    )]
    OtherThreshold(String),
    /// A threshold that all values meet, or none.
    #[error("the threshold is outside the limits of its question, so it tells no values apart")]
    OutsideLimits,
    /// A threshold names an unknown cut-off.
    #[error("there is no cut-off `{0}`; they are listed under `cutoffs`")]
    UnknownCutoff(String),
    /// The thresholds of a question cut it into too many parts.
    #[error(
        "its thresholds cut it into {0} parts; 31 at most, and 32 with its options, can be told apart"
    )]
    TooManyIntervals(usize),
    /// The limits of a question leave no two values.
    #[error("the upper limit is not above the lower one")]
    NoValues,
    /// A count that nothing or everything reaches.
    #[error("a count from 1 to {most} is expected, since {most} are listed, not {found}")]
    CountTooLarge {
        /// The count.
        found: usize,
        /// How many are counted.
        most: usize,
    },
    /// A condition names an unknown term.
    #[error("there is no term `{0}`; they are listed under `terms`")]
    UnknownTerm(String),
    /// A term uses itself, directly or through others.
    #[error("the term `{0}` uses itself")]
    TermUsesItself(String),
    /// An id with a meaning of its own.
    #[error("`{0}` has a meaning of its own here; another id is expected")]
    Reserved(String),
    /// `ends` on a verdict of papers or of their variants.
    #[error("`ends` belongs to the verdicts of a section that is decided as a whole")]
    MisplacedEnds,
    /// A default for a question that takes a number or a day.
    #[error("only a question that takes options can have a default; this one has to be asked")]
    DefaultOfValue,
    /// A number that cannot be zero.
    #[error("a number from 1 on is expected; leave out what the notice does not state")]
    Zero,
    /// A placeholder is missing in a text that needs it.
    #[error("the text lacks `{0}`")]
    NoPlaceholder(&'static str),
    /// An advised day after the end of its window.
    #[error("the day is after the end of the window `{0}`, when it is too late")]
    HintAfterWindow(String),
    /// An advised day with a time.
    #[error("an advised day has no time; a day YYYY-MM-DD is expected")]
    HintWithTime,
    /// A section that asks questions or decides something is shown with a verdict of another.
    #[error(
        "`shown_with` belongs to a section without verdicts that lists steps, lines, statements, contacts or links"
    )]
    MisplacedShownWith,
    /// A verdict that is not among those of its section.
    #[error("the verdict `{found}` does not belong here; expected one of {expected}")]
    ForeignVerdict {
        /// What was found.
        found: String,
        /// The verdicts of the section.
        expected: String,
    },
    /// A decision with conditions does not list `confirm`.
    #[error("the verdicts lack `confirm`, which an unsure answer needs")]
    NoConfirm,
    /// The verdict that the bureau has to be asked ends the check.
    #[error("`confirm` cannot end the check")]
    ConfirmEnds,
    /// Some findings of a verdict have an amount and others do not.
    #[error(
        "`amount_cny` belongs to a section of the kind `fee`, there to every finding of a verdict or to none, and never to `confirm`"
    )]
    MisplacedAmount,
    /// A finding names papers, or none, where the other is expected.
    #[error(
        "`items` names the papers that share a finding of a section of papers, and belongs there only"
    )]
    MisplacedItems,
    /// A paper with a condition in a section with verdicts.
    #[error(
        "with verdicts a paper is decided by its findings; `when` belongs to a paper of a section without"
    )]
    MisplacedWhen,
    /// A section is within itself.
    #[error("the section is within itself")]
    WithinItself,
    /// An unknown section, or one that is listed later.
    #[error("there is no section `{0}` before this one")]
    NoSectionBefore(String),
    /// An unknown section.
    #[error("there is no section `{0}`")]
    UnknownSection(String),
    /// `ask` is missing where the bureau has to be asked.
    #[error("what has to be confirmed needs `ask`, the question to put to the bureau")]
    NoAsk,
    /// `ask` is given where the bureau does not have to be asked.
    #[error(
        "`ask`, `costs_year` and `concerns` belong with what has to be confirmed, and only there"
    )]
    MisplacedAsk,
    /// A step or a hint names an unknown window.
    #[error("there is no window `{0}`")]
    UnknownWindow(String),
    /// A hint that has a first day.
    #[error("a hint is one day, given as `closes`; it does not open")]
    HintOpens,
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
    /// The notice is too large.
    #[error("{found} bytes; at most {most} are expected")]
    TooLarge {
        /// How many there are.
        found: usize,
        /// How many there may be.
        most: usize,
    },
    /// A text is too long.
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
    /// The official text has a clause whose name differs only in the width of characters, or begins so.
    #[cfg(not(feature = "csr"))]
    #[error("the official text has no clause `{found}`; did you mean `{meant}`?")]
    ClauseInOtherForm {
        /// What was found.
        found: String,
        /// The name of the clause.
        meant: String,
    },
    /// A quote is not in its clause.
    #[error(
        "the quote is not in clause `{clause}` of the official text: `{}`",
        beginning(quote)
    )]
    QuoteNotFound {
        /// The clause.
        clause: String,
        /// The quote.
        quote: String,
    },
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
    /// A day before another one that should come first.
    #[error("{day} is before {earlier}, which should come first")]
    OutOfOrder {
        /// The day found.
        day: Date,
        /// The day that should come before it.
        earlier: Date,
    },
    /// A day outside the round.
    #[error("{day} is outside the round, {from} to {until}")]
    ForeignDay {
        /// The day found.
        day: Date,
        /// The first day of the round.
        from: Date,
        /// The last day of the round.
        until: Date,
    },
    /// A year that the round cannot ask for.
    #[error(
        "the year {found} does not fit the round of {round}; at most {back} years back are expected"
    )]
    ForeignYear {
        /// The year found.
        found: i32,
        /// The year of the round.
        round: i32,
        /// How many years back.
        back: i32,
    },
    /// A web address that is not plain https or http.
    #[error("`{0}` is not a web address that begins with https:// or http://")]
    BadAddress(String),
    /// A shared finding names an unknown paper.
    #[error("there is no paper `{0}`")]
    UnknownPaper(String),
}

/// The maximum length of a quote in a message, in characters.
const MOST_QUOTED: usize = 20;

fn beginning(quote: &str) -> String {
    match quote.char_indices().nth(MOST_QUOTED) {
        None => quote.to_owned(),
        Some((end, _)) => format!("{}…", &quote[..end]),
    }
}

/// What a value of the wrong type is meant to be, where that can be seen.
fn hint(expected: &str, found: &str) -> &'static str {
    let quoted = found.strip_prefix('`').and_then(|it| it.strip_suffix('`'));
    let Some(text) = quoted else {
        return "";
    };
    let is_number = text.parse::<i64>().is_ok() && expected.contains("whole number");
    let is_flag = ["true", "false"].contains(&text) && expected.contains(text);
    if is_number || is_flag {
        "; write it without quotation marks"
    } else if expected.starts_with("a day") && has_form_of_a_day(text) {
        "; there is no such day or time"
    } else {
        ""
    }
}

/// Whether a text looks like a day, or a time on it.
fn has_form_of_a_day(text: &str) -> bool {
    let shape = |it: u8| if it.is_ascii_digit() { b'0' } else { it };
    let shape: Vec<u8> = text.bytes().map(shape).collect();
    let forms: [&[u8]; 3] = [b"0000-00-00", b"0000-00-00T00:00", b"0000-00-00T00:00:00"];
    forms.contains(&&*shape)
}
