//! Answers that come with a link, and the link that carries them to others.

use std::rc::Rc;

use crate::{
    assess::{prune, read_code, read_link, write_code},
    notice::QuestionSet,
};

use super::Session;

impl Session {
    /// The answers as the code of a shared link.
    pub fn code(&self) -> String {
        write_code(&self.notice, &self.answers)
    }

    /// Opens the share panel with a link.
    pub fn share(&mut self, link: &str) {
        self.shared = Some(Rc::from(link));
        self.copied = None;
    }

    /// Takes the answers of a link, or offers them where there are other answers already.
    pub(super) fn follow(&mut self, fragment: &str) {
        let mut link = read_link(&self.notice, fragment);
        let (answers, dropped) = prune(&self.notice, &link.answers);
        // The flow would not ask for these answers, so the page lists their questions as refused.
        for question in dropped
            .iter()
            .filter_map(|it| self.notice.question_index(it))
        {
            link.refused = link.refused.union(QuestionSet::one(question));
        }
        self.link = Some(link);
        if self.answers.is_empty() || answers == self.answers {
            self.offered = None;
            self.set_answers(answers);
        } else if !answers.is_empty() {
            self.offered = Some(write_code(&self.notice, &answers).into());
        }
    }

    pub(super) fn decide_on_offer(&mut self, taken: bool) {
        let link = self.link.take();
        let offered = self.offered.take().filter(|_| taken);
        if let Some(Ok(answers)) = offered.map(|code| read_code(&self.notice, &code)) {
            self.restart();
            self.set_answers(answers);
            self.link = link;
        }
    }
}
