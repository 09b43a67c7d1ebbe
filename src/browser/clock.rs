//! The clock; nothing else reads it.

use crate::notice::Date;

/// The current Beijing day, whatever the device's time zone.
pub fn today() -> Date {
    #[expect(clippy::cast_possible_truncation, reason = "seconds fit for ages")]
    let seconds = (js_sys::Date::now() / 1000.0).floor() as i64;
    Date::in_beijing(seconds).unwrap_or(Date::UNKNOWN)
}
