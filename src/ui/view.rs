//! `View`, the argument of every render function: the session, the wording, and the callback for actions.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    assess::AssessedSection,
    notice::{AnswerOption, Bound, DayTime, Kind, Notice, QuestionIndex, Section, Text, join},
};

use super::{
    Action, Phrase,
    element::{Element, element, text},
    session::{PRINT, Session},
};

/// The session as it is being shown.
pub struct View<'a> {
    /// The session.
    pub session: &'a Session,
    act: &'a Callback<Rc<Action>>,
}

impl<'a> View<'a> {
    /// A view of a session; actions go to `act`.
    pub fn new(session: &'a Session, act: &'a Callback<Rc<Action>>) -> Self {
        Self { session, act }
    }

    /// The notice.
    pub fn notice(&self) -> &'a Notice {
        self.session.notice()
    }

    /// Whether the result is complete: while questions are open only verdicts and findings are shown.
    pub fn is_complete(&self) -> bool {
        self.session.assessment.next.is_none()
    }

    /// A text of the notice in the language of the page.
    pub fn text(&self, text: &Text) -> AttrValue {
        AttrValue::Rc(text.get(&self.session.language))
    }

    /// The language of the official text, which the notice lists first.
    pub fn official_language(&self) -> AttrValue {
        let mut languages = self.notice().document().languages.iter();
        languages.next().map_or_else(AttrValue::default, attr)
    }

    /// A phrase of the product's wording.
    pub fn phrase(&self, phrase: Phrase) -> AttrValue {
        self.session.wording.phrase(phrase)
    }

    /// A phrase with its placeholders filled.
    pub fn fill(&self, phrase: Phrase, values: &[(&str, &str)]) -> AttrValue {
        self.session.wording.fill(phrase, values)
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

    /// The sections of the notice, each with its assessment.
    // A list, because every chain of iterators would be compiled by itself.
    pub fn sections(&self) -> Vec<(&'a Section, &'a AssessedSection)> {
        let sections = self.notice().document().sections.iter();
        sections.zip(&self.session.assessment.sections).collect()
    }

    /// A section of the notice with its assessment, by id.
    pub fn section(&self, id: &str) -> Option<(&'a Section, &'a AssessedSection)> {
        let mut sections = self.sections().into_iter();
        sections.find(|(section, _)| *section.id == *id)
    }

    /// Whether the verdict of a section still means something: once one has ended the check, only that one,
    /// the windows and the contacts do.
    pub fn is_promised(&self, section: &Section) -> bool {
        let ended_by = self.session.assessment.ended_by;
        let sections = &self.notice().document().sections;
        ended_by.is_none_or(|at| {
            sections[at].id == section.id
                || [Kind::Windows, Kind::Contacts].contains(&section.kind())
        })
    }

    /// The wording of the answer to a question.
    pub fn answer_text(&self, question: QuestionIndex) -> String {
        let asked = self.notice().question(question);
        let answer = self.session.answers.answer(question);
        if let Some(value) = answer.value {
            return self.value_text(question, value).to_string();
        }
        let options = self.notice().option_ids(question, answer.chosen);
        let texts = options.iter().map(|it| self.option_text(&asked.id, it));
        join(&texts.collect::<Vec<_>>(), " · ")
    }

    /// A day of the round with its time, without the year unless it is another than that of the notice.
    pub fn short_date(&self, end: DayTime) -> AttrValue {
        let year = self.notice().document().round.year;
        self.session.wording.short_date(end, year)
    }

    /// A number with its unit, or a day.
    pub fn value_text(&self, question: QuestionIndex, value: i64) -> AttrValue {
        self.session
            .wording
            .value(self.notice().question(question), value)
    }

    /// The values on one side of a threshold, by the id of the question.
    pub fn bound_text(&self, question: &str, bound: &Bound) -> AttrValue {
        let index = self.notice().question_index(question);
        index.map_or_else(AttrValue::default, |it| {
            let notice = self.notice();
            self.session
                .wording
                .bound(notice.document(), notice.question(it), bound)
        })
    }

    /// The maximum number of questions left, in words.
    pub fn questions_left(&self) -> AttrValue {
        if self.session.question().is_none() {
            return self.phrase(Phrase::DoneHeading);
        }
        let left = self.session.assessment.questions_left.max(1);
        self.session
            .wording
            .count(Phrase::QuestionsLeftOne, Phrase::QuestionsLeft, left.into())
    }

    /// The outcome of copying or printing, in a live region.
    pub fn copied(&self, id: &str) -> Element {
        let outcome = self
            .session
            .copied
            .as_ref()
            .filter(|(copied, _)| &**copied == id);
        let outcome = outcome.map(|(_, worked)| {
            self.phrase(match worked {
                true => Phrase::Copied,
                false if id == PRINT => Phrase::PrintFailed,
                false => Phrase::CopyFailed,
            })
        });
        element("span")
            .attr("role", "status")
            .children(outcome.map(text))
    }

    /// A click handler for an action.
    pub fn on_click(&self, action: Action) -> Callback<MouseEvent> {
        let (act, action) = (self.act.clone(), Rc::new(action));
        Callback::from(move |_| act.emit(action.clone()))
    }

    /// The callback for actions.
    pub fn act(&self) -> Callback<Rc<Action>> {
        self.act.clone()
    }
}

/// Converts a string of the notice to Yew's type without copying it.
#[inline(never)]
pub fn attr(text: &Rc<str>) -> AttrValue {
    AttrValue::Rc(text.clone())
}
