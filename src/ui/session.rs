//! What an applicant has done on the page so far.

use std::{collections::BTreeSet, rc::Rc};

use yew::Reducible;

use crate::{
    assess::{Answers, next_index, prune, read_fragment},
    notice::{Notice, OptionSet, QuestionIndex},
};

/// The state of a visit.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    notice: Shared<Notice>,
    /// The answers in force.
    pub answers: Answers,
    /// A question opened once more.
    pub revisited: Option<QuestionIndex>,
    /// Questions whose answers the last change made pointless.
    pub dropped: Vec<Rc<str>>,
    /// Parts of a link that the notice does not know.
    pub refused: Vec<Rc<str>>,
    /// The papers that are ready.
    pub ready: BTreeSet<Rc<str>>,
    /// The language of the page.
    pub language: Rc<str>,
    /// The clause that is shown in the official text.
    pub clause: Option<Rc<str>>,
}

/// Something shared that equals only itself.
#[derive(Debug)]
pub struct Shared<T>(pub Rc<T>);

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> std::ops::Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// What an applicant can do.
#[derive(Debug, Clone)]
pub enum Action {
    /// Answers a question.
    Answer(QuestionIndex, OptionSet),
    /// Opens an answered question once more.
    Change(QuestionIndex),
    /// Goes back to the question before.
    Back,
    /// Begins anew.
    Restart,
    /// Marks a paper as ready, or not.
    Toggle(Rc<str>),
    /// Changes the language.
    Speak(Rc<str>),
    /// Opens the official text at a clause.
    OpenText(Rc<str>),
    /// Closes the official text.
    CloseText,
}

impl Session {
    /// A visit that begins, with the answers of a link where there are any.
    pub fn new(notice: Rc<Notice>, language: Rc<str>, fragment: Option<&str>) -> Self {
        let (written, mut refused) = read_fragment(&notice, fragment.unwrap_or_default());
        let (answers, dropped) = prune(&notice, &written);
        // An answer that the flow would not ask for says nothing; the page tells so.
        refused.extend(dropped);
        Self {
            notice: Shared(notice),
            answers,
            revisited: None,
            dropped: Vec::new(),
            refused,
            ready: BTreeSet::new(),
            language,
            clause: None,
        }
    }

    /// The notice.
    pub fn notice(&self) -> &Rc<Notice> {
        &self.notice.0
    }

    /// The question that is on the page now.
    pub fn question(&self) -> Option<QuestionIndex> {
        self.revisited
            .or_else(|| next_index(&self.notice, &self.answers))
    }

    /// The answered question before the present one.
    pub fn previous(&self) -> Option<QuestionIndex> {
        let present = self.question();
        let asked = |question: &QuestionIndex| !self.notice.is_never_asked(*question);
        let before = |question: &QuestionIndex| present.is_none_or(|present| *question < present);
        self.answers.answered().filter(asked).rfind(before)
    }

    /// Whether the applicant has said something that is never asked.
    pub fn says_unasked(&self) -> bool {
        self.answers
            .answered()
            .any(|question| self.notice.is_never_asked(question))
    }

    fn answer(&mut self, question: QuestionIndex, chosen: OptionSet) {
        let mut answers = self.answers.clone();
        answers.choose(question, chosen);
        let (answers, dropped) = prune(&self.notice, &answers);
        self.answers = answers;
        self.dropped = dropped;
        self.refused.clear();
        self.revisited = None;
    }
}

impl Reducible for Session {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::Answer(question, chosen) => next.answer(question, chosen),
            Action::Change(question) => next.revisited = Some(question),
            Action::Back => next.revisited = self.previous().or(self.revisited),
            Action::Restart => {
                next = Self::new(self.notice().clone(), self.language.clone(), None);
            }
            Action::Toggle(material) => {
                if !next.ready.remove(&material) {
                    next.ready.insert(material);
                }
            }
            Action::Speak(language) => next.language = language,
            Action::OpenText(clause) => next.clause = Some(clause),
            Action::CloseText => next.clause = None,
        }
        if next == *self { self } else { Rc::new(next) }
    }
}
