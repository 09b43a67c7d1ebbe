//! The one place that reads the clock.

use crate::notice::Date;

/// The Beijing day it is now, whatever the device's time zone.
pub fn today() -> Date {
    #[expect(clippy::cast_possible_truncation, reason = "seconds fit for ages")]
    let seconds = (js_sys::Date::now() / 1000.0).floor() as i64;
    Date::in_beijing(seconds).unwrap_or(Date::UNKNOWN)
}
