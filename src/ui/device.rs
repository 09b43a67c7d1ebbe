//! Keeps the storage of the device and the session in sync. Other tabs write to the same storage: what
//! they have written is adopted before anything is written over it.

use super::{Host, session::Session, stored::Stored};

/// The stored text as this tab last read or wrote it.
pub struct Device(Option<String>);

impl Device {
    /// Begins with the text that was stored when the page was loaded.
    pub fn new(stored: Option<String>) -> Self {
        Self(stored)
    }

    /// Adopts what another tab has written and returns whether the answers changed; `None` where no other
    /// tab has written.
    pub fn look(&mut self, host: &Host, session: &mut Session) -> Option<bool> {
        let stored = host.stored(&Stored::key(session.notice())).ok()?;
        if stored == self.0 {
            return None;
        }
        self.0 = stored;
        Some(session.adopt(self.0.as_deref()))
    }

    /// Stores the state of the session and returns whether the device accepts it.
    pub fn store(&mut self, host: &Host, session: &Session) -> bool {
        let stored = session.stored().write(session.notice());
        if stored == self.0 {
            return session.stores;
        }
        let worked = host.store(&Stored::key(session.notice()), stored.as_deref());
        // After a failure the next call tries again.
        if worked {
            self.0 = stored;
        }
        worked
    }
}
