//! The notice as data: what the document says, parsed and checked before anything relies on it.

mod check;
mod clauses;
mod condition;
mod date;
mod decode;
mod document;
mod fault;
mod json;
mod path;
mod problems;
mod rules;
#[cfg(feature = "schema")]
pub mod schema;
mod text;

use std::rc::Rc;

use problems::Problems;

pub use check::is_control;
pub use clauses::{Clause, Clauses};
pub use condition::Condition;
pub use date::{Date, DateError};
pub use document::{
    Accepted, Actor, AnswerOption, Attachment, Contact, Decision, Document, Finding, Handling,
    Line, Material, MilestoneDate, Originality, Question, Requirement, Section, Sections,
    SharedFinding, Site, Statement, Step, Subject, Term, Tone, Verdict, VerdictWording, Window,
};
pub use fault::{Fault, Problem};
pub use json::Json;
pub use path::Path;
pub use rules::{
    DecisionIndex, DecisionRule, OptionSet, PlacedDecision, QuestionIndex, QuestionRule,
    QuestionSet, Rule, Rules, all_conditions, placed_decisions, placed_lines,
};
pub use text::{Text, find, join, replace};

/// The notice that `notices/current` names, as `build.rs` writes it.
pub const BUNDLED_JSON: &str = include_str!(concat!(env!("OUT_DIR"), "/notice.json"));
/// The official text beside the bundled notice.
pub const BUNDLED_TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/notice.md"));

/// A notice that has no problems.
fn whole(examined: (Option<Notice>, Problems)) -> Result<Notice, Vec<Problem>> {
    match examined {
        (Some(notice), problems) if problems.found() == 0 => Ok(notice),
        (_, problems) => Err(problems.into()),
    }
}

/// The text of a file without the byte order mark that editors on Windows put before it.
pub fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// A checked notice: the document, its rules ready to evaluate, and the official text.
#[derive(Debug)]
pub struct Notice {
    document: Document,
    rules: Rules,
    clauses: Clauses,
}

impl Notice {
    /// Reads a notice from its JSON and, where there is one, the official text in Markdown.
    ///
    /// # Errors
    /// Every problem found, each with the JSON path and what is expected. Where the shape is
    /// wrong, what the document says is not looked at yet.
    pub fn read(json: &str, text: Option<&str>) -> Result<Self, Vec<Problem>> {
        whole(Self::look_at(json, text))
    }

    /// Reads a notice that was examined when the page was built, with its official text. What it
    /// says is not checked once more: that is half of the work, and an old phone would feel it.
    ///
    /// # Errors
    /// What is wrong with its shape or its conditions.
    pub fn read_examined(json: &Json, text: &str) -> Result<Self, Vec<Problem>> {
        let mut problems = Problems::default();
        match document::read(json, &mut problems) {
            Some(document) => whole(Self::compile(document, Clauses::read(text), problems)),
            None => Err(problems.into()),
        }
    }

    /// Reads a notice as far as it can be read and tells every problem. There is a notice, fit to
    /// be looked at further though not to be shown, where all of its conditions make sense.
    pub fn examine(json: &str, text: Option<&str>) -> (Option<Self>, Vec<Problem>) {
        let (notice, problems) = Self::look_at(json, text);
        (notice, problems.into())
    }

    fn look_at(json: &str, text: Option<&str>) -> (Option<Self>, Problems) {
        let mut problems = Problems::default();
        match document::parse(json) {
            Ok(json) => Self::look_at_json(&json, text.map(Clauses::read), problems),
            Err(problem) => {
                problems.push(problem);
                (None, problems)
            }
        }
    }

    fn look_at_json(
        json: &Json,
        clauses: Option<Clauses>,
        mut problems: Problems,
    ) -> (Option<Self>, Problems) {
        let Some(document) = document::read(json, &mut problems) else {
            return (None, problems);
        };
        check::look(&document, json, clauses.as_ref(), &mut problems);
        Self::compile(document, clauses.unwrap_or_default(), problems)
    }

    /// Resolves the conditions of a document.
    fn compile(
        document: Document,
        clauses: Clauses,
        mut problems: Problems,
    ) -> (Option<Self>, Problems) {
        let sound = problems.found();
        let rules = Rules::compile(&document, &mut problems);
        let senseless = check::too_large(&document) || problems.found() > sound;
        let notice = Self {
            document,
            rules,
            clauses,
        };
        ((!senseless).then_some(notice), problems)
    }

    /// Reads a notice that stands in a page. Where it brings no text of its own and is another
    /// wording of the notice that the page has without it, that one's text serves.
    ///
    /// # Errors
    /// As [`Notice::read`].
    pub fn read_inline(json: &str, text: Option<&str>, own: &Self) -> Result<Self, Vec<Problem>> {
        let json = document::parse(json).map_err(|problem| vec![problem])?;
        let is_own = json.field("id").and_then(Json::as_text) == Some(&own.document.id);
        let clauses = match text {
            Some(text) => Some(Clauses::read(text)),
            None => is_own.then(|| own.clauses.clone()),
        };
        whole(Self::look_at_json(&json, clauses, Problems::default()))
    }

    /// Reads the notice that comes with the program.
    ///
    /// # Errors
    /// As [`Notice::read`]; the build and the tests refuse a bundled notice with problems.
    pub fn read_bundled() -> Result<Self, Vec<Problem>> {
        Self::read(BUNDLED_JSON, Some(BUNDLED_TEXT))
    }

    /// Everything the notice says, in the order of its file.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The conditions, resolved to question and option numbers.
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// The official text, a heading a clause; empty where none was given.
    pub fn clauses(&self) -> &Clauses {
        &self.clauses
    }

    /// The position of a question in asking order.
    pub fn question_index(&self, id: &str) -> Option<QuestionIndex> {
        self.document
            .questions
            .iter()
            .position(|question| &*question.id == id)
            .map(QuestionIndex)
    }

    /// The question at a position.
    pub fn question(&self, index: QuestionIndex) -> &Question {
        &self.document.questions[index.0]
    }

    /// Whether a question is left to the applicant to bring up, because it has a default.
    pub fn is_never_asked(&self, index: QuestionIndex) -> bool {
        !self.rules.questions[index.0].default.is_empty()
    }

    /// The position of an option within its question.
    pub fn option_index(&self, question: QuestionIndex, id: &str) -> Option<usize> {
        self.question(question)
            .options
            .iter()
            .position(|option| &*option.id == id)
    }

    /// The ids of a set of options, in the order of the question.
    pub fn option_ids(&self, question: QuestionIndex, set: OptionSet) -> Vec<Rc<str>> {
        let options = self.question(question).options.iter().enumerate();
        options
            .filter(|(at, _)| set.contains(*at))
            .map(|(_, option)| option.id.clone())
            .collect()
    }
}
