//! Where the applicant is on the page, and the names of these places in the browser's history.

use std::rc::Rc;

use crate::{assess::next_index, notice::QuestionIndex};

use super::Session;

/// The name of the result in the browser's history; it cannot be the id of a question.
pub(super) const RESULT: &str = "=";
/// The prefix of clauses in the browser's history. It tells them from questions, because a clause may
/// have any name.
const CLAUSE: &str = "#";
/// Where the applicant is on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// At a question.
    Question(QuestionIndex),
    /// At the result.
    Result,
    /// In the official text, at a clause.
    Clause(Rc<str>),
}

impl Session {
    /// The question that is being asked.
    pub fn question(&self) -> Option<QuestionIndex> {
        self.revisited
            .or_else(|| next_index(&self.notice, &self.answers))
    }

    /// Where the applicant is on the page.
    pub fn place(&self) -> Place {
        let clause = self.clause.clone();
        clause.map_or_else(|| self.ground(), Place::Clause)
    }

    /// The place below the official text, which is shown again when that is closed.
    pub fn ground(&self) -> Place {
        self.question().map_or(Place::Result, Place::Question)
    }

    /// The answered questions that the flow asks, in asking order.
    pub fn asked(&self) -> impl DoubleEndedIterator<Item = QuestionIndex> + '_ {
        let answered = self.answers.answered();
        answered.filter(|question| !self.notice.is_never_asked(*question))
    }

    /// The last answered question before the one that is being asked.
    pub fn previous(&self) -> Option<QuestionIndex> {
        let present = self.question();
        let before = |question: &QuestionIndex| present.is_none_or(|present| *question < present);
        self.asked().rfind(before)
    }

    /// The name of a place in the browser's history. It holds no answer.
    pub fn place_name(&self, place: &Place) -> Rc<str> {
        match place {
            Place::Question(question) => self.notice.question(*question).id.clone(),
            Place::Result => Rc::from(RESULT),
            Place::Clause(clause) => Rc::from([CLAUSE, clause].concat()),
        }
    }

    /// Goes to a place of the history. Returns false, and stays, where it does not exist any more or is the
    /// present place.
    pub fn return_to(&mut self, place: &str) -> bool {
        let before = self.place_name(&self.place());
        self.open(place);
        let after = self.place_name(&self.place());
        let shown = *after == *place && after != before;
        if !shown {
            self.open(&before);
        }
        shown
    }

    /// Goes to a place by its name; an unknown name leads to the next question or the result.
    pub(super) fn open(&mut self, place: &str) {
        let clause = place.strip_prefix(CLAUSE);
        let clause = clause.and_then(|clause| self.notice.clauses().get(clause));
        self.clause = clause.map(|clause| clause.id.clone());
        if clause.is_none() {
            let question = self.notice.question_index(place);
            self.revisit(question.filter(|question| self.answers.is_answered(*question)));
        }
    }
}
