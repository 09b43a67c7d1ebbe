//! Which disclosures are open.

use std::rc::Rc;

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
}

/// Adds a name to a list, or removes it where it is there.
pub(super) fn toggle(names: &mut Vec<Rc<str>>, name: &Rc<str>) {
    if names.contains(name) {
        names.retain(|it| it != name);
    } else {
        names.push(name.clone());
    }
}
