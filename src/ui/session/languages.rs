//! The language of the page, and the editions in which it can be shown.

use std::rc::Rc;

use crate::{
    notice::Notice,
    ui::{Edition, language::is_same_language},
};

use super::Session;

impl Session {
    /// Changes to a language, or notes it until its edition arrives.
    pub(super) fn change_language(&mut self, language: &Rc<str>) {
        let wording = self.wordings.get(language).cloned();
        let notice = self.notice_in(language);
        if let (Some(wording), Some(notice)) = (wording, notice) {
            self.awaited = None;
            self.wording = wording;
            self.language = language.clone();
            self.notice = notice;
            self.assess();
        } else {
            self.awaited = Some(language.clone());
        }
    }

    /// The notice in a language.
    pub(super) fn notice_in(&self, language: &Rc<str>) -> Option<Rc<Notice>> {
        let present = std::iter::once(&self.notice);
        let mut notices = present.chain(&self.editions);
        notices
            .find(|notice| notice.document().languages.contains(language))
            .cloned()
    }

    /// Adds an edition that has arrived.
    pub(super) fn add_edition(&mut self, edition: &Edition) {
        self.wordings = self.wordings.with(&edition.wordings);
        // The page may have started without wording in its language.
        self.wording = self.wordings.best(&self.language);
        if !self.editions.is_empty() {
            self.editions.extend(edition.notice.clone());
        }
        if let Some(language) = self.awaited.clone() {
            self.change_language(&language);
        }
    }
}

/// The wanted language where the notice has it, else the notice's first.
pub(super) fn first_language(notice: &Notice, wanted: &Rc<str>) -> Rc<str> {
    let all = &notice.document().languages;
    let mut languages = all.iter();
    let first = languages.find(|language| is_same_language(language, wanted));
    first.or(all.first()).unwrap_or(wanted).clone()
}
