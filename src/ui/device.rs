//! Keeps the storage of the device and the session in sync. Other tabs write to the same storage: what
//! they have written is adopted before anything is written over it.

use super::{Host, kept::Kept, session::Session};

/// The stored text as this tab last read or wrote it.
pub struct Device(Option<String>);

impl Device {
    /// Begins with the text that was stored when the page was loaded.
    pub fn new(kept: Option<String>) -> Self {
        Self(kept)
    }

    /// Adopts what another tab has written and returns whether the answers changed; `None` where no other
    /// tab has written.
    pub fn look(&mut self, host: &Host, session: &mut Session) -> Option<bool> {
        let kept = host.kept(&Kept::key(session.notice())).ok()?;
        if kept == self.0 {
            return None;
        }
        self.0 = kept;
        Some(session.adopt(self.0.as_deref()))
    }

    /// Stores the state of the session and returns whether the device accepts it.
    pub fn keep(&mut self, host: &Host, session: &Session) -> bool {
        let kept = session.kept().write(session.notice());
        if kept == self.0 {
            return session.keeps;
        }
        let worked = host.keep(&Kept::key(session.notice()), kept.as_deref());
        // After a failure the next call tries again.
        if worked {
            self.0 = kept;
        }
        worked
    }
}
