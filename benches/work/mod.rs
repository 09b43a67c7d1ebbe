//! What the engine is timed at, natively and in the browser: the same calls on the same answers.

use zicha::{
    assess::{Answers, assess, next_index, outcome_of, read_fragment},
    lint::lint,
    notice::{Date, DecisionIndex, Notice, Problem},
};

/// How far an applicant has come, who is asked as many questions as can be; and one who does not
/// know anything.
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

/// How many answers there are to work on.
pub const STATES: usize = FRAGMENTS.len();

/// A day of no notice: windows are the least of the work.
const TODAY: Date = Date::UNKNOWN;

/// The notice and the answers. What a call returns depends on all that it works out, so that no
/// compiler leaves any of it out.
pub struct Work {
    notice: Notice,
    answers: [Answers; STATES],
}

impl Work {
    /// Reads them.
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

    /// All that the page shows: verdicts, findings, what they rest on and what would change them.
    pub fn assessment(&self, state: usize) -> usize {
        let assessment = assess(&self.notice, &self.answers[state], TODAY);
        assessment.eligibility.findings.len() + assessment.materials.len()
    }

    /// Every truth table of the notice, looked at as for its authors.
    pub fn truth_tables(&self) -> usize {
        lint(&self.notice).len()
    }
}
