//! What is stored on the device, and what another tab has stored there.

use crate::ui::kept::Kept;

use super::{Session, Tab};

impl Session {
    /// The state to store on the device.
    pub fn kept(&self) -> Kept {
        Kept {
            answers: self.answers.clone(),
            ready: self.ready.clone(),
            size: self.size,
            asked: self.asked_bureau.clone(),
            opened: self.opened.clone(),
        }
    }

    /// Adopts the state that another tab has stored; returns whether the answers changed.
    pub fn adopt(&mut self, kept: Option<&str>) -> bool {
        let kept = Kept::read(&self.notice, kept.unwrap_or_default());
        self.ready = kept.ready;
        self.size = kept.size;
        self.asked_bureau = kept.asked;
        self.opened = kept.opened;
        let others = kept.answers != self.answers;
        if others {
            self.set_answers(kept.answers);
            self.dropped.clear();
            self.announced = None;
            self.changed_in = Tab::Other;
        }
        others
    }
}
