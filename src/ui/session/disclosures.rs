//! Which disclosures are open.

use std::rc::Rc;

use crate::{
    notice::Kind,
    ui::result::{FOR_SOME, WHOLE},
};

use super::Session;

impl Session {
    /// Whether a disclosure is open.
    pub fn is_open(&self, part: &str) -> bool {
        self.opened.iter().any(|it| **it == *part)
    }

    /// Opens or closes a disclosure; returns whether that changed anything.
    pub(super) fn fold(&mut self, part: &Rc<str>, open: bool) -> bool {
        let changes = self.is_open(part) != open;
        if changes {
            toggle(&mut self.opened, part);
        }
        changes
    }

    /// Opens the disclosure around an entry of the list of what to ask the bureau, where it is in one.
    pub(super) fn show_asked(&mut self, key: &str) {
        let mut entries = self.assessment.to_confirm.iter();
        let for_some = entries.any(|it| it.concerns.is_some() && *it.key() == *key);
        if for_some {
            self.fold(&FOR_SOME.into(), true);
        }
    }

    /// Opens the disclosures around a sentence of the result.
    pub(super) fn show(&mut self, place: &str, name: &str) {
        let around = self.folded_into(place, name);
        self.fold(&around, true);
        self.fold(&WHOLE.into(), true);
    }

    /// The name of the disclosure around a sentence of the result: that of its step or paper, of its section,
    /// or of the section with a line of its own that this is in.
    fn folded_into(&self, place: &str, name: &str) -> Rc<str> {
        let sections = &self.notice.document().sections;
        let section = |id: &str| sections.iter().find(|it| *it.id == *id);
        let Some(mut own) = section(place) else {
            // The place of a finding about a paper is the paper.
            return place.into();
        };
        let is_paper = own.papers().iter().any(|it| *it.cited.id == *name);
        if is_paper || own.kind() == Kind::Steps {
            return format!("{place}/{name}").into();
        }
        while let Some(outer) = own
            .within
            .as_deref()
            .filter(|_| !own.own_line)
            .and_then(section)
        {
            own = outer;
        }
        own.id.clone()
    }
}

/// Adds a name to a list, or removes it where it is there.
pub(super) fn toggle(names: &mut Vec<Rc<str>>, name: &Rc<str>) {
    if names.contains(name) {
        names.retain(|it| it != name);
    } else {
        names.push(name.clone());
    }
}
