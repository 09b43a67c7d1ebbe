//! What is stored on the device, and what another tab has stored there.

use crate::ui::stored::Stored;

use super::{Session, Tab};

impl Session {
    /// The state to store on the device.
    pub fn stored(&self) -> Stored {
        Stored {
            answers: self.answers.clone(),
            ready: self.ready.clone(),
            size: self.size,
            asked: self.asked_bureau.clone(),
            opened: self.opened.clone(),
        }
    }

    /// Adopts the state that another tab has stored; returns whether the answers changed.
    pub fn adopt(&mut self, stored: Option<&str>) -> bool {
        let stored = Stored::read(&self.notice, stored.unwrap_or_default());
        self.ready = stored.ready;
        self.size = stored.size;
        self.asked_bureau = stored.asked;
        self.opened = stored.opened;
        let others = stored.answers != self.answers;
        if others {
            self.set_answers(stored.answers);
            self.dropped.clear();
            self.announced = None;
            self.changed_in = Tab::Other;
        }
        others
    }
}
