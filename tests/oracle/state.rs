//! The ten questions of contract §1 and a set of answers to them, one small number a question.

use serde_json::{Map, Value, json};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Question {
    Route,
    Status,
    Workplace,
    Employer,
    Sanction,
    FalsificationBar,
    UnitLevel,
    Assignments,
    AssignmentPeriod,
    Submissions,
}

use Question::{
    AssignmentPeriod, Assignments, Employer, FalsificationBar, Route, Sanction, Status,
    Submissions, UnitLevel, Workplace,
};

/// In asking order; `submissions` is never asked.
pub const QUESTIONS: [Question; 10] = [
    Route,
    Status,
    Workplace,
    Employer,
    Sanction,
    FalsificationBar,
    UnitLevel,
    Assignments,
    AssignmentPeriod,
    Submissions,
];

/// The questions that the flow may ask, in asking order.
pub const ASKED: &[Question] = QUESTIONS.split_at(9).0;

/// The six kinds of special work; a set of them is a bit mask, `none` the empty one.
pub const ASSIGNMENTS: [&str; 6] = [
    "village-stationing",
    "temple-stationing",
    "preschool-teaching",
    "inland-service",
    "first-secretary",
    "other-similar",
];

impl Question {
    pub const fn id(self) -> &'static str {
        match self {
            Route => "route",
            Status => "status",
            Workplace => "workplace",
            Employer => "employer",
            Sanction => "sanction",
            FalsificationBar => "falsification-bar",
            UnitLevel => "unit-level",
            Assignments => "assignments",
            AssignmentPeriod => "assignment-period",
            Submissions => "submissions",
        }
    }

    /// The options other than `unsure` and `none`; for `assignments`, those that can be combined.
    pub const fn options(self) -> &'static [&'static str] {
        match self {
            Route => &[
                "intermediate-review",
                "junior-review",
                "junior-initial",
                "intermediate-initial",
                "intermediate-grant",
                "senior",
            ],
            Status => &[
                "in-service",
                "aid-one-year",
                "aid-under-one-year",
                "retired",
            ],
            Workplace => &["korla", "ruoqiang", "qiemo", "other-county", "outside"],
            Employer => &[
                "bureau-institution",
                "county-water-institution",
                "other-institution",
                "state-enterprise",
                "private-enterprise",
                "social-organisation",
                "other-non-public",
                "freelance",
                "government-organ",
            ],
            Sanction => &["none-or-warning", "running", "ended"],
            FalsificationBar => &["no", "yes"],
            UnitLevel => &["prefecture", "county", "township"],
            Assignments => &ASSIGNMENTS,
            AssignmentPeriod => &["this-year", "past-only"],
            Submissions => &["none", "one", "two", "third-pending", "third-returned"],
        }
    }

    /// The question of an id.
    pub fn with_id(id: &str) -> Self {
        let known = QUESTIONS.into_iter().find(|question| question.id() == id);
        known.unwrap_or_else(|| panic!("there is no question {id}"))
    }

    /// The answer that consists of one option, `none` or `unsure` included.
    pub fn choice_alone(self, option: &str) -> u8 {
        match (self, option) {
            (Assignments, "unsure") => Assignments.unsure(),
            (Assignments, "none") => 0,
            (Assignments, _) => 1 << self.choice(option),
            _ => self.choice(option),
        }
    }

    /// The definite answers that consist of one option, each with its choice.
    pub fn single_options(self) -> Vec<(&'static str, u8)> {
        let none = (self == Assignments).then_some("none");
        let options = self.options().iter().copied().chain(none);
        options.map(|id| (id, self.choice_alone(id))).collect()
    }

    /// How many definite answers there are: the options, or the subsets of the six.
    pub const fn definite(self) -> u8 {
        match self {
            Assignments => 1 << ASSIGNMENTS.len(),
            #[expect(clippy::cast_possible_truncation, reason = "at most nine options")]
            _ => self.options().len() as u8,
        }
    }

    pub const fn unsure(self) -> u8 {
        self.definite()
    }

    pub const fn unanswered(self) -> u8 {
        self.definite() + 1
    }

    /// Every answer that can be given, `unsure` last where it is offered.
    pub const fn answers(self) -> std::ops::Range<u8> {
        match self {
            Submissions => 0..Submissions.definite(),
            _ => 0..self.unsure() + 1,
        }
    }

    /// The option ids that stand for a choice.
    pub fn option_ids(self, choice: u8) -> Vec<&'static str> {
        if choice == self.unsure() {
            return vec!["unsure"];
        }
        if self != Assignments {
            return vec![self.options()[usize::from(choice)]];
        }
        if choice == 0 {
            return vec!["none"];
        }
        let chosen = |&index: &usize| choice >> index & 1 == 1;
        let indices = (0..ASSIGNMENTS.len()).filter(chosen);
        indices.map(|index| ASSIGNMENTS[index]).collect()
    }

    /// The choice that an option stands for.
    pub fn choice(self, option: &str) -> u8 {
        if option == "unsure" {
            return self.unsure();
        }
        let position = self.options().iter().position(|id| *id == option);
        let position = position.unwrap_or_else(|| panic!("{} has no {option}", self.id()));
        u8::try_from(position).expect("at most nine options")
    }
}

/// An answer or a gap for each question.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct State([u8; QUESTIONS.len()]);

impl State {
    pub fn empty() -> Self {
        Self(QUESTIONS.map(Question::unanswered))
    }

    pub const fn get(self, question: Question) -> u8 {
        self.0[question as usize]
    }

    #[must_use]
    pub const fn with(mut self, question: Question, choice: u8) -> Self {
        self.0[question as usize] = choice;
        self
    }

    /// The state with one more option of a question, which may already have others.
    #[must_use]
    pub fn adding(self, question: Question, option: &str) -> Self {
        let more = question.choice_alone(option);
        match self.get(question) {
            before if question == Assignments && self.has(question) => {
                self.with(question, before | more)
            }
            _ => self.with(question, more),
        }
    }

    #[must_use]
    pub const fn without(self, question: Question) -> Self {
        self.with(question, question.unanswered())
    }

    pub const fn has(self, question: Question) -> bool {
        self.get(question) != question.unanswered()
    }

    pub fn answered(self) -> impl Iterator<Item = Question> {
        QUESTIONS
            .into_iter()
            .filter(move |&question| self.has(question))
    }

    /// Visits every combination of answers to these questions, `unsure` included; the other answers stay.
    pub fn vary(self, questions: &[Question], visit: &mut impl FnMut(Self)) {
        let [first, rest @ ..] = questions else {
            return visit(self);
        };
        for choice in first.answers() {
            self.with(*first, choice).vary(rest, visit);
        }
    }

    /// The answers as JSON, as contract §1 writes them.
    pub fn to_json(self) -> Value {
        let mut answers = Map::new();
        for question in self.answered() {
            let ids = question.option_ids(self.get(question));
            let value = if question == Assignments {
                json!(ids)
            } else {
                json!(ids[0])
            };
            answers.insert(question.id().to_owned(), value);
        }
        Value::Object(answers)
    }
}

/// A failing assertion names the answers as the page would.
impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.to_json())
    }
}
