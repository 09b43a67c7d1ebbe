//! The notice as data, parsed and validated before anything uses it.

mod check;
mod clauses;
mod condition;
#[cfg(any(test, feature = "test-support"))]
pub mod current;
mod date;
mod decode;
mod document;
mod fault;
mod json;
mod moment;
mod numeral;
mod path;
mod problems;
#[cfg(test)]
pub mod random;
mod rules;
#[cfg(feature = "schema")]
pub mod schema;
mod strings;
mod text;
mod written;

use std::rc::Rc;

use problems::Problems;

pub use check::is_control;
pub use clauses::{Clause, Clauses};
pub use condition::{Condition, IS_OWN, Range, Threshold, Years};
pub use date::{Date, DateError};
pub use document::{
    Accepted, Actor, AnswerOption, Asked, Charge, Cited, Contact, Copies, CopyCount, Decision,
    Document, FORMAT, Finding, Handling, Item, Items, Kind, Line, Link, Originality, Paper,
    Question, QuestionKind, Requirement, Section, Statement, Step, Term, Tone, Verdict, VerdictsOf,
    Window,
};
pub use fault::{Fault, Problem};
pub use json::Json;
pub use moment::{DayTime, Moment, Time};
pub use numeral::{is_numeral, numeral};
pub use path::Path;
pub use rules::{
    Bound, DecisionIndex, DecisionRule, Intervals, ItemRule, Level, MOST_QUESTIONS, OptionSet,
    Part, QuestionIndex, QuestionRule, QuestionSet, Rule, Rules, SectionRule, Subject,
    each_condition, parts,
};
pub use strings::{find, join, replace};
pub use text::Text;
pub use written::Written;

/// The notice, if it has no problems.
fn without_problems(examined: (Option<Notice>, Problems)) -> Result<Notice, Vec<Problem>> {
    match examined {
        (Some(notice), problems) if problems.found() == 0 => Ok(notice),
        (_, problems) => Err(problems.into()),
    }
}

/// Removes the byte order mark that editors on Windows write at the beginning of a file.
pub fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Where the parts of a notice are. The page needs its notices as long as it is open, so it has no code that would
/// free them, a kilobyte of its program.
#[cfg(feature = "csr")]
type Kept<T> = std::mem::ManuallyDrop<T>;
#[cfg(not(feature = "csr"))]
type Kept<T> = Box<T>;

/// A valid notice: the document, its conditions resolved for evaluation, and the official text.
#[derive(Debug)]
pub struct Notice {
    document: Kept<Document>,
    rules: Kept<Rules>,
    clauses: Kept<Clauses>,
}

impl Notice {
    /// Reads a notice from its JSON and, where there is one, the official text in Markdown.
    ///
    /// # Errors
    /// Every problem found, each with its JSON path and what is expected. While the shape is wrong, the
    /// content is not validated.
    pub fn read(json: &str, text: Option<&str>) -> Result<Self, Vec<Problem>> {
        without_problems(Self::look_at(json, text))
    }

    /// Reads the notice of an edition, with its rules and its official text. All of it was validated when the page
    /// was built; to do that again is most of the work, and the code for it a fifth of the program. `None` without a notice.
    pub fn read_written(document: &Json, rules: &Json, text: &str) -> Option<Self> {
        (*document != Json::Null).then(|| Self {
            document: Kept::new(Written::read(document)),
            rules: Kept::new(Written::read(rules)),
            clauses: Kept::new(Clauses::read(text)),
        })
    }

    /// Reads a notice as far as possible and reports every problem. A notice is returned, for the linter
    /// and not to be shown, if all of its conditions can be resolved.
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
        let found_before = problems.found();
        let rules = Rules::compile(&document, &mut problems);
        let unresolved = rules::too_large(&document) || problems.found() > found_before;
        let notice = Self {
            document: Kept::new(document),
            rules: Kept::new(rules),
            clauses: Kept::new(clauses),
        };
        ((!unresolved).then_some(notice), problems)
    }

    /// Reads a portal's notice that is inline in the page. If it comes without an official text and has the
    /// id of the page's own notice, the text of that one is used.
    ///
    /// # Errors
    /// As [`Notice::read`].
    pub fn read_inline(json: &str, text: Option<&str>, own: &Self) -> Result<Self, Vec<Problem>> {
        let json = document::parse(json).map_err(|problem| vec![problem])?;
        let is_own = json.field("id").and_then(Json::as_text) == Some(&own.document.id);
        let clauses = match text {
            Some(text) => Some(Clauses::read(text)),
            None => is_own.then(|| own.clauses().clone()),
        };
        without_problems(Self::look_at_json(&json, clauses, Problems::default()))
    }

    /// The content of the notice file.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The conditions, resolved to positions of questions and options.
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// The official text; empty where none was given.
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

    /// Whether the flow never asks a question, because it has a default.
    pub fn is_never_asked(&self, index: QuestionIndex) -> bool {
        !self.rules.questions[index.0].default.is_empty()
    }

    /// The position of an option among the choices of its question: the intervals of its values come first.
    pub fn option_index(&self, question: QuestionIndex, id: &str) -> Option<usize> {
        let mut options = self.question(question).options.iter();
        let at = options.position(|option| &*option.id == id)?;
        Some(self.rules.questions[question.0].intervals.count() + at)
    }

    /// The option at a position among the choices of a question; `None` for an interval.
    pub fn option(&self, question: QuestionIndex, choice: usize) -> Option<&AnswerOption> {
        let intervals = self.rules.questions[question.0].intervals.count();
        self.question(question)
            .options
            .get(choice.checked_sub(intervals)?)
    }

    /// The options of a question, each with its position among the choices: after the intervals.
    pub fn options(&self, question: QuestionIndex) -> impl Iterator<Item = (usize, &AnswerOption)> {
        let intervals = self.rules.questions[question.0].intervals.count();
        let options = self.question(question).options.iter().enumerate();
        options.map(move |(at, option)| (intervals + at, option))
    }

    /// The ids of a set of options, in the order of the question; intervals have none.
    pub fn option_ids(&self, question: QuestionIndex, set: OptionSet) -> Vec<Rc<str>> {
        let options = set.iter().filter_map(|it| self.option(question, it));
        options.map(|option| option.id.clone()).collect()
    }

    /// The rule of a decision.
    pub fn decision(&self, decision: DecisionIndex) -> &DecisionRule {
        &self.rules.decisions[decision.0]
    }
}
