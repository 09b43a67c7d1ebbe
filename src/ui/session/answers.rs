//! The answers: choosing, changing and clearing them, and the assessment that follows.

use crate::{
    assess::{Answer, Answers, AssessedWindow, WindowVerdict, assess, prune},
    notice::{Moment, OptionSet, QuestionIndex},
    ui::{
        Day,
        action::Input,
        typed::{Refused, read_typed},
    },
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
        self.refused = None;
        if self.notice.question(question).is_several() {
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
                self.go_on(question, &[]);
            }
        }
    }

    /// Clears the chosen option, because something is typed in its place; returns whether there was one.
    pub(super) fn unchoose(&mut self, question: QuestionIndex) -> bool {
        let chosen = self.question() == Some(question) && !self.selected.is_empty();
        if chosen {
            self.selected = OptionSet::default();
        }
        chosen
    }

    /// Answers a question with the chosen options, else with what is typed in its fields.
    pub fn go_on(&mut self, question: QuestionIndex, typed: &[String]) {
        if self.question() != Some(question) {
            return;
        }
        match self.given(question, typed) {
            Ok(answer) => self.answer(question, answer),
            Err(refused) => self.refused = Some(refused),
        }
    }

    fn given(&self, question: QuestionIndex, typed: &[String]) -> Result<Answer, Refused> {
        if !self.selected.is_empty() {
            return Ok(self.selected.into());
        }
        let value = read_typed(self.notice.question(question), typed)?;
        Answer::of_value(&self.notice, question, value).ok_or(Refused::Outside)
    }

    pub(super) fn go_back(&mut self, question: QuestionIndex) {
        if self.question() == Some(question) {
            self.revisit(self.previous().or(self.revisited));
        }
    }

    pub(super) fn answer(&mut self, question: QuestionIndex, answer: Answer) {
        let mut answers = self.answers.clone();
        answers.put(question, answer);
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
        let option = self.notice.option_index(first, option);
        if let Some(option) = option.filter(|_| self.answers.is_empty()) {
            self.answer(first, OptionSet::one(option).into());
        }
    }

    /// Opens an answered question again; with `None`, the next question or the result.
    pub(super) fn revisit(&mut self, question: Option<QuestionIndex>) {
        // The official text covers the question.
        self.clause = None;
        self.revisited = question;
        let answer = question.map(|question| self.answers.answer(question));
        // A value stands in its field.
        let answer = answer.filter(|answer| answer.value.is_none());
        self.selected = answer.unwrap_or_default().chosen;
        self.refused = None;
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

    /// Assesses for the current minute; returns whether that changes what the page shows: on another day, or
    /// when a window has opened or closed.
    pub fn turn(&mut self, now: Moment) -> bool {
        let before = match self.day {
            Day::Today(before) if before != now => before,
            _ => return false,
        };
        let windows = self.windows();
        self.day = Day::Today(now);
        self.assess();
        before.day != now.day || windows != self.windows()
    }

    /// The states of all windows.
    fn windows(&self) -> Vec<WindowVerdict> {
        let verdict = |window: &AssessedWindow| window.verdict;
        self.assessment.windows().map(verdict).collect()
    }
}
