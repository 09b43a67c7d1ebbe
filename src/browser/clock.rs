//! The clock; nothing else reads it.

use crate::notice::{Date, Moment};

/// The current minute in Beijing, whatever the device's time zone.
pub fn now() -> Moment {
    #[expect(clippy::cast_possible_truncation, reason = "seconds fit for ages")]
    let seconds = (js_sys::Date::now() / 1000.0).floor() as i64;
    Moment::in_beijing(seconds).unwrap_or(Date::UNKNOWN.into())
}
