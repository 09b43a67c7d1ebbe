//! The types of a notice file. Their comments are also the descriptions in `notices/notice.schema.json`, which
//! `cargo xtask schema` writes.

mod item;
mod question;
mod section;
mod written;

use std::rc::Rc;

use super::{
    Condition, Date, Fault, Json, Problem, Problems, Text,
    decode::{Decode, look, record},
    path::Path,
};

pub use item::{
    Actor, Charge, Cited, Contact, Copies, CopyCount, Handling, Item, Items, Line, Link,
    Originality, Paper, Requirement, Statement, Step, Window,
};
pub use question::{AnswerOption, Question, QuestionKind};
pub use section::{Asked, Decision, Finding, Kind, Section, Tone, Verdict, VerdictsOf};

/// The version of the format.
pub const FORMAT: u8 = 2;

record! {
    /// A notice file.
    struct Document {
        /// The version of the format: 2.
        format: u8,
        /// The id of the notice; answers and ticks stored on a device belong to it.
        id: Rc<str>,
        /// The languages in which every text is given, the official one first.
        languages: Vec<Rc<str>>,
        /// Its title.
        title: Text,
        /// Who issued it.
        issuer: Text,
        /// The round of applications that it is about.
        round: Round,
        /// The day it was issued. A clock that shows an earlier day is wrong.
        issued: Date,
        /// The frame around a finding or line that depends on answers the applicant does not know:
        /// `{questions}` is replaced by the labels of the questions, `{text}` by the sentence.
        unsure_text: Text,
        /// The questions, in asking order.
        questions: Vec<Question>,
        /// The sections of the result, in the order shown.
        sections: Vec<Section>,
        ? {
            /// The number under which it was issued, where it has one.
            number: Option<Rc<str>>,
            /// The day of the last correction. It must be later than that of the correction before, so that
            /// calendars accept corrected days.
            corrected: Option<Date>,
            /// Whether the notice is invented, as an example; every page says so.
            invented: bool,
            /// Whom to call about what the notice leaves open.
            telephones: Vec<Telephone>,
            /// The days up to which years are counted.
            cutoffs: Vec<Cutoff>,
            /// Conditions with a name.
            terms: Vec<Term>,
            /// Clauses that nothing cites, each with the reason.
            uncited: Vec<Uncited>,
            /// Warnings of the linter that are not mistakes, each with the reason.
            accepted: Vec<Accepted>,
        }
    }
}

record! {
    /// The round of applications that a notice is about.
    struct Round {
        /// The year that names it. Nothing else says what "this year" is; the round itself may lie in another.
        year: i32,
        /// The first day on which anything of it may happen. A day before it, or after the last one, was
        /// probably left over from another notice.
        from: Date,
        /// The last day on which anything of it may happen.
        until: Date,
    }
}

record! {
    /// A telephone number.
    struct Telephone {
        /// The number.
        number: Rc<str>,
        ? {
            /// Whose it is, where there are several.
            name: Option<Text>,
        }
    }
}

record! {
    /// A day up to which years are counted.
    struct Cutoff {
        /// Its name in conditions.
        id: Rc<str>,
        /// The day.
        date: Date,
        /// The clause that fixes it.
        clause: Rc<str>,
        /// The words that fix it.
        quote: Rc<str>,
        ? {
            /// Which occurrence of the quote is meant, where it occurs more than once in its clause.
            occurrence: Option<u8>,
        }
    }
}

record! {
    /// A condition with a name.
    struct Term {
        /// The name.
        id: Rc<str>,
        /// The condition; it may use other terms.
        when: Condition,
    }
}

record! {
    /// A clause that nothing cites.
    struct Uncited {
        /// The clause.
        clause: Rc<str>,
        /// Why nothing cites it.
        reason: Rc<str>,
    }
}

record! {
    /// A remark of the linter that is not a mistake.
    struct Accepted {
        /// The place it is about.
        path: Rc<str>,
        /// Why it is correct.
        reason: Rc<str>,
    }
}

impl Document {
    /// The position of a section, by id.
    pub fn section_index(&self, id: &str) -> Option<usize> {
        self.sections.iter().position(|section| &*section.id == id)
    }

    /// The sections of a kind, with their positions.
    pub fn sections_of(&self, kind: Kind) -> impl Iterator<Item = (usize, &Section)> {
        let sections = self.sections.iter().enumerate();
        sections.filter(move |(_, section)| section.kind() == kind)
    }
}

/// The field that names the schema of the file for an editor.
pub(super) const FOR_EDITORS: &str = "$schema";

/// The maximum size of a notice in bytes, far more than any bureau has written.
const MOST_BYTES: usize = 4_000_000;

/// Parses the JSON of a notice; the error names the place where it is not JSON.
pub fn parse(json: &str) -> Result<Json, Problem> {
    let (found, most) = (json.len(), MOST_BYTES);
    if found > most {
        return Err(Path::root().fault(Fault::TooLarge { found, most }));
    }
    let mut json = Json::parse(json).map_err(|error| Path::root().fault(Fault::NotJson(error)))?;
    if let Json::Object(fields) = &mut json {
        fields.retain(|(name, _)| &**name != FOR_EDITORS);
    }
    Ok(json)
}

/// Validates the shape of a notice and reads it. Returns a document unless something required is missing
/// or wrong; superfluous fields are reported and ignored.
pub fn read(json: &Json, problems: &mut Problems) -> Option<Document> {
    if let Some(fault) = other_format(json) {
        problems.push(Path::root().key("format").fault(fault));
        return None;
    }
    look(Document::SHAPE, json, &Path::root(), problems);
    let readable = problems.leave_the_rest_readable();
    readable.then(|| Document::read(json))
}

/// The fault of a file in another version of the format; the first named no version, and its sections were
/// the fields of an object.
fn other_format(json: &Json) -> Option<Fault> {
    let by_name = |json: &Json| matches!(json.field("sections"), Some(Json::Object(_)));
    match json.field("format") {
        None if by_name(json) => Some(Fault::FirstFormat),
        Some(Json::Whole(1)) => Some(Fault::FirstFormat),
        Some(Json::Whole(later)) if *later > FORMAT.into() => Some(Fault::LaterFormat(*later)),
        _ => None,
    }
}
