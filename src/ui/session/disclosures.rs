//! Which disclosures are open.

use std::rc::Rc;

use crate::ui::result::{FOR_SOME, WHOLE};

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
        self.fold(&folded_into(place, name), true);
        self.fold(&WHOLE.into(), true);
    }
}

/// The name of the disclosure around a sentence of the result.
fn folded_into(place: &str, name: &str) -> Rc<str> {
    match place {
        "education-source" => "education".into(),
        "steps" => format!("steps/{name}").into(),
        place => place.into(),
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
