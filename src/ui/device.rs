//! The device and the visit in step. Other tabs write there too: what they have written is taken over
//! and never written over unseen.

use super::{Host, kept::Kept, session::Session};

/// What the device is known to keep.
pub struct Device(Option<String>);

impl Device {
    /// A device that keeps this when the visit begins.
    pub fn new(kept: Option<String>) -> Self {
        Self(kept)
    }

    /// Takes over what others have written; nothing where nobody has, else whether the answers are
    /// others.
    pub fn look(&mut self, host: &Host, session: &mut Session) -> Option<bool> {
        let kept = host.kept(&Kept::key(session.notice())).ok()?;
        if kept == self.0 {
            return None;
        }
        self.0 = kept;
        Some(session.adopt(self.0.as_deref()))
    }

    /// Writes what the visit has come to, and says whether the device keeps it.
    pub fn keep(&mut self, host: &Host, session: &Session) -> bool {
        let kept = session.kept().write(session.notice());
        if kept == self.0 {
            return session.keeps;
        }
        let worked = host.keep(&Kept::key(session.notice()), kept.as_deref());
        // What did not work is tried again.
        if worked {
            self.0 = kept;
        }
        worked
    }
}
