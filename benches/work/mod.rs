//! The calls of the engine that are timed, natively (`benches/engine.rs`) and in the browser
//! (`examples/engine.rs`), with the answers for them.

use zicha::{
    assess::{Answers, assess, next_index, outcome_of, read_fragment},
    lint::lint,
    notice::{Date, DecisionIndex, Notice, Problem},
};

/// Answers to no, some and all questions of an applicant who is asked as many as possible; and one applicant
/// who answers everything with `unsure`.
const FRAGMENTS: [&str; 5] = [
    "",
    "route=intermediate-review&status=in-service&workplace=korla",
    "route=intermediate-review&status=in-service&workplace=korla&employer=county-water-institution\
     &sanction=none-or-warning&falsification-bar=no&unit-level=county",
    "route=intermediate-review&status=in-service&workplace=korla&employer=county-water-institution\
     &sanction=none-or-warning&falsification-bar=no&unit-level=county\
     &assignments=village-stationing&assignment-period=past-only",
    "route=unsure&status=unsure&workplace=unsure&employer=unsure&falsification-bar=unsure\
     &unit-level=unsure&assignments=unsure",
];

/// The number of sets of answers.
pub const STATES: usize = FRAGMENTS.len();

/// A day outside all windows, which take the least time.
const TODAY: Date = Date::UNKNOWN;

/// The notice and the sets of answers. What a call returns depends on everything that it computes, so that the
/// compiler cannot omit any of it.
pub struct Work {
    notice: Notice,
    answers: [Answers; STATES],
}

impl Work {
    /// Reads the notice and the answers.
    ///
    /// # Errors
    /// What is wrong with the notice.
    pub fn prepare(json: &str, text: &str) -> Result<Self, Vec<Problem>> {
        let notice = Notice::read(json, Some(text))?;
        let answers = FRAGMENTS.map(|fragment| read_fragment(&notice, fragment).answers);
        Ok(Self { notice, answers })
    }

    /// The question to ask now.
    pub fn next_question(&self, state: usize) -> usize {
        next_index(&self.notice, &self.answers[state]).map_or(0, |next| next.0)
    }

    /// All verdicts and the question to ask now.
    pub fn verdicts(&self, state: usize) -> usize {
        let decisions = (0..self.notice.rules().decisions.len()).map(DecisionIndex);
        let outcomes = decisions.map(|it| outcome_of(&self.notice, it, &self.answers[state]));
        let settled = outcomes.filter(|outcome| outcome.verdict().is_some());
        settled.count() + self.next_question(state)
    }

    /// Everything that the page shows: verdicts, findings, their reasons, and what would change them.
    pub fn assessment(&self, state: usize) -> usize {
        let assessment = assess(&self.notice, &self.answers[state], TODAY.into());
        let sections = assessment.sections.iter();
        let findings = sections.map(|section| section.assessed.findings.len());
        findings.sum::<usize>() + assessment.papers().count()
    }

    /// The truth tables of all decisions, as the linter examines them.
    pub fn truth_tables(&self) -> usize {
        lint(&self.notice).len()
    }
}
