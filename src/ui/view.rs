//! What everything that is shown needs: the session, the words, and a way to act.

use std::{ops::Deref, rc::Rc};

use yew::prelude::*;

use crate::notice::{AnswerOption, Notice, QuestionIndex, Text, join};

use super::{
    Action, Phrase,
    element::{Element, element, text},
    session::{PRINT, Session},
};

/// The session as it is being shown.
pub struct View<'a> {
    session: &'a Session,
    act: &'a Callback<Rc<Action>>,
}

impl Deref for View<'_> {
    type Target = Session;

    fn deref(&self) -> &Session {
        self.session
    }
}

impl<'a> View<'a> {
    /// Shows a session; actions go where `act` takes them.
    pub fn new(session: &'a Session, act: &'a Callback<Rc<Action>>) -> Self {
        Self { session, act }
    }

    /// The notice.
    pub fn notice(&self) -> &'a Notice {
        self.session.notice()
    }

    /// Whether everything is shown: while questions are open only what they decide is.
    pub fn is_complete(&self) -> bool {
        self.assessment.next.is_none()
    }

    /// A text of the notice in the language of the page.
    pub fn text(&self, text: &Text) -> AttrValue {
        AttrValue::Rc(text.get(&self.language))
    }

    /// The language of the official text, which the notice lists first.
    pub fn official_language(&self) -> AttrValue {
        let mut languages = self.notice().document().languages.iter();
        languages.next().map_or_else(AttrValue::default, attr)
    }

    /// A phrase of the product.
    pub fn say(&self, phrase: Phrase) -> AttrValue {
        self.wording.say(phrase)
    }

    /// A phrase with its placeholders filled.
    pub fn fill(&self, phrase: Phrase, values: &[(&str, &str)]) -> AttrValue {
        self.wording.fill(phrase, values)
    }

    /// The label of a question, by id.
    pub fn question_label(&self, question: &str) -> AttrValue {
        let index = self.notice().question_index(question);
        index.map_or_else(AttrValue::default, |it| {
            self.text(&self.notice().question(it).label)
        })
    }

    /// The wording of an option, by ids.
    pub fn option_text(&self, question: &str, option: &str) -> AttrValue {
        let index = self.notice().question_index(question);
        let options = index.map_or(&[][..], |it| &self.notice().question(it).options);
        let option = options.iter().find(|it| &*it.id == option);
        option.map_or_else(AttrValue::default, |it: &AnswerOption| self.text(&it.text))
    }

    /// The wording of the answer to a question.
    pub fn answer_text(&self, question: QuestionIndex) -> String {
        let asked = self.notice().question(question);
        let chosen = self.answers.chosen(question);
        let options = self.notice().option_ids(question, chosen);
        let texts = options.iter().map(|it| self.option_text(&asked.id, it));
        join(&texts.collect::<Vec<_>>(), " · ")
    }

    /// How many questions can still come at most, in words.
    pub fn questions_left(&self) -> AttrValue {
        if self.question().is_none() {
            return self.say(Phrase::DoneHeading);
        }
        let left = self.assessment.questions_left.max(1);
        self.wording
            .count(Phrase::QuestionsLeftOne, Phrase::QuestionsLeft, left.into())
    }

    /// What came of copying a text, or of printing.
    pub fn copied(&self, id: &str) -> Element {
        let outcome = self.copied.as_ref().filter(|(copied, _)| &**copied == id);
        let outcome = outcome.map(|(_, worked)| {
            self.say(match worked {
                true => Phrase::Copied,
                false if id == PRINT => Phrase::PrintFailed,
                false => Phrase::CopyFailed,
            })
        });
        element("span")
            .attr("role", "status")
            .children(outcome.map(text))
    }

    /// A click that acts.
    pub fn on_click(&self, action: Action) -> Callback<MouseEvent> {
        let (act, action) = (self.act.clone(), Rc::new(action));
        Callback::from(move |_| act.emit(action.clone()))
    }

    /// Where actions go.
    pub fn act(&self) -> Callback<Rc<Action>> {
        self.act.clone()
    }
}

/// A string of the notice as Yew takes it.
#[inline(never)]
pub fn attr(text: &Rc<str>) -> AttrValue {
    AttrValue::Rc(text.clone())
}
