//! The answers: choosing, changing and clearing them, and the assessment that follows.

use crate::{
    assess::{Answers, assess, prune},
    notice::{Date, OptionSet, QuestionIndex},
    ui::{Day, action::Input},
};

use super::{Session, Tab};

impl Session {
    /// Whether the applicant has answered a question that the flow never asks.
    pub fn says_unasked(&self) -> bool {
        self.answers
            .answered()
            .any(|question| self.notice.is_never_asked(question))
    }

    pub(super) fn choose(&mut self, question: QuestionIndex, option: usize) {
        if self.question() != Some(question) {
            return;
        }
        let chosen = OptionSet::one(option);
        self.missing = false;
        if self.notice.question(question).several {
            let alone = self.notice.rules().questions[question.0].alone;
            self.selected = if self.selected.contains(option) {
                self.selected.without(option)
            } else if chosen.meets(alone) || self.selected.meets(alone) {
                chosen
            } else {
                self.selected.union(chosen)
            };
        } else {
            self.selected = chosen;
            if self.input == Input::Pointer {
                self.go_on(question);
            }
        }
    }

    pub(super) fn go_on(&mut self, question: QuestionIndex) {
        if self.question() != Some(question) {
            return;
        }
        self.missing = self.selected.is_empty();
        if !self.missing {
            self.answer(question, self.selected);
        }
    }

    pub(super) fn go_back(&mut self, question: QuestionIndex) {
        if self.question() == Some(question) {
            self.revisit(self.previous().or(self.revisited));
        }
    }

    pub(super) fn answer(&mut self, question: QuestionIndex, chosen: OptionSet) {
        let mut answers = self.answers.clone();
        answers.choose(question, chosen);
        let (answers, dropped) = prune(&self.notice, &answers);
        self.dropped = dropped;
        self.link = None;
        self.changed_in = Tab::This;
        let before = self.assessment.settled();
        self.set_answers(answers);
        self.settled = self.assessment.settled();
        self.settled.retain(|section| !before.contains(section));
        self.announced = Some(question);
    }

    /// Applies an answer to the first question that was given before the program started; answers of a link
    /// or an earlier visit take precedence.
    pub(super) fn answer_early(&mut self, option: &str) {
        let first = QuestionIndex(0);
        let mut options = self.notice.question(first).options.iter();
        let option = options.position(|it| &*it.id == option);
        if let Some(option) = option.filter(|_| self.answers.is_empty()) {
            self.answer(first, OptionSet::one(option));
        }
    }

    /// Opens an answered question again; with `None`, the next question or the result.
    pub(super) fn revisit(&mut self, question: Option<QuestionIndex>) {
        // The official text covers the question.
        self.clause = None;
        self.revisited = question;
        let chosen = question.map(|question| self.answers.chosen(question));
        self.selected = chosen.unwrap_or_default();
        self.missing = false;
    }

    pub(super) fn restart(&mut self) {
        self.set_answers(Answers::none(&self.notice));
        self.dropped.clear();
        self.link = None;
        self.ready.clear();
        self.asked_bureau.clear();
        self.opened.clear();
        self.settled.clear();
        self.copied = None;
        self.changed_in = Tab::This;
        self.offered = None;
        self.shared = None;
        self.announced = None;
    }

    pub(super) fn set_answers(&mut self, answers: Answers) {
        self.answers = answers;
        self.assess();
        // A link in the open share panel would hold the old answers.
        self.shared = None;
        // The chosen options belong to the question before.
        self.revisit(None);
    }

    pub(super) fn assess(&mut self) {
        self.assessment = assess(&self.notice, &self.answers, self.day.assessed());
    }

    /// Assesses for the current day; returns whether the day has changed.
    pub fn turn(&mut self, today: Date) -> bool {
        let turned = matches!(self.day, Day::Today(day) if day != today);
        if turned {
            self.day = Day::Today(today);
            self.assess();
        }
        turned
    }
}
